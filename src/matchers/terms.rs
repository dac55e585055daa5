//! The small lists of words, and a user's own lists: one Aho-Corasick pass over the folded tokens. A pattern begins and ends with
//! the space between tokens, so a hit is always made of whole words.

use crate::dictionaries::Lexicon;
use crate::model::{Document, Match, TokenRange};

/// Appends the terms that stand in `document`.
pub fn find(document: &Document, lexicon: &Lexicon, all: &mut Vec<Match>) {
    let Some(automaton) = lexicon.terms() else {
        return;
    };
    let tokens = &document.tokens;
    let mut end = 0;
    for hit in automaton.find_overlapping_iter(&document.folded) {
        // Hits come by where they end.
        while end < tokens.len() && (tokens[end].folded_end as usize) < hit.end() {
            end += 1;
        }
        let mut start = end;
        while start > 0 && tokens[start - 1].folded_start as usize > hit.start() {
            start -= 1;
        }
        if tokens[start].paragraph != tokens[end - 1].paragraph {
            continue;
        }
        for &row in lexicon.term_rows(hit.pattern().as_usize()) {
            all.push(Match { tokens: TokenRange::new(start, end), row, list: lexicon.list_of(row) });
        }
    }
}
