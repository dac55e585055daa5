//! Fitting the weights of `places/ranking.tsv` to annotated news.
//!
//! In: articles whose place mentions have coordinates. Out: weights. A conditional logit: the chance of the right candidates of a
//! name, against all its candidates, is made as large as the articles allow, with a pull towards the weights before. Full batches in
//! a fixed order, so the same articles give the same table. Absent: reading corpora (see `tests/places_fit.rs`).

use super::features::{COUNT, FIRST_SHARED, NAMES, Strengths, score, soften};
use super::gazetteer::{Candidate, Point};
use super::{Places, ranking, scene};
use crate::dictionaries::Lexicon;
use crate::model::{Document, Matches, Mention};
use crate::resolvers::forms;
use crate::words;

/// Where a mention really is.
#[derive(Clone, Debug)]
pub struct Gold {
    /// Index of the mention.
    pub mention: u32,
    /// Degrees north.
    pub latitude: f32,
    /// Degrees east.
    pub longitude: f32,
    /// GeoNames id, or empty.
    pub geonames_id: String,
    /// The name of the place annotated, or empty.
    pub name: String,
}

/// One name with its candidates and which of them are right.
pub struct Example {
    /// How many mentions have this name.
    pub mentions: usize,
    /// What it counts in the fit.
    pub weight: f32,
    strengths: Vec<Strengths>,
    right: Vec<bool>,
}

impl Example {
    /// Is a right candidate among them?
    #[must_use]
    pub fn has_answer(&self) -> bool {
        self.right.contains(&true)
    }
}

/// Within this distance a candidate is the place annotated, unless another has its id (100 miles, as the field counts).
const SAME_KM: f32 = 161.0;
/// Closer than this, and another candidate only close by is not it.
const VERY_KM: f32 = 25.0;
/// The middles of a country or division may be so far apart.
const LAND_KM: f32 = 1000.0;
const EPOCHS: usize = 600;
const RATE: f32 = 0.1;
const PULL: f32 = 0.5;

impl Places {
    /// The examples of one article, as the weights at hand see it.
    #[must_use]
    pub fn examples(&self, document: &Document, matches: &Matches, mentions: &[Mention], gold: &[Gold], lexicon: &Lexicon) -> Vec<Example> {
        let search = self.search(document, matches, lexicon);
        let mut units = scene::units(search, mentions, &forms::forms(document, mentions));
        ranking::rank(document, mentions, &mut units, &self.weights);
        let mut out = Vec::new();
        for unit in units {
            let golds: Vec<&Gold> = gold.iter().filter(|g| unit.mentions.contains(&g.mention)).collect();
            let Some(first) = golds.first() else { continue };
            let right = right(&unit.candidates, first, lexicon);
            // Three mentions of one name say hardly more than one.
            out.push(Example { mentions: golds.len(), weight: (golds.len() as f32).sqrt(), strengths: unit.strengths, right });
        }
        out
    }

    /// Fits the weights by themselves (`together` = false) or among the other places; returns how well it went: the mean log-likelihood.
    pub fn fit(&mut self, examples: &[Example], together: bool) -> f32 {
        let active = if together { COUNT } else { FIRST_SHARED };
        let start = if together { &mut self.weights.together } else { &mut self.weights.alone };
        let (weights, likelihood) = climb(examples, start, active);
        *start = weights;
        if !together {
            self.weights.together = weights;
        }
        likelihood
    }

    /// The body of `places/ranking.tsv` with these weights.
    #[must_use]
    pub fn table(&self, lexicon: &Lexicon) -> String {
        let meaning = |name: &str| {
            let mut rows = lexicon.about("places/ranking").flat_map(|l| lexicon.list(l).rows()).map(|r| lexicon.row(r));
            rows.find(|r| r.name() == name).map_or("", |r| r.column("meaning"))
        };
        let line = |(i, name): (usize, &&str)| format!("{name}\t{:.2}\t{:.2}\t{}\n", self.weights.alone[i], self.weights.together[i], meaning(name));
        NAMES.iter().enumerate().map(line).collect()
    }
}

/// Which candidates are the annotated place.
fn right(candidates: &[Candidate], gold: &Gold, lexicon: &Lexicon) -> Vec<bool> {
    let by_id: Vec<bool> = candidates.iter().map(|c| !gold.geonames_id.is_empty() && lexicon.row(c.row).column("geonames_id") == gold.geonames_id).collect();
    if by_id.contains(&true) {
        return by_id;
    }
    let at = Point::new(gold.latitude, gold.longitude);
    // The middle of a country is a matter of taste.
    let name = words::fold(&gold.name);
    let same = |c: &Candidate| c.is_container() && words::fold(lexicon.row(c.row).name()) == name && c.point.is_some_and(|p| p.distance(&at) <= LAND_KM);
    let by_name: Vec<bool> = candidates.iter().map(same).collect();
    if by_name.contains(&true) {
        return by_name;
    }
    let within = |km: f32| candidates.iter().map(|c| c.point.is_some_and(|p| p.distance(&at) <= km)).collect::<Vec<bool>>();
    let close = within(VERY_KM);
    if close.contains(&true) { close } else { within(SAME_KM) }
}

/// Gradient ascent with a step of its own for each weight (Adagrad).
fn climb(examples: &[Example], start: &Strengths, active: usize) -> (Strengths, f32) {
    let mut weights = *start;
    let mut squares = [1e-6_f32; COUNT];
    let useful: Vec<&Example> = examples.iter().filter(|e| e.has_answer() && e.right.contains(&false)).collect();
    let mass: f32 = useful.iter().map(|e| e.weight).sum();
    let mut likelihood = 0.0;
    for _ in 0..EPOCHS {
        let mut slope = [0.0_f32; COUNT];
        likelihood = 0.0;
        for example in &useful {
            likelihood += add_slope(example, &weights, &mut slope);
        }
        for f in 0..active {
            let g = (slope[f] - PULL * (weights[f] - start[f])) / mass;
            squares[f] += g * g;
            weights[f] += RATE * g / squares[f].sqrt();
        }
    }
    (weights, likelihood / mass.max(1.0))
}

/// Adds the slope of one example's log-likelihood, which it returns.
fn add_slope(example: &Example, weights: &Strengths, slope: &mut Strengths) -> f32 {
    let mut chances: Vec<f32> = example.strengths.iter().map(|s| score(weights, s)).collect();
    soften(&mut chances);
    let right: f32 = chances.iter().zip(&example.right).filter(|(_, r)| **r).map(|(c, _)| c).sum::<f32>().max(1e-9);
    for ((strengths, &chance), &is_right) in example.strengths.iter().zip(&chances).zip(&example.right) {
        let pull = example.weight * (if is_right { chance / right } else { 0.0 } - chance);
        for (s, x) in slope.iter_mut().zip(strengths) {
            *s += pull * x;
        }
    }
    example.weight * right.ln()
}
