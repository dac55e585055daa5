//! Whom the attributing words mean: names by their mentions, descriptions by the roles the text gives, pronouns by gender, number and
//! who has been spoken of.
//!
//! In: [`Utterance`]s in reading order, mentions, entities, roles. Out: a [`Speaker`] for each. An invented name is the worst error:
//! what cannot be told stays a description or a pronoun. Absent: which words attribute (see `utterances`), whom a pronoun means (see
//! `antecedents`).

use super::antecedents::Antecedent;
use super::grammar::*;
use super::marks::Stretch;
use super::utterances::Utterance;
use crate::model::{Document, Entity, Kind, Mention, Role, Speaker, SpeakerKind, TokenRange};
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
    /// The last person who spoke, and at which token.
    pub person: Option<(u32, u32)>,
    /// The last organization.
    pub other: Option<(u32, u32)>,
}

/// How a speaker was resolved; part of the reason.
pub type How = &'static str;

impl Resolver<'_> {
    /// The speaker of an utterance, and how the words were understood.
    pub fn resolve(&self, utterance: &Utterance, entities: &mut [Entity], history: &mut History) -> Option<(Speaker, How)> {
        let tokens = utterance.speaker?;
        let (mut speaker, mut how) = self.understand(self.whole_name(utterance.antecedent.unwrap_or(tokens)), entities, history);
        if utterance.antecedent.is_some() {
            // `who`, `A:`: the words as written, the one they mean.
            speaker.span = self.document.span_of(tokens);
            how = if utterance.sieve == "interview" { "label" } else { "relative" };
        } else if how == "description"
            && utterance.sieve == "transcript"
            && let Some(e) = self.by_family_name(tokens, entities)
        {
            (speaker.kind, speaker.entity, speaker.mention) = (SpeakerKind::Person, Some(e), entities[e as usize].mentions.first().copied());
            how = "label";
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

    pub(super) fn understand(&self, tokens: TokenRange, entities: &mut [Entity], history: &History) -> (Speaker, How) {
        let span = self.document.span_of(tokens);
        let first = &self.document.tokens[tokens.start as usize];
        if let Some(p) = (tokens.len() == 1).then(|| self.grammar.pronoun(first.hash)).flatten() {
            return self.pronoun(tokens, p, entities, history);
        }
        let of_mention = |m: usize| {
            let entity = Some(self.mentions[m].entity).filter(|&e| (e as usize) < entities.len());
            let kind = entity.map_or(SpeakerKind::Description, |e| kind_of(&entities[e as usize]));
            Speaker { span, kind, entity, mention: Some(m as u32), antecedent: None }
        };
        if let Some(m) = self.named(tokens) {
            return (of_mention(m), "name");
        }
        if let Some(m) = self.voice(tokens) {
            return (of_mention(m), "statement_of");
        }
        if let Some(m) = self.by_appositive(tokens).or_else(|| self.by_name_before(tokens)) {
            return (Speaker { span: self.mentions[m].span, ..of_mention(m) }, "appositive");
        }
        if let Some(e) = self.by_head(tokens, entities) {
            let mention = self.latest(e, tokens.start);
            return (Speaker { span, kind: SpeakerKind::Organization, entity: Some(e), mention, antecedent: None }, "head_noun");
        }
        if let Some(e) = self.by_role(tokens) {
            let mention = self.latest(e, tokens.start).or_else(|| entities[e as usize].mentions.first().copied());
            return (Speaker { span, kind: SpeakerKind::Person, entity: Some(e), mention, antecedent: None }, "role");
        }
        (Speaker { span, kind: SpeakerKind::Description, entity: None, mention: None, antecedent: None }, "description")
    }

    fn pronoun(&self, tokens: TokenRange, p: Pronoun, entities: &[Entity], history: &History) -> (Speaker, How) {
        let span = self.document.span_of(tokens);
        let open = Speaker { span, kind: SpeakerKind::Pronoun, entity: None, mention: None, antecedent: None };
        let found = match p.person {
            3 if p.gender.is_some() => self.person_spoken_of(tokens.start, p.gender, entities, history),
            3 if p.plural || p.neuter => self.group_spoken_of(tokens.start, p.plural, history),
            _ => None,
        };
        match found {
            Some(Antecedent::Entity(e, m)) => (Speaker { kind: kind_of(&entities[e as usize]), entity: Some(e), mention: Some(m), ..open }, "pronoun"),
            Some(Antecedent::Words(words)) => {
                (Speaker { kind: SpeakerKind::Description, antecedent: Some(self.document.span_of(words)), ..open }, "pronoun_described")
            }
            None => (open, "pronoun_open"),
        }
    }

    /// The mention that is the head of a phrase: `campaign manager Robby Mook`, not `a spokesman for Clinton`, not `Clinton’s aides`.
    fn named(&self, tokens: TokenRange) -> Option<usize> {
        let from = self.mentions.partition_point(|m| m.tokens.end <= tokens.start);
        let mut head = None;
        for (m, mention) in self.mentions.iter().enumerate().skip(from).take_while(|(_, m)| m.tokens.start < tokens.end) {
            let behind_name = m > from && self.mentions[m - 1].tokens.end == mention.tokens.start;
            let tied = (tokens.start..mention.tokens.start).any(|t| self.is(t, PREPOSITION | CLITIC)) && !self.covers(tokens, mention);
            // `a member of the ANC Jeff Radebe`: a person right behind another name is no part of what is tied to the noun.
            let tied = tied && !(mention.kind == Kind::Person && mention.tokens.end == tokens.end && (behind_name || self.office_of(tokens, mention)));
            let holder = mention.tokens.end < tokens.end && self.is(mention.tokens.end, CLITIC);
            let after = self.document.tokens.get(mention.tokens.end as usize).filter(|_| mention.tokens.end < tokens.end);
            let hyphen = after.is_some_and(|t| !t.spaced && self.document.slice(t.span()) == "-");
            let lower = |t: u32| self.document.tokens[t as usize].is_word() && !self.document.tokens[t as usize].is_capitalised();
            let linked = after.is_some_and(|t| self.grammar.is(t.hash, PREPOSITION | COORDINATOR));
            let rest_lower = !linked && !hyphen && (mention.tokens.end..tokens.end).any(lower);
            // `the Bay Area Reporter`: more capitals behind a place make another name.
            let part = mention.kind == Kind::Place && mention.tokens.end < tokens.end && !linked && self.bare_capital(mention.tokens.end);
            let possessed = (tokens.start..mention.tokens.start).any(|t| self.is(t, POSSESSIVE));
            if tied || holder || part || rest_lower || possessed && mention.kind != Kind::Person {
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

    /// `Secretary of State Marco Rubio`: capitals before a name that are no name and follow `of` end an office.
    fn office_of(&self, tokens: TokenRange, mention: &Mention) -> bool {
        let before = mention.tokens.start;
        let office = before > tokens.start + 2 && self.bare_capital(before - 1) && !self.is(before - 1, TITLE | ROLE);
        let head = (tokens.start..before).find(|&t| self.document.tokens[t as usize].is_capitalised());
        office && head.is_some_and(|t| self.is(t, TITLE | ROLE) && (t..before).all(|k| self.bare_capital(k) || self.is(k, PREPOSITION)))
    }

    /// `Omar Atout, a Twitter user tweeted`: the comma after the description is left out, so that it looks like the subject.
    fn by_name_before(&self, tokens: TokenRange) -> Option<usize> {
        let comma = tokens.start.checked_sub(1).filter(|&t| self.comma_at(t as usize))?;
        let m = self.mentions.partition_point(|m| m.tokens.end <= comma).checked_sub(1)?;
        let mention = &self.mentions[m];
        let start = mention.tokens.start;
        let same = self.document.tokens[start as usize].sentence == self.document.tokens[comma as usize].sentence;
        let opens = start == self.document.sentence_of(start as usize).start || self.is(start - 1, TITLE | ROLE | COORDINATOR);
        let described = self.is(tokens.start, ARTICLE) && tokens.len() > 1 && !self.is(tokens.end - 1, SPEECH_NOUN);
        let fits = mention.kind == Kind::Person && mention.tokens.end == comma;
        (fits && same && opens && described).then_some(m)
    }

    fn comma_at(&self, token: usize) -> bool {
        token < self.document.tokens.len() && self.document.word(token) == ","
    }

    /// A capitalised word that is no number or mark.
    fn bare_capital(&self, token: u32) -> bool {
        let t = &self.document.tokens[token as usize];
        t.is_word() && t.is_capitalised()
    }

    /// `Her lawyer, Tomás Quispe of …,` and `The agency, UNHCR,`: the name behind a comma is the one described.
    fn by_appositive(&self, tokens: TokenRange) -> Option<usize> {
        /// `her lawyer, the former judge Ana Lima`
        const APART: u32 = 6;
        let comma = tokens.end;
        if comma as usize + 1 >= self.document.tokens.len() || self.document.word(comma as usize) != "," || tokens.len() == 1 {
            return None;
        }
        let m = self.mentions.partition_point(|m| m.tokens.start <= comma);
        let mention = self.mentions.get(m).filter(|m| m.tokens.start <= comma + APART)?;
        let qualifies = |t: u32| self.is(t, DETERMINER | TITLE | ROLE) || self.bare_capital(t) || !self.is(t, FUNCTION_WORD | PAST | CUE | GERUND);
        let between =
            (comma + 1..mention.tokens.start).all(|t| (self.document.tokens[t as usize].is_word() && qualifies(t)) || self.document.word(t as usize) == ".");
        let next = mention.tokens.end as usize;
        let closes = next >= self.document.tokens.len()
            || matches!(self.document.word(next), "," | "." | ")" | ";" | "—" | "–" | "(")
            || self.is(next as u32, PREPOSITION | RELATIVE);
        let last = self.document.folded(tokens.end as usize - 1);
        let of_them = tokens.len() == 3 && self.is(tokens.start + 1, OF) && self.is(tokens.end - 1, PRONOUN);
        let one = !last.ends_with('s') && !self.is(tokens.end - 1, SPEECH_NOUN) || of_them;
        let described = self.is(tokens.start, DETERMINER | POSSESSIVE) || tokens.range().any(|t| self.is(t as u32, ROLE | TITLE | CLITIC));
        let fits = match mention.kind {
            Kind::Person => of_them || tokens.range().any(|t| self.is(t as u32, ROLE | TITLE | POSSESSIVE | CLITIC)),
            Kind::Organization => {
                mention.tokens.start == comma + 1 && self.comma_at(next + usize::from(next < self.document.tokens.len() && self.document.word(next) == "."))
            }
            Kind::Place => false,
        };
        (between && closes && one && described && fits).then_some(m)
    }

    /// `WALLACE:`: the one person of the article with that family name.
    fn by_family_name(&self, tokens: TokenRange, entities: &[Entity]) -> Option<u32> {
        let last = self.document.folded(tokens.end as usize - 1);
        let same = |e: &Entity| e.kind == Kind::Person && words::fold(&e.name).rsplit(' ').next() == Some(last);
        let mut found = entities.iter().enumerate().filter(|(_, e)| same(e));
        let one = found.next()?.0;
        found.next().is_none().then_some(one as u32)
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
            // `Caribbean Union Bank Ltd`: a legal form may stand behind the head.
            let form = mention.tokens.len() > 2 && last.len() <= 4 && self.document.folded(mention.tokens.end as usize - 2) == word;
            let head = mention.tokens.len() > 1 && (last == word || form || first == word && self.is(mention.tokens.start + 1, PREPOSITION));
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

    pub(super) fn is(&self, token: u32, bits: u64) -> bool {
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

    pub(super) fn near(&self, from: u32, to: u32, paragraphs: u32) -> bool {
        let paragraph = |t: u32| self.document.tokens[t as usize].paragraph;
        paragraph(to).saturating_sub(paragraph(from)) <= paragraphs
    }

    /// The latest mention of an entity before a token.
    pub(super) fn latest(&self, entity: u32, at: u32) -> Option<u32> {
        let last = self.mentions.partition_point(|m| m.tokens.start < at);
        self.mentions[..last].iter().rposition(|m| m.entity == entity).map(|m| m as u32)
    }
}

fn kind_of(entity: &Entity) -> SpeakerKind {
    if entity.kind == Kind::Person { SpeakerKind::Person } else { SpeakerKind::Organization }
}
