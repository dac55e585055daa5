//! Where a clause points: to the past or to the future.
//!
//! A weekday or a month without a year needs it. The words that tell stand in `dates/context.toml`; the nearest one counts, first
//! before the expression, then after it, in its sentence; then the word right before (`from Monday`).

use super::fields::Field;
use super::grammar::{strings, symbol};
use super::recognise::RawTime;
use crate::model::{Case, Document, Zone};
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
    /// Two words in a row.
    pairs: HashMap<(u64, u64), i16>,
    /// Forms of the present that speak of what is to come, and the words after which they are infinitives.
    scheduled: Vec<u64>,
    infinitive: Vec<u64>,
    /// Forms of the past that are also of the present, as headlines use it.
    timeless: Vec<u64>,
    /// Words right before an expression that lean to the future where nothing else tells.
    leaning: Vec<u64>,
    /// Words that leave no doubt: `will`, `plans`.
    sure: Vec<u64>,
    /// Of those, the ones that stand right behind what they are said of.
    auxiliary: Vec<u64>,
    /// Verbs of timetables, right before an expression: `polls close Sunday`; and what makes nouns of them: `at the close Friday`.
    timetable: Vec<u64>,
    not_timetable: Vec<u64>,
    /// What may stand between the two: `polls close on Sunday`.
    on: Vec<u64>,
    /// Adverbs of what is so each time: `usually held in winter` is no winter of any year.
    generic: Vec<u64>,
    /// Words right before a day that point ahead of it, whatever the verb: `was postponed until Monday`.
    ahead: Vec<u64>,
    /// Words right before a date that make a mere name of it: what `the April 20 accident` will cause says not when it was.
    determiners: Vec<u64>,
    /// Endings of a noun that owns: `Monday's vote` is not to come because somebody would speak of it.
    possessive: Vec<u64>,
    /// Words of ranges: before them (`from Monday to`) nothing leans.
    ranges: Vec<u64>,
}

/// Directions that leave no doubt, the second where the expression is what they are said of.
pub(super) const SURE: i16 = 2;
pub(super) const SUBJECT: i16 = 3;

/// How many tokens before an expression an adverb says that it recurs.
const GENERIC: usize = 8;

/// How many tokens to either side are looked at.
const REACH: usize = 14;

impl Tense {
    /// Reads `[tense]` of the files.
    pub(super) fn new<'t>(files: impl Iterator<Item = &'t Table>, symbols: &mut HashMap<String, u16>) -> Tense {
        let mut tense = Tense::default();
        for file in files {
            let ranges = strings(file.get("joins").and_then(|j| j.get("range")));
            tense.ranges.extend(ranges.into_iter().map(|w| words::hash(words::fold(w).as_bytes())));
            let Some(table) = file.get("tense").and_then(Value::as_table) else { continue };
            for (key, direction) in [("past", -1), ("future", 1)] {
                for word in strings(table.get(key)) {
                    symbol(symbols, word);
                    tense.words.insert(words::hash(words::fold(word).as_bytes()), direction);
                }
            }
            let hashes = |key: &str| strings(table.get(key)).into_iter().map(|w| words::hash(words::fold(w).as_bytes()));
            for (key, direction) in [("future_pairs", 1), ("sure_pairs", SURE)] {
                for pair in strings(table.get(key)) {
                    let (a, b) = pair.split_once(' ').unwrap_or((pair, ""));
                    tense.pairs.insert((words::hash(a.as_bytes()), words::hash(b.as_bytes())), direction);
                }
            }
            tense.scheduled.extend(hashes("scheduled"));
            tense.infinitive.extend(hashes("infinitive"));
            tense.timeless.extend(hashes("timeless"));
            tense.leaning.extend(hashes("leaning"));
            tense.sure.extend(hashes("sure"));
            tense.auxiliary.extend(hashes("auxiliary"));
            tense.timetable.extend(hashes("timetable"));
            tense.not_timetable.extend(hashes("not_timetable"));
            tense.on.extend(hashes("on"));
            tense.generic.extend(hashes("generic"));
            tense.ahead.extend(hashes("ahead"));
            tense.determiners.extend(hashes("determiners"));
            tense.possessive.extend(hashes("possessive"));
            tense.endings.extend(strings(table.get("past_endings")).into_iter().map(str::to_owned));
            tense.passive.extend(hashes("passive"));
            tense.not_endings.extend(hashes("not_past"));
        }
        tense
    }

    /// -1 past, 1 future, 2 future for sure, 3 that too of the expression itself (`The quarter will be better`); `None` unknown.
    pub(super) fn direction(&self, document: &Document, time: &RawTime) -> Option<i16> {
        if time.tokens.is_empty() {
            return None;
        }
        let sentence = document.sentence_of(time.tokens.start as usize);
        let (start, end) = (time.tokens.start as usize, time.tokens.end as usize);
        let word = |t: usize, of: &[u64]| document.tokens.get(t).is_some_and(|t| of.contains(&t.hash));
        // `results for the quarter will come` says nothing of when the quarter is.
        let opens = start == sentence.start as usize || document.tokens[start - 1].class != Class::Word;
        if opens && end < sentence.end as usize && word(end, &self.auxiliary) {
            return Some(SUBJECT);
        }
        let is_day = time.fields.has(Field::Weekday) || time.fields.has(Field::Day);
        if self.on_timetable(document, start, sentence.start as usize) || (is_day && start > 0 && word(start - 1, &self.ahead)) {
            return Some(SURE);
        }
        let owns = word(end, &self.possessive);
        if time.fields.has(Field::Month) && start > sentence.start as usize && word(start - 1, &self.determiners) {
            return None;
        }
        let before = (sentence.start as usize).max(start.saturating_sub(REACH))..start;
        let after = end..(sentence.end as usize).min(end + REACH).max(end);
        let title = matches!(document.zone(time.span), Zone::Title | Zone::TitleField);
        let told = |t: usize| {
            let direction = self.of(document, t).filter(|_| !title || !self.timeless.contains(&document.tokens[t].hash))?;
            Some(if direction > 0 && word(t, &self.sure) { SURE } else { direction }).filter(|d| !owns || *d != 1)
        };
        let leans = || (start > 0 && word(start - 1, &self.leaning) && !word(end, &self.ranges)).then_some(1);
        before.rev().find_map(told).or_else(|| after.into_iter().find_map(|t| told(t).map(|d| d.min(1)))).or_else(leans)
    }

    /// Is it said of every year or week, and of none? Only what names no year can be.
    pub(super) fn is_generic(&self, document: &Document, time: &RawTime) -> bool {
        let recurs = [Field::Quarter, Field::Season, Field::Month, Field::Weekday].iter().any(|f| time.fields.has(*f));
        let fixed = [Field::Year, Field::Year2, Field::Relative, Field::Day, Field::Op].iter().any(|f| time.fields.has(*f));
        let start = time.tokens.start as usize;
        let first = (document.sentence_of(start).start as usize).max(start.saturating_sub(GENERIC));
        recurs && !fixed && document.tokens[first..start].iter().any(|t| self.generic.contains(&t.hash))
    }

    /// Does a verb of timetables stand right before it, and is it a verb?
    fn on_timetable(&self, document: &Document, start: usize, first: usize) -> bool {
        let word = |t: usize, of: &[u64]| of.contains(&document.tokens[t].hash);
        let back = usize::from(start > first && word(start - 1, &self.on));
        let Some(verb) = start.checked_sub(1 + back).filter(|t| *t > first) else { return false };
        word(verb, &self.timetable) && !word(verb - 1, &self.not_timetable)
    }

    /// What one token tells.
    fn of(&self, document: &Document, token: usize) -> Option<i16> {
        let t = &document.tokens[token];
        if t.class != Class::Word {
            return None;
        }
        // `will be held`, `to be published`: a form of the past that speaks of what is to come.
        let before = token.checked_sub(1).map(|t| document.tokens[t].hash);
        let to_come = before.is_some_and(|b| self.passive.contains(&b));
        if let Some(direction) = before.and_then(|b| self.pairs.get(&(b, t.hash))) {
            return Some(*direction);
        }
        if self.scheduled.contains(&t.hash) && !before.is_some_and(|b| self.infinitive.contains(&b)) {
            return Some(1);
        }
        if let Some(direction) = self.words.get(&t.hash) {
            return Some(if to_come { 1 } else { *direction });
        }
        let folded = document.folded(token);
        let ending = t.case == Case::Lower && folded.len() > 4 && self.endings.iter().any(|e| folded.ends_with(e.as_str()));
        (ending && !self.not_endings.contains(&t.hash)).then_some(if to_come { 1 } else { -1 })
    }
}
