//! Where dictionary entries stand in a document: names by a walk through the fst, terms by Aho-Corasick, side by side.
//!
//! In: a [`Document`] and the [`Lexicon`]. Out: [`Matches`], every row whose name stands there, overlapping ones too.
//! Absent: meaning. Word boundaries are settled here, before any longest match, because both sides are whole tokens.

mod gazetteer;
mod terms;

use crate::dictionaries::Lexicon;
use crate::model::{Document, Matches};

/// Finds all entries of all lists in a document.
#[must_use]
pub fn find(document: &Document, lexicon: &Lexicon) -> Matches {
    let mut all = Vec::with_capacity(document.tokens.len() / 2);
    gazetteer::find(document, lexicon, &mut all);
    terms::find(document, lexicon, &mut all);
    Matches::new(all, document.tokens.len())
}
