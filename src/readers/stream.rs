//! The bytes of a source: opened, counted, freed of compression, with their first part in view.
//!
//! In: a [`Source`]. Out: a [`Stream`] of plain bytes whose head can be looked at before a format is chosen. Compression is known
//! by its first bytes, never by a name; several members or frames one after the other are one stream.
//! Absent: encodings (see [`encoding`](super::encoding)) and formats.

use super::sources::{Origin, Source};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::sync::atomic::{AtomicU64, Ordering};

/// How much of a stream is looked at before its encoding and format are chosen.
pub(super) const HEAD: usize = 64 * 1024;

/// Layers of compression that are peeled off; more is a bomb or a mistake.
const LAYERS: usize = 4;

const BUFFER: usize = 256 * 1024;

/// A byte stream with a look ahead. An error met while looking is given once the bytes before it are read.
pub(super) struct Stream<'a> {
    head: Vec<u8>,
    at: usize,
    error: Option<io::Error>,
    rest: Box<dyn BufRead + 'a>,
    ended: bool,
}

impl<'a> Stream<'a> {
    pub(super) fn new(mut rest: Box<dyn BufRead + 'a>) -> Stream<'a> {
        let mut head = Vec::new();
        let outcome = rest.by_ref().take(HEAD as u64).read_to_end(&mut head);
        let ended = outcome.is_ok() && head.len() < HEAD;
        Stream { head, at: 0, error: outcome.err(), rest, ended }
    }

    /// A stream that is over.
    pub(super) fn empty() -> Stream<'a> {
        Stream { head: Vec::new(), at: 0, error: None, rest: Box::new(io::empty()), ended: true }
    }

    /// The first bytes, up to [`HEAD`] of them.
    pub(super) fn head(&self) -> &[u8] {
        &self.head
    }

    /// Is the head all there is?
    pub(super) fn head_is_all(&self) -> bool {
        self.ended
    }

    /// What went wrong before a single byte came, if anything.
    pub(super) fn first_error(&mut self) -> Option<io::Error> {
        if self.head.is_empty() { self.error.take() } else { None }
    }

    /// Jumps over the first `bytes` of the head (a byte-order mark).
    pub(super) fn skip(&mut self, bytes: usize) {
        self.at = (self.at + bytes).min(self.head.len());
    }
}

impl Read for Stream<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let n = available.len().min(into.len());
        into[..n].copy_from_slice(&available[..n]);
        self.consume(n);
        Ok(n)
    }
}

impl BufRead for Stream<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at < self.head.len() {
            return Ok(&self.head[self.at..]);
        }
        if let Some(error) = self.error.take() {
            self.ended = true;
            return Err(error);
        }
        if self.ended { Ok(&[]) } else { self.rest.fill_buf() }
    }

    fn consume(&mut self, bytes: usize) {
        if self.at < self.head.len() {
            self.at += bytes;
        } else {
            self.rest.consume(bytes);
        }
    }
}

/// Opens a source, compressed as it may be.
pub(super) fn open<'a>(source: &Source, counter: &'a AtomicU64) -> io::Result<Stream<'a>> {
    let bytes: Box<dyn Read> = match &source.origin {
        Origin::File(path) => Box::new(File::open(path)?),
        Origin::StandardInput | Origin::Broken(_) => Box::new(io::stdin()),
    };
    let bytes = BufReader::with_capacity(BUFFER, Counted { bytes, counter });
    Ok(Stream::new(Box::new(bytes)))
}

/// Peels compression off a stream that is known as `name`. Gives the stream, the name a format may be known by (the file's own, lower
/// case, without folders and endings of compression), and how many layers there were.
pub(super) fn peeled<'a>(mut stream: Stream<'a>, name: &str) -> io::Result<(Stream<'a>, String, usize)> {
    let mut name = name.rsplit(['/', '\\']).next().unwrap_or_default().to_lowercase();
    for layers in 0..LAYERS {
        let head = stream.head();
        stream = if head.starts_with(&[0x1f, 0x8b, 0x08]) {
            buffered(flate2::bufread::MultiGzDecoder::new(stream))
        } else if is_zstd(head) {
            buffered(zstd::stream::read::Decoder::with_buffer(stream)?)
        } else {
            return Ok((stream, name, layers));
        };
        for ending in [".gz", ".gzip", ".zst", ".zstd"] {
            if let Some(shorter) = name.strip_suffix(ending) {
                name.truncate(shorter.len());
                break;
            }
        }
    }
    Err(io::Error::other("compressed too many times over; unpack it first"))
}

/// A frame or a skippable frame (RFC 8878).
fn is_zstd(head: &[u8]) -> bool {
    head.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) || (head.len() > 3 && head[0] & 0xf0 == 0x50 && head[1..4] == [0x2a, 0x4d, 0x18])
}

fn buffered<'a>(bytes: impl Read + 'a) -> Stream<'a> {
    Stream::new(Box::new(BufReader::with_capacity(BUFFER, bytes)))
}

/// Counts what is read from the disk.
pub(super) struct Counted<'a, R> {
    pub(super) bytes: R,
    pub(super) counter: &'a AtomicU64,
}

impl<R: Seek> Seek for Counted<'_, R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.bytes.seek(to)
    }
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = self.bytes.read(into)?;
        self.counter.fetch_add(n as u64, Ordering::Relaxed);
        Ok(n)
    }
}
