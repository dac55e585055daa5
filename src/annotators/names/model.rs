//! The weights: for each piece of evidence, what it says for each kind of name.

use super::decode::ByKind;
use crate::dictionaries::Lexicon;
use crate::dictionaries::weights::{self, Hundredths};
use std::collections::HashMap;

/// The weights in use: ours as compiled, and over them a user's, or those a fit has just found.
#[derive(Debug, Default, Clone)]
pub struct Weights {
    compiled: weights::Table,
    table: HashMap<u64, ByKind, foldhash::fast::FixedState>,
}

impl Weights {
    /// Our weights, and the rows of a user's own `names/weights.tsv` over them.
    #[must_use]
    pub fn read(lexicon: &Lexicon) -> Weights {
        let mut weights = Weights { compiled: lexicon.weights(), table: HashMap::default() };
        for list in lexicon.about("names/weights").map(|l| lexicon.list(l)).filter(|l| l.user) {
            for (key, row) in list.rows().filter_map(|r| weights::row(lexicon.row(r).line())) {
                weights.set(key, by_kind(row));
            }
        }
        weights
    }

    /// The weights of a piece, if it has any.
    #[must_use]
    #[inline]
    pub fn of(&self, key: u64) -> Option<ByKind> {
        if !self.table.is_empty()
            && let Some(own) = self.table.get(&key)
        {
            return Some(*own);
        }
        self.compiled.of(key).map(by_kind)
    }

    /// Sets the weights of a piece.
    pub fn set(&mut self, key: u64, weights: ByKind) {
        self.table.insert(key, weights);
    }

    /// How many pieces have weights.
    #[must_use]
    pub fn len(&self) -> usize {
        self.table.len()
    }

    /// No weights at all?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.table.is_empty()
    }
}

fn by_kind(hundredths: Hundredths) -> ByKind {
    hundredths.map(|h| f32::from(h) / 100.0)
}

/// Adds one vector to another.
pub(super) fn add(sum: &mut ByKind, more: &ByKind) {
    for (s, m) in sum.iter_mut().zip(more) {
        *s += m;
    }
}
