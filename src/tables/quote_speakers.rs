//! quote_speakers.csv

use super::Sheet;
use super::cells::{EntityId, PlaceId};
use super::schema::row;

row! {
    /// One row for each who says a quote: several where they speak together (`Ana Lima and Tom Reed said`), none where nobody is told.
    quote_speakers key(quote_id, speaker)
    struct QuoteSpeakerRow<'a> {
        /// The quote.
        quote_id: PlaceId => "quotes.quote_id",
        /// The how-manieth of those who speak together, from 1.
        speaker: u32,
        /// Who it is: a row of people, organizations or places; empty = nobody is named.
        entity_id: Option<EntityId>,
        /// The words for this one, exactly as they stand in the text, a pronoun included.
        surface: &'a str,
        /// First code point of those words in the text as it was given.
        start: u32,
        /// One past their last code point.
        end: u32,
    }
}

/// Appends the row of one speaker.
pub(super) fn push(row: &QuoteSpeakerRow, sheet: &mut Sheet) {
    sheet.push(row);
}
