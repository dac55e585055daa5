//! From two tokens to the rules that can begin there, so that hundreds of rules cost one look.

use super::grammar::{List, NUMBER, OTHER, Rule};
use super::numbers::NumberWords;
use super::pattern::{Case, Number, Step};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A set of symbols.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Symbols(Vec<u64>);

impl Symbols {
    fn none(count: usize) -> Symbols {
        Symbols(vec![0; count / 64 + 1])
    }

    fn insert(&mut self, symbol: u16) {
        self.0[symbol as usize / 64] |= 1 << (symbol % 64);
    }

    fn all(&mut self) {
        self.0.fill(u64::MAX);
    }

    fn merge(&mut self, other: &Symbols) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a |= b);
    }

    fn holds(&self, symbol: u16) -> bool {
        self.0[symbol as usize / 64] >> (symbol % 64) & 1 == 1
    }
}

/// Which rules can begin at a pair of tokens.
pub(super) struct Index {
    /// By first symbol: rules with the set of what may come second (an index into `sets`).
    rules: Vec<Vec<(u16, u16)>>,
    /// By first symbol: what may come second for any rule.
    any: Vec<Symbols>,
    sets: Vec<Symbols>,
    /// The rules that go on where another match ended.
    continuing: Vec<u16>,
}

impl Index {
    /// Walks the first two steps of every rule that is asked for.
    pub(super) fn new(rules: &[Rule], which: &dyn Fn(&Rule) -> bool, lists: &[List], numbers: &NumberWords, symbols: &HashMap<String, u16>) -> Index {
        let count = symbols.len() + NUMBER as usize + 2;
        let digits: Vec<u16> = symbols.iter().filter(|(word, _)| word.starts_with(|c: char| c.is_ascii_digit())).map(|(_, s)| *s).collect();
        let mut index = Index { rules: vec![Vec::new(); count], any: vec![Symbols::none(count); count], sets: Vec::new(), continuing: Vec::new() };
        let mut known: HashMap<Symbols, u16> = HashMap::new();
        for (r, rule) in rules.iter().enumerate().filter(|(_, r)| which(r)) {
            if rule.continues {
                index.continuing.push(r as u16);
                continue;
            }
            let walk = Walk { steps: &rule.steps, lists, numbers, count };
            for (first, mut second) in walk.pairs() {
                // Digits that some pattern names have symbols of their own, and are numbers all the same.
                if second.holds(NUMBER) {
                    digits.iter().for_each(|d| second.insert(*d));
                }
                index.any[first as usize].merge(&second);
                let next = index.sets.len() as u16;
                let set = *known.entry(second).or_insert_with_key(|s| {
                    index.sets.push(s.clone());
                    next
                });
                for first in if first == NUMBER { &digits[..] } else { &[] } {
                    index.any[*first as usize].merge(&index.sets[set as usize]);
                    index.rules[*first as usize].push((r as u16, set));
                }
                index.rules[first as usize].push((r as u16, set));
            }
        }
        for rules in &mut index.rules {
            rules.sort_unstable();
            rules.dedup_by_key(|(rule, set)| (*rule, *set));
        }
        index
    }

    /// The rules that can begin at a token with this symbol, given the next token's.
    pub(super) fn starting(&self, first: u16, second: u16) -> impl Iterator<Item = u16> + '_ {
        let some = first != OTHER && self.any[first as usize].holds(second);
        let rules = if some { &self.rules[first as usize][..] } else { &[] };
        rules.iter().filter(move |(_, set)| self.sets[*set as usize].holds(second)).map(|(rule, _)| *rule)
    }

    /// The rules that go on where another match ended.
    pub(super) fn continuing(&self) -> &[u16] {
        &self.continuing
    }
}

struct Walk<'g> {
    steps: &'g [Step],
    lists: &'g [List],
    numbers: &'g NumberWords,
    count: usize,
}

impl Walk<'_> {
    /// Each symbol a match can begin with, and what can come second then.
    fn pairs(&self) -> BTreeMap<u16, Symbols> {
        let mut pairs: BTreeMap<u16, Symbols> = BTreeMap::new();
        for step in self.reach(0) {
            for (first, rest) in self.consume(step) {
                let second = pairs.entry(first).or_insert_with(|| Symbols::none(self.count));
                match rest {
                    Some(symbol) => second.insert(symbol),
                    None => self.add_starts(step + 1, second),
                }
                // A number goes on in words: any second token may belong to it.
                if matches!(self.steps[step], Step::Number(Number::Count | Number::YearWords, _)) {
                    self.numbers.first().for_each(|s| second.insert(s));
                    self.numbers.inner().for_each(|s| second.insert(s));
                }
            }
        }
        pairs
    }

    fn add_starts(&self, from: usize, set: &mut Symbols) {
        for step in self.reach(from) {
            if matches!(self.steps[step], Step::Accept) {
                set.all();
            }
            self.consume(step).into_iter().for_each(|(first, _)| set.insert(first));
        }
    }

    /// The steps that take a token (or end) and can be reached from here without taking one.
    fn reach(&self, from: usize) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut open = vec![from];
        while let Some(at) = open.pop() {
            if !seen.insert(at) {
                continue;
            }
            match self.steps[at] {
                Step::Split(a, b) => open.extend([a as usize, b as usize]),
                Step::Jump(to) => open.push(to as usize),
                Step::Set(..) | Step::Glued | Step::Begin => open.push(at + 1),
                _ => {
                    found.insert(at);
                }
            }
        }
        found
    }

    /// The symbols a step takes, each with the symbol that must follow (`None` = whatever the next step takes).
    fn consume(&self, step: usize) -> Vec<(u16, Option<u16>)> {
        match self.steps[step] {
            Step::Symbol(symbol, _) => vec![(symbol, None)],
            Step::List(list, _) => {
                let entries = self.lists[list as usize].entries.iter();
                entries.flat_map(|(first, entries)| entries.iter().map(|e| (*first, e.rest.first().copied()))).collect()
            }
            Step::Number(Number::Count | Number::YearWords, _) => self.numbers.first().map(|s| (s, None)).collect(),
            Step::Number(Number::MonthYear, _) => (0..self.count as u16).map(|s| (s, None)).collect(),
            Step::Number(..) | Step::Case(Case::Digits) => vec![(NUMBER, None)],
            Step::Case(_) => (0..self.count as u16).map(|s| (s, None)).collect(),
            _ => Vec::new(),
        }
    }
}
