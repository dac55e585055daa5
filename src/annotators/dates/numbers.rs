//! Numbers in digits and in words: `1,200`, `two hundred and fifty`, `nineteen ninety-six`.
//!
//! The words come from the grammar's lists `ones` (0–19), `tens` (20–90), `scale` (100, 1000), `large` (powers of a thousand), `number_join` (`and`, `-`).

use super::fields::{Field, Fields};
use super::grammar::{List, NUMBER};
use super::pattern::Number;
use super::recognise::View;
use crate::words;
use std::collections::HashMap;

/// From the symbol of a word to its number.
type Values = HashMap<u16, i16, foldhash::fast::FixedState>;

/// The number words.
#[derive(Default)]
pub(super) struct NumberWords {
    ones: Values,
    tens: Values,
    scale: Values,
    /// Powers of a thousand: `million` is 2.
    large: Values,
    join: Vec<u16>,
    /// Months by the hash of their names, for tokens that begin with one.
    months: HashMap<u64, i16, foldhash::fast::FixedState>,
}

impl NumberWords {
    /// Takes the words out of the lists.
    pub(super) fn new(lists: &[List], names: &HashMap<String, u16>, symbols: &HashMap<String, u16>) -> NumberWords {
        let take = |name: &str| -> Values {
            let Some(list) = names.get(name) else { return Values::default() };
            let entries = lists[*list as usize].entries.iter();
            entries.filter_map(|(symbol, e)| Some((*symbol, e.first()?.says.first().map_or(0, |s| s.1)))).collect()
        };
        let months: Values = take("month").into_iter().chain(take("month_short")).collect();
        let hash = |(word, symbol): (&String, &u16)| Some((words::hash(word.as_bytes()), *months.get(symbol)?));
        NumberWords {
            ones: take("ones"),
            tens: take("tens"),
            scale: take("scale"),
            large: take("large"),
            join: take("number_join").into_keys().collect(),
            months: symbols.iter().filter_map(hash).collect(),
        }
    }

    /// The symbols a number can begin with.
    pub(super) fn first(&self) -> impl Iterator<Item = u16> + '_ {
        std::iter::once(NUMBER).chain(self.ones.keys().copied()).chain(self.tens.keys().copied())
    }

    /// The symbols that can stand inside a number after its first token.
    pub(super) fn inner(&self) -> impl Iterator<Item = u16> + '_ {
        self.scale.keys().chain(self.large.keys()).copied().chain(self.join.iter().copied())
    }

    /// Reads a number of a class at a token into a field; the token after it.
    pub(super) fn read(&self, number: Number, into: Field, view: &View, at: usize, fields: &mut Fields) -> Option<usize> {
        let found = match number {
            // `1.5 years`
            Number::Count if self.is_large(view, at + 1) && view.is_number(at) => return self.decimal(into, view, at, fields),
            Number::Count if view.is_number(at) && view.word(at).ends_with(".5") => {
                fields.set(Field::Half_, 1);
                view.word(at).trim_end_matches(".5").parse().ok().map(|whole| (whole, at + 1))
            }
            Number::Count => {
                let (value, end) = self.count(view, at)?;
                let (value, end) = match self.large.get(&view.symbol(end)) {
                    Some(power) if into == Field::Count => (value.checked_mul(1000_i64.checked_pow(u32::try_from(*power).ok()?)?)?, end + 1),
                    _ => (value, end),
                };
                return self.say(value, into, fields).map(|()| end);
            }
            Number::YearWords => self.year(view, at),
            Number::MonthYear => return self.month_year(view.token(at)?, fields).map(|()| at + 1),
            _ if !view.is_number(at) => None,
            Number::Clock => return clock(view.word(at), ':', into, fields).map(|()| at + 1),
            Number::ClockDot => return clock(view.word(at), '.', into, fields).map(|()| at + 1),
            Number::Military => return military(view.word(at), into, fields).map(|()| at + 1),
            Number::DottedDate => return dotted(view.word(at), fields).map(|()| at + 1),
            _ => digits(number, view.word(at)).map(|value| (value, at + 1)),
        };
        let (value, end) = found?;
        fields.set(into, value);
        Some(end)
    }

    /// `Sep2023`.
    fn month_year(&self, text: &str, fields: &mut Fields) -> Option<()> {
        let (name, year) = text.split_at(text.find(|c: char| c.is_ascii_digit())?);
        fields.set(Field::Month, *self.months.get(&words::hash(words::fold(name).as_bytes()))?);
        fields.set(Field::Year, digits(Number::Year, year)?);
        Some(())
    }

    /// Does `million` or the like stand there?
    fn is_large(&self, view: &View, at: usize) -> bool {
        self.large.contains_key(&view.symbol(at))
    }

    /// `2.5 million`.
    fn decimal(&self, into: Field, view: &View, at: usize, fields: &mut Fields) -> Option<usize> {
        let text = view.word(at).replace(',', "");
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        let digits = format!("{whole}{part:0<3}");
        let thousandths: i64 = digits.parse().ok().filter(|_| part.len() <= 3)?;
        let power = u32::try_from(*self.large.get(&view.symbol(at + 1))?).ok()?.checked_sub(1)?;
        self.say(thousandths.checked_mul(1000_i64.checked_pow(power)?)?, into, fields)?;
        Some(at + 2)
    }

    /// Sets a field to a number; a count that is too great for it is said in thousands.
    fn say(&self, mut value: i64, into: Field, fields: &mut Fields) -> Option<()> {
        let mut thousands = 0;
        while into == Field::Count && value > i64::from(i16::MAX) && value % 1000 == 0 {
            value /= 1000;
            thousands += 1;
        }
        fields.set(into, i16::try_from(value).ok()?);
        if thousands > 0 {
            fields.set(Field::Thousands, thousands);
        }
        Some(())
    }

    /// A cardinal in digits or words.
    fn count(&self, view: &View, at: usize) -> Option<(i64, usize)> {
        if view.is_number(at) {
            let value: i64 = view.word(at).replace(',', "").parse().ok()?;
            return match self.scale.get(&view.symbol(at + 1)) {
                Some(scale) => Some((value.checked_mul(i64::from(*scale))?, at + 2)),
                None => Some((value, at + 1)),
            };
        }
        let (mut total, mut part, mut end) = (0_i64, 0_i64, at);
        let mut seen = false;
        loop {
            let here = if seen && self.join.contains(&view.symbol(end)) { end + 1 } else { end };
            let symbol = view.symbol(here);
            if let Some(ones) = self.ones.get(&symbol)
                && (!seen || (part % 100 == 0 && part > 0 && here >= end) || (part % 10 == 0 && part % 100 > 10 && *ones < 10))
            {
                part += i64::from(*ones);
            } else if let Some(tens) = self.tens.get(&symbol)
                && (!seen || (part % 100 == 0 && part > 0))
            {
                part += i64::from(*tens);
            } else if let Some(scale) = self.scale.get(&symbol)
                && seen
                && here == end
            {
                part = part.max(1).checked_mul(i64::from(*scale))?;
                if *scale >= 1000 {
                    total += part;
                    part = 0;
                }
            } else {
                break;
            }
            seen = true;
            end = here + 1;
        }
        (seen && end > at).then_some((total + part, end))
    }

    /// A year in words.
    fn year(&self, view: &View, at: usize) -> Option<(i16, usize)> {
        if let Some(century) = self.ones.get(&view.symbol(at)).filter(|c| (10..=19).contains(*c)) {
            let tens = self.tens.get(&view.symbol(at + 1))?;
            let ones_at = if self.join.contains(&view.symbol(at + 2)) { at + 3 } else { at + 2 };
            let ones = self.ones.get(&view.symbol(ones_at)).filter(|o| **o < 10);
            let end = if ones.is_some() { ones_at + 1 } else { at + 2 };
            return Some((century * 100 + tens + ones.unwrap_or(&0), end));
        }
        if let Some(tens) = self.tens.get(&view.symbol(at)).filter(|t| **t == 20) {
            let rest = self.ones.get(&view.symbol(at + 1)).filter(|o| **o >= 10)?;
            return Some((tens * 100 + rest, at + 2));
        }
        None
    }
}

/// A number in digits that its class allows.
fn digits(number: Number, text: &str) -> Option<i16> {
    if text.len() > 4 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let value: i16 = text.parse().ok()?;
    let (value, allowed) = match number {
        Number::Day => (value, text.len() <= 2 && (1..=31).contains(&value)),
        Number::Month => (value, text.len() <= 2 && (1..=12).contains(&value)),
        Number::Year => (value, text.len() == 4 && (1000..2200).contains(&value)),
        Number::ModernYear => (value, text.len() == 4 && (1900..2100).contains(&value)),
        Number::Year2 => (value, text.len() == 2),
        Number::Digit => (value, text.len() == 1),
        Number::Short => (value, text.len() <= 3),
        Number::Hour => (value, text.len() <= 2 && value <= 24),
        Number::Decade => (value / 10, text.len() == 4 && (1000..2200).contains(&value) && value % 10 == 0),
        Number::Decade2 => (value / 10, text.len() == 2 && value % 10 == 0),
        _ => (value, false),
    };
    allowed.then_some(value)
}

/// `5:30`, `17.45`, `09:00:30`.
fn clock(text: &str, mark: char, hour: Field, fields: &mut Fields) -> Option<()> {
    let mut parts = text.split(mark);
    let mut part = |most: i16, digits: std::ops::RangeInclusive<usize>| -> Option<i16> {
        let text = parts.next()?;
        text.parse().ok().filter(|v| *v <= most && digits.contains(&text.len()))
    };
    fields.set(hour, part(24, 1..=2)?);
    fields.set(Field::Minute, part(59, 2..=2)?);
    if let Some(second) = part(59, 2..=2) {
        fields.set(Field::Second, second);
    }
    parts.next().is_none().then_some(())
}

/// `0800`.
fn military(text: &str, hour: Field, fields: &mut Fields) -> Option<()> {
    let value: i16 = text.parse().ok().filter(|v| text.len() == 4 && v / 100 <= 24 && v % 100 < 60)?;
    fields.set(hour, value / 100);
    fields.set(Field::Minute, value % 100);
    Some(())
}

/// `27.08.2022`: day, month, year.
fn dotted(text: &str, fields: &mut Fields) -> Option<()> {
    let mut parts = text.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let day = digits(Number::Day, day)?;
    let month = digits(Number::Month, month)?;
    let year = digits(Number::Year, year)?;
    fields.set(Field::Day, day);
    fields.set(Field::Month, month);
    fields.set(Field::Year, year);
    parts.next().is_none().then_some(())
}
