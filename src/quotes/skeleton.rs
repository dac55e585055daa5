//! A stretch of text as a row of items: outside words and marks one by one, each quotation as one item. Clauses are read on this row,
//! so that a full stop inside a quotation ends nothing outside it.
//!
//! In: tokens, stretches of one depth. Out: [`Skeleton`]: items, and the sentences they form.

use super::grammar::{self, Grammar};
use super::marks::Stretch;
use crate::annotators::RawTime;
use crate::dictionaries::Lexicon;
use crate::model::{Case, Document, Mention, Span, TokenRange};
use crate::words::Class;
use std::cell::Cell;
use std::ops::Range;

/// What an item is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// A word or number.
    Word,
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// `;`
    Semicolon,
    /// A dash with or without spaces; no hyphen.
    Dash,
    /// A hyphen inside a word.
    Hyphen,
    /// `.`, `?`, `!`
    Stop,
    /// `(` or `[`
    Open,
    /// `)` or `]`
    Close,
    /// Any other mark.
    Other,
    /// A quotation with its marks.
    Quote,
}

/// One item.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// Its tokens.
    pub tokens: TokenRange,
    /// What it is.
    pub shape: Shape,
    /// Its grammar classes; 0 for quotations.
    pub bits: u64,
    /// Begins with a capital.
    pub capital: bool,
    /// Index of the stretch, for a quotation.
    pub quote: u32,
}

/// Items and the sentences they form.
pub struct Skeleton<'d> {
    document: &'d Document<'d>,
    lexicon: &'d Lexicon,
    grammar: &'d Grammar,
    /// The items.
    pub items: Vec<Item>,
    /// Where sentences begin and end in `items`.
    pub sentences: Vec<Range<usize>>,
    /// What the list of common words says of an item, once it was asked.
    tags: Vec<Cell<u8>>,
}

/// Not asked yet.
const UNASKED: u8 = 0;
/// A verb and no noun or adjective.
const VERB: u8 = 1;
/// An adjective and no noun.
const ADJECTIVE: u8 = 2;
/// Anything else.
const OTHER: u8 = 3;
/// A verb that can be something else, too.
const MAYBE_VERB: u8 = 4;

impl Skeleton<'_> {
    /// What is part of a name is nothing else: not a month (`Theresa May`), a weekday, an auxiliary (`Will Young`), the ending of a
    /// possessive (`Macy's`), a comma (`Land, Water and Planning`) or a full stop (`Tom Reed Jr.`).
    pub fn keep_names(&mut self, mentions: &[Mention]) {
        let Some(first) = self.items.first().map(|item| item.tokens.start) else { return };
        let mut next = mentions.partition_point(|m| m.tokens.end <= first);
        for item in self.items.iter_mut().filter(|item| item.shape != Shape::Quote) {
            while mentions.get(next).is_some_and(|m| m.tokens.end <= item.tokens.start) {
                next += 1;
            }
            if mentions.get(next).is_some_and(|m| m.tokens.start <= item.tokens.start) {
                (item.bits, item.capital, item.shape) = (item.bits & (grammar::ROLE | grammar::COLLECTIVE | grammar::TITLE) | grammar::NAME, true, Shape::Word);
            }
        }
        // `Asked to wait, …`: the capital of a sentence's first word makes no name of a verb.
        for sentence in &self.sentences {
            let first = &mut self.items[sentence.start];
            let verb = first.bits & (grammar::CUE | grammar::PAST | grammar::GERUND) != 0;
            first.capital &= !verb || first.bits & (grammar::NAME | grammar::ROLE | grammar::COLLECTIVE | grammar::TITLE) != 0;
        }
    }

    /// Marks what tells when something was, so that it is not taken for who said it.
    pub fn keep_times(&mut self, times: &[RawTime]) {
        let Some(first) = self.items.first().map(|item| item.tokens.start) else { return };
        let mut next = times.partition_point(|t| t.tokens.end <= first);
        for item in self.items.iter_mut().filter(|item| item.shape == Shape::Word && item.bits & grammar::NAME == 0) {
            while times.get(next).is_some_and(|t| t.tokens.end <= item.tokens.start) {
                next += 1;
            }
            if times.get(next).is_some_and(|t| t.tokens.start <= item.tokens.start) {
                item.bits |= grammar::WHEN;
            }
        }
    }

    /// Has item `i` one of these classes?
    pub fn is(&self, i: usize, bits: u64) -> bool {
        self.items[i].bits & bits != 0
    }

    /// A lower-case word that the list of common words knows as an adjective and as no noun.
    pub fn adjective_only(&self, i: usize) -> bool {
        let item = &self.items[i];
        let other =
            item.shape != Shape::Word || item.capital || item.bits & (grammar::FUNCTION_WORD | grammar::ROLE | grammar::COLLECTIVE | grammar::NOUN) != 0;
        !other && self.tag(i) == ADJECTIVE
    }

    /// A lower-case word that the list of common words knows as a verb and as no noun.
    pub fn verb_only(&self, i: usize) -> bool {
        let item = &self.items[i];
        if item.shape != Shape::Word
            || item.capital
            || item.bits & (grammar::FUNCTION_WORD | grammar::ROLE | grammar::COLLECTIVE | grammar::SPEECH_NOUN | grammar::NOUN) != 0
        {
            return false;
        }
        self.tag(i) == VERB
    }

    /// A lower-case word that the list of common words knows as a verb, whatever else it can be.
    pub fn maybe_verb(&self, i: usize) -> bool {
        let item = &self.items[i];
        item.shape == Shape::Word && !item.capital && item.bits & grammar::FUNCTION_WORD == 0 && matches!(self.tag(i), VERB | MAYBE_VERB)
    }

    /// What the list of common words says of a word; each is looked up once.
    fn tag(&self, i: usize) -> u8 {
        if self.tags[i].get() == UNASKED {
            let folded = self.folded(i);
            let mut rows = self.grammar.common.iter().flat_map(|&list| self.lexicon.keyed(list, folded));
            let tags = rows.next().map_or("", |row| self.lexicon.row(row).column("tags"));
            let has = |tag: char| tags.contains(tag);
            self.tags[i].set(match (has('V'), has('J'), has('N')) {
                (true, false, false) => VERB,
                (_, true, false) => ADJECTIVE,
                (true, ..) => MAYBE_VERB,
                _ => OTHER,
            });
        }
        self.tags[i].get()
    }

    /// The folded form of item `i`.
    pub fn folded(&self, i: usize) -> &str {
        self.document.folded(self.items[i].tokens.start as usize)
    }

    /// The shape of item `i`.
    pub fn shape(&self, i: usize) -> Shape {
        self.items[i].shape
    }

    /// A capitalised word that could be part of a name.
    pub fn name_like(&self, i: usize) -> bool {
        let item = &self.items[i];
        item.shape == Shape::Word && item.capital && item.bits & (grammar::PRONOUN | grammar::DAY | grammar::MONTH | grammar::WHEN) == 0
    }

    /// Is a sentence written as a headline: nearly all its longer words capitalised?
    pub fn headline(&self, sentence: &Range<usize>) -> bool {
        let long = |i: &usize| self.shape(*i) == Shape::Word && self.folded(*i).len() > 3;
        let (mut words, mut capitals) = (0, 0);
        for i in sentence.clone().filter(long) {
            words += 1;
            capitals += usize::from(self.items[i].capital);
        }
        words >= 3 && capitals * 10 >= words * 8
    }

    /// The text span of a range of items.
    pub fn span(&self, document: &Document, range: Range<usize>) -> Span {
        document.span_of(self.tokens(range))
    }

    /// The tokens of a range of items.
    pub fn tokens(&self, range: Range<usize>) -> TokenRange {
        TokenRange { start: self.items[range.start].tokens.start, end: self.items[range.end - 1].tokens.end }
    }
}

/// The row of items of `tokens`, with the `stretches` of one depth (indices into `all`, ascending) as single items.
pub fn build<'d>(document: &'d Document, lexicon: &'d Lexicon, grammar: &'d Grammar, tokens: TokenRange, all: &[Stretch], stretches: &[u32]) -> Skeleton<'d> {
    let mut skeleton = Skeleton { document, lexicon, grammar, items: Vec::with_capacity(tokens.len()), sentences: Vec::new(), tags: Vec::new() };
    let mut next = 0;
    let mut at = tokens.start;
    while at < tokens.end {
        while next < stretches.len() && all[stretches[next] as usize].outer().end <= at {
            next += 1;
        }
        if let Some(&q) = stretches.get(next).filter(|&&q| all[q as usize].open == at) {
            let outer = all[q as usize].outer();
            skeleton.items.push(Item { tokens: outer, shape: Shape::Quote, bits: 0, capital: false, quote: q });
            at = outer.end;
            next += 1;
            continue;
        }
        if let Some(end) = aside(document, grammar, at, tokens.end).filter(|&end| stretches.get(next).is_none_or(|&q| all[q as usize].open >= end)) {
            at = end;
            continue;
        }
        skeleton.items.push(item(document, grammar, at));
        at += 1;
    }
    cut(document, all, &mut skeleton);
    skeleton.tags = vec![Cell::new(UNASKED); skeleton.items.len()];
    skeleton
}

/// `Reed & Co. ( REED.N ) ( REED.L ) said`: a short bracket behind a word, in the middle of a sentence and without a cue, is no part of
/// the clause. Where it ends, if one begins at `at`.
fn aside(document: &Document, grammar: &Grammar, at: u32, end: u32) -> Option<u32> {
    /// The longest, in tokens.
    const LONGEST: u32 = 14;
    let open = |t: u32| matches!(document.word(t as usize), "(" | "[");
    let close = |t: u32| matches!(document.word(t as usize), ")" | "]");
    let sentence = document.tokens[at as usize].sentence;
    let flows = |t: u32| document.tokens[t as usize].sentence == sentence;
    if !open(at) || at == 0 || !flows(at - 1) || !(document.tokens[at as usize - 1].is_word() || close(at - 1) || document.word(at as usize - 1) == ".") {
        return None;
    }
    let closing = (at + 1..end.min(at + LONGEST)).take_while(|&t| flows(t) && !open(t)).find(|&t| close(t))?;
    let cue = (at..closing).any(|t| grammar.classes(document.tokens[t as usize].hash) & grammar::CUE != 0);
    // What is reported may end with a bracket of its own.
    let goes_on = closing + 1 < end && flows(closing + 1) && (document.tokens[closing as usize + 1].is_word() || open(closing + 1));
    (goes_on && !cue).then_some(closing + 1)
}

fn item(document: &Document, grammar: &Grammar, at: u32) -> Item {
    let token = &document.tokens[at as usize];
    let shape = if token.class == Class::Mark { mark_shape(document, at) } else { Shape::Word };
    let mut bits = if shape == Shape::Word { grammar.classes(token.hash) } else { 0 };
    // `Asked by a reporter, …`
    let opens = bits & grammar::CUE != 0 && document.sentence_of(at as usize).start == at;
    if shape == Shape::Word && bits & grammar::NOUN == 0 && (token.case == Case::Lower || opens) {
        bits |= grammar.suffix(document.folded(at as usize));
    }
    Item { tokens: TokenRange { start: at, end: at + 1 }, shape, bits, capital: token.is_capitalised(), quote: u32::MAX }
}

fn mark_shape(document: &Document, at: u32) -> Shape {
    match document.word(at as usize) {
        "," => Shape::Comma,
        ":" => Shape::Colon,
        ";" => Shape::Semicolon,
        "—" | "–" | "--" | "---" | "―" => Shape::Dash,
        "-" | "‑" | "‐" => {
            let gap_before = document.tokens[at as usize].spaced;
            let gap_after = document.tokens.get(at as usize + 1).is_none_or(|t| t.spaced);
            if gap_before || gap_after { Shape::Dash } else { Shape::Hyphen }
        }
        "." | "?" | "!" | "…" | "..." | "...." => Shape::Stop,
        "(" | "[" => Shape::Open,
        ")" | "]" => Shape::Close,
        _ => Shape::Other,
    }
}

/// Finds the sentences of the row.
fn cut(document: &Document, all: &[Stretch], skeleton: &mut Skeleton) {
    let mut start = 0;
    let dateline = super::dateline(document).map(|dateline| dateline.end);
    let mut heading = heading_end(document, skeleton, 0);
    for i in 0..skeleton.items.len() {
        let last = i + 1 == skeleton.items.len();
        if last || heading == Some(i + 1) || dateline == Some(skeleton.items[i].tokens.end) || ends_sentence(document, all, skeleton, i) {
            skeleton.sentences.push(start..i + 1);
            start = i + 1;
            heading = heading_end(document, skeleton, start);
        }
    }
}

/// `SPENDING TO INCREASE Most companies said`: where a heading in capitals ends that runs into its text, if item `start` begins one.
fn heading_end(document: &Document, skeleton: &Skeleton, start: usize) -> Option<usize> {
    /// The fewest words, and of those, the fewest long ones.
    const FEWEST: usize = 3;
    const LONG: usize = 2;
    let items = &skeleton.items;
    let word = |i: usize| items[i].shape == Shape::Word;
    let token = |i: usize| &document.tokens[items[i].tokens.start as usize];
    let upper = |i: usize| token(i).case == Case::Upper;
    let sentence = token_sentence(document, items.get(start)?);
    let inside = |i: &usize| token(*i).sentence == sentence && (word(*i) && upper(*i) || matches!(items[*i].shape, Shape::Comma | Shape::Hyphen));
    let mut end = (start..items.len()).take_while(inside).last()? + 1;
    if end >= items.len() || !word(end) || token(end).sentence != sentence {
        return None;
    }
    // `… UPS is seeing`: before a small letter the last word belongs to the text.
    end -= usize::from(!items[end].capital);
    let long = |i: &usize| word(*i) && skeleton.folded(*i).chars().count() > 3;
    let words = (start..end).filter(|&i| word(i)).count();
    let named = (start..end).any(|i| items[i].bits & (grammar::TITLE | grammar::ROLE) != 0);
    (words >= FEWEST && (start..end).filter(long).count() >= LONG && !named).then_some(end)
}

fn token_sentence(document: &Document, item: &Item) -> u32 {
    document.tokens[item.tokens.start as usize].sentence
}

/// `said⏎Elif Demir⏎, a spokeswoman`: a line break in the middle of a sentence, as markup around names leaves it.
fn broken(document: &Document, here: &Item, next: &Item) -> bool {
    let gap = &document.text[document.tokens[here.tokens.end as usize - 1].end as usize..document.tokens[next.tokens.start as usize].start as usize];
    let open = here.shape == Shape::Comma
        || here.shape == Shape::Word && !here.capital && here.bits & (grammar::CUE | grammar::PREPOSITION | grammar::DETERMINER) != 0;
    let goes_on = next.shape == Shape::Comma;
    gap.matches('\n').count() == 1 && (goes_on || open && next.shape == Shape::Word)
}

/// Does a sentence end after item `i`?
fn ends_sentence(document: &Document, all: &[Stretch], skeleton: &Skeleton, i: usize) -> bool {
    let (here, next) = (&skeleton.items[i], &skeleton.items[i + 1]);
    let sentence = |t: u32| document.tokens[t as usize].sentence;
    let paragraph = |t: u32| document.tokens[t as usize].paragraph;
    if paragraph(here.tokens.end - 1) != paragraph(next.tokens.start) {
        return !broken(document, here, next);
    }
    if here.shape != Shape::Quote {
        return sentence(here.tokens.start) != sentence(next.tokens.start);
    }
    let stretch = &all[here.quote as usize];
    let last = document.word(stretch.content.end as usize - 1);
    let closed = last.ends_with(['.', '?', '!', '…']);
    if !closed || matches!(next.shape, Shape::Comma | Shape::Stop | Shape::Close | Shape::Semicolon | Shape::Dash) {
        return false;
    }
    let starts = next.capital || next.shape == Shape::Quote;
    // `“Why?” Smith asked.` is left to the attribution: it looks across.
    starts || stretch.close.is_none()
}
