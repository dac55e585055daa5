//! Fits the weights of cues, and measures the sieves, on annotated news.
//!
//! `cargo run --release --example fit_quotes -- weights TRAIN.jsonl…` prints `dictionaries/en/quotes/cue_weights.tsv`, and with `sieves`
//! in the place of `weights`, once the program is built with those weights, `dictionaries/en/quotes/sieves.tsv`. Each line of the input
//! is an object with `text` and `quotes`; a quote has `spans`, `cue`, `speaker` in code points, and perhaps `speaker_name`. The model is
//! logistic regression with a penalty on the squares, fitted by AdaGrad in a fixed order, so the same input gives the same table. How
//! much evidence each case needs is chosen so that what is taken last is right as often as [`WORTH`] says.

mod rooms;

use gleaner::Pipeline;
use gleaner::dictionaries::Lexicon;
use gleaner::model::Article;
use gleaner::quotes::evidence::{Case, NEEDED};
use rooms::{Error, Place, Rooms, places, same_name};
use serde_json::Value;
use std::collections::BTreeMap;

const ROUNDS: usize = 12;
const PENALTY: f32 = 2e-4;
const RATE: f32 = 0.25;
/// Evidence seen less often than this has no weight.
const SEEN: u32 = 6;
/// Weights nearer to nought than this are left out of the table.
const SMALL: f32 = 0.04;

/// The turns of a printed interview are annotated by what they report, not as quotes: how often they are right cannot be measured here.
const UNANNOTATED: [&str; 2] = ["interview", "transcript"];

/// A record with names of speakers is annotated as our tables are: it counts so many times as much.
const OUR_OWN: usize = 3;

/// What is taken last is right as often as this: beside a quotation a cue is worth more, for without it the quotation has no speaker;
/// a statement that nobody makes, or a thing, is worth less.
const WORTH: f32 = 0.5;
const WORTH_BESIDE: f32 = 0.2;
const WORTH_ALONE: f32 = 0.75;
/// What stands without a clause may be a deed.
const WORTH_DEED: f32 = 0.65;
/// A colon or `was told that` marks the words of somebody.
const WORTH_MARKED: f32 = 0.35;
/// So many samples of like scores are looked at together.
const AROUND: usize = 300;
const FEWEST: usize = 40;
/// More evidence than this is never there.
const NEVER: f32 = 99.0;
/// What no corpus tells: reports inside quotations are not annotated.
const UNTOLD: [(&str, f32); 2] = [("inside a quotation", 0.5), ("inside a quotation, of oneself", NEVER)];

/// How often most sieves are right.
const USUAL: f64 = 0.85;

/// Records with names of speakers count so many times when sieves are measured, so that they weigh as much as all others together:
/// in those, many a statement is not annotated.
const ALIKE: u32 = 20;

struct Sample {
    evidence: Vec<usize>,
    reports: bool,
    case: &'static str,
}

fn main() -> Result<(), Error> {
    let what = std::env::args().nth(1).ok_or("usage: fit_quotes weights|sieves TRAIN.jsonl…")?;
    let records = rooms::records(std::env::args().skip(2))?;
    if what == "sieves" { sieves(&records) } else { weights(&records) }
}

fn weights(records: &[Value]) -> Result<(), Error> {
    let rooms = Rooms::new()?;
    let mut names: BTreeMap<String, u32> = BTreeMap::new();
    let mut seen: Vec<(Vec<String>, bool, &'static str)> = Vec::new();
    for record in records {
        let quotes: Vec<&Value> = record["quotes"].as_array().into_iter().flatten().collect();
        let own = quotes.iter().any(|q| q["speaker_name"].is_string());
        let cues = |optional: bool| -> Vec<Place> { quotes.iter().filter(|q| (q["kind"] == "optional") == optional).flat_map(|q| places(&q["cue"])).collect() };
        let (gold, optional) = (cues(false), cues(true));
        rooms.read(record["text"].as_str().unwrap_or(""), |scene, _, _| {
            for observation in rooms.quotes.observe(scene) {
                let place = scene.document.place(observation.cue);
                let among = |places: &[Place]| places.iter().any(|&(s, e)| s < place.end && place.start < e);
                if among(&optional) {
                    continue;
                }
                for _ in 0..if own { OUR_OWN } else { 1 } {
                    for name in &observation.evidence {
                        *names.entry(name.clone()).or_default() += 1;
                    }
                    seen.push((observation.evidence.clone(), among(&gold), observation.case));
                }
            }
        });
    }
    let index: BTreeMap<&str, usize> = names.iter().filter(|(_, n)| **n >= SEEN).enumerate().map(|(i, (name, _))| (name.as_str(), i)).collect();
    let samples: Vec<Sample> = seen
        .iter()
        .map(|(evidence, reports, case)| Sample { evidence: evidence.iter().filter_map(|e| index.get(e.as_str()).copied()).collect(), reports: *reports, case })
        .collect();
    let weights = fit(&samples, index.len());
    head("Weights of cues", "what each piece of evidence beside a cue says about its reporting something, as log-odds; they are added up");
    println!("name\tweight");
    for (name, &i) in &index {
        if weights[i].abs() >= SMALL {
            println!("{name}\t{:.2}", weights[i]);
        }
    }
    for case in Case::NAMES {
        println!("{NEEDED}{case}\t{:.2}", needed(&samples, &weights, case));
    }
    report(&samples, &weights);
    Ok(())
}

/// How much evidence a case needs: the least score around which (over [`AROUND`] samples) cues are right as often as they are worth.
fn needed(samples: &[Sample], weights: &[f32], case: &str) -> f32 {
    if let Some((_, needed)) = UNTOLD.iter().find(|(untold, _)| *untold == case) {
        return *needed;
    }
    let worth = match case {
        "beside a quotation" => WORTH_BESIDE,
        "before a colon" | "passive without agent" => WORTH_MARKED,
        "without subject" | "object, of a thing" | "infinitive, of a thing" => WORTH_ALONE,
        "object, of a source" => WORTH_DEED,
        _ => WORTH,
    };
    let of_case = samples.iter().filter(|s| s.case == case);
    let mut scored: Vec<(f32, bool)> = of_case.map(|s| (s.evidence.iter().map(|&e| weights[e]).sum(), s.reports)).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let around = (scored.len() / 40).clamp(FEWEST, AROUND).min(scored.len());
    if scored.len() < around {
        return NEVER;
    }
    let mut right: usize = scored[..around.min(scored.len())].iter().filter(|(_, reports)| *reports).count();
    let mut at = NEVER;
    for last in around..=scored.len() {
        if last > around {
            right += usize::from(scored[last - 1].1);
            right -= usize::from(scored[last - 1 - around].1);
        }
        if around > 0 && right as f32 >= worth * around as f32 {
            at = if last == scored.len() { scored[last - 1].0 - 0.1 } else { scored[last - 1 - around / 2].0 };
        }
    }
    at
}

/// How often each sieve finds a statement with the words of its speaker, and how often the words are understood.
fn sieves(records: &[Value]) -> Result<(), Error> {
    let pipeline = Pipeline::new(Lexicon::load(None)?)?;
    // Right and seen, weighed; seen.
    let mut counts: BTreeMap<String, (u32, u32, u32)> = BTreeMap::new();
    for record in records {
        let article = Article { text: record["text"].as_str().unwrap_or("").to_owned(), ..Article::default() };
        let gold: Vec<&Value> = record["quotes"].as_array().into_iter().flatten().collect();
        let own = gold.iter().any(|q| q["speaker_name"].is_string());
        let extraction = pipeline.extract(&article);
        let document = &extraction.document;
        for quote in extraction.quotes.iter().filter(|q| q.is_statement) {
            let words = document.place(quote.parts[0]);
            let speaker = quote.speaker.as_ref();
            let place = speaker.map(|s| document.place(s.span));
            let found = |q: &&&Value| places(&q["spans"]).iter().any(|&(s, e)| s < words.end && words.start < e);
            let said = |q: &Value| match place {
                // Where names are annotated, only they are: `company president Ana Lima` holds the name.
                Some(p) if own => places(&q["speaker"]).iter().any(|&(s, e)| s < p.end && p.start < e),
                Some(p) => places(&q["speaker"]).iter().any(|&(s, e)| 2 * e.min(p.end).saturating_sub(s.max(p.start)) >= p.end - p.start),
                None => places(&q["speaker"]).is_empty(),
            };
            if gold.iter().filter(found).any(|q| q["kind"] == "optional") {
                continue;
            }
            let right = gold.iter().filter(found).any(|q| said(q));
            let rule = quote.reason.split("; ").next().unwrap_or("").to_owned();
            let sieve = rule.split(", ").next().unwrap_or("").to_owned();
            let times = if own { ALIKE } else { 1 };
            let mut add = |name: String, right: bool| {
                let count = counts.entry(name).or_default();
                count.0 += times * u32::from(right);
                count.1 += times;
                count.2 += 1;
            };
            if rule != sieve {
                add(sieve, right);
            }
            add(rule.clone(), right);
            // Whom the words mean is annotated only where names are.
            let how = rule.split_once("speaker by ").map(|(_, how)| how);
            if let (true, Some(how), Some(q)) = (own && right, how, gold.iter().filter(found).find(|q| said(q))) {
                let wanted = q["speaker_name"].as_str().filter(|_| q["speaker_kind"] != "description");
                let name = speaker.and_then(|s| s.entity).map(|e| extraction.entities[e as usize].name.as_str());
                let understood = match (wanted, name) {
                    (Some(wanted), Some(name)) => same_name(wanted, name),
                    (None, name) => name.is_none(),
                    (Some(_), None) => true,
                };
                add(format!("understood by {how}"), understood);
            }
        }
    }
    head(
        "Precision of sieves",
        "how often a sieve, or a sieve with one way of understanding the speaker, finds a statement with the words of its speaker as annotated; understood by … = how often that way finds whom these words mean; seen = how often it answered",
    );
    println!("name\tprecision\tseen");
    let enough = |name: &str, seen: u32| seen >= 30 || name.starts_with("understood");
    for (name, (right, all, seen)) in counts.into_iter().filter(|(name, (.., seen))| enough(name, *seen) && !UNANNOTATED.iter().any(|u| name.starts_with(u))) {
        let share = f64::from(right) / f64::from(all);
        // Two more are thought to have been seen, as often right as most are: 32 right of 32 are no certainty, 1 of 1 is next to nothing.
        println!("{name}\t{:.2}\t{seen}", (share * f64::from(seen) + 2.0 * USUAL) / f64::from(seen + 2));
    }
    Ok(())
}

fn head(title: &str, about: &str) {
    println!(
        "# title: {title}\n# about: {about}\n# source: measured by tests/fit/quotes.rs on PolNeAR train and worldnews_quotes train (their texts are not kept here)"
    );
    println!("# retrieved: 2026-12-01\n# SPDX-License-Identifier: MIT OR Apache-2.0\n# match: keyed");
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
