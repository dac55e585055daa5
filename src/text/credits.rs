//! Who made an article, as agencies say it behind its text: `(Reporting by Ana Lima; Editing by Tom Reed)`.
//!
//! In: the view, the patterns of `text/credits.toml`. Out: [`Document::credits`]. Absent: bylines above the text (see `zones`).

use crate::dictionaries::{Lexicon, Pattern};
use crate::error::Result;
use crate::model::{Document, Span};

/// The patterns; a group `credit` is the credit, else all that matches and the rest of the bracket is.
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
            let mut push = |from: usize, to: usize| credits.push(Span::new(span.start as usize + from, span.start as usize + to));
            for bracket in memchr::memchr2_iter(b'(', b'[', text.as_bytes()) {
                let found = self.patterns.iter().filter(|p| !has_group(p)).find_map(|p| p.regex.find(&text[bracket..]));
                if let Some(found) = found {
                    push(bracket + found.start(), bracket + to_close(&text[bracket..], found.end()));
                }
            }
            if p >= last {
                let tail = (text.len().saturating_sub(TAIL)..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(0);
                for pattern in self.patterns.iter().filter(|p| has_group(p)) {
                    let found = pattern.regex.captures(&text[tail..]).and_then(|found| found.name(CREDIT));
                    found.into_iter().for_each(|found| push(tail + found.start(), tail + found.end()));
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

/// So many letters of a bracket belong to a credit: up to a bracket in it, in that one, behind that one.
const BEFORE: usize = 600;
const INSIDE: usize = 60;
const BEHIND: usize = 300;

/// Where the bracket closes in which `text[..from]` stands, or how much of it is taken where it does not.
fn to_close(text: &str, from: usize) -> usize {
    const BRACKETS: &[char] = &['(', ')', '[', ']', '\n'];
    if text[..from].ends_with([')', ']']) {
        return from;
    }
    let mut end = run(text, from, BEFORE, BRACKETS);
    if text[end..].starts_with('(') {
        let inner = run(text, end + 1, INSIDE, &['(', ')', '\n']);
        if text[inner..].starts_with(')') {
            end = run(text, inner + 1, BEHIND, BRACKETS);
        }
    }
    end + usize::from(text[end..].starts_with([')', ']']))
}

/// Where the first of `stops` stands behind `from`, at most so many letters on.
fn run(text: &str, from: usize, most: usize, stops: &[char]) -> usize {
    let mut letters = text[from..].char_indices();
    let stop = letters.by_ref().take(most).find(|(_, c)| stops.contains(c));
    stop.or_else(|| letters.next()).map_or(text.len(), |(at, _)| from + at)
}

fn has_group(pattern: &Pattern) -> bool {
    pattern.regex.captures_len() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bracket_goes_on_to_its_end() {
        let credit = |text: &'static str| &text[..to_close(text, "(by".len())];
        assert_eq!(credit("(by Ana Lima) It rained."), "(by Ana Lima)");
        assert_eq!(credit("(by Ana Lima (Oslo) and Tom Reed) It rained."), "(by Ana Lima (Oslo) and Tom Reed)");
        assert_eq!(credit("(by Ana Lima (Oslo It rained."), "(by Ana Lima ");
        assert_eq!(credit("(by Ana Lima\nIt rained."), "(by Ana Lima");
        assert_eq!(credit("(by Ána"), "(by Ána");
        let long = format!("(by{}", "ö".repeat(BEFORE + 1));
        assert_eq!(to_close(&long, "(by".len()), long.len() - "ö".len());
    }
}
