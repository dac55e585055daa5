//! The small lists of words, and a user's own lists: what may stand at any word of a text, in any case.
//!
//! In: folded names and their rows. Out: [`Terms`], asked at each word of a text which names begin there. Names lie side by side that
//! begin with the same word, so that most words of a text are done with at one look.

use crate::model::RowId;
use crate::words;
use std::collections::HashMap;
use std::ops::Range;

/// The names, ready to be asked for.
#[derive(Debug, Default)]
pub struct Terms {
    /// From the hash of a first word to the names that begin with it.
    by_first: HashMap<u64, Range<u32>, foldhash::fast::FixedState>,
    terms: Vec<Term>,
    /// The names, a space behind each word.
    text: String,
    rows: Vec<RowId>,
}

/// A name: where it stands in the text of all, how many words it has, where its rows are.
#[derive(Debug)]
struct Term {
    text: Range<u32>,
    words: u32,
    rows: Range<u32>,
}

impl Terms {
    /// Of folded names and the row of each.
    #[must_use]
    pub fn new(mut named: Vec<(String, RowId)>) -> Terms {
        let first = |name: &str| words::hash(name.split(' ').next().unwrap_or("").as_bytes());
        // Stable: the rows of a name stay in order.
        named.sort_by(|(a, _), (b, _)| a.cmp(b));
        let mut all = Terms::default();
        for same in named.chunk_by(|(a, _), (b, _)| a == b) {
            let name = &same[0].0;
            let (text, rows, at) = (all.text.len() as u32, all.rows.len() as u32, all.terms.len() as u32);
            all.text.extend([name, " "]);
            all.rows.extend(same.iter().map(|(_, row)| *row));
            let words = name.split(' ').count() as u32;
            all.terms.push(Term { text: text..all.text.len() as u32, words, rows: rows..all.rows.len() as u32 });
            all.by_first.entry(first(name)).or_insert(at..at).end = at + 1;
        }
        all
    }

    /// The names with which a folded text begins, by the hash of its first word: how many words each has, and its rows.
    pub fn beginning<'t>(&'t self, first: u64, text: &'t str) -> impl Iterator<Item = (usize, &'t [RowId])> {
        let terms = self.by_first.get(&first).map_or(&[][..], |range| &self.terms[range.start as usize..range.end as usize]);
        let stands = |term: &&Term| text.as_bytes().starts_with(&self.text.as_bytes()[term.text.start as usize..term.text.end as usize]);
        terms.iter().filter(stands).map(|term| (term.words as usize, &self.rows[term.rows.start as usize..term.rows.end as usize]))
    }
}
