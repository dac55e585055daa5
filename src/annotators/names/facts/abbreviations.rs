//! Acronyms that an article spells out in small letters, which therefore name nobody: `monthly active users (MAU)`, `MAU (monthly active
//! users)`.
//!
//! In: the words of an article. Out: where such acronyms stand. Absent: acronyms of names (see `resolvers::acronyms`).

use crate::model::{Case, Document};
use crate::words::Class;
use std::collections::HashSet;

/// Letters an acronym has.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=5;

/// The tokens that are such acronyms, in order.
pub(super) fn of_words(document: &Document) -> Vec<u32> {
    let open = |at: &usize| document.word(*at) == "(";
    let defined: HashSet<u64, foldhash::fast::FixedState> =
        (1..document.tokens.len()).filter(open).filter_map(|at| before(document, at).or_else(|| behind(document, at))).collect();
    if defined.is_empty() {
        return Vec::new();
    }
    let is_defined = |at: &u32| is_acronym(document, *at as usize) && defined.contains(&document.tokens[*at as usize].hash);
    (0..document.tokens.len() as u32).filter(is_defined).collect()
}

fn is_acronym(document: &Document, at: usize) -> bool {
    let is = |at: usize| document.tokens[at].case == Case::Upper && LETTERS.contains(&document.word(at).chars().count());
    document.tokens.get(at).is_some_and(|_| is(at))
}

/// `monthly active users (MAU)`
fn before(document: &Document, open: usize) -> Option<u64> {
    let acronym = open + 1;
    let closed = is_acronym(document, acronym) && document.tokens.get(acronym + 1).is_some() && document.word(acronym + 1) == ")";
    let start = open.checked_sub(document.word(acronym.min(document.tokens.len() - 1)).chars().count())?;
    (closed && spells(document, start, acronym)).then(|| document.tokens[acronym].hash)
}

/// `MAU (monthly active users)`, `MAU's (monthly active users)`
fn behind(document: &Document, open: usize) -> Option<u64> {
    let possessive = document.word(open - 1).starts_with(crate::words::is_apostrophe);
    let acronym = (open - 1).checked_sub(usize::from(possessive))?;
    let end = open + 1 + document.word(acronym).chars().count();
    let closed = is_acronym(document, acronym) && document.tokens.get(end).is_some() && document.word(end) == ")";
    (closed && spells(document, open + 1, acronym)).then(|| document.tokens[acronym].hash)
}

/// Do words in small letters from `start` begin with the letters of an acronym, one each? The first word of a sentence may be capitalised.
fn spells(document: &Document, start: usize, acronym: usize) -> bool {
    let opens = |at: usize| document.sentence_of(at).start as usize == at;
    document.word(acronym).chars().zip(start..).all(|(letter, at)| {
        let token = document.tokens.get(at).filter(|t| (t.case == Case::Lower || opens(at)) && t.class == Class::Word);
        token.is_some_and(|_| document.word(at).chars().next().is_some_and(|first| letter.to_lowercase().eq(first.to_lowercase())))
    })
}
