//! Why a name was taken for what it is: the strongest pieces of evidence, and the dictionary rows that stand exactly there.
//!
//! In: a decided name. Out: the `reason` of its row. Absent: any influence on the decision.

use super::evidence::{Atom, Evidence, Sink, Template, key};
use super::model::Weights;
use crate::dictionaries::Lexicon;
use crate::dictionaries::weights;
use crate::model::{Matches, TokenRange};

/// So many pieces of evidence are named.
const NAMED: usize = 3;

/// So many dictionary rows are cited.
const CITED: usize = 2;

/// A piece that speaks for the name.
#[derive(Clone, Copy)]
struct Piece {
    weight: i16,
    key: u64,
    template: &'static Template,
    /// Where what fills it stands in [`Strongest::atoms`].
    atoms: (u32, u32),
}

/// The strongest pieces for one kind, best first.
struct Strongest<'w, 'a> {
    weights: &'w Weights,
    kind: usize,
    top: Vec<Piece>,
    /// What fills the pieces that were among the strongest at any time.
    atoms: Vec<Atom<'a>>,
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
        let from = self.atoms.len() as u32;
        self.atoms.extend_from_slice(atoms);
        let at = self.top.partition_point(|p| p.weight >= weight);
        self.top.insert(at, Piece { weight, key, template, atoms: (from, self.atoms.len() as u32) });
    }
}

/// `before = mr (+0.95); list pattern = people/surnames (+0.61); any/people/surnames:512`.
pub(super) fn reason(evidence: &Evidence, weights: &Weights, tokens: TokenRange, kind: usize, matches: &Matches, lexicon: &Lexicon) -> String {
    let mut sink = Strongest { weights, kind, top: Vec::with_capacity(NAMED), atoms: Vec::with_capacity(4 * NAMED) };
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
    // A name wins only with a sum above nothing, so at least one piece speaks for it.
    let mut out = String::with_capacity(USUAL);
    for piece in &sink.top {
        separate(&mut out);
        weights::write(piece.template.name, sink.atoms[piece.atoms.0 as usize..piece.atoms.1 as usize].iter().map(|a| a.text), &mut out);
        push_hundredths(piece.weight.unsigned_abs(), &mut out);
    }
    for found in matches.exactly(tokens).take(CITED) {
        separate(&mut out);
        lexicon.cite(found.row, found.list, &mut out);
    }
    out
}

/// Few reasons are longer.
const USUAL: usize = 192;

fn separate(out: &mut String) {
    if !out.is_empty() {
        out.push_str("; ");
    }
}

/// Appends ` (+0.95)`.
fn push_hundredths(weight: u16, out: &mut String) {
    let digit = |n: u16| char::from(b'0' + (n % 10) as u8);
    out.push_str(" (+");
    out.push_str(itoa::Buffer::new().format(weight / 100));
    out.extend(['.', digit(weight / 10), digit(weight), ')']);
}
