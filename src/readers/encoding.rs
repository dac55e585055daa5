//! Which encoding bytes are in, and bytes as text.
//!
//! In the order of trust: a byte-order mark, the user's word, UTF-8 that is valid, what the file declares, and last a guess from the
//! letters of the first part (Firefox's detector). A stream that is not UTF-8 is turned into UTF-8 as it flows; a record that
//! is damaged inside a UTF-8 stream is decoded alone. Damage stands as U+FFFD and is told of.

use super::output::{Halt, Output};
use super::problems;
use super::stream::{HEAD, Stream};
use crate::model::Severity;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;
use std::io::{self, BufRead, Read};

/// What the bytes are in, and how that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Recognised {
    pub(super) charset: Charset,
    /// Bytes of the byte-order mark.
    pub(super) mark: usize,
    /// No mark, no declaration, not UTF-8: by its letters only.
    pub(super) guessed: bool,
}

/// An encoding of text. UTF-32 is not in the WHATWG standard but in the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Charset {
    Whatwg(&'static Encoding),
    Utf32 { big_endian: bool },
}

impl Charset {
    pub(super) fn name(self) -> &'static str {
        match self {
            Charset::Whatwg(encoding) => encoding.name(),
            Charset::Utf32 { .. } => "UTF-32",
        }
    }
}

/// Which encoding a text begins in.
pub(super) fn recognise(head: &[u8], told: Option<&'static Encoding>, declared: Option<&'static Encoding>) -> Recognised {
    let known = |encoding, mark| Recognised { charset: Charset::Whatwg(encoding), mark, guessed: false };
    let utf32 = |big_endian, mark| Recognised { charset: Charset::Utf32 { big_endian }, mark, guessed: false };
    if head.starts_with(&[0xff, 0xfe, 0, 0]) {
        return utf32(false, 4);
    }
    if head.starts_with(&[0, 0, 0xfe, 0xff]) {
        return utf32(true, 4);
    }
    if let Some((encoding, mark)) = Encoding::for_bom(head) {
        return known(encoding, mark);
    }
    if let Some(encoding) = told {
        return known(encoding, 0);
    }
    if let Some(encoding) = wide(head) {
        return Recognised { guessed: true, ..known(encoding, 0) };
    }
    if is_mostly_utf8(head) {
        return known(UTF_8, 0);
    }
    match declared.filter(|&d| d != UTF_8) {
        Some(encoding) => known(encoding, 0),
        None => Recognised { guessed: true, ..known(guess(head), 0) },
    }
}

/// UTF-16 without a mark: in Western text every other byte is zero.
fn wide(head: &[u8]) -> Option<&'static Encoding> {
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    if half < 8 {
        None
    } else if odd * 10 > half * 6 && even * 20 < half {
        Some(UTF_16LE)
    } else if even * 10 > half * 6 && odd * 20 < half {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Valid UTF-8, or UTF-8 with a little damage: sequences that are right outnumber those that are not.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    if std::str::from_utf8(bytes).is_ok() {
        return true;
    }
    let (mut right, mut wrong) = (0usize, 0usize);
    let mut chunks = bytes.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        right += chunk.valid().bytes().filter(|&b| b >= 0xc0).count();
        // The last character may be cut by the end of what was looked at.
        let cut = chunks.peek().is_none() && bytes.len() >= HEAD;
        wrong += usize::from(!chunk.invalid().is_empty() && !cut);
    }
    right > wrong || wrong == 0
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(&bytes[..bytes.len().min(HEAD)], true);
    detector.guess(None, Utf8Detection::Deny)
}

/// A record's bytes as text; the second value names the encoding if one had to be guessed for this record alone.
pub(super) fn decode(bytes: &[u8]) -> (Cow<'_, str>, Option<&'static str>) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), None),
        Err(_) if is_mostly_utf8(bytes) => (String::from_utf8_lossy(bytes), None),
        Err(_) => {
            let encoding = guess(bytes);
            (encoding.decode_without_bom_handling(bytes).0, Some(encoding.name()))
        }
    }
}

/// A whole document's bytes as text: the mark taken off, `recognised` applied.
pub(super) fn decode_all(bytes: &[u8], recognised: Recognised) -> Cow<'_, str> {
    let bytes = &bytes[recognised.mark.min(bytes.len())..];
    match recognised.charset {
        Charset::Whatwg(encoding) if encoding == UTF_8 => decode(bytes).0,
        Charset::Whatwg(encoding) => encoding.decode_without_bom_handling(bytes).0,
        Charset::Utf32 { big_endian } => Cow::Owned(bytes.chunks(4).map(|four| utf32(four, big_endian)).collect()),
    }
}

fn utf32(four: &[u8], big_endian: bool) -> char {
    let number = |four: [u8; 4]| if big_endian { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) };
    four.try_into().ok().and_then(|four| char::from_u32(number(four))).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// The stream in UTF-8, without its mark. A UTF-8 stream passes as it is, damage included: see [`decode`].
pub(super) fn utf8<'a>(mut stream: Stream<'a>, recognised: Recognised) -> Box<dyn BufRead + 'a> {
    stream.skip(recognised.mark);
    let step = match recognised.charset {
        Charset::Whatwg(encoding) if encoding == UTF_8 => return Box::new(stream),
        Charset::Whatwg(encoding) => Step::Whatwg(Box::new(encoding.new_decoder_without_bom_handling())),
        Charset::Utf32 { big_endian } => Step::Utf32 { big_endian, held: Vec::new() },
    };
    Box::new(Transcoder { stream, step, out: Vec::new(), at: 0, ended: false })
}

enum Step {
    Whatwg(Box<Decoder>),
    Utf32 { big_endian: bool, held: Vec<u8> },
}

/// Any encoding in, UTF-8 out.
struct Transcoder<'a> {
    stream: Stream<'a>,
    step: Step,
    out: Vec<u8>,
    at: usize,
    ended: bool,
}

impl Transcoder<'_> {
    fn refill(&mut self) -> io::Result<()> {
        self.at = 0;
        self.out.clear();
        while self.out.is_empty() && !self.ended {
            let input = self.stream.fill_buf()?;
            let last = input.is_empty();
            let read = match &mut self.step {
                Step::Whatwg(decoder) => {
                    self.out.resize(HEAD, 0);
                    let (result, read, written, _) = decoder.decode_to_utf8(input, &mut self.out, last);
                    self.out.truncate(written);
                    self.ended = last && result == CoderResult::InputEmpty;
                    read
                }
                Step::Utf32 { big_endian, held } => {
                    held.extend_from_slice(input);
                    let whole = if last { held.len() } else { held.len() / 4 * 4 };
                    let text: String = held[..whole].chunks(4).map(|four| utf32(four, *big_endian)).collect();
                    held.drain(..whole);
                    self.out.extend_from_slice(text.as_bytes());
                    self.ended = last;
                    input.len()
                }
            };
            self.stream.consume(read);
        }
        Ok(())
    }
}

impl Read for Transcoder<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let n = available.len().min(into.len());
        into[..n].copy_from_slice(&available[..n]);
        self.consume(n);
        Ok(n)
    }
}

impl BufRead for Transcoder<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at >= self.out.len() {
            self.refill()?;
        }
        Ok(&self.out[self.at..])
    }

    fn consume(&mut self, bytes: usize) {
        self.at += bytes;
    }
}

/// Tells once for a source that its encoding was guessed.
pub(super) fn tell(recognised: Recognised, output: &mut Output) -> Result<(), Halt> {
    if !recognised.guessed {
        return Ok(());
    }
    let name = recognised.charset.name();
    let detail = format!("not UTF-8 and no other encoding is declared; read as {name}; if letters look wrong, name the encoding with --encoding");
    output.note(0, Severity::Warning, problems::GUESSED_ENCODING, detail)
}
