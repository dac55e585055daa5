//! The page a newcomer reads shows what the program gives today, not what it once gave.
//!
//! In README.md a table of rows stands between `<!-- rows: ARTICLE TABLE COLUMN,COLUMN … -->` and `<!-- end -->`; here it is made anew from
//! that article. `BLESS=1 cargo test readme` writes it.

use std::fmt::Write;
use std::fs;
use std::path::Path;

const OPEN: &str = "<!-- rows: ";
const CLOSE: &str = "<!-- end -->";

/// A table of the run over `article`, as Markdown.
fn rows(article: &str, table: &str, columns: &[&str]) -> String {
    let output = tempfile::tempdir().expect("a temporary folder");
    let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_gleaner"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(["run", article, "--quiet", "--output"]).arg(output.path()).assert().success();
    let mut reader = csv::Reader::from_path(output.path().join(table)).expect("the table is there");
    let headers = reader.headers().expect("it has a header").clone();
    let wanted: Vec<usize> = columns.iter().map(|c| headers.iter().position(|h| h == *c).expect("the column is there")).collect();
    let mut out = format!("| {} |\n|{}\n", columns.join(" | "), "---|".repeat(columns.len()));
    for record in reader.records().map(|r| r.expect("a row")) {
        let cells: Vec<String> = wanted.iter().map(|&c| record[c].replace('|', "\\|")).collect();
        writeln!(out, "| {} |", cells.join(" | ")).expect("writing to memory does not fail");
    }
    out
}

#[test]
fn readme_shows_the_rows_of_today() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let page = fs::read_to_string(&path).expect("README.md is there");
    let mut fresh = String::new();
    let mut rest = page.as_str();
    let mut tables = 0;
    while let Some(at) = rest.find(OPEN) {
        let line_end = at + rest[at..].find('\n').expect("the mark ends its line");
        let close = line_end + rest[line_end..].find(CLOSE).expect("an opened table is closed");
        let mut words = rest[at + OPEN.len()..line_end].split_whitespace();
        let (article, table, columns) = (words.next().expect("an article"), words.next().expect("a table"), words.next().expect("columns"));
        fresh += &rest[..=line_end];
        fresh += &rows(article, table, &columns.split(',').collect::<Vec<_>>());
        rest = &rest[close..];
        tables += 1;
    }
    fresh += rest;
    assert!(tables > 0, "README.md shows no rows");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &fresh).expect("writable");
    } else {
        assert!(fresh == page, "README.md shows other rows than the program gives; read them, then BLESS=1 cargo test readme");
    }
}
