//! What a format of dumps is, the register of all of them, and which one a stream is in.
//!
//! A new format is one file that implements [`Format`] and one line in [`FORMATS`].

use super::archive::Budget;
use super::encoding::{self, Recognised};
use super::fields::Fields;
use super::output::{Halt, Output};
#[cfg(feature = "parquet")]
use super::parquet;
use super::stream::Stream;
use super::{delimited, feed, html, json, jsonl, mail, newsml, newsml_g2, nitf, reuters, text, warc, wire, xml, xml_rows};
use std::borrow::Cow;
use std::fs::File;
use std::io::BufRead;

/// All formats. Where two are equally sure of a stream, the first has it.
pub(super) static FORMATS: &[&dyn Format] = &[
    #[cfg(feature = "parquet")]
    &parquet::Parquet,
    &warc::Warc,
    &wire::Wire,
    &mail::Mail,
    &nitf::Nitf,
    &newsml_g2::NewsMlG2,
    &newsml::NewsMl,
    &feed::Feed,
    &reuters::Reuters,
    &xml_rows::XmlRows,
    &jsonl::JsonLines,
    &json::Json,
    &html::Html,
    &delimited::Delimited,
    &text::Text,
];

/// A make of file that articles come in.
pub(super) trait Format: Sync {
    /// As `--format` takes it.
    fn name(&self) -> &'static str;

    /// Is the stream in this format? Nothing = no, or no way to tell.
    fn recognise(&self, head: &Head) -> Option<Certainty>;

    /// Other names that `--format` takes for it.
    fn aliases(&self) -> &'static [&'static str] {
        &[]
    }

    /// Is it read from a file, here and there, and not from its beginning to its end?
    fn wants_file(&self) -> bool {
        false
    }

    /// Cuts the stream into records and hands each to `output`. Errors of the stream end it; whatever else is wrong is a problem.
    fn read(&self, input: Input, output: &mut Output) -> Result<(), Halt>;
}

/// How a format is known, the weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Certainty {
    /// The content may be read so, and nothing speaks against it.
    Possible,
    /// The file's name says so, and the content does not speak against it.
    Named,
    /// The content can be nothing else.
    Certain,
}

/// The beginning of a stream, to be recognised.
pub(super) struct Head<'h> {
    /// The file's name in lower case, without endings of compression.
    pub(super) name: &'h str,
    /// The first part as it is.
    pub(super) bytes: &'h [u8],
    /// The first part as text, decoded.
    pub(super) text: Cow<'h, str>,
    /// Is there nothing behind?
    pub(super) is_all: bool,
    /// The names fields go by.
    pub(super) fields: &'h Fields,
}

impl Head<'_> {
    /// Does the name end in one of these?
    pub(super) fn is_named(&self, endings: &[&str]) -> bool {
        self.name.rsplit_once('.').is_some_and(|(_, ending)| endings.contains(&ending))
    }

    /// Does the name tell nothing: none at all, or no ending?
    pub(super) fn is_nameless(&self) -> bool {
        !self.name.contains('.')
    }

    /// The lines that are there as a whole.
    pub(super) fn whole_lines(&self) -> impl Iterator<Item = &str> {
        let end = if self.is_all { self.text.len() } else { self.text.rfind('\n').unwrap_or(0) };
        self.text[..end].lines()
    }
}

/// A stream in a known format.
pub(super) struct Input<'a> {
    pub(super) stream: Stream<'a>,
    /// By a mark, the user's word, or the first part.
    pub(super) encoding: Recognised,
    /// Did the user name the encoding?
    pub(super) encoding_told: bool,
    pub(super) fields: &'a Fields,
    /// The bytes once more as a file, for formats that want it.
    pub(super) file: Option<File>,
    /// How much the source may still unpack to.
    pub(super) budget: &'a Budget<'a>,
}

impl<'a> Input<'a> {
    /// As [`Input::utf8`], for XML: the encoding that the document declares counts, unless the user named one.
    pub(super) fn declared_utf8(mut self, output: &mut Output) -> Result<Box<dyn BufRead + 'a>, Halt> {
        let head = self.stream.head();
        if let Some(declared) = xml::declared(head)
            && !self.encoding_told
            && self.encoding.mark == 0
        {
            // A head in ASCII says nothing of what comes behind it; one that is UTF-8 for certain knows better.
            let plain = head.is_ascii();
            self.encoding = encoding::recognise(head, plain.then_some(declared), Some(declared));
        }
        self.utf8(output)
    }

    /// The bytes in UTF-8 (with whatever damage a UTF-8 stream has), for formats of many records.
    /// Tells of an encoding that had to be guessed.
    pub(super) fn utf8(self, output: &mut Output) -> Result<Box<dyn BufRead + 'a>, Halt> {
        encoding::tell(self.encoding, output)?;
        Ok(encoding::utf8(self.stream, self.encoding))
    }
}
