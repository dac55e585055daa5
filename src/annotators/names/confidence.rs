//! What a margin is worth: how often a name was right that won by so much.
//!
//! In: the rows of `names/calibration.tsv`, measured on articles the weights were not fitted on. Out: a confidence. A name of a later pass
//! has the margin it won by there. Absent: the decision.

use crate::dictionaries::Lexicon;
use crate::error::{Error, Result};

/// Margins and how often they were right, ascending.
pub(super) struct Confidence {
    steps: Vec<(f32, f32)>,
}

impl Confidence {
    /// Reads the table; a user's rows replace ours.
    ///
    /// # Errors
    /// A row that holds no two numbers.
    pub(super) fn read(lexicon: &Lexicon) -> Result<Confidence> {
        let Some(list) = lexicon.about("names/calibration").last().map(|l| lexicon.list(l)) else { return Ok(Confidence { steps: Vec::new() }) };
        let mut steps = Vec::with_capacity(list.len());
        for row in list.rows().map(|r| lexicon.row(r)) {
            match (row.name().parse(), row.column("right").parse()) {
                (Ok(margin), Ok(right)) => steps.push((margin, right)),
                _ => return Err(Error::new(row.citation(), "a margin and a share are wanted", "write numbers: 1.5 and 0.92")),
            }
        }
        steps.sort_by(|a: &(f32, f32), b| a.0.total_cmp(&b.0));
        Ok(Confidence { steps })
    }

    /// The share of names with a margin like this that were right, between the two nearest rows; none without a table.
    pub(super) fn of(&self, margin: f32) -> Option<f32> {
        let at = self.steps.partition_point(|s| s.0 <= margin);
        match (at.checked_sub(1).map(|i| self.steps[i]), self.steps.get(at)) {
            (Some((low, right)), Some(&(high, above))) => Some(right + (above - right) * (margin - low) / (high - low)),
            (Some((_, right)), None) | (None, Some(&(_, right))) => Some(right),
            (None, None) => None,
        }
    }
}
