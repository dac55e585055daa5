//! Fits the weights of cues, and measures the sieves, on annotated news.
//!
//! `cargo run --release --example fit_quotes -- weights TRAIN.jsonl` prints `dictionaries/en/quotes/cue_weights.tsv`, and with `sieves` in
//! the place of `weights`, once the program is built with those weights, `dictionaries/en/quotes/sieves.tsv`. Each line of the input is
//! an object with `text` and `quotes`; a quote has `spans`, `cue` and `speaker` in code points. The model is logistic regression with a
//! penalty on the squares, fitted by AdaGrad in a fixed order, so the same input gives the same table.

use gleaner::Pipeline;
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

/// The turns of a printed interview are annotated by what they report, not as quotes: how often they are right cannot be measured here.
const UNANNOTATED: [&str; 2] = ["interview", "transcript"];

struct Sample {
    evidence: Vec<usize>,
    reports: bool,
}

fn main() -> Result<(), Error> {
    let (what, path) = (std::env::args().nth(1), std::env::args().nth(2).ok_or("usage: fit_quotes weights|sieves TRAIN.jsonl")?);
    if what.as_deref() == Some("sieves") { sieves(&path) } else { weights(&path) }
}

fn weights(path: &str) -> Result<(), Error> {
    let lexicon = Lexicon::load(None)?;
    let (text, quotes) = (Text::new(&lexicon)?, Quotes::new(&lexicon)?);
    let mut names: BTreeMap<String, u32> = BTreeMap::new();
    let mut seen: Vec<(Vec<String>, bool)> = Vec::new();
    for line in std::io::BufReader::new(std::fs::File::open(path)?).lines() {
        let record: serde_json::Value = serde_json::from_str(&line?)?;
        let article = Article { text: record["text"].as_str().unwrap_or("").to_owned(), ..Article::default() };
        let document = text.prepare(&article, &lexicon);
        let matches = matchers::find(&document, &lexicon);
        let gold: Vec<Place> = record["quotes"].as_array().into_iter().flatten().flat_map(|q| places(&q["cue"])).collect();
        for observation in quotes.observe(&document, &matches, &lexicon) {
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
    head("Weights of cues", "what each piece of evidence beside a cue says about its reporting something, as log-odds; they are added up");
    println!("name\tweight");
    for (name, &i) in &index {
        if weights[i].abs() >= SMALL {
            println!("{name}\t{:.2}", weights[i]);
        }
    }
    report(&samples, &weights);
    Ok(())
}

type Error = Box<dyn std::error::Error>;
type Place = (u32, u32);

/// How often each sieve finds a statement with its speaker.
fn sieves(path: &str) -> Result<(), Error> {
    let pipeline = Pipeline::new(Lexicon::load(None)?)?;
    let mut counts: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for line in std::io::BufReader::new(std::fs::File::open(path)?).lines() {
        let record: serde_json::Value = serde_json::from_str(&line?)?;
        let article = Article { text: record["text"].as_str().unwrap_or("").to_owned(), ..Article::default() };
        let gold: Vec<(Vec<Place>, Vec<Place>)> =
            record["quotes"].as_array().into_iter().flatten().map(|q| (places(&q["spans"]), places(&q["speaker"]))).collect();
        let extraction = pipeline.extract(&article);
        let document = &extraction.document;
        for quote in extraction.quotes.iter().filter(|q| q.is_statement) {
            let words = document.place(quote.parts[0]);
            let speaker = quote.speaker.as_ref().map(|s| document.place(s.span));
            let right = gold.iter().any(|(spans, speakers)| {
                let found = spans.iter().any(|&(s, e)| s < words.end && words.start < e);
                let said = match speaker {
                    Some(p) => speakers.iter().any(|&(s, e)| 2 * e.min(p.end).saturating_sub(s.max(p.start)) >= p.end - p.start),
                    None => speakers.is_empty(),
                };
                found && said
            });
            let rule = quote.reason.split("; ").next().unwrap_or("").to_owned();
            let sieve = rule.split(", ").next().unwrap_or("").to_owned();
            for name in if rule == sieve { vec![rule] } else { vec![sieve, rule] } {
                let count = counts.entry(name).or_default();
                count.0 += u32::from(right);
                count.1 += 1;
            }
        }
    }
    head(
        "Precision of sieves",
        "how often a sieve, or a sieve with one way of understanding the speaker, finds a statement with its speaker as annotated; seen = how often it answered",
    );
    println!("name\tprecision\tseen");
    for (name, (right, seen)) in counts.into_iter().filter(|(name, (_, seen))| *seen >= 30 && !UNANNOTATED.iter().any(|u| name.starts_with(u))) {
        // The rule of succession: 32 right of 32 are no certainty.
        println!("{name}\t{:.2}\t{seen}", f64::from(right + 1) / f64::from(seen + 2));
    }
    Ok(())
}

fn head(title: &str, about: &str) {
    println!("# title: {title}\n# about: {about}\n# source: measured by tests/fit/quotes.rs on PolNeAR train (its texts are not kept here)");
    println!("# retrieved: 2026-11-25\n# SPDX-License-Identifier: MIT OR Apache-2.0\n# match: keyed");
}

/// Places in code points: `[start, end]`, a list of them, or nothing.
fn places(value: &serde_json::Value) -> Vec<Place> {
    let pair = |v: &serde_json::Value| Some((v.get(0)?.as_u64()? as u32, v.get(1)?.as_u64()? as u32));
    match pair(value) {
        Some(one) => vec![one],
        None => value.as_array().into_iter().flatten().filter_map(pair).collect(),
    }
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
