//! Patterns: regular expressions with named groups, each with what it must find and what it must not.
//!
//! A `patterns.toml` holds `[[pattern]]` tables with `name`, `regex`, `finds`, `ignores`, and whatever else the room that uses them
//! wants (kept in `extra`). `%{subject}` inside a regex stands for the names of that list, longest first; `%{letters}` and
//! `%{capitals}`, inside square brackets, for the letters of Latin scripts: the full Unicode classes cost milliseconds each to compile.

use super::Lexicon;
use crate::error::{Error, Result};
use regex::Regex;

/// The letters of Latin scripts, small and cheap. Among the extended letters, small and capital alternate, so `capitals` has both.
const LETTERS: [(&str, &str); 2] = [("letters", r"A-Za-z\x{c0}-\x{24f}\x{1e00}-\x{1eff}"), ("capitals", r"A-Z\x{c0}-\x{d6}\x{d8}-\x{de}\x{100}-\x{17f}")];

/// One pattern, ready to search with.
#[derive(Debug)]
pub struct Pattern {
    /// Its name; a reason cites it as `en/text/zones:name`.
    pub citation: String,
    /// Its name alone.
    pub name: String,
    /// The compiled expression.
    pub regex: Regex,
    /// Texts it must find something in.
    pub finds: Vec<String>,
    /// Look-alikes it must find nothing in.
    pub ignores: Vec<String>,
    /// The other keys of its table.
    pub extra: toml::Table,
}

impl Lexicon {
    /// The patterns of every file `<language>/<subject>.toml`, in file order.
    ///
    /// # Errors
    /// A file that is no TOML, a pattern without name or regex, a regex that does not compile, an unknown `%{list}`.
    pub fn patterns(&self, subject: &str) -> Result<Vec<Pattern>> {
        let file = format!("{subject}.toml");
        let mut out = Vec::new();
        for (path, text) in self.files(&file) {
            let table: toml::Table = text.parse().map_err(|e: toml::de::Error| {
                let line = e.span().map_or(1, |s| text[..s.start].lines().count().max(1));
                Error::new(format!("dictionaries/{path}:{line}"), e.message(), "the file is TOML: https://toml.io")
            })?;
            for entry in table.get("pattern").and_then(toml::Value::as_array).into_iter().flatten() {
                out.push(self.pattern(path, text, entry)?);
            }
        }
        Ok(out)
    }

    fn pattern(&self, path: &str, text: &str, entry: &toml::Value) -> Result<Pattern> {
        let mut extra = entry.as_table().cloned().unwrap_or_default();
        let mut string = |key: &str| extra.remove(key).and_then(|v| v.as_str().map(str::to_owned));
        let name = string("name").unwrap_or_default();
        let regex = string("regex").unwrap_or_default();
        let line = text.lines().position(|l| l.contains(&format!("\"{name}\""))).map_or(1, |l| l + 1);
        let place = format!("dictionaries/{path}:{line}");
        if name.is_empty() || regex.is_empty() {
            return Err(Error::new(place, "a [[pattern]] without `name` or `regex`", "give it both"));
        }
        let regex = self.expand(&regex).map_err(|what| Error::new(&place, what, "name a list by its subject, as in %{dates/months}"))?;
        let regex = Regex::new(&regex).map_err(|e| Error::new(&place, e, "see https://docs.rs/regex for the syntax"))?;
        let mut strings = |key: &str| match extra.remove(key) {
            Some(toml::Value::Array(a)) => a.iter().filter_map(|v| v.as_str().map(str::to_owned)).collect(),
            _ => Vec::new(),
        };
        let (finds, ignores) = (strings("finds"), strings("ignores"));
        let citation = format!("{}:{name}", path.trim_end_matches(".toml"));
        Ok(Pattern { citation, name, regex, finds, ignores, extra })
    }

    /// Puts the names of lists in the place of `%{subject}`.
    fn expand(&self, regex: &str) -> std::result::Result<String, String> {
        let mut out = String::new();
        let mut rest = regex;
        while let Some(start) = rest.find("%{") {
            let end = rest[start..].find('}').map(|e| start + e).ok_or("`%{` without `}`")?;
            let subject = &rest[start + 2..end];
            if let Some(class) = LETTERS.iter().find(|(name, _)| *name == subject) {
                out += &rest[..start];
                out += class.1;
                rest = &rest[end + 1..];
                continue;
            }
            let mut names: Vec<String> = self.about(subject).flat_map(|l| self.list(l).rows()).map(|r| regex::escape(self.row(r).name())).collect();
            if names.is_empty() {
                return Err(format!("no list `{subject}`"));
            }
            names.sort_by_key(|n| (std::cmp::Reverse(n.len()), n.clone()));
            out += &rest[..start];
            out += &format!("(?:{})", names.join("|"));
            rest = &rest[end + 1..];
        }
        Ok(out + rest)
    }
}
