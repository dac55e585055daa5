//! The knowledge: every list and pattern of `dictionaries/`, compiled in, with a user's own laid over it.
//!
//! In: the blobs the build script made, and perhaps a folder named by `--dictionaries`. Out: a [`Lexicon`]. Whatever can be wrong
//! with a dictionary is found here, at load time, as `path:line`; after that nothing can fail.
//! Absent: any meaning. That a row of `people/given_names` speaks for a person is the annotators' business.

pub mod keyed;
mod lint;
pub mod list;
mod patterns;
mod user;
pub mod weights;

pub use lint::Complaint;
pub use list::Digest;
pub use patterns::Pattern;

use crate::error::{Error, Result};
use crate::model::RowId;
use crate::words;
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use list::{Header, Matching};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

static TEXTS: &str = include_str!(concat!(env!("OUT_DIR"), "/texts.bin"));
static ROWS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rows.bin"));
static POSTINGS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/postings.bin"));
static INDEX: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/index.fst"));
static KEYED: keyed::Table = keyed::Table::new(include_bytes!(concat!(env!("OUT_DIR"), "/keyed.bin")));
static DIGESTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/digests.bin"));
static CLASSES: &str = include_str!(concat!(env!("OUT_DIR"), "/classes.txt"));
static WEIGHT_SLOTS: &CacheLines<[u8]> = &CacheLines(*include_bytes!(concat!(env!("OUT_DIR"), "/weight_slots.bin")));
static WEIGHT_ENTRIES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/weight_entries.bin"));
static META: &str = include_str!(concat!(env!("OUT_DIR"), "/meta.tsv"));
static OTHERS: &str = include_str!(concat!(env!("OUT_DIR"), "/others.txt"));

/// So far apart are the rows whose list is marked: most lists that are asked for have more.
const MARKED: usize = 1 << 8;

/// Bytes that begin at a cache line.
#[repr(C, align(64))]
struct CacheLines<T: ?Sized>(T);

/// All lists and patterns, ready for use. Built once, shared by all threads.
pub struct Lexicon {
    lists: Vec<List>,
    /// Where the rows of each list end, in the order of `lists`.
    ends: Vec<u32>,
    /// The list of every so-manieth row.
    marks: Vec<u16>,
    classes: BTreeMap<String, u16>,
    index: fst::Map<&'static [u8]>,
    terms: Option<AhoCorasick>,
    term_rows: Vec<Vec<RowId>>,
    user_keys: std::collections::HashMap<(u16, String), Vec<RowId>>,
    others: BTreeMap<String, Cow<'static, str>>,
}

/// One list file.
pub struct List {
    /// Its path without ending, from `dictionaries/`: `en/people/titles`.
    pub path: String,
    /// Its header.
    pub header: Header,
    /// Is it the user's own? Then it wins over ours.
    pub user: bool,
    text: Cow<'static, str>,
    first_row: u32,
    hash: u64,
    /// Where each row begins in `text`; empty for built-in lists, whose offsets lie in the binary.
    offsets: Vec<u32>,
    /// The rows in short; empty for built-in lists, whose digests lie in the binary.
    digests: Vec<Digest>,
    rows: u32,
    /// How many entries; those of built-in weights have no rows.
    entries: usize,
}

impl List {
    /// The place of a named column.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.header.columns.iter().position(|c| c == name)
    }

    /// The path without its language folder: `people/titles`.
    #[must_use]
    pub fn subject(&self) -> &str {
        self.path.split_once('/').map_or(&self.path, |(_, rest)| rest)
    }

    /// How many entries.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries
    }

    /// No entry at all?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries == 0
    }

    /// A hash of its whole text, header included: the same text has the same hash on every machine.
    #[must_use]
    pub fn hash(&self) -> u64 {
        self.hash
    }

    /// Appends how one of its rows, by its number, is cited.
    fn cite(&self, number: u32, out: &mut String) {
        out.push_str(&self.path);
        out.push(':');
        out.push_str(itoa::Buffer::new().format(self.header.first_line + number));
    }

    /// Its rows, in order.
    pub fn rows(&self) -> impl Iterator<Item = RowId> + use<> {
        (self.first_row..self.first_row + self.rows).map(RowId)
    }
}

/// One entry of a list.
#[derive(Clone, Copy)]
pub struct Row<'l> {
    /// The list it stands in.
    pub list: &'l List,
    /// From its line on: of a long line little more is read than what is asked for.
    text: &'l str,
    number: u32,
}

impl<'l> Row<'l> {
    /// The form to be found, as the list spells it.
    #[must_use]
    pub fn name(&self) -> &'l str {
        self.cell(0)
    }

    /// The whole line, tabs between cells.
    #[must_use]
    pub fn line(&self) -> &'l str {
        let end = memchr::memchr(b'\n', self.text.as_bytes());
        end.map_or(self.text, |end| &self.text[..end]).trim_end_matches('\r')
    }

    /// A cell by its place; empty where the row is short.
    #[must_use]
    pub fn cell(&self, column: usize) -> &'l str {
        let mut rest = self.text;
        for _ in 0..column {
            match cell_end(rest) {
                Some((end, b'\t')) => rest = &rest[end + 1..],
                _ => return "",
            }
        }
        match cell_end(rest) {
            Some((end, b'\t')) => &rest[..end],
            Some((end, _)) => rest[..end].trim_end_matches('\r'),
            None => rest.trim_end_matches('\r'),
        }
    }

    /// The cells in order, as many as the row has.
    pub fn cells(&self) -> impl Iterator<Item = &'l str> + use<'l> {
        self.line().split('\t')
    }

    /// A cell by its column's name; empty where there is no such column.
    #[must_use]
    pub fn column(&self, name: &str) -> &'l str {
        self.list.column(name).map_or("", |c| self.cell(c))
    }

    /// Where it stands, for an error: `dictionaries/en/people/titles.tsv:12`; a list of the user's from the user's folder on.
    #[must_use]
    pub fn place(&self) -> String {
        let folder = if self.list.user { "" } else { "dictionaries/" };
        format!("{folder}{}.tsv:{}", self.list.path, self.list.header.first_line + self.number)
    }

    /// What a `reason` says: `en/people/titles:12`.
    #[must_use]
    pub fn citation(&self) -> String {
        let mut out = String::with_capacity(self.list.path.len() + 8);
        self.list.cite(self.number, &mut out);
        out
    }
}

impl Lexicon {
    /// Our dictionaries, and the lists and patterns of a user's folder if one is given.
    ///
    /// # Errors
    /// A list or pattern that is badly formed, as `path:line` with a cure.
    pub fn load(folder: Option<&Path>) -> Result<Lexicon> {
        let mut lexicon = Lexicon {
            ends: Vec::new(),
            marks: Vec::new(),
            classes: CLASSES.lines().zip(1..).map(|(class, number)| (class.to_owned(), number)).collect(),
            lists: built_in_lists(),
            index: fst::Map::new(INDEX).expect("the build script writes a valid fst"),
            terms: None,
            term_rows: Vec::new(),
            user_keys: std::collections::HashMap::new(),
            others: built_in_others(),
        };
        if let Some(folder) = folder {
            lexicon.add_folder(folder)?;
        }
        lexicon.ends = lexicon.lists.iter().map(|l| l.first_row + l.rows).collect();
        let rows = lexicon.ends.last().copied().unwrap_or(0);
        lexicon.marks = (0..=rows).step_by(MARKED).map(|row| lexicon.ends.partition_point(|&end| end <= row) as u16).collect();
        lexicon.build_terms();
        Ok(lexicon)
    }

    /// Every list, ours first, each at its index.
    #[must_use]
    pub fn lists(&self) -> &[List] {
        &self.lists
    }

    /// A list by its index.
    #[must_use]
    pub fn list(&self, list: u16) -> &List {
        &self.lists[list as usize]
    }

    /// The indices of the lists about a subject, in any language folder: `people/titles`.
    pub fn about<'s>(&'s self, subject: &'s str) -> impl Iterator<Item = u16> + 's {
        (0..self.lists.len() as u16).filter(move |&l| self.lists[l as usize].subject() == subject)
    }

    /// The list a row stands in.
    #[must_use]
    pub fn list_of(&self, row: RowId) -> u16 {
        let from = self.marks[row.0 as usize / MARKED];
        from + self.ends[usize::from(from)..].iter().take_while(|&&end| end <= row.0).count() as u16
    }

    /// A row of a list in short.
    #[must_use]
    pub fn digest(&self, row: RowId, list: u16) -> Digest {
        let list = &self.lists[list as usize];
        if list.user { list.digests[(row.0 - list.first_row) as usize] } else { Digest::unpacked(number_at(DIGESTS, row.0 as usize)) }
    }

    /// The classes that digests number, in order, from 1.
    pub fn classes(&self) -> impl Iterator<Item = &str> {
        let mut classes: Vec<(u16, &str)> = self.classes.iter().map(|(class, &number)| (number, class.as_str())).collect();
        classes.sort_unstable();
        classes.into_iter().map(|(_, class)| class)
    }

    /// A row's cells.
    #[must_use]
    pub fn row(&self, row: RowId) -> Row<'_> {
        let list = &self.lists[self.list_of(row) as usize];
        let number = row.0 - list.first_row;
        let start = if list.user { list.offsets[number as usize] } else { number_at(ROWS, row.0 as usize) - list_base(list) };
        Row { list, text: &list.text[start as usize..], number }
    }

    /// Appends what [`Row::citation`] says of a row of a list.
    pub fn cite(&self, row: RowId, list: u16, out: &mut String) {
        let list = &self.lists[list as usize];
        list.cite(row.0 - list.first_row, out);
    }

    /// The rows of a `keyed` list under a folded name (see [`words::fold`]), best first as the list gives them.
    pub fn keyed(&self, list: u16, folded: &str) -> impl Iterator<Item = RowId> + '_ {
        // Most runs have no lists of a user: no key is made for them.
        let own = if self.user_keys.is_empty() { None } else { self.user_keys.get(&(list, folded.to_owned())) };
        let own = own.into_iter().flatten().copied();
        KEYED.of(keyed::key(list, words::hash(folded.as_bytes()))).map(|v| self.postings(v)).into_iter().flatten().chain(own)
    }

    /// The weights of our own lists with `# match: weights`, compiled in; a user's lie in their lists.
    #[must_use]
    pub fn weights(&self) -> weights::Table {
        weights::Table::new(&WEIGHT_SLOTS.0, WEIGHT_ENTRIES)
    }

    /// The gazetteer rows whose name or alias folds to exactly this.
    pub fn named(&self, folded: &str) -> impl Iterator<Item = RowId> + '_ {
        self.index.get(folded.as_bytes()).map(|v| self.postings(v)).into_iter().flatten()
    }

    /// The compiled gazetteers, for the matcher to walk; values are read with [`Lexicon::postings`].
    #[must_use]
    pub fn gazetteer(&self) -> &fst::raw::Fst<&'static [u8]> {
        self.index.as_fst()
    }

    /// The rows behind a value of the index.
    pub fn postings(&self, value: u64) -> impl Iterator<Item = RowId> + use<> {
        let several = value >> 32 != 0;
        let at = (value & 0xffff_ffff) as usize;
        let (from, count) = if several { (at + 1, number_at(POSTINGS, at) as usize) } else { (at, 1) };
        (from..from + count).map(move |i| RowId(if several { number_at(POSTINGS, i) } else { i as u32 }))
    }

    /// The automaton over all `terms` lists and all lists of the user; its patterns are folded names with a space at each end.
    #[must_use]
    pub fn terms(&self) -> Option<&AhoCorasick> {
        self.terms.as_ref()
    }

    /// The rows behind a pattern of [`Lexicon::terms`].
    #[must_use]
    pub fn term_rows(&self, pattern: usize) -> &[RowId] {
        &self.term_rows[pattern]
    }

    /// A file that is no list (`language.toml`, `patterns.toml`, `weights` …) in any language folder, by its path
    /// below that folder: `(full path, text)`, ours first, then the user's.
    pub fn files<'s>(&'s self, subject: &'s str) -> impl Iterator<Item = (&'s str, &'s str)> + 's {
        self.others.iter().filter(move |(path, _)| path.split_once('/').is_some_and(|(_, rest)| rest == subject)).map(|(path, text)| (path.as_str(), &**text))
    }

    /// The words under a key of `language.toml`, of every language.
    ///
    /// # Errors
    /// A file that is no TOML, with its place.
    pub fn language(&self, key: &str) -> Result<Vec<String>> {
        let mut words = Vec::new();
        for (path, text) in self.files("language.toml") {
            let broken = |e: toml::de::Error| Error::new(format!("dictionaries/{path}"), e.message(), "the file is TOML: https://toml.io");
            let table: toml::Table = text.parse().map_err(broken)?;
            words.extend(table.get(key).and_then(toml::Value::as_array).into_iter().flatten().filter_map(|v| v.as_str().map(str::to_owned)));
        }
        Ok(words)
    }

    /// Every file that is no list: `(path, text)`.
    pub fn all_files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.others.iter().map(|(path, text)| (path.as_str(), &**text))
    }

    /// One automaton over the folded names of all `terms` lists and of every list of the user.
    fn build_terms(&mut self) {
        let mut patterns: BTreeMap<String, Vec<RowId>> = BTreeMap::new();
        for list in self.lists.iter().filter(|l| l.user || l.header.matching == Matching::Terms) {
            for row in list.rows() {
                for folded in list::forms(self.row(row).line(), &list.header.columns).flat_map(words::keys) {
                    if !folded.is_empty() {
                        patterns.entry(format!(" {folded} ")).or_default().push(row);
                    }
                }
            }
        }
        // Standard semantics: all overlapping hits are wanted, the longest is picked by those who know the meaning.
        self.terms = AhoCorasick::builder().kind(Some(AhoCorasickKind::ContiguousNFA)).match_kind(MatchKind::Standard).build(patterns.keys()).ok();
        self.term_rows = patterns.into_values().collect();
    }
}

/// Where the cell ends that `text` begins with, and by what: a tab or the end of the line.
fn cell_end(text: &str) -> Option<(usize, u8)> {
    memchr::memchr2(b'\t', b'\n', text.as_bytes()).map(|end| (end, text.as_bytes()[end]))
}

fn number_at(bytes: &[u8], i: usize) -> u32 {
    let at = i * 4;
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

/// Where a built-in list's text begins in the blob.
fn list_base(list: &List) -> u32 {
    (list.text.as_ptr() as usize - TEXTS.as_ptr() as usize) as u32
}

fn built_in_lists() -> Vec<List> {
    META.lines()
        .map(|line| {
            let mut cells = line.split('\t');
            let path = cells.next().unwrap_or("").to_owned();
            let mut number = || cells.next().and_then(|c| c.parse::<usize>().ok()).expect("the build script writes numbers");
            let (base, length, first_row, end_row, entries, hash) = (number(), number(), number(), number(), number(), number() as u64);
            let text = &TEXTS[base..base + length];
            let header = list::header(text).expect("the build script checked the header");
            let rows = (end_row - first_row) as u32;
            List {
                path,
                header,
                user: false,
                text: Cow::Borrowed(text),
                hash,
                first_row: first_row as u32,
                offsets: Vec::new(),
                digests: Vec::new(),
                rows,
                entries,
            }
        })
        .collect()
}

fn built_in_others() -> BTreeMap<String, Cow<'static, str>> {
    let mut out = BTreeMap::new();
    let mut rest = OTHERS;
    while let Some((head, tail)) = rest.split_once('\n') {
        let Some((path, length)) = head.split_once('\t') else {
            break;
        };
        let length: usize = length.parse().expect("the build script writes lengths");
        out.insert(path.to_owned(), Cow::Borrowed(&tail[..length]));
        rest = &tail[length..];
    }
    out
}
