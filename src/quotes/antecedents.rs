//! Whom a pronoun means: the person or group spoken of right before, by gender, number and place in the sentence.
//!
//! In: what a [`Resolver`] knows, who spoke last, the token of the pronoun. Out: an [`Antecedent`], or none where it cannot be told.
//! Absent: names and descriptions (see `speakers`).

use super::grammar::*;
use super::speakers::{History, Resolver};
use crate::model::{Entity, Gender, Kind, TokenRange};

/// What a pronoun stands for.
pub enum Antecedent {
    /// An entity, and the mention that shows it.
    Entity(u32, u32),
    /// Words that name nobody: `his mother`.
    Words(TokenRange),
}

impl Resolver<'_> {
    /// Whom `he` or `she` means: the person most spoken of right before, of that gender as far as known; a description that opens the
    /// sentence before (`His mother …`) is nearer than a name further off.
    pub(super) fn person_spoken_of(&self, at: u32, gender: Option<Gender>, entities: &[Entity], history: &History) -> Option<Antecedent> {
        let last = self.mentions.partition_point(|m| m.tokens.start < at);
        let here = self.document.tokens[at as usize];
        let described = self.description_before(at, if gender == Some(Gender::Female) { FEMALE } else { MALE });
        let mut best: Option<(f32, u32, u32)> = None;
        for (m, mention) in self.mentions[..last].iter().enumerate().rev().take(40) {
            let token = self.document.tokens[mention.tokens.start as usize];
            let paragraphs = here.paragraph - token.paragraph;
            if paragraphs > 4 || described.is_some_and(|(_, words)| mention.tokens.end <= words.start) {
                break;
            }
            let entity = entities.get(mention.entity as usize)?;
            let known = entity.gender.map(|g| g.0);
            if entity.kind != Kind::Person || known.is_some() && known != gender || self.quoted(mention.tokens.start) || self.attributive(mention.tokens) {
                continue;
            }
            let sentences = (here.sentence - token.sentence) as f32;
            let first = self.first_in_sentence(m);
            let spoke = history.person.is_some_and(|(e, _)| e == mention.entity);
            let owner = (mention.tokens.end as usize) < self.document.tokens.len() && self.is(mention.tokens.end, CLITIC);
            let score = -sentences.min(8.0) - paragraphs as f32 * 0.3
                + if first { 1.2 } else { 0.0 }
                + if spoke { 1.6 } else { 0.0 }
                + if known.is_some() { 1.0 } else { 0.0 }
                - if owner && described.is_some() { 2.0 } else { 0.0 };
            if best.is_none_or(|(b, ..)| score > b) {
                best = Some((score, mention.entity, m as u32));
            }
        }
        if let Some((_, words)) = described.filter(|(score, _)| best.is_none_or(|(b, ..)| *score >= b)) {
            return Some(Antecedent::Words(words));
        }
        if let (None, Some((e, t))) = (best, history.person) {
            let known = entities[e as usize].gender.map(|g| g.0);
            if self.near(t, at, 8) && (known.is_none() || known == gender) {
                return self.latest(e, at).map(|m| Antecedent::Entity(e, m));
            }
        }
        best.map(|(_, e, m)| Antecedent::Entity(e, m))
    }

    /// Whom `they` or `it` means: the plural that opens the sentence before (`Legal representatives …`), else the organization that spoke
    /// last.
    pub(super) fn group_spoken_of(&self, at: u32, plural: bool, history: &History) -> Option<Antecedent> {
        if plural && let Some((_, words)) = self.description_before(at, 0) {
            return Some(Antecedent::Words(words));
        }
        let (e, _) = history.other.filter(|(_, t)| self.near(*t, at, 2))?;
        self.latest(e, at).map(|m| Antecedent::Entity(e, m))
    }

    /// A description without a name that opens one of the two sentences before, outside quotations: its words, and how near it is.
    /// `bits`: what its noun must be; 0 = a plural of people.
    fn description_before(&self, at: u32, bits: u64) -> Option<(f32, TokenRange)> {
        const BACK: usize = 3;
        const LONGEST: u32 = 8;
        let here = self.document.tokens[at as usize];
        let sentences = &self.document.sentences[..=here.sentence as usize];
        for (back, sentence) in sentences.iter().rev().take(BACK).enumerate() {
            let start = sentence.tokens.start;
            if start >= at || here.paragraph - self.document.tokens[start as usize].paragraph > 1 {
                continue;
            }
            let stop = sentence.tokens.end.min(at).min(start + LONGEST);
            let verb = |t: &u32| self.is(*t, AUXILIARY | PAST | RELATIVE) && !self.is(*t, CLITIC) || !self.document.tokens[*t as usize].is_word();
            let end = (start..stop).find(verb).unwrap_or(stop);
            let kin = |t: &u32| {
                let lower = !self.document.tokens[*t as usize].is_capitalised() || *t == start;
                let plural = self.document.folded(*t as usize).ends_with('s') && self.is(*t, ROLE | COLLECTIVE);
                lower && (bits != 0 && self.is(*t, bits) || bits == 0 && plural)
            };
            let Some(noun) = (start..end).find(kin) else { continue };
            let opens = noun == start || self.is(start, DETERMINER | POSSESSIVE) || noun == start + 1 || (start..noun).any(|t| self.is(t, CLITIC));
            // `his mother, Ana Lima,` and `spokeswoman Ana Lima` are named.
            let named = self.mentions[self.mentions.partition_point(|m| m.tokens.start <= noun)..]
                .iter()
                .take(1)
                .any(|m| m.kind == Kind::Person && m.tokens.start <= noun + 3);
            if !opens || named || self.quoted(noun) {
                continue;
            }
            let tail = (noun + 1..end).take_while(|&t| bits == 0 || self.is(t, PREPOSITION)).count() as u32;
            let words = TokenRange { start, end: if bits == 0 { noun + 1 + tail } else { noun + 1 } };
            return Some((1.2 - back as f32, words));
        }
        None
    }

    /// `the Trump administration`: a name that only qualifies a noun is not spoken of.
    fn attributive(&self, name: TokenRange) -> bool {
        let tokens = &self.document.tokens;
        let article = name.start > 0 && self.is(name.start - 1, DETERMINER);
        let next = tokens.get(name.end as usize).filter(|t| t.is_word() && !t.is_capitalised());
        article && next.is_some_and(|t| !self.grammar.is(t.hash, FUNCTION_WORD | PAST | CUE))
    }

    fn first_in_sentence(&self, m: usize) -> bool {
        let sentence = |i: usize| self.document.tokens[self.mentions[i].tokens.start as usize].sentence;
        (0..m).rev().take_while(|&i| sentence(i) == sentence(m)).all(|i| self.mentions[i].kind != Kind::Person)
    }

    fn quoted(&self, token: u32) -> bool {
        let i = self.stretches.partition_point(|s| s.open <= token);
        self.stretches[..i].iter().rev().take(4).any(|s| s.depth == 0 && s.content.holds(token as usize))
    }
}
