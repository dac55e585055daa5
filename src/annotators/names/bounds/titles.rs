//! Titles and ranks around a name, which are no part of it: `Oakfield Chief Executive Tom Reed`, `Lt Gen Cruz`.
//!
//! In: a decided name. Out: the names beside the title; where a name begins behind its titles. Absent: whose title it is.

use super::{Around, Bounds, OFFICES, RANKS};
use crate::dictionaries::Lexicon;
use crate::model::{Case, Document, Kind, Match, Matches, TokenRange};
use crate::words;

impl Bounds {
    /// `Oakfield Chief Executive Tom Reed`: the house, and the person; the title between them is neither. `Oakfield CEO` is the house.
    pub(super) fn around_title(&self, around: &Around, tokens: TokenRange, kind: Kind) -> Option<Vec<(TokenRange, Kind)>> {
        let title = tokens.range().find_map(|at| {
            let office = |m: &&Match| self.offices.contains(&m.list) && self.is_office(around, m);
            // `Oakfield Chief` of `Oakfield Chief Executive Tom Reed`
            let head = |m: &Match| m.tokens.range().any(|at| self.is_listed(around, TokenRange::new(at, at + 1), &self.heads));
            let begins = |m: &Match| at as u32 > tokens.start && (kind == Kind::Person || kind == Kind::Organization && !head(m));
            let within = |m: &&Match| m.tokens.end <= tokens.end || begins(m);
            around.matches.starting_at(at).iter().filter(within).find(office).map(|m| m.tokens)
        })?;
        let cut = title.end > tokens.end;
        let title = TokenRange { end: title.end.min(tokens.end), ..title };
        let before = TokenRange { end: title.start, ..tokens };
        let after = TokenRange { start: title.end, ..tokens };
        let is_given = |at: TokenRange| !at.is_empty() && self.is_listed(around, TokenRange::new(at.start as usize, at.start as usize + 1), &self.given_names);
        // An organization's name may well hold a title (`Office of the Prime Minister`): only a person's name behind it parts it.
        let person = kind == Kind::Person && !after.is_empty() || after.len() > 1 && is_given(after);
        let alone = after.is_empty() && (kind == Kind::Person || cut) && !before.is_empty();
        if !person && !alone || before.is_empty() && title.len() < 2 && !is_given(after) {
            return None;
        }
        let mut out = Vec::new();
        let describes = |t: TokenRange| {
            let common = || t.len() == 1 && self.is_common(around, t.start as usize);
            self.is_listed(around, t, &self.peoples) || self.is_listed(around, t, &self.titles) || common()
        };
        if !before.is_empty() && !describes(before) && around.document.tokens[before.start as usize].is_capitalised() {
            let kind = match before {
                _ if self.is_listed(around, before, &self.lands) => Kind::Place,
                _ if before.len() > 1 && is_given(before) && !self.is_listed(around, before, &self.organizations) => Kind::Person,
                _ => Kind::Organization,
            };
            let before = self.bare_end(around, before);
            out.push((before, kind));
        }
        if !after.is_empty() && around.document.tokens[after.start as usize].is_capitalised() {
            out.push((after, Kind::Person));
        }
        Some(out)
    }

    /// Without a possessive ending.
    fn bare_end(&self, around: &Around, tokens: TokenRange) -> TokenRange {
        let last = around.document.word(tokens.end as usize - 1);
        if tokens.len() > 1 && last.starts_with(words::is_apostrophe) { TokenRange { end: tokens.end - 1, ..tokens } } else { tokens }
    }

    /// An office that no name contains: of several words, an abbreviation, or a word that is hardly anybody's surname.
    fn is_office(&self, around: &Around, title: &Match) -> bool {
        const RARE: u8 = 3;
        let document = around.document;
        let row = around.lexicon.row(title.row);
        if !OFFICES.contains(&row.column("class")) || !document.tokens[title.tokens.start as usize].is_capitalised() {
            return false;
        }
        if title.tokens.len() > 1 || document.tokens[title.tokens.start as usize].case == Case::Upper {
            return true;
        }
        let names = around.matches.exactly(title.tokens).filter(|m| self.surnames.contains(&m.list) || self.given_names.contains(&m.list));
        names.filter_map(|m| around.lexicon.row(m.row).column("count").parse::<u8>().ok()).all(|count| count <= RARE)
    }

    /// Behind the abbreviated titles (`Sen.`, `Dr.`, `Lt Gen`) that a name begins with. A title written out may be part of a name
    /// (`Queen Latifah`).
    pub(super) fn after_titles(&self, document: &Document, matches: &Matches, tokens: TokenRange, lexicon: &Lexicon) -> u32 {
        let mut start = tokens.start;
        while let Some(title) = matches.starting_at(start as usize).iter().find(|m| {
            let last = m.tokens.end as usize - 1;
            let abbreviated = || document.word(last).ends_with('.') || self.is_rank(document, m, lexicon);
            m.tokens.end < tokens.end && self.titles.contains(&m.list) && abbreviated()
        }) {
            start = title.tokens.end;
        }
        start
    }

    /// An alias, thus an abbreviation, of a rank.
    fn is_rank(&self, document: &Document, title: &Match, lexicon: &Lexicon) -> bool {
        let row = lexicon.row(title.row);
        RANKS.contains(&row.column("class")) && words::fold(row.name()) != document.folded_range(title.tokens)
    }
}
