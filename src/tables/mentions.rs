//! mentions.csv

use super::cells::{ArticleId, Confidence, EntityId, PlaceId};
use super::schema::row;
use super::{Places, Sheet};
use crate::model::{Extraction, Kind, Zone};

row! {
    /// One row for each place in a text where a person, organization or place is named. Titles, possessives and a leading "the" stand outside.
    mentions key(mention_id)
    struct MentionRow<'a> {
        /// The key: article, start, end and a letter (p person, o organization, l place); a `t` before the start counts in the title field.
        mention_id: PlaceId,
        /// The article.
        article_id: ArticleId => "articles.article_id",
        /// What is named.
        kind: Kind,
        /// The words, exactly as they stand in the text.
        surface: &'a str,
        /// First code point in the text as it was given.
        start: u32,
        /// One past the last code point.
        end: u32,
        /// The thing named: a row of people, organizations or places, as `kind` says.
        entity_id: EntityId,
        /// The part of the article.
        zone: Zone,
        /// The calibrated probability that span and kind are right; empty = not measured.
        confidence: Option<Confidence>,
        /// Why the row exists: dictionary entries, patterns, evidence.
        reason: &'a str,
    }
}

/// Appends the rows of an article's mentions.
pub(super) fn push(found: &Extraction, places: &mut Places, sheet: &mut Sheet) {
    for mention in &found.mentions {
        let place = places.place(mention.span);
        sheet.push(&MentionRow {
            mention_id: places.id(place, mention.kind.letter()),
            article_id: places.article_id,
            kind: mention.kind,
            surface: places.words(place),
            start: place.start,
            end: place.end,
            entity_id: EntityId(mention.entity),
            zone: found.document.zone(mention.span),
            confidence: mention.confidence.map(Confidence),
            reason: &mention.reason,
        });
    }
}
