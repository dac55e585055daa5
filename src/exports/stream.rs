//! One article as one JSON object on one line: what `--stream` writes.
//!
//! In: the rows of an article by itself (see [`alone`](crate::tables::alone)). Out: `{"article": {…}, "mentions": [{…}], …}`: the row of articles, and
//! of every other table a list of its rows, named and typed as the columns are declared; `null` is not known.

use super::jsonl;
use super::rows;
use crate::error::Result;
use crate::tables::Table;
use std::io::Write;

/// The member that holds the row of `articles`; the others have the names of their tables.
const ARTICLE: &str = "article";

/// The object, with a line end.
///
/// # Errors
/// A cell that is not of the type of its column.
pub fn object(tables: &[(Table, Vec<u8>)]) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    for (at, (table, rows)) in tables.iter().enumerate() {
        let is_article = at == 0;
        let name = if is_article { ARTICLE } else { table.name };
        let (open, close) = if is_article { ("", "") } else { ("[", "]") };
        let _ = write!(out, "{}\"{name}\":{open}", if is_article { '{' } else { ',' });
        let mut count = 0;
        rows::rows_of(&rows[..], false, table, false, &mut |values| {
            let comma = if count > 0 { "," } else { "" };
            count += 1;
            let _ = write!(out, "{comma}");
            jsonl::row(&mut out, table, values).map_err(|e| super::failed(table.name, &e))
        })?;
        out.extend_from_slice(close.as_bytes());
    }
    out.extend_from_slice(b"}\n");
    Ok(out)
}
