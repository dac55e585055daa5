//! Why a name was taken for what it is: the strongest pieces of evidence, and the dictionary rows that stand exactly there.
//!
//! In: a decided name. Out: the `reason` of its row. Absent: any influence on the decision.

use super::decode::LONGEST;
use super::evidence::{Atom, Evidence, Sink, Template, key};
use super::model::Weights;
use crate::dictionaries::Lexicon;
use crate::dictionaries::weights::written;
use crate::model::{Matches, TokenRange};

/// So many pieces of evidence are named.
const NAMED: usize = 3;

/// So many dictionary rows are cited.
const CITED: usize = 2;

/// A piece that speaks for the name.
#[derive(Clone, Copy)]
struct Piece<'a> {
    weight: i16,
    key: u64,
    template: &'static Template,
    atoms: [Atom<'a>; LONGEST],
    filled: usize,
}

/// The strongest pieces for one kind, best first.
struct Strongest<'w, 'a> {
    weights: &'w Weights,
    kind: usize,
    top: Vec<Piece<'a>>,
}

impl<'a> Sink<'a> for Strongest<'_, 'a> {
    fn piece(&mut self, template: &'static Template, atoms: &[Atom<'a>]) {
        let key = key(template.hash, atoms.iter().map(|a| a.hash));
        let Some(weights) = self.weights.of(key) else { return };
        let weight = weights[self.kind];
        let full = self.top.len() == NAMED;
        if weight <= 0 || (full && self.top[NAMED - 1].weight >= weight) || self.top.iter().any(|p| p.key == key) {
            return;
        }
        if full {
            self.top.pop();
        }
        let mut filled = [Atom::new(""); LONGEST];
        filled[..atoms.len()].copy_from_slice(atoms);
        let at = self.top.partition_point(|p| p.weight >= weight);
        self.top.insert(at, Piece { weight, key, template, atoms: filled, filled: atoms.len() });
    }
}

/// `before = mr (+0.95); list pattern = people/surnames (+0.61); any/people/surnames:512`.
pub(super) fn reason(evidence: &Evidence, weights: &Weights, tokens: TokenRange, kind: usize, matches: &Matches, lexicon: &Lexicon) -> String {
    let mut sink = Strongest { weights, kind, top: Vec::with_capacity(NAMED) };
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    evidence.whole(tokens, &mut sink);
    evidence.first(start, &mut sink);
    evidence.last(end - 1, &mut sink);
    for at in start..end {
        evidence.token(at, &mut sink);
        if at > start {
            evidence.pair(at, &mut sink);
            if at + 1 < end {
                evidence.inner(at, &mut sink);
            }
        }
    }
    let name = |p: &Piece| written(p.template.name, p.atoms[..p.filled].iter().map(|a| a.text));
    let pieces = sink.top.iter().map(|p| format!("{} (+{:.2})", name(p), f32::from(p.weight) / 100.0));
    let rows = matches.exactly(tokens).take(CITED).map(|m| lexicon.row(m.row).citation());
    // A name wins only with a sum above nothing, so at least one piece speaks for it.
    pieces.chain(rows).collect::<Vec<_>>().join("; ")
}
