//! Whom the attributing words mean: names by their mentions, descriptions by the roles the text gives, pronouns by gender, number and
//! who has been spoken of.
//!
//! In: [`Utterance`]s in reading order, mentions, entities, roles. Out: a [`Speaker`] for each. An invented name is the worst error:
//! what cannot be told stays a description or a pronoun. Absent: which words attribute (see `utterances`).

use super::grammar::*;
use super::marks::Stretch;
use super::utterances::Utterance;
use crate::model::{Document, Entity, Gender, Kind, Mention, Role, Speaker, SpeakerKind, TokenRange};
use crate::words;

/// What speakers are resolved with.
pub struct Resolver<'r> {
    /// The document.
    pub document: &'r Document<'r>,
    /// What small words do.
    pub grammar: &'r Grammar,
    /// Names, by start.
    pub mentions: &'r [Mention],
    /// What the text says people are.
    pub roles: &'r [Role],
    /// Quotations: a name inside one is not spoken of by the reporter.
    pub stretches: &'r [Stretch],
}

/// Who spoke last.
#[derive(Default)]
pub struct History {
    person: Option<(u32, u32)>,
    other: Option<(u32, u32)>,
}

/// How a speaker was resolved; part of the reason.
pub type How = &'static str;

impl Resolver<'_> {
    /// The speaker of an utterance, and how the words were understood.
    pub fn resolve(&self, utterance: &Utterance, entities: &mut [Entity], history: &mut History) -> Option<(Speaker, How)> {
        let tokens = utterance.speaker?;
        let (mut speaker, mut how) = self.understand(utterance.antecedent.unwrap_or(tokens), entities, history);
        if utterance.antecedent.is_some() {
            // `who`: the words as written, the one they mean.
            speaker.span = self.document.span_of(tokens);
            how = "relative";
        }
        if let Some(e) = speaker.entity {
            match speaker.kind {
                SpeakerKind::Person => history.person = Some((e, tokens.start)),
                SpeakerKind::Organization => history.other = Some((e, tokens.start)),
                _ => {}
            }
        }
        Some((speaker, how))
    }

    fn understand(&self, tokens: TokenRange, entities: &mut [Entity], history: &History) -> (Speaker, How) {
        let span = self.document.span_of(tokens);
        let first = &self.document.tokens[tokens.start as usize];
        let pronoun = (tokens.len() == 1).then(|| self.grammar.pronoun(first.hash)).flatten();
        if let Some(p) = pronoun {
            let found = if p.person != 3 {
                None
            } else if p.gender.is_some() {
                self.person_spoken_of(tokens.start, p.gender, entities, history)
            } else if p.plural || p.neuter {
                history.other.filter(|(_, at)| self.near(*at, tokens.start, 2)).and_then(|(e, _)| self.latest(e, tokens.start).map(|m| (e, m)))
            } else {
                None
            };
            return match found {
                Some((e, m)) => {
                    let kind = kind_of(&entities[e as usize]);
                    (Speaker { span, kind, entity: Some(e), mention: Some(m) }, "pronoun")
                }
                None => (Speaker { span, kind: SpeakerKind::Pronoun, entity: None, mention: None }, "pronoun_open"),
            };
        }
        if let Some(m) = self.named(tokens) {
            let e = self.mentions[m].entity;
            let kind = entities.get(e as usize).map_or(SpeakerKind::Description, kind_of);
            return (Speaker { span, kind, entity: entities.get(e as usize).map(|_| e), mention: Some(m as u32) }, "name");
        }
        if let Some(e) = self.by_role(tokens) {
            let mention = self.latest(e, tokens.start).or_else(|| entities[e as usize].mentions.first().copied());
            return (Speaker { span, kind: SpeakerKind::Person, entity: Some(e), mention }, "role");
        }
        (Speaker { span, kind: SpeakerKind::Description, entity: None, mention: None }, "description")
    }

    /// The mention that is the head of a phrase: `campaign manager Robby Mook`, not `a spokesman for Clinton`, not `Clinton’s aides`.
    fn named(&self, tokens: TokenRange) -> Option<usize> {
        let from = self.mentions.partition_point(|m| m.tokens.end <= tokens.start);
        let mut head = None;
        for (m, mention) in self.mentions.iter().enumerate().skip(from).take_while(|(_, m)| m.tokens.start < tokens.end) {
            let tied = (tokens.start..mention.tokens.start).any(|t| self.is(t, PREPOSITION | CLITIC)) && !self.covers(tokens, mention);
            let holder = mention.tokens.end < tokens.end && self.is(mention.tokens.end, CLITIC);
            let rest_lower = (mention.tokens.end..tokens.end).any(|t| {
                let token = &self.document.tokens[t as usize];
                token.is_word() && !token.is_capitalised()
            }) && !(mention.tokens.end..tokens.end).next().is_some_and(|t| self.is(t, PREPOSITION | COORDINATOR));
            let possessed = (tokens.start..mention.tokens.start).any(|t| self.is(t, POSSESSIVE));
            if tied || holder || rest_lower || possessed && mention.kind != Kind::Person {
                continue;
            }
            if head.is_none_or(|h: usize| self.mentions[h].kind != Kind::Person) {
                head = Some(m);
            }
            if mention.kind == Kind::Person && mention.tokens.end < tokens.end && self.is(mention.tokens.end, PREPOSITION | COORDINATOR) {
                break;
            }
        }
        head
    }

    fn covers(&self, tokens: TokenRange, mention: &Mention) -> bool {
        mention.tokens.start <= tokens.start + 1 && mention.tokens.end >= tokens.end
    }

    fn is(&self, token: u32, bits: u64) -> bool {
        self.grammar.is(self.document.tokens[token as usize].hash, bits)
    }

    /// The one person to whom the article gives the role the words name (`the mayor`).
    fn by_role(&self, tokens: TokenRange) -> Option<u32> {
        if !self.is(tokens.start, DETERMINER) || tokens.len() < 2 {
            return None;
        }
        let words = self.document.folded_range(TokenRange { start: tokens.start + 1, end: tokens.end });
        let mut found = None;
        for role in self.roles {
            let folded = words::fold(&role.role);
            let same = folded == words
                || folded.strip_suffix(words).is_some_and(|rest| rest.ends_with(' '))
                || words.strip_suffix(folded.as_str()).is_some_and(|rest| rest.ends_with(' '));
            if same {
                if found.is_some_and(|f| f != role.person) {
                    return None;
                }
                found = Some(role.person);
            }
        }
        found
    }

    /// Whom `he` or `she` means: the person most spoken of right before, of that gender as far as known.
    fn person_spoken_of(&self, at: u32, gender: Option<Gender>, entities: &[Entity], history: &History) -> Option<(u32, u32)> {
        let last = self.mentions.partition_point(|m| m.tokens.start < at);
        let here = self.document.tokens[at as usize];
        let mut best: Option<(f32, u32, u32)> = None;
        for (m, mention) in self.mentions[..last].iter().enumerate().rev().take(40) {
            let token = self.document.tokens[mention.tokens.start as usize];
            let paragraphs = here.paragraph - token.paragraph;
            if paragraphs > 4 {
                break;
            }
            let entity = entities.get(mention.entity as usize)?;
            let known = entity.gender.map(|g| g.0);
            if entity.kind != Kind::Person || known.is_some() && known != gender || self.quoted(mention.tokens.start) {
                continue;
            }
            let sentences = (here.sentence - token.sentence) as f32;
            let first = self.first_in_sentence(m);
            let spoke = history.person.is_some_and(|(e, _)| e == mention.entity);
            let score = -sentences.min(8.0) - paragraphs as f32 * 0.3
                + if first { 1.2 } else { 0.0 }
                + if spoke { 1.6 } else { 0.0 }
                + if known.is_some() { 1.0 } else { 0.0 };
            if best.is_none_or(|(b, ..)| score > b) {
                best = Some((score, mention.entity, m as u32));
            }
        }
        if let (None, Some((e, t))) = (best, history.person) {
            let known = entities[e as usize].gender.map(|g| g.0);
            if self.near(t, at, 8) && (known.is_none() || known == gender) {
                return self.latest(e, at).map(|m| (e, m));
            }
        }
        best.map(|(_, e, m)| (e, m))
    }

    fn first_in_sentence(&self, m: usize) -> bool {
        let sentence = |i: usize| self.document.tokens[self.mentions[i].tokens.start as usize].sentence;
        (0..m).rev().take_while(|&i| sentence(i) == sentence(m)).all(|i| self.mentions[i].kind != Kind::Person)
    }

    fn quoted(&self, token: u32) -> bool {
        let i = self.stretches.partition_point(|s| s.open <= token);
        self.stretches[..i].iter().rev().take(4).any(|s| s.depth == 0 && s.content.holds(token as usize))
    }

    fn near(&self, from: u32, to: u32, paragraphs: u32) -> bool {
        let paragraph = |t: u32| self.document.tokens[t as usize].paragraph;
        paragraph(to).saturating_sub(paragraph(from)) <= paragraphs
    }

    /// The latest mention of an entity before a token.
    fn latest(&self, entity: u32, at: u32) -> Option<u32> {
        let last = self.mentions.partition_point(|m| m.tokens.start < at);
        self.mentions[..last].iter().rposition(|m| m.entity == entity).map(|m| m as u32)
    }
}

fn kind_of(entity: &Entity) -> SpeakerKind {
    if entity.kind == Kind::Person { SpeakerKind::Person } else { SpeakerKind::Organization }
}
