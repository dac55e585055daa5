//! Forms of address that say a gender: `Mrs. Hale`.
//!
//! In: the names of people. Out: one more in the tally of whom they are before. Absent: the form of address itself (see `address`).

use super::{Evidence, Reader, Tally};
use crate::model::Kind;

/// Counts those before the names.
pub(super) fn count(reader: &Reader, tallies: &mut [Tally]) {
    let before = |token: usize| reader.knowledge.honorific_before(reader.matches, token, |t| reader.word(t) == ".");
    for mention in reader.mentions.iter().filter(|m| m.kind == Kind::Person) {
        let Some((tokens, Some(gender))) = before(mention.tokens.start as usize) else { continue };
        let start = tokens.start as usize;
        // In lower case it is another word (`will miss Hale`) or says what somebody is (`his brother Tom Hale`, see `nouns`).
        let written = reader.document.tokens[start].is_capitalised();
        // `Mr. and Mrs. Hale` are two.
        let couple = start > 0 && before(start - 1).is_some();
        if written && !couple {
            tallies[mention.entity as usize].add(Evidence::Honorific, gender);
        }
    }
}
