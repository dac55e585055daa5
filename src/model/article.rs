//! What a reader hands on: one article as its publisher wrote it.

use jiff::civil::Date;

/// One article, before anything was done to it. Unknown fields are empty.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// The file it came from, as the user named it.
    pub source_file: String,
    /// Line, row or record number in that file, from 1.
    pub source_record: u64,
    /// The record's own id, verbatim.
    pub source_id: String,
    /// Web address.
    pub url: String,
    /// Who published it.
    pub publisher: String,
    /// The title, where it is a field of its own (else it is the first paragraph of `text`).
    pub title: String,
    /// Who wrote it, where it is a field of its own.
    pub byline: String,
    /// The day of publication, if the record or its metadata say.
    pub published: Option<Date>,
    /// Where that day was found.
    pub published_basis: Option<PublishedBasis>,
    /// ISO 639-1 code, if the record says.
    pub language: String,
    /// The text, decoded, otherwise untouched: what offsets count in.
    pub text: String,
    /// Repairs and doubts of the reader about this record; they go to problems.csv.
    pub problems: Vec<Problem>,
}

/// How the day of publication is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublishedBasis {
    /// A field of the record.
    Record,
    /// Metadata of the page or file.
    Metadata,
    /// The dateline of the article.
    Dateline,
    /// Another line of the text (`date 2025-04-30`).
    Text,
    /// The web address (`/2025/04/30/`); a last resort.
    Url,
}

impl PublishedBasis {
    /// As in articles.csv.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            PublishedBasis::Record => "record",
            PublishedBasis::Metadata => "metadata",
            PublishedBasis::Dateline => "dateline",
            PublishedBasis::Text => "text",
            PublishedBasis::Url => "url",
        }
    }
}

/// What happened to one record; a row of problems.csv. The run goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, as the user named it.
    pub source_file: String,
    /// Line, row or record number, from 1; 0 = the file as a whole.
    pub source_record: u64,
    /// How bad.
    pub severity: Severity,
    /// A stable code (`invalid-json`, `no-text`, …).
    pub problem: &'static str,
    /// For a person: what, and what to do.
    pub detail: String,
}

/// How bad a [`Problem`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// No article came of the record.
    Skipped,
    /// The article is there, something in it was mended or cut.
    Repaired,
    /// The article is there, something about it is doubtful.
    Warning,
}

impl Severity {
    /// As in problems.csv.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Severity::Skipped => "skipped",
            Severity::Repaired => "repaired",
            Severity::Warning => "warning",
        }
    }
}
