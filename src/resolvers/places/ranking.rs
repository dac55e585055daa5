//! How the places of an article speak for each other.
//!
//! In: [`Unit`]s with the evidence of each name by itself. Out: their chances, after the places have looked around: who lies in one
//! country, division or county with the others, near them, around them, in one sentence with them. Each place counts by how sure it
//! is, so the sure ones settle the doubtful ones (compare the minimal distance of Leidner 2007 and the containment of CLAVIN).

use super::features::{COUNT, FIRST_SHARED, Feature, Strengths, Weights, score, soften};
use super::gazetteer::{Candidate, Class};
use super::scene::Unit;
use crate::model::{Document, Mention};

/// Rounds of looking around.
const ROUNDS: usize = 2;
/// How many readings of another place are looked at, the likeliest first.
const READINGS: usize = 3;
/// How many are asked whether they could be near, however unlikely.
const POSSIBLE: usize = 24;
/// And how near that is, in kilometres.
const NEIGHBOUR_KM: f32 = 50.0;
/// What lies further away is not around.
const AROUND_KM: f32 = 1000.0;
/// What a witness counts, compared with a mention.
const WITNESS: f32 = 0.5;

/// Sets the chances of all units: each by itself, then in two rounds together.
pub fn rank(document: &Document, mentions: &[Mention], units: &mut [Unit], weights: &Weights) {
    for unit in units.iter_mut() {
        weigh(unit, &weights.alone);
    }
    for _ in 0..ROUNDS {
        look_around(document, mentions, units);
        for unit in units.iter_mut() {
            weigh(unit, &weights.together);
        }
    }
}

/// The chances of one unit's candidates under some weights.
pub fn weigh(unit: &mut Unit, weights: &Strengths) {
    unit.chances.clear();
    unit.chances.extend(unit.strengths.iter().map(|s| score(weights, s)));
    soften(&mut unit.chances);
}

/// A reading of one place, as the others see it.
struct Reading<'l> {
    unit: usize,
    candidate: Candidate<'l>,
    chance: f32,
}

/// Sets the evidence that the other places give.
pub fn look_around(document: &Document, mentions: &[Mention], units: &mut [Unit]) {
    let readings = readings(units);
    let possible = possible(units);
    let sentences: Vec<Vec<u32>> = units.iter().map(|u| sentences(document, mentions, u)).collect();
    let lead = units.iter().enumerate().filter(|(_, u)| u.form.is_some() && !u.candidates.is_empty()).min_by_key(|(_, u)| u.tokens.start).map(|(i, _)| i);
    let weight: Vec<f32> = units
        .iter()
        .map(|u| {
            if u.candidates.is_empty() {
                0.0
            } else if u.form.is_some() {
                1.0
            } else {
                WITNESS
            }
        })
        .collect();
    let named: Vec<Vec<crate::model::RowId>> = units.iter().map(|u| u.containers.iter().map(|c| c.row).collect()).collect();
    let total: f32 = weight.iter().sum();
    for (u, unit) in units.iter_mut().enumerate() {
        if unit.candidates.len() < 2 {
            continue;
        }
        let beside: Vec<bool> = sentences.iter().map(|other| other.iter().any(|s| sentences[u].contains(s))).collect();
        let near_total: f32 = (0..weight.len()).filter(|&g| g != u && beside[g]).map(|g| weight[g]).sum();
        for (c, strengths) in unit.candidates.iter().zip(&mut unit.strengths) {
            strengths[FIRST_SHARED..COUNT].fill(0.0);
            let mut view = View { strengths, nearest: 0.0, of_unit: (usize::MAX, 0.0) };
            for reading in readings.iter().filter(|r| r.unit != u && r.candidate.row != c.row) {
                let g = reading.unit;
                view.add(c, reading, weight[g], beside[g], lead == Some(g), named[g].contains(&c.row));
            }
            view.add_possible(c, u, &possible, total - weight[u]);
            view.finish(total - weight[u], near_total);
        }
    }
}

/// The evidence for one candidate while the other places are gone through.
struct View<'s> {
    strengths: &'s mut Strengths,
    nearest: f32,
    of_unit: (usize, f32),
}

impl View<'_> {
    fn add(&mut self, c: &Candidate, reading: &Reading, weight: f32, beside: bool, lead: bool, named_after: bool) {
        let (k, chance) = (&reading.candidate, reading.chance);
        let mass = chance * weight;
        let country = !c.country.is_empty() && c.country == k.country;
        let admin1 = country && !c.admin1.is_empty() && c.admin1 == k.admin1;
        let admin2 = admin1 && !c.admin2.is_empty() && c.admin2 == k.admin2;
        for (is, feature, strength) in [
            (country, Feature::CountryShare, mass),
            (admin1, Feature::Admin1Share, mass),
            (admin2, Feature::Admin2Share, mass),
            (country && beside, Feature::SentenceCountry, mass),
            (admin1 && beside, Feature::SentenceAdmin1, mass),
            (beside && c.class.place_type() == k.class.place_type(), Feature::SentenceClass, mass),
            (country && lead, Feature::LeadCountry, chance),
            (admin1 && lead, Feature::LeadAdmin1, chance),
            (named_after && k.is_in(c), Feature::HoldsBefore, chance),
            (c.is_container() && k.is_in(c), Feature::Holds, mass),
        ] {
            if is {
                self.strengths[feature as usize] += strength;
            }
        }
        let named = match k.class {
            Class::Country if country => Some(Feature::CountryNamed),
            Class::Admin1 if admin1 => Some(Feature::Admin1Named),
            Class::Admin2 if admin2 => Some(Feature::Admin2Named),
            _ => None,
        };
        if let Some(feature) = named.filter(|_| c.is_in(k)) {
            let strength = &mut self.strengths[feature as usize];
            *strength = strength.max(chance);
        }
        if let Some((a, b)) = c.point.zip(k.point).filter(|(a, b)| a.is_within(b, AROUND_KM)) {
            let large = matches!(k.class, Class::Country | Class::Admin1);
            self.add_distance(a.distance(&b), reading.unit, chance, mass, large);
        }
    }

    /// The middle of a large land says something about what lies around it, nothing about what is beside it.
    fn add_distance(&mut self, km: f32, unit: usize, chance: f32, mass: f32, large: bool) {
        if km < 150.0 && !large {
            if self.of_unit.0 != unit {
                self.of_unit = (unit, 0.0);
            }
            self.of_unit.1 += chance * (-km / 30.0).exp();
            self.nearest = self.nearest.max(self.of_unit.1);
        }
        if km < AROUND_KM {
            self.strengths[Feature::Around as usize] += mass * (-km / 200.0).exp();
        }
    }

    /// Which other names could mean a county that holds this candidate, or a place beside it: two doubtful names that only fit each
    /// other in one spot of the map settle each other (`Henry County`, `Paris`).
    fn add_possible(&mut self, c: &Candidate, own: usize, possible: &[Vec<Candidate>], total: f32) {
        let mut neighbours = 0.0;
        for (_, others) in possible.iter().enumerate().filter(|(g, _)| *g != own) {
            if others.iter().any(|k| k.class == Class::Admin2 && c.is_in(k) || c.class == Class::Admin2 && k.is_in(c)) {
                self.strengths[Feature::CountyPossible as usize] = 1.0;
            }
            let near = |k: &Candidate| k.row != c.row && c.point.zip(k.point).is_some_and(|(a, b)| a.is_within(&b, NEIGHBOUR_KM));
            if others.iter().any(near) {
                neighbours += 1.0;
            }
        }
        self.strengths[Feature::NeighboursPossible as usize] = neighbours / (total + 1.0);
    }

    /// Sums become shares; one is added below so that many places say more than one.
    fn finish(self, total: f32, beside: f32) {
        self.strengths[Feature::Near as usize] = self.nearest;
        for feature in [Feature::CountryShare, Feature::Admin1Share, Feature::Admin2Share, Feature::Holds, Feature::Around] {
            self.strengths[feature as usize] /= total + 1.0;
        }
        for feature in [Feature::SentenceCountry, Feature::SentenceAdmin1, Feature::SentenceClass] {
            self.strengths[feature as usize] /= beside + 1.0;
        }
    }
}

/// The likeliest readings of all units.
fn readings<'l>(units: &[Unit<'l>]) -> Vec<Reading<'l>> {
    let mut out = Vec::new();
    for (u, unit) in units.iter().enumerate() {
        let first = out.len();
        for (candidate, &chance) in unit.candidates.iter().zip(&unit.chances).filter(|(_, chance)| **chance > 0.02) {
            out.push(Reading { unit: u, candidate: *candidate, chance });
        }
        out[first..].sort_by(|a, b| b.chance.total_cmp(&a.chance));
        out.truncate(first + READINGS);
    }
    out
}

/// All that each unit could be, up to a number; countries and large divisions are near to nothing.
fn possible<'l>(units: &[Unit<'l>]) -> Vec<Vec<Candidate<'l>>> {
    let small = |c: &&Candidate| !matches!(c.class, Class::Country | Class::Admin1);
    units.iter().map(|u| u.candidates.iter().filter(small).take(POSSIBLE).copied().collect()).collect()
}

/// In which sentences a unit stands, in order.
fn sentences(document: &Document, mentions: &[Mention], unit: &Unit) -> Vec<u32> {
    let sentence = |t: u32| document.tokens[t as usize].sentence;
    let mut out: Vec<u32> = unit.mentions.iter().map(|&m| sentence(mentions[m as usize].tokens.start)).collect();
    if out.is_empty() {
        out.push(sentence(unit.tokens.start));
    }
    out.dedup();
    out
}
