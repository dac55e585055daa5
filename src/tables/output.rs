//! The tables of a run as they grow, and their end.
//!
//! In: the [`Rows`] of each article and the problems, in reading order. Out: the files. What needs no id of an entity is written at once;
//! the rest waits in the spill until the last article is read. In memory: the run's distinct names, nothing else that grows.

use super::article_entities::ArticleEntityRow;
use super::cells::{ArticleId, Sha256, Sheet, Style, Wanted};
use super::datapackage::{self, RunInfo};
use super::folder::{FileFacts, Folder, TableFile};
use super::names::NameRow;
use super::schema::Row;
use super::spill::{Spill, Spilled, SpilledEntity, SpilledSheet};
use super::{Rows, organizations, people, places, problems, tables};
use crate::consolidate::{Consolidator, GlobalEntity, Overrides};
use crate::error::Result;
use crate::model::{Kind, Problem, Severity};
use crate::pipeline::Pipeline;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// The tables of a run.
pub struct Output {
    folder: Folder,
    style: Style,
    /// By table name.
    files: BTreeMap<&'static str, TableFile>,
    spill: Spill,
    consolidator: Consolidator,
    severities: BTreeMap<Severity, u64>,
    texts: bool,
}

/// A file that was written beside the tables: the same rows in another format.
#[derive(Clone, Debug)]
pub struct Beside {
    /// Its file name.
    pub name: String,
    /// Its length.
    pub bytes: u64,
    /// SHA-256 of its bytes.
    pub sha256: Sha256,
}

/// What was written: for the closing summary.
#[derive(Debug, Default)]
pub struct Written {
    /// Rows of each table.
    pub rows: BTreeMap<&'static str, u64>,
    /// Problems by severity.
    pub severities: BTreeMap<Severity, u64>,
    /// The things with most mentions, a few of each kind: kind, name, mentions, articles.
    pub top: Vec<(Kind, String, u64, u64)>,
}

const SEAL: &str = "datapackage.json";
const TEXTS: &str = "texts";
/// The tables with holes, in the order of [`Spilled::sheets`].
const SPILLED: [&str; 3] = ["mentions", "roles", "quotes"];

impl Output {
    /// Takes hold of the output folder. With `texts`, the text of each article is kept there too; `overrides` is the user's last word on
    /// who is who.
    ///
    /// # Errors
    /// The folder cannot be made or written to, or another run holds it.
    pub fn create(path: &Path, style: Style, texts: bool, overrides: Overrides) -> Result<Output> {
        let folder = Folder::hold(path)?;
        let mut files = BTreeMap::new();
        for table in tables() {
            files.insert(table.name, TableFile::create(&folder, &table, style)?);
        }
        if texts {
            std::fs::create_dir(folder.staging().join(TEXTS)).map_err(|e| folder.error(TEXTS, &e))?;
        }
        let spill = Spill::new(folder.staging()).map_err(|e| folder.error("", &e))?;
        Ok(Output { folder, style, files, spill, consolidator: Consolidator::new(overrides), severities: BTreeMap::new(), texts })
    }

    /// Appends the rows of the next article; `text` is its text as it was given.
    ///
    /// # Errors
    /// The disk does not take them.
    pub fn article(&mut self, rows: Rows, text: &str) -> Result<()> {
        let entities = rows
            .sightings
            .into_iter()
            .map(|mut s| SpilledEntity {
                mentions: s.mentions,
                first_start: s.first_start,
                in_title: s.in_title,
                quotes: s.quotes,
                reason: std::mem::take(&mut s.reason),
                profile: self.consolidator.add(s),
            })
            .collect();
        let spilled = Spilled {
            article_id: rows.identity.article_id.0,
            published: rows.published,
            entities,
            sheets: [rows.mentions, rows.roles, rows.quotes].map(|s| SpilledSheet { bytes: s.bytes, holes: s.holes, rows: s.rows }),
        };
        self.spill.push(&spilled).map_err(|e| self.folder.error("", &e))?;
        for problem in rows.severities {
            *self.severities.entry(problem).or_default() += 1;
        }
        for (table, sheet) in [("articles", rows.articles), ("dates", rows.dates), ("quote_parts", rows.quote_parts), ("problems", rows.problems)] {
            self.append(table, &sheet)?;
        }
        if self.texts {
            let name = format!("{TEXTS}/{}.txt", rows.identity.article_id);
            std::fs::write(self.folder.staging().join(&name), text).map_err(|e| self.folder.error(&name, &e))?;
        }
        Ok(())
    }

    /// Appends a problem with a record no article came of, or with a file as a whole.
    ///
    /// # Errors
    /// The disk does not take it.
    pub fn problem(&mut self, problem: &Problem) -> Result<()> {
        *self.severities.entry(problem.severity).or_default() += 1;
        let mut sheet = Sheet::new(self.style);
        problems::push(problem, &mut sheet);
        self.append("problems", &sheet)
    }

    /// Settles who is who, fills the holes, and puts everything in its place. `beside` is called once with the folder in which the finished
    /// tables lie, still hidden, and may write files there: they appear together with the tables.
    ///
    /// # Errors
    /// The disk does not take it, or `beside` fails; then the folder holds what it held before.
    pub fn finish(mut self, pipeline: &Pipeline, run: &RunInfo, beside: &mut dyn FnMut(&Path) -> Result<Vec<Beside>>) -> Result<Written> {
        let (of, mut entities) = std::mem::take(&mut self.consolidator).finish(pipeline);
        self.fill(&of, &mut entities)?;
        // What is named most stands first.
        entities.sort_by(|a, b| (a.kind, b.mentions, &a.id).cmp(&(b.kind, a.mentions, &b.id)));
        self.entity_tables(&entities)?;
        let mut facts: Vec<FileFacts> = Vec::new();
        let mut written = Written { severities: self.severities, ..Written::default() };
        for table in tables() {
            let file = self.files.remove(table.name).expect("every table has been created");
            let name = file.name.clone();
            written.rows.insert(table.name, file.rows());
            facts.push(file.finish().map_err(|e| self.folder.error(&name, &e))?);
        }
        let beside = beside(self.folder.staging())?;
        let package = datapackage::json(&facts, &beside, run, pipeline.lexicon(), self.style);
        std::fs::write(self.folder.staging().join(SEAL), package).map_err(|e| self.folder.error(SEAL, &e))?;
        let names = facts.iter().map(|f| f.name.clone()).chain(beside.into_iter().map(|b| b.name)).chain(self.texts.then(|| TEXTS.to_owned()));
        self.folder.publish(&names.collect::<Vec<_>>(), SEAL)?;
        for kind in [Kind::Person, Kind::Organization, Kind::Place] {
            const SHOWN: usize = 5;
            let top = entities.iter().filter(|e| e.kind == kind).take(SHOWN);
            written.top.extend(top.map(|e| (kind, e.name.clone(), e.mentions, e.articles)));
        }
        Ok(written)
    }

    /// The second pass: every spilled row gets its ids and names, and every entity its counts.
    fn fill(&mut self, of: &[u32], entities: &mut [GlobalEntity]) -> Result<()> {
        let failed = |folder: &Folder, e: &io::Error| folder.error("", e);
        let empty = Spill::new(self.folder.staging()).map_err(|e| failed(&self.folder, &e))?;
        let mut reading = std::mem::replace(&mut self.spill, empty).read().map_err(|e| failed(&self.folder, &e))?;
        let mut article = Spilled::default();
        let mut sheet = Sheet::new(self.style);
        while reading.next(&mut article).map_err(|e| failed(&self.folder, &e))? {
            for (table, spilled) in SPILLED.into_iter().zip(&article.sheets) {
                sheet.clear();
                sheet.fill(spilled, |hole, sheet| {
                    let entity = &entities[of[article.entities[hole.entity as usize].profile as usize] as usize];
                    sheet.text(if hole.what == Wanted::Id { &entity.id } else { &entity.name });
                });
                self.append(table, &sheet)?;
            }
            sheet.clear();
            for (global, here) in merged(&article.entities, of) {
                let entity = &mut entities[global as usize];
                entity.count(u64::from(here.mentions), article.published);
                sheet.push(&ArticleEntityRow {
                    article_id: ArticleId(article.article_id),
                    entity_id: &entity.id,
                    kind: entity.kind,
                    mentions: u64::from(here.mentions),
                    first_start: here.first_start,
                    in_title: here.in_title,
                    quotes: u64::from(here.quotes),
                    reason: &here.reason,
                });
            }
            self.append("article_entities", &sheet)?;
        }
        Ok(())
    }

    fn entity_tables(&mut self, entities: &[GlobalEntity]) -> Result<()> {
        let mut sheet = Sheet::new(self.style);
        for entity in entities {
            let table = match entity.kind {
                Kind::Person => people::push(entity, &mut sheet),
                Kind::Organization => organizations::push(entity, &mut sheet),
                Kind::Place => places::push(entity, &mut sheet),
            };
            self.append(table, &sheet)?;
            sheet.clear();
            for (name, &(name_kind, mentions)) in &entity.names {
                sheet.push(&NameRow { entity_id: &entity.id, name, name_kind, mentions });
            }
            self.append(NameRow::TABLE.name, &sheet)?;
            sheet.clear();
        }
        Ok(())
    }

    fn append(&mut self, table: &'static str, sheet: &Sheet) -> Result<()> {
        let file = self.files.get_mut(table).expect("every table has been created");
        file.append(&sheet.bytes, sheet.rows).map_err(|e| self.folder.error(&file.name, &e))
    }
}

/// The entities of an article by their place in the run, those that turned out to be one thing put together; by first appearance.
fn merged(entities: &[SpilledEntity], of: &[u32]) -> Vec<(u32, SpilledEntity)> {
    let mut out: Vec<(u32, SpilledEntity)> = Vec::with_capacity(entities.len());
    let mut at: std::collections::HashMap<u32, usize, foldhash::fast::FixedState> = std::collections::HashMap::default();
    for here in entities {
        let global = of[here.profile as usize];
        let i = *at.entry(global).or_insert(out.len());
        if i == out.len() {
            out.push((global, here.clone()));
            continue;
        }
        let one = &mut out[i].1;
        one.mentions += here.mentions;
        one.quotes += here.quotes;
        one.in_title |= here.in_title;
        if !here.reason.is_empty() {
            let mark = if one.reason.is_empty() { "" } else { "; " };
            one.reason = format!("{}{mark}{}", one.reason, here.reason);
        }
        one.first_start = [one.first_start, here.first_start].into_iter().flatten().min();
    }
    out
}
