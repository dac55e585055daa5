//! What the matchers found: which dictionary row stands where, its meaning still open.

use super::TokenRange;

/// A row of a dictionary list; [`Lexicon::row`](crate::dictionaries::Lexicon::row) tells its columns, list and line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId(pub u32);

/// A dictionary entry found in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// The tokens it covers.
    pub tokens: TokenRange,
    /// The row whose name (or alias) stands there.
    pub row: RowId,
    /// The list of that row (an index; see [`Lexicon::list`](crate::dictionaries::Lexicon::list)).
    pub list: u16,
}

/// All matches of a document, ordered by first token, then longest first, then row.
#[derive(Debug, Default)]
pub struct Matches {
    /// The matches.
    pub all: Vec<Match>,
    /// For each token, where its matches begin in `all`; one more at the end.
    pub first: Vec<u32>,
}

impl Matches {
    /// Orders `all` and indexes it for a document of `tokens` tokens.
    #[must_use]
    pub fn new(mut all: Vec<Match>, tokens: usize) -> Self {
        all.sort_unstable_by_key(|m| (m.tokens.start, std::cmp::Reverse(m.tokens.end), m.row));
        all.dedup();
        let mut first = Vec::with_capacity(tokens + 1);
        let mut at = 0;
        for token in 0..=tokens {
            while at < all.len() && (all[at].tokens.start as usize) < token {
                at += 1;
            }
            first.push(at as u32);
        }
        Matches { all, first }
    }

    /// The matches that begin at a token, longest first.
    #[must_use]
    pub fn starting_at(&self, token: usize) -> &[Match] {
        match (self.first.get(token), self.first.get(token + 1)) {
            (Some(&a), Some(&b)) => &self.all[a as usize..b as usize],
            _ => &[],
        }
    }

    /// The matches of one list that begin at a token, longest first.
    pub fn of(&self, token: usize, list: u16) -> impl Iterator<Item = &Match> {
        self.starting_at(token).iter().filter(move |m| m.list == list)
    }

    /// The matches that cover exactly these tokens.
    pub fn exactly(&self, tokens: TokenRange) -> impl Iterator<Item = &Match> {
        self.starting_at(tokens.start as usize).iter().filter(move |m| m.tokens == tokens)
    }
}
