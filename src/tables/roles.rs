//! roles.csv

use super::cells::{ArticleId, EntityId, OrganizationId, PlaceEntityId, PlaceId};
use super::schema::row;
use super::{Places, Sheet};
use crate::model::{Extraction, RoleStatus};

row! {
    /// One row for each time a text says what a person is.
    roles key(role_id)
    struct RoleRow<'a> {
        /// The key: article, start, end and the letter r; a `t` before the start counts in the title field.
        role_id: PlaceId,
        /// The article.
        article_id: ArticleId => "articles.article_id",
        /// The person.
        person_id: EntityId => "people.entity_id",
        /// The role words.
        role: &'a str,
        /// The class of the role: analyst, chief executive, minister …, as the dictionaries group the many ways to write it; empty = none.
        role_class: &'a str,
        /// The organization, if it is named.
        organization_id: Option<OrganizationId> => "organizations.entity_id",
        /// The organization's words as written.
        organization_text: &'a str,
        /// The place, if it is named.
        place_id: Option<PlaceEntityId> => "places.entity_id",
        /// Whether the role is held now; empty = the text does not say.
        role_status: Option<RoleStatus>,
        /// First code point of the role words in the text as it was given.
        start: u32,
        /// One past their last code point.
        end: u32,
        /// The rule that found it.
        reason: &'a str,
    }
}

/// Appends the rows of an article's roles.
pub(super) fn push(found: &Extraction, places: &mut Places, sheet: &mut Sheet) {
    for role in &found.roles {
        let place = places.place(role.span);
        sheet.only_of_people(role.person);
        sheet.push(&RoleRow {
            role_id: places.id(place, 'r'),
            article_id: places.article_id,
            person_id: EntityId(role.person),
            role: &role.role,
            role_class: &role.class,
            organization_id: role.organization.map(OrganizationId),
            organization_text: &role.organization_text,
            place_id: role.place.map(PlaceEntityId),
            role_status: role.status,
            start: place.start,
            end: place.end,
            reason: &role.reason,
        });
    }
}
