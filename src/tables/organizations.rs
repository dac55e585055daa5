//! organizations.csv

use super::Sheet;
use super::schema::{Row, row};
use crate::consolidate::GlobalEntity;
use jiff::civil::Date;

row! {
    /// One row for each organization named anywhere in the run, those with most mentions first.
    organizations key(entity_id)
    struct OrganizationRow<'a> {
        /// The key: `wikidata:Q…` where a dictionary surely knows the organization, else made from the name.
        entity_id: &'a str,
        /// The best-attested full form of the name.
        name: &'a str,
        /// In how many articles it is named.
        articles: u64,
        /// How many times it is named.
        mentions: u64,
        /// The earliest known day of publication among those articles.
        first_published: Option<Date>,
        /// The latest.
        last_published: Option<Date>,
        /// Its acronym, as texts or a dictionary give it.
        acronym: &'a str,
        /// The legal form in its name (Inc., GmbH).
        legal_form: &'a str,
        /// What it is (company, agency, party, university …), as a dictionary or the words of its name say.
        organization_type: &'a str,
        /// The country it belongs to, as an ISO 3166-1 alpha-2 code.
        country_code: &'a str,
        /// The Wikidata item.
        wikidata_id: &'a str,
        /// The stock code that texts give for it (GE.N).
        ticker: &'a str,
    }
}

/// Appends the row of one organization; returns the table it belongs to.
pub(super) fn push(entity: &GlobalEntity, sheet: &mut Sheet) -> &'static str {
    sheet.push(&OrganizationRow {
        entity_id: &entity.id,
        name: &entity.name,
        articles: entity.articles,
        mentions: entity.mentions,
        first_published: entity.first_published,
        last_published: entity.last_published,
        acronym: &entity.acronym,
        legal_form: &entity.legal_form,
        organization_type: &entity.organization_type,
        country_code: &entity.country_code,
        wikidata_id: entity.column("wikidata_id"),
        ticker: &entity.ticker,
    });
    OrganizationRow::TABLE.name
}
