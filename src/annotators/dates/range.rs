//! The ends of a period: a range's second end, `early` and `late`, and the month or year that a list or range names only once.
//!
//! In: fields, or a value under way. Out: the same, with its ends right. Absent: any reckoning.

use super::fields::{Field, Fields, UNITS};
use super::grammar::{Grammar, Kind};
use super::recognise::RawTime;
use super::when::{Period, When, add_days};
use crate::model::{Document, TimeExpression};
use jiff::civil::Date;

/// How many expressions a list may have.
const LIST: usize = 8;

/// `3, 5 and 9 May`, `between March and May 2021`, `from May 2020 to July`: an expression with what its neighbours say for it.
pub(super) fn borrow(fields: &Fields, index: usize, times: &[RawTime], document: &Document, grammar: &Grammar) -> Fields {
    let mut f = *fields;
    let open = |f: &Fields| !f.has(Field::Year) && !f.has(Field::Year2) && !f.has(Field::Relative);
    let day_alone = |f: &Fields| f.has(Field::Day) && !f.has(Field::Month) && !f.has(Field::First);
    // `the first and second quarters of 2024`
    if f.has(Field::Quarter)
        && open(&f)
        && let Some(next) = times.get(index + 1).filter(|n| n.fields.has(Field::Quarter) && joined(&times[index], n, document, grammar).is_some())
    {
        for field in [Field::Year, Field::Year2, Field::Relative, Field::Unit, Field::Fiscal] {
            next.fields.of(field).into_iter().for_each(|value| f.set(field, value));
        }
        return f;
    }
    if times[index].kind != Kind::Date || times[index].of.is_some() || !(day_alone(&f) || (f.has(Field::Month) && open(&f))) {
        return f;
    }
    for next in index + 1..times.len().min(index + LIST) {
        if joined(&times[next - 1], &times[next], document, grammar).is_none() {
            break;
        }
        let n = &times[next].fields;
        let Some(month) = n.of(Field::Month) else { if day_alone(n) { continue } else { break } };
        if !f.has(Field::Month) {
            f.set(Field::Month, month);
        }
        if open(n) {
            continue;
        }
        // `from December to March 2021`: December is of the year before.
        let before = i16::from(f.of(Field::Month) > Some(month));
        for field in [Field::Year, Field::Year2, Field::Relative, Field::Unit] {
            if let Some(value) = n.of(field) {
                f.set(field, if field == Field::Unit { value } else { value - before });
            }
        }
        return f;
    }
    // `from May 2020 to July`: what follows lies in the year of the first, or in the next.
    if f.has(Field::Month)
        && let Some(last) = index.checked_sub(1).map(|i| &times[i])
        && joined(last, &times[index], document, grammar).is_some()
        && let (Some(month), Some(year)) = (last.fields.of(Field::Month), last.fields.of(Field::Year))
    {
        f.set(Field::Year, year + i16::from(f.of(Field::Month) < Some(month)));
    }
    f
}

/// `8` of `between 8 and 14 months`, `9` of `between 9 and 11 a.m.`: the unit, or the half of the day, that the second end names.
pub(super) fn unit_of_second(fields: &Fields, index: usize, times: &[RawTime], document: &Document, grammar: &Grammar) -> Fields {
    let mut f = *fields;
    let Some(next) = times.get(index + 1).filter(|n| joined(&times[index], n, document, grammar).is_some()) else { return f };
    let n = &next.fields;
    if times[index].kind == Kind::Duration && !f.has(Field::Unit) && next.kind == Kind::Duration {
        n.of(Field::Unit).into_iter().for_each(|unit| f.set(Field::Unit, unit));
    }
    // `between 11 and 1 p.m.` begins before noon.
    if let (Some(hour), None, Some(half), Some(last)) = (f.of(Field::Hour), f.of(Field::Meridiem), n.of(Field::Meridiem), n.of(Field::Hour))
        && hour <= 12
    {
        f.set(Field::Meridiem, if hour % 12 > last % 12 { 3 - half } else { half });
    }
    f
}

/// `2014-10` is a month, since no range runs backwards; `2009-10` are two years.
pub(super) fn month_after_year(fields: &Fields) -> Fields {
    let mut f = *fields;
    if let (Some(year), Some(two)) = (f.of(Field::Year), f.of(Field::ToYear2))
        && (1..=12).contains(&two)
        && two <= year.rem_euclid(100)
    {
        f.set(Field::Month, two);
        f.unset(Field::ToYear2);
    }
    f
}

/// Do only words of lists and ranges stand between two expressions? `Some(true)` = a word of ranges.
pub(super) fn joined(a: &RawTime, b: &RawTime, document: &Document, grammar: &Grammar) -> Option<bool> {
    let between = a.tokens.end..b.tokens.start;
    if between.is_empty() || between.len() > 2 {
        return None;
    }
    let mut words = between.map(|t| document.tokens[t as usize].hash);
    let range = words.clone().any(|w| grammar.joins.range.contains(&w));
    words.all(|w| grammar.joins.range.contains(&w) || grammar.joins.list.contains(&w)).then_some(range)
}

/// The second end of a range, whatever it leaves out taken from the first.
pub(super) fn end(f: &Fields, from: When) -> Option<When> {
    if let Some(digits) = f.of(Field::ToYear2).or(f.of(Field::ToDigit)) {
        let year = from.year?;
        let base = if f.has(Field::ToDigit) { 10 } else { 100 };
        let year = year - year % base + digits;
        return Some(When::new(Some(year), from.period)).filter(|w| w.year > from.year);
    }
    if !f.has(Field::ToDay) && !f.has(Field::ToMonth) && !f.has(Field::ToYear) {
        return None;
    }
    // `2024/2022` is no range.
    let year = f.of(Field::ToYear).or(from.year);
    if year < from.year {
        return None;
    }
    Some(match (from.period, f.of(Field::ToMonth), f.of(Field::ToDay)) {
        // `28 December–2 January` ends in the next year.
        (Period::Day(month, _), to_month, Some(day)) => {
            let to_month = to_month.map_or(month, |m| m as i8);
            let later = i16::from(to_month < month && !f.has(Field::ToYear));
            When::new(year.map(|y| y + later), Period::Day(to_month, day as i8))
        }
        (Period::Month(Some(from_month)), Some(month), _) => {
            let later = i16::from((month as i8) < from_month && !f.has(Field::ToYear));
            When::new(year.map(|y| y + later), Period::Month(Some(month as i8)))
        }
        (_, Some(month), _) => When::new(year, Period::Month(Some(month as i8))),
        _ => When::new(year, Period::Year),
    })
}

/// `early`, `mid` and `late` take a third of the period; `earlier this year` ends and `later this year` begins with the anchor.
pub(super) fn narrow(f: &Fields, out: &mut TimeExpression, when: When) {
    let (Some(from), Some(to)) = (out.from, out.to) else { return };
    if from > to {
        out.to = Some(from);
        return;
    }
    let days = from.until(to).map_or(0, |s| s.get_days()) + 1;
    if days < 3 || matches!(when.period, Period::Day(..)) {
        return;
    }
    let third = |n: i32| add_days(from, days * n / 3);
    let inside = out.anchor.filter(|day| (from..=to).contains(day) && !f.name(Field::Unit, UNITS).is_empty());
    (out.from, out.to) = match (out.modifier.as_str(), inside) {
        ("START", _) => (Some(from), third(1).and_then(|d| d.yesterday().ok())),
        ("MID", _) => (third(1), third(2).and_then(|d| d.yesterday().ok())),
        ("END", _) => (third(2), Some(to)),
        ("BEFORE", Some(day)) => (Some(from), Some(day)),
        ("AFTER", Some(day)) => (Some(day), Some(to)),
        _ => return,
    };
    if let (Some(from), Some(to)) = (out.from, out.to)
        && !out.edtf.is_empty()
    {
        out.edtf = if inside.is_some() && matches!(out.modifier.as_str(), "BEFORE" | "AFTER") { interval(from, to, "") } else { interval(from, to, "~") };
    }
}

/// An interval of days in EDTF.
pub(super) fn interval(from: Date, to: Date, mark: &str) -> String {
    format!("{from}{mark}/{to}{mark}")
}
