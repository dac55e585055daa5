//! What the text around the names of a person says about his or her gender, and the form of address.
//!
//! In: the mentions of one person. Out: an honorific and a gender with its evidence. Conservative: a pronoun counts only where the
//! person is the one person named in its sentence and the sentence before, and all such pronouns must agree. Never the name alone.

use super::knowledge::Knowledge;
use crate::model::{Document, Entity, Gender, Kind, Matches, Mention};

/// Sets honorific and gender of the people among the entities.
pub(super) fn address(document: &Document, matches: &Matches, mentions: &[Mention], entities: &mut [Entity], knowledge: Knowledge) {
    let pronouns = pronouns(document, mentions, entities.len(), knowledge);
    for (e, entity) in entities.iter_mut().enumerate().filter(|(_, entity)| entity.kind == Kind::Person) {
        let mut by_honorific = None;
        for &m in &entity.mentions {
            let start = mentions[m as usize].tokens.start as usize;
            let Some((tokens, gender)) = knowledge.honorific_before(matches, start, |t| document.folded(t) == ".") else { continue };
            if entity.honorific.is_empty() && knowledge.is_address(matches, tokens, document.slice(document.span_of(tokens))) {
                let mut span = document.span_of(tokens);
                if (tokens.end as usize) < start {
                    span.end = document.tokens[tokens.end as usize].end;
                }
                document.slice(span).clone_into(&mut entity.honorific);
            }
            by_honorific = by_honorific.or(gender);
        }
        let (female, male) = pronouns[e];
        let by_pronoun = match (female, male) {
            (1.., 0) => Some(Gender::Female),
            (0, 1..) => Some(Gender::Male),
            _ => None,
        };
        entity.gender = by_honorific.map(|g| (g, "honorific")).or(by_pronoun.map(|g| (g, "pronoun")));
    }
}

/// For each entity, how many pronouns of either gender can only mean it.
fn pronouns(document: &Document, mentions: &[Mention], entities: usize, knowledge: Knowledge) -> Vec<(u32, u32)> {
    let mut counts = vec![(0, 0); entities];
    let mut first = 0;
    let mut before: Option<u32> = None;
    for sentence in &document.sentences {
        let tokens = sentence.tokens;
        while first < mentions.len() && mentions[first].tokens.end <= tokens.start {
            first += 1;
        }
        let here = || mentions[first..].iter().take_while(|m| m.tokens.start < tokens.end).filter(|m| m.kind == Kind::Person);
        let sole = here().next().filter(|one| here().all(|m| m.entity == one.entity));
        let new_paragraph = tokens.range().next().is_some_and(|t| document.paragraph_of(t).tokens.start == tokens.start);
        // Inside one sentence the name comes first; with no name, the sole person of the sentence before is meant.
        let (meant, from) = match (sole, here().next()) {
            (Some(one), _) if before.is_none() || new_paragraph || before == Some(one.entity) => (Some(one.entity), one.tokens.end),
            (None, None) if !new_paragraph => (before, tokens.start),
            _ => (None, tokens.start),
        };
        if let Some(entity) = meant {
            for t in from as usize..tokens.end as usize {
                match knowledge.pronoun_gender(document.folded(t), document.tokens[t].hash) {
                    Some(Gender::Female) => counts[entity as usize].0 += 1,
                    Some(Gender::Male) => counts[entity as usize].1 += 1,
                    None => {}
                }
            }
        }
        // A sentence without a person keeps the one before in mind, for one sentence only.
        before = sole.map(|one| one.entity);
    }
    counts
}
