//! Quotations that no cue claims: said by whoever the surroundings give, going on from the one before, or labelled as no speech.
//!
//! In: the utterances of the frames, the stretches without an owner. Out: more [`Utterance`]s, by sieves from sure to unsure.
//! Absent: what the cues claim (see `utterances`), and what is no speech (see `kinds`).

use super::frames::Reader;
use super::grammar::*;
use super::kinds::Kinds;
use super::skeleton::Shape;
use super::utterances::Utterance;
use super::{phrases, subjects};
use crate::model::QuoteKind;
use std::ops::Range;

/// The quotations no frame claims, in reading order.
pub fn loose(reader: &Reader, kinds: &Kinds, owner: &mut [Option<usize>], out: &mut Vec<Utterance>) {
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
                out.push(Utterance {
                    parts: vec![content],
                    kind,
                    is_statement: false,
                    told: false,
                    speaker: None,
                    antecedent: None,
                    cue: None,
                    sieve: "label",
                    label: row,
                });
                continue;
            }
            let (speaker, sieve) = surroundings(reader, i, k, last, owner, out, &reports);
            // A piece of a sentence that nobody near has said.
            if matches!(speaker, Found::Nobody) && i > sentence.start && !reader.opens_sentence(i) {
                out.push(Utterance {
                    parts: vec![content],
                    kind: QuoteKind::Scare,
                    is_statement: false,
                    told: false,
                    speaker: None,
                    antecedent: None,
                    cue: None,
                    sieve: "label",
                    label: None,
                });
                continue;
            }
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
                        told: false,
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

/// A quotation without attribution that goes on in the next paragraph is one with the one there, which has it.
pub fn taken_up(reader: &Reader, owner: &[Option<usize>], out: &mut [Utterance]) {
    for q in (0..reader.stretches.len()).rev().filter(|&q| reader.stretches[q].continues) {
        let next = (q + 1..reader.stretches.len()).find(|&n| reader.stretches[n].continued);
        // A mark of another make opens a quotation of its own.
        let make = |n: &usize| reader.document.word(reader.stretches[*n].open as usize) == reader.document.word(reader.stretches[q].open as usize);
        let (Some(own), Some(next)) = (owner[q], next.filter(make).and_then(|n| owner[n])) else { continue };
        if own != next && out[own].cue.is_none() && out[next].cue.is_some() {
            let parts = std::mem::take(&mut out[own].parts);
            out[next].parts.extend(parts);
        }
    }
}

/// A quotation for a headline has the speaker who says the same words further on.
pub fn said_below(reader: &Reader, out: &mut [Utterance]) {
    /// More are no headlines.
    const MOST: usize = 8;
    let document = reader.document;
    let open: Vec<usize> = (0..out.len()).filter(|&u| out[u].sieve == "no_attribution" && out[u].parts.len() == 1).take(MOST).collect();
    for own in open {
        let mut words = out[own].parts[0];
        while words.len() > 1 && document.tokens[words.end as usize - 1].class == crate::words::Class::Mark {
            words.end -= 1;
        }
        let words = document.folded_range(words);
        let says = |u: &&Utterance| u.is_statement && u.speaker.is_some() && u.parts.iter().any(|p| document.folded_range(*p).contains(words));
        if let Some((speaker, antecedent)) = out.iter().find(says).map(|u| (u.speaker, u.antecedent)) {
            out[own] = Utterance { speaker, antecedent, sieve: "same_words", ..out[own].clone() };
        }
    }
}

/// `ANA LIMA, ANALYST, BAY BANK “…”`, `LIMA ON RATES: “…”`: who speaks stands before the quotation in capitals, as in collections of
/// reactions.
fn headed(reader: &Reader, i: usize) -> Option<Range<usize>> {
    /// The longest heading.
    const LONGEST: usize = 30;
    let s = reader.s;
    let document = reader.document;
    let capital = |k: usize| match s.shape(k) {
        Shape::Word => {
            let token = &document.tokens[s.items[k].tokens.start as usize];
            token.case == crate::model::Case::Upper || !token.is_word() || s.is(k, WHEN)
        }
        Shape::Comma | Shape::Colon | Shape::Hyphen | Shape::Dash | Shape::Other | Shape::Open | Shape::Close => true,
        Shape::Stop => k > 0 && s.shape(k - 1) == Shape::Word && s.items[k - 1].tokens.len() == 1,
        _ => false,
    };
    let mut start = i;
    while start > 0 && i - start < LONGEST && capital(start - 1) {
        start -= 1;
    }
    while start < i && s.shape(start) != Shape::Word {
        start += 1;
    }
    let word = |k: usize| s.shape(k) == Shape::Word && document.tokens[s.items[k].tokens.start as usize].is_word();
    let apart =
        start == 0 || matches!(s.shape(start - 1), Shape::Quote | Shape::Stop | Shape::Colon) || s.sentences.binary_search_by_key(&start, |r| r.start).is_ok();
    let words = (start..i).filter(|&k| word(k)).count();
    // `SUVA (AP) — “…”` says where, not who.
    let dateline =
        super::dateline(document).is_some_and(|dateline| start < i && s.items[start].tokens.start < dateline.end && s.items[i - 1].tokens.end > dateline.start);
    if words < 2 || !apart || dateline {
        return None;
    }
    // The name ends at the first comma, or where a preposition begins what it is about.
    let stop = (start + 1..i).find(|&k| s.shape(k) != Shape::Word && s.shape(k) != Shape::Hyphen && s.shape(k) != Shape::Other && s.shape(k) != Shape::Stop);
    let about = (start + 1..stop.unwrap_or(i)).find(|&k| s.is(k, PREPOSITION) && !s.is(k, OF | NAME));
    let end = about.or(stop).unwrap_or(i);
    // `BANK CUTS RATE, MARKETS FALL “…”` is a heading of the text.
    let somebody = (start..i).any(|k| s.is(k, NAME | ROLE | TITLE));
    (end > start && somebody && (stop.is_some() || about.is_some() || (start..end).any(|k| s.is(k, NAME)))).then_some(start..end)
}

/// The subject of the sentence right before, if it has no quotation, stands in the same paragraph and names somebody else than the one
/// who spoke last.
fn another(reader: &Reader, sentence: usize, paragraph: u32, last: Option<&Utterance>) -> Option<Range<usize>> {
    let s = reader.s;
    let before = s.sentences.get(sentence.checked_sub(1)?)?.clone();
    let document = reader.document;
    let quiet = before.clone().all(|k| s.shape(k) != Shape::Quote) && document.tokens[s.items[before.start].tokens.start as usize].paragraph == paragraph;
    let spoke = last.filter(|u| u.is_statement)?.speaker?;
    let p = subjects::sentence_subject(s, before.end, before.start).filter(|p| quiet && s.is(p.end - 1, NAME))?;
    let words = document.folded_range(s.tokens(p.clone()));
    // Only a person who takes part in the talk: the verb is no mere deed of a thing.
    let other = !document.folded_range(spoke).split(' ').any(|word| words.split(' ').any(|w| w == word));
    let pronoun = spoke.len() == 1 && reader.pronoun(document.tokens[spoke.start as usize].hash).is_some();
    (other && !pronoun).then_some(p)
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
            // `A poster hung by the door: “…”`
            let noun = |p: &Range<usize>| if p.len() > 1 && s.is(p.start, DETERMINER) { p.start + 1..p.end } else { p.clone() };
            let subject = subjects::sentence_subject(s, i - 1, sentence.start).filter(|p| phrases::source_like(s, &noun(p)));
            return subject.map(|p| (p, if colon { "subject_colon_quote" } else { "subject_verb_quote" }));
        }
    }
    None
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
    if let Some(p) = headed(reader, i) {
        return (Found::Items(p), "heading_name");
    }
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
    // `“…,” X said. Y disagreed. “…”`: somebody else comes in between.
    if starts && let Some(p) = another(reader, sentence, here, last.map(|u| &out[u])) {
        return (Found::Items(p), "subject_before");
    }
    if let Some(k) = previous.filter(|&k| paragraph(s.items[k].tokens.start) == here)
        && owner[s.items[k].quote as usize].is_some_and(|u| Some(u) == last && out[u].is_statement)
        && starts
    {
        return (Found::Same, "");
    }
    let before = reports.partition_point(|&(at, _)| at < stretch.open);
    if !starts {
        // `Lima said she knew. The plan would “help nobody but the banks of the city.”`: words of the one who speaks in the paragraph.
        let sentence = |t: u32| reader.document.tokens[t as usize].sentence;
        let near = |at: u32| paragraph(at) == here && sentence(at) + 1 >= sentence(stretch.open);
        return match reports[..before].last().filter(|&&(at, _)| near(at)) {
            Some(&(_, u)) => (Found::Of(u), "speaker_before"),
            None => (Found::Nobody, "no_attribution"),
        };
    }
    // A paragraph of quotation alone after a report: `X said that ….¶“We …”`
    if let Some(&(_, u)) = reports[..before].last().filter(|&&(at, _)| paragraph(at) + 1 >= here) {
        return (Found::Of(u), "speaker_before");
    }
    // `Toczylowski issued a statement. “We …”`
    if sentence > 0 && reader.words(i) >= 4 {
        let last = s.sentences[sentence - 1].clone();
        let speaks = last.clone().any(|k| s.is(k, CUE | SPEECH_NOUN));
        let near = paragraph(s.items[last.start].tokens.start) + 1 >= here;
        if let Some(p) = (near && speaks).then(|| subjects::sentence_subject(s, last.end, last.start)).flatten() {
            return (Found::Items(p), "subject_before");
        }
    }
    (Found::Nobody, "no_attribution")
}
