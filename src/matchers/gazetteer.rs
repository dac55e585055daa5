//! The big lists of names: at each capitalised word the fst is followed as far as the text goes along; every entry that ends at
//! the end of a token is a match. One pass, no heap, and no wrong hit can hide a right one.

use crate::dictionaries::Lexicon;
use crate::model::{Document, Match, TokenRange};

/// Appends the gazetteer entries that stand in `document`.
pub fn find(document: &Document, lexicon: &Lexicon, all: &mut Vec<Match>) {
    let fst = lexicon.gazetteer();
    let root = fst.root();
    for start in 0..document.tokens.len() {
        if !document.tokens[start].is_capitalised() && document.tokens[start].class != crate::words::Class::Number {
            continue;
        }
        let last = document.paragraph_of(start).tokens.end as usize;
        let mut node = root;
        let mut output = fst::raw::Output::zero();
        'walk: for end in start..last {
            if end > start {
                match node.find_input(b' ') {
                    Some(i) => {
                        let t = node.transition(i);
                        output = output.cat(t.out);
                        node = fst.node(t.addr);
                    }
                    None => break,
                }
            }
            for &byte in document.folded(end).as_bytes() {
                match node.find_input(byte) {
                    Some(i) => {
                        let t = node.transition(i);
                        output = output.cat(t.out);
                        node = fst.node(t.addr);
                    }
                    None => break 'walk,
                }
            }
            if node.is_final() {
                let tokens = TokenRange::new(start, end + 1);
                for row in lexicon.postings(output.cat(node.final_output()).value()) {
                    all.push(Match { tokens, row, list: lexicon.list_of(row) });
                }
            }
        }
    }
}
