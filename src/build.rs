//! Compiles `dictionaries/` into the binary.
//!
//! In: every `*.tsv` (a list) and `*.toml` under `dictionaries/`. Out, in `OUT_DIR`: the texts of the lists, where
//! each row begins, each row in short, an fst from folded names to rows, the tables of keyed lists and of weights, and the other files as
//! they are. Loading them at start is free.

#[allow(dead_code)]
#[path = "dictionaries/keyed.rs"]
mod keyed;
#[allow(dead_code)]
#[path = "dictionaries/list.rs"]
mod list;
#[allow(dead_code)]
#[path = "dictionaries/weights.rs"]
mod weights;
#[allow(dead_code)]
#[path = "words.rs"]
mod words;

use list::Matching;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    let root = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("dictionaries");
    let out = PathBuf::from(std::env::var("OUT_DIR").unwrap());
    println!("cargo::rerun-if-changed=dictionaries");
    println!("cargo::rerun-if-changed=src/build.rs");
    println!("cargo::rerun-if-changed=src/words.rs");
    println!("cargo::rerun-if-changed=src/dictionaries/keyed.rs");
    println!("cargo::rerun-if-changed=src/dictionaries/list.rs");
    println!("cargo::rerun-if-changed=src/dictionaries/weights.rs");
    let mut files = Vec::new();
    walk(&root, &mut files);
    files.sort();
    if let Err(message) = compile(&root, &files, &out) {
        eprintln!("error: {message}");
        std::process::exit(1);
    }
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, files);
        } else if path.extension().is_some_and(|e| e == "tsv" || e == "toml") {
            files.push(path);
        }
    }
}

fn compile(root: &Path, files: &[PathBuf], out: &Path) -> Result<(), String> {
    let mut texts = String::new();
    let mut rows: Vec<u32> = Vec::new();
    let mut meta = String::new();
    let mut pieces = Vec::new();
    let mut others = String::new();
    let mut names: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    let mut keys: BTreeMap<(u16, String), Vec<u32>> = BTreeMap::new();
    let mut digests: Vec<u32> = Vec::new();
    let mut classes: BTreeMap<String, u16> = BTreeMap::new();
    let mut lists = 0_u16;
    for path in files {
        let name = path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
        let Some(name) = name.strip_suffix(".tsv") else {
            others += &format!("{name}\t{}\n{text}", text.len());
            continue;
        };
        let header = list::header(&text).map_err(|c| format!("dictionaries/{name}.tsv:{}: {}\n  {}", c.line, c.what, c.cure))?;
        let base = texts.len();
        let first_row = rows.len();
        if header.matching == Matching::Weights {
            let entries = pieces.len();
            for (line, number) in text[header.body..].lines().zip(header.first_line..) {
                let place = || format!("dictionaries/{name}.tsv:{number}: a piece of evidence and {} numbers are wanted", weights::KINDS);
                pieces.push(weights::row(line).ok_or_else(place)?);
            }
            // The numbers are compiled; nobody reads the rows.
            texts += &text[..header.body];
            let entries = pieces.len() - entries;
            meta += &format!("{name}\t{base}\t{}\t{first_row}\t{first_row}\t{entries}\t{}\n", header.body, words::hash(text.as_bytes()));
            lists += 1;
            continue;
        }
        for line in text[header.body..].lines() {
            let row = rows.len() as u32;
            rows.push((base + (line.as_ptr() as usize - text.as_ptr() as usize)) as u32);
            digests.push(list::Digest::of(line, &header, &mut classes).packed());
            for folded in list::forms(line, &header.columns).flat_map(words::keys) {
                if folded.is_empty() || header.matching == Matching::Terms {
                    continue;
                }
                let found = if header.matching == Matching::Keyed { keys.entry((lists, folded)).or_default() } else { names.entry(folded).or_default() };
                if found.last() != Some(&row) {
                    found.push(row);
                }
            }
        }
        texts += &text;
        if !texts.ends_with('\n') {
            texts.push('\n');
        }
        let entries = rows.len() - first_row;
        meta += &format!("{name}\t{base}\t{}\t{first_row}\t{}\t{entries}\t{}\n", text.len(), rows.len(), words::hash(text.as_bytes()));
        lists += 1;
    }
    rows.push(texts.len() as u32);
    let mut postings: Vec<u32> = Vec::new();
    // One row: the row itself. Several: a high bit and where they stand in the postings, their number first.
    let mut value = |found: &[u32]| {
        if let [row] = found {
            return u64::from(*row);
        }
        let at = postings.len() as u64;
        postings.push(found.len() as u32);
        postings.extend(found);
        (1 << 32) | at
    };
    let mut index = fst::MapBuilder::memory();
    for (name, found) in &names {
        index.insert(name, value(found)).map_err(|e| e.to_string())?;
    }
    let index = index.into_inner().map_err(|e| e.to_string())?;
    let keyed: Vec<(u64, u64)> = keys.iter().map(|((list, name), found)| (keyed::key(*list, words::hash(name.as_bytes())), value(found))).collect();
    let le = |numbers: &[u32]| numbers.iter().flat_map(|n| n.to_le_bytes()).collect::<Vec<u8>>();
    let mut classes: Vec<(u16, String)> = classes.into_iter().map(|(class, number)| (number, class)).collect();
    classes.sort();
    let classes = classes.into_iter().map(|(_, class)| class).collect::<Vec<_>>().join("\n");
    let (slots, entries) = weights::compile(&pieces)?;
    for (file, bytes) in [
        ("weight_slots.bin", slots),
        ("weight_entries.bin", entries),
        ("texts.bin", texts.into_bytes()),
        ("rows.bin", le(&rows)),
        ("digests.bin", le(&digests)),
        ("classes.txt", classes.into_bytes()),
        ("postings.bin", le(&postings)),
        ("index.fst", index),
        ("keyed.bin", keyed::compile(&keyed)?),
        ("meta.tsv", meta.into_bytes()),
        ("others.txt", others.into_bytes()),
    ] {
        fs::write(out.join(file), bytes).map_err(|e| format!("{file}: {e}"))?;
    }
    Ok(())
}
