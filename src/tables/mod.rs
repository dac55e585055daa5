//! From an [`Extraction`] to rows, and from rows to files.
//!
//! In: what was found in each article, in reading order. Out: the tables of a run, `datapackage.json` beside them, whole or not at all.
//! One file a table: its columns, their meanings and their values stand on the same lines. [`rows`] turns an article into bytes in the
//! worker threads, with holes where the run's ids belong; [`Output`] fills them when the last article is read.
//! Absent: what belongs to whom across articles (see [`consolidate`](crate::consolidate)).

mod alone;
mod apart;
mod article_entities;
mod articles;
mod bylines;
mod cells;
mod closing;
mod datapackage;
mod dates;
mod folder;
mod foreign;
mod mentions;
mod names;
mod organizations;
mod output;
mod page;
mod people;
mod places;
mod problems;
mod quote_parts;
mod quote_speakers;
mod quotes;
mod roles;
mod schema;
mod sightings;
mod slices;
mod spill;
mod stored;

pub use alone::{ALONE, alone};
pub use cells::{ArticleId, Sha256, Style, unguarded};
pub use closing::Hands;
pub use datapackage::{RunInfo, sentence};
pub use folder::SEAL;
pub use foreign::refuse_foreign;
pub use output::{Beside, Output, Settings, TEXTS, WriteBeside, Written};
pub use page::columns_page;
pub use schema::{Column, Table};
pub use stored::{fingerprint, is_whole, stamp};

use crate::consolidate::Sighting;
use crate::model::{Extraction, Place, Quote, Span};
use cells::{PlaceId, Sheet};
use schema::Row;
use slices::Slices;
use std::collections::HashMap;

/// Every table of a run, in the order of the contract.
#[must_use]
pub fn tables() -> [Table; 15] {
    [
        articles::ArticleRow::TABLE,
        bylines::BylineRow::TABLE,
        mentions::MentionRow::TABLE,
        people::PersonRow::TABLE,
        organizations::OrganizationRow::TABLE,
        places::PlaceRow::TABLE,
        names::NameRow::TABLE,
        apart::ApartRow::TABLE,
        article_entities::ArticleEntityRow::TABLE,
        roles::RoleRow::TABLE,
        dates::DateRow::TABLE,
        quotes::QuoteRow::TABLE,
        quote_parts::QuotePartRow::TABLE,
        quote_speakers::QuoteSpeakerRow::TABLE,
        problems::ProblemRow::TABLE,
    ]
}

/// Who an article is: settled in reading order, before it is extracted, because every row of it carries the id.
#[derive(Clone, Copy, Debug)]
pub struct Identity {
    /// Its id, unique in the run.
    pub article_id: ArticleId,
    /// SHA-256 of its text.
    pub sha256: Sha256,
}

/// The rows of one article. Ids and names of entities are holes. They go to [`Output`] as [`Rows::bytes`], and lie so in the store.
pub struct Rows {
    identity: Identity,
    published: Option<jiff::civil::Date>,
    articles: Sheet,
    bylines: Sheet,
    mentions: Sheet,
    roles: Sheet,
    dates: Sheet,
    quotes: Sheet,
    quote_parts: Sheet,
    quote_speakers: Sheet,
    /// Quotes left out, see [`bounded`].
    quotes_cut: u32,
    /// The language it is in, if that is why nothing was looked for.
    unread: String,
    sightings: Vec<Sighting>,
}

/// The rows of an article; runs in the worker threads.
#[must_use]
pub fn rows(mut found: Extraction, identity: Identity, style: Style) -> Rows {
    let sheet = || Sheet::new(style);
    let mut rows = Rows {
        identity,
        published: found.document.published,
        articles: sheet(),
        bylines: sheet(),
        mentions: sheet(),
        roles: sheet(),
        dates: sheet(),
        quotes: sheet(),
        quote_parts: sheet(),
        quote_speakers: sheet(),
        unread: if found.is_read { String::new() } else { found.document.language.clone() },
        quotes_cut: bounded(&mut found.quotes, found.document.text.len()),
        sightings: Vec::new(),
    };
    let mut places = Places::new(&found, identity.article_id);
    articles::push(&found, &identity, places.text.characters(), &mut rows.articles);
    bylines::push(&found, &identity, &mut rows.bylines);
    mentions::push(&found, &mut places, &mut rows.mentions);
    roles::push(&found, &mut places, &mut rows.roles);
    dates::push(&found, &mut places, &mut rows.dates);
    quotes::push(&found, &mut places, &mut rows.quotes, &mut rows.quote_parts, &mut rows.quote_speakers);
    rows.sightings = sightings::of(&mut found);
    rows
}

/// Leaves out quotes once all together are many times as long as the text, as no news is: a megabyte of one reporting verb would give
/// half a gigabyte of rows. Says how many.
fn bounded(quotes: &mut Vec<Quote>, text: usize) -> u32 {
    const TIMES: usize = 8;
    const ALWAYS: usize = 1 << 16;
    let before = quotes.len();
    let mut left = ALWAYS + text * TIMES;
    quotes.retain(|quote| {
        let length: usize = quote.parts.iter().map(|p| (p.end - p.start) as usize).sum();
        let fits = length <= left;
        left -= if fits { length } else { 0 };
        fits
    });
    (before - quotes.len()) as u32
}

/// Where the things of one article stand in the text as it was given, and the ids made from that.
struct Places<'a> {
    article_id: ArticleId,
    document: &'a crate::model::Document<'a>,
    title: Slices<'a>,
    text: Slices<'a>,
    taken: HashMap<(char, Place), u32, foldhash::fast::FixedState>,
}

impl<'a> Places<'a> {
    fn new(found: &'a Extraction, article_id: ArticleId) -> Self {
        let article = found.document.article;
        let (title, text) = (Slices::new(&article.title), Slices::new(&article.text));
        Places { article_id, document: &found.document, title, text, taken: HashMap::default() }
    }

    /// The original place behind a span of the view; never empty, so that every row shows something.
    fn place(&self, span: Span) -> Place {
        let mut place = self.document.place(span);
        if place.start >= place.end {
            let last = self.field(place).characters() as u32;
            place.start = place.start.min(last.saturating_sub(1));
            place.end = place.start + 1;
        }
        place
    }

    /// The words as they were given.
    fn words(&self, place: Place) -> &'a str {
        self.field(place).slice(place.start, place.end)
    }

    /// The id of a row at a place.
    fn id(&mut self, place: Place, letter: char) -> PlaceId {
        let nth = self.taken.entry((letter, place)).or_default();
        *nth += 1;
        PlaceId { article: self.article_id, place, letter, nth: *nth }
    }

    fn field(&self, place: Place) -> &Slices<'a> {
        match place.field {
            crate::model::Field::Title => &self.title,
            crate::model::Field::Text => &self.text,
        }
    }
}
