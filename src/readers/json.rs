//! JSON documents (`.json`): a list of articles, one article, several one after the other, or an object that holds the list
//! (`{"articles": […]}`, `{"response": {"docs": […]}}`). ninjs, news-please and the answers of news services are such documents.
//!
//! The list is never loaded: a scanner cuts one element after the other out of the stream by its brackets, and only that is parsed.
//! A record's number is its place in the file, from 1.

use super::encoding;
use super::fields::Fields;
use super::format::{Certainty, Format, Head, Input};
use super::json_record;
use super::jsonl::too_long;
use super::output::{Halt, Output, RECORD_LIMIT};
use super::problems;
use std::io::{self, BufRead};

pub(super) struct Json;

/// Members that hold the list of articles, in the answers of news services and in exports.
const LISTS: &[&str] = &["articles", "items", "documents", "docs", "data", "results", "records", "entries", "stories", "news", "hits", "posts", "rows", "item"];

/// Members that hold the object that holds the list.
const HOLDERS: &[&str] = &["response", "hits", "data", "result", "results", "feed"];

/// How deep the list may be held.
const DEPTH: usize = 4;

impl Format for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["ninjs", "news-please"]
    }

    fn recognise(&self, head: &Head) -> Option<Certainty> {
        let begins = |text: &str| {
            let member = text.strip_prefix('{')?.trim_start();
            let name = member.strip_prefix('"')?;
            (member.starts_with('}') || name[name.find('"')? + 1..].trim_start().starts_with(':')).then_some(Certainty::Certain)
        };
        let text = head.text.trim_start();
        let named = head.is_named(&["json", "geojson", "js"]).then_some(Certainty::Named);
        begins(text).or_else(|| begins(text.strip_prefix('[')?.trim_start())).or(named)
    }

    fn read(&self, input: Input, output: &mut Output) -> Result<(), Halt> {
        let fields = input.fields;
        let stream = input.utf8(output)?;
        Document { scanner: Scanner { stream }, number: 0, fields, output }.read()
    }
}

struct Document<'a, 'o, 'e> {
    scanner: Scanner<'a>,
    number: u64,
    fields: &'a Fields,
    output: &'o mut Output<'e>,
}

impl Document<'_, '_, '_> {
    fn read(&mut self) -> Result<(), Halt> {
        while let Some(next) = self.scanner.skip()? {
            match next {
                b'[' => {
                    self.scanner.bump();
                    self.list()?;
                }
                b'{' => {
                    if let Some(own) = self.object(0)? {
                        self.number += 1;
                        self.record(&own)?;
                    }
                }
                _ => {
                    let line = self.scanner.line()?;
                    self.number += 1;
                    self.output.skipped(self.number, problems::INVALID_JSON, format!("“{line}” stands where a list or an object should begin"))?;
                }
            }
        }
        Ok(())
    }

    /// The elements of a list whose `[` is read.
    fn list(&mut self) -> Result<(), Halt> {
        let mut element = Vec::new();
        loop {
            match self.scanner.skip()? {
                None => return self.cut_off(),
                Some(b']') => {
                    self.scanner.bump();
                    return Ok(());
                }
                Some(_) => {
                    element.clear();
                    let scan = self.scanner.value(&mut element, 0)?;
                    self.number += 1;
                    match scan {
                        Scan::Whole => self.record(&element)?,
                        Scan::TooLong => self.output.skipped(self.number, problems::TOO_LONG, too_long())?,
                        Scan::CutOff => return self.cut_off(),
                    }
                }
            }
        }
    }

    /// Reads an object. If it holds a list of articles they are handed in and nothing is given back; else the object itself.
    fn object(&mut self, depth: usize) -> Result<Option<Vec<u8>>, Halt> {
        self.scanner.bump();
        let mut own = vec![b'{'];
        let mut holds_list = false;
        loop {
            let Some(next) = self.scanner.skip()? else {
                self.number += 1;
                self.cut_off()?;
                return Ok(None);
            };
            if next == b'}' {
                self.scanner.bump();
                own.push(b'}');
                return Ok(if holds_list { None } else { Some(own) });
            }
            if next != b'"' {
                // No name: not JSON. The parser will say so; here only the end is looked for.
                self.scanner.value(&mut own, 1)?;
                return Ok(Some(own));
            }
            holds_list |= self.member(&mut own, depth)?;
            if own.len() > RECORD_LIMIT {
                self.number += 1;
                self.scanner.value(&mut own, 1)?;
                self.output.skipped(self.number, problems::TOO_LONG, too_long())?;
                return Ok(None);
            }
        }
    }

    /// Reads a member of an object and adds it to `own`, unless it holds the list of articles: then they are handed in.
    fn member(&mut self, own: &mut Vec<u8>, depth: usize) -> Result<bool, Halt> {
        if own.len() > 1 {
            own.push(b',');
        }
        let from = own.len();
        self.scanner.value(own, 0)?;
        let name = String::from_utf8_lossy(&own[from..]).trim_matches('"').to_ascii_lowercase();
        if self.scanner.skip()? == Some(b':') {
            self.scanner.bump();
            own.push(b':');
        }
        match self.scanner.skip()? {
            Some(b'[') if LISTS.contains(&name.as_str()) => {
                self.scanner.bump();
                if self.scanner.skip()? == Some(b'{') {
                    own.extend_from_slice(b"null");
                    self.list()?;
                    return Ok(true);
                }
                own.push(b'[');
                self.scanner.value(own, 1)?;
            }
            Some(b'{') if depth < DEPTH && HOLDERS.contains(&name.as_str()) => match self.object(depth + 1)? {
                Some(object) => own.extend_from_slice(&object),
                None => {
                    own.extend_from_slice(b"null");
                    return Ok(true);
                }
            },
            _ => {
                self.scanner.value(own, 0)?;
            }
        }
        Ok(false)
    }

    fn record(&mut self, json: &[u8]) -> Result<(), Halt> {
        let (text, guessed) = encoding::decode(json);
        json_record::read(&text, self.number, guessed, self.fields, self.output)
    }

    fn cut_off(&mut self) -> Result<(), Halt> {
        let detail = format!("the file ends inside record {} or before the end of its list; fetch it again", self.number.max(1));
        self.output.skipped(self.number.max(1), problems::TRUNCATED, detail)
    }
}

/// What was found where a value should stand.
#[derive(PartialEq)]
enum Scan {
    Whole,
    TooLong,
    CutOff,
}

/// Cuts values out of a stream without parsing them: brackets are counted, strings are jumped over.
struct Scanner<'a> {
    stream: Box<dyn BufRead + 'a>,
}

impl Scanner<'_> {
    /// The next byte that is neither white space nor a comma; it is not read yet.
    fn skip(&mut self) -> io::Result<Option<u8>> {
        loop {
            let bytes = self.stream.fill_buf()?;
            if bytes.is_empty() {
                return Ok(None);
            }
            let between = bytes.iter().take_while(|b| b.is_ascii_whitespace() || **b == b',').count();
            let next = bytes.get(between).copied();
            self.stream.consume(between);
            if next.is_some() {
                return Ok(next);
            }
        }
    }

    fn bump(&mut self) {
        self.stream.consume(1);
    }

    /// The beginning of the line that is left, for a message; the whole line is read.
    fn line(&mut self) -> io::Result<String> {
        const SHOWN: usize = 60;
        let mut shown = Vec::new();
        loop {
            let bytes = self.stream.fill_buf()?;
            let end = memchr::memchr(b'\n', bytes);
            let taken = end.unwrap_or(bytes.len());
            shown.extend_from_slice(&bytes[..taken.min(SHOWN.saturating_sub(shown.len()))]);
            let over = bytes.is_empty() || end.is_some();
            self.stream.consume(taken);
            if over {
                return Ok(String::from_utf8_lossy(&shown).trim().to_owned());
            }
        }
    }

    /// Reads one value into `into`; with `depth` 1, the rest of a list or object whose bracket is read already.
    fn value(&mut self, into: &mut Vec<u8>, mut depth: u64) -> io::Result<Scan> {
        let mut state = State::Between;
        let mut length = 0usize;
        loop {
            let bytes = self.stream.fill_buf()?;
            if bytes.is_empty() {
                return Ok(Scan::CutOff);
            }
            let (taken, over) = advance(bytes, &mut state, &mut depth);
            length = length.saturating_add(taken);
            if length <= RECORD_LIMIT {
                into.extend_from_slice(&bytes[..taken]);
            }
            self.stream.consume(taken);
            if over && length > RECORD_LIMIT {
                // Whoever holds this value is too long with it.
                into.resize(RECORD_LIMIT + 1, b' ');
                return Ok(Scan::TooLong);
            }
            if over {
                return Ok(Scan::Whole);
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Between,
    Word,
    String,
    Escaped,
}

/// Follows a value through `bytes`: how many belong to it, and is it over?
fn advance(bytes: &[u8], state: &mut State, depth: &mut u64) -> (usize, bool) {
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match *state {
            State::Escaped => *state = State::String,
            State::String => match memchr::memchr2(b'"', b'\\', &bytes[at..]) {
                None => return (bytes.len(), false),
                Some(i) => {
                    at += i;
                    *state = if bytes[at] == b'\\' { State::Escaped } else { State::Between };
                    if *state == State::Between && *depth == 0 {
                        return (at + 1, true);
                    }
                }
            },
            State::Word if *depth == 0 && (byte.is_ascii_whitespace() || b",]}:".contains(&byte)) => return (at, true),
            State::Between | State::Word => match byte {
                b'"' => *state = State::String,
                b'{' | b'[' => *depth += 1,
                b'}' | b']' => {
                    *depth = depth.saturating_sub(1);
                    if *depth == 0 {
                        return (at + 1, true);
                    }
                }
                _ => *state = State::Word,
            },
        }
        at += 1;
    }
    (at, false)
}
