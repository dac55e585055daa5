//! Names of people, organizations and places: evidence, weights, the best reading, and an article that agrees with itself.

mod agreement;
mod bounds;
pub mod decode;
pub mod evidence;
pub mod facts;
pub mod fit;
pub mod model;
mod reason;

use super::RawTime;
use crate::dictionaries::Lexicon;
use crate::error::Result;
use crate::model::{Document, Kind, Matches, Mention, TokenRange};
use agreement::{Agreement, Decided};
use bounds::Bounds;
use decode::{ByKind, Candidate, KINDS};
use evidence::{Atom, Evidence, Sink, Template, key};
use facts::{Facts, Lists};
use model::{Weights, add};

/// Decides which words are names, and of what.
pub struct Names {
    lists: Lists,
    weights: Weights,
    bounds: Bounds,
}

/// Adds up weights.
struct Sum<'w> {
    weights: &'w Weights,
    total: ByKind,
}

impl<'a> Sink<'a> for Sum<'_> {
    fn piece(&mut self, template: &'static Template, atoms: &[Atom<'a>]) {
        if let Some(w) = self.weights.of(key(template.hash, atoms.iter().map(|a| a.hash))) {
            add(&mut self.total, &w);
        }
    }
}

impl Names {
    /// Loads the weights.
    ///
    /// # Errors
    /// A badly formed weights table.
    pub fn new(lexicon: &Lexicon) -> Result<Names> {
        Ok(Names { lists: Lists::new(lexicon), weights: Weights::read(lexicon), bounds: Bounds::new(lexicon)? })
    }

    /// The names of a document, by start, apart.
    #[must_use]
    pub fn decide(&self, document: &Document, matches: &Matches, _times: &[RawTime], lexicon: &Lexicon) -> Vec<Mention> {
        let evidence = Evidence { document, facts: Facts::new(document, matches, &self.lists, lexicon) };
        let mut stretches: Vec<(TokenRange, Vec<Candidate>)> =
            decode::stretches(document).into_iter().map(|stretch| (stretch, self.score(&evidence, stretch))).collect();
        let first = readings(&stretches);
        let agreement = Agreement::of(document, &first);
        let mut own = first.iter().peekable();
        for (stretch, candidates) in &mut stretches {
            let here: Vec<&Decided> = std::iter::from_fn(|| own.next_if(|d| d.tokens.start < stretch.end)).collect();
            for c in candidates {
                let tokens = TokenRange { start: stretch.start + c.start, end: stretch.start + c.end };
                // They stand apart and in order: a stretch may be a whole article in capitals.
                let own = here.binary_search_by_key(&tokens.start, |d| d.tokens.start).ok().map(|i| here[i]).filter(|d| d.tokens == tokens).map(|d| &d.scores);
                agreement.raise(document, tokens, own, &mut c.scores);
            }
        }
        let mut decided = readings(&stretches);
        agreement::agree(document, &mut decided);
        let mut out = Vec::new();
        for name in decided {
            let Some(kind) = kind(document, &name) else { continue };
            let reason = reason::reason(&evidence, &self.weights, name.tokens, name.kind, matches, lexicon);
            out.extend(self.bounds.names(document, matches, name.tokens, kind).into_iter().map(|(tokens, kind)| {
                let span = document.span_of(tokens);
                Mention { span, tokens, kind, confidence: None, reason: reason.clone(), entity: 0 }
            }));
        }
        out
    }

    fn score(&self, evidence: &Evidence, stretch: TokenRange) -> Vec<Candidate> {
        let mut parts = Vec::with_capacity(stretch.len());
        let sum = |f: &dyn Fn(&mut Sum)| {
            let mut sum = Sum { weights: &self.weights, total: [0.0; KINDS] };
            f(&mut sum);
            sum.total
        };
        for at in stretch.range() {
            parts.push([
                sum(&|s| evidence.first(at, s)),
                sum(&|s| evidence.last(at, s)),
                sum(&|s| evidence.token(at, s)),
                sum(&|s| {
                    if at > stretch.start as usize {
                        evidence.pair(at, s)
                    }
                }),
                sum(&|s| evidence.inner(at, s)),
            ]);
        }
        let mut out = Vec::new();
        decode::candidates(evidence.document, stretch, |tokens| {
            let (start, end) = ((tokens.start - stretch.start) as usize, (tokens.end - stretch.start) as usize);
            let mut scores = sum(&|s| evidence.whole(tokens, s));
            add(&mut scores, &parts[start][0]);
            add(&mut scores, &parts[end - 1][1]);
            for (at, part) in parts.iter().enumerate().take(end).skip(start) {
                add(&mut scores, &part[2]);
                if at > start {
                    add(&mut scores, &part[3]);
                    if at + 1 < end {
                        add(&mut scores, &part[4]);
                    }
                }
            }
            out.push(Candidate { start: start as u32, end: end as u32, scores });
        });
        out
    }
}

/// The kind a row has; none for peoples and other names. The agency of the dateline is an organization, whatever stands around it.
fn kind(document: &Document, name: &Decided) -> Option<Kind> {
    if document.dateline_agency.is_some_and(|agency| agency.overlaps(document.span_of(name.tokens))) {
        return Some(Kind::Organization);
    }
    [Kind::Person, Kind::Organization, Kind::Place].get(name.kind).copied()
}

/// The names of the best reading of each stretch.
fn readings(stretches: &[(TokenRange, Vec<Candidate>)]) -> Vec<Decided> {
    let read = |(stretch, candidates): &(TokenRange, Vec<Candidate>)| {
        let name = |(c, kind): (usize, usize)| {
            let c = &candidates[c];
            Decided { tokens: TokenRange { start: stretch.start + c.start, end: stretch.start + c.end }, kind, scores: c.scores }
        };
        decode::best(stretch.len(), candidates).into_iter().map(name).collect::<Vec<_>>()
    };
    stretches.iter().flat_map(read).collect()
}
