//! The best reading of a stretch: which of its words are names, and of what.
//!
//! A semi-Markov model (Sarawagi and Cohen, 2004): a stretch is read as words that are no name, each worth nothing, and names, each
//! worth the sum of its evidence. The best reading is found by Viterbi, the probability of each name by the forward-backward sums
//! over all readings. In: scores of candidates. Out: names apart from each other, and probabilities. Absent: where scores come from.

use crate::model::{Case, Document, TokenRange};
use crate::words::Class;

/// Kinds of names the model tells apart: person, organization, place, people (`Kenyans`), other (works, products, events).
pub const KINDS: usize = crate::dictionaries::weights::KINDS;

/// One weight or score for each kind.
pub type ByKind = [f32; KINDS];

/// No name has more tokens.
pub const LONGEST: usize = 14;

/// So many words in lower case may stand between two capitalised ones of one name.
const LONGEST_GAP: usize = 3;

/// A stretch that could be a name: tokens counted from the stretch's first, half-open, and what each kind scores.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// First token.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The score of each kind.
    pub scores: ByKind,
}

/// The stretches of a document in which names can stand: capitalised words, what hangs on to them by a hyphen (`Suk-yeol`), and the short
/// gaps between, one word more at each end.
#[must_use]
pub fn stretches(document: &Document) -> Vec<TokenRange> {
    let mut out: Vec<TokenRange> = Vec::new();
    for sentence in &document.sentences {
        let (from, to) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
        let mut open: Option<(usize, usize)> = None;
        for at in from..to {
            if !document.tokens[at].is_capitalised() {
                continue;
            }
            let end = hyphenated(document, at, to);
            open = match open {
                Some((start, last)) if at.saturating_sub(last) <= LONGEST_GAP + 1 => Some((start, end.max(last))),
                _ => {
                    close(open, from, to, &mut out);
                    Some((at, end))
                }
            };
        }
        close(open, from, to, &mut out);
    }
    out
}

/// The last token of what begins with the capitalised token `at`: `Suk-yeol`, `Al-Jazeera`.
fn hyphenated(document: &Document, at: usize, to: usize) -> usize {
    let glued = |t: usize| t < to && !document.tokens[t].spaced;
    let mut last = at;
    while glued(last + 1) && document.word(last + 1) == "-" && glued(last + 2) && document.tokens[last + 2].class == Class::Word {
        last += 2;
    }
    last
}

fn close(open: Option<(usize, usize)>, from: usize, to: usize, out: &mut Vec<TokenRange>) {
    if let Some((start, last)) = open {
        let left = out.last().map_or(from, |o| from.max(o.end as usize));
        out.push(TokenRange::new(start.saturating_sub(2).max(left), (last + 2).min(to)));
    }
}

/// The candidates of a stretch, by their end, then their start; tokens are those of the document.
pub fn candidates(document: &Document, stretch: TokenRange, mut each: impl FnMut(TokenRange)) {
    for end in stretch.start as usize + 1..=stretch.end as usize {
        if !may_end(document, end - 1) {
            continue;
        }
        let mut capital = false;
        for start in (stretch.start as usize..end).rev().take(LONGEST) {
            capital |= document.tokens[start].is_capitalised();
            if !may_continue(document, start) {
                break;
            }
            if capital && may_begin(document, start, stretch.end as usize) {
                each(TokenRange::new(start, end));
            }
        }
    }
}

fn may_continue(document: &Document, at: usize) -> bool {
    !matches!(document.word(at), ";" | "“" | "”" | "\"" | "(" | "[")
}

fn may_begin(document: &Document, at: usize, end: usize) -> bool {
    let token = &document.tokens[at];
    if token.is_capitalised() {
        return true;
    }
    let capitalised = |t: usize| t < end && document.tokens[t].is_capitalised();
    match token.class {
        Class::Mark => false,
        _ if document.word(at).starts_with(crate::words::is_apostrophe) => false,
        Class::Number => at + 1 < end,
        Class::Word => capitalised(at + 1) || (document.word((at + 1).min(end - 1)) == "-" && capitalised(at + 2)),
    }
}

fn may_end(document: &Document, at: usize) -> bool {
    let token = &document.tokens[at];
    match token.class {
        Class::Mark => matches!(document.word(at), "." | "!" | ")"),
        _ => token.case != Case::Lower || !document.word(at).starts_with(crate::words::is_apostrophe),
    }
}

/// The best reading: candidate and kind, from left to right.
#[must_use]
pub fn best(tokens: usize, candidates: &[Candidate]) -> Vec<(usize, usize)> {
    let mut score = vec![0.0_f32; tokens + 1];
    let mut from: Vec<Option<(usize, usize)>> = vec![None; tokens + 1];
    let mut next = 0;
    for end in 1..=tokens {
        score[end] = score[end - 1];
        while let Some(c) = candidates.get(next).filter(|c| c.end as usize == end) {
            for (kind, &worth) in c.scores.iter().enumerate() {
                let total = score[c.start as usize] + worth;
                if total > score[end] {
                    score[end] = total;
                    from[end] = Some((next, kind));
                }
            }
            next += 1;
        }
    }
    let mut out = Vec::new();
    let mut at = tokens;
    while at > 0 {
        match from[at] {
            Some((c, kind)) => {
                out.push((c, kind));
                at = candidates[c].start as usize;
            }
            None => at -= 1,
        }
    }
    out.reverse();
    out
}

/// `ln(e^a + e^b)` without overflow.
pub(super) fn add_logs(a: f32, b: f32) -> f32 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    if low == f32::NEG_INFINITY { high } else { high + (low - high).exp().ln_1p() }
}

/// The log of the sum over all readings, and the probability of each candidate and kind among them. `worth` gives a candidate's
/// scores (minus infinity = not allowed) and `plain` whether a token may be no name.
pub fn probabilities(tokens: usize, candidates: &[Candidate], plain: impl Fn(usize) -> bool, out: &mut Vec<ByKind>) -> f32 {
    let none = f32::NEG_INFINITY;
    let mut forward = vec![none; tokens + 1];
    forward[0] = 0.0;
    let mut next = 0;
    for end in 1..=tokens {
        let mut sum = if plain(end - 1) { forward[end - 1] } else { none };
        while let Some(c) = candidates.get(next).filter(|c| c.end as usize == end) {
            let before = forward[c.start as usize];
            if before > none {
                for &worth in c.scores.iter().filter(|&&w| w > none) {
                    sum = add_logs(sum, before + worth);
                }
            }
            next += 1;
        }
        forward[end] = sum;
    }
    let mut backward = vec![none; tokens + 1];
    backward[tokens] = 0.0;
    let total = forward[tokens];
    out.clear();
    out.resize(candidates.len(), [0.0; KINDS]);
    let mut left = candidates.len();
    for end in (1..=tokens).rev() {
        let after = backward[end];
        while left > 0 && candidates[left - 1].end as usize == end {
            left -= 1;
            let c = &candidates[left];
            let start = c.start as usize;
            for (kind, &worth) in c.scores.iter().enumerate() {
                if worth > none && after > none {
                    out[left][kind] = (forward[start] + worth + after - total).exp();
                    backward[start] = add_logs(backward[start], worth + after);
                }
            }
        }
        if plain(end - 1) {
            backward[end - 1] = add_logs(backward[end - 1], after);
        }
    }
    total
}
