//! Does a name stand where places stand: `in Zamaar`, `Zamaar, Mongolia`, `the district of Zamaar`, `Zamaar village`, `Zamaar-based`?
//!
//! In: the words of an article, a name. Out: whether anything says that it is a place one can be in. Absent: what it is instead.

use super::lists::{Gather, LANDS};
use crate::error::Result;
use crate::model::{Case, Document, Matches, TokenRange};

/// The words and lists this needs.
pub(super) struct Whereabouts {
    /// Before a place they say where one is or goes.
    prepositions: Vec<u64>,
    /// What one has in a house, before `in`.
    holdings: Vec<u64>,
    belonging: Vec<u64>,
    based: Vec<u64>,
    /// Behind a name they say that it is a place.
    sites: Vec<u64>,
    designators: Vec<u16>,
    lands: Vec<u16>,
    /// All lists of places but those of small towns, which are called like anything.
    known: Vec<u16>,
    organizations: Vec<u16>,
}

impl Whereabouts {
    pub(super) fn new(from: &Gather) -> Result<Whereabouts> {
        let small = |l: &u16| from.subject(*l).starts_with("places/cities_small") || from.subject(*l) == "places/cities_us_small";
        Ok(Whereabouts {
            prepositions: from.words("whereabouts")?,
            holdings: from.words("holdings")?,
            belonging: from.words("belonging")?,
            based: from.words("based")?,
            sites: from.words("sites")?,
            designators: from.about(&["places/designators"]),
            lands: from.about(&LANDS),
            known: from.names_under("places/").into_iter().filter(|l| !small(l)).collect(),
            organizations: from.names_under("organizations/"),
        })
    }

    /// Is it in no list of places but those of small towns, and does nothing in the article say that one can be there?
    pub(super) fn is_nowhere(&self, document: &Document, matches: &Matches, name: TokenRange) -> bool {
        let land = matches.exactly(name).any(|m| self.lands.contains(&m.list));
        let listed = land || self.is_known(matches, name) && !is_acronym(document, name);
        if listed || self.has_designator(matches, name) || document.dateline_place.is_some_and(|place| place.overlaps(document.span_of(name))) {
            return false;
        }
        let (first, length) = (document.tokens[name.start as usize].hash, name.len());
        let same = |at: &usize| {
            let tokens = TokenRange::new(*at, at + length);
            tokens.end as usize <= document.tokens.len() && document.folded_range(tokens) == document.folded_range(name)
        };
        let places = document.tokens.iter().enumerate().filter(|(_, t)| t.hash == first && t.is_capitalised()).map(|(at, _)| at).filter(same);
        !places.into_iter().any(|at| self.is_place_there(document, matches, TokenRange::new(at, at + length)))
    }

    /// Do the words around it say where?
    pub(super) fn is_place_there(&self, document: &Document, matches: &Matches, tokens: TokenRange) -> bool {
        let (start, end) = (tokens.start as usize, tokens.end as usize);
        let is = |at: usize, words: &[u64]| document.tokens.get(at).is_some_and(|t| words.contains(&t.hash));
        let there = start > 0 && is(start - 1, &self.prepositions) && !(start > 1 && is(start - 2, &self.holdings));
        let sort_of = start > 1 && is(start - 1, &self.belonging) && self.is_designator(matches, start - 2);
        let comma = document.tokens.get(end).is_some() && matches!(document.word(end), "," | "(");
        let held = comma && matches.starting_at(end + 1).iter().any(|m| self.lands.contains(&m.list));
        let based = document.tokens.get(end).is_some() && document.word(end) == "-" && is(end + 1, &self.based);
        there || sort_of || held || based || is(end, &self.sites) || document.tokens.get(end).is_some() && self.is_designator(matches, end)
    }

    /// Is it in a list of places that are not small?
    pub(super) fn is_known(&self, matches: &Matches, name: TokenRange) -> bool {
        matches.exactly(name).any(|m| self.known.contains(&m.list))
    }

    fn has_designator(&self, matches: &Matches, name: TokenRange) -> bool {
        name.len() > 1 && name.range().any(|at| self.is_designator(matches, at))
    }

    fn is_designator(&self, matches: &Matches, at: usize) -> bool {
        matches.exactly(TokenRange::new(at, at + 1)).any(|m| self.designators.contains(&m.list))
    }

    /// Is it somebody who made the article: several words in its credits (`Reporting by Ana Cruz in Leeds`), no town and no house, behind no
    /// word that says where?
    pub(super) fn is_credited(&self, document: &Document, matches: &Matches, name: TokenRange) -> bool {
        let span = document.span_of(name);
        let start = name.start as usize;
        let listed = |lists: &[u16]| matches.exactly(name).any(|m| lists.contains(&m.list));
        name.len() > 1
            && document.credits.iter().any(|credit| credit.start <= span.start && span.end <= credit.end)
            && !(start > 0 && self.prepositions.contains(&document.tokens[start - 1].hash))
            && !listed(&self.known)
            && !listed(&self.organizations)
    }
}

/// A few capitals in running text, which are no town's name (`the ABA`).
fn is_acronym(document: &Document, name: TokenRange) -> bool {
    const LONGEST: usize = 4;
    let upper = |at: usize| document.tokens.get(at).is_some_and(|t| t.case == Case::Upper);
    let (start, end) = (name.start as usize, name.end as usize);
    let line = start > 0 && upper(start - 1) || upper(end);
    name.len() == 1 && upper(start) && !line && document.folded(start).len() <= LONGEST
}
