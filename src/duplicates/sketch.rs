//! A text as the comparison sees it: its runs of four words, as numbers, and keys that texts alike have in common.
//!
//! In: a text and its SHA-256. Out: a [`Sketch`]. Words are runs of letters and digits, in lower case; in scripts without spaces each
//! letter is one. Depends on the text alone.

use super::FEWEST;

const WORDS: usize = 4;
const BANDS: usize = 30;
const ROWS: usize = 3;
/// Keys of a text: one a band, and the last for copies.
pub(super) const KEYS: usize = BANDS + 1;

/// What is kept of a text.
#[derive(Debug)]
pub struct Sketch {
    /// Hashes of its distinct runs of words, sorted. A short text has one, of the whole.
    pub(super) runs: Vec<u32>,
    pub(super) keys: [u32; KEYS],
    /// The first half of the SHA-256.
    pub(super) text: [u8; 16],
}

impl Sketch {
    /// Of a text.
    #[must_use]
    pub fn of(text: &str, sha256: &[u8; 32]) -> Sketch {
        let mut runs = runs(text);
        if runs.len() < FEWEST {
            runs = vec![mix(u64::from_le_bytes(sha256[..8].try_into().expect("eight of thirty-two bytes"))) as u32];
        }
        let mut keys = [0; KEYS];
        for (band, rows) in least(&runs).chunks_exact(ROWS).enumerate() {
            keys[band] = rows.iter().fold(band as u64, |key, &row| mix(key ^ u64::from(row))) as u32;
        }
        keys[BANDS] = u32::from_le_bytes(sha256[..4].try_into().expect("four of thirty-two bytes"));
        Sketch { runs, keys, text: sha256[..16].try_into().expect("sixteen of thirty-two bytes") }
    }
}

/// The distinct runs of words, sorted.
fn runs(text: &str) -> Vec<u32> {
    let mut runs = Vec::with_capacity(text.len() / 6);
    let mut window = [0_u64; WORDS];
    let (mut words, mut word) = (0_usize, 0_u64);
    let mut end = |word: &mut u64| {
        if *word != 0 {
            window.rotate_left(1);
            window[WORDS - 1] = *word;
            words += 1;
            *word = 0;
            if words >= WORDS {
                runs.push(window.iter().fold(0, |run, &w| mix(run ^ w)) as u32);
            }
        }
    };
    for c in text.chars() {
        if c.is_ascii() {
            if c.is_ascii_alphanumeric() {
                word = step(word, c.to_ascii_lowercase());
            } else {
                end(&mut word);
            }
        } else if !c.is_alphanumeric() {
            end(&mut word);
        } else if c >= '\u{e00}' && !c.is_lowercase() && !c.is_uppercase() {
            end(&mut word);
            word = step(0, c);
            end(&mut word);
        } else {
            c.to_lowercase().for_each(|c| word = step(word, c));
        }
    }
    end(&mut word);
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// The hash of a word and one more letter; never 0.
fn step(word: u64, c: char) -> u64 {
    (word.rotate_left(5) ^ u64::from(u32::from(c))).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1
}

/// One permutation of all runs, cut into bins: the least of each. An empty bin borrows from another, the same one in every text.
fn least(runs: &[u32]) -> [u32; BANDS * ROWS] {
    const BINS: u64 = (BANDS * ROWS) as u64;
    const EMPTY: u32 = u32::MAX;
    let mut least = [EMPTY; BANDS * ROWS];
    for &run in runs {
        let hash = mix(u64::from(run));
        let bin = ((hash >> 32) * BINS) >> 32;
        least[bin as usize] = least[bin as usize].min((hash as u32).min(EMPTY - 1));
    }
    let full = least;
    for (bin, value) in least.iter_mut().enumerate().filter(|(_, value)| **value == EMPTY) {
        let others = (1_u64..).map(|attempt| full[(mix((bin as u64) << 32 | attempt) % BINS) as usize]);
        *value = others.take(1 << 16).find(|&other| other != EMPTY).unwrap_or(EMPTY);
    }
    least
}

/// The mixing step of SplitMix64 (Steele, Lea and Flood 2014).
fn mix(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
