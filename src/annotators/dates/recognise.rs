//! Where time expressions stand, and what each says: one pass over the tokens.
//!
//! At each token the [`Index`](super::index::Index) names the rules that can begin there; their programs run, the longest match wins,
//! then rules that `continue` may go on (`May 3, 5 and 9`). Absent: any reckoning.

use super::compose::Phrase;
use super::fields::{Field, Fields};
use super::grammar::{Grammar, Kind, NUMBER, OTHER, Rule};
use super::nested;
use super::pattern::{Number, Step};
use crate::model::{Document, Span, TokenRange};

/// A time expression recognised, its value still open.
#[derive(Clone, Debug)]
pub struct RawTime {
    /// Where.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenRange,
    /// What it is.
    pub(super) kind: Kind,
    /// What it says.
    pub(super) fields: Fields,
    /// The expression it is composed with.
    pub(super) of: Option<Box<Phrase>>,
    /// The rule that found it.
    pub(super) rule: u16,
}

impl RawTime {
    /// Its tokens.
    #[must_use]
    pub fn tokens(&self) -> TokenRange {
        self.tokens
    }
}

/// A document as the programs see it.
pub(super) struct View<'d> {
    document: &'d Document<'d>,
    symbols: Vec<u16>,
    limit: usize,
    /// An empty stack for the next program to run on.
    spare: std::cell::Cell<Vec<Open>>,
}

impl<'d> View<'d> {
    fn new(document: &'d Document<'d>, grammar: &Grammar) -> View<'d> {
        use crate::words::Class;
        let symbols = document.tokens.iter().map(|t| {
            let unknown = if t.class == Class::Number { NUMBER } else { OTHER };
            grammar.symbols.get(&t.hash).copied().unwrap_or(unknown)
        });
        View { document, symbols: symbols.collect(), limit: 0, spare: std::cell::Cell::default() }
    }

    /// The symbol of a token; nothing is known beyond the paragraph.
    pub(super) fn symbol(&self, at: usize) -> u16 {
        if at < self.limit { self.symbols[at] } else { OTHER }
    }

    /// Is it a number in digits?
    pub(super) fn is_number(&self, at: usize) -> bool {
        at < self.limit && self.document.tokens[at].class == crate::words::Class::Number
    }

    /// The token as written; none beyond the paragraph.
    pub(super) fn token(&self, at: usize) -> Option<&'d str> {
        (at < self.limit).then(|| self.document.word(at))
    }

    /// The token as written.
    pub(super) fn word(&self, at: usize) -> &'d str {
        self.document.word(at)
    }
}

/// An expression found at a token, and the one it is composed with.
pub(super) struct Found {
    pub(super) rule: u16,
    pub(super) end: usize,
    pub(super) begin: usize,
    pub(super) fields: Fields,
    pub(super) of: Option<Box<Phrase>>,
}

impl Found {
    /// A match that is composed with nothing.
    pub(super) fn new(rule: u16, (end, begin, fields): Hit) -> Found {
        Found { rule, end, begin, fields, of: None }
    }
}

/// Where a match ends, where its expression begins, what it says.
pub(super) type Hit = (usize, usize, Fields);

/// All time expressions of a document, in order, none overlapping.
pub(super) fn recognise(document: &Document, grammar: &Grammar) -> Vec<RawTime> {
    let mut view = View::new(document, grammar);
    let mut times = Vec::new();
    for paragraph in &document.paragraphs {
        view.limit = paragraph.tokens.end as usize;
        let mut at = paragraph.tokens.start as usize;
        let first = at;
        while at < view.limit {
            let Some(found) = nested::expression(&view, grammar, at, first) else {
                at += 1;
                continue;
            };
            at = found.end;
            let goes_on = grammar.rules[found.rule as usize].kind == Kind::Date && found.of.is_none();
            push(&mut times, document, grammar, found);
            if !goes_on {
                continue;
            }
            loop {
                let said = carried(&times);
                let Some((rule, hit)) = longest(&view, grammar, grammar.index.continuing().iter().copied(), at, first, said) else { break };
                at = hit.0;
                push(&mut times, document, grammar, Found::new(rule, without_old_day(hit, &said)));
            }
        }
    }
    times
}

/// What the last match leaves to a rule that continues it.
fn carried(times: &[RawTime]) -> Fields {
    let mut fields = times.last().map_or(Fields::EMPTY, |t| t.fields);
    [Field::ToDay, Field::ToMonth, Field::ToYear, Field::ToYear2, Field::ToDigit].into_iter().for_each(|f| fields.unset(f));
    fields
}

/// `3 May and Friday`: another weekday is not of the same day.
fn without_old_day((end, begin, mut fields): Hit, said: &Fields) -> Hit {
    if fields.of(Field::Weekday) != said.of(Field::Weekday) {
        [Field::Day, Field::Month, Field::Year, Field::Year2].into_iter().for_each(|f| fields.unset(f));
    }
    (end, begin, fields)
}

fn push(times: &mut Vec<RawTime>, document: &Document, grammar: &Grammar, found: Found) {
    let kind = grammar.rules[found.rule as usize].kind;
    if kind != Kind::Not && found.begin < found.end {
        let tokens = TokenRange::new(found.begin, found.end);
        times.push(RawTime { span: document.span_of(tokens), tokens, kind, fields: found.fields, of: found.of, rule: found.rule });
    }
}

/// The longest match at a token; of equal ones a `not` before others, then the rule that stands first.
pub(super) fn longest(view: &View, grammar: &Grammar, rules: impl Iterator<Item = u16>, at: usize, first: usize, said: Fields) -> Option<(u16, Hit)> {
    let mut best: Option<(u16, Hit)> = None;
    for r in rules {
        let rule = &grammar.rules[r as usize];
        let Some(hit) = try_rule(view, grammar, rule, at, first, said) else { continue };
        let better =
            best.as_ref().is_none_or(|(b, old)| hit.0 > old.0 || (hit.0 == old.0 && rule.kind == Kind::Not && grammar.rules[*b as usize].kind != Kind::Not));
        if better {
            best = Some((r, hit));
        }
    }
    best
}

fn try_rule(view: &View, grammar: &Grammar, rule: &Rule, at: usize, first: usize, said: Fields) -> Option<Hit> {
    let machine = Machine { view, grammar };
    if rule.continues && ![Field::Day, Field::Month, Field::Year, Field::Weekday, Field::Decade].iter().any(|f| said.has(*f)) {
        return None;
    }
    let mut hit = machine.run(&rule.steps, at, said, rule.after.as_deref(), rule.not_after.as_deref())?;
    let direction = machine.behind(rule, at, first)?.of(Field::Direction).or(said.of(Field::Direction).filter(|_| rule.before.is_none()));
    if let Some(direction) = direction {
        hit.2.set(Field::Direction, direction);
    }
    Some(hit)
}

/// How many tokens a look back may span.
const LOOK_BACK: usize = 4;

/// Runs programs over a view.
pub(super) struct Machine<'v> {
    pub(super) view: &'v View<'v>,
    pub(super) grammar: &'v Grammar,
}

/// A way of matching still to be tried: step, token, where the expression begins, what was said.
type Open = (usize, usize, usize, Fields);

impl Machine<'_> {
    /// Does before a token stand what the rule wants there, and nothing that it does not? What was said there.
    pub(super) fn behind(&self, rule: &Rule, at: usize, first: usize) -> Option<Fields> {
        let said = match &rule.before {
            Some(steps) => self.back(steps, at, first)?,
            None => Fields::EMPTY,
        };
        rule.not_before.as_deref().is_none_or(|s| self.back(s, at, first).is_none()).then_some(said)
    }

    /// Does a program match somewhere before `at` and end exactly there?
    fn back(&self, steps: &[Step], at: usize, first: usize) -> Option<Fields> {
        (1..=LOOK_BACK.min(at - first)).find_map(|k| {
            let mut found = None;
            self.each(steps, at - k, Fields::EMPTY, |end, _, fields| {
                if end == at {
                    found = Some(fields);
                }
            });
            found
        })
    }

    /// Does a program match at a token?
    pub(super) fn meets(&self, steps: &[Step], at: usize) -> bool {
        let mut met = false;
        self.each(steps, at, Fields::EMPTY, |_, _, _| met = true);
        met
    }

    /// The longest match from `at` that has the right neighbour.
    fn run(&self, steps: &[Step], at: usize, said: Fields, after: Option<&[Step]>, not_after: Option<&[Step]>) -> Option<Hit> {
        let mut best: Option<Hit> = None;
        self.each(steps, at, said, |end, begin, fields| {
            if best.as_ref().is_none_or(|b| end > b.0) && after.is_none_or(|s| self.meets(s, end)) && !not_after.is_some_and(|s| self.meets(s, end)) {
                best = Some((end, begin, fields));
            }
        });
        best
    }

    /// Every way a program matches from `at`, preferred ways first.
    pub(super) fn each(&self, steps: &[Step], at: usize, said: Fields, mut found: impl FnMut(usize, usize, Fields)) {
        let view = self.view;
        let mut open: Vec<Open> = view.spare.take();
        open.push((0, at, at, said));
        while let Some((mut step, mut at, mut begin, mut fields)) = open.pop() {
            loop {
                match steps[step] {
                    Step::Accept => {
                        found(at, begin, fields);
                        break;
                    }
                    Step::Jump(to) => {
                        step = to as usize;
                        continue;
                    }
                    // Most branches fail at their first token: no way is opened for them.
                    Step::Split(a, b) if !self.may_begin(steps[a as usize], at) => {
                        step = b as usize;
                        continue;
                    }
                    Step::Split(a, b) => {
                        open.push((b as usize, at, begin, fields));
                        step = a as usize;
                        continue;
                    }
                    Step::Set(field, value) => fields.set(field, value),
                    Step::Begin => begin = at,
                    Step::Glued => {
                        if at >= view.limit || view.document.tokens[at].spaced {
                            break;
                        }
                    }
                    Step::Symbol(symbol, capital) => {
                        if view.symbol(at) != symbol || (capital && !view.document.tokens[at].is_capitalised()) {
                            break;
                        }
                        at += 1;
                    }
                    Step::Case(case) => {
                        if at >= view.limit || !case.fits(&view.document.tokens[at]) {
                            break;
                        }
                        at += 1;
                    }
                    Step::Number(number, field) => {
                        let Some(end) = self.grammar.numbers.read(number, field, view, at, &mut fields) else { break };
                        at = end;
                    }
                    Step::List(list, field) => {
                        let Some((entry, others)) = self.entries(list, at) else { break };
                        // Shorter entries of the list may be the right ones: try them later.
                        for other in others {
                            open.push((step + 1, at + 1 + other.rest.len(), begin, with(fields, &other.says, field)));
                        }
                        fields = with(fields, &entry.says, field);
                        at += 1 + entry.rest.len();
                    }
                }
                step += 1;
            }
        }
        view.spare.set(open);
    }

    /// Can a step that takes a token take this one?
    fn may_begin(&self, step: Step, at: usize) -> bool {
        match step {
            Step::Symbol(symbol, _) => self.view.symbol(at) == symbol,
            Step::List(list, _) => self.grammar.lists[list as usize].entries.contains_key(&self.view.symbol(at)),
            Step::Number(Number::Count | Number::YearWords | Number::MonthYear, _) => true,
            Step::Number(..) => self.view.is_number(at),
            _ => true,
        }
    }

    /// The entries of a list that stand at a token, longest first.
    fn entries(&self, list: u16, at: usize) -> Option<(&super::grammar::Entry, Vec<&super::grammar::Entry>)> {
        let view = self.view;
        let entries = self.grammar.lists[list as usize].entries.get(&view.symbol(at))?;
        let mut here = entries
            .iter()
            .filter(|e| (!e.capital || view.document.tokens[at].is_capitalised()) && e.rest.iter().enumerate().all(|(i, s)| view.symbol(at + 1 + i) == *s));
        let first = here.next()?;
        Some((first, here.collect()))
    }
}

fn with(mut fields: Fields, says: &[(Field, i16)], into: Option<Field>) -> Fields {
    for (field, value) in says {
        fields.set(into.unwrap_or(*field), *value);
    }
    fields
}
