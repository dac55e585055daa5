//! people.csv

use super::Sheet;
use super::cells::GenderEvidence;
use super::schema::{Row, row};
use crate::consolidate::{GlobalEntity, WrittenGender};
use jiff::civil::Date;

row! {
    /// One row for each person named anywhere in the run, those with most mentions first.
    people key(entity_id)
    struct PersonRow<'a> {
        /// The key: `wikidata:Q…` where a dictionary surely knows the person, else made from the name.
        entity_id: &'a str,
        /// The best-attested full form of the name.
        name: &'a str,
        /// In how many articles the person is named.
        articles: u64,
        /// How many times the person is named.
        mentions: u64,
        /// The earliest known day of publication among those articles.
        first_published: Option<Date>,
        /// The latest.
        last_published: Option<Date>,
        /// The honorific that texts put before the name most often (Mr., Dr. …).
        honorific: &'a str,
        /// Given names and initials.
        given_name: &'a str,
        /// Family name or names, with particles (de la Cruz).
        family_name: &'a str,
        /// What follows the family name (Jr., III).
        suffix: &'a str,
        /// What in the texts says so: pronouns, a form of address (Mrs.), kinship (his mother), a role (spokeswoman).
        gender_evidence: Option<GenderEvidence>,
        /// The Wikidata item.
        wikidata_id: &'a str,
        /// The gender that the texts write of the person; `mixed` = they do not agree; empty = they do not say. Never from the name.
        gender: Option<WrittenGender>,
    }
}

/// Appends the row of one person; returns the table it belongs to.
pub(super) fn push(entity: &GlobalEntity, sheet: &mut Sheet) -> &'static str {
    sheet.push(&PersonRow {
        entity_id: &entity.id,
        name: &entity.name,
        articles: entity.articles,
        mentions: entity.mentions,
        first_published: entity.first_published,
        last_published: entity.last_published,
        honorific: &entity.honorific,
        given_name: &entity.name_parts.given,
        family_name: &entity.name_parts.family,
        suffix: &entity.name_parts.suffix,
        gender_evidence: entity.gender.map(|(_, evidence)| GenderEvidence(evidence)),
        wikidata_id: entity.column("wikidata_id"),
        gender: entity.gender.map(|(gender, _)| gender),
    });
    PersonRow::TABLE.name
}
