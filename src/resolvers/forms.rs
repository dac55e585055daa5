//! The distinct ways things are written in one article: mentions of one kind with the same words are one form.
//!
//! In: mentions. Out: [`Form`]s by first mention. Everything after this compares forms, not mentions, so a name said forty times
//! costs as much as a name said once. Absent: whether two forms name one thing.

use crate::model::{Case, Document, Kind, Mention, Span};
use crate::words;
use std::borrow::Cow;
use std::collections::HashMap;

/// All mentions of one kind that are written with the same words, whatever their accents, case and points.
#[derive(Debug)]
pub struct Form<'d> {
    /// What the names room took them for.
    pub kind: Kind,
    /// The folded words; marks and possessive endings left out, the points of initials too (`u.s` → `us`, of people `j`, `r`).
    pub words: Vec<Cow<'d, str>>,
    /// Indices of the mentions, in order.
    pub mentions: Vec<u32>,
    /// The best-spelt of them: not all in capitals, with its accents.
    pub span: Span,
    /// Is it written in capitals only, as one word (`ICE`, `B.A.R.`)?
    pub capitals: bool,
}

impl Form<'_> {
    /// Where it is first named, as an index into the mentions.
    #[must_use]
    pub fn first(&self) -> u32 {
        self.mentions.first().copied().unwrap_or(u32::MAX)
    }
}

/// The forms of a document, by first mention.
#[must_use]
pub fn forms<'d>(document: &'d Document, mentions: &[Mention]) -> Vec<Form<'d>> {
    let mut out: Vec<Form> = Vec::new();
    let mut known: HashMap<(Kind, u64), u32, foldhash::fast::FixedState> = HashMap::default();
    for (i, mention) in mentions.iter().enumerate() {
        let words = folded_words(document, mention);
        let key = (mention.kind, words.iter().fold(0_u64, |h, w| h.rotate_left(9) ^ words::hash(w.as_bytes())));
        let at = *known.entry(key).or_insert_with(|| {
            let capitals = is_capitals(document, mention);
            out.push(Form { kind: mention.kind, words, mentions: Vec::new(), span: mention.span, capitals });
            out.len() as u32 - 1
        });
        let form = &mut out[at as usize];
        form.mentions.push(i as u32);
        if spelling(document.slice(mention.span)) > spelling(document.slice(form.span)) {
            form.span = mention.span;
        }
    }
    out
}

fn folded_words<'d>(document: &'d Document, mention: &Mention) -> Vec<Cow<'d, str>> {
    let mut out = Vec::with_capacity(mention.tokens.len());
    for token in mention.tokens.range() {
        let folded = document.folded(token);
        match document.tokens[token].class {
            words::Class::Mark => {
                if folded == "&" {
                    out.push(Cow::Borrowed(folded));
                }
            }
            _ if folded.starts_with('\'') => {}
            _ if mention.kind == Kind::Person => out.extend(folded.split('.').filter(|w| !w.is_empty()).map(Cow::Borrowed)),
            _ if folded.contains('.') => out.push(Cow::Owned(folded.replace('.', ""))),
            _ => out.push(Cow::Borrowed(folded)),
        }
    }
    out
}

fn is_capitals(document: &Document, mention: &Mention) -> bool {
    mention.tokens.len() == 1 && document.tokens[mention.tokens.start as usize].case == Case::Upper && document.slice(mention.span).len() >= 2
}

/// How well a surface shows the name: mixed case before capitals, then the number of accented letters.
fn spelling(surface: &str) -> (bool, usize) {
    (surface.chars().any(char::is_lowercase), surface.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).count())
}
