//! JSON Lines: one object a row, `null` where a cell is not known.

use super::rows::{Source, Value};
use super::{Export, Note, failed, file_of};
use crate::error::Result;
use crate::tables::{Table, tables};
use std::fs::File;
use std::io::{self, BufWriter, Write};

pub(super) struct JsonLines;

impl Export for JsonLines {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn files(&self) -> Vec<String> {
        tables().iter().map(|table| file_of(table, "jsonl")).collect()
    }

    fn write(&self, source: &Source, _: &mut Vec<Note>) -> Result<()> {
        tables().iter().try_for_each(|table| one(source, table))
    }
}

fn one(source: &Source, table: &Table) -> Result<()> {
    let name = file_of(table, "jsonl");
    let bad = |e: io::Error| failed(&name, &e);
    let mut out = BufWriter::new(File::create(source.folder.join(&name)).map_err(bad)?);
    source.rows(table, &mut |values| row(&mut out, table, values).and_then(|()| out.write_all(b"\n")).map_err(bad))?;
    out.flush().map_err(bad)
}

/// One row as an object.
pub(super) fn row(out: &mut impl Write, table: &Table, values: &[Value]) -> io::Result<()> {
    for (i, (column, value)) in table.columns.iter().zip(values).enumerate() {
        let open = if i == 0 { '{' } else { ',' };
        write!(out, "{open}\"{}\":", column.name)?;
        cell(out, value)?;
    }
    out.write_all(b"}")
}

fn cell(out: &mut impl Write, value: &Value) -> io::Result<()> {
    match value {
        Value::Null => out.write_all(b"null"),
        Value::Text(text) => Ok(serde_json::to_writer(out, text)?),
        Value::Integer(number) => write!(out, "{number}"),
        Value::Number(number) => Ok(serde_json::to_writer(out, number)?),
        Value::Boolean(yes) => write!(out, "{yes}"),
        Value::Date(date) => write!(out, "\"{date}\""),
    }
}
