//! Everything found in one article.

use super::{Document, Entity, Mention, Quote, Role, TimeExpression};

/// The whole answer for one article; what [`Pipeline::extract`](crate::Pipeline::extract) returns and the tables are made of.
#[derive(Debug)]
pub struct Extraction<'a> {
    /// The article made ready.
    pub document: Document<'a>,
    /// Names, by start.
    pub mentions: Vec<Mention>,
    /// Time expressions, by start.
    pub dates: Vec<TimeExpression>,
    /// Quotes, by start of their hull.
    pub quotes: Vec<Quote>,
    /// The things the mentions name, by first mention.
    pub entities: Vec<Entity>,
    /// What the text says people are, by start.
    pub roles: Vec<Role>,
    /// The country, and perhaps the division, the article is about.
    pub focus: Option<Focus>,
    /// Was anything looked for? Not in an article in a language without dictionaries.
    pub is_read: bool,
}

impl<'a> Extraction<'a> {
    /// An article in which nothing was looked for.
    #[must_use]
    pub fn unread(document: Document<'a>) -> Self {
        let (mentions, dates, quotes) = (Vec::new(), Vec::new(), Vec::new());
        Extraction { document, mentions, dates, quotes, entities: Vec::new(), roles: Vec::new(), focus: None, is_read: false }
    }
}

/// Where the story plays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Focus {
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// First-level division (`US.LA`); empty = no single one.
    pub admin1: String,
    /// How many of the places say so, and where the strongest of them stand.
    pub reason: String,
}
