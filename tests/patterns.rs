//! Every pattern of every `*.toml` under `dictionaries/` finds what it says it finds, and ignores what looks like it.

use gleaner::dictionaries::Lexicon;

/// The subjects whose files hold plain `[[pattern]]` tables.
const SUBJECTS: [&str; 6] = ["text/zones", "text/credits", "text/dateline", "text/published", "text/address_day", "text/bylines"];

#[test]
fn patterns_find_and_ignore_what_they_say() {
    let lexicon = Lexicon::load(None).unwrap();
    for subject in SUBJECTS {
        let patterns = lexicon.patterns(subject).unwrap();
        assert!(!patterns.is_empty(), "{subject}: no patterns");
        for pattern in patterns {
            assert!(!pattern.finds.is_empty() && !pattern.ignores.is_empty(), "{}: give it `finds` and `ignores`", pattern.citation);
            for text in &pattern.finds {
                assert!(pattern.regex.is_match(text), "{} does not find {text:?}", pattern.citation);
            }
            for text in &pattern.ignores {
                assert!(!pattern.regex.is_match(text), "{} finds {text:?}", pattern.citation);
            }
        }
    }
}
