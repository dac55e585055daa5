//! Numbers in digits and in words: `1,200`, `two hundred and fifty`, `nineteen ninety-six`.
//!
//! The words come from the grammar's lists `ones` (0–19), `tens` (20–90), `scale` (100, 1000 …), `number_join` (`and`, `-`).

use super::grammar::{List, NUMBER};
use super::pattern::Number;
use super::recognise::View;
use std::collections::HashMap;

/// The number words.
#[derive(Default)]
pub(super) struct NumberWords {
    ones: HashMap<u16, i16>,
    tens: HashMap<u16, i16>,
    scale: HashMap<u16, i16>,
    join: Vec<u16>,
}

impl NumberWords {
    /// Takes the words out of the lists.
    pub(super) fn new(lists: &[List], names: &HashMap<String, u16>) -> NumberWords {
        let take = |name: &str| -> HashMap<u16, i16> {
            let Some(list) = names.get(name) else { return HashMap::new() };
            let entries = lists[*list as usize].entries.iter();
            entries.filter_map(|(symbol, e)| Some((*symbol, e.first()?.says.first().map_or(0, |s| s.1)))).collect()
        };
        NumberWords { ones: take("ones"), tens: take("tens"), scale: take("scale"), join: take("number_join").into_keys().collect() }
    }

    /// The symbols a number can begin with.
    pub(super) fn first(&self) -> impl Iterator<Item = u16> + '_ {
        std::iter::once(NUMBER).chain(self.ones.keys().copied()).chain(self.tens.keys().copied())
    }

    /// The symbols that can stand inside a number after its first token.
    pub(super) fn inner(&self) -> impl Iterator<Item = u16> + '_ {
        self.scale.keys().copied().chain(self.join.iter().copied())
    }

    /// Reads a number of a class at a token: its value, what it says beside, and the token after it.
    pub(super) fn read(&self, number: Number, view: &View, at: usize) -> Option<(i16, Option<(i16, i16)>, usize)> {
        match number {
            Number::Count => return self.count(view, at).map(|(v, end)| (v, None, end)),
            Number::YearWords => return self.year(view, at).map(|(v, end)| (v, None, end)),
            _ => {}
        }
        if !view.is_number(at) {
            return None;
        }
        let text = view.word(at);
        if matches!(number, Number::Clock | Number::ClockDot) {
            return clock(text, if number == Number::Clock { ':' } else { '.' }).map(|(h, m, s)| (h, Some((m, s)), at + 1));
        }
        let digits = |most: usize| (text.len() <= most && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse::<i16>().ok()).flatten();
        let value = match number {
            Number::Day => digits(2).filter(|v| (1..=31).contains(v)),
            Number::Month => digits(2).filter(|v| (1..=12).contains(v)),
            Number::Year => digits(4).filter(|v| text.len() == 4 && (1000..2200).contains(v)),
            Number::Year2 => digits(2).filter(|_| text.len() == 2),
            Number::Digit => digits(1),
            Number::Short => digits(3),
            Number::Hour => digits(2).filter(|v| (0..=24).contains(v)),
            Number::Military => digits(4).filter(|v| text.len() == 4 && v / 100 < 25 && v % 100 < 60),
            Number::ModernYear => digits(4).filter(|v| text.len() == 4 && (1900..2100).contains(v)),
            Number::Decade => digits(4).filter(|v| text.len() == 4 && (1000..2200).contains(v) && v % 10 == 0).map(|v| v / 10),
            Number::Decade2 => digits(2).filter(|v| text.len() == 2 && v % 10 == 0).map(|v| v / 10),
            Number::Clock | Number::ClockDot | Number::Count | Number::YearWords => None,
        }?;
        if number == Number::Military {
            return Some((value / 100, Some((value % 100, -1)), at + 1));
        }
        Some((value, None, at + 1))
    }

    /// A cardinal in digits or words.
    fn count(&self, view: &View, at: usize) -> Option<(i16, usize)> {
        if view.is_number(at) {
            let text = view.word(at);
            let value: i64 = text.replace(',', "").parse().ok()?;
            let mut end = at + 1;
            let mut value = value;
            if let Some(scale) = self.scale.get(&view.symbol(end)) {
                value *= i64::from(*scale);
                end += 1;
            }
            return i16::try_from(value).ok().map(|v| (v, end));
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
                part = part.max(1) * i64::from(*scale);
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
        (seen && end > at).then(|| i16::try_from(total + part).ok().map(|v| (v, end))).flatten()
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
        self.count(view, at).filter(|(v, end)| (1900..2100).contains(v) && *end > at + 1 && !view.is_number(at))
    }
}

/// `5:30`, `17.45`, `09:00:30`: hour, minute and second (-1 = none).
fn clock(text: &str, mark: char) -> Option<(i16, i16, i16)> {
    let mut parts = text.split(mark);
    let hour = parts.next().filter(|p| p.len() <= 2)?.parse().ok().filter(|h| *h <= 24)?;
    let minute = parts.next().filter(|p| p.len() == 2)?.parse().ok().filter(|m| *m < 60)?;
    let second = match parts.next() {
        Some(s) => s.parse().ok().filter(|s| *s < 60)?,
        None => -1,
    };
    parts.next().is_none().then_some((hour, minute, second))
}
