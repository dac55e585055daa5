//! Copies, updates and trimmed wire copy are told from other reports, and can be counted once.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use tempfile::TempDir;

type Rows = Vec<HashMap<String, String>>;

fn run(arguments: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_gleaner"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(["run", "input/copies.jsonl", "--quiet", "--output"]).arg(folder.path());
    command.args(arguments).assert().success();
    folder
}

fn rows(folder: &Path, table: &str) -> Rows {
    let mut reader = csv::Reader::from_path(folder.join(format!("{table}.csv"))).expect("the table is there");
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

/// The articles that a table speaks of, by their source id.
fn spoken_of(folder: &Path, table: &str) -> BTreeSet<String> {
    let ids: HashMap<String, String> = rows(folder, "articles").into_iter().map(|a| (a["article_id"].clone(), a["source_id"].clone())).collect();
    rows(folder, table).iter().map(|row| ids[&row["article_id"]].clone()).collect()
}

#[test]
fn each_copy_names_the_first() {
    let folder = run(&[]);
    let articles = rows(folder.path(), "articles");
    let first = articles[0]["article_id"].as_str();
    let found: Vec<(&str, &str)> = articles.iter().map(|a| (a["duplicate_of"].as_str(), a["duplicate_kind"].as_str())).collect();
    assert_eq!(found, [("", ""), (first, "near"), (first, "near"), ("", ""), (first, "exact")]);
    for article in articles.iter().filter(|a| !a["duplicate_of"].is_empty()) {
        assert!(article["duplicate_similarity"].parse::<f32>().expect("a number") >= 0.7);
    }
    assert_eq!(spoken_of(folder.path(), "mentions").len(), 5, "all are mined all the same");
}

#[test]
fn unique_counts_each_story_once() {
    let (all, unique) = (run(&[]), run(&["--unique"]));
    assert_eq!(rows(all.path(), "articles"), rows(unique.path(), "articles"), "every article keeps its row");
    let originals: BTreeSet<String> = ["copies-1", "copies-4"].map(str::to_owned).into();
    for table in ["mentions", "roles", "dates", "quotes", "article_entities"] {
        let there = spoken_of(unique.path(), table);
        assert!(!there.is_empty() && there.is_subset(&originals), "{table}: {there:?}");
    }
    let barroso = |folder: &Path| rows(folder, "people").into_iter().find(|p| p["name"] == "Ines Barroso").expect("she is there");
    assert_eq!((barroso(all.path())["articles"].as_str(), barroso(unique.path())["articles"].as_str()), ("5", "2"));
    for table in ["people", "organizations", "places"] {
        let counted: u64 = rows(unique.path(), table).iter().map(|e| e["mentions"].parse::<u64>().expect("a number")).sum();
        let written = rows(unique.path(), "mentions").iter().filter(|m| m["kind"] == table_kind(table)).count() as u64;
        assert_eq!(counted, written, "{table}");
        let ids: BTreeSet<String> = rows(unique.path(), "names").into_iter().map(|n| n["entity_id"].clone()).collect();
        assert!(rows(unique.path(), table).iter().all(|e| ids.contains(&e["entity_id"])), "{table}");
    }
    let parts: BTreeSet<String> = rows(unique.path(), "quote_parts").into_iter().map(|p| p["quote_id"].clone()).collect();
    assert!(rows(unique.path(), "quotes").iter().all(|q| parts.contains(&q["quote_id"])));
}

fn table_kind(table: &str) -> &str {
    match table {
        "people" => "person",
        "organizations" => "organization",
        _ => "place",
    }
}
