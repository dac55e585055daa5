//! The grammar, read from `dictionaries/<language>/dates/*.toml` and made ready.
//!
//! In: lists, parts, rules and named days as data. Out: a [`Grammar`]: symbols for the tokens it knows, a program for each rule, and
//! an index that tells from two tokens which rules can begin there. Absent: any text.

use super::country::Countries;
use super::fields::Field;
use super::holidays::Holidays;
use super::index::Index;
use super::pattern::{self, Names, Node, Step};
use crate::dictionaries::Lexicon;
use crate::error::{Error, Result};
use crate::words;
use std::collections::HashMap;
use std::rc::Rc;
use toml::{Table, Value};

/// The symbol of a token that the grammar does not know.
pub(super) const OTHER: u16 = 0;
/// The symbol of all numbers in digits.
pub(super) const NUMBER: u16 = 1;

/// What a match of a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A point or period of the calendar, with or without a clock.
    Date,
    /// A length.
    Duration,
    /// What recurs.
    Set,
    /// No time expression at all: its words are taken out of the game.
    Not,
}

/// What a composed expression hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Then {
    /// Any date.
    Date,
    /// A date that is longer than a day.
    Period,
    /// A day.
    Day,
}

/// An entry of a list.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Its tokens after the first.
    pub rest: Vec<u16>,
    /// What it says.
    pub says: Vec<(Field, i16)>,
    /// Does it count only with a capital?
    pub capital: bool,
}

/// A list: words and what they say.
#[derive(Debug, Default)]
pub(super) struct List {
    /// By first token, longest first.
    pub entries: HashMap<u16, Vec<Entry>, foldhash::fast::FixedState>,
}

/// A rule, compiled.
#[derive(Debug)]
pub(super) struct Rule {
    /// `en/dates/calendar:month_day_year`.
    pub citation: String,
    /// What its matches are.
    pub kind: Kind,
    /// What it looks for.
    pub steps: Vec<Step>,
    /// What may not stand right before.
    pub not_before: Option<Vec<Step>>,
    /// What must stand right before.
    pub before: Option<Vec<Step>>,
    /// What may not stand right after.
    pub not_after: Option<Vec<Step>>,
    /// What must stand right after.
    pub after: Option<Vec<Step>>,
    /// Does it go on where a match of a date ended, keeping what that said?
    pub continues: bool,
    /// Which expression must follow right after it, if it is composed with one.
    pub then: Option<Then>,
    /// Does it only stand inside composed expressions (`the month`)?
    pub inner: bool,
    /// Its measured precision.
    pub precision: Option<f32>,
}

/// The grammar of dates, ready.
pub(super) struct Grammar {
    /// From the hash of a folded token to its symbol.
    pub symbols: HashMap<u64, u16, foldhash::fast::FixedState>,
    /// The lists.
    pub lists: Vec<List>,
    /// The rules.
    pub rules: Vec<Rule>,
    /// Which rules can begin where.
    pub index: Index,
    /// Of those that are composed with an expression after them.
    pub composed: Index,
    /// Of those that only stand inside composed ones.
    pub inner: Index,
    /// The named days.
    pub holidays: Holidays,
    /// Number words.
    pub numbers: super::numbers::NumberWords,
    /// Words that tell where a clause points.
    pub tense: super::context::Tense,
    /// What differs between countries.
    pub countries: Countries,
    /// What stands between the expressions of a list or range.
    pub joins: Joins,
}

/// Hashes of the words that join expressions.
#[derive(Default)]
pub(super) struct Joins {
    /// Of a range.
    pub range: Vec<u64>,
    /// Of a list.
    pub list: Vec<u64>,
}

impl Grammar {
    /// Reads and compiles the grammar.
    pub(super) fn new(lexicon: &Lexicon) -> Result<Grammar> {
        let mut files = Vec::new();
        for (path, text) in lexicon.all_files().filter(|(p, _)| p.ends_with(".toml") && p.split('/').nth_back(1) == Some("dates")) {
            let table: Table = text.parse().map_err(|e: toml::de::Error| {
                let line = e.span().map_or(1, |s| text[..s.start].matches('\n').count() + 1);
                Error::new(format!("dictionaries/{path}:{line}"), e.message(), "the file is TOML: https://toml.io")
            })?;
            files.push(File { path, text, table });
        }
        let precision = precision(lexicon);
        let mut builder = Builder { holidays: Holidays::new(lexicon), precision, ..Builder::default() };
        for file in &files {
            builder.holidays(file)?;
        }
        for file in &files {
            builder.lists(file)?;
        }
        for file in &files {
            builder.parts(file)?;
        }
        let mut rules = Vec::new();
        for file in &files {
            for entry in file.table.get("rule").and_then(Value::as_array).into_iter().flatten() {
                rules.push(builder.rule(file, entry)?);
            }
        }
        let numbers = super::numbers::NumberWords::new(&builder.lists, &builder.list_names, &builder.symbols);
        let tense = super::context::Tense::new(files.iter().map(|f| &f.table), &mut builder.symbols);
        let index = |which: &dyn Fn(&Rule) -> bool| Index::new(&rules, which, &builder.lists, &numbers, &builder.symbols);
        let (inner, composed) = (index(&|r| r.inner), index(&|r| r.then.is_some()));
        let index = index(&|r| !r.inner && r.then.is_none());
        let symbols = builder.symbols.iter().map(|(word, symbol)| (words::hash(word.as_bytes()), *symbol)).collect();
        let countries = Countries::new(files.iter().map(|f| &f.table));
        let mut joins = Joins::default();
        for table in files.iter().filter_map(|f| f.table.get("joins")) {
            let hashes = |key: &str| strings(table.get(key)).into_iter().map(|w| words::hash(words::fold(w).as_bytes()));
            joins.range.extend(hashes("range"));
            joins.list.extend(hashes("list"));
        }
        Ok(Grammar { symbols, lists: builder.lists, rules, index, composed, inner, holidays: builder.holidays, numbers, tense, countries, joins })
    }
}

struct File<'l> {
    path: &'l str,
    text: &'l str,
    table: Table,
}

impl File<'_> {
    fn error(&self, name: &str, what: impl std::fmt::Display) -> Error {
        let quoted = format!("\"{name}\"");
        let line = self.text.lines().position(|l| l.contains(&quoted) || l.split(['=', '.', ']']).any(|w| w.trim() == name)).map_or(1, |l| l + 1);
        Error::new(format!("dictionaries/{}:{line}", self.path), format!("{name}: {what}"), "the head of dates/lists.toml explains the pattern language")
    }

    fn tables(&self, key: &str) -> impl Iterator<Item = (&String, &Value)> {
        self.table.get(key).and_then(Value::as_table).into_iter().flatten()
    }
}

#[derive(Default)]
struct Builder {
    symbols: HashMap<String, u16>,
    list_names: HashMap<String, u16>,
    lists: Vec<List>,
    parts: HashMap<String, Rc<Node>>,
    holidays: Holidays,
    precision: HashMap<String, f32>,
}

impl Names for Builder {
    fn symbol(&mut self, word: &str) -> u16 {
        symbol(&mut self.symbols, word)
    }

    fn list(&self, name: &str) -> Option<u16> {
        self.list_names.get(name).copied()
    }

    fn part(&self, name: &str) -> Option<Rc<Node>> {
        self.parts.get(name).cloned()
    }
}

/// The symbol of a folded token, a new one if need be.
pub(super) fn symbol(symbols: &mut HashMap<String, u16>, word: &str) -> u16 {
    let next = symbols.len() as u16 + NUMBER + 1;
    *symbols.entry(word.to_owned()).or_insert(next)
}

impl Builder {
    /// `[holiday]`: names and rules of named days; they make the lists `holiday` and `feast_ambiguous`.
    fn holidays(&mut self, file: &File) -> Result<()> {
        for (_, value) in file.tables("holiday") {
            let names: Vec<&str> = strings(value.get("names"));
            let name = names.first().copied().unwrap_or_default();
            let table = value.as_table().ok_or_else(|| file.error(name, "a holiday is a table"))?;
            let index = self.holidays.add(table).map_err(|what| file.error(name, what))?;
            let says = vec![(Field::Holiday, index)];
            let ambiguous = table.get("ambiguous").and_then(Value::as_bool).unwrap_or(false);
            for name in names {
                self.entry(if ambiguous { "feast_ambiguous" } else { "holiday" }, name, says.clone(), true);
            }
        }
        Ok(())
    }

    fn lists(&mut self, file: &File) -> Result<()> {
        for (name, value) in file.tables("list") {
            let field = match value.get("field").and_then(Value::as_str) {
                Some(field) => Some(Field::named(field).ok_or_else(|| file.error(name, format!("no field `{field}`")))?),
                None => None,
            };
            let capitals = strings(value.get("capital"));
            let all = value.get("capital").and_then(Value::as_bool).unwrap_or(false);
            for word in strings(value.get("words")) {
                self.entry(name, word, Vec::new(), all || capitals.contains(&word));
            }
            for (word, meaning) in value.get("values").and_then(Value::as_table).into_iter().flatten() {
                let says = says(field, meaning).map_err(|what| file.error(name, format!("`{word}`: {what}")))?;
                self.entry(name, word, says, all || capitals.contains(&word.as_str()));
            }
        }
        Ok(())
    }

    fn entry(&mut self, list: &str, name: &str, says: Vec<(Field, i16)>, capital: bool) {
        let folded = words::fold(name);
        let symbols: Vec<u16> = folded.split(' ').map(|w| symbol(&mut self.symbols, w)).collect();
        let next = self.lists.len() as u16;
        let index = *self.list_names.entry(list.to_owned()).or_insert(next);
        if index == next {
            self.lists.push(List::default());
        }
        let entries = self.lists[index as usize].entries.entry(symbols[0]).or_default();
        entries.push(Entry { rest: symbols[1..].to_vec(), says, capital });
        entries.sort_by_key(|e| std::cmp::Reverse(e.rest.len()));
    }

    fn parts(&mut self, file: &File) -> Result<()> {
        for (name, value) in file.tables("part") {
            let node = pattern::parse(value.as_str().unwrap_or_default()).map_err(|what| file.error(name, what))?;
            self.parts.insert(name.clone(), Rc::new(node));
        }
        Ok(())
    }

    fn rule(&mut self, file: &File, entry: &Value) -> Result<Rule> {
        let text = |key: &str| entry.get(key).and_then(Value::as_str);
        let name = text("name").unwrap_or_default().to_owned();
        let kind = match text("kind") {
            Some("date") => Kind::Date,
            Some("duration") => Kind::Duration,
            Some("set") => Kind::Set,
            Some("not") => Kind::Not,
            _ => return Err(file.error(&name, "`kind` is date, duration, set or not")),
        };
        let then = match text("then") {
            None => None,
            Some("date") => Some(Then::Date),
            Some("period") => Some(Then::Period),
            Some("day") => Some(Then::Day),
            Some(_) => return Err(file.error(&name, "`then` is date, period or day")),
        };
        let flag = |key: &str| entry.get(key).and_then(Value::as_bool).unwrap_or(false);
        let mut compile = |key: &str| -> Result<Option<Vec<Step>>> {
            let Some(text) = text(key) else { return Ok(None) };
            let node = pattern::parse(text).map_err(|what| file.error(&name, what))?;
            pattern::compile(&node, self).map(Some).map_err(|what| file.error(&name, what))
        };
        let steps = compile("pattern")?.ok_or_else(|| file.error(&name, "a rule needs a `pattern`"))?;
        let path = file.path.trim_end_matches(".toml");
        let citation = format!("{path}:{name}");
        Ok(Rule {
            steps,
            not_before: compile("not_before")?,
            before: compile("before")?,
            not_after: compile("not_after")?,
            after: compile("after")?,
            continues: flag("continues"),
            inner: flag("inner"),
            then,
            precision: self.precision.get(&citation).or_else(|| self.precision.get(path)).copied(),
            citation,
            kind,
        })
    }
}

/// How often each rule, or the rules of a file, were right on annotated news: the lists `dates/precision`.
fn precision(lexicon: &Lexicon) -> HashMap<String, f32> {
    let rows = lexicon.about("dates/precision").flat_map(|l| lexicon.list(l).rows()).map(|r| lexicon.row(r));
    rows.filter_map(|row| Some((row.name().to_owned(), row.column("precision").parse().ok()?))).collect()
}

/// What an entry says: a number or name for the list's own field, or a table of fields.
fn says(field: Option<Field>, meaning: &Value) -> std::result::Result<Vec<(Field, i16)>, String> {
    let one = |field: Field, value: &Value| {
        let text = value.as_integer().map_or_else(|| value.as_str().unwrap_or_default().to_owned(), |n| n.to_string());
        field.value(&text).map(|v| (field, v)).ok_or_else(|| format!("no value `{text}`"))
    };
    match (meaning, field) {
        (Value::Table(table), _) => table.iter().map(|(f, v)| one(Field::named(f).ok_or_else(|| format!("no field `{f}`"))?, v)).collect(),
        (value, Some(field)) => Ok(vec![one(field, value)?]),
        (_, None) => Err("the list has no `field`".into()),
    }
}

/// The strings of an array.
pub(super) fn strings(value: Option<&Value>) -> Vec<&str> {
    value.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}
