//! What the run must know of each entity of an article.
//!
//! In: an [`Extraction`]. Out: a [`Sighting`] for each of its entities. Whoever is named in a credit line only, and the agency of the
//! dateline, are not counted there: an article names them as its makers, not in its story.

use crate::consolidate::Sighting;
use crate::model::{Document, Extraction, Kind, NameKind, Span, Zone};
use crate::words;

/// Of each entity, in order; takes the strings out of `found`.
pub(super) fn of(found: &mut Extraction) -> Vec<Sighting> {
    let document = &found.document;
    let mut statements = vec![0_u32; found.entities.len()];
    for quote in found.quotes.iter().filter(|q| q.is_statement) {
        for entity in quote.speakers().filter_map(|s| s.entity) {
            statements[entity as usize] += 1;
        }
    }
    let mut out = Vec::with_capacity(found.entities.len());
    for (entity, quotes) in std::mem::take(&mut found.entities).into_iter().zip(statements) {
        let mut forms: Vec<(String, NameKind, u32, f32)> = entity.forms.into_iter().map(|(name, kind)| (one_line(name), kind, 0, 0.0)).collect();
        let (mut mentions, mut first_start, mut in_title) = (0, None, false);
        for mention in entity.mentions.iter().map(|&m| &found.mentions[m as usize]) {
            let zone = document.zone(mention.span);
            if zone != Zone::TitleField && first_start.is_none() {
                first_start = Some(document.place(mention.span).start);
            }
            in_title |= matches!(zone, Zone::Title | Zone::TitleField);
            let counts = !is_credit(document, mention.span, zone, entity.kind);
            mentions += u32::from(counts);
            let surface = one_line(document.slice(mention.span).to_owned());
            let at = forms.iter().position(|(form, ..)| *form == surface).unwrap_or_else(|| {
                // The same words in capitals or without accents are the same name.
                let folded = words::fold(&surface);
                let same = forms.iter().find(|(form, ..)| words::fold(form) == folded);
                forms.push((surface, same.map_or(NameKind::Alias, |(_, kind, ..)| *kind), 0, 0.0));
                forms.len() - 1
            });
            if counts {
                forms[at].2 += 1;
                forms[at].3 += mention.confidence.unwrap_or(0.5);
            }
        }
        for (.., count, trust) in forms.iter_mut().filter(|(.., count, _)| *count > 1) {
            *trust /= *count as f32;
        }
        out.push(Sighting {
            kind: entity.kind,
            name: one_line(entity.name),
            row: entity.row,
            facts: entity.facts,
            circle: entity.circle,
            forms,
            gender: entity.gender,
            honorific: entity.honorific,
            acronym: entity.acronym,
            ticker: entity.ticker,
            within: entity.within,
            placed_at: entity.placed_at,
            reason: entity.reason,
            mentions,
            first_start,
            in_title,
            quotes,
        });
    }
    out
}

fn is_credit(document: &Document, span: Span, zone: Zone, kind: Kind) -> bool {
    zone == Zone::Byline || kind == Kind::Organization && document.dateline_agency.is_some_and(|agency| agency.overlaps(span))
}

/// A name that a line break of the text runs through, on one line.
fn one_line(name: String) -> String {
    if name.bytes().any(|b| matches!(b, b'\n' | b'\r' | b'\t')) { name.split_whitespace().collect::<Vec<_>>().join(" ") } else { name }
}
