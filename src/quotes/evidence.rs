//! Does this cue report anything here? Named pieces of evidence, one weight for each, added up.
//!
//! In: a [`Frame`]. Out: its score, the log-odds that an annotator of news would call it an attribution. The weights are the table
//! `quotes/cue_weights.tsv`, fitted on annotated news (see `tests/fit/quotes.rs`), open to read and to edit.
//! Absent: where the reported words end, and who says them.

use super::cues::CueKind;
use super::frames::{Frame, Geometry, Reader};
use super::grammar::*;
use super::phrases::{self, Route};
use super::skeleton::Shape;
use crate::dictionaries::Lexicon;
use crate::error::{Error, Result};
use crate::words;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

/// The fitted weights.
pub(super) struct Weights {
    weights: HashMap<u64, f32, BuildHasherDefault<Identity>>,
    /// How much evidence each [`Case`] needs.
    needed: [f32; Case::NAMES.len()],
}

named! {
    /// The cases in which different amounts of evidence are needed; `needed …` in the table says how much.
    pub enum Case {
        /// `“…,” X said`
        BesideQuotation = "beside a quotation",
        /// `X said: …`
        BeforeColon = "before a colon",
        /// Reported speech inside marks.
        InsideQuotation = "inside a quotation",
        /// `“I think …”` is no report of somebody else's words.
        InsideOfOneself = "inside a quotation, of oneself",
        /// `it was announced that`, `the court was told the dam …`
        Passive = "passive without agent",
        /// Nobody stands there who could say it.
        WithoutSubject = "without subject",
        /// An author who speaks for himself is no source.
        ObjectOfOneself = "object, of oneself",
        /// The same with a clause.
        OfOneself = "of oneself",
        /// Words in marks are somebody's: `called the decision “atrocious”`.
        ObjectWithMarks = "object with marks",
        /// `X praised the plan`
        ObjectOfSource = "object, of a source",
        /// Attitudes and deeds are near to speech and often none of it, the more so of things.
        ObjectOfThing = "object, of a thing",
        /// The same with `to …`.
        InfinitiveOfThing = "infinitive, of a thing",
        /// `X said that …`
        Clause = "clause",
        /// `vowed to rebuild`
        InfinitiveOfSource = "infinitive, of a source",
        /// `warned of a second flood`
        OfOfSource = "object with of, of a source",
    }
}

impl Weights {
    /// Reads `quotes/<name>` lists: name of the evidence, weight.
    ///
    /// # Errors
    /// A weight that is no number, a case that is none.
    pub fn new(lexicon: &Lexicon, subject: &str) -> Result<Weights> {
        let mut weights = HashMap::default();
        let mut needed = [0.0; Case::NAMES.len()];
        for list in lexicon.about(subject) {
            for row in lexicon.list(list).rows() {
                let row = lexicon.row(row);
                let weight: f32 = row
                    .column("weight")
                    .parse()
                    .map_err(|_| Error::new(row.place(), format!("`{}` is no weight", row.column("weight")), "write a number such as -0.25"))?;
                let Some(case) = row.name().strip_prefix(NEEDED) else {
                    weights.insert(words::hash(row.name().as_bytes()), weight);
                    continue;
                };
                let known = Case::NAMES
                    .iter()
                    .position(|known| *known == case)
                    .ok_or_else(|| Error::new(row.place(), format!("`{NEEDED}{case}` is of no use"), format!("the cases are: {}", Case::NAMES.join("; "))))?;
                needed[known] = weight;
            }
        }
        Ok(Weights { weights, needed })
    }

    /// How much evidence a case needs.
    pub fn needed(&self, case: Case) -> f32 {
        self.needed[case as usize]
    }

    /// The sum of the weights of all pieces of evidence of a frame.
    pub fn score(&self, reader: &Reader, frame: &Frame, name: &mut String) -> f32 {
        let mut score = 0.0;
        each(reader, frame, name, &mut |name| score += self.weights.get(&words::hash(name.as_bytes())).copied().unwrap_or(0.0));
        score
    }
}

/// Begins the rows that say how much is needed.
pub const NEEDED: &str = "needed ";

/// The case a frame is; `depth`: inside how many quotations it stands.
pub(super) fn case(reader: &Reader, frame: &Frame, depth: u8) -> Case {
    /// So many items before words in marks still belong to them: `called the decision for the goal “atrocious”`.
    const NEAR: usize = 9;
    let s = reader.s;
    let subject = frame.subject.as_ref().map(|(p, _)| p);
    let passive = frame.group.be || s.is(frame.hit.items.start, BE);
    let oneself = subject.is_some_and(|p| reader.speaks_for_itself(p.start));
    let source = subject.is_some_and(|p| phrases::source_like(s, p));
    let marked = || source && frame.content.iter().any(|c| c.len() <= NEAR && s.shape(c.end - 1) == Shape::Quote);
    match frame.geometry {
        Geometry::QuoteBefore | Geometry::QuoteAfter => Case::BesideQuotation,
        Geometry::Colon => Case::BeforeColon,
        _ if depth > 0 && oneself => Case::InsideOfOneself,
        _ if depth > 0 => Case::InsideQuotation,
        Geometry::That | Geometry::Clause if subject.is_none() && passive && !frame.group.modal => Case::Passive,
        _ if subject.is_none() => Case::WithoutSubject,
        Geometry::Object | Geometry::Infinitive if oneself => Case::ObjectOfOneself,
        _ if oneself => Case::OfOneself,
        Geometry::Object if marked() => Case::ObjectWithMarks,
        Geometry::Object if source && frame.content.first().is_some_and(|c| !c.is_empty() && s.is(c.start, OF | ABOUT)) => Case::OfOfSource,
        Geometry::Object if source => Case::ObjectOfSource,
        Geometry::Object => Case::ObjectOfThing,
        Geometry::Infinitive if source => Case::InfinitiveOfSource,
        Geometry::Infinitive => Case::InfinitiveOfThing,
        _ => Case::Clause,
    }
}

/// Calls `emit` with the name of each piece of evidence. `name` is a buffer.
pub(super) fn each(reader: &Reader, frame: &Frame, name: &mut String, emit: &mut impl FnMut(&str)) {
    let s = reader.s;
    let entry = reader.cues.entry(frame.hit.row);
    let mut say = |template: &str, parts: &[&str]| {
        name.clear();
        name.push_str(template);
        for part in parts {
            name.push(' ');
            name.push_str(part);
        }
        emit(name);
    };
    let kind = match entry.kind {
        CueKind::Verb => "verb",
        CueKind::Noun => "noun",
        CueKind::SourceAfter => "source",
        CueKind::NoComment => "none",
    };
    let geometry = geometry_name(frame.geometry);
    let subject = subject_name(reader, frame);
    let form = form_name(reader, frame);
    let next = next_name(reader, frame);
    say("bias", &[]);
    say("geometry", &[geometry]);
    say("kind and geometry", &[kind, geometry]);
    say("lemma", &[kind, &entry.lemma]);
    say("lemma and geometry", &[&entry.lemma, geometry]);
    say("class and geometry", &[&entry.class, geometry]);
    say("form", &[form]);
    say("form and geometry", &[form, geometry]);
    say("subject", &[subject]);
    say("subject and geometry", &[subject, geometry]);
    say("subject and lemma", &[subject, &entry.lemma]);
    let before = Some(frame.group.start).filter(|&start| start > frame.sentence.start).map_or("start", |start| word_name(reader, start - 1));
    say("before", &[before, form]);
    say("route", &[frame.subject.as_ref().map_or("none", |(_, r)| route_name(*r))]);
    say("next", &[next]);
    say("next and class", &[next, &entry.class]);
    if frame.group.negated {
        say("negated", &[&entry.class]);
    }
    let length: usize = frame.content.iter().map(std::ops::Range::len).sum();
    say("length", &[["1", "2", "3", "4 to 7", "8 to 15", "16 and more"][[1, 2, 3, 7, 15].iter().take_while(|&&l| length > l).count()]]);
    let finite = frame.content.iter().any(|c| c.clone().any(|i| s.is(i, AUXILIARY | PAST) && !s.is(i, CLITIC)));
    say("finite verb inside", &[if finite { "yes" } else { "no" }, geometry]);
    let noun_place = frame.hit.items.start > frame.sentence.start && s.is(frame.hit.items.start - 1, DETERMINER | POSSESSIVE | OF | CLITIC);
    if noun_place {
        say("after a determiner", &[kind]);
    }
}

fn geometry_name(geometry: Geometry) -> &'static str {
    match geometry {
        Geometry::QuoteBefore => "quote-before",
        Geometry::QuoteAfter => "quote-after",
        Geometry::Colon => "colon",
        Geometry::That => "that",
        Geometry::Question => "question",
        Geometry::Infinitive => "infinitive",
        Geometry::Object => "object",
        Geometry::Clause => "clause",
        Geometry::ClauseBefore => "clause-before",
        Geometry::Source => "source",
    }
}

/// The name of a route.
fn route_name(route: Route) -> &'static str {
    match route {
        Route::Direct => "direct",
        Route::Across => "across",
        Route::Relative => "relative",
        Route::Shared => "shared",
        Route::Participle => "participle",
        Route::Inverted => "inverted",
    }
}

fn subject_name(reader: &Reader, frame: &Frame) -> &'static str {
    let s = reader.s;
    let Some((p, _)) = &frame.subject else { return "none" };
    if let Some(pronoun) = s.is(p.start, PRONOUN).then(|| &s.items[p.start]) {
        let told = reader.document.tokens[pronoun.tokens.start as usize].hash;
        return match reader.pronoun(told) {
            Some(p) if p.person != 3 => "i-you-we",
            Some(p) if p.neuter => "it",
            Some(p) if p.plural => "they",
            _ => "he-she",
        };
    }
    if p.clone().any(|i| s.is(i, ROLE | COLLECTIVE | TITLE) && !s.items[i].capital) {
        return "role";
    }
    if s.name_like(p.end - 1) {
        return "name";
    }
    if p.clone().any(|i| s.is(i, SPEECH_NOUN)) {
        return "speech-noun";
    }
    if s.is(p.start, DETERMINER | POSSESSIVE) { "description" } else { "words" }
}

fn form_name(reader: &Reader, frame: &Frame) -> &'static str {
    let (s, verb, group) = (reader.s, frame.hit.items.start, &frame.group);
    if group.infinitive {
        "infinitive"
    } else if s.is(verb, GERUND) {
        if group.be { "progressive" } else { "gerund" }
    } else if group.be && s.is(verb, PAST) {
        "passive"
    } else if group.have {
        "perfect"
    } else if group.modal {
        "modal"
    } else if s.is(verb, PAST) {
        "past"
    } else {
        "present"
    }
}

fn next_name(reader: &Reader, frame: &Frame) -> &'static str {
    Some(frame.hit.items.end).filter(|&i| i < frame.sentence.end).map_or("end", |i| word_name(reader, i))
}

/// What a word is, in short.
fn word_name(reader: &Reader, i: usize) -> &'static str {
    let s = reader.s;
    match s.shape(i) {
        Shape::Word => {}
        Shape::Quote => return "quote",
        Shape::Comma => return "comma",
        Shape::Colon => return "colon",
        Shape::Stop => return "stop",
        Shape::Hyphen => return "hyphen",
        _ => return "mark",
    }
    let bits = s.items[i].bits;
    for (class, name) in [
        (THAT, "that"),
        (TO, "to"),
        (OF, "of"),
        (FOR, "for"),
        (ABOUT, "about"),
        (AS, "as"),
        (QUESTION, "question"),
        (SUBJECT, "subject pronoun"),
        (POSSESSIVE, "possessive"),
        (PRONOUN, "pronoun"),
        (DETERMINER, "determiner"),
        (DAY | MONTH, "day"),
        (PREPOSITION, "preposition"),
        (AUXILIARY, "auxiliary"),
        (COORDINATOR, "coordinator"),
        (SUBORDINATOR, "subordinator"),
        (ADVERB, "adverb"),
        (GERUND, "gerund"),
    ] {
        if bits & class != 0 {
            return name;
        }
    }
    if s.is(i, NAME) {
        "name"
    } else if s.items[i].capital {
        "capital"
    } else {
        "word"
    }
}
