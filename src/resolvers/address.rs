//! The form of address that a text puts before the names of a person.
//!
//! In: the mentions of one person. Out: the first honorific. Absent: what it says of the person (see `gender`).

use super::knowledge::Knowledge;
use crate::model::{Document, Entity, Kind, Matches, Mention};

/// Sets the honorific of the people among the entities.
pub(super) fn set(document: &Document, matches: &Matches, mentions: &[Mention], entities: &mut [Entity], knowledge: Knowledge) {
    for entity in entities.iter_mut().filter(|entity| entity.kind == Kind::Person) {
        for &m in &entity.mentions {
            let start = mentions[m as usize].tokens.start as usize;
            let Some((tokens, _)) = knowledge.honorific_before(matches, start, |t| document.folded(t) == ".") else { continue };
            if knowledge.is_address(matches, tokens, document.slice(document.span_of(tokens))) {
                let mut span = document.span_of(tokens);
                if (tokens.end as usize) < start {
                    span.end = document.tokens[tokens.end as usize].end;
                }
                document.slice(span).clone_into(&mut entity.honorific);
                break;
            }
        }
    }
}
