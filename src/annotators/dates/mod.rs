//! Time expressions: found by a grammar that is data, valued in TIMEX3 and EDTF, anchored in their document.
//!
//! In: a [`Document`]; the grammar of `dictionaries/<language>/dates/*.toml`. Out: [`TimeExpression`]s in order of the text.
//! The flow: [`grammar`] reads and compiles the rules, [`recognise`] finds what they describe in one pass, [`nested`] what stands inside what,
//! [`value`] reckons each find from its anchor with [`calendar`], [`relative`], [`compose`] and [`length`], [`when`] writes it down; [`order`] and [`country`] tell day from month, [`range`]
//! knows both ends. Absent: the day of the run.

mod calendar;
mod compose;
mod context;
mod country;
mod fields;
mod grammar;
mod holidays;
mod index;
mod length;
mod nested;
mod numbers;
mod order;
mod pattern;
mod range;
mod recognise;
mod relative;
mod value;
mod when;

use crate::dictionaries::Lexicon;
use crate::error::Result;
use crate::model::{Document, Matches, Mention, Quote, TimeExpression};
pub use recognise::RawTime;

/// Finds and values time expressions.
pub struct Dates {
    grammar: grammar::Grammar,
}

impl Dates {
    /// Compiles the grammar.
    ///
    /// # Errors
    /// A badly formed rule, as `path:line` with a cure.
    pub fn new(lexicon: &Lexicon) -> Result<Dates> {
        Ok(Dates { grammar: grammar::Grammar::new(lexicon)? })
    }

    /// Where time expressions stand.
    #[must_use]
    pub fn recognise(&self, document: &Document, _matches: &Matches, _lexicon: &Lexicon) -> Vec<RawTime> {
        recognise::recognise(document, &self.grammar)
    }

    /// Their values, once quotes are known, and the country (ISO 3166-1 alpha-2) the article is about, if it is about one.
    #[must_use]
    pub fn value(&self, document: &Document, times: &[RawTime], quotes: &[Quote], country: Option<&str>) -> Vec<TimeExpression> {
        value::values(document, &self.grammar, times, quotes, country)
    }

    /// Those that are no part of a longer name: `Mar del Plata` and `Beijing Daily` speak of no time. Names come in order of the text.
    pub fn outside_names(times: &mut Vec<RawTime>, names: &[Mention]) {
        let mut next = 0;
        times.retain(|time| {
            while names.get(next).is_some_and(|name| name.tokens.end < time.tokens.end) {
                next += 1;
            }
            !names.get(next).is_some_and(|name| name.tokens.start <= time.tokens.start && name.tokens.len() > time.tokens.len())
        });
    }
}
