//! Companies that are called like people: `Kraft` in an article about `Kraft Foods Inc`.
//!
//! In: the decided names of an article. Out: the same, the kind of some changed: the beginning of a company's full name is the company, and
//! what the lists know as an organization, under several words, and as nobody, is no person. Absent: boundaries.

use super::SHOWN;
use super::agreement::Decided;
use crate::dictionaries::Lexicon;
use crate::error::Result;
use crate::model::{Document, Kind, Match, Matches, TokenRange};
use std::collections::HashSet;

/// The lists this needs.
pub(super) struct Houses {
    organizations: Vec<u16>,
    /// Those that name what news names often.
    well_known: Vec<u16>,
    people: Vec<u16>,
    legal_forms: Vec<u16>,
    lands: Vec<u16>,
    /// Words that say where (`in`).
    locatives: Vec<u64>,
}

impl Houses {
    pub(super) fn new(lexicon: &Lexicon) -> Result<Houses> {
        let all = || 0..lexicon.lists().len() as u16;
        let no_names = ["organizations/legal_forms", "organizations/heads", "organizations/institutes"];
        let is = |l: &u16, folder: &str| lexicon.list(*l).subject().starts_with(folder);
        Ok(Houses {
            organizations: all().filter(|l| is(l, "organizations/") && !no_names.contains(&lexicon.list(*l).subject())).collect(),
            well_known: ["organizations/organizations", "organizations/companies"].iter().flat_map(|s| lexicon.about(s).collect::<Vec<_>>()).collect(),
            people: ["people/officeholders", "people/notable", "people/notable_recent"].iter().flat_map(|s| lexicon.about(s).collect::<Vec<_>>()).collect(),
            legal_forms: lexicon.about("organizations/legal_forms").collect(),
            lands: ["places/countries", "places/admin1"].iter().flat_map(|s| lexicon.about(s).collect::<Vec<_>>()).collect(),
            locatives: lexicon.language("locatives")?.iter().map(|w| crate::words::hash(w.as_bytes())).collect(),
        })
    }

    /// Changes the kinds.
    pub(super) fn settle(&self, document: &Document, matches: &Matches, names: &mut [Decided], lexicon: &Lexicon) {
        let kind = |name: &Decided| SHOWN.get(name.kind).copied();
        let organization = SHOWN.iter().position(|kind| *kind == Kind::Organization).unwrap_or_default();
        for name in names.iter_mut().filter(|name| name.tokens.len() > 1) {
            if kind(name) == Some(Kind::Person) && self.is_only_organization(matches, name.tokens, lexicon) {
                name.kind = organization;
            }
        }
        let mut heads: HashSet<&str, foldhash::fast::FixedState> = HashSet::default();
        let mut tails: HashSet<&str, foldhash::fast::FixedState> = HashSet::default();
        let mut surnames: HashSet<&str, foldhash::fast::FixedState> = HashSet::default();
        let mut people: HashSet<&str, foldhash::fast::FixedState> = HashSet::default();
        for name in names.iter().filter(|name| name.tokens.len() > 1) {
            match kind(name) {
                Some(Kind::Organization) if self.is_company(document, matches, name.tokens, lexicon) => {
                    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
                    heads.extend((start + 1..end).map(|to| document.folded_range(TokenRange::new(start, to))));
                    tails.extend(self.core_end(document, matches, name.tokens).map(|at| document.folded(at)));
                }
                Some(Kind::Person) => {
                    people.extend(name.tokens.range().map(|at| document.folded(at)));
                    surnames.insert(document.folded(name.tokens.end as usize - 1));
                }
                _ => {}
            }
        }
        for name in names.iter().filter(|name| name.tokens.len() == 1 && super::is_listed(document, name.tokens)) {
            heads.insert(document.folded_range(name.tokens));
        }
        for name in names.iter_mut() {
            let words = document.folded_range(name.tokens);
            let of_people = name.tokens.range().all(|at| people.contains(document.folded(at))) && name.tokens.len() == 1;
            let is_house = match kind(name) {
                Some(Kind::Person) => (heads.contains(words) || tails.contains(words)) && !of_people,
                Some(Kind::Place) => heads.contains(words) && name.tokens.len() == 1 && self.is_no_place_here(document, matches, name.tokens, words),
                _ => false,
            };
            // A surname of the article's is a person, where no company is called so.
            let is_person = kind(name) == Some(Kind::Organization)
                && name.tokens.len() == 1
                && surnames.contains(words)
                && !heads.contains(words)
                && !tails.contains(words)
                && !self.is_listed(matches, name.tokens, &self.well_known);
            if is_person {
                name.kind = SHOWN.iter().position(|kind| *kind == Kind::Person).unwrap_or_default();
            } else if is_house {
                name.kind = organization;
            }
        }
    }

    fn is_listed(&self, matches: &Matches, tokens: TokenRange, lists: &[u16]) -> bool {
        matches.exactly(tokens).any(|m| lists.contains(&m.list))
    }

    /// Does its name end in a legal form, does a stock code follow it, or do the lists know it as a company?
    fn is_company(&self, document: &Document, matches: &Matches, tokens: TokenRange, lexicon: &Lexicon) -> bool {
        let last = tokens.end - u32::from(document.word(tokens.end as usize - 1) == ".");
        let formal = (tokens.start + 1..last).any(|start| self.is_listed(matches, TokenRange { start, end: last }, &self.legal_forms));
        let company = |m: &Match| self.organizations.contains(&m.list) && lexicon.row(m.row).column("type") == "company";
        formal || super::is_listed(document, tokens) || matches.exactly(tokens).any(company)
    }

    /// The last word of a company's name before its legal form.
    fn core_end(&self, document: &Document, matches: &Matches, tokens: TokenRange) -> Option<usize> {
        let last = tokens.end - u32::from(document.word(tokens.end as usize - 1) == ".");
        let form = (tokens.start + 1..last).find(|&start| self.is_listed(matches, TokenRange { start, end: last }, &self.legal_forms));
        let end = form.unwrap_or(last) as usize;
        (end > tokens.start as usize + 1).then(|| end - 1).filter(|&at| document.tokens[at].is_capitalised())
    }

    /// Is the beginning of a company's name nowhere in the article a place one can be in, and no country or division of one?
    fn is_no_place_here(&self, document: &Document, matches: &Matches, tokens: TokenRange, words: &str) -> bool {
        let land = self.is_listed(matches, tokens, &self.lands);
        let dateline = document.dateline_place.is_some_and(|place| document.slice(place).to_lowercase() == words);
        let hash = document.tokens[tokens.start as usize].hash;
        let placed = || document.tokens.iter().enumerate().any(|(at, t)| t.hash == hash && at > 0 && self.locatives.contains(&document.tokens[at - 1].hash));
        !land && !dateline && !placed()
    }

    fn is_only_organization(&self, matches: &Matches, tokens: TokenRange, lexicon: &Lexicon) -> bool {
        let mut rows = matches.exactly(tokens).filter(|m| self.organizations.contains(&m.list));
        rows.any(|m| lexicon.row(m.row).column("ambiguous") != "true") && !self.is_listed(matches, tokens, &self.people)
    }
}
