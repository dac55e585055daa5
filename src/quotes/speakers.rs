//! Whom the attributing words mean: names by their mentions, pronouns and descriptions by the likeliest antecedent.
//!
//! In: [`Utterance`]s in reading order, mentions, entities, roles. Out: a [`Speaker`] for each. An invented name is the worst error:
//! what cannot be told stays a description or a pronoun. Absent: which words attribute (see `utterances`), which antecedent is the
//! likeliest (see `antecedents`).

use super::antecedents::{Form, Reference, Weights, Who, choose};
use super::descriptions::{Nouns, Roles};
use super::grammar::*;
use super::marks::Stretch;
use super::utterances::Utterance;
use crate::dictionaries::Lexicon;
use crate::model::{Document, Entity, Kind, Mention, Speaker, SpeakerKind, TokenRange};
use crate::words;

/// What speakers are resolved with.
pub struct Resolver<'r> {
    /// The document.
    pub document: &'r Document<'r>,
    /// The dictionaries.
    pub lexicon: &'r Lexicon,
    /// What small words do.
    pub grammar: &'r Grammar,
    /// What the dictionaries say of the nouns of descriptions and of given names.
    pub nouns: &'r Nouns,
    /// What the evidence for an antecedent weighs.
    pub weights: &'r Weights,
    /// Names, by start.
    pub mentions: &'r [Mention],
    /// What the text says people are.
    pub roles: Roles,
    /// The agency in the dateline: it writes the article.
    pub agency: Option<u32>,
    /// Quotations: a name inside one is not spoken of by the reporter.
    pub stretches: &'r [Stretch],
    /// Who has spoken so far: the token of the attributing words, the entity.
    pub spoke: Vec<(u32, u32)>,
}

/// How a speaker was resolved; part of the reason.
pub type How = &'static str;
/// By a name.
pub const NAME: How = "name";
/// By the part of a name that nothing else in the article has.
const NAME_PART: How = "name_part";
/// By a name that stands beside a description.
pub const APPOSITIVE: How = "appositive";
/// By a name whose words the statement is.
pub const STATEMENT_OF: How = "statement_of";
/// By the label of a turn in an interview.
pub const LABEL: How = "label";
/// By words that leave open whom they mean.
const PRONOUN_OPEN: How = "pronoun_open";
const DESCRIPTION: How = "description";

impl Resolver<'_> {
    /// The speaker of an utterance, and how the words were understood.
    pub fn resolve(&mut self, utterance: &Utterance, entities: &[Entity]) -> Option<(Speaker, How)> {
        let tokens = utterance.speaker?;
        let (mut speaker, mut how) = self.understand(self.whole_name(utterance.antecedent.unwrap_or(tokens)), &utterance.parts, entities);
        if utterance.antecedent.is_some() {
            // `A:`: the words as written, the one they mean.
            speaker.span = self.document.span_of(tokens);
            how = LABEL;
        } else if how == DESCRIPTION
            && utterance.sieve == "transcript"
            && let Some(e) = self.by_family_name(tokens, entities)
        {
            (speaker.kind, speaker.entity, speaker.mention) = (SpeakerKind::Person, Some(e), entities[e as usize].mentions.first().copied());
            how = LABEL;
        }
        if let Some(e) = speaker.entity {
            self.spoke.push((tokens.start, e));
        }
        Some((speaker, how))
    }

    /// What refers to somebody named elsewhere, if the words do.
    pub(super) fn reference<'u>(&self, tokens: TokenRange, parts: &'u [TokenRange]) -> Option<Reference<'u>> {
        let form = match self.pronoun(tokens) {
            Some(p) => match p.gender {
                _ if p.person != 3 => return None,
                Some(gender) => Form::Person(gender),
                // `Many doubted`: no group that was named before.
                None if self.is(tokens.start, DETERMINER) => return None,
                None if p.plural || p.neuter => Form::Group { plural: p.plural },
                None => return None,
            },
            None => Form::Described(self.description(tokens)?),
        };
        Some(Reference { tokens, parts, form })
    }

    /// Words that end inside a longer name belong to it whole: `… of Land, Water and Planning`.
    fn whole_name(&self, tokens: TokenRange) -> TokenRange {
        let m = self.mentions.partition_point(|m| m.tokens.end < tokens.end);
        match self.mentions.get(m).filter(|m| m.tokens.start < tokens.start && m.tokens.end == tokens.end) {
            Some(m) => m.tokens,
            None => tokens,
        }
    }

    pub(super) fn understand(&self, tokens: TokenRange, parts: &[TokenRange], entities: &[Entity]) -> (Speaker, How) {
        let span = self.document.span_of(tokens);
        let unknown = |kind| Speaker { span, kind, entity: None, mention: None, antecedent: None };
        if self.pronoun(tokens).is_some() {
            return self.antecedent(tokens, parts, entities).unwrap_or((unknown(SpeakerKind::Pronoun), PRONOUN_OPEN));
        }
        let of_mention = |m: usize| {
            let entity = Some(self.mentions[m].entity).filter(|&e| (e as usize) < entities.len());
            let kind = entity.map_or(SpeakerKind::Description, |e| kind_of(&entities[e as usize]));
            Speaker { span, kind, entity, mention: Some(m as u32), antecedent: None }
        };
        if let Some(m) = self.named(tokens) {
            return (of_mention(m), NAME);
        }
        if let Some(m) = self.voice(tokens) {
            return (of_mention(m), STATEMENT_OF);
        }
        if let Some(e) = self.by_part_of_name(tokens, entities) {
            let entity = &entities[e as usize];
            return (Speaker { span, kind: kind_of(entity), entity: Some(e), mention: entity.mentions.first().copied(), antecedent: None }, NAME_PART);
        }
        if let Some(m) = self.by_appositive(tokens).or_else(|| self.by_name_before(tokens)) {
            return (Speaker { span: self.mentions[m].span, ..of_mention(m) }, APPOSITIVE);
        }
        self.antecedent(tokens, parts, entities).unwrap_or((unknown(SpeakerKind::Description), DESCRIPTION))
    }

    /// What a pronoun tells, if the words are one: `WHO` may be a name.
    fn pronoun(&self, tokens: TokenRange) -> Option<Pronoun> {
        let named = || self.mentions.binary_search_by_key(&tokens.start, |m| m.tokens.start).is_ok();
        let pronoun = self.grammar.pronoun(self.document.tokens[tokens.start as usize].hash)?;
        (tokens.len() == 1 && !named()).then_some(pronoun)
    }

    /// Whom a pronoun or a description means, if that can be told.
    fn antecedent(&self, tokens: TokenRange, parts: &[TokenRange], entities: &[Entity]) -> Option<(Speaker, How)> {
        let reference = self.reference(tokens, parts)?;
        let described = matches!(reference.form, Form::Described(_));
        let (who, probability) = choose(self.weights, &reference.form, &self.candidates(&reference, entities));
        let span = self.document.span_of(tokens);
        match who {
            Who::Entity(e, m) => {
                let how = how_sure(probability, described);
                Some((Speaker { span, kind: kind_of(&entities[e as usize]), entity: Some(e), mention: Some(m), antecedent: None }, how))
            }
            Who::Words(words) => {
                let antecedent = Some(self.document.span_of(words));
                Some((Speaker { span, kind: SpeakerKind::Description, entity: None, mention: None, antecedent }, "pronoun_described"))
            }
            Who::Nobody => None,
        }
    }

    /// The mention that is the head of a phrase: `campaign manager Robby Mook`, not `a spokesman for Clinton`, not `Clinton’s aides`.
    fn named(&self, tokens: TokenRange) -> Option<usize> {
        let from = self.mentions.partition_point(|m| m.tokens.end <= tokens.start);
        let mut head = None;
        for (m, mention) in self.mentions.iter().enumerate().skip(from).take_while(|(_, m)| m.tokens.start < tokens.end) {
            let behind_name = m > from && self.mentions[m - 1].tokens.end == mention.tokens.start;
            // `Bank of America spokeswoman Shirley Norton`: what stands inside another name ties nothing.
            let loose = |t: u32| !(from..m).any(|k| self.mentions[k].tokens.range().contains(&(t as usize)));
            let tied = (tokens.start..mention.tokens.start).any(|t| self.is(t, PREPOSITION | CLITIC) && loose(t)) && !self.covers(tokens, mention);
            // `a member of the ANC Jeff Radebe`: a person right behind another name is no part of what is tied to the noun.
            // `DaimlerCar AG's Chrysler Group`
            let owned = mention.kind == Kind::Organization && mention.tokens.start > tokens.start && self.is(mention.tokens.start - 1, CLITIC);
            let last = (mention.kind == Kind::Person || owned) && mention.tokens.end == tokens.end;
            let tied = tied && !(last && (behind_name || self.office_of(tokens, mention) || self.employed(tokens, mention) || self.apposed(tokens, mention)));
            let holder = mention.tokens.end < tokens.end && self.is(mention.tokens.end, CLITIC);
            let after = self.document.tokens.get(mention.tokens.end as usize).filter(|_| mention.tokens.end < tokens.end);
            let hyphen = after.is_some_and(|t| !t.spaced && self.document.slice(t.span()) == "-");
            let lower = |t: u32| self.document.tokens[t as usize].is_word() && !self.document.tokens[t as usize].is_capitalised();
            let linked = after.is_some_and(|t| self.grammar.is(t.hash, PREPOSITION | COORDINATOR));
            let rest_lower = !linked && !hyphen && (mention.tokens.end..tokens.end).any(lower);
            // `the Bay Area Reporter`: more capitals behind a place make another name.
            let part = mention.kind == Kind::Place && mention.tokens.end < tokens.end && !linked && self.bare_capital(mention.tokens.end);
            let possessed = (tokens.start..mention.tokens.start).any(|t| self.is(t, POSSESSIVE));
            // `one Lima-based banker`
            let qualifies = hyphen && mention.tokens.end < tokens.end;
            if tied || holder || part || rest_lower || qualifies || possessed && mention.kind != Kind::Person {
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

    /// Where the words before a name end, over a bracket: `Director of Prosecutions (NPA) Ana Lima`.
    fn words_before(&self, name: u32, floor: u32) -> u32 {
        /// The longest bracket, in tokens.
        const LONGEST: usize = 14;
        let close = name > floor && matches!(self.document.word(name as usize - 1), ")" | "]");
        let open = || (floor..name - 1).rev().take(LONGEST).find(|&t| matches!(self.document.word(t as usize), "(" | "["));
        if close { open().unwrap_or(name) } else { name }
    }

    /// `Secretary of State Marco Rubio`: capitals before a name that are no name and follow `of` end an office.
    fn office_of(&self, tokens: TokenRange, mention: &Mention) -> bool {
        let before = self.words_before(mention.tokens.start, tokens.start);
        let office = before > tokens.start + 2 && self.bare_capital(before - 1) && !self.is(before - 1, TITLE | ROLE);
        let from = (tokens.start..before).rev().find(|&t| self.is(t, CLITIC)).map_or(tokens.start, |clitic| clitic + 1);
        let head = (from..before).find(|&t| self.document.tokens[t as usize].is_capitalised());
        // `The court's Director of Prosecutions (NPA) Ana Lima`
        let titled = |t: u32| self.is(t, TITLE | ROLE) || from > tokens.start && (t..before).any(|k| self.is(k, TITLE | ROLE));
        office && head.is_some_and(|t| titled(t) && (t..before).all(|k| self.bare_capital(k) || self.is(k, PREPOSITION)))
    }

    /// `Kenya’s transport minister Davis Chirchir`: between the possessive and the name stands what the person is. `Clinton’s aides` names
    /// nobody.
    fn employed(&self, tokens: TokenRange, mention: &Mention) -> bool {
        let before = self.words_before(mention.tokens.start, tokens.start);
        let Some(clitic) = (tokens.start..before).rev().find(|&t| self.is(t, CLITIC)) else { return false };
        // `Leeds University's Ana Lima`, `Boeing's lead negotiator Tom Reed`
        clitic + 1 == before
            || !self.document.tokens[before as usize - 1].is_capitalised() && !(clitic + 1..before).any(|t| self.is(t, PREPOSITION | FUNCTION_WORD))
    }

    /// `CEO of the bank Ana Lima`, `Commissioner for Human Rights Ana Lima`: the office has its own object before the name. In
    /// `a spokesman for Senator Ana Lima` the name is the object.
    fn apposed(&self, tokens: TokenRange, mention: &Mention) -> bool {
        let before = self.words_before(mention.tokens.start, tokens.start);
        let Some(link) = (tokens.start..before).rev().find(|&t| self.is(t, PREPOSITION)) else { return false };
        let office = link > tokens.start && (tokens.start..link).any(|t| self.is(t, ROLE | TITLE) && !self.is(t, NOUN));
        let word = |t: u32| self.document.tokens[t as usize].is_word();
        let object = before > link + 1 && word(before - 1) && !self.is(before - 1, ROLE | TITLE | FUNCTION_WORD | PAST | GERUND);
        let several = link > tokens.start && looks_plural(self.document.folded(link as usize - 1));
        office && object && !several && !(tokens.start..link).any(|t| self.is(t, SPEECH_NOUN))
    }

    /// `Omar Atout, a Twitter user tweeted`, `Ana Lima, a judge and former mayor said`: the comma after the description is left out, so
    /// that it looks like the subject.
    fn by_name_before(&self, tokens: TokenRange) -> Option<usize> {
        /// So many words of a description may stand before those that look like the subject.
        const REACH: u32 = 12;
        let first = self.document.sentence_of(tokens.start as usize).start;
        let noun = |t: u32| {
            let token = &self.document.tokens[t as usize];
            token.is_word()
                && !(self.is(t, AUXILIARY | RELATIVE | SUBORDINATOR | PAST | CUE) && !self.is(t, ROLE | COLLECTIVE | PREPOSITION) && !token.is_capitalised())
        };
        let comma = (first.max(tokens.start.saturating_sub(REACH))..tokens.start).rev().find(|&t| !noun(t) && self.document.word(t as usize) != "-")?;
        if !self.comma_at(comma as usize) {
            return None;
        }
        let m = self.mentions.partition_point(|m| m.tokens.end <= comma).checked_sub(1)?;
        let mention = &self.mentions[m];
        let start = mention.tokens.start;
        let opens = start == first || start > first && self.is(start - 1, TITLE | ROLE | COORDINATOR);
        let role = || (comma + 1..tokens.end).any(|t| self.is(t, TITLE | ROLE));
        let described = (self.is(comma + 1, ARTICLE) || role()) && !self.is(tokens.end - 1, SPEECH_NOUN);
        // `In a letter to Tom Reed, the lawmakers urged`: one person is no group.
        let one = !looks_plural(self.document.folded(tokens.end as usize - 1));
        let fits = one && mention.kind == Kind::Person && mention.tokens.end == comma && start >= first;
        (fits && opens && described && tokens.end > comma + 2).then_some(m)
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
        // `The mayor of Leeds, Ole Bruun, said`: the noun before the preposition is the one described.
        let head = tokens.range().skip(1).find(|&t| self.is(t as u32, PREPOSITION)).unwrap_or(tokens.end as usize) - 1;
        let of_them = tokens.len() == 3 && self.is(tokens.start + 1, OF) && self.is(tokens.end - 1, PRONOUN);
        let one = !looks_plural(self.document.folded(head)) && !self.is(head as u32, SPEECH_NOUN) || of_them;
        let described = self.is(tokens.start, DETERMINER | POSSESSIVE) || tokens.range().any(|t| self.is(t as u32, ROLE | TITLE | CLITIC | FEMALE | MALE));
        let fits = match mention.kind {
            Kind::Person => of_them || tokens.range().any(|t| self.is(t as u32, ROLE | TITLE | POSSESSIVE | CLITIC | FEMALE | MALE)),
            Kind::Organization => {
                (mention.tokens.start == comma + 1 || mention.tokens.start == comma + 2 && self.is(comma + 1, DETERMINER))
                    && self.comma_at(next + usize::from(next < self.document.tokens.len() && self.document.word(next) == "."))
            }
            Kind::Place => false,
        };
        (between && closes && one && described && fits).then_some(m)
    }

    /// `WALLACE:`, `BAN:`: the one person of the article whose name begins or ends so.
    fn by_family_name(&self, tokens: TokenRange, entities: &[Entity]) -> Option<u32> {
        let last = self.document.folded(tokens.end as usize - 1);
        let same = |e: &Entity| {
            let name = words::fold(&e.name);
            e.kind == Kind::Person && (name.rsplit(' ').next() == Some(last) || name.split(' ').next() == Some(last))
        };
        let mut found = entities.iter().enumerate().filter(|(_, e)| same(e));
        let one = found.next()?.0;
        found.next().is_none().then_some(one as u32)
    }

    /// `Gross told reporters`, `Northwest said`: a word that no names room took for a name, and that ends the name of one person or begins that of one
    /// organization of the article, and no other.
    fn by_part_of_name(&self, tokens: TokenRange, entities: &[Entity]) -> Option<u32> {
        let at = tokens.start;
        let plain = self.is(at, FUNCTION_WORD | ROLE | TITLE | COLLECTIVE | REPORTER | SPEECH_NOUN | DAY | MONTH | NOUN | FEMALE | MALE | PLURAL);
        if tokens.len() != 1 || !self.bare_capital(at) || plain {
            return None;
        }
        let word = self.document.folded(at as usize);
        let same = |e: &Entity| {
            let name = words::fold(&e.name);
            match e.kind {
                Kind::Person => name.contains(' ') && name.rsplit(' ').next() == Some(word),
                Kind::Organization => name.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')),
                Kind::Place => false,
            }
        };
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

    fn covers(&self, tokens: TokenRange, mention: &Mention) -> bool {
        mention.tokens.start <= tokens.start + 1 && mention.tokens.end >= tokens.end
    }

    pub(super) fn is(&self, token: u32, bits: u64) -> bool {
        self.grammar.is(self.document.tokens[token as usize].hash, bits)
    }
}

/// How sure an antecedent is, as it stands in the reason; how often each is right is measured in `quotes/sieves.tsv`.
fn how_sure(probability: f32, described: bool) -> How {
    match (probability, described) {
        (0.9.., false) => "pronoun",
        (0.7.., false) => "pronoun_likely",
        (_, false) => "pronoun_doubtful",
        (0.9.., true) => "antecedent",
        (0.7.., true) => "antecedent_likely",
        (_, true) => "antecedent_doubtful",
    }
}

fn kind_of(entity: &Entity) -> SpeakerKind {
    if entity.kind == Kind::Person { SpeakerKind::Person } else { SpeakerKind::Organization }
}
