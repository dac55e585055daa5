//! Wire messages as they came over the line: IPTC 7901 (as dpa and AFP use it) and ANPA 1312 (AP).
//!
//! In: bytes between SOH and EOT, one message or many. Out: an article a message, its lines joined to paragraphs. Behind STX stand the head
//! lines: the headline becomes the title; lines that may be a byline stay as the first paragraphs of the text, for the text's
//! rooms to judge; a slug, flags in capitals and notes to editors are left out, and so is the notebook behind the text. Behind ETX stands
//! the day. What ANPA has no signs for is written as it was meant: two backticks and two apostrophes are quotation marks, a lone `_`
//! is a dash. The number of a message is used again every day and so is no id.

use super::encoding;
use super::format::{Certainty, Format, Head, Input};
use super::output::{Draft, Halt, Output};
use super::{problems, prose};
use std::io::{BufRead, Read};

pub(super) struct Wire;

const SOH: u8 = 1;
const STX: u8 = 2;
const ETX: u8 = 3;
const EOT: u8 = 4;

/// The longest message, in bytes.
const MESSAGE_LIMIT: usize = 8 << 20;

impl Format for Wire {
    fn name(&self) -> &'static str {
        "wire"
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["iptc7901", "anpa"]
    }

    fn recognise(&self, head: &Head) -> Option<Certainty> {
        const LOOK_AT: usize = 4096;
        let text = &head.text[..head.text.floor_char_boundary(LOOK_AT)];
        // Synchronisation and white space may stand in front.
        let message = text.trim_start_matches(['\u{16}', '\0', '\u{7f}', '\r', '\n', ' ']).strip_prefix('\u{1}')?;
        let first = message.find(|c: char| c.is_control() && !c.is_whitespace() && !matches!(c, '\u{1f}' | '\u{11}'..='\u{14}' | '\u{7f}'));
        (message.starts_with(|c: char| c.is_ascii_alphanumeric()) && first.is_some_and(|at| message[at..].starts_with('\u{2}'))).then_some(Certainty::Certain)
    }

    fn read(&self, input: Input, output: &mut Output) -> Result<(), Halt> {
        let mut stream = input.utf8(output)?;
        let mut bytes = Vec::new();
        let mut number = 0;
        loop {
            bytes.clear();
            let read = stream.by_ref().take(MESSAGE_LIMIT as u64).read_until(EOT, &mut bytes)?;
            if read == 0 {
                return Ok(());
            }
            // A message that was broken off is followed by the next one's beginning.
            for message in bytes.split(|&b| b == SOH).skip(1) {
                number += 1;
                let (text, guessed) = encoding::decode(message);
                match article(&text) {
                    Some(mut draft) => {
                        draft.guessed(guessed);
                        output.article(number, draft)?;
                    }
                    None => output.skipped(number, problems::NOT_AN_ARTICLE, "a message without a text (STX): a service signal")?,
                }
            }
        }
    }
}

fn article(message: &str) -> Option<Draft> {
    let (head, rest) = message.split_once(char::from(STX))?;
    let (body, foot) = rest.split_once([char::from(ETX), char::from(EOT)]).unwrap_or((rest, ""));
    let is_anpa = body.trim_start().starts_with('^') || head.contains(UNIT_SEPARATOR);
    let mut draft = if is_anpa { anpa(body, foot) } else { iptc(head, body, foot) };
    draft.title = signs(draft.title.trim());
    draft.text = signs(&prose::reflowed(&draft.text));
    Some(draft)
}

const UNIT_SEPARATOR: char = '\u{1f}';

/// `^slug,466<`, `^headline<`, `^notes<`, `^byline=`, then the text; behind ETX `AP-WF-11-13-13 1509GMT<`.
fn anpa(body: &str, foot: &str) -> Draft {
    let mut draft = Draft::default();
    let (mut head_lines, mut rest) = (0, String::new());
    for line in body.lines() {
        let Some(words) = line.trim().strip_prefix('^').map(|l| l.trim_end_matches(['<', '=', ' '])) else {
            let line = line.trim_end().trim_end_matches('<');
            draft.text.push_str(line);
            draft.text.push('\n');
            continue;
        };
        if !draft.text.is_empty() && !line.contains('=') {
            continue;
        }
        head_lines += 1;
        let slug = words.rsplit_once(',').filter(|(_, count)| count.bytes().all(|b| b.is_ascii_digit())).map_or(words, |(slug, _)| slug);
        match head_lines {
            1 => draft.title = slug.to_owned(),
            2 if !line.contains('=') => draft.title = words.to_owned(),
            _ if line.trim_end().ends_with('=') => draft.text.push_str(&format!("{words}\n\n")),
            _ => rest.push_str(&format!("{words}\n\n")),
        }
    }
    // A message of head lines only is a list of headlines.
    if draft.text.trim().is_empty() {
        draft.text = rest;
    }
    let mut codes = foot.trim().split(['-', ' ']);
    draft.publisher = codes.next().filter(|agency| !agency.is_empty() && agency.bytes().all(|b| b.is_ascii_uppercase())).unwrap_or_default().to_owned();
    let numbers: Vec<&str> = codes.skip_while(|code| code.len() != 2 || !code.bytes().all(|b| b.is_ascii_digit())).take(3).collect();
    if let &[month, day, year] = numbers.as_slice() {
        draft.published = year_of(year).map(|year| format!("{year}-{month}-{day}")).unwrap_or_default();
    }
    draft
}

/// Head lines up to one that ends with ` =`, then the text; behind ETX `212322 GMT Nov 18`. The sender stands in the first line
/// before its own number (`eca062 4 i 211 ccccb   dpa 061`).
fn iptc(head: &str, body: &str, foot: &str) -> Draft {
    let mut draft = Draft::default();
    const HEAD_LINES: usize = 12;
    let mut lines = body.lines();
    let ends = |line: &str| line.trim_end().ends_with(" =");
    let count = body.lines().take(HEAD_LINES).position(ends).map_or(1, |at| at + 1);
    let head_lines: Vec<&str> = lines.by_ref().take(count).map(|line| line.trim_end().trim_end_matches('=').trim()).filter(|line| !line.is_empty()).collect();
    // Flags such as `2ND LEAD` or `(Attention)` stand before the headline.
    let is_flag = |line: &&str| line.starts_with('(') || !line.contains(char::is_lowercase);
    let title = head_lines.iter().position(|line| !is_flag(line)).unwrap_or(head_lines.len().saturating_sub(1));
    draft.title = head_lines.get(title).copied().unwrap_or_default().to_owned();
    for line in head_lines.iter().skip(title + 1) {
        draft.text.push_str(&format!("{line}\n\n"));
    }
    for line in lines.take_while(|line| !line.starts_with("# ") && !line.starts_with("* * *")) {
        draft.text.push_str(line);
        draft.text.push('\n');
    }
    let first: Vec<&str> = head.lines().next().unwrap_or_default().split_whitespace().collect();
    if let [.., sender, number] = first.as_slice()
        && number.bytes().all(|b| b.is_ascii_digit())
        && sender.starts_with(char::is_alphabetic)
    {
        draft.publisher = (*sender).to_owned();
    }
    let foot: Vec<&str> = foot.split_whitespace().collect();
    if let [clock, _, month, year, ..] = foot.as_slice()
        && let (Some(day), Some(year)) = (clock.get(..2), year_of(year))
    {
        draft.published = format!("{day} {month} {year}");
    }
    draft
}

/// Wires write two digits of a year.
fn year_of(digits: &str) -> Option<u32> {
    let year: u32 = digits.parse().ok().filter(|_| digits.len() == 2)?;
    Some(if year < 70 { 2000 + year } else { 1900 + year })
}

/// Signs that the alphabet of a wire lacks, as they were meant; control characters are none.
pub(super) fn signs(text: &str) -> String {
    let text = text.replace("``", "“").replace("\'\'", "”").replace(" _ ", " — ");
    text.replace(|c: char| c.is_control() && !c.is_whitespace(), "")
}
