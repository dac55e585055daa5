//! WARC and WET (`.warc`, `.wet`; ISO 28500): what crawlers such as Common Crawl's news crawl write.
//!
//! A `response` or `resource` with a page in it is read as HTML is; a `conversion` (WET) is text already. Other types tell about
//! the crawl and are no records of ours. A record's number counts all records of the file, from 1. The day of the crawl is not
//! taken for the day of publication.

use super::days::Days;
use super::encoding::{self, Recognised};
use super::format::{Certainty, Format, Head, Input};
use super::html::{self, PAGE_LIMIT};
use super::http::{self, Headers};
use super::output::{Draft, Halt, Output};
use super::problems;
use super::stream::Stream;
use encoding_rs::Encoding;
use std::io::{self, BufRead, Read};

pub(super) struct Warc;

/// The longest head of a record, in bytes.
const HEAD_LIMIT: u64 = 64 << 10;

impl Format for Warc {
    fn name(&self) -> &'static str {
        "warc"
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["wet"]
    }

    fn recognise(&self, head: &Head) -> Option<Certainty> {
        if head.text.trim_start().starts_with("WARC/") {
            return Some(Certainty::Certain);
        }
        head.is_named(&["warc", "wet"]).then_some(Certainty::Named)
    }

    fn read(&self, input: Input, output: &mut Output) -> Result<(), Halt> {
        let told = input.encoding_told.then_some(input.encoding);
        let mut stream = input.stream;
        let mut block = Vec::new();
        for number in 1.. {
            let Some(headers) = next_head(&mut stream, number, output)? else { return Ok(()) };
            let length: u64 = headers.field("content-length").and_then(|l| l.parse().ok()).unwrap_or(0);
            let wanted = ["response", "resource", "conversion"].iter().any(|kind| headers.begins("warc-type", kind));
            block.clear();
            // Pages travel compressed inside, so their limit holds for the packed ones too.
            if !wanted || length > 2 * PAGE_LIMIT as u64 {
                let passed = io::copy(&mut stream.by_ref().take(length), &mut io::sink())?;
                if wanted {
                    output.skipped(number, problems::TOO_LONG, format!("the record is longer than {} MB and was left out", PAGE_LIMIT >> 19))?;
                }
                if passed < length {
                    return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
                }
                continue;
            }
            stream.by_ref().take(length).read_to_end(&mut block)?;
            let outcome = article(&headers, &block, told, output.days);
            match outcome {
                Ok(mut draft) => {
                    if (block.len() as u64) < length {
                        draft.repaired(problems::TRUNCATED, "the file ends inside the record: the article is what came before; fetch the file again");
                    }
                    output.article(number, draft)?;
                }
                Err((problem, detail)) => output.skipped(number, problem, detail)?,
            }
        }
        Ok(())
    }
}

/// Reads on to the next record and through its head. Bytes that belong to no record are told of once.
fn next_head(stream: &mut Stream, number: u64, output: &mut Output) -> Result<Option<Headers>, Halt> {
    let mut line = Vec::new();
    let mut strays = 0u64;
    loop {
        line.clear();
        let read = stream.by_ref().take(HEAD_LIMIT).read_until(b'\n', &mut line)?;
        if read > 0 && !line.starts_with(b"WARC/") {
            strays += if line.iter().all(u8::is_ascii_whitespace) { 0 } else { read as u64 };
            continue;
        }
        if strays > 0 {
            let detail = format!("{strays} bytes before it belong to no record: a wrong Content-Length or a damaged file");
            output.skipped(number, problems::INVALID_WARC, detail)?;
        }
        if read == 0 {
            return Ok(None);
        }
        break;
    }
    let mut headers = Headers::default();
    let mut head = stream.take(HEAD_LIMIT);
    loop {
        line.clear();
        if head.read_until(b'\n', &mut line)? == 0 || line.iter().all(u8::is_ascii_whitespace) {
            return Ok(Some(headers));
        }
        headers.add(&String::from_utf8_lossy(&line));
    }
}

fn article(headers: &Headers, block: &[u8], told: Option<Recognised>, days: &Days) -> Result<Draft, (&'static str, String)> {
    let mut draft = if headers.begins("warc-type", "conversion") {
        let (text, guessed) = encoding::decode(block);
        let mut draft =
            Draft { text: text.into_owned(), language: headers.field("warc-identified-content-language").unwrap_or_default().to_owned(), ..Draft::default() };
        draft.guessed(guessed);
        draft
    } else if headers.begins("content-type", "application/http") {
        let response = http::response(block, PAGE_LIMIT).map_err(|error| (problems::UNREADABLE, error.to_string()))?;
        if !(200..300).contains(&response.status) {
            return Err((problems::NOT_A_PAGE, format!("the server answered with status {}", response.status)));
        }
        let mut draft = content(&response.headers, &response.body, told, days)?;
        if response.cut {
            draft.warning(problems::TRUNCATED, "the compressed body of the page breaks off: the article is what came before; fetch the page again");
        }
        draft
    } else {
        content(headers, block, told, days)?
    };
    let value = |name| headers.field(name).unwrap_or_default().trim_matches(['<', '>']).to_owned();
    draft.id = value("warc-record-id");
    draft.url = value("warc-target-uri");
    Ok(draft)
}

/// A page or a plain text, by its declared type or its first bytes.
fn content(headers: &Headers, body: &[u8], told: Option<Recognised>, days: &Days) -> Result<Draft, (&'static str, String)> {
    let kind = headers.field("content-type").unwrap_or_default().to_ascii_lowercase();
    let declared = kind.split_once("charset=").and_then(|(_, label)| Encoding::for_label(label.trim_matches(['"', ' ', ';']).as_bytes()));
    if kind.starts_with("text/plain") {
        let recognised = told.unwrap_or_else(|| encoding::recognise(body, None, declared));
        return Ok(Draft { text: encoding::decode_all(body, recognised).into_owned(), ..Draft::default() });
    }
    let begins = body.trim_ascii_start();
    if kind.contains("html") || kind.is_empty() && begins.first() == Some(&b'<') {
        return html::page(body, told, declared, days);
    }
    Err((problems::NOT_A_PAGE, format!("content of type “{}”, not a page", kind.chars().take(60).collect::<String>())))
}
