//! Web pages: the article in a page, and what its metadata say of it.

use super::encoding;
use super::format::{Certainty, Format, Head, Input};
use super::output::{Draft, Halt, Output};
use super::problems;
use crate::model::PublishedBasis;
use dom_smoothie::{Config, Readability, TextMode};
use encoding_rs::Encoding;
use std::io::{self, Read};

pub(super) struct Html;

/// The longest page, in bytes.
const PAGE_LIMIT: usize = 16 << 20;

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
        let mut recognised = input.encoding;
        if recognised.guessed && !input.encoding_told {
            recognised = encoding::recognise(&bytes, None, declared(&bytes));
            encoding::tell(recognised, output)?;
        }
        let mut draft = draft(&encoding::decode_all(&bytes, recognised));
        if let Some(error) = cut_off {
            draft.repaired(problems::TRUNCATED, format!("{error}: the article is what came before; fetch the file again"));
        }
        output.article(1, draft)
    }
}

/// The encoding that a page declares in its first bytes: `<meta charset="…">`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    const LOOK_AT: usize = 4096;
    let head = &bytes[..bytes.len().min(LOOK_AT)];
    let at = memchr::memmem::find(&head.to_ascii_lowercase(), b"charset")? + b"charset".len();
    let label: Vec<u8> =
        head[at..].iter().copied().skip_while(|b| b" =\"'".contains(b)).take_while(|b| b.is_ascii_alphanumeric() || b"-_:".contains(b)).collect();
    Encoding::for_label(&label)
}

fn draft(page: &str) -> Draft {
    let mut draft = Draft { published_basis: Some(PublishedBasis::Metadata), ..Draft::default() };
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let Ok(mut page) = Readability::new(page, None, Some(config)) else { return draft };
    let metadata = page.get_article_metadata(page.parse_json_ld());
    draft.title = metadata.title;
    draft.byline = metadata.byline.unwrap_or_default();
    draft.publisher = metadata.site_name.unwrap_or_default();
    draft.published = metadata.published_time.unwrap_or_default();
    draft.language = metadata.lang.unwrap_or_default();
    draft.url = metadata.url.unwrap_or_default();
    if let Ok(article) = page.parse() {
        draft.text = article.text_content.to_string();
    }
    draft
}
