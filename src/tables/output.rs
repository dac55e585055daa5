//! The tables of a run as they grow, and their end.
//!
//! In: the rows of each article, as bytes, and the problems, in reading order. Out: the files. What needs no id of an entity is written at
//! once; the rest waits in the store until the last article is read. In memory: the run's distinct names, nothing else that grows.

use super::article_entities::ArticleEntityRow;
use super::cells::{Sha256, Sheet, Style, Wanted};
use super::datapackage::{self, RunInfo};
use super::folder::{FileFacts, Folder, SEAL, TableFile};
use super::names::NameRow;
use super::schema::Row;
use super::spill::{self, Spill};
use super::stored::{SHEETS, Stored, StoredEntity};
use super::{organizations, people, places, problems, tables};
use crate::consolidate::{Consolidator, GlobalEntity, Overrides};
use crate::error::{Error, Result};
use crate::model::{Kind, Problem, Severity};
use crate::pipeline::Pipeline;
use crate::store::{Fingerprint, Known, Left, Reading, Stamp, Store, Writing};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// The tables of a run.
pub struct Output {
    folder: Folder,
    style: Style,
    /// By table name.
    files: BTreeMap<&'static str, TableFile>,
    store: Store,
    /// All rows of articles, in reading order.
    articles: Writing,
    /// For each of them, the profiles of its entities.
    profiles: Spill,
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

const TEXTS: &str = "texts";
/// The tables with holes: they wait.
const WAITING: [&str; 3] = ["mentions", "roles", "quotes"];

impl Output {
    /// Takes hold of the output folder. With `texts`, the text of each article is kept there too; `overrides` is the user's last word on
    /// who is who; `stamp` is all that rows depend on beside their article (see [`stamp`](super::stamp)).
    ///
    /// # Errors
    /// The folder cannot be made or written to, or another run holds it.
    pub fn create(path: &Path, style: Style, texts: bool, overrides: Overrides, stamp: Stamp) -> Result<Output> {
        let folder = Folder::hold(path)?;
        let mut files = BTreeMap::new();
        for table in tables() {
            files.insert(table.name, TableFile::create(&folder, &table, style)?);
        }
        if texts {
            std::fs::create_dir(folder.staging().join(TEXTS)).map_err(|e| folder.error(TEXTS, &e))?;
        }
        let store = Store::open(path, stamp)?;
        let articles = store.begin().map_err(|e| folder.error("", &e))?;
        let profiles = Spill::new(folder.staging()).map_err(|e| folder.error("", &e))?;
        let consolidator = Consolidator::new(overrides);
        Ok(Output { folder, style, files, store, articles, profiles, consolidator, severities: BTreeMap::new(), texts })
    }

    /// What earlier runs left in the folder.
    #[must_use]
    pub fn left(&self) -> Left {
        self.store.left()
    }

    /// The rows that earlier runs finished, by the fingerprint of their article.
    ///
    /// # Errors
    /// What they left cannot be read.
    pub fn known(&mut self) -> Result<Known> {
        self.store.known().map_err(|e| self.folder.error("", &e))
    }

    /// Appends the rows of the next article, as bytes; `text` is its text as it was given.
    ///
    /// # Errors
    /// The disk does not take them.
    ///
    /// # Panics
    /// The bytes are no rows, see [`is_whole`](super::is_whole).
    pub fn article(&mut self, fingerprint: Fingerprint, bytes: &[u8], text: &str) -> Result<()> {
        const WHOLE: &str = "the bytes of rows";
        self.articles.push(fingerprint, bytes).map_err(|e| self.folder.error("", &e))?;
        let stored = Stored::read(bytes).expect(WHOLE);
        let profiles: Vec<u32> = stored.entities.iter().map(|e| self.consolidator.add(e.sighting().expect(WHOLE))).collect();
        self.profiles.push(&profiles).map_err(|e| self.folder.error("", &e))?;
        for &severity in &stored.severities {
            *self.severities.entry(severity).or_default() += 1;
        }
        for (table, sheet) in SHEETS.into_iter().zip(&stored.sheets).filter(|(table, _)| !WAITING.contains(table)) {
            self.append(table, sheet.bytes, sheet.rows)?;
        }
        if self.texts {
            let name = format!("{TEXTS}/{}.txt", stored.article_id);
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
        self.append("problems", &sheet.bytes, sheet.rows)
    }

    /// Settles who is who, fills the holes, and puts everything in its place. `beside` is called once with the folder in which the finished
    /// tables lie, still hidden, and may write files there: they appear together with the tables.
    ///
    /// # Errors
    /// The disk does not take it, or `beside` fails; then the folder holds what it held before.
    pub fn finish(self, pipeline: &Pipeline, run: &RunInfo, beside: &mut dyn FnMut(&Path) -> Result<Vec<Beside>>) -> Result<Written> {
        let Output { folder, style, files, store, articles, profiles, consolidator, severities, .. } = self;
        let (of, mut entities) = consolidator.finish(pipeline);
        let mut closing = Closing { folder: &folder, style, files };
        let failed = |e: io::Error| folder.error("", &e);
        let segment = articles.path().to_owned();
        closing.fill(articles.read().map_err(failed)?, profiles.read().map_err(failed)?, &of, &mut entities)?;
        // What is named most stands first.
        entities.sort_by(|a, b| (a.kind, b.mentions, &a.id).cmp(&(b.kind, a.mentions, &b.id)));
        closing.entity_tables(&entities)?;
        let mut facts: Vec<FileFacts> = Vec::new();
        let mut written = Written { severities, ..Written::default() };
        for table in tables() {
            let file = closing.files.remove(table.name).expect("every table has been created");
            let name = file.name.clone();
            written.rows.insert(table.name, file.rows());
            facts.push(file.finish().map_err(|e| folder.error(&name, &e))?);
        }
        let beside = beside(folder.staging())?;
        let package = datapackage::json(&facts, &beside, run, pipeline.lexicon(), style);
        folder.write(SEAL, package.as_bytes())?;
        let path = folder.publish()?;
        store.settle(&segment).map_err(|e| Error::io(&path, &e, "the tables are whole; remove the folder .gleaner there, or mend its permissions"))?;
        for kind in [Kind::Person, Kind::Organization, Kind::Place] {
            const SHOWN: usize = 5;
            let top = entities.iter().filter(|e| e.kind == kind).take(SHOWN);
            written.top.extend(top.map(|e| (kind, e.name.clone(), e.mentions, e.articles)));
        }
        Ok(written)
    }

    fn append(&mut self, table: &'static str, bytes: &[u8], rows: u64) -> Result<()> {
        append(&mut self.files, &self.folder, table, bytes, rows)
    }
}

fn append(files: &mut BTreeMap<&'static str, TableFile>, folder: &Folder, table: &'static str, bytes: &[u8], rows: u64) -> Result<()> {
    let file = files.get_mut(table).expect("every table has been created");
    file.append(bytes, rows).map_err(|e| folder.error(&file.name, &e))
}

/// The tables when all is read.
struct Closing<'a> {
    folder: &'a Folder,
    style: Style,
    files: BTreeMap<&'static str, TableFile>,
}

impl Closing<'_> {
    /// The second pass: every row that waits gets its ids and names, and every entity its counts.
    fn fill(&mut self, mut articles: Reading, mut profiles: spill::Reading, of: &[u32], entities: &mut [GlobalEntity]) -> Result<()> {
        let folder = self.folder;
        let failed = |e: io::Error| folder.error("", &e);
        while let Some(frame) = articles.next_frame().map_err(failed)? {
            for bytes in frame.open().map_err(failed)?.articles() {
                let article = Stored::read(bytes).expect("the rows were whole when they were stored");
                let here: Vec<u32> = profiles.next().map_err(failed)?.into_iter().map(|profile| of[profile as usize]).collect();
                self.article(&article, &here, entities)?;
            }
        }
        Ok(())
    }

    /// `here`: for each entity of the article, which of the run's it is.
    fn article(&mut self, article: &Stored, here: &[u32], entities: &mut [GlobalEntity]) -> Result<()> {
        let mut sheet = Sheet::new(self.style);
        for (table, stored) in SHEETS.into_iter().zip(&article.sheets).filter(|(table, _)| WAITING.contains(table)) {
            sheet.clear();
            sheet.fill(stored, |hole, sheet| {
                let entity = &entities[here[hole.entity as usize] as usize];
                sheet.text(if hole.what == Wanted::Id { &entity.id } else { &entity.name });
            });
            self.append(table, &sheet)?;
        }
        sheet.clear();
        for (global, one) in merged(&article.entities, here) {
            let entity = &mut entities[global as usize];
            entity.count(u64::from(one.mentions), article.published);
            sheet.push(&ArticleEntityRow {
                article_id: article.article_id,
                entity_id: &entity.id,
                kind: entity.kind,
                mentions: u64::from(one.mentions),
                first_start: one.first_start,
                in_title: one.in_title,
                quotes: u64::from(one.quotes),
                reason: &one.reason,
            });
        }
        self.append("article_entities", &sheet)
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
        append(&mut self.files, self.folder, table, &sheet.bytes, sheet.rows)
    }
}

/// How an article names one thing, all its entities that turned out to be that thing put together.
struct Together {
    mentions: u32,
    first_start: Option<u32>,
    in_title: bool,
    quotes: u32,
    reason: String,
}

/// The things of an article by their place in the run, by first appearance.
fn merged(entities: &[StoredEntity], here: &[u32]) -> Vec<(u32, Together)> {
    let mut out: Vec<(u32, Together)> = Vec::with_capacity(entities.len());
    let mut at: std::collections::HashMap<u32, usize, foldhash::fast::FixedState> = std::collections::HashMap::default();
    for (&StoredEntity { mentions, first_start, in_title, quotes, reason, .. }, &global) in entities.iter().zip(here) {
        let i = *at.entry(global).or_insert(out.len());
        if i == out.len() {
            out.push((global, Together { mentions, first_start, in_title, quotes, reason: reason.to_owned() }));
            continue;
        }
        let one = &mut out[i].1;
        one.mentions += mentions;
        one.quotes += quotes;
        one.in_title |= in_title;
        if !reason.is_empty() {
            let mark = if one.reason.is_empty() { "" } else { "; " };
            one.reason = format!("{}{mark}{reason}", one.reason);
        }
        one.first_start = [one.first_start, first_start].into_iter().flatten().min();
    }
    out
}
