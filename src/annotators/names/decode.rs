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

/// What a token may be in a name.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// A name may begin here.
    pub begins: bool,
    /// A name may end here.
    pub ends: bool,
    goes_on: bool,
    capital: bool,
}

/// What each token of a stretch may be.
#[must_use]
pub fn tokens(document: &Document, stretch: TokenRange) -> Vec<Token> {
    let in_code = |at: usize| document.codes[..document.codes.partition_point(|code| code.start as usize <= at)].last().is_some_and(|code| code.holds(at));
    let token = |at: usize| {
        let free = !in_code(at);
        Token {
            begins: free && may_begin(document, at, stretch.end as usize),
            ends: free && may_end(document, at),
            goes_on: free && may_go_on(document, at),
            capital: document.tokens[at].is_capitalised(),
        }
    };
    stretch.range().map(token).collect()
}

/// The candidates of a stretch as `each(start, end)`, by their end, then from the shortest; tokens are counted from the stretch's first.
pub fn candidates(tokens: &[Token], mut each: impl FnMut(usize, usize)) {
    for end in 1..=tokens.len() {
        if !tokens[end - 1].ends {
            continue;
        }
        let mut capital = false;
        for start in (0..end).rev().take(LONGEST) {
            let token = tokens[start];
            capital |= token.capital;
            if !token.goes_on {
                break;
            }
            if capital && token.begins {
                each(start, end);
            }
        }
    }
}

fn may_go_on(document: &Document, at: usize) -> bool {
    // A bullet, but not the star of `E*Trade`.
    let bullet = document.tokens[at].spaced && matches!(document.word(at), "*" | "•" | "|");
    !bullet && !matches!(document.word(at), ";" | "“" | "”" | "\"" | "(" | "[")
}

fn may_begin(document: &Document, at: usize, end: usize) -> bool {
    let token = &document.tokens[at];
    // `$US44`: what is glued to the sign of a currency is money.
    if !token.spaced && at > 0 && document.tokens[at - 1].class == Class::Mark && matches!(document.word(at - 1), "$" | "€" | "£" | "¥") {
        return false;
    }
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

/// A name of the best reading.
#[derive(Clone, Copy, Debug)]
pub struct Best {
    /// Which candidate.
    pub candidate: usize,
    /// Which kind.
    pub kind: usize,
    /// How much worse the best reading without this name of this kind is.
    pub margin: f32,
}

/// The names of the best reading, from left to right.
#[must_use]
pub fn best(tokens: usize, candidates: &[Candidate]) -> Vec<Best> {
    let mut before = vec![0.0_f32; tokens + 1];
    let mut from: Vec<Option<(usize, usize)>> = vec![None; tokens + 1];
    let mut next = 0;
    for end in 1..=tokens {
        before[end] = before[end - 1];
        while let Some(c) = candidates.get(next).filter(|c| c.end as usize == end) {
            for (kind, &worth) in c.scores.iter().enumerate() {
                let total = before[c.start as usize] + worth;
                if total > before[end] {
                    before[end] = total;
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
            Some((candidate, kind)) => {
                out.push(Best { candidate, kind, margin: 0.0 });
                at = candidates[candidate].start as usize;
            }
            None => at -= 1,
        }
    }
    out.reverse();
    if !out.is_empty() {
        let after = after(tokens, candidates);
        out.iter_mut().for_each(|name| name.margin = before[tokens] - without(*name, candidates, &before, &after));
    }
    out
}

/// For each token, what the best reading from there to the end is worth.
fn after(tokens: usize, candidates: &[Candidate]) -> Vec<f32> {
    let mut after = vec![0.0_f32; tokens + 1];
    let mut left = candidates.len();
    for end in (1..=tokens).rev() {
        while left > 0 && candidates[left - 1].end as usize == end {
            left -= 1;
            let c = &candidates[left];
            let worth = c.scores.iter().copied().fold(f32::NEG_INFINITY, f32::max) + after[end];
            after[c.start as usize] = after[c.start as usize].max(worth);
        }
        after[end - 1] = after[end - 1].max(after[end]);
    }
    after
}

/// What the best reading is worth in which the first word of a name is something else: no name, part of another, or of another kind.
fn without(name: Best, candidates: &[Candidate], before: &[f32], after: &[f32]) -> f32 {
    let first = candidates[name.candidate].start;
    let plain = before[first as usize] + after[first as usize + 1];
    // Candidates come by their end, and none is longer than the longest.
    let from = candidates.partition_point(|c| c.end <= first);
    let near = candidates[from..].iter().take_while(|c| c.end <= first + LONGEST as u32);
    let others = (from..).zip(near).filter(|(_, c)| c.start <= first);
    others.fold(plain, |best, (i, c)| {
        let around = before[c.start as usize] + after[c.end as usize];
        let kinds = c.scores.iter().enumerate().filter(|&(kind, _)| i != name.candidate || kind != name.kind);
        kinds.fold(best, |best, (_, worth)| best.max(around + worth))
    })
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
