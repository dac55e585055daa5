//! The grammar of dates: every rule's own examples, the table of expressions, and properties over two centuries.

use crate::examples::{self, Example};
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
        self.read_in(text, published, None)
    }

    /// The same, of an article about a country.
    fn read_in(&self, text: &str, published: Option<Date>, country: Option<&str>) -> Vec<(String, TimeExpression)> {
        let article = Article { text: text.to_owned(), published, ..Article::default() };
        let document = self.text.prepare(&article, &self.lexicon);
        let times = self.dates.recognise(&document, &Matches::default(), &self.lexicon);
        let found = self.dates.value(&document, &times, &[], country);
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

/// An example of `examples.md` under its heading: `Published DAY`, `Published DAY in XX` (a country), `Undated`.
struct Dated {
    example: Example,
    published: Option<Date>,
    country: Option<String>,
}

fn examples() -> Vec<Dated> {
    let dated = |example: Example| {
        let published = example.heading.split_whitespace().find_map(|w| w.parse().ok());
        let country = example.heading.split_once(" in ").map(|(_, country)| country.trim().to_owned());
        Dated { example, published, country }
    };
    examples::of("dates", &[("date", &["value"])]).into_iter().map(dated).collect()
}

#[test]
fn the_table_of_expressions() {
    let rooms = Rooms::new();
    let mut wrong = String::new();
    let mut count = 0;
    for Dated { example, published, country } in examples() {
        let Example { place, text, marks, .. } = &example;
        let expected: Vec<(&str, &str)> = marks.iter().map(|m| (&text[m.span.range()], m.get("value").expect("a date has a value"))).collect();
        let found = rooms.read_in(text, published, country.as_deref());
        let found: Vec<(&str, &str)> = found.iter().map(|(words, t)| (words.as_str(), t.value.as_str())).collect();
        count += expected.len();
        if found != expected {
            let _ = writeln!(wrong, "{place}: {text}\n    should give {expected:?}\n    gives       {found:?}");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(count >= 750, "only {count} expressions");
}

/// Expressions whose value hangs on the day of publication.
const EVERYDAY: &str = "He came today, yesterday and tomorrow. On Monday, last Friday, next Sunday morning. Last week, this month, next year, last quarter. \
    Two days ago, three weeks ago, a month ago. On March 15, on Feb. 29, in July, early next month, earlier this year, by Christmas, on Easter Sunday, \
    before Passover, during Ramadan, this summer, over the weekend; the third Tuesday in May; the last Friday of next month; from Monday to Friday, \
    in fiscal 2019, at 9 p.m. EST, a week from Tuesday, on the 15th, by year-end.";

/// The days from 1900 to 2100.
fn two_centuries() -> impl Iterator<Item = Date> {
    date(1900, 1, 1).series(1.day()).take_while(|d| d.year() <= 2100)
}

#[test]
fn every_day_of_two_centuries_gives_sound_values() {
    let rooms = Rooms::new();
    let days: Vec<Date> = two_centuries().collect();
    std::thread::scope(|threads| {
        for days in days.chunks(days.len() / 4 + 1) {
            threads.spawn(|| days_give_sound_values(&rooms, days));
        }
    });
}

fn days_give_sound_values(rooms: &Rooms, days: &[Date]) {
    let article = Article { text: EVERYDAY.to_owned(), ..Article::default() };
    let mut document = rooms.text.prepare(&article, &rooms.lexicon);
    // What stands where does not hang on the day of publication.
    let times = rooms.dates.recognise(&document, &Matches::default(), &rooms.lexicon);
    assert!(times.len() > 30, "{}", times.len());
    let mut before: Option<(Date, Vec<String>)> = None;
    // Neighbouring days share most values; each is looked at once.
    let mut seen = std::collections::HashSet::new();
    for &day in days {
        document.published = Some(day);
        let found = rooms.dates.value(&document, &times, &[], Some("IN"));
        for t in &found {
            if seen.insert((t.span, t.from, t.to)) || t.value.starts_with('X') {
                sound(document.slice(t.span), t, day);
            }
        }
        let values: Vec<String> = found.into_iter().map(|t| t.value).collect();
        if let Some((yesterday, old)) = before {
            assert_eq!(old[0], yesterday.to_string());
            assert_eq!(values[1], old[0], "yesterday of {day}");
            assert_eq!(old[2], values[0], "tomorrow of {yesterday}");
        }
        before = Some((day, values));
    }
}

/// All that the rules and the table of expressions speak of, on days of every weekday and of two centuries.
#[test]
fn every_expression_on_many_days_gives_sound_values() {
    let rooms = Rooms::new();
    let texts: Vec<String> = examples().into_iter().map(|e| e.example.text).collect();
    let days: Vec<Date> = date(1900, 1, 1).series(211.days()).take_while(|d| d.year() <= 2100).collect();
    assert_eq!(days.iter().map(|d| d.weekday().to_monday_one_offset()).collect::<std::collections::BTreeSet<_>>().len(), 7);
    for text in &texts {
        let article = Article { text: text.clone(), ..Article::default() };
        let mut document = rooms.text.prepare(&article, &rooms.lexicon);
        let times = rooms.dates.recognise(&document, &Matches::default(), &rooms.lexicon);
        for day in std::iter::once(None).chain(days.iter().map(|d| Some(*d))) {
            document.published = day;
            for t in &rooms.dates.value(&document, &times, &[], Some("GB")) {
                sound(document.slice(t.span), t, day.unwrap_or_default());
            }
        }
    }
}

/// Numbers that stand at an end of something: of a month, a year, a calendar, a number in the machine.
const NUMBERS: &[&str] = &[
    "0",
    "00",
    "1",
    "7",
    "12",
    "13",
    "24",
    "25",
    "31",
    "32",
    "53",
    "54",
    "60",
    "99",
    "100",
    "127",
    "128",
    "256",
    "257",
    "999",
    "1000",
    "1582",
    "2000",
    "2199",
    "3000",
    "9999",
    "10000",
    "20,000",
    "32767",
    "32768",
    "65535",
    "65536",
    "99,999",
    "100000",
    "999,999",
    "2147483647",
    "2147483648",
    "4294967296",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551616",
    "1000000000000000000000000000000",
    "0.5",
    "1.5",
    "32767.5",
    "2.5 million",
    "9,000,000,000 billion",
    "nine hundred thousand",
    "hundred hundred hundred hundred hundred hundred hundred hundred hundred hundred",
    "ninety thousand hundred hundred million billion",
];

/// Whatever number stands in whatever rule, on the first and last days of the calendar as on any other: no panic, and sound values.
#[test]
fn any_number_in_any_rule() {
    let rooms = Rooms::new();
    let mut texts: Vec<String> = examples().into_iter().map(|e| e.example.text).collect();
    for (_, text) in rooms.lexicon.all_files().filter(|(p, _)| p.contains("/dates/") && p.ends_with(".toml")) {
        let table: toml::Table = text.parse().expect("the grammar loaded");
        let rules = table.get("rule").and_then(|r| r.as_array()).into_iter().flatten();
        let strings =
            rules.flat_map(|r| ["finds", "ignores"].map(|key| r.get(key))).flatten().filter_map(|v| v.as_array()).flatten().filter_map(|v| v.as_str());
        texts.extend(strings.map(|s| s.split(" → ").next().unwrap_or(s).to_owned()));
    }
    assert!(texts.len() > 1200, "{}", texts.len());
    let days = [None, Some(Date::MIN), Some(Date::MAX), Some(date(1, 1, 1)), Some(date(9999, 1, 1)), Some(PUBLISHED)];
    std::thread::scope(|threads| {
        for numbers in NUMBERS.chunks(NUMBERS.len() / 4 + 1) {
            threads.spawn(|| numbers.iter().for_each(|n| with_number(&rooms, &texts, n, &days)));
        }
    });
}

/// The texts with another number in place of each of theirs, digits and the commonest words.
fn with_number(rooms: &Rooms, texts: &[String], number: &str, days: &[Option<Date>]) {
    let digits = regex::Regex::new(r"\d+|\b(?i:two|three|five|ten)\b").expect("sound");
    let text = texts.iter().map(|t| digits.replace_all(t, number)).collect::<Vec<_>>().join("\n\n");
    let article = Article { text, ..Article::default() };
    let mut document = rooms.text.prepare(&article, &rooms.lexicon);
    let times = rooms.dates.recognise(&document, &Matches::default(), &rooms.lexicon);
    for day in days {
        document.published = *day;
        let found = rooms.dates.value(&document, &times, &[], Some("IN"));
        // Before the year 1 nothing was published: that nothing panics is enough.
        for t in found.iter().filter(|_| day.is_none_or(|d| d.year() > 0)) {
            sound(document.slice(t.span), t, day.unwrap_or_default());
        }
    }
}

/// A day written as papers of the world write it is read as that day, whatever the day of publication.
#[test]
fn every_day_of_two_centuries_is_read_back() {
    let rooms = Rooms::new();
    let styles = ["%A, %B %-d, %Y", "%a., %B %-d, %Y", "%-d %B %Y", "%A %-d %b %Y", "%F", "%d.%m.%Y", "the %-dth of %B, %Y", "%Y/%m/%d"];
    let all: Vec<Date> = two_centuries().collect();
    for days in all.chunks(400) {
        let mut text = String::new();
        for (i, day) in days.iter().enumerate() {
            let _ = writeln!(text, "He came on {}.\n", day.strftime(styles[(i + days.len()) % styles.len()]));
            let _ = writeln!(text, "It was {}.\n", day.strftime(styles[(i * 3 + 1) % styles.len()]));
        }
        let found = rooms.read(&text, Some(PUBLISHED));
        let expected: Vec<Date> = days.iter().flat_map(|d| [*d, *d]).collect();
        assert_eq!(found.len(), expected.len(), "{:?}", days[0]);
        for ((words, t), day) in found.iter().zip(expected) {
            assert_eq!((t.value.as_str(), t.from, t.to), (day.to_string().as_str(), Some(day), Some(day)), "{words}");
        }
    }
}

fn sound(words: &str, t: &TimeExpression, day: Date) {
    assert!(is_timex(&t.value), "{day} {words}: {}", t.value);
    assert!(is_edtf(&t.edtf), "{day} {words}: {}", t.edtf);
    assert_eq!(t.from.is_some(), t.to.is_some(), "{day} {words}");
    assert!(t.from <= t.to, "{day} {words}: {:?} {:?}", t.from, t.to);
    assert!(t.from.is_none_or(|from| from.year() > 0), "{day} {words}");
    let days = t.from.zip(t.to);
    // What the value says alone, read by nobody but this test, is what the columns say.
    if let (Some(days), Some(read), false, true) = (days, days_of_timex(&t.value), is_fiscal(words), t.modifier.is_empty()) {
        assert_eq!(days, read, "{day} {words}: {}", t.value);
    }
    if let (Some(days), Some(read), false) = (days, days_of_edtf(&t.edtf), t.edtf.contains('~')) {
        assert_eq!(days, read, "{day} {words}: {}", t.edtf);
    }
}

/// A year of the treasury is not that of the calendar.
fn is_fiscal(words: &str) -> bool {
    words.contains("financial") || words.contains("fiscal") || words.contains("FY") || words.contains(" of 20")
}

/// First and last day of a TIMEX3 value without unknown digits.
fn days_of_timex(value: &str) -> Option<(Date, Date)> {
    if let Some((a, b)) = value.split_once('/') {
        return Some((days_of_timex(a)?.0, days_of_timex(b)?.1));
    }
    let value = value.split_once('T').map_or(value, |(day, _)| day);
    let number = |text: &str| text.parse::<i16>().ok();
    let months = |year: i16, first: i8, count: i32| {
        let from = Date::new(year, first, 1).ok()?;
        Some((from, from.checked_add(count.months()).ok()?.yesterday().ok()?))
    };
    let week = |year: &str, week: &str, first: i64, last: i64| {
        let monday = jiff::civil::ISOWeekDate::new(number(year)?, number(week)? as i8, jiff::civil::Weekday::Monday).ok()?.date();
        Some((monday.checked_add(first.days()).ok()?, monday.checked_add(last.days()).ok()?))
    };
    match value.split('-').collect::<Vec<_>>()[..] {
        [century] if century.len() == 2 => Some((Date::new((number(century)? * 100).max(1), 1, 1).ok()?, Date::new(number(century)? * 100 + 99, 12, 31).ok()?)),
        [decade] if decade.len() == 3 => Some((Date::new(number(decade)? * 10, 1, 1).ok()?, Date::new(number(decade)? * 10 + 9, 12, 31).ok()?)),
        [year] => months(number(year)?, 1, 12),
        [year, "SP"] => months(number(year)?, 3, 3),
        [year, "SU"] => months(number(year)?, 6, 3),
        [year, "FA"] => months(number(year)?, 9, 3),
        [year, "WI"] => months(number(year)?, 12, 3),
        [year, part] if part.starts_with('Q') => months(number(year)?, (number(&part[1..])? * 3 - 2) as i8, 3),
        [year, part] if part.starts_with('H') => months(number(year)?, (number(&part[1..])? * 6 - 5) as i8, 6),
        [year, part] if part.starts_with('W') => week(year, &part[1..], 0, 6),
        [year, part, "WE"] => week(year, &part[1..], 5, 6),
        [year, month] => months(number(year)?, number(month)? as i8, 1),
        [..] => value.parse().ok().map(|day: Date| (day, day)),
    }
}

/// First and last day of an EDTF date of level 1 with a known year.
fn days_of_edtf(edtf: &str) -> Option<(Date, Date)> {
    if let Some((a, b)) = edtf.split_once('/') {
        return Some((days_of_edtf(a)?.0, days_of_edtf(b)?.1));
    }
    let plain = edtf.trim_end_matches('~');
    match plain.strip_suffix("XX").filter(|c| c.len() == 2).or(plain.strip_suffix('X').filter(|d| d.len() == 3)) {
        Some(start) => days_of_timex(start),
        // Seasons are 21 to 24.
        None => match plain.split_once("-2").filter(|(year, season)| year.len() == 4 && season.len() == 1) {
            Some((year, season)) => days_of_timex(&format!("{year}-{}", ["SP", "SU", "FA", "WI"][season.parse::<usize>().ok()? - 1])),
            None => days_of_timex(plain),
        },
    }
}

/// The shapes of TIMEX3 values, digits as 0.
fn is_timex(value: &str) -> bool {
    let shape = |v: &str| v.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect::<String>();
    value.split('/').all(|v| {
        let (date, clock) = v.split_once('T').filter(|(d, _)| !d.starts_with('P')).unwrap_or((v, ""));
        let date = shape(date).replace("XXXX", "0000").replace("XX", "00").replace("QX", "Q0");
        let known = [
            "00",
            "000",
            "0000",
            "0000-00",
            "0000-00-00",
            "0000-W00",
            "0000-W00-WE",
            "0000-W00-0",
            "0000-Q0",
            "0000-H0",
            "0000-SP",
            "0000-SU",
            "0000-FA",
            "0000-WI",
            "BC0000",
            "BC00",
        ];
        let clocks = ["", "00:00", "00:00:00", "00:00Z", "00:00:00Z", "MO", "AF", "EV", "NI", "MI", "DT"];
        v.ends_with("_REF") || (known.contains(&date.as_str()) || date.starts_with('P')) && clocks.contains(&shape(clock).as_str())
    })
}

/// The shapes of EDTF level 1 that we write, digits as 0.
fn is_edtf(edtf: &str) -> bool {
    let shape = |v: &str| v.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect::<String>();
    let known = [
        "",
        "0000",
        "-0000",
        "-0000-00-00",
        "0000-00",
        "XXXX-00",
        "0000-00-00",
        "XXXX-00-00",
        "0000-XX-XX",
        "000X",
        "00XX",
        "0000-00-00T00:00:00",
        "0000-00-00T00:00:00Z",
        "0000-00-00T00:00:00-00:00",
        "0000-00-00T00:00:00+00:00",
    ];
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

/// Every text of the table of expressions as an article, alone or among the others, in any order, on any number of threads: the same rows.
#[test]
fn an_article_has_the_same_rows_alone_and_among_others() {
    let records: Vec<String> = examples()
        .iter()
        .enumerate()
        .map(|(i, e)| {
            let published = e.published.map_or_else(String::new, |d| format!(",\"published\":\"{d}\""));
            format!("{{\"id\":\"{i}\",\"text\":{}{published}}}\n", serde_json::Value::from(e.example.text.as_str()))
        })
        .collect();
    let together = rows_by_article(&records, "1");
    assert!(together.len() > 500);
    let mut backwards: Vec<String> = records.clone();
    backwards.reverse();
    assert_eq!(rows_by_article(&backwards, "2"), together);
    // Shuffled by a step that has no factor in common with the number of records.
    let step = if records.len().is_multiple_of(97) { 101 } else { 97 };
    let shuffled: Vec<String> = (0..records.len()).map(|i| records[i * step % records.len()].clone()).collect();
    assert_eq!(rows_by_article(&shuffled, "3"), together);
    for i in (0..records.len()).step_by(records.len() / 5) {
        for (article, rows) in rows_by_article(&records[i..=i], "1") {
            assert_eq!(Some(&rows), together.get(&article), "{}", records[i]);
        }
    }
}

/// The rows of dates.csv of a run, by article.
fn rows_by_article(records: &[String], threads: &str) -> std::collections::BTreeMap<String, Vec<csv::StringRecord>> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let input = folder.path().join("in.jsonl");
    std::fs::write(&input, records.concat()).expect("writable");
    let mut command = assert_cmd::Command::cargo_bin("gleaner").expect("the program is built");
    command.arg("run").arg(&input).arg("--output").arg(folder.path().join("out")).args(["--quiet", "--threads", threads]);
    assert!(matches!(command.output().expect("it starts").status.code(), Some(0 | 1)));
    let mut out: std::collections::BTreeMap<String, Vec<csv::StringRecord>> = std::collections::BTreeMap::new();
    for row in csv::Reader::from_path(folder.path().join("out/dates.csv")).expect("the table is there").records() {
        let row = row.expect("every row has as many cells as the header");
        out.entry(row[1].to_owned()).or_default().push(row);
    }
    out
}
