//! How far the words beside a cue reach: where a reported clause begins and ends, what stands before an attribution, what only tells
//! when and where something was said.
//!
//! In: a [`Reader`] and places in its row of items. Out: ranges of items. Absent: whether the cue reports at all.

use super::cues::{CueKind, Hit};
use super::frames::{Geometry, REACH, Reader};
use super::grammar::*;
use super::phrases;
use super::skeleton::Shape;
use crate::words::Class;
use std::ops::Range;

impl Reader<'_> {
    /// The words right before an attribution that begins at `left`: a quotation, or the clause before a comma.
    pub(super) fn behind(&self, left: usize, sentence: usize) -> Option<Range<usize>> {
        /// A sentence of so many items is an attribution and nothing else.
        const SHORT: usize = 7;
        let s = self.s;
        let floor = s.sentences[sentence].start;
        if left == floor {
            // `“Why?” Smith asked.`: the mark inside the quotation seemed to end the sentence.
            let before = sentence.checked_sub(1).map(|p| s.sentences[p].clone())?;
            let same = self.document.tokens[s.items[before.end - 1].tokens.start as usize].paragraph
                == self.document.tokens[s.items[left].tokens.start as usize].paragraph;
            let alone = same && s.shape(before.end - 1) == Shape::Quote && before.len() == 1;
            // `“It is too dear.” The council agreed to pay on Monday.`: behind a full stop a sentence of its own begins, unless there is nothing else in it.
            let short = s.sentences[sentence].len() <= SHORT;
            return (alone && (short || self.last_word(before.end - 1) != ".")).then(|| before.end - 1..before.end);
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
            let fronted = s.is(floor, PAST | GERUND) && self.hit_at(floor).is_some_and(|h| quote > h.items.end);
            if fronted {
                return None;
            }
            let lone =
                quote == floor || matches!(s.shape(quote - 1), Shape::Stop | Shape::Quote | Shape::Colon) || s.is(quote - 1, COORDINATOR) && quote - 1 == floor;
            if lone {
                return Some(quote..end);
            }
            // `On “Meet the Press,” X said`: a title that tells where.
            if comma && self.words(quote) <= 8 && self.title(quote) || !comma && self.inner_comma(quote) && self.title(quote) {
                return None;
            }
        } else if s.items[at].shape == Shape::Dash {
            return None;
        }
        let mut start = floor.max(end.saturating_sub(REACH));
        // `[ID:N12] The line will close`
        let closing = |open: usize| (open..end).find(|&i| s.shape(i) == Shape::Close).filter(|_| s.shape(open) == Shape::Open);
        while let Some(close) = closing(start) {
            start = close + 1;
        }
        while start < end && (s.is(start, COORDINATOR) || s.shape(start) == Shape::Comma) {
            start += 1;
        }
        // `Asked by a reporter, “Will you resign?”, X said`: what a participle in front reports is its own.
        let front = start + usize::from(s.is(start, SUBORDINATOR) && start + 1 < end);
        let fronted = s.is(front, PAST | GERUND) && self.hit_at(front).is_some();
        // `Founded in 2016, the school is full, X said`: behind the comma a clause of its own begins.
        let comma = (front..end).find(|&i| s.shape(i) == Shape::Comma).unwrap_or(end);
        let clause = (comma..end).any(|i| s.is(i, AUXILIARY | PAST) && !s.is(i, CLITIC));
        (start < end && (clause || !fronted)).then_some(start..end)
    }

    /// `Too often, X said, the debate …`: what goes on after an attribution put into the middle of a clause. `comma` closes it.
    pub(super) fn inserted(&self, before: &Range<usize>, comma: usize, end: usize) -> Option<Range<usize>> {
        let s = self.s;
        let begin = comma + 1;
        if begin >= end || s.shape(comma) != Shape::Comma || self.new_report(begin, end) {
            return None;
        }
        let finite = |r: Range<usize>| r.clone().any(|i| s.is(i, AUXILIARY | PAST) && !s.is(i, CLITIC));
        let goes_on = !finite(before.clone()) && finite(begin..end) || s.is(begin, COORDINATOR);
        let stop = self.clause_end(begin, end);
        let apart = s.is(begin, RELATIVE | QUESTION | GERUND | SUBORDINATOR) || before.is_empty() && s.is(begin, COORDINATOR);
        (goes_on && stop > begin && !apart).then_some(begin..stop)
    }

    /// The subject after its verb: `said X.`, `said X, a Y`, `Said X: “…”`.
    pub(super) fn inverted(&self, place: Range<usize>, behind: Option<&Range<usize>>, first: bool, strength: u8) -> Option<Range<usize>> {
        let (s, end) = (self.s, place.end);
        let p = phrases::after(s, place.start, end)?;
        let last = p.end >= end;
        let ends_otherwise = !last && s.is(p.end, AUXILIARY | PAST | CUE | THAT | TO) && !s.is(p.end, RELATIVE | GERUND);
        // `said a trader based in Lima`, `said a report published on Monday`
        let reduced = p.end + 1 < end && s.is(p.end, PAST) && s.is(p.end + 1, PREPOSITION) && (!s.is(p.end, SAYS) || s.is(p.end - 1, SPEECH_NOUN));
        // `said a banker close to the deal`
        let reduced = reduced || p.end + 1 < end && s.is(p.end, TO) && !last && (s.name_like(p.end + 1) || s.is(p.end + 1, DETERMINER | POSSESSIVE));
        if s.is(p.start, THAT) || s.is(p.start, SUBJECT) && p.len() == 1 || ends_otherwise && !reduced {
            return None;
        }
        if !last && first && s.shape(p.end) == Shape::Colon {
            return Some(p);
        }
        let quoted = behind?.clone().next_back().is_some_and(|i| s.shape(i) == Shape::Quote);
        let apart = last || !matches!(s.shape(p.end), Shape::Word | Shape::Quote);
        let tied = !last && s.is(p.end, RELATIVE | PREPOSITION | COORDINATOR | DAY | ADVERB | SUBORDINATOR | WHEN | GERUND) || reduced;
        if quoted {
            return (apart || tied).then_some(p);
        }
        // `“a big step” for the firm, said Ana Lima, who …`: words in marks, or a name before a comma, tell enough.
        let named = apart && p.clone().any(|i| s.is(i, NAME));
        let clause = named || behind?.clone().any(|i| s.is(i, AUXILIARY | PAST) && !s.is(i, CLITIC) || s.shape(i) == Shape::Quote);
        let told = p.clone().any(|i| s.is(i, REPORTER));
        ((apart || tied) && clause && strength >= 3 && !told).then_some(p)
    }

    /// Is the phrase `across` an appositive the better subject: does a quotation stand before it, or does it begin the sentence while
    /// something else than the sentence's end follows the phrase after the verb?
    pub(super) fn stands_better(&self, across: &Range<usize>, sentence: usize, behind: Option<&Range<usize>>, ends: bool) -> bool {
        let quoted = |b: &Range<usize>| self.s.shape(b.end - 1) == Shape::Quote;
        let floor = self.s.sentences[sentence].start;
        // `Prices suggest a rise, said Ana Lima, …`: what is followed by its own verb does not say it.
        let apposed = matches!(self.s.shape(across.end), Shape::Comma | Shape::Dash | Shape::Open);
        !behind.is_some_and(quoted) && (self.behind(across.start, sentence).as_ref().is_some_and(quoted) || across.start == floor && !ends && apposed)
    }

    /// `, “…”` or `“…”` right at `at`.
    pub(super) fn quote_after(&self, at: usize, end: usize) -> Option<Range<usize>> {
        let mut i = at;
        while i < end && matches!(self.s.shape(i), Shape::Comma | Shape::Colon | Shape::Dash) {
            i += 1;
        }
        (i < end && self.s.shape(i) == Shape::Quote).then(|| i..self.quotes_end(i, end))
    }

    pub(super) fn quotes_end(&self, mut i: usize, end: usize) -> usize {
        while i < end && self.s.shape(i) == Shape::Quote {
            i += 1;
        }
        i
    }

    /// What follows a cue: where the reported words begin, and how they are introduced; none = nothing follows.
    pub(super) fn after(&self, from: usize, end: usize, addressee: bool, clause: bool) -> (usize, Option<Geometry>) {
        let s = self.s;
        let mut i = from;
        let mut told = false;
        // What is called something, or does it; people are told.
        let mut thing = None;
        for _ in 0..8 {
            if i >= end {
                return (i, None);
            }
            match s.shape(i) {
                Shape::Quote if i > from && !s.is(i - 1, REPORTER | DAY | PRONOUN) && self.title(i) => return (i, None),
                // `X said a hike “would do harm”`: words in marks that go on with what stands before them.
                Shape::Quote if thing.is_some() && !self.opens_sentence(i) => return (thing.unwrap_or(i), Some(Geometry::Object)),
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
            if s.is(i, THAT) && i + 1 < end && s.is(i + 1, BE) && s.is(i + 1, CLITIC) && clause {
                // `He says that's why they came`
                return (i, Some(Geometry::Clause));
            }
            if s.is(i, THAT) && i + 1 < end && s.shape(i + 1) != Shape::Stop && !(i + 2 >= end && s.shape(i + 1) == Shape::Comma) {
                if i > from && !told && self.relative(i) {
                    return (i, None);
                }
                return (i + 1 + usize::from(s.shape(i + 1) == Shape::Comma), Some(Geometry::That));
            }
            if i > from && (s.is(i, RELATIVE) && told || s.is(i, PAST) && !s.items[i].capital) {
                // `apologized to the women who …`, `said at a briefing held on Monday`
                return (i, None);
            }
            // `he said but added that`, `the newspaper said citing a report`: another report.
            let source = || self.hit_at(i).is_some_and(|h| self.cues.entry(h.row).kind == CueKind::SourceAfter && h.items.len() == 1);
            if s.is(i, COORDINATOR) && i + 1 < end && self.shared_report(i + 1, end) || source() {
                return (i, None);
            }
            if s.is(i, QUESTION) {
                return (i, Some(Geometry::Question));
            }
            if s.is(i, TO) {
                let to =
                    (i + 1 < end && (s.name_like(i + 1) || s.is(i + 1, DETERMINER | POSSESSIVE | REPORTER))).then(|| phrases::after(s, i + 1, end)).flatten();
                let Some(to) = to else { return (i, Some(Geometry::Infinitive)) };
                // `apologized to Ana Lima, …`
                told = true;
                i = to.end;
                continue;
            }
            if let Some(next) = self.skip_circumstance(i, end) {
                i = next;
                continue;
            }
            if addressee
                && !told
                && let Some(p) = phrases::after(s, i, end).or_else(|| s.is(i, PRONOUN | REPORTER).then_some(i..i + 1))
            {
                // `He vowed the council would act`: a verb behind it makes the phrase a subject.
                if clause && p.end < end && s.is(p.end, AUXILIARY) && !s.is(p.end, CLITIC) {
                    return (self.second_phrase(&p).unwrap_or(i), Some(Geometry::Clause));
                }
                let people = p.clone().any(|k| s.is(k, ROLE | COLLECTIVE | REPORTER | NAME | PRONOUN | TITLE) || s.items[k].capital);
                thing = (p.len() > 1 && !people).then_some(i);
                told = true;
                i = p.end;
                continue;
            }
            // `warned investors that the fund could fail`
            if clause
                && !told
                && let Some(that) = self.told_that(i, end)
            {
                return (that + 1, Some(Geometry::That));
            }
            if s.is(i, PREPOSITION) && !s.is(i, SUBORDINATOR) {
                return (i, Some(Geometry::Object));
            }
            let finite = (i..end.min(i + 14))
                .take_while(|&k| matches!(s.shape(k), Shape::Word | Shape::Hyphen | Shape::Other | Shape::Quote))
                .any(|k| k > i && s.is(k, AUXILIARY | PAST) && !s.is(k, CLITIC));
            // `recognised him in the crowd`
            // `said he …`, but `described it as …`
            let told_of = s.is(i, SUBJECT) && i + 1 < end && s.shape(i + 1) == Shape::Word && !s.is(i + 1, PREPOSITION);
            let objective = s.is(i, PRONOUN) && !s.is(i, SUBJECT | POSSESSIVE);
            return (i, Some(if clause && !objective && (finite || told_of) { Geometry::Clause } else { Geometry::Object }));
        }
        (i, None)
    }

    /// `told the court Ms Cooper was late`: where a name begins behind a noun in what looks like one phrase.
    fn second_phrase(&self, p: &Range<usize>) -> Option<usize> {
        let s = self.s;
        p.clone().skip(1).find(|&i| s.name_like(i) && !s.items[i - 1].capital && !s.is(i - 1, FUNCTION_WORD | ROLE | TITLE))
    }

    /// `investors that …`: the `that` behind people who are told something.
    fn told_that(&self, i: usize, end: usize) -> Option<usize> {
        let s = self.s;
        let p = phrases::after(s, i, end)?;
        // `shareholders of his company`
        let that =
            (p.end..end.min(p.end + 5)).take_while(|&k| k == p.end || s.shape(k) == Shape::Word && !s.is(k, AUXILIARY | PAST)).find(|&k| s.is(k, THAT))?;
        let people = p.clone().any(|k| s.is(k, ROLE | COLLECTIVE | REPORTER | NAME) && !s.is(k, SPEECH_NOUN)) && !s.is(that - 1, SPEECH_NOUN);
        (people && that + 1 < end && !self.relative(that)).then_some(that)
    }

    /// `Monday`, `in a statement`, `at a rally in Iowa`, before the reported words: where it ends, if it is none of them.
    pub(super) fn skip_circumstance(&self, i: usize, end: usize) -> Option<usize> {
        let s = self.s;
        // `Monday's ruling would stand`: an owner, no time.
        if i + 1 < end && s.is(i, DAY | WHEN) && s.is(i + 1, CLITIC) {
            return None;
        }
        if s.is(i, DAY | ADVERB) && !s.is(i, DETERMINER | SUBORDINATOR | NEGATION) {
            return Some(i + 1);
        }
        let after_time = |mut k: usize| {
            while k < end && s.is(k, WHEN) {
                k += 1;
            }
            k
        };
        if s.is(i, WHEN) && !s.is(i, NAME) {
            // `saying a quarter of a point was possible`: no time.
            let next = after_time(i + 1);
            return (next >= end || !s.is(next, OF)).then_some(next);
        }
        if s.is(i, DETERMINER | NEAR) && i + 1 < end && s.is(i + 1, TIME | DAY | MONTH) {
            return Some(i + 2);
        }
        if s.is(i, MONTH) && i + 1 < end && self.document.tokens[s.items[i + 1].tokens.start as usize].class == Class::Number {
            return Some(i + 2);
        }
        if !s.is(i, PREPOSITION) || s.is(i, OF | TO | SUBORDINATOR | AS) {
            return None;
        }
        let timely = i + 1 < end && s.is(i + 1, DAY | MONTH | TIME | WHEN);
        let phrase = if timely { i + 1..after_time(i + 2) } else { phrases::after(s, i + 1, end)? };
        let speech = phrase.clone().any(|k| s.is(k, SPEECH_NOUN));
        let mut next = phrase.end;
        // `in a statement released late on Monday that`
        if speech && next + 1 < end && s.is(next, PAST) && !s.items[next].capital {
            let mut k = next + 1;
            while k < end
                && let Some(more) = self.skip_circumstance(k, end)
            {
                k = more;
            }
            if k < end && (s.is(k, THAT) || matches!(s.shape(k), Shape::Quote | Shape::Colon | Shape::Comma)) {
                return Some(k);
            }
        }
        // What hangs on to it: `in an interview with CNN on Monday`
        if let Some(more) = (next < end && s.is(next, PREPOSITION | DAY)).then(|| self.skip_circumstance(next, end)).flatten() {
            next = more;
        }
        let opens = next >= end || matches!(s.shape(next), Shape::Quote | Shape::Colon | Shape::Comma) || s.is(next, THAT);
        (opens || timely || speech).then_some(next)
    }

    /// Where the clause that begins at `start` ends.
    pub(super) fn clause_end(&self, start: usize, end: usize) -> usize {
        let s = self.s;
        if start < end && s.shape(start) == Shape::Quote && self.ends_itself(start) {
            return self.quotes_end(start, end);
        }
        // `“… is definite,” meeting with the press`: what the speaker did meanwhile, also where the form can be a noun.
        let acting = |i: usize| s.shape(i) == Shape::Word && self.grammar.suffix(s.folded(i)) & GERUND != 0;
        let mut i = start;
        while i < end {
            let stop = match s.shape(i) {
                Shape::Semicolon => !self.enumerates(i, end),
                Shape::Quote if self.inner_comma(i) && (self.new_report(i + 1, end) || i + 1 < end && acting(i + 1)) => return i + 1,
                Shape::Dash => i > start && s.shape(i - 1) == Shape::Quote,
                Shape::Comma => self.new_report(i + 1, end),
                Shape::Word => i > start && s.is(i, COORDINATOR) && (self.shared_report(i + 1, end) || self.breaks_off(start, i, end)),
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
    pub(super) fn new_report(&self, i: usize, end: usize) -> bool {
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
        // `Prices suggest a rise, said Ana Lima`
        if self.hit_at(k).is_some_and(|h| self.cues.entry(h.row).strength >= 3 && s.is(k, SAYS | PAST) && h.items.end < end && s.is(h.items.end, NAME)) {
            return true;
        }
        let Some(p) = phrases::after(s, k, end) else { return false };
        let mut v = p.end;
        while v < end && s.is(v, HAVE | ADVERB) {
            v += 1;
        }
        let needed = if k == i && (s.name_like(p.start) || p.clone().any(|x| s.is(x, NAME))) { 2 } else { 3 };
        let told = self.hit_at(v).is_some_and(|h| self.cues.entry(h.row).kind == CueKind::Verb && self.cues.entry(h.row).strength >= needed);
        // `“… a joke,” he said in a letter`
        let quoted = i > 0 && s.shape(i - 1) == Shape::Quote;
        told && (k > i || quoted || self.hit_at(v).is_some_and(|h| h.items.end >= end || matches!(s.shape(h.items.end), Shape::Comma | Shape::Stop)))
    }

    /// `… and added that`
    pub(super) fn shared_report(&self, i: usize, end: usize) -> bool {
        let mut k = i;
        while k < end && self.s.is(k, ADVERB) {
            k += 1;
        }
        // `teaching and learning time`, `arrived in May and established a team`: only a report that stands out is one of its own.
        let reports = |h: &Hit| {
            let entry = self.cues.entry(h.row);
            let at = h.items.end;
            let opens = at < end && (self.s.is(at, THAT | QUESTION) || matches!(self.s.shape(at), Shape::Quote | Shape::Colon));
            // `saying the city “is safe” and voicing solidarity`: behind words in marks another report is likely.
            let marked = i >= 2 && self.s.shape(i - 2) == Shape::Quote;
            entry.kind == CueKind::Verb && (opens || marked || entry.strength >= 3 && entry.clause && self.s.is(k, PAST))
        };
        k < end && self.s.is(k, PAST | GERUND) && self.hit_at(k).is_some_and(reports)
    }

    /// `it would sell the unit and urged holders to wait`: after a modal, a past form goes on with the verb outside.
    fn breaks_off(&self, start: usize, coordinator: usize, end: usize) -> bool {
        let s = self.s;
        let modal = (start..coordinator).rev().find(|&i| s.is(i, AUXILIARY)).is_some_and(|i| s.is(i, MODAL));
        let next = coordinator + 1;
        modal && next < end && s.is(next, PAST) && self.hit_at(next).is_some_and(|h| self.cues.entry(h.row).kind == CueKind::Verb)
    }

    /// `because it was old; the bridge was worse; and nobody came`: a semicolon between the members of a list.
    fn enumerates(&self, semicolon: usize, end: usize) -> bool {
        let s = self.s;
        let last = (semicolon..end).rev().find(|&i| s.shape(i) == Shape::Semicolon).unwrap_or(semicolon);
        let closes = last + 1 < end && s.is(last + 1, COORDINATOR);
        let several = last > semicolon || (0..semicolon).rev().take(REACH).take_while(|&i| s.shape(i) != Shape::Stop).any(|i| s.shape(i) == Shape::Semicolon);
        closes && several && !self.new_report(semicolon + 1, end)
    }

    pub(super) fn hit_at(&self, item: usize) -> Option<&Hit> {
        self.hits.binary_search_by_key(&item, |h| h.items.start).ok().map(|i| &self.hits[i])
    }

    /// How many words a quotation has.
    pub(super) fn words(&self, i: usize) -> usize {
        let content = self.stretches[self.s.items[i].quote as usize].content;
        content.range().filter(|&t| self.document.tokens[t].class != Class::Mark).count()
    }

    /// Does a quotation begin with a capital, as a sentence does?
    pub(super) fn opens_sentence(&self, i: usize) -> bool {
        if self.s.shape(i) != Shape::Quote {
            return false;
        }
        let content = self.stretches[self.s.items[i].quote as usize].content;
        content.range().map(|t| &self.document.tokens[t]).find(|t| t.is_word()).is_some_and(|t| t.is_capitalised())
    }

    /// Is a quotation written as a title: all its longer words capitalised?
    pub(super) fn title(&self, i: usize) -> bool {
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

    pub(super) fn last_word(&self, i: usize) -> &str {
        let content = self.stretches[self.s.items[i].quote as usize].content;
        self.document.word(content.end as usize - 1)
    }

    pub(super) fn inner_comma(&self, i: usize) -> bool {
        self.last_word(i) == ","
    }

    /// A quotation that closes with a comma or full stop of its own.
    pub(super) fn ends_itself(&self, i: usize) -> bool {
        matches!(self.last_word(i), "," | "." | "?" | "!" | "…" | "..." | "—" | "--")
    }
}
