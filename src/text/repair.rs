//! What is broken in a text, as edits: doubly decoded UTF-8, one letter in the place of every curly mark, odd spaces, invisible
//! characters, decomposed accents. Nothing is guessed where the damage could be the language itself.

use crate::dictionaries::Lexicon;
use crate::error::Result;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// One repair: original bytes `[start, end)` read as `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// First byte in the original field.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What stands there in the view.
    pub text: Cow<'static, str>,
}

/// What the repairs must know of the language: endings that follow an apostrophe.
pub(super) struct Repair {
    clitics: Vec<String>,
}

impl Repair {
    pub(super) fn new(lexicon: &Lexicon) -> Result<Repair> {
        Ok(Repair { clitics: lexicon.language("clitics")? })
    }

    /// All repairs of one field, ascending and apart.
    pub(super) fn edits(&self, text: &str) -> Vec<Edit> {
        if text.bytes().all(|b| (b.is_ascii_graphic() || b == b' ' || b == b'\n') && b != 0x7f) {
            return Vec::new();
        }
        let damaged = damaged_mark(text);
        let mut edits = Vec::new();
        let mut open = false;
        let mut skip_to = 0;
        for (at, c) in text.char_indices() {
            if at < skip_to || (c.is_ascii() && !c.is_ascii_control()) {
                continue;
            }
            let end = at + c.len_utf8();
            if c == '\n' {
                open = false;
            } else if Some(c) == damaged {
                let mark = self.mark_for(text, at, end, &mut open);
                edits.push(Edit { start: at, end, text: Cow::Borrowed(mark) });
            } else if let Some((stretch_end, mended)) = doubly_decoded(text, at) {
                edits.push(Edit { start: at, end: stretch_end, text: Cow::Owned(mended.to_string()) });
                skip_to = stretch_end;
            } else if let Some(plain) = plain_space(c, text[end..].starts_with('\n')) {
                edits.push(Edit { start: at, end, text: Cow::Borrowed(plain) });
            } else if is_combining(c) && at > 0 {
                // Recompose the letter before with all the marks after it.
                let base = text[..at].char_indices().next_back().map_or(at, |(i, _)| i);
                let marks_end = text[at..].char_indices().find(|(_, c)| !is_combining(*c)).map_or(text.len(), |(i, _)| at + i);
                let composed: String = text[base..marks_end].nfc().collect();
                if composed != text[base..marks_end] && edits.last().is_none_or(|e| e.end <= base) {
                    edits.push(Edit { start: base, end: marks_end, text: Cow::Owned(composed) });
                }
                skip_to = marks_end;
            }
        }
        edits
    }

    /// Which mark a damaged character stands for, by what is around it.
    fn mark_for(&self, text: &str, start: usize, end: usize, open: &mut bool) -> &'static str {
        let before = text[..start].chars().next_back();
        let after = text[end..].chars().next();
        let gap = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let wordlike = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        if gap(before) && gap(after) {
            return "—";
        }
        if gap(before) || before.is_some_and(|c| matches!(c, '(' | '[' | '—' | '“')) {
            if after.is_some_and(|c| c.is_ascii_digit()) && !*open && text[end..].chars().nth(2) == Some('s') {
                return "’";
            }
            *open = true;
            return "“";
        }
        if wordlike(before) && wordlike(after) {
            let tail: String = text[end..].chars().take_while(|c| c.is_alphanumeric()).collect();
            let clitic = self.clitics.contains(&tail.to_lowercase());
            return if clitic { "’" } else { "—" };
        }
        if *open {
            *open = false;
            return "”";
        }
        // After a word, before a space or a stop, nothing open: the plural possessive.
        if wordlike(before) { "’" } else { "”" }
    }
}

/// The character that stands in the place of every curly mark of this text, if one does: the replacement character, or a letter
/// from outside the basic Latin set that stands where no letter can, at least three times and more often than where it can.
fn damaged_mark(text: &str) -> Option<char> {
    let mut counts: Vec<(char, u32, u32)> = Vec::new();
    let mut before: Option<char> = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let letter = c.is_alphabetic() && !c.is_ascii() && matches!(c as u32, 0x80..=0x24f);
        if letter || c == '\u{fffd}' {
            let after = chars.peek().copied();
            let gap_before = before.is_none_or(|b| b.is_whitespace() || b == '(');
            let stop_before = before.is_some_and(|b| matches!(b, '.' | ',' | '!' | '?'));
            let gap_after = after.is_none_or(|a| a.is_whitespace() || matches!(a, '.' | ',' | ')' | ';' | ':'));
            let capital_after = after.is_some_and(char::is_uppercase);
            // A lower-case letter alone, before a capital, or after a full stop is no letter.
            let impossible = c == '\u{fffd}' || (c.is_lowercase() && ((gap_before && (capital_after || gap_after)) || (stop_before && gap_after)));
            let i = counts.iter().position(|x| x.0 == c).unwrap_or_else(|| {
                counts.push((c, 0, 0));
                counts.len() - 1
            });
            counts[i].1 += u32::from(impossible);
            counts[i].2 += 1;
        }
        before = Some(c);
    }
    counts.into_iter().find(|&(c, impossible, all)| c == '\u{fffd}' || (impossible >= 3 && impossible * 4 >= all)).map(|x| x.0)
}

/// If the characters from `at` are one UTF-8 character that was read as Windows-1252: where they end, and that character.
fn doubly_decoded(text: &str, at: usize) -> Option<(usize, char)> {
    let mut bytes = [0_u8; 4];
    let mut chars = text[at..].char_indices();
    let (_, first) = chars.next()?;
    bytes[0] = windows_1252(first)?;
    let length = match bytes[0] {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return None,
    };
    let mut end = at + first.len_utf8();
    for byte in bytes.iter_mut().take(length).skip(1) {
        let (i, c) = chars.next()?;
        *byte = windows_1252(c).filter(|b| (0x80..=0xbf).contains(b))?;
        end = at + i + c.len_utf8();
    }
    let c = std::str::from_utf8(&bytes[..length]).ok()?.chars().next()?;
    // Two-byte results must be letters or marks of Latin text, else real text such as `Ã®` might be taken.
    let plausible = length > 2 || matches!(c as u32, 0xa0..=0x17f);
    plausible.then_some((end, c))
}

/// The byte that Windows-1252 (or Latin-1 for its holes) reads as `c`.
fn windows_1252(c: char) -> Option<u8> {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™',
        'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match c as u32 {
        0x80..=0xff => Some(c as u32 as u8),
        _ => HIGH.iter().position(|h| *h == c).map(|i| 0x80 + i as u8),
    }
}

/// What stands for an odd space or an invisible character; none = leave it.
fn plain_space(c: char, before_newline: bool) -> Option<&'static str> {
    match c {
        '\r' if before_newline => Some(""),
        '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some("\n"),
        '\t' | '\u{b}' | '\u{c}' => Some(" "),
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => Some(""),
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Some(" "),
        c if c.is_control() && c != '\n' => Some(" "),
        _ => None,
    }
}

fn is_combining(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}
