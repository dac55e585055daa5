//! Which mentions of places in one article are one place.
//!
//! In: the forms in which places are named. Out: [`Group`]s. Absent for now: the gazetteer; same words are one place.

use super::forms::Form;
use super::knowledge::Knowledge;
use super::{Group, Use};
use crate::model::{Document, Kind, Matches, Mention, NameKind};

/// Groups the forms of places.
pub(super) fn groups(_document: &Document, _matches: &Matches, _mentions: &[Mention], forms: &[Form], _knowledge: Knowledge) -> Vec<Group> {
    let places = forms.iter().enumerate().filter(|(_, form)| form.kind == Kind::Place);
    places.map(|(f, form)| Group::new(Kind::Place, Use { form: f, mentions: form.mentions.clone(), kind: NameKind::Full })).collect()
}
