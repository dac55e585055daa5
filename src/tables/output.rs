//! The tables of a run as they grow.
//!
//! In: the rows of each article, as bytes, and the problems, in reading order. Out: the files. Problems are written at once; the rows of
//! articles wait in the store until the last one is read, see [`closing`](super::closing). In memory: the run's distinct names, nothing
//! else that grows.

use super::Identity;
use super::cells::{Sha256, Sheet, Style};
use super::closing::{self, Closing, Hands, Waiting};
use super::datapackage::{self, RunInfo};
use super::folder::{FileFacts, Folder, SEAL, TableFile};
use super::spill::Spill;
use super::stored::Stored;
use super::{problems, tables};
use crate::consolidate::{Complaint, Consolidator, Overrides, Precision, Weights};
use crate::duplicates::{self, Sketch};
use crate::error::{Error, Result};
use crate::model::{Article, Kind, Problem, Severity};
use crate::pipeline::Pipeline;
use crate::store::{Fingerprint, Known, Left, Stamp, Store, Writing};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// How a run writes its tables.
pub struct Settings {
    /// What cells look like.
    pub style: Style,
    /// Keep the text of each article too?
    pub texts: bool,
    /// Leave articles that repeat an earlier one out of every table but articles.csv?
    pub unique: bool,
    /// What evidence that two names are one thing weighs.
    pub weights: Weights,
    /// How sure each kind of joining is.
    pub precision: Precision,
    /// The user's last word on who is who.
    pub overrides: Overrides,
    /// All that rows depend on beside their article, see [`stamp`](super::stamp).
    pub stamp: Stamp,
}

/// The tables of a run.
pub struct Output {
    folder: Folder,
    style: Style,
    /// By table name.
    files: BTreeMap<&'static str, TableFile>,
    store: Store,
    /// All rows of articles, in reading order.
    articles: Writing,
    /// For each of them, where it was read.
    sources: Spill,
    /// For each of them, the profiles of its entities.
    profiles: Spill,
    /// For each of them, what tells whether it repeats another.
    sketches: duplicates::Waiting,
    consolidator: Consolidator,
    severities: BTreeMap<Severity, u64>,
    texts: bool,
    unique: bool,
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

/// Writes files beside the finished tables, in the folder where these lie, still hidden: they appear together with the tables.
pub type WriteBeside<'a> = &'a mut dyn FnMut(&Path) -> Result<Vec<Beside>>;

/// What was written: for the closing summary.
#[derive(Debug, Default)]
pub struct Written {
    /// Rows of each table.
    pub rows: BTreeMap<&'static str, u64>,
    /// Problems by severity.
    pub severities: BTreeMap<Severity, u64>,
    /// Articles that repeat an earlier one, and how many of these do so to the letter.
    pub duplicates: (u64, u64),
    /// The things with most mentions, a few of each kind: kind, name, mentions, articles.
    pub top: Vec<(Kind, String, u64, u64)>,
}

/// The folder of the texts, where they are kept.
pub const TEXTS: &str = "texts";

impl Output {
    /// Takes hold of the output folder.
    ///
    /// # Errors
    /// The folder cannot be made or written to, or another run holds it.
    pub fn create(path: &Path, settings: Settings) -> Result<Output> {
        let Settings { style, texts, unique, weights, precision, overrides, stamp } = settings;
        let folder = Folder::hold(path)?;
        let mut files = BTreeMap::new();
        for table in tables() {
            files.insert(table.name, TableFile::create(&folder, &table, style)?);
        }
        if texts {
            std::fs::create_dir(folder.staging().join(TEXTS)).map_err(|e| folder.error(TEXTS, &e))?;
        }
        let failed = |e: io::Error| folder.error("", &e);
        let store = Store::open(path, stamp)?;
        let articles = store.begin().map_err(failed)?;
        let spill = || Spill::new(folder.staging()).map_err(failed);
        let (sources, profiles) = (spill()?, spill()?);
        let sketches = duplicates::Waiting::new(folder.staging()).map_err(failed)?;
        let (consolidator, severities) = (Consolidator::new(weights, precision, overrides), BTreeMap::new());
        Ok(Output { folder, style, files, store, articles, sources, profiles, sketches, consolidator, severities, texts, unique })
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

    /// Appends the next article: its rows, as bytes, under its fingerprint, and its sketch.
    ///
    /// # Errors
    /// The disk does not take them.
    ///
    /// # Panics
    /// The bytes are no rows, see [`is_whole`](super::is_whole).
    pub fn article(&mut self, article: &Article, identity: Identity, fingerprint: Fingerprint, rows: &[u8], sketch: &Sketch) -> Result<()> {
        let stored = Stored::read(rows).expect("the bytes of rows");
        if !self.unique {
            let profiles = profiles(&stored, &mut self.consolidator);
            self.profiles.push(&profiles).map_err(|e| self.folder.error("", &e))?;
        }
        let source = closing::source(article);
        let kept = self.articles.push(fingerprint, rows).and_then(|()| self.sources.push(&source));
        kept.and_then(|()| self.sketches.push(identity.article_id.0, sketch)).map_err(|e| self.folder.error("", &e))?;
        article.problems.iter().try_for_each(|p| self.problem(p))?;
        if stored.quotes_cut > 0 {
            self.problem(&too_many_quotes(article, stored.quotes_cut))?;
        }
        if !stored.unread.is_empty() {
            self.problem(&unread(article, stored.unread))?;
        }
        if self.texts {
            let name = format!("{TEXTS}/{}.txt", identity.article_id);
            std::fs::write(self.folder.staging().join(&name), &article.text).map_err(|e| self.folder.error(&name, &e))?;
        }
        Ok(())
    }

    /// Appends a problem with a record no article came of, or with a file as a whole.
    ///
    /// # Errors
    /// The disk does not take it.
    pub fn problem(&mut self, problem: &Problem) -> Result<()> {
        write_problem(problem, &self.folder, self.style, &mut self.files, &mut self.severities)
    }

    /// Settles who is who and what repeats what, fills the holes with the help of `hands`, and puts everything in its place.
    ///
    /// # Errors
    /// The disk does not take it, or `beside` fails; then the folder holds what it held before.
    pub fn finish(self, pipeline: &Pipeline, run: &RunInfo, hands: &dyn Hands, beside: WriteBeside) -> Result<Written> {
        let Output { folder, style, mut files, store, articles, sources, profiles, sketches, mut consolidator, mut severities, unique, .. } = self;
        let failed = |e: io::Error| folder.error("", &e);
        let segment = articles.path().to_owned();
        let found = duplicates::find(sketches).map_err(failed)?;
        let mut waiting = Waiting { articles: articles.read().map_err(failed)?, sources: sources.read().map_err(failed)?, duplicates: &found, unique };
        let profiles = if unique { waiting.consolidate(profiles, &mut consolidator).map_err(failed)? } else { profiles };
        let settled = consolidator.finish(pipeline);
        for complaint in settled.complaints() {
            let Complaint { file, line, problem, detail } = complaint.clone();
            let problem = Problem { source_file: file.to_owned(), source_record: line, severity: Severity::Warning, problem, detail };
            write_problem(&problem, &folder, style, &mut files, &mut severities)?;
        }
        let mut closing = Closing { folder: &folder, style, files };
        let counts = closing.fill(waiting, profiles.read().map_err(failed)?, &settled, hands)?;
        let order = closing::order(&settled, &counts);
        let mentions = |thing: u32| counts[thing as usize].mentions;
        closing.entity_tables(&settled, &counts, &order)?;
        closing.apart(&settled)?;
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
        written.duplicates = (found.len() as u64, found.iter().filter(|d| d.exact).count() as u64);
        for kind in [Kind::Person, Kind::Organization, Kind::Place] {
            const SHOWN: usize = 5;
            let top = order.iter().filter(|&&thing| settled.kind(thing) == kind).take(SHOWN);
            written.top.extend(top.map(|&thing| (kind, settled.name(thing).to_owned(), mentions(thing), counts[thing as usize].articles)));
        }
        Ok(written)
    }
}

fn write_problem(
    problem: &Problem,
    folder: &Folder,
    style: Style,
    files: &mut BTreeMap<&'static str, TableFile>,
    severities: &mut BTreeMap<Severity, u64>,
) -> Result<()> {
    *severities.entry(problem.severity).or_default() += 1;
    let mut sheet = Sheet::new(style);
    problems::push(problem, &mut sheet);
    let file = files.get_mut("problems").expect("every table has been created");
    file.append(&sheet.bytes, sheet.rows).map_err(|e| folder.error(&file.name, &e))
}

fn unread(article: &Article, language: &str) -> Problem {
    Problem {
        source_file: article.source_file.clone(),
        source_record: article.source_record,
        severity: Severity::Warning,
        problem: "other-language",
        detail: format!("its language is {language}, for which there are no dictionaries: nothing was looked for in it; --all-languages does so all the same"),
    }
}

fn too_many_quotes(article: &Article, left_out: u32) -> Problem {
    Problem {
        source_file: article.source_file.clone(),
        source_record: article.source_record,
        severity: Severity::Warning,
        problem: "too-many-quotes",
        detail: format!("its quotes are many times as long as its text, as in no news; the last {left_out} were left out"),
    }
}

/// Counts the entities of an article; returns their profiles, as bytes.
pub(super) fn profiles(stored: &Stored, consolidator: &mut Consolidator) -> Vec<u8> {
    let sightings = stored.entities.iter().map(|e| e.sighting().expect("the bytes of rows"));
    sightings.flat_map(|sighting| consolidator.add(stored.article_id.0, sighting).to_le_bytes()).collect()
}
