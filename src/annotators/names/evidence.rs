//! Evidence: the facts about a stretch of words that speak for or against its being a name.
//!
//! In: a document, its matches, what was learned about its words ([`Facts`]). Out: pieces, each a template (`first word`,
//! `in list`, `before`) with the words or marks that fill it. A piece has a name a person can read, `before=mayor`, and a key, the
//! hash of that name, by which the weights know it. Absent: weights, and any decision.

use super::decode::LONGEST;
use super::facts::Facts;
use crate::model::{Case, Document, TokenRange};
use crate::words::{self, Class};

/// One filler of a template: a word, a list, a shape.
#[derive(Clone, Copy, Debug)]
pub struct Atom<'a> {
    /// [`words::hash`] of `text`.
    pub hash: u64,
    /// What it is, in words; holds no space.
    pub text: &'a str,
}

impl<'a> Atom<'a> {
    /// An atom of a text.
    #[must_use]
    pub const fn new(text: &'a str) -> Atom<'a> {
        Atom { hash: words::hash(text.as_bytes()), text }
    }
}

/// A kind of evidence: `before`, `first word`.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    /// As a person reads it.
    pub name: &'static str,
    /// [`words::hash`] of the name.
    pub hash: u64,
    /// Does it quote words of the text? Then it is dropped now and then while fitting, so that the rest learns to stand alone.
    pub lexical: bool,
}

const fn about(name: &'static str) -> Template {
    Template { name, hash: words::hash(name.as_bytes()), lexical: false }
}

const fn quoting(name: &'static str) -> Template {
    Template { name, hash: words::hash(name.as_bytes()), lexical: true }
}

pub use crate::dictionaries::weights::key;

/// Who takes the pieces: a sum of weights, a trainer, a reason in words.
pub trait Sink<'a> {
    /// One piece.
    fn piece(&mut self, template: &'static Template, atoms: &[Atom<'a>]);
}

macro_rules! templates {
    ($($kind:ident $constant:ident $name:literal;)*) => { $(static $constant: Template = $kind($name);)* };
}

templates! {
    quoting FIRST_WORD "first word";
    quoting BEFORE "before";
    quoting SECOND_BEFORE "second word before";
    quoting TWO_BEFORE "two words before";
    quoting BEFORE_AND_FIRST "before and first word";
    about BEFORE_AND_SHAPE "before and first shape";
    about FIRST_SHAPE "first shape";
    about OPENING "opening";
    about AFTER_LIST "after list";
    about AFTER_CLASS "after list class";
    about FIRST_USUAL "first word usually";
    about FIRST_IN_LIST "first word in list";
    about BEGINS_LIST "begins with list";
    quoting LAST_WORD "last word";
    quoting AFTER "after";
    quoting SECOND_AFTER "second word after";
    quoting TWO_AFTER "two words after";
    about AFTER_AND_SHAPE "after and last shape";
    about LAST_SHAPE "last shape";
    about LAST_ENDING "last word ends in";
    about BEFORE_LIST "before list";
    about BEFORE_CLASS "before list class";
    about APPOSED "behind a comma";
    about APPOSED_CLASS "behind a comma class";
    about LAST_IN_LIST "last word in list";
    about LAST_USUAL "last word usually";
    about ENDS_LIST "ends with list";
    quoting WORD "word";
    about ENDING "word ends in";
    about BEGINNING "word begins with";
    about SHAPE "shape";
    about IN_LIST "word in list";
    about IN_CLASS "word in list class";
    about IN_SIZE "word in list size";
    about USUAL "word usually";
    about HERE "in this article";
    about USUAL_HERE "usually and in this article";
    quoting TWO_WORDS "two words";
    quoting INNER "inner word";
    about LENGTH "length";
    about SHAPES "shapes";
    quoting WHOLE "whole";
    about WHOLE_LIST "whole in list";
    about WHOLE_CLASS "whole in list class";
    about WHOLE_SIZE "whole in list size";
    about LONGER "only part of list";
    about PATTERN "list pattern";
    about BRACKETS "in brackets";
    about ACRONYM "acronym of words before";
    about SPELLED "spelled out before acronym";
    about HERE_WHOLE "whole in this article";
    quoting ENDS "first and last word";
    quoting AROUND "before and after";
    about ALONE "line by itself";
    about ALONE_LIST "line by itself ends with list";
}

const NONE: Atom<'static> = Atom::new("-");
const START: Atom<'static> = Atom::new("^");
const END: Atom<'static> = Atom::new("$");

/// What is known about one article, ready to be asked about any stretch of it.
pub struct Evidence<'a> {
    /// The article.
    pub document: &'a Document<'a>,
    /// Its words' facts.
    pub facts: Facts<'a>,
}

impl<'a> Evidence<'a> {
    /// The word at a token, or the edge of its paragraph as seen from `from`.
    fn word(&self, from: usize, step: isize) -> Atom<'a> {
        let paragraph = self.document.paragraph_of(from).tokens;
        match from.checked_add_signed(step) {
            Some(at) if paragraph.holds(at) => self.here(at),
            _ => {
                if step < 0 {
                    START
                } else {
                    END
                }
            }
        }
    }

    fn here(&self, at: usize) -> Atom<'a> {
        Atom { hash: self.document.tokens[at].hash, text: self.document.folded(at) }
    }

    /// Evidence that a name begins at a token.
    pub fn first(&self, at: usize, sink: &mut impl Sink<'a>) {
        let facts = &self.facts;
        let (word, before, second) = (self.here(at), self.word(at, -1), self.word(at, -2));
        let shape = self.shape(at);
        let opening = facts.opening(at);
        sink.piece(&FIRST_WORD, &[word]);
        sink.piece(&BEFORE, &[before]);
        sink.piece(&SECOND_BEFORE, &[second]);
        sink.piece(&TWO_BEFORE, &[second, before]);
        sink.piece(&BEFORE_AND_FIRST, &[before, word]);
        sink.piece(&BEFORE_AND_SHAPE, &[before, shape]);
        sink.piece(&FIRST_SHAPE, &[shape, opening]);
        sink.piece(&OPENING, &[opening]);
        sink.piece(&FIRST_USUAL, &[facts.usual(at), opening]);
        for found in facts.ending_at(at) {
            sink.piece(&AFTER_LIST, &[facts.subject(found)]);
            if let Some(class) = facts.class(found) {
                sink.piece(&AFTER_CLASS, &[facts.folder(found), class]);
            }
        }
        for found in facts.starting_at(at) {
            if found.tokens.len() == 1 {
                sink.piece(&FIRST_IN_LIST, &[facts.subject(found)]);
            } else {
                sink.piece(&BEGINS_LIST, &[facts.subject(found), length(found.tokens.len())]);
            }
        }
    }

    /// Evidence that a name ends with a token.
    pub fn last(&self, at: usize, sink: &mut impl Sink<'a>) {
        let facts = &self.facts;
        let (word, after, second) = (self.here(at), self.word(at, 1), self.word(at, 2));
        let shape = self.shape(at);
        sink.piece(&LAST_WORD, &[word]);
        sink.piece(&AFTER, &[after]);
        sink.piece(&SECOND_AFTER, &[second]);
        sink.piece(&TWO_AFTER, &[after, second]);
        sink.piece(&AFTER_AND_SHAPE, &[after, shape]);
        sink.piece(&LAST_SHAPE, &[shape]);
        sink.piece(&LAST_USUAL, &[facts.usual(at)]);
        sink.piece(&LAST_ENDING, &[ending(word.text, 3)]);
        for found in facts.starting_at(at + 1) {
            sink.piece(&BEFORE_LIST, &[facts.subject(found)]);
            if let Some(class) = facts.class(found) {
                sink.piece(&BEFORE_CLASS, &[facts.folder(found), class]);
            }
        }
        self.apposed(at, sink);
        for found in facts.ending_at(at + 1) {
            if found.tokens.len() == 1 {
                sink.piece(&LAST_IN_LIST, &[facts.subject(found)]);
            } else {
                sink.piece(&ENDS_LIST, &[facts.subject(found), length(found.tokens.len())]);
            }
        }
    }

    /// What a comma and perhaps an article behind a token lead to: `, the mayor`, `, a nurse`, `, Texas`.
    fn apposed(&self, at: usize, sink: &mut impl Sink<'a>) {
        const ARTICLE: u32 = 3;
        let comma = self.document.tokens.get(at + 1).is_some_and(|t| t.class == Class::Mark && self.document.word(at + 1) == ",");
        let Some(next) = self.document.tokens.get(at + 2).filter(|_| comma) else { return };
        let behind = if next.case == Case::Lower && next.end - next.start <= ARTICLE { at + 3 } else { at + 2 };
        for found in self.facts.starting_at(behind) {
            sink.piece(&APPOSED, &[self.facts.subject(found)]);
            if let Some(class) = self.facts.class(found) {
                sink.piece(&APPOSED_CLASS, &[self.facts.folder(found), class]);
            }
        }
    }

    /// Evidence that a token belongs to a name.
    pub fn token(&self, at: usize, sink: &mut impl Sink<'a>) {
        let facts = &self.facts;
        let word = self.here(at);
        sink.piece(&WORD, &[word]);
        sink.piece(&SHAPE, &[self.shape(at)]);
        if self.document.tokens[at].class == Class::Word {
            sink.piece(&ENDING, &[ending(word.text, 3)]);
            sink.piece(&ENDING, &[ending(word.text, 4)]);
            sink.piece(&BEGINNING, &[beginning(word.text, 4)]);
        }
        let (usual, seen) = (facts.usual(at), facts.seen(at));
        sink.piece(&USUAL, &[usual]);
        sink.piece(&HERE, &[seen]);
        sink.piece(&USUAL_HERE, &[usual, seen, facts.opening(at)]);
        for found in facts.starting_at(at).iter().filter(|f| f.tokens.len() == 1) {
            sink.piece(&IN_LIST, &[facts.subject(found)]);
            if let Some(class) = facts.class(found) {
                sink.piece(&IN_CLASS, &[facts.folder(found), class]);
            }
            if let Some(size) = facts.size(found) {
                sink.piece(&IN_SIZE, &[facts.subject(found), size]);
            }
        }
    }

    /// Evidence that a token and the one before it belong to one name.
    pub fn pair(&self, at: usize, sink: &mut impl Sink<'a>) {
        sink.piece(&TWO_WORDS, &[self.here(at - 1), self.here(at)]);
    }

    /// Evidence that a token stands inside a name, neither first nor last.
    pub fn inner(&self, at: usize, sink: &mut impl Sink<'a>) {
        sink.piece(&INNER, &[self.here(at)]);
    }

    /// Evidence that these tokens are, together, a name.
    pub fn whole(&self, tokens: TokenRange, sink: &mut impl Sink<'a>) {
        let facts = &self.facts;
        let (start, end) = (tokens.start as usize, tokens.end as usize);
        sink.piece(&LENGTH, &[length(tokens.len())]);
        self.shapes(tokens, sink);
        if tokens.len() > 1 {
            let mut words = [NONE; LONGEST];
            for (word, at) in words.iter_mut().zip(tokens.range()) {
                *word = self.here(at);
            }
            sink.piece(&WHOLE, &words[..tokens.len().min(LONGEST)]);
            sink.piece(&HERE_WHOLE, &[facts.whole_seen(tokens), length(tokens.len())]);
            sink.piece(&ENDS, &[self.here(start), self.here(end - 1)]);
        }
        sink.piece(&AROUND, &[self.word(start, -1), self.word(end - 1, 1)]);
        let mut listed = false;
        for found in facts.starting_at(start) {
            if found.tokens == tokens {
                listed = true;
                sink.piece(&WHOLE_LIST, &[facts.subject(found), length(tokens.len())]);
                if let Some(class) = facts.class(found) {
                    sink.piece(&WHOLE_CLASS, &[facts.folder(found), class]);
                }
                if let Some(size) = facts.size(found) {
                    sink.piece(&WHOLE_SIZE, &[facts.folder(found), size]);
                }
            } else if found.tokens.end > tokens.end {
                sink.piece(&LONGER, &[facts.subject(found)]);
            }
        }
        if !listed {
            sink.piece(&WHOLE_LIST, &[NONE, length(tokens.len())]);
        }
        for found in facts.ending_at(end).iter().filter(|f| f.tokens.start < tokens.start) {
            sink.piece(&LONGER, &[facts.subject(found)]);
        }
        if self.document.paragraph_of(start).tokens == tokens {
            sink.piece(&ALONE, &[length(tokens.len())]);
            for found in facts.ending_at(end).iter().filter(|f| f.tokens.start > tokens.start) {
                sink.piece(&ALONE_LIST, &[facts.subject(found)]);
            }
        }
        self.pattern(tokens, sink);
        self.brackets(tokens, sink);
    }

    fn shapes(&self, tokens: TokenRange, sink: &mut impl Sink<'a>) {
        let mut atoms = [NONE; 6];
        let mut count = 0;
        for at in tokens.range() {
            if count == atoms.len() {
                break;
            }
            let token = &self.document.tokens[at];
            atoms[count] = if token.case == Case::Lower || token.class == Class::Mark { self.here(at) } else { self.shape(at) };
            count += 1;
        }
        sink.piece(&SHAPES, &atoms[..count]);
    }

    fn pattern(&self, tokens: TokenRange, sink: &mut impl Sink<'a>) {
        let mut atoms = [NONE; 5];
        for (i, at) in tokens.range().enumerate().take(atoms.len()) {
            atoms[i] = self.facts.role(at);
        }
        sink.piece(&PATTERN, &atoms[..tokens.len().min(atoms.len())]);
    }

    fn brackets(&self, tokens: TokenRange, sink: &mut impl Sink<'a>) {
        let (start, end) = (tokens.start as usize, tokens.end as usize);
        let (before, after) = (self.word(start, -1).text, self.word(end - 1, 1).text);
        if before == "(" && after == ")" {
            sink.piece(&BRACKETS, &[length(tokens.len())]);
            if tokens.len() == 1 && start >= 2 && self.facts.initials_before(start - 1, start).is_some() {
                sink.piece(&ACRONYM, &[]);
            }
        }
        if after == "(" && end + 1 < self.document.tokens.len() && self.facts.initials_before(end, end + 1) == Some(start) {
            sink.piece(&SPELLED, &[]);
        }
    }

    fn shape(&self, at: usize) -> Atom<'a> {
        self.facts.shape(at).unwrap_or_else(|| self.here(at))
    }
}

/// A length in words.
fn length(tokens: usize) -> Atom<'static> {
    const NAMES: [Atom<'static>; 8] =
        [Atom::new("0"), Atom::new("1"), Atom::new("2"), Atom::new("3"), Atom::new("4"), Atom::new("5"), Atom::new("6"), Atom::new("7+")];
    NAMES[tokens.min(7)]
}

/// The last letters of a word.
fn ending(word: &str, letters: usize) -> Atom<'_> {
    let from = word.char_indices().rev().nth(letters - 1).map_or(0, |(i, _)| i);
    Atom::new(&word[from..])
}

/// The first letters of a word.
fn beginning(word: &str, letters: usize) -> Atom<'_> {
    let to = word.char_indices().nth(letters).map_or(word.len(), |(i, _)| i);
    Atom::new(&word[..to])
}
