//! SQLite: one database, one table for each CSV, keys and everything that ends in `_id` indexed.
//!
//! All rows are written in one transaction into a file that nobody else sees yet, so that no journal is kept and no key is looked up. Keys
//! are unique indexes made when the rows are in: sorted once, however many rows there are. The description of each column stands in the schema as a comment.

use super::rows::{Source, Type, Value};
use super::{Export, Note, failed};
use crate::error::Result;
use crate::tables::{Column, Table, sentence, tables};
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ToSql};
use std::fmt::Write;

pub(super) struct Sqlite;

const FILE: &str = "gleaner.sqlite";

/// Memory for pages, in KiB; nothing else here grows.
const CACHE: u32 = 32 << 10;

impl Export for Sqlite {
    fn name(&self) -> &'static str {
        "sqlite"
    }

    fn files(&self) -> Vec<String> {
        vec![FILE.to_owned()]
    }

    fn write(&self, source: &Source, _: &mut Vec<Note>) -> Result<()> {
        let bad = |e: rusqlite::Error| failed(FILE, &e);
        let mut database = Connection::open(source.folder.join(FILE)).map_err(bad)?;
        let settings = format!(
            "PRAGMA foreign_keys = OFF; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -{CACHE};"
        );
        database.execute_batch(&settings).map_err(bad)?;
        let transaction = database.transaction().map_err(bad)?;
        for table in &tables() {
            transaction.execute_batch(&creation(table)).map_err(bad)?;
            let places = vec!["?"; table.columns.len()].join(", ");
            let mut insert = transaction.prepare(&format!("INSERT INTO \"{}\" VALUES ({places})", table.name)).map_err(bad)?;
            source.rows(table, &mut |values| insert.execute(rusqlite::params_from_iter(values)).map(|_| ()).map_err(bad))?;
        }
        for table in &tables() {
            transaction.execute_batch(&indexes(table)).map_err(bad)?;
        }
        transaction.commit().map_err(bad)?;
        database.close().map_err(|(_, e)| bad(e))
    }
}

/// `CREATE TABLE`, each column with its type and its description.
fn creation(table: &Table) -> String {
    let mut sql = format!("CREATE TABLE \"{}\" ( -- {}\n", table.name, sentence(table.about));
    for (i, column) in table.columns.iter().enumerate() {
        let kind = match Type::of(column) {
            // Days as text in ISO 8601, which the date functions of SQLite take; booleans are 0 and 1.
            Type::Text | Type::Date => "TEXT",
            Type::Integer => "INTEGER",
            Type::Number => "REAL",
            Type::Boolean => "BOOLEAN",
        };
        let required = if table.key.contains(&column.name) { " NOT NULL" } else { "" };
        let points_to = column.points_to.split_once('.').map(|(table, column)| format!(" REFERENCES \"{table}\" (\"{column}\")")).unwrap_or_default();
        let comma = if i + 1 < table.columns.len() { "," } else { "" };
        let _ = writeln!(sql, "  \"{}\" {kind}{required}{points_to}{comma} -- {}", column.name, sentence(column.about));
    }
    sql.push_str(");");
    sql
}

/// The key as a unique index, and an index for each column that points somewhere.
fn indexes(table: &Table) -> String {
    let mut sql = String::new();
    let quoted = |columns: &[&str]| columns.iter().map(|c| format!("\"{c}\"")).collect::<Vec<_>>().join(", ");
    if !table.key.is_empty() {
        let _ = writeln!(sql, "CREATE UNIQUE INDEX \"{0}_key\" ON \"{0}\" ({1});", table.name, quoted(table.key));
    }
    let points = |c: &&Column| !c.points_to.is_empty() || c.name.ends_with("_id");
    for column in table.columns.iter().filter(points).filter(|c| table.key.first() != Some(&c.name)) {
        let _ = writeln!(sql, "CREATE INDEX \"{0}_{1}\" ON \"{0}\" (\"{1}\");", table.name, column.name);
    }
    sql
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Value::Null => ToSqlOutput::Borrowed(ValueRef::Null),
            Value::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Value::Integer(number) => ToSqlOutput::from(*number),
            Value::Number(number) => ToSqlOutput::from(*number),
            Value::Boolean(yes) => ToSqlOutput::from(*yes),
            Value::Date(date) => ToSqlOutput::from(date.to_string()),
        })
    }
}
