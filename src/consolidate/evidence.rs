//! What speaks for and against two names being one thing, with weights that can be read.
//!
//! In: `any/identity/joins.tsv`. Out: [`Weights`], and [`Pieces`] that are added up with them. A piece has the words of the column
//! `reason`. Absent: which names are compared (see [`identity`](super::identity)).

use crate::dictionaries::Lexicon;
use crate::error::{Error, Result};
use crate::model::NameKind;
use std::collections::HashMap;

macro_rules! pieces {
    ($($piece:ident $words:literal)+) => {
        /// A piece of evidence.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub enum Piece { $($piece),+ }

        impl Piece {
            const ALL: &'static [Piece] = &[$(Piece::$piece),+];

            /// As in the list of weights and in the tables.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Piece::$piece => $words),+ }
            }
        }
    };
}

pieces! {
    // Sure by themselves: no weight.
    User "merges.csv"
    SameEntry "one dictionary entry"
    // Weighed.
    SameWords "same words"
    SameCore "same words but for such as Group"
    Shorter "shorter name"
    PetName "pet name"
    SurnameAlone "surname alone"
    OneArticle "both names in one article"
    SeveralArticles "both names in several articles"
    NoOther "fits no other"
    Several "fits several"
    MostlyMeant "mostly meant by it"
    SameEmployer "same organization"
    SameRole "same role"
    SamePeople "named with the same people"
    SameOrganizations "named with the same organizations"
    ShortOnce "short form in an article"
    ShortOften "short form in several articles"
    ShortForOthers "short for others too"
    OwnThing "mostly a thing of its own"
    DefinedOnce "acronym defined by an article"
    DefinedOften "acronym defined by several articles"
    DefinedForOthers "acronym defined for other names too"
    LongerName "longer name with the same acronym"
    // What forbids.
    TwoEntries "two dictionary entries"
    Namesakes "what articles say of them contradicts"
    Split "splits.csv"
}

/// What weighs against all evidence.
const FORBIDS: [Piece; 3] = [Piece::TwoEntries, Piece::Namesakes, Piece::Split];
/// What needs none.
const SURE: [Piece; 2] = [Piece::User, Piece::SameEntry];

/// A set of pieces.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pieces(u32);

impl Pieces {
    /// With one more.
    #[must_use]
    pub fn and(self, piece: Piece) -> Pieces {
        Pieces(self.0 | 1 << piece as u32)
    }

    /// Is it among them?
    #[must_use]
    pub fn has(self, piece: Piece) -> bool {
        self.0 & 1 << piece as u32 != 0
    }

    /// None at all?
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Each of them.
    pub fn each(self) -> impl Iterator<Item = Piece> {
        Piece::ALL.iter().copied().filter(move |piece| self.has(*piece))
    }

    /// In words, for the tables.
    #[must_use]
    pub fn reason(self) -> String {
        self.each().map(Piece::as_str).collect::<Vec<_>>().join(", ")
    }
}

impl FromIterator<Piece> for Pieces {
    fn from_iter<I: IntoIterator<Item = Piece>>(pieces: I) -> Self {
        pieces.into_iter().fold(Pieces::default(), Pieces::and)
    }
}

/// How often a mention is of its thing, by what joined its name over the run and what its form is to the name in its article.
#[derive(Clone, Debug, Default)]
pub struct Precision(Vec<[Option<f32>; FORMS.len()]>);

const FORMS: [NameKind; 5] = [NameKind::Full, NameKind::Short, NameKind::Acronym, NameKind::Alias, NameKind::Misspelling];
/// The route of a name that nothing had to join.
const ALONE: &str = "alone";

impl Precision {
    /// Reads `identity/precision`.
    ///
    /// # Errors
    /// A precision that is no number.
    pub fn new(lexicon: &Lexicon) -> Result<Precision> {
        let mut all: HashMap<String, f32> = HashMap::new();
        for id in lexicon.about("identity/precision").flat_map(|l| lexicon.list(l).rows()) {
            let row = lexicon.row(id);
            let precision = row.column("precision").parse().map_err(|e| Error::new(row.citation(), e, "a precision is a number between 0 and 1"))?;
            all.insert(row.name().to_owned(), precision);
        }
        let routes = std::iter::once(ALONE).chain(Piece::ALL.iter().map(|piece| piece.as_str()));
        let of = |route: &str| FORMS.map(|form| all.get(&format!("{route}, {}", form.as_str())).or_else(|| all.get(route)).copied());
        Ok(Precision(routes.map(of).collect()))
    }

    /// Of a name that these pieces joined, by such a form; none = not measured.
    #[must_use]
    pub fn of(&self, why: Pieces, form: NameKind) -> Option<f32> {
        let route = why.each().next().map_or(0, |piece| 1 + piece as usize);
        let form = FORMS.iter().position(|one| *one == form)?;
        self.0.get(route)?[form]
    }
}

/// What each piece weighs.
#[derive(Clone, Debug)]
pub struct Weights([f32; Piece::ALL.len()]);

impl Weights {
    /// Reads `identity/joins`.
    ///
    /// # Errors
    /// A piece without a weight, or a weight that is no number.
    pub fn new(lexicon: &Lexicon) -> Result<Weights> {
        let mut weights = [f32::NAN; Piece::ALL.len()];
        for id in lexicon.about("identity/joins").flat_map(|l| lexicon.list(l).rows()) {
            let row = lexicon.row(id);
            let Some(&piece) = Piece::ALL.iter().find(|piece| piece.as_str() == row.name()) else { continue };
            weights[piece as usize] = row.column("weight").parse().map_err(|e| Error::new(row.citation(), e, "a weight is a number, such as 1.5"))?;
        }
        for piece in SURE {
            weights[piece as usize] = f32::INFINITY;
        }
        for piece in FORBIDS {
            weights[piece as usize] = f32::NEG_INFINITY;
        }
        match Piece::ALL.iter().find(|piece| weights[**piece as usize].is_nan()) {
            Some(piece) => Err(Error::new("dictionaries/any/identity/joins.tsv", format!("`{}` has no weight", piece.as_str()), "add a line for it")),
            None => Ok(Weights(weights)),
        }
    }

    /// What the pieces say together: joined if above 0.
    #[must_use]
    pub fn sum(&self, pieces: Pieces) -> f32 {
        if FORBIDS.iter().any(|piece| pieces.has(*piece)) {
            return f32::NEG_INFINITY;
        }
        pieces.each().map(|piece| self.0[piece as usize]).sum()
    }
}
