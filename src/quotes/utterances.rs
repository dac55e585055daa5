//! From frames and loose quotations to utterances: which words, of what kind, by which words attributed.
//!
//! In: the accepted frames of a skeleton, and all stretches. Out: [`Utterance`]s by their first word. A quotation that no frame
//! claims goes on with the utterance before it, or takes the speaker its surroundings give by the sieves below, from sure to unsure;
//! what is no speech is labelled (see `kinds`). Absent: who the attributing words mean.

use super::cues::CueKind;
use super::frames::{Frame, Geometry, Reader};
use super::grammar::*;
use super::kinds::Kinds;
use super::loose;
use super::phrases::{self, Route};
use super::skeleton::Shape;
use crate::model::{QuoteKind, RowId, TokenRange};
use std::ops::Range;

/// Words somebody says, or words in marks that nobody does.
#[derive(Clone, Debug)]
pub struct Utterance {
    /// The words, marks outside.
    pub parts: Vec<TokenRange>,
    /// What they are.
    pub kind: QuoteKind,
    /// Does somebody say them?
    pub is_statement: bool,
    /// Are most of the words the reporter's?
    pub told: bool,
    /// The attributing words.
    pub speaker: Option<TokenRange>,
    /// The words that say whom a relative pronoun means.
    pub antecedent: Option<TokenRange>,
    /// The cue.
    pub cue: Option<(TokenRange, RowId)>,
    /// The sieve that decided.
    pub sieve: &'static str,
    /// The list row that labelled what is no statement.
    pub label: Option<RowId>,
}

impl Utterance {
    /// The first token.
    pub fn start(&self) -> u32 {
        self.parts.first().map_or(0, |p| p.start)
    }
}

/// The utterances of accepted frames and loose quotations.
pub fn assemble(reader: &Reader, frames: &[Frame], doubtful: &[Frame], kinds: &Kinds, depth: u8) -> Vec<Utterance> {
    let mut owner: Vec<Option<usize>> = vec![None; reader.stretches.len()];
    let mut out: Vec<Utterance> = Vec::new();
    let mut order: Vec<&Frame> = frames.iter().collect();
    order.sort_by_key(|f| (rank(f.geometry), f.hit.items.start));
    for frame in order {
        if inner(reader, frame, frames) {
            continue;
        }
        claim(reader, frame, &mut owner, &mut out);
    }
    if depth == 0 {
        // A quotation nobody claims makes a doubtful cue beside it likely.
        for frame in doubtful {
            let unclaimed = |i: usize| reader.s.shape(i) == Shape::Quote && owner[reader.s.items[i].quote as usize].is_none();
            let claims = frame.content.iter().any(|c| c.clone().any(|i| unclaimed(i) && reader.words(i) >= 4));
            if claims && frame.subject.is_some() {
                claim(reader, frame, &mut owner, &mut out);
            }
        }
        loose::loose(reader, kinds, &mut owner, &mut out);
        loose::taken_up(reader, &owner, &mut out);
        loose::said_below(reader, &mut out);
    }
    out.retain(|u| !u.parts.is_empty());
    for u in &mut out {
        u.parts.sort_by_key(|p| p.start);
        u.parts.dedup();
    }
    out.sort_by_key(|u| (u.start(), std::cmp::Reverse(u.parts.last().map(|p| p.end))));
    out
}

/// Frames right beside a quotation come first.
fn rank(geometry: Geometry) -> u8 {
    match geometry {
        Geometry::QuoteBefore => 0,
        Geometry::QuoteAfter => 1,
        Geometry::Colon => 2,
        _ => 3,
    }
}

/// Does a cue that claims a fragment in marks stand inside what another cue reports? `X said the vote sends “a message”.`
fn inner(reader: &Reader, frame: &Frame, frames: &[Frame]) -> bool {
    let s = reader.s;
    let fragment = frame.content.iter().any(|c| c.clone().any(|i| s.shape(i) == Shape::Quote && !reader.opens_sentence(i)));
    let at = frame.hit.items.start;
    // Only the cues right before can hold this one.
    let after = frames.partition_point(|f| f.hit.items.start < at);
    let near = &frames[after.saturating_sub(8)..after];
    let reports = |f: &Frame| matches!(f.geometry, Geometry::That | Geometry::Clause) && f.hit.items.end <= at;
    fragment && near.iter().filter(|f| reports(f)).any(|f| f.content.iter().any(|c| c.contains(&at) && frame.content.iter().all(|own| own.end <= c.end)))
}

fn claim(reader: &Reader, frame: &Frame, owner: &mut [Option<usize>], out: &mut Vec<Utterance>) {
    let s = reader.s;
    let mut parts = Vec::new();
    if nothing_said(reader, frame) {
        return;
    }
    let (mut letters, mut quoted) = (0, 0);
    let mut quotes = Vec::new();
    for piece in &frame.content {
        let taken = piece.clone().any(|i| s.shape(i) == Shape::Quote && owner[s.items[i].quote as usize].is_some());
        if taken {
            continue;
        }
        let (l, q) = weigh(reader, piece);
        letters += l;
        quoted += q;
        quotes.extend(piece.clone().filter(|&i| s.shape(i) == Shape::Quote).map(|i| s.items[i].quote));
        if q * 20 >= l * 19 && q > 0 {
            parts.extend(piece.clone().filter(|&i| s.shape(i) == Shape::Quote).map(|i| reader.stretches[s.items[i].quote as usize].content));
        } else {
            parts.push(bare(reader, piece));
        }
    }
    if parts.is_empty() {
        return;
    }
    let kind = if quoted == 0 {
        QuoteKind::Indirect
    } else if quoted * 20 >= letters * 19 && !fragment(reader, frame) {
        QuoteKind::Direct
    } else {
        QuoteKind::Mixed
    };
    for q in quotes {
        owner[q as usize] = Some(out.len());
    }
    let entry = reader.cues.entry(frame.hit.row);
    out.push(Utterance {
        parts,
        kind,
        is_statement: true,
        told: kind == QuoteKind::Indirect || kind == QuoteKind::Mixed && quoted * 2 < letters && !(entry.quote && entry.kind == CueKind::Verb),
        speaker: frame.subject.as_ref().map(|(p, _)| s.tokens(p.clone())),
        antecedent: None,
        cue: Some((s.tokens(frame.hit.items.clone()), frame.hit.row)),
        sieve: sieve(frame),
        label: None,
    });
}

/// Is what stands beside a cue no words of anybody: a bare name (`praised Ana Lima`), the object of a verb that takes none in that sense
/// (`declared a pandemic`), a word or two that only point back (`said the same`, `declined to do so`), a headline's deed (`Mayor Hails X`)?
fn nothing_said(reader: &Reader, frame: &Frame) -> bool {
    let s = reader.s;
    let mut items = frame.content.iter().flat_map(|c| c.clone());
    let object = frame.geometry == Geometry::Object;
    let entry = reader.cues.entry(frame.hit.row);
    if items.clone().any(|i| s.shape(i) == Shape::Quote) {
        // `sings to Tom Reed in a clip of ‘The River.’`: a title behind a preposition.
        let place = frame.content.first().is_some_and(|c| !c.is_empty() && s.is(c.start, PREPOSITION) && !s.is(c.start, OF | ABOUT));
        let titles = items.filter(|&i| s.shape(i) == Shape::Quote).all(|i| reader.title(i));
        return object && (!entry.quote || place && titles);
    }
    let words = items.clone().filter(|&i| s.shape(i) == Shape::Word).count();
    let about = entry.quote && frame.content.first().is_some_and(|c| !c.is_empty() && s.is(c.start, OF | ABOUT));
    object && !about && !entry.object
        || object && frame.content.iter().all(|piece| only_a_name(reader, piece))
        || words < 2
        || items.all(|i| s.is(i, EMPTY | WHEN) || s.is(i, PREPOSITION) && s.is(i + 1, WHEN) || s.shape(i) != Shape::Word)
        || matches!(frame.geometry, Geometry::Object | Geometry::Infinitive) && s.headline(&frame.sentence)
}

/// Are the words in marks a part of the reporter's clause: `called the vote “a small defeat”`?
fn fragment(reader: &Reader, frame: &Frame) -> bool {
    let s = reader.s;
    let clause = matches!(frame.geometry, Geometry::Object | Geometry::Clause | Geometry::That | Geometry::Infinitive | Geometry::Question);
    let apart = |c: &Range<usize>| c.start > frame.hit.items.end && s.shape(c.start - 1) == Shape::Word;
    (clause || frame.geometry == Geometry::QuoteAfter && frame.content.iter().any(apart)) && frame.content.iter().all(|c| !reader.opens_sentence(c.start))
}

/// Letters in a piece, and letters of it inside marks.
fn weigh(reader: &Reader, piece: &Range<usize>) -> (usize, usize) {
    let s = reader.s;
    let length = |t: TokenRange| {
        t.range().map(|k| reader.document.tokens[k]).filter(|t| t.class != crate::words::Class::Mark).map(|t| (t.end - t.start) as usize).sum::<usize>()
    };
    let (mut all, mut inside) = (0, 0);
    for i in piece.clone() {
        let l = length(s.items[i].tokens);
        all += l;
        inside += if s.shape(i) == Shape::Quote { l } else { 0 };
    }
    (all, inside)
}

/// The tokens of a piece; marks around all of it stand outside, marks around a part of it belong to what is shown.
fn bare(reader: &Reader, piece: &Range<usize>) -> TokenRange {
    let s = reader.s;
    if piece.len() == 1 && s.shape(piece.start) == Shape::Quote {
        return reader.stretches[s.items[piece.start].quote as usize].content;
    }
    s.tokens(piece.clone())
}

fn sieve(frame: &Frame) -> &'static str {
    let route = frame.subject.as_ref().map(|(_, r)| *r);
    match (frame.geometry, route) {
        (Geometry::Source, _) => "according_to",
        (Geometry::QuoteBefore, Some(Route::Direct)) => "quote_subject_cue",
        (Geometry::QuoteBefore, Some(Route::Inverted)) => "quote_cue_subject",
        (Geometry::QuoteBefore, Some(_)) => "quote_subject_apart_cue",
        (Geometry::QuoteAfter | Geometry::Colon, Some(Route::Direct)) => "subject_cue_quote",
        (Geometry::QuoteAfter | Geometry::Colon, Some(_)) => "subject_apart_cue_quote",
        (Geometry::That | Geometry::Clause | Geometry::Question, Some(Route::Direct)) => "subject_cue_clause",
        (Geometry::That | Geometry::Clause | Geometry::Question, Some(_)) => "subject_apart_cue_clause",
        (Geometry::Infinitive | Geometry::Object, Some(Route::Direct)) => "subject_cue_object",
        (Geometry::Infinitive | Geometry::Object, Some(_)) => "subject_apart_cue_object",
        (Geometry::ClauseBefore, Some(Route::Direct)) => "clause_subject_cue",
        (Geometry::ClauseBefore, Some(_)) => "clause_cue_subject",
        (_, None) => "cue_without_subject",
    }
}

/// `praised Ana Lima`, `praised Ana Lima, who …`: whom somebody speaks of is not what is said.
fn only_a_name(reader: &Reader, piece: &Range<usize>) -> bool {
    let s = reader.s;
    let qualified = |p: &Range<usize>| p.end + 1 < piece.end && s.name_like(p.end - 1) && s.shape(p.end) == Shape::Comma && s.is(p.end + 1, RELATIVE);
    if phrases::after(s, piece.start, piece.end).is_some_and(|p| qualified(&p)) {
        return true;
    }
    piece.clone().all(|i| matches!(s.shape(i), Shape::Word | Shape::Hyphen) && (s.shape(i) == Shape::Hyphen || s.items[i].capital))
}
