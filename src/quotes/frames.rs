//! What a cue reports: its subject, the words it introduces or follows, and the evidence that it reports at all.
//!
//! In: a [`Skeleton`] and the [`Hit`]s on it. Out: [`Frame`]s: one for each cue beside which words stand that could be reported.
//! Absent: the decision (see `evidence`), and who the subject means (see `speakers`).

use super::cues::{CueKind, Cues, Hit};
use super::grammar::*;
use super::marks::Stretch;
use super::phrases::{self, Route, VerbGroup};
use super::skeleton::{Shape, Skeleton};
use crate::model::Document;
use crate::words::Class;
use std::ops::Range;

/// How many items a cue reaches in each direction, so that a text that is one endless sentence is still read in linear time.
const REACH: usize = 300;

/// Where the reported words stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Geometry {
    /// `“…,” X said`, `“…,” said X`
    QuoteBefore,
    /// `X said, “…”`
    QuoteAfter,
    /// `X: “…”`, `X said: …`
    Colon,
    /// `X said that …`
    That,
    /// `X asked whether …`
    Question,
    /// `X vowed to …`
    Infinitive,
    /// `X warned of …`
    Object,
    /// `X said he …`
    Clause,
    /// `…, X said.`
    ClauseBefore,
    /// `according to X, …`
    Source,
}

/// A cue with what it reports.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The cue.
    pub hit: Hit,
    /// Its verb group.
    pub group: VerbGroup,
    /// Who says it: items, and how they were reached.
    pub subject: Option<(Range<usize>, Route)>,
    /// The reported words, as ranges of items.
    pub content: Vec<Range<usize>>,
    /// Where they stand.
    pub geometry: Geometry,
    /// The sentence.
    pub sentence: Range<usize>,
}

/// What frames are read from.
pub struct Reader<'r> {
    /// The document.
    pub document: &'r Document<'r>,
    /// The row of items.
    pub s: &'r Skeleton<'r>,
    /// Stretches in quotation marks.
    pub stretches: &'r [Stretch],
    /// What small words do.
    pub grammar: &'r Grammar,
    /// The cue lists.
    pub cues: &'r Cues,
    /// All cues of the skeleton.
    pub hits: &'r [Hit],
    /// Does the text quote in double marks? Then single ones outside are something else.
    pub double_marks: bool,
}

impl Reader<'_> {
    /// What a pronoun tells, by the hash of its token.
    pub fn pronoun(&self, hash: u64) -> Option<Pronoun> {
        self.grammar.pronoun(hash)
    }

    /// A pronoun of the first or second person.
    pub fn speaks_for_itself(&self, i: usize) -> bool {
        self.pronoun(self.document.tokens[self.s.items[i].tokens.start as usize].hash).is_some_and(|p| p.person != 3)
    }

    /// The frames of all hits, in order.
    pub fn frames(&self) -> Vec<Frame> {
        let mut out = Vec::new();
        let mut sentence = 0;
        for hit in self.hits {
            while self.s.sentences[sentence].end <= hit.items.start {
                sentence += 1;
            }
            let frame = match self.cues.entry(hit.row).kind {
                CueKind::Verb => self.verb(hit, sentence),
                CueKind::Noun => self.noun(hit, sentence),
                CueKind::SourceAfter => self.source(hit, sentence),
                CueKind::NoComment => None,
            };
            let frame = frame.map(|f| self.shared(f, out.last()));
            out.extend(frame);
        }
        out
    }

    /// `…, the source said, adding that …`: a participle or second verb has the subject of the report before it in the sentence.
    fn shared(&self, mut frame: Frame, before: Option<&Frame>) -> Frame {
        let s = self.s;
        let open = matches!(frame.subject, None | Some((_, Route::Participle | Route::Shared)));
        let verb = |f: &Frame| self.cues.entry(f.hit.row).kind == CueKind::Verb;
        let follows = before.filter(|b| b.sentence == frame.sentence && b.hit.items.end <= frame.hit.items.start && verb(b));
        let gerund = self.cues.entry(frame.hit.row).gerund && !frame.group.be;
        let start = frame.group.start;
        let apart = start > frame.sentence.start
            && (s.shape(start - 1) == Shape::Comma || s.is(start - 1, COORDINATOR) || s.shape(start - 1) == Shape::Quote && gerund);
        if let Some((p, _)) = follows.filter(|_| open && apart && verb(&frame)).and_then(|b| b.subject.clone()) {
            frame.subject = Some((p, if gerund { Route::Participle } else { Route::Shared }));
        }
        frame
    }

    /// The part of the sentence a cue can reach.
    fn reach(&self, hit: &Hit, sentence: usize) -> (usize, usize) {
        let s = &self.s.sentences[sentence];
        (s.start.max(hit.items.start.saturating_sub(REACH)), s.end.min(hit.items.end + REACH))
    }

    fn verb(&self, hit: &Hit, sentence: usize) -> Option<Frame> {
        let s = self.s;
        let (floor, end) = self.reach(hit, sentence);
        let entry = self.cues.entry(hit.row);
        let group = phrases::verb_group(s, hit.items.start, floor);
        let mut subject = phrases::subject(s, group.start, floor, entry.gerund && !group.be);
        let mut next = hit.items.end;
        let mut frame_end = end;
        while frame_end > next && matches!(s.shape(frame_end - 1), Shape::Stop) {
            frame_end -= 1;
        }
        let behind = self.behind(group.start, sentence);
        if !entry.gerund
            && group.start == hit.items.start
            && subject.as_ref().is_none_or(|(_, r)| matches!(r, Route::Across | Route::Participle))
            && let Some(p) = self.inverted(next..frame_end, behind.as_ref(), group.start == floor, entry.strength)
            && !subject.as_ref().is_some_and(|(a, _)| self.stands_better(a, sentence, behind.as_ref(), p.end >= frame_end))
        {
            next = p.end;
            subject = Some((p, Route::Inverted));
        }
        if subject.is_none() && (group.infinitive || entry.gerund) {
            subject = phrases::sentence_subject(s, group.start, floor).map(|p| (p, Route::Participle));
        }
        let inverted = matches!(subject, Some((_, Route::Inverted)));
        let mut content = Vec::new();
        let mut geometry = None;
        let quoted = |b: &Range<usize>| s.shape(b.end - 1) == Shape::Quote;
        if inverted {
            geometry = behind.as_ref().map(|b| if quoted(b) { Geometry::QuoteBefore } else { Geometry::ClauseBefore });
            content.extend(behind);
            content.extend(self.quote_after(next, frame_end));
            geometry = geometry.or_else(|| (!content.is_empty()).then_some(Geometry::QuoteAfter));
        } else {
            let before = match &subject {
                Some((p, Route::Direct | Route::Across)) => self.behind(p.start, sentence),
                Some(_) => None,
                None => behind.filter(quoted),
            };
            let (begin, after) = self.after(next, frame_end, entry.addressee);
            if let Some(b) = before {
                let both = after == Some(Geometry::QuoteAfter) && !quoted(&b) && self.opens_sentence(begin);
                if quoted(&b) || (after.is_none() || after == Some(Geometry::QuoteAfter)) && !both {
                    geometry = Some(if quoted(&b) { Geometry::QuoteBefore } else { Geometry::ClauseBefore });
                    let inserted = (!quoted(&b) && after.is_none()).then(|| self.inserted(&b, begin, frame_end)).flatten();
                    content.push(b);
                    content.extend(inserted);
                }
            } else if after.is_none()
                && matches!(subject, Some((_, Route::Direct)))
                && let Some(rest) = self.inserted(&(floor..floor), begin, frame_end)
            {
                // `Delle said, his ambition was …`
                geometry = Some(Geometry::Clause);
                content.push(rest);
            }
            // After a quotation only another quotation goes on: `“…,” she told reporters after the vote.`
            let goes_on = content.is_empty() || matches!(after, Some(Geometry::QuoteAfter | Geometry::Colon));
            if let Some(g) = after.filter(|_| goes_on) {
                geometry = geometry.or(Some(g));
                let stop = if begin >= frame_end { self.quotes_end(begin, s.items.len()) } else { self.clause_end(begin, frame_end) };
                if stop > begin {
                    content.push(begin..stop);
                }
            }
        }
        let geometry = geometry?;
        (!content.is_empty()).then(|| Frame { hit: hit.clone(), group, subject, content, geometry, sentence: floor..end })
    }

    /// The words right before an attribution that begins at `left`: a quotation, or the clause before a comma.
    fn behind(&self, left: usize, sentence: usize) -> Option<Range<usize>> {
        let s = self.s;
        let floor = s.sentences[sentence].start;
        if left == floor {
            // `“Why?” Smith asked.`: the mark inside the quotation seemed to end the sentence.
            let before = sentence.checked_sub(1).map(|p| s.sentences[p].clone())?;
            let same = self.document.tokens[s.items[before.end - 1].tokens.start as usize].paragraph
                == self.document.tokens[s.items[left].tokens.start as usize].paragraph;
            let asks = same && s.shape(before.end - 1) == Shape::Quote && before.len() == 1;
            return asks.then(|| before.end - 1..before.end);
        }
        let at = left - 1;
        let (end, comma) = match s.shape(at) {
            Shape::Comma | Shape::Dash => (at, true),
            Shape::Quote => (left, false),
            _ => return None,
        };
        if end == floor {
            return None;
        }
        if s.shape(end - 1) == Shape::Quote || !comma {
            let quote = end - 1;
            let lone =
                quote == floor || matches!(s.shape(quote - 1), Shape::Stop | Shape::Quote | Shape::Colon) || s.is(quote - 1, COORDINATOR) && quote - 1 == floor;
            if lone {
                return Some(quote..end);
            }
        } else if s.items[at].shape == Shape::Dash {
            return None;
        }
        let mut start = floor.max(end.saturating_sub(REACH));
        while start < end && (s.is(start, COORDINATOR) || s.shape(start) == Shape::Comma) {
            start += 1;
        }
        (start < end).then_some(start..end)
    }

    /// `Too often, X said, the debate …`: what goes on after an attribution put into the middle of a clause. `comma` closes it.
    fn inserted(&self, before: &Range<usize>, comma: usize, end: usize) -> Option<Range<usize>> {
        let s = self.s;
        let begin = comma + 1;
        if begin >= end || s.shape(comma) != Shape::Comma || self.new_report(begin, end) {
            return None;
        }
        let finite = |r: Range<usize>| r.clone().any(|i| s.is(i, AUXILIARY | PAST) && !s.is(i, CLITIC));
        let goes_on = !finite(before.clone()) && finite(begin..end) || s.is(begin, COORDINATOR);
        let stop = self.clause_end(begin, end);
        (goes_on && stop > begin && !s.is(begin, RELATIVE | GERUND)).then_some(begin..stop)
    }

    /// The subject after its verb: `said X.`, `said X, a Y`, `Said X: “…”`.
    fn inverted(&self, place: Range<usize>, behind: Option<&Range<usize>>, first: bool, strength: u8) -> Option<Range<usize>> {
        let (s, end) = (self.s, place.end);
        let p = phrases::after(s, place.start, end)?;
        let last = p.end >= end;
        if s.is(p.start, THAT | SUBJECT) || !last && s.is(p.end, AUXILIARY | PAST | CUE | THAT | TO) && !s.is(p.end, RELATIVE) {
            return None;
        }
        if !last && first && s.shape(p.end) == Shape::Colon {
            return Some(p);
        }
        let quoted = behind?.clone().next_back().is_some_and(|i| s.shape(i) == Shape::Quote);
        let apart = last || !matches!(s.shape(p.end), Shape::Word | Shape::Quote);
        let tied = !last && s.is(p.end, RELATIVE | PREPOSITION | COORDINATOR | DAY | ADVERB | SUBORDINATOR);
        if quoted {
            return (apart || tied).then_some(p);
        }
        let clause = behind?.clone().any(|i| s.is(i, AUXILIARY | PAST) && !s.is(i, CLITIC));
        let told = p.clone().any(|i| s.is(i, REPORTER));
        ((apart || tied) && clause && strength >= 3 && !told).then_some(p)
    }

    /// Is the phrase `across` an appositive the better subject: does a quotation stand before it, or does it begin the sentence while
    /// something else than the sentence's end follows the phrase after the verb?
    fn stands_better(&self, across: &Range<usize>, sentence: usize, behind: Option<&Range<usize>>, ends: bool) -> bool {
        let quoted = |b: &Range<usize>| self.s.shape(b.end - 1) == Shape::Quote;
        let floor = self.s.sentences[sentence].start;
        !behind.is_some_and(quoted) && (self.behind(across.start, sentence).as_ref().is_some_and(quoted) || across.start == floor && !ends)
    }

    /// `, “…”` or `“…”` right at `at`.
    fn quote_after(&self, at: usize, end: usize) -> Option<Range<usize>> {
        let mut i = at;
        while i < end && matches!(self.s.shape(i), Shape::Comma | Shape::Colon | Shape::Dash) {
            i += 1;
        }
        (i < end && self.s.shape(i) == Shape::Quote).then(|| i..self.quotes_end(i, end))
    }

    fn quotes_end(&self, mut i: usize, end: usize) -> usize {
        while i < end && self.s.shape(i) == Shape::Quote {
            i += 1;
        }
        i
    }

    /// What follows a cue: where the reported words begin, and how they are introduced; none = nothing follows.
    fn after(&self, from: usize, end: usize, addressee: bool) -> (usize, Option<Geometry>) {
        let s = self.s;
        let mut i = from;
        let mut told = false;
        for _ in 0..8 {
            if i >= end {
                return (i, None);
            }
            match s.shape(i) {
                Shape::Quote if i > from && !s.is(i - 1, REPORTER | DAY | PRONOUN) && self.title(i) => return (i, None),
                Shape::Quote => return (i, Some(Geometry::QuoteAfter)),
                Shape::Colon => {
                    // The quotation may begin the next paragraph.
                    let quote = i + 1 >= end && s.items.get(i + 1).is_some_and(|n| n.shape == Shape::Quote);
                    let quote = quote || i + 1 < end && s.shape(i + 1) == Shape::Quote;
                    return if quote { (i + 1, Some(Geometry::QuoteAfter)) } else { (i + 1, (i + 1 < end).then_some(Geometry::Colon)) };
                }
                Shape::Comma => {
                    let link = i + 2 < end && s.is(i + 1, COORDINATOR) && s.shape(i + 2) == Shape::Quote;
                    return if link {
                        (i + 2, Some(Geometry::QuoteAfter))
                    } else if i + 1 < end && s.shape(i + 1) == Shape::Quote {
                        (i + 1, Some(Geometry::QuoteAfter))
                    } else if i + 1 < end && s.is(i + 1, THAT) {
                        (i + 2, Some(Geometry::That))
                    } else {
                        (i, None)
                    };
                }
                Shape::Stop | Shape::Semicolon | Shape::Dash | Shape::Close => return (i, None),
                Shape::Open => {
                    let Some(close) = (i..end).find(|&k| s.shape(k) == Shape::Close) else { return (i, None) };
                    i = close + 1;
                    continue;
                }
                _ => {}
            }
            if s.is(i, THAT) && i + 1 < end && !matches!(s.shape(i + 1), Shape::Stop | Shape::Comma) {
                return (i + 1, Some(Geometry::That));
            }
            if s.is(i, QUESTION) {
                return (i, Some(Geometry::Question));
            }
            if s.is(i, TO) {
                return (i, Some(Geometry::Infinitive));
            }
            if let Some(next) = self.skip_circumstance(i, end) {
                i = next;
                continue;
            }
            if addressee
                && !told
                && let Some(p) = phrases::after(s, i, end).or_else(|| s.is(i, PRONOUN | REPORTER).then_some(i..i + 1))
            {
                told = true;
                i = p.end;
                continue;
            }
            if s.is(i, PREPOSITION) && !s.is(i, SUBORDINATOR) {
                return (i, Some(Geometry::Object));
            }
            let finite = (i..end.min(i + 14))
                .take_while(|&k| matches!(s.shape(k), Shape::Word | Shape::Hyphen | Shape::Other | Shape::Quote))
                .any(|k| k > i && s.is(k, AUXILIARY | PAST));
            return (i, Some(if finite || s.is(i, SUBJECT) { Geometry::Clause } else { Geometry::Object }));
        }
        (i, None)
    }

    /// `Monday`, `in a statement`, `at a rally in Iowa`, before the reported words: where it ends, if it is none of them.
    fn skip_circumstance(&self, i: usize, end: usize) -> Option<usize> {
        let s = self.s;
        if s.is(i, DAY | ADVERB) && !s.is(i, DETERMINER | SUBORDINATOR | NEGATION) {
            return Some(i + 1);
        }
        if s.is(i, DETERMINER) && i + 1 < end && s.is(i + 1, TIME | DAY) {
            return Some(i + 2);
        }
        if s.is(i, MONTH) && i + 1 < end && self.document.tokens[s.items[i + 1].tokens.start as usize].class == Class::Number {
            return Some(i + 2);
        }
        if !s.is(i, PREPOSITION) || s.is(i, OF | TO | SUBORDINATOR | AS) {
            return None;
        }
        let timely = i + 1 < end && s.is(i + 1, DAY | MONTH | TIME);
        let phrase = if timely { i + 1..i + 2 } else { phrases::after(s, i + 1, end)? };
        let speech = phrase.clone().any(|k| s.is(k, SPEECH_NOUN));
        let mut next = phrase.end;
        // What hangs on to it: `in an interview with CNN on Monday`
        if let Some(more) = (next < end && s.is(next, PREPOSITION | DAY)).then(|| self.skip_circumstance(next, end)).flatten() {
            next = more;
        }
        let opens = next >= end || matches!(s.shape(next), Shape::Quote | Shape::Colon | Shape::Comma) || s.is(next, THAT);
        (opens || timely || speech).then_some(next)
    }

    /// Where the clause that begins at `start` ends.
    pub fn clause_end(&self, start: usize, end: usize) -> usize {
        let s = self.s;
        if start < end && s.shape(start) == Shape::Quote && self.ends_itself(start) {
            return self.quotes_end(start, end);
        }
        let mut i = start;
        while i < end {
            let stop = match s.shape(i) {
                Shape::Semicolon => true,
                Shape::Quote if self.inner_comma(i) => return i + 1,
                Shape::Comma => self.new_report(i + 1, end),
                Shape::Word => i > start && s.is(i, COORDINATOR) && self.shared_report(i + 1, end),
                _ => false,
            };
            if stop {
                break;
            }
            i += 1;
        }
        while i > start && matches!(s.shape(i - 1), Shape::Comma | Shape::Stop | Shape::Dash | Shape::Semicolon | Shape::Colon) {
            i -= 1;
        }
        i
    }

    /// Does another report begin right after a comma: `, adding that`, `, according to`, `, but Y said`?
    fn new_report(&self, i: usize, end: usize) -> bool {
        let s = self.s;
        if i >= end {
            return false;
        }
        if let Some(hit) = self.hit_at(i) {
            let entry = self.cues.entry(hit.row);
            if entry.gerund || entry.kind == CueKind::SourceAfter {
                return true;
            }
        }
        let mut k = i;
        while k < end && s.is(k, COORDINATOR | SUBORDINATOR | ADVERB) && !s.is(k, THAT) {
            k += 1;
        }
        if k > i && self.hit_at(k).is_some_and(|h| self.cues.entry(h.row).kind == CueKind::Verb && s.is(k, PAST)) {
            return true;
        }
        let Some(p) = phrases::after(s, k, end) else { return false };
        let mut v = p.end;
        while v < end && s.is(v, HAVE | ADVERB) {
            v += 1;
        }
        let told = self.hit_at(v).is_some_and(|h| self.cues.entry(h.row).kind == CueKind::Verb && self.cues.entry(h.row).strength >= 3);
        told && (k > i || self.hit_at(v).is_some_and(|h| h.items.end >= end || matches!(s.shape(h.items.end), Shape::Comma | Shape::Stop)))
    }

    /// `… and added that`
    fn shared_report(&self, i: usize, end: usize) -> bool {
        let mut k = i;
        while k < end && self.s.is(k, ADVERB) {
            k += 1;
        }
        k < end && self.s.is(k, PAST) && self.hit_at(k).is_some_and(|h| self.cues.entry(h.row).kind == CueKind::Verb)
    }

    fn hit_at(&self, item: usize) -> Option<&Hit> {
        self.hits.binary_search_by_key(&item, |h| h.items.start).ok().map(|i| &self.hits[i])
    }

    /// How many words a quotation has.
    pub fn words(&self, i: usize) -> usize {
        let content = self.stretches[self.s.items[i].quote as usize].content;
        content.range().filter(|&t| self.document.tokens[t].class != Class::Mark).count()
    }

    /// Does a quotation begin with a capital, as a sentence does?
    pub fn opens_sentence(&self, i: usize) -> bool {
        let content = self.stretches[self.s.items[i].quote as usize].content;
        self.s.shape(i) == Shape::Quote && content.range().map(|t| &self.document.tokens[t]).find(|t| t.is_word()).is_some_and(|t| t.is_capitalised())
    }

    /// Is a quotation written as a title: all its longer words capitalised?
    pub fn title(&self, i: usize) -> bool {
        let mut capitals = 0;
        for t in self.stretches[self.s.items[i].quote as usize].content.range() {
            let token = &self.document.tokens[t];
            if token.is_word() && token.is_capitalised() {
                capitals += 1;
            } else if token.is_word() && (token.end - token.start > 4 || capitals == 0 || !self.grammar.is(token.hash, FUNCTION_WORD)) {
                return false;
            }
        }
        capitals > 0
    }

    fn last_word(&self, i: usize) -> &str {
        let content = self.stretches[self.s.items[i].quote as usize].content;
        self.document.word(content.end as usize - 1)
    }

    pub fn inner_comma(&self, i: usize) -> bool {
        self.last_word(i) == ","
    }

    /// A quotation that closes with a comma or full stop of its own.
    fn ends_itself(&self, i: usize) -> bool {
        matches!(self.last_word(i), "," | "." | "?" | "!" | "…" | "..." | "—" | "--")
    }

    /// `his claim that …`, `his message: …`
    fn noun(&self, hit: &Hit, sentence: usize) -> Option<Frame> {
        let s = self.s;
        let (floor, end) = self.reach(hit, sentence);
        let mut frame_end = end;
        while frame_end > hit.items.end && s.shape(frame_end - 1) == Shape::Stop {
            frame_end -= 1;
        }
        let next = hit.items.end;
        if next >= frame_end {
            return None;
        }
        let (begin, geometry) = match s.shape(next) {
            Shape::Colon if next + 1 < frame_end => (next + 1, Geometry::Colon),
            _ if s.is(next, THAT) && next + 1 < frame_end => (next + 1, Geometry::That),
            _ => return None,
        };
        let stop = self.clause_end(begin, frame_end);
        let holder = (floor..hit.items.start).rev().take(5).find(|&i| s.is(i, POSSESSIVE | CLITIC));
        let subject = match holder {
            Some(i) => if s.is(i, CLITIC) { phrases::before(s, i, floor) } else { Some(i..i + 1) }.map(|p| (p, Route::Direct)),
            None => phrases::sentence_subject(s, hit.items.start, floor).map(|p| (p, Route::Participle)),
        };
        (stop > begin).then(|| Frame {
            hit: hit.clone(),
            group: VerbGroup { start: hit.items.start, ..VerbGroup::default() },
            subject,
            content: std::iter::once(begin..stop).collect(),
            geometry,
            sentence: floor..end,
        })
    }

    /// `according to X, …` and `…, according to X`
    fn source(&self, hit: &Hit, sentence: usize) -> Option<Frame> {
        let s = self.s;
        let (floor, end) = self.reach(hit, sentence);
        let phrase = phrases::after(s, hit.items.end, end)?;
        let mut frame_end = end;
        while frame_end > phrase.end && s.shape(frame_end - 1) == Shape::Stop {
            frame_end -= 1;
        }
        let start = hit.items.start;
        let leads = start == floor || start == floor + 1 && s.is(floor, COORDINATOR | ADVERB);
        let mut content = Vec::new();
        if leads {
            let comma = (phrase.end..frame_end).find(|&i| s.shape(i) == Shape::Comma)?;
            content.push(comma + 1..frame_end);
        } else {
            let mut stop = start;
            while stop > floor && matches!(s.shape(stop - 1), Shape::Comma | Shape::Dash) {
                stop -= 1;
            }
            let inserted = self.inserted(&(floor..stop), phrase.end.min(frame_end.saturating_sub(1)), frame_end);
            let word = stop == floor + 1 && s.is(floor, COORDINATOR | ADVERB);
            content.extend((stop > floor && !(word && inserted.is_some())).then_some(floor..stop));
            content.extend(inserted);
        }
        let quoted = content.iter().all(|c| c.clone().all(|i| s.shape(i) == Shape::Quote));
        let geometry = if quoted { Geometry::QuoteBefore } else { Geometry::Source };
        (!content.is_empty()).then(|| Frame {
            hit: hit.clone(),
            group: VerbGroup { start, ..VerbGroup::default() },
            subject: Some((phrase, Route::Inverted)),
            content,
            geometry,
            sentence: floor..end,
        })
    }
}
