//! From bytes to articles: files, folders, globs and standard input in; one [`Record`] for each record out, in order.
//!
//! [`sources`] names the files, [`Readers::read`] takes one of them through four doors: layers of compression are peeled off by
//! their first bytes, an archive is taken apart into its members, the format is chosen by content and name (the registry `FORMATS`), and
//! its [`Format`] cuts the stream into records.
//! One record is in memory at a time. What concerns one record or one file is a [`Problem`] and the run goes on:
//! records read = articles + problems of severity [`Severity::Skipped`], always.
//!
//! | `--format` | what it is |
//! |---|---|
//! | `parquet` | Parquet, columns under the names of fields |
//! | `warc`, `wet` | WARC and WET, as Common Crawl writes them |
//! | `wire`, `iptc7901`, `anpa` | IPTC 7901 and ANPA 1312 messages |
//! | `nitf` | NITF 2.5 to 3.6 |
//! | `newsml-g2` | NewsML-G2: news items alone or in a news message; NITF, XHTML or HTML inside |
//! | `newsml`, `newsml-1.2` | NewsML 1.0 to 1.2 |
//! | `feed`, `rss`, `atom`, `wxr` | RSS, Atom, WordPress exports (WXR) |
//! | `reuters`, `reuters-21578` | the SGML of Reuters-21578 |
//! | `xml` | any other XML whose elements have the names of fields |
//! | `jsonl` | one JSON object a line |
//! | `json`, `ninjs`, `news-please` | lists of objects, also deep inside an answer: ninjs, news-please, news services |
//! | `mail`, `eml`, `mbox` | an e-mail, a mailbox |
//! | `html` | a web page |
//! | `csv` | comma, tab, semicolon or bar between fields |
//! | `text` | a file is an article |
//! | `zip`, `tar` | archives; their members are recognised one by one |
//!
//! Each also as `.gz` or `.zst`, and in `.zip` and `.tar`. Absent: what the words mean; which text is a title or a dateline inside the text (that is the business of [`text`](crate::text)).

mod archive;
mod days;
mod delimited;
mod delimited_rows;
mod encoding;
mod feed;
mod fields;
mod format;
mod html;
mod html_fragment;
mod html_linked_data;
mod html_metadata;
mod html_noise;
mod http;
mod json;
mod json_record;
mod jsonl;
mod mail;
mod newsml;
mod newsml_g2;
mod nitf;
mod output;
mod own;
#[cfg(feature = "parquet")]
mod parquet;
#[cfg(feature = "parquet")]
mod parquet_pages;
pub mod problems;
mod prose;
mod reuters;
mod signatures;
mod sources;
mod stream;
mod text;
mod warc;
mod wire;
mod xml;
mod xml_records;
mod xml_rows;

use crate::dictionaries::Lexicon;
use crate::error::{Error, Result};
use crate::model::{Article, Problem, Severity};
use archive::Budget;
use days::Days;
use encoding_rs::Encoding;
use fields::Fields;
use format::{FORMATS, Format, Head, Input};
use output::{Halt, Output};
use sources::Origin;
use std::fs::File;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use stream::Stream;

pub use output::{RECORD_LIMIT, TEXT_LIMIT};
pub use own::own_files;
pub use sources::{Source, sources};

/// The outcome of one record: none is ever lost.
#[derive(Clone, Debug)]
pub enum Record {
    /// The record is an article (its own `problems` tell of repairs and doubts).
    Article(Box<Article>),
    /// No article came of it, or something is to be said about the file as a whole.
    Problem(Problem),
}

/// What a user may say about the input.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Overrules the recognition of formats: a name of [`Readers::formats`].
    pub format: Option<String>,
    /// Overrules the recognition of encodings: a WHATWG label such as `windows-1252`.
    pub encoding: Option<String>,
    /// Where the fields of a record stand.
    pub columns: Columns,
}

/// Names of columns (CSV) or keys (JSON) that a user gives where ours do not fit. In a CSV file without a header row a number
/// names a column by its place, from 1.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// The text of the article.
    pub text: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// The record's own id.
    pub id: Option<String>,
    /// Web address.
    pub url: Option<String>,
    /// Day of publication.
    pub published: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Language code.
    pub language: Option<String>,
}

/// What the user says that the input is.
#[derive(Clone, Copy)]
enum Told {
    Format(&'static dyn Format),
    Archive(archive::Kind),
}

/// All formats, ready to read. Built once, shared by all threads.
pub struct Readers {
    told: Option<Told>,
    encoding: Option<&'static Encoding>,
    fields: Fields,
    days: Days,
    bytes_read: AtomicU64,
}

impl Readers {
    /// Makes the readers ready; month names come from the lexicon.
    ///
    /// # Errors
    /// A format or encoding in `options` that is not known.
    pub fn new(lexicon: &Lexicon, options: Options) -> Result<Readers> {
        let told = options.format.as_deref().map(|name| {
            let is = |known: &&str| known.eq_ignore_ascii_case(name);
            let format = FORMATS.iter().find(|f| is(&f.name()) || f.aliases().iter().any(is)).map(|f| Told::Format(*f));
            let known = format.or_else(|| archive::KINDS.iter().find(|(known, _)| is(known)).map(|(_, kind)| Told::Archive(*kind)));
            known.ok_or_else(|| Error::new(name, "no such format", format!("the formats are {}", Readers::formats().join(", "))))
        });
        let encoding = options.encoding.as_deref().map(|label| {
            Encoding::for_label(label.as_bytes())
                .ok_or_else(|| Error::new(label, "no such encoding", "name it as on the web, such as windows-1252, utf-16le, shift_jis"))
        });
        Ok(Readers {
            told: told.transpose()?,
            encoding: encoding.transpose()?,
            fields: Fields::new(&options.columns),
            days: Days::new(lexicon),
            bytes_read: AtomicU64::new(0),
        })
    }

    /// Reads one source and hands each outcome to `each`, in order, until the source ends or `each` breaks.
    /// A source that cannot be read is a [`Problem`], not a failure.
    pub fn read(&self, source: &Source, each: &mut dyn FnMut(Record) -> ControlFlow<()>) -> ControlFlow<()> {
        let mut output = Output { file: &source.name, days: &self.days, each, records: 0, given: 0 };
        match self.read_source(source, &mut output) {
            Ok(()) => ControlFlow::Continue(()),
            Err(Halt::Stopped) => ControlFlow::Break(()),
            Err(Halt::Failed(error)) => {
                let (problem, detail) = failure(&error, output.records);
                match output.skipped(0, problem, detail) {
                    Err(Halt::Stopped) => ControlFlow::Break(()),
                    _ => ControlFlow::Continue(()),
                }
            }
        }
    }

    /// How many bytes (as they lie on the disk, compressed) all calls of [`Readers::read`] have taken in so far: for a progress bar.
    #[must_use]
    pub fn bytes_read(&self) -> u64 {
        self.bytes_read.load(Ordering::Relaxed)
    }

    /// The names `--format` takes: of each format its own, then those of the dumps that are in it.
    #[must_use]
    pub fn formats() -> Vec<&'static str> {
        let formats = FORMATS.iter().flat_map(|f| std::iter::once(f.name()).chain(f.aliases().iter().copied()));
        formats.chain(archive::KINDS.iter().map(|(name, _)| *name)).collect()
    }

    /// Is it an archive, by the user's word or by its first bytes?
    fn archive(&self, head: &[u8], depth: usize) -> Option<archive::Kind> {
        match self.told {
            Some(Told::Archive(kind)) if depth == 0 => Some(kind),
            _ => archive::kind(head),
        }
    }

    fn read_source(&self, source: &Source, output: &mut Output) -> std::result::Result<(), Halt> {
        if let Some(problem) = source.broken() {
            return output.note(0, problem.severity, problem.problem, problem.detail.clone());
        }
        let budget = Budget::new(&self.bytes_read, source.bytes());
        let stream = stream::open(source, &self.bytes_read)?;
        let path = match &source.origin {
            Origin::File(path) => Some(path),
            _ => None,
        };
        let (stream, name, layers) = stream::peeled(stream, &source.name)?;
        // What is read here and there is read where it lies, if it lies there as it is.
        let path = path.filter(|path| layers == 0 && path.is_file()).map(PathBuf::as_path);
        self.read_any(stream, &name, path, &budget, 0, output)
    }

    /// Reads an archive's members, or a stream of records.
    fn read_any(&self, stream: Stream, name: &str, path: Option<&Path>, budget: &Budget, depth: usize, output: &mut Output) -> std::result::Result<(), Halt> {
        match self.archive(stream.head(), depth) {
            Some(kind) => archive::read(self, kind, stream, path, budget, depth, output),
            None => self.read_stream(stream, name, path, budget, output),
        }
    }

    /// A file whose bytes count as read when they are.
    fn counted<R>(&self, bytes: R) -> stream::Counted<'_, R> {
        stream::Counted { bytes, counter: &self.bytes_read }
    }

    /// Chooses a format for a stream by its first part and its name, and reads it.
    fn read_stream(&self, mut stream: Stream, name: &str, path: Option<&Path>, budget: &Budget, output: &mut Output) -> std::result::Result<(), Halt> {
        if let Some(error) = stream.first_error() {
            return Err(error.into());
        }
        if stream.head().iter().all(u8::is_ascii_whitespace) && stream.head_is_all() {
            return output.skipped(0, problems::EMPTY_FILE, "the file holds nothing but white space");
        }
        let encoding = encoding::recognise(stream.head(), self.encoding, None);
        let format = {
            let text = encoding::decode_all(stream.head(), encoding);
            let head = Head { name, bytes: stream.head(), text, is_all: stream.head_is_all(), fields: &self.fields };
            let known = FORMATS.iter().filter_map(|f| Some((f.recognise(&head)?, *f)));
            // The first of the surest.
            let surest = known.reduce(|best, next| if next.0 > best.0 { next } else { best });
            match (self.told, surest) {
                (Some(Told::Format(format)), _) => format,
                (_, Some((format::Certainty::Certain, format))) => format,
                (_, surest) => {
                    if let Some(what) = signatures::not_text(stream.head(), &head.text) {
                        return output.skipped(0, problems::BINARY, format!("{what}; turn it into text first, or leave it out"));
                    }
                    let Some((_, format)) = surest else {
                        let detail = format!("neither name nor content tells the format; name it with --format ({})", Readers::formats().join(", "));
                        return output.skipped(0, problems::UNKNOWN_FORMAT, detail);
                    };
                    format
                }
            }
        };
        let before = output.given;
        // A stream that a format reads here and there is laid down in a file without a name first.
        let (stream, file) = match path {
            _ if !format.wants_file() => (stream, None),
            Some(path) => (stream, Some(File::open(path)?)),
            None => (Stream::empty(), Some(archive::spooled(stream, budget)?)),
        };
        format.read(Input { stream, encoding, encoding_told: self.encoding.is_some(), fields: &self.fields, file, budget }, output)?;
        if output.given == before {
            return output.note(0, Severity::Warning, problems::NOT_AN_ARTICLE, format!("no record was found in it, read as {}", format.name()));
        }
        Ok(())
    }
}

/// What became of a source whose bytes ended in an error.
fn failure(error: &io::Error, records: u64) -> (&'static str, String) {
    match error.kind() {
        _ if archive::is_bomb(error) => (problems::BOMB, format!("{error}: the rest of it was left out; unpack it first if it is what it should be")),
        io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => {
            (problems::TRUNCATED, format!("{error}: the file is cut off or damaged after {records} records, which were read; fetch it again"))
        }
        _ => (problems::UNREADABLE, format!("{error}; {records} records were read before; check the path and its permissions, then run again")),
    }
}
