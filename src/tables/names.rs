//! names.csv

use super::schema::row;
use crate::model::NameKind;

row! {
    /// One row for each surface form under which a thing was named.
    names key(entity_id, name)
    struct NameRow<'a> {
        /// The thing: a row of people, organizations or places.
        entity_id: &'a str,
        /// The form, with damaged characters repaired.
        name: &'a str,
        /// What the form is to the thing: its full name, a part of it, its initials, another name, a slip.
        name_kind: NameKind,
        /// How many times the form stands for the thing.
        mentions: u64,
        /// In how many articles it does.
        articles: u64,
        /// Why the names that have it are this thing over the run; empty where nothing had to be joined.
        reason: String,
    }
}
