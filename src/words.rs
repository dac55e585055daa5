//! How a stretch of text falls into tokens, and how a token folds into a dictionary key.
//!
//! The one definition of "word" in the house: dictionary entries are cut and folded by these functions when the
//! program is built, article texts when they are read, so the two always agree. No knowledge of any language here.

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Letters (`Romero`, `O’Neill`, `U.S.`, `COVID` …); also what follows an apostrophe (`’s`, `'ll`).
    Word,
    /// Digits with inner points, commas and colons (`1,000`, `4.2`, `5:30`).
    Number,
    /// A punctuation mark or a symbol; runs of one stop, hyphen, backtick or apostrophe are one token.
    Mark,
}

/// Cuts `text` into tokens and calls `each(start, end, class)` with byte offsets, in order.
///
/// White space separates; a hyphen is a token of its own; digits and the letters after them are two tokens
/// (`31` `-` `year`, `5` `th`); an apostrophe and one or two letters at the end of a word are a token of their own
/// (`Maduro` `’s`); dotted initials are one token with their last point (`U.S.`, `B.A.R.`, `Ph.D.`).
pub fn tokenize(text: &str, mut each: impl FnMut(usize, usize, Class)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match SORTS[usize::from(bytes[at])] {
            Sort::Space => at += 1,
            Sort::Mark => {
                each(at, at + 1, Class::Mark);
                at += 1;
            }
            Sort::Letter if let Some(end) = plain_word_end(bytes, at) => {
                each(at, end, Class::Word);
                at = end;
            }
            _ => at = token(text, at, &mut each),
        }
    }
}

/// What a byte is, where it alone tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// A letter without accent.
    Letter,
    /// White space.
    Space,
    /// A mark that is a token by itself.
    Mark,
    /// What follows decides.
    Other,
}

static SORTS: [Sort; 256] = {
    let mut sorts = [Sort::Other; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        sorts[byte as usize] = match byte {
            b' ' | b'\t'..=b'\r' => Sort::Space,
            b'A'..=b'Z' | b'a'..=b'z' => Sort::Letter,
            b'0'..=b'9' | b'.' | b'-' | b'`' | b'\'' => Sort::Other,
            _ => Sort::Mark,
        };
        byte += 1;
    }
    sorts
};

/// The end of a word of plain letters behind which nothing can belong to it; none where one has to look closer.
fn plain_word_end(bytes: &[u8], start: usize) -> Option<usize> {
    let sort = |at: usize| bytes.get(at).map_or(Sort::Space, |&byte| SORTS[usize::from(byte)]);
    let mut end = start + 1;
    while sort(end) == Sort::Letter {
        end += 1;
    }
    // A point behind one or two letters may be that of initials.
    let apart = sort(end) != Sort::Other || matches!(bytes[end], b'-' | b'`') || bytes[end] == b'.' && end - start > 2;
    apart.then_some(end)
}

/// Cuts the token, if any, with which `text[at..]` begins, letter by letter; returns where the next may begin.
fn token(text: &str, at: usize, each: &mut impl FnMut(usize, usize, Class)) -> usize {
    let Some(c) = text[at..].chars().next() else { return text.len() };
    let next = at + c.len_utf8();
    if c.is_whitespace() {
        return next;
    }
    if c.is_alphabetic() {
        return word(text, at, each);
    }
    let (end, class) = if c.is_numeric() {
        (number_end(text, next), Class::Number)
    } else if is_apostrophe(c)
        && text[..at].ends_with(char::is_alphabetic)
        && let Some(end) = clitic_end(text, at)
    {
        (end, Class::Word)
    } else {
        let repeated = match c {
            '.' | '-' | '`' | '\'' => text[next..].bytes().take_while(|&byte| byte == c as u8).count(),
            // Two single marks in the place of a double one.
            '’' | '‘' if text[next..].starts_with(c) => c.len_utf8(),
            _ => 0,
        };
        (next + repeated, Class::Mark)
    };
    each(at, end, class);
    end
}

/// Appends the folded form of one token to `key`: lower case, no accents, straight apostrophes, no final point.
pub fn fold_into(token: &str, key: &mut String) {
    let from = key.len();
    if token.is_ascii() {
        key.push_str(token);
        key[from..].make_ascii_lowercase();
    } else {
        fold_letters(token, key);
    }
    if key.ends_with('.') && key.len() - from > 1 && !key[from..].starts_with('.') {
        key.pop();
    }
}

/// The folding of letters of all scripts.
fn fold_letters(token: &str, key: &mut String) {
    for c in token.chars() {
        if c.is_ascii() {
            key.push(c.to_ascii_lowercase());
        } else if is_apostrophe(c) {
            key.push('\'');
        } else {
            let plain = any_ascii::any_ascii_char(c);
            if plain.is_empty() {
                key.extend(c.to_lowercase());
            } else {
                key.extend(plain.chars().filter(|p| !p.is_whitespace()).map(|p| p.to_ascii_lowercase()));
            }
        }
    }
}

/// The key of a whole name: its folded tokens with one space between.
#[must_use]
pub fn fold(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    tokenize(name, |start, end, _| {
        if !key.is_empty() {
            key.push(' ');
        }
        fold_into(&name[start..end], &mut key);
    });
    key
}

/// The keys under which a name may be looked for: its folded form, and where it has umlauts and their like, the form with two letters that
/// typewriters and wires write (`Duesseldorf`, `Aarhus`).
pub fn keys(name: &str) -> impl Iterator<Item = String> {
    let pair = |c: char| match c {
        'ä' | 'Ä' => "ae",
        'ö' | 'Ö' | 'ø' | 'Ø' => "oe",
        'ü' | 'Ü' => "ue",
        'å' | 'Å' => "aa",
        _ => "",
    };
    let spelt = || {
        name.chars().fold(String::with_capacity(name.len() + 2), |mut out, c| {
            if pair(c).is_empty() {
                out.push(c);
                out
            } else {
                out + pair(c)
            }
        })
    };
    let paired = name.chars().any(|c| !pair(c).is_empty()).then(|| fold(&spelt()));
    std::iter::once(fold(name)).chain(paired)
}

/// A 64-bit hash that is the same in every build and on every machine (FNV-1a with a final mix).
#[must_use]
pub const fn hash(bytes: &[u8]) -> u64 {
    let mut h = 0xcbf2_9ce4_8422_2325_u64;
    let mut at = 0;
    while at < bytes.len() {
        h = (h ^ bytes[at] as u64).wrapping_mul(0x0000_0100_0000_01b3);
        at += 1;
    }
    h ^= h >> 32;
    h = h.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    h ^ (h >> 29)
}

/// Is this an apostrophe of any make (straight, curly, modifier letter, accent used as one)?
#[must_use]
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '´')
}

/// Hyphens and dashes.
pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '―')
}

/// One word from `start`; emits it and returns where the next token begins.
fn word(text: &str, start: usize, each: &mut impl FnMut(usize, usize, Class)) -> usize {
    if let Some(end) = initials_end(text, start) {
        each(start, end, Class::Word);
        return end;
    }
    let mut end = start;
    let mut chars = text[start..].char_indices();
    while let Some((i, c)) = chars.next() {
        let here = start + i;
        let inner_apostrophe = || is_apostrophe(c) && chars.clone().next().is_some_and(|(_, n)| n.is_alphabetic()) && clitic_end(text, here).is_none();
        if !(c.is_alphanumeric() || is_combining(c) || inner_apostrophe()) {
            break;
        }
        end = here + c.len_utf8();
    }
    each(start, end, Class::Word);
    end
}

/// `U.S.`, `B.A.R.`, `a.m.`, `Ph.D.`: the end of dotted initials that begin at `start`, if there are at least two.
fn initials_end(text: &str, start: usize) -> Option<usize> {
    let mut at = start;
    let mut groups = 0;
    loop {
        let mut letters = 0;
        let mut here = at;
        for c in text[at..].chars().take(3) {
            if !c.is_alphabetic() {
                break;
            }
            letters += 1;
            here += c.len_utf8();
        }
        let most = if groups == 0 { 2 } else { 1 };
        if letters == 0 || letters > most {
            return (groups >= 2 && letters == 0).then_some(at);
        }
        let dot = text[here..].starts_with('.');
        groups += 1;
        if !dot {
            let ends = !text[here..].starts_with(|c: char| c.is_alphanumeric());
            return (groups >= 2 && ends).then_some(here);
        }
        at = here + 1;
    }
}

/// An apostrophe at `at` with one or two letters after it and no more: the end of that ending (`’s`, `'ll`).
fn clitic_end(text: &str, at: usize) -> Option<usize> {
    let mut chars = text[at..].chars();
    let mut end = at + chars.next()?.len_utf8();
    let mut letters = 0;
    for c in chars {
        if !c.is_alphanumeric() {
            break;
        }
        letters += 1;
        end += c.len_utf8();
    }
    (letters == 1 || letters == 2).then_some(end)
}

/// The end of a number whose first digit ends at `at`: points, commas and colons count where a digit follows.
fn number_end(text: &str, mut at: usize) -> usize {
    let mut chars = text[at..].chars().peekable();
    while let Some(c) = chars.next() {
        let inner = matches!(c, '.' | ',' | ':') && chars.peek().is_some_and(char::is_ascii_digit);
        if !c.is_numeric() && !inner {
            break;
        }
        at += c.len_utf8();
    }
    at
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        tokenize(text, |s, e, _| out.push(&text[s..e]));
        out
    }

    #[test]
    fn words_numbers_marks() {
        assert_eq!(cut("Maduro’s 31-year-old"), ["Maduro", "’s", "31", "-", "year", "-", "old"]);
        assert_eq!(cut("the B.A.R. of the U.S.\n"), ["the", "B.A.R.", "of", "the", "U.S."]);
        assert_eq!(cut("O’Neill don't AT&T"), ["O’Neill", "don", "'t", "AT", "&", "T"]);
        assert_eq!(cut("1,000 at 5:30p.m., the 5th..."), ["1,000", "at", "5:30", "p.m.", ",", "the", "5", "th", "..."]);
        assert_eq!(cut("Ph.D. J. Smith St.Louis"), ["Ph.D.", "J", ".", "Smith", "St", ".", "Louis"]);
        assert_eq!(cut("‘We’ ’90s 'em"), ["‘", "We", "’", "’", "90", "s", "'", "em"]);
    }

    #[test]
    fn umlauts_have_two_keys() {
        assert_eq!(keys("Düsseldorf").collect::<Vec<_>>(), ["dusseldorf", "duesseldorf"]);
        assert_eq!(keys("Leeds").collect::<Vec<_>>(), ["leeds"]);
    }

    #[test]
    fn keys_fold_case_accents_and_points() {
        assert_eq!(fold("São  Tomé"), "sao tome");
        assert_eq!(fold("U.S."), fold("u.s"));
        assert_eq!(fold("Zelenskyy’s"), "zelenskyy 's");
        assert_eq!(fold("Łódź"), "lodz");
    }
}
