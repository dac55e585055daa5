//! What each expression means: its value, and the day it was reckoned from.
//!
//! In: the expressions of one document in order, the quotes. Out: [`TimeExpression`]s. The anchor is the moment of speaking inside a
//! quote (a day named beside its cue), the last day the text spoke of for `two days later` and `that year`, else the day of
//! publication. All state lives here, in one walk over one document. The day of the run is never looked at.

use super::calendar::{Moment, Reckoned};
use super::compose::Phrase;
use super::fields::{Field, Fields, MODIFIERS, QUANTS, REFERENCES};
use super::grammar::{Grammar, Kind};
use super::order::Evidence;
use super::recognise::RawTime;
use super::when::{Clock, Fiscal, Period, When, add_days};
use super::{length, order, range};
use crate::model::{AnchorBasis, Document, Granularity, PublishedBasis, Quote, TimeExpression, TimexType, Zone};
use jiff::civil::Date;

/// Values all expressions of a document.
pub(super) fn values(document: &Document, grammar: &Grammar, times: &[RawTime], quotes: &[Quote], country: Option<&str>) -> Vec<TimeExpression> {
    if times.is_empty() {
        return Vec::new();
    }
    let home = grammar.countries.of_address(&document.article.url);
    let countries = (country.unwrap_or(&home), if home.is_empty() { country.unwrap_or("") } else { &home });
    let spoken = spoken(document, grammar, times, quotes);
    let mut walk = Walk { document, grammar, times, spoken, countries, last: None, last_day: None, quarter: None };
    (0..times.len()).map(|i| walk.value(i)).collect()
}

struct Walk<'d> {
    document: &'d Document<'d>,
    grammar: &'d Grammar,
    /// Stretches of quotes whose moment of speaking the text names, by where they begin.
    spoken: Vec<(crate::model::Span, Date)>,
    /// All expressions.
    times: &'d [RawTime],
    /// The country the article is about, and the one it comes from; each stands in for the other, empty = neither known.
    countries: (&'d str, &'d str),
    /// The last period the text spoke of.
    last: Option<When>,
    /// The last day the text spoke of.
    last_day: Option<When>,
    /// The quarter the text reports on, and the token where it said so.
    quarter: Option<(When, u32)>,
}

/// For each quote with a day beside its cue: its parts and that day.
fn spoken(document: &Document, grammar: &Grammar, times: &[RawTime], quotes: &[Quote]) -> Vec<(crate::model::Span, Date)> {
    let mut out = Vec::new();
    for quote in quotes.iter().filter(|q| q.is_statement) {
        let Some(cue) = &quote.cue else { continue };
        let tokens = document.tokens_in(cue.span);
        if tokens.is_empty() {
            continue;
        }
        let sentence = document.span_of(document.sentence_of(tokens.start as usize));
        let from = times.partition_point(|t| t.span.start < sentence.start);
        let inside = times[from..].iter().take_while(|t| t.span.start < sentence.end);
        let beside = inside.filter(|t| sentence.contains(t.span) && !quote.parts.iter().any(|p| p.contains(t.span)));
        // The day nearest to the cue is the day of speaking.
        let nearest = beside.filter(|t| names_day(&t.fields)).min_by_key(|t| t.span.start.abs_diff(cue.span.start));
        let day = nearest.and_then(|t| {
            let moment = Moment { now: document.published, direction: Some(-1), countries: ("", "") };
            Phrase::reckon(&t.fields, t.of.as_deref(), moment, grammar)?.when.days().filter(|(from, to)| from == to)
        });
        if let Some((day, _)) = day {
            out.extend(quote.parts.iter().map(|p| (*p, day)));
        }
    }
    out.sort_by_key(|(part, _)| part.start);
    out
}

/// Quotes inside quotes inside quotes: no text goes deeper.
const NESTED: usize = 16;

fn names_day(f: &Fields) -> bool {
    f.has(Field::Weekday) || f.has(Field::Day) || f.has(Field::Holiday)
}

impl Walk<'_> {
    fn value(&mut self, index: usize) -> TimeExpression {
        let times = self.times;
        let time = &times[index];
        let f = &range::unit_of_second(&time.fields, index, times, self.document, self.grammar);
        let rule = &self.grammar.rules[time.rule as usize];
        let mut out = TimeExpression {
            span: time.span,
            timex_type: TimexType::Date,
            value: String::new(),
            modifier: f.name(Field::Modifier, MODIFIERS).to_owned(),
            quant: f.name(Field::Quant, QUANTS).to_owned(),
            freq: f.of(Field::Freq).map_or_else(String::new, |n| format!("{n}X")),
            edtf: String::new(),
            from: None,
            to: None,
            granularity: Granularity::Unknown,
            anchor: None,
            anchor_basis: None,
            confidence: rule.precision,
            reason: rule.citation.clone(),
        };
        match time.kind {
            Kind::Duration => {
                out.timex_type = TimexType::Duration;
                out.value = length::duration(f);
            }
            Kind::Set => {
                out.timex_type = TimexType::Set;
                out.value = length::set(f);
            }
            Kind::Date | Kind::Not => self.date(index, f, &mut out),
        }
        out
    }

    fn date(&mut self, index: usize, said: &Fields, out: &mut TimeExpression) {
        let times = self.times;
        let time = &times[index];
        let evidence = Evidence { times, published: self.document.published, countries: [self.countries.1, self.countries.0], known: &self.grammar.countries };
        let (f, because) = order::told(&range::month_after_year(said), &evidence);
        out.reason += &because;
        if f.has(Field::First) {
            return order::either(&f, out);
        }
        let f = &range::borrow(&f, index, times, self.document, self.grammar);
        let (anchor, basis) = self.anchor(index);
        if f.has(Field::Reference) {
            out.value = f.name(Field::Reference, REFERENCES).to_owned();
            return;
        }
        if anchor.is_none() && is_today(f) {
            out.value = REFERENCES[0].to_owned();
            return;
        }
        let direction = f.of(Field::Direction).or_else(|| self.grammar.tense.direction(self.document, time));
        let moment = Moment { now: anchor, direction, countries: self.countries };
        let Some(Reckoned { mut when, relative }) = self
            .reported(time)
            .or_else(|| self.month_of_dateline(f, anchor))
            .or_else(|| self.carried(f))
            .or_else(|| Phrase::reckon(f, time.of.as_deref(), moment, self.grammar))
        else {
            // `20,000 years ago`: beyond all calendars.
            out.value = f.of(Field::Shift).map_or("XXXX-XX-XX", |n| REFERENCES[if n < 0 { 1 } else { 2 }]).into();
            return;
        };
        // `from Monday to Friday`: the second end comes after the first.
        if f.has(Field::Weekday)
            && let (Some(before), Some(first)) = (index.checked_sub(1).map(|i| &times[i]), self.last_day.and_then(|w| w.days()))
            && before.fields.has(Field::Weekday)
            && range::joined(before, time, self.document, self.grammar) == Some(true)
            && let Some((day, _)) = when.days()
            && day < first.0
            && let Some(later) = add_days(first.0, (day - first.0).get_days().rem_euclid(7))
        {
            when = When { clock: when.clock, ..When::day(later) };
        }
        if time.kind == Kind::Date
            && self.document.zone(time.span) == Zone::Dateline
            && let (None, Some(_)) = (when.year, self.document.published)
        {
            when.year = self.document.published.map(|d| d.year());
        }
        // `12,000 years ago` is no year of any calendar.
        if relative && when.year.is_some_and(|y| y < 1) && !f.has(Field::Bc) {
            out.value = REFERENCES[1].to_owned();
            return;
        }
        if relative && anchor.is_some() {
            out.anchor = anchor;
            out.anchor_basis = Some(basis);
        }
        out.timex_type = if when.clock.is_some() { TimexType::Time } else { TimexType::Date };
        out.value = when.timex();
        out.granularity = when.granularity();
        self.ends(f, when, out);
        // A report is on a quarter that has ended.
        let ended = out.to.is_some_and(|to| self.document.published.is_none_or(|day| to <= day)) || when.fiscal != Fiscal::No;
        if matches!(when.period, Period::Quarter(Some(_))) && ended && !f.has(Field::Anchor) {
            // Beside the quarter reported on, reports name earlier ones; the latest is theirs.
            let latest = self.quarter.map_or(when, |(old, _)| if old.days() > when.days() { old } else { when });
            self.quarter = Some((latest, time.tokens.end));
        }
        self.last = Some(when);
        // `… , she said Tuesday`: the day of the report is no day of the story that `the next day` goes on from.
        let of_report = self.last_day.is_some() && self.document.published.is_some_and(|day| when.days() == Some((day, day)));
        if matches!(when.period, Period::Day(..)) && !of_report {
            self.last_day = Some(when);
        }
    }

    /// EDTF, first and last day; the value too, where it is a range.
    fn ends(&self, f: &Fields, when: When, out: &mut TimeExpression) {
        let days_long = f.of(Field::Holiday).filter(|_| matches!(when.period, Period::Day(..)) && when.clock.is_none());
        let sighted = days_long.is_some_and(|h| self.grammar.holidays.sighted(h));
        if sighted && out.modifier.is_empty() {
            out.modifier = "APPROX".into();
        }
        let mark = if out.modifier == "APPROX" { "~" } else { "" };
        out.edtf = when.edtf(mark);
        // A table of days begins with the year 1.
        (out.from, out.to) = when.days().filter(|(from, _)| from.year() > 0).unzip();
        if let Some(to) = range::end(f, when) {
            out.value = format!("{}/{}", out.value, to.timex());
            if when.fiscal == Fiscal::No {
                out.edtf = format!("{}/{}", out.edtf, to.edtf(mark));
                out.to = to.days().map(|d| d.1).or(out.to);
            }
        }
        if let (Some(holiday), Some(from)) = (days_long, out.from) {
            let length = self.grammar.holidays.length(holiday);
            out.to = add_days(from, i32::from(length - 1) + i32::from(sighted));
            if let (Some(last), true) = (add_days(from, i32::from(length - 1)), length > 1) {
                out.value = format!("{from}/{last}");
                out.edtf = range::interval(from, last, mark);
            }
        }
        range::narrow(f, out, when);
    }

    /// `last month` where the dateline says `Jul 21` and nothing says the year: the month is known, the year is not.
    fn month_of_dateline(&self, f: &Fields, anchor: Option<Date>) -> Option<Reckoned> {
        if anchor.is_some() || f.name(Field::Unit, super::fields::UNITS) != "month" || f.has(Field::Anchor) {
            return None;
        }
        let shift = f.of(Field::Relative)?;
        let first = self.times.first().filter(|t| t.tokens.start < HEAD && t.fields.has(Field::Day))?;
        let month = (first.fields.of(Field::Month)? - 1 + shift).rem_euclid(12) + 1;
        Some(Reckoned { when: When::new(None, Period::Month(Some(month as i8))), relative: true })
    }

    /// `the quarter`, `a year earlier` in a report on a quarter: that quarter, or the same one a year before.
    fn reported(&self, time: &RawTime) -> Option<Reckoned> {
        let f = &time.fields;
        if !f.name(Field::Anchor, super::fields::ANCHORS).starts_with("quarter") {
            return None;
        }
        let (mut when, at) = self.quarter?;
        if time.tokens.start - at > REPORT {
            return None;
        }
        if f.has(Field::Year) {
            when.year = f.of(Field::Year);
        } else if f.name(Field::Unit, super::fields::UNITS) == "year" {
            when.year = when.year.map(|y| y - 1);
        }
        Some(Reckoned { when, relative: true })
    }

    /// `that year`, `the same day`: the period the text spoke of last, as it stands.
    fn carried(&self, f: &Fields) -> Option<Reckoned> {
        if f.name(Field::Anchor, super::fields::ANCHORS) != "text" || f.of(Field::Relative) != Some(0) {
            return None;
        }
        let last = self.last?;
        let (from, _) = last.days()?;
        let unit = f.name(Field::Unit, super::fields::UNITS);
        let mut when = match (unit, last.period) {
            ("day", Period::Day(..)) => last,
            ("year", _) => When::new(last.year, Period::Year),
            ("month", Period::Day(..) | Period::Month(_)) => When::new(last.year, Period::Month(Some(from.month()))),
            ("week", Period::Day(..) | Period::Week(_)) => When::week(from),
            _ => return None,
        };
        when.clock = f.of(Field::Part).map(|p| Clock::Part(p as i8));
        Some(Reckoned { when, relative: true })
    }

    /// The day an expression is reckoned from, and what day that is.
    fn anchor(&self, index: usize) -> (Option<Date>, AnchorBasis) {
        let time = &self.times[index];
        if time.fields.name(Field::Anchor, super::fields::ANCHORS) == "none" || self.grammar.tense.is_generic(self.document, time) {
            return (None, AnchorBasis::Text);
        }
        if time.fields.name(Field::Anchor, super::fields::ANCHORS).ends_with("text") {
            if let Some(day) = self.last_as_fine(&time.fields) {
                return (Some(day), AnchorBasis::Text);
            }
            // `two days later` than what? Not than the day of publication.
            if time.fields.of(Field::Shift).or(time.fields.of(Field::Relative)).is_some_and(|n| n > 0) {
                return (None, AnchorBasis::Text);
            }
        }
        let begun = self.spoken.partition_point(|(part, _)| part.start <= time.span.start);
        let around = self.spoken[begun.saturating_sub(NESTED)..begun].iter().find(|(part, _)| part.contains(time.span));
        if let Some((_, day)) = around {
            return (Some(*day), AnchorBasis::Quote);
        }
        if only_clock(&time.fields)
            && let Some(day) = self.day_beside(index)
        {
            return (Some(day), AnchorBasis::Text);
        }
        let dateline = self.document.published_basis == Some(PublishedBasis::Dateline);
        (self.document.published, if dateline { AnchorBasis::Dateline } else { AnchorBasis::Published })
    }

    /// The day the text spoke of last, if it was as fine as the unit that is counted from it.
    fn last_as_fine(&self, f: &Fields) -> Option<Date> {
        let last = match f.name(Field::Unit, super::fields::UNITS) {
            "year" | "decade" | "century" => self.last,
            "month" | "quarter" | "season" => self.last.filter(|w| w.granularity() >= Granularity::Month).or(self.last_day),
            _ => self.last_day,
        };
        Some(last?.days()?.0)
    }

    /// The day named nearest to a time of day, in its sentence.
    fn day_beside(&self, index: usize) -> Option<Date> {
        let sentence = |t: &RawTime| self.document.tokens[t.tokens.start as usize].sentence;
        let time = &self.times[index];
        let others = self.times.iter().enumerate().filter(|(i, t)| *i != index && sentence(t) == sentence(time) && t.kind == Kind::Date);
        let named = others.filter(|(_, t)| names_day(&t.fields) || is_day(&t.fields));
        let (_, nearest) = named.min_by_key(|(_, t)| t.span.start.abs_diff(time.span.start))?;
        let direction = nearest.fields.of(Field::Direction).or_else(|| self.grammar.tense.direction(self.document, nearest));
        let moment = Moment { now: self.document.published, direction, countries: self.countries };
        let (from, to) = Phrase::reckon(&nearest.fields, nearest.of.as_deref(), moment, self.grammar)?.when.days()?;
        (from == to).then_some(from)
    }
}

/// How many tokens at the head of a text hold its dateline.
const HEAD: u32 = 40;

/// How many tokens a report on a quarter goes on after naming it.
const REPORT: u32 = 250;

/// A time of day and no more?
fn only_clock(f: &Fields) -> bool {
    f.has(Field::Hour) && !names_day(f) && !f.has(Field::Unit) && !f.has(Field::Month) && !f.has(Field::Year)
}

/// `today`, `yesterday`?
fn is_day(f: &Fields) -> bool {
    f.has(Field::Relative) && f.name(Field::Unit, super::fields::UNITS) == "day"
}

/// Does it say `today` and no more?
fn is_today(f: &Fields) -> bool {
    f.of(Field::Relative) == Some(0)
        && f.name(Field::Unit, super::fields::UNITS) == "day"
        && !f.has(Field::Part)
        && !f.has(Field::Hour)
        && !f.has(Field::Anchor)
}
