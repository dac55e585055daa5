//! CSV and its kin (`.csv`, `.tsv`, `.psv`): a header row that names the columns, then one article a row.
//!
//! The delimiter is found among comma, tab, semicolon and bar, unless the first line says it (`sep=;`, as Excel wants it). A record's number counts the rows under the header, from 1 (in a file
//! without a header row, all rows); details of problems also name the line. A text that is HTML from its first letter to its last is turned
//! into paragraphs. Absent: other ways to quote than RFC 4180.

use super::delimited_rows::{Row, Rows};
use super::encoding;
use super::fields::{Fields, Slot};
use super::format::{Certainty, Format, Head, Input};
use super::html_fragment;
use super::jsonl::too_long;
use super::output::{Draft, Halt, Output};
use super::problems;
use super::stream::HEAD;
use std::io::{BufRead, Read};

pub(super) struct Delimited;

impl Format for Delimited {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn recognise(&self, head: &Head) -> Option<Certainty> {
        let sample = Sample::best(head.text.as_bytes(), head.is_all, head.fields);
        if head.is_named(&["csv", "tsv", "tab", "psv"]) {
            // Name and column names agree: whatever the cells hold, they are rows, and each is accounted for.
            return Some(if sample.has_text && sample.width > 1 { Certainty::Certain } else { Certainty::Named });
        }
        // A row that names this many fields is a header, whatever is broken below it.
        const HEADER: usize = 3;
        let rows = sample.has_text && sample.width > 1 && sample.rows > 1;
        (rows && (sample.even || sample.known >= HEADER)).then_some(Certainty::Possible)
    }

    fn read(&self, input: Input, output: &mut Output) -> Result<(), Halt> {
        let fields = input.fields;
        let mut stream = input.utf8(output)?;
        let mut head = Vec::new();
        stream.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
        let delimiter = Sample::best(&head, head.len() < HEAD, fields).delimiter;
        head.drain(..told(&head).map_or(0, |(_, line)| line));
        let stream: Box<dyn BufRead> = Box::new(std::io::Cursor::new(head).chain(stream));
        let mut rows = Rows::new(stream, delimiter);
        match Table::new(&mut rows, fields, output)? {
            Some(table) => table.read(rows, output),
            None => Ok(()),
        }
    }
}

/// What the first part looks like with one delimiter.
#[derive(Clone, Copy)]
struct Sample {
    delimiter: u8,
    /// Fields of the first row.
    width: usize,
    rows: usize,
    /// Do all rows have that many?
    even: bool,
    /// Does the first row name a text column?
    has_text: bool,
    /// How many columns it has whose names we know.
    known: usize,
}

impl Sample {
    fn best(head: &[u8], is_all: bool, fields: &Fields) -> Sample {
        if let Some((delimiter, line)) = told(head) {
            return Sample::take(&head[line..], is_all, delimiter, fields);
        }
        let samples = [b',', b'\t', b';', b'|'].map(|delimiter| Sample::take(head, is_all, delimiter, fields));
        let rank = |s: &Sample| (s.has_text && s.width > 1, s.even && s.width > 1, s.has_text, s.width);
        // The first of the best.
        samples.into_iter().rev().max_by_key(rank).unwrap_or(samples[0])
    }

    fn take(head: &[u8], is_all: bool, delimiter: u8, fields: &Fields) -> Sample {
        const ROWS: usize = 20;
        let mut rows = csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(head);
        let mut sample = Sample { delimiter, width: 0, rows: 0, even: true, has_text: false, known: 0 };
        let mut row = csv::ByteRecord::new();
        while sample.rows < ROWS && rows.read_byte_record(&mut row).unwrap_or(false) {
            if !is_all && rows.position().byte() as usize >= head.len() {
                break;
            }
            if sample.rows == 0 {
                sample.width = row.len();
                let slots: Vec<Slot> = row.iter().filter_map(|name| fields.slot(&column_name(name))).map(|(slot, _)| slot).collect();
                (sample.has_text, sample.known) = (slots.contains(&Slot::Text), slots.len());
            }
            sample.even &= row.len() == sample.width;
            sample.rows += 1;
        }
        sample
    }
}

/// The delimiter that the first line tells (`sep=;`), and the length of that line.
fn told(head: &[u8]) -> Option<(u8, usize)> {
    let rest = head.strip_prefix("\u{feff}".as_bytes()).unwrap_or(head).strip_prefix(b"sep=")?;
    let &delimiter = rest.first()?;
    let end = memchr::memchr(b'\n', rest)?;
    let line = rest[1..end].iter().all(u8::is_ascii_whitespace).then_some(head.len() - rest.len() + end + 1)?;
    delimiter.is_ascii().then_some((delimiter, line))
}

fn column_name(bytes: &[u8]) -> String {
    encoding::decode(bytes).0.trim().trim_start_matches('\u{feff}').to_owned()
}

/// Which column holds what: for each slot the one with the best name.
fn columns(names: &[String], fields: &Fields) -> Vec<(Slot, usize)> {
    let mut best: Vec<(Slot, usize, usize)> = Vec::new();
    for (column, name) in names.iter().enumerate() {
        let Some((slot, rank)) = fields.slot(name) else { continue };
        match best.iter_mut().find(|(other, _, _)| *other == slot) {
            Some(held) if rank < held.1 => *held = (slot, rank, column),
            Some(_) => {}
            None => best.push((slot, rank, column)),
        }
    }
    best.into_iter().map(|(slot, _, column)| (slot, column)).collect()
}

/// A table whose columns are known.
struct Table {
    width: usize,
    /// Which column holds what.
    columns: Vec<(Slot, usize)>,
    /// The first row, if it is a record already.
    first: bool,
}

impl Table {
    /// Reads the header row. Nothing if the file cannot be read for want of a text column; the problem is told.
    fn new(rows: &mut Rows, fields: &Fields, output: &mut Output) -> Result<Option<Table>, Halt> {
        if rows.advance()? != Row::Whole {
            output.skipped(0, problems::NO_TEXT_COLUMN, "the file has no header row that ends; is it a CSV file?")?;
            return Ok(None);
        }
        let names: Vec<String> = rows.fields().map(column_name).collect();
        if let Some(places) = fields.places()
            && places.iter().all(|(_, place)| *place <= names.len())
        {
            let columns = places.into_iter().map(|(slot, place)| (slot, place - 1)).collect();
            return Ok(Some(Table { width: names.len(), columns, first: !names.iter().any(|name| fields.is_ours(name)) }));
        }
        let columns = columns(&names, fields);
        if columns.iter().any(|(slot, _)| *slot == Slot::Text) {
            return Ok(Some(Table { width: names.len(), columns, first: false }));
        }
        let seen: Vec<String> = names.iter().take(12).map(|name| format!("“{}”", name.chars().take(40).collect::<String>())).collect();
        let detail = format!("no column is known to hold the text; name it with --text-column (the first row has {})", seen.join(", "));
        output.skipped(0, problems::NO_TEXT_COLUMN, detail)?;
        Ok(None)
    }

    fn read(mut self, mut rows: Rows, output: &mut Output) -> Result<(), Halt> {
        let mut number = 0;
        loop {
            let row = if std::mem::take(&mut self.first) { Row::Whole } else { rows.advance()? };
            if row == Row::End {
                return Ok(());
            }
            if row == Row::Whole && rows.fields().all(<[u8]>::is_empty) {
                continue;
            }
            number += 1;
            match row {
                Row::End => return Ok(()),
                Row::TooLong => output.skipped(number, problems::TOO_LONG, too_long())?,
                Row::Unclosed => {
                    let line = rows.line();
                    output.skipped(number, problems::UNCLOSED_QUOTE, format!("line {line}: a quote is opened and never closed; mend it"))?;
                    rows.retreat();
                }
                Row::Whole if self.fits(&rows) => output.article(number, self.draft(&rows))?,
                Row::Whole => {
                    let (has, line) = (rows.fields().count(), rows.line());
                    let detail = format!("line {line}: {has} fields where the first row has {}; is a quote or delimiter missing?", self.width);
                    output.skipped(number, problems::WRONG_FIELD_COUNT, detail)?;
                    rows.retreat();
                }
            }
        }
    }

    /// As many fields as the header; empty ones behind do no harm.
    fn fits(&self, rows: &Rows) -> bool {
        let count = rows.fields().count();
        count >= self.width && rows.fields().skip(self.width).all(<[u8]>::is_empty)
    }

    fn draft(&self, rows: &Rows) -> Draft {
        let mut draft = Draft::default();
        let mut guessed = None;
        for &(slot, column) in &self.columns {
            let (words, how) = encoding::decode(rows.fields().nth(column).unwrap_or_default());
            guessed = guessed.or(how);
            *draft.slot(slot) = words.into_owned();
        }
        if html_fragment::is_all_markup(&draft.text) {
            draft.text = html_fragment::text(&draft.text);
        }
        draft.guessed(guessed);
        draft
    }
}
