//! Nouns that say a gender, and of whom: `his mother, Ana Lima`, `Ana Lima, a mother of two`, `the actress Ana Lima`.
//!
//! In: the names of people, roles, and the rows of `people/family`, `people/titles` and `people/roles` that have a gender. Out: one more
//! in the tally of the person a noun is said of, and which nouns are said of somebody named. The noun must stand right beside the name
//! and be closed: in a row (`his wife, Ana Lima, a son and …`) the next noun is another person.

use super::{Evidence, Reader, Tally};
use crate::model::{Gender, Kind, Mention, Role, TokenRange};
use crate::resolvers::knowledge::Calling;
use crate::resolvers::roles::words;
use crate::words::{Class, fold};

/// A noun for a person that says a gender.
pub(super) struct Noun {
    pub tokens: TokenRange,
    pub gender: Gender,
    calling: Calling,
    plural: bool,
    /// `woman`, `boy`: what any human being is.
    general: bool,
    /// Is it said of somebody who is named beside it?
    pub named: bool,
}

impl Noun {
    fn evidence(&self) -> Evidence {
        match self.calling {
            Calling::Kin => Evidence::Kinship,
            Calling::Role => Evidence::Role,
        }
    }
}

/// How a phrase with a noun begins.
#[derive(Clone, Copy, PartialEq)]
enum Opening {
    /// `mother of two`
    Bare,
    /// `a mother`
    Article,
    /// `his mother`, `Reed’s mother`
    Owner,
}

/// So many tokens a noun may stand from the beginning of its phrase.
const REACH: usize = 7;

/// The nouns of a document by start; of several that end at one token the longest.
pub(super) fn all(reader: &Reader) -> Vec<Noun> {
    let lists = reader.knowledge.lists;
    let mut found: Vec<(TokenRange, Option<Gender>, Noun)> = Vec::new();
    for m in &reader.matches.all {
        let Some(&(gender, calling)) = lists.gendered.get(&m.row) else { continue };
        let start = m.tokens.start as usize;
        let capital = reader.document.tokens[start].is_capitalised();
        let title = calling == Calling::Role && !lists.role_nouns.contains(&m.list);
        let opens = start == reader.document.sentence_of(start).start as usize;
        // In lower case a title is another word first (`count`), in capitals a relative is part of a name (`Sister Act`).
        let other = if title { !capital } else { calling == Calling::Kin && capital && !opens };
        if other || reader.inside_mention(start) {
            continue;
        }
        // `single mother`, `father of three`
        let kin = |t: usize| reader.matches.starting_at(t).iter().any(|k| k.tokens.end <= m.tokens.end && lists.kin.contains(&k.list));
        let calling = if !title && m.tokens.range().any(kin) { Calling::Kin } else { calling };
        let plural = !title && fold(reader.knowledge.lexicon.row(m.row).name()) != reader.document.folded_range(m.tokens);
        let general = reader.is(words::NO_ROLES, m.tokens.end as usize - 1);
        found.push((m.tokens, gender, Noun { tokens: m.tokens, gender: gender.unwrap_or(Gender::Other), calling, plural, general, named: false }));
    }
    // The longest of those with one end; a relative (`mother`) may also be in the list of titles.
    found.sort_by_key(|(tokens, _, noun)| (tokens.end, tokens.start, noun.calling != Calling::Kin));
    found.dedup_by_key(|(tokens, ..)| tokens.end);
    let mut out: Vec<Noun> = found.into_iter().filter_map(|(_, gender, noun)| gender.map(|_| noun)).collect();
    out.sort_by_key(|noun| (noun.tokens.start, noun.tokens.end));
    out
}

/// Counts the nouns said of people, and marks them.
pub(super) fn count(reader: &Reader, roles: &[Role], nouns: &mut [Noun], tallies: &mut [Tally]) {
    if nouns.is_empty() {
        return;
    }
    let finder = Finder { reader, nouns };
    let mut said: Vec<(usize, u32)> = roles.iter().flat_map(|role| finder.in_role(role).map(|n| (n, role.person))).collect();
    for mention in reader.mentions.iter().filter(|m| m.kind == Kind::Person) {
        let beside = finder.before(mention).or_else(|| finder.after(mention));
        said.extend(beside.into_iter().chain(finder.copula(mention)).map(|n| (n, mention.entity)));
    }
    said.sort_unstable();
    said.dedup();
    for (n, person) in said {
        nouns[n].named = true;
        tallies[person as usize].add(nouns[n].evidence(), nouns[n].gender);
    }
}

struct Finder<'f> {
    reader: &'f Reader<'f>,
    nouns: &'f [Noun],
}

impl Finder<'_> {
    /// The longest noun that begins at a token.
    fn at(&self, token: usize) -> Option<usize> {
        let after = self.nouns.partition_point(|n| n.tokens.start as usize <= token);
        after.checked_sub(1).filter(|&n| self.nouns[n].tokens.start as usize == token)
    }

    /// The noun that ends just before a token.
    fn ending_at(&self, end: usize) -> Option<usize> {
        let from = self.nouns.partition_point(|n| n.tokens.start as usize + REACH < end);
        (from..self.nouns.len()).take_while(|&n| (self.nouns[n].tokens.start as usize) < end).find(|&n| self.nouns[n].tokens.end as usize == end)
    }

    /// The nouns that are heads of a role.
    fn in_role(&self, role: &Role) -> impl Iterator<Item = usize> {
        let tokens = self.reader.document.tokens_in(role.span);
        let from = self.nouns.partition_point(|n| n.tokens.start < tokens.start);
        let heads = (from..self.nouns.len()).take_while(move |&n| self.nouns[n].tokens.end <= tokens.end);
        heads.filter(move |&n| {
            let end = self.nouns[n].tokens.end;
            end == tokens.end || self.reader.is(words::AND_WORDS, end as usize)
        })
    }

    /// `his mother Ana Lima`, `his mother, Ana Lima,`; `a woman, Ana Lima,`.
    fn before(&self, mention: &Mention) -> Option<usize> {
        let (start, end) = (mention.tokens.start as usize, mention.tokens.end as usize);
        let comma = start > 0 && self.reader.word(start - 1) == ",";
        let at = start - usize::from(comma);
        if at == 0 || !self.reader.same_sentence(at - 1, start) {
            return None;
        }
        let n = self.ending_at(at)?;
        let noun = &self.nouns[n];
        let fits = match comma {
            // `the woman Ana Lima loved`
            false => noun.calling == Calling::Kin,
            true => (noun.calling == Calling::Kin || noun.general) && !noun.plural && self.opened(noun.tokens.start as usize) && self.closes(end),
        };
        fits.then_some(n)
    }

    /// Does an article, a possessive or an owner stand before a noun and what qualifies it?
    fn opened(&self, noun: usize) -> bool {
        let first = noun.saturating_sub(REACH);
        let mut back = (first..noun).rev().take_while(|&t| self.reader.same_sentence(t, noun));
        back.find(|&t| !self.qualifies(t)).is_some_and(|t| self.opening(t).is_some())
    }

    /// Does a name end its phrase: a mark follows, or nothing?
    fn closes(&self, end: usize) -> bool {
        let document = self.reader.document;
        !self.reader.same_sentence(end - 1, end) || document.tokens[end].class == Class::Mark && !matches!(document.word(end), "-" | "&" | "/")
    }

    /// What a token opens a phrase as.
    fn opening(&self, token: usize) -> Option<Opening> {
        if self.reader.is(words::RELATIVES, token) {
            return None;
        }
        match self.reader.grammar(token) {
            Some("determiner") => Some(Opening::Article),
            Some("possessive") => Some(Opening::Owner),
            _ if self.reader.word(token).starts_with('\'') => Some(Opening::Owner),
            // `her` is a pronoun as well.
            _ => self.reader.knowledge.pronoun_gender(self.reader.word(token), self.reader.document.tokens[token].hash).map(|_| Opening::Owner),
        }
    }

    /// May a word stand between the opening of a phrase and its noun?
    fn qualifies(&self, token: usize) -> bool {
        let t = &self.reader.document.tokens[token];
        let hyphen = |token: usize| self.reader.word(token) == "-";
        let clitic = self.reader.word(token).starts_with('\'');
        match t.class {
            Class::Number => hyphen(token + 1),
            Class::Mark => hyphen(token),
            _ => !clitic && self.reader.grammar(token).is_none(),
        }
    }

    /// The noun of the phrase that begins at a token, and how it opens.
    fn phrase(&self, start: usize) -> Option<(usize, Opening)> {
        let mut opening = Opening::Bare;
        for at in start..start + REACH {
            if !self.reader.same_sentence(start, at) {
                return None;
            }
            if let Some(n) = self.at(at) {
                let next = self.reader.word(self.nouns[n].tokens.end as usize);
                if !next.starts_with('\'') && next != "-" {
                    return Some((n, opening)).filter(|_| !self.nouns[n].plural);
                }
            }
            match self.opening(at) {
                Some(found) => opening = found,
                None if self.qualifies(at) => {}
                None => return None,
            }
        }
        None
    }

    /// `Ana Lima, a mother of two`; `Ana Lima, his mother, said`; `Ana Lima, 34, his wife`.
    fn after(&self, mention: &Mention) -> Option<usize> {
        let reader = self.reader;
        let mut at = mention.tokens.end as usize;
        if reader.word(at) != "," || !reader.same_sentence(at - 1, at + 1) {
            return None;
        }
        if reader.document.tokens[at + 1].class == Class::Number && reader.word(at + 2) == "," {
            at += 2;
        }
        let (n, opening) = self.phrase(at + 1)?;
        let noun = &self.nouns[n];
        let end = noun.tokens.end as usize;
        let tied = reader.is(words::OF_WORDS, end) || reader.is(words::RELATIVES, end);
        let fits = match (noun.calling, opening) {
            (Calling::Role, _) => noun.general && opening == Opening::Article && (tied || self.closes(end)) && !self.row_goes_on(end),
            (Calling::Kin, Opening::Bare | Opening::Article) => tied,
            (Calling::Kin, Opening::Owner) => tied || self.closes(end) && !self.row_goes_on(end),
        };
        fits.then_some(n)
    }

    /// `his wife, Ana Lima, his son, Tom, two nieces`: does another person follow the comma?
    fn row_goes_on(&self, comma: usize) -> bool {
        let reader = self.reader;
        let next = comma + 1;
        if reader.word(comma) != "," || !reader.same_sentence(comma, next) {
            return false;
        }
        let person = reader.mention_at(next).is_some();
        person || self.opening(next).is_some() || reader.is(words::AND_WORDS, next) || reader.document.tokens[next].class == Class::Number
    }

    /// `Ana Lima is a mother of two`, `Tom Reed, who was the son of a miner`.
    fn copula(&self, mention: &Mention) -> Option<usize> {
        let reader = self.reader;
        let (start, end) = (mention.tokens.start as usize, mention.tokens.end as usize);
        // `the daughter of Ana Lima is …`
        let tied =
            (start.saturating_sub(3)..start).any(|t| reader.same_sentence(t, start) && (reader.is(words::OF_WORDS, t) || reader.is(words::AND_WORDS, t)));
        let mut at = end + usize::from(reader.word(end) == "," && reader.is(words::RELATIVES, end + 1));
        while at < end + 4 && reader.is(words::BETWEEN, at) {
            at += 1;
        }
        // Right behind a name `'s` is an ending.
        if tied || !reader.is(words::COPULAS, at) || reader.word(at).starts_with('\'') {
            return None;
        }
        while at < end + 8 && (reader.is(words::COPULAS, at) || reader.is(words::BETWEEN, at)) {
            at += 1;
        }
        if !reader.same_sentence(end - 1, at) || self.opening(at).is_none() {
            return None;
        }
        let (n, _) = self.phrase(at)?;
        let noun = self.nouns[n].tokens.end as usize;
        let said = self.nouns[n].calling == Calling::Kin || self.nouns[n].general;
        let ends = self.closes(noun) || reader.is(words::OF_WORDS, noun) || reader.is(words::RELATIVES, noun) || reader.is(words::AND_WORDS, noun);
        (said && ends).then_some(n)
    }
}
