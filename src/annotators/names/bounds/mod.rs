//! What of a decided name is its surface form, as the tables promise: titles and articles stand outside, `City, State` are two places,
//! a party tag (`D-N.J.`) names the place behind the hyphen.
//!
//! In: a decided name. Out: one or more names. Absent: the decision itself.

mod apart;
mod seams;
mod titles;

use super::lists::{Gather, Hashes, LANDS};
use crate::dictionaries::Lexicon;
use crate::error::Result;
use crate::model::{Case, Document, Kind, Match, Matches, TokenRange};
use crate::words;
use seams::Seams;
use std::collections::HashSet;
use std::sync::Arc;

/// The classes of titles that are ranks.
const RANKS: [&str; 2] = ["military", "police"];

/// The words and lists this needs.
pub(super) struct Bounds {
    articles: Vec<u64>,
    inside: Vec<u64>,
    versus: Vec<u64>,
    coordinators: Vec<u64>,
    /// Titles and forms of address.
    titles: Vec<u16>,
    /// Titles alone.
    offices: Vec<u16>,
    surnames: Vec<u16>,
    given_names: Vec<u16>,
    organizations: Vec<u16>,
    companies: Vec<u16>,
    /// Organizations that everybody knows.
    known: Vec<u16>,
    family: Vec<u16>,
    cues: Vec<u16>,
    lands: Vec<u16>,
    places: Vec<u16>,
    peoples: Vec<u16>,
    legal_forms: Vec<u16>,
    legal_words: Arc<Hashes>,
    common: Vec<u16>,
    function: Vec<u16>,
    honorifics: Vec<u16>,
    heads: Vec<u16>,
    not_names: Vec<u16>,
    seams: Seams,
}

/// The classes of titles that stand between an organization and a person (`Oakfield Chief Executive Tom Reed`).
const OFFICES: [&str; 3] = ["business", "legal", "political"];

/// What of the article helps to see where a name begins and ends.
pub(super) struct Around<'a> {
    pub document: &'a Document<'a>,
    pub matches: &'a Matches,
    pub lexicon: &'a Lexicon,
    /// The words of all names of the article.
    pub names: &'a HashSet<&'a str, foldhash::fast::FixedState>,
    /// The words of full names of people.
    pub people: &'a HashSet<&'a str, foldhash::fast::FixedState>,
    /// The time expressions, by start.
    pub times: &'a [TokenRange],
}

impl Bounds {
    /// Reads `articles` and `versus` of language.toml, and finds the lists.
    pub(super) fn new(from: &Gather) -> Result<Bounds> {
        Ok(Bounds {
            articles: from.words("articles")?,
            inside: from.words("inside")?,
            versus: from.words("versus")?,
            coordinators: from.words("coordinators")?,
            titles: from.about(&["people/titles", "people/honorifics"]),
            offices: from.about(&["people/titles"]),
            surnames: from.about(&["people/surnames"]),
            given_names: from.about(&["people/given_names"]),
            organizations: from.names_under("organizations/"),
            companies: from.about(&["organizations/companies", "organizations/brands"]),
            known: from.about(&["organizations/organizations", "organizations/companies", "organizations/media"]),
            family: from.about(&["people/family"]),
            cues: from.about(&["quotes/cues"]),
            lands: from.about(&LANDS),
            places: from.under("places/"),
            peoples: from.about(&["words/peoples", "places/demonyms"]),
            legal_words: from.legal_words(),
            legal_forms: from.about(&["organizations/legal_forms"]),
            common: from.about(&["words/common"]),
            function: from.about(&["words/function_words"]),
            heads: from.about(&["organizations/heads"]),
            honorifics: from.about(&["people/honorifics"]),
            not_names: from.about(&["words/not_names"]),
            seams: Seams::new(from)?,
        })
    }

    /// The names in a decided name.
    pub(super) fn names(&self, around: &Around, tokens: TokenRange, kind: Kind) -> Vec<(TokenRange, Kind)> {
        let document = around.document;
        let mut tokens = tokens;
        // `Tue` of `Tue, Oct 20, 2015`.
        if around.times.iter().any(|time| time.start <= tokens.start && tokens.end <= time.end && time.len() > tokens.len()) {
            return Vec::new();
        }
        if tokens.len() > 1 && self.articles.contains(&document.tokens[tokens.start as usize].hash) {
            tokens.start += 1;
        }
        // `Ana Cruz The mayor`: a sentence begins whose stop was lost.
        // `YORK UNIVERSITY'S SCHOOL`: the ending of the name before.
        if tokens.len() > 1 && document.word(tokens.start as usize).starts_with(words::is_apostrophe) && document.folded(tokens.start as usize).len() == 2 {
            tokens.start += 1;
        }
        // `J` of `J.P.Morgan`
        let letter = tokens.len() == 1 && document.word(tokens.start as usize).chars().count() == 1;
        if letter && around.matches.exactly(tokens).next().is_none() {
            return Vec::new();
        }
        let last = tokens.end as usize - 1;
        if tokens.len() > 1 && document.word(last).len() > 1 && self.articles.contains(&document.tokens[last].hash) {
            tokens.end -= 1;
        }
        if let Some(&time) = around.times.iter().find(|time| time.start == tokens.start && time.end < tokens.end)
            && !self.is_listed(around, TokenRange::new(tokens.start as usize, tokens.start as usize + 1), &self.given_names)
        {
            tokens.start = time.end;
        }
        if let Some(sides) = self.seams.part(around, tokens, kind) {
            return sides.into_iter().flat_map(|(side, kind)| self.names(around, side, kind)).collect();
        }
        tokens.start = self.behind_heading(around, tokens);
        if kind == Kind::Place {
            return self.places(around, tokens);
        }
        if kind == Kind::Organization && is_party_tag(document, tokens) {
            return vec![(TokenRange { start: tokens.start + 2, ..tokens }, Kind::Place)];
        }
        // `Extraditing Cruz would`: what opens a sentence and is no name, before somebody of the article.
        let first = tokens.start as usize;
        if kind == Kind::Person && tokens.len() > 1 && self.opens(document, first) && self.is_common(around, first) {
            let rest = TokenRange { start: tokens.start + 1, ..tokens };
            let given = self.is_listed(around, TokenRange::new(first, first + 1), &self.given_names);
            if !given && around.names.contains(document.folded_range(rest)) {
                tokens = rest;
            }
        }
        if kind == Kind::Person && self.is_no_surname(around, tokens) {
            return Vec::new();
        }
        if kind == Kind::Organization && self.is_phrase(around, tokens) {
            return Vec::new();
        }
        if tokens.len() > 1 && !self.is_listed(around, tokens, &self.organizations) {
            if let Some(sides) = self.apart(around, tokens, kind) {
                let kind_of = |side: TokenRange| if self.is_listed(around, side, &self.organizations) { Kind::Organization } else { kind };
                return sides.into_iter().flat_map(|side| self.names(around, side, kind_of(side))).collect();
            }
            if let Some(names) = self.around_title(around, tokens, kind) {
                return names;
            }
            if kind == Kind::Organization {
                tokens = self.without_description(around, tokens);
            }
        }
        let longer = TokenRange { end: tokens.end + 1, ..tokens };
        if self.is_house_of(around, longer, kind) {
            return vec![(longer, Kind::Organization)];
        }
        if kind == Kind::Person {
            tokens.start = self.after_titles(document, around.matches, tokens, around.lexicon);
        }
        vec![(tokens, kind)]
    }

    /// The places in the name of one: each side of a comma, the land and what lies in it (`California's Bay Area`); a house among them is one.
    fn places(&self, around: &Around, tokens: TokenRange) -> Vec<(TokenRange, Kind)> {
        let document = around.document;
        let company = |m: &Match| self.heads.contains(&m.list) && around.lexicon.row(m.row).column("type") == "company";
        let house = |t: &TokenRange| {
            t.len() > 1 && !self.is_listed(around, *t, &self.places) && around.matches.exactly(TokenRange { start: t.end - 1, ..*t }).any(company)
        };
        let mut out = Vec::new();
        for part in at_commas(document, tokens) {
            let ending = |at: &usize| document.word(*at).starts_with(words::is_apostrophe) && document.folded(*at).len() == 2;
            let of_land = |at: &usize| ending(at) && self.is_listed(around, TokenRange::new(part.start as usize, *at), &self.lands);
            match part.range().skip(1).filter(|at| *at + 1 < part.end as usize).find(of_land) {
                Some(at) => out.extend([TokenRange::new(part.start as usize, at), TokenRange::new(at + 1, part.end as usize)]),
                None => out.push(part),
            }
        }
        out.into_iter().map(|t| (t, if house(&t) { Kind::Organization } else { Kind::Place })).collect()
    }

    fn is_listed(&self, around: &Around, tokens: TokenRange, lists: &[u16]) -> bool {
        around.matches.exactly(tokens).any(|m| lists.contains(&m.list))
    }

    /// `TIGHT CONTROL OF CASH`: three words and more in capitals, fewer in a line of capitals, all of them ordinary and none that organizations
    /// are called, in no list.
    fn is_phrase(&self, around: &Around, tokens: TokenRange) -> bool {
        const FEW: usize = 3;
        let document = around.document;
        let word = |at: &usize| document.folded(*at).len() > 3;
        let upper = |at: usize| document.tokens.get(at).is_some_and(|t| t.case == Case::Upper && document.word(at).len() > 1);
        let line = tokens.start > 0 && upper(tokens.start as usize - 1) || upper(tokens.end as usize);
        let few = if line { 1 } else { FEW };
        let capitals = tokens.len() >= few && tokens.range().all(upper);
        let head = || tokens.range().any(|at| self.is_listed(around, TokenRange::new(at, at + 1), &self.heads));
        let ordinary = || tokens.range().filter(word).count() >= few && tokens.range().filter(word).all(|at| self.is_common(around, at));
        capitals && ordinary() && !head() && around.matches.exactly(tokens).next().is_none()
    }

    /// Where a name begins that a heading in capitals ran into (`TECHS BUCK TREND Oakfield`, `COOLING Germany`): behind words in capitals, half
    /// of them ordinary and together no name; behind one, only what is a name by itself.
    fn behind_heading(&self, around: &Around, tokens: TokenRange) -> u32 {
        let document = around.document;
        let mark = |at: usize| document.word(at).chars().all(words::is_dash) || document.word(at).starts_with(words::is_apostrophe);
        let upper = |at: &usize| document.tokens[*at].case == Case::Upper || *at as u32 > tokens.start && mark(*at);
        let end = tokens.range().find(|at| !upper(at)).unwrap_or(tokens.end as usize) as u32;
        let heading = TokenRange { end, ..tokens };
        let ordinary = heading.range().filter(|&at| self.is_common(around, at)).count();
        let glued = end < tokens.end && !heading.is_empty() && document.tokens[end as usize].is_capitalised() && document.tokens[end as usize].spaced;
        let is_heading = glued && 2 * ordinary >= heading.len() && around.matches.exactly(heading).next().is_none();
        let rest = TokenRange { start: end, ..tokens };
        let known = || self.is_listed(around, rest, &self.organizations) || self.is_listed(around, rest, &self.lands);
        let alone = || heading.len() > 1 || self.opens(document, tokens.start as usize) && (known() || around.names.contains(document.folded_range(rest)));
        if is_heading && alone() && !self.starts_legally(around, rest) { end } else { tokens.start }
    }

    /// `Ponzi scheme`: a word that the lists bar, though it is a surname too, in an article that names nobody so in full.
    fn is_no_surname(&self, around: &Around, tokens: TokenRange) -> bool {
        let barred = tokens.len() == 1 && self.is_listed(around, tokens, &self.not_names);
        let addressed = || (0..tokens.start).rev().take(1).any(|at| self.is_listed(around, TokenRange::new(at as usize, at as usize + 1), &self.honorifics));
        barred && !around.people.contains(around.document.folded_range(tokens)) && !addressed()
    }

    /// Is a stretch of the name a name by itself: in the lists of organizations, or elsewhere in the article?
    fn is_name(&self, around: &Around, tokens: TokenRange) -> bool {
        !tokens.is_empty() && (self.is_listed(around, tokens, &self.organizations) || around.names.contains(around.document.folded_range(tokens)))
    }

    /// Behind what describes an organization in front of its name: `Internet firm Yarrow`, `Italian carmaker Oakfield SpA`, `French Orlin`.
    fn without_description(&self, around: &Around, tokens: TokenRange) -> TokenRange {
        let document = around.document;
        let first = TokenRange::new(tokens.start as usize, tokens.start as usize + 1);
        let rest = TokenRange { start: first.end, ..tokens };
        let alone = || self.is_listed(around, rest, &self.companies) || around.names.contains(document.folded_range(rest));
        let opening = || self.opens(document, first.start as usize) && self.is_common(around, first.start as usize) && alone();
        let describes = self.is_listed(around, first, &self.peoples) && alone() || opening();
        let is_company = || self.is_listed(around, rest, &self.companies) || self.ends_legally(around, rest);
        // A noun that the article also writes small (`Chipmaker Orlin Corp`, `the chipmaker`).
        let small = || {
            let hash = document.tokens[first.start as usize].hash;
            self.opens(document, first.start as usize) && document.tokens.iter().any(|t| t.hash == hash && t.case == Case::Lower)
        };
        let describes = describes || tokens.len() > 1 && is_company() && small();
        if tokens.len() > 1 && describes && document.tokens[rest.start as usize].is_capitalised() && is_company() {
            return rest;
        }
        tokens
    }

    fn opens(&self, document: &Document, at: usize) -> bool {
        document.sentence_of(at).start as usize == at
    }

    /// Is it a word that stands in lower case nearly always, and no function word?
    fn is_common(&self, around: &Around, at: usize) -> bool {
        const MOSTLY: f32 = 0.7;
        const PARTICLE: usize = 3;
        let folded = around.document.folded(at);
        if folded.len() <= PARTICLE {
            return false;
        }
        let is = |lists: &[u16]| lists.iter().find_map(|&l| around.lexicon.keyed(l, folded).next());
        is(&self.function).is_none()
            && is(&self.common).is_some_and(|row| around.lexicon.row(row).column("case").parse::<f32>().is_ok_and(|case| case >= MOSTLY))
    }

    /// `Macy's`: a house whose name ends so, as the lists have it, unless the article names somebody so.
    fn is_house_of(&self, around: &Around, longer: TokenRange, kind: Kind) -> bool {
        let document = around.document;
        let last = longer.end as usize - 1;
        if last >= document.tokens.len() || !document.word(last).starts_with(words::is_apostrophe) || document.tokens[last].spaced {
            return false;
        }
        // `Wendy's mother` is somebody's; a chain that only streets know is a house before anything but a noun.
        let next = longer.end as usize;
        let kin = || around.matches.starting_at(next).iter().any(|m| self.family.contains(&m.list));
        let bare = TokenRange { end: longer.end - 1, ..longer };
        let known = || self.is_listed(around, longer, &self.known) || !self.is_listed(around, bare, &self.given_names);
        let listed = self.is_listed(around, longer, &self.organizations) && !kin() && (known() || !self.is_noun(around, next));
        let name = document.folded_range(TokenRange { end: longer.end - 1, ..longer });
        let of_a_person = || around.people.contains(name);
        listed && (kind != Kind::Person || !of_a_person())
    }

    /// May the word be a noun: in lower case, and neither a small word nor a verb of speech?
    fn is_noun(&self, around: &Around, at: usize) -> bool {
        let document = around.document;
        let small = || self.function.iter().any(|&l| around.lexicon.keyed(l, document.folded(at)).next().is_some());
        let says = || around.matches.starting_at(at).iter().any(|m| self.cues.contains(&m.list));
        at < document.tokens.len() && document.tokens[at].is_word() && document.tokens[at].case == Case::Lower && !small() && !says()
    }
}

/// `Springfield, Illinois`: each side of a comma is a place of its own.
fn at_commas(document: &Document, tokens: TokenRange) -> Vec<TokenRange> {
    let mut out = Vec::new();
    let mut start = tokens.start as usize;
    for at in tokens.range() {
        if document.word(at) == "," && at > start && at + 1 < tokens.end as usize {
            out.push(TokenRange::new(start, at));
            start = at + 1;
        }
    }
    out.push(TokenRange::new(start, tokens.end as usize));
    out
}

/// `(D-N.J.)`: in brackets, one capital and a hyphen before the name.
fn is_party_tag(document: &Document, tokens: TokenRange) -> bool {
    let start = tokens.start as usize;
    let letter = document.word(start).chars().count() == 1 && document.tokens[start].is_capitalised();
    tokens.len() > 2 && letter && document.word(start + 1) == "-" && start > 0 && document.word(start - 1) == "("
}
