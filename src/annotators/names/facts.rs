//! Facts about the words of one article, gathered once: how each is cased elsewhere in it, which lists hold it, what it usually is.

use super::evidence::Atom;
use super::usual::{self, COMMON, FUNCTION, UNKNOWN, USUAL, Usual};
use crate::dictionaries::{Digest, Lexicon};
use crate::model::{Case, Document, Matches, TokenRange};
use crate::words::Class;
use std::collections::HashMap;

/// A list match as evidence reads it: one for each list and stretch.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// Where.
    pub tokens: TokenRange,
    /// The list's index.
    list: u16,
    /// What the entry is, and how big.
    digest: Digest,
}

/// What evidence needs to know of a list.
#[derive(Debug)]
struct ListInfo {
    subject: Atom<'static>,
    folder: Atom<'static>,
    /// Which letter it has in a pattern of lists.
    role: u8,
    /// Does it hold what is no name of ours?
    bars: bool,
}

/// The lists, and where to look up words.
#[derive(Debug, Default)]
pub struct Lists {
    infos: Vec<ListInfo>,
    classes: Vec<Atom<'static>>,
    pub(super) common: Vec<(u16, Option<usize>, Option<usize>)>,
    pub(super) function: Vec<u16>,
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
        let classes = lexicon.classes().map(kept).collect();
        let common = lexicon.about("words/common").map(|l| (l, lexicon.list(l).column("case"), lexicon.list(l).column("frequency"))).collect();
        Lists { infos, classes, common, function: lexicon.about("words/function_words").collect() }
    }
}

/// An atom of a name that lives as long as the program: there are some hundreds, made once.
fn kept(name: &str) -> Atom<'static> {
    Atom::new(Box::leak(name.to_owned().into_boxed_str()))
}

fn info(list: &crate::dictionaries::List) -> ListInfo {
    let subject = list.subject();
    let folder = subject.split('/').next().unwrap_or("");
    let role = match subject {
        "people/given_names" => GIVEN,
        "people/surnames" => SURNAME,
        "words/peoples" | "places/demonyms" => PEOPLE,
        _ if folder == "places" => PLACE,
        _ if folder == "organizations" => ORGANIZATION,
        _ => 0,
    };
    ListInfo { subject: kept(subject), folder: kept(folder), role, bars: subject == "words/not_names" }
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
    lists: &'a Lists,
    found: Vec<Found>,
    /// For each token, where the matches that begin there begin in `found`; one more at the end.
    first: Vec<u32>,
    /// The matches again, by where they end.
    by_end: Vec<Found>,
    /// For each token, where the matches that end before it begin in `by_end`; two more at the end.
    last: Vec<u32>,
    seen: HashMap<u64, Seen, foldhash::fast::FixedState>,
    stretches: HashMap<u64, u16, foldhash::fast::FixedState>,
    usual: Vec<Usual>,
    roles: Vec<u8>,
}

impl<'a> Facts<'a> {
    /// Gathers the facts.
    #[must_use]
    pub fn new(document: &'a Document<'a>, matches: &Matches, lists: &'a Lists, lexicon: &'a Lexicon) -> Facts<'a> {
        let tokens = document.tokens.len();
        let found = found(matches, lexicon);
        let first = starts(tokens + 2, found.iter().map(|f| f.tokens.start));
        let last = starts(tokens + 2, found.iter().map(|f| f.tokens.end));
        let mut by_end = found.clone();
        let mut next = last.clone();
        for f in &found {
            let at = &mut next[f.tokens.end as usize];
            by_end[*at as usize] = *f;
            *at += 1;
        }
        let mut roles = vec![0; tokens];
        for f in found.iter().filter(|f| f.tokens.len() == 1) {
            roles[f.tokens.start as usize] |= lists.infos[f.list as usize].role;
        }
        let mut facts = Facts {
            document,
            lists,
            found,
            first,
            by_end,
            last,
            seen: HashMap::with_capacity_and_hasher(tokens / 2, foldhash::fast::FixedState::default()),
            stretches: HashMap::default(),
            usual: Vec::new(),
            roles,
        };
        facts.count();
        facts.usual = usual::of(document, lists, lexicon);
        facts
    }

    /// How each word is cased, and how often each run of capitalised words stands in the article.
    fn count(&mut self) {
        let mut run = 0;
        for (at, token) in self.document.tokens.iter().enumerate() {
            let capital = token.is_capitalised();
            if !capital || at == 0 || token.paragraph != self.document.tokens[at - 1].paragraph {
                self.note(run, at);
                run = if capital { at } else { at + 1 };
            }
            if token.class != Class::Word {
                continue;
            }
            let inside = capital && !self.opens(at) && !self.document.paragraph_of(at).heading;
            let seen = self.seen.entry(token.hash).or_default();
            // Only whether there are some, few or many matters: a text of a million like words stays at the top.
            seen.lower = seen.lower.saturating_add(u16::from(token.case == Case::Lower));
            seen.capitalised = seen.capitalised.saturating_add(u16::from(capital));
            seen.inside = seen.inside.saturating_add(u16::from(inside));
        }
        self.note(run, self.document.tokens.len());
    }

    fn note(&mut self, start: usize, end: usize) {
        if end > start + 1 {
            let hash = self.sequence(TokenRange::new(start, end));
            let count = self.stretches.entry(hash).or_default();
            *count = count.saturating_add(1);
        }
    }

    /// The list matches that begin at a token.
    #[must_use]
    pub fn starting_at(&self, at: usize) -> &[Found] {
        match (self.first.get(at), self.first.get(at + 1)) {
            (Some(&a), Some(&b)) => &self.found[a as usize..b as usize],
            _ => &[],
        }
    }

    /// The list matches that end right before a token.
    #[must_use]
    pub fn ending_at(&self, at: usize) -> &[Found] {
        match (self.last.get(at), self.last.get(at + 1)) {
            (Some(&a), Some(&b)) => &self.by_end[a as usize..b as usize],
            _ => &[],
        }
    }

    /// Do the dictionaries say that exactly these words are no name of ours (`LGBTQ`, `Easter`), and none that they are one?
    #[must_use]
    pub fn barred(&self, tokens: TokenRange) -> bool {
        let exact = || self.starting_at(tokens.start as usize).iter().filter(|f| f.tokens == tokens).map(|f| &self.lists.infos[f.list as usize]);
        exact().any(|list| list.bars) && exact().all(|list| list.role & !PEOPLE == 0)
    }

    /// The list of a match: `people/titles`.
    #[must_use]
    pub fn subject(&self, found: &Found) -> Atom<'static> {
        self.lists.infos[found.list as usize].subject
    }

    /// The folder of its list: `people`.
    #[must_use]
    pub fn folder(&self, found: &Found) -> Atom<'static> {
        self.lists.infos[found.list as usize].folder
    }

    /// The entry's class, where the list has such a column.
    #[must_use]
    pub fn class(&self, found: &Found) -> Option<Atom<'static>> {
        usize::from(found.digest.class).checked_sub(1).map(|c| self.lists.classes[c])
    }

    /// The order of magnitude of its population, count or frequency.
    #[must_use]
    pub fn size(&self, found: &Found) -> Option<Atom<'static>> {
        const POWERS: [Atom<'static>; 9] =
            [Atom::new("1"), Atom::new("2"), Atom::new("3"), Atom::new("4"), Atom::new("5"), Atom::new("6"), Atom::new("7"), Atom::new("8"), Atom::new("9")];
        usize::from(found.digest.digits).checked_sub(1).map(|d| POWERS[d.min(POWERS.len() - 1)])
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
        USUAL[usize::from(self.usual[at])]
    }

    /// A hash of a stretch of words.
    #[must_use]
    pub fn sequence(&self, tokens: TokenRange) -> u64 {
        super::evidence::key(0, tokens.range().map(|t| self.document.tokens[t].hash))
    }

    /// How often these words stand in the article as a run of capitalised words of their own.
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
        let common = self.usual[at] == FUNCTION || self.usual[at] >= COMMON;
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
            _ if self.usual[at] == UNKNOWN => "?",
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

/// One match for each list and stretch, the biggest entry's.
fn found(matches: &Matches, lexicon: &Lexicon) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::with_capacity(matches.all.len());
    for m in &matches.all {
        let digest = lexicon.digest(m.row, m.list);
        match out.last_mut() {
            Some(last) if last.list == m.list && last.tokens == m.tokens => {
                if digest.digits > last.digest.digits {
                    last.digest = digest;
                }
            }
            _ => out.push(Found { tokens: m.tokens, list: m.list, digest }),
        }
    }
    out
}

/// For each of `count` values, how many of `values` are smaller: where its own would begin if they were sorted.
fn starts(count: usize, values: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut out = vec![0; count];
    for value in values {
        out[value as usize + 1] += 1;
    }
    for i in 1..count {
        out[i] += out[i - 1];
    }
    out
}
