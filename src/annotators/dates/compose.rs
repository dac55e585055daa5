//! Expressions composed of others: `the third Tuesday of next month`, `three days after Easter`, `the closest Monday to Oct. 5`.
//!
//! In: what an expression says of the one it hangs on ([`OPS`](super::fields::OPS)), and that one, which may be composed itself. Out: a
//! value, by a small algebra over first and last days. Absent: any text, any rule.

use super::calendar::{Moment, Reckoned, Reckoner, reckon, weekend_beside};
use super::fields::{Field, Fields, MODIFIERS, OPS, UNITS};
use super::grammar::Grammar;
use super::when::{Period, When, add_days, add_months};
use crate::model::Granularity;
use jiff::civil::Date;

/// What an expression says, and the expression it is composed with.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// What it says.
    pub fields: Fields,
    /// What it hangs on; nothing = the day of speaking, where it hangs on one at all.
    pub of: Option<Box<Phrase>>,
}

impl Phrase {
    /// Reckons it, the innermost expression first. `None` where there is no such day.
    pub(super) fn reckon(fields: &Fields, of: Option<&Phrase>, moment: Moment, grammar: &Grammar) -> Option<Reckoned> {
        let Some(op) = fields.of(Field::Op).and_then(|op| OPS.get(op as usize)) else { return reckon(fields, moment, grammar) };
        let reckoner = Reckoner::new(fields, moment, grammar);
        let base = match of {
            Some(phrase) => Phrase::reckon(&phrase.fields, phrase.of.as_deref(), moment, grammar)?,
            None => Reckoned { when: moment.now.map_or(When::new(None, Period::SomeDay), When::day), relative: true },
        };
        let Some((from, to)) = base.when.days() else {
            return Some(Reckoned { when: open(fields, base.when), relative: true });
        };
        // `before the end of May`: an edge that is named is what is counted from.
        let (from, to) = match of.map_or("", |p| p.fields.name(Field::Modifier, MODIFIERS)) {
            "START" if *op != "within" => (from, from),
            "END" if *op != "within" => (to, to),
            _ => (from, to),
        };
        let mut when = match *op {
            "within" => reckoner.within(base.when, from, to)?,
            "after" => reckoner.beyond(base.when, to, 1)?,
            "before" => reckoner.beyond(base.when, from, -1)?,
            "closest" => reckoner.closest(from)?,
            _ => base.when,
        };
        when.clock = reckoner.clock().or(when.clock);
        Some(Reckoned { when, relative: base.relative })
    }
}

/// What is left where the other expression has no day.
fn open(fields: &Fields, base: When) -> When {
    let unit = fields.name(Field::Unit, UNITS);
    let period = match (fields.small(Field::Weekday), unit) {
        _ if fields.name(Field::Op, OPS) == "same" => return base,
        (Some(weekday), _) => Period::Weekday(weekday),
        (None, "week") => Period::Week(None),
        (None, "weekend") => Period::Weekend(None),
        (None, "month") => Period::Month(None),
        (None, "year" | "decade" | "century") => Period::Year,
        _ => Period::SomeDay,
    };
    When::new(base.year.filter(|_| matches!(period, Period::SomeDay | Period::Month(_))), period)
}

/// How many months a unit has.
fn months(unit: &str) -> Option<i64> {
    Some(match unit {
        "month" => 1,
        "quarter" => 3,
        "half" => 6,
        "year" | "season" => 12,
        "decade" => 120,
        "century" => 1200,
        _ => return None,
    })
}

/// The first such weekday from a day on.
fn weekday_from(day: Date, weekday: i8) -> Option<Date> {
    add_days(day, i32::from((weekday - day.weekday().to_monday_one_offset()).rem_euclid(7)))
}

/// The last such weekday up to a day.
fn weekday_until(day: Date, weekday: i8) -> Option<Date> {
    add_days(day, -i32::from((day.weekday().to_monday_one_offset() - weekday).rem_euclid(7)))
}

impl Reckoner<'_> {
    /// How-manieth: steps from the first (0, 1 …) or, negative, from the last (-1, -2 …).
    fn nth(&self) -> i32 {
        let nth = i32::from(self.f.of(Field::Nth).unwrap_or(1));
        if nth > 0 { nth - 1 } else { nth }
    }

    /// A day, weekday, named day or smaller period of a period.
    fn within(&self, base: When, from: Date, to: Date) -> Option<When> {
        let f = self.f;
        let n = self.nth();
        let inside = |day: &Date| (from..=to).contains(day);
        if let Some(day) = f.of(Field::Day) {
            return add_days(from, i32::from(day) - 1).filter(inside).map(When::day);
        }
        if let Some(holiday) = f.of(Field::Holiday) {
            let days = |year: i16| self.holidays.days(holiday, year, self.moment.countries.0).filter(inside);
            return (from.year()..=to.year()).take(200).flat_map(days).nth(usize::try_from(n).ok()?).map(When::day);
        }
        if let Some(weekday) = f.small(Field::Weekday) {
            let day = if n < 0 { add_days(weekday_until(to, weekday)?, (n + 1) * 7) } else { add_days(weekday_from(from, weekday)?, n * 7) };
            return day.filter(inside).map(When::day);
        }
        let edge = if n < 0 { to } else { from };
        let steps = if n < 0 { n + 1 } else { n };
        match self.unit() {
            "day" | "night" => add_days(edge, steps).filter(inside).map(When::day),
            "week" if matches!(base.period, Period::Year) => self.week_of_year(base.year?, n),
            "week" => Some(When::week(add_days(edge, steps * 7).filter(inside)?)),
            "weekend" if n < 0 => Some(When::weekend(add_days(weekday_until(to, 6)?, steps * 7).filter(inside)?)),
            "weekend" => Some(When::weekend(add_days(weekday_from(from, 6)?, steps * 7).filter(inside)?)),
            unit => When::around(add_months(edge, months(unit)? * i64::from(steps)).filter(inside)?, unit),
        }
    }

    /// The how-manieth ISO week of a year.
    fn week_of_year(&self, year: i16, n: i32) -> Option<When> {
        // 4 January lies in the first, 28 December in the last.
        let (month, day, steps) = if n < 0 { (12, 28, n + 1) } else { (1, 4, n) };
        let week = When::week(add_days(Date::new(year, month, day).ok()?, steps.checked_mul(7)?)?);
        Some(week).filter(|w| w.year == Some(year))
    }

    /// What comes after a day (or before it): the how-manieth such weekday, the next such unit, or so many units on.
    fn beyond(&self, base: When, edge: Date, sign: i32) -> Option<When> {
        let f = self.f;
        if let Some(weekday) = f.small(Field::Weekday) {
            let nth = i64::from(f.of(Field::Nth).unwrap_or(1)).checked_mul(f.count())?;
            let first = if sign > 0 { weekday_from(edge.tomorrow().ok()?, weekday)? } else { weekday_until(edge.yesterday().ok()?, weekday)? };
            let weeks = i32::try_from(nth.checked_sub(1)?).ok()?;
            return Some(When::day(add_days(first, weeks.checked_mul(7 * sign)?)?));
        }
        let unit = self.unit();
        let count = f.count().checked_mul(i64::from(sign))?;
        let days = |each: i64| add_days(edge, i32::try_from(count.checked_mul(each)?).ok()?);
        if f.has(Field::Count) {
            return match unit {
                "day" | "night" => days(1).map(When::day),
                "week" if matches!(base.period, Period::Week(_)) => days(7).map(When::week),
                "week" => days(7).map(When::day),
                "fortnight" => days(14).map(When::day),
                unit => far(base, add_months(edge, count.checked_mul(months(unit)?)?)?, unit),
            };
        }
        match unit {
            "day" | "night" => days(1).map(When::day),
            "week" => days(7).map(When::week),
            "weekend" if matches!(base.period, Period::Day(..)) => weekend_beside(edge, sign),
            "weekend" => days(7).map(When::weekend),
            unit => When::around(add_months(edge, count.checked_mul(months(unit)?)?)?, unit),
        }
    }

    /// The weekday nearest to a day, or the second nearest, and so on.
    fn closest(&self, day: Date) -> Option<When> {
        let weekday = self.f.small(Field::Weekday)?;
        let (before, after) = (weekday_until(day, weekday)?, weekday_from(day, weekday)?);
        let away = |d: Date| day.until(d).map_or(i32::MAX, |s| s.get_days().abs());
        let weeks = |day: Date, sign: i32| (0..4).filter_map(move |n| add_days(day, n * 7 * sign));
        let mut all: Vec<Date> = weeks(before, -1).chain(weeks(after, 1)).collect();
        all.sort_by_key(|d| (away(*d), *d));
        all.dedup();
        all.get(usize::try_from(self.nth()).ok()?).copied().map(When::day)
    }
}

/// A day some months away, as fine as what it was counted from, or as the unit that was counted.
fn far(base: When, day: Date, unit: &str) -> Option<When> {
    if base.granularity() >= Granularity::Day {
        return Some(When::day(day));
    }
    let own = match base.period {
        Period::Month(_) | Period::Week(_) | Period::Weekend(_) => "month",
        Period::Quarter(_) | Period::Season(_) | Period::Half(_) => {
            if unit == "month" {
                "month"
            } else {
                "quarter"
            }
        }
        _ => unit,
    };
    When::around(day, if own == "decade" || own == "century" { "year" } else { own })
}
