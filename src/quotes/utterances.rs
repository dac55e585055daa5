//! From frames and loose quotations to utterances: which words, of what kind, by which words attributed.
//!
//! In: the accepted frames of a skeleton, and all stretches. Out: [`Utterance`]s by their first word. A quotation that no frame
//! claims goes on with the utterance before it, or takes the speaker its surroundings give by the sieves below, from sure to unsure;
//! what is no speech is labelled (see `kinds`). Absent: who the attributing words mean.

use super::frames::{Frame, Geometry, Reader};
use super::grammar::*;
use super::kinds::Kinds;
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
        loose(reader, kinds, &mut owner, &mut out);
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
    if frame.geometry == Geometry::Object && (!reader.cues.entry(frame.hit.row).object || frame.content.iter().all(|piece| only_a_name(reader, piece))) {
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
    } else if quoted * 20 >= letters * 19 {
        QuoteKind::Direct
    } else {
        QuoteKind::Mixed
    };
    for q in quotes {
        owner[q as usize] = Some(out.len());
    }
    out.push(Utterance {
        parts,
        kind,
        is_statement: true,
        speaker: frame.subject.as_ref().map(|(p, r)| if *r == Route::Relative { s.items[frame.group.start - 1].tokens } else { s.tokens(p.clone()) }),
        antecedent: frame.subject.as_ref().filter(|(_, r)| *r == Route::Relative).map(|(p, _)| s.tokens(p.clone())),
        cue: Some((s.tokens(frame.hit.items.clone()), frame.hit.row)),
        sieve: sieve(frame),
        label: None,
    });
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

/// The tokens of a piece without marks at its ends.
fn bare(reader: &Reader, piece: &Range<usize>) -> TokenRange {
    let s = reader.s;
    let mut tokens = s.tokens(piece.clone());
    if s.shape(piece.start) == Shape::Quote {
        tokens.start = reader.stretches[s.items[piece.start].quote as usize].content.start;
    }
    if s.shape(piece.end - 1) == Shape::Quote {
        tokens.end = reader.stretches[s.items[piece.end - 1].quote as usize].content.end;
    }
    tokens
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

/// The quotations no frame claims, in reading order.
fn loose(reader: &Reader, kinds: &Kinds, owner: &mut [Option<usize>], out: &mut Vec<Utterance>) {
    let s = reader.s;
    let mut last: Option<usize> = None;
    let mut reports: Vec<(u32, usize)> =
        out.iter().enumerate().filter(|(_, u)| u.is_statement && u.speaker.is_some()).filter_map(|(i, u)| u.cue.map(|(c, _)| (c.start, i))).collect();
    reports.sort_unstable();
    for k in 0..s.sentences.len() {
        let sentence = s.sentences[k].clone();
        let alone = sentence.clone().all(|i| s.shape(i) != Shape::Word);
        for i in sentence.clone() {
            if s.shape(i) != Shape::Quote {
                continue;
            }
            let q = s.items[i].quote as usize;
            if let Some(u) = owner[q] {
                last = Some(u);
                continue;
            }
            let stretch = reader.stretches[q];
            let content = stretch.content;
            if let Some((kind, row)) = kinds.label(reader, i, &sentence, alone) {
                out.push(Utterance { parts: vec![content], kind, is_statement: false, speaker: None, antecedent: None, cue: None, sieve: "label", label: row });
                continue;
            }
            let (speaker, sieve) = surroundings(reader, i, k, last, owner, out, &reports);
            match (speaker, last) {
                (Found::Same, Some(u)) => {
                    out[u].parts.push(content);
                    owner[q] = Some(u);
                }
                (found, _) => {
                    let (speaker, antecedent) = match found {
                        Found::Of(u) => (out[u].speaker, out[u].antecedent),
                        Found::Items(p) => (Some(s.tokens(p)), None),
                        Found::Same | Found::Nobody => (None, None),
                    };
                    owner[q] = Some(out.len());
                    last = Some(out.len());
                    out.push(Utterance {
                        parts: vec![content],
                        kind: QuoteKind::Direct,
                        is_statement: true,
                        speaker,
                        antecedent,
                        cue: None,
                        sieve,
                        label: None,
                    });
                }
            }
        }
    }
}

/// `“…”¶— Name`: a line of its own with a dash and a name under the quotation.
fn signed(reader: &Reader, i: usize) -> Option<Range<usize>> {
    let s = reader.s;
    let line = s.sentences.get(s.sentences.partition_point(|r| r.start <= i))?.clone();
    let dash = line.start == i + 1 && matches!(s.shape(line.start), Shape::Dash | Shape::Hyphen);
    let p = phrases::after(s, line.start + 1, line.end).filter(|p| dash && s.name_like(p.start))?;
    (p.end >= line.end || s.shape(p.end) != Shape::Word).then_some(p)
}

/// A subject beside a quotation whose verb is in no list: `“…,” exhorted X`, `“…,” X gloated`, `X resisted: “…”`.
fn beside(reader: &Reader, i: usize, sentence: &Range<usize>) -> Option<(Range<usize>, &'static str)> {
    let s = reader.s;
    let end = sentence.end;
    let verb = |k: usize| k < end && s.shape(k) == Shape::Word && !s.items[k].capital && (s.is(k, PAST | CUE) || s.verb_only(k));
    let closes = |k: usize| k >= end || s.shape(k) != Shape::Word || s.is(k, PREPOSITION | DAY | ADVERB | SUBORDINATOR | COORDINATOR);
    let comma = reader.inner_comma(i);
    if comma
        && verb(i + 1)
        && let Some(p) = phrases::after(s, i + 2, end).filter(|p| closes(p.end))
    {
        return Some((p, "quote_verb_subject"));
    }
    if comma && let Some(p) = phrases::after(s, i + 1, end).filter(|p| verb(p.end)) {
        return Some((p, "quote_subject_verb"));
    }
    if i > sentence.start && matches!(s.shape(i - 1), Shape::Colon | Shape::Comma) && reader.opens_sentence(i) {
        let colon = s.shape(i - 1) == Shape::Colon;
        let verb_before = i >= sentence.start + 2 && verb(i - 2);
        if colon || verb_before {
            return phrases::sentence_subject(s, i - 1, sentence.start).map(|p| (p, if colon { "subject_colon_quote" } else { "subject_verb_quote" }));
        }
    }
    None
}

/// `praised Ana Lima`: whom somebody speaks of is not what is said.
fn only_a_name(reader: &Reader, piece: &Range<usize>) -> bool {
    let s = reader.s;
    piece.clone().all(|i| matches!(s.shape(i), Shape::Word | Shape::Hyphen) && (s.shape(i) == Shape::Hyphen || s.items[i].capital))
}

enum Found {
    /// The utterance before goes on.
    Same,
    /// The speaker of another utterance.
    Of(usize),
    /// These words.
    Items(Range<usize>),
    /// Nobody is named.
    Nobody,
}

/// Who says a loose quotation, by what stands around it.
fn surroundings(
    reader: &Reader,
    i: usize,
    sentence: usize,
    last: Option<usize>,
    owner: &[Option<usize>],
    out: &[Utterance],
    reports: &[(u32, usize)],
) -> (Found, &'static str) {
    let s = reader.s;
    let floor = s.sentences[sentence].start;
    let stretch = reader.stretches[s.items[i].quote as usize];
    let paragraph = |t: u32| reader.document.tokens[t as usize].paragraph;
    let here = paragraph(stretch.open);
    if i > floor
        && s.shape(i - 1) == Shape::Colon
        && let Some(p) = phrases::before(s, i - 1, floor).filter(|p| p.start == floor || s.name_like(p.end - 1))
    {
        return (Found::Items(p), "name_colon");
    }
    if let Some(p) = signed(reader, i) {
        return (Found::Items(p), "quote_dash_name");
    }
    if i + 2 <= s.sentences[sentence].end && s.items.get(i + 1).is_some_and(|n| n.shape == Shape::Dash) {
        let end = s.sentences[sentence].end;
        if let Some(p) = phrases::after(s, i + 2, end).filter(|p| s.name_like(p.start) && (p.end >= end || s.shape(p.end) != Shape::Word)) {
            return (Found::Items(p), "quote_dash_name");
        }
    }
    if let Some((p, sieve)) = beside(reader, i, &s.sentences[sentence]) {
        return (Found::Items(p), sieve);
    }
    let previous = (0..i).rev().take_while(|&k| paragraph(s.items[k].tokens.start) + 1 >= here).find(|&k| s.shape(k) == Shape::Quote);
    if stretch.continued
        && let Some(u) = previous.and_then(|k| owner[s.items[k].quote as usize])
    {
        return if Some(u) == last { (Found::Same, "") } else { (Found::Of(u), "paragraph_goes_on") };
    }
    let starts = i == floor;
    if let Some(k) = previous.filter(|&k| paragraph(s.items[k].tokens.start) == here)
        && owner[s.items[k].quote as usize].is_some_and(|u| Some(u) == last && out[u].is_statement)
        && starts
    {
        return (Found::Same, "");
    }
    if !starts {
        return (Found::Nobody, "no_attribution");
    }
    // A paragraph of quotation alone after a report: `X said that ….¶“We …”`
    let before = reports.partition_point(|&(at, _)| at < stretch.open);
    if let Some(&(_, u)) = reports[..before].last().filter(|&&(at, _)| paragraph(at) + 1 >= here) {
        return (Found::Of(u), "speaker_before");
    }
    // `Toczylowski issued a statement. “We …”`
    if sentence > 0 && reader.words(i) >= 4 {
        let last = s.sentences[sentence - 1].clone();
        let speaks = last.clone().any(|k| s.is(k, CUE | SPEECH_NOUN));
        let near = paragraph(s.items[last.start].tokens.start) + 1 >= here;
        if let Some(p) = (near && speaks).then(|| phrases::sentence_subject(s, last.end, last.start)).flatten() {
            return (Found::Items(p), "subject_before");
        }
    }
    (Found::Nobody, "no_attribution")
}
