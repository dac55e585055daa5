//! apart.csv

use super::Sheet;
use super::schema::row;
use crate::consolidate::Settled;

row! {
    /// One row for each two things of the run that might have been one and were kept apart.
    apart key(entity_id, other_id)
    struct ApartRow<'a> {
        /// The one: a row of people, organizations or places.
        entity_id: &'a str,
        /// The name by which it was compared.
        name: &'a str,
        /// The other.
        other_id: &'a str,
        /// The name by which that one was compared.
        other_name: &'a str,
        /// What spoke for and against joining them; what each piece weighs stands in dictionaries/any/identity/joins.tsv.
        reason: String,
    }
}

/// Appends all of them.
pub(super) fn push(settled: &Settled, sheet: &mut Sheet) {
    for pair in settled.kept_apart() {
        let (entity_id, other_id) = (settled.id(pair.one), settled.id(pair.other));
        sheet.push(&ApartRow { entity_id, name: pair.name, other_id, other_name: pair.other_name, reason: pair.pieces.reason() });
    }
}
