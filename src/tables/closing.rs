//! The tables when the last article is read.
//!
//! In: all rows of articles in reading order, with holes; which thing of the run each entity is; which articles repeat others. Out: rows
//! without holes in their files, counts, the tables of entities. Frames of articles are filled side by side and written in order.

use super::article_entities::ArticleEntityRow;
use super::cells::{ArticleId, Cell, Confidence, Hole, Sheet, Style, Wanted};
use super::folder::{Folder, TableFile};
use super::names::NameRow;
use super::output::profiles;
use super::schema::Row;
use super::spill::{Reading, Spill};
use super::stored::{SHEETS, Stored, StoredEntity};
use super::{apart, organizations, people, places};
use crate::consolidate::{Consolidator, Counts, Settled};
use crate::duplicates::Duplicate;
use crate::error::Result;
use crate::model::{Article, Kind, SpeakerKind};
use crate::store::{self, Frame};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::io;
use std::sync::Mutex;

/// Who does several jobs, at once or in turn.
pub trait Hands {
    /// Does the jobs 0 to `jobs` - 1, in any order.
    fn each(&self, jobs: usize, job: &(dyn Fn(usize) + Sync));
}

/// What waits for the last article.
pub(super) struct Waiting<'a> {
    pub articles: store::Reading,
    pub sources: Reading,
    pub duplicates: &'a [Duplicate],
    /// Leave duplicates out of all tables but articles.csv?
    pub unique: bool,
}

impl Waiting<'_> {
    /// Counts the entities of all articles that repeat none; the profiles are spilled.
    pub fn consolidate(&mut self, mut out: Spill, consolidator: &mut Consolidator) -> io::Result<Spill> {
        let mut left_out = self.duplicates.iter().map(|d| d.article).peekable();
        let mut number = 0;
        while let Some(frame) = self.articles.next_frame()? {
            for rows in frame.open()?.articles() {
                let counts = left_out.next_if_eq(&number).is_none();
                let stored = counts.then(|| Stored::read(rows).expect(WHOLE));
                out.push(&stored.map(|s| profiles(&s, consolidator)).unwrap_or_default())?;
                number += 1;
            }
        }
        self.articles.rewind();
        Ok(out)
    }
}

const WHOLE: &str = "rows were whole when they were stored";

/// The tables, and what they are written with.
pub(super) struct Closing<'a> {
    pub folder: &'a Folder,
    pub style: Style,
    pub files: BTreeMap<&'static str, TableFile>,
}

/// A frame of articles and what else is known of each.
struct Work {
    frame: Frame,
    articles: Vec<Around>,
}

/// What is known of an article beside its rows.
pub(super) struct Around {
    /// Its file and record.
    source: Vec<u8>,
    /// For each of its entities, the profile.
    profiles: Vec<u8>,
    duplicate: Option<Duplicate>,
    /// Only its row in articles.csv is written.
    left_out: bool,
}

impl Around {
    /// Of an article that stands for itself.
    pub fn alone(article: &Article, profiles: Vec<u8>) -> Around {
        Around { source: source(article), profiles, duplicate: None, left_out: false }
    }
}

/// Where an article was read, as bytes.
pub(super) fn source(article: &Article) -> Vec<u8> {
    [&article.source_record.to_le_bytes()[..], article.source_file.as_bytes()].concat()
}

/// The rows of a frame without holes, in the order of [`SHEETS`], and those of article_entities.
pub(super) struct Filled {
    sheets: [Sheet; SHEETS.len()],
    article_entities: Sheet,
    /// Thing, mentions and day, for each thing of each article.
    counts: Vec<(u32, u32, Option<Date>)>,
}

impl Filled {
    pub fn new(style: Style) -> Filled {
        Filled { sheets: SHEETS.map(|_| Sheet::new(style)), article_entities: Sheet::new(style), counts: Vec::new() }
    }

    /// Each table with its rows.
    pub fn sheets(&self) -> impl Iterator<Item = (&'static str, &Sheet)> {
        SHEETS.into_iter().zip(&self.sheets).chain([(ArticleEntityRow::TABLE.name, &self.article_entities)])
    }

    /// Adds what was counted.
    pub fn count(&self, counts: &mut [Counts]) {
        self.counts.iter().for_each(|(thing, mentions, day)| counts[*thing as usize].count(u64::from(*mentions), *day));
    }
}

/// What is named most stands first, kind by kind.
pub(super) fn order(settled: &Settled, counts: &[Counts]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..settled.things() as u32).collect();
    let mentions = |thing: u32| counts[thing as usize].mentions;
    order.sort_by(|&a, &b| (settled.kind(a), mentions(b), settled.id(a)).cmp(&(settled.kind(b), mentions(a), settled.id(b))));
    order
}

/// Rows of people, organizations, places and names, in this order of the things; each with its table goes to `append`.
pub(super) fn entity_rows(
    settled: &Settled,
    counts: &[Counts],
    order: &[u32],
    style: Style,
    append: &mut dyn FnMut(&'static str, &Sheet) -> Result<()>,
) -> Result<()> {
    let mut sheet = Sheet::new(style);
    for &thing in order {
        let entity = settled.entity(thing, &counts[thing as usize]);
        let table = match entity.kind {
            Kind::Person => people::push(&entity, &mut sheet),
            Kind::Organization => organizations::push(&entity, &mut sheet),
            Kind::Place => places::push(&entity, &mut sheet),
        };
        append(table, &sheet)?;
        sheet.clear();
        for (name, form) in &entity.names {
            let (name_kind, mentions, articles, reason) = (form.kind, form.mentions, form.articles, form.why.reason());
            sheet.push(&NameRow { entity_id: &entity.id, name, name_kind, mentions, articles, reason });
        }
        append(NameRow::TABLE.name, &sheet)?;
        sheet.clear();
    }
    Ok(())
}

impl Closing<'_> {
    /// Every row gets its ids and names, and every thing of the run its counts.
    pub fn fill(&mut self, mut waiting: Waiting, mut profiles: Reading, settled: &Settled, hands: &dyn Hands) -> Result<Vec<Counts>> {
        const AT_ONCE: usize = 8;
        let folder = self.folder;
        let failed = |e: io::Error| folder.error("", &e);
        let mut counts = vec![Counts::default(); settled.things()];
        let mut duplicates = waiting.duplicates.iter().peekable();
        let mut number = 0;
        loop {
            let mut work = Vec::new();
            while work.len() < AT_ONCE {
                let Some(frame) = waiting.articles.next_frame().map_err(failed)? else { break };
                let mut articles = Vec::with_capacity(frame.count());
                for _ in 0..frame.count() {
                    let duplicate = duplicates.next_if(|d| d.article == number).copied();
                    let left_out = waiting.unique && duplicate.is_some();
                    let source = waiting.sources.next_piece().map_err(failed)?;
                    articles.push(Around { source, profiles: profiles.next_piece().map_err(failed)?, duplicate, left_out });
                    number += 1;
                }
                work.push(Work { frame, articles });
            }
            if work.is_empty() {
                return Ok(counts);
            }
            let filled: Vec<Mutex<Option<io::Result<Filled>>>> = work.iter().map(|_| Mutex::new(None)).collect();
            let job = |i: usize| *filled[i].lock().expect("no job panics") = Some(frame(&work[i], self.style, settled));
            hands.each(work.len(), &job);
            for filled in filled {
                let filled = filled.into_inner().expect("no job panics").expect("every job is done").map_err(failed)?;
                for (table, sheet) in filled.sheets() {
                    self.append(table, sheet)?;
                }
                filled.count(&mut counts);
            }
        }
    }

    /// people, organizations, places and names, in this order of the things.
    pub fn entity_tables(&mut self, settled: &Settled, counts: &[Counts], order: &[u32]) -> Result<()> {
        entity_rows(settled, counts, order, self.style, &mut |table, sheet| self.append(table, sheet))
    }

    /// What might have been one thing and was kept apart.
    pub fn apart(&mut self, settled: &Settled) -> Result<()> {
        let mut sheet = Sheet::new(self.style);
        apart::push(settled, &mut sheet);
        self.append(apart::ApartRow::TABLE.name, &sheet)
    }

    fn append(&mut self, table: &'static str, sheet: &Sheet) -> Result<()> {
        let file = self.files.get_mut(table).expect("every table has been created");
        file.append(&sheet.bytes, sheet.rows).map_err(|e| self.folder.error(&file.name, &e))
    }
}

fn frame(work: &Work, style: Style, settled: &Settled) -> io::Result<Filled> {
    let mut filled = Filled::new(style);
    for (rows, around) in work.frame.open()?.articles().zip(&work.articles) {
        article(&Stored::read(rows).expect(WHOLE), around, settled, &mut filled);
    }
    Ok(filled)
}

pub(super) fn article(article: &Stored, around: &Around, settled: &Settled, filled: &mut Filled) {
    let profiles: Vec<u32> = around.profiles.chunks_exact(4).map(|profile| u32::from_le_bytes(profile.try_into().expect("four bytes"))).collect();
    let here: Vec<u32> = profiles.iter().map(|&profile| settled.of(profile)).collect();
    let written = if around.left_out { 1 } else { SHEETS.len() };
    for (sheet, stored) in filled.sheets.iter_mut().zip(&article.sheets).take(written) {
        sheet.fill(stored, |hole, sheet| {
            let thing = || here[hole.entity as usize];
            let kind = || settled.kind(thing());
            match hole.what {
                Wanted::Id => sheet.text(settled.id(thing())),
                Wanted::Name => sheet.text(settled.name(thing())),
                Wanted::Kind => Cell::write(&kind(), sheet),
                Wanted::Letter => sheet.letter(kind().letter()),
                Wanted::SpeakerKind => Cell::write(if kind() == Kind::Person { &SpeakerKind::Person } else { &SpeakerKind::Organization }, sheet),
                Wanted::OnlyPeople => return kind() == Kind::Person,
                Wanted::OrganizationId if kind() == Kind::Organization => sheet.text(settled.id(thing())),
                Wanted::PlaceId if kind() == Kind::Place => sheet.text(settled.id(thing())),
                Wanted::OrganizationId | Wanted::PlaceId => {}
                Wanted::Why => why(settled, profiles[hole.entity as usize], sheet),
                Wanted::Who(form) => Cell::write(&settled.confidence(profiles[hole.entity as usize], form).map(Confidence), sheet),
                _ => about_article(hole, around, sheet),
            }
            true
        });
    }
    if around.left_out {
        return;
    }
    // Who is named in credits only is not what the article is about.
    for (thing, one) in merged(&article.entities, &here).into_iter().filter(|(_, one)| one.mentions > 0) {
        filled.counts.push((thing, one.mentions, article.published));
        filled.article_entities.push(&ArticleEntityRow {
            article_id: article.article_id,
            entity_id: settled.id(thing),
            kind: settled.kind(thing),
            mentions: u64::from(one.mentions),
            first_start: one.first_start,
            in_title: one.in_title,
            quotes: u64::from(one.quotes),
            reason: &one.reason,
        });
    }
}

/// What the run has to say to why an entity is that thing.
fn why(settled: &Settled, profile: u32, sheet: &mut Sheet) {
    let why = settled.why(profile);
    if !why.is_empty() {
        sheet.inside("; over the run: ");
        for (n, piece) in why.each().enumerate() {
            sheet.inside(if n > 0 { ", " } else { "" });
            sheet.inside(piece.as_str());
        }
    }
    if settled.is_overruled(profile) {
        sheet.inside("; kind as in most articles of the run");
    }
}

/// The cells of articles.csv that had to wait.
fn about_article(hole: &Hole, around: &Around, sheet: &mut Sheet) {
    let (record, file) = around.source.split_at(8);
    match (hole.what, &around.duplicate) {
        (Wanted::SourceFile, _) => sheet.text(&String::from_utf8_lossy(file)),
        (Wanted::SourceRecord, _) => sheet.plain(u64::from_le_bytes(record.try_into().expect("eight bytes"))),
        (Wanted::DuplicateOf, Some(d)) => sheet.plain(ArticleId(d.of)),
        (Wanted::DuplicateKind, Some(d)) => sheet.plain(if d.exact { "exact" } else { "near" }),
        (Wanted::DuplicateSimilarity, Some(d)) => Cell::write(&Confidence(d.similarity), sheet),
        _ => {}
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
