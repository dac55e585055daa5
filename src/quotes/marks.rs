//! Which stretches stand in quotation marks.
//!
//! In: the tokens of a document. Out: [`Stretch`]es by opening mark, nested ones after the one they stand in. Every paragraph starts
//! clean: whatever marks are missing or doubled in one, the next is read as if nothing had happened, except that an unclosed quote goes
//! on where the next paragraph opens with a mark of its own. Time is linear in the number of marks.
//! Absent: what the words are (speech, title, scare quote) and who says them.

use super::grammar::Grammar;
use crate::model::{Document, TokenRange};
use crate::words::Class;

/// Words between quotation marks.
#[derive(Clone, Copy, Debug)]
pub struct Stretch {
    /// The opening mark.
    pub open: u32,
    /// The tokens between the marks.
    pub content: TokenRange,
    /// The closing mark; none = the writer left it out.
    pub close: Option<u32>,
    /// 0 = outermost.
    pub depth: u8,
    /// It goes on in the next paragraph, which opens with a mark.
    pub continues: bool,
    /// It takes up the unclosed quote of the paragraph before.
    pub continued: bool,
}

impl Stretch {
    /// The tokens with their marks.
    pub fn outer(&self) -> TokenRange {
        TokenRange { start: self.open, end: self.close.map_or(self.content.end, |c| c + 1) }
    }
}

/// Marks with which a paragraph can take up an unclosed quotation.
const OPENING: [&str; 6] = ["“", "\"", "''", "``", "‘‘", "«"];

/// What a mark can do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Role {
    Open,
    Close,
    /// Straight marks with a gap on both sides or on none.
    Either,
    OpenSingle,
    CloseSingle,
    /// Could as well be the apostrophe of a plural (`the voters’ choice`).
    WeakCloseSingle,
}

struct Mark {
    token: u32,
    role: Role,
}

struct Open {
    token: u32,
    double: bool,
}

/// All stretches of a document.
pub fn find(document: &Document, grammar: &Grammar) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut unclosed: Option<usize> = None;
    let mut marks = Vec::new();
    for (p, paragraph) in document.paragraphs.iter().enumerate() {
        let tokens = paragraph.tokens;
        let goes_on = document.paragraphs.get(p + 1).is_some_and(|n| OPENING.contains(&document.word(n.tokens.start as usize)));
        marks.clear();
        read_marks(document, grammar, tokens, &mut marks);
        let reopened = marks.first().is_some_and(|m| m.token == tokens.start && matches!(m.role, Role::Open | Role::Either));
        if let (Some(before), true) = (unclosed, reopened) {
            stretches[before].continues = true;
        }
        let first = stretches.len();
        let open_at_end = pair(document, tokens, &marks, goes_on, &mut stretches);
        stretches[first..].sort_by_key(|s| (s.open, s.depth));
        if let (Some(before), true) = (unclosed, reopened) {
            if let Some(s) = stretches[first..].first_mut().filter(|s| s.open == tokens.start) {
                s.continued = true;
            } else {
                stretches[before].continues = false;
            }
        }
        unclosed = open_at_end.and_then(|token| stretches[first..].iter().position(|s| s.open == token)).map(|i| first + i);
    }
    stretches
}

/// Pairs the marks of one paragraph. Gives the opening mark that is still open at its end.
fn pair(document: &Document, tokens: TokenRange, marks: &[Mark], goes_on: bool, out: &mut Vec<Stretch>) -> Option<u32> {
    let mut stack: Vec<Open> = Vec::new();
    let singles = single_ends(marks);
    for (i, mark) in marks.iter().enumerate() {
        let double_open = stack.iter().rposition(|o| o.double);
        let role = match mark.role {
            Role::Either if double_open.is_some() => Role::Close,
            Role::Either => Role::Open,
            role => role,
        };
        match role {
            Role::Open => {
                if let Some(at) = double_open {
                    let nested = at + 1 < stack.len() || closes_twice(marks, i);
                    if !nested {
                        let lost = stack.drain(at..).next().map_or(mark.token, |o| o.token);
                        let end = sentence_end(document, lost).min(mark.token);
                        emit(document, out, lost, None, end, at);
                    }
                }
                stack.push(Open { token: mark.token, double: true });
            }
            Role::Close => {
                if let Some(at) = double_open {
                    emit(document, out, stack[at].token, Some(mark.token), mark.token, at);
                    stack.truncate(at);
                }
            }
            Role::OpenSingle => {
                if singles[i] && stack.last().is_none_or(|o| o.double) {
                    stack.push(Open { token: mark.token, double: false });
                }
            }
            Role::CloseSingle | Role::WeakCloseSingle => {
                let close = stack.last().is_some_and(|o| !o.double) && (role == Role::CloseSingle || !singles[i]);
                if close {
                    let open = stack.pop().map_or(mark.token, |o| o.token);
                    emit(document, out, open, Some(mark.token), mark.token, stack.len());
                }
            }
            Role::Either => {}
        }
    }
    let lost = stack.iter().position(|o| o.double)?;
    let open = stack[lost].token;
    let leads_in = goes_on || open == tokens.start || matches!(document.word(open as usize - 1), "," | ":" | "." | "?" | "!");
    let end = if leads_in { tokens.end } else { sentence_end(document, open).max(open + 1) };
    emit(document, out, open, None, end, lost);
    (end == tokens.end).then_some(open)
}

fn emit(document: &Document, out: &mut Vec<Stretch>, open: u32, close: Option<u32>, end: u32, depth: usize) {
    let content = TokenRange { start: open + 1, end };
    // Marks around nothing but marks (`“’”…`) hold no words.
    if !content.range().all(|at| is_quotation_mark(document.word(at))) {
        out.push(Stretch { open, content, close, depth: depth.min(255) as u8, continues: false, continued: false });
    }
}

pub(super) fn is_quotation_mark(word: &str) -> bool {
    word.chars().all(|c| "“”„‟〝〞\"＂‘’‚‛'`«»‹›".contains(c))
}

/// Where the sentence of a token ends.
fn sentence_end(document: &Document, token: u32) -> u32 {
    document.sentence_of(token as usize).end
}

/// Are the next two double marks after mark `i` closing ones? Then it opens a quote inside a quote of the same make.
fn closes_twice(marks: &[Mark], i: usize) -> bool {
    let mut next = marks[i + 1..].iter().filter(|m| matches!(m.role, Role::Open | Role::Close | Role::Either));
    next.next().is_some_and(|m| m.role == Role::Close) && next.next().is_some_and(|m| m.role == Role::Close)
}

/// For a single opening mark: does a closing one follow before the next opening one? For a weak closing mark: does a sure one follow?
fn single_ends(marks: &[Mark]) -> Vec<bool> {
    let mut out = vec![false; marks.len()];
    let (mut closing, mut sure) = (false, false);
    for (i, mark) in marks.iter().enumerate().rev() {
        match mark.role {
            Role::OpenSingle => {
                out[i] = closing;
                (closing, sure) = (false, false);
            }
            Role::CloseSingle => (closing, sure) = (true, true),
            Role::WeakCloseSingle => {
                out[i] = sure;
                closing = true;
            }
            _ => {}
        }
    }
    out
}

/// The quotation marks among the tokens of a paragraph; apostrophes, elisions, feet and inches are none.
fn read_marks(document: &Document, grammar: &Grammar, tokens: TokenRange, marks: &mut Vec<Mark>) {
    let mut open = false;
    for at in tokens.range() {
        let token = &document.tokens[at];
        if token.class != Class::Mark {
            continue;
        }
        let Some(role) = role(document, grammar, tokens, at, open) else {
            continue;
        };
        match role {
            Role::Open => open = true,
            Role::Close => open = false,
            Role::Either => open = !open,
            _ => {}
        }
        marks.push(Mark { token: at as u32, role });
    }
}

fn role(document: &Document, grammar: &Grammar, tokens: TokenRange, at: usize, open: bool) -> Option<Role> {
    let word = document.word(at);
    match word {
        "“" | "„" | "‟" | "〝" | "``" => return Some(if word == "“" && closes_german(document, tokens, at) { Role::Close } else { Role::Open }),
        "”" | "〞" | "’’" => return Some(Role::Close),
        "‘‘" => return Some(Role::Open),
        "«" | "‹" => return Some(if spacing(document, tokens, at).0 { Role::Open } else { Role::Close }),
        "»" | "›" => return Some(if spacing(document, tokens, at) == (true, false) { Role::Open } else { Role::Close }),
        "\"" | "''" | "＂" | "'''" => {}
        "‘" | "‚" | "`" => return single_open(document, grammar, tokens, at),
        "'" | "’" | "‛" => return single(document, grammar, tokens, at),
        _ => return None,
    }
    let number_before = at > tokens.start as usize && !document.tokens[at].spaced && document.tokens[at - 1].class == Class::Number;
    let feet_before = number_before && at >= tokens.start as usize + 2 && matches!(document.word(at - 2), "'" | "’" | "′");
    if number_before && (!open || feet_before) {
        return None;
    }
    Some(match spacing(document, tokens, at) {
        (true, false) => Role::Open,
        (false, true) => Role::Close,
        _ => Role::Either,
    })
}

/// Is there a gap before and after a mark? Brackets, dashes and other marks that open count as a gap before, stops as a gap after.
fn spacing(document: &Document, tokens: TokenRange, at: usize) -> (bool, bool) {
    let first = at == tokens.start as usize;
    let last = at + 1 >= tokens.end as usize;
    let before = first || document.tokens[at].spaced || matches!(document.word(at - 1), "(" | "[" | "{" | "—" | "–" | "“" | "‘" | "/" | "--" | "...");
    let quote_before = !first && matches!(document.word(at - 1), "'" | "\"") && (at - 1 == tokens.start as usize || document.tokens[at - 1].spaced);
    let after = last
        || document.tokens[at + 1].spaced
        || matches!(document.word(at + 1), "." | "," | ";" | ":" | "!" | "?" | ")" | "]" | "}" | "—" | "–" | "”" | "’’" | "--" | "/" | "\"" | "'" | "’")
            && !(before && matches!(document.word(at + 1), "'" | "\""))
        || document.word(at + 1).starts_with("..") && !before;
    (before || quote_before, after)
}

/// `„…“`: does this `“` close? It does where no gap stands before it.
fn closes_german(document: &Document, tokens: TokenRange, at: usize) -> bool {
    spacing(document, tokens, at) == (false, true)
}

fn single_open(document: &Document, grammar: &Grammar, tokens: TokenRange, at: usize) -> Option<Role> {
    let (before, after) = spacing(document, tokens, at);
    (before && !after && !elision(document, grammar, tokens, at)).then_some(Role::OpenSingle)
}

fn single(document: &Document, grammar: &Grammar, tokens: TokenRange, at: usize) -> Option<Role> {
    let (before, after) = spacing(document, tokens, at);
    if before && !after {
        return if document.word(at) == "'" { single_open(document, grammar, tokens, at) } else { None };
    }
    if before || !after {
        return None;
    }
    let previous = document.word(at - 1);
    if document.tokens[at - 1].class == Class::Number && document.word(at) == "'" {
        return None;
    }
    let next_word = at + 1 < tokens.end as usize && document.tokens[at + 1].class != Class::Mark;
    Some(if previous.ends_with('s') && next_word { Role::WeakCloseSingle } else { Role::CloseSingle })
}

/// `'em`, `'90s`, `'tis`: an apostrophe for letters left out.
fn elision(document: &Document, grammar: &Grammar, tokens: TokenRange, at: usize) -> bool {
    let Some(next) = document.tokens.get(at + 1).filter(|_| at + 1 < tokens.end as usize) else {
        return true;
    };
    next.class == Class::Number || grammar.is(next.hash, super::grammar::ELISION)
}
