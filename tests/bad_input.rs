//! Bad input, end to end: each piece gives a clear message or a row in problems.csv, and every other article is complete.

use assert_cmd::Command;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tempfile::{TempDir, tempdir};

/// The good article that stands beside every bad one.
const GOOD: &str = "“The bridge is open,” said Maria Silva, mayor of Nairobi, on March 3, 2024.\n";

/// A folder of input with the good article in it.
struct Case {
    folder: TempDir,
}

/// How a run ended and what stands in its tables.
struct Ended {
    code: i32,
    err: String,
    tables: PathBuf,
}

impl Case {
    fn new() -> Case {
        let folder = tempdir().expect("a temporary folder");
        fs::create_dir(folder.path().join("input")).expect("writable");
        let case = Case { folder };
        case.add("zz-good.txt", GOOD.as_bytes());
        case
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("input").join(name)
    }

    fn add(&self, name: &str, bytes: &[u8]) {
        fs::write(self.path(name), bytes).expect("writable");
    }

    fn run(&self) -> Ended {
        let tables = self.folder.path().join("tables");
        let mut command = Command::cargo_bin("gleaner").expect("the program is built");
        let output = command.arg("run").arg(self.folder.path().join("input")).arg("--output").arg(&tables).output().expect("it starts");
        let ended = Ended { code: output.status.code().unwrap_or(-1), err: String::from_utf8(output.stderr).expect("UTF-8"), tables };
        assert!(!ended.err.contains("panicked"), "{}", ended.err);
        ended
    }
}

impl Ended {
    /// The columns of a table's rows, as asked for.
    fn rows(&self, table: &str, columns: &[&str]) -> Vec<Vec<String>> {
        let mut reader = csv::Reader::from_path(self.tables.join(format!("{table}.csv"))).expect("the table is there");
        let header = reader.headers().expect("a header").clone();
        let places: Vec<usize> = columns.iter().map(|c| header.iter().position(|h| h == *c).expect("a known column")).collect();
        reader.records().map(|row| row.expect("well-formed")).map(|row| places.iter().map(|&p| row[p].to_owned()).collect()).collect()
    }

    /// Record and code of each problem.
    fn problems(&self) -> Vec<(String, String)> {
        self.rows("problems", &["source_record", "problem"]).into_iter().map(|row| (row[0].clone(), row[1].clone())).collect()
    }

    fn articles(&self) -> usize {
        self.rows("articles", &["article_id"]).len()
    }

    /// The good article lost nothing: its person, its day, its quote and who said it.
    fn good_is_complete(&self) {
        let article =
            self.rows("articles", &["source_file", "article_id"]).into_iter().find(|row| row[0].ends_with("zz-good.txt")).expect("the good article")[1].clone();
        let of_article = |table: &str, column: &str| -> Vec<String> {
            self.rows(table, &["article_id", column]).into_iter().filter(|row| row[0] == article).map(|row| row[1].clone()).collect()
        };
        let surfaces = of_article("mentions", "surface");
        assert!(surfaces.iter().any(|s| s == "Maria Silva") && surfaces.iter().any(|s| s == "Nairobi"), "{surfaces:?}");
        assert_eq!(of_article("dates", "timex_value"), ["2024-03-03"]);
        assert_eq!(of_article("quotes", "speaker_name"), ["Maria Silva"]);
    }
}

/// Runs over one bad file beside the good article: the problems that are to be told of, and how many articles there are.
fn beside_the_good(name: &str, bytes: &[u8], problems: &[(&str, &str)], articles: usize) -> (Case, Ended) {
    let case = Case::new();
    case.add(name, bytes);
    let ended = case.run();
    let expected: Vec<(String, String)> = problems.iter().map(|(record, code)| ((*record).to_owned(), (*code).to_owned())).collect();
    assert_eq!(ended.problems(), expected, "{name}");
    assert_eq!(ended.articles(), articles, "{name}");
    ended.good_is_complete();
    (case, ended)
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).expect("memory takes all");
    encoder.finish().expect("memory takes all")
}

#[test]
fn an_empty_file() {
    let (_case, ended) = beside_the_good("empty.txt", b"", &[("0", "empty-file")], 1);
    assert_eq!(ended.code, 1);
    assert!(ended.err.contains("1 skipped"), "{}", ended.err);
}

/// The text is cut at the limit and said to be, and the time grows with its length only.
#[test]
fn one_line_without_end() {
    let sentence = "Tom Reed, the mayor of Ostwick, said on Monday that the bridge was open. “We will not stop,” he said. ";
    let began = Instant::now();
    beside_the_good("line.txt", sentence.repeat(3000).as_bytes(), &[], 2);
    assert!(began.elapsed() < Duration::from_secs(60), "{:?}", began.elapsed());
    let giant = format!("{{\"text\": \"{}\"}}\n{{\"text\": \"Small.\"}}\n", " ".repeat(70_000_000));
    beside_the_good("giant.jsonl", giant.as_bytes(), &[("1", "too-long")], 2);
}

#[test]
fn bytes_that_are_no_utf8() {
    let mut bytes = GOOD.replace("Nairobi", "Mombasa").into_bytes();
    bytes.extend_from_slice(b"A caf\xc3 is damaged.\n");
    let (_case, ended) = beside_the_good("bytes.txt", &bytes, &[("1", "decoded-lossily")], 2);
    assert_eq!(ended.code, 0, "repaired is not skipped");
    assert_eq!(ended.rows("quotes", &["speaker_name"]).len(), 2, "around the damage all is found");
}

#[test]
fn a_truncated_gzip() {
    let lines: String = (0..2000).map(|i| format!("{{\"id\": \"{i}\", \"text\": \"Story {i}: {}\"}}\n", GOOD.trim_end())).collect();
    let packed = gzip(lines.as_bytes());
    let case = Case::new();
    case.add("broken.jsonl.gz", &packed[..packed.len() / 2]);
    let ended = case.run();
    assert_eq!(ended.code, 1);
    assert_eq!(ended.problems().last().map(|p| p.1.clone()).as_deref(), Some("truncated"));
    assert!(ended.articles() > 100, "what came before the end was read: {}", ended.articles());
    ended.good_is_complete();
}

#[test]
fn json_without_text() {
    let lines = b"{\"title\": \"no text\"}\n{\"text\": \"\"}\n{\"text\": null}\n[1]\nno json\n{\"text\": \"Fine.\"}\n";
    let problems = [("1", "no-text"), ("2", "no-text"), ("3", "no-text"), ("4", "invalid-json"), ("5", "invalid-json")];
    beside_the_good("lines.jsonl", lines, &problems, 2);
}

#[test]
fn csv_with_a_wrong_number_of_fields() {
    let rows = b"id,text\n1,Fine.\n2\n3,a,b,c\n4,Fine again.\n";
    let (_case, ended) = beside_the_good("rows.csv", rows, &[("2", "wrong-field-count"), ("3", "wrong-field-count")], 3);
    let details: Vec<String> = ended.rows("problems", &["detail"]).into_iter().flatten().collect();
    assert!(details[0].contains("line 3") && details[1].contains("line 4"), "{details:?}");
}

#[test]
fn nul_bytes() {
    let text = GOOD.replace("Nairobi", "Mombasa") + &"A\0b and words. ".repeat(20);
    let (_case, ended) = beside_the_good("nul.txt", text.as_bytes(), &[("1", "nul-characters")], 2);
    assert_eq!(ended.rows("quotes", &["speaker_name"]).len(), 2);
}

/// Offsets count code points, whatever stands before a name.
#[test]
fn right_to_left_and_emoji() {
    let text = format!("قال الرئيس إن «الجسر مفتوح». 👩‍👩‍👧‍👦🏳️‍🌈 \u{202e}\u{2067}{GOOD}");
    let case = Case::new();
    case.add("rtl.txt", text.as_bytes());
    let ended = case.run();
    assert_eq!((ended.code, ended.articles()), (0, 2));
    ended.good_is_complete();
    let slices: Vec<char> = text.chars().collect();
    for row in ended.rows("mentions", &["surface", "start", "end", "article_id"]) {
        let (start, end): (usize, usize) = (row[1].parse().expect("a number"), row[2].parse().expect("a number"));
        let in_rtl: String = slices.get(start..end).unwrap_or_default().iter().collect();
        let in_good: String = GOOD.chars().collect::<Vec<_>>().get(start..end).unwrap_or_default().iter().collect();
        assert!(row[0] == in_rtl || row[0] == in_good, "{row:?}");
    }
}

/// Marks that never pair, marks that always pair, and a name that never ends: the work grows with the text, not with its square.
#[test]
fn a_hundred_thousand_of_one_thing() {
    let case = Case::new();
    let pieces =
        ["\"", "“", "”", "'", "’", "«", "“\"‘'«”’»", "\" ", "“ ", "``", "“Go now. ", "“Go now.\n\n", "\"a b\" said he. ", "(", "A. ", "Smith ", "Mayor "];
    for (i, piece) in pieces.iter().enumerate() {
        case.add(&format!("{i:02}.txt"), piece.repeat(100_000 / piece.len()).as_bytes());
    }
    let began = Instant::now();
    let ended = case.run();
    assert!(began.elapsed() < Duration::from_secs(90), "{:?}", began.elapsed());
    assert_eq!(ended.articles(), pieces.len() + 1);
    ended.good_is_complete();
}

#[test]
fn an_article_that_is_one_capitalised_paragraph() {
    let text = "MARIA SILVA OF THE NATIONAL BANK OF NAIROBI SPOKE ON MONDAY IN OSTWICK ".repeat(1000);
    let titled = "Maria Silva Of The National Bank Of Nairobi Spoke On Monday In Ostwick ".repeat(1000);
    let case = Case::new();
    case.add("capitals.txt", text.as_bytes());
    case.add("titled.txt", titled.as_bytes());
    let began = Instant::now();
    let ended = case.run();
    assert!(began.elapsed() < Duration::from_secs(60), "{:?}", began.elapsed());
    assert_eq!((ended.code, ended.articles()), (0, 3));
    ended.good_is_complete();
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_and_a_broken_link() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let case = Case::new();
    case.add("locked.txt", b"No one may read this.");
    fs::set_permissions(case.path("locked.txt"), fs::Permissions::from_mode(0o000)).expect("our own file");
    symlink("nowhere.txt", case.path("link.txt")).expect("a link");
    // Whoever may read everything reads this too.
    let all_powerful = fs::read(case.path("locked.txt")).is_ok();
    let ended = case.run();
    let unreadable = ended.problems().into_iter().filter(|p| p.1 == "unreadable").count();
    assert_eq!((ended.code, unreadable), (1, if all_powerful { 1 } else { 2 }));
    ended.good_is_complete();
}

#[test]
fn an_output_folder_that_cannot_be_written() {
    let case = Case::new();
    let in_the_way = case.folder.path().join("file");
    fs::write(&in_the_way, "").expect("writable");
    for output in [in_the_way.join("tables"), PathBuf::from("/proc/gleaner"), PathBuf::from("/dev/full")] {
        if !Path::new("/dev/full").exists() && output.starts_with("/") {
            continue;
        }
        let mut command = Command::cargo_bin("gleaner").expect("the program is built");
        let ended = command.arg("run").arg(case.path("zz-good.txt")).arg("--output").arg(&output).output().expect("it starts");
        let err = String::from_utf8(ended.stderr).expect("UTF-8");
        assert_eq!(ended.status.code(), Some(2), "{err}");
        assert!(err.starts_with("gleaner: error: ") && err.contains("--output") && !err.contains("panicked"), "{err}");
    }
}

/// An entity that doubles thirty times over is a few letters, and a file outside is a name: neither is ever opened.
#[test]
fn xml_entities_that_explode_or_lead_out() {
    let entities: String = (1..30).map(|i| format!("<!ENTITY a{i} \"&a{0};&a{0};\">\n", i - 1)).collect();
    let head = format!("<?xml version=\"1.0\"?>\n<!DOCTYPE nitf [\n<!ENTITY a0 \"lol\">\n{entities}<!ENTITY out SYSTEM \"file:///etc/passwd\">\n]>\n");
    let bomb = format!("{head}<nitf><body><body.content><p>Words &a29; and &out;.</p></body.content></body></nitf>");
    let case = Case::new();
    case.add("bomb.xml", bomb.as_bytes());
    let began = Instant::now();
    let ended = case.run();
    assert!(began.elapsed() < Duration::from_secs(60), "{:?}", began.elapsed());
    assert_eq!(ended.articles(), 2);
    let characters = ended.rows("articles", &["characters"]);
    assert!(characters.iter().all(|row| row[0].parse::<usize>().expect("a number") < 100), "{characters:?}");
    ended.good_is_complete();
}

/// A million brackets or elements deep: told of, and the stack holds.
#[test]
fn a_million_deep() {
    const DEEP: usize = 1_000_000;
    let deep = format!("{}{}", "[".repeat(DEEP), "]".repeat(DEEP));
    for name in ["deep.jsonl", "deep.json"] {
        beside_the_good(name, format!("{{\"text\": \"Words.\", \"a\": {deep}}}\n").as_bytes(), &[], 2);
        beside_the_good(name, format!("{{\"text\": {deep}}}\n").as_bytes(), &[("1", "invalid-json")], 1);
    }
    beside_the_good("open.json", "[".repeat(DEEP).as_bytes(), &[("1", "truncated")], 1);
    let page = format!("<!doctype html><html><body>{}<p>A story.</p></body></html>", "<div>".repeat(DEEP));
    beside_the_good("deep.html", page.as_bytes(), &[("1", "too-deep")], 1);
}

#[cfg(unix)]
#[test]
fn folders_that_lead_back() {
    let case = Case::new();
    fs::create_dir_all(case.path("a/b")).expect("writable");
    std::os::unix::fs::symlink(case.path("a"), case.path("a/b/c")).expect("a link");
    std::os::unix::fs::symlink(case.path(""), case.path("a/up")).expect("a link");
    std::os::unix::fs::symlink("itself", case.path("itself")).expect("a link");
    let ended = case.run();
    let codes: Vec<String> = ended.problems().into_iter().map(|p| p.1).collect();
    assert_eq!((codes, ended.articles()), (vec!["folder-loop".to_owned(), "folder-loop".to_owned(), "unreadable".to_owned()], 1));
    ended.good_is_complete();
}

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, body) in members {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).expect("memory takes all");
        archive.write_all(body).expect("memory takes all");
    }
    archive.finish().expect("memory takes all").into_inner()
}

#[test]
fn archives_that_explode_lead_out_or_lie() {
    let lines = [b"{\"text\": \"One in Nairobi.\"}\n".to_vec(), vec![b' '; 400 << 20]].concat();
    beside_the_good("bomb.zip", &zip(&[("a.jsonl", &lines)]), &[("0", "bomb"), ("0", "bomb")], 2);
    drop(lines);
    let (case, ended) = beside_the_good("out.zip", &zip(&[("../../out.txt", b"One in Nairobi.")]), &[("0", "unsafe-path")], 2);
    assert_eq!(ended.code, 0, "the member was read");
    assert!(!case.folder.path().join("out.txt").exists() && !case.folder.path().join("../out.txt").exists());
    // The table at the end says that the member is as large as can be: it ends where it ends.
    let mut lies = zip(&[("a.txt", GOOD.as_bytes()), ("b.txt", b"Two in Nairobi.")]);
    let table = lies.windows(4).position(|w| w == b"PK\x01\x02").expect("the table");
    lies[table + 20..table + 28].fill(0xfe);
    let case = Case::new();
    case.add("lies.zip", &lies);
    let ended = case.run();
    assert_eq!(ended.articles() + ended.problems().len(), 3, "{:?}", ended.problems());
    ended.good_is_complete();
}

#[test]
fn crawls_whose_lengths_lie() {
    let record =
        |length: &str, text: &str| format!("WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: {length}\r\n\r\n{text}\r\n\r\n");
    for length in ["18446744073709551615", "99999999999999999999999", "-1", "1000000000", "one"] {
        let crawl = record("15", "One in Nairobi.") + &record(length, "Two in Nairobi.") + &record("17", "Three in Nairobi.");
        let case = Case::new();
        case.add("crawl.warc", crawl.as_bytes());
        let began = Instant::now();
        let ended = case.run();
        assert!(began.elapsed() < Duration::from_secs(60), "{:?}", began.elapsed());
        assert!(ended.articles() >= 2 && !ended.problems().is_empty(), "{length}: {:?}", ended.problems());
        ended.good_is_complete();
    }
}

/// Whatever a dump calls its articles, no cell of any table begins a formula.
#[test]
fn no_cell_is_a_formula() {
    let evil = ["=HYPERLINK(\"http://x\")", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "'=1"];
    let record = |e: &&str| {
        let text = format!("“{e} is open,” said {e} Maria Silva, mayor of {e} Nairobi, on Monday.\n\n{e}\n\n“{e}”");
        serde_json::json!({ "id": e, "title": e, "byline": e, "publisher": e, "url": e, "date": e, "text": text }).to_string() + "\n"
    };
    let case = Case::new();
    case.add("evil.jsonl", evil.iter().map(record).collect::<String>().as_bytes());
    let ended = case.run();
    assert_eq!(ended.articles(), evil.len() + 1);
    for entry in fs::read_dir(&ended.tables).expect("a folder").flatten().filter(|e| e.path().extension().is_some_and(|e| e == "csv")) {
        let mut reader = csv::Reader::from_path(entry.path()).expect("the table is there");
        for row in reader.records().map(|row| row.expect("well-formed")) {
            for cell in &row {
                let harmless = !cell.starts_with(['=', '+', '-', '@', '\t', '\r']) || cell.parse::<f64>().is_ok();
                assert!(harmless, "{}: {cell:?}", entry.path().display());
            }
        }
    }
    ended.good_is_complete();
}

#[test]
fn a_text_of_one_reporting_verb_does_not_flood_the_tables() {
    let folder = tempdir().expect("a temporary folder");
    let input = folder.path().join("said.txt");
    fs::write(&input, "said ".repeat(10_000)).expect("writable");
    let output = folder.path().join("tables");
    let mut command = assert_cmd::Command::cargo_bin("gleaner").expect("the program is built");
    command.arg("run").arg(&input).args(["--quiet", "--output"]).arg(&output).assert().success();
    assert!(fs::metadata(output.join("quotes.csv")).expect("there").len() < 2_000_000);
    assert!(fs::read_to_string(output.join("problems.csv")).expect("there").contains("too-many-quotes"));
}
