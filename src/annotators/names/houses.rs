//! Companies that are called like people: `Kraft` in an article about `Kraft Foods Inc`.
//!
//! In: the decided names of an article. Out: the same, the kind of some changed: the beginning of a company's full name is the company, and
//! what the lists know as an organization, under several words, and as nobody, is no person. Absent: boundaries.

use super::SHOWN;
use super::agreement::Decided;
use crate::dictionaries::Lexicon;
use crate::model::{Document, Kind, Match, Matches, TokenRange};
use std::collections::HashSet;

/// The lists this needs.
pub(super) struct Houses {
    organizations: Vec<u16>,
    people: Vec<u16>,
    legal_forms: Vec<u16>,
}

impl Houses {
    pub(super) fn new(lexicon: &Lexicon) -> Houses {
        let all = || 0..lexicon.lists().len() as u16;
        let no_names = ["organizations/legal_forms", "organizations/heads", "organizations/institutes"];
        let is = |l: &u16, folder: &str| lexicon.list(*l).subject().starts_with(folder);
        Houses {
            organizations: all().filter(|l| is(l, "organizations/") && !no_names.contains(&lexicon.list(*l).subject())).collect(),
            people: ["people/officeholders", "people/notable", "people/notable_recent"].iter().flat_map(|s| lexicon.about(s).collect::<Vec<_>>()).collect(),
            legal_forms: lexicon.about("organizations/legal_forms").collect(),
        }
    }

    /// Changes the kinds.
    pub(super) fn settle(&self, document: &Document, matches: &Matches, names: &mut [Decided], lexicon: &Lexicon) {
        let kind = |name: &Decided| SHOWN.get(name.kind).copied();
        let mut heads: HashSet<&str, foldhash::fast::FixedState> = HashSet::default();
        let mut people: HashSet<&str, foldhash::fast::FixedState> = HashSet::default();
        for name in names.iter().filter(|name| name.tokens.len() > 1) {
            match kind(name) {
                Some(Kind::Organization) if self.is_company(document, matches, name.tokens, lexicon) => {
                    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
                    heads.extend((start + 1..end).map(|to| document.folded_range(TokenRange::new(start, to))));
                }
                Some(Kind::Person) => people.extend(name.tokens.range().map(|at| document.folded(at))),
                _ => {}
            }
        }
        for name in names.iter_mut() {
            let words = document.folded_range(name.tokens);
            let of_people = name.tokens.range().all(|at| people.contains(document.folded(at))) && name.tokens.len() == 1;
            let is_house = match kind(name) {
                Some(Kind::Person) => heads.contains(words) && !of_people || name.tokens.len() > 1 && self.is_only_organization(matches, name.tokens, lexicon),
                Some(Kind::Place) => heads.contains(words) && name.tokens.len() == 1 && self.is_listed(matches, name.tokens, &self.organizations),
                _ => false,
            };
            if is_house && let Some(at) = SHOWN.iter().position(|kind| *kind == Kind::Organization) {
                name.kind = at;
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

    fn is_only_organization(&self, matches: &Matches, tokens: TokenRange, lexicon: &Lexicon) -> bool {
        let mut rows = matches.exactly(tokens).filter(|m| self.organizations.contains(&m.list));
        rows.any(|m| lexicon.row(m.row).column("ambiguous") != "true") && !self.is_listed(matches, tokens, &self.people)
    }
}
