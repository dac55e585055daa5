//! The small words around roles, from `people/role_words.toml`, and what word lists say of a word.

use super::classes::RoleClasses;
use crate::dictionaries::Lexicon;
use crate::error::{Error, Result};
use crate::model::RoleStatus;
use crate::words;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Small words by their use; all folded.
#[derive(Default)]
pub struct RoleWords {
    sets: BTreeMap<&'static str, BTreeSet<String>>,
    /// What a tag in brackets after a name stands for.
    party_tags: BTreeMap<String, String>,
    status: BTreeMap<String, RoleStatus>,
    classes: RoleClasses,
    /// The classes of the words of grammar, by the hash of the word.
    grammar: HashMap<u64, (String, String), foldhash::fast::FixedState>,
    /// Index of `words/common`.
    common: Vec<u16>,
}

/// Which set of small words.
pub const COPULAS: &str = "copulas";
/// Verbs that give a role.
pub const NAMING: &str = "naming";
/// Between a name and its verb.
pub const BETWEEN: &str = "between";
/// `as` after a verb.
pub const AS_WORDS: &str = "as_words";
/// Verbs that with `as` say a role.
pub const SERVING: &str = "serving";
/// `one` of `one of his lawyers`.
pub const PARTITIVES: &str = "partitives";
/// Prepositions after a role.
pub const OF_WORDS: &str = "of_words";
/// Prepositions that open a sentence.
pub const FRONTING: &str = "fronting";
/// `magazine` of `Time magazine photographer`.
pub const OUTLET_NOUNS: &str = "outlet_nouns";
/// `and`.
pub const AND_WORDS: &str = "and_words";
/// Nouns for a company named before.
pub const COMPANY_NOUNS: &str = "company_nouns";
/// `who`, after a name or what it is called.
pub const RELATIVES: &str = "relatives";
/// Heads that are no roles.
pub const NO_ROLES: &str = "no_roles";

const SETS: [&str; 13] =
    [COMPANY_NOUNS, COPULAS, NAMING, BETWEEN, AS_WORDS, SERVING, PARTITIVES, OF_WORDS, FRONTING, OUTLET_NOUNS, AND_WORDS, RELATIVES, NO_ROLES];

impl RoleWords {
    /// Reads `people/role_words.toml` and the classes of roles of every language.
    ///
    /// # Errors
    /// A file that is no TOML, or a status that is not known.
    pub fn new(lexicon: &Lexicon) -> Result<RoleWords> {
        let mut out = RoleWords { grammar: grammar(lexicon), common: lexicon.about("words/common").collect(), ..RoleWords::default() };
        for (path, text) in lexicon.files("people/role_words.toml") {
            let table: toml::Table = text.parse().map_err(|e: toml::de::Error| {
                let line = e.span().map_or(1, |s| text[..s.start].lines().count().max(1));
                Error::new(format!("dictionaries/{path}:{line}"), e.message(), "the file is TOML: https://toml.io")
            })?;
            for set in SETS {
                out.sets.entry(set).or_default().extend(strings(table.get(set)));
            }
            for (tag, party) in table.get("party_tags").and_then(toml::Value::as_table).into_iter().flatten() {
                out.party_tags.insert(words::fold(tag), party.as_str().unwrap_or_default().to_owned());
            }
            for (status, list) in table.get("status").and_then(toml::Value::as_table).into_iter().flatten() {
                let status = match status.as_str() {
                    "former" => RoleStatus::Former,
                    "acting" => RoleStatus::Acting,
                    "elect" => RoleStatus::Elect,
                    "current" => RoleStatus::Current,
                    other => {
                        return Err(Error::new(
                            format!("dictionaries/{path}"),
                            format!("the status `{other}` is not known"),
                            "former, acting, elect or current",
                        ));
                    }
                };
                out.status.extend(strings(Some(list)).map(|w| (w, status)));
            }
        }
        out.classes = RoleClasses::new(lexicon, &out);
        Ok(out)
    }

    /// The class of a role, as `people/role_classes` has it; empty where it has none.
    #[must_use]
    pub fn class(&self, role: &str, of_place: bool) -> &str {
        self.classes.of(role, of_place, self)
    }

    /// Is a folded word in a set?
    #[must_use]
    pub fn has(&self, set: &str, word: &str) -> bool {
        self.sets.get(set).is_some_and(|s| s.contains(word))
    }

    /// The party a tag stands for.
    #[must_use]
    pub fn party(&self, tag: &str) -> Option<&str> {
        self.party_tags.get(tag).map(String::as_str)
    }

    /// The status a word gives a role.
    #[must_use]
    pub fn status(&self, word: &str) -> Option<RoleStatus> {
        self.status.get(word).copied()
    }

    /// The class of a word of grammar, by its hash: `preposition`, `determiner` …
    #[must_use]
    pub fn grammar(&self, word: &str, hash: u64) -> Option<&str> {
        self.grammar.get(&hash).filter(|(known, _)| known == word).map(|(_, class)| class.as_str())
    }

    /// Can a word stand before a role as an adjective or noun? `strict`: and as nothing else.
    #[must_use]
    pub fn describes(&self, lexicon: &Lexicon, word: &str, strict: bool) -> bool {
        let Some(row) = self.common.iter().find_map(|&l| lexicon.keyed(l, word).next()) else {
            return true;
        };
        let tags = lexicon.row(row).column("tags");
        tags.contains(['N', 'J']) && !tags.contains('F') && !(strict && tags.contains('V'))
    }
}

fn grammar(lexicon: &Lexicon) -> HashMap<u64, (String, String), foldhash::fast::FixedState> {
    let rows = lexicon.about("words/function_words").flat_map(|l| lexicon.list(l).rows());
    rows.map(|r| (words::fold(lexicon.row(r).name()), lexicon.row(r).column("class").to_owned()))
        .map(|(word, class)| (words::hash(word.as_bytes()), (word, class)))
        .collect()
}

fn strings(value: Option<&toml::Value>) -> impl Iterator<Item = String> {
    value.and_then(toml::Value::as_array).into_iter().flatten().filter_map(|v| v.as_str().map(words::fold))
}
