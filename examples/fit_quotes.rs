//! Fits the weights of cues, and measures the sieves, on annotated news.
//!
//! `cargo run --release --example fit_quotes -- TRAIN.jsonl` prints `dictionaries/en/quotes/cue_weights.tsv`. Each line of the input is
//! an object with `text` and `quotes`, whose `cue` holds the code points of the cue of an attribution. The model is logistic
//! regression with a penalty on the squares, fitted by AdaGrad in a fixed order, so the same input gives the same table.

use gleaner::dictionaries::Lexicon;
use gleaner::matchers;
use gleaner::model::Article;
use gleaner::quotes::Quotes;
use gleaner::text::Text;
use std::collections::BTreeMap;
use std::io::BufRead;

const ROUNDS: usize = 12;
const PENALTY: f32 = 2e-4;
const RATE: f32 = 0.25;
/// Evidence seen less often than this has no weight.
const SEEN: u32 = 6;
/// Weights nearer to nought than this are left out of the table.
const SMALL: f32 = 0.04;

struct Sample {
    evidence: Vec<usize>,
    reports: bool,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: fit_quotes TRAIN.jsonl")?;
    let lexicon = Lexicon::load(None)?;
    let (text, quotes) = (Text::new(&lexicon)?, Quotes::new(&lexicon)?);
    let mut names: BTreeMap<String, u32> = BTreeMap::new();
    let mut seen: Vec<(Vec<String>, bool)> = Vec::new();
    for line in std::io::BufReader::new(std::fs::File::open(path)?).lines() {
        let record: serde_json::Value = serde_json::from_str(&line?)?;
        let article = Article { text: record["text"].as_str().unwrap_or("").to_owned(), ..Article::default() };
        let document = text.prepare(&article, &lexicon);
        let matches = matchers::find(&document, &lexicon);
        let gold = cues(&record);
        for observation in quotes.observe(&document, &matches) {
            let place = document.place(observation.cue);
            let reports = gold.iter().any(|&(s, e)| s < place.end && place.start < e);
            for name in &observation.evidence {
                *names.entry(name.clone()).or_default() += 1;
            }
            seen.push((observation.evidence, reports));
        }
    }
    let index: BTreeMap<&str, usize> = names.iter().filter(|(_, n)| **n >= SEEN).enumerate().map(|(i, (name, _))| (name.as_str(), i)).collect();
    let samples: Vec<Sample> = seen
        .iter()
        .map(|(evidence, reports)| Sample { evidence: evidence.iter().filter_map(|e| index.get(e.as_str()).copied()).collect(), reports: *reports })
        .collect();
    let weights = fit(&samples, index.len());
    println!("# title: Weights of cues");
    println!("# about: what each piece of evidence beside a cue says about its reporting something, as log-odds; they are added up");
    println!("# source: fitted by examples/fit_quotes.rs on PolNeAR train (texts not kept here)");
    println!("# retrieved: 2026-11-25");
    println!("# SPDX-License-Identifier: MIT OR Apache-2.0");
    println!("# match: keyed");
    println!("name\tweight");
    for (name, &i) in &index {
        if weights[i].abs() >= SMALL {
            println!("{name}\t{:.2}", weights[i]);
        }
    }
    report(&samples, &weights);
    Ok(())
}

/// The code points of all cues of a record: `[start, end]` or a list of them.
fn cues(record: &serde_json::Value) -> Vec<(u32, u32)> {
    let pair = |v: &serde_json::Value| Some((v.get(0)?.as_u64()? as u32, v.get(1)?.as_u64()? as u32));
    let mut out = Vec::new();
    for quote in record["quotes"].as_array().into_iter().flatten() {
        let cue = &quote["cue"];
        match pair(cue) {
            Some(one) => out.push(one),
            None => out.extend(cue.as_array().into_iter().flatten().filter_map(pair)),
        }
    }
    out
}

fn fit(samples: &[Sample], size: usize) -> Vec<f32> {
    let mut weights = vec![0.0_f32; size];
    let mut squares = vec![1e-3_f32; size];
    for _ in 0..ROUNDS {
        // A stride that visits every sample once, in an order unlike the order of reading.
        let stride = (0..).map(|k| 7919 + 2 * k).find(|s| gcd(*s, samples.len().max(1)) == 1).unwrap_or(1);
        for k in 0..samples.len() {
            let sample = &samples[k * stride % samples.len()];
            let score: f32 = sample.evidence.iter().map(|&e| weights[e]).sum();
            let error = 1.0 / (1.0 + (-score).exp()) - if sample.reports { 1.0 } else { 0.0 };
            for &e in &sample.evidence {
                let slope = error + PENALTY * weights[e] * 10.0;
                squares[e] += slope * slope;
                weights[e] -= RATE * slope / squares[e].sqrt();
            }
        }
    }
    weights
}

fn gcd(a: usize, b: usize) -> usize {
    if b == 0 { a } else { gcd(b, a % b) }
}

fn report(samples: &[Sample], weights: &[f32]) {
    for threshold in [-1.0_f32, -0.5, 0.0, 0.5] {
        let (mut hit, mut said, mut gold) = (0, 0, 0);
        for s in samples {
            let score: f32 = s.evidence.iter().map(|&e| weights[e]).sum();
            gold += u32::from(s.reports);
            said += u32::from(score > threshold);
            hit += u32::from(s.reports && score > threshold);
        }
        eprintln!("threshold {threshold}: {hit} right of {said} said, {gold} to find");
    }
}
