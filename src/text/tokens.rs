//! Tokens of the view, their case, and the folded copy that the matchers read.

use crate::model::{Case, Document, Token};
use crate::words::{self, Class};

/// Fills `tokens` and `folded`.
pub(super) fn tokens(document: &mut Document) {
    let text = &document.text;
    let mut tokens = Vec::with_capacity(text.len() / 5 + 1);
    let mut folded = String::with_capacity(text.len() + text.len() / 8 + 2);
    folded.push(' ');
    let mut last_end = usize::MAX;
    words::tokenize(text, |start, end, class| {
        let folded_start = folded.len();
        words::fold_into(&text[start..end], &mut folded);
        let folded_end = folded.len();
        folded.push(' ');
        tokens.push(Token {
            start: start as u32,
            end: end as u32,
            folded_start: folded_start as u32,
            folded_end: folded_end as u32,
            hash: words::hash(&folded.as_bytes()[folded_start..folded_end]),
            class,
            case: if class == Class::Word { case(&text[start..end]) } else { Case::None },
            spaced: last_end != start,
            sentence: 0,
            paragraph: 0,
        });
        last_end = end;
    });
    document.tokens = tokens;
    document.folded = folded;
}

fn case(word: &str) -> Case {
    if word.is_ascii() {
        return case_of(word.bytes().filter(u8::is_ascii_alphabetic).map(|b| if b.is_ascii_uppercase() { Letter::Capital } else { Letter::Small }));
    }
    case_of(word.chars().filter(|c| c.is_alphabetic()).map(|c| match (c.is_uppercase(), c.is_lowercase()) {
        (true, _) => Letter::Capital,
        (_, true) => Letter::Small,
        _ => Letter::Neither,
    }))
}

#[derive(PartialEq, Eq)]
enum Letter {
    Capital,
    Small,
    /// Of a script without case.
    Neither,
}

fn case_of(mut letters: impl Iterator<Item = Letter>) -> Case {
    match letters.next() {
        None | Some(Letter::Neither) => return Case::None,
        Some(Letter::Small) => return Case::Lower,
        Some(Letter::Capital) => {}
    }
    let (mut upper, mut lower) = (false, false);
    for letter in letters {
        if letter == Letter::Capital {
            upper = true;
        } else {
            lower = true;
        }
    }
    match (upper, lower) {
        (_, false) => Case::Upper,
        (false, true) => Case::Initial,
        (true, true) => Case::Mixed,
    }
}
