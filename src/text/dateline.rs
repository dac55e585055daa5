//! The dateline: place, agency and day before the first sentence; and a day of publication that the text itself states.

use crate::dictionaries::{Lexicon, Pattern};
use crate::error::Result;
use crate::model::{Case, Document, PublishedBasis, Span, TokenRange, Zone};
use jiff::civil::Date;

/// The patterns of `text/dateline.toml` (groups `place`, `agency`, and `year`, `month`, `day` where they stand) and of
/// `text/published.toml` (groups `year`, `month`, `day`).
pub(super) struct Finder {
    datelines: Vec<Pattern>,
    published: Vec<Pattern>,
    months: Vec<(u64, i8)>,
    common: Vec<u16>,
}

/// How far into the text a dateline or a statement of the day can stand, in paragraphs.
const LOOK_AT: usize = 6;

impl Finder {
    pub(super) fn new(lexicon: &Lexicon) -> Result<Finder> {
        let mut months = Vec::new();
        for list in lexicon.about("text/months") {
            for row in lexicon.list(list).rows() {
                let row = lexicon.row(row);
                if let Ok(number) = row.column("month").parse() {
                    months.push((crate::words::hash(crate::words::fold(row.name()).as_bytes()), number));
                }
            }
        }
        Ok(Finder {
            datelines: lexicon.patterns("text/dateline")?,
            published: lexicon.patterns("text/published")?,
            months,
            common: lexicon.about("words/common").collect(),
        })
    }

    /// Fills the dateline fields, and `published` where no field of the record gave it.
    pub(super) fn find(&self, document: &mut Document, lexicon: &Lexicon) {
        for p in 0..document.paragraphs.len().min(LOOK_AT) {
            let paragraph = document.paragraphs[p];
            if paragraph.zone == Zone::TitleField || paragraph.zone == Zone::Link {
                continue;
            }
            let span = document.span_of(paragraph.tokens);
            // `By Ana Cruz LIMA (Reuters) - The mayor`: the dateline begins behind who wrote it.
            let behind = document.credits.iter().find(|c| c.start == span.start).map_or(span.start, |c| c.end.min(span.end));
            let gap = document.text[behind as usize..span.end as usize].bytes().take_while(u8::is_ascii_whitespace).count();
            let span = Span { start: behind + gap as u32, ..span };
            let mut end = (span.start as usize + 160).min(span.end as usize);
            while !document.text.is_char_boundary(end) {
                end -= 1;
            }
            let head = &document.text[span.start as usize..end];
            if document.dateline_place.is_none()
                && document.dateline_agency.is_none()
                && let Some(c) = self.datelines.iter().find_map(|x| x.regex.captures(head))
                && (c.name("agency").is_some() || c.name("place").is_none_or(|place| self.is_place(place.as_str(), lexicon)))
            {
                let at = |name: &str| c.name(name).map(|m| Span::new(span.start as usize + m.start(), span.start as usize + m.end()));
                let (place, agency) = (at("place"), at("agency"));
                let day = self.date(&c);
                let place = place.map(|place| self.place(document, place));
                document.dateline_place = place.filter(|place| self.is_place(document.slice(*place), lexicon));
                document.dateline_agency = agency;
                let hull = |a: Span, b: Span| Span { start: a.start.min(b.start), end: a.end.max(b.end) };
                document.dateline = ["place", "agency", "year", "month", "day"].into_iter().filter_map(at).reduce(hull);
                if document.published.is_none() && day.is_some() {
                    document.published = day;
                    document.published_basis = Some(PublishedBasis::Dateline);
                }
            }
            if document.published.is_none() {
                let head = &document.text[span.start as usize..end];
                if let Some(date) = self.published.iter().find_map(|x| x.regex.captures(head).and_then(|c| self.date(&c))) {
                    document.published = Some(date);
                    document.published_basis = Some(PublishedBasis::Text);
                }
            }
        }
    }

    /// Without a byline in front (`Ana Lima OSLO`), a month, a stop and a dash behind.
    fn place(&self, document: &Document, place: Span) -> Span {
        const BYLINE: usize = 2;
        let tokens = document.tokens_in(place);
        let is_capitals = |at: usize| document.tokens[at].case == Case::Upper && document.tokens[at].end - document.tokens[at].start > 1;
        let (mut start, mut end) = (tokens.start as usize, tokens.end as usize);
        let first = (start..end).find(|&at| is_capitals(at));
        start = first.filter(|first| *first >= start + BYLINE && document.word(first - 1) != ",").unwrap_or(start);
        while end > start + 1
            && (matches!(document.word(end - 1), "." | "," | "-" | "--" | "–" | "—")
                || self.months.iter().any(|(hash, _)| *hash == document.tokens[end - 1].hash))
        {
            end -= 1;
        }
        document.span_of(TokenRange::new(start, end))
    }

    /// Is what stands before a dash a place: one that the lists have, or at least no ordinary word (`SOCCER - `)?
    fn is_place(&self, place: &str, lexicon: &Lexicon) -> bool {
        const ORDINARY: f32 = 0.5;
        let town = crate::words::fold(place.split([',', '/']).next().unwrap_or(place));
        // `TOYOTA CITY, Japan`: a town that is in no list, in a country that is.
        let parts = place.split([',', '/']).map(|part| crate::words::fold(part.trim()));
        let listed = parts.into_iter().any(|part| lexicon.named(&part).any(|row| lexicon.list(lexicon.list_of(row)).subject().starts_with("places/")));
        let ordinary = |word: &str| {
            let row = self.common.iter().find_map(|&l| lexicon.keyed(l, word).next());
            // One that is counted nowhere is ordinary, if it is a noun, verb or the like.
            row.map(|row| lexicon.row(row)).is_some_and(|row| row.column("case").parse::<f32>().map_or(row.column("tags") != "P", |case| case >= ORDINARY))
        };
        listed || !town.split(' ').any(ordinary)
    }

    fn date(&self, c: &regex::Captures) -> Option<Date> {
        let number = |name: &str| c.name(name).and_then(|m| m.as_str().parse::<i16>().ok());
        let month = match number("month") {
            Some(m) => m as i8,
            None => {
                let hash = crate::words::hash(crate::words::fold(c.name("month")?.as_str()).as_bytes());
                self.months.iter().find(|(h, _)| *h == hash)?.1
            }
        };
        Date::new(number("year")?, month, number("day")? as i8).ok()
    }
}
