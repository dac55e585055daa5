//! The days of named days: fixed, nth weekday of a month, reckoned from Easter.

use super::grammar::Holiday;
use super::when::add_days;
use jiff::civil::{Date, Weekday};

/// The nth such weekday of a month; negative = from its end.
pub(super) fn nth_weekday(year: i16, month: i8, nth: i8, weekday: i8) -> Option<Date> {
    let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
    Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
}

/// The day of a named day in a year.
pub(super) fn day_of(holiday: Holiday, year: i16) -> Option<Date> {
    match holiday {
        Holiday::Fixed(month, day) => Date::new(year, month, day).ok(),
        Holiday::Nth(nth, weekday, month, later) => add_days(nth_weekday(year, month, nth, weekday)?, i32::from(later)),
        Holiday::Easter(days) => add_days(easter(year)?, i32::from(days)),
        Holiday::Before(weekday, month, day) => Date::new(year, month, day).ok()?.nth_weekday(-1, Weekday::from_monday_one_offset(weekday).ok()?).ok(),
    }
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm printed in *Nature*, 20 April 1876).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, (n / 31) as i8, (n % 31 + 1) as i8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_sundays() {
        for (year, month, day) in [(2025, 4, 20), (2024, 3, 31), (2000, 4, 23), (1999, 4, 4), (2038, 4, 25), (1913, 3, 23)] {
            assert_eq!(easter(year), Date::new(year, month, day).ok());
        }
    }
}
