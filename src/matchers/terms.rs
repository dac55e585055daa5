//! The small lists of words, and a user's own lists: at each word of the text, the names that begin with it.

use crate::dictionaries::Lexicon;
use crate::model::{Document, Match, TokenRange};

/// Appends the terms that stand in `document`.
pub fn find(document: &Document, lexicon: &Lexicon, all: &mut Vec<Match>) {
    for (start, token) in document.tokens.iter().enumerate() {
        for (words, rows) in lexicon.terms().beginning(token.hash, &document.folded[token.folded_start as usize..]) {
            let tokens = TokenRange::new(start, start + words);
            if document.tokens[tokens.end as usize - 1].paragraph == token.paragraph {
                all.extend(rows.iter().map(|&row| Match { tokens, row, list: lexicon.list_of(row) }));
            }
        }
    }
}
