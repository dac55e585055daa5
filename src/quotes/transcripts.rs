//! Interviews and transcripts: paragraphs that begin with who speaks and a colon (`SMITH: We …`, `Ana Lima: We …`, `Q: …`).
//!
//! In: the paragraphs of a document, its names, and the lists `quotes/turn_labels` and `quotes/interview_cues`. Out: an [`Utterance`] for
//! each such paragraph, if there are at least two in a text. Whom `Q` and `A` mean is told by the lines above the first turn.
//! Absent: marks; what stands in a transcript is verbatim with or without them.

use super::utterances::Utterance;
use crate::dictionaries::Lexicon;
use crate::model::{Case, Document, Kind, Mention, QuoteKind, TokenRange};
use crate::words::{self, Class};
use std::collections::HashMap;

/// What an interview's labels and its announcement say.
pub struct Transcripts {
    /// Folded label: does it answer?
    labels: HashMap<String, bool>,
    /// Folded words between the two parties: is the one who answers named after them?
    cues: HashMap<String, bool>,
}

/// Who asks and who answers, as they are named above the first turn.
#[derive(Default)]
struct Parties {
    asks: Option<TokenRange>,
    answers: Option<TokenRange>,
}

/// A paragraph that is a turn.
struct Turn {
    label: TokenRange,
    content: TokenRange,
    /// Does the label ask or answer; none = it names somebody.
    answers: Option<bool>,
}

impl Transcripts {
    /// Reads the lists.
    pub fn new(lexicon: &Lexicon) -> Transcripts {
        let read = |subject: &str, column: &str, value: &str| {
            let lists = lexicon.about(subject).flat_map(|list| lexicon.list(list).rows()).map(|row| lexicon.row(row));
            lists.map(|row| (words::fold(row.name()), row.column(column) == value)).collect()
        };
        Transcripts { labels: read("quotes/turn_labels", "role", "answers"), cues: read("quotes/interview_cues", "answers", "after") }
    }

    /// The turns of a transcript; empty = this is none.
    pub fn find(&self, document: &Document, mentions: &[Mention]) -> Vec<Utterance> {
        const FEWEST: usize = 2;
        let turns: Vec<Turn> = document.paragraphs.iter().filter_map(|p| self.turn(document, mentions, p.tokens)).collect();
        if turns.len() < FEWEST {
            return Vec::new();
        }
        let labelled = turns.iter().any(|t| t.answers.is_some());
        let parties = if labelled { self.parties(document, mentions, turns[0].label.start) } else { Parties::default() };
        turns.into_iter().map(|t| utterance(t, &parties)).collect()
    }

    /// `“WALLACE: Let’s …`: a name in capitals, a name that is known, or a label of the list; a colon; words.
    fn turn(&self, document: &Document, mentions: &[Mention], paragraph: TokenRange) -> Option<Turn> {
        const LONGEST_NAME: u32 = 6;
        const LONGEST_ROLE: u32 = 12;
        /// Fewer words after a name in small letters are a list (`Ana Lima: 7 points`).
        const FEWEST_WORDS: usize = 5;
        let mark = |t: u32| document.tokens[t as usize].class == Class::Mark;
        let first = paragraph.start + u32::from(is_quote_mark(document.word(paragraph.start as usize)));
        let mut colon = (first..paragraph.end.min(first + LONGEST_NAME + LONGEST_ROLE + 1)).find(|&t| document.word(t as usize) == ":");
        // `ANA LIMA, MAYOR OF ILHÉUS: …`: what she is stands in capitals too.
        let capital = |t: u32| !document.tokens[t as usize].is_word() || document.tokens[t as usize].case == Case::Upper;
        let comma = colon.and_then(|colon| (first..colon).find(|&t| document.word(t as usize) == ",")).filter(|_| (first..colon.unwrap_or(first)).all(capital));
        let mut label = TokenRange { start: first, end: comma.or(colon).unwrap_or(first) };
        if label.len() > LONGEST_NAME as usize {
            return None;
        }
        let mut answers = self.labels.get(document.folded_range(label)).copied().filter(|_| !label.is_empty());
        if colon.is_none() && first + 1 < paragraph.end && matches!(document.word(first as usize + 1), "." | ")") {
            // `Q. …`
            let single = TokenRange { start: first, end: first + 1 };
            answers =
                (document.span_of(single).end - document.span_of(single).start == 1).then(|| self.labels.get(document.folded_range(single)).copied()).flatten();
            colon = answers.map(|_| first + 1);
            label = single;
        }
        let colon = colon?;
        let mut content = TokenRange { start: colon + 1, end: paragraph.end };
        while !content.is_empty() && is_quote_mark(document.word(content.end as usize - 1)) {
            content.end -= 1;
        }
        while !content.is_empty() && mark(content.start) {
            content.start += 1;
        }
        let capitals = !label.is_empty() && label.range().all(|t| document.tokens[t].case == Case::Upper || matches!(document.word(t), "." | "-"));
        let long = content.len() >= FEWEST_WORDS && document.word(content.end as usize - 1).ends_with(['.', '?', '!', '…']);
        let mention = || mentions.get(mentions.partition_point(|m| m.tokens.end < label.end));
        let named = || long && mention().is_some_and(|m| m.kind == Kind::Person && m.tokens.end == label.end && m.tokens.start >= label.start);
        (content.len() >= 2 && (answers.is_some() || capitals || named())).then_some(Turn { label, content, answers })
    }

    /// `Hamish Calder talks to the hydrologist Dr Ngaire Tamahori about floods.`: who asks, who answers. Where nothing says so, the one
    /// person named above the first turn answers.
    fn parties(&self, document: &Document, mentions: &[Mention], first: u32) -> Parties {
        /// The longest phrase of the list.
        const LONGEST: u32 = 3;
        let above = &mentions[..mentions.partition_point(|m| m.tokens.end <= first)];
        let people = || above.iter().filter(|m| m.kind == Kind::Person);
        let sentence = |t: u32| document.tokens[t as usize].sentence;
        for start in 0..first {
            for end in (start + 1..=(start + LONGEST).min(first)).rev() {
                let Some(&after) = self.cues.get(document.folded_range(TokenRange { start, end })) else { continue };
                let here = |m: &&Mention| sentence(m.tokens.start) == sentence(start);
                let behind = people().filter(here).find(|m| m.tokens.start >= end).map(|m| m.tokens);
                let before = people().filter(here).rfind(|m| m.tokens.end <= start).map(|m| m.tokens);
                let (asks, answers) = if after { (before, behind) } else { (behind, before) };
                if answers.is_some() {
                    return Parties { asks: asks.or_else(|| author(document, above)), answers };
                }
            }
        }
        let author = author(document, above);
        let entity = |tokens: TokenRange| above.iter().find(|m| m.tokens == tokens).map(|m| m.entity);
        let mut others = people().filter(|m| author.and_then(entity) != Some(m.entity));
        let answers = others.next().filter(|one| others.all(|m| m.entity == one.entity)).map(|m| m.tokens);
        Parties { asks: author, answers }
    }
}

/// The writer, named in the byline.
fn author(document: &Document, mentions: &[Mention]) -> Option<TokenRange> {
    let byline = document.byline?;
    mentions.iter().find(|m| m.kind == Kind::Person && byline.contains(m.span)).map(|m| m.tokens)
}

fn utterance(turn: Turn, parties: &Parties) -> Utterance {
    let party = turn.answers.and_then(|answers| if answers { parties.answers } else { parties.asks });
    Utterance {
        parts: vec![turn.content],
        kind: QuoteKind::Direct,
        is_statement: true,
        told: false,
        // `Q` and `A` say who asks and who answers; they are a speaker only where it is known who that is.
        speaker: (turn.answers.is_none() || party.is_some()).then_some(turn.label),
        antecedent: party,
        cue: None,
        sieve: if turn.answers.is_some() { "interview" } else { "transcript" },
        label: None,
    }
}

fn is_quote_mark(word: &str) -> bool {
    matches!(word, "\"" | "“" | "”" | "''" | "``" | "‘‘" | "’’" | "‘" | "’")
}
