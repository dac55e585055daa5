//! A place in the text where a person, organization or place is named.

use super::{Span, TokenRange};

/// What kind of thing a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A human being.
    Person,
    /// A company, agency, party, team, outlet, band …
    Organization,
    /// A country, town, river, building …
    Place,
}

impl Kind {
    /// As in the tables.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::Organization => "organization",
            Kind::Place => "place",
        }
    }

    /// The letter at the end of a mention_id.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Kind::Person => 'p',
            Kind::Organization => 'o',
            Kind::Place => 'l',
        }
    }
}

/// One named place in the text. Titles, possessives and a leading article stand outside.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Where, in the view.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenRange,
    /// What it names.
    pub kind: Kind,
    /// Probability that span and kind are right, if measured.
    pub confidence: Option<f32>,
    /// Why the row exists.
    pub reason: String,
    /// Index into [`Extraction::entities`](super::Extraction); set by the resolvers.
    pub entity: u32,
}
