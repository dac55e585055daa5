//! A run may be killed at any moment, and a dump may grow: the tables are those of one run from scratch.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A dump of short articles, each a little different; `changed` says which of them have another text.
fn dump(articles: impl IntoIterator<Item = usize>, changed: &[usize]) -> String {
    const GIVEN: [&str; 7] = ["Maria", "Josephat", "Grace", "Daniel", "Fatma", "Andrea", "Samuel"];
    const FAMILY: [&str; 9] = ["Silva", "Odhiambo", "Wanjiru", "Kiptoo", "Bakari", "Campbell", "Adewale", "Castro", "Okoro"];
    const PLACES: [&str; 5] = ["Nairobi", "Mombasa", "Lagos", "Manila", "Kingston"];
    let mut out = String::new();
    for n in articles {
        let (given, family, place) = (GIVEN[n % 7], FAMILY[n % 9], PLACES[n % 5]);
        let change = if changed.contains(&n) { " The council meets again next week." } else { "" };
        let text = format!(
            "{place} – “We have asked for the same thing {n} times,” said {given} {family}, mayor of {place}, on March {}, 2025. “Nobody has answered.”\n\n\
             {family} said that {} members of the Dockworkers Union of {place} would stay away until Monday.{change} It was the day of number {}.",
            n % 28 + 1,
            n * 3,
            n * 7919 % 10007,
        );
        let record = serde_json::json!({ "id": format!("a{n}"), "title": format!("Strike {n} in {place}"), "text": text, "published": "2025-03-14" });
        writeln!(out, "{record}").expect("memory takes it");
    }
    out
}

fn command(input: &Path, output: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gleaner"));
    // Inputs are named relative to their folder, so that the tables of two folders can be compared.
    command.current_dir(input.parent().expect("a folder")).arg("run").arg(input.file_name().unwrap_or(input.as_os_str()));
    command.arg("--output").arg(output).args(arguments).stdin(Stdio::null());
    command
}

/// Runs to the end; returns what it says on standard error.
fn run(input: &Path, output: &Path, arguments: &[&str]) -> String {
    let ended = command(input, output, arguments).output().expect("it starts");
    let said = String::from_utf8(ended.stderr).expect("UTF-8");
    assert!(ended.status.success(), "{said}");
    said
}

/// The published files of an output folder.
fn tables(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut out = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(here) = folders.pop() {
        for path in fs::read_dir(&here).expect("a folder").flatten().map(|e| e.path()) {
            let name = path.strip_prefix(folder).expect("inside").to_owned();
            if name.to_string_lossy().starts_with('.') {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else {
                out.insert(name, fs::read(&path).expect("readable"));
            }
        }
    }
    out
}

fn assert_same(found: &BTreeMap<PathBuf, Vec<u8>>, wanted: &BTreeMap<PathBuf, Vec<u8>>, when: &str) {
    assert_eq!(found.keys().collect::<Vec<_>>(), wanted.keys().collect::<Vec<_>>(), "{when}");
    for (name, bytes) in wanted {
        assert!(&found[name] == bytes, "{when}: {} differs", name.display());
    }
}

fn taken(said: &str) -> (usize, usize) {
    let line = said.lines().find(|l| l.contains("taken from the last run")).unwrap_or_else(|| panic!("no such line in: {said}"));
    let numbers: Vec<usize> = line.split_whitespace().filter_map(|w| w.replace(',', "").parse().ok()).collect();
    (numbers[0], numbers[1])
}

/// Kills runs at `kills` moments spread over their whole time and a little beyond, each followed by `--resume`.
fn killed_and_resumed(articles: usize, kills: u32) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let input = folder.path().join("dump.jsonl");
    fs::write(&input, dump(0..articles, &[])).expect("writable");
    let whole = folder.path().join("whole");
    let started = Instant::now();
    run(&input, &whole, &["--quiet", "--save-text"]);
    let took = started.elapsed();
    let wanted = tables(&whole);
    let output = folder.path().join("killed");
    let mut reused = 0;
    for kill in 0..kills {
        let threads = if kill % 2 == 0 { "1" } else { "4" };
        // A fixed spread that looks random: the golden ratio fills an interval evenly.
        let at = took.mul_f64(1.1 * (f64::from(kill + 1) * 0.618_034).fract());
        if kill % 5 == 0 {
            let _ = fs::remove_dir_all(&output);
        }
        // Every third run is killed while it goes on after a kill.
        for resume in [&[][..], &["--resume"][..]].iter().take(if kill % 3 == 0 { 2 } else { 1 }) {
            let mut running = command(&input, &output, &["--save-text", "--threads", threads]).args(*resume).stderr(Stdio::null()).spawn().expect("it starts");
            std::thread::sleep(at);
            running.kill().expect("it dies, or has ended");
            running.wait().expect("it is gone");
            // Killed so early that there is no folder yet, there is nothing to look at.
            let left = if output.exists() { tables(&output) } else { BTreeMap::new() };
            if left.contains_key(Path::new("datapackage.json")) {
                assert_same(&left, &wanted, "tables with a datapackage.json are whole");
            }
        }
        let said = run(&input, &output, &["--save-text", "--threads", threads, "--resume"]);
        assert_same(&tables(&output), &wanted, &format!("kill {kill} after {at:?}"));
        reused += taken(&said).0;
    }
    assert!(reused > 0, "some of the work was done before the kills");
}

#[test]
fn a_killed_run_goes_on_where_it_was() {
    killed_and_resumed(300, 6);
}

/// `cargo test -- --ignored fifty` says so of fifty moments.
#[test]
#[ignore = "takes minutes"]
fn fifty_kills() {
    killed_and_resumed(500, 50);
}

#[test]
fn a_kill_while_the_tables_are_moved_costs_nothing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (old, new) = (folder.path().join("old.jsonl"), folder.path().join("new.jsonl"));
    fs::write(&old, dump(0..4, &[])).expect("writable");
    fs::write(&new, dump(2..9, &[])).expect("writable");
    let wanted_folder = folder.path().join("wanted");
    run(&new, &wanted_folder, &["--quiet", "--save-text"]);
    let wanted = tables(&wanted_folder);
    let mut names: Vec<String> = fs::read_dir(&wanted_folder).expect("there").flatten().map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    names.retain(|n| !n.starts_with('.'));
    names.sort_by_key(|n| (n == "datapackage.json", n.clone()));
    let output = folder.path().join("output");
    for moved in 0..=names.len() {
        let _ = fs::remove_dir_all(&output);
        run(&old, &output, &["--quiet", "--save-text"]);
        let complete = output.join(".gleaner-complete");
        fs::create_dir(&complete).expect("writable");
        fs::remove_file(output.join("datapackage.json")).expect("there");
        for (nth, name) in names.iter().enumerate() {
            let to = if nth < moved { &output } else { &complete }.join(name);
            let from = wanted_folder.join(name);
            if from.is_dir() {
                if nth < moved {
                    fs::rename(&to, complete.join(format!("{name}-old"))).expect("moved");
                }
                fs::create_dir(&to).expect("writable");
                for text in fs::read_dir(&from).expect("there").flatten() {
                    fs::copy(text.path(), to.join(text.file_name())).expect("copied");
                }
            } else {
                fs::copy(from, to).expect("copied");
            }
        }
        // Whatever takes hold of the folder next ends the moving, even a run that is killed before it has read anything.
        if moved % 2 == 0 {
            run(&new, &output, &["--quiet", "--save-text", "--resume"]);
        } else {
            let mut waiting = command(Path::new("-"), &output, &["--quiet"]).current_dir(folder.path()).stdin(Stdio::piped()).spawn().expect("it starts");
            let patience = Instant::now();
            while complete.exists() && patience.elapsed() < Duration::from_secs(30) {
                std::thread::sleep(Duration::from_millis(1));
            }
            waiting.kill().expect("it waits");
            waiting.wait().expect("it is gone");
        }
        assert_same(&tables(&output), &wanted, &format!("{moved} files moved before the kill"));
        assert!(!complete.exists());
    }
}

#[test]
fn a_grown_dump_gives_the_tables_of_a_run_from_scratch() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let dumps = folder.path().join("news");
    fs::create_dir(&dumps).expect("writable");
    let write = |name: &str, text: String| fs::write(dumps.join(name), text).expect("writable");
    write("b.jsonl", dump(0..30, &[]));
    write("d.jsonl", dump(30..50, &[]));
    let (updated, scratch) = (folder.path().join("updated"), folder.path().join("scratch"));
    run(&dumps, &updated, &["--quiet"]);
    let both = |step: &str, threads: &str| {
        let said = run(&dumps, &updated, &["--update", "--threads", threads]);
        let _ = fs::remove_dir_all(&scratch);
        run(&dumps, &scratch, &["--quiet"]);
        assert_same(&tables(&updated), &tables(&scratch), step);
        taken(&said)
    };
    assert_eq!(both("nothing new", "1"), (50, 0));
    write("a.jsonl", dump(100..105, &[]));
    write("c.jsonl", dump(105..112, &[]));
    write("e.jsonl", dump(112..115, &[]));
    assert_eq!(both("files before, between and after", "4"), (50, 15));
    write("b.jsonl", dump(0..30, &[7]));
    assert_eq!(both("a changed article", "1"), (64, 1));
    write("b.jsonl", dump((0..30).filter(|&n| n != 3), &[7]));
    assert_eq!(both("a removed article", "4"), (64, 0), "the records behind it have another number, and the same rows");
    fs::rename(dumps.join("d.jsonl"), dumps.join("A.jsonl")).expect("moved");
    assert_eq!(both("a file under another name", "1"), (64, 0));
    assert_eq!(both("nothing new again", "4"), (64, 0));
    let said = run(&dumps, &updated, &["--update", "--raw-cells"]);
    assert!(taken(&said) == (0, 64) && said.contains("other options"), "{said}");
}

#[test]
fn a_store_that_is_damaged_is_left_out() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let input = folder.path().join("dump.jsonl");
    fs::write(&input, dump(0..20, &[])).expect("writable");
    let output = folder.path().join("tables");
    let none = run(&input, &output, &["--resume"]);
    assert!(none.contains("nothing to go on from") && taken(&none) == (0, 20), "{none}");
    let wanted = tables(&output);
    let store = || fs::read_dir(output.join(".gleaner")).expect("there").flatten().next().expect("a segment").path();
    for damage in ["no store at all", "", "gleaner\u{1} and then something else, longer than the head of a segment is"] {
        fs::write(store(), damage).expect("writable");
        let said = run(&input, &output, &["--update"]);
        assert!(taken(&said) == (0, 20) && said.contains("damaged"), "{said}");
        assert_same(&tables(&output), &wanted, damage);
    }
    let whole = fs::read(store()).expect("readable");
    for at in [45, 80, whole.len() / 2, whole.len() - 3] {
        let mut turned = whole.clone();
        turned[at] ^= 1;
        fs::write(store(), turned).expect("writable");
        run(&input, &output, &["--update"]);
        assert_same(&tables(&output), &wanted, "a byte turned");
    }
}

#[test]
fn a_run_after_a_killed_one_says_that_resume_would_go_on() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let input = folder.path().join("dump.jsonl");
    fs::write(&input, dump(0..5, &[])).expect("writable");
    let output = folder.path().join("tables");
    assert!(!run(&input, &output, &[]).contains("--resume"), "nothing was killed");
    let segment = fs::read_dir(output.join(".gleaner")).expect("there").flatten().next().expect("a segment").path();
    fs::rename(&segment, segment.with_extension("part")).expect("moved");
    let said = run(&input, &output, &[]);
    assert!(said.contains("broken off after 5 articles") && said.contains("--resume"), "{said}");
    assert!(!run(&input, &output, &[]).contains("--resume"), "this one ended");
}

#[test]
fn two_runs_do_not_share_a_folder() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let input = folder.path().join("dump.jsonl");
    fs::write(&input, dump(0..3, &[])).expect("writable");
    let output = folder.path().join("tables");
    // The first waits for standard input and holds the folder meanwhile.
    let mut first = command(&input, &output, &[]);
    first.args(["-", "--quiet"]).stdin(Stdio::piped());
    let mut first = first.spawn().expect("it starts");
    let patience = Instant::now();
    while !output.join(".gleaner").exists() && patience.elapsed() < Duration::from_secs(30) {
        std::thread::sleep(Duration::from_millis(5));
    }
    let second = command(&input, &output, &["--resume"]).output().expect("it starts");
    let said = String::from_utf8(second.stderr).expect("UTF-8");
    assert!(second.status.code() == Some(2) && said.contains("another gleaner writes its tables there"), "{said}");
    drop(first.stdin.take());
    first.wait().expect("it ends");
    assert!(output.join("articles.csv").exists());
    run(&input, &output, &["--quiet"]);
}
