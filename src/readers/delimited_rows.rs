//! The rows of a delimited file, one at a time, in bounded memory, with a way back out of a broken quote.
//!
//! A quote that is never closed makes a parser swallow every row up to the next quote. Here the bytes of the row at hand are kept,
//! so that the reader can step back to its second line and lose one row only.

use super::output::RECORD_LIMIT;
use csv_core::ReadRecordResult;
use std::io::{self, BufRead};

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    Whole,
    /// The file ends inside a quote.
    Unclosed,
    /// Beyond [`RECORD_LIMIT`]; it was read past.
    TooLong,
    End,
}

/// Bytes that may be read a second time after stepping back, for the whole file: a bound on the work that hostile quotes can make.
const SECOND_READINGS: usize = 256 << 20;

pub(super) struct Rows<'a> {
    stream: Box<dyn BufRead + 'a>,
    parser: csv_core::Reader,
    /// Bytes of the stream from the row at hand on.
    raw: Vec<u8>,
    /// Where the row at hand begins in `raw`, and where the next one does.
    row: usize,
    next: usize,
    ended: bool,
    /// The fields of the row at hand, unquoted, one behind the other, and where each ends.
    unquoted: Vec<u8>,
    ends: Vec<usize>,
    count: usize,
    line: u64,
    second_readings: usize,
}

impl<'a> Rows<'a> {
    pub(super) fn new(stream: Box<dyn BufRead + 'a>, delimiter: u8) -> Rows<'a> {
        Rows {
            stream,
            parser: csv_core::ReaderBuilder::new().delimiter(delimiter).build(),
            raw: Vec::new(),
            row: 0,
            next: 0,
            ended: false,
            unquoted: vec![0; 64 << 10],
            ends: vec![0; 64],
            count: 0,
            line: 1,
            second_readings: 0,
        }
    }

    /// The fields of the row at hand.
    pub(super) fn fields(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.count).map(|i| {
            let start = if i == 0 { 0 } else { self.ends[i - 1] };
            &self.unquoted[start..self.ends[i]]
        })
    }

    /// The line the row at hand begins in, from 1.
    pub(super) fn line(&self) -> u64 {
        self.line + self.raw[self.row..self.row + self.breaks_before()].iter().filter(|&&b| b == b'\n').count() as u64
    }

    /// Bytes of line ends between the row before and the first letter of the row at hand.
    fn breaks_before(&self) -> usize {
        self.raw[self.row..self.next].iter().take_while(|b| matches!(b, b'\r' | b'\n')).count()
    }

    /// Goes to the next row.
    pub(super) fn advance(&mut self) -> io::Result<Row> {
        self.line += memchr::memchr_iter(b'\n', &self.raw[self.row..self.next]).count() as u64;
        self.row = self.next;
        self.count = 0;
        let (mut at, mut length, mut written, mut too_long) = (self.next, 0usize, 0usize, false);
        loop {
            if at == self.raw.len() && !self.ended {
                at -= self.forget();
                self.fill()?;
                continue;
            }
            let input: &[u8] = if at < self.raw.len() { &self.raw[at..] } else { b"\n" };
            let is_end = at == self.raw.len();
            if is_end && self.raw[self.row..].iter().all(u8::is_ascii_whitespace) && !too_long {
                return Ok(Row::End);
            }
            let (result, read, wrote, ended) = self.parser.read_record(input, &mut self.unquoted[written..], &mut self.ends[self.count..]);
            at += if is_end { 0 } else { read };
            (length, written, self.count) = (length + read, written + wrote, self.count + ended);
            self.next = at;
            if length > RECORD_LIMIT {
                // Nothing of it is kept from here on.
                (too_long, written, self.count) = (true, 0, 0);
                self.row = at;
            }
            match result {
                ReadRecordResult::Record => return Ok(if too_long { Row::TooLong } else { Row::Whole }),
                ReadRecordResult::InputEmpty if is_end => return Ok(if too_long { Row::TooLong } else { Row::Unclosed }),
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.unquoted.resize(self.unquoted.len().max(1) * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::End => return Ok(Row::End),
            }
        }
    }

    /// Steps back: the next row begins in the second line of the row at hand. No step if it has one line, or too many were taken.
    pub(super) fn retreat(&mut self) {
        let raw = &self.raw[self.row..self.next];
        let first = self.breaks_before();
        let Some(second) = memchr::memchr(b'\n', &raw[first..]).map(|i| first + i + 1).filter(|&i| i < raw.len()) else { return self.parser.reset() };
        self.second_readings += raw.len() - second;
        if self.second_readings <= SECOND_READINGS {
            self.next = self.row + second;
        }
        self.parser.reset();
    }

    /// Lets go of the bytes before the row at hand; gives how many they were.
    fn forget(&mut self) -> usize {
        let gone = self.row;
        self.raw.drain(..gone);
        (self.row, self.next) = (0, self.next.saturating_sub(gone));
        const KEPT: usize = 4 << 20;
        if self.raw.len() < KEPT {
            self.raw.shrink_to(KEPT);
        }
        gone
    }

    fn fill(&mut self) -> io::Result<()> {
        let bytes = self.stream.fill_buf()?;
        let n = bytes.len();
        self.raw.extend_from_slice(bytes);
        self.ended = n == 0;
        self.stream.consume(n);
        Ok(())
    }
}
