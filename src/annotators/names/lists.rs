//! The lists and the words of language.toml, as the rooms beside this one ask for them.
//!
//! In: the lexicon. Out: numbers of lists, hashes of words. Absent: what they are asked for.

use crate::dictionaries::Lexicon;
use crate::error::Result;
use crate::words;
use std::collections::HashSet;
use std::sync::Arc;

/// Countries and their divisions of the first order.
pub(super) const LANDS: [&str; 2] = ["places/countries", "places/admin1"];
/// People whom news names often.
pub(super) const FAMOUS: [&str; 3] = ["people/officeholders", "people/notable", "people/notable_recent"];
/// Lists that hold words of names, or what is called after names, and no names.
const NO_NAMES: [&str; 5] = ["organizations/legal_forms", "organizations/heads", "organizations/institutes", "places/designators", "places/demonyms"];

/// Hashes of folded words.
pub(super) type Hashes = HashSet<u64, foldhash::fast::FixedState>;

/// What is gathered from.
pub(super) struct Gather<'l> {
    lexicon: &'l Lexicon,
    legal_words: Arc<Hashes>,
}

impl<'l> Gather<'l> {
    pub(super) fn new(lexicon: &'l Lexicon) -> Gather<'l> {
        let rows = lexicon.about("organizations/legal_forms").flat_map(|l| lexicon.list(l).rows());
        let names = rows.map(|row| lexicon.row(row).name().trim_end_matches('.')).filter(|name| name.chars().all(char::is_alphabetic));
        let legal_words = names.map(|name| words::hash(words::fold(name).as_bytes())).collect();
        Gather { lexicon, legal_words: Arc::new(legal_words) }
    }

    /// The lists of these subjects.
    pub(super) fn about(&self, subjects: &[&str]) -> Vec<u16> {
        subjects.iter().flat_map(|subject| self.lexicon.about(subject)).collect()
    }

    /// All lists of a folder.
    pub(super) fn under(&self, folder: &str) -> Vec<u16> {
        (0..self.lexicon.lists().len() as u16).filter(|&l| self.subject(l).starts_with(folder)).collect()
    }

    /// The lists of a folder that hold names.
    pub(super) fn names_under(&self, folder: &str) -> Vec<u16> {
        self.under(folder).into_iter().filter(|&l| !NO_NAMES.contains(&self.subject(l))).collect()
    }

    /// The subject of a list.
    pub(super) fn subject(&self, list: u16) -> &'l str {
        self.lexicon.list(list).subject()
    }

    /// The words under a key of language.toml.
    pub(super) fn words<H: FromIterator<u64>>(&self, key: &str) -> Result<H> {
        Ok(self.lexicon.language(key)?.iter().map(|word| words::hash(words::fold(word).as_bytes())).collect())
    }

    /// Those words as they stand there.
    pub(super) fn spelt(&self, key: &str) -> Result<Vec<String>> {
        self.lexicon.language(key)
    }

    /// The legal forms of one word, without their points: `Co` as well as `Co.`.
    pub(super) fn legal_words(&self) -> Arc<Hashes> {
        Arc::clone(&self.legal_words)
    }
}
