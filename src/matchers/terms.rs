//! The small lists of words, and a user's own lists: one Aho-Corasick pass over the folded tokens. A pattern begins and ends with
//! the space between tokens, so a hit is always made of whole words.

use crate::dictionaries::Lexicon;
use crate::model::{Document, Match, TokenRange};

/// Appends the terms that stand in `document`.
pub fn find(document: &Document, lexicon: &Lexicon, all: &mut Vec<Match>) {
    let Some(automaton) = lexicon.terms() else {
        return;
    };
    for hit in automaton.find_overlapping_iter(&document.folded) {
        let start = document.tokens.partition_point(|t| (t.folded_start as usize) < hit.start() + 1);
        let end = start + document.tokens[start..].partition_point(|t| (t.folded_end as usize) < hit.end());
        let tokens = TokenRange::new(start, end);
        let crosses = document.tokens[start].paragraph != document.tokens[end - 1].paragraph;
        if crosses {
            continue;
        }
        for &row in lexicon.term_rows(hit.pattern().as_usize()) {
            all.push(Match { tokens, row, list: lexicon.list_of(row) });
        }
    }
}
