//! Stock codes: `GE.N`, `( BRKa.N )`, `0992.HK`, `.IXIC`, `(NYSE: GE)`. They look like names and are none; they say that the name before
//! them is a company.
//!
//! In: the tokens of a document, the list of exchanges. Out: [`Document::codes`]. A code is seen from its shape: capitals, a point, the
//! letters of an exchange, all without a space. Absent: whose code it is (see the resolvers).

use crate::dictionaries::Lexicon;
use crate::model::{Case, Document, TokenRange};
use crate::words::{self, Class};
use std::collections::HashSet;

/// Knows the exchanges.
pub(super) struct Codes {
    suffixes: HashSet<u64, foldhash::fast::FixedState>,
    exchanges: HashSet<u64, foldhash::fast::FixedState>,
}

/// A code has no more letters before its point.
const LONGEST: usize = 8;

impl Codes {
    pub(super) fn new(lexicon: &Lexicon) -> Codes {
        let mut codes = Codes { suffixes: HashSet::default(), exchanges: HashSet::default() };
        for id in lexicon.about("text/exchanges").flat_map(|l| lexicon.list(l).rows()) {
            let row = lexicon.row(id);
            let hash = words::hash(words::fold(row.name()).as_bytes());
            if row.column("kind") == "suffix" {
                codes.suffixes.insert(hash)
            } else {
                codes.exchanges.insert(hash)
            };
        }
        codes
    }

    /// Fills `codes`, by start, apart.
    pub(super) fn find(&self, document: &mut Document) {
        let mut codes = Vec::new();
        let mut at = 0;
        while at < document.tokens.len() {
            match self.at(document, at) {
                Some(end) => {
                    codes.push(TokenRange::new(at, end));
                    at = end;
                }
                None => at += 1,
            }
        }
        document.codes = codes;
    }

    /// The end of the code that begins at a token.
    fn at(&self, document: &Document, at: usize) -> Option<usize> {
        let token = &document.tokens[at];
        let next = |n: usize| document.tokens.get(at + n).filter(|t| !t.spaced);
        let is_point = |n: usize| next(n).is_some_and(|t| t.class == Class::Mark) && document.word(at + n) == ".";
        // `MER.N. The bank`: the point is that of the sentence.
        let ends = |n: usize| document.tokens.get(at + n + 1).is_none_or(|t| t.spaced);
        match token.class {
            // `GE.N`, cut as initials are.
            Class::Word if token.case == Case::Upper && document.word(at).contains('.') => {
                let (base, suffix) = document.word(at).split_once('.')?;
                let whole = self.suffixes.contains(&words::hash(suffix.to_lowercase().as_bytes()));
                let sure = base.len() > 1 || in_brackets(document, at, at + 1);
                (whole && sure && !is_point(1)).then_some(at + 1)
            }
            Class::Word if is_base(document, at) && is_point(1) && self.is_suffix(document, at + 2) => {
                let sure = document.word(at).len() > 1 || in_brackets(document, at, at + 3);
                (sure && (!is_point(3) || ends(3))).then_some(at + 3)
            }
            Class::Word if self.exchanges.contains(&token.hash) && token.is_capitalised() && in_brackets_from(document, at) => {
                let colon = document.tokens.get(at + 1).is_some() && document.word(at + 1) == ":";
                let code = document.tokens.get(at + 2).is_some_and(|t| t.case == Case::Upper);
                (colon && code).then_some(at + 3)
            }
            // `(EUR=)`, `(CAD=D4)`, `(LCOc1)`.
            Class::Word if in_brackets_from(document, at) && self.is_quoted(document, at) => (at + 1..at + 5).find(|&t| is_close(document, t)),
            // `EURJPY=`
            Class::Word if token.case == Case::Upper && token.end - token.start > 2 && next(1).is_some() && document.word(at + 1) == "=" => Some(at + 2),
            Class::Number if is_point(1) && self.is_suffix(document, at + 2) => Some(at + 3),
            // `<FRX/>`: a code of the wire's own.
            Class::Mark if document.word(at) == "<" && next(1).is_some_and(|t| t.case == Case::Upper) => {
                (at + 2..at + 4).find(|&t| document.tokens.get(t).is_some_and(|t| !t.spaced) && document.word(t).ends_with('>')).map(|t| t + 1)
            }
            // `.15GSPFOOD`
            Class::Mark if document.word(at) == "." && token.spaced && next(1).is_some_and(|t| t.class == Class::Number) => {
                next(2).is_some_and(|t| t.case == Case::Upper && t.end - t.start > 2).then_some(at + 3)
            }
            // `.IXIC`: a point that belongs to what follows it.
            Class::Mark if document.word(at) == "." && (token.spaced || in_brackets_from(document, at)) => {
                let code = document.tokens.get(at + 1).filter(|t| t.case == Case::Upper && t.end - t.start > 1);
                let glued = |t: &crate::model::Token| !t.spaced || in_brackets_from(document, at) && is_close(document, at + 2);
                code.is_some_and(glued).then_some(at + 2)
            }
            _ => None,
        }
    }

    /// A code of a currency or a future: what an equals sign follows, or capitals with a small letter and a digit behind.
    fn is_quoted(&self, document: &Document, at: usize) -> bool {
        let word = document.word(at).as_bytes();
        let capitals = word.iter().take_while(|b| b.is_ascii_uppercase()).count();
        let future = || capitals > 1 && word.len() == capitals + 2 && word[capitals].is_ascii_lowercase() && word[capitals + 1].is_ascii_digit();
        let equals = || at + 1 < document.tokens.len() && document.word(at + 1) == "=" && capitals == word.len();
        future() && is_close(document, at + 1) || equals()
    }

    fn is_suffix(&self, document: &Document, at: usize) -> bool {
        document.tokens.get(at).is_some_and(|t| !t.spaced && t.case == Case::Upper && self.suffixes.contains(&t.hash))
    }
}

/// Capitals, perhaps with a letter for the class of the share at the end (`BRKa`).
fn is_base(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    let token = &document.tokens[at];
    let capitals = word.bytes().take_while(|b| b.is_ascii_uppercase() || b.is_ascii_digit()).count();
    token.is_capitalised() && word.len() <= LONGEST && (capitals == word.len() || capitals >= 2 && capitals + 1 == word.len())
}

fn in_brackets(document: &Document, start: usize, end: usize) -> bool {
    in_brackets_from(document, start) && document.tokens.get(end).is_some() && matches!(document.word(end), ")" | "," | ";")
}

fn is_close(document: &Document, at: usize) -> bool {
    document.tokens.get(at).is_some() && document.word(at) == ")"
}

fn in_brackets_from(document: &Document, start: usize) -> bool {
    start > 0 && document.word(start - 1) == "("
}
