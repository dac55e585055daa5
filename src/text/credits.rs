//! Credit lines: who reported, wrote, edited or photographed, run on behind the story or before it.
//!
//! In: paragraphs and the patterns of `text/credits.toml`. Out: the stretches that are credits, by start, apart; the byline, where one
//! names the author. Absent: whole paragraphs that are bylines, which are zones of their own.

use crate::dictionaries::{Lexicon, Pattern};
use crate::error::Result;
use crate::model::{Document, Span, Zone};

/// Knows credit lines.
pub(super) struct Credits {
    patterns: Vec<Pattern>,
}

/// No credit line has more bytes: what is longer is a bracket that was never closed.
const LONGEST: usize = 800;

impl Credits {
    pub(super) fn new(lexicon: &Lexicon) -> Result<Credits> {
        Ok(Credits { patterns: lexicon.patterns("text/credits")? })
    }

    /// Fills `credits`, and `byline` where it is open.
    pub(super) fn find(&self, document: &mut Document) {
        let mut found: Vec<Span> = Vec::new();
        let mut author = None;
        for paragraph in document.paragraphs.iter().filter(|p| p.zone != Zone::TitleField) {
            let span = document.span_of(paragraph.tokens);
            let (start, text) = (span.start as usize, document.slice(span));
            for pattern in &self.patterns {
                for captures in pattern.regex.captures_iter(text) {
                    let Some(credit) = captures.name("credit").or_else(|| captures.get(0)).filter(|c| c.len() <= LONGEST) else { continue };
                    let at = |m: regex::Match| Span::new(start + m.start(), start + m.end());
                    found.push(at(credit));
                    author = author.or(captures.name("author").map(at));
                }
            }
        }
        document.byline = document.byline.or(author);
        found.sort_unstable_by_key(|s| (s.start, std::cmp::Reverse(s.end)));
        for span in found {
            match document.credits.last_mut() {
                Some(last) if span.start < last.end => last.end = last.end.max(span.end),
                _ => document.credits.push(span),
            }
        }
    }
}
