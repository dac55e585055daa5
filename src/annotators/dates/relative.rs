//! Expressions that count from a day: `two weeks ago`, `last month`, `the weekend`.

use super::calendar::{Found, Reckoner};
use super::fields::Field;
use super::when::{Period, When, add, add_days};
use jiff::ToSpan;
use jiff::civil::Date;

impl Reckoner<'_> {
    /// `two weeks ago`, `three days later`.
    pub(super) fn shifted(&self) -> Found {
        let count = i32::from(self.f.of(Field::Shift)?) * i32::from(self.f.of(Field::Count).unwrap_or(1));
        let Some(now) = self.moment.now else {
            return Some((self.unknown(), true));
        };
        let when = match self.unit() {
            "second" | "minute" | "hour" => When::day(now),
            "day" | "night" => When::day(add_days(now, count)?),
            // A few weeks back is a day to a reader, many weeks are a week.
            "week" | "weekend" if count.abs() <= 2 => When::day(add_days(now, count * 7)?),
            "week" | "weekend" => When::week(add_days(now, count * 7)?),
            "fortnight" => When::day(add_days(now, count * 14)?),
            "month" => {
                let day = add(now, count.months())?;
                When::new(Some(day.year()), Period::Month(Some(day.month())))
            }
            "quarter" => {
                let day = add(now, (count * 3).months())?;
                When::new(Some(day.year()), Period::Quarter(Some((day.month() + 2) / 3)))
            }
            "year" | "season" => self.years_off(now, count, 1)?,
            "decade" => self.years_off(now, count, 10)?,
            "century" => self.years_off(now, count, 100)?,
            _ => return None,
        };
        Some((when, true))
    }

    /// So many times `years` (and a half) before or after a day: a year, or a month where half a year counts.
    fn years_off(&self, now: Date, count: i32, years: i32) -> Option<When> {
        let sign = i32::from(self.f.of(Field::Shift)?);
        let half = if self.f.has(Field::Half_) { sign * 6 * years } else { 0 };
        let day = add(now, (count * years * 12 + half).months())?;
        Some(if half != 0 && years == 1 { When::new(Some(day.year()), Period::Month(Some(day.month()))) } else { When::new(Some(day.year()), Period::Year) })
    }

    /// `last week`, `this year`, `tomorrow`.
    pub(super) fn relative(&self) -> Found {
        let n = i32::from(self.f.of(Field::Relative)?) * i32::from(self.f.of(Field::Count).unwrap_or(1));
        let Some(now) = self.moment.now else {
            return Some((self.unknown(), true));
        };
        let when = match self.unit() {
            "second" | "minute" | "hour" => When::day(now),
            "day" | "night" => When::day(add_days(now, n)?),
            "week" => When::week(add_days(now, n * 7)?),
            "fortnight" => When::week(add_days(now, n * 14)?),
            "weekend" => self.weekend(now, n)?,
            "month" => {
                let day = add(now.first_of_month(), n.months())?;
                When::new(Some(day.year()), Period::Month(Some(day.month())))
            }
            "quarter" => {
                let day = add(now.first_of_month(), (n * 3).months())?;
                When::new(Some(day.year()), Period::Quarter(Some((day.month() + 2) / 3)))
            }
            "half" => {
                let day = add(now.first_of_month(), (n * 6).months())?;
                When::new(Some(day.year()), Period::Half((day.month() + 5) / 6))
            }
            "year" | "season" => When::new(Some(add(now, n.years())?.year()), Period::Year),
            "decade" => {
                let decade = now.year().div_euclid(10) + n as i16;
                When::new(Some(decade * 10), Period::Decade(decade))
            }
            "century" => {
                let century = now.year().div_euclid(100) + n as i16;
                When::new(Some(century * 100), Period::Century(century))
            }
            _ => return None,
        };
        Some((when, true))
    }

    /// The weekend of this week; in the first days of a week, and where the clause points back, the one just past.
    fn weekend(&self, now: Date, n: i32) -> Option<When> {
        let today = now.weekday().to_monday_one_offset();
        let back = n == 0 && today < 6 && (self.moment.direction != Some(1)) && (self.moment.direction == Some(-1) || today <= 3);
        let shift = if back { -7 } else { n * 7 };
        let week = add_days(now, shift)?.iso_week_date();
        Some(When::new(Some(week.year()), Period::Weekend(Some(week.week()))))
    }

    /// The value of a relative expression whose anchor is unknown.
    fn unknown(&self) -> When {
        let period = match self.unit() {
            "week" | "fortnight" => Period::Week(None),
            "weekend" => Period::Weekend(None),
            "month" => Period::Month(None),
            "quarter" => Period::Quarter(None),
            "year" | "season" | "decade" | "century" | "half" => Period::Year,
            _ => Period::SomeDay,
        };
        When::new(None, period)
    }
}
