//! Measures the rules of dates on annotated news.
//!
//! `cargo run --release --example fit_dates -- TRAIN.jsonl… > dictionaries/en/dates/precision.tsv`. Each line of the input is an object
//! with `text`, `published` or `doc_date`, and `dates` (`start`, `end` in code points, `value`). A row is right if it overlaps an annotated
//! expression that has the same value. One that overlaps none counts by nine tenths: annotators overlook more than rules invent (see
//! [`OVERLOOKED`]). A rule that is seen seldom leans on the rules of its file, and one that is hardly seen is left out: its file stands for it.

use gleaner::Pipeline;
use gleaner::dictionaries::Lexicon;
use gleaner::model::Article;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::BufRead;

/// A rule seen less often than this has no row of its own.
const SEEN: u32 = 15;
/// How many rows that no annotation touches are right: of 33 in TempEval-3 that were read one by one, three were no time or had a wrong value.
const OVERLOOKED: f32 = 0.9;
/// How many sightings the precision of the file counts for.
const WEIGHT: f32 = 10.0;

type Error = Box<dyn std::error::Error>;

fn main() -> Result<(), Error> {
    let pipeline = Pipeline::new(Lexicon::load(None)?)?;
    // Right and seen, by rule and by file.
    let mut rules: BTreeMap<String, (f32, u32)> = BTreeMap::new();
    let mut files: BTreeMap<String, (f32, u32)> = BTreeMap::new();
    for path in std::env::args().skip(1) {
        for line in std::io::BufReader::new(std::fs::File::open(path)?).lines() {
            let record: Value = serde_json::from_str(&line?)?;
            let published = record["published"].as_str().or(record["doc_date"].as_str()).and_then(|d| d.parse().ok());
            let article = Article { text: record["text"].as_str().unwrap_or("").to_owned(), published, ..Article::default() };
            let extraction = pipeline.extract(&article);
            let gold: Vec<(u64, u64, &str)> = record["dates"].as_array().into_iter().flatten().filter_map(annotated).collect();
            for date in &extraction.dates {
                let place = extraction.document.place(date.span);
                let overlap = |g: &&(u64, u64, &str)| u64::from(place.end).min(g.1).saturating_sub(u64::from(place.start).max(g.0));
                let best = gold.iter().filter(|g| overlap(g) > 0).max_by_key(overlap);
                let right = best.map_or(OVERLOOKED, |g| f32::from(u8::from(g.2.eq_ignore_ascii_case(&date.value))));
                let rule = date.reason.split(';').next().unwrap_or_default();
                let file = rule.split(':').next().unwrap_or_default();
                for (table, key) in [(&mut rules, rule), (&mut files, file)] {
                    let (good, seen) = table.entry(key.to_owned()).or_default();
                    *good += right;
                    *seen += 1;
                }
            }
        }
    }
    print(&rules, &files);
    Ok(())
}

/// Start, end and value of an annotated expression.
fn annotated(date: &Value) -> Option<(u64, u64, &str)> {
    Some((date["start"].as_u64()?, date["end"].as_u64()?, date["value"].as_str()?))
}

fn print(rules: &BTreeMap<String, (f32, u32)>, files: &BTreeMap<String, (f32, u32)>) {
    println!("# title: Precision of the rules of dates");
    println!(
        "# about: how often what a rule finds is a time expression with that value, as annotated (what annotators overlooked counts by nine tenths); seen = how often it found something; a path without rule stands for the rules of that file without a row of their own"
    );
    println!("# source: measured by tests/fit/dates.rs on TempEval-3 train and MEANTIME train (their texts are not kept here)");
    println!("# retrieved: 2026-12-01");
    println!("# SPDX-License-Identifier: MIT OR Apache-2.0");
    println!("# match: keyed");
    println!("name\tprecision\tseen");
    let share = |(right, seen): (f32, u32)| right / seen as f32;
    let mut rows: BTreeMap<&str, (f32, u32)> = files.iter().filter(|(_, n)| n.1 >= SEEN).map(|(file, n)| (file.as_str(), (share(*n), n.1))).collect();
    for (rule, (right, seen)) in rules.iter().filter(|(_, n)| n.1 >= SEEN) {
        let file = rule.split(':').next().unwrap_or_default();
        let lean = files.get(file).map_or(0.0, |n| share(*n)) * WEIGHT;
        rows.insert(rule, ((*right + lean) / (*seen as f32 + WEIGHT), *seen));
    }
    for (name, (precision, seen)) in rows {
        println!("{name}\t{precision:.2}\t{seen}");
    }
}
