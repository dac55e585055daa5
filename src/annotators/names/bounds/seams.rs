//! Where a decided name is in truth several, or a name and a word beside it: at an ordinary word in small letters (`Oakfield spokeswoman
//! Ana Cruz`, `Orlin unit of Oakfield Inc`), at a dash with room around it (`May 3 - Oakfield`), between the columns of a table.
//!
//! In: a decided name. Out: the names in it. Absent: names parted by capitals, commas and coordinators (see `apart`).

use super::super::lists::{FAMOUS, Gather, Hashes};
use super::Around;
use crate::error::Result;
use crate::model::{Case, Kind, TokenRange};
use crate::words::{self, Class};
use std::ops::Range;
use std::sync::Arc;

/// The words and lists this needs.
pub(super) struct Seams {
    /// Small words that never stand inside a name.
    parting: Vec<u64>,
    /// Small words behind which a name goes on (`Ministry of foreign affairs`).
    inside: Vec<u64>,
    locatives: Vec<u64>,
    /// What a hyphen ties to a name and that is no part of it.
    based: Vec<u64>,
    organizations: Vec<u16>,
    people: Vec<u16>,
    places: Vec<u16>,
    given_names: Vec<u16>,
    particles: Vec<u16>,
    roles: Vec<u16>,
    common: Vec<u16>,
    function: Vec<u16>,
    legal_words: Arc<Hashes>,
}

impl Seams {
    pub(super) fn new(from: &Gather) -> Result<Seams> {
        Ok(Seams {
            parting: from.words("parting")?,
            inside: from.words("inside")?,
            locatives: from.words("locatives")?,
            based: [from.words::<Vec<u64>>("based")?, from.words("tied")?].concat(),
            organizations: from.names_under("organizations/"),
            people: from.about(&FAMOUS),
            places: from.names_under("places/"),
            given_names: from.about(&["people/given_names"]),
            particles: from.about(&["people/particles"]),
            roles: from.about(&["people/roles"]),
            common: from.about(&["words/common"]),
            function: from.about(&["words/function_words"]),
            legal_words: from.legal_words(),
        })
    }

    /// The names on both sides of the first seam; none if there is no seam.
    pub(super) fn part(&self, around: &Around, tokens: TokenRange, kind: Kind) -> Option<Vec<(TokenRange, Kind)>> {
        let document = around.document;
        if tokens.len() < 2 || [&self.organizations, &self.people, &self.places].iter().any(|lists| is_listed(around, tokens, lists)) {
            return None;
        }
        let seam = self.seam(around, tokens, kind)?;
        let is_number = |at: usize| document.tokens[at].class == Class::Number;
        // `Oakfield Inc and retailer Orlin`, `Leeds-based Orlin`: what joins belongs to neither.
        let end = (tokens.start as usize + 1..seam.start + 1).rev().find(|&end| document.tokens[end - 1].is_capitalised() || is_number(end - 1))?;
        let left = TokenRange { end: end as u32, ..tokens };
        let right = (seam.end..tokens.end as usize).find(|&at| document.tokens[at].is_capitalised());
        let right = right.map(|at| TokenRange { start: at as u32, ..tokens });
        let of_somebody = !seam.is_empty() && is_listed(around, TokenRange::new(seam.start, seam.start + 1), &self.roles);
        // `May 3 - Oakfield`
        let is_day = is_number(end - 1);
        let left_kind = match kind {
            _ if is_day || self.is_ordinary(around, left) => None,
            Kind::Person if of_somebody => Some(self.listed(around, left).unwrap_or(Kind::Organization)),
            Kind::Person => self.listed(around, left).or((right.is_some() || self.is_given(around, left)).then_some(kind)),
            _ if seam.is_empty() => Some(self.listed(around, left).unwrap_or(kind)),
            Kind::Organization if right.is_none() => Some(kind),
            Kind::Organization | Kind::Place => {
                let formal = left.len() > 1 && self.legal_words.contains(&document.tokens[end - 1].hash);
                self.listed(around, left).or((formal || self.is_name(around, left)).then_some(kind))
            }
        };
        let right_kind = right.and_then(|right| match kind {
            Kind::Person if !of_somebody => Some(self.listed(around, right).unwrap_or(kind)),
            Kind::Person | Kind::Organization => Some(kind),
            Kind::Place => self.listed(around, right).or(Some(kind)),
        });
        let sides = [(Some(left), left_kind), (right, right_kind)];
        Some(sides.into_iter().filter_map(|(side, kind)| Some((side?, kind?))).collect())
    }

    /// The words of the first seam.
    fn seam(&self, around: &Around, tokens: TokenRange, kind: Kind) -> Option<Range<usize>> {
        let document = around.document;
        let (start, end) = (tokens.start as usize, tokens.end as usize);
        // A column of a table ends: so much room stands in no name.
        const COLUMN: usize = 3;
        let room = |at: usize| &document.text[document.tokens[at - 1].end as usize..document.tokens[at].start as usize];
        let column = |at: usize| room(at).len() >= COLUMN && room(at).bytes().all(|b| b == b' ' || b == b'\t');
        let parts = |at: usize| self.is_dash(around, at, end) || self.parts(around, at, start, kind);
        let first = (start + 1..end).find(|&at| column(at) || parts(at))?;
        if column(first) {
            return Some(first..first);
        }
        let last = (first..end).take_while(|&at| at == first || document.tokens[at].case == Case::Lower).last().unwrap_or(first);
        let closes = last + 1 == end;
        let glued = !document.tokens[first].spaced && !self.based.contains(&document.tokens[first].hash);
        // `Hubei province`, `True Finns party`: what ends a name may belong to it, but not to a person's, or to a name by itself.
        let left = TokenRange { end: first as u32, ..tokens };
        let alone = || kind == Kind::Organization && (self.listed(around, left) == Some(kind) || self.is_name(around, left));
        (!closes || !glued && (kind == Kind::Person || alone())).then_some(first..last + 1)
    }

    /// A dash with room on both sides; a hyphen only behind a number (`May 3 - Oakfield`), since some write `Ana Cruz - Lima`.
    fn is_dash(&self, around: &Around, at: usize, end: usize) -> bool {
        let (document, tokens) = (around.document, &around.document.tokens);
        let day = || tokens[at - 1].class == Class::Number;
        at + 1 < end && tokens[at].spaced && tokens[at + 1].spaced && document.word(at).chars().all(words::is_dash) && (document.word(at) != "-" || day())
    }

    /// A word in small letters that no name holds.
    fn parts(&self, around: &Around, at: usize, start: usize, kind: Kind) -> bool {
        let document = around.document;
        let token = &document.tokens[at];
        if token.case != Case::Lower || !token.is_word() || document.word(at).starts_with(words::is_apostrophe) {
            return false;
        }
        // `Bush-era`, `Leeds-owned Oakfield`, but `Long-term Fund`.
        if !token.spaced {
            let glued = document.word(at - 1) == "-" && at > start + 1;
            return glued && (self.based.contains(&token.hash) || self.is_tagged(around, at, |tags| tags.contains('V') && !tags.contains('N')));
        }
        if self.parting.contains(&token.hash) {
            return true;
        }
        let behind = TokenRange::new(at + 1, around.document.tokens.len().min(at + 2));
        if kind == Kind::Place && self.locatives.contains(&token.hash) && !behind.is_empty() && document.tokens[at + 1].is_capitalised() {
            return true;
        }
        let goes_on = at > start && self.inside.contains(&document.tokens[at - 1].hash);
        let role = || is_listed(around, TokenRange::new(at, at + 1), &self.roles);
        !goes_on && (self.is_tagged(around, at, |tags| tags.contains(['N', 'V'])) || role())
    }

    /// An ordinary word of such tags, and no particle.
    fn is_tagged(&self, around: &Around, at: usize, tagged: impl Fn(&str) -> bool) -> bool {
        const SHORT: usize = 2;
        const USUAL: u8 = 3;
        let folded = around.document.folded(at);
        let row = |lists: &[u16]| lists.iter().find_map(|&l| around.lexicon.keyed(l, folded).next());
        if folded.len() <= SHORT || row(&self.function).is_some() || is_listed(around, TokenRange::new(at, at + 1), &self.particles) {
            return false;
        }
        row(&self.common).is_some_and(|row| {
            let row = around.lexicon.row(row);
            let usual = row.column("frequency").parse::<u8>().is_ok_and(|frequency| frequency >= USUAL);
            usual && tagged(row.column("tags"))
        })
    }

    /// Are all the words ordinary ones (`Ratings` of `Ratings agency Orlin`)?
    fn is_ordinary(&self, around: &Around, tokens: TokenRange) -> bool {
        !self.is_name(around, tokens)
            && self.listed(around, tokens).is_none()
            && tokens.range().all(|at| self.is_tagged(around, at, |tags| tags.contains(['N', 'V'])))
    }

    fn is_name(&self, around: &Around, tokens: TokenRange) -> bool {
        around.names.contains(around.document.folded_range(tokens))
    }

    fn is_given(&self, around: &Around, tokens: TokenRange) -> bool {
        tokens.len() > 1 && is_listed(around, TokenRange { end: tokens.start + 1, ..tokens }, &self.given_names)
    }

    /// What the lists know the words as.
    fn listed(&self, around: &Around, tokens: TokenRange) -> Option<Kind> {
        let lists = [(&self.people, Kind::Person), (&self.organizations, Kind::Organization), (&self.places, Kind::Place)];
        lists.iter().find(|(lists, _)| is_listed(around, tokens, lists)).map(|(_, kind)| *kind)
    }
}

fn is_listed(around: &Around, tokens: TokenRange, lists: &[u16]) -> bool {
    around.matches.exactly(tokens).any(|m| lists.contains(&m.list))
}
