//! bylines.csv

use super::cells::ArticleId;
use super::schema::row;
use super::{Identity, Sheet};
use crate::model::Extraction;

row! {
    /// One row for each name in the byline of an article; where nobody is named, the newsroom.
    bylines key(article_id, author)
    struct BylineRow<'a> {
        /// The article.
        article_id: ArticleId => "articles.article_id",
        /// The how-manieth name, from 1.
        author: u32,
        /// The name, without what stands around it (`By`, posts, places, agencies).
        name: &'a str,
    }
}

/// Appends the rows of an article's byline.
pub(super) fn push(found: &Extraction, identity: &Identity, sheet: &mut Sheet) {
    for (name, author) in found.document.authors.iter().zip(1..) {
        sheet.push(&BylineRow { article_id: identity.article_id, author, name });
    }
}
