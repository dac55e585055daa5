//! Who said what.

use crate::dictionaries::Lexicon;
use crate::error::Result;
use crate::model::{Document, Entity, Matches, Mention, Quote};

/// Finds quoted and reported words and their speakers.
pub struct Quotes {}

impl Quotes {
    /// Compiles cues and sieves.
    ///
    /// # Errors
    /// A badly formed list or pattern.
    pub fn new(_lexicon: &Lexicon) -> Result<Quotes> {
        Ok(Quotes {})
    }

    /// The quotes of a document, by start. May add gender evidence (pronouns) to entities.
    #[must_use]
    pub fn find(&self, _document: &Document, _matches: &Matches, _mentions: &[Mention], _entities: &mut [Entity], _lexicon: &Lexicon) -> Vec<Quote> {
        Vec::new()
    }
}
