//! Tables of weights: what each piece of evidence says for each kind of name.
//!
//! In: a list with `# match: weights`, its first column the piece (`before = mr`: a template and what fills it), the others numbers.
//! Out: a hash table the build script lays into the binary, so that loading costs nothing. All pieces with the same filler (a word, two
//! words) lie in one cache line, whatever their template; where in it a search begins is the template's, and it ends at the first empty
//! slot. Shared by the build script and the program.

use super::words;

/// How many kinds a row speaks about.
pub const KINDS: usize = 5;

/// What a piece says for each kind, in hundredths.
pub type Hundredths = [i16; KINDS];

/// Stands between a template and what it was filled with.
const SEPARATOR: &str = " = ";

/// The bits of a key that come from the template; the others come from what fills it.
const TEMPLATE: u64 = 0xffff;

/// Slots that lie in one cache line.
const LINE: usize = 16;

/// Bits of a slot that number the entry; the rest are a fingerprint of the key.
const INDEX_BITS: u32 = 17;
const INDEX: u32 = (1 << INDEX_BITS) - 1;

/// Bytes of one entry: the key and its weights.
const ENTRY: usize = 8 + 2 * KINDS;

/// The key of a piece: the hashes of its fillers, in order, and in the low bits that of its template.
#[inline]
pub fn key(template: u64, atoms: impl Iterator<Item = u64>) -> u64 {
    let mut h = 0x2545_f491_4f6c_dd1d_u64;
    for atom in atoms {
        h = (h ^ atom).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        h ^= h >> 29;
    }
    (h & !TEMPLATE) | (template & TEMPLATE)
}

/// Appends a piece as the table writes it: `before = mr`.
pub fn write<'a>(template: &str, atoms: impl Iterator<Item = &'a str>, out: &mut String) {
    *out += template;
    for (i, atom) in atoms.enumerate() {
        *out += if i == 0 { SEPARATOR } else { " " };
        *out += atom;
    }
}

/// A piece as the table writes it.
pub fn written<'a>(template: &str, atoms: impl Iterator<Item = &'a str>) -> String {
    let mut out = String::new();
    write(template, atoms, &mut out);
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

/// Lays out rows as lines of slots (a power of two, so many that most lines are half empty) and entries in the order of their slots.
///
/// # Errors
/// More rows than a slot can number, or two rows for one piece.
pub fn compile(rows: &[(u64, Hundredths)]) -> Result<(Vec<u8>, Vec<u8>), String> {
    if rows.len() + 1 >= 1 << INDEX_BITS {
        return Err(format!("{} rows of weights; at most {} fit", rows.len(), (1 << INDEX_BITS) - 2));
    }
    let lines = (rows.len() * 2).next_power_of_two().max(LINE) / LINE;
    let mut slots: Vec<Option<usize>> = vec![None; lines * LINE];
    for (i, (key, _)) in rows.iter().enumerate() {
        let mut line = line_of(*key, lines);
        let free = loop {
            let here = &slots[line * LINE..(line + 1) * LINE];
            if let Some(other) = here.iter().flatten().find(|&&j| rows[j].0 == *key) {
                return Err(format!("rows {} and {} of the weights are the same piece of evidence", other + 1, i + 1));
            }
            match places_of(*key).find(|&place| here[place].is_none()) {
                Some(free) => break line * LINE + free,
                None => line = (line + 1) % lines,
            }
        };
        slots[free] = Some(i);
    }
    let mut packed = Vec::with_capacity(slots.len() * 4);
    let mut entries = Vec::with_capacity(rows.len() * ENTRY);
    for slot in slots {
        let Some(i) = slot else {
            packed.extend(0_u32.to_le_bytes());
            continue;
        };
        let (key, weights) = &rows[i];
        packed.extend((fingerprint(*key) | ((entries.len() / ENTRY) as u32 + 1)).to_le_bytes());
        entries.extend(key.to_le_bytes());
        weights.iter().for_each(|w| entries.extend(w.to_le_bytes()));
    }
    Ok((packed, entries))
}

fn line_of(key: u64, lines: usize) -> usize {
    (key >> 16) as usize & (lines - 1)
}

/// The places of a line in the order in which a key takes them.
#[inline]
fn places_of(key: u64) -> impl Iterator<Item = usize> {
    let first = key as usize;
    (0..LINE).map(move |i| first.wrapping_add(i) % LINE)
}

/// Of the fillers and the template; takes the bits the line does not.
fn fingerprint(key: u64) -> u32 {
    ((key ^ (key << 21)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32 & !INDEX
}

/// A compiled table.
#[derive(Clone, Copy, Debug, Default)]
pub struct Table {
    slots: &'static [u8],
    entries: &'static [u8],
}

impl Table {
    /// Over what [`compile`] laid out. The slots should begin at a cache line.
    pub const fn new(slots: &'static [u8], entries: &'static [u8]) -> Table {
        Table { slots, entries }
    }

    /// The weights of a piece, if it has any.
    #[inline]
    pub fn of(&self, key: u64) -> Option<Hundredths> {
        let lines = self.lines();
        if lines == 0 {
            return None;
        }
        let wanted = fingerprint(key);
        let mut line = line_of(key, lines);
        loop {
            let slots: &[u8; 4 * LINE] = self.slots[line * 4 * LINE..].first_chunk()?;
            for place in places_of(key) {
                let slot = u32::from_le_bytes([slots[4 * place], slots[4 * place + 1], slots[4 * place + 2], slots[4 * place + 3]]);
                if slot & !INDEX == wanted && slot != 0 {
                    let entry: &[u8; ENTRY] = self.entries[((slot & INDEX) as usize - 1) * ENTRY..].first_chunk()?;
                    if entry[..8] == key.to_le_bytes() {
                        return Some(std::array::from_fn(|k| i16::from_le_bytes([entry[8 + 2 * k], entry[9 + 2 * k]])));
                    }
                } else if slot == 0 {
                    return None;
                }
            }
            line = (line + 1) & (lines - 1);
        }
    }

    /// Brings the lines of some keys near, all at once: a look-up one by one would wait for each.
    #[inline]
    pub fn fetch(&self, keys: &[u64]) {
        let lines = self.lines();
        if lines > 0 {
            let touched = keys.iter().fold(0, |touched, &key| touched ^ self.slots[line_of(key, lines) * 4 * LINE]);
            std::hint::black_box(touched);
        }
    }

    fn lines(&self) -> usize {
        self.slots.len() / (4 * LINE)
    }
}
