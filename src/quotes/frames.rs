//! What a cue reports: its subject, the words it introduces or follows, and the evidence that it reports at all.
//!
//! In: a [`Skeleton`] and the [`Hit`]s on it. Out: [`Frame`]s: one for each cue beside which words stand that could be reported.
//! Absent: the decision (see `evidence`), and who the subject means (see `speakers`).

use super::cues::{CueKind, Cues, Hit};
use super::grammar::*;
use super::marks::Stretch;
use super::phrases::{self, Route, VerbGroup};
use super::skeleton::{Shape, Skeleton};
use super::subjects;
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

    /// The frames of all hits, in order, each with the score that `weigh` gives it.
    pub fn frames(&self, mut weigh: impl FnMut(&Frame) -> f32) -> Vec<(Frame, f32)> {
        let mut out: Vec<(Frame, f32)> = Vec::new();
        let mut sentence = 0;
        for hit in self.hits {
            while self.s.sentences[sentence].end <= hit.items.start {
                sentence += 1;
            }
            let frame = match self.cues.entry(hit.row).kind {
                CueKind::Verb => self.verb(hit, sentence),
                CueKind::Noun => self.noun_frame(hit, sentence),
                CueKind::SourceAfter => self.source(hit, sentence),
                CueKind::NoComment => None,
            };
            if let Some(frame) = frame.map(|f| self.shared(f, &out)) {
                let score = weigh(&frame);
                out.push((frame, score));
            }
        }
        out
    }

    /// `…, the source said, adding that …`: a participle or second verb has the subject of the report before it in the sentence.
    fn shared(&self, mut frame: Frame, before: &[(Frame, f32)]) -> Frame {
        let s = self.s;
        let open = matches!(frame.subject, None | Some((_, Route::Participle | Route::Shared)));
        let verb = |f: &Frame| self.cues.entry(f.hit.row).kind == CueKind::Verb;
        let follows = before
            .iter()
            .rev()
            .take(6)
            .filter(|(_, score)| *score > -0.5)
            .map(|(b, _)| b)
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
        /// Words in marks that somebody must have said, whoever it was.
        const FEWEST: usize = 4;
        let s = self.s;
        let (floor, end) = self.reach(hit, sentence);
        let entry = self.cues.entry(hit.row);
        let group = phrases::verb_group(s, hit.items.start, floor);
        let mut next = hit.items.end;
        let passive = self.passive(hit, &group, floor);
        let agent = (passive && next < end && s.is(next, BY)).then(|| phrases::after(s, next + 1, end)).flatten();
        let mut subject = if passive {
            // `was criticised by X`: who is spoken of does not speak.
            next = agent.as_ref().map_or(next, |p| p.end);
            agent.map(|p| (p, Route::Across))
        } else {
            subjects::subject(s, group.start, floor, entry.gerund && !group.be)
        };
        // `used references to history to remind them`: what a preposition governs does not act.
        let governed = |p: &Range<usize>| p.start > floor && s.is(p.start - 1, PREPOSITION) && !s.is(p.start - 1, SUBORDINATOR | FOR);
        if group.infinitive && subject.as_ref().is_some_and(|(p, r)| *r == Route::Direct && governed(p)) {
            subject = subjects::sentence_subject(s, group.start, floor).map(|p| (p, Route::Participle));
        }
        // `The “traditional values” plan`: words in marks before a noun.
        let marked = hit.items.start > floor + 1 && s.shape(hit.items.start - 1) == Shape::Quote && !self.ends_itself(hit.items.start - 1);
        if marked && s.is(hit.items.start - 2, DETERMINER | POSSESSIVE) || self.noun(hit, &group, subject.as_ref(), floor) {
            return None;
        }
        let mut frame_end = end;
        while frame_end > next && matches!(s.shape(frame_end - 1), Shape::Stop) {
            frame_end -= 1;
        }
        let behind = self.behind(group.start, sentence);
        if !entry.gerund
            && !passive
            && (group.start..hit.items.start).all(|i| s.is(i, ADVERB) && !s.is(i, WHEN))
            && subject.as_ref().is_none_or(|(_, r)| matches!(r, Route::Across | Route::Participle))
            && let Some(p) = self.inverted(next..frame_end, behind.as_ref(), group.start == floor, entry.strength)
            && !subject.as_ref().is_some_and(|(a, _)| self.stands_better(a, sentence, behind.as_ref(), p.end >= frame_end))
        {
            next = p.end;
            subject = Some((p, Route::Inverted));
        }
        if subject.is_none() && !passive && (group.infinitive || entry.gerund) {
            subject = subjects::sentence_subject(s, group.start, floor).map(|p| (p, Route::Participle));
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
            let mut before = match &subject {
                Some((p, Route::Direct | Route::Across)) => self.behind(p.start, sentence),
                Some(_) => None,
                None => behind.filter(quoted),
            };
            if let Some((quote, name)) = before.as_ref().and_then(|b| self.name_behind_quote(b)) {
                subject = Some((name, Route::Across));
                before = Some(quote);
            }
            // `the court was told the dam …`: the addressee stands before.
            let (begin, after) = self.after(next, frame_end, entry.addressee && !passive, entry.clause);
            // `On how the dam was built, X said, his ambition was …`: what stands before is no clause.
            let whole = before.clone();
            let before = before.filter(|b| quoted(b) || after.is_some() || self.clause(b) || self.closes_dash(b, next, end));
            // `The plan, X said, was too dear`: the attribution stands between subject and verb.
            let halves = whole.filter(|_| before.is_none() && after.is_none()).and_then(|b| {
                let rest = self.inserted(&b, begin, frame_end).filter(|rest| s.is(rest.start, AUXILIARY | PAST) || s.verb_only(rest.start))?;
                Some((b, rest))
            });
            if let Some((b, rest)) = halves {
                geometry = Some(Geometry::ClauseBefore);
                content.extend([b, rest]);
            } else if let Some(b) = before {
                let both = after == Some(Geometry::QuoteAfter) && !quoted(&b) && self.opens_sentence(begin);
                let inserted = (!quoted(&b) && after.is_none()).then(|| self.inserted(&b, begin, frame_end)).flatten();
                let mut b = b;
                let clause = inserted.is_some() || self.after_dash(&mut b, next, end) || self.clause(&b);
                if quoted(&b) || clause && (after.is_none() || after == Some(Geometry::QuoteAfter)) && !both {
                    geometry = Some(if quoted(&b) { Geometry::QuoteBefore } else { Geometry::ClauseBefore });
                    content.push(b);
                    content.extend(inserted);
                }
            } else if after.is_none()
                && matches!(subject, Some((_, Route::Direct)))
                && !s.is(floor, SUBORDINATOR)
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
                // `When asked whether she minded, Ana Lima laughed.`
                let fronted = subject.is_none() && (group.start == floor || group.start == floor + 1 && s.is(floor, SUBORDINATOR));
                let limit = subject.as_ref().map_or(frame_end, |(p, _)| self.subordinate_end(p.start, floor, begin, frame_end));
                // `Asked whether she minded, Ana Lima laughed.`
                let closes = |i: &usize| s.shape(*i) == Shape::Comma || s.shape(*i) == Shape::Quote && self.inner_comma(*i);
                let limit = match (begin..limit).find(closes).filter(|_| fronted) {
                    Some(i) => i + usize::from(s.shape(i) == Shape::Quote),
                    None => limit,
                };
                // `The mayor, who said the well was dry, left at noon.`
                let relative = matches!(subject, Some((_, Route::Relative))) && group.start >= floor + 2 && s.shape(group.start - 2) == Shape::Comma;
                let back = |i: usize| s.shape(i) == Shape::Comma && i + 1 < limit && (s.is(i + 1, AUXILIARY | PAST) || s.verb_only(i + 1));
                let limit = if relative { (begin..limit).find(|&i| back(i)).unwrap_or(limit) } else { limit };
                let stop = if begin >= frame_end { self.quotes_end(begin, s.items.len()) } else { self.clause_end(begin, limit) };
                if stop > begin {
                    self.split_at_colon(self.without_object(begin, stop, g), g, &mut content);
                }
            }
        }
        let geometry = geometry?;
        // `is forecast to reach`, `will be discussed in a paper`: without an agent only whole clauses are reported.
        let apart = || content.last().is_some_and(|c| s.shape(c.end - 1) == Shape::Quote && self.ends_itself(c.end - 1));
        // `did not reveal the losses`, `did not say how many`: nothing is told.
        let untold = matches!(geometry, Geometry::Question | Geometry::Object | Geometry::Infinitive) || geometry == Geometry::Clause && entry.strength < 3;
        if group.negated && untold && !content.iter().any(|c| c.clone().any(|i| s.shape(i) == Shape::Quote)) {
            return None;
        }
        let quoted_words = || content.iter().flat_map(Clone::clone).filter(|&i| s.shape(i) == Shape::Quote).map(|i| self.words(i)).sum::<usize>();
        // `Doors open: 7 p.m.`: a weak cue only stands beside words in marks.
        if geometry == Geometry::Colon && entry.strength == 1 && quoted_words() == 0 {
            return None;
        }
        // `is pronounced “kee.”`
        let whole = matches!(geometry, Geometry::Question | Geometry::Colon)
            || geometry == Geometry::QuoteAfter && quoted_words() >= FEWEST
            || geometry == Geometry::That && entry.clause
            || geometry == Geometry::QuoteBefore && apart()
            || geometry == Geometry::Clause && entry.addressee;
        if passive && subject.is_none() && !whole {
            return None;
        }
        // `“…,” privately held Mars said`: another verb has the quotation.
        let another = |from: usize| (from + 1..end.min(from + 6)).any(|i| self.hit_at(i).is_some_and(|h| self.cues.entry(h.row).strength >= 3));
        if geometry == Geometry::QuoteBefore && subject.is_none() && next < end && s.is(next, NAME) && another(next) {
            return None;
        }
        // `When the bell rang, Ana Lima laughed.`
        if geometry == Geometry::ClauseBefore && entry.strength < 3 && content.first().is_some_and(|c| s.is(c.start, SUBORDINATOR)) {
            return None;
        }
        // `…, a person briefed on the plan said`
        let weak = geometry == Geometry::ClauseBefore && entry.strength < 3 && s.is(hit.items.start, PAST) && !group.have;
        if weak && !inverted && (next..end.min(next + 6)).take_while(|&i| s.shape(i) == Shape::Word).any(|i| s.is(i, SAYS) && another(i - 1)) {
            return None;
        }
        let gap = matches!(geometry, Geometry::Object | Geometry::Infinitive | Geometry::Clause) && self.gap(geometry, subject.as_ref(), &content, floor);
        (!content.is_empty() && !gap).then(|| Frame { hit: hit.clone(), group, subject, content, geometry, sentence: floor..end })
    }

    /// `“It is late,” Tom Reed, the firm's new chief says`: between a quotation and what seems to be the subject stands the name it describes.
    fn name_behind_quote(&self, before: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
        let s = self.s;
        let quote = before.clone().rev().find(|&i| s.shape(i) == Shape::Quote).filter(|&q| self.inner_comma(q))?;
        let name = phrases::after(s, quote + 1, before.end).filter(|p| p.end == before.end && s.is(p.end - 1, NAME))?;
        Some((quote..quote + 1, name))
    }

    /// `his claim that …`, `his message: …`
    fn noun_frame(&self, hit: &Hit, sentence: usize) -> Option<Frame> {
        let s = self.s;
        let (floor, end) = self.reach(hit, sentence);
        let mut frame_end = end;
        while frame_end > hit.items.end && s.shape(frame_end - 1) == Shape::Stop {
            frame_end -= 1;
        }
        let next = hit.items.end;
        // `CAUTION: …`, `REACTIONS: …`: a heading.
        let heading = self.document.tokens[s.items[hit.items.start].tokens.start as usize].case == crate::model::Case::Upper;
        if next >= frame_end || heading {
            return None;
        }
        // `X said in a statement that`: the verb reports.
        let mut at = hit.items.start;
        while at > floor && s.shape(at - 1) == Shape::Word && !s.is(at - 1, PREPOSITION | CUE | AUXILIARY) && hit.items.start - at < 3 {
            at -= 1;
        }
        let verb = |i: usize| self.hit_at(i).is_some_and(|h| self.cues.entry(h.row).kind == CueKind::Verb && self.cues.entry(h.row).strength >= 3);
        if at > floor + 1 && s.is(at - 1, PREPOSITION) && verb(at - 2) {
            return None;
        }
        let (begin, geometry) = match s.shape(next) {
            Shape::Colon if next + 1 < frame_end => (next + 1, Geometry::Colon),
            _ if s.is(next, THAT) && next + 1 < frame_end && !self.relative(next) => (next + 1, Geometry::That),
            _ => return None,
        };
        let stop = self.clause_end(begin, frame_end);
        let holder = (floor..hit.items.start).rev().take(5).find(|&i| s.is(i, POSSESSIVE | CLITIC));
        let subject = match holder {
            Some(i) => if s.is(i, CLITIC) { phrases::before(s, i, floor) } else { Some(i..i + 1) }.map(|p| (p, Route::Direct)),
            None => subjects::sentence_subject(s, hit.items.start, floor).map(|p| (p, Route::Participle)),
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

    /// `a statement issued on Monday by the ministry`: who issued it.
    fn issuer(&self, statement: &Range<usize>, end: usize) -> Option<Range<usize>> {
        let s = self.s;
        let mut last = statement.end;
        if s.is(last - 1, PAST) {
            // The participle was taken for a part of the phrase.
            last -= 1;
        }
        if last >= end || !s.is(last - 1, SPEECH_NOUN) || !s.is(last, PAST) {
            return None;
        }
        let mut by = last + 1;
        while by < end
            && !s.is(by, BY)
            && let Some(next) = self.skip_circumstance(by, end)
        {
            by = next;
        }
        (by < end && s.is(by, BY)).then(|| phrases::after(s, by + 1, end)).flatten()
    }

    /// `according to X, …` and `…, according to X`
    fn source(&self, hit: &Hit, sentence: usize) -> Option<Frame> {
        /// The longest source that is told by its comma alone.
        const LONGEST: usize = 10;
        let s = self.s;
        let (floor, end) = self.reach(hit, sentence);
        // `the paper said, citing sources`: who says it is the paper.
        let said = |i: usize| self.hit_at(i).is_some_and(|h| self.cues.entry(h.row).kind == CueKind::Verb && self.cues.entry(h.row).strength >= 3);
        let reported = |i: usize| self.hit_at(i).is_some_and(|h| self.cues.entry(h.row).kind == CueKind::Verb && self.cues.entry(h.row).strength >= 2);
        let at = hit.items.start;
        let right_before = at > floor + 2 && s.shape(at - 1) == Shape::Comma && reported(at - 2);
        if hit.items.len() == 1 && (right_before || (floor.max(at.saturating_sub(3))..at).any(said)) {
            return None;
        }
        // `according to the plan` may be a document; `citing his views` names no source, nor does a plan without its article.
        let told = |p: &Range<usize>| hit.items.len() > 1 && s.is(p.start, ARTICLE);
        let own = |p: &Range<usize>| hit.items.len() == 1 && s.is(p.start, POSSESSIVE) && !p.clone().any(|i| s.is(i, ROLE | COLLECTIVE));
        // `citing inflation expectations`: what is cited in one word must be able to speak.
        let speaks =
            |p: &Range<usize>| hit.items.len() > 1 || p.clone().any(|i| s.is(i, ROLE | COLLECTIVE | TITLE | REPORTER | NAME | FEMALE | MALE) || s.name_like(i));
        let source = |p: &Range<usize>| (phrases::source_like(s, p) && !own(p) || told(p) || p.clone().any(|i| s.is(i, NOUN))) && speaks(p);
        let comma = (hit.items.end..end.min(hit.items.end + LONGEST)).find(|&i| s.shape(i) == Shape::Comma);
        // `according to conservative talk radio host Tom Reed, …`: the comma tells where the source ends.
        let to_comma = comma.map(|c| hit.items.end..c).filter(|p| !p.is_empty() && p.clone().all(|i| s.shape(i) == Shape::Word));
        let phrase = phrases::after(s, hit.items.end, end).filter(source).or_else(|| to_comma.filter(source))?;
        let phrase = self.issuer(&phrase, end).unwrap_or(phrase);
        let mut frame_end = end;
        while frame_end > phrase.end && s.shape(frame_end - 1) == Shape::Stop {
            frame_end -= 1;
        }
        let start = hit.items.start;
        // `However, according to X, …`
        let linked = s.is(floor, COORDINATOR | ADVERB) && (start == floor + 1 || start == floor + 2 && s.shape(floor + 1) == Shape::Comma);
        let leads = start == floor || linked;
        let mut content = Vec::new();
        if leads {
            let comma = (phrase.end..frame_end).find(|&i| s.shape(i) == Shape::Comma).filter(|comma| comma + 1 < frame_end)?;
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
