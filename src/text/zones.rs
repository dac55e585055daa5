//! Paragraphs, and which part of the article each is.

use crate::dictionaries::{Lexicon, Pattern};
use crate::error::Result;
use crate::model::{Document, Paragraph, TokenRange, Zone};
use crate::words::Class;

/// Cuts the tokens into paragraphs at line ends; a hard-wrapped text (short lines, blank lines between paragraphs) at blank lines.
pub(super) fn paragraphs(document: &mut Document) {
    let wrapped = hard_wrapped(&document.text);
    let title_bytes = document.alignment.title_bytes;
    let text = document.text.as_bytes();
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for i in 0..document.tokens.len() {
        if i > 0 {
            let gap = &text[document.tokens[i - 1].end as usize..document.tokens[i].start as usize];
            let breaks = memchr::memchr_iter(b'\n', gap).count();
            let after_title = document.tokens[i].start >= title_bytes && document.tokens[i - 1].end <= title_bytes && title_bytes > 0;
            if breaks > usize::from(wrapped) || after_title {
                paragraphs.push((start, i));
                start = i;
            }
        }
    }
    if start < document.tokens.len() {
        paragraphs.push((start, document.tokens.len()));
    }
    document.paragraphs = paragraphs.into_iter().map(|(a, b)| Paragraph { tokens: TokenRange::new(a, b), zone: Zone::Body, heading: false }).collect();
    for (p, paragraph) in document.paragraphs.iter().enumerate() {
        for t in paragraph.tokens.range() {
            document.tokens[t].paragraph = p as u32;
        }
    }
}

/// Lines of much the same middling length, most of them ending inside a sentence, with blank lines between blocks.
fn hard_wrapped(text: &str) -> bool {
    if !text.contains("\n\n") {
        return false;
    }
    let (mut inner, mut broken) = (0, 0);
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let followed = lines.peek().is_some_and(|next| !next.trim().is_empty());
        if followed && !line.trim().is_empty() {
            inner += 1;
            let length = line.chars().count();
            let stops = line.trim_end().ends_with(|c: char| !c.is_alphanumeric() && c != ',' && c != '-');
            broken += usize::from((45..=90).contains(&length) && !stops);
        }
    }
    inner >= 3 && broken * 3 > inner * 2
}

/// The patterns of `text/zones.toml`, each with the zone it marks.
pub(super) struct Zoner {
    patterns: Vec<(Zone, Pattern)>,
}

impl Zoner {
    pub(super) fn new(lexicon: &Lexicon) -> Result<Zoner> {
        let patterns = lexicon.patterns("text/zones")?.into_iter().map(|p| (zone_named(&p), p)).collect();
        Ok(Zoner { patterns })
    }

    /// Marks title, bylines, link lines, boilerplate and headings.
    pub(super) fn mark(&self, document: &mut Document) {
        let own_title = document.alignment.title_bytes > 0;
        let many = document.paragraphs.len() > 1 + usize::from(own_title);
        let mut title_open = !own_title;
        for p in 0..document.paragraphs.len() {
            let tokens = document.paragraphs[p].tokens;
            let span = document.span_of(tokens);
            if span.start < document.alignment.title_bytes {
                document.paragraphs[p].zone = Zone::TitleField;
                document.paragraphs[p].heading = true;
                continue;
            }
            let line = document.slice(span);
            let heading = is_heading(document, tokens);
            let by_pattern = if line.len() <= 300 { self.patterns.iter().find(|(_, x)| x.regex.is_match(line)) } else { None };
            let mut byline = None;
            let zone = if let Some((zone, pattern)) = by_pattern {
                byline = pattern.regex.captures(line).and_then(|c| c.name("author").map(|m| (m.start(), m.end())));
                *zone
            } else if title_open && many && heading && tokens.len() <= 40 {
                document.title = Some(span);
                Zone::Title
            } else {
                Zone::Body
            };
            if zone != Zone::Byline && zone != Zone::Dateline {
                title_open = false;
            }
            if let Some((a, b)) = byline {
                let start = span.start as usize;
                document.byline = document.byline.or(Some(crate::model::Span::new(start + a, start + b)));
            }
            document.paragraphs[p].zone = zone;
            document.paragraphs[p].heading = heading;
        }
    }
}

fn zone_named(pattern: &Pattern) -> Zone {
    match pattern.extra.get("zone").and_then(toml::Value::as_str) {
        Some("byline") => Zone::Byline,
        Some("dateline") => Zone::Dateline,
        Some("link") => Zone::Link,
        Some("title") => Zone::Title,
        _ => Zone::Boilerplate,
    }
}

/// A short line without a full stop that is no running text: most of its longer words are capitalised, or it is one phrase.
fn is_heading(document: &Document, tokens: TokenRange) -> bool {
    if tokens.len() > 45 {
        return false;
    }
    let all = &document.tokens[tokens.range()];
    let last = document.word(tokens.end as usize - 1);
    !matches!(last, "." | "," | ";" | "”" | "\"") && all.iter().any(|t| t.class == Class::Word)
}
