//! Where formats hand their records in: each becomes an article or a problem, checked the same way for all formats.
//!
//! In: a [`Draft`], the fields as the record spells them. Out: a [`Record`]. Here a text without words is refused, a text without
//! end is cut, a day is read, a language code shortened; what was done is told in the article's problems.

use super::days::Days;
use super::{Record, problems};
use crate::model::{Article, Problem, PublishedBasis, Severity};
use std::io;
use std::ops::ControlFlow;

/// The longest text of an article, in bytes of UTF-8. What lies behind is cut off, and told of. It keeps the memory of a run flat;
/// no article is that long: the King James Bible takes half of it.
pub const TEXT_LIMIT: usize = 8 << 20;

/// The longest record that is taken into memory, in bytes. A longer one is left out, and told of.
pub const RECORD_LIMIT: usize = 64 << 20;

/// The longest title and the longest of the other fields, in bytes.
const FIELD_LIMIT: usize = 64 << 10;

/// Why reading a source ends before its end.
pub(super) enum Halt {
    /// The caller wants no more.
    Stopped,
    /// The bytes cannot be read on.
    Failed(io::Error),
}

impl From<io::Error> for Halt {
    fn from(error: io::Error) -> Halt {
        Halt::Failed(error)
    }
}

/// An article on its way: fields as the record spells them, unknown ones empty.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) id: String,
    pub(super) url: String,
    pub(super) publisher: String,
    pub(super) title: String,
    pub(super) byline: String,
    pub(super) published: String,
    pub(super) published_basis: Option<PublishedBasis>,
    pub(super) language: String,
    pub(super) text: String,
    /// What the format did to the record or doubts about it.
    pub(super) notes: Vec<(Severity, &'static str, String)>,
}

impl Draft {
    pub(super) fn repaired(&mut self, problem: &'static str, detail: impl Into<String>) {
        self.notes.push((Severity::Repaired, problem, detail.into()));
    }

    pub(super) fn warning(&mut self, problem: &'static str, detail: impl Into<String>) {
        self.notes.push((Severity::Warning, problem, detail.into()));
    }

    /// Tells that this record alone had to be decoded from a guessed encoding.
    pub(super) fn guessed(&mut self, encoding: Option<&'static str>) {
        if let Some(name) = encoding {
            self.warning(
                problems::GUESSED_ENCODING,
                format!("the record is not UTF-8; read as {name}; if letters look wrong, name the encoding with --encoding"),
            );
        }
    }
}

/// Takes the records of one source in.
pub(super) struct Output<'a> {
    pub(super) file: &'a str,
    pub(super) days: &'a Days,
    pub(super) each: &'a mut dyn FnMut(Record) -> ControlFlow<()>,
    /// Articles and skipped records so far.
    pub(super) records: u64,
    /// Everything handed on so far, notes too.
    pub(super) given: u64,
}

impl Output<'_> {
    /// Hands a record in: an article, or a problem if it has no text.
    pub(super) fn article(&mut self, record: u64, draft: Draft) -> Result<(), Halt> {
        if !draft.text.contains(|c: char| !c.is_whitespace() && c != '\0') {
            return self.skipped(record, problems::NO_TEXT, "the record has no text; if it stands in a field of another name, give that with --text-column");
        }
        let article = self.finished(record, draft);
        self.records += 1;
        self.give(Record::Article(Box::new(article)))
    }

    /// No article came of a record (0 = the file as a whole).
    pub(super) fn skipped(&mut self, record: u64, problem: &'static str, detail: impl Into<String>) -> Result<(), Halt> {
        self.records += 1;
        self.note(record, Severity::Skipped, problem, detail)
    }

    /// Something about the file as a whole or a stretch of it; the records are not fewer for it.
    pub(super) fn note(&mut self, record: u64, severity: Severity, problem: &'static str, detail: impl Into<String>) -> Result<(), Halt> {
        let problem = self.problem(record, severity, problem, detail.into());
        self.give(Record::Problem(problem))
    }

    fn give(&mut self, record: Record) -> Result<(), Halt> {
        self.given += 1;
        match (self.each)(record) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Halt::Stopped),
        }
    }

    fn problem(&self, record: u64, severity: Severity, problem: &'static str, detail: String) -> Problem {
        Problem { source_file: self.file.to_owned(), source_record: record, severity, problem, detail }
    }

    fn finished(&self, record: u64, mut draft: Draft) -> Article {
        for field in [&mut draft.id, &mut draft.url, &mut draft.publisher, &mut draft.title, &mut draft.byline] {
            cut(field, FIELD_LIMIT);
        }
        house_of_address(&mut draft);
        let bytes = draft.text.len();
        if cut(&mut draft.text, TEXT_LIMIT) {
            draft.repaired(
                problems::TOO_LONG_CUT,
                format!("the text has {bytes} bytes or more; only the first {} were read; split it into articles", draft.text.len()),
            );
        }
        let zeros = memchr::memchr_iter(0, draft.text.as_bytes()).count();
        if zeros > 0 {
            draft.warning(problems::NUL_CHARACTERS, format!("the text holds {zeros} NUL characters; they are kept, so that offsets agree"));
        }
        let damaged = memchr::memmem::find_iter(draft.text.as_bytes(), "\u{fffd}").count();
        if damaged > 0 {
            let detail = format!("{damaged} characters stand as U+FFFD: damaged bytes, or another encoding (name it with --encoding)");
            draft.repaired(problems::DECODED_LOSSILY, detail);
        }
        let published = self.days.day(&draft.published);
        if published.is_none() && !draft.published.trim().is_empty() {
            let said: String = draft.published.chars().take(60).collect();
            draft.warning(problems::BAD_DATE, format!("“{said}” names no day for certain; write it as 2024-05-01"));
        }
        let problems = draft.notes.into_iter().map(|(severity, problem, detail)| self.problem(record, severity, problem, detail)).collect();
        Article {
            source_file: self.file.to_owned(),
            source_record: record,
            source_id: draft.id,
            url: draft.url,
            publisher: draft.publisher,
            title: draft.title,
            byline: draft.byline,
            published_basis: published.and(draft.published_basis.or(Some(PublishedBasis::Record))),
            published,
            language: language_code(&draft.language),
            text: draft.text,
            problems,
        }
    }
}

/// A `source` that is an address says where the article stands, and who published it only by the name of the host.
fn house_of_address(draft: &mut Draft) {
    let Some((_, rest)) = draft.publisher.split_once("://").filter(|(scheme, _)| scheme.bytes().all(|b| b.is_ascii_alphanumeric())) else { return };
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default().to_owned();
    let address = std::mem::replace(&mut draft.publisher, host);
    if draft.url.is_empty() {
        draft.url = address;
    }
}

/// Cuts a text to `limit` bytes, at the last white space before it if one is near. Was there anything to cut?
fn cut(text: &mut String, limit: usize) -> bool {
    if text.len() <= limit {
        return false;
    }
    let mut end = limit;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    const NEAR: usize = 1000;
    let space = text[..end].rfind(char::is_whitespace).filter(|&space| space + NEAR > end);
    text.truncate(space.unwrap_or(end));
    text.shrink_to_fit();
    true
}

/// `en-US`, `EN_gb`, `eng` are `en`; a code that is not known is left to recognition.
fn language_code(said: &str) -> String {
    let code = said.trim().split(['-', '_', ',']).next().unwrap_or_default().to_ascii_lowercase();
    match code.len() {
        2 if code.bytes().all(|b| b.is_ascii_lowercase()) => code,
        3 => ISO_639_3.iter().find(|(three, _)| *three == code).map(|(_, two)| (*two).to_owned()).unwrap_or_default(),
        _ => String::new(),
    }
}

/// Three-letter codes of the languages most news is in, as Common Crawl and libraries write them.
const ISO_639_3: &[(&str, &str)] = &[
    ("ara", "ar"),
    ("ces", "cs"),
    ("dan", "da"),
    ("deu", "de"),
    ("ell", "el"),
    ("eng", "en"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("hin", "hi"),
    ("hun", "hu"),
    ("ind", "id"),
    ("ita", "it"),
    ("jpn", "ja"),
    ("kor", "ko"),
    ("nld", "nl"),
    ("nor", "no"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rus", "ru"),
    ("spa", "es"),
    ("swe", "sv"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("vie", "vi"),
    ("zho", "zh"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_codes_are_two_letters_or_nothing() {
        for (said, code) in [("en-US", "en"), ("EN_gb", "en"), (" fr ", "fr"), ("english", ""), ("", ""), ("eng", "en"), ("eng,fra", "en")] {
            assert_eq!(language_code(said), code, "{said}");
        }
    }

    #[test]
    fn a_cut_falls_between_words() {
        let mut text = "one two three".to_owned();
        assert!(cut(&mut text, 9) && text == "one two");
        let mut text = "ééééé".to_owned();
        assert!(cut(&mut text, 5) && text == "éé");
        assert!(!cut(&mut text, 4));
    }
}
