//! What a text says of the gender of its people: forms of address, kinship, callings and pronouns. Never the name.
//!
//! In: mentions resolved to entities, and roles. Out: for each person a [`Gender`] with its plainest evidence, or none. Each sort of
//! evidence is a room: [`honorifics`], [`nouns`] (kinship and callings) and [`pronouns`] say for whom they speak, here it is added up.
//! What only might be of somebody is of nobody, and a text that speaks both ways says nothing.

mod honorifics;
mod nouns;
mod pronouns;

use super::roles::Reader;
use crate::model::{Entity, Gender, Kind, Role};

/// Sets the gender of the people among the entities.
pub(super) fn settle(reader: &Reader, roles: &[Role], entities: &mut [Entity]) {
    let mut tallies = vec![Tally::default(); entities.len()];
    honorifics::count(reader, &mut tallies);
    let mut nouns = nouns::all(reader);
    nouns::count(reader, roles, &mut nouns, &mut tallies);
    pronouns::count(reader, &nouns, &mut tallies);
    for (entity, tally) in entities.iter_mut().zip(tallies).filter(|(entity, _)| entity.kind == Kind::Person) {
        entity.gender = tally.verdict();
    }
}

/// What says a gender, as in [`Gender::EVIDENCE`].
#[derive(Clone, Copy)]
enum Evidence {
    Honorific,
    Kinship,
    Role,
    Pronoun,
}

/// How often each sort of evidence says each gender of one person.
#[derive(Clone, Copy, Default)]
struct Tally([[u16; Gender::ALL.len()]; Gender::EVIDENCE.len()]);

impl Tally {
    fn add(&mut self, evidence: Evidence, gender: Gender) {
        let count = &mut self.0[evidence as usize][gender as usize];
        *count = count.saturating_add(1);
    }

    /// The gender that is said, and the plainest evidence for it; none where another is said nearly as often.
    fn verdict(&self) -> Option<(Gender, &'static str)> {
        /// A word that says a gender is worth so many pronouns, which may be of somebody else; of either no more than so much counts.
        const PLAIN: u32 = 4;
        const ENOUGH: u32 = 12;
        /// One that outweighs the others so many times is right.
        const TIMES: u32 = 3;
        let pronoun = Evidence::Pronoun as usize;
        let weight = |gender: Gender| {
            let plain: u32 = self.0[..pronoun].iter().map(|said| u32::from(said[gender as usize])).sum();
            (plain * PLAIN).min(ENOUGH) + u32::from(self.0[pronoun][gender as usize]).min(ENOUGH)
        };
        let all: u32 = Gender::ALL.into_iter().map(weight).sum();
        let gender = Gender::ALL.into_iter().find(|&g| weight(g) > 0 && weight(g) >= TIMES * (all - weight(g)))?;
        let evidence = self.0.iter().position(|said| said[gender as usize] > 0)?;
        Some((gender, Gender::EVIDENCE[evidence]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_most_is_said() {
        let verdict = |said: &[(Evidence, Gender, u16)]| {
            let mut tally = Tally::default();
            for &(evidence, gender, n) in said {
                (0..n).for_each(|_| tally.add(evidence, gender));
            }
            tally.verdict()
        };
        use Evidence::{Honorific, Kinship, Pronoun};
        use Gender::{Female, Male, Other};
        assert_eq!(verdict(&[]), None);
        assert_eq!(verdict(&[(Pronoun, Male, 1)]), Some((Male, "pronoun")));
        assert_eq!(verdict(&[(Pronoun, Male, 3), (Pronoun, Female, 1)]), Some((Male, "pronoun")));
        assert_eq!(verdict(&[(Pronoun, Male, 2), (Pronoun, Female, 1)]), None);
        assert_eq!(verdict(&[(Kinship, Female, 1), (Pronoun, Male, 1)]), Some((Female, "kinship")));
        assert_eq!(verdict(&[(Kinship, Female, 1), (Pronoun, Male, 3)]), None);
        assert_eq!(verdict(&[(Honorific, Other, 2), (Pronoun, Other, 1)]), Some((Other, "honorific")));
    }
}
