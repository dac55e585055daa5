//! Is a form of a cue a verb that reports here: no noun, no participle before one, no passive whose subject is spoken of, nothing whose
//! object stands before it?
//!
//! In: a [`Reader`], a [`Hit`] with its verb group and subject. Out: yes or no. Absent: what the verb reports (see `frames`).

use super::cues::{Form, Hit};
use super::frames::{Geometry, Reader};
use super::grammar::*;
use super::phrases::{self, Route, VerbGroup};
use super::skeleton::Shape;
use std::ops::Range;

impl Reader<'_> {
    /// A passive whose subject does not speak: `was accused of`, `is expected to`, `a country known for`; not `is worried that`.
    pub(super) fn passive(&self, hit: &Hit, group: &VerbGroup, floor: usize) -> bool {
        let (s, verb) = (self.s, hit.items.start);
        let inside = s.is(verb, BE) && hit.items.len() > 1 && s.is(verb + 1, PAST) && !s.is(hit.items.end - 1, GERUND | FEELING);
        // `Asked by a reporter, “…”`
        let fronted = s.is(verb, PAST) && (verb == floor || verb == floor + 1 && s.is(floor, SUBORDINATOR));
        let by = hit.items.end < s.items.len() && s.is(hit.items.end, BY);
        // `encouraged by the figures`; a strong cue may have other words there
        let weak = self.cues.entry(hit.row).strength < 3 && s.is(verb, PAST);
        let reduced = (s.is(verb, PARTICIPLE) || (fronted || weak) && by) && !group.have && !group.be;
        inside || reduced || group.be && s.is(verb, PAST) && !s.is(verb, FEELING)
    }

    /// Is a form that could be a verb none here: after an article (`a call for`), after `be` (`was present`), or at odds with its subject
    /// (`the insurance claim`, which is one thing, would be followed by `claims`)?
    pub(super) fn noun(&self, hit: &Hit, group: &VerbGroup, subject: Option<&(Range<usize>, Route)>, floor: usize) -> bool {
        let (s, verb) = (self.s, hit.items.start);
        let form = self.cues.entry(hit.row).form;
        // `between said parties`, `should have called for`: a word for `named`, and what was not said.
        let adjective = verb > floor && group.start == verb && s.is(verb - 1, PREPOSITION) && !s.is(verb - 1, SUBORDINATOR | ADVERB | TO) && s.is(verb, PAST);
        if adjective || group.modal && group.have {
            return true;
        }
        let next = hit.items.end;
        let bare = !(group.be || group.have || group.modal || group.infinitive || s.is(group.start, AUXILIARY));
        // `strong demand for silver`, `its 2013 forecast for growth`: a form that may be a noun, without a subject.
        if subject.is_none() && bare && (form != Form::Other || s.is(verb, SPEECH_NOUN)) && !(group.start == floor || s.shape(verb - 1) == Shape::Quote) {
            return true;
        }
        // `in a statement released on Monday`: a participle behind what it qualifies.
        if subject.is_none() && bare && verb > floor && s.is(verb - 1, SPEECH_NOUN) && s.is(verb, PAST) && !s.is(verb, SAYS) {
            return true;
        }
        // `said in a letter published on Friday that`: so does one whose phrase a preposition governs.
        let governed = |p: &Range<usize>| p.start > floor + 1 && s.is(p.start - 1, PREPOSITION) && s.is(p.start - 2, CUE) && s.is(p.end - 1, SPEECH_NOUN);
        if bare && s.is(verb, PAST) && self.cues.entry(hit.row).strength < 3 && subject.is_some_and(|(p, r)| *r == Route::Direct && governed(p)) {
            return true;
        }
        // `a seeker branded a “terrorist”`, `a card called “Lima Pass”`: whoever is called so does not speak. `what Ana Lima called “a joke.”`
        let label = (next..s.items.len().min(next + 2)).find(|&i| !s.is(i, ARTICLE | AS)).is_some_and(|i| s.shape(i) == Shape::Quote);
        let named = |p: &Range<usize>| s.is(p.start, PRONOUN) && !s.is(p.start, DETERMINER) || s.name_like(p.end - 1) || s.is(p.start, DEFINITE | POSSESSIVE);
        if label && bare && s.is(verb, PAST) && self.cues.entry(hit.row).describes && subject.is_some_and(|(p, r)| *r == Route::Direct && !named(p)) {
            return true;
        }
        // `A previously announced plan`
        if subject.is_none() && bare && s.is(verb, PAST) && group.start > floor && s.is(group.start - 1, DETERMINER | POSSESSIVE) {
            return true;
        }
        // `Announced deals are down`, `Noted investor Ana Lima left`: a participle before its noun.
        let opens = subject.is_none() && group.start == floor && s.is(verb, PAST) && next < s.items.len() && s.shape(next) == Shape::Word;
        if opens && !s.is(next, FUNCTION_WORD | WHEN | REPORTER) {
            return true;
        }
        // `That suggests that …`: what was said before is no source.
        let pointing = group.start > floor && s.is(group.start - 1, DEFINITE | THAT) && !s.is(group.start - 1, RELATIVE & !THAT);
        if pointing
            && (group.start - 1 == floor || matches!(s.shape(group.start - 2), Shape::Comma | Shape::Dash) || s.is(group.start - 2, COORDINATOR))
            && subject.is_none()
        {
            return true;
        }
        // `warranty claims`, `early warning of`, `a government report showed`: a noun of speech behind what could
        // not speak, or before a verb.
        let finite = next < s.items.len() && s.is(next, AUXILIARY | PAST) && !s.is(next, CLITIC | NAME);
        let goes_on = next < s.items.len() && (finite || s.is(next, OF | FOR));
        let noun_before = |p: &Range<usize>| {
            (finite || !phrases::source_like(s, p)) && !(s.name_like(p.end - 1) && !(finite && form == Form::Base)) && !s.is(p.start, SUBJECT)
        };
        if s.is(verb, SPEECH_NOUN) && goes_on && bare && subject.is_some_and(|(p, r)| *r == Route::Direct && noun_before(p)) {
            return true;
        }
        if form == Form::Other {
            return false;
        }
        let bare = group.start == verb || !(group.be || group.have || group.modal || group.infinitive || s.is(group.start, AUXILIARY));
        if group.be || bare && verb > floor && s.is(verb - 1, ARTICLE | POSSESSIVE) {
            return true;
        }
        if s.is(verb, SPEECH_NOUN) && self.relative(hit.items.end) {
            return true;
        }
        let Some((p, Route::Direct)) = subject.filter(|_| bare) else { return false };
        if s.adjective_only(p.end - 1) && !(p.len() > 1 && s.is(p.start, DETERMINER)) {
            // `false promises`
            return true;
        }
        let joined = p.start > floor && s.is(p.start - 1, COORDINATOR | PREPOSITION);
        !joined && phrases::plural(s, p, |i| self.pronoun(self.document.tokens[s.items[i].tokens.start as usize].hash)) == Some(form == Form::Third)
    }

    /// `that had been made`: a `that` with a verb behind it qualifies the noun before it and opens no clause.
    pub(super) fn relative(&self, that: usize) -> bool {
        let s = self.s;
        that + 1 < s.items.len() && s.is(that, THAT) && (s.is(that + 1, AUXILIARY | PAST) || s.verb_only(that + 1))
    }

    /// `the plan he called for`: what the cue is about stands before its subject.
    pub(super) fn gap(&self, geometry: Geometry, subject: Option<&(Range<usize>, Route)>, content: &[Range<usize>], floor: usize) -> bool {
        let s = self.s;
        let Some((p, Route::Direct)) = subject.filter(|(p, _)| p.start > floor + 1) else { return false };
        let quoted = content.iter().any(|c| c.clone().take(3).any(|i| s.shape(i) == Shape::Quote));
        let before = p.start - 1;
        if quoted || s.shape(before) != Shape::Word {
            return false;
        }
        if geometry == Geometry::Clause {
            // `what he thought was a goal`
            return s.is(before, QUESTION) && content.first().is_some_and(|c| s.is(c.start, AUXILIARY | PAST));
        }
        if s.is(before, RELATIVE) && !s.is(before, POSSESSIVE | THAT) {
            return true;
        }
        let noun = !s.is(before, FUNCTION_WORD | PAST | GERUND | DAY | MONTH | TIME | SAYS) && !s.items[before].capital && !s.verb_only(before);
        let number = self.document.tokens[s.items[before].tokens.start as usize].class == crate::words::Class::Number;
        let head = (noun && !number && s.is(p.start, SUBJECT)).then(|| phrases::before(s, p.start, floor)).flatten();
        // `At the rally she called for …`: the phrase before only tells where.
        head.is_some_and(|h| h.start == floor || !s.is(h.start - 1, PREPOSITION) || h.start - 1 > floor && !s.is(h.start - 2, COORDINATOR))
    }
}
