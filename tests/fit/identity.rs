//! Measures how often a mention is of the thing its row says, by why it was taken for that thing.
//!
//! `cargo run --release --example fit_identity -- TABLES GOLD [TABLES GOLD …] > dictionaries/any/identity/precision.tsv`. TABLES is a folder
//! that gleaner has written over a corpus, GOLD says which mentions are one thing: a list of things (`.tsv`, columns `kind` and
//! `surfaces`, parted by `|`), or annotated articles (`.jsonl`, `id` and `entities` with `start`, `end` and `id`). A mention is right if
//! most of what has its id is of its thing, and most of its thing has its id. What is seen seldom leans on its route, a route on all.

use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::io::BufRead;
use std::path::Path;

type Error = Box<dyn std::error::Error>;

/// How many sightings the precision of the route counts for.
const WEIGHT: f64 = 10.0;

/// The rules by which a form joins a fuller name in one article, and what the form then is.
const FORMS: [(&str, &str); 12] = [
    ("acronym", "acronym"),
    ("long form", "acronym"),
    ("initials", "short"),
    ("surname, one slip", "misspelling"),
    ("one slip", "misspelling"),
    ("surname", "short"),
    ("given", "short"),
    ("shorter", "short"),
    ("one of several", "short"),
    ("beginning", "short"),
    ("end of", "short"),
    ("pet", "alias"),
];

struct Mention {
    article: String,
    start: u64,
    end: u64,
    surface: String,
    thing: String,
    route: String,
    form: &'static str,
}

fn mentions(folder: &Path) -> Result<Vec<Mention>, Error> {
    let mut reader = csv::Reader::from_path(folder.join("mentions.csv"))?;
    let mut out = Vec::new();
    for row in reader.deserialize::<HashMap<String, String>>() {
        let row = row?;
        if row["zone"] != "body" && row["zone"] != "title" {
            continue;
        }
        let run = row["reason"].split_once("; over the run: ").map_or("", |(_, run)| run);
        let who = row["reason"].split_once("; who: ").map_or("", |(_, who)| who);
        let route = run.split(';').next().unwrap_or("").split(", ").next().unwrap_or("");
        let form = if who.is_empty() { "full" } else { FORMS.iter().find(|(how, _)| who.starts_with(how)).map_or("alias", |(_, form)| form) };
        out.push(Mention {
            article: row["article_id"].clone(),
            start: row["start"].parse()?,
            end: row["end"].parse()?,
            surface: row["surface"].clone(),
            thing: row["entity_id"].clone(),
            route: if route.is_empty() { "alone".to_owned() } else { route.to_owned() },
            form,
        });
    }
    Ok(out)
}

/// The thing of the gold that a mention is of, by its place in `mentions`.
fn gold(folder: &Path, path: &Path, mentions: &[Mention]) -> Result<Vec<Option<String>>, Error> {
    let file = std::io::BufReader::new(std::fs::File::open(path)?);
    if path.extension().is_some_and(|e| e == "tsv") {
        let mut of: HashMap<String, String> = HashMap::new();
        for line in file.lines().skip(1) {
            let line = line?;
            let cells: Vec<&str> = line.split('\t').collect();
            if ["person", "organization", "place"].contains(&cells[0]) {
                of.extend(cells[1].split('|').map(|surface| (surface.to_owned(), cells[1].to_owned())));
            }
        }
        return Ok(mentions.iter().map(|m| of.get(&m.surface).cloned()).collect());
    }
    let mut ids: HashMap<String, String> = HashMap::new();
    for row in csv::Reader::from_path(folder.join("articles.csv"))?.deserialize::<HashMap<String, String>>() {
        let row = row?;
        ids.insert(row["source_id"].clone(), row["article_id"].clone());
    }
    let mut of: HashMap<(String, u64, u64), String> = HashMap::new();
    for line in file.lines() {
        let record: Value = serde_json::from_str(&line?)?;
        let Some(article) = record["id"].as_str().and_then(|id| ids.get(id)) else { continue };
        for entity in record["entities"].as_array().into_iter().flatten() {
            let (Some(start), Some(end), Some(id)) = (entity["start"].as_u64(), entity["end"].as_u64(), entity["id"].as_str()) else { continue };
            if !id.starts_with('<') {
                of.insert((article.clone(), start, end), id.to_owned());
            }
        }
    }
    Ok(mentions.iter().map(|m| of.get(&(m.article.clone(), m.start, m.end)).cloned()).collect())
}

/// For each key the value most often beside it.
fn most<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> HashMap<&'a str, &'a str> {
    let mut counts: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    pairs.for_each(|pair| *counts.entry(pair).or_default() += 1);
    let mut best: HashMap<&str, (&str, u32)> = HashMap::new();
    for ((key, value), n) in counts {
        let known = best.entry(key).or_insert((value, n));
        if n > known.1 {
            *known = (value, n);
        }
    }
    best.into_iter().map(|(key, (value, _))| (key, value)).collect()
}

fn main() -> Result<(), Error> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    // Right and seen, by route and form.
    let mut seen: BTreeMap<(String, &str), (u32, u32)> = BTreeMap::new();
    for pair in arguments.chunks_exact(2) {
        let folder = Path::new(&pair[0]);
        let mentions = mentions(folder)?;
        let gold = gold(folder, Path::new(&pair[1]), &mentions)?;
        let known = || mentions.iter().zip(&gold).filter_map(|(m, g)| Some((m, g.as_deref()?)));
        let thing_of = most(known().map(|(m, g)| (g, m.thing.as_str())));
        let gold_of = most(known().map(|(m, g)| (m.thing.as_str(), g)));
        for (mention, g) in known() {
            let right = thing_of[g] == mention.thing && gold_of[mention.thing.as_str()] == g;
            let count = seen.entry((mention.route.clone(), mention.form)).or_default();
            count.0 += u32::from(right);
            count.1 += 1;
        }
    }
    println!("# title: Precision of who is who");
    println!(
        "# about: How often a mention was of the thing its row says, by what joined its name over the run (`alone` = nothing had to) and by what its form is to the name in its article."
    );
    println!("# source: measured by tests/fit/identity.rs on annotated news and a list of the most mentioned things of a dump (numbers only, no text)");
    println!("# retrieved: 2026-12-01\n# SPDX-License-Identifier: MIT OR Apache-2.0\n# match: keyed\nname\tprecision\tmentions");
    let sum = |of: &dyn Fn(&(String, &str)) -> bool| {
        let all = seen.iter().filter(|(key, _)| of(key)).map(|(_, count)| *count);
        all.fold((0.0, 0.0), |(right, all), (r, n)| (right + f64::from(r), all + f64::from(n)))
    };
    let smooth = |(right, all): (f64, f64), prior: f64| (right + WEIGHT * prior) / (all + WEIGHT);
    let (right, all) = sum(&|_| true);
    let base = right / all.max(1.0);
    let mut rows: BTreeMap<String, (f64, f64)> = BTreeMap::new();
    for (route, form) in seen.keys() {
        let of_route = sum(&|key| key.0 == *route);
        let own = sum(&|key| key.0 == *route && key.1 == *form);
        rows.insert(route.clone(), (smooth(of_route, base), of_route.1));
        rows.insert(format!("{route}, {form}"), (smooth(own, smooth(of_route, base)), own.1));
    }
    for (name, (precision, mentions)) in rows {
        println!("{name}\t{precision:.3}\t{mentions:.0}");
    }
    Ok(())
}
