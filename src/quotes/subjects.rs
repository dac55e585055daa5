//! The subject of a verb: the phrase before it, over appositives, relative clauses and circumstances, or the sentence's own.
//!
//! In: a [`Skeleton`] and the place of a verb group. Out: a range of items and the [`Route`] to it. Absent: how a phrase is made (see
//! `phrases`), and whether the verb is a cue.

use super::grammar::*;
use super::phrases::{Route, after, before};
use super::skeleton::{Shape, Skeleton};
use std::ops::Range;

/// The subject of the verb group that starts at `verb`, looking back to `floor` (the start of the sentence).
pub fn subject(s: &Skeleton, verb: usize, floor: usize, participle: bool) -> Option<(Range<usize>, Route)> {
    if verb == floor {
        return None;
    }
    let mut at = verb;
    if s.shape(at - 1) == Shape::Close {
        let open = (floor..at - 1).rev().take(14).find(|&i| s.shape(i) == Shape::Open)?;
        at = open;
        if at == floor {
            return None;
        }
    }
    match s.shape(at - 1) {
        Shape::Comma | Shape::Dash => {
            if participle {
                let performer = performer(s, at - 1, floor).map(|p| (p, Route::Across));
                return performer.or_else(|| sentence_subject(s, at - 1, floor).map(|p| (p, Route::Participle)));
            }
            across(s, at - 1, floor).map(|p| (p, Route::Across))
        }
        Shape::Word | Shape::Stop | Shape::Other => {
            if participle && let Some(p) = performer(s, at, floor) {
                return Some((p, Route::Across));
            }
            if s.is(at - 1, RELATIVE) && !s.is(at - 1, POSSESSIVE) {
                let comma = at >= floor + 2 && s.shape(at - 2) == Shape::Comma;
                // `the case of those who argue`
                let those = (at >= floor + 2 && s.is(at - 2, DETERMINER)).then(|| at - 2..at - 1);
                if those.is_some() {
                    return those.map(|p| (p, Route::Relative));
                }
                return before(s, at - 1 - usize::from(comma), floor).filter(|p| !pronoun(s, p)).map(|p| (p, Route::Relative));
            }
            if s.is(at - 1, COORDINATOR) {
                return sentence_subject(s, at - 1, floor).map(|p| (p, Route::Shared));
            }
            match before(s, at, floor) {
                // `said in a statement released on Monday that`: what stands in a statement does not speak.
                Some(p) if participle_of(s, verb, &p, floor) => None,
                // `The largest banks, among them the oldest, all said`
                Some(p) if p.len() == 1 && s.is(p.start, DETERMINER) && p.start > floor + 1 && s.shape(p.start - 1) == Shape::Comma => {
                    Some(across(s, p.start - 1, floor).map_or((p, Route::Direct), |whole| (whole, Route::Across)))
                }
                Some(p) => Some(match over_relative(s, &p, floor).or_else(|| over_gerund(s, &p, floor)) {
                    Some(head) => (head, Route::Across),
                    None => (over_circumstance(s, p, floor), Route::Direct),
                }),
                None if participle => sentence_subject(s, at, floor).map(|p| (p, Route::Participle)),
                // `One investor who asked not to be named said`, `A poll released on Friday showed`
                None => over_relative(s, &(at..at), floor).or_else(|| over_participle(s, at, floor)).map(|head| (head, Route::Across)),
            }
        }
        _ => None,
    }
}

/// `A man who saw the crash described it`: the object inside a relative clause is no subject if the clause has its own verb.
fn over_relative(s: &Skeleton, phrase: &Range<usize>, floor: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 14;
    let flows = |i: &usize| matches!(s.shape(*i), Shape::Word | Shape::Hyphen | Shape::Other);
    let relative = (floor..phrase.start).rev().take(LONGEST).take_while(flows).find(|&i| s.is(i, RELATIVE) && !s.is(i, POSSESSIVE | THAT))?;
    let verb = (relative + 1..phrase.start).find(|&i| !s.is(i, ADVERB))?;
    let own = s.is(verb, AUXILIARY | PAST | CUE) || s.maybe_verb(verb);
    // `who said … claimed`: what was said may be a clause of its own.
    let clause = s.is(phrase.start - 1, SAYS);
    (own && !clause && relative > floor).then(|| before(s, relative, floor)).flatten().filter(|p| !pronoun(s, p))
}

/// `Lenders making X say`: the object of what somebody is doing.
fn over_gerund(s: &Skeleton, phrase: &Range<usize>, floor: usize) -> Option<Range<usize>> {
    let gerund = phrase.start.checked_sub(1).filter(|&i| i > floor && s.is(i, GERUND))?;
    before(s, gerund, floor).filter(|p| describes(s, p) && (p.start == floor || !s.is(p.start - 1, PREPOSITION | CUE)))
}

/// Is a phrase a pronoun alone? `their customers` is none.
fn pronoun(s: &Skeleton, phrase: &Range<usize>) -> bool {
    s.is(phrase.start, PRONOUN) && !(phrase.len() > 1 && s.is(phrase.start, DETERMINER | POSSESSIVE))
}

/// `A poll released on Friday showed`: a participle alone between the noun and its verb.
fn over_participle(s: &Skeleton, end: usize, floor: usize) -> Option<Range<usize>> {
    let participle = end.checked_sub(1).filter(|&i| i > floor && s.is(i, PAST) && !s.items[i].capital && !s.is(i, SAYS))?;
    let head = before(s, participle, floor)?;
    let free = head.start == floor || !s.is(head.start - 1, PREPOSITION);
    (free && s.is(head.end - 1, ROLE | COLLECTIVE | SPEECH_NOUN)).then_some(head)
}

/// `captured footage of a man crying for help, declaring “…”`: who is shown or heard doing one thing does the next one too.
fn performer(s: &Skeleton, end: usize, floor: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 12;
    let flows = |i: &usize| matches!(s.shape(*i), Shape::Word | Shape::Hyphen | Shape::Other);
    for gerund in (floor..end).rev().take(LONGEST).take_while(flows).filter(|&i| s.is(i, GERUND)) {
        let Some(p) = before(s, gerund, floor).filter(|p| p.start > floor) else { continue };
        let mut head = p.clone();
        if s.is(p.start - 1, AS) && p.start >= floor + 2 && s.is(p.start - 2, PAST) {
            // `a man later identified as Tom Reed`
            let mut at = p.start - 2;
            while at > floor && s.is(at - 1, ADVERB) {
                at -= 1;
            }
            head = before(s, at, floor)?;
        }
        let shown = (floor.max(head.start.saturating_sub(1))..head.end).rev().find(|&i| s.is(i, WITNESS));
        if let Some(shown) = shown {
            let start = if p.contains(&shown) { shown + 1 + usize::from(s.is(shown + 1, OF)) } else { p.start };
            return (start < p.end).then_some(start..p.end);
        }
    }
    None
}

/// `said in a statement released on Monday that`: a participle behind a speech noun that a preposition governs.
fn participle_of(s: &Skeleton, verb: usize, phrase: &Range<usize>, floor: usize) -> bool {
    let governed = phrase.start > floor + 1 && s.is(phrase.start - 1, PREPOSITION) && !s.is(phrase.start - 1, SUBORDINATOR);
    governed && s.is(phrase.end - 1, SPEECH_NOUN) && s.is(verb, PAST) && !s.is(verb, SAYS) && s.is(phrase.start - 2, CUE)
}

/// `Tsai in a speech in 2016 said`: a phrase after a preposition is no subject if a noun phrase stands before it; but it belongs to
/// one that only describes somebody: `residents near the dam said`, `officials briefed on the plan said`, `a source close to Novak said`.
fn over_circumstance(s: &Skeleton, phrase: Range<usize>, floor: usize) -> Range<usize> {
    let mut head = phrase.clone();
    let mut end = phrase.end;
    for _ in 0..3 {
        if head.start <= floor || !s.is(head.start - 1, PREPOSITION) || s.is(head.start - 1, SUBORDINATOR | COORDINATOR | WHEN) {
            break;
        }
        let link = head.start - 1;
        let qualifier =
            link > floor + 1 && s.shape(link - 1) == Shape::Word && !s.items[link - 1].capital && !s.is(link - 1, FUNCTION_WORD | ROLE | COLLECTIVE);
        let qualified = if qualifier { before(s, link - 1, floor).filter(|p| describes(s, p)) } else { None };
        let qualifier = qualified.is_some();
        match qualified.or_else(|| before(s, link, floor)) {
            Some(p) if !s.is(p.start, PRONOUN) || s.is(p.start, DETERMINER) => {
                let told = head.clone().any(|i| s.is(i, WHEN | TIME) || !qualifier && s.is(i, SPEECH_NOUN));
                end = if !describes(s, &p) || told { p.end } else { end };
                head = p;
            }
            _ => break,
        }
    }
    head.start..end
}

/// Does a phrase describe people, without a name?
fn describes(s: &Skeleton, phrase: &Range<usize>) -> bool {
    let last = phrase.end - 1;
    s.is(last, ROLE | COLLECTIVE | REPORTER | FEMALE | MALE) && !s.is(last, NAME) && (!s.items[last].capital || last == phrase.start)
}

/// `X, a Y of Z, said`: over what stands between commas or dashes, back to the phrase it belongs to. `comma` is the closing one.
fn across(s: &Skeleton, comma: usize, floor: usize) -> Option<Range<usize>> {
    let mut best = None;
    let mut named_before = None;
    let mut at = comma;
    for _ in 0..5 {
        let Some(open) = (floor..at).rev().take(40).find(|&i| s.shape(i) == s.shape(comma)) else {
            // `IISc director Govindan Rangarajan, said`: a comma too many.
            let whole = before(s, comma, floor).filter(|p| p.start == floor && best.is_none());
            best = best.or(whole);
            break;
        };
        let Some(phrase) = before(s, open, floor) else {
            break;
        };
        // `Tom Reed at Harbour Investment, with ships of its own, said`
        let phrase = over_circumstance(s, phrase, floor);
        let named = phrase.clone().any(|i| s.name_like(i));
        let opens_clause = phrase.start == floor
            || matches!(s.shape(phrase.start - 1), Shape::Comma | Shape::Quote | Shape::Dash | Shape::Colon)
            || s.is(phrase.start - 1, COORDINATOR | THAT | SUBORDINATOR | WHEN)
            || phrase.start - 1 == floor && s.is(floor, ADVERB);
        if opens_clause && (named || best.is_none()) || phrase.start == floor {
            best = Some(phrase.clone());
        }
        if named_before.is_none() && s.is(phrase.end - 1, NAME) {
            named_before = Some(phrase.clone());
        }
        if phrase.start == floor || open == floor {
            break;
        }
        at = open;
    }
    // `In an interview with The Bay Post Ana Lima, a judge, said`
    best.or(named_before)
}

/// The first noun phrase of the clause before `end` that is followed by a verb: the sentence's subject.
pub fn sentence_subject(s: &Skeleton, end: usize, floor: usize) -> Option<Range<usize>> {
    let mut i = floor;
    while i < end {
        let opens = i == floor || matches!(s.shape(i - 1), Shape::Comma | Shape::Quote | Shape::Dash | Shape::Colon) || s.is(i - 1, COORDINATOR | SUBORDINATOR);
        if opens {
            let mut start = i;
            while start < end && s.is(start, ADVERB | COORDINATOR) && !s.is(start, DETERMINER) {
                start += 1;
            }
            if let Some(mut p) = after(s, start, end) {
                // `The largest credit and debit card network raised its forecast and said`
                let other = p.end + 1 < end && s.is(p.end, COORDINATOR) && !s.items[p.end + 1].capital && !s.is(p.end + 1, DETERMINER | PAST);
                if let Some(rest) = other.then(|| after(s, p.end + 1, end)).flatten()
                    && rest.end < end
                    && (s.is(rest.end, AUXILIARY) || past_form(s, rest.end))
                {
                    p.end = rest.end;
                }
                // `OPEC on Wednesday deepened its ties and said`
                let mut next = p.end;
                while next < end && s.is(next, PREPOSITION | ADVERB | NEAR | WHEN) && !s.is(next, NAME) {
                    next += 1;
                }
                if next > p.end && next < end && s.is(next - 1, WHEN) {
                    p = p.start..next;
                }
                // `The government failed to agree but said`: the verb was taken for a part of the phrase.
                let last = p.end - 1;
                let failed = p.len() > 1
                    && past_form(s, last)
                    && !s.is(last, ROLE | COLLECTIVE | NOUN | SPEECH_NOUN | REPORTER)
                    && !s.is(last - 1, DETERMINER | POSSESSIVE);
                p.end -= usize::from(failed);
                let verb = p.end < end
                    && (s.is(p.end, AUXILIARY | CUE | ADVERB)
                        || acts(s, &p)
                        || s.shape(p.end) == Shape::Comma && i == floor
                        || past_form(s, p.end)
                        || s.verb_only(p.end));
                if verb {
                    while p.len() > 1 && s.is(p.end - 1, WHEN | PREPOSITION | ADVERB | NEAR) && !s.is(p.end - 1, NAME) {
                        p.end -= 1;
                    }
                    return Some(p);
                }
            }
        }
        i += 1;
    }
    None
}

/// `He values the firm`: behind a pronoun or a name, what could be a verb is one.
fn acts(s: &Skeleton, phrase: &Range<usize>) -> bool {
    let pronoun = s.is(phrase.start, SUBJECT) && !s.is(phrase.start, DETERMINER);
    (pronoun || s.is(phrase.end - 1, NAME)) && s.maybe_verb(phrase.end)
}

fn past_form(s: &Skeleton, i: usize) -> bool {
    s.shape(i) == Shape::Word && !s.items[i].capital && s.is(i, PAST)
}
