//! datapackage.json: what the tables are, for machines (Frictionless Data Package v2).
//!
//! In: the declared tables, the facts of their files, the run. Out: JSON that is the same for the same input.

use super::cells::Style;
use super::folder::FileFacts;
use super::output::Beside;
use super::schema::{Column, Table};
use super::tables;
use crate::dictionaries::Lexicon;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// What of a run decides what the tables hold, beside the input and the dictionaries.
#[derive(Clone, Debug, Default)]
pub struct RunInfo {
    /// The inputs, as named on the command line.
    pub inputs: Vec<String>,
    /// Options other than their defaults: name and value.
    pub options: BTreeMap<String, String>,
}

/// The text of the file.
pub fn json(facts: &[FileFacts], beside: &[Beside], run: &RunInfo, lexicon: &Lexicon, style: Style) -> String {
    let resources: Vec<Value> = tables().iter().zip(facts).map(|(table, file)| resource(table, file, style)).collect();
    let package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "gleaner",
        "title": "People, organizations, places, dates and quoted statements in news articles",
        "description": "Offsets are Unicode code points in the article's text as it was given, half-open. An empty cell is not known.",
        "resources": resources,
        "licenses": licences(lexicon),
        "sources": sources(lexicon),
        "gleaner": {
            "version": env!("CARGO_PKG_VERSION"),
            "inputs": run.inputs,
            "options": run.options,
            "exports": beside.iter().map(|b| json!({ "path": b.name, "bytes": b.bytes, "hash": format!("sha256:{}", b.sha256) })).collect::<Vec<_>>(),
            "dictionaries": dictionaries(lexicon),
        },
    });
    let mut text = serde_json::to_string_pretty(&package).expect("no map key is anything but a string");
    text.push('\n');
    text
}

fn resource(table: &Table, file: &FileFacts, style: Style) -> Value {
    let mut schema = Map::new();
    schema.insert("$schema".into(), "https://datapackage.org/profiles/2.0/tableschema.json".into());
    schema.insert("fields".into(), table.columns.iter().map(|c| field(table, c)).collect());
    schema.insert("missingValues".into(), json!([""]));
    if !table.key.is_empty() {
        schema.insert("primaryKey".into(), json!(table.key));
    }
    let keys: Vec<Value> = table.columns.iter().filter_map(|c| foreign_key(table, c)).collect();
    if !keys.is_empty() {
        schema.insert("foreignKeys".into(), keys.into());
    }
    json!({
        "$schema": "https://datapackage.org/profiles/2.0/dataresource.json",
        "name": table.name,
        "type": "table",
        "path": file.name,
        "description": sentence(table.about),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": { "delimiter": ",", "lineTerminator": if style.excel { "\r\n" } else { "\n" }, "doubleQuote": true, "header": true },
        "bytes": file.bytes,
        "hash": format!("sha256:{}", file.sha256),
        "rowCount": file.rows,
        "schema": schema,
    })
}

fn field(table: &Table, column: &Column) -> Value {
    let mut constraints = Map::new();
    if table.key.contains(&column.name) {
        constraints.insert("required".into(), true.into());
    }
    if table.key == [column.name] {
        constraints.insert("unique".into(), true.into());
    }
    if !column.one_of.is_empty() {
        constraints.insert("enum".into(), json!(column.one_of));
    }
    let mut field = json!({ "name": column.name, "type": column.kind, "description": sentence(column.about) });
    if !constraints.is_empty() {
        field["constraints"] = constraints.into();
    }
    field
}

fn foreign_key(table: &Table, column: &Column) -> Option<Value> {
    let (resource, target) = column.points_to.split_once('.')?;
    let resource = if resource == table.name { "" } else { resource };
    Some(json!({ "fields": [column.name], "reference": { "resource": resource, "fields": [target] } }))
}

/// A doc comment as a sentence: the space after each `///` taken out.
#[must_use]
pub fn sentence(about: &str) -> String {
    about.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The tables are facts found in the user's articles; what is taken from a dictionary (coordinates, ids) comes under its licence.
fn licences(lexicon: &Lexicon) -> Value {
    let names: std::collections::BTreeSet<&str> = lexicon.lists().iter().flat_map(|l| l.header.licence.split(" AND ")).collect();
    names.into_iter().map(|name| json!({ "name": name, "title": "of dictionary entries; each list is named under gleaner.dictionaries" })).collect()
}

/// Who is to be named as a source of the dictionaries.
fn sources(lexicon: &Lexicon) -> Value {
    lexicon.lists().iter().map(|l| json!({ "title": format!("{} ({}): {}", l.header.title, l.path, l.header.source) })).collect()
}

fn dictionaries(lexicon: &Lexicon) -> Value {
    lexicon
        .lists()
        .iter()
        .map(|l| json!({ "list": l.path, "entries": l.len(), "licence": l.header.licence, "own": l.user, "hash": format!("{:016x}", l.hash()) }))
        .collect()
}
