//! The house stands: imports point down, every file says what it is, the top level is as the user asked.

use crate::examples;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The floors, bottom first. A room imports from floors below its own, and from itself.
const FLOORS: [&[&str]; 11] = [
    &["error", "words"],
    &["model"],
    &["dictionaries"],
    &["matchers"],
    &["annotators", "duplicates", "readers", "resolvers", "store", "text"],
    &["quotes"],
    &["pipeline"],
    &["consolidate"],
    &["tables"],
    &["identities"],
    &["batch", "exports"],
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            out.extend(files(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            out.push(path);
        }
    }
    out.sort();
    out
}

/// The room a file belongs to: its folder below `src/`, or its own name.
fn room(file: &Path) -> String {
    let inside = file.strip_prefix(root().join("src")).unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

#[test]
fn imports_point_down() {
    let mention = regex::Regex::new(r"(?:crate|gleaner)::([a-z_]+)").unwrap();
    let mut wrong = Vec::new();
    for file in files(&root().join("src"), ".rs") {
        let here = room(&file);
        let Some(mine) = floor(&here) else { continue };
        for (number, line) in fs::read_to_string(&file).unwrap().lines().enumerate() {
            if line.trim_start().starts_with("//") {
                continue;
            }
            for c in mention.captures_iter(line) {
                let there = &c[1];
                if there != here && floor(there).is_some_and(|f| f >= mine) {
                    wrong.push(format!("{}:{}: {here} imports {there}, which is not below it", file.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_room_stands_on_a_floor() {
    let tops = ["lib", "main", "build", "cli"];
    let rooms: BTreeSet<String> = files(&root().join("src"), ".rs").iter().map(|f| room(f)).collect();
    let lost: Vec<&String> = rooms.iter().filter(|r| floor(r).is_none() && !tops.contains(&r.as_str())).collect();
    assert!(lost.is_empty(), "rooms without a floor in tests/house.rs: {lost:?}");
}

#[test]
fn every_file_opens_with_what_it_is() {
    for file in files(&root().join("src"), ".rs") {
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.starts_with("//!") || text.starts_with("#![doc"), "{} opens without a `//!` line", file.display());
    }
}

#[test]
fn threads_live_in_one_file() {
    for file in files(&root().join("src"), ".rs") {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&file).unwrap();
        let uses = text.contains("rayon::") || text.contains("std::thread") || text.contains("thread::spawn");
        assert!(!uses || name == "batch.rs", "{} knows threads; only batch.rs may", file.display());
    }
}

/// Rooms whose comments show in backticks what they are about.
const SHOWN: [&str; 2] = ["quotes", "resolvers"];

/// `…`, `<`, `X` and their like make a pattern of what stands in backticks; `_`, `::` and `/` make it code.
#[test]
fn what_a_comment_shows_is_tried() {
    let pattern = regex::Regex::new(r"[…<_/]|::|\b[XYZ]\b").unwrap();
    let word = regex::Regex::new(r"[\p{L}\p{N}][\w’'.-]*").unwrap();
    let plain = |text: &str| {
        let marks = text.replace(['“', '”'], "\"").replace(['‘', '’'], "'").replace(['¶', '⏎'], " ");
        marks.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let files_of_examples = examples::files("");
    let lines = files_of_examples.iter().flat_map(|(_, text)| text.lines()).filter_map(|line| line.strip_prefix("- "));
    let tried: Vec<String> = lines.map(|line| plain(&examples::parse(line).unwrap().0)).collect();
    let mut wrong = Vec::new();
    for file in SHOWN.iter().flat_map(|room| files(&root().join("src").join(room), ".rs")) {
        for (line, shown) in shown_in_comments(&fs::read_to_string(&file).unwrap()) {
            let example = word.find_iter(&shown).count() >= 2 && !pattern.is_match(&shown);
            let shown = plain(&shown);
            if example && !tried.iter().any(|text| text.contains(&shown)) {
                wrong.push(format!("{}:{line}: `{shown}` stands in no examples.md", file.strip_prefix(root()).unwrap().display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What stands in backticks in comments, with its line; it may go over the end of one.
fn shown_in_comments(code: &str) -> Vec<(usize, String)> {
    let (mut out, mut open): (Vec<(usize, String)>, bool) = (Vec::new(), false);
    for (number, line) in code.lines().enumerate() {
        let Some(comment) = line.trim_start().strip_prefix("//") else {
            open = false;
            continue;
        };
        for (i, piece) in comment.trim_start_matches(['/', '!']).split('`').enumerate() {
            if i > 0 {
                open = !open;
                if open {
                    out.push((number + 1, String::new()));
                }
            }
            if open {
                let shown = &mut out.last_mut().unwrap().1;
                shown.push_str(piece);
                shown.push(' ');
            }
        }
    }
    out
}

#[test]
fn the_top_level_is_as_asked() {
    let allowed = ["Cargo.toml", "Cargo.lock", "README.md", "LICENSE-MIT", "LICENSE-APACHE", "src", "dictionaries", "input", "output", "tests", "target"];
    for entry in fs::read_dir(root()).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(name.starts_with('.') || allowed.contains(&name.as_str()), "{name} at the top level needs a reason");
    }
}
