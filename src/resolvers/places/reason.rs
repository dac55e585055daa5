//! Why this place and not another of the name, in words.
//!
//! In: a decided unit. Out: the piece of evidence that did most to tell the winner from the runner-up, with the name of the place
//! that gave it. Absent: any new decision.

use super::candidates::Search;
use super::features::{COUNT, Feature, Strengths};
use super::gazetteer::{Candidate, Class};
use super::scene::Unit;
use super::unlisted::likeliest;

/// The reason for a chosen candidate.
#[must_use]
pub fn reason(search: Search, unit: &Unit, best: usize, all: &[Unit], weights: &Strengths) -> String {
    let count = unit.candidates.len();
    let bearing = match unit.candidates[best].bearing {
        super::gazetteer::Bearing::Demonym => "by the word for its people, ",
        super::gazetteer::Bearing::Variant => "by another spelling or a longer name, ",
        _ => "",
    };
    let runner_up = (0..count).filter(|&c| c != best).max_by(|&a, &b| unit.chances[a].total_cmp(&unit.chances[b]).then(b.cmp(&a)));
    let Some(runner_up) = runner_up else {
        return format!("{bearing}the only place of this name in the lists");
    };
    let gain = |f: usize| weights[f] * (unit.strengths[best][f] - unit.strengths[runner_up][f]);
    let strongest = (0..COUNT).max_by(|&a, &b| gain(a).total_cmp(&gain(b)).then(b.cmp(&a))).unwrap_or_default();
    format!("{bearing}of {count}: {}", words(search, unit, best, all, Feature::at(strongest)))
}

/// One piece of evidence in words.
fn words(search: Search, unit: &Unit, best: usize, all: &[Unit], feature: Feature) -> String {
    let chosen = &unit.candidates[best];
    let name = |c: &Candidate| search.lexicon.row(c.row).name().to_owned();
    let other = |fits: &dyn Fn(&Candidate) -> bool| all.iter().filter(|u| !std::ptr::eq(*u, unit)).filter_map(likeliest).find(|c| fits(c)).map(name);
    let named = |class: Class| other(&|c| c.class == class && chosen.is_in(c));
    match feature {
        Feature::Population | Feature::PopulationUnknown | Feature::MostPopulous => {
            let most = unit.candidates.iter().all(|c| c.population <= chosen.population);
            if most { "most populous" } else { "more populous than the next" }.to_owned()
        }
        Feature::Country => "a country before a town".to_owned(),
        Feature::Capital => "the capital".to_owned(),
        Feature::Admin1
        | Feature::Admin2
        | Feature::Seat
        | Feature::MinorSeat
        | Feature::Quarter
        | Feature::PostOffice
        | Feature::Region
        | Feature::Nature
        | Feature::Facility
        | Feature::CountryName => "by the sort of place".to_owned(),
        Feature::ExactName | Feature::Variant => "its very name".to_owned(),
        Feature::ContainerFollows | Feature::OtherContainerFollows => {
            let outer = unit.containers.iter().find(|o| chosen.is_in(o));
            outer.map_or_else(|| "what follows it".to_owned(), |o| format!("{}: {} follows", sort(chosen.class, o.class), name(o)))
        }
        Feature::LongerName => "the article also gives its longer name".to_owned(),
        Feature::HoldsBefore => "holds the place before it".to_owned(),
        Feature::Designator | Feature::OtherDesignator => "by the word for its sort beside it".to_owned(),
        Feature::StandsAlone => "dateline city".to_owned(),
        Feature::Dateline => "dateline".to_owned(),
        Feature::Publisher => "country of the publisher".to_owned(),
        Feature::CountryNamed => named(Class::Country).map_or_else(|| "its country is named".to_owned(), |n| format!("in {n}, named in this article")),
        Feature::Admin1Named => named(Class::Admin1).map_or_else(|| "its division is named".to_owned(), |n| format!("in {n}, named in this article")),
        Feature::Admin2Named => named(Class::Admin2).map_or_else(|| "its county is named".to_owned(), |n| format!("in {n}, named in this article")),
        Feature::CountryShare | Feature::SentenceCountry | Feature::LeadCountry => "country of other places".to_owned(),
        Feature::Admin1Share | Feature::SentenceAdmin1 | Feature::LeadAdmin1 => "division of other places".to_owned(),
        Feature::CountyPossible => "fits a county named in this article".to_owned(),
        Feature::Admin2Share => "county of other places".to_owned(),
        Feature::Holds => "holds other places of this article".to_owned(),
        Feature::SentenceClass => "sort of place of its neighbours".to_owned(),
        Feature::Near | Feature::Around | Feature::NeighboursPossible => {
            let near = |c: &Candidate| c.class.is_town() && c.row != chosen.row && chosen.point.zip(c.point).is_some_and(|(a, b)| a.distance(&b) < 150.0);
            other(&near).map_or_else(|| "near other places of this article".to_owned(), |n| format!("near {n}"))
        }
    }
}

/// The sorts of a place and of what holds it: a city and a state of `Alexandria, Virginia`.
fn sort(inner: Class, outer: Class) -> String {
    let outer = match outer {
        Class::Country => "country",
        Class::Admin1 => "state",
        _ => "county",
    };
    format!("{}, {outer}", if inner.is_town() { "city" } else { inner.place_type() })
}
