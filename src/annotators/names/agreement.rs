//! An article agrees with itself: the same words name the same kind of thing, unless the evidence of the whole article says otherwise.
//!
//! In: the names decided sentence by sentence, with their scores. Out: their kinds, each settled by the sum of the scores of all places
//! where the same words stand, and of longer names they are a part of (`Kato` in `Michael Kato`, `Northern Pulp` in `Northern Pulp Inc.`).
//! Absent: new names, other boundaries.

use super::decode::ByKind;
use super::model::add;
use crate::model::{Case, Document, TokenRange};
use std::collections::{HashMap, HashSet};

/// A name of a sentence's best reading.
pub(super) struct Decided {
    /// Its tokens.
    pub tokens: TokenRange,
    /// The kind, as its number in the model.
    pub kind: usize,
    /// What each kind scores.
    pub scores: ByKind,
    /// How much worse the best reading without it is.
    pub margin: f32,
}

/// How much a longer name counts for a part of it, beside one more place where the part stands alone.
const PART: f32 = 0.5;

/// How much a name counts for the one beside it in an enumeration (`Lagos, Kano and Abuja`).
const BESIDE: f32 = 0.15;

/// The article changes what a name is only if it speaks so much more clearly than the name's own place.
const OWN_SAY: f32 = 1.5;

/// How much the same words elsewhere count for a candidate, and how far at most.
const ELSEWHERE: f32 = 0.3;
const MOST: f32 = 5.0;

/// What an article says of each sequence of words that is a name somewhere in it.
pub(super) struct Agreement<'d, 'n> {
    names: &'n [Decided],
    /// What the article as a whole says for each kind.
    prior: ByKind,
    sums: HashMap<&'d str, ByKind, foldhash::fast::FixedState>,
    longest: u32,
}

impl<'d, 'n> Agreement<'d, 'n> {
    /// Adds up the decided names of an article.
    pub(super) fn of(document: &'d Document, names: &'n [Decided]) -> Agreement<'d, 'n> {
        let mut sums: HashMap<&str, ByKind, foldhash::fast::FixedState> = HashMap::default();
        for name in names {
            add(sums.entry(document.folded_range(name.tokens)).or_default(), &name.scores);
        }
        for name in names.iter().filter(|n| n.tokens.len() > 1) {
            let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
            let heads = (start + 1..end).map(|to| TokenRange::new(start, to));
            let tail = std::iter::once(TokenRange::new(end - 1, end));
            for part in heads.chain(tail) {
                if let Some(sum) = sums.get_mut(document.folded_range(part)) {
                    sum[name.kind] += PART * name.scores[name.kind].max(0.0);
                }
            }
        }
        for (long, short) in spelled_out(document, names) {
            if let Some(sum) = sums.get_mut(document.folded_range(short)) {
                sum[long.kind] += long.scores[long.kind].max(0.0);
            }
        }
        let longest = names.iter().map(|n| n.tokens.end - n.tokens.start).max().unwrap_or(0);
        Agreement { names, prior: prior(document, names), sums, longest }
    }

    /// Raises the scores of a candidate by what the same words are elsewhere, and by what it is enumerated with. `own` is its place among
    /// the names, if it is one: what it gave to the sum itself.
    pub(super) fn raise(&self, document: &Document, tokens: TokenRange, own: Option<usize>, coordinators: &[u64], scores: &mut ByKind) {
        if tokens.end - tokens.start > self.longest {
            return;
        }
        let Some(sum) = self.sums.get(document.folded_range(tokens)) else { return };
        for (k, score) in scores.iter_mut().enumerate() {
            let elsewhere = sum[k] - own.map_or(0.0, |o| self.names[o].scores[k]);
            *score += ELSEWHERE * elsewhere.clamp(-MOST, MOST);
        }
        let Some(own) = own else { return };
        let pairs = [own.checked_sub(1).map(|left| (left, own)), (own + 1 < self.names.len()).then_some((own, own + 1))];
        for (left, right) in pairs.into_iter().flatten() {
            if enumerated(document, self.names[left].tokens, self.names[right].tokens, coordinators) {
                let other = if left == own { right } else { left };
                scores.iter_mut().zip(&self.names[other].scores).for_each(|(score, beside)| *score += BESIDE * beside.clamp(-MOST, MOST));
            }
        }
    }

    /// Corrects the kinds of what no list knows by the article's shares; whether the words are a name at all is another question.
    pub(super) fn shift(&self, scores: &mut ByKind) {
        let best = |scores: &ByKind| scores.iter().copied().fold(f32::MIN, f32::max);
        let before = best(scores);
        scores.iter_mut().zip(&self.prior).for_each(|(score, prior)| *score += prior);
        let change = before - best(scores);
        scores.iter_mut().for_each(|score| *score += change);
    }

    /// The kind of a name and its margin, the whole article heard.
    fn kind(&self, document: &Document, name: &Decided) -> (usize, f32) {
        let sum = &self.sums[document.folded_range(name.tokens)];
        let best = (0..sum.len()).max_by(|a, b| sum[*a].total_cmp(&sum[*b])).unwrap_or(name.kind);
        let (lead, own) = (sum[best] - sum[name.kind], name.scores[name.kind] - name.scores[best]);
        if lead > OWN_SAY * own.max(0.0) { (best, lead) } else { (name.kind, name.margin) }
    }
}

/// The shares of people, organizations and places among the different names of the news that the weights were fitted on.
const USUAL: [f32; 3] = [0.35, 0.31, 0.34];

/// As how many names of the usual shares an article begins, and by what margin its own must be sure to count.
const BEGINS_AS: f32 = 40.0;
const SURE: f32 = 2.0;

/// What an article that names many of a kind says for one more of it, and for the other kinds: business news is full of companies. The
/// weights rest on shares that are not this article's; what they say is corrected by the ratio of the two (Saerens, Latinne and
/// Decaestecker 2002).
fn prior(document: &Document, names: &[Decided]) -> ByKind {
    let sure = |name: &&Decided| name.kind < USUAL.len() && name.margin >= SURE;
    let different: HashSet<(&str, usize), foldhash::fast::FixedState> =
        names.iter().filter(sure).map(|name| (document.folded_range(name.tokens), name.kind)).collect();
    let mut out = ByKind::default();
    for (kind, usual) in USUAL.iter().enumerate() {
        let own = different.iter().filter(|(_, k)| *k == kind).count() as f32;
        let share = (own + BEGINS_AS * usual) / (different.len() as f32 + BEGINS_AS);
        out[kind] = (share / usual).ln();
    }
    out
}

/// Does nothing but a comma, a stroke, `&` or a coordinator stand between two names?
fn enumerated(document: &Document, left: TokenRange, right: TokenRange, coordinators: &[u64]) -> bool {
    let comma = |at: u32| document.word(at as usize) == ",";
    let joins = |at: u32| matches!(document.word(at as usize), "," | "/" | "&") || coordinators.contains(&document.tokens[at as usize].hash);
    match right.start.saturating_sub(left.end) {
        1 => joins(left.end),
        2 => comma(left.end) && !comma(left.end + 1) && joins(left.end + 1),
        _ => false,
    }
}

/// Settles the kinds.
pub(super) fn agree(document: &Document, names: &mut [Decided]) {
    let agreement = Agreement::of(document, names);
    let settled: Vec<(usize, f32)> = names.iter().map(|name| agreement.kind(document, name)).collect();
    for (name, (kind, margin)) in names.iter_mut().zip(settled) {
        (name.kind, name.margin) = (kind, margin);
    }
}

/// Names with the acronym that stands in brackets behind them: `Kenya Ports Authority (KPA)`. Some of its letters may stand for other words
/// or none.
fn spelled_out<'n>(document: &Document, names: &'n [Decided]) -> impl Iterator<Item = (&'n Decided, TokenRange)> {
    names.windows(2).filter_map(|pair| {
        let (long, short) = (&pair[0], pair[1].tokens);
        let at = short.start as usize;
        let in_brackets = short.start == long.tokens.end + 1 && document.word(at - 1) == "(";
        let acronym = short.len() == 1 && document.tokens[at].case == Case::Upper;
        let letter = |t: u32| document.folded(t as usize).bytes().next();
        (in_brackets && acronym && long.tokens.len() > 1 && letter(long.tokens.start) == letter(short.start)).then_some((long, short))
    })
}
