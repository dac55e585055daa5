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
use std::ops::Range;

/// How many items a cue reaches in each direction, so that a text that is one endless sentence is still read in linear time.
pub(super) const REACH: usize = 300;

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
            let frame = frame.map(|f| self.shared(f, &out));
            out.extend(frame);
        }
        out
    }

    /// `…, the source said, adding that …`: a participle or second verb has the subject of the report before it in the sentence.
    fn shared(&self, mut frame: Frame, before: &[Frame]) -> Frame {
        let s = self.s;
        let open = matches!(frame.subject, None | Some((_, Route::Participle | Route::Shared)));
        let verb = |f: &Frame| self.cues.entry(f.hit.row).kind == CueKind::Verb;
        let follows = before
            .iter()
            .rev()
            .take(6)
            .take_while(|b| b.hit.items.start >= frame.sentence.start)
            .find(|b| b.hit.items.end <= frame.hit.items.start && verb(b) && b.subject.is_some());
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
                let passive = group.be && s.is(hit.items.start, PAST) && !subject.as_ref().is_some_and(|(p, _)| s.is(p.start, PRONOUN));
                let inserted = (!quoted(&b) && after.is_none()).then(|| self.inserted(&b, begin, frame_end)).flatten();
                let clause = inserted.is_some() || b.clone().any(|i| s.is(i, AUXILIARY | PAST)) || b.len() >= 6;
                if quoted(&b) || clause && !passive && (after.is_none() || after == Some(Geometry::QuoteAfter)) && !both {
                    geometry = Some(if quoted(&b) { Geometry::QuoteBefore } else { Geometry::ClauseBefore });
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
                    content.push(self.without_object(begin, stop, g));
                }
            }
        }
        let geometry = geometry?;
        (!content.is_empty()).then(|| Frame { hit: hit.clone(), group, subject, content, geometry, sentence: floor..end })
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
