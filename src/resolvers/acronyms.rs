//! Where a text itself says that two names are one: `Immigration and Customs Enforcement (ICE)`, `ICE (Immigration and …)`,
//! `Terrorism Confinement Center, known by the Spanish acronym CECOT`.
//!
//! In: the document and its mentions. Out: [`Definition`]s. The brackets suffice; initials need not agree, since CECOT is Spanish.

use super::knowledge::Knowledge;
use crate::model::{Case, Document, Mention, TokenRange};

/// A long name and the short one the text gives for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Definition {
    /// Index of the mention with the long name.
    pub long: u32,
    /// The token that is the acronym.
    pub token: u32,
    /// Index of the mention that is the acronym, where the names room took it for a name.
    pub short: Option<u32>,
    /// For the `reason`.
    pub how: &'static str,
}

/// All definitions of a document, by long name.
#[must_use]
pub fn definitions(document: &Document, mentions: &[Mention], knowledge: Knowledge) -> Vec<Definition> {
    let mut out = Vec::new();
    for (i, mention) in mentions.iter().enumerate() {
        let next = mentions.get(i + 1);
        let end = mention.tokens.end as usize;
        let long = mention.tokens.len() > 1;
        if long && let Some(token) = bracketed(document, end) {
            let short = next.filter(|n| n.tokens == TokenRange::new(token, token + 1)).map(|_| i as u32 + 1);
            out.push(Definition { long: i as u32, token: token as u32, short, how: "acronym in brackets" });
        } else if long && let Some(token) = announced(document, end, knowledge) {
            let short = mentions[i + 1..].iter().take(3).position(|n| n.tokens == TokenRange::new(token, token + 1));
            out.push(Definition { long: i as u32, token: token as u32, short: short.map(|s| (i + 1 + s) as u32), how: "acronym announced" });
        } else if mention.tokens.len() == 1
            && is_acronym(document, end - 1)
            && let Some(next) = next.filter(|n| n.tokens.len() > 1 && is_bracketed(document, n.tokens, end))
            && initials_agree(document, end - 1, next.tokens)
        {
            out.push(Definition { long: i as u32 + 1, token: end as u32 - 1, short: Some(i as u32), how: "long form in brackets" });
        }
    }
    out
}

/// `( ACRONYM )` from a token on.
fn bracketed(document: &Document, at: usize) -> Option<usize> {
    let tokens = &document.tokens;
    let close = tokens.get(at + 2)?;
    let opens = document.folded(at) == "(" && document.folded(at + 2) == ")" && close.paragraph == tokens[at].paragraph;
    (opens && is_acronym(document, at + 1)).then_some(at + 1)
}

/// Do these tokens stand in brackets that open at `at`?
fn is_bracketed(document: &Document, tokens: TokenRange, at: usize) -> bool {
    let start = tokens.start as usize;
    (start == at + 1 || start == at + 2)
        && document.folded(at) == "("
        && (tokens.end as usize) < document.tokens.len()
        && document.folded(tokens.end as usize) == ")"
}

/// `, known by the Spanish acronym CECOT` from a token on.
fn announced(document: &Document, at: usize, knowledge: Knowledge) -> Option<usize> {
    let sentence = document.tokens.get(at)?.sentence;
    let near = |t: &usize| document.tokens.get(*t).is_some_and(|x| x.sentence == sentence);
    let cue = (at..at + 8).take_while(near).find(|&t| knowledge.lists.acronym_cues.iter().any(|c| c == document.folded(t)))?;
    (cue + 1..cue + 4).take_while(near).find(|&t| is_acronym(document, t))
}

fn is_acronym(document: &Document, token: usize) -> bool {
    let t = &document.tokens[token];
    let letters = document.word(token).chars().filter(|c| c.is_alphabetic());
    t.is_word()
        && matches!(t.case, Case::Upper | Case::Mixed)
        && (2..=10).contains(&letters.clone().count())
        && letters.filter(|c| c.is_uppercase()).count() >= 2
}

/// Do the first letters of both agree, so that a long name in brackets is no aside?
fn initials_agree(document: &Document, acronym: usize, long: TokenRange) -> bool {
    document.folded(acronym).chars().next() == document.folded(long.start as usize).chars().next()
}
