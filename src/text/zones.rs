//! Paragraphs, and which part of the article each is.

use super::headings::Headings;
use crate::dictionaries::{Lexicon, Pattern};
use crate::error::Result;
use crate::model::{Case, Document, Paragraph, TokenRange, Zone};
use crate::words::{self, Class};
use std::collections::HashSet;

/// Knows where a paragraph ends.
pub(super) struct Paragraphs {
    headings: Headings,
    /// Words that no line ends with: articles, what joins two names, the small words of names (`van der`).
    leading: HashSet<u64, foldhash::fast::FixedState>,
    particles: HashSet<u64, foldhash::fast::FixedState>,
}

impl Paragraphs {
    pub(super) fn new(lexicon: &Lexicon) -> Result<Paragraphs> {
        let mut leading: HashSet<u64, foldhash::fast::FixedState> = HashSet::default();
        for key in ["articles", "coordinators"] {
            leading.extend(lexicon.language(key)?.iter().map(|w| words::hash(w.as_bytes())));
        }
        let particles = lexicon.about("people/particles").flat_map(|l| lexicon.list(l).rows());
        let particles = particles.map(|row| words::hash(words::fold(lexicon.row(row).name()).as_bytes())).collect();
        Ok(Paragraphs { headings: Headings::new(lexicon)?, leading, particles })
    }

    /// Does the line that ends with token `at` go on: with a word that leads on, or in the middle of a name (`Pieter van der`)?
    fn goes_on(&self, document: &Document, at: usize) -> bool {
        let token = &document.tokens[at];
        let is_particle = |t: usize| document.tokens[t].case == Case::Lower && self.particles.contains(&document.tokens[t].hash);
        // Before the small words: the given name.
        let in_name = || (0..at).rev().find(|&t| !is_particle(t)).is_some_and(|t| document.tokens[t].is_capitalised());
        token.case == Case::Lower && (self.leading.contains(&token.hash) || is_particle(at) && in_name())
    }

    /// Cuts the tokens into paragraphs at line ends; a hard-wrapped text (short lines, blank lines between paragraphs) at blank lines; and
    /// around headings that lost their line.
    pub(super) fn cut(&self, document: &mut Document, lexicon: &Lexicon) {
        let wrapped = hard_wrapped(&document.text);
        let title_bytes = document.alignment.title_bytes;
        let text = document.text.as_bytes();
        let mut starts = Vec::new();
        let mut start = 0;
        for i in 1..=document.tokens.len() {
            let ends = i == document.tokens.len() || {
                let gap = &text[document.tokens[i - 1].end as usize..document.tokens[i].start as usize];
                let breaks = memchr::memchr_iter(b'\n', gap).count();
                let after_title = document.tokens[i].start >= title_bytes && document.tokens[i - 1].end <= title_bytes && title_bytes > 0;
                after_title || breaks > usize::from(wrapped || breaks == 1 && self.goes_on(document, i - 1))
            };
            if ends {
                starts.extend(self.headings.cuts(document, lexicon, start, i));
                start = i;
            }
        }
        starts.push(document.tokens.len());
        let paragraph = |pair: &[usize]| Paragraph { tokens: TokenRange::new(pair[0], pair[1]), zone: Zone::Body, heading: false };
        document.paragraphs = starts.windows(2).filter(|pair| pair[0] < pair[1]).map(paragraph).collect();
        for (p, paragraph) in document.paragraphs.iter().enumerate() {
            for t in paragraph.tokens.range() {
                document.tokens[t].paragraph = p as u32;
            }
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
