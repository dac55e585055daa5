//! `gleaner explain ID`: why a row exists.
//!
//! In: an id from any table, and the folder of the tables. Out: the row, the dictionary entries its reason cites, and the sentence it
//! stands in, as far as the text is still to be found (`texts/`, else the source it was read from).

use gleaner::dictionaries::Lexicon;
use gleaner::readers::{Options, Readers, Record, sources};
use gleaner::tables::{Table, tables, unguarded};
use gleaner::{Error, Result};
use regex::Regex;
use std::fmt::Write as _;
use std::io::Write as _;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::ExitCode;

/// Rows of one table that are shown for an id they only point to; of its names, and of what was kept apart from it, more.
const FEW: usize = 5;
const MANY: usize = 50;
/// The tables that say who is who.
const WHO: [&str; 2] = ["names", "apart"];
/// The tables of things.
const THINGS: [&str; 3] = ["people", "organizations", "places"];
/// Code points shown before and after the words of a row.
const AROUND: usize = 120;

/// Prints all that is known about an id; exit status 1 if no table has it.
pub fn explain(id: &str, folder: &Path, dictionaries: Option<&Path>) -> Result<ExitCode> {
    let lexicon = Lexicon::load(dictionaries)?;
    let citation = Regex::new(r"\b[a-z]+/[a-z0-9_/]+:[a-z0-9_.]+").map_err(|e| Error::new("explain", e, ""))?;
    let mut explanation = Explanation { folder, lexicon, citation, text: String::new() };
    let (mut found, mut is_thing) = (false, false);
    for table in tables() {
        let has = explanation.table(&table, id)?;
        found |= has;
        is_thing |= has && THINGS.contains(&table.name);
    }
    if is_thing {
        explanation.mentions(id)?;
    }
    if !found {
        return Err(Error::new(folder.display(), format!("no table has the id `{id}`"), "take an id from a table there, or name the folder with --output"));
    }
    std::io::stdout().write_all(explanation.text.as_bytes()).map_err(|e| Error::new("standard output", e, ""))?;
    Ok(ExitCode::SUCCESS)
}

struct Explanation<'a> {
    folder: &'a Path,
    lexicon: Lexicon,
    citation: Regex,
    text: String,
}

impl Explanation<'_> {
    /// Shows the row an id names, or a few of those that point to it.
    fn table(&mut self, table: &Table, id: &str) -> Result<bool> {
        let names_a_row = table.key.len() == 1;
        let ids: Vec<usize> = (0..table.columns.len()).filter(|&i| table.columns[i].name.ends_with("_id")).collect();
        let (mut hits, mut rows) = (0, Vec::new());
        self.read(table, &mut |cells| {
            let mine = ids.iter().any(|&i| cells[i] == id);
            hits += usize::from(mine);
            if mine && rows.len() < if WHO.contains(&table.name) { MANY } else { FEW } {
                rows.push(cells.to_vec());
            }
            // Nothing else has the id of a row's own key.
            !(mine && names_a_row && cells[0] == id)
        })?;
        let own = names_a_row && rows.first().is_some_and(|r| r[0] == id);
        for cells in &rows {
            if own {
                self.row(table, cells)?;
            } else {
                self.line(table, cells, id);
            }
        }
        if hits > rows.len() {
            let _ = writeln!(self.text, "{}  … and {} more", table.name, hits - rows.len());
        }
        Ok(hits > 0)
    }

    /// Where the text first has each form of a thing, and why it is this thing there.
    fn mentions(&mut self, id: &str) -> Result<()> {
        let all = tables();
        let Some(table) = all.iter().find(|table| table.name == "mentions") else { return Ok(()) };
        let at = |name: &str| table.columns.iter().position(|c| c.name == name).unwrap_or_default();
        let (entity, surface, reason) = (at("entity_id"), at("surface"), at("reason"));
        let mut first: std::collections::BTreeMap<String, (String, String, usize)> = std::collections::BTreeMap::new();
        self.read(table, &mut |cells| {
            if cells[entity] == id && (first.len() < MANY || first.contains_key(&cells[surface])) {
                let seen = first.entry(cells[surface].clone()).or_insert_with(|| (cells[0].clone(), cells[reason].clone(), 0));
                seen.2 += 1;
            }
            true
        })?;
        for (surface, (mention, reason, n)) in first {
            let why = reason.find("; who: ").or_else(|| reason.find("; over the run: ")).map_or("", |at| &reason[at + 2..]);
            let _ =
                writeln!(self.text, "form  {} · {n} mentions · first {mention}{}{why}", surface.replace('\n', " "), if why.is_empty() { "" } else { " · " });
        }
        Ok(())
    }

    /// Hands each row's cells to `each` until it says false.
    fn read(&self, table: &Table, each: &mut dyn FnMut(&[String]) -> bool) -> Result<()> {
        let path = self.folder.join(format!("{}.csv", table.name));
        let bad = |e: &dyn std::fmt::Display| Error::new(path.display(), e, "name a folder that gleaner has written, with --output");
        let mut file = std::fs::File::open(&path).map_err(|e| bad(&e))?;
        let mut mark = [0; 3];
        let has_mark = std::io::Read::read_exact(&mut file, &mut mark).is_ok() && mark == [0xef, 0xbb, 0xbf];
        if !has_mark {
            std::io::Seek::rewind(&mut file).map_err(|e| bad(&e))?;
        }
        let mut reader = csv::Reader::from_reader(std::io::BufReader::new(file));
        for record in reader.records() {
            let record = record.map_err(|e| bad(&e))?;
            let cells: Vec<String> = record.iter().map(|c| unguarded(c).to_owned()).collect();
            if cells.len() < table.columns.len() {
                return Err(bad(&"the columns are not those of this version of gleaner"));
            }
            if !each(&cells) {
                break;
            }
        }
        Ok(())
    }

    /// The row an id names: every cell that holds something, what its reason cites, and where it stands.
    fn row(&mut self, table: &Table, cells: &[String]) -> Result<()> {
        let _ = writeln!(self.text, "{}", table.name);
        for (column, cell) in table.columns.iter().zip(cells).filter(|(_, c)| !c.is_empty()) {
            let _ = writeln!(self.text, "  {:<16} {}", column.name, cell.replace('\n', "\n                   "));
        }
        let cell = |name: &str| table.columns.iter().position(|c| c.name == name).map_or("", |i| cells[i].as_str());
        self.cited(cell("reason"));
        let (start, end) = (cell("start").parse().ok(), cell("end").parse().ok());
        if let (Some(start), Some(end), false) = (start, end, table.name == "articles") {
            self.sentence(cell("article_id"), cells[0].contains(":t"), start, end)?;
        }
        Ok(())
    }

    /// A row that only points to an id, on one line.
    fn line(&mut self, table: &Table, cells: &[String], id: &str) {
        let shown = table.columns.iter().zip(cells).filter(|(_, c)| !c.is_empty() && *c != id);
        let shown: Vec<String> = shown.map(|(column, cell)| format!("{} {}", column.name, cell.replace('\n', " "))).collect();
        let _ = writeln!(self.text, "{}  {}", table.name, shown.join(" · "));
    }

    /// The dictionary entries a reason cites, each as its file has it.
    fn cited(&mut self, reason: &str) {
        for citation in self.citation.find_iter(reason) {
            if let Some(entry) = self.lexicon.cited(citation.as_str()) {
                let _ = writeln!(self.text, "    {} = {entry}", citation.as_str());
            }
        }
    }

    /// The words around a place, the place in brackets.
    fn sentence(&mut self, article_id: &str, in_title: bool, start: usize, end: usize) -> Result<()> {
        let Some(text) = self.article_text(article_id, in_title)? else {
            let _ = writeln!(self.text, "  (the text is not to be found any more; --save-text keeps it beside the tables)");
            return Ok(());
        };
        let piece = |from: usize, to: usize| text.chars().skip(from).take(to.saturating_sub(from)).collect::<String>().replace(['\n', '\r'], " ");
        let from = start.saturating_sub(AROUND);
        let _ = writeln!(self.text, "  … {}[{}]{} …", piece(from, start), piece(start, end), piece(end, end + AROUND));
        Ok(())
    }

    fn article_text(&self, article_id: &str, title: bool) -> Result<Option<String>> {
        if !title && let Ok(text) = std::fs::read_to_string(self.folder.join("texts").join(format!("{article_id}.txt"))) {
            return Ok(Some(text));
        }
        let mut origin = None;
        let [articles, ..] = tables();
        self.read(&articles, &mut |cells| {
            if cells[0] == article_id {
                origin = Some((cells[1].clone(), cells[2].parse::<u64>().unwrap_or(0)));
            }
            origin.is_none()
        })?;
        let Some((file, number)) = origin.filter(|(file, _)| Path::new(file).exists()) else { return Ok(None) };
        let readers = Readers::new(&self.lexicon, Options::default())?;
        let mut found = None;
        for source in sources(&[file])? {
            let _ = readers.read(&source, &mut |record| match record {
                Record::Article(article) if article.source_record == number => {
                    found = Some(if title { article.title.clone() } else { article.text.clone() });
                    ControlFlow::Break(())
                }
                _ => ControlFlow::Continue(()),
            });
        }
        Ok(found)
    }
}
