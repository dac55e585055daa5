//! The table of `keyed` lists: which rows stand under a folded name.
//!
//! In: for each list and name a value. Out: a hash table the build script lays into the binary, so that loading costs nothing and asking
//! little more than a hash. Shared by the build script and the program.

/// Bytes of a slot: the key and its value.
const SLOT: usize = 16;

/// The key of a name in a list, by the [`hash`](super::words::hash) of its folded form.
#[must_use]
pub fn key(list: u16, hash: u64) -> u64 {
    (hash ^ u64::from(list)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(32)
}

/// Lays out keys and values as slots, a power of two and at least twice as many; a search goes on to the first empty one.
///
/// # Errors
/// Two entries with one key, or a key that stands for an empty slot.
pub fn compile(entries: &[(u64, u64)]) -> Result<Vec<u8>, String> {
    let count = (entries.len() * 2).next_power_of_two();
    let mut slots = vec![(EMPTY, 0_u64); count];
    for &(key, value) in entries {
        let mut at = place(key, count);
        while slots[at].0 != EMPTY && slots[at].0 != key {
            at = (at + 1) % count;
        }
        if key == EMPTY || slots[at].0 == key {
            return Err(format!("two names of keyed lists have the hash {key:016x}"));
        }
        slots[at] = (key, value);
    }
    Ok(slots.iter().flat_map(|(key, value)| [key.to_le_bytes(), value.to_le_bytes()]).flatten().collect())
}

const EMPTY: u64 = 0;

fn place(key: u64, slots: usize) -> usize {
    key as usize & (slots - 1)
}

/// A compiled table.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    slots: &'static [u8],
}

impl Table {
    /// Over what [`compile`] laid out.
    #[must_use]
    pub const fn new(slots: &'static [u8]) -> Table {
        Table { slots }
    }

    /// The value of a key.
    #[must_use]
    pub fn of(&self, wanted: u64) -> Option<u64> {
        let count = self.slots.len() / SLOT;
        let mut at = place(wanted, count);
        loop {
            let slot: &[u8; SLOT] = self.slots[at * SLOT..].first_chunk()?;
            let (key, value) = slot.split_at(SLOT / 2);
            match number(key) {
                key if key == wanted => return Some(number(value)),
                EMPTY => return None,
                _ => at = (at + 1) % count,
            }
        }
    }
}

fn number(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_is_found_and_nothing_else() {
        let entries: Vec<(u64, u64)> = (1..=100).map(|n| ((n << 32) | (n % 7), n)).collect();
        let table = Table::new(compile(&entries).unwrap().leak());
        assert!(entries.iter().all(|&(key, value)| table.of(key) == Some(value)));
        assert!((101..200).all(|n| table.of((n << 32) | (n % 7)).is_none()));
        assert!(compile(&[(1, 1), (1, 2)]).is_err());
    }
}
