//! Does this cue report anything here? Named pieces of evidence, one weight for each, added up.
//!
//! In: a [`Frame`]. Out: its score, the log-odds that an annotator of news would call it an attribution. The weights are the table
//! `quotes/cue_weights.tsv`, fitted on annotated news (see `tests/fit/quotes.rs`), open to read and to edit.
//! Absent: where the reported words end, and who says them.

use super::cues::CueKind;
use super::frames::{Frame, Geometry, Reader};
use super::grammar::*;
use super::phrases::Route;
use super::skeleton::Shape;
use crate::dictionaries::Lexicon;
use crate::error::{Error, Result};
use crate::words;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

/// The fitted weights.
pub struct Weights {
    weights: HashMap<u64, f32, BuildHasherDefault<Identity>>,
}

impl Weights {
    /// Reads `quotes/<name>` lists: name of the evidence, weight.
    ///
    /// # Errors
    /// A weight that is no number.
    pub fn new(lexicon: &Lexicon, subject: &str) -> Result<Weights> {
        let mut weights = HashMap::default();
        for list in lexicon.about(subject) {
            for row in lexicon.list(list).rows() {
                let row = lexicon.row(row);
                let weight: f32 = row.column("weight").parse().map_err(|_| {
                    Error::new(format!("dictionaries/{}", row.citation()), format!("`{}` is no weight", row.column("weight")), "write a number such as -0.25")
                })?;
                weights.insert(words::hash(row.name().as_bytes()), weight);
            }
        }
        Ok(Weights { weights })
    }

    /// The sum of the weights of all pieces of evidence of a frame.
    pub fn score(&self, reader: &Reader, frame: &Frame, name: &mut String) -> f32 {
        let mut score = 0.0;
        each(reader, frame, name, &mut |name| score += self.weights.get(&words::hash(name.as_bytes())).copied().unwrap_or(0.0));
        score
    }
}

/// Calls `emit` with the name of each piece of evidence. `name` is a buffer.
pub fn each(reader: &Reader, frame: &Frame, name: &mut String, emit: &mut impl FnMut(&str)) {
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
pub fn route_name(route: Route) -> &'static str {
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
    let s = reader.s;
    let Some(i) = Some(frame.hit.items.end).filter(|&i| i < frame.sentence.end) else { return "end" };
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
    if s.items[i].capital { "capital" } else { "word" }
}
