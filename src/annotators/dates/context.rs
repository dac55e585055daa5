//! Where a clause points: to the past or to the future.
//!
//! A weekday or a month without a year needs it. The words that tell stand in `dates/context.toml`; the nearest one counts, first
//! before the expression, then after it, in its sentence.

use super::grammar::{strings, symbol};
use super::recognise::RawTime;
use crate::model::{Case, Document};
use crate::words::{self, Class};
use std::collections::HashMap;
use toml::{Table, Value};

/// Words that tell the direction.
#[derive(Default)]
pub(super) struct Tense {
    words: HashMap<u64, i16>,
    endings: Vec<String>,
    not_endings: Vec<u64>,
    passive: Vec<u64>,
}

/// How many tokens to either side are looked at.
const REACH: usize = 14;

impl Tense {
    /// Reads `[tense]` of the files.
    pub(super) fn new<'t>(files: impl Iterator<Item = &'t Table>, symbols: &mut HashMap<String, u16>) -> Tense {
        let mut tense = Tense::default();
        for table in files.filter_map(|f| f.get("tense").and_then(Value::as_table)) {
            for (key, direction) in [("past", -1), ("future", 1)] {
                for word in strings(table.get(key)) {
                    symbol(symbols, word);
                    tense.words.insert(words::hash(words::fold(word).as_bytes()), direction);
                }
            }
            tense.endings.extend(strings(table.get("past_endings")).into_iter().map(str::to_owned));
            tense.passive.extend(strings(table.get("passive")).into_iter().map(|w| words::hash(words::fold(w).as_bytes())));
            tense.not_endings.extend(strings(table.get("not_past")).into_iter().map(|w| words::hash(words::fold(w).as_bytes())));
        }
        tense
    }

    /// -1 past, 1 future, `None` unknown.
    pub(super) fn direction(&self, document: &Document, time: &RawTime) -> Option<i16> {
        if time.tokens.is_empty() {
            return None;
        }
        let sentence = document.sentence_of(time.tokens.start as usize);
        let (start, end) = (time.tokens.start as usize, time.tokens.end as usize);
        let before = (sentence.start as usize).max(start.saturating_sub(REACH))..start;
        let after = end..(sentence.end as usize).min(end + REACH).max(end);
        before.rev().find_map(|t| self.of(document, t)).or_else(|| after.into_iter().find_map(|t| self.of(document, t)))
    }

    /// What one token tells.
    fn of(&self, document: &Document, token: usize) -> Option<i16> {
        let t = &document.tokens[token];
        if t.class != Class::Word {
            return None;
        }
        // `will be held`, `to be published`: a form of the past that speaks of what is to come.
        let to_come = token > 0 && self.passive.contains(&document.tokens[token - 1].hash);
        if let Some(direction) = self.words.get(&t.hash) {
            return Some(if to_come { 1 } else { *direction });
        }
        let folded = document.folded(token);
        let ending = t.case == Case::Lower && folded.len() > 4 && self.endings.iter().any(|e| folded.ends_with(e.as_str()));
        (ending && !self.not_endings.contains(&t.hash)).then_some(if to_come { 1 } else { -1 })
    }
}
