//! Expressions that count from a day: `two weeks ago`, `last month`, `the weekend`.

use super::calendar::{Found, Reckoner};
use super::fields::Field;
use super::when::{Period, When, add_days, add_months};
use jiff::civil::Date;

impl Reckoner<'_> {
    /// `two weeks ago`, `three days later`.
    pub(super) fn shifted(&self) -> Found {
        let sign = i64::from(self.f.of(Field::Shift)?);
        let count = sign.saturating_mul(self.f.count());
        // Further than any year of a calendar it is far away from any day.
        let Some(now) = self.moment.now else { return (count.abs() <= 9999).then(|| (self.unknown(), true)) };
        let days = |each: i64| add_days(now, i32::try_from(count.checked_mul(each)?).ok()?);
        let months = |each: i64| add_months(now, count.checked_mul(each)?);
        // Half a year more is counted in months, half a decade in years.
        let halved = |years: i64| if self.f.has(Field::Half_) { sign * 6 * years } else { 0 };
        let years = |years: i64| add_months(now, count.checked_mul(12 * years)?.checked_add(halved(years))?);
        let unit = self.unit();
        let when = match unit {
            "second" | "minute" | "hour" => When::day(now),
            "day" | "night" => When::day(days(1)?),
            // A few weeks back is a day to a reader, many weeks are a week.
            "week" | "weekend" if count.abs() <= 2 => When::day(days(7)?),
            "week" | "weekend" => When::week(days(7)?),
            "fortnight" => When::day(days(14)?),
            "month" => When::around(months(1)?, unit)?,
            "quarter" => When::around(months(3)?, unit)?,
            "year" | "season" if self.f.has(Field::Half_) => When::around(years(1)?, "month")?,
            "year" | "season" => When::around(years(1)?, unit)?,
            "decade" => When::around(years(10)?, "year")?,
            "century" => When::around(years(100)?, "year")?,
            "millennium" => When::around(years(1000)?, "year")?,
            _ => return None,
        };
        Some((when, true))
    }

    /// `last week`, `this year`, `tomorrow`.
    pub(super) fn relative(&self) -> Found {
        let n = i64::from(self.f.of(Field::Relative)?).saturating_mul(self.f.count());
        let Some(now) = self.moment.now else {
            return Some((self.unknown(), true));
        };
        let days = |each: i64| add_days(now, i32::try_from(n.checked_mul(each)?).ok()?);
        let months = |each: i64| add_months(now.first_of_month(), n.checked_mul(each)?);
        let unit = self.unit();
        let when = match unit {
            "second" | "minute" | "hour" => When::day(now),
            "day" | "night" => When::day(days(1)?),
            "week" => When::week(days(7)?),
            "fortnight" => When::week(days(14)?),
            "weekend" => self.weekend(now, n)?,
            "month" => When::around(months(1)?, unit)?,
            "quarter" => When::around(months(3)?, unit)?,
            "half" => When::around(months(6)?, unit)?,
            "year" | "season" => When::around(months(12)?, unit)?,
            "decade" => When::around(months(120)?, unit)?,
            "century" => When::around(months(1200)?, unit)?,
            _ => return None,
        };
        Some((when, true))
    }

    /// The weekend of this week; in the first days of a week, and where the clause points back, the one just past.
    fn weekend(&self, now: Date, n: i64) -> Option<When> {
        let today = now.weekday().to_monday_one_offset();
        let back = n == 0 && today < 6 && !matches!(self.moment.direction, Some(1..)) && (self.moment.direction == Some(-1) || today <= 3);
        let weeks = if back { -1 } else { i32::try_from(n).ok()? };
        Some(When::weekend(add_days(now, weeks.checked_mul(7)?)?))
    }

    /// The value of a relative expression whose anchor is unknown.
    pub(super) fn unknown(&self) -> When {
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
