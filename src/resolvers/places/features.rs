//! What speaks for and against a candidate, each piece by its name, and the weights that add the pieces up.
//!
//! In: `places/ranking.tsv` of any language folder, one line a piece: its weight for a name `alone` and `together` with the other
//! places of the article. Out: [`Weights`]. The score of a candidate is the sum of weight x strength (a log-linear ranker).

use crate::dictionaries::Lexicon;
use crate::error::{Error, Result};

macro_rules! features {
    ($($name:ident $label:literal,)*) => {
        /// A piece of evidence about one candidate.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs)] // their names in ranking.tsv, which explains them
        pub enum Feature { $($name),* }

        /// The names of the features, in order.
        pub const NAMES: &[&str] = &[$($label),*];
        const ALL: &[Feature] = &[$(Feature::$name),*];
    };
}

features! {
    Population "population",
    PopulationUnknown "population unknown",
    MostPopulous "most populous",
    Country "country",
    Admin1 "admin1",
    Admin2 "admin2",
    Capital "capital",
    Seat "seat",
    MinorSeat "minor seat",
    Quarter "quarter",
    PostOffice "post office",
    Region "region",
    Nature "nature",
    Facility "facility",
    ExactName "exact name",
    Variant "variant",
    LongerName "longer name nearby",
    CountryName "town with the name of a country",
    ContainerFollows "container follows",
    OtherContainerFollows "other container follows",
    Designator "designator agrees",
    OtherDesignator "designator disagrees",
    StandsAlone "stands alone in datelines",
    Dateline "place of the dateline",
    Publisher "publisher's country",
    CountryShare "country of other places",
    Admin1Share "division of other places",
    Admin2Share "county of other places",
    CountryNamed "country named",
    Admin1Named "division named",
    Admin2Named "county named",
    Holds "holds other places",
    HoldsBefore "holds the place before",
    Near "near another place",
    Around "around other places",
    CountyPossible "in a county named perhaps",
    NeighboursPossible "near what others may be",
    SentenceCountry "country in the sentence",
    SentenceAdmin1 "division in the sentence",
    SentenceClass "sort of place in the sentence",
    LeadAdmin1 "division of the first place",
    LeadCountry "country of the first place",
}

/// How many pieces of evidence there are.
pub const COUNT: usize = NAMES.len();
/// The first piece that depends on the other places of the article.
pub const FIRST_SHARED: usize = Feature::CountryShare as usize;

/// The strength of each piece, by [`Feature`].
pub type Strengths = [f32; COUNT];

impl Feature {
    /// The feature at an index.
    #[must_use]
    pub fn at(index: usize) -> Feature {
        ALL[index]
    }
}

/// One weight for each feature: for a name by itself, and among the other places of the article.
#[derive(Clone, Debug)]
pub struct Weights {
    /// Before anything is known about the other places; zero from [`FIRST_SHARED`] on.
    pub alone: Strengths,
    /// With all places of the article.
    pub together: Strengths,
}

impl Weights {
    /// Reads `places/ranking.tsv`; a feature without a line weighs nothing, later lists (a user's) win.
    ///
    /// # Errors
    /// An unknown feature or a weight that is no number, with file, line and cure.
    pub fn new(lexicon: &Lexicon) -> Result<Weights> {
        let mut weights = Weights { alone: [0.0; COUNT], together: [0.0; COUNT] };
        for row in lexicon.about("places/ranking").flat_map(|l| lexicon.list(l).rows()) {
            let row = lexicon.row(row);
            let Some(at) = NAMES.iter().position(|n| *n == row.name()) else {
                return Err(Error::new(row.citation(), format!("`{}` is no feature of places", row.name()), format!("known are: {}", NAMES.join(", "))));
            };
            for (column, into) in [("alone", &mut weights.alone[at]), ("together", &mut weights.together[at])] {
                let cell = row.column(column);
                *into = cell
                    .parse()
                    .map_err(|_| Error::new(row.citation(), format!("`{cell}` under `{column}` is no number"), "a weight is a number such as 1.25"))?;
            }
        }
        Ok(weights)
    }
}

/// The score of a candidate.
#[must_use]
pub fn score(weights: &Strengths, strengths: &Strengths) -> f32 {
    weights.iter().zip(strengths).map(|(w, s)| w * s).sum()
}

/// Scores into probabilities.
pub fn soften(scores: &mut [f32]) {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for s in scores.iter_mut() {
        *s = (*s - most).exp();
        sum += *s;
    }
    for s in scores.iter_mut() {
        *s /= sum;
    }
}
