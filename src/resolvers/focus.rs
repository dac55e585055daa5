//! Which country, and which division of it, an article is about (compare the focus of CLIFF-CLAVIN: the place most named).
//!
//! In: the mentions of places with their entities. Out: [`Focus`], or none where no place has a country. A mention in the title counts
//! three, in the dateline two, elsewhere one. Absent: a guess from anything but places.

use crate::dictionaries::Lexicon;
use crate::model::{Document, Entity, Focus, Kind, Mention, Zone};

/// What speaks for one country or division.
struct Tally<'l> {
    code: &'l str,
    weight: u32,
    mentions: u32,
    in_title: bool,
}

/// The focus of an article.
#[must_use]
pub fn focus(document: &Document, mentions: &[Mention], entities: &[Entity], lexicon: &Lexicon) -> Option<Focus> {
    let (mut countries, mut divisions) = (Vec::new(), Vec::new());
    let dateline = document.dateline_place.map(|span| document.tokens_in(span));
    for entity in entities.iter().filter(|e| e.kind == Kind::Place) {
        let (country, admin1) = codes(entity, lexicon);
        if country.is_empty() {
            continue;
        }
        for mention in entity.mentions.iter().map(|&m| &mentions[m as usize]) {
            let in_title = matches!(document.zone(mention.span), Zone::Title | Zone::TitleField);
            let in_dateline = dateline.is_some_and(|d| d.overlaps(mention.tokens));
            let weight = if in_title { 3 } else { 1 + u32::from(in_dateline) };
            count(&mut countries, country, weight, in_title);
            if !admin1.is_empty() {
                count(&mut divisions, admin1, weight, in_title);
            }
        }
    }
    let all: u32 = countries.iter().map(|t| t.mentions).sum();
    let country = heaviest(&countries)?;
    let inside: Vec<Tally> = divisions.into_iter().filter(|t| t.code.split('.').next() == Some(country.code)).collect();
    let placed: u32 = inside.iter().map(|t| t.weight).sum();
    // A division must have most of what the country's places say, and not be one name in passing.
    let division = heaviest(&inside).filter(|t| t.weight > 1 && 2 * t.weight > placed && 3 * t.weight >= country.weight);
    let mut reason = format!("{} of {all} mentions of places{}", country.mentions, in_title(country.in_title));
    if let Some(division) = division {
        reason += &format!("; {} in {}{}", division.mentions, division.code, in_title(division.in_title));
    }
    Some(Focus { country: country.code.to_owned(), admin1: division.map_or_else(String::new, |d| d.code.to_owned()), reason })
}

/// Country and division of a place, as far as its row or its context tell.
pub(super) fn codes<'l>(entity: &'l Entity, lexicon: &'l Lexicon) -> (&'l str, &'l str) {
    match entity.row.map(|r| lexicon.row(r)) {
        Some(row) => {
            let country = row.column("country_code");
            (if country.is_empty() { row.column("code") } else { country }, row.column("admin1_code"))
        }
        None if entity.within.contains('.') => (entity.within.split('.').next().unwrap_or(""), &entity.within),
        None => (&entity.within, ""),
    }
}

fn count<'l>(tallies: &mut Vec<Tally<'l>>, code: &'l str, weight: u32, in_title: bool) {
    match tallies.iter_mut().find(|t| t.code == code) {
        Some(tally) => {
            tally.weight += weight;
            tally.mentions += 1;
            tally.in_title |= in_title;
        }
        None => tallies.push(Tally { code, weight, mentions: 1, in_title }),
    }
}

/// The first of the heaviest.
fn heaviest<'t, 'l>(tallies: &'t [Tally<'l>]) -> Option<&'t Tally<'l>> {
    tallies.iter().rev().max_by_key(|t| t.weight)
}

fn in_title(yes: bool) -> &'static str {
    if yes { ", also in the title" } else { "" }
}
