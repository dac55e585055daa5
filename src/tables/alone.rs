//! One article by itself, for programs that read along: the rows of all tables that speak of it, with ids.
//!
//! In: the rows of an article, as bytes. Out: for each table its rows as CSV without header, not guarded. Who is who is decided by this
//! article and the dictionaries; a run over many articles may know better. Absent: copies of other articles, and what only a run can keep apart.

use super::apart::ApartRow;
use super::cells::Style;
use super::closing::{self, Around, Filled};
use super::output::profiles;
use super::schema::Row;
use super::stored::Stored;
use super::{Sheet, Table, problems, tables};
use crate::consolidate::{Consolidator, Counts};
use crate::model::Article;
use crate::pipeline::Pipeline;
use std::collections::BTreeMap;

/// How the rows are to be made that [`alone`] takes.
pub const ALONE: Style = Style { excel: false, raw_cells: true };

/// The rows of each table, in the order of the contract.
///
/// # Panics
/// The bytes are no rows, see [`is_whole`](super::is_whole).
#[must_use]
pub fn alone(article: &Article, rows: &[u8], mut consolidator: Consolidator, pipeline: &Pipeline) -> Vec<(Table, Vec<u8>)> {
    let stored = Stored::read(rows).expect("the bytes of rows");
    let profiles = profiles(&stored, &mut consolidator);
    let settled = consolidator.finish(pipeline);
    let around = Around::alone(article, profiles);
    let mut filled = Filled::new(ALONE);
    closing::article(&stored, &around, &settled, &mut filled);
    let mut counts = vec![Counts::default(); settled.things()];
    filled.count(&mut counts);
    let mut sheets: BTreeMap<&str, Vec<u8>> = BTreeMap::new();
    let mut add = |table: &'static str, sheet: &Sheet| sheets.entry(table).or_default().extend_from_slice(&sheet.bytes);
    filled.sheets().for_each(|(table, sheet)| add(table, sheet));
    closing::entity_rows(&settled, &counts, &closing::order(&settled, &counts), ALONE, &mut |table, sheet| {
        add(table, sheet);
        Ok(())
    })
    .expect("memory takes all");
    let mut sheet = Sheet::new(ALONE);
    article.problems.iter().for_each(|problem| problems::push(problem, &mut sheet));
    add("problems", &sheet);
    let of_articles = tables().into_iter().filter(|table| table.name != ApartRow::TABLE.name);
    let rows = of_articles.map(|table| (sheets.remove(table.name).unwrap_or_default(), table));
    rows.map(|(rows, table)| (table, rows)).collect()
}
