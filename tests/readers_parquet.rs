//! Parquet: columns of all types under the names of fields, in the ways that files are packed, and files whose lengths lie.

use crate::readers::{LEXICON, bytes, bytes_with, gzip};
use gleaner::readers::{Columns, Options, Readers, problems};
use parquet::basic::{Compression, GzipLevel, ZstdLevel};
use parquet::data_type::{ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type, Int96, Int96Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;
use std::io::Write;
use std::sync::Arc;

type Group<'a> = SerializedRowGroupWriter<'a, Vec<u8>>;

/// A file of the schema, with row groups of the columns that `fill` writes.
fn file(message: &str, compression: Compression, groups: usize, fill: impl Fn(usize, &mut Group) -> Result<(), ParquetError>) -> Vec<u8> {
    let schema = Arc::new(parse_message_type(message).expect("a schema"));
    let properties = Arc::new(WriterProperties::builder().set_compression(compression).build());
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, properties).expect("memory takes all");
    for i in 0..groups {
        let mut group = writer.next_row_group().expect("memory takes all");
        fill(i, &mut group).expect("memory takes all");
        group.close().expect("memory takes all");
    }
    writer.into_inner().expect("memory takes all")
}

fn column<T: DataType>(group: &mut Group, values: &[T::T], definition: Option<&[i16]>, repetition: Option<&[i16]>) -> Result<(), ParquetError> {
    let mut column = group.next_column()?.expect("as many columns as the schema has");
    column.typed::<T>().write_batch(values, definition, repetition)?;
    column.close()
}

fn texts(words: &[&str]) -> Vec<ByteArray> {
    words.iter().map(|w| ByteArray::from(*w)).collect()
}

/// Two columns, id and text, as many rows as there are texts.
fn plain(compression: Compression, groups: usize, rows: &[&str]) -> Vec<u8> {
    file("message m { required binary id (STRING); required binary text (STRING); }", compression, groups, |i, group| {
        let ids: Vec<String> = (0..rows.len()).map(|row| format!("{i}-{row}")).collect();
        column::<ByteArrayType>(group, &texts(&ids.iter().map(String::as_str).collect::<Vec<_>>()), None, None)?;
        column::<ByteArrayType>(group, &texts(rows), None, None)
    })
}

#[test]
fn rows_are_read_however_they_are_packed() {
    let packed = [Compression::UNCOMPRESSED, Compression::SNAPPY, Compression::GZIP(GzipLevel::default()), Compression::ZSTD(ZstdLevel::default())];
    for compression in packed {
        let whole = plain(compression, 2, &["One.", "Two.", " "]);
        for (name, content) in [("news.parquet", whole.clone()), ("no-name", whole.clone()), ("news.parquet.gz", gzip(&whole))] {
            let found = bytes(name, &content);
            assert_eq!(found.texts(), ["One.", "Two.", "One.", "Two."], "{name} {compression}");
            assert_eq!(found.ids(), ["0-0", "0-1", "1-0", "1-1"]);
            assert_eq!(found.articles.iter().map(|a| a.source_record).collect::<Vec<_>>(), [1, 2, 4, 5]);
            assert_eq!(found.codes(), [(3, problems::NO_TEXT), (6, problems::NO_TEXT)]);
        }
    }
}

#[test]
fn columns_of_all_types() {
    let message = "message m {
        optional binary headline; optional binary body (STRING); optional int64 published (TIMESTAMP(NANOS,true)); optional int32 id;
        optional group authors (LIST) { repeated group list { optional binary element (STRING); } }
        optional group source { optional binary name (STRING); optional int32 rank; }
        optional double score; optional binary picture; }";
    let written = file(message, Compression::SNAPPY, 1, |_, group| {
        column::<ByteArrayType>(group, &texts(&["Bridge", "Café"]), Some(&[1, 1]), None)?;
        column::<ByteArrayType>(group, &texts(&["It opened.", "It closed."]), Some(&[1, 1]), None)?;
        column::<Int64Type>(group, &[1_714_521_600_123_456_789, -86_400_000_000_000], Some(&[1, 1]), None)?;
        column::<Int32Type>(group, &[7], Some(&[1, 0]), None)?;
        column::<ByteArrayType>(group, &texts(&["Ann Bell", "Tom Reed"]), Some(&[3, 3, 0]), Some(&[0, 1, 0]))?;
        column::<ByteArrayType>(group, &texts(&["The Post"]), Some(&[2, 0]), None)?;
        column::<Int32Type>(group, &[], Some(&[1, 0]), None)?;
        column::<DoubleType>(group, &[0.5, f64::NAN], Some(&[1, 1]), None)?;
        column::<ByteArrayType>(group, &[ByteArray::from(vec![0xff; 100])], Some(&[1, 0]), None)
    });
    let found = bytes("types.parquet", &written);
    assert_eq!(found.codes(), []);
    let of = |i: usize| {
        let a = &found.articles[i];
        [&a.title, &a.text, &a.source_id, &a.byline, &a.publisher].map(String::as_str)
    };
    assert_eq!(of(0), ["Bridge", "It opened.", "7", "Ann Bell, Tom Reed", "The Post"]);
    assert_eq!(of(1), ["Café", "It closed.", "", "", ""]);
    let days: Vec<String> = found.articles.iter().filter_map(|a| a.published).map(|d| d.to_string()).collect();
    assert_eq!(days, ["2024-05-01", "1969-12-31"]);
}

#[test]
fn days_in_every_unit() {
    let read = |kind: &str, fill: &dyn Fn(&mut Group) -> Result<(), ParquetError>| {
        let written = file(&format!("message m {{ required {kind}; required binary text (STRING); }}"), Compression::UNCOMPRESSED, 1, |_, group| {
            fill(group)?;
            column::<ByteArrayType>(group, &texts(&["Words."]), None, None)
        });
        bytes("days.parquet", &written).articles[0].published.map(|d| d.to_string()).unwrap_or_default()
    };
    let int64 = |value: i64| move |group: &mut Group| column::<Int64Type>(group, &[value], None, None);
    assert_eq!(read("int32 date (DATE)", &|group| column::<Int32Type>(group, &[19_844], None, None)), "2024-05-01");
    assert_eq!(read("int64 date (TIMESTAMP(MILLIS,true))", &int64(1_714_521_600_000)), "2024-05-01");
    assert_eq!(read("int64 date (TIMESTAMP(MICROS,false))", &int64(1_714_521_600_000_000)), "2024-05-01");
    assert_eq!(read("int64 date (TIMESTAMP(NANOS,false))", &int64(1_714_521_600_000_000_000)), "2024-05-01");
    let mut old = Int96::new();
    // Nanoseconds of the day, and the Julian day.
    old.set_data(0, 0, 2_460_432);
    assert_eq!(read("int96 date", &|group| column::<Int96Type>(group, &[old], None, None)), "2024-05-01");
    assert_eq!(read("binary date (STRING)", &|group| column::<ByteArrayType>(group, &texts(&["May 1, 2024"]), None, None)), "2024-05-01");
}

#[test]
fn columns_under_names_of_their_own() {
    let written = file("message m { required binary words (STRING); required binary body (STRING); }", Compression::UNCOMPRESSED, 1, |_, group| {
        column::<ByteArrayType>(group, &texts(&["These."]), None, None)?;
        column::<ByteArrayType>(group, &texts(&["Not these."]), None, None)
    });
    let columns = Columns { text: Some("words".to_owned()), ..Columns::default() };
    let readers = Readers::new(&LEXICON, Options { columns, format: Some("parquet".to_owned()), ..Options::default() }).expect("known options");
    assert_eq!(bytes_with(&readers, "own.bin", &written).texts(), ["These."]);
    let nothing = file("message m { required binary words (STRING); }", Compression::UNCOMPRESSED, 1, |_, group| {
        column::<ByteArrayType>(group, &texts(&["These."]), None, None)
    });
    let found = bytes("own.parquet", &nothing);
    assert_eq!(found.codes(), [(0, problems::NO_TEXT_COLUMN)]);
    assert!(found.problems[0].detail.contains("“words”") && found.problems[0].detail.contains("--text-column"), "{}", found.problems[0].detail);
}

#[test]
fn damage_costs_a_row_group_or_the_file() {
    let mut written = plain(Compression::UNCOMPRESSED, 3, &["One.", "Two."]);
    let cut = bytes("cut.parquet", &written[..written.len() - 20]);
    assert_eq!((cut.texts(), cut.codes()), (vec![], vec![(0, problems::TRUNCATED)]));
    // The second row group's first page says that it is longer than the file.
    let mut kept = tempfile::tempfile().expect("a temporary file");
    kept.write_all(&written).expect("writable");
    let reader = SerializedFileReader::new(kept).expect("whole so far");
    let at = reader.metadata().row_group(1).column(1).byte_range().0 as usize;
    written[at..at + 10].fill(0xff);
    let found = bytes("lies.parquet", &written);
    assert_eq!(found.texts(), ["One.", "Two.", "One.", "Two."]);
    assert_eq!(found.codes(), [(3, problems::TRUNCATED)]);
    assert!(found.problems[0].detail.contains("rows 3 to 4"), "{}", found.problems[0].detail);
}

/// A third of a gigabyte of one letter in some kilobytes, and a page that is said a thousand times: the work ends, the rest is told of.
#[test]
fn bombs_are_left_out() {
    let giant = "a".repeat(300 << 20);
    let found = bytes("bomb.parquet", &plain(Compression::GZIP(GzipLevel::default()), 1, &[&giant]));
    assert_eq!((found.texts(), found.codes()), (vec![], vec![(1, problems::BOMB)]));
    drop(giant);
    let page = "All is well in Nairobi. ".repeat(40_000);
    let found = bytes("same.parquet", &plain(Compression::ZSTD(ZstdLevel::default()), 1, &vec![page.as_str(); 1000]));
    assert_eq!(found.codes().last().map(|c| c.1), Some(problems::BOMB));
    assert!(found.articles.len() > 100, "what the file may unpack to was read: {}", found.articles.len());
}
