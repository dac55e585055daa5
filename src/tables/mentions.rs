//! mentions.csv

use super::cells::{ArticleId, Confidence, EntityId, EntityKind, MentionId, Reason, Who};
use super::schema::row;
use super::{Places, Sheet};
use crate::model::{Entity, Extraction, NameKind, Zone};

row! {
    /// One row for each place in a text where a person, organization or place is named. Titles, possessives and a leading "the" stand outside.
    mentions key(mention_id)
    struct MentionRow<'a> {
        /// The key: article, start, end and a letter (p person, o organization, l place); a `t` before the start counts in the title field.
        mention_id: MentionId,
        /// The article.
        article_id: ArticleId => "articles.article_id",
        /// What is named.
        kind: EntityKind,
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
        /// Why the row exists: dictionary entries, patterns, evidence; and why it is this thing: in the article (`who`) and over the run.
        reason: Reason<'a>,
        /// The calibrated probability that it is this thing, given that span and kind are right; empty = not measured.
        entity_confidence: Who,
    }
}

/// Appends the rows of an article's mentions.
pub(super) fn push(found: &Extraction, places: &mut Places, sheet: &mut Sheet) {
    for mention in &found.mentions {
        let place = places.place(mention.span);
        let (name_kind, how) = form(&found.entities[mention.entity as usize], found.document.slice(mention.span));
        sheet.push(&MentionRow {
            mention_id: MentionId(places.id(place, mention.kind.letter()), mention.entity),
            article_id: places.article_id,
            kind: EntityKind(mention.entity),
            surface: places.words(place),
            start: place.start,
            end: place.end,
            entity_id: EntityId(mention.entity),
            zone: found.document.zone(mention.span),
            confidence: mention.confidence.map(Confidence),
            reason: Reason(&mention.reason, how, mention.entity),
            entity_confidence: Who(mention.entity, name_kind),
        });
    }
}

/// What a surface form is to the name of its entity, and how it joined it.
fn form(entity: &Entity, surface: &str) -> (NameKind, &'static str) {
    let at = entity.forms.iter().position(|(form, _)| form == surface);
    let at = at.or_else(|| {
        let folded = crate::words::fold(surface);
        entity.forms.iter().position(|(form, _)| crate::words::fold(form) == folded)
    });
    at.map_or((NameKind::Alias, ""), |at| (entity.forms[at].1, entity.joined[at]))
}
