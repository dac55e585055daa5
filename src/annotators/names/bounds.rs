//! What of a decided name is its surface form, as the tables promise: titles and articles stand outside, `City, State` are two places,
//! a party tag (`D-N.J.`) names the place behind the hyphen.
//!
//! In: a decided name. Out: one or more names. Absent: the decision itself.

use crate::dictionaries::Lexicon;
use crate::error::Result;
use crate::model::{Document, Kind, Match, Matches, TokenRange};
use crate::words;

/// The classes of titles that are ranks.
const RANKS: [&str; 2] = ["military", "police"];

/// The words and lists this needs.
pub(super) struct Bounds {
    articles: Vec<u64>,
    titles: Vec<u16>,
}

impl Bounds {
    /// Reads `articles` of language.toml, and finds the lists of titles.
    pub(super) fn new(lexicon: &Lexicon) -> Result<Bounds> {
        let articles = lexicon.language("articles")?.iter().map(|w| words::hash(w.as_bytes())).collect();
        Ok(Bounds { articles, titles: lexicon.about("people/titles").chain(lexicon.about("people/honorifics")).collect() })
    }

    /// The names in a decided name.
    pub(super) fn names(&self, document: &Document, matches: &Matches, tokens: TokenRange, kind: Kind, lexicon: &Lexicon) -> Vec<(TokenRange, Kind)> {
        let mut tokens = tokens;
        if tokens.len() > 1 && self.articles.contains(&document.tokens[tokens.start as usize].hash) {
            tokens.start += 1;
        }
        match kind {
            Kind::Person => tokens.start = self.after_titles(document, matches, tokens, lexicon),
            Kind::Place => return at_commas(document, tokens).into_iter().map(|t| (t, kind)).collect(),
            Kind::Organization if is_party_tag(document, tokens) => return vec![(TokenRange { start: tokens.start + 2, ..tokens }, Kind::Place)],
            Kind::Organization => {}
        }
        vec![(tokens, kind)]
    }

    /// Behind the abbreviated titles (`Sen.`, `Dr.`, `Lt Gen`) that a name begins with. A title written out may be part of a name
    /// (`Queen Latifah`).
    fn after_titles(&self, document: &Document, matches: &Matches, tokens: TokenRange, lexicon: &Lexicon) -> u32 {
        let mut start = tokens.start;
        while let Some(title) = matches.starting_at(start as usize).iter().find(|m| {
            let last = m.tokens.end as usize - 1;
            let abbreviated = || document.word(last).ends_with('.') || self.is_rank(document, m, lexicon);
            m.tokens.end < tokens.end && self.titles.contains(&m.list) && abbreviated()
        }) {
            start = title.tokens.end;
        }
        start
    }

    /// An alias, thus an abbreviation, of a rank.
    fn is_rank(&self, document: &Document, title: &Match, lexicon: &Lexicon) -> bool {
        let row = lexicon.row(title.row);
        RANKS.contains(&row.column("class")) && words::fold(row.name()) != document.folded_range(title.tokens)
    }
}

/// `Springfield, Illinois`: each side of a comma is a place of its own.
fn at_commas(document: &Document, tokens: TokenRange) -> Vec<TokenRange> {
    let mut out = Vec::new();
    let mut start = tokens.start as usize;
    for at in tokens.range() {
        if document.word(at) == "," && at > start && at + 1 < tokens.end as usize {
            out.push(TokenRange::new(start, at));
            start = at + 1;
        }
    }
    out.push(TokenRange::new(start, tokens.end as usize));
    out
}

/// `(D-N.J.)`: in brackets, one capital and a hyphen before the name.
fn is_party_tag(document: &Document, tokens: TokenRange) -> bool {
    let start = tokens.start as usize;
    let letter = document.word(start).chars().count() == 1 && document.tokens[start].is_capitalised();
    tokens.len() > 2 && letter && document.word(start + 1) == "-" && start > 0 && document.word(start - 1) == "("
}
