//! The weights: for each piece of evidence, what it says for each kind of name.

use super::decode::{ByKind, KINDS};
use super::evidence::key;
use crate::dictionaries::Lexicon;
use crate::words;
use std::collections::HashMap;

/// A table of weights.
#[derive(Debug, Default, Clone)]
pub struct Weights {
    table: HashMap<u64, ByKind, foldhash::fast::FixedState>,
}

impl Weights {
    /// The weights of `names/weights.tsv`, a user's rows after ours.
    #[must_use]
    pub fn read(lexicon: &Lexicon) -> Weights {
        let mut weights = Weights::default();
        for row in lexicon.about("names/weights").flat_map(|l| lexicon.list(l).rows()) {
            let row = lexicon.row(row);
            let mut values = [0.0; KINDS];
            for (k, value) in values.iter_mut().enumerate() {
                *value = row.cell(k + 1).parse().unwrap_or(0.0);
            }
            let (template, atoms) = row.name().split_once(SEPARATOR).unwrap_or((row.name(), ""));
            let atoms = atoms.split(' ').filter(|a| !a.is_empty()).map(|a| words::hash(a.as_bytes()));
            weights.set(key(words::hash(template.as_bytes()), atoms), values);
        }
        weights
    }

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
    for (s, m) in sum.iter_mut().zip(more) {
        *s += m;
    }
}

/// Stands between a template and what it was filled with, in the weights table.
const SEPARATOR: &str = " = ";

/// A piece of evidence as the weights table writes it.
pub(super) fn written<'a>(template: &str, atoms: impl Iterator<Item = &'a str>) -> String {
    let mut out = template.to_owned();
    for (i, atom) in atoms.enumerate() {
        out += if i == 0 { SEPARATOR } else { " " };
        out += atom;
    }
    out
}
