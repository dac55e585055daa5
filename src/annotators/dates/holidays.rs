//! Named days: what the grammar says of them, and the day each falls on in a year.
//!
//! In: the `[holiday]` tables of the grammar, the lists `dates/feasts` (days of lunar calendars, year by year). Out: for a year and a
//! country, the day. What can be computed is: fixed days, nth weekdays, both Easters, the Hebrew calendar. Absent: any text.

use super::grammar::strings;
use super::when::add_days;
use crate::dictionaries::Lexicon;
use jiff::civil::{Date, Weekday};
use std::collections::HashMap;
use toml::{Table, Value};

/// How to find a named day in a year.
#[derive(Clone, Copy, Debug)]
enum Rule {
    /// The same day each year.
    Fixed(i8, i8),
    /// The same, or the working day nearest to it.
    Workday(i8, i8),
    /// The nth weekday of a month; negative = from its end. Then some days later.
    Nth(i8, i8, i8, i16),
    /// So many days from Easter Sunday.
    Easter(i16),
    /// So many days from Easter Sunday of the eastern churches.
    OrthodoxEaster(i16),
    /// The last such weekday before a day.
    Before(i8, i8, i8),
    /// Month (Nisan is 1) and day of the Hebrew calendar.
    Hebrew(i8, i8),
    /// So many days from a feast of the lists (an index).
    Feast(usize, i16),
}

/// A day with a name, or several days.
#[derive(Debug)]
struct Holiday {
    /// Its rule where no country has its own.
    rule: Option<Rule>,
    /// Countries with a rule of their own.
    own: Vec<(String, Rule)>,
    /// How many days it lasts.
    days: i16,
    /// Is its first day seen in the sky, so that it may come a day later?
    sighted: bool,
}

/// All named days.
#[derive(Debug, Default)]
pub(super) struct Holidays {
    all: Vec<Holiday>,
    /// The days of each feast of the lists, ascending.
    feasts: Vec<Vec<Date>>,
    feast_names: HashMap<String, usize>,
}

impl Holidays {
    /// Reads the lists of feasts.
    pub(super) fn new(lexicon: &Lexicon) -> Holidays {
        let mut holidays = Holidays::default();
        for row in lexicon.about("dates/feasts").flat_map(|l| lexicon.list(l).rows()).map(|r| lexicon.row(r)) {
            let Ok(day) = row.column("day").parse() else { continue };
            let next = holidays.feasts.len();
            let feast = *holidays.feast_names.entry(row.name().to_owned()).or_insert(next);
            if feast == next {
                holidays.feasts.push(Vec::new());
            }
            holidays.feasts[feast].push(day);
        }
        holidays.feasts.iter_mut().for_each(|days| days.sort_unstable());
        holidays
    }

    /// Adds a `[holiday.NAME]` table; its index.
    ///
    /// # Errors
    /// What is wrong with the table, in words.
    pub(super) fn add(&mut self, table: &Table) -> Result<i16, String> {
        let mut own = Vec::new();
        for (country, value) in table.get("in").and_then(Value::as_table).into_iter().flatten() {
            let rule = value.as_table().map(|t| self.rule(t)).transpose()?.flatten();
            own.push((country.clone(), rule.ok_or_else(|| format!("no rule for {country}"))?));
        }
        let rule = self.rule(table)?;
        if rule.is_none() && own.is_empty() {
            return Err("a holiday needs `fixed`, `nth`, `easter`, `orthodox_easter`, `before`, `hebrew`, `feast`, or `in`".into());
        }
        let number = |key: &str| table.get(key).and_then(Value::as_integer).map(|n| n as i16);
        let sighted = table.get("sighted").and_then(Value::as_bool).unwrap_or(false);
        self.all.push(Holiday { rule, own, days: number("days").unwrap_or(1), sighted });
        Ok(self.all.len() as i16 - 1)
    }

    fn rule(&mut self, table: &Table) -> Result<Option<Rule>, String> {
        let numbers = |key: &str| table.get(key).and_then(Value::as_array).map(|a| a.iter().filter_map(Value::as_integer).map(|n| n as i8).collect::<Vec<_>>());
        let number = |key: &str| table.get(key).and_then(Value::as_integer).map(|n| n as i16);
        Ok(Some(if let Some([month, day]) = numbers("fixed").as_deref() {
            let workday = table.get("workday").and_then(Value::as_bool).unwrap_or(false);
            if workday { Rule::Workday(*month, *day) } else { Rule::Fixed(*month, *day) }
        } else if let Some([nth, weekday, month, later]) = numbers("nth").as_deref() {
            Rule::Nth(*nth, *weekday, *month, i16::from(*later))
        } else if let Some(days) = number("easter") {
            Rule::Easter(days)
        } else if let Some(days) = number("orthodox_easter") {
            Rule::OrthodoxEaster(days)
        } else if let Some([weekday, month, day]) = numbers("before").as_deref() {
            Rule::Before(*weekday, *month, *day)
        } else if let Some([month, day]) = numbers("hebrew").as_deref() {
            Rule::Hebrew(*month, *day)
        } else if let Some(feasts) = table.get("feast") {
            let names = feasts.as_str().map_or_else(|| strings(Some(feasts)), |name| vec![name]);
            Rule::Feast(self.feast(&names)?, number("later").unwrap_or(0))
        } else {
            return Ok(None);
        }))
    }

    /// A feast of the lists, or several under one name (`Eid`).
    fn feast(&mut self, names: &[&str]) -> Result<usize, String> {
        let found = names.iter().map(|name| self.feast_names.get(*name).copied().ok_or_else(|| format!("no feast `{name}` in a list dates/feasts")));
        let found: Vec<usize> = found.collect::<Result<_, _>>()?;
        if let [one] = found[..] {
            return Ok(one);
        }
        let mut days: Vec<Date> = found.iter().flat_map(|f| self.feasts[*f].iter().copied()).collect();
        days.sort_unstable();
        self.feasts.push(days);
        Ok(self.feasts.len() - 1)
    }

    /// The days it falls on in a year, as a country keeps it: one as a rule, none where that is not known, two of a lunar feast now and then.
    pub(super) fn days(&self, holiday: i16, year: i16, country: &str) -> impl Iterator<Item = Date> + '_ {
        let rule = self.all.get(holiday as usize).and_then(|h| h.own.iter().find(|(c, _)| c == country).map(|(_, r)| *r).or(h.rule));
        let feast = match rule {
            Some(Rule::Feast(feast, later)) => Some((&self.feasts[feast], later)),
            _ => None,
        };
        let several = feast.into_iter().flat_map(move |(days, later)| {
            let from = days.partition_point(|d| d.year() < year);
            days[from..].iter().take_while(move |d| d.year() == year).filter_map(move |d| add_days(*d, i32::from(later)))
        });
        rule.and_then(|r| day_of(r, year)).into_iter().chain(several)
    }

    /// Month and day of a holiday that has the same each year.
    pub(super) fn fixed(&self, holiday: i16, country: &str) -> Option<(i8, i8)> {
        let h = self.all.get(holiday as usize)?;
        match h.own.iter().find(|(c, _)| c == country).map(|(_, r)| *r).or(h.rule) {
            Some(Rule::Fixed(month, day)) => Some((month, day)),
            _ => None,
        }
    }

    /// How many days it lasts.
    pub(super) fn length(&self, holiday: i16) -> i16 {
        self.all.get(holiday as usize).map_or(1, |h| h.days)
    }

    /// May it come a day later, as the moon is seen?
    pub(super) fn sighted(&self, holiday: i16) -> bool {
        self.all.get(holiday as usize).is_some_and(|h| h.sighted)
    }
}

/// The nth such weekday of a month; negative = from its end.
pub(super) fn nth_weekday(year: i16, month: i8, nth: i8, weekday: i8) -> Option<Date> {
    let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
    Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
}

/// The day of a rule in a year; none of a feast, whose days stand in lists.
fn day_of(rule: Rule, year: i16) -> Option<Date> {
    match rule {
        Rule::Fixed(month, day) => Date::new(year, month, day).ok(),
        Rule::Workday(month, day) => {
            let date = Date::new(year, month, day).ok()?;
            match date.weekday() {
                Weekday::Saturday => date.yesterday().ok(),
                Weekday::Sunday => date.tomorrow().ok(),
                _ => Some(date),
            }
        }
        Rule::Nth(nth, weekday, month, later) => add_days(nth_weekday(year, month, nth, weekday)?, i32::from(later)),
        Rule::Easter(days) => add_days(easter(year)?, i32::from(days)),
        Rule::OrthodoxEaster(days) => add_days(orthodox_easter(year)?, i32::from(days)),
        Rule::Before(weekday, month, day) => Date::new(year, month, day).ok()?.nth_weekday(-1, Weekday::from_monday_one_offset(weekday).ok()?).ok(),
        Rule::Hebrew(month, day) => hebrew(year, month, day),
        Rule::Feast(..) => None,
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

/// Easter Sunday of the Julian calendar, as a day of the Gregorian (Meeus, *Astronomical Algorithms*, chapter 8).
fn orthodox_easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let d = (19 * (y % 19) + 15) % 30;
    let e = (2 * (y % 4) + 4 * (y % 7) - d + 34) % 7;
    let n = d + e + 114;
    let julian = Date::new(year, (n / 31) as i8, (n % 31 + 1) as i8).ok()?;
    add_days(julian, y / 100 - y / 400 - 2)
}

/// Days from the epoch of the Hebrew calendar to the new year of a year (Reingold and Dershowitz, *Calendrical Calculations*, chapter 8).
fn hebrew_new_year(year: i32) -> i32 {
    let elapsed = |year: i32| {
        let months = (235 * year - 234).div_euclid(19);
        let parts = 12_084 + 13_753 * i64::from(months);
        let days = 29 * months + parts.div_euclid(25_920) as i32;
        if (3 * (days + 1)).rem_euclid(7) < 3 { days + 1 } else { days }
    };
    let (before, this, after) = (elapsed(year - 1), elapsed(year), elapsed(year + 1));
    this + if after - this == 356 {
        2
    } else if this - before == 382 {
        1
    } else {
        0
    }
}

/// A day of the Hebrew calendar (Nisan is month 1, Tishri 7) in a year of ours. Adar is the last month before Nisan.
fn hebrew(year: i16, month: i8, day: i8) -> Option<Date> {
    // Our years of 1 Tishri and of 1 Nisan.
    let civil = i32::from(year) + if (7..11).contains(&month) { 3761 } else { 3760 };
    let (start, next) = (hebrew_new_year(civil), hebrew_new_year(civil + 1));
    let leap = (7 * civil + 1).rem_euclid(19) < 7;
    let (long_heshvan, short_kislev) = ((next - start) % 10 == 5, (next - start) % 10 == 3);
    // Months from Tishri on.
    let lengths = [30, if long_heshvan { 30 } else { 29 }, if short_kislev { 29 } else { 30 }, 29, 30, if leap { 30 } else { 29 }, 29];
    let autumn: i32 = if month >= 7 {
        // Adar (12) of a leap year is the second.
        let months = month as usize - 7 + usize::from(leap && month == 12);
        lengths[..months].iter().sum()
    } else {
        let spring = [30, 29, 30, 29, 30, 29];
        lengths[..if leap { 7 } else { 6 }].iter().sum::<i32>() + spring[..month as usize - 1].iter().sum::<i32>()
    };
    let days = start + autumn + i32::from(day) - 1 - EPOCH;
    add_days(Date::new(1970, 1, 1).ok()?, days)
}

/// Days from 1 Tishri of the Hebrew year 1 to 1 January 1970, by the count of `hebrew_new_year`.
const EPOCH: i32 = 2_092_590;

#[cfg(test)]
mod tests {
    use super::*;

    fn each(of: impl Fn(i16) -> Option<Date>, days: &[(i16, i8, i8)]) {
        for &(year, month, day) in days {
            assert_eq!(of(year), Date::new(year, month, day).ok());
        }
    }

    #[test]
    fn easter_sundays() {
        each(easter, &[(2025, 4, 20), (2024, 3, 31), (2000, 4, 23), (1999, 4, 4), (2038, 4, 25), (1913, 3, 23)]);
        each(orthodox_easter, &[(2025, 4, 20), (2024, 5, 5), (2023, 4, 16), (2021, 5, 2), (1999, 4, 11), (2100, 5, 2)]);
    }

    #[test]
    fn hebrew_feasts() {
        let passover = |y| hebrew(y, 1, 15);
        each(passover, &[(2025, 4, 13), (2024, 4, 23), (2023, 4, 6), (2016, 4, 23), (2013, 3, 26), (1948, 4, 24)]);
        each(|y| hebrew(y, 7, 1), &[(2025, 9, 23), (2024, 10, 3), (2023, 9, 16), (2020, 9, 19), (1973, 9, 27)]);
        each(|y| hebrew(y, 7, 10), &[(2024, 10, 12), (1973, 10, 6)]);
        each(|y| hebrew(y, 9, 25), &[(2024, 12, 26), (2023, 12, 8), (2022, 12, 19), (2013, 11, 28)]);
        each(|y| hebrew(y, 12, 14), &[(2025, 3, 14), (2024, 3, 24), (2023, 3, 7)]);
        each(|y| hebrew(y, 3, 6), &[(2025, 6, 2), (2024, 6, 12)]);
    }
}
