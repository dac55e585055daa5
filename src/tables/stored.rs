//! The rows of an article as bytes: how they go from the threads that extract to the one that writes, and how the store keeps them.
//!
//! In: [`Rows`]. Out: bytes; and back a [`Stored`], which borrows from them. Rows take this way whether they were just made or come from
//! an earlier run, so that the tables cannot tell. Beside it: the [`Fingerprint`] of all that the rows of an article depend on.

use super::cells::{Hole, Sheet, Style, Wanted};
use super::{ArticleId, Identity, Rows};
use crate::consolidate::Sighting;
use crate::dictionaries::Lexicon;
use crate::model::{Article, Facts, Gender, Kind, NameKind, PublishedBasis, RowId, Tie};
use crate::store::{Fingerprint, Stamp};
use jiff::civil::Date;

/// The tables with rows of articles, in the order in which their sheets are stored.
pub(super) const SHEETS: [&str; 8] = ["articles", "bylines", "mentions", "roles", "dates", "quotes", "quote_parts", "quote_speakers"];

const KINDS: [Kind; 3] = [Kind::Person, Kind::Organization, Kind::Place];
const NAME_KINDS: [NameKind; 5] = [NameKind::Full, NameKind::Short, NameKind::Acronym, NameKind::Alias, NameKind::Misspelling];
const FACTS: [Facts; 3] = [Facts::Silent, Facts::Agree, Facts::Contradict];
const WANTED: [Wanted; 19] = [
    Wanted::Id,
    Wanted::Name,
    Wanted::SourceFile,
    Wanted::SourceRecord,
    Wanted::DuplicateOf,
    Wanted::DuplicateKind,
    Wanted::DuplicateSimilarity,
    Wanted::Kind,
    Wanted::Letter,
    Wanted::SpeakerKind,
    Wanted::OnlyPeople,
    Wanted::OrganizationId,
    Wanted::PlaceId,
    Wanted::Why,
    Wanted::Who(NameKind::Full),
    Wanted::Who(NameKind::Short),
    Wanted::Who(NameKind::Acronym),
    Wanted::Who(NameKind::Alias),
    Wanted::Who(NameKind::Misspelling),
];
const GENDERS: u32 = Gender::ALL.len() as u32;
const NONE: u32 = u32::MAX;

/// What rows depend on beside their article: the program (`program` tells it from any other build), a user's dictionaries, the style,
/// whether articles in languages without dictionaries are read.
#[must_use]
pub fn stamp(program: &[u8], lexicon: &Lexicon, style: Style, all_languages: bool) -> Stamp {
    Stamp::new(|add| {
        add(program);
        add(&[style.excel, style.raw_cells, all_languages].map(u8::from));
        for list in lexicon.lists().iter().filter(|l| l.user) {
            add(list.path.as_bytes());
            add(&list.hash().to_le_bytes());
        }
        // Merges and splits join and part the entities of a run, not the rows of an article.
        for (path, text) in lexicon.all_files().filter(|(path, _)| path.contains('/')) {
            add(path.as_bytes());
            add(text.as_bytes());
        }
    })
}

/// All that the rows of an article depend on. Where it was read is none of it: a record may move, a file be renamed.
#[must_use]
pub fn fingerprint(article: &Article, identity: &Identity) -> Fingerprint {
    let Article { source_file: _, source_record: _, source_id, url, publisher, title, byline, published, published_basis, language, text: _, problems: _ } =
        article;
    let Identity { article_id, sha256 } = identity;
    Fingerprint::new(|add| {
        add(&article_id.0.to_le_bytes());
        add(&sha256.0);
        add(&day(*published).to_le_bytes());
        add(published_basis.map_or("", PublishedBasis::as_str).as_bytes());
        for field in [source_id, url, publisher, title, byline, language] {
            add(field.as_bytes());
        }
    })
}

/// Can these bytes be read as the rows of an article?
#[must_use]
pub fn is_whole(bytes: &[u8]) -> bool {
    Stored::read(bytes).is_some_and(|stored| stored.entities.iter().all(|e| e.sighting().is_some()))
}

impl Rows {
    /// As bytes.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let Rows { identity, published, articles, bylines, mentions, roles, dates, quotes, quote_parts, quote_speakers, quotes_cut, unread, sightings } = self;
        let mut out = Out(Vec::with_capacity(mentions.bytes.len() * 3));
        out.0.extend(identity.article_id.0.to_le_bytes());
        out.number(day(*published));
        out.number(*quotes_cut);
        out.text(unread);
        out.number(sightings.len() as u32);
        sightings.iter().for_each(|s| out.sighting(s));
        [articles, bylines, mentions, roles, dates, quotes, quote_parts, quote_speakers].into_iter().for_each(|s| out.sheet(s));
        out.0
    }
}

fn index<T: PartialEq>(all: &[T], one: &T) -> u32 {
    all.iter().position(|a| a == one).expect("every case is listed") as u32
}

fn day(date: Option<Date>) -> u32 {
    date.map_or(NONE, |d| u32::from(d.year() as u16) << 16 | u32::from(d.month() as u8) << 8 | u32::from(d.day() as u8))
}

struct Out(Vec<u8>);

impl Out {
    fn number(&mut self, number: u32) {
        self.0.extend(number.to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u32);
        self.0.extend_from_slice(text.as_bytes());
    }

    fn sighting(&mut self, sighting: &Sighting) {
        let Sighting { kind, name, row, facts, circle, forms, gender, honorific, acronym, ticker, within, placed_at, .. } = sighting;
        let Sighting { mentions, first_start, in_title, quotes, reason, .. } = sighting;
        for number in [*mentions, first_start.unwrap_or(NONE), u32::from(*in_title), *quotes] {
            self.number(number);
        }
        self.text(reason);
        let mut rest = Out(Vec::with_capacity(256));
        rest.number(index(&KINDS, kind));
        rest.number(row.map_or(NONE, |r| r.0));
        rest.number(placed_at.map_or(NONE, |r| r.0));
        rest.number(gender.as_ref().map_or(NONE, |(g, evidence)| index(&Gender::EVIDENCE, evidence) * GENDERS + index(&Gender::ALL, g)));
        rest.number(index(&FACTS, facts));
        [name, honorific, acronym, ticker, within].into_iter().for_each(|text| rest.text(text));
        rest.number(circle.len() as u32);
        circle.iter().for_each(|tie| rest.number(tie.0));
        rest.number(forms.len() as u32);
        for (form, kind, count, trust) in forms {
            rest.text(form);
            rest.number(index(&NAME_KINDS, kind));
            rest.number(*count);
            rest.number(trust.to_bits());
        }
        self.number(rest.0.len() as u32);
        self.0.extend(rest.0);
    }

    fn sheet(&mut self, sheet: &Sheet) {
        for number in [sheet.bytes.len(), sheet.holes.len(), sheet.rows as usize] {
            self.number(number as u32);
        }
        self.0.extend_from_slice(&sheet.bytes);
        for hole in &sheet.holes {
            self.number(hole.at);
            self.number(hole.entity << WHAT_BITS | index(&WANTED, &hole.what));
        }
    }
}

/// The rows of one article, borrowed from their bytes.
pub struct Stored<'a> {
    /// The article.
    pub article_id: ArticleId,
    /// Its day of publication.
    pub published: Option<Date>,
    /// Quotes left out because there were too many.
    pub quotes_cut: u32,
    /// The language for which there are no dictionaries, so that it was not read; else empty.
    pub unread: &'a str,
    /// Its entities, in the order the holes count them.
    pub entities: Vec<StoredEntity<'a>>,
    /// Its rows, in the order of [`SHEETS`].
    pub sheets: [StoredSheet<'a>; SHEETS.len()],
}

/// One entity of an article: how the article names it, and in `rest` who it is.
#[derive(Clone, Copy)]
pub struct StoredEntity<'a> {
    /// How many times the article names it.
    pub mentions: u32,
    /// Where it is first named in the text.
    pub first_start: Option<u32>,
    /// Named in the title?
    pub in_title: bool,
    /// Statements by it.
    pub quotes: u32,
    /// Why its mentions are one thing.
    pub reason: &'a str,
    rest: &'a [u8],
}

/// Rows with their holes.
#[derive(Clone, Copy, Default)]
pub struct StoredSheet<'a> {
    /// The rows.
    pub bytes: &'a [u8],
    /// How many rows.
    pub rows: u64,
    holes: &'a [u8],
}

const HOLE: usize = 8;
const WHAT_BITS: u32 = 5;

impl StoredSheet<'_> {
    /// What is to be filled in.
    pub fn holes(&self) -> impl Iterator<Item = Hole> {
        self.holes.chunks_exact(HOLE).map(|hole| {
            let number = |from: usize| u32::from_le_bytes(hole[from..from + 4].try_into().expect("four bytes"));
            let (at, rest) = (number(0), number(4));
            Hole { at, entity: rest >> WHAT_BITS, what: WANTED[(rest as usize & ((1 << WHAT_BITS) - 1)).min(WANTED.len() - 1)] }
        })
    }
}

impl<'a> Stored<'a> {
    /// None = these are not the bytes of rows.
    #[must_use]
    pub fn read(bytes: &'a [u8]) -> Option<Stored<'a>> {
        let mut from = In(bytes);
        let article_id = ArticleId(u64::from_le_bytes(from.take(8)?.try_into().ok()?));
        let published = from.number()?;
        let published = Date::new((published >> 16) as u16 as i16, (published >> 8) as i8, published as i8).ok();
        let quotes_cut = from.number()?;
        let unread = from.text()?;
        let entities = from.number()?;
        let entities = (0..entities).map(|_| from.entity()).collect::<Option<Vec<_>>>()?;
        let mut sheets = [StoredSheet::default(); SHEETS.len()];
        for sheet in &mut sheets {
            *sheet = from.sheet(entities.len())?;
        }
        from.0.is_empty().then_some(Stored { article_id, published, quotes_cut, unread, entities, sheets })
    }
}

impl StoredEntity<'_> {
    /// Who it is.
    #[must_use]
    pub fn sighting(&self) -> Option<Sighting> {
        let mut from = In(self.rest);
        let kind = *KINDS.get(from.number()? as usize)?;
        let row = |number: u32| (number != NONE).then_some(RowId(number));
        let (row, placed_at) = (row(from.number()?), row(from.number()?));
        let gender = match from.number()? {
            NONE => None,
            number => Some((Gender::ALL[(number % GENDERS) as usize], *Gender::EVIDENCE.get((number / GENDERS) as usize)?)),
        };
        let facts = *FACTS.get(from.number()? as usize)?;
        let mut text = || from.text().map(str::to_owned);
        let (name, honorific, acronym, ticker, within) = (text()?, text()?, text()?, text()?, text()?);
        let circle = from.number()?;
        let circle = (0..circle).map(|_| Some(Tie(from.number()?))).collect::<Option<Vec<_>>>()?;
        let forms = from.number()?;
        let form = |from: &mut In<'_>| {
            let (form, kind) = (from.text()?.to_owned(), *NAME_KINDS.get(from.number()? as usize)?);
            Some((form, kind, from.number()?, f32::from_bits(from.number()?)))
        };
        let forms = (0..forms).map(|_| form(&mut from)).collect::<Option<Vec<_>>>()?;
        let &StoredEntity { mentions, first_start, in_title, quotes, .. } = self;
        let reason = self.reason.to_owned();
        Some(Sighting {
            kind,
            name,
            row,
            facts,
            circle,
            forms,
            gender,
            honorific,
            acronym,
            ticker,
            within,
            placed_at,
            mentions,
            first_start,
            in_title,
            quotes,
            reason,
        })
    }
}

struct In<'a>(&'a [u8]);

impl<'a> In<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = self.number()? as usize;
        std::str::from_utf8(self.take(length)?).ok()
    }

    fn entity(&mut self) -> Option<StoredEntity<'a>> {
        let (mentions, first_start, in_title, quotes) = (self.number()?, self.number()?, self.number()? == 1, self.number()?);
        let first_start = (first_start != NONE).then_some(first_start);
        let reason = self.text()?;
        let rest = self.number()? as usize;
        Some(StoredEntity { mentions, first_start, in_title, quotes, reason, rest: self.take(rest)? })
    }

    fn sheet(&mut self, entities: usize) -> Option<StoredSheet<'a>> {
        let (length, holes, rows) = (self.number()? as usize, self.number()? as usize, u64::from(self.number()?));
        let sheet = StoredSheet { bytes: self.take(length)?, rows, holes: self.take(holes.checked_mul(HOLE)?)? };
        let mut before = 0;
        let fits = sheet.holes().all(|h| {
            let about_article = [Wanted::SourceFile, Wanted::SourceRecord, Wanted::DuplicateOf, Wanted::DuplicateKind, Wanted::DuplicateSimilarity];
            let known = (h.entity as usize) < entities || about_article.contains(&h.what);
            known && h.at as usize <= length && h.at >= std::mem::replace(&mut before, h.at)
        });
        fits.then_some(sheet)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sighting(gender: Option<(Gender, &'static str)>, row: Option<RowId>) -> Sighting {
        Sighting {
            kind: Kind::Organization,
            name: "Kenya Ports Authority".to_owned(),
            row,
            facts: Facts::Agree,
            circle: vec![Tie(7), Tie(9)],
            forms: vec![("KPA".to_owned(), NameKind::Acronym, 3, 0.75)],
            gender,
            honorific: "Mr.".to_owned(),
            acronym: "KPA".to_owned(),
            ticker: "KPA.NR".to_owned(),
            within: "KE".to_owned(),
            placed_at: row,
            mentions: 4,
            first_start: row.map(|_| 0),
            in_title: row.is_some(),
            quotes: 2,
            reason: "one name".to_owned(),
        }
    }

    fn rows() -> Rows {
        let mut mentions = Sheet::new(Style::default());
        mentions.bytes = b"a,,b\n".to_vec();
        mentions.holes = vec![
            Hole { at: 2, entity: 1, what: Wanted::Id },
            Hole { at: 2, entity: 0, what: Wanted::Name },
            Hole { at: 3, entity: 0, what: Wanted::DuplicateKind },
        ];
        mentions.rows = 1;
        let empty = || Sheet::new(Style::default());
        Rows {
            identity: Identity { article_id: ArticleId(u64::MAX), sha256: super::super::Sha256([7; 32]) },
            published: Some(jiff::civil::date(2025, 4, 30)),
            articles: empty(),
            bylines: empty(),
            mentions,
            roles: empty(),
            dates: empty(),
            quotes: empty(),
            quote_parts: empty(),
            quote_speakers: empty(),
            quotes_cut: 2,
            unread: "de".to_owned(),
            sightings: Gender::EVIDENCE
                .iter()
                .flat_map(|&e| Gender::ALL.map(|g| sighting(Some((g, e)), None)))
                .chain([sighting(None, Some(RowId(9)))])
                .collect(),
        }
    }

    #[test]
    fn what_goes_in_comes_out() {
        let rows = rows();
        let bytes = rows.bytes();
        let stored = Stored::read(&bytes).expect("readable");
        assert_eq!((stored.article_id, stored.published, stored.quotes_cut, stored.unread), (ArticleId(u64::MAX), rows.published, 2, "de"));
        let back: Vec<Sighting> = stored.entities.iter().map(|e| e.sighting().expect("readable")).collect();
        assert_eq!(format!("{back:?}"), format!("{:?}", rows.sightings));
        let sheet = stored.sheets[2];
        assert_eq!((sheet.bytes, sheet.rows, sheet.holes().collect::<Vec<_>>()), (&rows.mentions.bytes[..], 1, rows.mentions.holes.clone()));
    }

    #[test]
    fn what_is_cut_off_is_not_whole() {
        let bytes = rows().bytes();
        assert!(is_whole(&bytes));
        assert!((0..bytes.len()).all(|end| !is_whole(&bytes[..end])));
    }
}
