//! Web pages: the article in a page, and what its metadata say of it.
//!
//! The article is found as Firefox's reader view finds it (Readability), after noise is taken out; one empty line stands between paragraphs.
//! Title, byline, publisher, address, language and day come from its metadata (see `html_metadata`).
//! Offsets count in the text that is found. Absent: comments, captions, menus; pages made by scripts in the browser.

use super::days::Days;
use super::encoding::{self, Recognised};
use super::format::{Certainty, Format, Head, Input};
use super::html_metadata;
use super::html_noise;
use super::output::{Draft, Halt, Output};
use super::problems;
use crate::model::PublishedBasis;
use dom_smoothie::{Config, Readability, TextMode};
use encoding_rs::Encoding;
use std::io::{self, Read};

pub(super) struct Html;

/// The longest page, in bytes.
pub(super) const PAGE_LIMIT: usize = 8 << 20;

impl Format for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn recognise(&self, head: &Head) -> Option<Certainty> {
        let begins = |tag: &str| {
            let text = head.text.trim_start();
            text.get(..tag.len()).is_some_and(|t| t.eq_ignore_ascii_case(tag))
        };
        if begins("<!doctype html") || begins("<html") {
            return Some(Certainty::Certain);
        }
        head.is_named(&["html", "htm", "xhtml", "shtml"]).then_some(Certainty::Named)
    }

    fn read(&self, mut input: Input, output: &mut Output) -> Result<(), Halt> {
        let mut bytes = Vec::new();
        let outcome = input.stream.by_ref().take(PAGE_LIMIT as u64 + 1).read_to_end(&mut bytes);
        if bytes.len() > PAGE_LIMIT {
            return output.skipped(1, problems::TOO_LONG, format!("the page is longer than {} MB and was left out", PAGE_LIMIT >> 20));
        }
        let cut_off = match outcome {
            Ok(_) => None,
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Some(error),
            Err(error) => return Err(error.into()),
        };
        let told = input.encoding_told.then_some(input.encoding);
        let mut draft = match page(&bytes, told, None, output.days) {
            Ok(draft) => draft,
            Err((problem, detail)) => return output.skipped(1, problem, detail),
        };
        if let Some(error) = cut_off {
            draft.repaired(problems::TRUNCATED, format!("{error}: the article is what came before; fetch the file again"));
        }
        output.article(1, draft)
    }
}

/// The article in a page's bytes. The encoding is the user's word if there is one, else by the page itself; `declared` is what
/// came with the page (an HTTP header). A page that cannot be taken is a problem and its detail.
pub(super) fn page(bytes: &[u8], told: Option<Recognised>, declared: Option<&'static Encoding>, days: &Days) -> Result<Draft, (&'static str, String)> {
    let recognised = told.unwrap_or_else(|| encoding::recognise(bytes, None, declared.or_else(|| declared_inside(bytes))));
    let page = encoding::decode_all(bytes, recognised);
    if is_too_deep(&page) {
        return Err((problems::TOO_DEEP, format!("elements are nested more than {DEPTH_LIMIT} deep; the page is damaged or hostile")));
    }
    let mut draft = draft(&page, days);
    if recognised.guessed {
        draft.guessed(Some(recognised.charset.name()));
    }
    Ok(draft)
}

/// Browsers stop at 512. Work on a tree that deep grows with the square of its depth.
const DEPTH_LIMIT: usize = 512;

/// Elements that end by themselves, and those that the next of their kind ends: they do not nest.
const FLAT: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th",
    "option",
];

/// How deep the elements of a page are nested at most, judged by their tags alone. Scripts and comments are jumped over.
fn depth(page: &str) -> usize {
    let bytes = page.as_bytes();
    let (mut depth, mut deepest, mut at) = (0usize, 0usize, 0usize);
    while let Some(open) = memchr::memchr(b'<', &bytes[at..]).map(|i| at + i + 1) {
        let closes = bytes.get(open) == Some(&b'/');
        let from = open + usize::from(closes);
        let length = bytes[from..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
        let name = &page[from..from + length];
        let is_flat = name.is_empty() || FLAT.iter().any(|flat| flat.eq_ignore_ascii_case(name));
        if !is_flat && closes {
            depth = depth.saturating_sub(1);
        } else if !is_flat {
            depth += 1;
            deepest = deepest.max(depth);
        }
        at = match name {
            _ if bytes[open..].starts_with(b"!--") => end_of(bytes, open, b"-->"),
            _ if name.eq_ignore_ascii_case("script") && !closes => end_of(bytes, from, b"</script"),
            _ => from + length,
        };
    }
    deepest
}

/// Are the elements nested deeper than any page needs?
pub(super) fn is_too_deep(page: &str) -> bool {
    depth(page) > DEPTH_LIMIT
}

/// Where `mark` begins at or after `from`, or the end.
fn end_of(bytes: &[u8], from: usize, mark: &[u8]) -> usize {
    memchr::memmem::find(&bytes[from..], mark).map_or(bytes.len(), |i| from + i)
}

/// The encoding that a page declares in its first bytes: `<meta charset="…">`.
fn declared_inside(bytes: &[u8]) -> Option<&'static Encoding> {
    const LOOK_AT: usize = 4096;
    let head = &bytes[..bytes.len().min(LOOK_AT)];
    let at = memchr::memmem::find(&head.to_ascii_lowercase(), b"charset")? + b"charset".len();
    let label: Vec<u8> =
        head[at..].iter().copied().skip_while(|b| b" =\"'".contains(b)).take_while(|b| b.is_ascii_alphanumeric() || b"-_:".contains(b)).collect();
    Encoding::for_label(&label)
}

fn draft(page: &str, days: &Days) -> Draft {
    let bytes = page.len();
    let mut draft = Draft { published_basis: Some(PublishedBasis::Metadata), ..Draft::default() };
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let Ok(mut page) = Readability::new(page, None, Some(config)) else { return draft };
    let metadata = page.get_article_metadata(page.parse_json_ld());
    html_metadata::fill(&mut draft, &page.doc, metadata, days);
    html_noise::remove(&page, bytes);
    if let Ok(article) = page.parse() {
        draft.text = article.text_content.to_string();
    }
    draft
}
