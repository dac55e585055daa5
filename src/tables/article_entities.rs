//! article_entities.csv

use super::cells::ArticleId;
use super::schema::row;
use crate::model::Kind;

row! {
    /// One row for each thing named in an article: who and what is in which article.
    article_entities key(article_id, entity_id)
    struct ArticleEntityRow<'a> {
        /// The article.
        article_id: ArticleId => "articles.article_id",
        /// The thing: a row of people, organizations or places, as `kind` says.
        entity_id: &'a str,
        /// What it is.
        kind: Kind,
        /// How many times the article names it.
        mentions: u64,
        /// First code point of its first mention; empty = it is only named in a title field.
        first_start: Option<u32>,
        /// Is it named in the title?
        in_title: bool,
        /// How many statements of the article are by it.
        quotes: u64,
        /// Why its mentions in the article are one thing, and why it is this entry of a dictionary.
        reason: &'a str,
    }
}
