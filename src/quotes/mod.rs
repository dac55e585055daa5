//! Who said what.
//!
//! In: a [`Document`] with its matches, mentions, entities and roles. Out: [`Quote`]s by the start of their hull: direct, mixed and
//! reported speech with speaker and cue, and the words in marks that are no speech, labelled. Absent: names themselves.
//!
//! The way: quotation marks are paired ([`marks`]); the text becomes a row of items in which a quotation is one item ([`skeleton`]);
//! on it each cue is read with its subject and the words it reports ([`frames`], [`verbs`], [`phrases`], [`subjects`], [`clauses`], [`pieces`]); weighed
//! evidence decides whether it reports ([`evidence`], [`utterances`]); what no cue claims is joined to the quote before, attributed by its
//! surroundings or labelled ([`loose`], [`kinds`]); an interview's turns are taken as they are printed ([`transcripts`]); the attributing
//! words are understood ([`speakers`], [`descriptions`], [`antecedents`], [`joint`]), and the same words in several articles get one id ([`groups`]).

/// An enum whose variants have the names that a table gives them.
macro_rules! named {
    ($(#[$about:meta])* pub enum $enum:ident { $($(#[$doc:meta])* $variant:ident = $name:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum $enum { $($(#[$doc])* $variant),* }

        impl $enum {
            /// The names, in the order of the variants.
            pub const NAMES: &[&str] = &[$($name),*];

            /// The name in the table.
            #[must_use]
            pub fn name(self) -> &'static str {
                Self::NAMES[self as usize]
            }
        }
    };
}

pub mod antecedents;
mod clauses;
mod cues;
mod descriptions;
pub mod evidence;
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
mod verbs;

use crate::annotators::RawTime;
use crate::dictionaries::Lexicon;
use crate::error::Result;
use crate::model::{Cue, Document, Entity, Matches, Mention, Quote, QuoteKind, Role, Span, Speaker, TokenRange};
use crate::words::Class;
use cues::Cues;
use evidence::Weights;
use frames::{Frame, Reader};
use grammar::Grammar;
use joint::Together;
use kinds::Kinds;
use marks::Stretch;
use std::collections::HashMap;
use transcripts::Transcripts;
use utterances::Utterance;

/// Finds quoted and reported words and their speakers.
pub struct Quotes {
    grammar: Grammar,
    cues: Cues,
    kinds: Kinds,
    transcripts: Transcripts,
    nouns: descriptions::Nouns,
    weights: Weights,
    antecedents: antecedents::Weights,
    precision: HashMap<String, f32>,
    /// How often each way to understand a speaker's words finds whom they mean.
    understood: HashMap<String, f32>,
    /// Classes of cues that tell what somebody thinks, wants or does, and are no statement.
    unspoken: Vec<String>,
}

/// What is known of an article before its quotes are read.
#[derive(Clone, Copy)]
pub struct Scene<'s> {
    /// The document.
    pub document: &'s Document<'s>,
    /// What the dictionaries find in it.
    pub matches: &'s Matches,
    /// The dictionaries.
    pub lexicon: &'s Lexicon,
    /// Names, by start.
    pub mentions: &'s [Mention],
    /// Expressions of time, by start.
    pub times: &'s [RawTime],
    /// What the text says people are.
    pub roles: &'s [Role],
}

/// A frame, for those who fit weights: where its cue stands, the names of its evidence, its score.
pub struct Observation {
    /// The cue, in the view.
    pub cue: Span,
    /// Names of the evidence.
    pub evidence: Vec<String>,
    /// The score with the weights in use.
    pub score: f32,
    /// The case that says how much is needed.
    pub case: &'static str,
}

/// A pronoun or description with all whom it may mean, for those who fit weights.
pub struct Referred {
    /// The words.
    pub tokens: TokenRange,
    /// What is said.
    pub parts: Vec<TokenRange>,
    /// The column of the table that weighs the evidence, see [`antecedents::COLUMNS`].
    pub column: usize,
    /// Who may be meant.
    pub candidates: Vec<antecedents::Candidate>,
}

impl Quotes {
    /// Compiles cues and sieves.
    ///
    /// # Errors
    /// A badly formed list or weights table.
    pub fn new(lexicon: &Lexicon) -> Result<Quotes> {
        let mut grammar = Grammar::new(lexicon);
        let cues = Cues::new(lexicon, &mut grammar);
        let (mut precision, mut understood) = (HashMap::new(), HashMap::new());
        for list in lexicon.about("quotes/sieves") {
            for row in lexicon.list(list).rows() {
                let row = lexicon.row(row);
                if let Ok(p) = row.column("precision").parse() {
                    match row.name().strip_prefix("understood by ") {
                        Some(how) => understood.insert(how.to_owned(), p),
                        None => precision.insert(row.name().to_owned(), p),
                    };
                }
            }
        }
        let classes = lexicon.about("quotes/cue_classes").flat_map(|l| lexicon.list(l).rows()).map(|id| lexicon.row(id));
        let unspoken = classes.filter(|row| row.column("statement") == "no").map(|row| row.name().to_owned()).collect();
        let weights = Weights::new(lexicon, "quotes/cue_weights")?;
        Ok(Quotes {
            grammar,
            cues,
            kinds: Kinds::new(lexicon),
            transcripts: Transcripts::new(lexicon),
            nouns: descriptions::Nouns::new(lexicon),
            weights,
            antecedents: antecedents::Weights::new(lexicon)?,
            precision,
            understood,
            unspoken,
        })
    }

    /// The quotes of a document, by start.
    #[must_use]
    pub fn find(&self, scene: &Scene, entities: &[Entity]) -> Vec<Quote> {
        if scene.document.tokens.is_empty() {
            return Vec::new();
        }
        let stretches = marks::find(scene.document, &self.grammar);
        let mut resolver = self.resolver(scene, &stretches);
        let mut quote = |u: &Utterance| {
            let together = resolver.together(u, entities);
            let speaker = resolver.resolve(u, entities);
            self.quote(scene, &stretches, u, speaker, together)
        };
        self.utterances(scene, &stretches).iter().filter_map(&mut quote).collect()
    }

    /// What is said or stands in marks, by start.
    fn utterances(&self, scene: &Scene, stretches: &[Stretch]) -> Vec<Utterance> {
        let Scene { document, mentions, .. } = *scene;
        let mut utterances = Vec::new();
        for (depth, tokens) in self.levels(document, stretches) {
            self.read(scene, stretches, depth, tokens, &mut |reader, frames| {
                let (accepted, doubtful): (Vec<_>, Vec<_>) =
                    frames.into_iter().partition(|(f, score)| *score > self.weights.needed(evidence::case(reader, f, depth)));
                let (accepted, doubtful) = (accepted.into_iter().map(|(f, _)| f).collect::<Vec<_>>(), possible(doubtful));
                let found = utterances::assemble(reader, &accepted, &doubtful, &self.kinds, depth);
                // Inside a quotation only reported speech is news: the words in marks are quoted already.
                utterances.extend(found.into_iter().filter(|u| depth == 0 || u.kind == QuoteKind::Indirect));
            });
        }
        self.take_turns(document, mentions, &mut utterances);
        utterances.sort_by_key(Utterance::start);
        utterances
    }

    fn resolver<'r>(&'r self, scene: &Scene<'r>, stretches: &'r [Stretch]) -> speakers::Resolver<'r> {
        let Scene { document, lexicon, mentions, roles, .. } = *scene;
        let agency = document.dateline_agency.and_then(|span| mentions.iter().find(|m| span.contains(m.span)).map(|m| m.entity));
        speakers::Resolver {
            document,
            lexicon,
            grammar: &self.grammar,
            nouns: &self.nouns,
            weights: &self.antecedents,
            mentions,
            roles: descriptions::Roles::new(roles),
            agency,
            stretches,
            spoke: Vec::new(),
        }
    }

    /// What may be meant by each pronoun and description that speaks, and by `others`, for the fitting of weights.
    #[must_use]
    pub fn references(&self, scene: &Scene, entities: &[Entity], others: &[TokenRange]) -> Vec<Referred> {
        if scene.document.tokens.is_empty() {
            return Vec::new();
        }
        let stretches = marks::find(scene.document, &self.grammar);
        let mut resolver = self.resolver(scene, &stretches);
        let mut out = Vec::new();
        let look = |resolver: &speakers::Resolver, tokens: TokenRange, parts: &[TokenRange]| {
            let reference = resolver.reference(tokens, parts)?;
            let candidates = resolver.candidates(&reference, entities);
            Some(Referred { tokens, parts: parts.to_vec(), column: antecedents::column(&reference.form), candidates })
        };
        for utterance in self.utterances(scene, &stretches) {
            let speaker = resolver.resolve(&utterance, entities);
            let open = speaker.is_some_and(|(_, how)| ![speakers::NAME, speakers::APPOSITIVE, speakers::STATEMENT_OF, speakers::LABEL].contains(&how));
            out.extend(utterance.speaker.filter(|_| open && utterance.is_statement).and_then(|tokens| look(&resolver, tokens, &utterance.parts)));
        }
        out.extend(others.iter().filter_map(|&tokens| look(&resolver, tokens, &[])));
        out
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
    pub fn observe(&self, scene: &Scene) -> Vec<Observation> {
        let document = scene.document;
        let mut out = Vec::new();
        if document.tokens.is_empty() {
            return out;
        }
        let stretches = marks::find(document, &self.grammar);
        let whole = TokenRange { start: 0, end: document.tokens.len() as u32 };
        self.read(scene, &stretches, 0, whole, &mut |reader, frames| {
            for (frame, score) in frames {
                let mut evidence = Vec::new();
                evidence::each(reader, &frame, &mut String::new(), &mut |name| evidence.push(name.to_owned()));
                out.push(Observation {
                    cue: reader.s.span(document, frame.hit.items.clone()),
                    evidence,
                    score,
                    case: evidence::case(reader, &frame, 0).name(),
                });
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

    fn read(&self, scene: &Scene, stretches: &[Stretch], depth: u8, tokens: TokenRange, then: &mut impl FnMut(&Reader, Vec<(Frame, f32)>)) {
        let Scene { document, matches, lexicon, .. } = *scene;
        let from = stretches.partition_point(|s| s.open < tokens.start);
        let inside: Vec<u32> =
            (from..stretches.len()).take_while(|&i| stretches[i].open < tokens.end).filter(|&i| stretches[i].depth == depth).map(|i| i as u32).collect();
        let mut skeleton = skeleton::build(document, lexicon, &self.grammar, tokens, stretches, &inside);
        skeleton.keep_names(scene.mentions);
        skeleton.keep_times(scene.times);
        let single = |t: u32| matches!(document.word(t as usize), "'" | "‘");
        let double_marks = inside.iter().any(|&i| !single(stretches[i as usize].open));
        let hits = self.cues.hits(&skeleton, matches);
        let reader = Reader { document, s: &skeleton, stretches, grammar: &self.grammar, cues: &self.cues, hits: &hits, double_marks };
        let mut name = String::new();
        let frames = reader.frames(|f| self.weights.score(&reader, f, &mut name));
        then(&reader, frames);
    }

    /// How often such a statement is one, with these words for its speaker, times how often such words are understood.
    fn confidence(&self, rule: &str, sieve: &str, how: Option<speakers::How>) -> Option<f32> {
        let found = self.precision.get(rule).or_else(|| self.precision.get(sieve))?;
        let understood = how.and_then(|how| self.understood.get(how)).copied().unwrap_or(1.0);
        Some(found * understood)
    }

    fn quote(
        &self,
        scene: &Scene,
        stretches: &[Stretch],
        utterance: &Utterance,
        speaker: Option<(Speaker, speakers::How)>,
        together: Option<Together>,
    ) -> Option<Quote> {
        let Scene { document, lexicon, .. } = *scene;
        let parts: Vec<Span> = within_paragraphs(document, &utterance.parts).iter().filter_map(|p| trimmed(document, *p)).collect();
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
        let confidence = self.confidence(&reason, utterance.sieve, how);
        if let Some(row) = utterance.cue.map(|(_, row)| row).or(utterance.label) {
            reason.push_str("; ");
            reason.push_str(&lexicon.row(row).citation());
        }
        let cue = utterance.cue.map(|(tokens, row)| {
            let entry = self.cues.entry(row);
            Cue { span: document.span_of(tokens), lemma: entry.lemma.clone(), class: entry.class.clone() }
        });
        // Words in marks are somebody's, whatever the verb beside them; a few in a reporter's clause are not.
        let unspoken = utterance.told && cue.as_ref().is_some_and(|cue| self.unspoken.contains(&cue.class));
        let is_statement = utterance.is_statement && !unspoken;
        let group = if is_statement { groups::group(document, stretches, utterance.kind, &utterance.parts) } else { None };
        let speaker = speaker.map(|(s, _)| s);
        let together = together.map_or_else(Vec::new, |t| t.each.into_iter().map(|(s, _)| s).collect());
        Some(Quote { kind: utterance.kind, is_statement, parts, speaker, together, cue, confidence, reason, group })
    }
}

/// The frames that are not wholly unlikely, likeliest first.
fn possible(mut frames: Vec<(Frame, f32)>) -> Vec<Frame> {
    frames.retain(|(_, score)| *score > -3.0);
    frames.sort_by(|a, b| b.1.total_cmp(&a.1));
    frames.into_iter().map(|(f, _)| f).collect()
}

/// Parts that end with their paragraph; one in another paragraph than the first stays where a mark opens it. A sentence may be broken by
/// markup, what is said is not put together over the break.
fn within_paragraphs(document: &Document, parts: &[TokenRange]) -> Vec<TokenRange> {
    let paragraph = |t: u32| document.tokens[t as usize].paragraph;
    let Some(first) = parts.first().map(|p| paragraph(p.start)) else { return Vec::new() };
    let opened = |p: &TokenRange| p.start > 0 && paragraph(p.start - 1) == paragraph(p.start) && marks::is_quotation_mark(document.word(p.start as usize - 1));
    let whole = |p: &TokenRange| TokenRange { start: p.start, end: p.end.min(document.paragraph_of(p.start as usize).tokens.end) };
    parts.iter().filter(|p| paragraph(p.start) == first || opened(p)).map(whole).collect()
}

/// A part without the dateline before it and the credit line behind it, which are nobody's words; none = nothing is left.
fn trimmed(document: &Document, tokens: TokenRange) -> Option<Span> {
    let first = document.tokens[tokens.start as usize].start;
    let credit = document.credits.iter().find(|c| c.end > first).map_or(u32::MAX, |c| document.tokens_in(*c).start);
    // A heading above the dateline does not touch it.
    let dateline = dateline(document).filter(|dateline| tokens.start < dateline.end && tokens.end > dateline.start);
    let start = dateline.map_or(tokens.start, |dateline| dateline.end.min(tokens.end));
    let tokens = TokenRange { start, end: tokens.end.min(credit).max(start) };
    let has_words = tokens.range().any(|t| document.tokens[t].class != Class::Mark);
    has_words.then(|| document.span_of(tokens))
}

/// `LIMA (AP) — Rain fell, officials said`: the dateline is nobody's words and nobody who speaks. It ends behind its dash.
fn dateline(document: &Document) -> Option<TokenRange> {
    /// A dateline has at most so many tokens.
    const LONGEST: usize = 16;
    let head = document.dateline_place.or(document.dateline_agency)?;
    let first = document.tokens_in(head).start as usize;
    let dash = |t: &usize| matches!(document.word(*t), "—" | "–" | "-" | "--" | "_" | ":") && document.tokens[*t].start >= head.end;
    let end = (first..document.tokens.len()).take(LONGEST).find(dash)?;
    Some(TokenRange::new(first, end + 1))
}
