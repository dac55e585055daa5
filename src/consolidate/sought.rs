//! What is looked for, by hashes: what nobody looks for need not be kept.
//!
//! In: keys, before the things that bear them are gathered. Out: whether anybody looks for a key; a few times too often, never too
//! seldom. Absent: what is gathered.

use foldhash::fast::FixedState;
use std::hash::{BuildHasher, Hash};

/// What is looked for.
pub(super) struct Sought(Vec<u64>);

impl Sought {
    /// Of keys.
    pub fn new<K: Hash>(keys: impl Iterator<Item = K>) -> Sought {
        let mut hashes = Sought::hashes(keys);
        hashes.dedup();
        hashes.shrink_to_fit();
        Sought(hashes)
    }

    /// Of those keys that stand there twice.
    pub fn twice<K: Hash>(keys: impl Iterator<Item = K>) -> Sought {
        let hashes = Sought::hashes(keys);
        Sought(hashes.chunk_by(|a, b| a == b).filter(|same| same.len() > 1).map(|same| same[0]).collect())
    }

    fn hashes<K: Hash>(keys: impl Iterator<Item = K>) -> Vec<u64> {
        let mut hashes: Vec<u64> = keys.map(|key| FixedState::default().hash_one(key)).collect();
        hashes.sort_unstable();
        hashes
    }

    /// Does anybody look for it?
    pub fn has<K: Hash>(&self, key: &K) -> bool {
        self.0.binary_search(&FixedState::default().hash_one(key)).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_looked_for_is_told() {
        let keys = ["harbour", "ferry", "harbour"];
        let (all, twice) = (Sought::new(keys.iter()), Sought::twice(keys.iter()));
        assert_eq!(["harbour", "ferry", "port"].map(|key| (all.has(&key), twice.has(&key))), [(true, true), (true, false), (false, false)]);
    }
}
