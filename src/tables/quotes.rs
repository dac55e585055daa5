//! quotes.csv

use super::cells::{ArticleId, Confidence, EntityId, EntityName, GroupId, PlaceId, Speaker};
use super::quote_parts::{self, QuotePartRow};
use super::quote_speakers::{self, QuoteSpeakerRow};
use super::schema::row;
use super::{Places, Sheet};
use crate::model::{Document, Extraction, Quote, QuoteKind, Span, Zone};

row! {
    /// One row for each stretch of quoted or reported words.
    quotes key(quote_id)
    struct QuoteRow<'a> {
        /// The key: article, start, end and the letter q; a `t` before the start counts in the title field.
        quote_id: PlaceId,
        /// The article.
        article_id: ArticleId => "articles.article_id",
        /// Wholly in marks, partly, without marks; or no statement: a scare quote, the title of a work, a slogan.
        kind: QuoteKind,
        /// Does somebody say it?
        is_statement: bool,
        /// The words, marks removed, damaged characters repaired, parts joined as one would cite them: a comma that stands only for the attribution is left out, or is a full stop where a new sentence follows.
        quote: &'a str,
        /// First code point of the first part, in the text as it was given; marks outside.
        start: u32,
        /// One past the last code point of the last part.
        end: u32,
        /// In how many pieces it stands; see quote_parts.
        parts: u32,
        /// Who says it: a row of people, organizations or places; of several the first who is named, see quote_speakers.
        speaker_id: Option<EntityId>,
        /// The canonical name of who says it.
        speaker_name: Option<EntityName>,
        /// What the attributing words are, once resolved; empty = unknown.
        speaker_kind: Option<Speaker>,
        /// The attributing words, exactly as they stand in the text, a pronoun included.
        speaker_surface: &'a str,
        /// First code point of those words.
        speaker_start: Option<u32>,
        /// One past their last code point.
        speaker_end: Option<u32>,
        /// The reporting word or phrase, exactly as it stands in the text.
        cue: &'a str,
        /// Its dictionary form.
        cue_lemma: &'a str,
        /// First code point of the cue.
        cue_start: Option<u32>,
        /// One past its last code point.
        cue_end: Option<u32>,
        /// The part of the article.
        zone: Zone,
        /// The calibrated probability that the speaker is right; empty = not measured.
        confidence: Option<Confidence>,
        /// The rule that found the words and the sieve that found the speaker.
        reason: &'a str,
        /// What the cue does (neutral, deny, ask, promise, accuse …); belief and intention are no speech and can be left out by it.
        cue_class: &'a str,
        /// The words a pronoun stands for where they name nobody (`his mother`).
        speaker_antecedent: &'a str,
        /// The same words in marks have the same id in every article and every run, so that wire copy can be told; empty = no statement, no marks, or fewer than five words.
        group_id: Option<GroupId>,
    }
}

/// Appends the rows of an article's quotes, of their parts and of their speakers.
pub(super) fn push(found: &Extraction, places: &mut Places, quotes: &mut Sheet, parts: &mut Sheet, speakers: &mut Sheet) {
    for quote in found.quotes.iter().filter(|q| !q.parts.is_empty()) {
        let hull = places.place(quote.hull());
        let quote_id = places.id(hull, 'q');
        let speaker = quote.speaker.as_ref().map(|s| places.place(s.span));
        let cue = quote.cue.as_ref().map(|c| places.place(c.span));
        let entity = quote.speaker.as_ref().and_then(|s| s.entity);
        quotes.push(&QuoteRow {
            quote_id,
            article_id: places.article_id,
            kind: quote.kind,
            is_statement: quote.is_statement,
            quote: &words(found, quote),
            start: hull.start,
            end: hull.end,
            parts: quote.parts.len() as u32,
            speaker_id: entity.map(EntityId),
            speaker_name: entity.map(EntityName),
            speaker_kind: quote.speaker.as_ref().map(|s| Speaker(s.kind, s.entity)),
            speaker_surface: speaker.map_or("", |s| places.words(s)),
            speaker_start: speaker.map(|s| s.start),
            speaker_end: speaker.map(|s| s.end),
            cue: cue.map_or("", |c| places.words(c)),
            cue_lemma: quote.cue.as_ref().map_or("", |c| &c.lemma),
            cue_start: cue.map(|c| c.start),
            cue_end: cue.map(|c| c.end),
            zone: found.document.zone(quote.hull()),
            confidence: quote.confidence.map(Confidence),
            reason: &quote.reason,
            cue_class: quote.cue.as_ref().map_or("", |c| &c.class),
            speaker_antecedent: quote.speaker.as_ref().and_then(|s| s.antecedent).map_or("", |s| places.words(places.place(s))),
            group_id: quote.group.map(GroupId),
        });
        for (i, &part) in quote.parts.iter().enumerate() {
            let place = places.place(part);
            let row = QuotePartRow { quote_id, part: i as u32 + 1, start: place.start, end: place.end, text: places.words(place) };
            quote_parts::push(&row, parts);
        }
        for (i, speaker) in quote.speakers().enumerate() {
            let place = places.place(speaker.span);
            let entity_id = speaker.entity.map(EntityId);
            let row = QuoteSpeakerRow { quote_id, speaker: i as u32 + 1, entity_id, start: place.start, end: place.end, surface: places.words(place) };
            quote_speakers::push(&row, speakers);
        }
    }
}

/// The words of a quote for reading: from the repaired view, one space for each run of white space.
fn words(found: &Extraction, quote: &Quote) -> String {
    let document = &found.document;
    let mut out = String::with_capacity(quote.parts.iter().map(|p| (p.end - p.start) as usize + 1).sum());
    for (i, &part) in quote.parts.iter().enumerate() {
        for word in document.slice(part).split_whitespace() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
        }
        // `“We waited since January,” she said. “Nobody came.”`: the comma belongs to the attribution.
        if quote.kind == QuoteKind::Direct && out.ends_with(',') {
            let sentence = |part: Span| document.tokens.get(document.tokens_in(part).start as usize).map(|t| t.sentence);
            match quote.parts.get(i + 1) {
                None => drop(out.pop()),
                Some(&next) if sentence(next) != last_sentence(document, part) => {
                    out.pop();
                    out.push('.');
                }
                Some(_) => {}
            }
        }
    }
    out
}

/// The sentence in which a part ends.
fn last_sentence(document: &Document, part: Span) -> Option<u32> {
    let tokens = document.tokens_in(part);
    (!tokens.is_empty()).then(|| document.tokens[tokens.end as usize - 1].sentence)
}
