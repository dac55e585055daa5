//! The parts of a person's name: given names, family name, suffix.
//!
//! In: a person's canonical name and every form the run has for that person. Out: [`NameParts`]. A name is read given name first unless
//! its words say otherwise: a family name of a culture that writes it first, followed by what given names of that culture are made of;
//! the word by which the run calls the person outweighs the rest. Absent: who the person is, and the form of address.

use crate::dictionaries::Lexicon;
use crate::model::RowId;
use crate::words;
use std::collections::{HashMap, HashSet};

type Map<T> = HashMap<String, T, foldhash::fast::FixedState>;
type Set = HashSet<String, foldhash::fast::FixedState>;

/// A person's name in its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameParts {
    /// Given names and initials.
    pub given: String,
    /// Family names with their particles.
    pub family: String,
    /// `Jr.`, `III`.
    pub suffix: String,
}

/// From here on a given name is a common one, as a power of ten of its bearers.
const COMMON_GIVEN: u32 = 5;
/// From here on a family name is a common one.
const COMMON_FAMILY: u32 = 4;
/// How many words a title has at most.
const LONGEST_TITLE: usize = 5;
/// How many letters an office in capitals has at most (`CEO`).
const LONGEST_OFFICE: usize = 4;
/// Cultures that call a person by the last word of the name.
const CALLED_BY_GIVEN: &str = "vi";
/// The culture whose names have no family part.
const WITHOUT_FAMILY: &str = "my";
/// Cultures whose given names are any that the lists know.
const GIVEN_FROM_LISTS: [&str; 2] = ["hu", "ja"];
/// The culture whose given names have no shape of their own.
const SHAPELESS: &str = "km";

/// What the part after a family name looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Shape {
    /// One syllable: `Na`, `Min`; it may be a family name itself.
    Weak,
    /// Two syllables, in one word or two: `Jinping`, `Kuan Yew`.
    Strong,
    /// Two with a hyphen between: `Ka-shing`.
    Hyphenated,
}

/// Which end of the name the run uses alone.
#[derive(Clone, Copy, Debug, Default)]
struct Alone {
    first: bool,
    last: bool,
}

impl Alone {
    fn only_first(self) -> bool {
        self.first && !self.last
    }

    fn only_last(self) -> bool {
        self.last && !self.first
    }
}

/// Names taken apart with what the lists know.
pub struct PartsOfNames<'l> {
    lexicon: &'l Lexicon,
    particles: Map<RowId>,
    suffixes: Map<RowId>,
    /// Titles, roles and forms of address, folded.
    titles: Set,
    /// Those of them that kings, nobles and clerics bear before a given name.
    high_titles: Set,
    /// Words behind which stands what a person belongs to (`of`).
    belonging: Vec<String>,
    family_first: Vec<u16>,
    syllables: Vec<u16>,
    first_surnames: Vec<u16>,
    given_names: Vec<u16>,
    surnames: Vec<u16>,
}

impl<'l> PartsOfNames<'l> {
    /// Makes ready.
    #[must_use]
    pub fn new(lexicon: &'l Lexicon) -> Self {
        let lists = |subject: &'static str| lexicon.about(subject).collect::<Vec<u16>>();
        let rows = |subject: &'static str| lexicon.about(subject).flat_map(|l| lexicon.list(l).rows());
        let by_name = |subject: &'static str| rows(subject).map(|row| (words::fold(lexicon.row(row).name()), row)).collect();
        let mut titles = Set::default();
        let mut high_titles = Set::default();
        for row in ["people/titles", "people/roles", "people/honorifics"].into_iter().flat_map(rows).map(|r| lexicon.row(r)) {
            let folded = words::fold(row.name());
            titles.extend(row.column("aliases").split('|').filter(|a| !a.is_empty()).map(words::fold));
            if matches!(row.column("class"), "royal" | "religious") {
                high_titles.insert(folded.clone());
            }
            titles.insert(folded);
        }
        PartsOfNames {
            lexicon,
            particles: by_name("people/particles"),
            suffixes: by_name("people/suffixes"),
            titles,
            high_titles,
            belonging: lexicon.language("belonging").expect("language.toml was read when the rooms were made ready"),
            family_first: lists("people/family_first"),
            syllables: lists("people/syllables"),
            first_surnames: lists("people/iberian_surnames"),
            given_names: lists("people/given_names"),
            surnames: lists("people/surnames"),
        }
    }

    /// The parts of a name; `forms` are all forms that the run has for the person.
    pub fn of<'f>(&self, name: &str, forms: impl Iterator<Item = &'f str>) -> NameParts {
        let all: Vec<&str> = name.split_whitespace().map(|w| w.trim_end_matches(',')).collect();
        let words = all.len();
        if let Some(parts) = self.listed(name) {
            return parts;
        }
        let has_high_title = all.first().is_some_and(|w| self.high_titles.contains(&words::fold(w)));
        let mut all = self.without_titles(&all);
        let is_titled = has_high_title && all.len() < words;
        let mut suffix = Vec::new();
        while all.len() > 1 && self.is_suffix(all[all.len() - 1]) {
            suffix.insert(0, all[all.len() - 1]);
            all = &all[..all.len() - 1];
        }
        let folded: Vec<String> = all.iter().map(|w| words::fold(w)).collect();
        let forms: Vec<Vec<String>> = forms.map(|form| self.folded_form(form)).collect();
        if is_titled && folded.len() == 1 && self.is_given_known(&folded[0]) {
            return NameParts { given: all.concat(), family: String::new(), suffix: suffix.join(" ") };
        }
        let (given, family) = self.split(all, &folded, &forms);
        NameParts { given, family, suffix: suffix.join(" ") }
    }

    /// `Okonkwo, Daniel`: the family name stands before the comma, unless what follows it is a suffix (`King, Jr`).
    fn listed(&self, name: &str) -> Option<NameParts> {
        let (family, given) = name.split_once(", ")?;
        let is_one = !given.contains(',') && !given.split_whitespace().any(|word| self.is_suffix(word));
        (is_one && !family.is_empty()).then(|| NameParts { given: given.to_owned(), family: family.to_owned(), suffix: String::new() })
    }

    /// Given and family name of the bare words of a name.
    fn split(&self, all: &[&str], folded: &[String], forms: &[Vec<String>]) -> (String, String) {
        let n = all.len();
        let at = |family: usize| (all[..family].join(" "), all[family..].join(" "));
        if n < 2 {
            return at(folded.first().map_or(0, |word| usize::from(self.is_given_alone(word))));
        }
        if self.has_no_family(folded) {
            return at(n);
        }
        let is_alone = |word: &String| forms.iter().any(|form| form.len() == 1 && form[0] == *word);
        let alone = Alone { first: is_alone(&folded[0]), last: is_alone(&folded[n - 1]) };
        if let Some(family) = self.family_first(all, folded, alone) {
            return (all[family..].join(" "), all[..family].join(" "));
        }
        if n == 3 && self.family_is_between(all, folded) {
            return (format!("{} {}", all[0], all[2]), all[1].to_owned());
        }
        at(self.family_from(all, folded, forms))
    }

    // ── what is no part of a name ───────────────────────────────────────────────────────────────────────────────────────────────────────

    /// The words without a title, role or owner in front (`Sun Chief Executive`, `Senator`, `Woori's`), a role behind (`CEO`), what
    /// follows `of`, and a last word written twice.
    fn without_titles<'w, 'a>(&self, all: &'w [&'a str]) -> &'w [&'a str] {
        let mut all = all;
        if let Some(owner) = all.iter().rposition(|w| w.ends_with("'s") || w.ends_with("’s")).filter(|&i| i + 1 < all.len()) {
            all = &all[owner + 1..];
        }
        if let Some(of) = all.iter().position(|w| self.belonging.iter().any(|b| b == w)).filter(|&i| i > 0) {
            all = &all[..of];
        }
        while let Some(end) = self.title_end(all) {
            all = &all[end..];
        }
        let is_office = |w: &str| w.len() <= LONGEST_OFFICE && w.chars().all(char::is_uppercase) && self.titles.contains(&words::fold(w));
        while all.len() > 1 && is_office(all[all.len() - 1]) && all.iter().any(|w| w.contains(char::is_lowercase)) {
            all = &all[..all.len() - 1];
        }
        if all.len() > 2 && all[all.len() - 1] == all[all.len() - 2] {
            all = &all[..all.len() - 1];
        }
        all
    }

    /// Where a title ends, if one stands before the last word.
    fn title_end(&self, all: &[&str]) -> Option<usize> {
        let folded: Vec<String> = all.iter().map(|w| words::fold(w)).collect();
        (1..all.len()).rev().find(|&end| {
            (end.saturating_sub(LONGEST_TITLE)..end).any(|start| {
                let phrase = folded[start..end].join(" ");
                self.titles.contains(&phrase) && (end - start > 1 || self.is_no_name(all, &folded, start))
            })
        })
    }

    /// Is the title of one word at this place no name (`Senator`, but not `Dean`)? One that may be a name is none before a king's lone
    /// given name (`King Abdullah`) and, where few bear it as their first, before a whole name (`Judge Judy Hale`).
    fn is_no_name(&self, all: &[&str], folded: &[String], at: usize) -> bool {
        let word = &folded[at];
        let (given, family) = (self.given_count(word), self.surname_count(word));
        if self.particles.contains_key(word) {
            return false;
        }
        if all[at].starts_with(char::is_lowercase) {
            return true;
        }
        if self.has_culture(word) {
            return false;
        }
        if given < COMMON_FAMILY && family < COMMON_FAMILY {
            return true;
        }
        if at == 0 && self.high_titles.contains(word) && given < COMMON_FAMILY && given < family {
            return true;
        }
        let rest: Vec<&str> = all[at + 1..].iter().copied().filter(|w| !self.is_suffix(w)).collect();
        let is_lone = rest.len() == 1 && self.high_titles.contains(word) && (given < family || given < COMMON_GIVEN);
        let is_before_name = rest.len() > 1 && given < COMMON_GIVEN;
        at == 0 && (is_lone || is_before_name) && self.is_given_known(&words::fold(rest[0]))
    }

    /// `Jr.`, `III`; but `Ma` is a name, `MA` a degree.
    fn is_suffix(&self, word: &str) -> bool {
        let folded = words::fold(word);
        let Some(&row) = self.suffixes.get(&folded) else { return false };
        let written = self.lexicon.row(row).name();
        let is_capital = written.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        !is_capital || word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) || !self.has_culture(&folded)
    }

    /// A form as the comparison needs it: folded words without titles and possessive ending.
    fn folded_form(&self, form: &str) -> Vec<String> {
        let form = form.trim_end_matches("'s").trim_end_matches("’s");
        let all: Vec<&str> = form.split_whitespace().map(|w| w.trim_end_matches(',')).collect();
        self.without_titles(&all).iter().map(|w| words::fold(w)).collect()
    }

    // ── family name first ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// How many words in front are the family name, where it is written first.
    fn family_first(&self, all: &[&str], folded: &[String], alone: Alone) -> Option<usize> {
        let n = all.len();
        for words in [2, 1] {
            if n > words {
                let rows = self.cultures(&folded[..words].join(" "));
                if rows.iter().filter_map(|&(culture, rank)| self.score(culture, rank, all, folded, words, alone)).any(|score| score > 0) {
                    return Some(words);
                }
            }
        }
        // A family name that is in no list: `Eun` before `Sung-soo`; the run says `Nagy` of one whose last word is a given name only.
        let unknown = n == 2 && self.given_count(&folded[0]) < COMMON_FAMILY && !all[0].contains('-');
        let hyphenated = || ["ko", "zh"].iter().any(|culture| self.shape(culture, &all[1..], &folded[1..]) == Some(Shape::Hyphenated));
        let lower_second = all[n - 1].split('-').nth(1).is_some_and(|s| s.starts_with(char::is_lowercase));
        let called = alone.only_first() && self.given_count(&folded[0]) == 0 && self.is_only_given(&folded[1]);
        (unknown && (called || (lower_second && all[0].chars().count() <= 5 && hyphenated()))).then_some(1)
    }

    /// For and against the first words being the family name in a culture; nothing where what follows is no given name there.
    fn score(&self, culture: &str, rank: i32, all: &[&str], folded: &[String], family: usize, alone: Alone) -> Option<i32> {
        let (first, last) = (&folded[0], &folded[folded.len() - 1]);
        let shape = self.shape(culture, &all[family..], &folded[family..])?;
        let mut score = match shape {
            Shape::Weak => 1,
            Shape::Strong => 3,
            Shape::Hyphenated => 5,
        };
        // The last word may be the family name: `Ang Lee`, `Min Zhu`, `Jun Sato`.
        let others = self.cultures(last);
        if shape != Shape::Hyphenated && !others.is_empty() && family == 1 {
            let most = others.iter().map(|o| o.1).max().unwrap_or(0);
            let is_foreign = others.iter().all(|o| o.0 != culture);
            let is_rarer = most - rank >= 2 || (rank == 1 && most >= 2) || (is_foreign && most >= rank);
            score -= if is_rarer { 4 } else { 0 };
        }
        // The first word may be a given name: `Kim Young`, `Lee Mayo`.
        let is_western = self.surname_count(last) >= COMMON_FAMILY || (rank == 1 && self.surname_count(last) > 0);
        if shape != Shape::Hyphenated && self.given_count(first) >= COMMON_GIVEN && others.is_empty() && is_western {
            score -= 4;
        }
        // What the run calls the person by outweighs all this.
        if alone.only_first() {
            score += 6;
        } else if alone.only_last() && culture != CALLED_BY_GIVEN {
            score -= if shape == Shape::Hyphenated { 2 } else { 6 };
        }
        Some(score)
    }

    /// Does this look like the given name that follows a family name in a culture?
    fn shape(&self, culture: &str, rest: &[&str], folded: &[String]) -> Option<Shape> {
        let is = |word: &str| self.is_syllable(word, culture);
        if GIVEN_FROM_LISTS.contains(&culture) {
            let is_made_so = culture != "ja" || self.in_syllables(&folded[0], culture, 5).is_some_and(|n| n > 1);
            let is_given = self.is_only_given(&folded[0]) || (culture == "ja" && !self.is_known(&folded[0]));
            return (rest.len() == 1 && is_made_so && is_given && self.cultures(&folded[0]).is_empty()).then_some(Shape::Weak);
        }
        if culture == SHAPELESS {
            let is_name = rest.iter().all(|w| w.starts_with(char::is_uppercase) && w.chars().all(char::is_alphabetic));
            let is_western = folded.iter().any(|w| !is(w) && (self.surname_count(w) >= COMMON_FAMILY || self.given_count(w) >= COMMON_FAMILY));
            return (is_name && !is_western && rest.len() <= 2).then_some(Shape::Weak);
        }
        match folded {
            [one] => {
                let parts: Vec<&str> = one.split(['-', ' ']).filter(|p| !p.is_empty()).collect();
                let is_hyphenated = rest[0].contains('-') || parts.len() > 1;
                match (is_hyphenated, parts.as_slice()) {
                    (true, [a, b]) if is(a) && is(b) => Some(Shape::Hyphenated),
                    // One syllable that no list has, in a spelling of the bearer's own: `Jie-Ae`, `Chyung-soo`.
                    (true, [a, b])
                        if (is(a) || is(b)) && a.len() <= 6 && b.len() <= 6 && rest[0].split('-').nth(1).is_some_and(|s| s.starts_with(char::is_lowercase)) =>
                    {
                        Some(Shape::Hyphenated)
                    }
                    (false, _) => match self.in_syllables(one, culture, 2)? {
                        1 => Some(Shape::Weak),
                        _ => (culture != CALLED_BY_GIVEN).then_some(Shape::Strong),
                    },
                    _ => None,
                }
            }
            [_, _] if folded.iter().all(|w| is(w)) => Some(Shape::Strong),
            [_, _, _] if culture == CALLED_BY_GIVEN && folded.iter().all(|w| is(w)) => Some(Shape::Strong),
            _ => None,
        }
    }

    /// A given name, a family name and a second given name, as in Hong Kong: `Donald Tsang Yam-kuen`.
    fn family_is_between(&self, all: &[&str], folded: &[String]) -> bool {
        let is_family = |&(culture, rank): &(&str, i32)| {
            let needed = if rank >= 2 { Shape::Strong } else { Shape::Hyphenated };
            matches!(culture, "zh" | "ko") && self.shape(culture, &all[2..], &folded[2..]).is_some_and(|s| s >= needed)
        };
        self.given_count(&folded[0]) >= COMMON_FAMILY && self.cultures(&folded[2]).is_empty() && self.cultures(&folded[1]).iter().any(is_family)
    }

    /// Is every word one of a culture whose names have no family part (`Aung San Suu Kyi`)?
    fn has_no_family(&self, folded: &[String]) -> bool {
        let only = folded.iter().filter(|w| !self.has_culture(w) && ["ko", "vi", "zh", "ja"].iter().all(|c| !self.is_syllable(w, c))).count();
        folded.iter().all(|w| self.is_syllable(w, WITHOUT_FAMILY)) && only * 2 >= folded.len()
    }

    /// In how many syllables of a culture a word falls, at most so many; the fewest.
    fn in_syllables(&self, word: &str, culture: &str, most: usize) -> Option<usize> {
        if word.is_empty() || most == 0 || !word.is_ascii() {
            return None;
        }
        if self.is_syllable(word, culture) {
            return Some(1);
        }
        let cut =
            |at: usize| self.is_syllable(&word[..at], culture).then(|| self.in_syllables(word[at..].trim_start_matches('\''), culture, most - 1)).flatten();
        (1..word.len().min(8)).filter_map(cut).min().map(|n| n + 1)
    }

    fn is_syllable(&self, word: &str, culture: &str) -> bool {
        self.syllables.iter().any(|&l| self.lexicon.keyed(l, word).any(|r| self.lexicon.row(r).column("culture") == culture))
    }

    /// The cultures in which this is a family name written first, and how common it is there.
    fn cultures(&self, folded: &str) -> Vec<(&'l str, i32)> {
        let rows = self.family_first.iter().flat_map(|&l| self.lexicon.keyed(l, folded)).map(|r| self.lexicon.row(r));
        rows.map(|row| (row.column("culture"), row.column("rank").parse().unwrap_or(1))).collect()
    }

    fn has_culture(&self, folded: &str) -> bool {
        !self.cultures(folded).is_empty()
    }

    // ── given name first ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// Where the family name begins. It begins at a particle (`de la Cruz`), else it is the last word; where the first of two surnames
    /// stands before it, or the texts use the name without its last word (`Andry Hernández` for `Andry Hernández Romero`) or the last
    /// two alone, it is the last two.
    fn family_from(&self, all: &[&str], folded: &[String], forms: &[Vec<String>]) -> usize {
        let n = all.len();
        if let Some(at) = self.at_particle(all, folded) {
            let has_surname_before = at > 1 && self.is_first_surname(&folded[at - 1]);
            return at - usize::from(has_surname_before);
        }
        if let Some(at) = (2..n - 1).find(|&i| self.position(&folded[i]) == "join") {
            return at - 1;
        }
        let last_two = folded.len() >= 2 && self.cultures(&folded[n - 2..].join(" ")).iter().any(|c| !c.0.is_empty()) && n >= 3;
        let before_last_is_surname = n >= 3 && all[n - 2].chars().filter(|c| c.is_alphabetic()).count() > 1 && !self.is_only_given(&folded[n - 2]) && {
            let (first, last) = (&folded[0], &folded[n - 2..]);
            let drops_last = forms.iter().any(|f| f.len() >= 2 && f[0] == *first && f[f.len() - 1] == last[0]);
            drops_last || forms.iter().any(|f| f == last) || self.is_first_surname(&last[0])
        };
        n - 1 - usize::from(last_two || before_last_is_surname)
    }

    /// The particle at which the family name begins: the first, of Arabic ones the last, not one inside given names (`María del Carmen`).
    fn at_particle(&self, all: &[&str], folded: &[String]) -> Option<usize> {
        let n = all.len();
        if folded[n - 1].starts_with("al-") || folded[n - 1].starts_with("el-") {
            return None;
        }
        let is_before = |i: usize| self.position(&folded[i]) == "before";
        let mut from = 1;
        loop {
            let at = (from..n - 1).find(|&i| is_before(i))?;
            let word = (at..n - 1).find(|&i| !is_before(i)).unwrap_or(n - 1);
            // A given name with its particle, and more to come; a father's name, and the family's to come.
            let is_arabic = |i: usize| !self.particle(&folded[i], "sort").is_empty();
            let is_within =
                word + 1 < n && (self.given_count(&folded[word]) > self.surname_count(&folded[word]) || (is_arabic(at) && (word + 1..n - 1).any(is_arabic)));
            if !is_within {
                return Some(at);
            }
            from = word + 1;
        }
    }

    fn particle(&self, folded: &str, column: &str) -> &str {
        self.particles.get(folded).map_or("", |&row| self.lexicon.row(row).column(column))
    }

    fn position(&self, folded: &str) -> &str {
        self.particle(folded, "position")
    }

    fn is_first_surname(&self, folded: &str) -> bool {
        self.first_surnames.iter().any(|&l| self.lexicon.keyed(l, folded).next().is_some())
    }

    // ── what the lists of names say ─────────────────────────────────────────────────────────────────────────────────────────────────────

    /// The power of ten of a name's bearers; 0 = in no list.
    fn count(&self, lists: &[u16], folded: &str) -> u32 {
        let rows = self.lexicon.named(folded).filter(|&r| lists.contains(&self.lexicon.list_of(r)));
        rows.map(|r| self.lexicon.row(r).column("count").parse().unwrap_or(1)).max().unwrap_or(0)
    }

    fn given_count(&self, folded: &str) -> u32 {
        self.count(&self.given_names, folded)
    }

    fn surname_count(&self, folded: &str) -> u32 {
        self.count(&self.surnames, folded)
    }

    fn is_known(&self, folded: &str) -> bool {
        self.given_count(folded) > 0 || self.surname_count(folded) > 0
    }

    fn is_only_given(&self, folded: &str) -> bool {
        self.given_count(folded) > 0 && self.surname_count(folded) == 0
    }

    /// Is it a given name of many, or of more than bear it as their family name?
    fn is_given_known(&self, folded: &str) -> bool {
        let given = self.given_count(folded);
        given >= COMMON_GIVEN || given > self.surname_count(folded)
    }

    /// Is a name of one word a given name?
    fn is_given_alone(&self, folded: &str) -> bool {
        let (given, family) = (self.given_count(folded), self.surname_count(folded));
        given > 0 && (family == 0 || (given >= COMMON_GIVEN && given >= family + 2))
    }
}
