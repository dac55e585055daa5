//! What a word usually is, in any text: a function word, one in lower case nearly always, a name, unknown.
//!
//! In: the words of an article and the lists of common words. Out: for each token, one of a dozen kinds that evidence can name.
//! Absent: what the article itself shows.

use super::evidence::Atom;
use super::facts::Lists;
use crate::dictionaries::Lexicon;
use crate::model::Document;
use std::collections::HashMap;

/// What a word usually is, in any text, as its place in [`USUAL`].
pub(super) type Usual = u8;

pub(super) static USUAL: [Atom<'static>; 12] = [
    Atom::new("lower"),
    Atom::new("function"),
    Atom::new("unknown"),
    Atom::new("uncounted"),
    Atom::new("uncounted-often"),
    Atom::new("capital9"),
    Atom::new("capital8"),
    Atom::new("either"),
    Atom::new("lower8"),
    Atom::new("lower8-often"),
    Atom::new("lower9"),
    Atom::new("lower9-often"),
];
const LOWER: Usual = 0;
pub(super) const FUNCTION: Usual = 1;
pub(super) const UNKNOWN: Usual = 2;
/// From here on the words are such as stand in lower case nearly always.
pub(super) const COMMON: Usual = 8;
/// For each token what its word usually is; a word in lower case is `lower`, if the article does not write it with a capital elsewhere.
pub(super) fn of(document: &Document, lists: &Lists, lexicon: &Lexicon) -> Vec<Usual> {
    let mut known: HashMap<u64, Usual, foldhash::fast::FixedState> = HashMap::default();
    for (at, token) in document.tokens.iter().enumerate().filter(|(_, t)| t.is_capitalised()) {
        known.entry(token.hash).or_insert_with(|| look_up(document.folded(at), lists, lexicon));
    }
    document.tokens.iter().map(|t| known.get(&t.hash).copied().unwrap_or(LOWER)).collect()
}

fn look_up(folded: &str, lists: &Lists, lexicon: &Lexicon) -> Usual {
    if lists.function.iter().any(|&l| lexicon.keyed(l, folded).next().is_some()) {
        return FUNCTION;
    }
    let cells = lists.common.iter().find_map(|&(l, case, size)| {
        let row = lexicon.row(lexicon.keyed(l, folded).next()?);
        Some((case.map_or("", |c| row.cell(c)), size.map_or("", |c| row.cell(c))))
    });
    cells.map_or(UNKNOWN, |(case, frequency)| usually(case, frequency))
}

/// Does a word stand in lower case nearly always?
pub(super) fn is_common(folded: &str, lists: &Lists, lexicon: &Lexicon) -> bool {
    look_up(folded, lists, lexicon) >= COMMON
}

fn usually(case: &str, frequency: &str) -> Usual {
    let often = u8::from(frequency.parse::<u8>().unwrap_or(0) >= 5);
    match case.parse::<f32>().ok() {
        None => 3 + often,
        Some(s) if s < 0.05 => 5,
        Some(s) if s < 0.3 => 6,
        Some(s) if s < 0.7 => 7,
        Some(s) if s < 0.95 => COMMON + often,
        Some(_) => COMMON + 2 + often,
    }
}
