//! Fits the weights of the names decision on annotated news.
//!
//! `cargo run --release --example fit_names -- TRAIN.jsonl[=WEIGHT] …` prints `dictionaries/en/names/weights.tsv`. Each line of an input
//! is an object with `text` and `entities`; an entity has `start` and `end` in code points and a `type` (PER, ORG, LOC; NORP for
//! peoples; MISC and the like for other names). Kinds that a corpus never marks stay open where it marks nothing, so that
//! corpora of places alone can be used too. WEIGHT (1 if left
//! out) says how much a corpus counts beside the others. The order is fixed, so the same input gives the same table.

use gleaner::annotators::names::facts::Lists;
use gleaner::annotators::names::fit::{Gold, Settings, Terms, Trainer};
use gleaner::dictionaries::Lexicon;
use gleaner::matchers;
use gleaner::model::{Article, Document, TokenRange};
use gleaner::text::Text;
use serde_json::Value;
use std::collections::HashMap;

const SETTINGS: Settings = Settings { rounds: 6, step: 0.15, pull: 0.3, drop: 0.1, least: 2 };
/// Pieces that say less than this for every kind are left out of the table.
const SMALL: f32 = 0.12;
const HEAD: &str = "\
# title: Weights of the names decision
# about: What each piece of evidence says for each kind of name (log-linear); a row is a template and what fills it.
# source: fitted by tests/fit/names.rs on annotated news (numbers only, no text); which corpora, see README.md beside this file
# retrieved: 2026-11-25
# SPDX-License-Identifier: MIT OR Apache-2.0
# match: weights
name\tperson\torganization\tplace\tpeople\tother
";

type Error = Box<dyn std::error::Error>;

fn main() -> Result<(), Error> {
    let lexicon = Lexicon::load(None)?;
    let text = Text::new(&lexicon)?;
    let lists = Lists::new(&lexicon);
    let mut trainer = Trainer::default();
    for argument in std::env::args().skip(1) {
        let (path, weight) = match argument.split_once('=') {
            Some((path, weight)) => (path.to_owned(), weight.parse()?),
            None => (argument, 1.0),
        };
        let records: Vec<Value> = std::fs::read_to_string(&path)?.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
        let terms = Terms { open: unmarked(&records), weight };
        for record in &records {
            let article = Article { text: record["text"].as_str().unwrap_or("").to_owned(), ..Article::default() };
            let document = text.prepare(&article, &lexicon);
            let matches = matchers::find(&document, &lexicon);
            trainer.add(&document, &matches, &lists, &lexicon, &gold(&document, record), terms);
        }
    }
    let (examples, pieces) = trainer.size();
    eprintln!("{examples} stretches, {pieces} pieces of evidence; {} names learned from, {} out of reach", trainer.kept, trainer.lost);
    print!("{HEAD}{}", trainer.table(&trainer.fit(SETTINGS), SMALL));
    Ok(())
}

/// The kind of an annotation, as its number in the model.
fn kind(entity: &Value) -> Option<u8> {
    Some(match entity["type"].as_str()? {
        "PER" => 0,
        "ORG" => 1,
        "LOC" => 2,
        "NORP" => 3,
        "MISC" | "PRODUCT" | "OTHER" | "EVENT" => 4,
        _ => return None,
    })
}

/// The kinds that a corpus never marks, as bits: a corpus of places says nothing about what else a word may name.
fn unmarked(records: &[Value]) -> u8 {
    let marked = records.iter().flat_map(|r| r["entities"].as_array().into_iter().flatten()).filter_map(kind);
    0b11111 & !marked.fold(0, |bits, k| bits | 1 << k)
}

/// The annotated names as tokens, outermost first; a leading article stands outside, as in the tables.
fn gold(document: &Document, record: &Value) -> Vec<Gold> {
    let (mut starts, mut ends) = (HashMap::new(), HashMap::new());
    for (i, token) in document.tokens.iter().enumerate() {
        let place = document.place(token.span());
        starts.insert(place.start, i);
        ends.insert(place.end, i + 1);
    }
    let mut spans: Vec<(u32, u32, u8)> = record["entities"].as_array().into_iter().flatten().filter_map(span).collect();
    spans.sort_by_key(|&(start, end, _)| (start, std::cmp::Reverse(end)));
    let mut out = Vec::new();
    let mut last = 0;
    for (start, end, kind) in spans.into_iter().filter(|s| s.0 < s.1) {
        let (Some(&first), Some(&past)) = (starts.get(&start), ends.get(&end)) else { continue };
        let first = if past - first > 1 && document.folded(first) == "the" { first + 1 } else { first };
        if start >= last && first < past {
            out.push(Gold { tokens: TokenRange::new(first, past), kinds: 1 << kind });
            last = end;
        }
    }
    out
}

fn span(entity: &Value) -> Option<(u32, u32, u8)> {
    Some((u32::try_from(entity["start"].as_u64()?).ok()?, u32::try_from(entity["end"].as_u64()?).ok()?, kind(entity)?))
}
