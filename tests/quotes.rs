//! Who said what: the examples beside the rules, and what must hold whatever marks a text has.

use gleaner::Pipeline;
use gleaner::dictionaries::Lexicon;
use gleaner::model::{Article, Extraction, Quote};
use proptest::prelude::*;
use std::sync::LazyLock;

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| Pipeline::new(Lexicon::load(None).unwrap()).unwrap());

/// What an example line asks for: label, speaker, and the pieces in order.
struct Wanted {
    label: String,
    speaker: String,
    parts: Vec<String>,
}

/// The text of an example line without its brackets, and what they ask for.
fn parse(line: &str) -> (String, Vec<Wanted>) {
    let bracket = regex::Regex::new(r#"\[([^\]]*)\]\{\.([a-z]+)(?: speaker="([^"]*)")?\}"#).unwrap();
    let mut wanted: Vec<Wanted> = Vec::new();
    for c in bracket.captures_iter(line) {
        match &c[2] {
            "more" => wanted.last_mut().expect("`.more` follows a quote").parts.push(bare(&c[1])),
            label => {
                wanted.push(Wanted { label: label.to_owned(), speaker: c.get(3).map_or(String::new(), |m| m.as_str().to_owned()), parts: vec![bare(&c[1])] })
            }
        }
    }
    (bracket.replace_all(line, "$1").into_owned(), wanted)
}

/// Without the marks and stops at both ends, which annotators and tables cut differently.
fn bare(words: &str) -> String {
    words.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

fn speaker(x: &Extraction, quote: &Quote) -> String {
    let Some(speaker) = &quote.speaker else { return String::new() };
    speaker.entity.map_or_else(|| x.document.slice(speaker.span).to_owned(), |e| x.entities[e as usize].name.clone())
}

#[test]
fn examples_say_who_said_what() {
    let mut wrong = Vec::new();
    let mut lines = 0;
    for (path, text) in PIPELINE.lexicon().files("quotes/examples.md") {
        for (number, line) in text.lines().enumerate().filter_map(|(n, l)| Some((n + 1, l.strip_prefix("- ")?))) {
            lines += 1;
            let (text, wanted) = parse(line);
            let text = text.replace('¶', "\n\n");
            let article = Article { text, ..Article::default() };
            let x = PIPELINE.extract(&article);
            let found = x.quotes.iter().map(|q| {
                let label = match (q.is_statement, q.kind.as_str()) {
                    (true, "indirect") => "indirect",
                    (true, _) => "quote",
                    (false, kind) => kind,
                };
                let parts = q.parts.iter().map(|p| bare(x.document.slice(*p))).collect::<Vec<_>>().join(" | ");
                let said = if q.is_statement { speaker(&x, q) } else { String::new() };
                format!("{label} by [{said}]: {parts}")
            });
            let found: Vec<String> = found.collect();
            let wanted: Vec<String> = wanted.iter().map(|w| format!("{} by [{}]: {}", w.label, w.speaker, w.parts.join(" | "))).collect();
            if found != wanted {
                wrong.push(format!("{path}:{number}: wanted {wanted:#?}, found {found:#?}"));
            }
        }
    }
    assert!(lines > 0 && wrong.is_empty(), "{} of {lines} lines:\n{}", wrong.len(), wrong.join("\n"));
}

/// Parts go forward and apart, are not empty, and a quote crosses into another paragraph only where that paragraph opens it with a mark.
fn check(text: &str) -> Result<(), TestCaseError> {
    let article = Article { text: text.to_owned(), ..Article::default() };
    check_quotes(&PIPELINE.extract(&article))
}

fn check_quotes(x: &Extraction) -> Result<(), TestCaseError> {
    for quote in &x.quotes {
        prop_assert!(!quote.parts.is_empty());
        prop_assert!(quote.parts.iter().all(|p| p.start < p.end && p.end as usize <= x.document.text.len()));
        prop_assert!(quote.parts.windows(2).all(|w| w[0].end <= w[1].start));
        for part in &quote.parts {
            let tokens = x.document.tokens_in(*part);
            let of = |t: usize| x.document.tokens[t].paragraph;
            prop_assert!(tokens.is_empty() || of(tokens.start as usize) == of(tokens.end as usize - 1), "{:?}", x.document.slice(*part));
        }
        for pair in quote.parts.windows(2) {
            let (before, here) = (x.document.tokens_in(pair[0]).start as usize, x.document.tokens_in(pair[1]).start as usize);
            let paragraph = |t: usize| x.document.tokens[t].paragraph;
            let opened = here > 0 && paragraph(here - 1) == paragraph(here) && is_mark(x.document.word(here - 1));
            prop_assert!(paragraph(before) == paragraph(here) || opened, "not opened: {:?}", x.document.slice(pair[1]));
        }
    }
    Ok(())
}

fn is_mark(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| "“”„\"‘’'`«»".contains(c))
}

/// News in which every mark stands where it should; the last paragraph is what must be found whatever happens above.
const NEWS: &str = "“We have waited since January,” said Ana Lima, the mayor. “Nobody came.”\n\n\
    Tom Reed called the plan “a bad joke” and said that “the river doesn’t read ‘policy documents’ either.”\n\n\
    “It will not hold,” she said. “We have seen it before.\n\n“And we will see it again,” she added.\n\n\
    Signs reading “Dredge, don’t dither” hung in the square; the so-called “compromise” was dead.\n\n";
const LAST: &str = "The talks go on. “The road is closed until Monday,” Maria Silva said.";

#[test]
fn marks_around_a_part_of_a_statement_are_shown_in_pairs() {
    for (text, shown) in [
        ("Ana Lima said the offer was “an insult in small print.”", "the offer was “an insult in small print.”"),
        ("Ana Lima said the fine was “less than the price of a new engine”.", "the fine was “less than the price of a new engine”"),
        ("“We will not stop,” said Ana Lima, a nurse.", "We will not stop,"),
    ] {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let x = PIPELINE.extract(&article);
        let parts: Vec<&str> = x.quotes.iter().flat_map(|q| &q.parts).map(|p| x.document.slice(*p)).collect();
        assert_eq!(parts, [shown]);
    }
}

/// Texts that once broke off an article.
#[test]
fn a_source_may_be_followed_by_nothing() {
    check("according to that, ").expect("no panic, spans that slice");
}

/// Marks around nothing but a mark open no quotation, so none of the paragraph before is taken up.
#[test]
fn marks_around_a_mark_hold_no_words() {
    let before = "“It will not hold,” she said. “We have seen it before.\n\n";
    for opening in ["“’”", "“””", "“", "“ ‘’”"] {
        check(&format!("{before}{opening}And we will see it again,” she added.")).expect(opening);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn marks_may_be_random_missing_or_doubled(pieces in proptest::collection::vec(proptest::sample::select(vec![
        "“", "”", "\"", "‘", "’", "'", "«", "»", "``", "''", "\n", "\n\n", " ", ", ", ". ", ": ", "said", "Ana Lima", "she", "told", "that", "We will go", "a", "according to", "(", ")", "—", "Q:", "A:",
    ]), 0..60)) {
        check(&pieces.concat())?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Marks are lost, doubled or turned into others; nothing swallows the paragraph after.
    #[test]
    fn the_next_paragraph_starts_clean(damage in proptest::collection::vec(
        (any::<proptest::sample::Index>(), 0..3, proptest::sample::select(vec!["“", "”", "\"", "‘", "’", "'", "«"])), 0..12)
    ) {
        let mut pieces: Vec<String> = NEWS.chars().map(String::from).collect();
        let marks: Vec<usize> = (0..pieces.len()).filter(|&i| is_mark(&pieces[i])).collect();
        for (at, deed, other) in damage {
            let piece = &mut pieces[*at.get(&marks)];
            match deed {
                0 => piece.clear(),
                1 => piece.push_str(other),
                _ => other.clone_into(piece),
            }
        }
        let article = Article { text: pieces.concat() + LAST, ..Article::default() };
        let x = PIPELINE.extract(&article);
        check_quotes(&x)?;
        let found = x.quotes.iter().find(|q| q.parts.iter().any(|p| x.document.slice(*p) == "The road is closed until Monday,"));
        prop_assert!(found.is_some_and(|q| speaker(&x, q) == "Maria Silva"), "{}", article.text);
    }
}

#[test]
fn a_million_marks_are_read_in_passing() {
    for mark in ["\"", "“", "' ", "‘a’ ", "\"\n"] {
        check(&mark.repeat(1_000_000 / mark.len())).unwrap();
    }
}
