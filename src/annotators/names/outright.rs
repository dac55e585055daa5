//! Names that need no weighing: the places of a dateline, and the well-known organization or land of whose name a decided name is but a
//! part (`Morgan` of `JP Morgan`).
//!
//! In: the names decided. Out: those that are missing. Absent: all that needs evidence.

use super::SHOWN;
use super::agreement::Decided;
use super::bounds::Around;
use super::facts::Facts;
use super::lists::{Gather, LANDS};
use crate::model::{Case, Kind, TokenRange};

/// A decided name and its surface forms.
pub(super) type Named = (Decided, Vec<(TokenRange, Kind)>);

/// The lists this needs.
pub(super) struct Outright {
    well_known: Vec<u16>,
    lands: Vec<u16>,
    places: Vec<u16>,
}

/// How sure they are.
const MARGIN: f32 = 4.0;

impl Outright {
    pub(super) fn new(from: &Gather) -> Outright {
        Outright {
            well_known: from.about(&["organizations/organizations"]),
            lands: from.about(&[&LANDS[..], &["places/admin2"]].concat()),
            places: from.under("places/"),
        }
    }

    /// Adds them, each in its place; what they overlap goes. `others` are decided names of kinds that have no rows.
    pub(super) fn add(&self, around: &Around, facts: &Facts, others: &[TokenRange], names: &mut Vec<Named>) {
        // What belongs to a longer name of another kind (`Standard & Poor's 500 Index`).
        let in_another = |tokens: TokenRange| {
            let next = others.partition_point(|other| other.end <= tokens.start);
            others.get(next).is_some_and(|other| other.overlaps(tokens) && !(tokens.start <= other.start && other.end <= tokens.end))
        };
        let mut sure: Vec<(TokenRange, Kind)> = self.dateline(around).into_iter().map(|tokens| (tokens, Kind::Place)).collect();
        for (lists, kind) in [(&self.well_known, Kind::Organization), (&self.lands, Kind::Place)] {
            sure.extend(longer(around, facts, names, lists, kind).into_iter().filter(|tokens| !in_another(*tokens)).map(|tokens| (tokens, kind)));
        }
        sure.sort_unstable_by_key(|(tokens, _)| tokens.start);
        let taken: Vec<(TokenRange, Kind)> = names.iter().flat_map(|(_, parts)| parts.iter().copied()).collect();
        sure.retain(|new| taken.binary_search_by_key(&new.0.start, |(tokens, _)| tokens.start).map_or(true, |at| taken[at] != *new));
        if sure.is_empty() {
            return;
        }
        let overlaps = |part: TokenRange| {
            let next = sure.partition_point(|(tokens, _)| tokens.end <= part.start);
            sure.get(next).is_some_and(|(tokens, _)| tokens.overlaps(part))
        };
        names.iter_mut().for_each(|(_, parts)| parts.retain(|(part, _)| !overlaps(*part)));
        names.retain(|(_, parts)| !parts.is_empty());
        names.extend(sure.into_iter().map(named));
        names.sort_by_key(|(name, _)| name.tokens.start);
    }

    fn is_listed(&self, around: &Around, tokens: TokenRange, lists: &[u16]) -> bool {
        around.matches.exactly(tokens).any(|m| lists.contains(&m.list))
    }

    /// The places of the dateline, at commas and strokes apart: such as stand in capitals or in a list.
    fn dateline(&self, around: &Around) -> Vec<TokenRange> {
        let document = around.document;
        let Some(place) = document.dateline_place.map(|span| document.tokens_in(span)) else { return Vec::new() };
        let parts = document.tokens[place.range()].split(|t| matches!(document.slice(t.span()), "," | "/"));
        let mut start = place.start;
        let mut out = Vec::new();
        for part in parts {
            let tokens = TokenRange { start, end: start + part.len() as u32 };
            start = tokens.end + 1;
            let capitals = part.iter().all(|t| matches!(t.case, Case::Upper | Case::None)) && part.iter().any(|t| t.case == Case::Upper);
            if !tokens.is_empty() && (capitals || self.is_listed(around, tokens, &self.places)) {
                out.push(tokens);
            }
        }
        out
    }
}

fn named((tokens, kind): (TokenRange, Kind)) -> Named {
    let number = SHOWN.iter().position(|shown| *shown == kind).unwrap_or_default();
    (Decided { tokens, kind: number, scores: Default::default(), margin: MARGIN }, vec![(tokens, kind)])
}

/// Names of such lists of which the decided names are but parts: `Lloyd's` of `Lloyd's of London`, `Morgan` of `JP Morgan`; lands only of
/// places (`Columbia` of `District of Columbia`).
fn longer(around: &Around, facts: &Facts, names: &[Named], lists: &[u16], kind: Kind) -> Vec<TokenRange> {
    let document = around.document;
    let parts: Vec<(TokenRange, Kind)> = names.iter().flat_map(|(_, parts)| parts.iter().copied()).collect();
    let mut out: Vec<TokenRange> = Vec::new();
    for m in around.matches.all.iter().filter(|m| m.tokens.len() > 1 && lists.contains(&m.list)) {
        let (start, end) = (m.tokens.start as usize, m.tokens.end as usize);
        let capital = |at: usize| document.tokens[at].is_capitalised();
        if !capital(start) || !capital(end - 1) || out.last().is_some_and(|last| last.overlaps(m.tokens)) {
            continue;
        }
        let from = parts.partition_point(|(part, _)| part.end <= m.tokens.start);
        let mut inside = parts[from..].iter().take_while(|(part, _)| part.start < m.tokens.end).peekable();
        let same = |part: &Kind| kind == Kind::Organization || *part == kind;
        let shorter =
            inside.peek().is_some() && inside.all(|(part, own)| same(own) && part.start >= m.tokens.start && part.end <= m.tokens.end && *part != m.tokens);
        let plain = || around.lexicon.row(m.row).column("ambiguous") != "true" && !facts.barred(m.tokens);
        let hyphen = || document.tokens.get(end).is_some_and(|t| !t.spaced && document.slice(t.span()) == "-");
        if shorter && plain() && !hyphen() {
            out.push(m.tokens);
        }
    }
    out
}
