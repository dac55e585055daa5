//! Disjoint sets of names: the joining itself, and what forbids it.
//!
//! In: names and the pairs to join, surest first. Out: which set each name is in, and why. Absent: why two names should be one.

use super::evidence::{Piece, Pieces};
use super::identity::Named;
use crate::model::{Facts, Kind, Tie};
use std::collections::HashMap;

/// Does a dictionary know these as two? Two ids are; two rows of ours are, but for organizations, whose names stand in several lists.
fn are_two(kind: Kind, a: &str, b: &str) -> bool {
    !a.is_empty() && !b.is_empty() && a != b && (is_id(a) && is_id(b) || kind != Kind::Organization)
}

/// `wikidata:Q42`, not a row's citation (`en/people/titles:12`).
pub(super) fn is_id(known: &str) -> bool {
    !known.is_empty() && !known.contains('/')
}

/// One side of a pair that the user keeps apart: the number of the pair and which side.
pub(super) type Side = (u32, bool);

/// Disjoint sets of names; no set holds two dictionary entries, or both sides of what the user keeps apart.
pub(super) struct Clusters<'n> {
    /// The names.
    pub named: &'n [Named<'n>],
    parent: Vec<u32>,
    /// For each root: the name whose entry is that of the set; a root without points to itself.
    known: Vec<u32>,
    /// For each root: does an article contradict what the dictionary knows of the name?
    contradicted: Vec<bool>,
    /// In how many articles a set is named.
    articles: Vec<u32>,
    why: Vec<Pieces>,
    sides: HashMap<u32, Vec<Side>, foldhash::fast::FixedState>,
    ties: HashMap<u32, Vec<(Tie, u32)>, foldhash::fast::FixedState>,
}

impl<'n> Clusters<'n> {
    pub fn new(named: &'n [Named<'n>]) -> Self {
        Clusters {
            named,
            parent: (0..named.len() as u32).collect(),
            known: (0..named.len() as u32).collect(),
            contradicted: named.iter().map(|n| n.facts == Facts::Contradict).collect(),
            articles: named.iter().map(|n| n.articles).collect(),
            why: vec![Pieces::default(); named.len()],
            sides: HashMap::default(),
            ties: HashMap::default(),
        }
    }

    /// The set a name is in.
    pub fn root(&mut self, mut i: u32) -> u32 {
        while self.parent[i as usize] != i {
            self.parent[i as usize] = self.parent[self.parent[i as usize] as usize];
            i = self.parent[i as usize];
        }
        i
    }

    /// In how many articles the set of a name is named.
    pub fn articles(&mut self, i: u32) -> u32 {
        let root = self.root(i);
        self.articles[root as usize]
    }

    /// The entry of the set of a name; empty = none.
    pub fn known(&mut self, i: u32) -> &'n str {
        let root = self.root(i);
        &self.named[self.known[root as usize] as usize].known
    }

    /// Puts a name on one side of a pair that the user keeps apart.
    pub fn side(&mut self, i: u32, side: Side) {
        let root = self.root(i);
        self.sides.entry(root).or_default().push(side);
    }

    /// What forbids that two names are one thing.
    pub fn forbidden(&mut self, a: u32, b: u32) -> Option<Piece> {
        let (a, b) = (self.root(a), self.root(b));
        let (ka, kb) = (self.known(a), self.known(b));
        if are_two(self.named[a as usize].kind, ka, kb) {
            return Some(Piece::TwoEntries);
        }
        if (self.contradicted[a as usize] && !kb.is_empty()) || (self.contradicted[b as usize] && !ka.is_empty()) {
            return Some(Piece::Namesakes);
        }
        self.split(a, b).then_some(Piece::Split)
    }

    /// Does the user keep them apart?
    pub fn split(&mut self, a: u32, b: u32) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        match (self.sides.get(&a), self.sides.get(&b)) {
            (Some(a), Some(b)) => a.iter().any(|&(pair, side)| b.contains(&(pair, !side))),
            _ => false,
        }
    }

    /// Joins the set of `b` to that of `a`.
    pub fn join(&mut self, a: u32, b: u32, why: Pieces) {
        let name = b;
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return;
        }
        if self.why[name as usize].is_empty() {
            self.why[name as usize] = why;
        }
        let (ka, kb) = (self.known(a), self.known(b));
        self.parent[b as usize] = a;
        // An id of the world outweighs a row of ours.
        if ka.is_empty() || (!is_id(ka) && is_id(kb)) {
            self.known[a as usize] = self.known[b as usize];
        }
        self.contradicted[a as usize] |= self.contradicted[b as usize];
        self.articles[a as usize] += self.articles[b as usize];
        if let Some(sides) = self.sides.remove(&b) {
            self.sides.entry(a).or_default().extend(sides);
        }
        let own = |i: u32| self.named[i as usize].ties.each().collect::<Vec<_>>();
        let more = self.ties.remove(&b).unwrap_or_else(|| own(b));
        if !more.is_empty() {
            let ties = self.ties.entry(a).or_insert_with(|| own(a));
            for (tie, n) in more {
                match ties.iter_mut().find(|(known, _)| *known == tie) {
                    Some((_, count)) => *count += n,
                    None => ties.push((tie, n)),
                }
            }
            ties.sort_unstable_by_key(|&(tie, n)| (std::cmp::Reverse(n), tie));
            ties.truncate(2 * super::ties::MOST);
        }
    }

    /// Who and what is named with the set of a name.
    pub fn ties(&mut self, i: u32) -> Vec<(Tie, u32)> {
        let root = self.root(i);
        self.ties.get(&root).cloned().unwrap_or_else(|| self.named[root as usize].ties.each().collect())
    }

    /// For each name: its set, by number from 0, in the order of the first name of each; and why it is in it.
    pub fn finish(mut self) -> (Vec<u32>, Vec<Pieces>) {
        let mut number: HashMap<u32, u32, foldhash::fast::FixedState> = HashMap::default();
        let mut of = Vec::with_capacity(self.named.len());
        for i in 0..self.named.len() as u32 {
            let root = self.root(i);
            let next = number.len() as u32;
            of.push(*number.entry(root).or_insert(next));
        }
        (of, self.why)
    }
}
