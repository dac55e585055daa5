//! An article made ready: repaired text with an alignment to the original, tokens, sentences, paragraphs, zones.

use super::{Article, Field, Place, PublishedBasis, Span, TokenRange};
use crate::words::Class;
use jiff::civil::Date;

/// An article made ready for the matchers. Owns the repaired view; everything found later is a span that points into it.
#[derive(Debug)]
pub struct Document<'a> {
    /// The article as it was read.
    pub article: &'a Article,
    /// The view all rooms read: a title field of its own first, then the text; mojibake, odd spaces and broken marks mended.
    pub text: String,
    /// How positions in `text` lie in the original.
    pub alignment: Alignment,
    /// The tokens of `text`, in order.
    pub tokens: Vec<Token>,
    /// The folded tokens with one space before, between and after: ` the mayor of sao paulo said . `
    pub folded: String,
    /// Sentences in order; they never cross a paragraph.
    pub sentences: Vec<Sentence>,
    /// Paragraphs in order; together they hold every token.
    pub paragraphs: Vec<Paragraph>,
    /// The day of publication, if known.
    pub published: Option<Date>,
    /// How it is known.
    pub published_basis: Option<PublishedBasis>,
    /// The place of the dateline, as written.
    pub dateline_place: Option<Span>,
    /// The agency of the dateline, as written.
    pub dateline_agency: Option<Span>,
    /// The dateline from its place to its agency and day.
    pub dateline: Option<Span>,
    /// Credit lines inside paragraphs (`(Reporting by …; Editing by …)`), by start, apart.
    pub credits: Vec<Span>,
    /// The title line inside the text, if there is no title field of its own.
    pub title: Option<Span>,
    /// The author's name, where the text carries a byline.
    pub byline: Option<Span>,
    /// Who wrote it, by the record or the text: people, else a newsroom.
    pub authors: Vec<String>,
    /// The same on one line, as written where that holds nothing else.
    pub author_line: String,
    /// Stock codes (`GE.N`), by start: no names, and evidence that what they follow is a company.
    pub codes: Vec<TokenRange>,
    /// ISO 639-1 code; empty = not recognised.
    pub language: String,
    /// Is it in a language for which there are no dictionaries?
    pub is_foreign: bool,
}

/// One token of the view.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// First byte in [`Document::text`].
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// First byte in [`Document::folded`].
    pub folded_start: u32,
    /// One past the last byte there.
    pub folded_end: u32,
    /// [`words::hash`](crate::words::hash) of the folded form.
    pub hash: u64,
    /// Letters, digits or a mark.
    pub class: Class,
    /// How its letters are cased.
    pub case: Case,
    /// Does white space stand before it?
    pub spaced: bool,
    /// Index of its sentence.
    pub sentence: u32,
    /// Index of its paragraph.
    pub paragraph: u32,
}

impl Token {
    /// Where it stands in the view.
    #[must_use]
    pub fn span(&self) -> Span {
        Span { start: self.start, end: self.end }
    }

    /// Does it begin with a capital letter?
    #[must_use]
    pub fn is_capitalised(&self) -> bool {
        matches!(self.case, Case::Initial | Case::Upper | Case::Mixed)
    }

    /// Is it a word (not a number or mark)?
    #[must_use]
    pub fn is_word(&self) -> bool {
        self.class == Class::Word
    }
}

/// How the letters of a token are cased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Case {
    /// No letters with case.
    None,
    /// `mayor`, also `iPhone`: begins lower.
    Lower,
    /// `Mayor`: capital, then lower.
    Initial,
    /// `NATO`, `A`: all capitals.
    Upper,
    /// `McDonald`, `YouTube`: begins with a capital, mixed after.
    Mixed,
}

/// A sentence: the tokens it holds.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: TokenRange,
}

/// A paragraph: the tokens it holds, and what part of the article it is.
#[derive(Clone, Copy, Debug)]
pub struct Paragraph {
    /// Its tokens.
    pub tokens: TokenRange,
    /// What part of the article.
    pub zone: Zone,
    /// Written in title case or all capitals, without a full stop: a headline or heading.
    pub heading: bool,
}

/// Parts of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Zone {
    /// A title that is a field of its own; its offsets count there.
    TitleField,
    /// The title line inside the text.
    Title,
    /// Who wrote it.
    Byline,
    /// Where and when it was written.
    Dateline,
    /// The story.
    Body,
    /// A pointer to another story.
    Link,
    /// Subscription notes, credits, widgets.
    Boilerplate,
}

impl Zone {
    /// As in the tables.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Zone::TitleField => "title_field",
            Zone::Title => "title",
            Zone::Byline => "byline",
            Zone::Dateline => "dateline",
            Zone::Body => "body",
            Zone::Link => "link",
            Zone::Boilerplate => "boilerplate",
        }
    }
}

impl Document<'_> {
    /// The view's words at a span.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// The view's words of one token.
    #[must_use]
    pub fn word(&self, token: usize) -> &str {
        self.slice(self.tokens[token].span())
    }

    /// The folded form of one token.
    #[must_use]
    pub fn folded(&self, token: usize) -> &str {
        let t = &self.tokens[token];
        &self.folded[t.folded_start as usize..t.folded_end as usize]
    }

    /// The folded forms of a stretch of tokens, one space between.
    #[must_use]
    pub fn folded_range(&self, tokens: TokenRange) -> &str {
        if tokens.is_empty() {
            return "";
        }
        let first = &self.tokens[tokens.start as usize];
        let last = &self.tokens[tokens.end as usize - 1];
        &self.folded[first.folded_start as usize..last.folded_end as usize]
    }

    /// From the first byte of the first token to the last byte of the last.
    #[must_use]
    pub fn span_of(&self, tokens: TokenRange) -> Span {
        debug_assert!(!tokens.is_empty());
        Span { start: self.tokens[tokens.start as usize].start, end: self.tokens[tokens.end as usize - 1].end }
    }

    /// The tokens that share a byte with `span`.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> TokenRange {
        let start = self.tokens.partition_point(|t| t.end <= span.start);
        let end = start + self.tokens[start..].partition_point(|t| t.start < span.end);
        TokenRange::new(start, end)
    }

    /// What part of the article a span stands in (by its first token).
    #[must_use]
    pub fn zone(&self, span: Span) -> Zone {
        let inside = |stretch: &Span| stretch.start <= span.start && span.start < stretch.end;
        if self.credits.iter().any(inside) {
            return Zone::Byline;
        }
        if self.dateline.as_ref().is_some_and(inside) {
            return Zone::Dateline;
        }
        let token = self.tokens.partition_point(|t| t.end <= span.start).min(self.tokens.len().saturating_sub(1));
        self.tokens.get(token).map_or(Zone::Body, |t| self.paragraphs[t.paragraph as usize].zone)
    }

    /// The sentence a token belongs to.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> TokenRange {
        self.sentences[self.tokens[token].sentence as usize].tokens
    }

    /// The paragraph a token belongs to.
    #[must_use]
    pub fn paragraph_of(&self, token: usize) -> &Paragraph {
        &self.paragraphs[self.tokens[token].paragraph as usize]
    }

    /// Where a span of the view stands in the article as it was given, in code points.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        self.alignment.place(span)
    }

    /// The words as they were given at a place: what a user sees when slicing the original.
    #[must_use]
    pub fn original(&self, place: Place) -> String {
        let field = match place.field {
            Field::Title => &self.article.title,
            Field::Text => &self.article.text,
        };
        field.chars().skip(place.start as usize).take((place.end - place.start) as usize).collect()
    }
}

/// How positions of the view lie in the original fields. Built by [`text`](crate::text).
#[derive(Clone, Debug, Default)]
pub struct Alignment {
    /// Bytes of the view that belong to the title field (with the break after it); 0 = no title field.
    pub title_bytes: u32,
    /// Ascending by `view`; a run lasts until the next one begins.
    pub runs: Vec<Run>,
}

/// A stretch of the view and the code points of the original it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// First byte in the view.
    pub view: u32,
    /// First code point in the original field.
    pub original: u32,
    /// How many code points it stands for. If that is also its length in bytes, they lie one to one.
    pub length: u32,
}

impl Alignment {
    /// The original code points behind a span of the view.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        let field = if span.start < self.title_bytes { Field::Title } else { Field::Text };
        let start = self.start(span.start);
        let end = self.end(span.end.max(span.start + 1));
        Place { field, start, end: end.max(start) }
    }

    fn start(&self, byte: u32) -> u32 {
        let i = self.runs.partition_point(|r| r.view <= byte);
        let Some(run) = i.checked_sub(1).map(|i| self.runs[i]) else {
            return 0;
        };
        run.original + if self.one_to_one(i - 1) { (byte - run.view).min(run.length) } else { 0 }
    }

    fn end(&self, byte: u32) -> u32 {
        let i = self.runs.partition_point(|r| r.view < byte);
        let Some(run) = i.checked_sub(1).map(|i| self.runs[i]) else {
            return 0;
        };
        run.original + if self.one_to_one(i - 1) { (byte - run.view).min(run.length) } else { run.length }
    }

    fn one_to_one(&self, i: usize) -> bool {
        let run = self.runs[i];
        self.runs.get(i + 1).is_none_or(|next| next.view - run.view == run.length)
    }
}
