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
