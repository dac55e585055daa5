//! Time expressions.

use crate::dictionaries::Lexicon;
use crate::error::Result;
use crate::model::{Document, Matches, Quote, Span, TimeExpression};

/// A time expression recognised, its value still open.
#[derive(Clone, Debug)]
pub struct RawTime {
    /// Where.
    pub span: Span,
}

/// Finds and values time expressions.
pub struct Dates {}

impl Dates {
    /// Compiles the grammar.
    ///
    /// # Errors
    /// A badly formed pattern.
    pub fn new(_lexicon: &Lexicon) -> Result<Dates> {
        Ok(Dates {})
    }

    /// Where time expressions stand.
    #[must_use]
    pub fn recognise(&self, _document: &Document, _matches: &Matches, _lexicon: &Lexicon) -> Vec<RawTime> {
        Vec::new()
    }

    /// Their values, once quotes are known.
    #[must_use]
    pub fn value(&self, _document: &Document, _times: Vec<RawTime>, _quotes: &[Quote]) -> Vec<TimeExpression> {
        Vec::new()
    }
}
