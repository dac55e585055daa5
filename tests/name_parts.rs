//! Given name, family name and suffix of people: the tables of `people/examples.md`.

use crate::rooms::rooms;
use gleaner::consolidate::PartsOfNames;

#[test]
fn names_fall_into_the_parts_of_the_tables() {
    let parts = PartsOfNames::new(&rooms().lexicon);
    let (mut tried, mut wrong) = (0, Vec::new());
    for (path, text) in rooms().lexicon.files("people/examples.md") {
        for (n, line) in text.lines().enumerate().filter(|(_, line)| line.starts_with("| ") && !line.starts_with("| name |")) {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let &["", name, forms, given, family, suffix, ""] = cells.as_slice() else { panic!("{path}:{}: five cells", n + 1) };
            let found = parts.of(name, forms.split(';').map(str::trim).filter(|f| !f.is_empty()).chain([name]));
            tried += 1;
            if (found.given.as_str(), found.family.as_str(), found.suffix.as_str()) != (given, family, suffix) {
                wrong.push(format!(
                    "{path}:{}: {name} falls into {} | {} | {}, not {given} | {family} | {suffix}",
                    n + 1,
                    found.given,
                    found.family,
                    found.suffix
                ));
            }
        }
    }
    assert!(tried >= 80, "{tried} names");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Whatever the name and its forms, no panic, and no word that is not in the name.
#[test]
fn odd_names_fall_into_words_of_their_own() {
    let parts = PartsOfNames::new(&rooms().lexicon);
    let long = "Ana ".repeat(600);
    for name in [
        "",
        " ",
        "'s",
        "of",
        "of of",
        "CEO",
        "CEO CEO",
        "-",
        "Kim -",
        "Kim --un",
        "Kim ’s",
        "Jr. Jr.",
        "…",
        "é",
        "Lee é-é",
        "ß ß ß",
        "李 娜",
        "Li\u{0}Na",
        "de la",
        &long,
    ] {
        for forms in [vec![], vec![name], vec!["", "'s", "Kim", "-"]] {
            let found = parts.of(name, forms.into_iter());
            let all: Vec<&str> = name.split_whitespace().map(|w| w.trim_end_matches(',')).collect();
            let given = found.given.split_whitespace().chain(found.family.split_whitespace()).chain(found.suffix.split_whitespace());
            given.for_each(|word| assert!(all.contains(&word), "{word} of {name}"));
        }
    }
}
