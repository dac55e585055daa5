//! What a text says people are: roles, with what they belong to and whether they are held.
//!
//! In: a document with its mentions resolved. Out: [`Role`]s by start. Each sieve is one way English names a role; its name is the
//! `reason`. Sieves look only around names of people, so a text without them costs nothing.

mod classes;
mod phrases;
pub mod words;

pub use phrases::Reader;
pub use words::RoleWords;

use crate::model::{Document, Entity, Kind, Matches, Mention, Role, Span, TokenRange};
use crate::resolvers::knowledge::Knowledge;
use phrases::Phrase;

/// Finds the roles of a document.
#[must_use]
pub fn find(document: &Document, matches: &Matches, mentions: &[Mention], entities: &[Entity], words: &RoleWords, knowledge: Knowledge) -> Vec<Role> {
    let reader = Reader { document, matches, mentions, words, knowledge };
    let mut finder = Finder { reader, entities, roles: Vec::new() };
    for (i, mention) in mentions.iter().enumerate() {
        if mention.kind == Kind::Person {
            finder.around(i, mention.tokens);
        }
    }
    finder.pronouns();
    let mut roles = finder.roles;
    roles.sort_by_key(|r| (r.span, r.person));
    roles.dedup_by_key(|r| (r.span, r.person));
    roles
}

struct Finder<'r> {
    reader: Reader<'r>,
    entities: &'r [Entity],
    roles: Vec<Role>,
}

impl Finder<'_> {
    fn around(&mut self, mention: usize, tokens: TokenRange) {
        let person = self.reader.mentions[mention].entity;
        let (start, end) = (tokens.start as usize, tokens.end as usize);
        self.before(person, start);
        self.bracket(person, end);
        self.after(person, end);
        self.copula(person, end);
        self.named(person, start, end);
    }

    /// `Mayor Chelsea Byers`; `a makeup artist, Andry Romero`; `A makeup artist by profession, Romero …`.
    fn before(&mut self, person: u32, start: usize) {
        if self.follows_heading(start) {
            return;
        }
        if let Some(phrase) = self.reader.phrase_before(start).filter(|p| !self.is_honorific(p.tokens)) {
            self.add(person, &phrase, "title before the name");
            return;
        }
        let comma = start.wrapping_sub(1);
        if start < 2 || self.reader.word(comma) != "," || !self.reader.same_sentence(comma, start) {
            return;
        }
        if let Some(phrase) = self.reader.phrase_before(comma).filter(|p| p.opened) {
            self.add(person, &phrase, "role and comma before the name");
            return;
        }
        let first = self.reader.document.sentence_of(comma).start as usize;
        if let Some(phrase) = self.reader.phrase_at(first).filter(|p| p.opened && p.end <= comma && comma - p.end <= 6)
            && (phrase.end..comma).all(|t| self.reader.document.tokens[t].is_word())
        {
            self.add(person, &phrase, "role in front of the sentence");
        }
    }

    /// Does the line before a name end with its words in capitals, as headings do (`An Outcry from Legal Advocates`)?
    fn follows_heading(&self, start: usize) -> bool {
        let (text, at) = (&self.reader.document.text, self.reader.document.tokens[start].start as usize);
        // Only the white space before the name is looked at: a line may be as long as the article.
        let gap = text[..at].trim_end().len();
        let Some(line_end) = text[gap..at].rfind('\n') else { return false };
        let before = &text[..gap + line_end];
        let line = before.rsplit('\n').next().unwrap_or(before);
        line.split_whitespace().filter(|w| w.chars().count() > 3).all(|w| !w.starts_with(char::is_lowercase))
    }

    /// Mr. and Dr. are forms of address, no roles.
    fn is_honorific(&self, tokens: TokenRange) -> bool {
        let lists = &self.reader.knowledge.lists.honorifics;
        let short = self.reader.document.span_of(tokens);
        tokens.len() <= 2 && short.end - short.start <= 4 && self.reader.matches.exactly(tokens).any(|m| lists.contains(&m.list))
    }

    /// `Robert Garcia (D-Long Beach)`.
    fn bracket(&mut self, person: u32, end: usize) {
        let reader = self.reader;
        if reader.word(end) != "(" || !reader.same_sentence(end, end + 1) {
            return;
        }
        let Some(party) = reader.words.party(reader.word(end + 1)) else { return };
        let dash = matches!(reader.word(end + 2), "-" | "–" | "—" | ",");
        let close = (end + 2..end + 9).find(|&t| reader.word(t) == ")");
        let Some(close) = close.filter(|_| dash || reader.word(end + 2) == ")") else { return };
        let place = dash.then(|| reader.mention_at(end + 3)).flatten().filter(|&m| reader.mentions[m].kind == Kind::Place);
        let span = reader.document.span_of(TokenRange::new(end + 1, close));
        self.roles.push(Role {
            person,
            role: party.to_owned(),
            class: reader.words.class(party, false).to_owned(),
            span,
            organization: None,
            organization_text: String::new(),
            place: place.map(|m| reader.mentions[m].entity),
            status: None,
            reason: "party tag in brackets".to_owned(),
        });
    }

    /// `Joe Hollendoner, CEO of …,`; `Kelley Robinson, 40, a nurse and …`; `Ana Cruz (mayor of …)`.
    fn after(&mut self, person: u32, end: usize) {
        let reader = self.reader;
        let mut at = end;
        if reader.word(at) == "("
            && reader.words.party(reader.word(at + 1)).is_some()
            && let Some(close) = (at..at + 9).find(|&t| reader.word(t) == ")")
        {
            at = close + 1;
        }
        let opener = matches!(reader.word(at), "," | "(" | "–" | "—");
        if !opener || !reader.same_sentence(at, at + 1) || at == 0 || !reader.same_sentence(at - 1, at) {
            return;
        }
        // An age between commas.
        if reader.document.tokens[at + 1].class == crate::words::Class::Number && reader.word(at + 2) == "," {
            at += 2;
        }
        if self.is_copula_clause(at + 1) {
            self.copula(person, at + 1);
        } else {
            self.phrases(person, at + 1, "role after the name");
        }
    }

    fn is_copula_clause(&self, at: usize) -> bool {
        self.reader.is(words::BETWEEN, at) && self.reader.grammar(at) != Some("determiner")
    }

    /// `Ana Cruz is the mayor of …`, `who was a nurse`, `served as chair`.
    fn copula(&mut self, person: u32, end: usize) {
        let reader = self.reader;
        let mut at = end;
        while at < end + 4 && reader.is(words::BETWEEN, at) {
            at += 1;
        }
        let copula = reader.is(words::COPULAS, at) && !(reader.word(at).starts_with('\'') && at == end);
        let serving = reader.is(words::SERVING, at) && reader.is(words::AS_WORDS, at + 1);
        if !reader.same_sentence(end.saturating_sub(1), at) || !(copula || serving) {
            return;
        }
        at += 1;
        while at < end + 8 && (reader.is(words::BETWEEN, at) || reader.is(words::COPULAS, at)) {
            at += 1;
        }
        let named = reader.is(words::NAMING, at);
        at += usize::from(named);
        while reader.is(words::AS_WORDS, at) && (named || serving) {
            at += 1;
        }
        if let Some(phrase) = reader.phrase_at(at).filter(|p| p.opened || p.tokens.start as usize == at) {
            self.add(person, &phrase, if named { "named to the role" } else { "said to be" });
            self.more(person, &phrase, "said to be");
        }
    }

    /// `to name Ana Cruz an honorary marshal`.
    fn named(&mut self, person: u32, start: usize, end: usize) {
        let reader = self.reader;
        if start > 0
            && reader.is(words::NAMING, start - 1)
            && reader.same_sentence(start, end)
            && let Some(phrase) = reader.phrase_at(end + usize::from(reader.is(words::AS_WORDS, end)))
        {
            self.add(person, &phrase, "named to the role");
        }
    }

    /// `He is a hairdresser, an artist` right after a sentence that names one person only.
    fn pronouns(&mut self) {
        let reader = self.reader;
        for (s, sentence) in reader.document.sentences.iter().enumerate().skip(1) {
            let at = sentence.tokens.start as usize;
            if sentence.tokens.is_empty() || !reader.is(words::COPULAS, at + 1) || reader.word(at + 1).starts_with('\'') {
                continue;
            }
            if reader.knowledge.pronoun_gender(reader.word(at), reader.document.tokens[at].hash).is_none() {
                continue;
            }
            let before = reader.document.sentences[s - 1].tokens;
            if before.is_empty() || reader.document.tokens[before.start as usize].paragraph != reader.document.tokens[at].paragraph {
                continue;
            }
            let mut people = reader.mentions.iter().filter(|m| m.kind == Kind::Person && m.tokens.overlaps(before)).map(|m| m.entity);
            if let Some(one) = people.next()
                && people.all(|p| p == one)
            {
                self.copula(one, at + 1);
            }
        }
    }

    fn phrases(&mut self, person: u32, at: usize, reason: &str) {
        // `Ana Cruz, whose spokesman …`
        if self.reader.is(words::RELATIVES, at) {
            return;
        }
        if let Some(phrase) = self.reader.phrase_at(at) {
            let from = self.roles.len();
            self.add(person, &phrase, reason);
            if self.more(person, &phrase, reason)
                && let Some(last) = self.roles.last().cloned()
            {
                self.roles[from..].iter_mut().for_each(|role| share(role, &last));
            }
        }
    }

    /// `…, an artist and a …`: further phrases in a row, each with its article; after a phrase without one also one without, if it says
    /// what it belongs to, and then it says so for those before it: true.
    fn more(&mut self, person: u32, phrase: &Phrase, reason: &str) -> bool {
        let reader = self.reader;
        let mut at = phrase.end;
        for _ in 0..3 {
            let joined = reader.word(at) == "," || reader.is(words::AND_WORDS, at);
            let next = at + 1 + usize::from(reader.word(at) == "," && reader.is(words::AND_WORDS, at + 1));
            if !joined || at == 0 || !reader.same_sentence(at - 1, next) {
                return false;
            }
            let Some(found) = reader.phrase_at(next).filter(|p| p.tokens.start as usize <= next + 4) else { return false };
            let listed = !phrase.opened && !found.opened && found.tokens.start as usize == next && found.end > found.tokens.end as usize;
            if !found.opened && !listed {
                return false;
            }
            self.add(person, &found, reason);
            if listed {
                return true;
            }
            at = found.end;
        }
        false
    }

    /// Adds the roles of a phrase; those side by side share what they belong to.
    fn add(&mut self, person: u32, phrase: &Phrase, reason: &str) {
        let parts = self.reader.side_by_side(phrase.tokens);
        for (i, &tokens) in parts.iter().enumerate() {
            // With what stands behind it: a `member` of Congress is more than one.
            let end = if i + 1 == parts.len() { phrase.end.max(tokens.end as usize) } else { tokens.end as usize };
            self.add_one(person, phrase, tokens, end, reason);
        }
    }

    fn add_one(&mut self, person: u32, phrase: &Phrase, tokens: TokenRange, end: usize, reason: &str) {
        let reader = self.reader;
        let span: Span = reader.document.span_of(tokens);
        // `Secretary of Homeland Security`
        let inside = |kind: Kind| phrase.tokens.range().find_map(|t| reader.mention_at(t).filter(|&m| reader.mentions[m].kind == kind));
        let organization = phrase.organization.or_else(|| inside(Kind::Organization));
        let entity = |m: Option<usize>| m.map(|m| reader.mentions[m].entity);
        let text = |m: usize| reader.document.slice(reader.mentions[m].span).to_owned();
        let organization_text =
            organization.map(text).or_else(|| phrase.organization_words.map(|t| reader.document.slice(reader.document.span_of(t)).to_owned()));
        let whole = reader.document.span_of(TokenRange::new(tokens.start as usize, end));
        let of_place = organization_text.is_none() && (phrase.place.is_some() || phrase.demonym.is_some());
        self.roles.push(Role {
            person,
            role: reader.document.slice(span).to_owned(),
            class: reader.words.class(reader.document.slice(whole), of_place).to_owned(),
            span,
            organization: entity(organization),
            organization_text: organization_text.unwrap_or_default(),
            place: entity(phrase.place).or_else(|| self.country_of(phrase.demonym?)),
            status: phrase.status,
            reason: reason.to_owned(),
        });
    }

    /// The country a nationality speaks of, if the text names it.
    fn country_of(&self, demonym: usize) -> Option<u32> {
        let reader = self.reader;
        let lexicon = reader.knowledge.lexicon;
        let row = reader.matches.starting_at(demonym).iter().find(|m| reader.knowledge.lists.demonyms.contains(&m.list))?.row;
        let place = lexicon.row(row).column("place");
        let code = lexicon.row(row).column("country_code");
        let is_it = |e: &Entity| {
            e.kind == Kind::Place
                && (e.name.eq_ignore_ascii_case(place)
                    || e.row.is_some_and(|r| lexicon.list(lexicon.list_of(r)).subject() == "places/countries" && lexicon.row(r).column("country_code") == code))
        };
        self.entities.iter().position(is_it).map(|e| e as u32)
    }
}

/// Gives a role what another belongs to, unless it says so itself.
fn share(role: &mut Role, other: &Role) {
    if role.organization_text.is_empty() && role.place.is_none() {
        role.organization = other.organization;
        role.organization_text.clone_from(&other.organization_text);
        role.place = other.place;
    }
}
