//! Given name, family name and suffix of people: the examples of `people/examples.md`.

use crate::examples;
use crate::rooms::rooms;
use gleaner::consolidate::PartsOfNames;

#[test]
fn names_fall_into_the_parts_that_are_marked() {
    let parts = PartsOfNames::new(&rooms().lexicon);
    let (mut tried, mut wrong) = (0, Vec::new());
    for example in examples::of("people", &[("person", &["forms", "given", "family", "suffix"])]) {
        for mark in &example.marks {
            let name = &example.text[mark.span.range()];
            let wanted = |key: &str| mark.get(key).unwrap_or_default();
            let found = parts.of(name, wanted("forms").split(';').map(str::trim).filter(|f| !f.is_empty()).chain([name]));
            tried += 1;
            for (key, part) in [("given", &found.given), ("family", &found.family), ("suffix", &found.suffix)] {
                if part != wanted(key) {
                    wrong.push(format!("{}: {key} of {name} is `{part}`, not `{}`", example.place, wanted(key)));
                }
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
