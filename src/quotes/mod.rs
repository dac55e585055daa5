//! Who said what.
//!
//! In: a [`Document`] with its matches, mentions, entities and roles. Out: [`Quote`]s by the start of their hull: direct, mixed and
//! reported speech with speaker and cue, and the words in marks that are no speech, labelled. Absent: names themselves.
//!
//! The way: quotation marks are paired ([`marks`]); the text becomes a row of items in which a quotation is one item ([`skeleton`]);
//! on it each cue is read with its subject and the words it reports ([`frames`], [`phrases`], [`subjects`], [`clauses`], [`pieces`]); weighed
//! evidence decides whether it reports ([`evidence`], [`utterances`]); what no cue claims is joined to the quote before, attributed by its
//! surroundings or labelled ([`loose`], [`kinds`]); an interview's turns are taken as they are printed ([`transcripts`]); the attributing
//! words are understood ([`speakers`], [`antecedents`], [`joint`]), and the same words in several articles get one id ([`groups`]).

mod antecedents;
mod clauses;
mod cues;
mod evidence;
mod frames;
mod grammar;
mod groups;
mod joint;
mod kinds;
mod loose;
mod marks;
mod phrases;
mod pieces;
mod skeleton;
mod speakers;
mod subjects;
mod transcripts;
mod utterances;

use crate::dictionaries::Lexicon;
use crate::error::Result;
use crate::model::{Cue, Document, Entity, Matches, Mention, Quote, QuoteKind, Role, Span, Speaker, TokenRange};
use crate::words::Class;
use cues::Cues;
use evidence::Weights;
use frames::{Frame, Geometry, Reader};
use grammar::Grammar;
use joint::Together;
use kinds::Kinds;
use marks::Stretch;
use skeleton::Shape;
use std::collections::HashMap;
use transcripts::Transcripts;
use utterances::Utterance;

/// Finds quoted and reported words and their speakers.
pub struct Quotes {
    grammar: Grammar,
    cues: Cues,
    kinds: Kinds,
    transcripts: Transcripts,
    weights: Weights,
    precision: HashMap<String, f32>,
}

/// What is read.
struct Source<'s> {
    document: &'s Document<'s>,
    matches: &'s Matches,
    lexicon: &'s Lexicon,
    mentions: &'s [Mention],
    stretches: &'s [Stretch],
}

/// A frame, for those who fit weights: where its cue stands, the names of its evidence, its score.
pub struct Observation {
    /// The cue, in the view.
    pub cue: Span,
    /// Names of the evidence.
    pub evidence: Vec<String>,
    /// The score with the weights in use.
    pub score: f32,
}

impl Quotes {
    /// Compiles cues and sieves.
    ///
    /// # Errors
    /// A badly formed list or weights table.
    pub fn new(lexicon: &Lexicon) -> Result<Quotes> {
        let mut grammar = Grammar::new(lexicon);
        let cues = Cues::new(lexicon, &mut grammar);
        let mut precision = HashMap::new();
        for list in lexicon.about("quotes/sieves") {
            for row in lexicon.list(list).rows() {
                let row = lexicon.row(row);
                if let Ok(p) = row.column("precision").parse() {
                    precision.insert(row.name().to_owned(), p);
                }
            }
        }
        let weights = Weights::new(lexicon, "quotes/cue_weights")?;
        Ok(Quotes { grammar, cues, kinds: Kinds::new(lexicon), transcripts: Transcripts::new(lexicon), weights, precision })
    }

    /// The quotes of a document, by start. May add gender evidence (pronouns) to entities.
    #[must_use]
    pub fn find(&self, document: &Document, matches: &Matches, mentions: &[Mention], entities: &mut [Entity], roles: &[Role], lexicon: &Lexicon) -> Vec<Quote> {
        if document.tokens.is_empty() {
            return Vec::new();
        }
        let stretches = marks::find(document, &self.grammar);
        let source = Source { document, matches, lexicon, mentions, stretches: &stretches };
        let mut utterances = Vec::new();
        for (depth, tokens) in self.levels(document, &stretches) {
            self.read(&source, depth, tokens, &mut |reader, frames| {
                let (accepted, doubtful): (Vec<_>, Vec<_>) = frames.into_iter().partition(|(f, score)| *score > self.threshold(reader, f, depth));
                let (accepted, doubtful) = (accepted.into_iter().map(|(f, _)| f).collect::<Vec<_>>(), possible(doubtful));
                let found = utterances::assemble(reader, &accepted, &doubtful, &self.kinds, depth);
                // Inside a quotation only reported speech is news: the words in marks are quoted already.
                utterances.extend(found.into_iter().filter(|u| depth == 0 || u.kind == QuoteKind::Indirect));
            });
        }
        self.take_turns(document, mentions, &mut utterances);
        utterances.sort_by_key(Utterance::start);
        let resolver = speakers::Resolver { document, grammar: &self.grammar, mentions, roles, stretches: &stretches };
        let mut history = speakers::History::default();
        let mut quote = |u: &Utterance| {
            let together = resolver.together(u, entities, &history);
            let speaker = resolver.resolve(u, entities, &mut history);
            self.quote(&source, u, speaker, together)
        };
        utterances.iter().filter_map(&mut quote).collect()
    }

    /// Where the text is an interview, its turns stand in the place of what was found inside them; of that, only what a turn reports of
    /// others stays.
    fn take_turns(&self, document: &Document, mentions: &[Mention], utterances: &mut Vec<Utterance>) {
        let turns = self.transcripts.find(document, mentions);
        if turns.is_empty() {
            return;
        }
        let inside = |p: &TokenRange| turns[turns.partition_point(|t| t.parts[0].end <= p.start)..].first().is_some_and(|t| t.parts[0].overlaps(*p));
        let oneself = |s: TokenRange| self.grammar.pronoun(document.tokens[s.start as usize].hash).is_some_and(|p| p.person != 3);
        let report = |u: &Utterance| u.kind == QuoteKind::Indirect && !u.speaker.is_some_and(oneself);
        utterances.retain(|u| report(u) || !u.parts.iter().any(inside));
        utterances.extend(turns);
    }

    /// The evidence of every frame outside quotations, for the fitting of weights.
    #[must_use]
    pub fn observe(&self, document: &Document, matches: &Matches, lexicon: &Lexicon) -> Vec<Observation> {
        let mut out = Vec::new();
        if document.tokens.is_empty() {
            return out;
        }
        let stretches = marks::find(document, &self.grammar);
        let source = Source { document, matches, lexicon, mentions: &[], stretches: &stretches };
        let whole = TokenRange { start: 0, end: document.tokens.len() as u32 };
        self.read(&source, 0, whole, &mut |reader, frames| {
            for (frame, score) in frames {
                let mut evidence = Vec::new();
                evidence::each(reader, &frame, &mut String::new(), &mut |name| evidence.push(name.to_owned()));
                out.push(Observation { cue: reader.s.span(document, frame.hit.items.clone()), evidence, score });
            }
        });
        out
    }

    /// The rows of items to read: the whole text, and the inside of each long quotation.
    fn levels(&self, document: &Document, stretches: &[Stretch]) -> Vec<(u8, TokenRange)> {
        const LONG: usize = 8;
        let whole = TokenRange { start: 0, end: document.tokens.len() as u32 };
        std::iter::once((0, whole)).chain(stretches.iter().filter(|s| s.depth == 0 && s.content.len() >= LONG).map(|s| (1, s.content))).collect()
    }

    fn read(&self, source: &Source, depth: u8, tokens: TokenRange, then: &mut impl FnMut(&Reader, Vec<(Frame, f32)>)) {
        let Source { document, matches, lexicon, stretches, .. } = *source;
        let from = stretches.partition_point(|s| s.open < tokens.start);
        let inside: Vec<u32> =
            (from..stretches.len()).take_while(|&i| stretches[i].open < tokens.end).filter(|&i| stretches[i].depth == depth).map(|i| i as u32).collect();
        let mut skeleton = skeleton::build(document, lexicon, &self.grammar, tokens, stretches, &inside);
        skeleton.keep_whole(source.mentions);
        let single = |t: u32| matches!(document.word(t as usize), "'" | "‘");
        let double_marks = inside.iter().any(|&i| !single(stretches[i as usize].open));
        let hits = self.cues.hits(&skeleton, matches);
        let reader = Reader { document, s: &skeleton, stretches, grammar: &self.grammar, cues: &self.cues, hits: &hits, double_marks };
        let mut name = String::new();
        let frames = reader.frames(|f| self.weights.score(&reader, f, &mut name));
        then(&reader, frames);
    }

    /// How much evidence a frame needs.
    fn threshold(&self, reader: &Reader, frame: &Frame, depth: u8) -> f32 {
        /// So many items before words in marks still belong to them: `called the decision for the goal “atrocious”`.
        const NEAR: usize = 9;
        let subject = frame.subject.as_ref().map(|(p, _)| p);
        let passive = frame.group.be || reader.s.is(frame.hit.items.start, grammar::BE);
        let oneself = subject.is_some_and(|p| reader.speaks_for_itself(p.start));
        let source = subject.is_some_and(|p| phrases::source_like(reader.s, p));
        let marked = || source && frame.content.iter().any(|c| c.len() <= NEAR && reader.s.shape(c.end - 1) == Shape::Quote);
        match frame.geometry {
            Geometry::QuoteBefore | Geometry::QuoteAfter => -2.0,
            Geometry::Colon => -0.5,
            // `“I think …”` is no report of somebody else's words.
            _ if depth > 0 => {
                if oneself {
                    f32::INFINITY
                } else {
                    0.5
                }
            }
            // `it was announced that`, `the court was told the dam …`
            Geometry::That | Geometry::Clause if subject.is_none() && passive && !frame.group.modal => 0.0,
            _ if subject.is_none() => 1.5,
            // An author who speaks for himself is no source.
            Geometry::Object | Geometry::Infinitive if oneself => 2.5,
            _ if oneself => 1.0,
            // Words in marks are somebody's: `called the decision “atrocious”`.
            Geometry::Object if marked() => -0.3,
            // Attitudes and deeds are near to speech and often none of it, the more so of things.
            Geometry::Object => {
                if source {
                    0.6
                } else {
                    1.5
                }
            }
            Geometry::Infinitive => {
                if source {
                    0.6
                } else {
                    f32::INFINITY
                }
            }
            _ => -0.3,
        }
    }

    fn quote(&self, source: &Source, utterance: &Utterance, speaker: Option<(Speaker, speakers::How)>, together: Option<Together>) -> Option<Quote> {
        let Source { document, lexicon, stretches, .. } = *source;
        let parts: Vec<Span> = utterance.parts.iter().filter_map(|p| trimmed(document, *p)).collect();
        if parts.is_empty() {
            return None;
        }
        let speaker = together.as_ref().and_then(|t| t.speaker(document)).or(speaker);
        let how = speaker.as_ref().map(|(_, how)| *how);
        let mut reason = utterance.sieve.to_owned();
        if let Some(how) = how {
            reason.push_str(", speaker by ");
            reason.push_str(how);
        }
        let confidence = self.precision.get(&reason).or_else(|| self.precision.get(utterance.sieve)).copied();
        if let Some(row) = utterance.cue.map(|(_, row)| row).or(utterance.label) {
            reason.push_str("; ");
            reason.push_str(&lexicon.row(row).citation());
        }
        let cue = utterance.cue.map(|(tokens, row)| {
            let entry = self.cues.entry(row);
            Cue { span: document.span_of(tokens), lemma: entry.lemma.clone(), class: entry.class.clone() }
        });
        let group = if utterance.is_statement { groups::group(document, stretches, utterance.kind, &utterance.parts) } else { None };
        let speaker = speaker.map(|(s, _)| s);
        let together = together.map_or_else(Vec::new, |t| t.each.into_iter().map(|(s, _)| s).collect());
        Some(Quote { kind: utterance.kind, is_statement: utterance.is_statement, parts, speaker, together, cue, confidence, reason, group })
    }
}

/// The frames that are not wholly unlikely, likeliest first.
fn possible(mut frames: Vec<(Frame, f32)>) -> Vec<Frame> {
    frames.retain(|(_, score)| *score > -3.0);
    frames.sort_by(|a, b| b.1.total_cmp(&a.1));
    frames.into_iter().map(|(f, _)| f).collect()
}

/// A part without the dateline before it and the credit line behind it, which are nobody's words; none = nothing is left.
fn trimmed(document: &Document, tokens: TokenRange) -> Option<Span> {
    let first = document.tokens[tokens.start as usize].start;
    let credit = document.credits.iter().find(|c| c.end > first).map_or(u32::MAX, |c| document.tokens_in(*c).start);
    let start = after_dateline(document, tokens);
    let tokens = TokenRange { start, end: tokens.end.min(credit).max(start) };
    let has_words = tokens.range().any(|t| document.tokens[t].class != Class::Mark);
    has_words.then(|| document.span_of(tokens))
}

/// `LIMA (AP) — Rain fell, officials said`: the dateline is nobody's words. Where a content begins behind it.
fn after_dateline(document: &Document, tokens: TokenRange) -> u32 {
    /// A dateline has at most so many tokens.
    const LONGEST: usize = 16;
    let Some(head) = document.dateline_place.or(document.dateline_agency) else { return tokens.start };
    let begins = document.tokens[tokens.start as usize].start <= head.start && document.span_of(tokens).contains(head);
    let dash = |t: &usize| matches!(document.word(*t), "—" | "–" | "-" | "--" | "_" | ":") && document.tokens[*t].start >= head.end;
    let end = tokens.range().take(LONGEST).find(dash).filter(|_| begins);
    end.map_or(tokens.start, |t| t as u32 + 1)
}
