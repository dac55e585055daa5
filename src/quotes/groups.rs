//! The same words quoted in several articles, as wire copy is.
//!
//! In: the parts of a statement and the stretches in marks. Out: a hash of the words in marks, by which a reader of the table brings
//! together what was copied; no article needs to know of another. Absent: likeness; one word more or less makes another group.

use super::marks::Stretch;
use crate::model::{Document, QuoteKind, TokenRange};
use crate::words::{self, Class};

/// Fewer words than this are said by too many people in too many ways.
const FEWEST: usize = 5;

/// The group of a statement: letters and digits of its words in marks, folded; marks, spaces and case do not count.
pub fn group(document: &Document, stretches: &[Stretch], kind: QuoteKind, parts: &[TokenRange]) -> Option<u64> {
    let mut key = String::new();
    let mut count = 0;
    let mut add = |tokens: TokenRange| {
        for t in tokens.range().filter(|&t| document.tokens[t].class != Class::Mark) {
            count += usize::from(document.folded(t).starts_with(char::is_alphanumeric));
            key.extend(document.folded(t).chars().filter(|c| c.is_alphanumeric()));
        }
    };
    for part in parts {
        match kind {
            QuoteKind::Direct => add(*part),
            QuoteKind::Mixed => {
                let first = stretches.partition_point(|s| s.open < part.start.saturating_sub(1));
                let inside = stretches[first..].iter().take_while(|s| s.open < part.end).filter(|s| s.depth == 0);
                inside.for_each(|s| add(TokenRange { start: s.content.start, end: s.content.end.min(part.end) }));
            }
            _ => return None,
        }
    }
    (count >= FEWEST).then(|| words::hash(key.as_bytes()))
}
