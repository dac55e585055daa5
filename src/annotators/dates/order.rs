//! `03/04/2024`: which number is the day?
//!
//! In: the two numbers, the other expressions of the article, its day of publication and its countries. Out: fields with day and month, and
//! what told them; or both readings where nothing does. Absent: a default.

use super::country::Countries;
use super::fields::{Field, Fields};
use super::recognise::RawTime;
use crate::model::{Granularity, TimeExpression};
use jiff::civil::Date;

/// What may tell day from month.
pub(super) struct Evidence<'d> {
    /// All expressions of the article.
    pub times: &'d [RawTime],
    /// The day of publication.
    pub published: Option<Date>,
    /// The country of its address, and the one it is about; empty = not known.
    pub countries: [&'d str; 2],
    /// What countries do.
    pub known: &'d Countries,
}

/// An expression whose numbers are told apart as far as they can be, and what told them (for the reason; empty = nothing had to).
pub(super) fn told(fields: &Fields, evidence: &Evidence) -> (Fields, String) {
    let mut f = *fields;
    let (Some(a), Some(b)) = (f.of(Field::First), f.of(Field::Second_)) else { return (f, String::new()) };
    let (day_first, because) = match (by_size(&f).or_else(|| by_weekday(&f)), a == b) {
        (Some(day_first), _) => (day_first, String::new()),
        (None, true) => (true, String::new()),
        (None, false) => match evidence.day_first(&f) {
            Some((day_first, because)) => (day_first, format!("; {} first: {because}", if day_first { "day" } else { "month" })),
            None => return (f, "; day and month not told apart".into()),
        },
    };
    let (day, month) = if day_first { (a, b) } else { (b, a) };
    f.set(Field::Day, day);
    f.set(Field::Month, month);
    f.unset(Field::First);
    (f, because)
}

/// Only one of the numbers can be a month.
fn by_size(f: &Fields) -> Option<bool> {
    match (f.of(Field::First)?, f.of(Field::Second_)?) {
        (a, b) if a > 12 && b <= 12 => Some(true),
        (a, b) if b > 12 && a <= 12 => Some(false),
        _ => None,
    }
}

/// `Tuesday, 9/7/2021`: only one of the two readings is a Tuesday.
fn by_weekday(f: &Fields) -> Option<bool> {
    let (a, b, weekday) = (f.small(Field::First)?, f.small(Field::Second_)?, f.small(Field::Weekday)?);
    let year = f.of(Field::Year).or_else(|| f.of(Field::Year2).map(century))?;
    let is_it = |month: i8, day: i8| Date::new(year, month, day).is_ok_and(|d| d.weekday().to_monday_one_offset() == weekday);
    (is_it(a, b) != is_it(b, a)).then(|| is_it(b, a))
}

/// The year that two digits mean where no day of publication tells.
fn century(two: i16) -> i16 {
    if two < 70 { 2000 + two } else { 1900 + two }
}

impl Evidence<'_> {
    fn day_first(&self, f: &Fields) -> Option<(bool, String)> {
        if let Some(day_first) = self.times.iter().find_map(|t| by_size(&t.fields)) {
            return Some((day_first, "as in another date of the article".into()));
        }
        // `On 3 April 2024 …, dated 03/04/2024`: the day the article speaks of, or appeared on.
        let (a, b) = (f.of(Field::First)?, f.of(Field::Second_)?);
        let written = |day: i16, month: i16| {
            let named = self.times.iter().any(|t| t.fields.of(Field::Day) == Some(day) && t.fields.of(Field::Month) == Some(month));
            named || self.published.is_some_and(|d| (i16::from(d.day()), i16::from(d.month())) == (day, month))
        };
        if written(a, b) != written(b, a) {
            return Some((written(a, b), "a day the article names".into()));
        }
        if self.times.iter().any(|t| t.fields.has(Field::DayFirst)) {
            return Some((true, "as in the dates written out".into()));
        }
        let country = self.countries.iter().find(|c| !c.is_empty())?;
        Some((!self.known.month_first(country), format!("as in {country}")))
    }
}

/// A date with two readings: the year is sure, the days span both.
pub(super) fn either(f: &Fields, out: &mut TimeExpression) {
    let (year, a, b) = (f.of(Field::Year), f.of(Field::First).unwrap_or(0), f.of(Field::Second_).unwrap_or(0));
    out.granularity = Granularity::Day;
    let year = year.or_else(|| f.of(Field::Year2).map(century)).unwrap_or(0);
    out.value = format!("{year:04}-XX-XX");
    out.edtf = out.value.clone();
    let day = |month: i16, day: i16| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    if let (Some(x), Some(y)) = (day(a, b), day(b, a)) {
        (out.from, out.to) = (Some(x.min(y)), Some(x.max(y)));
    }
}
