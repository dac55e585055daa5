//! Headings that lost their line: `BUY MORE ASSETS The bank said`. What stands in capitals where a sentence could begin, and is no name,
//! is a paragraph of its own.
//!
//! In: the tokens of a paragraph, the lists of words. Out: where such a heading ends. Absent: headings on lines of their own (see
//! `zones`).

use crate::dictionaries::Lexicon;
use crate::error::Result;
use crate::model::{Case, Document};
use crate::words::{self, Class};

/// Knows words from names.
pub(super) struct Headings {
    common: Vec<u16>,
    function: Vec<u16>,
    articles: Vec<u64>,
    legal_forms: Vec<u64>,
}

/// A heading has no more tokens.
const LONGEST: usize = 25;

/// A word is an ordinary one from this share of spellings in lower case on; one that is a heading by itself, from that share and length.
const ORDINARY: f32 = 0.5;
const ALONE: f32 = 0.9;
const ALONE_LENGTH: usize = 5;

/// Shorter words say nothing: they are written like acronyms.
const SHORT: usize = 3;

impl Headings {
    pub(super) fn new(lexicon: &Lexicon) -> Result<Headings> {
        let forms = lexicon.about("organizations/legal_forms").flat_map(|l| lexicon.list(l).rows());
        Ok(Headings {
            common: lexicon.about("words/common").collect(),
            function: lexicon.about("words/function_words").collect(),
            articles: lexicon.language("articles")?.iter().map(|w| words::hash(w.as_bytes())).collect(),
            legal_forms: forms.map(|row| words::hash(words::fold(lexicon.row(row).name()).as_bytes())).collect(),
        })
    }

    /// The paragraph from `start` to `last`, cut: where each part of it begins.
    pub(super) fn cuts(&self, document: &Document, lexicon: &Lexicon, start: usize, last: usize) -> Vec<usize> {
        let mut cuts = vec![start];
        let mut at = start;
        while at < last {
            let heading = begin(document, at, start).and_then(|from| Some((from, self.end(document, lexicon, at, last)?)));
            match heading {
                Some((from, end)) => {
                    if from > start {
                        cuts.push(from);
                    }
                    cuts.push(end);
                    at = end;
                }
                None => at += 1,
            }
        }
        cuts.dedup();
        cuts
    }

    /// Where the heading ends whose first word is `at`.
    fn end(&self, document: &Document, lexicon: &Lexicon, at: usize, last: usize) -> Option<usize> {
        let run = |t: &usize| is_of_heading(document, *t);
        let mut end = (at..last.min(at + LONGEST)).take_while(run).last()? + 1;
        let next = document.tokens.get(end).filter(|t| end < last && t.spaced && t.class == Class::Word)?;
        // `RATES FALL U.S. banks said`, `RATES FALL A bank said`: the last of the capitals opens the sentence.
        let opener = document.tokens[end - 1];
        let article = self.articles.contains(&opener.hash);
        if next.case == Case::Lower && opener.class == Class::Word && !self.is_ordinary(document, lexicon, end - 1) || article {
            end -= 1;
        } else if !matches!(next.case, Case::Initial | Case::Mixed) {
            return None;
        }
        let next = document.tokens[end];
        let closes = |t: usize| document.tokens[t].class != Class::Mark || matches!(document.word(t), "." | "?" | "!" | "'" | "’");
        if end <= at || !closes(end - 1) || self.legal_forms.contains(&next.hash) {
            return None;
        }
        let all = || (at..end).filter(|&t| document.tokens[t].class == Class::Word && !document.word(t).starts_with(words::is_apostrophe));
        let ordinary = all().filter(|&t| self.is_ordinary(document, lexicon, t)).count();
        let count = all().count();
        let is_heading = if count == 1 { self.is_alone(document, lexicon, at, end) } else { ordinary > 0 && 2 * ordinary >= count };
        (is_heading && !is_name(document, lexicon, at, end)).then_some(end)
    }

    fn is_function(&self, document: &Document, lexicon: &Lexicon, at: usize) -> bool {
        let folded = document.folded(at);
        self.function.iter().any(|&l| lexicon.keyed(l, folded).next().is_some())
    }

    /// What share of its spellings is in lower case.
    fn lower(&self, document: &Document, lexicon: &Lexicon, at: usize) -> Option<f32> {
        let row = self.common.iter().find_map(|&l| lexicon.keyed(l, document.folded(at)).next())?;
        let row = lexicon.row(row);
        // One that is counted nowhere is ordinary, if no proper name is spelt so.
        row.column("case").parse().ok().or_else(|| Some(if row.column("tags").contains('P') { 0.0 } else { 1.0 }))
    }

    fn is_ordinary(&self, document: &Document, lexicon: &Lexicon, at: usize) -> bool {
        document.folded(at).len() >= SHORT
            && (self.is_function(document, lexicon, at) || self.lower(document, lexicon, at).is_some_and(|share| share >= ORDINARY))
    }

    /// One word is a heading before a word that only opens sentences.
    fn is_alone(&self, document: &Document, lexicon: &Lexicon, at: usize, end: usize) -> bool {
        document.folded(at).len() >= ALONE_LENGTH
            && self.is_function(document, lexicon, end)
            && self.lower(document, lexicon, at).is_some_and(|share| share >= ALONE)
    }
}

/// Where a heading would begin whose first word is `at`: at the start of the paragraph or behind a stop, a quotation mark of its own with it.
fn begin(document: &Document, at: usize, start: usize) -> Option<usize> {
    let token = &document.tokens[at];
    if token.class != Class::Word || token.case != Case::Upper || document.word(at).starts_with(words::is_apostrophe) {
        return None;
    }
    let opened = at > start && !token.spaced && matches!(document.word(at - 1), "'" | "‘");
    let from = at - usize::from(opened);
    let mut before = from;
    while before > start && document.tokens[before - 1].class == Class::Mark {
        before -= 1;
        if matches!(document.word(before), "." | "?" | "!" | "…") {
            return Some(from);
        }
        if !matches!(document.word(before), "\"" | "”" | "'" | "’" | ")" | "]" | "*") {
            return None;
        }
    }
    (from == start).then_some(from)
}

/// Capitals, numbers, and the marks that stand between them.
fn is_of_heading(document: &Document, at: usize) -> bool {
    let token = &document.tokens[at];
    match token.class {
        Class::Word => token.case == Case::Upper,
        Class::Number => true,
        Class::Mark => matches!(document.word(at), "," | "'" | "’" | "-" | "–" | "&" | "/" | "%" | "$" | ":" | "?" | "!" | "."),
    }
}

/// Do the lists know the words as one name, or all but the last (`WHITE HOUSE The`)?
fn is_name(document: &Document, lexicon: &Lexicon, at: usize, end: usize) -> bool {
    let range = crate::model::TokenRange::new(at, end);
    lexicon.named(document.folded_range(range)).next().is_some()
}
