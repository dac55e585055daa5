//! From bytes to articles: files, folders, globs and standard input in; one [`Record`] for each record out, in order.
//!
//! [`sources`] names the files, [`Readers::read`] takes one of them through three doors: layers of compression are peeled off by
//! their first bytes, the format is chosen by content and name (the registry `FORMATS`), and its [`Format`] cuts the stream into records.
//! One record is in memory at a time. What concerns one record or one file is a [`Problem`] and the run goes on:
//! records read = articles + problems of severity [`Severity::Skipped`], always.
//! Absent: what the words mean; which text is a title or a dateline inside the text (that is the business of [`text`](crate::text)).

pub mod problems;
mod sources;

use crate::dictionaries::Lexicon;
use crate::error::Result;
use crate::model::{Article, Problem};
use std::ops::ControlFlow;

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

/// All formats, ready to read. Built once, shared by all threads.
pub struct Readers {
    options: Options,
}

impl Readers {
    /// Makes the readers ready; month names come from the lexicon.
    ///
    /// # Errors
    /// A format or encoding in `options` that is not known.
    pub fn new(_lexicon: &Lexicon, options: Options) -> Result<Readers> {
        Ok(Readers { options })
    }

    /// Reads one source and hands each outcome to `each`, in order, until the source ends or `each` breaks.
    /// A source that cannot be read is a [`Problem`], not a failure.
    pub fn read(&self, source: &Source, each: &mut dyn FnMut(Record) -> ControlFlow<()>) -> ControlFlow<()> {
        let _ = (&self.options, source, each);
        ControlFlow::Continue(())
    }

    /// How many bytes (as they lie on the disk, compressed) all calls of [`Readers::read`] have taken in so far: for a progress bar.
    #[must_use]
    pub fn bytes_read(&self) -> u64 {
        0
    }

    /// The names `--format` takes.
    #[must_use]
    pub fn formats() -> Vec<&'static str> {
        Vec::new()
    }
}
