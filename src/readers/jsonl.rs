//! JSON Lines (`.jsonl`, `.ndjson`): one JSON object a line. A line is a record and its number the record's; empty lines are none.
//!
//! A broken line costs that line only. A line longer than [`RECORD_LIMIT`] is left out without being taken into memory.

use super::encoding;
use super::format::{Certainty, Format, Head, Input};
use super::json_record;
use super::output::{Halt, Output, RECORD_LIMIT};
use super::problems;
use std::io::{self, BufRead};

pub(super) struct JsonLines;

impl Format for JsonLines {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn recognise(&self, head: &Head) -> Option<Certainty> {
        let mut lines = head.whole_lines().filter(|line| !line.trim().is_empty());
        let is_object = |line: &str| line.trim_start().starts_with('{') && serde_json::from_str::<serde::de::IgnoredAny>(line).is_ok();
        // The first line may be the broken one.
        let objects = lines.by_ref().take(3).filter(|line| is_object(line)).count();
        let named = head.is_named(&["jsonl", "ndjson", "jl", "jsonlines", "ldjson"]);
        if objects > 1 || named && head.text.trim_start().starts_with('{') { Some(Certainty::Certain) } else { named.then_some(Certainty::Named) }
    }

    fn read(&self, input: Input, output: &mut Output) -> Result<(), Halt> {
        let fields = input.fields;
        let mut stream = input.utf8(output)?;
        let mut line = Vec::new();
        for number in 1.. {
            match next_line(&mut stream, &mut line)? {
                Line::End => break,
                Line::TooLong => output.skipped(number, problems::TOO_LONG, too_long())?,
                Line::Whole if line.iter().all(u8::is_ascii_whitespace) => {}
                Line::Whole => {
                    let (text, guessed) = encoding::decode(&line);
                    json_record::read(&text, number, guessed, fields, output)?;
                }
            }
            // One giant must not hold memory for the rest of the run.
            const KEPT: usize = 4 << 20;
            line.clear();
            line.shrink_to(KEPT);
        }
        Ok(())
    }
}

/// What to do about a record beyond [`RECORD_LIMIT`].
pub(super) fn too_long() -> String {
    format!("the record is longer than {} MB and was left out; split it", RECORD_LIMIT >> 20)
}

enum Line {
    Whole,
    TooLong,
    End,
}

/// After this much of one line the stream is a bomb.
const BOMB: u64 = 4 << 30;

/// Reads a line, without its end, into the empty `line`.
fn next_line(stream: &mut dyn BufRead, line: &mut Vec<u8>) -> io::Result<Line> {
    let mut length = 0u64;
    loop {
        let bytes = stream.fill_buf()?;
        if bytes.is_empty() && length == 0 {
            return Ok(Line::End);
        }
        let end = memchr::memchr(b'\n', bytes);
        let taken = &bytes[..end.unwrap_or(bytes.len())];
        if length <= RECORD_LIMIT as u64 {
            line.extend_from_slice(taken);
        }
        let (n, over) = (taken.len(), bytes.is_empty() || end.is_some());
        length += n as u64 + u64::from(end.is_some());
        stream.consume(n + usize::from(end.is_some()));
        if length > BOMB {
            return Err(io::Error::other("one line of more than 4 GB; the rest of the file was not read"));
        }
        if over {
            return Ok(if length > RECORD_LIMIT as u64 { Line::TooLong } else { Line::Whole });
        }
    }
}
