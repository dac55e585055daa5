//! The day of publication as records write it: ISO 8601, RFC 2822, with a month's name, seconds since 1970.
//!
//! In: a field's words. Out: the publisher's own day as written (never moved to another time zone), or nothing where the
//! words leave a choice: `03/04/2024` is two days, unless the day of the week settles it: `Wed, 03/04/2024`. The names of months and of
//! days of the week come from the lists `text/months` and `text/weekdays`.

use crate::dictionaries::Lexicon;
use crate::words;
use jiff::civil::Date;
use std::collections::HashMap;

/// Reads days. Knows the months and the days of the week of every language that has a list.
pub(super) struct Days {
    months: HashMap<String, i8>,
    weekdays: HashMap<String, i8>,
}

impl Days {
    pub(super) fn new(lexicon: &Lexicon) -> Days {
        let numbers = |subject: &str, column: &str| {
            let rows = lexicon.about(subject).flat_map(|list| lexicon.list(list).rows());
            let named = rows.filter_map(|row| {
                let row = lexicon.row(row);
                Some((words::fold(row.name()), row.column(column).parse().ok()?))
            });
            named.collect()
        };
        Days { months: numbers("text/months", "month"), weekdays: numbers("text/weekdays", "weekday") }
    }

    /// The day that `words` name, if they name exactly one.
    pub(super) fn day(&self, words: &str) -> Option<Date> {
        let words = words.trim();
        if let Ok(number) = words.parse::<f64>() {
            return of_number(words, number);
        }
        let mut pieces = pieces(words);
        // As many say it: the day of the week, then the day.
        let weekday = pieces.iter().find_map(|piece| self.weekday(piece));
        pieces.retain(|piece| self.weekday(piece).is_none());
        iso(&pieces).or_else(|| self.with_month_name(&pieces)).or_else(|| sorted_out(&pieces, weekday))
    }

    /// The first day in a line that says more than that: `Published 3 p.m. Nov. 20, 2019 | Updated 4 p.m. Nov. 21, 2019`.
    pub(super) fn first_in(&self, words: &str) -> Option<Date> {
        let mut pieces = pieces(words);
        // `1st`: the ending belongs to the number before it.
        pieces.retain(|piece| !(piece.number.is_none() && piece.before.is_ascii_digit() && self.month(piece).is_none()));
        let weekday = pieces.iter().find_map(|piece| self.weekday(piece));
        let windows = pieces.windows(3).filter(|three| three.iter().all(|piece| !piece.clock));
        let mut days = windows.filter_map(|three| iso(three).or_else(|| self.with_month_name(three)).or_else(|| sorted_out(three, weekday)));
        days.next().or_else(|| self.day(words))
    }

    fn month(&self, piece: &Piece) -> Option<i8> {
        if piece.digits > 0 { None } else { self.months.get(&words::fold(piece.words.trim_end_matches('.'))).copied() }
    }

    fn weekday(&self, piece: &Piece) -> Option<i8> {
        if piece.digits > 0 { None } else { self.weekdays.get(&words::fold(piece.words.trim_end_matches('.'))).copied() }
    }

    /// `May 1, 2024`, `Wed, 01 May 2024 10:00:00 GMT`, `Wed May 01 10:00:00 +0000 2024`: one month, one day beside it, one year.
    fn with_month_name(&self, pieces: &[Piece]) -> Option<Date> {
        let mut months = pieces.iter().enumerate().filter_map(|(i, p)| Some((i, self.month(p)?)));
        let (at, month) = months.next()?;
        if months.next().is_some() {
            return None;
        }
        let day_at = |i: usize| pieces.get(i).filter(|p| p.digits <= 2 && !p.clock).and_then(|p| p.number).filter(|n| (1..=31).contains(n));
        let years: Vec<usize> = (0..pieces.len()).filter(|&i| pieces[i].is_year()).collect();
        let &[year] = years.as_slice() else { return None };
        let before = at.checked_sub(1).and_then(day_at);
        let day = match (before, day_at(at + 1)) {
            (Some(day), None) | (None, Some(day)) => day,
            _ => return None,
        };
        date(pieces[year].number?, i32::from(month), day)
    }
}

/// A run of letters or of digits, with what is beside it.
#[derive(Clone, Copy)]
struct Piece<'w> {
    words: &'w str,
    number: Option<i32>,
    digits: usize,
    /// The character before it; a space at the beginning.
    before: char,
    /// Part of a time of day or of a time zone: a colon beside it, or a sign after a space.
    clock: bool,
}

impl Piece<'_> {
    fn is_year(&self) -> bool {
        self.digits == 4 && !self.clock && self.number.is_some_and(|n| (1000..3000).contains(&n))
    }
}

/// More than this is no date.
const PIECES: usize = 24;

fn pieces(words: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while pieces.len() < PIECES
        && let Some(start) = words[at..].find(char::is_alphanumeric).map(|i| at + i)
    {
        let digit = words[start..].starts_with(|c: char| c.is_ascii_digit());
        let ends = |c: char| if digit { !c.is_ascii_digit() } else { !c.is_alphabetic() && c != '.' };
        // Never empty: what begins neither a number nor a word (another script's digit) stands alone.
        let one = words[start..].chars().next().map_or(1, char::len_utf8);
        let end = words[start..].find(ends).map_or(words.len(), |i| start + i).max(start + one);
        let run = &words[start..end];
        let before = words[..start].chars().next_back().unwrap_or(' ');
        let earlier = words[..start].chars().nth_back(1).unwrap_or(' ');
        let clock = before == ':' || words[end..].starts_with(':') || (matches!(before, '+' | '-') && earlier.is_whitespace());
        pieces.push(Piece { words: run, number: if digit { run.parse().ok() } else { None }, digits: if digit { run.len() } else { 0 }, before, clock });
        at = end;
    }
    pieces
}

fn date(year: i32, month: i32, day: i32) -> Option<Date> {
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// `2024-05-01`, `2024/5/1`, `2024.05.01`, `20240501T100000Z`, each with or without a time after it.
fn iso(pieces: &[Piece]) -> Option<Date> {
    let first = pieces.first()?;
    if first.digits == 8 {
        return of_digits(first.words);
    }
    let [year, month, day] = pieces.get(..3)? else { return None };
    let joined = matches!(month.before, '-' | '/' | '.') && month.before == day.before;
    if !(year.is_year() && joined && month.digits <= 2 && day.digits <= 2) {
        return None;
    }
    date(year.number?, month.number?, day.number?)
}

/// `13/05/2024`, `05/13/2024`: only one of the two can be the month. `03/04/2024` is left open, unless only one of its days is such a `weekday`.
fn sorted_out(pieces: &[Piece], weekday: Option<i8>) -> Option<Date> {
    let [a, b, year] = pieces.get(..3)? else { return None };
    let joined = matches!(b.before, '-' | '/' | '.') && b.before == year.before;
    if !(joined && year.is_year() && a.digits <= 2 && b.digits <= 2) {
        return None;
    }
    let (a, b, year) = (a.number?, b.number?, year.number?);
    match (date(year, a, b), date(year, b, a)) {
        (Some(one), None) | (None, Some(one)) => Some(one),
        (Some(one), Some(other)) if one == other => Some(one),
        (Some(one), Some(other)) => {
            // One in seven times both are such a day: then it stands as Drupal writes it unasked, the month first (`one`).
            let is = |day: &Date| Some(day.weekday().to_monday_one_offset()) == weekday;
            [one, other].into_iter().find(is)
        }
        _ => None,
    }
}

/// `20240501`, `20240501100000`, seconds or milliseconds since 1970 (then the day in UTC).
fn of_number(words: &str, number: f64) -> Option<Date> {
    let digits = words.split('.').next().unwrap_or_default();
    match digits.len() {
        8 | 14 if digits.bytes().all(|b| b.is_ascii_digit()) => of_digits(digits),
        9 | 10 => of_seconds(number),
        12 | 13 => of_seconds(number / 1e3),
        _ => None,
    }
}

fn of_digits(digits: &str) -> Option<Date> {
    let part = |range| digits.get::<std::ops::Range<usize>>(range)?.parse().ok();
    date(part(0..4)?, part(4..6)?, part(6..8)?)
}

fn of_seconds(seconds: f64) -> Option<Date> {
    let days = (seconds / 86_400.0).floor() as i64;
    jiff::civil::date(1970, 1, 1).checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_records_write_them() {
        let days = Days::new(&Lexicon::load(None).expect("our own dictionaries load"));
        for words in [
            "2024-05-01",
            " 2024/05/01 ",
            "2024.5.1",
            "20240501",
            "20240501100000",
            "20240501T100000Z",
            "2024-05-01T23:30:00-07:00",
            "2024-05-01 10:00:00+00:00",
            "2024-05-01T10:00:00.000Z",
            "Wed, 01 May 2024 10:00:00 GMT",
            "Wed, 1 May 2024 10:00:00 -0700",
            "Wed May 01 10:00:00 +0000 2024",
            "May 1, 2024",
            "May 1st, 2024 at 10:00 am",
            "1 May 2024",
            "Wednesday, May 1, 2024",
            "01-May-2024",
            "1714557600",
            "1714557600000",
            "1714557600.0",
        ] {
            assert_eq!(days.day(words).map(|d| d.to_string()).as_deref(), Some("2024-05-01"), "{words}");
        }
        assert_eq!(days.day("13/05/2024"), Some(jiff::civil::date(2024, 5, 13)));
        assert_eq!(days.day("05/13/2024"), Some(jiff::civil::date(2024, 5, 13)));
        assert_eq!(days.day("Tue, 07/11/2023 - 17:57"), Some(jiff::civil::date(2023, 7, 11)));
        assert_eq!(days.day("Saturday 07/10/2023"), Some(jiff::civil::date(2023, 10, 7)));
    }

    #[test]
    fn the_first_day_of_a_line() {
        let days = Days::new(&Lexicon::load(None).expect("our own dictionaries load"));
        for words in [
            "Published 10:02 a.m. ET May 1, 2024 | Updated 7:19 p.m. ET May 2, 2024",
            "By Ana Cruz | 1st May 2024 at 5 p.m. - Updated 2nd May 2024",
            "10:01 pm PST, Wednesday, May 1, 2024",
            "Ana Cruz 2024-05-01 10:00 | 2024-05-02",
            "Wed 01/05/2024, 3 comments",
        ] {
            assert_eq!(days.first_in(words).map(|d| d.to_string()).as_deref(), Some("2024-05-01"), "{words}");
        }
        assert_eq!(days.first_in("10 comments, 5 May"), None);
    }

    #[test]
    fn nothing_rather_than_a_guess() {
        let days = Days::new(&Lexicon::load(None).expect("our own dictionaries load"));
        for words in [
            "",
            "yesterday",
            "03/04/2024",
            "Fri, 03/04/2024",
            "2024",
            "May 2024",
            "2024-13-01",
            "2024-02-30",
            "2 May 3 2024",
            "May 1 - June 2, 2024",
            "12",
            "9999999999999999",
        ] {
            assert_eq!(days.day(words), None, "{words}");
        }
    }
}
