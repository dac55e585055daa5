//! Paragraphs, and which part of the article each is.

use crate::dictionaries::{Lexicon, Pattern};
use crate::error::Result;
use crate::model::{Case, Document, Paragraph, Token, TokenRange, Zone};
use crate::words::Class;

/// Cuts the tokens into paragraphs at line ends; a hard-wrapped text (short lines, blank lines between paragraphs) at blank lines. A line
/// that ends inside a phrase (`Pieter van der`) goes on in the next.
pub(super) fn paragraphs(document: &mut Document, zoner: &Zoner) {
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
            let inside = || breaks == 1 && zoner.goes_on(document, start, i);
            if after_title || breaks > usize::from(wrapped) && !inside() {
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
    /// Small words inside a person's name, and articles.
    particles: Vec<u64>,
    articles: Vec<u64>,
}

impl Zoner {
    pub(super) fn new(lexicon: &Lexicon) -> Result<Zoner> {
        let patterns = lexicon.patterns("text/zones")?.into_iter().map(|p| (zone_named(&p), p)).collect();
        let rows = lexicon.about("people/particles").flat_map(|list| lexicon.list(list).rows());
        let particles = rows.map(|row| crate::words::hash(crate::words::fold(lexicon.row(row).name()).as_bytes())).collect();
        let articles = lexicon.language("articles")?.iter().map(|w| crate::words::hash(w.as_bytes())).collect();
        Ok(Zoner { patterns, particles, articles })
    }

    /// Does the line that begins at token `start` go on behind its end, before token `next`: with a particle or an article last and a
    /// capital after it, with a particle first after a capital, or with two words in lower case in a line of some length?
    fn goes_on(&self, document: &Document, start: usize, next: usize) -> bool {
        const LONG: u32 = 40;
        let (last, first) = (&document.tokens[next - 1], &document.tokens[next]);
        let lower = |t: &Token| t.is_word() && t.case == Case::Lower;
        let hyphen = document.word(next - 1) == "-" && !last.spaced && next > start + 1;
        let particle = |at: usize| lower(&document.tokens[at]) && self.particles.contains(&document.tokens[at].hash);
        if hyphen && particle(next - 2) || particle(next - 1) {
            return first.is_capitalised() || particle(next);
        }
        let article = lower(last) && self.articles.contains(&last.hash);
        let long = last.end - document.tokens[start].start >= LONG;
        article && first.is_word() || particle(next) && last.is_capitalised() && next > start + 1 || long && lower(last) && lower(first)
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
