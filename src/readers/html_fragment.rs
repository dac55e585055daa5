//! HTML inside other formats: the text of `content:encoded`, `body_html` and their like.
//!
//! In: a fragment of HTML, as careless as the web is. Out: its text, one empty line between paragraphs. Pictures, captions and
//! scripts are left out, links are their words.

use super::html;
use super::prose;
use dom_query::Document;

/// Is it markup, not plain words with a `<` among them?
pub(super) fn is_markup(text: &str) -> bool {
    let tag = |i: usize| {
        let rest = &text[i + 1..];
        let name = rest.trim_start_matches('/').bytes().take_while(u8::is_ascii_alphanumeric).count();
        (1..=10).contains(&name) && rest.trim_start_matches('/')[name..].starts_with(['>', ' ', '/', '\n']) && rest.contains('>')
    };
    const TRIES: usize = 8;
    memchr::memchr_iter(b'<', text.as_bytes()).take(TRIES).any(tag)
}

/// Is all of it markup: does it begin and end with a tag?
pub(super) fn is_all_markup(text: &str) -> bool {
    let text = text.trim();
    text.starts_with('<') && text.ends_with('>') && text.contains("</") && is_markup(text)
}

/// The text of a string that is markup or plain words, possibly wrapped by hand.
pub(super) fn text_of(string: &str) -> String {
    if is_markup(string) { text(string) } else { text(&prose::lines_as(string.trim(), "\n\n", "\n")) }
}

/// The text of a fragment. Words without tags are given back as they are but for their references.
pub(super) fn text(fragment: &str) -> String {
    if !fragment.contains(['<', '&']) {
        return fragment.trim().to_owned();
    }
    if html::is_too_deep(fragment) {
        return String::new();
    }
    // WordPress and its kin keep paragraphs as empty lines.
    let bare = !fragment.contains("<p") && !fragment.contains("<P") && !fragment.contains("<div") && !fragment.contains("<br");
    let document = if bare { Document::fragment(format!("<p>{}", prose::lines_as(fragment, "<p>", "<br>"))) } else { Document::fragment(fragment) };
    document.select("script, style, figure, figcaption, iframe, form, noscript, object, aside, .wp-caption, .wp-caption-text").remove();
    document.formatted_text().trim().to_owned()
}
