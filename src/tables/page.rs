//! output/README.md: the columns for a person to read, from the same lines as the tables.

use super::datapackage::sentence;
use super::schema::Table;
use super::tables;
use std::fmt::Write;

const OPENING: &str = "\
# The tables

`gleaner` writes its tables here, or wherever `--output` says. This page is made from the code (`BLESS=1 cargo test tables`), so it is
what this version writes. `datapackage.json` says the same to programs (Frictionless Data Package v2), with row counts and hashes.

- UTF-8, RFC 4180, a header row, one fact a row. An empty cell is not known. `--excel` writes a byte order mark and CRLF.
- `start` and `end` count Unicode code points in the article's text as it was given, `[start, end)`. Rows whose `zone` is `title_field`
  count in the title, where that is a field of its own. For web pages the text is the extracted article; `--save-text` keeps it.
- A text cell that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a carriage return, perhaps behind
  apostrophes of its own) has an apostrophe in front; `--raw-cells` leaves it out. A NUL character in a text shows as U+FFFD.
- `--export` writes the same rows, typed and without that apostrophe, in other formats beside the CSV: `xlsx` (`tables.xlsx`, one sheet a
  table, `mentions (2)` where a sheet is full; a text over 32,767 characters is cut with a note), `parquet` and `jsonl` (`<table>.parquet`,
  `<table>.jsonl`), `sqlite` (`gleaner.sqlite`, keys indexed). `datapackage.json` lists them under `gleaner.exports`.
- Ids are computed, not counted: two runs, two threads, two machines give the same. `gleaner explain ID` says why a row exists.
- `problems.csv` has a row for each record that was skipped: articles and skipped records together are the records read.
- All tables are moved into place at the end, `datapackage.json` last: a run that is killed leaves the tables of the run before. The
  hidden folder `.gleaner` keeps finished rows for `--resume` and `--update`; deleting it costs time, nothing else.
";

/// The text of the page.
#[must_use]
pub fn columns_page() -> String {
    let mut page = OPENING.to_owned();
    for table in tables() {
        describe(&table, &mut page);
    }
    page
}

fn describe(table: &Table, page: &mut String) {
    let key = if table.key.is_empty() { String::new() } else { format!(" Key: `{}`.", table.key.join("`, `")) };
    let _ = write!(page, "\n## {}.csv\n{}{key}\n\n| column | type | |\n|---|---|---|\n", table.name, sentence(table.about));
    for column in table.columns {
        let mut about = sentence(column.about).replace('|', "\\|");
        if !column.one_of.is_empty() {
            let _ = write!(about, " `{}`", column.one_of.join("` `"));
        }
        if !column.points_to.is_empty() {
            let _ = write!(about, " → `{}`", column.points_to);
        }
        let _ = writeln!(page, "| `{}` | {} | {about} |", column.name, column.kind);
    }
}
