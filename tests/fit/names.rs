//! Fits the weights of the names decision on annotated news, and measures them.
//!
//! `cargo run --release --example fit_names -- [MODE] TRAIN.jsonl[=WEIGHT] …`, where MODE is
//! - nothing: print `dictionaries/en/names/weights.tsv`;
//! - `--measure DEV.jsonl`: print how the weights do on articles they have not seen (may be given several times);
//! - `--calibrate`: print `dictionaries/en/names/calibration.tsv`, measured on the first corpus, each fifth of it with weights fitted on
//!   all else.
//!
//! Each line of an input is an object with `text` and `entities`; an entity has `start` and `end` in code points and a `type` (PER, ORG,
//! LOC and FAC; NORP for peoples; MISC and the like for other names). Kinds that a corpus never marks stay open where it marks nothing, so that
//! corpora of places alone can be used too. WEIGHT (1 if left out) says how much a corpus counts beside the others. The order is
//! fixed, so the same input gives the same table.

use gleaner::annotators::Names;
use gleaner::annotators::names::facts::Lists;
use gleaner::annotators::names::fit::{Gold, Settings, Terms, Trainer};
use gleaner::annotators::names::model::Weights;
use gleaner::dictionaries::Lexicon;
use gleaner::matchers;
use gleaner::model::{Article, Document, Kind, Matches, TokenRange};
use gleaner::text::Text;
use serde_json::Value;
use std::collections::HashMap;

const SETTINGS: Settings = Settings { rounds: 8, step: 0.1, pull: 0.3, drop: 0.3, least: 3 };
/// Pieces that say less than this for every kind are left out of the table.
const SMALL: f32 = 0.12;
/// The articles of a corpus fall into so many parts for calibration.
const FOLDS: usize = 5;
/// A step of the calibration table rests on so many names.
const STEP: usize = 400;
const WEIGHTS_HEAD: &str = "\
# title: Weights of the names decision
# about: What each piece of evidence says for each kind of name (log-linear); a row is a template and what fills it.
# source: fitted by tests/fit/names.rs on annotated news (numbers only, no text); which corpora, see README.md beside this file
# retrieved: 2026-11-25
# SPDX-License-Identifier: MIT OR Apache-2.0
# match: weights
name\tperson\torganization\tplace\tpeople\tother
";
const CALIBRATION_HEAD: &str = "\
# title: Calibration of the names decision
# about: How often a name was right that won by a margin about this great, measured on articles the weights had not seen.
# source: measured by tests/fit/names.rs on annotated news (numbers only, no text); which corpora, see README.md beside this file
# retrieved: 2026-11-25
# SPDX-License-Identifier: MIT OR Apache-2.0
# match: keyed
name\tright\tnames
";

type Error = Box<dyn std::error::Error>;

/// A corpus and how much it counts.
struct Corpus {
    records: Vec<Value>,
    weight: f32,
}

/// The rooms a fit needs.
struct Rooms {
    lexicon: Lexicon,
    text: Text,
    lists: Lists,
}

fn main() -> Result<(), Error> {
    let lexicon = Lexicon::load(None)?;
    let rooms = Rooms { text: Text::new(&lexicon)?, lists: Lists::new(&lexicon), lexicon };
    let (mut corpora, mut measured, mut calibrate) = (Vec::new(), Vec::new(), false);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--measure" => measured.push(arguments.next().ok_or("--measure wants a file")?),
            "--calibrate" => calibrate = true,
            _ => corpora.push(corpus(&argument)?),
        }
    }
    let all = |_: usize, _: usize| true;
    if calibrate {
        print!("{CALIBRATION_HEAD}{}", rooms.calibration(&corpora)?);
    } else if measured.is_empty() {
        let trainer = rooms.train(&corpora, all);
        print!("{WEIGHTS_HEAD}{}", trainer.table(&trainer.fit(SETTINGS), SMALL));
    } else {
        let trainer = rooms.train(&corpora, all);
        let weights = trainer.weights(&trainer.fit(SETTINGS), SMALL);
        for path in measured {
            println!("{path}: {}", rooms.measure(&corpus(&path)?.records, weights.clone())?);
        }
    }
    Ok(())
}

/// `PATH` or `PATH=WEIGHT`.
fn corpus(argument: &str) -> Result<Corpus, Error> {
    let (path, weight) = match argument.split_once('=') {
        Some((path, weight)) => (path, weight.parse()?),
        None => (argument, 1.0),
    };
    let records = std::fs::read_to_string(path).map_err(|e| format!("{path}: {e}"))?.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    Ok(Corpus { records, weight })
}

impl Rooms {
    /// Calls `each` with a record made ready.
    fn ready<T>(&self, record: &Value, each: impl FnOnce(&Document, &Matches) -> T) -> T {
        let article = Article { text: record["text"].as_str().unwrap_or("").to_owned(), ..Article::default() };
        let document = self.text.prepare(&article, &self.lexicon);
        let matches = matchers::find(&document, &self.lexicon);
        each(&document, &matches)
    }

    /// Learns from the records that `takes(corpus, record)` takes.
    fn train(&self, corpora: &[Corpus], takes: impl Fn(usize, usize) -> bool) -> Trainer {
        let mut trainer = Trainer::default();
        for (c, corpus) in corpora.iter().enumerate() {
            let terms = Terms { open: unmarked(&corpus.records), weight: corpus.weight };
            for (_, record) in corpus.records.iter().enumerate().filter(|(r, _)| takes(c, *r)) {
                self.ready(record, |document, matches| trainer.add(document, matches, &self.lists, &self.lexicon, &gold(document, record), terms));
            }
        }
        let (examples, pieces) = trainer.size();
        eprintln!("{examples} stretches, {pieces} pieces of evidence; {} names learned from, {} out of reach", trainer.kept, trainer.lost);
        trainer
    }

    /// Precision, recall and F1 of exact names, all and by kind.
    fn measure(&self, records: &[Value], weights: Weights) -> Result<String, Error> {
        let names = Names::with(&self.lexicon, weights)?;
        let mut counts = [[0_usize; 3]; 4];
        for record in records {
            self.ready(record, |document, matches| {
                let gold: Vec<(TokenRange, usize)> = gold(document, record).into_iter().filter_map(|g| Some((g.tokens, shown(g.kinds)?))).collect();
                for (_, kind) in &gold {
                    [*kind, 3].into_iter().for_each(|k| counts[k][1] += 1);
                }
                for mention in names.decide(document, matches, &[], &self.lexicon) {
                    let kind = number(mention.kind);
                    let right = gold.contains(&(mention.tokens, kind));
                    for k in [kind, 3] {
                        counts[k][0] += usize::from(right);
                        counts[k][2] += 1;
                    }
                }
            });
        }
        let line = |[right, gold, found]: [usize; 3]| {
            let share = |of: usize| 100.0 * right as f64 / of.max(1) as f64;
            let f1 = 200.0 * right as f64 / (gold + found).max(1) as f64;
            format!("P {:.2} R {:.2} F1 {f1:.2}", share(found), share(gold))
        };
        let by_kind = ["person", "organization", "place"].iter().zip(counts).map(|(kind, c)| format!("\n  {kind}: {}", line(c)));
        Ok(line(counts[3]) + &by_kind.collect::<String>())
    }

    /// The steps of the calibration table.
    fn calibration(&self, corpora: &[Corpus]) -> Result<String, Error> {
        let mut seen: Vec<(f32, bool)> = Vec::new();
        for fold in 0..FOLDS {
            let trainer = self.train(corpora, |c, r| c > 0 || r % FOLDS != fold);
            let names = Names::with(&self.lexicon, trainer.weights(&trainer.fit(SETTINGS), SMALL))?;
            for record in corpora[0].records.iter().skip(fold).step_by(FOLDS) {
                self.ready(record, |document, matches| {
                    let gold: Vec<(TokenRange, usize)> = gold(document, record).into_iter().filter_map(|g| Some((g.tokens, shown(g.kinds)?))).collect();
                    let found = names.margins(document, matches, &self.lexicon);
                    seen.extend(found.into_iter().map(|(tokens, kind, margin)| (margin, gold.contains(&(tokens, number(kind))))));
                });
            }
        }
        seen.sort_by(|a, b| a.0.total_cmp(&b.0));
        Ok(rising(&seen).into_iter().map(|(margin, right, names)| format!("{margin:.2}\t{right:.3}\t{names}\n")).collect())
    }
}

/// Steps of equal size whose shares never fall (isotonic regression, pool adjacent violators): middle margin, share right, how many.
fn rising(seen: &[(f32, bool)]) -> Vec<(f32, f64, usize)> {
    let mut steps: Vec<(f64, usize, usize)> = Vec::new();
    for chunk in seen.chunks(STEP) {
        let margins = chunk.iter().map(|s| f64::from(s.0)).sum();
        steps.push((margins, chunk.iter().filter(|s| s.1).count(), chunk.len()));
        while let [.., (_, r1, n1), (_, r2, n2)] = steps[..]
            && r1 * n2 >= r2 * n1
        {
            let last = steps.pop().expect("two are there");
            let step = steps.last_mut().expect("one is left");
            *step = (step.0 + last.0, step.1 + last.1, step.2 + last.2);
        }
    }
    steps.into_iter().map(|(margins, right, names)| ((margins / names as f64) as f32, right as f64 / names as f64, names)).collect()
}

/// A kind of the tables, as its number in the model.
fn number(kind: Kind) -> usize {
    match kind {
        Kind::Person => 0,
        Kind::Organization => 1,
        Kind::Place => 2,
    }
}

/// The kind of the tables that an annotation has.
fn shown(kinds: u8) -> Option<usize> {
    (0..3).find(|k| (kinds >> k) & 1 == 1)
}

/// The kind of an annotation, as its number in the model.
fn kind(entity: &Value) -> Option<u8> {
    Some(match entity["type"].as_str()? {
        "PER" => 0,
        "ORG" => 1,
        "LOC" | "FAC" => 2,
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
