//! Expressions inside expressions: which one stands at a token, alone or composed with those after it.
//!
//! In: a view of the document, the grammar. Out: the longest expression at a token. A rule with `then` is a head; what it is composed with
//! is found in the same way right behind it, some times over. Absent: any reckoning (see [`compose`](super::compose)).

use super::compose::Phrase;
use super::fields::{Field, Fields, UNITS};
use super::grammar::{Grammar, Kind, Rule, Then};
use super::recognise::{Found, Machine, View, longest};

/// How deep expressions may stand in expressions: `the end of the first week of the second month of 2014`.
const DEPTH: usize = 4;

/// The longest expression at a token.
pub(super) fn expression(view: &View, grammar: &Grammar, at: usize, first: usize) -> Option<Found> {
    let (here, next) = (view.symbol(at), view.symbol(at + 1));
    let plain = longest(view, grammar, grammar.index.starting(here, next), at, first, Fields::EMPTY).map(|(rule, hit)| Found::new(rule, hit));
    longer(plain, composed(view, grammar, at, first, DEPTH))
}

/// The longest expression at a token that another may be composed with.
fn inner(view: &View, grammar: &Grammar, at: usize, first: usize, depth: usize) -> Option<Found> {
    let (here, next) = (view.symbol(at), view.symbol(at + 1));
    let rules = grammar.index.starting(here, next).chain(grammar.inner.starting(here, next));
    let plain = longest(view, grammar, rules, at, first, Fields::EMPTY).map(|(rule, hit)| Found::new(rule, hit));
    longer(plain, composed(view, grammar, at, first, depth)).filter(|f| f.begin == at && grammar.rules[f.rule as usize].kind == Kind::Date)
}

/// The longest composed expression at a token.
fn composed(view: &View, grammar: &Grammar, at: usize, first: usize, depth: usize) -> Option<Found> {
    let machine = Machine { view, grammar };
    let mut best: Option<Found> = None;
    for r in grammar.composed.starting(view.symbol(at), view.symbol(at + 1)) {
        let rule = &grammar.rules[r as usize];
        let Some(then) = rule.then.filter(|_| depth > 0) else { continue };
        machine.each(&rule.steps, at, Fields::EMPTY, |end, begin, fields| {
            let Some(of) = inner(view, grammar, end, first, depth - 1).filter(|of| then.fits(&of.fields)) else { return };
            if best.as_ref().is_none_or(|b| of.end > b.end) && stands(&machine, rule, at, first, of.end) {
                best = Some(compose(r, begin, fields, of));
            }
        });
    }
    best
}

/// Do its neighbours allow a match of a rule?
fn stands(machine: &Machine, rule: &Rule, at: usize, first: usize, end: usize) -> bool {
    let after = rule.after.as_deref().is_none_or(|s| machine.meets(s, end)) && !rule.not_after.as_deref().is_some_and(|s| machine.meets(s, end));
    after && machine.behind(rule, at, first).is_some()
}

/// A head with the expression behind it; where that one is reckoned from, the whole is.
fn compose(rule: u16, begin: usize, mut fields: Fields, of: Found) -> Found {
    if let (false, Some(anchor)) = (fields.has(Field::Anchor), of.fields.of(Field::Anchor)) {
        fields.set(Field::Anchor, anchor);
    }
    Found { rule, end: of.end, begin, fields, of: Some(Box::new(Phrase { fields: of.fields, of: of.of })) }
}

fn longer(plain: Option<Found>, composed: Option<Found>) -> Option<Found> {
    match (plain, composed) {
        (Some(a), Some(b)) => Some(if b.end > a.end { b } else { a }),
        (a, b) => a.or(b),
    }
}

impl Then {
    /// Does an expression of this kind say this?
    fn fits(self, f: &Fields) -> bool {
        let of_day =
            f.has(Field::Holiday) && !f.has(Field::Unit) || f.has(Field::Day) || f.has(Field::Weekday) || matches!(f.name(Field::Unit, UNITS), "day" | "night");
        let clock = f.has(Field::Hour) || f.has(Field::Part);
        match self {
            Then::Date => !clock && !f.has(Field::Reference),
            Then::Period => !of_day && !clock && !f.has(Field::Reference),
            Then::Day => of_day && !clock,
        }
    }
}
