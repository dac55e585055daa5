//! articles.csv

use super::cells::{ArticleId, DuplicateKind, DuplicateOf, DuplicateSimilarity, Sha256, SourceFile, SourceRecord};
use super::schema::row;
use super::{Identity, Sheet};
use crate::model::{Extraction, PublishedBasis};
use jiff::civil::Date;

row! {
    /// One row for each article read, in reading order.
    articles key(article_id)
    struct ArticleRow<'a> {
        /// The key: the first 16 hex digits of the SHA-256 of the record's own id or web address, else of its text.
        article_id: ArticleId,
        /// The file the article came from, as it was named on the command line.
        source_file: SourceFile,
        /// Line, row or record number in that file, from 1.
        source_record: SourceRecord,
        /// The record's own id, verbatim.
        source_id: &'a str,
        /// The web address of the article.
        url: &'a str,
        /// Who published it.
        publisher: &'a str,
        /// The title: a field of the record, or the title line of the text.
        title: &'a str,
        /// Who wrote it: a field of the record, or the byline of the text, without what stands around the names; each has a row in bylines.
        byline: &'a str,
        /// The day of publication; what relative dates are reckoned from. Never the day of the run.
        published: Option<Date>,
        /// Where that day was found; empty = it is not known.
        published_basis: Option<PublishedBasis>,
        /// The place of the dateline, as written.
        dateline_place: &'a str,
        /// The agency of the dateline, as written.
        dateline_agency: &'a str,
        /// The language, as an ISO 639-1 code.
        language: &'a str,
        /// The length of the text in Unicode code points.
        characters: u64,
        /// How many words the text has; numbers and marks are none.
        words: u64,
        /// SHA-256 of the text (UTF-8).
        sha256: Sha256,
        /// The first article of the run that it repeats or nearly repeats (copies, trimmed wire copy, updates), which itself repeats none.
        duplicate_of: DuplicateOf => "articles.article_id",
        /// The country the article is about, as an ISO 3166-1 alpha-2 code.
        focus_country: &'a str,
        /// The first-order division it is about, as GeoNames numbers them (`US.LA`); empty = no single one.
        focus_admin1: &'a str,
        /// How many of its places say so.
        focus_reason: &'a str,
        /// Whether it has the very text of that article, or nearly.
        duplicate_kind: DuplicateKind,
        /// Of the distinct runs of four words of the shorter of the two texts, the share that also stands in the longer; at least 0.7.
        duplicate_similarity: DuplicateSimilarity,
    }
}

/// Appends the row of an article.
pub(super) fn push(found: &Extraction, identity: &Identity, characters: u64, sheet: &mut Sheet) {
    let document = &found.document;
    let focus = found.focus.as_ref();
    let article = document.article;
    let or_slice = |field: &'_ str, span: Option<crate::model::Span>| match span {
        Some(span) if field.is_empty() => document.slice(span).to_owned(),
        _ => field.to_owned(),
    };
    sheet.push(&ArticleRow {
        article_id: identity.article_id,
        source_file: SourceFile,
        source_record: SourceRecord,
        source_id: &article.source_id,
        url: &article.url,
        publisher: &article.publisher,
        title: &or_slice(&article.title, document.title),
        byline: &document.author_line,
        published: document.published,
        published_basis: document.published_basis,
        dateline_place: document.dateline_place.map_or("", |s| document.slice(s)),
        dateline_agency: document.dateline_agency.map_or("", |s| document.slice(s)),
        language: &document.language,
        characters,
        words: document.tokens.iter().filter(|t| t.is_word() && t.start >= document.alignment.title_bytes).count() as u64,
        sha256: identity.sha256,
        duplicate_of: DuplicateOf,
        focus_country: focus.map_or("", |f| &f.country),
        focus_admin1: focus.map_or("", |f| &f.admin1),
        focus_reason: focus.map_or("", |f| &f.reason),
        duplicate_kind: DuplicateKind,
        duplicate_similarity: DuplicateSimilarity,
    });
}
