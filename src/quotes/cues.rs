//! Where cues stand: reporting verbs, speech nouns, `according to`, and what says that nothing was said.
//!
//! In: [`Matches`] of the lists `quotes/cues`, `quotes/noun_cues`, `quotes/according`, `quotes/no_comment`. Out: [`Hit`]s on a skeleton.
//! Absent: whether a cue reports anything here (see `frames`).

use super::grammar::{self, Grammar};
use super::skeleton::{Shape, Skeleton};
use crate::dictionaries::Lexicon;
use crate::model::{Matches, RowId};
use std::collections::HashMap;
use std::ops::Range;

/// What kind of cue a row is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CueKind {
    /// A verb or verb phrase: `said`, `went on to say`.
    Verb,
    /// A noun that carries words: `claim`, `statement`.
    Noun,
    /// `according to`: the source stands after it.
    SourceAfter,
    /// `declined to comment`
    NoComment,
}

/// What the form of a verb asks of its subject.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// `claim`: a plural, or an auxiliary before it.
    Base,
    /// `claims`: a singular.
    Third,
    /// `claimed`, `claiming`: nothing.
    Other,
}

/// What a cue's row says.
#[derive(Clone, Debug)]
pub struct CueEntry {
    /// What kind of cue.
    pub kind: CueKind,
    /// Dictionary form.
    pub lemma: String,
    /// `neutral`, `deny`, `belief` …
    pub class: String,
    /// It can tell somebody something (`told reporters that`).
    pub addressee: bool,
    /// It can take what is said as its object without marks (`denied the charge`); `held` cannot.
    pub object: bool,
    /// It can stand beside words in marks (`called it “a joke”`).
    pub quote: bool,
    /// It can take a clause (`said he …`); `praised` cannot.
    pub clause: bool,
    /// It calls something something (`branded`, `nicknamed`), as its class says.
    pub describes: bool,
    /// The form ends as a participle does.
    pub gerund: bool,
    /// What its form asks of the subject.
    pub form: Form,
    /// Strength 1 to 3 as the list gives it.
    pub strength: u8,
}

/// A cue on a skeleton.
#[derive(Clone, Debug)]
pub struct Hit {
    /// Its items.
    pub items: Range<usize>,
    /// Its row.
    pub row: RowId,
}

/// All rows of the cue lists.
pub struct Cues {
    lists: Vec<u16>,
    /// `signs reading`, `so-called`: what announces words that nobody says. The verb inside is no cue.
    signals: Vec<u16>,
    entries: HashMap<RowId, CueEntry, foldhash::fast::FixedState>,
}

impl Cues {
    /// Reads the lists, and tells the grammar which words are cues.
    pub fn new(lexicon: &Lexicon, grammar: &mut Grammar) -> Cues {
        let mut cues = Cues { lists: Vec::new(), signals: lexicon.about("quotes/scare_signals").collect(), entries: HashMap::default() };
        let classes = lexicon.about("quotes/cue_classes").flat_map(|l| lexicon.list(l).rows()).map(|id| lexicon.row(id));
        let describing: Vec<String> = classes.filter(|row| row.column("labels") == "yes").map(|row| row.name().to_owned()).collect();
        for (subject, kind) in [
            ("quotes/cues", CueKind::Verb),
            ("quotes/noun_cues", CueKind::Noun),
            ("quotes/according", CueKind::SourceAfter),
            ("quotes/no_comment", CueKind::NoComment),
        ] {
            for list in lexicon.about(subject) {
                cues.lists.push(list);
                for id in lexicon.list(list).rows() {
                    let row = lexicon.row(id);
                    if kind == CueKind::SourceAfter && row.column("position") != "after" {
                        continue;
                    }
                    let lemma = if row.column("lemma").is_empty() { row.name() } else { row.column("lemma") };
                    let first_word = row.name().split(' ').next().unwrap_or("");
                    let classes = grammar.classes(grammar::key(first_word)) | grammar.suffix(first_word);
                    let frames = row.column("frames");
                    let takes = |frame: &str| frames.split(' ').any(|f| f == frame);
                    let entry = CueEntry {
                        kind,
                        lemma: lemma.to_owned(),
                        class: row.column("class").to_owned(),
                        addressee: takes("to"),
                        object: kind != CueKind::Verb || takes("obj"),
                        quote: kind != CueKind::Verb || takes("obj") || takes("q"),
                        clause: kind != CueKind::Verb || takes("that"),
                        describes: describing.iter().any(|class| class == row.column("class")),
                        gerund: classes & grammar::GERUND != 0 && kind == CueKind::Verb,
                        form: if kind == CueKind::Verb { form(first_word, lemma, classes) } else { Form::Other },
                        strength: row.column("strength").parse().unwrap_or(2),
                    };
                    let bits = match kind {
                        CueKind::Verb if takes("that") => grammar::CUE | grammar::SAYS,
                        CueKind::Verb => grammar::CUE,
                        CueKind::Noun => grammar::SPEECH_NOUN,
                        _ => 0,
                    };
                    if bits != 0 {
                        for form in std::iter::once(row.name()).chain(row.column("aliases").split('|')).filter(|f| !f.is_empty() && !f.contains(' ')) {
                            grammar.add(form, bits);
                        }
                    }
                    cues.entries.insert(id, entry);
                }
            }
        }
        cues
    }

    /// What a row says.
    pub fn entry(&self, row: RowId) -> &CueEntry {
        &self.entries[&row]
    }

    /// The cues on a skeleton, in order.
    pub fn hits(&self, skeleton: &Skeleton, matches: &Matches) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        let mut covered = 0;
        let mut sentence = 0;
        // Is the sentence with this number a headline?
        let mut known: Option<(usize, bool)> = None;
        for i in 0..skeleton.items.len() {
            if skeleton.shape(i) != Shape::Word || i < covered {
                continue;
            }
            while skeleton.sentences[sentence].end <= i {
                sentence += 1;
            }
            let start = skeleton.items[i].tokens.start;
            if let Some(signal) = matches.starting_at(start as usize).iter().find(|m| m.tokens.len() > 1 && self.signals.contains(&m.list)) {
                covered = i + skeleton.items[i..].partition_point(|item| item.tokens.start < signal.tokens.end);
                continue;
            }
            let found = matches.starting_at(start as usize).iter().filter(|m| self.lists.contains(&m.list) && self.entries.contains_key(&m.row));
            let longest = found.clone().map(|m| m.tokens.end).max().unwrap_or(0);
            let mut best: Option<Hit> = None;
            for m in found.filter(|m| m.tokens.end == longest) {
                let end = i + m.tokens.len();
                let whole = end <= skeleton.items.len() && skeleton.items[end - 1].tokens.end == m.tokens.end;
                if !whole {
                    continue;
                }
                let better = best.as_ref().is_none_or(|b| self.rank(skeleton, i, m.row) < self.rank(skeleton, i, b.row));
                if better {
                    best = Some(Hit { items: i..end, row: m.row });
                }
            }
            // `the United States`: a capital inside a sentence that is no headline makes a name.
            let named = skeleton.items[i].capital && i > skeleton.sentences[sentence].start && skeleton.shape(i - 1) == Shape::Word;
            let named = named && best.as_ref().is_some_and(|b| self.entry(b.row).kind != CueKind::SourceAfter);
            let headline = |known: &mut Option<(usize, bool)>| match *known {
                Some((of, is)) if of == sentence => is,
                _ => known.insert((sentence, skeleton.headline(&skeleton.sentences[sentence]))).1,
            };
            if let Some(hit) = best.filter(|_| !named || headline(&mut known)) {
                covered = hit.items.end;
                hits.push(hit);
            }
        }
        hits
    }

    /// Which reading of one form comes first: no-comment, source, then noun after a determiner, else verb.
    fn rank(&self, skeleton: &Skeleton, at: usize, row: RowId) -> u8 {
        let noun_place =
            at > 0 && skeleton.is(at - 1, grammar::DETERMINER | grammar::POSSESSIVE | grammar::OF | grammar::CLITIC) && !skeleton.is(at - 1, grammar::RELATIVE);
        match self.entry(row).kind {
            CueKind::NoComment => 0,
            CueKind::SourceAfter => 1,
            CueKind::Noun if noun_place => 2,
            CueKind::Verb => 3,
            CueKind::Noun => 4,
        }
    }
}

/// What a form asks of its subject; a form that could be a past one asks nothing.
fn form(word: &str, lemma: &str, classes: u64) -> Form {
    if classes & grammar::PAST != 0 {
        Form::Other
    } else if lemma.split(' ').next() == Some(word) {
        Form::Base
    } else if word.ends_with('s') {
        Form::Third
    } else {
        Form::Other
    }
}
