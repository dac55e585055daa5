//! Tables of weights: what each piece of evidence says for each kind of name.
//!
//! In: a list with `# match: weights`, its first column the piece (`before = mr`: a template and what fills it), the others numbers.
//! Out: a hash table the build script lays into the binary, so that loading costs nothing and a look-up one cache line where the
//! piece is unknown, as nearly all are. Shared by the build script and the program.

use super::words;

/// How many kinds a row speaks about.
pub const KINDS: usize = 5;

/// What a piece says for each kind, in hundredths.
pub type Hundredths = [i16; KINDS];

/// Stands between a template and what it was filled with.
const SEPARATOR: &str = " = ";

/// Bits of a slot that number the entry; the rest are a fingerprint of the key.
const INDEX_BITS: u32 = 17;

/// Bytes of one entry: the key and its weights.
const ENTRY: usize = 8 + 2 * KINDS;

/// The key of a piece: the hash of its template and those of its fillers, in order.
pub fn key(template: u64, atoms: impl Iterator<Item = u64>) -> u64 {
    let mut h = template;
    for atom in atoms {
        h = (h ^ atom).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        h ^= h >> 29;
    }
    h
}

/// A piece as the table writes it: `before = mr`.
pub fn written<'a>(template: &str, atoms: impl Iterator<Item = &'a str>) -> String {
    let mut out = template.to_owned();
    for (i, atom) in atoms.enumerate() {
        out += if i == 0 { SEPARATOR } else { " " };
        out += atom;
    }
    out
}

/// The key and weights of one row; nothing where a weight is no number or there are too many.
pub fn row(line: &str) -> Option<(u64, Hundredths)> {
    let mut cells = line.split('\t');
    let name = cells.next()?;
    let (template, atoms) = name.split_once(SEPARATOR).unwrap_or((name, ""));
    let atoms = atoms.split(' ').filter(|a| !a.is_empty()).map(|a| words::hash(a.as_bytes()));
    let mut weights = [0; KINDS];
    for weight in &mut weights {
        let value: f32 = cells.next()?.parse().ok()?;
        *weight = (value * 100.0).round() as i16;
    }
    cells.next().is_none().then(|| (key(words::hash(template.as_bytes()), atoms), weights))
}

/// Lays out rows as slots (a power of two of `u32`, at least twice the rows) and entries.
///
/// # Errors
/// More rows than a slot can number.
pub fn compile(rows: &[(u64, Hundredths)]) -> Result<(Vec<u8>, Vec<u8>), String> {
    if rows.len() + 1 >= 1 << INDEX_BITS {
        return Err(format!("{} rows of weights; at most {} fit", rows.len(), (1 << INDEX_BITS) - 2));
    }
    let mut slots = vec![0_u32; (rows.len() * 2).next_power_of_two().max(2)];
    let mask = slots.len() - 1;
    let mut entries = Vec::with_capacity(rows.len() * ENTRY);
    for (i, (key, weights)) in rows.iter().enumerate() {
        let mut at = *key as usize & mask;
        while slots[at] != 0 {
            at = (at + 1) & mask;
        }
        slots[at] = fingerprint(*key) | (i as u32 + 1);
        entries.extend(key.to_le_bytes());
        weights.iter().for_each(|w| entries.extend(w.to_le_bytes()));
    }
    Ok((slots.iter().flat_map(|s| s.to_le_bytes()).collect(), entries))
}

fn fingerprint(key: u64) -> u32 {
    ((key >> 32) as u32) & !((1 << INDEX_BITS) - 1)
}

/// A compiled table.
#[derive(Clone, Copy, Debug, Default)]
pub struct Table {
    slots: &'static [u8],
    entries: &'static [u8],
}

impl Table {
    /// Over what [`compile`] laid out.
    pub const fn new(slots: &'static [u8], entries: &'static [u8]) -> Table {
        Table { slots, entries }
    }

    /// The weights of a piece, if it has any.
    #[inline]
    pub fn of(&self, key: u64) -> Option<Hundredths> {
        let mask = (self.slots.len() / 4).checked_sub(1)?;
        let mut at = key as usize & mask;
        loop {
            let bytes = &self.slots[at * 4..at * 4 + 4];
            let slot = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
            if slot == 0 {
                return None;
            }
            let index = (slot & ((1 << INDEX_BITS) - 1)) as usize;
            if slot - index as u32 == fingerprint(key) {
                let entry = &self.entries[(index - 1) * ENTRY..index * ENTRY];
                if entry[..8] == key.to_le_bytes() {
                    let mut weights = [0; KINDS];
                    for (k, weight) in weights.iter_mut().enumerate() {
                        *weight = i16::from_le_bytes([entry[8 + 2 * k], entry[9 + 2 * k]]);
                    }
                    return Some(weights);
                }
            }
            at = (at + 1) & mask;
        }
    }
}
