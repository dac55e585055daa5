//! What is wrong, or not meant, in dictionaries that load: `gleaner check`.
//!
//! In: the [`Lexicon`]. Out: [`Complaint`]s, each with its place and a cure. What does not even load is an error with a place already.
//! Names that several rows of one list bear (towns, namesakes) are no fault as long as something tells the rows apart.

use super::list::{self, Matching};
use super::{Lexicon, List, Row};
use crate::model::RowId;
use crate::words;
use std::collections::HashMap;

/// One thing to mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// `path:line`, relative to the dictionaries folder.
    pub place: String,
    /// `badly-formed`, `unsorted`, `duplicate`, `shadowed`, `ambiguous`, `pattern`.
    pub code: &'static str,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub cure: String,
}

impl Lexicon {
    /// Complaints about our lists, or about the user's own where there are some, in the order of their places.
    #[must_use]
    pub fn lint(&self) -> Vec<Complaint> {
        let own = self.lists().iter().any(|l| l.user);
        let mut out = Vec::new();
        for list in self.lists().iter().filter(|l| l.user == own) {
            self.badly_formed(list, &mut out);
            self.unsorted(list, &mut out);
            self.duplicates(list, &mut out);
        }
        if own {
            self.ambiguous(&mut out);
        }
        self.patterns_amiss(own, &mut out);
        out
    }

    fn badly_formed(&self, list: &List, out: &mut Vec<Complaint>) {
        let columns = list.header.columns.len();
        for row in list.rows().map(|r| self.row(r)) {
            let cells = row.cells().count();
            if cells != columns {
                let what = format!("{cells} cells, the header names {columns} columns");
                out.push(complaint(row, "badly-formed", what, "one tab between two cells, none at the end; a cell may be empty"));
            } else if row.name().trim() != row.name() || words::fold(row.name()).is_empty() {
                let what = format!("`{}` cannot be found in a text", row.name());
                out.push(complaint(row, "badly-formed", what, "the first cell is the name, without spaces around it"));
            }
        }
    }

    /// Lists in which the order says nothing are sorted, so that an entry is found and a change is seen.
    fn unsorted(&self, list: &List, out: &mut Vec<Complaint>) {
        if list.header.matching == Matching::Keyed {
            return;
        }
        let names: Vec<&str> = list.rows().map(|r| self.row(r).name()).collect();
        let folded = |name: &str| words::fold(name);
        if names.is_sorted() || names.is_sorted_by_key(|n| folded(n)) || names.is_sorted_by_key(|n| n.to_lowercase()) {
            return;
        }
        let at = names.windows(2).position(|w| w[0] > w[1]).map_or(0, |i| i + 1);
        if let Some(row) = list.rows().nth(at) {
            let what = format!("`{}` stands after `{}`", names[at], names[at.saturating_sub(1)]);
            out.push(complaint(self.row(row), "unsorted", what, "sort the entries by name (LC_ALL=C sort)"));
        }
    }

    /// Two rows of a list with the same name, in any case and accent, and nothing that tells them apart.
    fn duplicates(&self, list: &List, out: &mut Vec<Complaint>) {
        let mut seen: HashMap<u64, RowId, foldhash::fast::FixedState> = HashMap::default();
        let mut key = String::new();
        for id in list.rows() {
            let row = self.row(id);
            // As the matchers see it: `Dr.` is two tokens, `Dr` one, and both are wanted.
            key.clear();
            key.push_str(&words::fold(row.name()));
            for cell in row.cells().skip(1) {
                key.push('\t');
                key.push_str(cell);
            }
            if let Some(&first) = seen.get(&words::hash(key.as_bytes())) {
                let first = self.row(first);
                let what = format!("`{}` is `{}` of line {} again", row.name(), first.name(), line(first));
                out.push(complaint(row, "duplicate", what, "take one of them out: one entry stands for all cases and accents"));
            } else {
                seen.insert(words::hash(key.as_bytes()), id);
            }
        }
    }

    /// Forms that a user's lists give to things of two kinds, and those that can never win.
    fn ambiguous(&self, out: &mut Vec<Complaint>) {
        let mut seen: HashMap<String, RowId> = HashMap::new();
        for list in self.lists().iter().filter(|l| l.user && l.header.matching != Matching::Keyed) {
            for id in list.rows() {
                let row = self.row(id);
                for form in list::forms(row.line(), &list.header.columns) {
                    let Some(&first) = seen.get(&words::fold(form)) else {
                        seen.insert(words::fold(form), id);
                        continue;
                    };
                    let other = self.row(first);
                    if first == id {
                        continue;
                    }
                    let (here, there) = (about(list), about(other.list));
                    if here == there {
                        let what = format!("`{form}` is already taken by {}", place(other));
                        out.push(complaint(row, "shadowed", what, "keep the form with one of the two entries"));
                    } else {
                        let what = format!("`{form}` is of {here} here and of {there} in {}", place(other));
                        out.push(complaint(row, "ambiguous", what, "give the form to one of them, or write the longer form"));
                    }
                }
            }
        }
    }

    /// Patterns that do not find what they say they find, or find what they say they ignore.
    fn patterns_amiss(&self, own: bool, out: &mut Vec<Complaint>) {
        let mut subjects: Vec<&str> =
            self.all_files().filter(|(_, text)| text.contains("\n[[pattern]]")).filter_map(|(path, _)| path.split_once('/')).map(|(_, s)| s).collect();
        subjects.dedup();
        for subject in subjects.iter().filter_map(|s| s.strip_suffix(".toml")) {
            match self.patterns(subject) {
                Err(error) => {
                    let shown = error.to_string();
                    let (what, cure) = shown.split_once("\n  ").unwrap_or((&shown, ""));
                    let what = what.trim_start_matches(error.place()).trim_start_matches(": ").to_owned();
                    out.push(Complaint { place: error.place().to_owned(), code: "pattern", what, cure: cure.to_owned() });
                }
                Ok(patterns) => {
                    for pattern in patterns {
                        let missed = pattern.finds.iter().filter(|t| !pattern.regex.is_match(t)).map(|t| format!("does not find {t:?}"));
                        let caught = pattern.ignores.iter().filter(|t| pattern.regex.is_match(t)).map(|t| format!("finds {t:?}"));
                        let bare = (!own && (pattern.finds.is_empty() || pattern.ignores.is_empty())).then(|| "has no `finds` or no `ignores`".to_owned());
                        for what in missed.chain(caught).chain(bare) {
                            let cure = "mend the regex or the examples; each yes has a no that looks like it".to_owned();
                            out.push(Complaint {
                                place: self.pattern_place(&pattern.citation),
                                code: "pattern",
                                what: format!("`{}` {what}", pattern.name),
                                cure,
                            });
                        }
                    }
                }
            }
        }
    }

    /// What a reason cites: `en/people/titles:12` as the cells of that line under their columns, `en/text/zones:byline` as the lines of
    /// that pattern or rule. The user's own list comes first.
    #[must_use]
    pub fn cited(&self, citation: &str) -> Option<String> {
        let (path, entry) = citation.rsplit_once(':')?;
        let Ok(number) = entry.parse::<u32>() else {
            let (_, text) = self.all_files().find(|(p, _)| p.strip_suffix(".toml") == Some(path))?;
            let named = format!("name = \"{entry}\"");
            let lines = text.lines().skip_while(|l| l.trim() != named).take_while(|l| !l.starts_with('[') && !l.is_empty());
            let lines: Vec<&str> = lines.filter(|l| !l.starts_with("finds") && !l.starts_with("ignores")).collect();
            return (!lines.is_empty()).then(|| lines.join("; "));
        };
        let list = self.lists().iter().rev().find(|l| l.path == path)?;
        let row = self.row(list.rows().nth(number.checked_sub(list.header.first_line)? as usize)?);
        let cells = list.header.columns.iter().zip(row.cells()).filter(|(_, cell)| !cell.is_empty());
        let cells: Vec<String> = cells.map(|(column, cell)| format!("{column} {cell}")).collect();
        Some(format!("{} ({})", cells.join(", "), list.header.title))
    }

    /// `en/text/zones:byline` as `en/text/zones.toml:12`.
    fn pattern_place(&self, citation: &str) -> String {
        let (path, name) = citation.rsplit_once(':').unwrap_or((citation, ""));
        let file = format!("{path}.toml");
        let text = self.all_files().find(|(p, _)| *p == file).map_or("", |(_, text)| text);
        let line = text.lines().position(|l| l.contains(&format!("\"{name}\""))).map_or(1, |l| l + 1);
        format!("{file}:{line}")
    }
}

fn complaint(row: Row, code: &'static str, what: String, cure: &str) -> Complaint {
    Complaint { place: place(row), code, what, cure: cure.to_owned() }
}

/// `en/people/titles.tsv:12`.
fn place(row: Row) -> String {
    format!("{}.tsv:{}", row.list.path, line(row))
}

fn line(row: Row) -> u32 {
    row.list.header.first_line + row.number
}

/// What a list is about: `people`, `organizations`, `places`, …
fn about(list: &List) -> &str {
    list.subject().split('/').next().unwrap_or("")
}
