//! The pattern language: its text, the tree it parses to, the program it compiles to.
//!
//! A pattern is a row of items with spaces between: a `word` (folded token), `{name}` (a list, a part or a number class),
//! `{name:field}` (its value goes into another field), `[field=value]` (says something), `~` (no space here),
//! `^word` (only with a capital), `<` (the expression begins here, what came before only leads to it), `( a | b )`, and `?` after an item or group that may be missing. `\(` and `\)` are the marks themselves.

use super::fields::Field;
use std::rc::Rc;

/// A pattern as a tree.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// One after the other.
    Sequence(Vec<Node>),
    /// One of these; earlier ones are preferred.
    Either(Vec<Node>),
    /// May be missing.
    Optional(Box<Node>),
    /// Folded tokens, a space between; with a capital if asked.
    Word { word: String, capital: bool },
    /// `{name}` or `{name:field}`.
    Named { name: String, field: Option<Field> },
    /// `[field=value]`.
    Set(Field, i16),
    /// No white space before the next token.
    Glued,
    /// The expression begins here; what stood before only leads to it.
    Begin,
}

/// Parses the text of a pattern.
///
/// # Errors
/// What is wrong with it, in words.
pub(super) fn parse(text: &str) -> Result<Node, String> {
    let spaced = text.replace("\\(", "\u{1}").replace("\\)", "\u{2}").replace('(', " ( ").replace(')', " ) ").replace(") ?", ")?").replace('|', " | ");
    let items: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let node = either(&items, &mut at)?;
    if at < items.len() {
        return Err(format!("`{}` closes nothing", items[at]));
    }
    Ok(node)
}

fn either(items: &[&str], at: &mut usize) -> Result<Node, String> {
    let mut branches = Vec::new();
    loop {
        let mut row = Vec::new();
        while *at < items.len() && !matches!(items[*at], "|" | ")" | ")?") {
            row.push(item(items, at)?);
        }
        branches.push(Node::Sequence(row));
        if items.get(*at) != Some(&"|") {
            break;
        }
        *at += 1;
    }
    Ok(if branches.len() == 1 { branches.remove(0) } else { Node::Either(branches) })
}

fn item(items: &[&str], at: &mut usize) -> Result<Node, String> {
    let text = items[*at];
    *at += 1;
    if text == "(" {
        let inner = either(items, at)?;
        let close = items.get(*at).copied();
        *at += 1;
        return match close {
            Some(")") => Ok(inner),
            Some(")?") => Ok(Node::Optional(Box::new(inner))),
            _ => Err("`(` without `)`".into()),
        };
    }
    if text != "?"
        && let Some(text) = text.strip_suffix('?')
    {
        return Ok(Node::Optional(Box::new(atom(text)?)));
    }
    atom(text)
}

fn atom(text: &str) -> Result<Node, String> {
    if text == "~" {
        return Ok(Node::Glued);
    }
    if text == "<" {
        return Ok(Node::Begin);
    }
    if let Some(inner) = text.strip_prefix('{').and_then(|t| t.strip_suffix('}')) {
        let (name, field) = match inner.split_once(':') {
            Some((name, field)) => (name, Some(Field::named(field).ok_or_else(|| format!("no field `{field}`"))?)),
            None => (inner, None),
        };
        return Ok(Node::Named { name: name.to_owned(), field });
    }
    if let Some(inner) = text.strip_prefix('[').and_then(|t| t.strip_suffix(']'))
        && let Some((field, value)) = inner.split_once('=')
    {
        let field = Field::named(field).ok_or_else(|| format!("no field `{field}`"))?;
        let value = field.value(value).ok_or_else(|| format!("no value `{value}` in `[{inner}]`"))?;
        return Ok(Node::Set(field, value));
    }
    let (capital, word) = match text.strip_prefix('^') {
        Some(word) if !word.is_empty() => (true, word),
        _ => (false, text),
    };
    let word = word.replace('\u{1}', "(").replace('\u{2}', ")");
    // An apostrophe with its letters is a token of its own only behind a word.
    let word = if word.starts_with('\'') { word.to_lowercase() } else { crate::words::fold(&word) };
    Ok(Node::Word { word, capital })
}

/// A number as it stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Number {
    /// One or two digits, 1 to 31.
    Day,
    /// One or two digits, 1 to 12.
    Month,
    /// Four digits, 1000 to 2199.
    Year,
    /// Two digits.
    Year2,
    /// One digit.
    Digit,
    /// One to three digits.
    Short,
    /// One or two digits, 0 to 24.
    Hour,
    /// `5:30`, `09:00:30`.
    Clock,
    /// `17.45`.
    ClockDot,
    /// Four digits, 1900 to 2099.
    ModernYear,
    /// Four digits that end in 0, 1000 to 2190: the decade.
    Decade,
    /// Two digits that end in 0, 10 to 90: the decade.
    Decade2,
    /// `Sep2023`, one token.
    MonthYear,
    /// `0800`.
    Military,
    /// `27.08.2022`.
    DottedDate,
    /// Digits or number words, as far as they go.
    Count,
    /// A year in words: `nineteen ninety-six`.
    YearWords,
}

impl Number {
    /// The class of that name, and the field it fills.
    pub(super) fn named(name: &str) -> Option<(Number, Field)> {
        Some(match name {
            "day" => (Number::Day, Field::Day),
            "month_number" => (Number::Month, Field::Month),
            "year" => (Number::Year, Field::Year),
            "year2" => (Number::Year2, Field::Year2),
            "digit" => (Number::Digit, Field::Count),
            "short" => (Number::Short, Field::Count),
            "hour" => (Number::Hour, Field::Hour),
            "clock" => (Number::Clock, Field::Hour),
            "clock_dot" => (Number::ClockDot, Field::Hour),
            "modern_year" => (Number::ModernYear, Field::Year),
            "decade" => (Number::Decade, Field::Decade),
            "decade2" => (Number::Decade2, Field::Decade2),
            "military" => (Number::Military, Field::Hour),
            "month_year" => (Number::MonthYear, Field::Year),
            "dotted_date" => (Number::DottedDate, Field::Day),
            "count" => (Number::Count, Field::Count),
            "year_words" => (Number::YearWords, Field::Year),
            _ => return None,
        })
    }
}

/// How any token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// With a capital first.
    Capital,
    /// In small letters.
    Lower,
    /// Digits.
    Digits,
}

impl Case {
    fn named(name: &str) -> Option<Case> {
        Some(match name {
            "Capital" => Case::Capital,
            "lower" => Case::Lower,
            "digits" => Case::Digits,
            _ => return None,
        })
    }

    /// Is the token so written?
    pub(super) fn fits(self, token: &crate::model::Token) -> bool {
        match self {
            Case::Capital => token.is_capitalised(),
            Case::Lower => token.case == crate::model::Case::Lower,
            Case::Digits => token.class == crate::words::Class::Number,
        }
    }
}

/// One step of a program.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// This symbol, with a capital if asked.
    Symbol(u16, bool),
    /// An entry of a list; its value goes into the field, or where the entry says.
    List(u16, Option<Field>),
    /// A number.
    Number(Number, Field),
    /// Says something.
    Set(Field, i16),
    /// No white space before the next token.
    Glued,
    /// The expression begins here.
    Begin,
    /// Any token so written.
    Case(Case),
    /// First this, else that.
    Split(u16, u16),
    /// Go on there.
    Jump(u16),
    /// The pattern ends here.
    Accept,
}

/// What names mean while compiling.
pub(super) trait Names {
    /// The symbol of a folded token.
    fn symbol(&mut self, word: &str) -> u16;
    /// The list of that name.
    fn list(&self, name: &str) -> Option<u16>;
    /// The part of that name.
    fn part(&self, name: &str) -> Option<Rc<Node>>;
}

/// How deep parts may stand in parts.
const DEPTH: usize = 12;

/// Compiles a tree to a program.
///
/// # Errors
/// An unknown name, or parts that contain themselves.
pub(super) fn compile(node: &Node, names: &mut impl Names) -> Result<Vec<Step>, String> {
    let mut steps = Vec::new();
    emit(node, names, &mut steps, DEPTH)?;
    steps.push(Step::Accept);
    Ok(steps)
}

fn emit(node: &Node, names: &mut impl Names, steps: &mut Vec<Step>, depth: usize) -> Result<(), String> {
    match node {
        Node::Sequence(row) => row.iter().try_for_each(|n| emit(n, names, steps, depth))?,
        Node::Optional(inner) => {
            let split = steps.len();
            steps.push(Step::Accept);
            emit(inner, names, steps, depth)?;
            steps[split] = Step::Split(split as u16 + 1, steps.len() as u16);
        }
        Node::Either(branches) => {
            let mut ends = Vec::new();
            for (i, branch) in branches.iter().enumerate() {
                if i + 1 == branches.len() {
                    emit(branch, names, steps, depth)?;
                    break;
                }
                let split = steps.len();
                steps.push(Step::Accept);
                emit(branch, names, steps, depth)?;
                ends.push(steps.len());
                steps.push(Step::Accept);
                steps[split] = Step::Split(split as u16 + 1, steps.len() as u16);
            }
            let end = steps.len() as u16;
            for at in ends {
                steps[at] = Step::Jump(end);
            }
        }
        Node::Word { word, capital } => {
            for token in word.split(' ') {
                steps.push(Step::Symbol(names.symbol(token), *capital));
            }
        }
        Node::Named { name, field } => {
            if let Some(list) = names.list(name) {
                steps.push(Step::List(list, *field));
            } else if let Some((number, own)) = Number::named(name) {
                steps.push(Step::Number(number, field.unwrap_or(own)));
            } else if let Some(case) = Case::named(name) {
                steps.push(Step::Case(case));
            } else if let Some(part) = names.part(name) {
                if depth == 0 {
                    return Err(format!("the part `{name}` contains itself"));
                }
                emit(&part, names, steps, depth - 1)?;
            } else {
                return Err(format!("no list, part or number class `{name}`"));
            }
        }
        Node::Set(field, value) => steps.push(Step::Set(*field, *value)),
        Node::Glued => steps.push(Step::Glued),
        Node::Begin => steps.push(Step::Begin),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_parse() {
        assert!(parse("{month} .? {day} (, {year})?").is_ok());
        assert!(parse("( a | b").is_err());
        assert!(parse("a )").is_err());
        assert!(parse("[unit=fathom]").is_err());
        assert!(parse("[unit=week] [nonsense=1]").is_err());
    }
}
