//! The command as users call it: what it prints, what it leaves, how it ends.

use assert_cmd::Command;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use tempfile::{TempDir, tempdir};

struct Ended {
    code: i32,
    out: String,
    err: String,
}

fn gleaner(arguments: &[&str], standard_input: &str) -> Ended {
    let mut command = Command::cargo_bin("gleaner").expect("the program is built");
    let output = command.args(arguments).write_stdin(standard_input).output().expect("it starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Ended { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}

/// A folder with one article, and the path for its tables.
fn one_article() -> (TempDir, String, String) {
    let folder = tempdir().expect("a temporary folder");
    let input = folder.path().join("one.txt");
    fs::write(&input, "“The bridge is open,” said Maria Silva, mayor of Nairobi, on March 3, 2024.\n").expect("writable");
    let (input, tables) = (input.display().to_string(), folder.path().join("tables").display().to_string());
    (folder, input, tables)
}

#[test]
fn all_well_is_zero_with_a_summary() {
    let (_folder, input, tables) = one_article();
    let ended = gleaner(&["run", &input, "--output", &tables], "");
    assert_eq!((ended.code, ended.out.as_str()), (0, ""));
    assert!(ended.err.contains("1 articles") && ended.err.contains("Nairobi") && ended.err.contains(&tables), "{}", ended.err);
    let quiet = gleaner(&[&input, "--output", &tables, "--quiet"], "");
    assert_eq!((quiet.code, quiet.out + &quiet.err), (0, String::new()), "`run` may be left out");
}

#[test]
fn skipped_records_are_one_and_named() {
    let (_folder, _, tables) = one_article();
    let ended = gleaner(&["run", "-", "--output", &tables], "{\"text\":\"All is well in Nairobi.\"}\n{\"title\":\"no text\"}\n");
    assert_eq!(ended.code, 1, "{}", ended.err);
    assert!(ended.err.contains("1 skipped") && ended.err.contains("problems.csv"), "{}", ended.err);
    assert_eq!(fs::read_to_string(Path::new(&tables).join("articles.csv")).expect("there").lines().count(), 2);
}

#[test]
fn what_cannot_run_is_two_with_a_cure() {
    let (folder, input, tables) = one_article();
    let missing = gleaner(&["run", "no/such/file.txt", "--output", &tables], "");
    assert!(missing.code == 2 && missing.err.starts_with("gleaner: error: ") && missing.err.contains("no/such/file.txt"), "{}", missing.err);
    let in_the_way = folder.path().join("file");
    fs::write(&in_the_way, "").expect("writable");
    let blocked = gleaner(&["run", &input, "--output", &in_the_way.display().to_string()], "");
    assert!(blocked.code == 2 && blocked.err.contains("--output"), "{}", blocked.err);
    let format = gleaner(&["run", &input, "--output", &tables, "--format", "papyrus"], "");
    assert!(format.code == 2 && format.err.contains("papyrus"), "{}", format.err);
    assert_eq!(gleaner(&["--no-such-option"], "").code, 2);
}

/// What gleaner wrote into a folder is never read as articles, whatever else lies there.
#[test]
fn its_own_tables_are_no_articles() {
    let (folder, input, _) = one_article();
    let tables = folder.path().join("tables");
    let output = tables.display().to_string();
    let all = folder.path().display().to_string();
    let pattern = format!("{all}/*");
    let mut first = String::new();
    for (round, input) in [&all, &all, &pattern, &format!("{output}/*")].into_iter().enumerate() {
        let ended = gleaner(&["run", input, "--output", &output, "--save-text", "--export", "jsonl", "--quiet"], "");
        let articles = fs::read_to_string(tables.join("articles.csv")).expect("there");
        if round < 3 {
            assert_eq!((ended.code, articles.lines().count()), (0, 2), "{input}: {}", ended.err);
            first = if round == 0 { articles.clone() } else { first };
            assert_eq!(articles, first, "{input}");
        } else {
            assert!(ended.code == 2 && ended.err.contains("matches no file"), "{}", ended.err);
        }
    }
    fs::write(tables.join("mine.txt"), "Rain fell on Kisumu.").expect("writable");
    assert_eq!(gleaner(&["run", &output, "--output", &format!("{all}/other"), "--quiet"], "").code, 0, "a file of one's own is read");
    assert_eq!(fs::read_to_string(folder.path().join("other/articles.csv")).expect("there").lines().count(), 2);
    assert!(fs::read_to_string(&input).is_ok());
}

/// A file that is not ours is not overwritten unasked.
#[test]
fn what_lies_in_the_output_folder_is_safe() {
    let (folder, input, tables) = one_article();
    let own = folder.path().join("tables").join("quotes.csv");
    fs::create_dir(folder.path().join("tables")).expect("writable");
    fs::write(&own, "mine").expect("writable");
    let refused = gleaner(&["run", &input, "--output", &tables], "");
    assert!(refused.code == 2 && refused.err.contains("quotes.csv") && refused.err.contains("--overwrite"), "{}", refused.err);
    assert_eq!(fs::read_dir(folder.path().join("tables")).expect("there").count(), 1, "nothing was begun");
    assert_eq!(gleaner(&["run", &input, "--output", &tables, "--overwrite", "--quiet"], "").code, 0);
    assert_ne!(fs::read_to_string(&own).expect("there"), "mine");
    // Beside our tables a file of another name harms nobody; one that an export would take is asked for.
    fs::write(folder.path().join("tables/notes.txt"), "mine").expect("writable");
    assert_eq!(gleaner(&["run", &input, "--output", &tables, "--quiet"], "").code, 0);
    fs::write(folder.path().join("tables/tables.xlsx"), "mine").expect("writable");
    let refused = gleaner(&["run", &input, "--output", &tables, "--export", "xlsx"], "");
    assert!(refused.code == 2 && refused.err.contains("tables.xlsx"), "{}", refused.err);
}

#[test]
fn what_was_meant_is_said() {
    let (folder, input, tables) = one_article();
    let empty = folder.path().join("empty");
    fs::create_dir(&empty).expect("writable");
    let nothing = empty.display().to_string();
    for (arguments, code, said) in [
        (vec!["runn", &input, "--output", &tables], 2, "gleaner run"),
        (vec!["exlain", "--output", &tables], 2, "gleaner explain"),
        (vec!["run", "https://example.org/a", "--output", &tables], 2, "works offline"),
        (vec!["run", &input, "--output", "-"], 2, "--stream"),
        (vec!["run", &nothing, "--output", &tables], 0, "no article was found"),
    ] {
        let ended = gleaner(&arguments, "");
        assert!(ended.code == code && ended.err.contains(said), "{arguments:?}: {}", ended.err);
    }
    assert!(fs::read_to_string(Path::new(&tables).join("problems.csv")).expect("there").contains("empty-folder"));
}

const LINES: &str = "{\"id\":\"1\",\"title\":\"Bridge opens\",\"published\":\"2024-03-05\",\"byline\":\"By Nora Field\",\"text\":\"“The bridge is open,” said Maria Silva, \
                     mayor of Nairobi, on Tuesday. Silva left for Mombasa.\"}\n{\"title\":\"no text\"}\n{\"id\":\"2\",\"text\":\"=Rain fell on Lagos, the mayor said.\"}\n";

/// One object an article, with ids that point into it; the same on any number of threads; what is said beside it is JSON, too.
#[test]
fn a_stream_gives_an_object_an_article() {
    let mut before = String::new();
    for threads in ["1", "4"] {
        let ended = gleaner(&["run", "-", "--stream", "--log-format", "json", "--threads", threads], LINES);
        assert_eq!(ended.code, 1, "{}", ended.err);
        let objects: Vec<Value> = ended.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        let [first, second] = objects.as_slice() else { panic!("two articles: {}", ended.out) };
        assert_eq!((&first["article"]["source_id"], &first["article"]["published"]), (&json!("1"), &json!("2024-03-05")));
        assert_eq!((&first["article"]["source_file"], &first["article"]["source_record"]), (&json!("-"), &json!(1)));
        assert_eq!(first["bylines"], json!([{ "article_id": first["article"]["article_id"], "author": 1, "name": "Nora Field" }]));
        let list = |name: &str| first[name].as_array().unwrap_or_else(|| panic!("{name}: {first}")).clone();
        let ids: Vec<Value> = ["people", "organizations", "places"].iter().flat_map(|kind| list(kind)).map(|thing| thing["entity_id"].clone()).collect();
        assert!(list("mentions").len() >= 4 && list("mentions").iter().all(|mention| ids.contains(&mention["entity_id"])), "{first}");
        assert_eq!((&list("quotes")[0]["speaker_name"], &list("quotes")[0]["speaker_id"]), (&json!("Maria Silva"), &json!("person:maria-silva")));
        assert_eq!((&list("dates")[0]["timex_value"], &list("roles")[0]["role"]), (&json!("2024-03-05"), &json!("mayor")));
        assert!(list("quote_parts").len() == 1 && list("article_entities").len() >= 3 && !list("names").is_empty(), "{first}");
        assert!(first.get("apart").is_none(), "that is of a run");
        assert_eq!(second["mentions"][0]["start"], json!(14), "numbers are numbers; and no guard against formulas");
        let said: Vec<Value> = ended.err.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        assert!(said.iter().any(|line| line["event"] == "problem" && line["problem"] == "no-text" && line["source_record"] == 2), "{}", ended.err);
        let summary = said.last().expect("a summary");
        assert_eq!((&summary["event"], &summary["articles"], &summary["problems"]["skipped"]), (&json!("summary"), &json!(2), &json!(1)));
        assert!(before.is_empty() || before == ended.out, "threads change nothing");
        before = ended.out;
    }
    let plain = gleaner(&["run", "-", "--stream"], LINES);
    assert!(plain.err.contains("skipped: -:2: no-text") && plain.err.contains("2 articles"), "{}", plain.err);
    assert_eq!(gleaner(&["run", "-", "--stream", "--output", "x"], LINES).code, 2);
}

#[test]
fn a_run_can_be_summed_up_for_programs() {
    let (_folder, input, tables) = one_article();
    let ended = gleaner(&["run", &input, "--output", &tables, "--log-format", "json"], "");
    let summary: Value = serde_json::from_str(ended.err.lines().last().expect("a summary")).expect("JSON");
    assert_eq!((&summary["event"], &summary["articles"], &summary["rows"]["people"]), (&json!("summary"), &json!(1), &json!(1)));
    assert_eq!((&summary["output"], &summary["problems"]["skipped"]), (&json!(tables), &json!(0)));
    let failed = gleaner(&["run", "no/such/file.txt", "--log-format", "json"], "");
    let error: Value = serde_json::from_str(failed.err.trim()).expect("JSON");
    assert!(failed.code == 2 && error["level"] == "error" && error["message"].as_str().is_some_and(|m| m.contains("no/such/file.txt")), "{error}");
}

#[test]
fn texts_are_kept_where_asked() {
    let (_folder, input, tables) = one_article();
    for _ in 0..2 {
        assert_eq!(gleaner(&["run", &input, "--output", &tables, "--save-text"], "").code, 0);
        let texts: Vec<_> = fs::read_dir(Path::new(&tables).join("texts")).expect("there").flatten().collect();
        assert_eq!(texts.len(), 1);
        assert_eq!(fs::read_to_string(texts[0].path()).expect("there"), fs::read_to_string(&input).expect("there"));
    }
}

/// What is in a language without dictionaries is listed, said to be, and read only if asked; a wrong word of the record does not hide an
/// article in a language we know.
#[test]
fn other_languages_are_listed_and_not_read() {
    const GERMAN: &str = "Der Bürgermeister von Nairobi hat am Montag angekündigt, dass die Brücke über den Fluss wieder geöffnet wird. \
                          „Wir haben lange darauf gewartet“, sagte Maria Silva, die seit Jahren für den Bau kämpft.";
    const ENGLISH: &str = "The mayor of Nairobi said on Monday that the bridge over the river would be open again. \
                           “We have waited for this,” said Maria Silva, who has fought for it for years.";
    let record = |id: &str, language: &str, text: &str| serde_json::json!({ "id": id, "language": language, "text": text }).to_string() + "\n";
    let folder = tempdir().expect("a temporary folder");
    let input = folder.path().join("many.jsonl");
    let records = [record("a", "", GERMAN), record("b", "", ENGLISH), record("c", "de", ENGLISH), record("d", "fi", GERMAN)];
    fs::write(&input, records.concat()).expect("writable");
    let (input, tables) = (input.display().to_string(), folder.path().join("tables").display().to_string());
    let table = |name: &str| fs::read_to_string(folder.path().join("tables").join(name)).expect("a table");
    let ended = gleaner(&["run", &input, "--output", &tables], "");
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert_eq!(table("articles.csv").lines().count(), 5, "all are listed");
    let problems = table("problems.csv");
    assert_eq!(problems.matches("other-language").count(), 2, "{problems}");
    assert!(problems.contains("--all-languages"), "{problems}");
    let mentions = table("mentions.csv");
    assert_eq!(mentions.matches(",Maria Silva,").count(), 2, "{mentions}");
    gleaner(&["run", &input, "--output", &tables, "--all-languages"], "");
    assert!(!table("problems.csv").contains("other-language"));
    assert!(table("mentions.csv").matches(",Maria Silva,").count() > 2);
}

#[test]
fn explain_says_why_a_row_exists() {
    let (_folder, input, tables) = one_article();
    assert_eq!(gleaner(&["run", &input, "--output", &tables], "").code, 0);
    let cell = |table: &str, surface: &str| {
        let text = fs::read_to_string(Path::new(&tables).join(table)).expect("there");
        let line = text.lines().find(|l| l.contains(surface)).unwrap_or_else(|| panic!("{table} has no {surface}")).to_owned();
        line.split(',').next().unwrap_or("").to_owned()
    };
    let mention = gleaner(&["explain", &cell("mentions.csv", "Nairobi"), "--output", &tables], "");
    assert!(mention.code == 0 && mention.out.contains("mayor of [Nairobi]") && mention.out.contains("reason"), "{}", mention.out);
    let date = gleaner(&["explain", &cell("dates.csv", "March 3"), "--output", &tables], "");
    assert!(date.out.contains("[March 3, 2024]") && date.out.contains("name = "), "the rule is shown: {}", date.out);
    let place = gleaner(&["explain", &cell("places.csv", "Nairobi"), "--output", &tables], "");
    assert!(place.out.contains("names  name Nairobi") && place.out.contains("mentions  "), "{}", place.out);
    let nothing = gleaner(&["explain", "person:nobody", "--output", &tables], "");
    assert!(nothing.code == 2 && nothing.err.contains("person:nobody"), "{}", nothing.err);
}

#[test]
fn check_is_content_with_our_dictionaries() {
    let ended = gleaner(&["check"], "");
    assert_eq!(ended.code, 0, "{}", ended.out);
}

#[test]
fn the_user_has_the_last_word_on_who_is_who() {
    let folder = tempdir().expect("a temporary folder");
    let mine = folder.path().join("mine");
    fs::create_dir(&mine).expect("writable");
    fs::write(mine.join("merges.csv"), "name,other\nAna Cruz,Tom Reed\nTom Reed,Joe Hale\nAna Cruz,Nobody Here\n").expect("writable");
    fs::write(mine.join("splits.csv"), "name,other\nAna Cruz,Joe Hale\n").expect("writable");
    let (text, tables) = (folder.path().join("one.txt"), folder.path().join("tables"));
    fs::write(&text, "Ana Cruz met Tom Reed in Nairobi. Joe Hale, a nurse, was there too.\n").expect("writable");
    let path = |p: &Path| p.display().to_string();
    let ended = gleaner(&["run", &path(&text), "--output", &path(&tables), "--dictionaries", &path(&mine), "--quiet"], "");
    assert_eq!(ended.code, 0, "{}", ended.err);
    let people = fs::read_to_string(tables.join("people.csv")).expect("written");
    assert_eq!(people.lines().count(), 3, "Ana Cruz and Tom Reed are one, Joe Hale is not: {people}");
    let problems = fs::read_to_string(tables.join("problems.csv")).expect("written");
    for problem in ["merges.csv,3,warning,merge-against-split", "merges.csv,4,warning,no-such-name"] {
        assert!(problems.contains(problem), "{problems}");
    }
    let explained = gleaner(&["explain", "person:joe-hale", "--output", &path(&tables)], "");
    assert!(explained.out.contains("form  Joe Hale"), "{}", explained.out);
}

/// Names that no person has: control characters, five hundred words, marks only, mixed scripts; a join that every article repeats.
#[test]
fn names_out_of_the_ordinary_are_bounded() {
    let folder = tempdir().expect("a temporary folder");
    let (dump, tables) = (folder.path().join("dump.jsonl"), folder.path().join("tables"));
    let long = "Kato ".repeat(500);
    let odd = ["Ana\u{1} Cruz said so.", long.as_str(), "\u{2026}\u{2014}!!! said Иван Smith Ωmega.", "Orlin and Yarrow Corp (ORL.N) said Yarrow Corp fell."];
    let line = |n: usize| format!("{{\"id\": \"{n}\", \"text\": {:?}}}\n", odd[n % odd.len()].replace('\u{1}', " "));
    fs::write(&dump, (0..40).map(line).collect::<String>()).expect("writable");
    let ended = gleaner(&["run", &dump.display().to_string(), "--output", &tables.display().to_string(), "--quiet"], "");
    assert_eq!(ended.code, 0, "{}", ended.err);
    let organizations = fs::read_to_string(tables.join("organizations.csv")).expect("written");
    assert!(!organizations.contains("Orlin and Yarrow"), "two houses are not one: {organizations}");
}

#[test]
fn check_names_the_line_of_every_fault() {
    let folder = tempdir().expect("a temporary folder");
    let header = |rows: &str| {
        format!(
            "# title: Mine\n# about: Mine.\n# source: me\n# retrieved: 2026-01-01\n# SPDX-License-Identifier: CC0-1.0\n# match: terms\nname\taliases\tnote\n{rows}"
        )
    };
    let write = |path: &str, text: String| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("writable");
        fs::write(path, text).expect("writable");
    };
    write("en/organizations/mine.tsv", header("Harbour Union\tThe Union\t\nRiver Trust\tTrust\t\n"));
    write("en/people/mine.tsv", header("Bo Adams\t\t\nAnn Bell\t\t\nÁnn Bell\t\t\nCole\tTrust\t\nDan\tBo Adams\t\nEve\t\n"));
    write("en/text/zones.toml", "\n[[pattern]]\nname = \"mine\"\nregex = \"(?-u:\\\\b)[0-9]+\"\nfinds = [\"none\"]\nignores = [\"12\"]\n".to_owned());
    let ended = gleaner(&["check", "--dictionaries", &folder.path().display().to_string()], "");
    assert_eq!(ended.code, 1);
    for (place, code) in [
        ("en/people/mine.tsv:9", "unsorted"),
        ("en/people/mine.tsv:10", "duplicate"),
        ("en/people/mine.tsv:11", "ambiguous"),
        ("en/people/mine.tsv:12", "shadowed"),
        ("en/people/mine.tsv:13", "badly-formed"),
        ("en/text/zones.toml:3", "pattern"),
    ] {
        let line = format!("{}: {code}: ", folder.path().join(place).display());
        assert!(ended.out.contains(&line), "no `{line}` in:\n{}", ended.out);
    }
    write("en/people/broken.tsv", "name\n".to_owned());
    let broken = gleaner(&["check", "--dictionaries", &folder.path().display().to_string()], "");
    assert!(broken.code == 1 && broken.out.contains("broken.tsv:1"), "{}", broken.out);
}

#[test]
fn weights_that_nothing_reads_are_faults() {
    let header = "# title: Mine\n# about: Mine.\n# source: me\n# retrieved: 2026-01-01\n# SPDX-License-Identifier: CC0-1.0\n# match: keyed\n";
    for (list, rows, fault) in [
        ("cue_weights", "name\tweight\nbias\t0.1\nneeded clauses\t0.5\n", "en/quotes/cue_weights.tsv:9: `needed clauses` "),
        ("cue_weights", "name\tweight\nbias\tmuch\n", "en/quotes/cue_weights.tsv:8: `much` "),
        ("antecedents", "name\tpronoun\tdescription\nspoke often\t0.5\t0.5\n", "en/quotes/antecedents.tsv:8: `spoke often` "),
    ] {
        let folder = tempdir().expect("a temporary folder");
        let quotes = folder.path().join("en/quotes");
        fs::create_dir_all(&quotes).expect("writable");
        fs::write(quotes.join(format!("{list}.tsv")), format!("{header}{rows}")).expect("writable");
        let ended = gleaner(&["check", "--dictionaries", &folder.path().display().to_string()], "");
        assert!(ended.code == 1 && ended.out.contains(fault), "no `{fault}` in:\n{}", ended.out);
    }
}

#[test]
fn help_has_examples_and_shells_have_completions() {
    let help = gleaner(&["--help"], "");
    assert!(help.code == 0 && help.out.contains("Examples:") && help.out.contains("Exit status"), "{}", help.out);
    let formats = "warc wet html nitf newsml-g2 newsml-1.2 ninjs rss atom wxr reuters-21578 iptc7901 anpa news-please parquet tar zip jsonl csv";
    for word in formats.split(' ').chain(["xlsx", "sqlite"]) {
        assert!(help.out.contains(word), "{word} is not in --help");
    }
    for shell in ["bash", "zsh", "fish"] {
        assert!(gleaner(&["completions", shell], "").out.contains("gleaner"), "{shell}");
    }
}
