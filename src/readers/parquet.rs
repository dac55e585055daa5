//! Parquet (`.parquet`): data sets of articles, one a row, columns under the names that JSON and CSV have too.
//!
//! Only the columns that are wanted are read, row group by row group and page by page. A row becomes a JSON object and is read
//! as one is: lists of authors, objects that carry a name, records inside records. Days and moments of all units are written out in ISO 8601.
//! Before a row group is read, its pages are looked through (see [`pages`](super::parquet_pages)): a length that lies costs that row group
//! only. A record's number is its row, from 1. Absent: Brotli and LZ4, files with a key.

use super::fields::{Fields, NESTED, Slot};
use super::format::{Certainty, Format, Head, Input};
use super::jsonl::too_long;
use super::output::{Halt, Output, RECORD_LIMIT};
use super::{json_record, parquet_pages, problems};
use parquet::basic::{LogicalType, TimeUnit};
use parquet::errors::ParquetError;
use parquet::file::metadata::ParquetMetaData;
use parquet::file::reader::{FileReader, RowGroupReader};
use parquet::file::serialized_reader::SerializedFileReader;
use parquet::record::reader::RowIter;
use parquet::record::{Field, Row};
use parquet::schema::types::Type;
use serde_json::{Map, Value};
use std::fs::File;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};

pub(super) struct Parquet;

/// The first and the last bytes of every file.
const MAGIC: &[u8] = b"PAR1";

/// Rows that a file may hold, however small it is; and so many more for each of its bytes.
const ROWS: i64 = 1 << 20;

impl Format for Parquet {
    fn name(&self) -> &'static str {
        "parquet"
    }

    fn recognise(&self, head: &Head) -> Option<Certainty> {
        head.bytes.starts_with(MAGIC).then_some(Certainty::Certain)
    }

    fn wants_file(&self) -> bool {
        true
    }

    fn read(&self, input: Input, output: &mut Output) -> Result<(), Halt> {
        let Some(file) = input.file else { return Err(io::Error::other("a Parquet file is read where it lies").into()) };
        let length = file.metadata()?.len();
        let copy = file.try_clone()?;
        let reader = match guarded(|| SerializedFileReader::new(copy)) {
            Ok(reader) => reader,
            Err(error) => return output.skipped(0, problems::TRUNCATED, format!("{error}: the file is cut off or damaged; fetch it again")),
        };
        let rows = reader.metadata().file_metadata().num_rows();
        if rows > ROWS.saturating_add_unsigned(length) {
            return output.skipped(0, problems::BOMB, format!("the file says that it holds {rows} rows, more than it has bytes"));
        }
        let Some(wanted) = wanted(reader.metadata(), input.fields, output)? else { return Ok(()) };
        let mut number = 0;
        for i in 0..reader.num_row_groups() {
            let before = number;
            input.budget.has_read(reader.metadata().row_group(i).compressed_size().max(0).unsigned_abs().min(length));
            let outcome = match parquet_pages::looked_through(&file, length, reader.metadata().row_group(i), &wanted) {
                Ok(()) => group(&reader, i, &wanted, input.fields, &mut number, input.budget, output)?,
                Err(error) => Err(error),
            };
            if let Err(error) = outcome {
                let problem = if super::archive::is_bomb(&error) { problems::BOMB } else { problems::TRUNCATED };
                let rows = reader.metadata().row_group(i).num_rows().max(0).unsigned_abs();
                let detail = format!("{error}: rows {} to {} of the file could not be read; write it again, or fetch it again", number + 1, before + rows);
                output.skipped(number + 1, problem, detail)?;
                number = before + rows;
            }
        }
        Ok(())
    }
}

/// The part of the schema that holds fields of articles. Nothing, and a problem, if no column is known to hold the text.
fn wanted(metadata: &ParquetMetaData, fields: &Fields, output: &mut Output) -> Result<Option<Type>, Halt> {
    let schema = metadata.file_metadata().schema();
    let is_nested = |field: &Type| field.is_group() && NESTED.contains(&field.name());
    let slot = |field: &Type| fields.slot(field.name()).map(|(slot, _)| slot);
    let columns: Vec<_> = schema.get_fields().iter().filter(|f| is_nested(f) || slot(f).is_some()).cloned().collect();
    if !columns.iter().any(|f| is_nested(f) || slot(f) == Some(Slot::Text)) {
        const SHOWN: usize = 12;
        let seen: Vec<String> = schema.get_fields().iter().take(SHOWN).map(|f| format!("“{}”", f.name().chars().take(40).collect::<String>())).collect();
        let detail = format!("no column is known to hold the text; name it with --text-column (the file has {})", seen.join(", "));
        output.skipped(0, problems::NO_TEXT_COLUMN, detail)?;
        return Ok(None);
    }
    match Type::group_type_builder(schema.name()).with_fields(columns).build() {
        Ok(wanted) => Ok(Some(wanted)),
        Err(error) => output.skipped(0, problems::TRUNCATED, error.to_string()).map(|()| None),
    }
}

/// Reads the rows of a row group. The outer error ends the file, the inner one the row group.
fn group(
    reader: &SerializedFileReader<File>,
    i: usize,
    wanted: &Type,
    fields: &Fields,
    number: &mut u64,
    budget: &super::archive::Budget,
    output: &mut Output,
) -> Result<io::Result<()>, Halt> {
    let group: Box<dyn RowGroupReader> = match guarded(|| reader.get_row_group(i)) {
        Ok(group) => group,
        Err(error) => return Ok(Err(error)),
    };
    let mut rows = match guarded(|| RowIter::from_row_group(Some(wanted.clone()), &*group)) {
        Ok(rows) => rows,
        Err(error) => return Ok(Err(error)),
    };
    let units = Units::of(wanted);
    loop {
        let row = match guarded(|| rows.next().transpose()) {
            Ok(None) => return Ok(Ok(())),
            Ok(Some(row)) => row,
            Err(error) => return Ok(Err(error)),
        };
        let json = object(&row, &units).to_string();
        if let Err(error) = budget.take(json.len()) {
            return Ok(Err(error));
        }
        *number += 1;
        if json.len() > RECORD_LIMIT {
            output.skipped(*number, problems::TOO_LONG, too_long())?;
        } else {
            json_record::read(&json, *number, None, fields, output)?;
        }
    }
}

/// What the library makes of damaged bytes is an error, also where it gives up altogether.
fn guarded<T>(read: impl FnOnce() -> Result<T, ParquetError>) -> io::Result<T> {
    match catch_unwind(AssertUnwindSafe(read)) {
        Ok(outcome) => outcome.map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error.to_string())),
        Err(_) => Err(io::Error::new(io::ErrorKind::InvalidData, "the columns do not fit together")),
    }
}

/// Columns of moments in billionths of a second, which the library gives as bare numbers.
struct Units {
    billionths: Vec<String>,
}

impl Units {
    fn of(schema: &Type) -> Units {
        let is = |field: &Type| matches!(field.get_basic_info().logical_type_ref(), Some(LogicalType::Timestamp(told)) if told.unit == TimeUnit::NANOS);
        Units { billionths: schema.get_fields().iter().filter(|f| is(f)).map(|f| f.name().to_owned()).collect() }
    }
}

fn object(row: &Row, units: &Units) -> Value {
    let member = |(name, field): (&String, &Field)| {
        let value = match field {
            Field::Long(number) if units.billionths.contains(name) => moment(number.div_euclid(1_000_000)),
            _ => value(field),
        };
        (name.clone(), value)
    };
    Value::Object(row.get_column_iter().map(member).collect::<Map<String, Value>>())
}

fn value(field: &Field) -> Value {
    match field {
        Field::Str(text) => Value::from(text.as_str()),
        // Texts of writers that do not say that they are.
        Field::Bytes(bytes) => Value::from(super::encoding::decode(bytes.data()).0),
        Field::Date(days) => moment(i64::from(*days) * 86_400_000),
        Field::TimestampMillis(millis) => moment(*millis),
        Field::TimestampMicros(micros) => moment(micros.div_euclid(1000)),
        Field::Byte(number) => Value::from(*number),
        Field::Short(number) => Value::from(*number),
        Field::Int(number) => Value::from(*number),
        Field::Long(number) => Value::from(*number),
        Field::UByte(number) => Value::from(*number),
        Field::UShort(number) => Value::from(*number),
        Field::UInt(number) => Value::from(*number),
        Field::ULong(number) => Value::from(*number),
        Field::Float(number) => Value::from(*number),
        Field::Double(number) => Value::from(*number),
        Field::Group(row) => object(row, &Units { billionths: Vec::new() }),
        Field::ListInternal(list) => list.elements().iter().map(value).collect(),
        _ => Value::Null,
    }
}

/// Milliseconds since 1970 as ISO 8601; nothing beyond the calendar.
fn moment(millis: i64) -> Value {
    jiff::Timestamp::from_millisecond(millis).map_or(Value::Null, |moment| Value::from(moment.to_string()))
}
