//! The grammar of dates: every rule's own examples, the table of expressions, and properties over two centuries.

use gleaner::annotators::Dates;
use gleaner::dictionaries::Lexicon;
use gleaner::model::{Article, Matches, TimeExpression};
use gleaner::text::Text;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use std::fmt::Write;

/// The day of publication in the examples of the rules: a Wednesday.
const PUBLISHED: Date = date(2025, 4, 30);

struct Rooms {
    lexicon: Lexicon,
    text: Text,
    dates: Dates,
}

impl Rooms {
    fn new() -> Rooms {
        let lexicon = Lexicon::load(None).expect("our own dictionaries load");
        let text = Text::new(&lexicon).expect("our own patterns compile");
        let dates = Dates::new(&lexicon).expect("our own grammar compiles");
        Rooms { lexicon, text, dates }
    }

    /// The expressions of a text, each with its words.
    fn read(&self, text: &str, published: Option<Date>) -> Vec<(String, TimeExpression)> {
        let article = Article { text: text.to_owned(), published, ..Article::default() };
        let document = self.text.prepare(&article, &self.lexicon);
        let times = self.dates.recognise(&document, &Matches::default(), &self.lexicon);
        let found = self.dates.value(&document, times, &[]);
        found.into_iter().map(|t| (document.slice(t.span).to_owned(), t)).collect()
    }

    fn values(&self, text: &str, published: Option<Date>) -> Vec<String> {
        self.read(text, published).into_iter().map(|(_, t)| t.value).collect()
    }
}

#[test]
fn rules_find_and_ignore_what_they_say() {
    let rooms = Rooms::new();
    let mut wrong = String::new();
    for (path, text) in rooms.lexicon.all_files().filter(|(p, _)| p.contains("/dates/") && p.ends_with(".toml")) {
        let table: toml::Table = text.parse().expect("the grammar loaded");
        for rule in table.get("rule").and_then(|r| r.as_array()).into_iter().flatten() {
            let name = rule["name"].as_str().unwrap_or("?");
            let strings = |key: &str| rule.get(key).and_then(|v| v.as_array()).into_iter().flatten().filter_map(|v| v.as_str()).collect::<Vec<_>>();
            for example in strings("finds") {
                let (text, values) = example.split_once(" → ").expect("an example reads `text → value`");
                let found = rooms.values(text, Some(PUBLISHED));
                if found != values.split("; ").collect::<Vec<_>>() {
                    let _ = writeln!(wrong, "{path} {name}: {text:?} should give {values}, gives {found:?}");
                }
            }
            for text in strings("ignores") {
                let found = rooms.read(text, Some(PUBLISHED));
                if !found.is_empty() {
                    let _ = writeln!(wrong, "{path} {name}: {text:?} should give nothing, gives {:?}", found.iter().map(|f| &f.0).collect::<Vec<_>>());
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// `examples.md`: `## Published DAY` (or `## Undated`), then table rows `| text with [expression] | value; value |`.
#[test]
fn the_table_of_expressions() {
    let rooms = Rooms::new();
    let mut wrong = String::new();
    let mut count = 0;
    for (path, text) in rooms.lexicon.all_files().filter(|(p, _)| p.ends_with("dates/examples.md")) {
        let mut published = None;
        for (number, line) in text.lines().enumerate() {
            if let Some(head) = line.strip_prefix("## ") {
                published = head.split_whitespace().find_map(|w| w.parse().ok());
            }
            let Some(row) = line.strip_prefix("| ").and_then(|l| l.strip_suffix(" |")) else { continue };
            let Some((marked, values)) = row.split_once(" | ") else { continue };
            if marked == "text" || marked.starts_with('-') {
                continue;
            }
            let expected: Vec<(String, String)> = bracketed(marked).into_iter().zip(values.split("; ").map(str::to_owned)).collect();
            let found = rooms.read(&marked.replace(['[', ']'], ""), published);
            let found: Vec<(String, String)> = found.into_iter().map(|(words, t)| (words, t.value)).collect();
            count += expected.len().max(1);
            if found != expected {
                let _ = writeln!(wrong, "{path}:{}: {marked}\n    should give {expected:?}\n    gives       {found:?}", number + 1);
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(count >= 600, "only {count} examples");
}

fn bracketed(marked: &str) -> Vec<String> {
    marked.split('[').skip(1).filter_map(|rest| rest.split_once(']')).map(|(words, _)| words.to_owned()).collect()
}

/// Expressions that every day of publication must give a sound value.
const EVERYDAY: &str = "He came today, yesterday and tomorrow. On Monday, on Tuesday morning, last Friday, next Sunday. Last week, this month, next year. \
    Two days ago, three weeks ago, a month ago, ten years ago. On March 15, on Feb. 29, in July, early next month, by Christmas, on Easter Sunday, \
    last Thanksgiving. In the third quarter, last quarter, this summer, last winter, over the weekend, next weekend. The following day; the third Tuesday in May; \
    the first week of March; in the 1990s, in the 19th century, from 1998 to 2004, on May 3-5, in fiscal 2019, at 9 p.m. on Friday.";

#[test]
fn every_day_of_two_centuries_gives_sound_values() {
    let rooms = Rooms::new();
    let mut day = date(1900, 1, 1);
    let mut before: Option<(Date, Vec<String>)> = None;
    while day <= date(2100, 12, 31) {
        let found = rooms.read(EVERYDAY, Some(day));
        assert!(found.len() > 30, "{day}: {}", found.len());
        for (words, t) in &found {
            sound(words, t, day);
        }
        let values: Vec<String> = found.into_iter().map(|(_, t)| t.value).collect();
        if let Some((yesterday, old)) = before {
            assert_eq!(old[0], yesterday.to_string());
            assert_eq!(values[1], old[0], "yesterday of {day}");
            assert_eq!(old[2], values[0], "tomorrow of {yesterday}");
        }
        before = Some((day, values));
        day = day.checked_add(1.day()).expect("2101 is a year");
    }
}

fn sound(words: &str, t: &TimeExpression, day: Date) {
    assert!(is_timex(&t.value), "{day} {words}: {}", t.value);
    assert!(is_edtf(&t.edtf), "{day} {words}: {}", t.edtf);
    assert_eq!(t.from.is_some(), t.to.is_some(), "{day} {words}");
    assert!(t.from <= t.to, "{day} {words}: {:?} {:?}", t.from, t.to);
    // A whole day means the same in all three columns.
    if let (Some(from), true) = (t.from, t.value.len() == 10 && t.value.parse::<Date>().is_ok()) {
        assert_eq!((from.to_string(), t.edtf.trim_end_matches('~')), (t.value.clone(), t.value.as_str()), "{day} {words}");
    }
}

/// The shapes of TIMEX3 values, digits as 0.
fn is_timex(value: &str) -> bool {
    let shape = |v: &str| v.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect::<String>();
    value.split('/').all(|v| {
        let (date, clock) = v.split_once('T').filter(|(d, _)| !d.starts_with('P')).unwrap_or((v, ""));
        let date = shape(date);
        let known = ["00", "000", "0000", "0000-00", "0000-00-00", "0000-W00", "0000-W00-WE", "0000-Q0", "0000-H0", "0000-SP", "0000-SU", "0000-FA", "0000-WI"];
        let clocks = ["", "00:00", "00:00:00", "00:00Z", "MO", "AF", "EV", "NI", "MI", "DT"];
        (known.contains(&date.as_str()) || date.starts_with('P')) && clocks.contains(&shape(clock).as_str())
    })
}

/// The shapes of EDTF level 1 that we write, digits as 0.
fn is_edtf(edtf: &str) -> bool {
    let shape = |v: &str| v.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect::<String>();
    let known = ["", "0000", "0000-00", "0000-00-00", "000X", "00XX", "0000-00-00T00:00:00", "0000-00-00T00:00:00Z"];
    edtf.split('/').all(|v| known.contains(&shape(v.trim_end_matches(['~', '?'])).as_str()))
}

#[test]
fn no_published_day_no_invented_year() {
    let rooms = Rooms::new();
    for (text, value) in [
        ("He fell on March 15.", "XXXX-03-15"),
        ("He fell on Tuesday.", "XXXX-WXX-2"),
        ("He fell last week.", "XXXX-WXX"),
        ("He fell last month.", "XXXX-XX"),
        ("He fell last year.", "XXXX"),
        ("He fell over the weekend.", "XXXX-WXX-WE"),
        ("He fell today.", "PRESENT_REF"),
        ("He fell tonight.", "XXXX-XX-XXTNI"),
        ("He fell in the third quarter.", "XXXX-Q3"),
    ] {
        let found = rooms.read(text, None);
        assert_eq!(found.iter().map(|f| f.1.value.as_str()).collect::<Vec<_>>(), [value], "{text}");
        assert!(found.iter().all(|f| f.1.from.is_none() && f.1.to.is_none() && f.1.anchor.is_none()), "{text}");
    }
}

#[test]
fn one_document_leaves_no_trace_in_the_next() {
    let rooms = Rooms::new();
    let other = "On March 3, 1987 he left. In the third quarter of 1986 profit fell.";
    let text = "Two days later he died. The following year the quarter was good, up from a year earlier.";
    let alone = rooms.values(text, Some(PUBLISHED));
    rooms.read(other, Some(date(1999, 1, 1)));
    assert_eq!(rooms.values(text, Some(PUBLISHED)), alone);
}
