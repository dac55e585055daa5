//! The weights: for each piece of evidence, what it says for each kind of name.

use super::decode::{ByKind, KINDS};
use std::collections::HashMap;

/// A table of weights.
#[derive(Debug, Default, Clone)]
pub struct Weights {
    table: HashMap<u64, ByKind, foldhash::fast::FixedState>,
}

impl Weights {
    /// The weights of a piece, if it has any.
    #[must_use]
    pub fn of(&self, key: u64) -> Option<&ByKind> {
        self.table.get(&key)
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

/// Adds one vector to another.
pub(super) fn add(sum: &mut ByKind, more: &ByKind) {
    for k in 0..KINDS {
        sum[k] += more[k];
    }
}
