//! Names of people, organizations and places: evidence, weights, the best reading, and an article that agrees with itself.

mod agreement;
mod bounds;
mod claims;
mod confidence;
pub mod decode;
pub mod evidence;
pub mod facts;
pub mod fit;
mod houses;
mod lists;
pub mod model;
mod outright;
mod reason;
mod usual;
mod whereabouts;

use super::RawTime;
use crate::dictionaries::Lexicon;
use crate::error::Result;
use crate::model::{Document, Kind, Matches, Mention, TokenRange};
use agreement::{Agreement, Decided};
use bounds::{Around, Bounds};
use claims::{Claim, Claims, What};
use confidence::Confidence;
use decode::{ByKind, Candidate};
use evidence::Evidence;
use facts::{Facts, Lists};
use houses::Houses;
use lists::Gather;
use model::{Total, Weights};
use outright::{Named, Outright};
use std::collections::HashSet;

/// Decides which words are names, and of what.
pub struct Names {
    lists: Lists,
    weights: Weights,
    bounds: Bounds,
    claims: Claims,
    houses: Houses,
    outright: Outright,
    coordinators: Vec<u64>,
    confidence: Confidence,
}

/// A candidate whose words speak this much against it, in hundredths, is given up before it is looked at as a whole. On news a bound of
/// 350 gave the same names, so that this one leaves room.
const HOPELESS: i32 = -600;

/// What is right less often is not printed.
const DOUBT: f32 = 0.42;

impl Names {
    /// Loads the weights.
    ///
    /// # Errors
    /// A badly formed weights table.
    pub fn new(lexicon: &Lexicon) -> Result<Names> {
        Names::with(lexicon, Weights::read(lexicon))
    }

    /// With weights of one's own.
    ///
    /// # Errors
    /// A badly formed dictionary.
    pub fn with(lexicon: &Lexicon, weights: Weights) -> Result<Names> {
        let from = Gather::new(lexicon);
        Ok(Names {
            lists: Lists::new(lexicon),
            weights,
            bounds: Bounds::new(&from)?,
            claims: Claims::new(&from)?,
            houses: Houses::new(&from)?,
            outright: Outright::new(&from),
            coordinators: from.words("coordinators")?,
            confidence: Confidence::read(lexicon)?,
        })
    }

    /// The names of a document, by start, apart.
    #[must_use]
    pub fn decide(&self, document: &Document, matches: &Matches, times: &[RawTime], lexicon: &Lexicon) -> Vec<Mention> {
        let evidence = self.evidence(document, matches, lexicon);
        let mut out = Vec::new();
        let times: Vec<TokenRange> = times.iter().map(RawTime::tokens).collect();
        for (name, parts) in self.names(&evidence, matches, &times, lexicon) {
            let reason = reason::reason(&evidence, &self.weights, name.tokens, name.kind, matches, lexicon);
            let confidence = self.confidence.of(name.margin);
            out.extend(parts.into_iter().map(|(tokens, kind)| {
                let span = document.span_of(tokens);
                Mention { span, tokens, kind, confidence, reason: reason.clone(), entity: 0 }
            }));
        }
        out
    }

    /// The names of a document and by what margin each has won: what confidence is measured on.
    #[must_use]
    pub fn margins(&self, document: &Document, matches: &Matches, lexicon: &Lexicon) -> Vec<(TokenRange, Kind, f32)> {
        let evidence = self.evidence(document, matches, lexicon);
        let names = self.names(&evidence, matches, &[], lexicon);
        names.into_iter().flat_map(|(name, parts)| parts.into_iter().map(move |(tokens, kind)| (tokens, kind, name.margin))).collect()
    }

    fn evidence<'a>(&'a self, document: &'a Document<'a>, matches: &Matches, lexicon: &'a Lexicon) -> Evidence<'a> {
        Evidence { document, facts: Facts::new(document, matches, &self.lists, lexicon) }
    }

    /// The decided names that have rows, with the surface forms of each.
    fn names(&self, evidence: &Evidence, matches: &Matches, times: &[TokenRange], lexicon: &Lexicon) -> Vec<Named> {
        let document = evidence.document;
        let claims = self.claims.of(document, matches, lexicon);
        let mut decided = self.read(evidence, &claims);
        self.houses.settle(document, matches, &mut decided, lexicon);
        decided.iter_mut().for_each(|name| hold(&claims, name));
        let names = decided.iter().filter(|name| name.kind < SHOWN.len()).map(|name| document.folded_range(name.tokens)).collect();
        let person = |name: &&Decided| SHOWN.get(name.kind) == Some(&Kind::Person) && name.tokens.len() > 1;
        let people = decided.iter().filter(person).flat_map(|name| name.tokens.range()).map(|at| document.folded(at)).collect();
        let around = Around { document, matches, lexicon, names: &names, people: &people, times };
        let parts = |name: &Decided| {
            if claimed(&claims, name.tokens).is_some() {
                return Some(vec![(name.tokens, kind(document, name)?)]);
            }
            let mut parts = self.bounds.names(&around, name.tokens, kind(document, name)?);
            parts.retain(|(tokens, _)| *tokens == name.tokens || !evidence.facts.barred(*tokens));
            Some(parts)
        };
        let parts: Vec<Option<Vec<(TokenRange, Kind)>>> = decided.iter().map(parts).collect();
        let others: Vec<TokenRange> = decided.iter().zip(&parts).filter(|(_, parts)| parts.is_none()).map(|(name, _)| name.tokens).collect();
        let mut names: Vec<Named> = decided.into_iter().zip(parts).filter_map(|(name, parts)| Some((name, parts?))).collect();
        self.without_doubtful(evidence, &mut names);
        self.outright.add(&around, &evidence.facts, &others, &mut names);
        names
    }

    /// Leaves out people and organizations that are more likely none than one, unless the same words, or the surname, are a surer name
    /// elsewhere in the article, or a list has them, the given name, the head noun or the legal form. What is right less often than half of the best F1 costs more than it brings (Lipton,
    /// Elkan and Naryanaswamy 2014).
    fn without_doubtful(&self, evidence: &Evidence, names: &mut Vec<Named>) {
        let document = evidence.document;
        let sure = |name: &Decided| self.confidence.of(name.margin).is_none_or(|right| right >= DOUBT);
        let words: HashSet<&str, foldhash::fast::FixedState> =
            names.iter().filter(|(name, _)| sure(name)).flat_map(|(_, parts)| parts).map(|(tokens, _)| document.folded_range(*tokens)).collect();
        // What a rule has parted is told by the rule.
        for (_, parts) in names.iter_mut().filter(|(name, parts)| !sure(name) && parts.len() == 1 && parts[0].0 == name.tokens) {
            parts.retain(|(tokens, kind)| {
                let last = TokenRange { start: tokens.end - 1, ..*tokens };
                let given = || tokens.len() > 1 && evidence.facts.is_given(tokens.start as usize);
                let short = || *kind == Kind::Person && (given() || words.contains(document.folded_range(last)));
                let head = || *kind == Kind::Organization && evidence.facts.is_head(last.start as usize);
                *kind == Kind::Place || words.contains(document.folded_range(*tokens)) || short() || head() || evidence.facts.is_listed(*tokens)
            });
        }
        names.retain(|(_, parts)| !parts.is_empty());
    }

    /// The best reading of each stretch, twice: the second time the article has its say.
    fn read(&self, evidence: &Evidence, claims: &[Claim]) -> Vec<Decided> {
        let document = evidence.document;
        let mut stretches: Vec<(TokenRange, Vec<Candidate>)> =
            decode::stretches(document).into_iter().map(|stretch| (stretch, self.score(evidence, stretch, claims))).collect();
        let first = readings(&stretches);
        let agreement = Agreement::of(document, &first);
        let mut next = 0;
        for (stretch, candidates) in &mut stretches {
            let from = next;
            next += first[from..].iter().take_while(|d| d.tokens.start < stretch.end).count();
            let here = &first[from..next];
            for c in candidates {
                let tokens = TokenRange { start: stretch.start + c.start, end: stretch.start + c.end };
                // They stand apart and in order: a stretch may be a whole article in capitals.
                let own = here.binary_search_by_key(&tokens.start, |d| d.tokens.start).ok().filter(|&i| here[i].tokens == tokens).map(|i| from + i);
                if !evidence.facts.is_listed(tokens) && !evidence.facts.is_head(tokens.end as usize - 1) {
                    agreement.shift(&mut c.scores);
                }
                agreement.raise(document, tokens, own, &self.coordinators, &mut c.scores);
                insist(claims, tokens, &mut c.scores);
            }
        }
        let mut decided = readings(&stretches);
        agreement::agree(document, &mut decided);
        decided
    }

    /// The candidates of a stretch that have a chance, with their scores.
    fn score(&self, evidence: &Evidence, stretch: TokenRange, claims: &[Claim]) -> Vec<Candidate> {
        let sum = |pieces: &dyn Fn(&mut model::Sum)| self.weights.sum(|s| pieces(s));
        let mut tokens = decode::tokens(evidence.document, stretch);
        for claim in claims::touching(claims, stretch).iter().filter(|claim| matches!(claim.what, What::Name(_))) {
            if claim.tokens.start >= stretch.start && claim.tokens.end <= stretch.end {
                tokens[(claim.tokens.start - stretch.start) as usize].begins = true;
                tokens[(claim.tokens.end - stretch.start) as usize - 1].ends = true;
            }
        }
        // `within[i]`: what all tokens before `i` say, as if all stood inside one name. An edge says what it says less what it would
        // say inside, so that the words of a candidate are a difference and two edges.
        let mut within = vec![Total::default(); tokens.len() + 1];
        let mut edges = Vec::with_capacity(tokens.len());
        for (i, token) in tokens.iter().enumerate() {
            let at = stretch.start as usize + i;
            let pair = if i > 0 { sum(&|s| evidence.pair(at, s)) } else { Total::default() };
            let inner = sum(&|s| evidence.inner(at, s));
            within[i + 1] = within[i] + sum(&|s| evidence.token(at, s)) + pair + inner;
            let first = if token.begins { sum(&|s| evidence.first(at, s)) } else { Total::default() };
            let last = if token.ends { sum(&|s| evidence.last(at, s)) } else { Total::default() };
            edges.push(Edge { first: first - pair - inner, last: last - inner, inner });
        }
        let mut out = Vec::with_capacity(2 * tokens.len());
        decode::candidates(&tokens, |start, end| {
            let mut total = within[end] - within[start] + edges[start].first + edges[end - 1].last;
            if end - start == 1 {
                total = total + edges[start].inner;
            }
            let tokens = TokenRange { start: stretch.start + start as u32, end: stretch.start + end as u32 };
            let touching = claims::touching(claims, tokens);
            let claimed = touching.iter().any(|claim| claim.tokens == tokens);
            if claimed || total.best() > HOPELESS && touching.is_empty() {
                let mut scores = (total + sum(&|s| evidence.whole(tokens, s))).scores();
                if is_listed(evidence.document, tokens) {
                    SHOWN.iter().zip(&mut scores).for_each(|(kind, score)| *score += if *kind == Kind::Organization { LISTED } else { -LISTED });
                }
                if evidence.facts.is_nobody(tokens) {
                    SHOWN.iter().zip(&mut scores).filter(|(kind, _)| **kind == Kind::Person).for_each(|(_, score)| *score -= BARRED);
                }
                if evidence.facts.barred(tokens) || is_index(evidence.document, tokens) && !evidence.facts.is_listed(tokens) {
                    scores.iter_mut().take(SHOWN.len()).for_each(|score| *score -= BARRED);
                }
                insist(claims, tokens, &mut scores);
                out.push(Candidate { start: start as u32, end: end as u32, scores });
            }
        });
        out
    }
}

/// What is claimed of exactly these words.
fn claimed(claims: &[Claim], tokens: TokenRange) -> Option<Kind> {
    claims::touching(claims, tokens).iter().filter(|claim| claim.tokens == tokens).find_map(|claim| match claim.what {
        What::Name(kind) => Some(kind),
        What::Whole | What::Nothing => None,
    })
}

/// By how much a claimed name is worth more than anything else its words could be.
const CLAIMED: f32 = 3.0;

/// Makes a claimed name win; what is claimed to be none loses.
fn insist(claims: &[Claim], tokens: TokenRange, scores: &mut ByKind) {
    let best = scores.iter().copied().fold(0.0, f32::max);
    for claim in claims::touching(claims, tokens).iter().filter(|claim| claim.tokens == tokens) {
        match claim.what {
            What::Name(kind) => SHOWN.iter().zip(scores.iter_mut()).filter(|(k, _)| **k == kind).for_each(|(_, score)| *score = best + CLAIMED),
            What::Whole => {}
            What::Nothing => scores.iter_mut().for_each(|score| *score -= BARRED),
        }
    }
}

/// A claimed name keeps its kind, whatever the article says.
fn hold(claims: &[Claim], name: &mut Decided) {
    if let Some(kind) = claimed(claims, name.tokens).and_then(|kind| SHOWN.iter().position(|k| *k == kind)) {
        name.kind = kind;
    }
}

/// The kinds of the tables, in the order of the model; those behind them have no rows.
const SHOWN: [Kind; 3] = [Kind::Person, Kind::Organization, Kind::Place];

/// What a kind loses that the dictionaries bar: more than any evidence can make good.
const BARRED: f32 = 1000.0;

/// What a stock code behind a name says for its being an organization, and against its being anything else.
const LISTED: f32 = 3.0;

/// Does the code of a share follow, in brackets or bare?
fn is_listed(document: &Document, tokens: TokenRange) -> bool {
    code_behind(document, tokens).is_some_and(|code| !is_of_index(document, code))
}

/// Does the code of an index follow (`.IXIC`)? What it stands behind is no company.
fn is_index(document: &Document, tokens: TokenRange) -> bool {
    code_behind(document, tokens).is_some_and(|code| is_of_index(document, code))
}

fn is_of_index(document: &Document, code: TokenRange) -> bool {
    document.word(code.start as usize) == "."
}

/// The code right behind a name, in brackets or bare.
fn code_behind(document: &Document, tokens: TokenRange) -> Option<TokenRange> {
    let after = document.codes.partition_point(|code| code.start < tokens.end);
    let code = document.codes.get(after)?;
    (code.start == tokens.end || code.start == tokens.end + 1 && document.word(tokens.end as usize) == "(").then_some(*code)
}

/// What a token says as the first, the last and an inner word of a name.
struct Edge {
    first: Total,
    last: Total,
    inner: Total,
}

/// The kind a row has; none for peoples and other names. The agency of the dateline is an organization, whatever stands around it.
fn kind(document: &Document, name: &Decided) -> Option<Kind> {
    if document.dateline_agency.is_some_and(|agency| agency.overlaps(document.span_of(name.tokens))) {
        return Some(Kind::Organization);
    }
    let place = document.dateline_place.is_some_and(|place| place.overlaps(document.span_of(name.tokens)));
    if place { Some(Kind::Place) } else { SHOWN.get(name.kind).copied() }
}

/// The names of the best reading of each stretch.
fn readings(stretches: &[(TokenRange, Vec<Candidate>)]) -> Vec<Decided> {
    let read = |(stretch, candidates): &(TokenRange, Vec<Candidate>)| {
        let name = |best: decode::Best| {
            let c = &candidates[best.candidate];
            let tokens = TokenRange { start: stretch.start + c.start, end: stretch.start + c.end };
            Decided { tokens, kind: best.kind, scores: c.scores, margin: best.margin }
        };
        decode::best(stretch.len(), candidates).into_iter().map(name).collect::<Vec<_>>()
    };
    stretches.iter().flat_map(read).collect()
}
