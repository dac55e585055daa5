//! One cell, one row, one sheet of CSV.
//!
//! In: the values of a row. Out: RFC 4180 bytes, guarded against spreadsheet formulas, with holes where an id or a name is not known
//! before the last article is read. Absent: files.

use super::stored::StoredSheet;
use crate::consolidate::WrittenGender;
use crate::model::{AnchorBasis, Gender, Granularity};
use crate::model::{Field, Kind, NameKind, Place, PublishedBasis, QuoteKind, RoleStatus, Severity, SpeakerKind, TimexType, Zone};
use jiff::civil::Date;
use std::io::Write;

/// How the tables are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// BOM and CRLF, for a double click in Excel.
    pub excel: bool,
    /// Leave cells that start a formula as they are.
    pub raw_cells: bool,
}

/// Rows of one table, as bytes.
#[derive(Debug, Default)]
pub struct Sheet {
    /// The rows, each with its line end; a hole takes no byte.
    pub bytes: Vec<u8>,
    /// What is still to be filled in, by position.
    pub holes: Vec<Hole>,
    /// How many rows.
    pub rows: u64,
    style: Style,
}

/// What stands before a cell that a spreadsheet would take for a formula.
const GUARD: char = '\'';

fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// A text cell without the guard that keeps spreadsheets from taking it for a formula: what was guarded, to the letter.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix(GUARD).filter(|rest| is_formula(rest.trim_start_matches(GUARD))).unwrap_or(cell)
}

/// A cell that waits for the end of the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hole {
    /// The byte of the sheet before which it belongs.
    pub at: u32,
    /// The entity, by its index in the article; 0 where it is about the article.
    pub entity: u32,
    /// What is wanted.
    pub what: Wanted,
}

/// What a hole waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The id of an entity.
    Id,
    /// Its canonical name.
    Name,
    /// The file of the article.
    SourceFile,
    /// The number of its record.
    SourceRecord,
    /// The article it nearly repeats.
    DuplicateOf,
    /// How.
    DuplicateKind,
    /// How nearly.
    DuplicateSimilarity,
    /// What an entity is.
    Kind,
    /// The letter that says so in an id.
    Letter,
    /// What an entity is as a speaker.
    SpeakerKind,
    /// Nothing; the row is one of a person, and left out if the entity is none.
    OnlyPeople,
    /// The id of an entity if it is an organization.
    OrganizationId,
    /// The id of an entity if it is a place.
    PlaceId,
    /// Why an entity is that thing of the run; inside a quoted cell.
    Why,
    /// How sure it is that a mention by such a form is of that thing.
    Who(NameKind),
}

impl Sheet {
    /// An empty sheet.
    #[must_use]
    pub fn new(style: Style) -> Self {
        Sheet { style, ..Sheet::default() }
    }

    /// Appends one row.
    pub fn push(&mut self, row: &impl super::schema::Row) {
        row.cells(self);
        // The last cell's comma becomes the line end.
        self.bytes.pop();
        self.bytes.extend_from_slice(if self.style.excel { b"\r\n" } else { b"\n" });
        self.rows += 1;
    }

    /// Appends the words of a text cell, guarded and quoted as need be.
    pub fn text(&mut self, text: &str) {
        let guard = !self.style.raw_cells && is_formula(text.trim_start_matches(GUARD));
        let bytes = text.as_bytes();
        let quote = memchr::memchr3(b',', b'"', b'\n', bytes).is_some() || memchr::memchr(b'\r', bytes).is_some();
        if quote {
            self.bytes.push(b'"');
        }
        if guard {
            self.bytes.push(GUARD as u8);
        }
        self.inside(text);
        if quote {
            self.bytes.push(b'"');
        }
    }

    /// Appends a part of a cell that is quoted if it has to be.
    pub fn inside(&mut self, text: &str) {
        if memchr::memchr2(b'"', 0, text.as_bytes()).is_none() {
            self.bytes.extend_from_slice(text.as_bytes());
            return;
        }
        for piece in text.split_inclusive(['"', '\0']) {
            match piece.as_bytes().last() {
                Some(b'"') => self.bytes.extend([piece.as_bytes(), b"\""].concat()),
                // Many readers of CSV take a NUL for the end of the file.
                Some(0) => self.bytes.extend(piece.replace('\0', "\u{fffd}").bytes()),
                _ => self.bytes.extend_from_slice(piece.as_bytes()),
            }
        }
    }

    /// Begins a row that is left out if the run takes the entity for something else than a person.
    pub fn only_of_people(&mut self, entity: u32) {
        self.hole(entity, Wanted::OnlyPeople);
    }

    /// Takes all rows out and keeps the memory.
    pub fn clear(&mut self) {
        self.bytes.clear();
        self.holes.clear();
        self.rows = 0;
    }

    /// Appends rows whose holes are filled by `each`. Where it says no at the beginning of a row, that row is left out.
    pub fn fill(&mut self, stored: &StoredSheet, mut each: impl FnMut(&Hole, &mut Sheet) -> bool) {
        let (mut at, mut skips) = (0, false);
        self.rows += stored.rows;
        for hole in stored.holes() {
            if hole.what == Wanted::OnlyPeople {
                if !skips {
                    self.bytes.extend_from_slice(&stored.bytes[at..hole.at as usize]);
                }
                skips = !each(&hole, self);
                self.rows -= u64::from(skips);
                at = hole.at as usize;
            } else if !skips {
                self.bytes.extend_from_slice(&stored.bytes[at..hole.at as usize]);
                at = hole.at as usize;
                each(&hole, self);
            }
        }
        if !skips {
            self.bytes.extend_from_slice(&stored.bytes[at..]);
        }
    }

    /// Appends a value that needs neither guard nor quotes.
    pub fn plain(&mut self, value: impl std::fmt::Display) {
        write!(self.bytes, "{value}").expect("writing to memory does not fail");
    }

    /// Appends a letter of an id.
    pub fn letter(&mut self, letter: char) {
        self.bytes.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
    }

    /// Appends a number in sixteen hex digits.
    fn hex(&mut self, number: u64) {
        self.bytes.extend((0..16).rev().map(|at| b"0123456789abcdef"[(number >> (4 * at)) as usize & 15]));
    }

    fn hole(&mut self, entity: u32, what: Wanted) {
        self.holes.push(Hole { at: self.bytes.len() as u32, entity, what });
    }
}

/// A value that can stand in a cell. Its type is the type of the column.
pub trait Cell {
    /// Table Schema type.
    const TYPE: &'static str;
    /// The values an enumeration takes, where it is one.
    const ONE_OF: &'static [&'static str] = &[];

    /// Appends the value; nothing at all where it is not known.
    fn write(&self, sheet: &mut Sheet);
}

/// Writes a cell and the comma after it.
pub fn cell(value: &impl Cell, sheet: &mut Sheet) {
    value.write(sheet);
    sheet.bytes.push(b',');
}

impl<C: Cell> Cell for Option<C> {
    const TYPE: &'static str = C::TYPE;
    const ONE_OF: &'static [&'static str] = C::ONE_OF;
    fn write(&self, sheet: &mut Sheet) {
        if let Some(value) = self {
            value.write(sheet);
        }
    }
}

impl Cell for &str {
    const TYPE: &'static str = "string";
    fn write(&self, sheet: &mut Sheet) {
        sheet.text(self);
    }
}

impl Cell for String {
    const TYPE: &'static str = "string";
    fn write(&self, sheet: &mut Sheet) {
        sheet.text(self);
    }
}

impl Cell for u32 {
    const TYPE: &'static str = "integer";
    fn write(&self, sheet: &mut Sheet) {
        u64::from(*self).write(sheet);
    }
}

impl Cell for u64 {
    const TYPE: &'static str = "integer";
    fn write(&self, sheet: &mut Sheet) {
        sheet.bytes.extend_from_slice(itoa::Buffer::new().format(*self).as_bytes());
    }
}

impl Cell for bool {
    const TYPE: &'static str = "boolean";
    fn write(&self, sheet: &mut Sheet) {
        sheet.bytes.extend_from_slice(if *self { b"true" } else { b"false" });
    }
}

impl Cell for Date {
    const TYPE: &'static str = "date";
    fn write(&self, sheet: &mut Sheet) {
        sheet.plain(self);
    }
}

/// A measured probability, three digits.
pub struct Confidence(pub f32);

impl Cell for Confidence {
    const TYPE: &'static str = "number";
    fn write(&self, sheet: &mut Sheet) {
        let exact = f64::from(self.0) * 1000.0;
        let (whole, rest) = (exact.trunc(), exact.fract());
        // What lies in the middle goes to the even digit, and what is no probability has more digits: the formatter knows.
        if !(self.0.is_sign_positive() && self.0 <= 1.0) || rest == 0.5 {
            return sheet.plain(format_args!("{:.3}", self.0));
        }
        let thousandths = whole as u16 + u16::from(rest > 0.5);
        let digit = |n: u16| b'0' + (n % 10) as u8;
        sheet.bytes.extend([digit(thousandths / 1000), b'.', digit(thousandths / 100), digit(thousandths / 10), digit(thousandths)]);
    }
}

/// The hash of quoted words: `w` (no spreadsheet takes it for a number) and sixteen hex digits.
pub struct GroupId(pub u64);

impl Cell for GroupId {
    const TYPE: &'static str = "string";
    fn write(&self, sheet: &mut Sheet) {
        sheet.bytes.push(b'w');
        sheet.hex(self.0);
    }
}

/// A number as a dictionary spells it; no formula guard.
pub struct Number<'a>(pub &'a str);

impl Cell for Number<'_> {
    const TYPE: &'static str = "number";
    fn write(&self, sheet: &mut Sheet) {
        if self.0.parse().is_ok_and(f64::is_finite) {
            sheet.bytes.extend_from_slice(self.0.as_bytes());
        }
    }
}

/// A whole number as a dictionary spells it; no formula guard.
pub struct Whole<'a>(pub &'a str);

impl Cell for Whole<'_> {
    const TYPE: &'static str = "integer";
    fn write(&self, sheet: &mut Sheet) {
        if self.0.parse::<i64>().is_ok() {
            sheet.bytes.extend_from_slice(self.0.as_bytes());
        }
    }
}

/// The id of an entity, by its index in the article.
pub struct EntityId(pub u32);

impl Cell for EntityId {
    const TYPE: &'static str = "string";
    fn write(&self, sheet: &mut Sheet) {
        sheet.hole(self.0, Wanted::Id);
    }
}

/// The canonical name of an entity, by its index in the article.
pub struct EntityName(pub u32);

impl Cell for EntityName {
    const TYPE: &'static str = "string";
    fn write(&self, sheet: &mut Sheet) {
        sheet.hole(self.0, Wanted::Name);
    }
}

/// The id of an entity by its index in the article; nothing if the run takes it for something else than an organization.
pub struct OrganizationId(pub u32);

impl Cell for OrganizationId {
    const TYPE: &'static str = "string";
    fn write(&self, sheet: &mut Sheet) {
        sheet.hole(self.0, Wanted::OrganizationId);
    }
}

/// The same of a place.
pub struct PlaceEntityId(pub u32);

impl Cell for PlaceEntityId {
    const TYPE: &'static str = "string";
    fn write(&self, sheet: &mut Sheet) {
        sheet.hole(self.0, Wanted::PlaceId);
    }
}

/// What the run takes an entity for.
pub struct EntityKind(pub u32);

impl Cell for EntityKind {
    const TYPE: &'static str = Kind::TYPE;
    const ONE_OF: &'static [&'static str] = Kind::ONE_OF;
    fn write(&self, sheet: &mut Sheet) {
        sheet.hole(self.0, Wanted::Kind);
    }
}

/// What a speaker is: an entity as the run takes it, else what the words are.
pub struct Speaker(pub SpeakerKind, pub Option<u32>);

impl Cell for Speaker {
    const TYPE: &'static str = SpeakerKind::TYPE;
    const ONE_OF: &'static [&'static str] = SpeakerKind::ONE_OF;
    fn write(&self, sheet: &mut Sheet) {
        match (self.0, self.1) {
            (SpeakerKind::Person | SpeakerKind::Organization, Some(entity)) => sheet.hole(entity, Wanted::SpeakerKind),
            (kind, _) => kind.write(sheet),
        }
    }
}

/// How sure it is that a mention by a form of this kind is of the thing its entity turned out to be.
pub struct Who(pub u32, pub NameKind);

impl Cell for Who {
    const TYPE: &'static str = Confidence::TYPE;
    fn write(&self, sheet: &mut Sheet) {
        sheet.hole(self.0, Wanted::Who(self.1));
    }
}

/// Why a name is one, and why it names that thing: what the article says, and, later, what the run says.
pub struct Reason<'a>(pub &'a str, pub &'a str, pub u32);

impl Cell for Reason<'_> {
    const TYPE: &'static str = "string";
    fn write(&self, sheet: &mut Sheet) {
        sheet.bytes.push(b'"');
        sheet.inside(self.0);
        if !self.1.is_empty() {
            sheet.inside("; who: ");
            sheet.inside(self.1);
        }
        sheet.hole(self.2, Wanted::Why);
        sheet.bytes.push(b'"');
    }
}

/// Cells of articles.csv that are not known before the last article is read, or that may differ where all else is as it was.
macro_rules! later {
    ($($(#[doc = $doc:literal])+ $type:ident is $kind:literal $([$($case:literal),+])?)+) => {$(
        $(#[doc = $doc])+
        pub struct $type;

        impl Cell for $type {
            const TYPE: &'static str = $kind;
            const ONE_OF: &'static [&'static str] = &[$($($case),+)?];
            fn write(&self, sheet: &mut Sheet) {
                sheet.hole(0, Wanted::$type);
            }
        }
    )+};
}

later! {
    /// The file of the article.
    SourceFile is "string"
    /// The number of its record.
    SourceRecord is "integer"
    /// The article it nearly repeats.
    DuplicateOf is "string"
    /// How.
    DuplicateKind is "string" ["exact", "near"]
    /// How nearly.
    DuplicateSimilarity is "number"
}

/// What says the gender of a person.
pub struct GenderEvidence(pub &'static str);

impl Cell for GenderEvidence {
    const TYPE: &'static str = "string";
    const ONE_OF: &'static [&'static str] = &Gender::EVIDENCE;
    fn write(&self, sheet: &mut Sheet) {
        sheet.text(self.0);
    }
}

/// The first eight bytes of a SHA-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArticleId(pub u64);

impl std::fmt::Display for ArticleId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl Cell for ArticleId {
    const TYPE: &'static str = "string";
    fn write(&self, sheet: &mut Sheet) {
        sheet.hex(self.0);
    }
}

/// A whole SHA-256, in hex.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sha256(pub [u8; 32]);

impl std::fmt::Display for Sha256 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|b| write!(f, "{b:02x}"))
    }
}

impl Cell for Sha256 {
    const TYPE: &'static str = "string";
    fn write(&self, sheet: &mut Sheet) {
        sheet.plain(self);
    }
}

/// The id of a row made from its place: `<article_id>:4-17p`, with a `t` before the start in a title field, and a number at the end
/// where several rows share the place.
#[derive(Clone, Copy, Debug)]
pub struct PlaceId {
    /// The article.
    pub article: ArticleId,
    /// Where.
    pub place: Place,
    /// What the row is: `p` person, `o` organization, `l` place, `d` date, `q` quote, `r` role.
    pub letter: char,
    /// The how-manieth row at this place, from 1.
    pub nth: u32,
}

impl Cell for PlaceId {
    const TYPE: &'static str = "string";
    fn write(&self, sheet: &mut Sheet) {
        self.start(sheet);
        sheet.letter(self.letter);
        self.end(sheet);
    }
}

impl PlaceId {
    /// What stands before the letter.
    fn start(&self, sheet: &mut Sheet) {
        let Place { field, start, end } = self.place;
        self.article.write(sheet);
        sheet.bytes.extend_from_slice(if field == Field::Title { b":t".as_slice() } else { b":" });
        start.write(sheet);
        sheet.bytes.push(b'-');
        end.write(sheet);
    }

    /// What stands after it.
    fn end(&self, sheet: &mut Sheet) {
        if self.nth > 1 {
            self.nth.write(sheet);
        }
    }
}

/// The same of a mention, whose letter the run settles.
pub struct MentionId(pub PlaceId, pub u32);

impl Cell for MentionId {
    const TYPE: &'static str = "string";
    fn write(&self, sheet: &mut Sheet) {
        let MentionId(id, entity) = self;
        id.start(sheet);
        sheet.hole(*entity, Wanted::Letter);
        id.end(sheet);
    }
}

/// Enumerations of the model: a cell holds what `as_str` gives.
macro_rules! enumerations {
    ($($type:ident { $($case:ident),+ })+) => {$(
        impl Cell for $type {
            const TYPE: &'static str = "string";
            const ONE_OF: &'static [&'static str] = &[$($type::$case.as_str()),+];
            fn write(&self, sheet: &mut Sheet) {
                sheet.bytes.extend_from_slice(self.as_str().as_bytes());
            }
        }
    )+};
}

enumerations! {
    Kind { Person, Organization, Place }
    NameKind { Full, Short, Acronym, Alias, Misspelling }
    PublishedBasis { Record, Metadata, Dateline, Text, Url }
    QuoteKind { Direct, Mixed, Indirect, Scare, Title, Slogan }
    RoleStatus { Current, Former, Acting, Elect }
    Severity { Skipped, Repaired, Warning }
    SpeakerKind { Person, Organization, Description, Pronoun }
    TimexType { Date, Time, Duration, Set }
    Zone { TitleField, Title, Byline, Dateline, Body, Link, Boilerplate }
    AnchorBasis { Published, Dateline, Text, Quote }
    WrittenGender { Female, Male, Other, Mixed }
    Granularity { Century, Decade, Year, Half, Quarter, Season, Month, Week, Weekend, Day, PartOfDay, Hour, Minute, Second }
}
