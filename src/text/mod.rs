//! From an [`Article`] to a [`Document`]: the repaired view with its alignment, tokens, sentences, paragraphs and zones.
//!
//! In: an article as read. Out: a document every room can point into. The original is never changed; each repair is an edit the
//! alignment remembers. Absent: any finding about who, where or when, except the dateline and the day of publication.

mod address_day;
mod alignment;
mod bylines;
mod codes;
mod credits;
mod dateline;
mod headings;
mod language;
mod repair;
mod sentences;
mod tokens;
mod zones;

use crate::dictionaries::Lexicon;
use crate::error::Result;
use crate::model::{Article, Document};

pub use repair::Edit;

/// The knowledge this room needs, compiled once.
pub struct Text {
    repair: repair::Repair,
    sentences: sentences::Splitter,
    zones: zones::Zoner,
    codes: codes::Codes,
    credits: credits::Credits,
    bylines: bylines::Bylines,
    headings: headings::Headings,
    dateline: dateline::Finder,
    address_day: address_day::AddressDay,
    languages: language::Languages,
}

impl Text {
    /// Compiles the text patterns and word lists.
    ///
    /// # Errors
    /// A badly formed pattern or list, with its place.
    pub fn new(lexicon: &Lexicon) -> Result<Text> {
        Ok(Text {
            repair: repair::Repair::new(lexicon)?,
            sentences: sentences::Splitter::new(lexicon),
            codes: codes::Codes::new(lexicon),
            credits: credits::Credits::new(lexicon)?,
            bylines: bylines::Bylines::new(lexicon)?,
            zones: zones::Zoner::new(lexicon)?,
            headings: headings::Headings::new(lexicon),
            dateline: dateline::Finder::new(lexicon)?,
            address_day: address_day::AddressDay::new(lexicon)?,
            languages: language::Languages::new(lexicon),
        })
    }

    /// Makes an article ready. Cannot fail: whatever the text holds, there is a document.
    #[must_use]
    pub fn prepare<'a>(&self, article: &'a Article, lexicon: &Lexicon) -> Document<'a> {
        let title = self.repair.edits(&article.title);
        let body = self.repair.edits(&article.text);
        let (text, alignment) = alignment::view(&article.title, &title, &article.text, &body);
        let mut document = Document {
            article,
            text,
            alignment,
            tokens: Vec::new(),
            folded: String::new(),
            sentences: Vec::new(),
            paragraphs: Vec::new(),
            published: article.published,
            published_basis: article.published_basis,
            dateline_place: None,
            dateline_agency: None,
            dateline: None,
            credits: Vec::new(),
            title: None,
            byline: None,
            authors: Vec::new(),
            author_line: String::new(),
            codes: Vec::new(),
            language: article.language.clone(),
            is_foreign: false,
        };
        tokens::tokens(&mut document);
        self.codes.find(&mut document);
        zones::paragraphs(&mut document, &self.zones);
        self.zones.mark(&mut document);
        self.credits.find(&mut document);
        self.bylines.find(&mut document, lexicon);
        self.headings.part(&mut document, lexicon);
        self.sentences.split(&mut document, lexicon);
        self.dateline.find(&mut document, lexicon);
        self.address_day.find(&mut document);
        self.languages.settle(&mut document, lexicon);
        document
    }
}
