//! Fitting the weights on annotated news.

use super::decode::{self, ByKind, Candidate, KINDS};
use super::evidence::{Atom, Evidence, Sink, Template, key};
use super::facts::{Facts, Lists};
use super::model::Weights;
use crate::dictionaries::{Lexicon, weights};
use crate::model::{Document, Matches, TokenRange};
use std::collections::HashMap;

/// What the annotation says of a stretch.
#[derive(Clone, Copy, Debug)]
pub struct Gold {
    /// Tokens of the document.
    pub tokens: TokenRange,
    /// Which kinds it may be, as bits.
    pub kinds: u8,
}

/// On what terms a corpus is learned from.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    /// Which kinds words without annotation may be, as bits: those the corpus does not mark.
    pub open: u8,
    /// How much it counts.
    pub weight: f32,
}

/// One stretch to learn from.
pub struct Example {
    tokens: u32,
    /// Where the pieces of each slot begin in `pieces`: five for each token, then one for each candidate, and the end.
    slots: Vec<u32>,
    pieces: Vec<u32>,
    candidates: Vec<(u32, u32, u8)>,
    plain: Vec<bool>,
    weight: f32,
}

/// Settings of a fit.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// How often all examples are seen.
    pub rounds: usize,
    /// The step.
    pub step: f32,
    /// The pull towards zero.
    pub pull: f32,
    /// How often a piece that quotes words is dropped.
    pub drop: f32,
    /// Pieces seen less often are not learned.
    pub least: u32,
}

/// Collects examples, then fits.
#[derive(Default)]
pub struct Trainer {
    index: HashMap<u64, u32, foldhash::fast::FixedState>,
    keys: Vec<u64>,
    counts: Vec<u32>,
    lexical: Vec<bool>,
    names: Vec<String>,
    examples: Vec<Example>,
    /// Gold names that no candidate covers.
    pub lost: usize,
    /// Gold names learned from.
    pub kept: usize,
}

struct Collect<'t> {
    trainer: &'t mut Trainer,
    pieces: Vec<u32>,
}

impl<'a> Sink<'a> for Collect<'_> {
    fn piece(&mut self, template: &'static Template, atoms: &[Atom<'a>]) {
        let key = key(template.hash, atoms.iter().map(|a| a.hash));
        let t = &mut *self.trainer;
        let next = t.keys.len() as u32;
        let id = *t.index.entry(key).or_insert(next);
        if id == next {
            t.keys.push(key);
            t.counts.push(0);
            t.lexical.push(template.lexical);
            t.names.push(weights::written(template.name, atoms.iter().map(|a| a.text)));
        }
        t.counts[id as usize] += 1;
        self.pieces.push(id);
    }
}

impl Trainer {
    /// Takes a document with its annotation.
    pub fn add(&mut self, document: &Document, matches: &Matches, lists: &Lists, lexicon: &Lexicon, gold: &[Gold], terms: Terms) {
        let evidence = Evidence { document, facts: Facts::new(document, matches, lists, lexicon) };
        let mut found = 0;
        for stretch in decode::stretches(document) {
            let inside: Vec<&Gold> = gold.iter().filter(|g| g.tokens.overlaps(stretch)).collect();
            let example = self.example(&evidence, stretch, &inside, terms);
            let covered =
                inside.iter().filter(|g| example.candidates.iter().any(|c| c.0 + stretch.start == g.tokens.start && c.1 + stretch.start == g.tokens.end));
            let covered = covered.count();
            found += covered;
            if covered == inside.len() {
                self.examples.push(example);
            }
        }
        self.kept += found;
        self.lost += gold.len() - found;
    }

    fn example(&mut self, evidence: &Evidence, stretch: TokenRange, gold: &[&Gold], Terms { open, weight }: Terms) -> Example {
        let document = evidence.document;
        let mut collect = Collect { trainer: self, pieces: Vec::new() };
        let mut slots = Vec::new();
        for at in stretch.range() {
            slots.push(collect.pieces.len() as u32);
            evidence.first(at, &mut collect);
            slots.push(collect.pieces.len() as u32);
            evidence.last(at, &mut collect);
            slots.push(collect.pieces.len() as u32);
            evidence.token(at, &mut collect);
            slots.push(collect.pieces.len() as u32);
            if at > stretch.start as usize {
                evidence.pair(at, &mut collect);
            }
            slots.push(collect.pieces.len() as u32);
            evidence.inner(at, &mut collect);
        }
        let mut candidates = Vec::new();
        decode::candidates(&decode::tokens(document, stretch), |start, end| {
            let tokens = TokenRange { start: stretch.start + start as u32, end: stretch.start + end as u32 };
            slots.push(collect.pieces.len() as u32);
            evidence.whole(tokens, &mut collect);
            let same = gold.iter().find(|g| g.tokens == tokens);
            let clash = gold.iter().any(|g| g.tokens.overlaps(tokens));
            let kinds = same.map_or(if clash { 0 } else { open }, |g| g.kinds);
            candidates.push((tokens.start - stretch.start, tokens.end - stretch.start, kinds));
        });
        slots.push(collect.pieces.len() as u32);
        let plain = stretch.range().map(|t| !gold.iter().any(|g| g.tokens.holds(t))).collect();
        Example { tokens: stretch.len() as u32, slots, pieces: collect.pieces, candidates, plain, weight }
    }

    /// How many examples and pieces there are.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        (self.examples.len(), self.keys.len())
    }

    /// The weights as rows of `names/weights.tsv`, sorted: the piece of evidence, then what it says for each kind.
    /// Pieces that say less than `least` for every kind are left out.
    #[must_use]
    pub fn table(&self, weights: &[ByKind], least: f32) -> String {
        let mut rows: Vec<String> = Vec::new();
        for ((name, key), w) in self.names.iter().zip(&self.keys).zip(weights).filter(|(_, w)| w.iter().any(|v| v.abs() >= least)) {
            let row = w.iter().fold(name.clone(), |row, v| format!("{row}\t{v:.2}"));
            assert_eq!(weights::row(&row).map(|r| r.0), Some(*key), "a row must be read back as the piece it was learned as: {row}");
            rows.push(row);
        }
        rows.sort();
        rows.join("\n") + "\n"
    }

    /// The weights as the table would give them to the decision.
    #[must_use]
    pub fn weights(&self, weights: &[ByKind], least: f32) -> Weights {
        let kept = self.keys.iter().zip(weights).filter(|(_, w)| w.iter().any(|v| v.abs() >= least));
        Weights::fitted(kept.map(|(&key, w)| (key, w.map(|v| (v * 100.0).round() as i16))))
    }

    /// The weights that explain the examples best, in the order of the pieces. Deterministic.
    #[must_use]
    pub fn fit(&self, settings: Settings) -> Vec<ByKind> {
        let n = self.keys.len();
        let mut state = State { weights: vec![[0.0; KINDS]; n], squares: vec![[0.0; KINDS]; n], random: 0x2545_f491_4f6c_dd1d };
        let mut average = vec![[0.0; KINDS]; n];
        let averaged = settings.rounds.div_ceil(2);
        let mut order: Vec<u32> = (0..self.examples.len() as u32).collect();
        for round in 0..settings.rounds {
            for i in (1..order.len()).rev() {
                let j = (state.next() % (i as u64 + 1)) as usize;
                order.swap(i, j);
            }
            let mut loss = 0.0_f64;
            for &e in &order {
                loss += f64::from(self.learn(&self.examples[e as usize], &mut state, settings));
            }
            // The weights still swing with the order of the examples; their mean over the last rounds does not.
            if round + averaged >= settings.rounds {
                average.iter_mut().zip(&state.weights).for_each(|(mean, w)| (0..KINDS).for_each(|k| mean[k] += w[k] / averaged as f32));
            }
            eprintln!("round {round}: loss {:.4}", loss / self.examples.len() as f64);
        }
        average
    }

    fn learn(&self, example: &Example, state: &mut State, settings: Settings) -> f32 {
        let n = example.tokens as usize;
        let seed = state.next();
        let used = |id: u32, random: &mut u64| {
            let id = id as usize;
            self.counts[id] >= settings.least && !(self.lexical[id] && settings.drop > 0.0 && chance(random) < settings.drop)
        };
        let mut random = seed;
        let mut parts = vec![[0.0_f32; KINDS]; n * 5 + example.candidates.len()];
        for (slot, part) in parts.iter_mut().enumerate() {
            for &id in &example.pieces[example.slots[slot] as usize..example.slots[slot + 1] as usize] {
                if used(id, &mut random) {
                    super::model::add(part, &state.weights[id as usize]);
                }
            }
        }
        let scored: Vec<Candidate> = example.candidates.iter().enumerate().map(|(i, c)| total(&parts, n, i, *c)).collect();
        let mut expected = Vec::new();
        let all = decode::probabilities(n, &scored, |_| true, &mut expected);
        let mut allowed = scored.clone();
        for (a, c) in allowed.iter_mut().zip(&example.candidates) {
            for (_, score) in a.scores.iter_mut().enumerate().filter(|(k, _)| c.2 >> k & 1 == 0) {
                *score = f32::NEG_INFINITY;
            }
        }
        let mut right = Vec::new();
        let good = decode::probabilities(n, &allowed, |t| example.plain[t], &mut right);
        let mut gradient = vec![[0.0_f32; KINDS]; parts.len()];
        for (i, c) in example.candidates.iter().enumerate() {
            let mut g = [0.0; KINDS];
            for k in 0..KINDS {
                g[k] = (expected[i][k] - right[i][k]) * example.weight;
            }
            spread(&mut gradient, n, i, *c, &g);
        }
        let mut random = seed;
        for (slot, g) in gradient.iter().enumerate() {
            for &id in &example.pieces[example.slots[slot] as usize..example.slots[slot + 1] as usize] {
                if used(id, &mut random) {
                    state.step(id as usize, g, settings, self.counts[id as usize]);
                }
            }
        }
        all - good
    }
}

struct State {
    weights: Vec<ByKind>,
    squares: Vec<ByKind>,
    random: u64,
}

impl State {
    fn next(&mut self) -> u64 {
        chance(&mut self.random);
        self.random
    }

    /// AdaGrad (Duchi et al., 2011), with a pull towards zero shared out over the visits of a round.
    fn step(&mut self, id: usize, gradient: &ByKind, settings: Settings, count: u32) {
        let pull = settings.pull / count as f32;
        for ((g, weight), square) in gradient.iter().zip(&mut self.weights[id]).zip(&mut self.squares[id]) {
            let g = g + pull * *weight;
            *square += g * g;
            *weight -= settings.step * g / (square.sqrt() + 1e-6);
        }
    }
}

/// The next number in [0, 1) (xorshift64).
fn chance(random: &mut u64) -> f32 {
    *random ^= *random << 13;
    *random ^= *random >> 7;
    *random ^= *random << 17;
    (*random >> 40) as f32 / (1_u64 << 24) as f32
}

fn total(parts: &[ByKind], n: usize, i: usize, (start, end, _): (u32, u32, u8)) -> Candidate {
    let mut scores = parts[n * 5 + i];
    let (from, to) = (start as usize, end as usize);
    super::model::add(&mut scores, &parts[from * 5]);
    super::model::add(&mut scores, &parts[(to - 1) * 5 + 1]);
    for at in from..to {
        super::model::add(&mut scores, &parts[at * 5 + 2]);
        if at > from {
            super::model::add(&mut scores, &parts[at * 5 + 3]);
            if at + 1 < to {
                super::model::add(&mut scores, &parts[at * 5 + 4]);
            }
        }
    }
    Candidate { start, end, scores }
}

fn spread(gradient: &mut [ByKind], n: usize, i: usize, (start, end, _): (u32, u32, u8), g: &ByKind) {
    let (from, to) = (start as usize, end as usize);
    super::model::add(&mut gradient[n * 5 + i], g);
    super::model::add(&mut gradient[from * 5], g);
    super::model::add(&mut gradient[(to - 1) * 5 + 1], g);
    for at in from..to {
        super::model::add(&mut gradient[at * 5 + 2], g);
        if at > from {
            super::model::add(&mut gradient[at * 5 + 3], g);
            if at + 1 < to {
                super::model::add(&mut gradient[at * 5 + 4], g);
            }
        }
    }
}
