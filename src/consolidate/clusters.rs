//! Disjoint sets of names: the joining itself, and the name that shows a set best.
//!
//! In: names and the pairs to join, surest first. Out: an [`Identity`]. Absent: why two names should be one.

use super::identity::{Identity, Named, Thing};
use crate::model::Kind;
use std::collections::BTreeMap;

/// Does a dictionary know these as two? Two ids are; two rows of ours are, but for organizations, whose names stand in several lists.
fn are_two(kind: Kind, a: &str, b: &str) -> bool {
    !a.is_empty() && !b.is_empty() && a != b && (is_id(a) && is_id(b) || kind != Kind::Organization)
}

/// `wikidata:Q42`, not a row's citation (`en/people/titles:12`).
fn is_id(known: &str) -> bool {
    !known.is_empty() && !known.contains('/')
}

/// Disjoint sets of names; no set holds two dictionary entries.
pub(super) struct Clusters<'n> {
    /// The names.
    pub named: &'n [Named],
    parent: Vec<u32>,
    /// The entry of each root.
    known: Vec<&'n str>,
    reason: Vec<&'static str>,
    /// Names the user keeps apart.
    pub apart: Vec<(u32, u32)>,
}

impl<'n> Clusters<'n> {
    pub fn new(named: &'n [Named]) -> Self {
        Clusters {
            named,
            parent: (0..named.len() as u32).collect(),
            known: named.iter().map(|n| n.known.as_str()).collect(),
            reason: vec![""; named.len()],
            apart: Vec::new(),
        }
    }

    fn root(&mut self, mut i: u32) -> u32 {
        while self.parent[i as usize] != i {
            self.parent[i as usize] = self.parent[self.parent[i as usize] as usize];
            i = self.parent[i as usize];
        }
        i
    }

    /// Joins the set of `b` to that of `a`, unless a dictionary knows them as two.
    pub fn join(&mut self, a: u32, b: u32, how: &'static str) {
        let (a, b) = (self.root(a), self.root(b));
        let two = are_two(self.named[a as usize].kind, self.known[a as usize], self.known[b as usize]);
        let apart = (0..self.apart.len()).any(|i| {
            let (x, y) = self.apart[i];
            let (x, y) = (self.root(x), self.root(y));
            (x, y) == (a, b) || (x, y) == (b, a)
        });
        if !two && !apart {
            self.force(a, b, how);
        }
    }

    /// Joins the set of `b` to that of `a`, whatever a dictionary knows.
    pub fn force(&mut self, a: u32, b: u32, how: &'static str) {
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return;
        }
        let (ka, kb) = (self.known[a as usize], self.known[b as usize]);
        self.parent[b as usize] = a;
        self.reason[b as usize] = how;
        // An id of the world outweighs a row of ours.
        if ka.is_empty() || (!is_id(ka) && is_id(kb)) {
            self.known[a as usize] = kb;
        }
    }

    /// One of these names, if they are all in one set.
    pub fn only(&mut self, names: &[u32]) -> Option<u32> {
        let first = *names.first()?;
        let root = self.root(first);
        names.iter().all(|&n| self.root(n) == root).then_some(first)
    }

    pub fn finish(mut self, order: &[u32]) -> Identity {
        let mut members: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for &i in order {
            let root = self.root(i);
            members.entry(root).or_default().push(i);
        }
        let mut things: Vec<Thing> = members
            .into_iter()
            .map(|(root, members)| {
                let canonical = canonical(self.named, &members);
                // The root has no reason of its own: it takes that of the first name that joined it.
                let to_root = members.iter().map(|&i| self.reason[i as usize]).find(|r| !r.is_empty()).unwrap_or_default();
                let reason = |i: u32| {
                    if i == canonical {
                        ""
                    } else if i == root {
                        to_root
                    } else {
                        self.reason[i as usize]
                    }
                };
                let names = members.iter().map(|&i| (i, reason(i))).collect();
                Thing { canonical, known: self.known[root as usize].to_owned(), names }
            })
            .collect();
        things.sort_by(|a, b| self.named[a.canonical as usize].cmp(&self.named[b.canonical as usize]));
        let mut of = vec![0; self.named.len()];
        for (t, thing) in things.iter().enumerate() {
            for &(i, _) in &thing.names {
                of[i as usize] = t as u32;
            }
        }
        Identity { of, things }
    }
}

/// The name that shows a thing best.
fn canonical(named: &[Named], members: &[u32]) -> u32 {
    // Spellings of one key are counted together, so that a rare form does not speak for a frequent one.
    let mut mentions: BTreeMap<&str, u64> = BTreeMap::new();
    for &i in members {
        *mentions.entry(&named[i as usize].key).or_default() += named[i as usize].mentions;
    }
    let accents = |name: &str| name.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).count();
    let rank = |i: u32| {
        let n = &named[i as usize];
        let words = if n.kind == Kind::Person { n.key.split(' ').filter(|w| w.chars().count() > 1).count() } else { 0 };
        let cased = n.name.chars().any(char::is_lowercase);
        let short = members.iter().any(|&m| m != i && named[m as usize].forms.contains(&n.key) && named[m as usize].key.len() > n.key.len());
        (!n.is_acronym, words, !short, mentions[n.key.as_str()], cased, accents(&n.name), n.mentions)
    };
    members.iter().copied().reduce(|best, i| if rank(i) > rank(best) { i } else { best }).unwrap_or(0)
}
