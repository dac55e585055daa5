//! dates.csv

use super::cells::{ArticleId, Confidence, PlaceId};
use super::schema::row;
use super::{Places, Sheet};
use crate::model::{AnchorBasis, Extraction, Granularity, TimexType, Zone};
use jiff::civil::Date;

row! {
    /// One row for each time expression.
    dates key(date_id)
    struct DateRow<'a> {
        /// The key: article, start, end and the letter d; a `t` before the start counts in the title field.
        date_id: PlaceId,
        /// The article.
        article_id: ArticleId => "articles.article_id",
        /// The words, exactly as they stand in the text.
        surface: &'a str,
        /// First code point in the text as it was given.
        start: u32,
        /// One past the last code point.
        end: u32,
        /// The part of the article.
        zone: Zone,
        /// TIMEX3 type.
        timex_type: TimexType,
        /// TIMEX3 value; XXXX where the year is not known.
        timex_value: &'a str,
        /// TIMEX3 mod (START, MID, END, APPROX …).
        r#mod: &'a str,
        /// The same as ISO 8601-2 (EDTF level 1).
        edtf: &'a str,
        /// First day; empty where the year is not known.
        date_from: Option<Date>,
        /// Last day, inclusive.
        date_to: Option<Date>,
        /// How fine the value is.
        granularity: Option<Granularity>,
        /// The date it was reckoned from.
        anchor: Option<Date>,
        /// What that date is; empty = the expression is absolute.
        anchor_basis: Option<AnchorBasis>,
        /// The calibrated probability that the value is right; empty = not measured.
        confidence: Option<Confidence>,
        /// The pattern that found it, and what told day from month.
        reason: &'a str,
        /// TIMEX3 quant of a set (EVERY, EACH).
        quant: &'a str,
        /// TIMEX3 freq of a set: how often in its period (2X).
        freq: &'a str,
    }
}

/// Appends the rows of an article's time expressions.
pub(super) fn push(found: &Extraction, places: &mut Places, sheet: &mut Sheet) {
    for date in &found.dates {
        let place = places.place(date.span);
        sheet.push(&DateRow {
            date_id: places.id(place, 'd'),
            article_id: places.article_id,
            surface: places.words(place),
            start: place.start,
            end: place.end,
            zone: found.document.zone(date.span),
            timex_type: date.timex_type,
            timex_value: &date.value,
            r#mod: &date.modifier,
            edtf: &date.edtf,
            date_from: date.from,
            date_to: date.to,
            granularity: (date.granularity != Granularity::Unknown).then_some(date.granularity),
            anchor: date.anchor,
            anchor_basis: date.anchor_basis,
            confidence: date.confidence.map(Confidence),
            reason: &date.reason,
            quant: &date.quant,
            freq: &date.freq,
        });
    }
}
