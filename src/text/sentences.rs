//! Sentences: where a stop ends one, and where it belongs to an abbreviation, an initial or an ellipsis.

use crate::dictionaries::Lexicon;
use crate::model::{Case, Document, Sentence, TokenRange};
use crate::words::Class;
use std::collections::HashMap;

/// What an abbreviation's point can mean.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Point {
    /// Never a full stop (`Gov. Smith`).
    Title,
    /// A full stop where the next word could begin a sentence.
    Maybe,
    /// No full stop before a number (`No. 5`).
    Number,
}

/// Knows the abbreviations and the words that begin sentences.
pub(super) struct Splitter {
    abbreviations: HashMap<u64, Point, foldhash::fast::FixedState>,
    functions: Vec<u16>,
}

impl Splitter {
    pub(super) fn new(lexicon: &Lexicon) -> Splitter {
        let mut abbreviations = HashMap::default();
        for list in lexicon.about("text/abbreviations") {
            for row in lexicon.list(list).rows() {
                let row = lexicon.row(row);
                let point = match row.column("class") {
                    "title" => Point::Title,
                    "number" => Point::Number,
                    _ => Point::Maybe,
                };
                abbreviations.insert(crate::words::hash(crate::words::fold(row.name()).as_bytes()), point);
            }
        }
        Splitter { abbreviations, functions: lexicon.about("words/function_words").collect() }
    }

    /// Fills `sentences` and each token's `sentence`.
    pub(super) fn split(&self, document: &mut Document, lexicon: &Lexicon) {
        let mut sentences = Vec::with_capacity(document.tokens.len() / 20 + 1);
        // A credit line is no part of the sentence before it, nor of the one behind.
        let edges = document.credits.iter().map(|&c| document.tokens_in(c)).flat_map(|c| [c.start as usize, c.end as usize]);
        let edges: Vec<usize> = edges.collect();
        for p in 0..document.paragraphs.len() {
            let tokens = document.paragraphs[p].tokens;
            let mut start = tokens.start as usize;
            let mut at = start;
            while at < tokens.end as usize {
                if at > start && edges.contains(&at) {
                    sentences.push(Sentence { tokens: TokenRange::new(start, at) });
                    start = at;
                }
                if let Some(end) = self.ends_at(document, lexicon, at, tokens.end as usize) {
                    sentences.push(Sentence { tokens: TokenRange::new(start, end) });
                    start = end;
                    at = end;
                } else {
                    at += 1;
                }
            }
            if start < tokens.end as usize {
                sentences.push(Sentence { tokens: TokenRange::new(start, tokens.end as usize) });
            }
        }
        for (s, sentence) in sentences.iter().enumerate() {
            for t in sentence.tokens.range() {
                document.tokens[t].sentence = s as u32;
            }
        }
        document.sentences = sentences;
    }

    /// If a sentence ends with the stop at token `at`: the token after it and after the marks that close with it.
    fn ends_at(&self, document: &Document, lexicon: &Lexicon, at: usize, last: usize) -> Option<usize> {
        let word = document.word(at);
        let token = &document.tokens[at];
        let dotted = token.class == Class::Word && word.ends_with('.');
        if !dotted && !word.starts_with(['.', '!', '?', '…']) {
            return None;
        }
        let mut end = at + 1;
        while end < last && !document.tokens[end].spaced && closes(document.word(end)) {
            end += 1;
        }
        if end >= last {
            return None;
        }
        let next = &document.tokens[end];
        if !next.spaced {
            return None;
        }
        let mut first = end;
        while first < last && document.tokens[first].class == Class::Mark {
            first += 1;
        }
        let opening = &document.tokens[first.min(last - 1)];
        let lower = opening.case == Case::Lower;
        if first > end && first < last && !lower && opens(document.word(end)) && !dotted && !word.starts_with("..") {
            return Some(end);
        }
        if lower || (first == last && word == ".") {
            return None;
        }
        if word.starts_with(['!', '?']) {
            return Some(end);
        }
        // Marks alone follow: the last of them opens nothing.
        let first = first.min(last - 1);
        if word.starts_with("..") || word == "…" {
            return (next.is_capitalised() && end > at + 1).then_some(end);
        }
        if dotted {
            return (end > at + 1 || self.begins_sentence(document, lexicon, first)).then_some(end);
        }
        if at == 0 || token.spaced || end > at + 1 {
            return Some(end);
        }
        self.after_abbreviation(document, lexicon, at, end, first)
    }

    /// The stop right after a word: full stop or point of an abbreviation?
    fn after_abbreviation(&self, document: &Document, lexicon: &Lexicon, at: usize, end: usize, first: usize) -> Option<usize> {
        let before = &document.tokens[at - 1];
        if before.class == Class::Word && before.end - before.start <= 2 && before.case == Case::Upper && document.word(at - 1).chars().count() == 1 {
            // An initial, unless it is the whole word `I` or the last letter of a grade before a new sentence.
            return self.begins_sentence(document, lexicon, first).then_some(end);
        }
        match self.abbreviations.get(&before.hash) {
            Some(Point::Title) => None,
            Some(Point::Number) if document.tokens[first].class == Class::Number => None,
            Some(Point::Maybe) => self.begins_sentence(document, lexicon, first).then_some(end),
            _ => Some(end),
        }
    }

    /// Could this capitalised token be the first of a sentence rather than part of a name: is it a function word?
    fn begins_sentence(&self, document: &Document, lexicon: &Lexicon, token: usize) -> bool {
        let folded = document.folded(token);
        self.functions.iter().any(|&list| lexicon.keyed(list, folded).next().is_some())
    }
}

fn closes(mark: &str) -> bool {
    matches!(mark, "\"" | "”" | "’" | "’’" | "'" | "''" | "»" | ")" | "]" | "›")
}

fn opens(mark: &str) -> bool {
    matches!(mark, "\"" | "“" | "‘" | "'" | "``" | "«" | "„")
}
