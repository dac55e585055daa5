//! What of the words beside a cue is reported: whole clauses only, and no more than the punctuation allows.
//!
//! In: a [`Reader`] and ranges of its items. Out: ranges cut down, apart, or refused. Absent: where a clause ends (see `clauses`).

use super::frames::{Geometry, Reader};
use super::grammar::*;
use super::phrases;
use super::skeleton::Shape;
use std::ops::Range;

impl Reader<'_> {
    /// Does a clause stand here: is there a finite verb that no conjunction, relative or question word makes a part of something else?
    /// `Asked whether she minded` and `On how the dam was built` are none.
    pub(super) fn clause(&self, range: &Range<usize>) -> bool {
        let s = self.s;
        let finite = |i: usize| s.is(i, AUXILIARY | PAST) && !s.is(i, CLITIC);
        let first = range.start;
        // `“Everyone is worried” about the storm, X said.`
        if s.shape(first) == Shape::Quote && self.words(first) >= 3 {
            return true;
        }
        let folded = self.document.folded(s.items[first].tokens.start as usize);
        let participle = (s.items[first].bits | self.grammar.suffix(folded)) & (PAST | GERUND) != 0;
        let opens = s.shape(first) == Shape::Word && !s.is(first, SUBORDINATOR | AUXILIARY | NOUN) && (s.is(first, PREPOSITION) || participle);
        if !opens {
            return range.clone().any(|i| s.is(i, AUXILIARY | PAST)) || range.len() >= 6;
        }
        let mut within = false;
        range.clone().skip(1).any(|i| {
            within = s.shape(i) != Shape::Comma && (within || s.is(i, QUESTION | RELATIVE | SUBORDINATOR));
            !within && (finite(i) || s.verb_only(i))
        })
    }

    /// `As critics push for answers, the case …`: a clause that a conjunction opens ends at its comma.
    pub(super) fn subordinate_end(&self, subject: usize, floor: usize, begin: usize, end: usize) -> usize {
        let s = self.s;
        let opens = s.is(floor, SUBORDINATOR) && s.shape(floor) == Shape::Word && subject > floor && !(floor..subject).any(|i| s.is(i, AUXILIARY | PAST));
        let main = |c: usize| s.shape(c) == Shape::Comma && !s.is((c + 1).min(end - 1), COORDINATOR | RELATIVE) && phrases::after(s, c + 1, end).is_some();
        opens.then(|| (begin..end).find(|&i| main(i))).flatten().unwrap_or(end)
    }

    /// `promised that it would: “…”`, `carried real weight: “…”`: a quotation of its own after a colon is a piece of its own, and the only
    /// one where no clause stands before it.
    pub(super) fn split_at_colon(&self, content: Range<usize>, geometry: Geometry, out: &mut Vec<Range<usize>>) {
        let s = self.s;
        let colon = content.clone().skip(1).find(|&i| s.shape(i) == Shape::Colon && i + 1 < content.end && self.opens_sentence(i + 1));
        let Some(colon) = colon else { return out.push(content) };
        if !matches!(geometry, Geometry::Object | Geometry::Infinitive) {
            out.push(content.start..colon);
        }
        out.push(colon + 1..content.end);
    }

    /// `… – symbols of home, his family insists – and …`: between dashes only what stands between them is reported.
    pub(super) fn closes_dash(&self, content: &Range<usize>, next: usize, end: usize) -> bool {
        self.after_dash(&mut content.clone(), next, end)
    }

    /// Cuts the content down to what stands behind the opening dash, if a closing one follows the attribution.
    pub(super) fn after_dash(&self, content: &mut Range<usize>, next: usize, end: usize) -> bool {
        let s = self.s;
        let closes = next < end && s.shape(next) == Shape::Dash;
        let dash = closes.then(|| content.clone().rev().find(|&i| s.shape(i) == Shape::Dash)).flatten().filter(|d| d + 1 < content.end);
        content.start = dash.map_or(content.start, |d| d + 1);
        dash.is_some()
    }

    /// `called the ruling “a failure”`: the words of others are those in marks; what they are said of is not.
    pub(super) fn without_object(&self, begin: usize, end: usize, geometry: Geometry) -> Range<usize> {
        let s = self.s;
        let quote = end - 1;
        let object = geometry == Geometry::Object && s.shape(quote) == Shape::Quote && (1..=5).contains(&(quote - begin));
        // `described it as “a joke”`
        let before = if object && quote > begin + 1 && s.is(quote - 1, AS) { quote - 1 } else { quote };
        let bare =
            object && (begin..before).all(|i| matches!(s.shape(i), Shape::Word | Shape::Hyphen) && !s.is(i, AUXILIARY | PAST | PREPOSITION | SUBORDINATOR));
        if bare { quote..end } else { begin..end }
    }
}
