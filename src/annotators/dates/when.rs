//! A point or period of the calendar, and the three ways to write it: TIMEX3, EDTF, first and last day.

use crate::model::Granularity;
use jiff::Span;
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// A period, its year aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Period {
    /// Counted from 0, as TIMEX3 does: the 20th is 19.
    Century(i16),
    /// The year without its last digit.
    Decade(i16),
    /// The whole year.
    Year,
    /// Of the year.
    Half(i8),
    /// Of the year, if known which.
    Quarter(Option<i8>),
    /// Index of [`SEASONS`](super::fields::SEASONS).
    Season(i8),
    /// Of the year, if known which.
    Month(Option<i8>),
    /// ISO week, if known which; the year is the ISO year.
    Week(Option<i8>),
    /// Saturday and Sunday of an ISO week.
    Weekend(Option<i8>),
    /// Month and day.
    Day(i8, i8),
    /// Some such weekday.
    Weekday(i8),
    /// Some day.
    SomeDay,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    /// Index of [`PARTS`](super::fields::PARTS).
    Part(i8),
    /// Hour, minute, second, minutes east of UTC.
    Time(i8, Option<i8>, Option<i8>, Option<i16>),
}

/// Whose year it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fiscal {
    /// The calendar's.
    No,
    /// A fiscal year of unknown beginning.
    Unknown,
    /// A fiscal year that begins with this month, perhaps of the year before the one it is called by.
    Begins {
        /// 1 to 12.
        month: i8,
        /// Does it begin in the year before?
        year_before: bool,
    },
}

/// A point or period of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct When {
    /// The year, if known; before the common era negative.
    pub year: Option<i16>,
    /// What of it.
    pub period: Period,
    /// What of the day.
    pub clock: Option<Clock>,
    /// Of the fiscal year?
    pub fiscal: Fiscal,
}

impl When {
    /// A period of a year.
    pub(super) fn new(year: Option<i16>, period: Period) -> When {
        When { year, period, clock: None, fiscal: Fiscal::No }
    }

    /// A day.
    pub(super) fn day(date: Date) -> When {
        When::new(Some(date.year()), Period::Day(date.month(), date.day()))
    }

    /// The ISO week of a day.
    pub(super) fn week(date: Date) -> When {
        let week = date.iso_week_date();
        When::new(Some(week.year()), Period::Week(Some(week.week())))
    }

    /// The weekend of the ISO week of a day.
    pub(super) fn weekend(date: Date) -> When {
        let week = date.iso_week_date();
        When::new(Some(week.year()), Period::Weekend(Some(week.week())))
    }

    /// The month, quarter, half, year, decade or century that a day lies in; `None` for other units.
    pub(super) fn around(date: Date, unit: &str) -> Option<When> {
        let year = date.year();
        Some(match unit {
            "month" => When::new(Some(year), Period::Month(Some(date.month()))),
            "quarter" => When::new(Some(year), Period::Quarter(Some((date.month() + 2) / 3))),
            "half" => When::new(Some(year), Period::Half((date.month() + 5) / 6)),
            "year" | "season" => When::new(Some(year), Period::Year),
            "decade" => When::new(Some(year.div_euclid(10) * 10), Period::Decade(year.div_euclid(10))),
            "century" => When::new(Some(year.div_euclid(100) * 100), Period::Century(year.div_euclid(100))),
            _ => return None,
        })
    }

    /// The TIMEX3 value.
    pub(super) fn timex(&self) -> String {
        let year = self.year_text();
        let two = |n: Option<i8>| n.map_or_else(|| "XX".to_owned(), |n| format!("{n:02}"));
        let mut value = match self.period {
            Period::Century(c) if self.year.is_some_and(|y| y < 0) => format!("BC{c:02}"),
            Period::Century(c) => format!("{c:02}"),
            Period::Decade(d) => format!("{d:03}"),
            Period::Year => year,
            Period::Half(h) => format!("{year}-H{h}"),
            Period::Quarter(q) => format!("{year}-Q{}", q.map_or_else(|| "X".to_owned(), |q| q.to_string())),
            Period::Season(s) => format!("{year}-{}", super::fields::SEASONS[s as usize]),
            Period::Month(m) => format!("{year}-{}", two(m)),
            Period::Week(w) => format!("{year}-W{}", two(w)),
            Period::Weekend(w) => format!("{year}-W{}-WE", two(w)),
            Period::Day(m, d) => format!("{year}-{m:02}-{d:02}"),
            Period::Weekday(w) => format!("{year}-WXX-{w}"),
            Period::SomeDay => format!("{year}-XX-XX"),
        };
        if let Some(clock) = self.clock {
            value += &clock.timex();
        }
        value
    }

    fn year_text(&self) -> String {
        match self.year {
            None => "XXXX".into(),
            Some(y) if y < 0 => format!("BC{:04}", -y),
            Some(y) => format!("{y:04}"),
        }
    }

    /// EDTF level 1; empty where it has no word for it.
    pub(super) fn edtf(&self, mark: &str) -> String {
        let year = match self.year {
            Some(y) if y < 0 => format!("-{:04}", -y - 1),
            Some(y) => format!("{y:04}"),
            None => "XXXX".into(),
        };
        if self.fiscal != Fiscal::No || matches!((self.period, self.year), (Period::Century(_), Some(..0))) {
            return self.days().map_or_else(String::new, |(from, to)| format!("{}{mark}/{}{mark}", edtf_day(from), edtf_day(to)));
        }
        let value = match self.period {
            Period::Century(c) => format!("{c:02}XX"),
            Period::Decade(d) => format!("{d:03}X"),
            Period::Year if self.year.is_some() => year,
            Period::Month(Some(m)) => format!("{year}-{m:02}"),
            Period::Day(m, d) => match self.clock {
                Some(Clock::Time(h, Some(minute), s, zone)) if self.year.is_some() && h < 24 => {
                    return format!("{year}-{m:02}-{d:02}T{h:02}:{minute:02}:{:02}{}", s.unwrap_or(0), zone.map_or_else(String::new, offset));
                }
                _ => format!("{year}-{m:02}-{d:02}"),
            },
            Period::Season(s) if self.year.is_some() => format!("{year}-{}", 21 + s),
            Period::Half(_) | Period::Quarter(Some(_)) | Period::Week(Some(_)) | Period::Weekend(Some(_)) => match self.days() {
                Some((from, to)) => return format!("{}{mark}/{}{mark}", edtf_day(from), edtf_day(to)),
                None => return String::new(),
            },
            _ => return String::new(),
        };
        value + mark
    }

    /// First and last day, both inclusive.
    pub(super) fn days(&self) -> Option<(Date, Date)> {
        let months = |year: i16, first: i8, count: i64| {
            let from = Date::new(year, first, 1).ok()?;
            Some((from, add_months(from, count)?.yesterday().ok()?))
        };
        match self.fiscal {
            Fiscal::No => {}
            Fiscal::Unknown => return None,
            Fiscal::Begins { month, year_before } => {
                let (later, count) = match self.period {
                    Period::Year => (0, 12),
                    Period::Half(h) => (h * 6 - 6, 6),
                    Period::Quarter(Some(q)) => (q * 3 - 3, 3),
                    _ => return None,
                };
                let month = month - 1 + later;
                return months(self.year? - i16::from(year_before) + i16::from(month / 12), month % 12 + 1, count);
            }
        }
        let years = |first: i16, last: i16| Some((Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?));
        match self.period {
            // 600 to 501 BC: the year 1 BC is 0 of the calendar.
            Period::Century(c) if self.year.is_some_and(|y| y < 0) => return years(-99 - c * 100, -c * 100),
            Period::Century(c) => return years((c * 100).max(1), c * 100 + 99),
            Period::Decade(d) => return years(d * 10, d * 10 + 9),
            _ => {}
        }
        let year = self.year?;
        match self.period {
            Period::Year => {
                let year = if year < 0 { year + 1 } else { year };
                years(year, year)
            }
            Period::Half(h) => months(year, h * 6 - 5, 6),
            Period::Quarter(Some(q)) => months(year, q * 3 - 2, 3),
            Period::Season(3) => months(year, 12, 3),
            Period::Season(s) => months(year, s * 3 + 3, 3),
            Period::Month(Some(m)) => months(year, m, 1),
            Period::Week(Some(w)) => {
                let monday = ISOWeekDate::new(year, w, Weekday::Monday).ok()?.date();
                Some((monday, add_days(monday, 6)?))
            }
            Period::Weekend(Some(w)) => {
                let saturday = ISOWeekDate::new(year, w, Weekday::Saturday).ok()?.date();
                Some((saturday, saturday.tomorrow().ok()?))
            }
            Period::Day(m, d) => Date::new(year, m, d).ok().map(|day| (day, day)),
            _ => None,
        }
    }

    /// How fine it is.
    pub(super) fn granularity(&self) -> Granularity {
        match (self.clock, self.period) {
            (Some(Clock::Part(_)), _) => Granularity::PartOfDay,
            (Some(Clock::Time(_, _, Some(_), _)), _) => Granularity::Second,
            (Some(Clock::Time(_, Some(_), None, _)), _) => Granularity::Minute,
            (Some(Clock::Time(..)), _) => Granularity::Hour,
            (None, Period::Century(_)) => Granularity::Century,
            (None, Period::Decade(_)) => Granularity::Decade,
            (None, Period::Year) => Granularity::Year,
            (None, Period::Half(_)) => Granularity::Half,
            (None, Period::Quarter(_)) => Granularity::Quarter,
            (None, Period::Season(_)) => Granularity::Season,
            (None, Period::Month(_)) => Granularity::Month,
            (None, Period::Week(_)) => Granularity::Week,
            (None, Period::Weekend(_)) => Granularity::Weekend,
            (None, Period::Day(..) | Period::Weekday(_) | Period::SomeDay) => Granularity::Day,
        }
    }
}

impl Clock {
    fn timex(self) -> String {
        match self {
            Clock::Part(p) => format!("T{}", super::fields::PARTS[p as usize]),
            Clock::Time(h, m, s, zone) => {
                let mut text = format!("T{h:02}:{:02}", m.unwrap_or(0));
                if let Some(s) = s {
                    text += &format!(":{s:02}");
                }
                text + if zone == Some(0) { "Z" } else { "" }
            }
        }
    }
}

/// An offset from UTC as ISO 8601 writes it.
fn offset(minutes: i16) -> String {
    if minutes == 0 {
        return "Z".into();
    }
    format!("{}{:02}:{:02}", if minutes < 0 { '-' } else { '+' }, minutes.abs() / 60, minutes.abs() % 60)
}

/// A day as EDTF writes it: years before the common era have a minus and four digits.
fn edtf_day(day: Date) -> String {
    let year = day.year();
    format!("{}{:04}-{:02}-{:02}", if year < 0 { "-" } else { "" }, year.abs(), day.month(), day.day())
}

/// A day some days later (or earlier); `None` beyond the calendar.
pub(super) fn add_days(date: Date, days: i32) -> Option<Date> {
    date.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// A day some months later (or earlier); `None` beyond the calendar.
pub(super) fn add_months(date: Date, months: i64) -> Option<Date> {
    date.checked_add(Span::new().try_months(months).ok()?).ok()
}
