//! The cases: our own samples, damaged as dumps are and as nobody would.
//!
//! In: the samples of `tests/readers` and `input`, archives and Parquet files made of them here, and the words of each format. Out: bytes.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

/// What the names of the seeds end in that are the rules of dates and their examples.
const DATES: &str = ".dates";

/// The longest case.
const LONGEST: usize = 96 << 10;

/// What the formats are made of, and what names and quotes are made of.
const WORDS: &[&str] = &[
    "<",
    ">",
    "</",
    "/>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<!DOCTYPE x [<!ENTITY a \"&a;&a;\">]>",
    "&a;",
    "&amp;",
    "&#x110000;",
    "&#0;",
    "&nbsp",
    "<?xml version=\"1.0\" encoding=\"utf-16\"?>",
    "<nitf>",
    "<body>",
    "<body.content>",
    "<p>",
    "</p>",
    "<newsItem>",
    "<NewsML>",
    "<ContentSet>",
    "<inlineXML>",
    "<rss>",
    "<channel>",
    "<item>",
    "<content:encoded>",
    "<entry>",
    "<REUTERS",
    "<TEXT>",
    "&#3;",
    "<html>",
    "<div>",
    "<script>",
    "<style>",
    "<table>",
    "<meta charset=",
    "<article>",
    "<blockquote>",
    "<template>",
    "<svg>",
    "<math>",
    "<select>",
    "{",
    "}",
    "[",
    "]",
    "\"",
    ":",
    ",",
    "\"text\":",
    "\"body_html\":",
    "\"articles\":[",
    "\"item\":{",
    "null",
    "NaN",
    "-Infinity",
    "1e999",
    "\\u0000",
    "\\ud800",
    "\\",
    "{\"text\":\"",
    "WARC/1.0\r\n",
    "WARC-Type: response\r\n",
    "WARC-Type: conversion\r\n",
    "Content-Length: 18446744073709551615\r\n",
    "Content-Length: -1\r\n",
    "Content-Length: 5\r\n",
    "Content-Type: application/http\r\n",
    "\r\n\r\n",
    "HTTP/1.1 200 OK\r\n",
    "Transfer-Encoding: chunked\r\n",
    "Content-Encoding: gzip\r\n",
    "ffffffffffffffff\r\n",
    "\u{1}",
    "\u{2}",
    "\u{3}",
    "\u{16}",
    "\n",
    "\r",
    "\r\n",
    "\t",
    ";",
    "|",
    "\0",
    "id,text\n",
    "\"\"",
    "PK\u{3}\u{4}",
    "PK\u{1}\u{2}",
    "PK\u{5}\u{6}",
    "ustar",
    "../",
    "/",
    "PAR1",
    "\u{feff}",
    "\u{fffd}",
    "\u{202e}",
    "é",
    "e\u{301}",
    "😀",
    "“",
    "”",
    "‘",
    "’",
    "«",
    "»",
    "''",
    "—",
    "said",
    " said Maria Silva, mayor of Nairobi. ",
    "Mr. ",
    "U.S. ",
    "he told the BBC",
    "according to ",
    "on Monday",
    "March 3, 2024",
    "yesterday",
    "the 1990s",
    "two weeks ago",
    "â€™",
    "ā",
    "MOMBASA, Kenya (AP) — ",
    "By Ann Bell",
    "\n\n",
    " ",
    "999999999999999999999999",
    "Bank of ",
    "President ",
];

/// A fast source of numbers that is the same for the same seed (splitmix64).
pub struct Random(u64);

impl Random {
    /// A source of its own for each target.
    pub fn new(seed: u64, target: &str) -> Random {
        Random(target.bytes().fold(seed, |n, b| n.wrapping_mul(0x100_0000_01b3) ^ u64::from(b)))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`; 0 where there is none.
    fn below(&mut self, end: usize) -> usize {
        if end == 0 { 0 } else { (self.next() % end as u64) as usize }
    }
}

/// Makes cases.
pub struct Cases {
    /// Name and bytes.
    seeds: Vec<(String, Vec<u8>)>,
}

impl Cases {
    pub fn new() -> Cases {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut seeds: Vec<(String, Vec<u8>)> = Vec::new();
        for folder in ["tests/readers", "input"] {
            for entry in fs::read_dir(root.join(folder)).into_iter().flatten().flatten() {
                seeds.push((entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).unwrap_or_default()));
            }
        }
        for entry in fs::read_dir(root.join("dictionaries/en/dates")).into_iter().flatten().flatten() {
            seeds.push((entry.file_name().to_string_lossy().into_owned() + DATES, fs::read(entry.path()).unwrap_or_default()));
        }
        seeds.sort();
        let of = |seeds: &[(String, Vec<u8>)], name: &str| seeds.iter().find(|(n, _)| n == name).map(|(_, bytes)| bytes.clone()).unwrap_or_default();
        let members = [("a.jsonl", of(&seeds, "lines.jsonl")), ("b/c.xml", of(&seeds, "nitf.xml")), ("../d.txt", of(&seeds, "plain.txt"))];
        seeds.push(("members.zip".into(), zip(&members)));
        seeds.push(("members.tar".into(), tar(&members)));
        seeds.push(("crawl.warc.gz".into(), gzip(&of(&seeds, "crawl.warc"))));
        seeds.extend(parquet());
        Cases { seeds }
    }

    /// The next case for a target.
    pub fn next(&self, target: &str, random: &mut Random) -> Vec<u8> {
        let mine: Vec<&Vec<u8>> = self.seeds.iter().filter(|(name, _)| belongs(name, target)).map(|(_, bytes)| bytes).collect();
        let all: Vec<&Vec<u8>> = self.seeds.iter().map(|(_, bytes)| bytes).collect();
        const OTHERS: usize = 16;
        if target == &DATES[1..] {
            return with_numbers(mine[random.below(mine.len())], random);
        }
        let from = if mine.is_empty() || random.below(OTHERS) == 0 { &all } else { &mine };
        let mut case = from[random.below(from.len())].clone();
        for _ in 0..=random.below(8) {
            self.damage(&mut case, random);
        }
        case.truncate(LONGEST);
        case
    }

    /// One piece of damage.
    fn damage(&self, case: &mut Vec<u8>, random: &mut Random) {
        const FEW: usize = 64;
        let (a, b) = (random.below(case.len() + 1), random.below(case.len() + 1));
        let (from, to) = (a.min(b), a.max(b));
        match random.below(11) {
            0 => case.truncate(a),
            1 => drop(case.drain(from..to.min(from + FEW))),
            2 => drop(case.drain(from..to)),
            3 | 4 => (0..=random.below(8)).for_each(|_| flip(case, random)),
            5 => {
                let times = [2, 3, 100, 3000][random.below(4)];
                let piece = case[from..to.min(from + FEW)].repeat(times);
                case.splice(from..from, piece);
            }
            6 | 7 => {
                let words = WORDS[random.below(WORDS.len())].repeat([1, 1, 1, 2, 500, 20_000][random.below(6)]);
                case.splice(a..a, words.bytes().take(LONGEST));
            }
            8 => {
                let other = &self.seeds[random.below(self.seeds.len())].1;
                let (c, d) = (random.below(other.len() + 1), random.below(other.len() + 1));
                case.splice(from..to, other[c.min(d)..c.max(d)].iter().copied());
            }
            9 => {
                // Lengths are what lies.
                let number: &[u8] =
                    [&[0xff; 4][..], &[0; 4], &[0x7f, 0xff, 0xff, 0xff], &[0xff, 0xff, 0xff, 0x7f], &[0x80, 0x80, 0x80, 0x80, 0x08]][random.below(5)];
                let end = (a + number.len()).min(case.len());
                case.splice(a..end, number.iter().copied());
            }
            _ => (0..=random.below(FEW)).for_each(|_| case.insert(a, random.next() as u8)),
        }
    }
}

/// Some lines of the rules of dates and their examples, with numbers from 0 to 10^30 in place of theirs.
fn with_numbers(seed: &[u8], random: &mut Random) -> Vec<u8> {
    const LINES: usize = 60;
    let lines: Vec<&[u8]> = seed.split(|b| *b == b'\n').collect();
    let mut out = Vec::new();
    for line in lines.iter().skip(random.below(lines.len())).take(LINES) {
        let mut digits = false;
        for byte in *line {
            if !byte.is_ascii_digit() {
                out.push(*byte);
            } else if !digits {
                (0..=random.below(31)).for_each(|_| out.push(b'0' + random.below(10) as u8));
            }
            digits = byte.is_ascii_digit();
        }
        out.extend(b"\n\n");
    }
    out
}

fn flip(case: &mut [u8], random: &mut Random) {
    if let Some(last) = case.len().checked_sub(1) {
        // The ends of files hold their tables.
        const TAIL: usize = 512;
        let at = if random.below(3) == 0 { last - random.below(TAIL.min(last + 1)) } else { random.below(last + 1) };
        case[at] ^= 1 << random.below(8);
    }
}

/// Is a sample in the format of a target?
fn belongs(name: &str, target: &str) -> bool {
    let endings: &[&str] = match target {
        "warc" => &[".warc", ".warc.gz"],
        "wire" => &["anpa.txt", "iptc7901.txt"],
        "nitf" => &["nitf.xml"],
        "newsml-g2" => &["newsml_g2.xml"],
        "newsml" => &["newsml.xml"],
        "feed" => &["rss.xml", "atom.xml", "wordpress.xml"],
        "reuters" => &[".sgm"],
        "xml" => &["rows.xml", "nitf.xml"],
        "jsonl" => &[".jsonl"],
        "json" => &[".json"],
        "html" => &[".html"],
        "mail" => &[".eml", ".mbox"],
        "csv" => &[".csv", ".tsv"],
        "zip" => &[".zip"],
        "tar" => &[".tar"],
        "parquet" => &[".parquet"],
        "dates" => &[DATES],
        "any" => &[""],
        _ => &[".txt"],
    };
    endings.iter().any(|ending| name.ends_with(ending))
}

fn zip(members: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, body) in members {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).expect("memory takes all");
        archive.write_all(body).expect("memory takes all");
    }
    archive.finish().expect("memory takes all").into_inner()
}

fn tar(members: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, body) in members {
        let mut header = tar::Header::new_gnu();
        header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_size(body.len() as u64);
        header.set_cksum();
        archive.append(&header, body.as_slice()).expect("memory takes all");
    }
    archive.into_inner().expect("memory takes all")
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).expect("memory takes all");
    encoder.finish().expect("memory takes all")
}

#[cfg(not(feature = "parquet"))]
fn parquet() -> Vec<(String, Vec<u8>)> {
    Vec::new()
}

/// The same rows in the ways that Parquet files are packed.
#[cfg(feature = "parquet")]
fn parquet() -> Vec<(String, Vec<u8>)> {
    use parquet::basic::{Compression, GzipLevel, ZstdLevel};
    let packed = [
        ("plain", Compression::UNCOMPRESSED),
        ("snappy", Compression::SNAPPY),
        ("gzip", Compression::GZIP(GzipLevel::default())),
        ("zstd", Compression::ZSTD(ZstdLevel::default())),
    ];
    packed.into_iter().map(|(name, compression)| (format!("{name}.parquet"), rows(compression).expect("memory takes all"))).collect()
}

#[cfg(feature = "parquet")]
fn rows(compression: parquet::basic::Compression) -> Result<Vec<u8>, parquet::errors::ParquetError> {
    use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
    use parquet::file::{properties::WriterProperties, writer::SerializedFileWriter};
    let message = "message m { optional binary id (STRING); required binary text (STRING); optional int64 date (TIMESTAMP(MICROS,true)); \
                   optional group authors (LIST) { repeated group list { optional binary element (STRING); } } }";
    let schema = std::sync::Arc::new(parquet::schema::parser::parse_message_type(message)?);
    let properties = WriterProperties::builder().set_compression(compression).build();
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, std::sync::Arc::new(properties))?;
    for _ in 0..2 {
        let mut group = writer.next_row_group()?;
        let texts: Vec<ByteArray> = ["One.", "“Two,” said Ann Bell.", "Three."].map(ByteArray::from).to_vec();
        let mut column = group.next_column()?.expect("id");
        column.typed::<ByteArrayType>().write_batch(&texts[..2], Some(&[1, 0, 1]), None)?;
        column.close()?;
        let mut column = group.next_column()?.expect("text");
        column.typed::<ByteArrayType>().write_batch(&texts, None, None)?;
        column.close()?;
        let mut column = group.next_column()?.expect("date");
        column.typed::<Int64Type>().write_batch(&[1_714_521_600_000_000, 0, -1], Some(&[1, 1, 1]), None)?;
        column.close()?;
        let mut column = group.next_column()?.expect("authors");
        column.typed::<ByteArrayType>().write_batch(&texts, Some(&[3, 3, 3, 0]), Some(&[0, 1, 0, 0]))?;
        column.close()?;
        group.close()?;
    }
    writer.into_inner()
}
