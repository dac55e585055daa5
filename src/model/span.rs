//! Places in a text.

use std::ops::Range;

/// A half-open range of byte offsets into [`Document::text`](super::Document), the repaired view.
/// Never shown to users: they get a [`Place`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// `[start, end)`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Span { start: start as u32, end: end as u32 }
    }

    /// For slicing: `&text[span.range()]`.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Do the two share at least one byte?
    #[must_use]
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Does `other` lie wholly inside?
    #[must_use]
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// A half-open range of token indices into [`Document::tokens`](super::Document).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenRange {
    /// First token.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
}

impl TokenRange {
    /// `[start, end)`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        TokenRange { start: start as u32, end: end as u32 }
    }

    /// For iterating and slicing.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// How many tokens.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// No token at all?
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Is `token` one of them?
    #[must_use]
    pub fn holds(self, token: usize) -> bool {
        (self.start as usize..self.end as usize).contains(&token)
    }

    /// Do the two share a token?
    #[must_use]
    pub fn overlaps(self, other: TokenRange) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// The record field in which an offset counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// A title that is a field of its own.
    Title,
    /// The article's text.
    Text,
}

/// Where something stands **in the article as it was given**: Unicode code points, half-open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Which field.
    pub field: Field,
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
}
