//! Parquet: one file for each table, columns of their types, zstd.
//!
//! Rows are gathered until a row group is full and then written column by column, so that memory stays flat.

use super::rows::{Source, Type, Value};
use super::{Export, Note, failed, file_of};
use crate::error::Result;
use crate::tables::{Column, Table, tables};
use jiff::civil::{Date, date};
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical, ZstdLevel};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::Type as Schema;
use std::fs::File;
use std::sync::Arc;

pub(super) struct Parquet;

/// A row group is full at so many rows, or at so many bytes of text.
const ROWS: usize = 1 << 17;
const BYTES: usize = 32 << 20;

impl Export for Parquet {
    fn name(&self) -> &'static str {
        "parquet"
    }

    fn files(&self) -> Vec<String> {
        tables().iter().map(|table| file_of(table, "parquet")).collect()
    }

    fn write(&self, source: &Source, _: &mut Vec<Note>) -> Result<()> {
        tables().iter().try_for_each(|table| one(source, table))
    }
}

fn one(source: &Source, table: &Table) -> Result<()> {
    let name = file_of(table, "parquet");
    let bad = |e: ParquetError| failed(&name, &e);
    let file = File::create(source.folder.join(&name)).map_err(|e| failed(&name, &e))?;
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_created_by(concat!("gleaner ", env!("CARGO_PKG_VERSION")).to_owned())
        .build();
    let mut writer = SerializedFileWriter::new(file, schema(table).map_err(bad)?, Arc::new(properties)).map_err(bad)?;
    let mut group = Group::new(table);
    source.rows(table, &mut |values| {
        group.push(values);
        if group.rows >= ROWS || group.bytes >= BYTES { group.write(&mut writer).map_err(bad) } else { Ok(()) }
    })?;
    if group.rows > 0 {
        group.write(&mut writer).map_err(bad)?;
    }
    writer.close().map_err(bad)?;
    Ok(())
}

fn schema(table: &Table) -> std::result::Result<Arc<Schema>, ParquetError> {
    let field = |column: &Column| {
        let (physical, logical) = match Type::of(column) {
            Type::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
            Type::Integer => (Physical::INT64, None),
            Type::Number => (Physical::DOUBLE, None),
            Type::Boolean => (Physical::BOOLEAN, None),
            Type::Date => (Physical::INT32, Some(LogicalType::Date)),
        };
        let repetition = if table.key.contains(&column.name) { Repetition::REQUIRED } else { Repetition::OPTIONAL };
        Schema::primitive_type_builder(column.name, physical).with_repetition(repetition).with_logical_type(logical).build().map(Arc::new)
    };
    let fields = table.columns.iter().map(field).collect::<std::result::Result<Vec<_>, _>>()?;
    Schema::group_type_builder(table.name).with_fields(fields).build().map(Arc::new)
}

/// Rows on their way, by column.
struct Group {
    columns: Vec<Gathered>,
    rows: usize,
    bytes: usize,
}

/// The values of one column that are known, and for each row whether it is.
struct Gathered {
    values: Values,
    known: Vec<i16>,
    required: bool,
}

enum Values {
    Text(Vec<ByteArray>),
    Integer(Vec<i64>),
    Number(Vec<f64>),
    Boolean(Vec<bool>),
    Date(Vec<i32>),
}

impl Group {
    fn new(table: &Table) -> Group {
        let column = |column: &Column| Gathered {
            values: match Type::of(column) {
                Type::Text => Values::Text(Vec::new()),
                Type::Integer => Values::Integer(Vec::new()),
                Type::Number => Values::Number(Vec::new()),
                Type::Boolean => Values::Boolean(Vec::new()),
                Type::Date => Values::Date(Vec::new()),
            },
            known: Vec::new(),
            required: table.key.contains(&column.name),
        };
        Group { columns: table.columns.iter().map(column).collect(), rows: 0, bytes: 0 }
    }

    fn push(&mut self, row: &[Value]) {
        for (column, value) in self.columns.iter_mut().zip(row) {
            column.known.push(i16::from(*value != Value::Null));
            match (&mut column.values, value) {
                (Values::Text(texts), Value::Text(text)) => {
                    self.bytes += text.len();
                    texts.push(ByteArray::from(*text));
                }
                (Values::Integer(numbers), Value::Integer(number)) => numbers.push(*number),
                (Values::Number(numbers), Value::Number(number)) => numbers.push(*number),
                (Values::Boolean(all), Value::Boolean(yes)) => all.push(*yes),
                (Values::Date(days), Value::Date(day)) => days.push(since_1970(*day)),
                _ => debug_assert!(*value == Value::Null, "a value is of its column's type"),
            }
        }
        self.rows += 1;
    }

    /// Writes what was gathered, and begins anew.
    fn write(&mut self, writer: &mut SerializedFileWriter<File>) -> std::result::Result<(), ParquetError> {
        let mut group = writer.next_row_group()?;
        for column in &mut self.columns {
            match &mut column.values {
                Values::Text(values) => put::<ByteArrayType>(&mut group, values, &column.known, column.required)?,
                Values::Integer(values) => put::<Int64Type>(&mut group, values, &column.known, column.required)?,
                Values::Number(values) => put::<DoubleType>(&mut group, values, &column.known, column.required)?,
                Values::Boolean(values) => put::<BoolType>(&mut group, values, &column.known, column.required)?,
                Values::Date(values) => put::<Int32Type>(&mut group, values, &column.known, column.required)?,
            }
            column.known.clear();
        }
        group.close()?;
        (self.rows, self.bytes) = (0, 0);
        Ok(())
    }
}

fn put<T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, File>,
    values: &mut Vec<T::T>,
    known: &[i16],
    required: bool,
) -> std::result::Result<(), ParquetError> {
    let mut column = group.next_column()?.expect("as many columns as the schema has");
    column.typed::<T>().write_batch(values, if required { None } else { Some(known) }, None)?;
    column.close()?;
    values.clear();
    Ok(())
}

/// A day as Parquet counts them.
fn since_1970(day: Date) -> i32 {
    day.since(date(1970, 1, 1)).map(|span| span.get_days()).expect("two days of the calendar have a distance")
}
