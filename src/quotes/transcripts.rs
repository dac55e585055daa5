//! Interviews and transcripts: paragraphs that begin with who speaks and a colon (`SMITH: We …`, `Q: …`).
//!
//! In: the paragraphs of a document. Out: an [`Utterance`] for each such paragraph, if there are at least two in a row of the text.
//! Absent: marks; what stands in a transcript is verbatim with or without them.

use super::utterances::Utterance;
use crate::model::{Case, Document, QuoteKind, TokenRange};
use crate::words::Class;

/// The turns of a transcript; empty = this is none.
pub fn find(document: &Document) -> Vec<Utterance> {
    const FEWEST: usize = 2;
    let turns: Vec<Utterance> = document.paragraphs.iter().filter_map(|p| turn(document, p.tokens)).collect();
    if turns.len() >= FEWEST { turns } else { Vec::new() }
}

/// `“WALLACE: Let’s …`: the speaker's name in capitals (or a single letter), a colon, words.
fn turn(document: &Document, paragraph: TokenRange) -> Option<Utterance> {
    const LONGEST_NAME: u32 = 4;
    let mark = |t: u32| document.tokens[t as usize].class == Class::Mark;
    let first = paragraph.start + u32::from(is_quote_mark(document.word(paragraph.start as usize)));
    let colon = (first..paragraph.end.min(first + LONGEST_NAME + 1)).find(|&t| document.word(t as usize) == ":")?;
    let name = TokenRange { start: first, end: colon };
    let capitals = !name.is_empty() && name.range().all(|t| document.tokens[t].case == Case::Upper || document.word(t) == ".");
    let mut content = TokenRange { start: colon + 1, end: paragraph.end };
    while !content.is_empty() && is_quote_mark(document.word(content.end as usize - 1)) {
        content.end -= 1;
    }
    while !content.is_empty() && mark(content.start) {
        content.start += 1;
    }
    (capitals && content.len() >= 2).then(|| Utterance {
        parts: vec![content],
        kind: QuoteKind::Direct,
        is_statement: true,
        // `Q` and `A` say who asks and who answers, not who that is.
        speaker: (document.span_of(name).end - document.span_of(name).start > 1).then_some(name),
        antecedent: None,
        cue: None,
        sieve: "transcript",
        label: None,
    })
}

fn is_quote_mark(word: &str) -> bool {
    matches!(word, "\"" | "“" | "”" | "''" | "``" | "‘" | "’")
}
