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
        let (mut speaker, mut how) = self.understand(self.whole_name(utterance.antecedent.unwrap_or(tokens)), entities, history);
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

    /// Words that end inside a longer name belong to it whole: `… of Land, Water and Planning`.
    fn whole_name(&self, tokens: TokenRange) -> TokenRange {
        let m = self.mentions.partition_point(|m| m.tokens.end < tokens.end);
        match self.mentions.get(m).filter(|m| m.tokens.start < tokens.start && m.tokens.end == tokens.end) {
            Some(m) => m.tokens,
            None => tokens,
        }
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
        if let Some(m) = self.voice(tokens) {
            let e = self.mentions[m].entity;
            let kind = entities.get(e as usize).map_or(SpeakerKind::Description, kind_of);
            return (Speaker { span, kind, entity: entities.get(e as usize).map(|_| e), mention: Some(m as u32) }, "statement_of");
        }
        if let Some(e) = self.by_head(tokens, entities) {
            let mention = self.latest(e, tokens.start);
            return (Speaker { span, kind: SpeakerKind::Organization, entity: Some(e), mention }, "head_noun");
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
            let behind_name = m > from && self.mentions[m - 1].tokens.end == mention.tokens.start && mention.tokens.end == tokens.end;
            let tied = (tokens.start..mention.tokens.start).any(|t| self.is(t, PREPOSITION | CLITIC)) && !self.covers(tokens, mention);
            // `a member of the ANC Jeff Radebe`: a person right behind another name is no part of what is tied to the noun.
            let tied = tied && !(behind_name && mention.kind == Kind::Person);
            let holder = mention.tokens.end < tokens.end && self.is(mention.tokens.end, CLITIC);
            let after = self.document.tokens.get(mention.tokens.end as usize).filter(|_| mention.tokens.end < tokens.end);
            let hyphen = after.is_some_and(|t| !t.spaced && self.document.slice(t.span()) == "-");
            let lower = |t: u32| self.document.tokens[t as usize].is_word() && !self.document.tokens[t as usize].is_capitalised();
            let linked = after.is_some_and(|t| self.grammar.is(t.hash, PREPOSITION | COORDINATOR));
            let rest_lower = !linked && !hyphen && (mention.tokens.end..tokens.end).any(lower);
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

    /// `Fontaine’s statement`, `a statement from the agency`: the one whose words they are.
    fn voice(&self, tokens: TokenRange) -> Option<usize> {
        let from = self.mentions.partition_point(|m| m.tokens.end <= tokens.start);
        let inside = self.mentions[from..].iter().take_while(|m| m.tokens.end <= tokens.end).count();
        (from..from + inside).find(|&m| {
            let name = self.mentions[m].tokens;
            let speech = |range: std::ops::Range<u32>| range.clone().any(|t| self.is(t, SPEECH_NOUN));
            let owner = name.start == tokens.start && name.end < tokens.end && self.is(name.end, CLITIC) && speech(name.end + 1..tokens.end);
            let source = name.end == tokens.end && (tokens.start..name.start).any(|t| self.is(t, PREPOSITION)) && speech(tokens.start..name.start);
            owner || source
        })
    }

    /// `the council`: the one organization spoken of before whose name has that head word.
    fn by_head(&self, tokens: TokenRange, entities: &[Entity]) -> Option<u32> {
        if tokens.len() != 2 || !self.is(tokens.start, DETERMINER) {
            return None;
        }
        let word = self.document.folded(tokens.start as usize + 1);
        let before = self.mentions.partition_point(|m| m.tokens.start < tokens.start);
        let mut found = None;
        for mention in self.mentions[..before].iter().rev().take(200).filter(|m| m.kind == Kind::Organization) {
            let first = self.document.folded(mention.tokens.start as usize);
            let last = self.document.folded(mention.tokens.end as usize - 1);
            let head = mention.tokens.len() > 1 && (last == word || first == word && self.is(mention.tokens.start + 1, PREPOSITION));
            if head && entities.get(mention.entity as usize).is_some() {
                if found.is_some_and(|f| f != mention.entity) {
                    return None;
                }
                found = Some(mention.entity);
            }
        }
        found
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
                || words.len() > 12 && folded.strip_prefix(words).is_some_and(|rest| rest.starts_with(' '))
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
