//! The format of one list file: a header of `# key: value` lines, a line of column names, then one entry a line.
//!
//! Shared by the build script, which compiles our own lists into the binary, and by the program, which reads a user's.

use std::collections::BTreeMap;

/// How the entries of a list are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matching {
    /// At capitalised words, by a walk through the compiled fst: the big lists of names.
    Gazetteer,
    /// Anywhere, in any case, by one Aho-Corasick pass: small lists of words.
    Terms,
    /// Not in the text: only looked up by exact folded name.
    Keyed,
    /// Not in the text: each row is a piece of evidence and its weights.
    Weights,
}

/// The header of a list.
#[derive(Clone, Debug)]
pub struct Header {
    /// `# title:`
    pub title: String,
    /// `# source:`
    pub source: String,
    /// `# SPDX-License-Identifier:`
    pub licence: String,
    /// `# match:`
    pub matching: Matching,
    /// The column names; the first is always `name`.
    pub columns: Vec<String>,
    /// Byte where the first entry begins.
    pub body: usize,
    /// Line number of the first entry, from 1.
    pub first_line: u32,
}

impl Header {
    /// The column that says what an entry is, where there is one.
    #[must_use]
    pub fn class_column(&self) -> Option<usize> {
        self.first_of(&["class", "type", "place_type", "feature", "kind"])
    }

    /// The column that says how big an entry is, where there is one.
    #[must_use]
    pub fn size_column(&self) -> Option<usize> {
        self.first_of(&["population", "count", "frequency"])
    }

    fn first_of(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|n| self.columns.iter().position(|c| c == n))
    }
}

/// An entry in short: what the names decision reads of each match, so that it need not open the row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Digest {
    /// The number of its class, from 1; 0 = none.
    pub class: u16,
    /// How many digits its size has; 0 = none.
    pub digits: u8,
}

impl Digest {
    /// Of an entry line; a class not met before gets the next number.
    #[must_use]
    pub fn of(line: &str, header: &Header, classes: &mut BTreeMap<String, u16>) -> Digest {
        let cell = |column: Option<usize>| column.and_then(|c| line.split('\t').nth(c)).filter(|c| !c.is_empty() && !c.contains(' '));
        let class = cell(header.class_column()).map_or(0, |c| match classes.get(c) {
            Some(&number) => number,
            None => {
                let number = classes.len() as u16 + 1;
                classes.insert(c.to_owned(), number);
                number
            }
        });
        let digits = cell(header.size_column()).map_or(0, |c| c.bytes().take_while(u8::is_ascii_digit).count().min(9) as u8);
        Digest { class, digits }
    }

    /// As one number.
    #[must_use]
    pub fn packed(self) -> u32 {
        (u32::from(self.class) << 8) | u32::from(self.digits)
    }

    /// Back from [`Digest::packed`].
    #[must_use]
    pub fn unpacked(number: u32) -> Digest {
        Digest { class: (number >> 8) as u16, digits: number as u8 }
    }
}

/// A complaint about a list: line (from 1), what is wrong, what to do.
#[derive(Debug)]
pub struct Complaint {
    /// Line in the file, from 1.
    pub line: usize,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub cure: String,
}

const KEYS: [&str; 6] = ["title", "about", "source", "retrieved", "SPDX-License-Identifier", "match"];

/// Reads the header of a list.
///
/// # Errors
/// A missing or unknown header line, or columns that do not begin with `name`.
pub fn header(text: &str) -> Result<Header, Complaint> {
    let mut found: [Option<String>; 6] = Default::default();
    let mut at = 0;
    let mut line_number = 0;
    for line in text.split_inclusive('\n') {
        line_number += 1;
        let bare = line.trim_end_matches(['\n', '\r']);
        if let Some(comment) = bare.strip_prefix('#') {
            at += line.len();
            if let Some((key, value)) = comment.split_once(':')
                && let Some(i) = KEYS.iter().position(|k| *k == key.trim())
            {
                found[i] = Some(value.trim().to_owned());
            }
            continue;
        }
        let columns: Vec<String> = bare.split('\t').map(str::to_owned).collect();
        let body = at + line.len();
        return finish(found, columns, body, line_number);
    }
    Err(Complaint {
        line: line_number.max(1),
        what: "no line of column names".into(),
        cure: "after the # lines, name the columns, separated by tabs; the first is `name`".into(),
    })
}

fn finish(mut found: [Option<String>; 6], columns: Vec<String>, body: usize, line: usize) -> Result<Header, Complaint> {
    if columns[0] != "name" {
        return Err(Complaint {
            line,
            what: format!("the first column is `{}`, not `name`", columns[0]),
            cure: "the first line without # names the columns; the first column is `name`, the form to be found".into(),
        });
    }
    if let Some(i) = found.iter().position(Option::is_none) {
        return Err(Complaint {
            line: 1,
            what: format!("the header has no `# {}:` line", KEYS[i]),
            cure: format!("a list opens with these lines: {}", KEYS.map(|k| format!("# {k}:")).join(" ")),
        });
    }
    let mut take = |i: usize| found[i].take().unwrap_or_default();
    let matching = match take(5).as_str() {
        "gazetteer" => Matching::Gazetteer,
        "terms" => Matching::Terms,
        "keyed" => Matching::Keyed,
        "weights" => Matching::Weights,
        other => {
            return Err(Complaint {
                line: 1,
                what: format!("`# match: {other}` is not known"),
                cure: "gazetteer (capitalised names), terms (any case, small) keyed (looked up, never searched) or weights (pieces of evidence)".into(),
            });
        }
    };
    Ok(Header { title: take(0), source: take(2), licence: take(4), matching, columns, body, first_line: line as u32 + 1 })
}

/// The surface forms of an entry line: its name and its aliases.
pub fn forms<'t>(line: &'t str, columns: &[String]) -> impl Iterator<Item = &'t str> {
    let aliases = columns.iter().position(|c| c == "aliases").and_then(|i| line.split('\t').nth(i)).unwrap_or("");
    let name = line.split('\t').next().unwrap_or("");
    std::iter::once(name).chain(aliases.split('|').filter(|a| !a.is_empty()))
}
