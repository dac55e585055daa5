//! The tables keep their promises: the contract's columns, keys that hold, the same bytes on any number of threads, whole or not at all.

use assert_cmd::Command;
use gleaner::consolidate::{Overrides, Precision, Weights};
use gleaner::dictionaries::Lexicon;
use gleaner::tables::{Output, Settings, Style, columns_page, tables};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The contract: columns may be added at the end, none of these is ever renamed or dropped.
const CONTRACT: [(&str, &str); 15] = [
    (
        "articles",
        "article_id source_file source_record source_id url publisher title byline published published_basis dateline_place dateline_agency language \
         characters words sha256 duplicate_of",
    ),
    ("bylines", "article_id author name"),
    ("mentions", "mention_id article_id kind surface start end entity_id zone confidence reason"),
    ("people", "entity_id name articles mentions first_published last_published honorific given_name family_name suffix gender_evidence wikidata_id gender"),
    ("organizations", "entity_id name articles mentions first_published last_published acronym legal_form organization_type country_code wikidata_id"),
    (
        "places",
        "entity_id name articles mentions first_published last_published place_type country_code admin1_code admin1_name latitude longitude population \
         geonames_id wikidata_id",
    ),
    ("names", "entity_id name name_kind mentions"),
    ("apart", "entity_id name other_id other_name reason"),
    ("article_entities", "article_id entity_id kind mentions first_start in_title quotes"),
    ("roles", "role_id article_id person_id role role_class organization_id organization_text place_id role_status start end reason"),
    ("dates", "date_id article_id surface start end zone timex_type timex_value mod edtf date_from date_to granularity anchor anchor_basis confidence reason"),
    (
        "quotes",
        "quote_id article_id kind is_statement quote start end parts speaker_id speaker_name speaker_kind speaker_surface speaker_start speaker_end cue \
         cue_lemma cue_start cue_end zone confidence reason",
    ),
    ("quote_parts", "quote_id part start end text"),
    ("quote_speakers", "quote_id speaker entity_id surface start end"),
    ("problems", "source_file source_record severity problem detail"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Runs gleaner on `input` into a new folder.
fn run(input: &Path, arguments: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut command = Command::cargo_bin("gleaner").expect("the program is built");
    command.arg("run").arg(input).arg("--output").arg(folder.path()).arg("--quiet").args(arguments);
    let status = command.output().expect("it starts").status;
    assert!(matches!(status.code(), Some(0 | 1)), "{status}");
    folder
}

fn rows(folder: &Path, table: &str) -> Vec<HashMap<String, String>> {
    let mut reader = csv::Reader::from_path(folder.join(format!("{table}.csv"))).expect("the table is there");
    reader.deserialize().map(|row| row.expect("every row has as many cells as the header")).collect()
}

/// Every file of a folder but those that begin with a dot, by path.
fn bytes(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = fs::read_dir(folder).expect("a folder").flatten().map(|e| e.path());
    let files = entries.filter(|p| !p.file_name().unwrap_or_default().to_string_lossy().starts_with('.'));
    files.map(|p| (p.strip_prefix(folder).expect("inside").to_owned(), fs::read(&p).expect("readable"))).collect()
}

#[test]
fn tables_have_the_columns_of_the_contract() {
    for (table, (name, columns)) in tables().iter().zip(CONTRACT) {
        assert_eq!(table.name, name);
        let ours: Vec<&str> = table.columns.iter().map(|c| c.name).collect();
        let contract: Vec<&str> = columns.split_whitespace().collect();
        assert_eq!(ours[..contract.len()], contract, "{name}");
    }
}

#[test]
fn the_page_of_columns_is_fresh() {
    let path = root().join("output/README.md");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, columns_page()).expect("writable");
    }
    let page = fs::read_to_string(&path).unwrap_or_default();
    assert!(page == columns_page(), "output/README.md is not what the tables say of themselves; run BLESS=1 cargo test tables");
}

#[test]
fn the_same_bytes_on_any_number_of_threads() {
    let one = run(&root().join("input"), &["--threads", "1"]);
    for threads in ["2", "5"] {
        let many = run(&root().join("input"), &["--threads", threads]);
        let (one, many) = (bytes(one.path()), bytes(many.path()));
        assert_eq!(one.keys().collect::<Vec<_>>(), many.keys().collect::<Vec<_>>());
        for (name, content) in &one {
            assert!(content == &many[name], "{} differs with {threads} threads", name.display());
        }
    }
}

#[test]
fn keys_hold_and_the_package_tells_the_truth() {
    let folder = run(&root().join("input"), &[]);
    let package: Value = serde_json::from_slice(&fs::read(folder.path().join("datapackage.json")).expect("there")).expect("JSON");
    let resources = package["resources"].as_array().expect("an array");
    assert_eq!(resources.len(), CONTRACT.len());
    let all: HashMap<&str, Vec<HashMap<String, String>>> = CONTRACT.iter().map(|(name, _)| (*name, rows(folder.path(), name))).collect();
    for resource in resources {
        let name = resource["name"].as_str().expect("a name");
        let content = fs::read(folder.path().join(resource["path"].as_str().expect("a path"))).expect("there");
        assert_eq!(resource["bytes"], content.len(), "{name}");
        assert_eq!(resource["rowCount"], all[name].len(), "{name}");
        let hash = <sha2::Sha256 as sha2::Digest>::digest(&content).iter().map(|b| format!("{b:02x}")).collect::<String>();
        assert_eq!(resource["hash"], format!("sha256:{hash}"), "{name}");
        if let Some(key) = resource["schema"]["primaryKey"].as_array() {
            let mut seen = HashSet::new();
            for row in &all[name] {
                let value: Vec<&str> = key.iter().map(|k| row[k.as_str().expect("a column")].as_str()).collect();
                assert!(value.iter().all(|v| !v.is_empty()) && seen.insert(value.clone()), "{name}: {value:?}");
            }
        }
        for foreign in resource["schema"]["foreignKeys"].as_array().into_iter().flatten() {
            let column = foreign["fields"][0].as_str().expect("a column");
            let target = Some(foreign["reference"]["resource"].as_str().expect("a table")).filter(|t| !t.is_empty()).unwrap_or(name);
            let there: HashSet<&str> = all[target].iter().map(|r| r[foreign["reference"]["fields"][0].as_str().expect("a column")].as_str()).collect();
            for row in all[name].iter().filter(|r| !r[column].is_empty()) {
                assert!(there.contains(row[column].as_str()), "{name}.{column}: {} is not in {target}", row[column]);
            }
        }
    }
    let table_of = |kind: &str| match kind {
        "person" => "people",
        "organization" => "organizations",
        _ => "places",
    };
    for row in all["mentions"].iter().chain(&all["article_entities"]) {
        let there = all[table_of(&row["kind"])].iter().any(|e| e["entity_id"] == row["entity_id"]);
        assert!(there, "{} {} has no row", row["kind"], row["entity_id"]);
    }
    let mentions: u64 = ["people", "organizations", "places"].iter().flat_map(|t| &all[*t]).map(|r| r["mentions"].parse::<u64>().expect("a number")).sum();
    // Names in credits, and the agency of a dateline, are those of the makers.
    let credit = |m: &&HashMap<String, String>| m["zone"] == "byline" || m["zone"] == "dateline" && m["kind"] == "organization";
    let credits = all["mentions"].iter().filter(credit).count();
    assert!(credits > 0, "there are some");
    assert_eq!(mentions, (all["mentions"].len() - credits) as u64, "every other mention counts for one thing");
}

#[test]
fn every_offset_slices_its_words() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let text = "PARIS — “Nous 😀 voilà,” Mayor Zoë Ångström said Tuesday at the U.N. in Nairobi.\n\nShe left for Kenya on March 3, 2024.";
    let record = serde_json::json!({ "id": "a", "title": "Nairobi hails Zoë Ångström", "published": "2024-03-06", "text": text });
    let input = folder.path().join("one.jsonl");
    fs::write(&input, record.to_string()).expect("writable");
    let folder = run(&input, &[]);
    let slice = |field: &str, row: &HashMap<String, String>, a: &str, b: &str| -> String {
        let (start, end): (usize, usize) = (row[a].parse().expect("a number"), row[b].parse().expect("a number"));
        record[field].as_str().expect("a string").chars().skip(start).take(end - start).collect()
    };
    let field = |row: &HashMap<String, String>| if row["zone"] == "title_field" { "title" } else { "text" };
    for table in ["mentions", "dates"] {
        let rows = rows(folder.path(), table);
        assert!(!rows.is_empty(), "{table}");
        for row in rows {
            assert_eq!(slice(field(&row), &row, "start", "end"), row["surface"]);
        }
    }
    for row in rows(folder.path(), "quotes") {
        assert_eq!(slice(field(&row), &row, "speaker_start", "speaker_end"), row["speaker_surface"]);
    }
    for row in rows(folder.path(), "quote_parts") {
        // The parts of a quote in a title field count there, as their quote does (TABLES: a `t` before the start).
        let field = if row["quote_id"].contains(":t") { "title" } else { "text" };
        assert_eq!(slice(field, &row, "start", "end"), row["text"]);
    }
    for row in rows(folder.path(), "quote_speakers") {
        let field = if row["quote_id"].contains(":t") { "title" } else { "text" };
        assert_eq!(slice(field, &row, "start", "end"), row["surface"]);
    }
}

#[test]
fn cells_are_safe_in_a_spreadsheet() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let input = folder.path().join("one.jsonl");
    fs::write(&input, r#"{"id":"=1+1","title":"@SUM(A1), \"quoted\"","text":"Nothing happened in Nairobi."}"#).expect("writable");
    let guarded = run(&input, &[]);
    let row = &rows(guarded.path(), "articles")[0];
    assert_eq!((row["source_id"].as_str(), row["title"].as_str()), ("'=1+1", "'@SUM(A1), \"quoted\""));
    let raw = run(&input, &["--raw-cells"]);
    assert_eq!(rows(raw.path(), "articles")[0]["source_id"], "=1+1");
    let excel = bytes(run(&input, &["--excel"]).path());
    for (name, content) in excel.iter().filter(|(name, _)| name.extension().is_some_and(|e| e == "csv")) {
        assert!(content.starts_with("\u{feff}".as_bytes()), "{}", name.display());
        assert!(!String::from_utf8_lossy(content).replace("\r\n", "").contains('\n'), "{}", name.display());
    }
    let places = rows(guarded.path(), "places");
    assert!(places.iter().any(|p| p["latitude"].starts_with('-')), "a number below zero is no formula: {places:?}");
}

#[test]
fn a_run_that_breaks_off_leaves_the_tables_before() {
    let folder = run(&root().join("input/harbour.txt"), &[]);
    let before = bytes(folder.path());
    let lexicon = Lexicon::load(None).expect("ours load");
    let overrides = || Overrides::load(&lexicon).expect("none");
    let weights = || Weights::new(&lexicon).expect("all there");
    let stamp = || gleaner::store::Stamp::new(|add| add(b"a test"));
    let settings = || Settings {
        style: Style::default(),
        texts: false,
        unique: false,
        weights: weights(),
        precision: Precision::default(),
        overrides: overrides(),
        stamp: stamp(),
    };
    {
        let _broken = Output::create(folder.path(), settings()).expect("the folder is free");
        assert!(Output::create(folder.path(), settings()).is_err(), "one run at a time");
    }
    // What a killed run leaves behind.
    fs::create_dir(folder.path().join(".gleaner-killed")).expect("writable");
    assert_eq!(bytes(folder.path()), before);
    let again = Output::create(folder.path(), settings()).expect("the folder is free again");
    assert!(!folder.path().join(".gleaner-killed").exists());
    drop(again);
    assert_eq!(bytes(folder.path()), before);
}

#[test]
fn records_read_are_articles_and_skipped_records() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let input = folder.path().join("some.jsonl");
    fs::write(&input, "{\"text\":\"One in Nairobi.\"}\nnot json\n{\"title\":\"no text\"}\n{\"text\":\"One in Nairobi.\"}\n").expect("writable");
    let folder = run(&input, &[]);
    let articles = rows(folder.path(), "articles");
    let skipped = rows(folder.path(), "problems").iter().filter(|p| p["severity"] == "skipped").count();
    assert_eq!((articles.len(), skipped), (2, 2));
    assert_eq!(articles[1]["duplicate_of"], articles[0]["article_id"]);
    assert_ne!(articles[1]["article_id"], articles[0]["article_id"]);
}

/// The tables of some texts, each an article of its own.
fn of_texts(texts: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let input = folder.path().join("texts.jsonl");
    let lines: Vec<String> = texts.iter().enumerate().map(|(n, text)| serde_json::json!({ "id": format!("{n}"), "text": text }).to_string()).collect();
    fs::write(&input, lines.join("\n")).expect("writable");
    run(&input, &[])
}

#[test]
fn texts_that_disagree_give_a_mixed_gender() {
    let she = "Robin Hale spoke in Nairobi on Monday. She was calm.";
    let he = "Robin Hale, a businessman from Nairobi, spoke on Tuesday.";
    let hale = |texts: &[&str]| {
        let people = rows(of_texts(texts).path(), "people");
        let hale = people.iter().find(|p| p["name"] == "Robin Hale").expect("there");
        (hale["gender"].clone(), hale["gender_evidence"].clone())
    };
    let said = |gender: &str, evidence: &str| (gender.to_owned(), evidence.to_owned());
    assert_eq!(hale(&["Robin Hale spoke in Nairobi on Monday."]), said("", ""));
    assert_eq!(hale(&[she]), said("female", "pronoun"));
    assert_eq!(hale(&[he]), said("male", "role"));
    assert_eq!(hale(&[she, he]), said("mixed", "pronoun"));
    // One that is outweighed is a slip, or of a namesake.
    assert_eq!(hale(&[he, he, he, he, she]), said("male", "role"));
}

#[test]
fn each_of_several_who_speak_has_a_row() {
    let speakers = |text: &str| {
        let folder = of_texts(&[text]);
        let quote = rows(folder.path(), "quotes").into_iter().find(|q| !q["cue"].is_empty()).expect("a quote");
        let own = |row: &&HashMap<String, String>| row["quote_id"] == quote["quote_id"];
        let rows = rows(folder.path(), "quote_speakers");
        let each: Vec<String> = rows.iter().filter(own).map(|row| row["surface"].clone()).collect();
        assert!(rows.iter().filter(own).all(|row| row["entity_id"] != quote["speaker_id"] || row["speaker"] == "1" || row["entity_id"].is_empty()), "{rows:?}");
        (quote["speaker_surface"].clone(), each)
    };
    for (text, surface, each) in [
        ("Ana Lima and Tom Reed said the plan would fail.", "Ana Lima and Tom Reed", &["Ana Lima", "Tom Reed"][..]),
        ("Ana Lima, Tom Reed and Maria Silva said the plan would fail.", "Ana Lima, Tom Reed and Maria Silva", &["Ana Lima", "Tom Reed", "Maria Silva"]),
        ("“The plan will fail,” said Ana Lima and Tom Reed.", "Ana Lima and Tom Reed", &["Ana Lima", "Tom Reed"]),
        ("Mayor Ana Lima and Gen. Tom Reed said the plan would fail.", "Mayor Ana Lima and Gen. Tom Reed", &["Mayor Ana Lima", "Gen. Tom Reed"]),
        ("The ministry and the army said the plan would fail.", "The ministry and the army", &["The ministry", "the army"]),
        ("Ana Lima and her lawyer said the plan would fail.", "Ana Lima and her lawyer", &["Ana Lima", "her lawyer"]),
        ("Officials and residents said the plan would fail.", "Officials and residents", &["Officials", "residents"]),
        // One who speaks.
        ("Ana Lima said the plan would fail.", "Ana Lima", &["Ana Lima"]),
        ("She said the plan would fail.", "She", &["She"]),
        ("Johnson & Johnson said the plan would fail.", "Johnson & Johnson", &["Johnson & Johnson"]),
        ("The chairman and chief executive said the plan would fail.", "chief executive", &["chief executive"]),
        ("“The plan will fail,” said Ana Lima, a lawyer and former mayor.", "Ana Lima", &["Ana Lima"]),
        ("“The plan will fail,” said Ana Lima, and Tom Reed agreed.", "Ana Lima", &["Ana Lima"]),
        (
            "A spokesman for Ana Lima and Tom Reed said the plan would fail.",
            "A spokesman for Ana Lima and Tom Reed",
            &["A spokesman for Ana Lima and Tom Reed"],
        ),
    ] {
        assert_eq!(speakers(text), (surface.to_owned(), each.iter().map(|s| (*s).to_owned()).collect()), "{text}");
    }
}
