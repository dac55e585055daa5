//! Where a place lies that no list has: a hotel, a street, a hamlet.
//!
//! In: a unit without candidates, and the units around it. Out: [`Unlisted`]: what holds it, and where it is sure enough, the listed
//! place whose coordinates may stand for it. From sure to unsure: the place named right after it (`Ramor Theatre in Virginia`), the
//! place it is named after (`Cavan Town Hall`), and for buildings and streets alone the town most of the article's places lie around.
//! Absent: a guess for any other name. What the text does not place stays empty.

use super::candidates::Search;
use super::gazetteer::{Candidate, Class};
use super::scene::Unit;
use crate::model::{Mention, RowId, TokenRange};

/// Towns so near each other count as one neighbourhood.
const NEIGHBOURHOOD_KM: f32 = 40.0;

/// What is known of a place in no list.
pub struct Unlisted {
    /// `US.CA`, `US` or empty.
    pub within: String,
    /// The listed place it stands in or beside.
    pub placed_at: Option<RowId>,
    /// How that is known.
    pub why: String,
}

/// Where a unit without candidates lies.
#[must_use]
pub fn locate(search: Search, mentions: &[Mention], unit: &Unit, all: &[Unit]) -> Unlisted {
    let kind = sort(search, unit.tokens);
    let name = |c: &Candidate| search.lexicon.row(c.row).name().to_owned();
    let known = follows(search, mentions, unit, all, kind)
        .map(|c| (c, format!("{} follows", name(&c))))
        .or_else(|| named_after(search, unit, all, kind).map(|c| (c, format!("named after {}", name(&c)))));
    let mut out = Unlisted { within: String::new(), placed_at: None, why: "in no list".to_owned() };
    if let Some((outer, why)) = &known {
        outer.code().clone_into(&mut out.within);
        out.placed_at = is_spot(outer).then_some(outer.row);
        out.why = format!("in no list; {why}");
    }
    if out.placed_at.is_none()
        && matches!(kind, Sort::Street | Sort::Building)
        && let Some(middle) = middle(all, &out.within)
    {
        middle.code().clone_into(&mut out.within);
        out.placed_at = Some(middle.row);
        out.why += &format!("; a street or building, and most places of the article lie around {}", name(middle));
    }
    out
}

/// What the words of a name say of its sort.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Street,
    Building,
    /// Rivers, valleys: larger than a spot.
    Land,
    Unknown,
}

fn sort(search: Search, name: TokenRange) -> Sort {
    let (first, last) = (name.start as usize, name.end as usize - 1);
    if name.len() > 1 && (search.words.is_building(search.document, last) || search.words.is_building(search.document, first)) {
        return Sort::Building;
    }
    let point = usize::from(name.len() > 2 && search.document.folded(last) == ".");
    let at_end = search.words.designator_at(search.matches, last - point, "before", search.lexicon);
    let place_type = at_end.or_else(|| search.words.designator_at(search.matches, first, "after", search.lexicon)).map(|(place_type, _)| place_type);
    match place_type {
        Some("street") => Sort::Street,
        Some("facility") => Sort::Building,
        Some("country" | "admin1" | "admin2" | "city" | "quarter") | None => Sort::Unknown,
        Some(_) => Sort::Land,
    }
}

/// Is a place small enough that its coordinates say where another in it is?
fn is_spot(place: &Candidate) -> bool {
    place.point.is_some() && (place.class.is_town() || matches!(place.class, Class::Admin2 | Class::Facility))
}

/// The place named right after: `, Virginia`, `in Cavan`. After a comma only what holds it, unless it is a building or a street: in
/// `Zzyrbleton, Paris and Rome` three towns stand beside each other.
fn follows<'l>(search: Search<'_, 'l>, mentions: &[Mention], unit: &Unit, all: &[Unit<'l>], kind: Sort) -> Option<Candidate<'l>> {
    let end = unit.tokens.end as usize;
    let start = search.words.container_start(search.document, end)?;
    let is_there = |u: &&Unit| u.mentions.iter().any(|&m| mentions[m as usize].tokens.start as usize == start);
    let inside = search.document.folded(end) != "," || matches!(kind, Sort::Street | Sort::Building);
    match all.iter().find(is_there).and_then(likeliest) {
        Some(outer) => (outer.is_container() || inside).then_some(*outer),
        None => search.containers_at(start).first().copied(),
    }
}

/// The place of the article whose name it begins or ends with. Streets and waters bear the names of places far away.
fn named_after<'l>(search: Search<'_, 'l>, unit: &Unit, all: &[Unit<'l>], kind: Sort) -> Option<Candidate<'l>> {
    let own = search.document.folded_range(unit.tokens);
    let part = |u: &&Unit| {
        let other = search.document.folded_range(u.tokens);
        own.strip_prefix(other).is_some_and(|rest| rest.starts_with(' ')) || own.strip_suffix(other).is_some_and(|rest| rest.ends_with(' '))
    };
    let outer = all.iter().filter(part).find_map(likeliest)?;
    let sure = !matches!(kind, Sort::Street | Sort::Land) || !is_spot(outer) || outer.class == Class::Admin2;
    sure.then_some(*outer)
}

/// The town that most towns of the article lie around, inside `within`: the one named most there.
fn middle<'u, 'l>(all: &'u [Unit<'l>], within: &str) -> Option<&'u Candidate<'l>> {
    let towns: Vec<(&Candidate, usize)> = all
        .iter()
        .filter(|u| u.form.is_some())
        .filter_map(|u| Some((likeliest(u)?, u.mentions.len())))
        .filter(|(c, _)| c.class.is_town() && c.point.is_some() && (within.is_empty() || c.country == within || c.admin1 == within))
        .collect();
    let total: usize = towns.iter().map(|(_, n)| n).sum();
    let around = |c: &Candidate| -> usize {
        let near = |o: &Candidate| c.point.zip(o.point).is_some_and(|(a, b)| a.is_within(&b, NEIGHBOURHOOD_KM));
        towns.iter().filter(|(o, _)| near(o)).map(|(_, n)| n).sum()
    };
    let best = towns.iter().rev().max_by_key(|(c, n)| (around(c), *n))?;
    (2 * around(best.0) > total).then_some(best.0)
}

/// The likeliest reading of a unit.
pub fn likeliest<'u, 'l>(unit: &'u Unit<'l>) -> Option<&'u Candidate<'l>> {
    let best = (0..unit.candidates.len()).max_by(|&a, &b| unit.chances[a].total_cmp(&unit.chances[b]).then(b.cmp(&a)))?;
    unit.candidates.get(best)
}
