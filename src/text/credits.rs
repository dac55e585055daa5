//! Who made an article, as agencies say it behind its text: `(Reporting by Ana Lima; Editing by Tom Reed)`.
//!
//! In: the view, the patterns of `text/credits.toml`. Out: [`Document::credits`]. Absent: bylines above the text (see `zones`).

use crate::dictionaries::{Lexicon, Pattern};
use crate::error::Result;
use crate::model::{Document, Span};

/// The patterns; a group `credit` is the credit, else all that matches is.
pub(super) struct Credits {
    patterns: Vec<Pattern>,
}

impl Credits {
    pub(super) fn new(lexicon: &Lexicon) -> Result<Credits> {
        Ok(Credits { patterns: lexicon.patterns("text/credits")? })
    }

    /// Fills `credits`, by start.
    pub(super) fn find(&self, document: &mut Document) {
        let mut credits = Vec::new();
        for paragraph in &document.paragraphs {
            let span = document.span_of(paragraph.tokens);
            let text = document.slice(span);
            for pattern in &self.patterns {
                for found in pattern.regex.captures_iter(text) {
                    if let Some(credit) = found.name("credit").or(found.get(0)) {
                        credits.push(Span::new(span.start as usize + credit.start(), span.start as usize + credit.end()));
                    }
                }
            }
        }
        credits.sort_unstable();
        document.credits = credits;
    }
}
