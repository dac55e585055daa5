//! quote_parts.csv

use super::Sheet;
use super::cells::PlaceId;
use super::schema::row;

row! {
    /// One row for each piece of a quote that attribution or a paragraph breaks; one row for a quote in one piece.
    quote_parts key(quote_id, part)
    struct QuotePartRow<'a> {
        /// The quote.
        quote_id: PlaceId => "quotes.quote_id",
        /// The how-manieth piece, from 1.
        part: u32,
        /// First code point in the text as it was given; marks outside.
        start: u32,
        /// One past the last code point.
        end: u32,
        /// The words, exactly as they stand in the text.
        text: &'a str,
    }
}

/// Appends the row of one piece.
pub(super) fn push(row: &QuotePartRow, sheet: &mut Sheet) {
    sheet.push(row);
}
