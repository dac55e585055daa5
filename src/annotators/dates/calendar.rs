//! From what an expression says to a [`When`], reckoned from a given day.

use super::context::{SUBJECT, SURE};
use super::country::FiscalYear;
use super::fields::{Field, Fields, UNITS};
use super::grammar::Grammar;
use super::holidays::Holidays;
use super::when::{Clock, Fiscal, Period, When, add_days, add_months};
use jiff::civil::{Date, Weekday};

/// What an expression is reckoned from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment<'c> {
    /// The day, if known.
    pub now: Option<Date>,
    /// -1 the clause points to the past, 1 to the future.
    pub direction: Option<i16>,
    /// The country whose holidays are meant, and the one whose fiscal year; empty = not known.
    pub countries: (&'c str, &'c str),
}

/// A value, and whether the day it was reckoned from mattered.
pub(super) struct Reckoned {
    /// The value.
    pub when: When,
    /// Did the anchor matter?
    pub relative: bool,
}

/// Reckons a date. `None` where the fields say none.
pub(super) fn reckon(fields: &Fields, moment: Moment, grammar: &Grammar) -> Option<Reckoned> {
    let reckoner = Reckoner::new(fields, moment, grammar);
    let (mut when, relative) = reckoner.date()?;
    when.clock = reckoner.clock();
    if fields.has(Field::Fiscal) && !matches!(when.period, Period::Month(_) | Period::Day(..)) {
        when.fiscal = fiscal(fields, moment, grammar);
    }
    Some(Reckoned { when, relative })
}

/// Which fiscal year: where two years are written, the first begins it; one alone is named as the country does.
fn fiscal(f: &Fields, moment: Moment, grammar: &Grammar) -> Fiscal {
    let Some(year) = grammar.countries.fiscal(moment.countries.1) else { return Fiscal::Unknown };
    let two = [Field::Second_, Field::ToYear, Field::ToYear2, Field::ToDigit].iter().any(|field| f.has(*field));
    match year.named_by_end.filter(|_| !two) {
        Some(by_end) => Fiscal::Begins { month: year.start, year_before: by_end && year.start > 1 },
        None if two => Fiscal::Begins { month: year.start, year_before: false },
        None => Fiscal::Unknown,
    }
}

/// Reckons one expression.
pub(super) struct Reckoner<'f> {
    pub(super) f: &'f Fields,
    pub(super) moment: Moment<'f>,
    pub(super) holidays: &'f Holidays,
    /// The fiscal year of the country, if one year alone names it.
    fiscal: Option<FiscalYear>,
}

/// A value, and whether the anchor mattered.
pub(super) type Found = Option<(When, bool)>;

impl<'f> Reckoner<'f> {
    /// A reckoner of what an expression says.
    pub(super) fn new(f: &'f Fields, moment: Moment<'f>, grammar: &'f Grammar) -> Reckoner<'f> {
        let fiscal = grammar.countries.fiscal(moment.countries.1).filter(|y| y.named_by_end.is_some() && f.has(Field::Fiscal));
        Reckoner { f, moment, holidays: &grammar.holidays, fiscal }
    }
}

impl Reckoner<'_> {
    /// The unit named, or empty.
    pub(super) fn unit(&self) -> &'static str {
        self.f.name(Field::Unit, UNITS)
    }

    fn date(&self) -> Found {
        let f = self.f;
        if f.has(Field::Century) {
            return self.century();
        }
        if f.has(Field::Decade) || f.has(Field::Decade2) {
            return Some(self.decade());
        }
        if f.has(Field::Holiday) {
            return self.holiday();
        }
        if f.has(Field::Month) {
            return self.in_month();
        }
        for field in [Field::Quarter, Field::Half, Field::Season, Field::Week] {
            if f.has(field) {
                return self.recurring(field, f.small(field)?);
            }
        }
        if f.has(Field::Day) {
            return self.day_of_month();
        }
        if f.has(Field::Weekday) {
            return self.weekday();
        }
        if f.has(Field::Shift) {
            return self.shifted();
        }
        if let (Some(year), relative) = self.year() {
            return Some((When::new(Some(year), Period::Year), relative || f.has(Field::Year2)));
        }
        if f.has(Field::Relative) && f.has(Field::Unit) {
            return self.relative();
        }
        if f.has(Field::Hour) || f.has(Field::Part) {
            return Some((self.moment.now.map_or(When::new(None, Period::SomeDay), When::day), true));
        }
        None
    }

    /// The year the expression itself says, absolutely or by `last year`; was it relative?
    fn year(&self) -> (Option<i16>, bool) {
        let f = self.f;
        if let Some(year) = f.of(Field::Year) {
            return (Some(if f.has(Field::Bc) { -year } else { year }).filter(|y| (-9999..=9999).contains(y)), false);
        }
        if let Some(two) = f.of(Field::Year2) {
            return (Some(self.near_century(two)), false);
        }
        if let Some(n) = f.of(Field::Relative)
            && self.unit() == "year"
        {
            return (self.moment.now.and_then(|now| self.year_at(now).checked_add(n)).filter(|y| *y <= 9999), true);
        }
        (None, false)
    }

    /// The year a day lies in; of the fiscal year, where one is spoken of, the year it is called by.
    fn year_at(&self, day: Date) -> i16 {
        let Some(FiscalYear { start, named_by_end }) = self.fiscal else { return day.year() };
        let began = day.year() - i16::from(day.month() < start);
        began + i16::from(named_by_end == Some(true) && start > 1)
    }

    /// `98` is 1998: at most twenty years after the day of publication.
    fn near_century(&self, two: i16) -> i16 {
        let now = self.moment.now.map_or(2010, |d| d.year());
        let year = now - now.rem_euclid(100) + two;
        if year > now + 20 && year > 100 { year - 100 } else { year }
    }

    fn century(&self) -> Found {
        let century = self.f.of(Field::Century).filter(|c| (1..100).contains(c))? - 1;
        let sign = if self.f.has(Field::Bc) { -1 } else { 1 };
        Some((When::new(Some(sign * (century * 100 + 1)), Period::Century(century)), false))
    }

    fn decade(&self) -> (When, bool) {
        let decade = match (self.f.of(Field::Decade), self.f.of(Field::Decade2)) {
            (Some(before), Some(tens)) => before - before % 10 + tens,
            (Some(decade), None) => decade,
            _ => self.near_century(self.f.of(Field::Decade2).unwrap_or(0) * 10) / 10,
        };
        (When::new(Some(decade * 10), Period::Decade(decade)), false)
    }

    fn holiday(&self) -> Found {
        let (holiday, country) = (self.f.of(Field::Holiday)?, self.moment.countries.0);
        let shift = i32::from(self.f.of(Field::Shift).unwrap_or(0));
        let days = |year: i16| self.holidays.days(holiday, year, country).map(move |d| (d, d, year));
        let (found, relative) = match self.year() {
            (Some(year), relative) => (days(year).next(), relative),
            (None, true) => (None, true),
            _ => (self.moment.now.and_then(|now| self.choose(now, days)), true),
        };
        let when = match found.map(|d| d.0) {
            Some(day) if self.unit() == "week" => When::week(add_days(day, shift * 7)?),
            Some(day) if self.unit() == "weekend" => weekend_beside(day, shift)?,
            Some(day) => When::day(add_days(day, shift)?),
            None => match self.holidays.fixed(holiday, country) {
                Some((m, d)) => When::new(None, Period::Day(m, d)),
                None => When::new(self.year().0, Period::SomeDay),
            },
        };
        Some((when, relative))
    }

    /// A month, or a day of it.
    fn in_month(&self) -> Found {
        let month = self.f.small(Field::Month)?;
        if !self.f.has(Field::Day) {
            let (year, relative) = self.pick(|y| When::new(Some(y), Period::Month(Some(month))).days());
            return Some((When::new(year, Period::Month(Some(month))), relative));
        }
        let day = self.f.small(Field::Day).filter(|d| (1..=days_in(month)).contains(d))?;
        let when = match self.year_of(month, day) {
            (Some(y), relative) => (Date::new(y, month, day).ok()?, relative),
            (None, relative) => return Some((When::new(None, Period::Day(month, day)), relative)),
        };
        Some((if self.unit() == "week" { When::week(when.0) } else { When::day(when.0) }, when.1))
    }

    /// The year in which a day is meant: `Friday, July 18`, if need be the year before or after, where that is a Friday.
    fn year_of(&self, month: i8, day: i8) -> (Option<i16>, bool) {
        let in_year = |y: i16| Date::new(y, month, day).ok().map(|d| (d, d));
        let (year, relative) = self.pick(in_year);
        let fits = |y: i16| in_year(y).is_some_and(|(d, _)| self.on_weekday(d));
        match (year, self.moment.now) {
            (Some(y), Some(now)) if relative && !fits(y) && !self.f.has(Field::Relative) && in_year(y).is_none_or(|(d, _)| distance(now, d) > BESIDE) => {
                let close = (now.year() - 1..=now.year() + 1).filter(|y| fits(*y));
                (close.min_by_key(|y| in_year(*y).map_or(i32::MAX, |(d, _)| far(now, d, d, self.moment.direction))).or(year), relative)
            }
            found => (found.0, relative),
        }
    }

    /// A quarter, half, season or ISO week of a year.
    fn recurring(&self, field: Field, n: i8) -> Found {
        let period = match field {
            Field::Quarter => Period::Quarter(Some(n)),
            Field::Half => Period::Half(n),
            Field::Season => Period::Season(n),
            _ => Period::Week(Some(n)),
        };
        let (year, relative) = self.pick(|y| When::new(Some(y), period).days());
        let when = When::new(year, period);
        // `2024-W14-3`
        if let (Some(weekday), Some((monday, _))) = (self.f.of(Field::Weekday).filter(|_| field == Field::Week), when.days()) {
            return Some((When::day(add_days(monday, i32::from(weekday) - 1)?), relative));
        }
        Some((when, relative))
    }

    /// The year in which a thing that comes once a year is meant; was it reckoned?
    fn pick(&self, days: impl Fn(i16) -> Option<(Date, Date)>) -> (Option<i16>, bool) {
        let (year, relative) = self.year();
        if year.is_some() || relative {
            return (year, relative);
        }
        let Some(now) = self.moment.now else { return (None, true) };
        let found = self.choose(now, |year| days(year).map(|(from, to)| (from, to, year)));
        (found.map(|c| c.2), true)
    }

    /// Of what comes once a year or so, the one that is meant.
    fn choose<I: IntoIterator<Item = Candidate>>(&self, now: Date, days: impl Fn(i16) -> I) -> Option<Candidate> {
        let y = now.year();
        // What comes each year is found close by; 29 February may be eight years off.
        let reach = if (y - 1..=y + 1).all(|year| days(year).into_iter().next().is_some()) { 2 } else { 8 };
        let candidates = || (y - reach..=y + reach).flat_map(|year| days(year).into_iter());
        match (self.f.of(Field::Relative), self.moment.direction) {
            // Of what is just over one says `this`, or nothing: `last` is the one before.
            (Some(-1), _) => candidates().filter(|c| c.1 < now && distance(c.1, now) > JUST_OVER.min(distance(c.0, c.1) + 14)).last(),
            (Some(n @ 1..), _) => candidates().filter(|c| c.0 > now).nth(n as usize - 1),
            (Some(_), direction) if self.f.has(Field::Season) => candidates().min_by_key(|c| far(now, c.0, c.1, direction)),
            (Some(_), _) => days(y).into_iter().next().or_else(|| candidates().min_by_key(|c| distance(now, c.0))),
            (None, direction) => candidates().min_by_key(|c| far(now, c.0, c.1, self.towards(direction))),
        }
    }

    /// Where the clause points; a quarter without a year is one to look back on, even where a report of it is to come.
    fn towards(&self, direction: Option<i16>) -> Option<i16> {
        if !self.f.has(Field::Quarter) {
            return direction;
        }
        match direction {
            Some(SUBJECT) => direction,
            Some(1..) => None,
            _ => Some(-1),
        }
    }

    fn weekday(&self) -> Found {
        let weekday = self.f.small(Field::Weekday)?;
        let Some(now) = self.moment.now else {
            return Some((When::new(None, Period::Weekday(weekday)), true));
        };
        let today = now.weekday().to_monday_one_offset();
        let ahead = i32::from((weekday - today).rem_euclid(7));
        let days = match (self.f.of(Field::Relative), self.unit(), self.moment.direction) {
            (Some(n), "week", _) => i32::from(weekday - today) + i32::from(n) * 7,
            (Some(-1), ..) => {
                if ahead == 0 {
                    -7
                } else {
                    ahead - 7
                }
            }
            (Some(n @ 1..), ..) => i32::from(n) * 7 - if ahead == 0 { 0 } else { 7 - ahead },
            (Some(_), _, Some(-1)) => i32::from(weekday - today).min(ahead),
            (Some(_), ..) | (None, _, Some(1..)) => ahead,
            (None, ..) => {
                if ahead == 0 {
                    0
                } else {
                    ahead - 7
                }
            }
        };
        let days = days + i32::from(self.f.of(Field::Shift).unwrap_or(0));
        Some((When::day(add_days(now, days)?), true))
    }

    /// `the 15th`: of this month, or of the one before or after, as the clause points.
    fn day_of_month(&self) -> Found {
        let day = self.f.small(Field::Day)?;
        let Some(now) = self.moment.now else {
            return Some((When::new(None, Period::SomeDay), true));
        };
        // The 19th comes each month, a Tuesday the 19th about twice a year.
        let reach = if self.f.has(Field::Weekday) { 12 } else { 2 };
        let months = (-reach..=reach).filter_map(|n| add_months(now.first_of_month(), n)?.with().day(day).build().ok());
        let days: Vec<Date> = months.filter(|d| self.on_weekday(*d)).collect();
        let (coming, gone) = (days.iter().find(|d| **d >= now).copied(), days.iter().rfind(|d| **d <= now).copied());
        let found = match self.moment.direction {
            Some(1..) => coming.or(gone),
            _ => gone.or(coming),
        };
        Some((When::day(found?), true))
    }

    /// `Tuesday the 19th`: does a day lie on the weekday that is said, if one is?
    fn on_weekday(&self, day: Date) -> bool {
        self.f.small(Field::Weekday).is_none_or(|w| w == day.weekday().to_monday_one_offset())
    }

    pub(super) fn clock(&self) -> Option<Clock> {
        let f = self.f;
        if let Some(mut hour) = f.of(Field::Hour) {
            let part = f.name(Field::Part, super::fields::PARTS);
            match (f.of(Field::Meridiem), part) {
                (Some(2), _) | (None, "AF" | "EV") if hour < 12 => hour += 12,
                (None, "NI") if (6..12).contains(&hour) => hour += 12,
                (Some(1), _) if hour == 12 => hour = 0,
                _ => {}
            }
            let mut minute = f.small(Field::Minute);
            // `quarter to nine`
            if let Some(before @ ..0) = minute {
                hour = (hour + 23) % 24;
                minute = Some(before + 60);
            }
            let zone = match f.of(Field::ZoneHours) {
                Some(hours) => Some(f.of(Field::ZoneSign).unwrap_or(1) * (hours * 60 + f.of(Field::ZoneMinutes).unwrap_or(0))),
                None => f.of(Field::Zone),
            };
            return Some(Clock::Time(i8::try_from(hour).ok().filter(|h| (0..=24).contains(h))?, minute.or(Some(0)), f.small(Field::Second), zone));
        }
        f.small(Field::Part).map(Clock::Part)
    }
}

/// First and last day of what may be meant, and the year it is called after (winter begins in it, an ISO week perhaps before it).
type Candidate = (Date, Date, i16);

/// The weekend of a holiday (before it, if it is a Monday), or the one before or after it.
pub(super) fn weekend_beside(day: Date, shift: i32) -> Option<When> {
    let back = match shift {
        0 => -i32::from(day.weekday() == Weekday::Monday),
        1 => 7 * i32::from(day.weekday().to_monday_one_offset() >= 6),
        _ => -7,
    };
    Some(When::weekend(add_days(day, back)?))
}

/// How far a period lies from a day, farther against the direction of the clause.
fn far(now: Date, from: Date, to: Date, direction: Option<i16>) -> i32 {
    let (past, future) = match direction {
        Some(SURE..) => (NEVER, ALONG),
        Some(1) => (AGAINST, ALONG),
        Some(_) => (ALONG, AGAINST),
        None => (PLAIN.0, PLAIN.1),
    };
    if to < now {
        distance(now, to) * past
    } else if from > now {
        distance(now, from) * future
    } else {
        0
    }
}

/// How many days after its end a month or season is not yet called the last one.
const JUST_OVER: i32 = 30;

/// How much a day counts against the direction of the clause, against one that leaves no doubt, along it, and (to the past, to the future) where it has none.
const AGAINST: i32 = 8;
const NEVER: i32 = 16;
/// How many days off a day is still the one that is meant, whatever weekday was written beside it.
const BESIDE: i32 = 60;
const ALONG: i32 = 2;
const PLAIN: (i32, i32) = (2, 3);

fn distance(a: Date, b: Date) -> i32 {
    a.until(b).map_or(i32::MAX, |s| s.get_days().abs())
}

fn days_in(month: i8) -> i8 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
