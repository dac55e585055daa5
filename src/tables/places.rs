//! places.csv

use super::Sheet;
use super::cells::{Number, Whole};
use super::schema::{Row, row};
use crate::consolidate::GlobalEntity;
use jiff::civil::Date;

row! {
    /// One row for each place named anywhere in the run, those with most mentions first.
    places key(entity_id)
    struct PlaceRow<'a> {
        /// The key: `iso3166:…` for countries, `geonames:…` or `wikidata:Q…` where a dictionary knows the place, else made from the name.
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
        /// What kind of place: country, admin1, admin2, city, region, water, facility …
        place_type: &'a str,
        /// The country it lies in, as an ISO 3166-1 alpha-2 code.
        country_code: &'a str,
        /// The first-order division it lies in, as GeoNames numbers them within the country.
        admin1_code: &'a str,
        /// The name of that division.
        admin1_name: &'a str,
        /// Degrees north (WGS 84).
        latitude: Number<'a>,
        /// Degrees east (WGS 84).
        longitude: Number<'a>,
        /// Inhabitants, as the gazetteer gives them.
        population: Whole<'a>,
        /// The GeoNames number.
        geonames_id: Whole<'a>,
        /// The Wikidata item.
        wikidata_id: &'a str,
        /// Of a place that no list has: the listed place in or beside which it lies and whose coordinates these are; empty = its own.
        placed_at: &'a str,
    }
}

/// Appends the row of one place; returns the table it belongs to.
pub(super) fn push(entity: &GlobalEntity, sheet: &mut Sheet) -> &'static str {
    sheet.push(&PlaceRow {
        entity_id: &entity.id,
        name: &entity.name,
        articles: entity.articles,
        mentions: entity.mentions,
        first_published: entity.first_published,
        last_published: entity.last_published,
        place_type: &entity.place_type,
        country_code: &entity.country_code,
        admin1_code: &entity.admin1_code,
        admin1_name: &entity.admin1_name,
        latitude: Number(entity.column("latitude")),
        longitude: Number(entity.column("longitude")),
        population: Whole(entity.column("population")),
        geonames_id: Whole(entity.column("geonames_id")),
        wikidata_id: entity.column("wikidata_id"),
        placed_at: &entity.placed_at,
    });
    PlaceRow::TABLE.name
}
