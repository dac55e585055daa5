//! The finished CSV tables, read back as typed rows.
//!
//! In: a folder of tables and the style they were written in. Out: row after row of [`Value`]s, typed as the columns are declared, with the
//! formula guard taken off; one row is in memory at a time. Absent: formats.

use super::failed;
use crate::error::Result;
use crate::tables::{Column, Style, Table, unguarded};
use jiff::civil::Date;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

/// A folder of tables.
pub(super) struct Source<'a> {
    pub(super) folder: &'a Path,
    style: Style,
}

/// The type of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    Integer,
    Number,
    Boolean,
    Date,
}

/// A cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Value<'a> {
    /// Not known.
    Null,
    Text(&'a str),
    Integer(i64),
    Number(f64),
    Boolean(bool),
    Date(Date),
}

impl Type {
    /// As the column declares it; what has no type of its own is text.
    pub(super) fn of(column: &Column) -> Type {
        match column.kind {
            "integer" => Type::Integer,
            "number" => Type::Number,
            "boolean" => Type::Boolean,
            "date" => Type::Date,
            _ => Type::Text,
        }
    }

    fn value(self, cell: &str) -> Option<Value<'_>> {
        if cell.is_empty() {
            return Some(Value::Null);
        }
        Some(match self {
            Type::Text => Value::Text(cell),
            Type::Integer => Value::Integer(cell.parse().ok()?),
            Type::Number => Value::Number(cell.parse().ok()?),
            Type::Boolean => Value::Boolean(cell.parse().ok()?),
            Type::Date => Value::Date(cell.parse().ok()?),
        })
    }
}

impl<'a> Source<'a> {
    pub(super) fn new(folder: &'a Path, style: Style) -> Source<'a> {
        Source { folder, style }
    }

    /// Hands each row of a table to `each`, in order.
    pub(super) fn rows(&self, table: &Table, each: &mut dyn FnMut(&[Value]) -> Result<()>) -> Result<()> {
        const MARK: usize = '\u{feff}'.len_utf8();
        let name = format!("{}.csv", table.name);
        let bad = |e: &dyn std::fmt::Display| failed(&name, e);
        let mut file = BufReader::new(File::open(self.folder.join(&name)).map_err(|e| bad(&e))?);
        if self.style.excel {
            file.read_exact(&mut [0; MARK]).map_err(|e| bad(&e))?;
        }
        rows_of(file, true, table, !self.style.raw_cells, each)
    }
}

/// Hands each row of a table as CSV to `each`: with or without a header row, with or without guards of formulas.
pub(super) fn rows_of(csv: impl Read, header: bool, table: &Table, guarded: bool, each: &mut dyn FnMut(&[Value]) -> Result<()>) -> Result<()> {
    let name = format!("{}.csv", table.name);
    let bad = |e: &dyn std::fmt::Display| failed(&name, e);
    let types: Vec<Type> = table.columns.iter().map(Type::of).collect();
    let mut reader = csv::ReaderBuilder::new().has_headers(header).from_reader(csv);
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|e| bad(&e))? {
        let mut values = Vec::with_capacity(types.len());
        for ((cell, kind), column) in record.iter().zip(&types).zip(table.columns) {
            // Only texts are ever guarded: a number below zero is no formula.
            let cell = if *kind == Type::Text && guarded { unguarded(cell) } else { cell };
            let value = kind.value(cell);
            values.push(value.ok_or_else(|| bad(&format_args!("“{cell}” in the column {} is no {}", column.name, column.kind)))?);
        }
        each(&values)?;
    }
    Ok(())
}
