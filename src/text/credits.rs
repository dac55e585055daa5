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
        let last = document.paragraphs.len().saturating_sub(LAST);
        for (p, paragraph) in document.paragraphs.iter().enumerate() {
            let span = document.span_of(paragraph.tokens);
            let text = document.slice(span);
            let mut push = |from: usize, found: regex::Match| {
                let start = span.start as usize + from;
                credits.push(Span::new(start + found.start(), start + found.end()));
            };
            for bracket in memchr::memchr2_iter(b'(', b'[', text.as_bytes()) {
                let found = self.patterns.iter().filter(|p| !has_group(p)).find_map(|p| p.regex.find(&text[bracket..]));
                found.into_iter().for_each(|found| push(bracket, found));
            }
            if p >= last {
                let tail = (text.len().saturating_sub(TAIL)..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(0);
                for pattern in self.patterns.iter().filter(|p| has_group(p)) {
                    let found = pattern.regex.captures(&text[tail..]).and_then(|found| found.name(CREDIT));
                    found.into_iter().for_each(|found| push(tail, found));
                }
            }
        }
        credits.sort_unstable();
        credits.dedup_by(|next, before| {
            let overlap = next.overlaps(*before);
            before.end = if overlap { before.end.max(next.end) } else { before.end };
            overlap
        });
        document.credits = credits;
    }
}

/// The group of a pattern that is the credit.
const CREDIT: &str = "credit";
/// How many paragraphs, and how many bytes of each, may hold a credit without brackets.
const LAST: usize = 2;
const TAIL: usize = 300;

fn has_group(pattern: &Pattern) -> bool {
    pattern.regex.captures_len() > 1
}
