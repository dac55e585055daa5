//! A user's last word on who is who: `merges.csv` and `splits.csv` in the folder of `--dictionaries`.
//!
//! In: the two files. Out: [`Overrides`], pairs of names or ids. Both files have two columns, `name` and `other`; a cell is a name as the
//! tables show it, or an id of the world (`wikidata:Q42`). They overrule everything we would say ourselves.

use crate::dictionaries::Lexicon;
use crate::error::{Error, Result};

/// Pairs that are one thing, and pairs that are two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    /// `merges.csv`.
    pub merges: Vec<(String, String)>,
    /// `splits.csv`.
    pub splits: Vec<(String, String)>,
}

impl Overrides {
    /// Reads the user's files, if there are any.
    ///
    /// # Errors
    /// A file without the two columns, or a line that is no CSV, as `path:line`.
    pub fn load(lexicon: &Lexicon) -> Result<Overrides> {
        let mut overrides = Overrides::default();
        for (path, text) in lexicon.all_files() {
            match path {
                "merges.csv" => overrides.merges.extend(pairs(path, text)?),
                "splits.csv" => overrides.splits.extend(pairs(path, text)?),
                _ => {}
            }
        }
        Ok(overrides)
    }
}

fn pairs(path: &str, text: &str) -> Result<Vec<(String, String)>> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let cure = "the first line is `name,other`; every line after it holds two names or ids";
    let bad = |line: u64, what: &dyn std::fmt::Display| Error::new(format!("{path}:{line}"), what, cure);
    let columns = reader.headers().map_err(|e| bad(1, &e))?.clone();
    let column = |name: &str| columns.iter().position(|c| c == name).ok_or_else(|| bad(1, &format!("no column `{name}`")));
    let (name, other) = (column("name")?, column("other")?);
    let mut out = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|e| bad(e.position().map_or(1, csv::Position::line), &e))?;
        let cell = |i: usize| record.get(i).unwrap_or_default().to_owned();
        if cell(name).is_empty() || cell(other).is_empty() {
            return Err(bad(record.position().map_or(1, csv::Position::line), &"an empty cell"));
        }
        out.push((cell(name), cell(other)));
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_columns_of_names() {
        let read = pairs("merges.csv", "name,other\nAna Cruz,\"Cruz, Ana\"\n").expect("well formed");
        assert_eq!(read, [("Ana Cruz".to_owned(), "Cruz, Ana".to_owned())]);
    }

    #[test]
    fn complaints_have_a_place() {
        let complaint = |text: &str| pairs("splits.csv", text).expect_err("badly formed").to_string();
        assert!(complaint("name\nAna Cruz\n").starts_with("splits.csv:1: no column `other`"));
        assert!(complaint("name,other\nAna Cruz,\n").starts_with("splits.csv:2: an empty cell"));
    }
}
