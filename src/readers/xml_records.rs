//! Records out of a stream of XML: cut by their tags and only then parsed, so that a dump of any length is read one article at a time.
//!
//! In: a stream and the names of the elements that are records. Out: each record's markup, and once what stands before the first (a channel's
//! title, an envelope). A record without an end costs that record only; one beyond [`RECORD_LIMIT`] is read past and told of.

use super::encoding;
use super::format::Input;
use super::output::{Draft, Halt, Output, RECORD_LIMIT};
use super::xml::{self, Element, Tree};
use super::{jsonl, problems};
use std::io::{self, BufRead};

/// How much of what stands before the first record is kept.
const FRAME: usize = 64 << 10;

/// What an XML format makes of a record.
pub(super) enum Made {
    Article(Box<Draft>),
    /// A picture, a package, an empty shell: a code of problems.csv and what to tell.
    Nothing(&'static str, String),
}

/// How a format keeps its articles.
pub(super) struct Shape<'n> {
    /// The elements that are records, by their names without prefix.
    pub(super) records: &'n [&'n str],
    /// May a record hold another of its name?
    pub(super) nested: bool,
}

/// Reads all records of a stream; `make` turns one into an article, given the element and what stood before the first record.
pub(super) fn read(input: Input, shape: &Shape<'_>, output: &mut Output, make: &dyn Fn(Element, &Tree) -> Made) -> Result<(), Halt> {
    let stream = input.declared_utf8(output)?;
    let mut records = Records::new(stream, shape);
    let mut number = 0;
    let mut frame = None;
    while let Some(cut) = records.next()? {
        number += 1;
        if cut.too_long {
            output.skipped(number, problems::TOO_LONG, jsonl::too_long())?;
            continue;
        }
        let (xml, guessed) = encoding::decode(&cut.bytes);
        let (tree, damage) = xml::parse(&xml);
        let before = frame.get_or_insert_with(|| String::from_utf8_lossy(&records.frame).into_owned());
        let (before, _) = xml::parse(before);
        match tree.roots().next().map(|record| make(record, &before)) {
            Some(Made::Article(mut draft)) => {
                draft.guessed(guessed);
                if cut.unclosed {
                    draft.repaired(problems::TRUNCATED, "the record has no end; the article is what was there");
                } else if let Some(damage) = damage {
                    draft.repaired(problems::MENDED_XML, format!("{damage}; the article is what can be made out"));
                }
                output.article(number, *draft)?;
            }
            Some(Made::Nothing(problem, detail)) => output.skipped(number, problem, detail)?,
            None => output.skipped(number, problems::INVALID_XML, damage.unwrap_or_else(|| "the record is no element".to_owned()))?,
        }
    }
    if number == 0 {
        let detail = format!("there is no <{}> in the file: it holds no article", shape.records.join("> or <"));
        return output.skipped(0, problems::NOT_AN_ARTICLE, detail);
    }
    Ok(())
}

/// One record's markup.
struct Cut {
    bytes: Vec<u8>,
    /// The stream, or the next record, came before its end.
    unclosed: bool,
    /// Its bytes were let go of.
    too_long: bool,
}

struct Records<'a> {
    stream: Box<dyn BufRead + 'a>,
    shape: &'a Shape<'a>,
    /// The beginning of what stands before the first record.
    frame: Vec<u8>,
    /// Is the first record found?
    started: bool,
    /// Bytes of the stream; those before `start` are of no use any more.
    held: Vec<u8>,
    start: usize,
    /// Where the markup at hand begins, and up to where it was looked at.
    markup: usize,
    at: usize,
    /// Is a record open, and did it become too long to be held?
    inside: bool,
    too_long: bool,
}

impl<'a> Records<'a> {
    fn new(stream: Box<dyn BufRead + 'a>, shape: &'a Shape<'a>) -> Records<'a> {
        let (frame, held) = (Vec::new(), Vec::new());
        Records { stream, shape, frame, started: false, held, start: 0, markup: 0, at: 0, inside: false, too_long: false }
    }

    fn next(&mut self) -> io::Result<Option<Cut>> {
        let Some(name) = self.begin()? else { return Ok(None) };
        (self.started, self.inside, self.too_long) = (true, true, false);
        let outcome = self.record(&name);
        self.inside = false;
        outcome.map(Some)
    }

    /// Goes to the first tag of the next record, which is looked at but not read. Gives its name with prefix.
    fn begin(&mut self) -> io::Result<Option<Vec<u8>>> {
        while self.next_markup()? {
            let Some(tag) = self.tag()? else { break };
            let local = tag.name.rsplit(|&b| b == b':').next().unwrap_or_default();
            if !tag.closes && self.shape.records.iter().any(|r| r.as_bytes() == local) {
                self.pass_to(self.markup);
                self.at = self.markup;
                return Ok(Some(tag.name));
            }
        }
        Ok(None)
    }

    /// Reads a record from its first tag to its last.
    fn record(&mut self, name: &[u8]) -> io::Result<Cut> {
        let mut depth = 0usize;
        while self.next_markup()? {
            let Some(tag) = self.tag()? else { break };
            if tag.name != name {
                continue;
            }
            if !tag.closes && depth == 1 && !self.shape.nested {
                // The next begins: this one was never ended.
                self.at = self.markup;
                return Ok(self.cut(true));
            }
            depth = if tag.closes { depth.saturating_sub(1) } else { depth + usize::from(!tag.empty) };
            if depth == 0 {
                return Ok(self.cut(false));
            }
        }
        self.at = self.held.len();
        Ok(self.cut(true))
    }

    /// The record up to where the stream was looked at.
    fn cut(&mut self, unclosed: bool) -> Cut {
        let bytes = if self.too_long { Vec::new() } else { self.held[self.start..self.at].to_vec() };
        self.start = self.at;
        Cut { bytes, unclosed, too_long: self.too_long }
    }

    /// Goes to the next `<`.
    fn next_markup(&mut self) -> io::Result<bool> {
        loop {
            let found = memchr::memchr(b'<', &self.held[self.at..]);
            self.at = found.map_or(self.held.len(), |i| self.at + i);
            self.markup = self.at;
            if found.is_some() {
                return Ok(true);
            }
            if !self.fill()? {
                return Ok(false);
            }
        }
    }

    /// Reads the markup at hand to its end. What is no tag (a comment, CDATA, an instruction) has no name.
    fn tag(&mut self) -> io::Result<Option<Tag>> {
        const LONGEST_MARK: usize = b"<![CDATA[".len();
        while self.held.len() - self.markup < LONGEST_MARK && self.fill()? {}
        let markup = &self.held[self.markup..];
        let marks: [(&[u8], &[u8]); 3] = [(b"<!--", b"-->"), (b"<![CDATA[", b"]]>"), (b"<?", b"?>")];
        let Some((begin, end)) = marks.into_iter().find(|(begin, _)| markup.starts_with(begin)) else { return self.plain_tag() };
        self.at += begin.len();
        loop {
            if let Some(i) = memchr::memmem::find(&self.held[self.at..], end) {
                self.at += i + end.len();
                return Ok(Some(Tag::default()));
            }
            // The end may be cut in two by the end of what is here.
            self.at = self.at.max((self.held.len() + 1).saturating_sub(end.len()));
            self.markup = self.at;
            if !self.fill()? {
                return Ok(None);
            }
        }
    }

    fn plain_tag(&mut self) -> io::Result<Option<Tag>> {
        /// Longer than this is no tag but a loose `<`.
        const TAG: usize = 1 << 20;
        let (mut tag, mut quote, mut named) = (Tag::default(), None, false);
        loop {
            self.at += 1;
            if self.at >= self.held.len() && !self.fill()? {
                return Ok(None);
            }
            let byte = self.held[self.at];
            let is_first = self.at == self.markup + 1;
            match (quote, byte) {
                (None, b'/') if is_first => {
                    tag.closes = true;
                    continue;
                }
                // A tag never holds a tag.
                (None, b'<') => return Ok(Some(Tag::default())),
                (None, b'>') => {
                    self.at += 1;
                    return Ok(Some(tag));
                }
                (None, b'"' | b'\'') if named => quote = Some(byte),
                (Some(open), _) if open == byte => quote = None,
                _ if self.at - self.markup > TAG => return Ok(Some(Tag::default())),
                _ => {}
            }
            named |= byte.is_ascii_whitespace() || byte == b'/';
            if !named {
                tag.name.push(byte);
            }
            tag.empty = byte == b'/';
        }
    }

    /// Takes in more of the stream and lets go of what no one needs. Is there more?
    fn fill(&mut self) -> io::Result<bool> {
        self.too_long |= self.inside && self.held.len() - self.start > RECORD_LIMIT;
        if !self.inside || self.too_long {
            self.pass_to(self.markup.min(self.at));
        }
        self.held.drain(..self.start);
        (self.markup, self.at, self.start) = (self.markup - self.start, self.at - self.start, 0);
        let bytes = self.stream.fill_buf()?;
        let n = bytes.len();
        self.held.extend_from_slice(bytes);
        self.stream.consume(n);
        Ok(n > 0)
    }

    /// What stands before `to` is of no use any more; before the first record, its beginning is the frame.
    fn pass_to(&mut self, to: usize) {
        if !self.started {
            let end = to.min(self.start + FRAME.saturating_sub(self.frame.len()));
            self.frame.extend_from_slice(&self.held[self.start..end]);
        }
        self.start = to;
    }
}

/// A tag, as far as it matters here; a comment and its like have no name.
#[derive(Default)]
struct Tag {
    name: Vec<u8>,
    closes: bool,
    /// `<a/>`
    empty: bool,
}
