//! Noun phrases without a parser: the words before a verb that are its subject, the words after it that are, and how a phrase is made.
//!
//! In: a [`Skeleton`] and places in it. Out: ranges of items. Absent: which verb is a cue, and who the phrase means.
//! The walk is greedy and stops at whatever cannot stand inside a noun phrase; appositives, brackets and relative clauses between a
//! name and its verb are stepped over.

use super::grammar::*;
use super::skeleton::{Shape, Skeleton};
use std::ops::Range;

/// What cannot stand inside the core of a noun phrase.
const FUNCTION: u64 = PREPOSITION | COORDINATOR | SUBORDINATOR | RELATIVE | QUESTION | AUXILIARY | NEGATION | ADVERB | PRONOUN;

/// How the subject of a verb was reached.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Route {
    /// It stands right before the verb.
    Direct,
    /// Over an appositive, bracket or relative clause.
    Across,
    /// `who said`: the phrase is the relative pronoun's antecedent.
    Relative,
    /// `… and said`: the subject of the verb before.
    Shared,
    /// `…, saying`: the subject of the sentence.
    Participle,
    /// `said X`
    Inverted,
}

/// A verb with its auxiliaries.
#[derive(Clone, Copy, Debug, Default)]
pub struct VerbGroup {
    /// First item: an auxiliary or adverb, or the verb itself.
    pub start: usize,
    /// A form of `be` right before it.
    pub be: bool,
    /// A form of `have`.
    pub have: bool,
    /// A modal.
    pub modal: bool,
    /// `not`, `never`.
    pub negated: bool,
    /// `to say`
    pub infinitive: bool,
}

/// The verb group that ends with the verb at `verb`, not before `floor`.
pub fn verb_group(s: &Skeleton, verb: usize, floor: usize) -> VerbGroup {
    let mut group = VerbGroup { start: verb, ..VerbGroup::default() };
    let mut seen_auxiliary = false;
    while group.start > floor {
        let i = group.start - 1;
        let bits = s.items[i].bits;
        // `Wells Fargo this month announced`
        if i > floor && bits & (TIME | DAY) != 0 && s.is(i - 1, DETERMINER) && s.shape(i - 1) == Shape::Word && !s.items[i - 1].capital {
            group.start = i - 1;
            continue;
        }
        if let Some(start) = over_time(s, group.start, floor) {
            group.start = start;
            continue;
        }
        if s.shape(i) != Shape::Word || s.items[i].capital && bits & (ADVERB | AUXILIARY) == 0 {
            break;
        }
        if bits & BE != 0 {
            group.be |= !seen_auxiliary;
            seen_auxiliary = true;
        } else if bits & HAVE != 0 {
            group.have = true;
            seen_auxiliary = true;
        } else if bits & (MODAL | DO) != 0 {
            group.modal |= bits & MODAL != 0;
            seen_auxiliary = true;
        } else if bits & NEGATION != 0 {
            group.negated = true;
        } else if bits & TO != 0 {
            group.infinitive = true;
            group.start = i;
            break;
        } else if bits & ADVERB == 0 || bits & (SUBORDINATOR | DETERMINER) != 0 && !(i > floor && s.is(i - 1, SUBJECT | HAVE | BE)) {
            // `people we once vowed to protect`, `has so far said`: after a pronoun or an auxiliary it is an adverb.
            break;
        }
        group.start = i;
    }
    group
}

/// `Ana Lima on Wednesday said`, `late Monday`, `earlier this week`: where what tells the time, and ends before `end`, begins.
fn over_time(s: &Skeleton, end: usize, floor: usize) -> Option<usize> {
    let mut start = end;
    while start > floor && s.is(start - 1, WHEN) {
        start -= 1;
    }
    if start == end {
        return None;
    }
    while start > floor && s.shape(start - 1) == Shape::Word && s.is(start - 1, PREPOSITION | ADVERB | NEAR) && !s.is(start - 1, OF | SUBORDINATOR | NAME) {
        start -= 1;
    }
    (start > floor).then_some(start)
}

/// Can a phrase be one who says something: a name, a pronoun for a person, a role, a group, a document?
pub fn source_like(s: &Skeleton, phrase: &Range<usize>) -> bool {
    let person = s.is(phrase.start, SUBJECT) && phrase.len() == 1;
    let alone = s.is(phrase.start, DETERMINER) && phrase.len() <= 2 && !s.is(phrase.start, ARTICLE);
    person || alone || phrase.clone().any(|i| s.is(i, ROLE | COLLECTIVE | TITLE | REPORTER | SPEECH_NOUN | FEMALE | MALE) || s.name_like(i))
}

/// The noun phrase that ends right before `end`, not before `floor`.
pub fn before(s: &Skeleton, end: usize, floor: usize) -> Option<Range<usize>> {
    let mut end = end;
    while end > floor && matches!(s.shape(end - 1), Shape::Close) {
        let open = (floor..end - 1).rev().take(14).find(|&i| s.shape(i) == Shape::Open)?;
        end = open;
    }
    // `Reed & Co. said`: the point of an abbreviation.
    if end > floor + 1 && s.shape(end - 1) == Shape::Stop && s.shape(end - 2) == Shape::Word && s.items[end - 2].capital {
        end -= 1;
    }
    if end <= floor {
        return None;
    }
    let last = end - 1;
    if s.is(last, PRONOUN) && !s.is(last, POSSESSIVE) {
        // `one of them`
        let of = last >= floor + 2 && s.is(last - 1, OF) && s.is(last - 2, DETERMINER);
        return Some(if of { last - 2 } else { last }..end);
    }
    let core = core_before(s, end, floor)?;
    Some(attach_before(s, core, floor))
}

/// Names, nouns and what qualifies them, back from `end`.
fn core_before(s: &Skeleton, end: usize, floor: usize) -> Option<Range<usize>> {
    let mut start = end;
    let mut name = false;
    let mut role = false;
    while start > floor {
        let i = start - 1;
        let item = &s.items[i];
        match item.shape {
            Shape::Word => {
                // `the Lima-based company`
                let joined = start < end && i > floor && s.shape(i - 1) == Shape::Hyphen;
                let preterite = !joined && item.bits & PRETERITE != 0 && !item.capital && start < end && !(i > floor && s.is(i - 1, DETERMINER | POSSESSIVE));
                if item.bits & THAT != 0
                    || preterite
                    || start < end && finite(s, i, floor)
                    || !joined && s.verb_only(i) && !(i > floor && s.is(i - 1, DETERMINER))
                    || !joined
                        && item.bits & GERUND != 0
                        && start < end
                        && !(i > floor && s.is(i - 1, DETERMINER | POSSESSIVE | CLITIC))
                        && !compound(s, i, floor)
                {
                    break;
                }
                if item.bits & (DETERMINER | POSSESSIVE) != 0 {
                    start = i;
                    // `some other governments`, `all the ministers`
                    if start > floor && s.shape(start - 1) == Shape::Word && s.is(start - 1, DETERMINER) && !s.is(start - 1, THAT) {
                        start -= 1;
                    }
                    break;
                }
                // `then-mayor Ole Bruun`
                let then = item.bits & ADVERB != 0 && hyphenated(s, i);
                // `the most influential`
                let then = then || item.bits & ADVERB != 0 && start < end && i > floor && s.is(i - 1, ARTICLE | CLITIC);
                let qualifier = then || item.bits & (FUNCTION | DAY | MONTH) == 0;
                // `Mr. Trump’s campaign` and `Will Smith`: a clitic, or a name that looks like a small word, may stand inside.
                let inside_name = item.capital && item.bits & (ADVERB | DAY | MONTH) == 0 && start < end && i > floor && name;
                let head = s.items[end - 1].capital;
                let after_determiner = i > floor && s.is(i - 1, DETERMINER | POSSESSIVE | CLITIC);
                let beaming = after_determiner && item.bits & (GERUND | PAST) != 0;
                let lower_before_name = !item.capital
                    && name
                    && head
                    && !role
                    && item.bits & (ROLE | TITLE) == 0
                    && !hyphenated(s, i)
                    && !beaming
                    && !(after_determiner && item.bits & COLLECTIVE != 0);
                let verb_at_end = start == end
                    && !after_determiner
                    && !item.capital
                    && item.bits & CUE != 0
                    && item.bits & (ROLE | COLLECTIVE | TITLE | SPEECH_NOUN | NOUN) == 0;
                if !is_possessive(s, i) && (!qualifier && !inside_name || lower_before_name || verb_at_end) {
                    break;
                }
                name |= item.capital && qualifier;
                role |= item.bits & (ROLE | TITLE) != 0;
            }
            Shape::Hyphen => {}
            Shape::Stop if i > floor && s.shape(i - 1) == Shape::Word && s.items[i - 1].capital && start < end => {}
            Shape::Other if start < end && i > floor && s.shape(i - 1) == Shape::Word => {}
            // A nickname: `Marcia “Cia” Price`.
            Shape::Quote if start < end && i > floor && name && s.name_like(i - 1) && s.items[i].tokens.len() <= 4 => {}
            _ => break,
        }
        start = i;
        if end - start > 12 {
            break;
        }
    }
    while start < end && matches!(s.shape(start), Shape::Hyphen | Shape::Other | Shape::Stop) {
        start += 1;
    }
    if start >= end || end - start == 1 && (s.is(start, ARTICLE | POSSESSIVE) || lone_verb(s, start) || s.adjective_only(start)) {
        return None;
    }
    Some(start..end)
}

/// `the market monitoring group`: a form in `-ing` between two nouns.
fn compound(s: &Skeleton, i: usize, floor: usize) -> bool {
    let before = i > floor && s.shape(i - 1) == Shape::Word && !s.is(i - 1, FUNCTION | DETERMINER) && !s.items[i - 1].capital;
    before && i + 1 < s.items.len() && s.is(i + 1, COLLECTIVE | ROLE) && !s.is(i + 1, NAME)
}

/// `Tom Reed left early`: a past form right behind a name, which qualifies nothing.
fn finite(s: &Skeleton, i: usize, floor: usize) -> bool {
    s.is(i, PAST) && !s.items[i].capital && !s.is(i, ROLE | COLLECTIVE | NOUN | TITLE | NEAR) && i > floor && s.is(i - 1, NAME)
}

/// A lower-case past form that stands where a noun would: `put off a vote`.
fn lone_verb(s: &Skeleton, i: usize) -> bool {
    s.is(i, PAST) && !s.items[i].capital && !s.is(i, ROLE | COLLECTIVE | NOUN | REPORTER)
}

/// Are the words of a phrase a plural? None = cannot be told.
pub fn plural(s: &Skeleton, phrase: &Range<usize>, pronoun: impl Fn(usize) -> Option<Pronoun>) -> Option<bool> {
    if phrase.len() == 1 && s.is(phrase.start, PRONOUN) {
        let p = pronoun(phrase.start)?;
        return (p.person == 3 && (p.gender.is_some() || p.neuter || p.plural)).then_some(p.plural);
    }
    let core = phrase.start..phrase.clone().find(|&i| i > phrase.start && s.is(i, PREPOSITION)).unwrap_or(phrase.end);
    let head = core.clone().rev().find(|&i| s.shape(i) == Shape::Word)?;
    let open = s.is(core.start, DETERMINER) && !s.is(core.start, ARTICLE) && core.len() <= 2;
    if open || s.items[head].capital || s.is(head, COLLECTIVE | REPORTER | FEMALE | MALE) || core.clone().any(|i| s.is(i, COORDINATOR)) {
        return None;
    }
    let word = s.folded(head);
    let number = !word.starts_with(char::is_alphabetic);
    (!number).then(|| looks_plural(word))
}

/// `a spokesman for` + core, `the head of` + core.
fn attach_before(s: &Skeleton, core: Range<usize>, floor: usize) -> Range<usize> {
    let mut phrase = core;
    for _ in 0..3 {
        if phrase.start < floor + 2 {
            break;
        }
        let link = phrase.start - 1;
        let person = s.name_like(phrase.start) || s.is(phrase.end - 1, NAME);
        let joint = s.is(link, COORDINATOR) && person && s.name_like(link - 1);
        let tied = s.is(link, OF | FOR) || s.is(link, ATTACH) && s.shape(link - 1) == Shape::Word && s.is(link - 1, ROLE | COLLECTIVE | TITLE | SPEECH_NOUN);
        let counted = s.is(link - 1, DETERMINER) && !s.is(link - 1, ARTICLE | THAT);
        let noun = s.shape(link - 1) == Shape::Word
            && (counted || !s.is(link - 1, FUNCTION))
            && (!s.is(link - 1, CUE) || s.is(link - 1, SPEECH_NOUN | ROLE | COLLECTIVE));
        if !(joint || tied && noun) {
            break;
        }
        match core_before(s, link, floor) {
            Some(head) => phrase.start = head.start,
            None => break,
        }
    }
    phrase
}

/// The noun phrase that begins at `start`, not beyond `ceiling`.
pub fn after(s: &Skeleton, start: usize, ceiling: usize) -> Option<Range<usize>> {
    if start >= ceiling || s.shape(start) != Shape::Word {
        return None;
    }
    // `one official`, `many executives`, `one of the sources`; `one said`.
    let counts = s.is(start, DETERMINER) && start + 1 < ceiling && (s.is(start + 1, OF) || noun_like(s, start + 1));
    // `said He Jianxiong`: a capital in the middle of a sentence, before a name, makes a name of a pronoun.
    let name = s.items[start].capital && start > 0 && s.is(start - 1, CUE) && !s.items[start - 1].capital && start + 1 < ceiling && s.is(start + 1, NAME);
    if name && s.is(start, SUBJECT) {
        return core_after(s, start + 1, ceiling).map(|end| start..end);
    }
    if s.is(start, SUBJECT) && !counts {
        return Some(start..start + 1);
    }
    if s.is(start, FUNCTION & !ADVERB | DAY | MONTH) && !s.is(start, DETERMINER | POSSESSIVE) {
        return None;
    }
    let mut end = core_after(s, start, ceiling)?;
    for _ in 0..3 {
        let tied =
            end + 1 < ceiling && (s.is(end, OF | FOR) || s.is(end, ATTACH) && s.is(end - 1, ROLE | COLLECTIVE | TITLE | SPEECH_NOUN) && !s.is(end, ADVERB));
        let roles = || s.is(end - 1, ROLE | TITLE) && s.is(end + 1, ROLE | TITLE);
        let joint = end + 1 < ceiling && s.is(end, COORDINATOR) && (s.name_like(end + 1) && s.name_like(end - 1) || roles());
        // `people close to Inés Robledo`
        let described = end + 2 < ceiling
            && s.is(end - 1, ROLE | COLLECTIVE | REPORTER)
            && s.shape(end) == Shape::Word
            && !s.items[end].capital
            && !s.is(end, FUNCTION_WORD | PAST | CUE | WHEN)
            && !s.verb_only(end)
            && s.is(end + 1, PREPOSITION)
            && !s.is(end + 1, SUBORDINATOR);
        // `a banker close to the deal`
        let close = end + 1 < ceiling
            && s.is(end, TO)
            && s.is(end + 1, DETERMINER | POSSESSIVE | NAME)
            && !s.is(end - 1, ROLE | COLLECTIVE | TITLE)
            && (start..end - 1).any(|i| s.is(i, ROLE | COLLECTIVE | REPORTER));
        let from = end + 1 + usize::from(described);
        match (tied || joint || described || close).then(|| core_after(s, from, ceiling)).flatten() {
            Some(next) => end = next,
            None => break,
        }
    }
    Some(start..end)
}

/// A word that can be a noun or stand before one.
fn noun_like(s: &Skeleton, i: usize) -> bool {
    let name = s.items[i].capital && !s.is(i, PRONOUN);
    s.shape(i) == Shape::Word
        && (name || !s.is(i, FUNCTION | PAST | WHEN) && !s.verb_only(i) && (!s.is(i, CUE) || s.is(i, ROLE | COLLECTIVE | SPEECH_NOUN | NOUN)))
}

fn core_after(s: &Skeleton, start: usize, ceiling: usize) -> Option<usize> {
    let mut end = start;
    while end < ceiling && end - start < 14 {
        let item = &s.items[end];
        let goes_on = match item.shape {
            Shape::Word => {
                let determiner = item.bits & (DETERMINER | POSSESSIVE) != 0 && end == start;
                // `a smiling Ana Ruiz`, `an emailed statement`, `a visibly shaken Tom Reed`, `then-mayor Ana Lima`
                let qualifies = (end > start && end == start + 1 && s.is(start, DETERMINER | POSSESSIVE) || end == start + 2 && s.is(start + 1, ADVERB))
                    && s.is(end, PAST | GERUND | ADVERB)
                    && !s.is(end, FUNCTION & !ADVERB)
                    && end + 1 < ceiling
                    && matches!(s.shape(end + 1), Shape::Word)
                    && !s.is(end + 1, FUNCTION & !ADVERB);
                let then = s.is(end, ADVERB) && hyphenated(s, end);
                if qualifies || then {
                    end += 1;
                    continue;
                }
                // `told reporters the ferry would sail`: a determiner begins another phrase.
                let another = end > start && s.is(end, DETERMINER | POSSESSIVE) && !item.capital && !s.is(end - 1, OF | DETERMINER);
                // `its November 19 edition`
                let dated = end > start && s.is(end, WHEN) && s.is(start, DETERMINER | POSSESSIVE) && end + 1 < ceiling && s.shape(end + 1) == Shape::Word;
                // `told MPs there will be a plan`
                let another = another || end > start && s.is(end, EMPTY) && end + 1 < ceiling && s.is(end + 1, AUXILIARY);
                // `The company lowered its forecast`
                let acts = end > start && s.is(end, PAST) && !item.capital && end + 1 < ceiling && s.is(end + 1, DETERMINER | POSSESSIVE);
                let function = another || acts || !dated && item.bits & (FUNCTION | DAY | MONTH) != 0 && !is_possessive(s, end);
                // `one Lima-based banker`
                let compound = end > start && s.shape(end - 1) == Shape::Hyphen;
                // `the largest credit network`: behind a noun in the singular a form without an ending is no verb.
                let noun =
                    end > start && s.is(start, DETERMINER | POSSESSIVE) && !s.is(end, PAST | GERUND) && singular(s, end - 1) && !looks_plural(s.folded(end));
                let cue =
                    item.bits & CUE != 0 && item.bits & (ROLE | COLLECTIVE | TITLE | SPEECH_NOUN | NOUN) == 0 && !item.capital && !modifies(s, end, ceiling);
                let verb = !noun && (!compound && end > start && (s.verb_only(end) || finite(s, end, start)) || cue);
                determiner || dated || !function && !verb || item.capital && item.bits & (PRONOUN | DAY | MONTH | PREPOSITION | COORDINATOR | SUBORDINATOR) == 0
            }
            Shape::Hyphen => true,
            Shape::Other => end > start && end + 1 < ceiling && s.shape(end + 1) == Shape::Word && !matches!(s.shape(end - 1), Shape::Other),
            // The point of an initial or an abbreviated title.
            Shape::Stop => end > start && s.items[end - 1].capital && end + 1 < ceiling && s.name_like(end + 1),
            Shape::Quote => item.tokens.len() <= 4 && end > start && s.name_like(end - 1) && end + 1 < ceiling && s.name_like(end + 1),
            _ => false,
        };
        if !goes_on {
            break;
        }
        end += 1;
    }
    while end > start && matches!(s.shape(end - 1), Shape::Hyphen | Shape::Other | Shape::Stop) {
        end -= 1;
    }
    (end > start).then_some(end)
}

/// A lower-case word that is no plural and no group.
fn singular(s: &Skeleton, i: usize) -> bool {
    s.shape(i) == Shape::Word && !s.items[i].capital && !s.is(i, FUNCTION_WORD | COLLECTIVE | PLURAL | REPORTER) && !looks_plural(s.folded(i))
}

/// `project manager Ana Lima`: a word that could be a verb, right before what somebody is.
fn modifies(s: &Skeleton, i: usize, ceiling: usize) -> bool {
    i + 1 < ceiling && s.shape(i + 1) == Shape::Word && !s.items[i + 1].capital && s.is(i + 1, ROLE) && !s.is(i, PAST | GERUND)
}

/// The ending `’s` after a name or noun.
fn is_possessive(s: &Skeleton, i: usize) -> bool {
    i > 0 && s.is(i, BE) && !s.items[i].capital && s.items[i].tokens.start == s.items[i - 1].tokens.end && s.is(i, CLITIC) && !s.is(i - 1, SUBJECT | THAT)
}

fn hyphenated(s: &Skeleton, i: usize) -> bool {
    s.items.get(i + 1).is_some_and(|n| n.shape == Shape::Hyphen)
}
