//! Facts about the words of one article, gathered once: how each is cased elsewhere in it, which lists hold it, what it usually is.

use super::evidence::Atom;
use crate::dictionaries::Lexicon;
use crate::model::{Case, Document, Matches, TokenRange};
use crate::words::Class;
use std::collections::HashMap;

/// A list match as evidence reads it: one for each list and stretch.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// Where.
    pub tokens: TokenRange,
    /// The list: `people/titles`.
    pub subject: Atom<'a>,
    /// Its folder: `people`.
    pub folder: Atom<'a>,
    /// The entry's class, where the list has such a column.
    pub class: Option<Atom<'a>>,
    /// The order of magnitude of its population, count or frequency.
    pub size: Option<Atom<'a>>,
    /// The list's index.
    pub list: u16,
}

/// What evidence needs to know of a list.
#[derive(Debug)]
pub struct ListInfo {
    subject: String,
    folder: String,
    subject_hash: u64,
    folder_hash: u64,
    class: Option<usize>,
    size: Option<usize>,
    /// Which letter it has in a pattern of lists.
    role: u8,
}

/// The lists, and where to look up words.
#[derive(Debug, Default)]
pub struct Lists {
    infos: Vec<ListInfo>,
    common: Vec<(u16, Option<usize>, Option<usize>)>,
    function: Vec<u16>,
}

const GIVEN: u8 = 1;
const SURNAME: u8 = 2;
const PLACE: u8 = 4;
const ORGANIZATION: u8 = 8;
const PEOPLE: u8 = 16;

impl Lists {
    /// Reads the heads of all lists.
    #[must_use]
    pub fn new(lexicon: &Lexicon) -> Lists {
        let infos = lexicon.lists().iter().map(info).collect();
        let common = lexicon.about("words/common").map(|l| (l, lexicon.list(l).column("case"), lexicon.list(l).column("frequency"))).collect();
        Lists { infos, common, function: lexicon.about("words/function_words").collect() }
    }
}

fn info(list: &crate::dictionaries::List) -> ListInfo {
    let subject = list.subject().to_owned();
    let folder = subject.split('/').next().unwrap_or("").to_owned();
    let column = |names: &[&str]| names.iter().find_map(|n| list.column(n));
    let role = match subject.as_str() {
        "people/given_names" => GIVEN,
        "people/surnames" => SURNAME,
        "words/peoples" | "places/demonyms" => PEOPLE,
        _ if folder == "places" => PLACE,
        _ if folder == "organizations" => ORGANIZATION,
        _ => 0,
    };
    ListInfo {
        subject_hash: crate::words::hash(subject.as_bytes()),
        folder_hash: crate::words::hash(folder.as_bytes()),
        class: column(&["class", "type", "place_type", "feature", "kind"]),
        size: column(&["population", "count", "frequency"]),
        subject,
        folder,
        role,
    }
}

/// How a word is written in the rest of the article.
#[derive(Clone, Copy, Default, Debug)]
struct Seen {
    lower: u16,
    inside: u16,
    capitalised: u16,
}

/// The facts of one article.
pub struct Facts<'a> {
    document: &'a Document<'a>,
    found: Vec<Found<'a>>,
    first: Vec<u32>,
    by_end: Vec<Found<'a>>,
    last: Vec<u32>,
    seen: HashMap<u64, Seen, foldhash::fast::FixedState>,
    stretches: HashMap<u64, u16, foldhash::fast::FixedState>,
    usual: HashMap<u64, Atom<'static>, foldhash::fast::FixedState>,
    roles: Vec<u8>,
}

impl<'a> Facts<'a> {
    /// Gathers the facts.
    #[must_use]
    pub fn new(document: &'a Document<'a>, matches: &Matches, lists: &'a Lists, lexicon: &'a Lexicon) -> Facts<'a> {
        let tokens = document.tokens.len();
        let found = found(matches, lists, lexicon);
        let first = (0..=tokens + 1).map(|t| found.partition_point(|f: &Found| (f.tokens.start as usize) < t) as u32).collect();
        let mut by_end = found.clone();
        by_end.sort_by_key(|f| f.tokens.end);
        let last = (0..=tokens + 1).map(|t| by_end.partition_point(|f: &Found| (f.tokens.end as usize) < t) as u32).collect();
        let mut roles = vec![0; tokens];
        for f in found.iter().filter(|f| f.tokens.len() == 1) {
            roles[f.tokens.start as usize] |= lists.infos[f.list as usize].role;
        }
        let mut facts =
            Facts { document, found, first, by_end, last, seen: HashMap::default(), stretches: HashMap::default(), usual: HashMap::default(), roles };
        facts.count();
        facts.look_up(lists, lexicon);
        facts
    }

    fn count(&mut self) {
        for (at, token) in self.document.tokens.iter().enumerate() {
            if token.class != Class::Word {
                continue;
            }
            let inside = token.is_capitalised() && !self.opens(at) && !self.document.paragraph_of(at).heading;
            let seen = self.seen.entry(token.hash).or_default();
            // Only whether there are some, few or many matters: a text of a million like words stays at the top.
            seen.lower = seen.lower.saturating_add(u16::from(token.case == Case::Lower));
            seen.capitalised = seen.capitalised.saturating_add(u16::from(token.is_capitalised()));
            seen.inside = seen.inside.saturating_add(u16::from(inside));
        }
    }

    fn look_up(&mut self, lists: &Lists, lexicon: &Lexicon) {
        let document = self.document;
        for (at, token) in document.tokens.iter().enumerate() {
            if !token.is_capitalised() || self.usual.contains_key(&token.hash) {
                continue;
            }
            let folded = document.folded(at);
            let function = lists.function.iter().any(|&l| lexicon.keyed(l, folded).next().is_some());
            let atom = if function {
                Atom::new("function")
            } else {
                let cells = lists.common.iter().find_map(|&(l, case, size)| {
                    let row = lexicon.row(lexicon.keyed(l, folded).next()?);
                    Some((case.map_or("", |c| row.cell(c)), size.map_or("", |c| row.cell(c))))
                });
                match cells {
                    None => Atom::new("unknown"),
                    Some((case, frequency)) => usually(case, frequency),
                }
            };
            self.usual.insert(token.hash, atom);
        }
    }

    /// The list matches that begin at a token.
    #[must_use]
    pub fn starting_at(&self, at: usize) -> &[Found<'a>] {
        match (self.first.get(at), self.first.get(at + 1)) {
            (Some(&a), Some(&b)) => &self.found[a as usize..b as usize],
            _ => &[],
        }
    }

    /// The list matches that end right before a token.
    #[must_use]
    pub fn ending_at(&self, at: usize) -> &[Found<'a>] {
        match (self.last.get(at), self.last.get(at + 1)) {
            (Some(&a), Some(&b)) => &self.by_end[a as usize..b as usize],
            _ => &[],
        }
    }

    /// Does a token open its sentence (marks aside)?
    #[must_use]
    pub fn opens(&self, at: usize) -> bool {
        let sentence = self.document.sentence_of(at);
        (sentence.start as usize..at).all(|t| self.document.tokens[t].class == Class::Mark)
    }

    /// Where a word stands: opening a sentence, in a heading, inside.
    #[must_use]
    pub fn opening(&self, at: usize) -> Atom<'static> {
        let heading = self.document.paragraph_of(at).heading;
        match (heading, self.opens(at)) {
            (true, true) => Atom::new("heading-start"),
            (true, false) => Atom::new("heading"),
            (false, true) => Atom::new("sentence-start"),
            (false, false) => Atom::new("inside"),
        }
    }

    /// How the rest of the article writes a word.
    #[must_use]
    pub fn seen(&self, at: usize) -> Atom<'static> {
        let token = &self.document.tokens[at];
        let Some(seen) = self.seen.get(&token.hash) else {
            return Atom::new("mark");
        };
        let own = token.is_capitalised() && !self.opens(at) && !self.document.paragraph_of(at).heading;
        let inside = seen.inside - u16::from(own);
        let capitalised = seen.capitalised - u16::from(token.is_capitalised());
        let lower = seen.lower - u16::from(token.case == Case::Lower);
        match (lower, inside, capitalised) {
            (0, 0, 0) => Atom::new("once"),
            (0, 0, _) => Atom::new("capital-opening"),
            (0, 1, _) => Atom::new("capital"),
            (0, _, _) => Atom::new("capital-often"),
            (_, 0, 0) => Atom::new("lower"),
            (_, 0, _) => Atom::new("lower-and-opening"),
            (l, c, _) if l >= 2 * c => Atom::new("lower-mostly"),
            (l, c, _) if c >= 2 * l => Atom::new("capital-mostly"),
            _ => Atom::new("both"),
        }
    }

    /// What a word usually is, in any text.
    #[must_use]
    pub fn usual(&self, at: usize) -> Atom<'static> {
        self.usual.get(&self.document.tokens[at].hash).copied().unwrap_or(const { Atom::new("lower") })
    }

    /// A hash of a stretch of words.
    #[must_use]
    pub fn sequence(&self, tokens: TokenRange) -> u64 {
        super::evidence::key(0, tokens.range().map(|t| self.document.tokens[t].hash))
    }

    /// Counts stretches that could be names, so that [`Facts::whole_seen`] knows them.
    pub fn note(&mut self, tokens: TokenRange) {
        let hash = self.sequence(tokens);
        *self.stretches.entry(hash).or_default() += 1;
    }

    /// How often the article has these words.
    #[must_use]
    pub fn whole_seen(&self, tokens: TokenRange) -> Atom<'static> {
        match self.stretches.get(&self.sequence(tokens)) {
            None | Some(1) => Atom::new("once"),
            Some(2) => Atom::new("twice"),
            Some(3..=5) => Atom::new("often"),
            _ => Atom::new("very-often"),
        }
    }

    /// Which kinds of lists hold a word alone, in one letter.
    #[must_use]
    pub fn role(&self, at: usize) -> Atom<'static> {
        let token = &self.document.tokens[at];
        let roles = self.roles[at];
        let common = matches!(self.usual(at).text, "function" | "lower9" | "lower8");
        let name = match (token.class, token.case) {
            (Class::Number, _) => "9",
            (Class::Mark, _) => ".",
            (_, Case::Lower) => "w",
            _ if common => "W",
            _ if roles & PEOPLE != 0 => "N",
            _ if roles & (GIVEN | SURNAME) == GIVEN | SURNAME && roles & PLACE != 0 => "GSP",
            _ if roles & (GIVEN | SURNAME) == GIVEN | SURNAME => "GS",
            _ if roles & GIVEN != 0 && roles & PLACE != 0 => "GP",
            _ if roles & SURNAME != 0 && roles & PLACE != 0 => "SP",
            _ if roles & GIVEN != 0 => "G",
            _ if roles & SURNAME != 0 => "S",
            _ if roles & ORGANIZATION != 0 => "O",
            _ if roles & PLACE != 0 => "P",
            _ if token.end - token.start == 1 => "I",
            _ if token.case == Case::Upper => "A",
            _ if self.usual(at).text == "unknown" => "?",
            _ => "c",
        };
        Atom::new(name)
    }

    /// If the word at `acronym` is made of the initials of capitalised words that end at `end`: where they begin.
    #[must_use]
    pub fn initials_before(&self, end: usize, acronym: usize) -> Option<usize> {
        let letters: Vec<u8> = self.document.folded(acronym).bytes().filter(u8::is_ascii_alphabetic).collect();
        if letters.len() < 2 || self.document.tokens[acronym].case != Case::Upper {
            return None;
        }
        let mut left = letters.len();
        let mut at = end;
        while left > 0 && at > 0 && end - at < 12 {
            at -= 1;
            let token = &self.document.tokens[at];
            let first = self.document.folded(at).as_bytes().first().copied()?;
            if token.is_capitalised() && first == letters[left - 1] {
                left -= 1;
            } else if token.is_capitalised() || (token.class == Class::Mark && self.document.word(at) != "-" && self.document.word(at) != "&") {
                return None;
            }
        }
        (left == 0).then_some(at)
    }
}

fn usually(case: &str, frequency: &str) -> Atom<'static> {
    let share = case.parse::<f32>().ok();
    let often = frequency.parse::<u8>().unwrap_or(0) >= 5;
    match share {
        None if often => Atom::new("uncounted-often"),
        None => Atom::new("uncounted"),
        Some(s) if s < 0.05 => Atom::new("capital9"),
        Some(s) if s < 0.3 => Atom::new("capital8"),
        Some(s) if s < 0.7 => Atom::new("either"),
        Some(s) if s < 0.95 => {
            if often {
                Atom::new("lower8-often")
            } else {
                Atom::new("lower8")
            }
        }
        Some(_) => {
            if often {
                Atom::new("lower9-often")
            } else {
                Atom::new("lower9")
            }
        }
    }
}

fn found<'a>(matches: &Matches, lists: &'a Lists, lexicon: &'a Lexicon) -> Vec<Found<'a>> {
    let mut out: Vec<Found<'a>> = Vec::with_capacity(matches.all.len());
    for m in &matches.all {
        let info = &lists.infos[m.list as usize];
        let row = lexicon.row(m.row);
        let cell = |column: Option<usize>| column.map(|c| row.cell(c)).filter(|c| !c.is_empty() && !c.contains(' '));
        let size = cell(info.size).and_then(magnitude);
        if let Some(last) = out.last_mut()
            && last.list == m.list
            && last.tokens == m.tokens
        {
            if size.map(|s| s.text) > last.size.map(|s| s.text) {
                last.size = size;
                last.class = cell(info.class).map(Atom::new);
            }
            continue;
        }
        out.push(Found {
            tokens: m.tokens,
            subject: Atom { hash: info.subject_hash, text: &info.subject },
            folder: Atom { hash: info.folder_hash, text: &info.folder },
            class: cell(info.class).map(Atom::new),
            size,
            list: m.list,
        });
    }
    out
}

fn magnitude(number: &str) -> Option<Atom<'static>> {
    const POWERS: [Atom<'static>; 9] =
        [Atom::new("1"), Atom::new("2"), Atom::new("3"), Atom::new("4"), Atom::new("5"), Atom::new("6"), Atom::new("7"), Atom::new("8"), Atom::new("9")];
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    digits.checked_sub(1).map(|d| POWERS[d.min(8)])
}
