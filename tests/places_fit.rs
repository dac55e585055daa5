//! Fits and measures the ranking of places on annotated news. Ignored: it needs corpora that are not in the repository.
//!
//! `GLEANER_CORPORA=DIR cargo test --release places_fit -- --ignored --nocapture` reads `DIR/<corpus>/train.jsonl` and
//! `dev.jsonl` (records with `text`, `title`, and `entities` of `start`, `end`, `lat`, `lon`, `id`), prints the accuracy within
//! 161 km of the mentions and its ceiling (how often a right place is among the candidates at all), and with `GLEANER_FIT=1` the fitted table first. `GLEANER_ERRORS=1` lists the misses.

use gleaner::dictionaries::Lexicon;
use gleaner::matchers;
use gleaner::model::{Article, Document, Field, Kind, Mention, TokenRange};
use gleaner::resolvers::Resolver;
use gleaner::resolvers::places::Places;
use gleaner::resolvers::places::fit::{Example, Gold};
use gleaner::text::Text;
use serde_json::Value;
use std::path::Path;

const CORPORA: [&str; 3] = ["lgl", "geowebnews", "geovirus"];

struct Record {
    article: Article,
    gold: Vec<Toponym>,
}

/// A place as annotated: code points, and where it is, if that is known.
struct Toponym {
    start: u32,
    end: u32,
    at: Option<(f32, f32)>,
    geonames_id: String,
    name: String,
}

fn records(path: &Path) -> Vec<Record> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    text.lines().map(|line| record(&serde_json::from_str(line).expect("one JSON object a line"))).collect()
}

fn record(v: &Value) -> Record {
    let string = |key: &str| v[key].as_str().unwrap_or_default().to_owned();
    let (text, title) = (string("text"), string("title"));
    let title = if text.starts_with(&title) { String::new() } else { title };
    let number = |v: &Value| v.as_f64().map(|x| x as f32);
    let entity = |e: &Value| {
        let string = |key: &str| e[key].as_str().unwrap_or_default();
        Some(Toponym {
            start: e["start"].as_u64()? as u32,
            end: e["end"].as_u64()? as u32,
            at: number(&e["lat"]).zip(number(&e["lon"])),
            geonames_id: string("id").strip_prefix("geonames:").unwrap_or_default().to_owned(),
            name: string("name").to_owned(),
        })
    };
    let gold = v["entities"].as_array().into_iter().flatten().filter(|e| e["type"] == "LOC").filter_map(entity).collect();
    Record { article: Article { text, title, ..Article::default() }, gold }
}

/// The gold mentions as mentions of ours, with where they are.
fn mentions(document: &Document, record: &Record) -> (Vec<Mention>, Vec<Gold>) {
    let places: Vec<_> = document.tokens.iter().map(|t| document.place(t.span())).collect();
    let (mut mentions, mut golds) = (Vec::new(), Vec::new());
    for toponym in &record.gold {
        let inside = |i: &usize| places[*i].field == Field::Text && places[*i].start < toponym.end && toponym.start < places[*i].end;
        let tokens: Vec<usize> = (0..places.len()).filter(inside).collect();
        let (Some(&first), Some(&last)) = (tokens.first(), tokens.last()) else { continue };
        let tokens = TokenRange::new(first, last + 1);
        if mentions.iter().any(|m: &Mention| m.tokens.overlaps(tokens)) {
            continue;
        }
        if let Some((latitude, longitude)) = toponym.at {
            let (geonames_id, name) = (toponym.geonames_id.clone(), toponym.name.clone());
            golds.push(Gold { mention: mentions.len() as u32, latitude, longitude, geonames_id, name });
        }
        mentions.push(Mention { span: document.span_of(tokens), tokens, kind: Kind::Place, confidence: None, reason: String::new(), entity: 0 });
    }
    (mentions, golds)
}

fn km(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (la1, lo1, la2, lo2) = (a.0.to_radians(), a.1.to_radians(), b.0.to_radians(), b.1.to_radians());
    let h = ((la2 - la1) / 2.0).sin().powi(2) + la1.cos() * la2.cos() * ((lo2 - lo1) / 2.0).sin().powi(2);
    2.0 * 6371.0 * h.sqrt().min(1.0).asin()
}

/// Right, resolved, all.
fn measure(corpus: &str, records: &[Record], text: &Text, resolver: &Resolver, lexicon: &Lexicon) -> [usize; 3] {
    let mut counts = [0; 3];
    for record in records {
        let document = text.prepare(&record.article, lexicon);
        let matches = matchers::find(&document, lexicon);
        let (mut mentions, golds) = mentions(&document, record);
        let (entities, _) = resolver.resolve(&document, &matches, &mut mentions, lexicon);
        for gold in golds {
            let mention = &mentions[gold.mention as usize];
            let entity = &entities[mention.entity as usize];
            let row = entity.row.or(entity.placed_at).map(|r| lexicon.row(r));
            let at = row.and_then(|r| Some((r.column("latitude").parse().ok()?, r.column("longitude").parse().ok()?)));
            let far = at.map(|at| km(at, (f64::from(gold.latitude), f64::from(gold.longitude))));
            counts[2] += 1;
            counts[1] += usize::from(far.is_some());
            counts[0] += usize::from(far.is_some_and(|d| d <= 161.0));
            if std::env::var_os("GLEANER_ERRORS").is_some() && far.is_none_or(|d| d > 161.0) {
                let row = row.map(|r| format!("{} {} {}", r.citation(), r.column("country_code"), r.column("admin1_code"))).unwrap_or_default();
                println!(
                    "{corpus}\t{}\t{} {:.1},{:.1}\t{row}\t{}",
                    document.slice(mention.span),
                    gold.geonames_id,
                    gold.latitude,
                    gold.longitude,
                    entity.reason
                );
            }
        }
    }
    counts
}

fn examples(records: &[Record], text: &Text, places: &Places, lexicon: &Lexicon) -> Vec<Example> {
    let mut out = Vec::new();
    for record in records {
        let document = text.prepare(&record.article, lexicon);
        let matches = matchers::find(&document, lexicon);
        let (mentions, golds) = mentions(&document, record);
        out.extend(places.examples(&document, &matches, &mentions, &golds, lexicon));
    }
    out
}

/// The share of mentions, in percent, with a right place among their candidates: no ranking can do better.
fn ceiling(examples: &[Example]) -> f64 {
    let mentions = |of: &mut dyn Iterator<Item = &Example>| of.map(|e| e.mentions).sum::<usize>() as f64;
    100.0 * mentions(&mut examples.iter().filter(|e| e.has_answer())) / mentions(&mut examples.iter())
}

#[test]
#[ignore = "needs corpora; see the head of the file"]
fn fit_and_measure() {
    let folder = std::env::var("GLEANER_CORPORA").expect("GLEANER_CORPORA names the folder of corpora");
    let folder = Path::new(&folder);
    let lexicon = Lexicon::load(None).expect("our own dictionaries load");
    let text = Text::new(&lexicon).expect("our own dictionaries load");
    let mut resolver = Resolver::new(&lexicon).expect("our own dictionaries load");
    if std::env::var_os("GLEANER_FIT").is_some() {
        let train: Vec<Record> = CORPORA.iter().flat_map(|c| records(&folder.join(c).join("train.jsonl"))).collect();
        let alone = examples(&train, &text, resolver.places(), &lexicon);
        let known = alone.iter().filter(|e| e.has_answer()).count();
        println!("{} names, the right place is a candidate of {known}", alone.len());
        println!("alone: {:.4}", resolver.places_mut().fit(&alone, false));
        for _ in 0..3 {
            let together = examples(&train, &text, resolver.places(), &lexicon);
            println!("together: {:.4}", resolver.places_mut().fit(&together, true));
        }
        println!("{}", resolver.places().table(&lexicon));
    }
    for corpus in CORPORA {
        for part in ["train", "dev"] {
            if part == "train" && std::env::var_os("GLEANER_ERRORS").is_some() {
                continue;
            }
            let records = records(&folder.join(corpus).join(format!("{part}.jsonl")));
            let [right, resolved, all] = measure(corpus, &records, &text, &resolver, &lexicon);
            let percent = |n: usize| 100.0 * n as f64 / all as f64;
            println!("{corpus}/{part}: within 161 km {:.1} %, resolved {:.1} %, {all} names", percent(right), percent(resolved));
            println!("    the right place is a candidate: {:.1} %", ceiling(&examples(&records, &text, resolver.places(), &lexicon)));
        }
    }
}
