//! What the articles of a run together say of the gender of a person.
//!
//! In: of each article that says one, the gender and its evidence. Out: a [`WrittenGender`] and the evidence for it. Eight bytes a person, and those
//! only of people of whom some article says one. Absent: what one article says (see the resolvers).

use crate::model::Gender;
use std::iter::Sum;

/// The gender of a person as the texts of a run write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrittenGender {
    /// `she`, `Mrs.`, `actress`
    Female,
    /// `he`, `Mr.`, `spokesman`
    Male,
    /// `Mx.`
    Other,
    /// The texts do not agree.
    Mixed,
}

impl WrittenGender {
    /// As in people.csv.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            WrittenGender::Female => "female",
            WrittenGender::Male => "male",
            WrittenGender::Other => "other",
            WrittenGender::Mixed => "mixed",
        }
    }
}

impl From<Gender> for WrittenGender {
    fn from(gender: Gender) -> Self {
        match gender {
            Gender::Female => WrittenGender::Female,
            Gender::Male => WrittenGender::Male,
            Gender::Other => WrittenGender::Other,
        }
    }
}

/// How many articles say each gender, and by which evidence any of them does.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Votes {
    articles: [u16; Gender::ALL.len()],
    /// A bit for each evidence of each gender.
    evidence: u16,
}

const SORTS: usize = Gender::EVIDENCE.len();
/// The evidence that is shown where a person has several, first of all that of what most texts have.
const SHOWN: [&str; SORTS] = ["pronoun", "honorific", "kinship", "role"];
/// Articles that say one gender outweigh those that say another if they are so many times as many.
const OUTWEIGHS: u32 = 4;

impl Votes {
    /// Counts an article.
    pub fn add(&mut self, gender: Gender, evidence: &str) {
        let articles = &mut self.articles[gender as usize];
        *articles = articles.saturating_add(1);
        self.evidence |= bit(gender, evidence);
    }

    /// Does no article say one?
    pub fn is_empty(self) -> bool {
        self.evidence == 0
    }

    /// What they say together, and the evidence for it.
    pub fn verdict(self) -> Option<(WrittenGender, &'static str)> {
        let says = |gender: Gender| u32::from(self.articles[gender as usize]);
        let most = Gender::ALL.into_iter().max_by_key(|&g| (says(g), std::cmp::Reverse(g))).filter(|&g| says(g) > 0)?;
        let others: u32 = Gender::ALL.into_iter().filter(|&g| g != most).map(says).sum();
        let by = |evidence: &&str, among: &[Gender]| among.iter().any(|&g| self.evidence & bit(g, evidence) != 0);
        if says(most) >= OUTWEIGHS * others {
            Some((most.into(), SHOWN.into_iter().find(|e| by(e, &[most]))?))
        } else {
            Some((WrittenGender::Mixed, SHOWN.into_iter().find(|e| by(e, &Gender::ALL))?))
        }
    }
}

impl Sum for Votes {
    fn sum<I: Iterator<Item = Votes>>(all: I) -> Votes {
        all.fold(Votes::default(), |a, b| Votes {
            articles: std::array::from_fn(|g| a.articles[g].saturating_add(b.articles[g])),
            evidence: a.evidence | b.evidence,
        })
    }
}

fn bit(gender: Gender, evidence: &str) -> u16 {
    Gender::EVIDENCE.iter().position(|e| *e == evidence).map_or(0, |e| 1 << (gender as usize * SORTS + e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_articles_outweigh_few() {
        let verdict = |said: &[(Gender, &str, usize)]| {
            let mut votes = Votes::default();
            said.iter().for_each(|&(gender, evidence, n)| (0..n).for_each(|_| votes.add(gender, evidence)));
            votes.verdict()
        };
        use Gender::{Female, Male, Other};
        assert_eq!(verdict(&[]), None);
        assert_eq!(verdict(&[(Female, "role", 2)]), Some((WrittenGender::Female, "role")));
        assert_eq!(verdict(&[(Female, "role", 4), (Male, "pronoun", 1)]), Some((WrittenGender::Female, "role")));
        assert_eq!(verdict(&[(Female, "role", 3), (Male, "pronoun", 1)]), Some((WrittenGender::Mixed, "pronoun")));
        assert_eq!(verdict(&[(Other, "honorific", 1)]), Some((WrittenGender::Other, "honorific")));
        assert_eq!(std::mem::size_of::<Votes>(), 8);
    }
}
