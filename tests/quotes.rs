//! Who said what: the examples beside the rules, and what must hold whatever marks a text has.

use crate::examples::{self, Example, Mark};
use gleaner::Pipeline;
use gleaner::dictionaries::Lexicon;
use gleaner::model::{Article, Extraction, Quote, Span};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| Pipeline::new(Lexicon::load(None).unwrap()).unwrap());

/// The words of a quote in order of pieces, without the marks and stops at both ends, which annotators and tables cut differently.
type Parts = Vec<Span>;

fn bare(text: &str, span: Span) -> Span {
    let words = &text[span.range()];
    let start = words.len() - words.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let end = words.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    Span::new(span.start as usize + start.min(end), span.start as usize + end)
}

/// The quotes that an example asks for: pieces and mark. A `.more` goes on with the quote of the same `n`, or else with the last one that
/// opened before it and is held by the same mark, if any.
fn wanted(example: &Example) -> Vec<(Parts, &Mark)> {
    let marks = &example.marks;
    let holder = |i: usize| (0..i).rev().find(|&j| marks[j].span.contains(marks[i].span));
    let mut quotes: Vec<usize> = Vec::new();
    let mut out: Vec<(Parts, &Mark)> = Vec::new();
    for (i, mark) in marks.iter().enumerate() {
        let part = bare(&example.text, mark.span);
        if mark.class != "more" {
            quotes.push(i);
            out.push((vec![part], mark));
            continue;
        }
        let same = |&j: &usize| if mark.get("n").is_some() { marks[j].get("n") == mark.get("n") } else { holder(j) == holder(i) };
        let quote = quotes.iter().rposition(same).unwrap_or_else(|| panic!("{}: `.more` follows a quote", example.place));
        out[quote].0.push(part);
    }
    out
}

fn speaker(x: &Extraction, quote: &Quote) -> String {
    let Some(speaker) = &quote.speaker else { return String::new() };
    speaker.entity.map_or_else(|| x.document.slice(speaker.span).to_owned(), |e| x.entities[e as usize].name.clone())
}

/// A quote as an example writes it, with all that can be said of it.
fn mark(x: &Extraction, quote: &Quote) -> Mark {
    let kind = quote.kind.as_str();
    let class = match (quote.is_statement, kind) {
        (true, "indirect") => "indirect",
        (true, _) => "quote",
        (false, "direct" | "mixed" | "indirect") => "kept",
        (false, kind) => kind,
    };
    let mut attributes = BTreeMap::new();
    if matches!(class, "indirect" | "quote" | "kept") {
        let surface = quote.speaker.as_ref().map_or("", |s| x.document.slice(s.span));
        let cue = quote.cue.as_ref().map_or("", |c| x.document.slice(c.span));
        let cue_class = quote.cue.as_ref().map_or("", |c| c.class.as_str());
        for (key, value) in [("speaker", speaker(x, quote).as_str()), ("surface", surface), ("cue", cue), ("class", cue_class), ("kind", kind)] {
            attributes.insert(key.to_owned(), value.to_owned());
        }
    }
    Mark { span: quote.hull(), class: class.to_owned(), attributes }
}

/// Is what was found what is asked for? What is not asked for may be anything, but who speaks; what is kept must have a cue and a speaker.
fn is_as_marked(wanted: &Mark, found: &Mark) -> bool {
    let asked = |key: &str| wanted.get(key).is_none_or(|value| found.get(key) == Some(value));
    let kept = |key: &str| wanted.class != "kept" || found.get(key).is_some_and(|value| !value.is_empty());
    wanted.class == found.class && ["speaker", "surface", "cue", "class", "kind"].iter().all(|key| asked(key)) && kept("cue") && kept("speaker")
}

/// `[words]{.class key="value"}`, its pieces parted by `|`.
fn show(text: &str, (parts, mark): &(Parts, &Mark)) -> String {
    let words: Vec<&str> = parts.iter().map(|p| &text[p.range()]).collect();
    let attributes: String = mark.attributes.iter().map(|(k, v)| format!(" {k}=\"{v}\"")).collect();
    format!("[{}]{{.{}{attributes}}}", words.join(" | "), mark.class)
}

#[test]
fn examples_say_who_said_what() {
    let said: &[&str] = &["speaker", "surface", "cue", "class", "kind", "n"];
    let known = [("quote", said), ("indirect", said), ("kept", said), ("more", &["n"]), ("scare", &[]), ("title", &[]), ("slogan", &[])];
    let (mut wrong, mut lines) = (Vec::new(), 0);
    for example in examples::of("quotes", &known) {
        lines += 1;
        let article = Article { text: example.text.clone(), ..Article::default() };
        let x = PIPELINE.extract(&article);
        assert_eq!(x.document.text, example.text, "{}: examples need no repair", example.place);
        let marks: Vec<Mark> = x.quotes.iter().map(|q| mark(&x, q)).collect();
        let mut found: Vec<(Parts, &Mark)> =
            x.quotes.iter().zip(&marks).map(|(q, mark)| (q.parts.iter().map(|p| bare(&example.text, *p)).collect(), mark)).collect();
        let mut missed = Vec::new();
        for want in wanted(&example) {
            let said = matches!(want.1.class.as_str(), "quote" | "indirect" | "kept");
            assert!(!said || want.1.get("speaker").is_some(), "{}: `.{}` says who speaks", example.place, want.1.class);
            match found.iter().position(|f| f.0 == want.0 && is_as_marked(want.1, f.1)) {
                Some(i) => drop(found.remove(i)),
                None => missed.push(show(&example.text, &want)),
            }
        }
        if !missed.is_empty() || !found.is_empty() {
            let found: Vec<String> = found.iter().map(|f| show(&example.text, f)).collect();
            wrong.push(format!("{}: not found: {}\n    wrongly found: {}", example.place, missed.join(" "), found.join(" ")));
        }
    }
    assert!(wrong.is_empty(), "{} of {lines} lines:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_is_kept_has_a_cue_and_a_speaker() {
    let mark = |inside: &str| examples::parse(&format!("[it rains]{{{inside}}}")).unwrap().1.remove(0);
    let kept = mark(".kept speaker=\"Ana Lima\" cue=\"thinks\" class=\"belief\" kind=\"indirect\"");
    for (wanted, fits) in [
        (".kept speaker=\"Ana Lima\" class=\"belief\"", true),
        (".kept speaker=\"Tom Reed\"", false),
        (".kept speaker=\"Ana Lima\" cue=\"hopes\"", false),
        (".kept speaker=\"Ana Lima\" kind=\"mixed\"", false),
        (".indirect speaker=\"Ana Lima\"", false),
    ] {
        assert_eq!(is_as_marked(&mark(wanted), &kept), fits, "{wanted}");
    }
    assert!(!is_as_marked(&mark(".kept speaker=\"Ana Lima\""), &mark(".kept speaker=\"Ana Lima\" cue=\"\"")));
    assert!(!is_as_marked(&mark(".kept speaker=\"\""), &mark(".kept speaker=\"\" cue=\"thinks\"")));
}

#[test]
fn further_parts_find_their_quote() {
    let parts = |line: &str| {
        let (text, marks) = examples::parse(line).unwrap();
        let example = Example { place: String::new(), heading: String::new(), text, marks };
        let all = wanted(&example);
        all.iter().map(|(parts, _)| parts.iter().map(|p| &example.text[p.range()]).collect::<Vec<_>>().join(" | ")).collect::<Vec<_>>()
    };
    assert_eq!(
        parts("[“Ana said [it rains]{.indirect},”]{.quote} he said, [“and [snows]{.indirect}.”]{.more}"),
        ["Ana said it rains | and snows", "it rains", "snows"]
    );
    assert_eq!(parts("[One]{.quote n=\"1\"} [two]{.quote} [three]{.more n=\"1\"} [four]{.more}"), ["One | three", "two | four"]);
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
