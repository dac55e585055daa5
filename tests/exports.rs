//! What `--export` writes is the CSV over again: every cell of every format is compared with it, and two runs give the same bytes.

use assert_cmd::Command;
use gleaner::tables::{Table, tables, unguarded};
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;
use std::fs;
use std::io::Read;
use std::path::Path;
use tempfile::TempDir;

/// Articles whose fields are what spreadsheets, databases and XML stumble over.
fn awkward() -> String {
    let long = format!("“{}” said Maria Silva, mayor of Nairobi.", "We go on 😀 and on. ".repeat(4000).trim_end());
    let records = [
        serde_json::json!({ "id": "=1+1", "title": "'=SUM(A1), \"quoted\"", "published": "2024-03-06", "text": "Nothing happened in Nairobi on March 3, 2024." }),
        serde_json::json!({ "id": "00123", "title": "''-5 in Ostwick", "publisher": "TRUE", "text": "It began on July 4, 1776, in Paris; it ended in 2031." }),
        serde_json::json!({ "id": "1e5", "title": "-5 in <Nairobi> & _x0041_ \u{1}\u{7}\u{b}", "byline": " Ann\tBell ", "text": "“No,” said Ann Bell.\r\nShe left." }),
        serde_json::json!({ "id": "\u{fffe}\u{ffff}\u{1F600}", "url": "https://example.org/?a=1&b=2", "text": "A NUL \u{0} and the U.N. in Geneva on Feb. 29, 1900." }),
        serde_json::json!({ "id": "long", "published": "1899-12-31", "text": long }),
        serde_json::json!({ "title": "no text" }),
    ];
    records.iter().map(|r| r.to_string() + "\n").collect()
}

/// Tables of the awkward articles and of `input/`, exported as asked.
fn run(arguments: &[&str]) -> (TempDir, String) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("awkward.jsonl"), awkward()).expect("writable");
    let mut command = Command::cargo_bin("gleaner").expect("the program is built");
    command.current_dir(folder.path()).args(["run", "awkward.jsonl", concat!(env!("CARGO_MANIFEST_DIR"), "/input"), "--output", "tables"]).args(arguments);
    let output = command.output().expect("it starts");
    let err = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(1), "one record has no text: {err}");
    (folder, err)
}

fn csv_rows(folder: &Path, table: &Table) -> Vec<Vec<String>> {
    let bytes = fs::read(folder.join(format!("{}.csv", table.name))).expect("the table is there");
    let mut reader = csv::Reader::from_reader(bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes));
    let cell = |(i, cell): (usize, &str)| if table.columns[i].kind == "string" { unguarded(cell).to_owned() } else { cell.to_owned() };
    reader.records().map(|row| row.expect("well-formed").iter().enumerate().map(cell).collect()).collect()
}

/// A typed value against the cell of the CSV: numbers as numbers, an empty cell as null.
fn same(value: &Value, cell: &str, kind: &str) -> bool {
    match (value, kind) {
        (Value::Null, _) => cell.is_empty(),
        (Value::String(text), "string" | "date") => text == cell,
        (Value::Number(number), "integer") => number.as_i64().map(|n| n.to_string()).as_deref() == Some(cell),
        (Value::Number(number), "number") => number.as_f64() == cell.parse().ok(),
        (Value::Bool(yes), "boolean") => yes.to_string() == cell,
        _ => false,
    }
}

/// Compares all rows of all tables with what `export` has of a table.
fn compare(folder: &Path, export: impl Fn(&Table) -> Vec<Vec<Value>>) {
    for table in &tables() {
        let (wanted, found) = (csv_rows(folder, table), export(table));
        assert_eq!(found.len(), wanted.len(), "{}", table.name);
        for (nth, (found, wanted)) in found.iter().zip(&wanted).enumerate() {
            assert_eq!(found.len(), wanted.len(), "{}", table.name);
            for ((column, value), cell) in table.columns.iter().zip(found).zip(wanted) {
                assert!(same(value, cell, column.kind), "{}.{} row {nth}: {value:?} is not {cell:?}", table.name, column.name);
            }
        }
    }
}

#[test]
fn jsonl_holds_every_cell() {
    for profile in [&[][..], &["--excel"], &["--raw-cells"]] {
        let (folder, _) = run(&[&["--export", "jsonl"], profile].concat());
        let folder = folder.path().join("tables");
        if profile == ["--raw-cells"] {
            assert!(fs::read_to_string(folder.join("articles.jsonl")).expect("there").contains(r#""source_id":"=1+1""#));
            continue;
        }
        compare(&folder, |table| {
            let text = fs::read_to_string(folder.join(format!("{}.jsonl", table.name))).expect("there");
            let object = |line: &str| -> Vec<Value> {
                let object: Value = serde_json::from_str(line).expect("JSON");
                table.columns.iter().map(|c| object[c.name].clone()).collect()
            };
            text.lines().map(object).collect()
        });
        let articles = fs::read_to_string(folder.join("articles.jsonl")).expect("there");
        assert!(articles.contains(r#""source_id":"=1+1""#) && articles.contains(r#""title":"'=SUM(A1), \"quoted\"""#), "no guard: {articles}");
    }
}

#[cfg(feature = "sqlite")]
#[test]
fn sqlite_holds_every_cell_with_keys() {
    let (folder, _) = run(&["--export", "sqlite"]);
    let folder = folder.path().join("tables");
    let database = rusqlite::Connection::open(folder.join("gleaner.sqlite")).expect("a database");
    compare(&folder, |table| {
        let mut select = database.prepare(&format!("SELECT * FROM \"{}\" ORDER BY rowid", table.name)).expect("the table is there");
        let row = |row: &rusqlite::Row| {
            let value = |i: usize| match (row.get_ref(i)?, table.columns[i].kind) {
                (rusqlite::types::ValueRef::Null, _) => Ok(Value::Null),
                (rusqlite::types::ValueRef::Integer(n), "boolean") => Ok(Value::Bool(n == 1)),
                (rusqlite::types::ValueRef::Integer(n), _) => Ok(Value::from(n)),
                (rusqlite::types::ValueRef::Real(n), _) => Ok(Value::from(n)),
                (rusqlite::types::ValueRef::Text(text), _) => Ok(Value::from(std::str::from_utf8(text).expect("UTF-8"))),
                (rusqlite::types::ValueRef::Blob(_), _) => panic!("no cell is a blob"),
            };
            (0..table.columns.len()).map(value).collect::<rusqlite::Result<Vec<Value>>>()
        };
        select.query_map([], row).expect("rows").collect::<rusqlite::Result<_>>().expect("rows")
    });
    let text = |sql: &str| database.query_row(sql, [], |row| row.get::<_, String>(0)).expect("a row");
    assert_eq!(text("PRAGMA integrity_check"), "ok");
    assert!(database.prepare("PRAGMA foreign_key_check").expect("SQL").query([]).expect("rows").next().expect("rows").is_none(), "every key points somewhere");
    let plan = |sql: &str| database.query_row(sql, [], |row| row.get::<_, String>(3)).expect("a plan");
    for (table, column) in
        [("mentions", "mention_id"), ("mentions", "article_id"), ("quotes", "speaker_id"), ("names", "entity_id"), ("articles", "duplicate_of")]
    {
        let plan = plan(&format!("EXPLAIN QUERY PLAN SELECT 1 FROM {table} WHERE {column} = 'x'"));
        assert!(plan.contains("INDEX"), "{table}.{column}: {plan}");
    }
}

#[cfg(feature = "parquet")]
#[test]
fn parquet_holds_every_cell() {
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::Field;
    let (folder, _) = run(&["--export", "parquet"]);
    let folder = folder.path().join("tables");
    compare(&folder, |table| {
        let file = fs::File::open(folder.join(format!("{}.parquet", table.name))).expect("there");
        let reader = SerializedFileReader::new(file).expect("a Parquet file");
        let value = |field: &Field| match field {
            Field::Null => Value::Null,
            Field::Str(text) => Value::from(text.as_str()),
            Field::Long(number) => Value::from(*number),
            Field::Double(number) => Value::from(*number),
            Field::Bool(yes) => Value::from(*yes),
            Field::Date(days) => {
                let day = jiff::civil::date(1970, 1, 1).checked_add(jiff::Span::new().days(*days)).expect("a day");
                Value::from(day.to_string())
            }
            other => panic!("{other:?} is no type of ours"),
        };
        reader.get_row_iter(None).expect("rows").map(|row| row.expect("a row").get_column_iter().map(|(_, field)| value(field)).collect()).collect()
    });
}

/// The sheets of a workbook: name, and rows of cells as they stand in the XML: type, style, words.
fn workbook(path: &Path) -> Vec<(String, Vec<Vec<Option<Cell>>>)> {
    let mut archive = zip::ZipArchive::new(fs::File::open(path).expect("there")).expect("a ZIP archive");
    let mut part = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).expect("a part").read_to_string(&mut text).expect("XML");
        text
    };
    let names: Vec<String> = part("xl/workbook.xml").split("<sheet name=\"").skip(1).map(|rest| rest[..rest.find('"').expect("an end")].to_owned()).collect();
    names.into_iter().enumerate().map(|(i, name)| (name, sheet(&part(&format!("xl/worksheets/sheet{}.xml", i + 1))))).collect()
}

#[derive(Clone, Debug, Default)]
struct Cell {
    kind: String,
    words: String,
}

fn sheet(xml: &str) -> Vec<Vec<Option<Cell>>> {
    assert!(xml.contains("state=\"frozen\"") && xml.contains("<autoFilter ref=\"A1:"), "the header stays in view and filters");
    assert!(!xml.contains("<f>"), "no formula");
    let mut reader = Reader::from_str(xml);
    let (mut rows, mut cell, mut column) = (Vec::new(), None::<Cell>, 0);
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(tag) if tag.name().as_ref() == "row" => rows.push(Vec::new()),
            Event::Start(tag) if tag.name().as_ref() == "c" => {
                let attribute = |name: &str| tag.try_get_attribute(name).expect("an attribute").map(|a| a.value.to_string());
                let place = attribute("r").expect("a place");
                column = place.bytes().take_while(u8::is_ascii_uppercase).fold(0, |n, b| n * 26 + usize::from(b - b'A') + 1);
                cell = Some(Cell { kind: attribute("t").unwrap_or_default(), words: String::new() });
            }
            Event::Text(text) => cell.iter_mut().for_each(|c| c.words.push_str(&text)),
            Event::GeneralRef(entity) => {
                let words = match &*entity {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    other => panic!("&{other};"),
                };
                cell.iter_mut().for_each(|c| c.words.push_str(words));
            }
            Event::End(tag) if tag.name().as_ref() == "c" => {
                let row: &mut Vec<Option<Cell>> = rows.last_mut().expect("a row");
                row.resize(column - 1, None);
                row.push(cell.take());
            }
            Event::Eof => return rows,
            _ => {}
        }
    }
}

/// `_x0007_` stands for what XML cannot hold.
fn plain(words: &str) -> String {
    let mut out = String::new();
    let mut rest = words;
    while let Some(at) = rest.find("_x") {
        out += &rest[..at];
        rest = &rest[at..];
        match rest.get(2..6).and_then(|hex| u32::from_str_radix(hex, 16).ok()).filter(|_| rest.get(6..7) == Some("_")).and_then(char::from_u32) {
            Some(c) => {
                out.push(c);
                rest = &rest[7..];
            }
            None => {
                out += "_x";
                rest = &rest[2..];
            }
        }
    }
    out + rest
}

#[test]
fn xlsx_holds_every_cell_and_tells_of_what_is_cut() {
    let (folder, err) = run(&["--export", "xlsx"]);
    let folder = folder.path().join("tables");
    let sheets = workbook(&folder.join("tables.xlsx"));
    let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, tables().iter().map(|t| t.name).collect::<Vec<_>>());
    let mut cut = 0;
    for (table, (_, rows)) in tables().iter().zip(&sheets) {
        let header: Vec<&str> = rows[0].iter().map(|c| c.as_ref().expect("a heading").words.as_str()).collect();
        assert_eq!(header, table.columns.iter().map(|c| c.name).collect::<Vec<_>>());
        let wanted = csv_rows(&folder, table);
        assert_eq!(rows.len() - 1, wanted.len(), "{}", table.name);
        for (row, wanted) in rows[1..].iter().zip(&wanted) {
            for (i, (column, wanted)) in table.columns.iter().zip(wanted).enumerate() {
                let place = format!("{}.{}: {wanted}", table.name, column.name);
                let Some(cell) = row.get(i).cloned().flatten() else {
                    assert_eq!(wanted, "", "{place}");
                    continue;
                };
                let day = |number: f64| jiff::civil::date(1899, 12, 30).checked_add(jiff::Span::new().days(number as i64)).expect("a day").to_string();
                match (column.kind, cell.kind.as_str()) {
                    ("string", "inlineStr") if wanted.encode_utf16().count() > 32_767 => {
                        let words = plain(&cell.words);
                        assert!(
                            words.encode_utf16().count() <= 32_767 && words.ends_with(" […]") && wanted.starts_with(&words[..words.len() - " […]".len()]),
                            "{place}"
                        );
                        cut += 1;
                    }
                    ("string", "inlineStr") => assert_eq!(&plain(&cell.words), wanted, "{place}"),
                    ("integer" | "number", "") => assert_eq!(cell.words.parse::<f64>().ok(), wanted.parse().ok(), "{place}"),
                    ("date", "") => assert_eq!(&day(cell.words.parse().expect("a number")), wanted, "{place}"),
                    ("date", "inlineStr") => assert!(&cell.words == wanted && wanted.as_str() < "1900", "{place}"),
                    ("boolean", "b") => assert_eq!(cell.words == "1", wanted == "true", "{place}"),
                    _ => panic!("{place}: {cell:?}"),
                }
            }
        }
    }
    assert!(cut >= 1 && err.contains("note: tables.xlsx: ") && err.contains("quotes.quote"), "{err}");
}

#[test]
fn two_runs_give_the_same_bytes_and_the_package_lists_them() {
    let formats = gleaner::exports::Exports::names().join(",");
    let ((one, _), (two, _)) = (run(&["--export", &formats]), run(&["--export", &formats, "--threads", "1"]));
    let package: Value = serde_json::from_slice(&fs::read(one.path().join("tables/datapackage.json")).expect("there")).expect("JSON");
    let exports = package["gleaner"]["exports"].as_array().expect("a list");
    assert!(exports.len() > tables().len());
    for export in exports {
        let path = format!("tables/{}", export["path"].as_str().expect("a path"));
        let (a, b) = (fs::read(one.path().join(&path)).expect("there"), fs::read(two.path().join(&path)).expect("there"));
        assert!(a == b, "{path} differs");
        assert_eq!(export["bytes"], a.len(), "{path}");
    }
}

#[test]
fn an_export_that_is_none_is_named_before_anything_is_read() {
    let mut command = Command::cargo_bin("gleaner").expect("the program is built");
    let output =
        command.args(["run", concat!(env!("CARGO_MANIFEST_DIR"), "/input"), "--export", "xlsx,papyrus", "--output", "/nowhere"]).output().expect("it starts");
    let err = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(output.status.code() == Some(2) && err.contains("papyrus") && err.contains("jsonl"), "{err}");
}

/// A workbook of the run before beside the tables of this one would be a lie.
#[test]
fn exports_of_the_run_before_go() {
    let (folder, _) = run(&["--export", "xlsx,jsonl"]);
    let tables = folder.path().join("tables");
    fs::write(tables.join("mine.jsonl"), "").expect("writable");
    let mut command = Command::cargo_bin("gleaner").expect("the program is built");
    command.current_dir(folder.path()).args(["run", "awkward.jsonl", "--output", "tables", "--export", "xlsx"]).output().expect("it starts");
    assert!(tables.join("tables.xlsx").exists() && tables.join("mine.jsonl").exists() && !tables.join("quotes.jsonl").exists());
}
