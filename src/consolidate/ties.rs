//! Who and what is named with a person, and in how many articles.
//!
//! In: the circle of the person in each article. Out: ties, counted. Most people are named in one article: then there is no number beside
//! each tie. Absent: what a tie says of who is who.

use crate::model::Tie;

/// The ties of a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Ties(Kept);

#[derive(Clone, Debug, PartialEq)]
enum Kept {
    /// Each in one article.
    Once(Box<[Tie]>),
    /// Each in so many.
    #[expect(clippy::box_collection, reason = "few are counted, and every name of a run has room for either")]
    Counted(Box<Vec<(Tie, u32)>>),
}

/// More ties of one person than this are not kept: those met once go first.
pub(super) const MOST: usize = 32;

impl Ties {
    /// None at all?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.each().next().is_none()
    }

    /// Each, and in how many articles.
    pub fn each(&self) -> impl Iterator<Item = (Tie, u32)> {
        let (once, counted) = match &self.0 {
            Kept::Once(ties) => (&ties[..], &[][..]),
            Kept::Counted(ties) => (&[][..], &ties[..]),
        };
        once.iter().map(|&tie| (tie, 1)).chain(counted.iter().copied())
    }

    /// Counts an article in which these stand around the person.
    pub(super) fn add(&mut self, circle: &[Tie]) {
        if circle.is_empty() {
            return;
        }
        let repeats = || circle.iter().enumerate().any(|(at, tie)| circle[..at].contains(tie));
        if self.is_empty() && circle.len() <= MOST && !repeats() {
            self.0 = Kept::Once(circle.into());
            return;
        }
        let mut ties: Vec<(Tie, u32)> = match std::mem::take(self).0 {
            Kept::Once(ties) => ties.iter().map(|&tie| (tie, 1)).collect(),
            Kept::Counted(ties) => *ties,
        };
        for &tie in circle {
            let known = ties.iter().position(|(known, _)| *known == tie);
            if ties.len() >= MOST && known.is_none() {
                ties.retain(|&(_, n)| n > 1);
            }
            match known {
                _ if ties.len() >= MOST => {}
                Some(at) => ties[at].1 += 1,
                None => {
                    ties.reserve_exact(1);
                    ties.push((tie, 1));
                }
            }
        }
        self.0 = Kept::Counted(Box::new(ties));
    }
}

impl Default for Ties {
    fn default() -> Self {
        Ties(Kept::Once(Box::default()))
    }
}

impl FromIterator<(Tie, u32)> for Ties {
    fn from_iter<I: IntoIterator<Item = (Tie, u32)>>(ties: I) -> Self {
        Ties(Kept::Counted(Box::new(ties.into_iter().collect())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_are_counted_and_those_met_once_go_first() {
        let mut ties = Ties::default();
        assert!(ties.is_empty());
        ties.add(&[Tie(1), Tie(2)]);
        assert_eq!(ties.each().collect::<Vec<_>>(), [(Tie(1), 1), (Tie(2), 1)]);
        ties.add(&[Tie(2), Tie(3)]);
        assert_eq!(ties.each().collect::<Vec<_>>(), [(Tie(1), 1), (Tie(2), 2), (Tie(3), 1)]);
        let more: Vec<Tie> = (10..10 + MOST as u32).map(Tie).collect();
        ties.add(&more);
        assert_eq!(ties.each().next(), Some((Tie(2), 2)));
        assert!(ties.each().count() <= MOST);
    }
}
