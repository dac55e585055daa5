//! The number of a thing, found by the hash of the thing: four bytes a place, and the things themselves lie elsewhere.
//!
//! In: hashes and numbers. Out: the number under a hash that is the one looked for. Absent: what is numbered.

/// Open addressing: a number stands at the place its hash says, or at the next that was free.
#[derive(Debug, Default)]
pub(super) struct Index {
    places: Vec<u32>,
    taken: usize,
}

/// No number stands here.
const FREE: u32 = u32::MAX;
/// Places of the smallest index, and how full one gets: three of four.
const FEWEST: usize = 1 << 10;
const FULL: (usize, usize) = (3, 4);

impl Index {
    /// The number that was put under this hash and that `is` the one looked for.
    pub fn find(&self, hash: u64, is: impl Fn(u32) -> bool) -> Option<u32> {
        if self.places.is_empty() {
            return None;
        }
        let mut at = self.home(hash);
        while self.places[at] != FREE {
            if is(self.places[at]) {
                return Some(self.places[at]);
            }
            at = (at + 1) % self.places.len();
        }
        None
    }

    /// Puts a number under its hash; `hash_of` tells that of any number put before.
    pub fn put(&mut self, hash: u64, number: u32, hash_of: impl Fn(u32) -> u64) {
        if self.taken * FULL.1 >= self.places.len() * FULL.0 {
            let room = (self.places.len() + self.places.len() / 2).max(FEWEST);
            let before = std::mem::replace(&mut self.places, vec![FREE; room]);
            before.into_iter().filter(|&there| there != FREE).for_each(|there| self.settle(hash_of(there), there));
        }
        self.settle(hash, number);
        self.taken += 1;
    }

    fn settle(&mut self, hash: u64, number: u32) {
        let mut at = self.home(hash);
        while self.places[at] != FREE {
            at = (at + 1) % self.places.len();
        }
        self.places[at] = number;
    }

    fn home(&self, hash: u64) -> usize {
        ((u128::from(hash) * self.places.len() as u128) >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_is_found() {
        let hash = |number: u32| u64::from(number % 5000).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut index = Index::default();
        for number in 0..10_000 {
            assert_eq!(index.find(hash(number), |n| n == number), None);
            index.put(hash(number), number, hash);
        }
        assert!((0..10_000).all(|number| index.find(hash(number), |n| n == number) == Some(number)));
    }
}
