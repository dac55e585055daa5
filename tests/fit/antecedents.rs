//! Fits the weights by which pronouns and descriptions find whom they mean.
//!
//! `cargo run --release --example fit_antecedents -- FILE.jsonl…` prints `dictionaries/en/quotes/antecedents.tsv`, and on the error stream
//! how often the choice is right, each fifth of the articles judged with what the others teach. A line is an object with `text` and
//! either `quotes` (with `spans`, `speaker`, `speaker_name`, `speaker_kind`) or `entities` (with `start`, `end`, `id`, where pronouns
//! have the id of the name they mean). The model is a softmax over the candidates with a penalty on the squares, fitted by gradient
//! ascent in a fixed order, so the same input gives the same table.

mod rooms;

use gleaner::model::{Document, Entity, Mention, Span, TokenRange};
use gleaner::quotes::Referred;
use gleaner::quotes::antecedents::{COLUMNS, Evidence, Pieces, Who};
use rooms::{Error, Rooms, places, same_name};
use serde_json::Value;
use std::collections::HashMap;

const ROUNDS: usize = 400;
const RATE: f64 = 0.05;
const PENALTY: f64 = 0.5;
const FOLDS: usize = 5;
/// Where an answer of this probability or more is given.
const ENOUGH: [f64; 2] = [0.5, 0.5];

/// What is known before anything is counted, for descriptions, of which few are annotated: a weight is drawn towards this, not to nought.
const PRIOR: [(Evidence, f64); 10] = [
    (Evidence::Rival, -2.0),
    (Evidence::SameRole, 2.0),
    (Evidence::RoleNoun, 2.0),
    (Evidence::InName, 2.5),
    (Evidence::Beside, 1.5),
    (Evidence::Office, 1.5),
    (Evidence::Age, 3.0),
    (Evidence::Nation, 1.0),
    (Evidence::OtherRole, -1.0),
    (Evidence::Company, 0.5),
];

/// One pronoun or description: the evidence for each candidate, and which is meant.
struct Sample {
    article: usize,
    column: usize,
    candidates: Vec<Pieces>,
    meant: usize,
    words: String,
}

fn main() -> Result<(), Error> {
    let rooms = Rooms::new()?;
    let mut samples = Vec::new();
    for (article, record) in rooms::records(std::env::args().skip(1))?.iter().enumerate() {
        read(&rooms, record, article, &mut samples);
    }
    for column in 0..COLUMNS.len() {
        measure(&samples, column);
    }
    let weights: Vec<Vec<f64>> = (0..COLUMNS.len()).map(|column| fit(samples.iter().filter(|s| s.column == column))).collect();
    println!("# title: Weights of antecedents");
    println!(
        "# about: what each piece of evidence says about a pronoun's, or a description's, meaning somebody named before, as log-odds; they are added up, and each candidate, nobody among them, is as probable as its share; enough = how probable the likeliest must be"
    );
    println!("# source: measured by tests/fit/antecedents.rs on worldnews_quotes train and ECB+ train (their texts are not kept here)");
    println!("# retrieved: 2026-12-01\n# SPDX-License-Identifier: MIT OR Apache-2.0\n# match: keyed");
    println!("name\t{}", COLUMNS.join("\t"));
    println!("enough\t{}\t{}", ENOUGH[0], ENOUGH[1]);
    for (i, name) in Evidence::NAMES.iter().enumerate() {
        let values: Vec<String> = weights.iter().map(|w| format!("{:.2}", w[i] + 0.0)).collect();
        println!("{name}\t{}", values.join("\t").replace("-0.00", "0.00"));
    }
    Ok(())
}

fn read(rooms: &Rooms, record: &Value, number: usize, samples: &mut Vec<Sample>) {
    rooms.read(record["text"].as_str().unwrap_or(""), |scene, entities, mentions| {
        let document = scene.document;
        let chains = chains(record, document, mentions);
        let others: Vec<TokenRange> = chains.iter().map(|&(tokens, _)| tokens).collect();
        for referred in rooms.quotes.references(scene, entities, &others) {
            let chain = chains.iter().find(|(tokens, _)| *tokens == referred.tokens && referred.parts.is_empty());
            let meant = match chain {
                Some((_, entity)) => referred.candidates.iter().position(|c| matches!(c.who, Who::Entity(e, _) if e == *entity)),
                None => meant(record, document, &referred, entities),
            };
            let Some(meant) = meant else { continue };
            let candidates = referred.candidates.iter().map(|c| c.pieces).collect();
            let words = document.slice(document.span_of(referred.tokens)).to_owned();
            samples.push(Sample { article: number, column: referred.column, candidates, meant, words });
        }
    });
}

/// The words of quotes' speakers: which candidate the annotated name is; nobody, where none is named or none of them is it.
fn meant(record: &Value, document: &Document, referred: &Referred, entities: &[Entity]) -> Option<usize> {
    let overlaps = |value: &Value, span: Span| places(value).iter().any(|&(s, e)| s < document.place(span).end && document.place(span).start < e);
    let quote =
        record["quotes"].as_array().into_iter().flatten().find(|q| {
            referred.parts.iter().any(|p| overlaps(&q["spans"], document.span_of(*p))) && overlaps(&q["speaker"], document.span_of(referred.tokens))
        })?;
    let nobody = referred.candidates.len() - 1;
    let name = quote["speaker_name"].as_str().unwrap_or("");
    if name.is_empty() || quote["speaker_kind"].as_str() == Some("description") {
        return Some(referred.candidates.iter().position(|c| matches!(c.who, Who::Words(_))).unwrap_or(nobody));
    }
    let is = |entity: &Entity| std::iter::once(&entity.name).chain(entity.forms.iter().map(|(form, _)| form)).any(|form| same_name(form, name));
    Some(referred.candidates.iter().position(|c| matches!(c.who, Who::Entity(e, _) if is(&entities[e as usize]))).unwrap_or(nobody))
}

/// Pronouns and descriptions that are annotated as one thing with a name we found.
fn chains(record: &Value, document: &Document, mentions: &[Mention]) -> Vec<(TokenRange, u32)> {
    let marks = record["entities"].as_array().filter(|_| record["quotes"].as_array().is_none_or(Vec::is_empty));
    let marks: Vec<(&str, TokenRange)> = marks
        .into_iter()
        .flatten()
        .filter_map(|e| Some((e["id"].as_str()?, (e["start"].as_u64()? as u32, e["end"].as_u64()? as u32))))
        .map(|(id, (start, end))| (id, tokens_at(document, start, end)))
        .filter(|(_, tokens)| !tokens.is_empty())
        .collect();
    let mut named: HashMap<&str, u32> = HashMap::new();
    for &(id, tokens) in &marks {
        if let Some(mention) = mentions.iter().find(|m| m.tokens.start <= tokens.start && m.tokens.end >= tokens.end) {
            named.entry(id).or_insert(mention.entity);
        }
    }
    let is_named = |tokens: TokenRange| mentions.iter().any(|m| m.tokens.overlaps(tokens));
    marks.iter().filter(|(_, tokens)| !is_named(*tokens)).filter_map(|&(id, tokens)| Some((tokens, *named.get(id)?))).collect()
}

fn tokens_at(document: &Document, start: u32, end: u32) -> TokenRange {
    let place = |t: usize| document.place(document.tokens[t].span());
    let inside: Vec<usize> = (0..document.tokens.len()).filter(|&t| place(t).start >= start && place(t).end <= end).collect();
    match (inside.first(), inside.last()) {
        (Some(&first), Some(&last)) => TokenRange::new(first, last + 1),
        _ => TokenRange::new(0, 0),
    }
}

fn score(weights: &[f64], pieces: Pieces) -> f64 {
    pieces.each().map(|i| weights[i]).sum()
}

fn probabilities(weights: &[f64], sample: &Sample) -> Vec<f64> {
    let scores: Vec<f64> = sample.candidates.iter().map(|&pieces| score(weights, pieces)).collect();
    let best = scores.iter().copied().fold(f64::MIN, f64::max);
    let total: f64 = scores.iter().map(|s| (s - best).exp()).sum();
    scores.iter().map(|s| (s - best).exp() / total).collect()
}

fn fit<'s>(samples: impl Iterator<Item = &'s Sample>) -> Vec<f64> {
    let samples: Vec<&Sample> = samples.collect();
    let mut prior = vec![0.0; Evidence::NAMES.len()];
    if samples.first().is_some_and(|s| COLUMNS[s.column] == "description") {
        PRIOR.iter().for_each(|&(piece, weight)| prior[piece as usize] = weight);
    }
    let mut weights = prior.clone();
    let mut squares = vec![1e-6; Evidence::NAMES.len()];
    for _ in 0..ROUNDS {
        let mut slope: Vec<f64> = weights.iter().zip(&prior).map(|(w, prior)| PENALTY * (prior - w)).collect();
        for sample in &samples {
            let p = probabilities(&weights, sample);
            for (c, &pieces) in sample.candidates.iter().enumerate() {
                let error = f64::from(u8::from(c == sample.meant)) - p[c];
                pieces.each().for_each(|i| slope[i] += error);
            }
        }
        for i in 0..weights.len() {
            squares[i] += slope[i] * slope[i];
            weights[i] += RATE * 10.0 * slope[i] / f64::sqrt(squares[i]);
        }
    }
    weights
}

/// How often the choice is right, on articles that taught nothing.
fn measure(samples: &[Sample], column: usize) {
    let of = |s: &&Sample| s.column == column;
    let (mut right, mut wrong, mut silent, mut all) = (0, 0, 0, 0);
    let mut bins = [(0.0, 0u32, 0u32); 5];
    for fold in 0..FOLDS {
        let weights = fit(samples.iter().filter(of).filter(|s| s.article % FOLDS != fold));
        for sample in samples.iter().filter(of).filter(|s| s.article % FOLDS == fold) {
            all += 1;
            let p = probabilities(&weights, sample);
            let best = (0..p.len()).max_by(|&a, &b| p[a].total_cmp(&p[b])).unwrap_or(0);
            let nobody = best == p.len() - 1 || p[best] < ENOUGH[column];
            let good = best == sample.meant;
            if nobody {
                silent += 1;
            } else {
                let bin = &mut bins[((p[best] * 5.0) as usize).min(4)];
                *bin = (bin.0 + p[best], bin.1 + u32::from(good), bin.2 + 1);
            }
            right += u32::from(good);
            wrong += u32::from(!good && !nobody);
            if !good && std::env::var_os("SHOW").is_some() {
                let names = |c: usize| sample.candidates[c].each().map(|i| Evidence::NAMES[i]).collect::<Vec<_>>().join(", ");
                eprintln!(
                    "{} {}: chose {:.2} [{}], meant {:.2} [{}]",
                    sample.article,
                    sample.words,
                    p[best],
                    names(best),
                    p[sample.meant],
                    names(sample.meant)
                );
            }
        }
    }
    eprintln!("{}: {all} samples, right {right}, wrong {wrong}, silent {silent}", COLUMNS[column]);
    for (sum, good, n) in bins.into_iter().filter(|b| b.2 > 0) {
        eprintln!("  stated {:.2} right {:.2} of {n}", sum / f64::from(n), f64::from(good) / f64::from(n));
    }
}
