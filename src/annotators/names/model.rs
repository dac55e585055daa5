//! The weights: for each piece of evidence, what it says for each kind of name.

use super::decode::{ByKind, KINDS};
use super::evidence::{Atom, Sink, Template, key};
use crate::dictionaries::Lexicon;
use crate::dictionaries::weights::{self, Hundredths};
use std::collections::HashMap;

/// The weights in use: ours as compiled, and over them a user's.
#[derive(Debug, Default, Clone)]
pub struct Weights {
    compiled: weights::Table,
    own: HashMap<u64, Hundredths, foldhash::fast::FixedState>,
}

impl Weights {
    /// Our weights, and the rows of a user's own `names/weights.tsv` over them.
    #[must_use]
    pub fn read(lexicon: &Lexicon) -> Weights {
        let lists = lexicon.about("names/weights").map(|l| lexicon.list(l)).filter(|l| l.user);
        let own = lists.flat_map(|list| list.rows().filter_map(|r| weights::row(lexicon.row(r).line()))).collect();
        Weights { compiled: lexicon.weights(), own }
    }

    /// Weights just fitted.
    #[must_use]
    pub fn fitted(weights: impl Iterator<Item = (u64, Hundredths)>) -> Weights {
        Weights { compiled: weights::Table::default(), own: weights.collect() }
    }

    /// The weights of a piece, if it has any.
    #[must_use]
    #[inline]
    pub fn of(&self, key: u64) -> Option<Hundredths> {
        if !self.own.is_empty()
            && let Some(own) = self.own.get(&key)
        {
            return Some(*own);
        }
        self.compiled.of(key)
    }

    /// What the pieces that `evidence` hands over say together, in hundredths.
    #[inline]
    pub fn sum(&self, evidence: impl FnOnce(&mut Sum<'_>)) -> Total {
        let mut sum = Sum { weights: self, keys: [0; TOGETHER], waiting: 0, total: Total::default() };
        evidence(&mut sum);
        sum.look_up();
        sum.total
    }
}

/// So many pieces are looked up together.
const TOGETHER: usize = 32;

/// Adds up weights.
pub struct Sum<'w> {
    weights: &'w Weights,
    keys: [u64; TOGETHER],
    waiting: usize,
    total: Total,
}

impl Sum<'_> {
    fn look_up(&mut self) {
        let keys = &self.keys[..self.waiting];
        self.weights.compiled.fetch(keys);
        for weights in keys.iter().filter_map(|&key| self.weights.of(key)) {
            for (sum, weight) in self.total.0.iter_mut().zip(weights) {
                *sum += i32::from(weight);
            }
        }
        self.waiting = 0;
    }
}

impl<'a> Sink<'a> for Sum<'_> {
    #[inline]
    fn piece(&mut self, template: &'static Template, atoms: &[Atom<'a>]) {
        if self.waiting == TOGETHER {
            self.look_up();
        }
        self.keys[self.waiting] = key(template.hash, atoms.iter().map(|a| a.hash));
        self.waiting += 1;
    }
}

/// A sum of weights for each kind, in hundredths: exact, whatever the order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Total(pub [i32; KINDS]);

impl Total {
    /// The greatest sum of any kind.
    #[must_use]
    pub fn best(self) -> i32 {
        self.0.into_iter().max().unwrap_or(0)
    }

    /// As scores.
    #[must_use]
    pub fn scores(self) -> ByKind {
        self.0.map(|h| h as f32 / 100.0)
    }
}

impl std::ops::Add for Total {
    type Output = Total;
    fn add(self, other: Total) -> Total {
        Total(std::array::from_fn(|k| self.0[k] + other.0[k]))
    }
}

impl std::ops::Sub for Total {
    type Output = Total;
    fn sub(self, other: Total) -> Total {
        Total(std::array::from_fn(|k| self.0[k] - other.0[k]))
    }
}

/// Adds one vector of scores to another.
pub(super) fn add(sum: &mut ByKind, more: &ByKind) {
    for (s, m) in sum.iter_mut().zip(more) {
        *s += m;
    }
}
