//! Facts about the words of one article, gathered once: how each is cased elsewhere in it, which lists hold it, what it usually is.

mod abbreviations;
mod bars;

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

type SeenByHash = HashMap<u64, Seen, foldhash::fast::FixedState>;

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
    stretches: HashMap<u64, u16, foldhash::fast::FixedState>,
    words: Vec<Word>,
    /// What the dictionaries know as no name of ours, of several words, apart and in order: `Africa Cup of Nations`.
    no_names: Vec<TokenRange>,
    /// Words in capitals that are an acronym of no name of ours (`VIX`), or say what somebody is in a line of capitals (`ECONOMIST`).
    no_acronyms: Vec<u32>,
    /// For each token, how many words before it stand in no person's name: `cuts`, a possessive ending; one more at the end.
    alien: Vec<u32>,
}

/// What evidence asks of a token again and again.
#[derive(Clone, Copy)]
struct Word {
    opening: &'static Atom<'static>,
    seen: &'static Atom<'static>,
    usual: &'static Atom<'static>,
    role: &'static Atom<'static>,
    /// None for a mark, whose shape is itself.
    shape: Option<&'static Atom<'static>>,
}

/// An atom whose hash is taken when the program is built.
macro_rules! atom {
    ($name:expr) => {
        const { &Atom::new($name) }
    };
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
        let opens = opens(document);
        let (seen, stretches) = count(document, &opens);
        let usual = usual::of(document, lists, lexicon);
        let word = |at: usize| Word {
            opening: opening(document, at, opens[at]),
            seen: seen_elsewhere(document, at, opens[at], &seen),
            usual: &USUAL[usize::from(usual[at])],
            role: role(document, at, roles[at], usual[at]),
            shape: shape(document, at),
        };
        let words = (0..tokens).map(word).collect();
        let no_names = bars::no_names(&found, &first, lists);
        let mut no_acronyms = bars::no_acronyms(document, matches, lists, lexicon);
        no_acronyms.extend(abbreviations::of_words(document));
        no_acronyms.sort_unstable();
        let alien = bars::alien(document, lists, lexicon);
        Facts { document, lists, found, first, by_end, last, stretches, words, no_names, no_acronyms, alien }
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

    /// Do the lists know exactly these words as an organization or a place?
    #[must_use]
    pub fn is_listed(&self, tokens: TokenRange) -> bool {
        let known = |f: &&Found| f.tokens == tokens && self.lists.infos[f.list as usize].role & (ORGANIZATION | PLACE) != 0;
        self.starting_at(tokens.start as usize).iter().any(|f| known(&f))
    }

    /// Is the word a head noun or a legal form of organizations, or one of their names?
    #[must_use]
    pub fn is_head(&self, at: usize) -> bool {
        let head = |f: &&Found| f.tokens.len() == 1 && self.lists.infos[f.list as usize].role & ORGANIZATION != 0;
        self.starting_at(at).iter().any(|f| head(&f))
    }

    /// Is the word a given name?
    #[must_use]
    pub fn is_given(&self, at: usize) -> bool {
        let given = |f: &&Found| f.tokens.len() == 1 && self.lists.infos[f.list as usize].role & GIVEN != 0;
        self.starting_at(at).iter().any(|f| given(&f))
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

    /// Where a word stands: opening a sentence, in a heading, inside.
    #[must_use]
    pub fn opening(&self, at: usize) -> Atom<'static> {
        *self.words[at].opening
    }

    /// How the rest of the article writes a word.
    #[must_use]
    pub fn seen(&self, at: usize) -> Atom<'static> {
        *self.words[at].seen
    }

    /// What a word usually is, in any text.
    #[must_use]
    pub fn usual(&self, at: usize) -> Atom<'static> {
        *self.words[at].usual
    }

    /// How a word is written: `Xx`, `XXX`, `99`; none for a mark.
    #[must_use]
    pub fn shape(&self, at: usize) -> Option<Atom<'static>> {
        self.words[at].shape.copied()
    }

    /// Which kinds of lists hold a word alone, in one letter.
    #[must_use]
    pub fn role(&self, at: usize) -> Atom<'static> {
        *self.words[at].role
    }

    /// A hash of a stretch of words.
    #[must_use]
    pub fn sequence(&self, tokens: TokenRange) -> u64 {
        sequence(self.document, tokens)
    }

    /// How often these words stand in the article as a run of capitalised words of their own.
    #[must_use]
    pub fn whole_seen(&self, tokens: TokenRange) -> Atom<'static> {
        match self.stretches.get(&self.sequence(tokens)) {
            None | Some(1) => *atom!("once"),
            Some(2) => *atom!("twice"),
            Some(3..=5) => *atom!("often"),
            _ => *atom!("very-often"),
        }
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

/// How each word is cased, and how often each run of capitalised words stands in the article.
fn count(document: &Document, opens: &[bool]) -> (SeenByHash, HashMap<u64, u16, foldhash::fast::FixedState>) {
    let mut seen = SeenByHash::with_capacity_and_hasher(document.tokens.len() / 2, foldhash::fast::FixedState::default());
    let mut stretches = HashMap::default();
    let mut note = |start: usize, end: usize| {
        if end > start + 1 {
            let count: &mut u16 = stretches.entry(sequence(document, TokenRange::new(start, end))).or_default();
            *count = count.saturating_add(1);
        }
    };
    let mut run = 0;
    for (at, token) in document.tokens.iter().enumerate() {
        let capital = token.is_capitalised();
        if !capital || at == 0 || token.paragraph != document.tokens[at - 1].paragraph {
            note(run, at);
            run = if capital { at } else { at + 1 };
        }
        if token.class != Class::Word {
            continue;
        }
        let inside = capital && !opens[at] && !document.paragraph_of(at).heading;
        let seen = seen.entry(token.hash).or_default();
        // Only whether there are some, few or many matters: a text of a million like words stays at the top.
        seen.lower = seen.lower.saturating_add(u16::from(token.case == Case::Lower));
        seen.capitalised = seen.capitalised.saturating_add(u16::from(capital));
        seen.inside = seen.inside.saturating_add(u16::from(inside));
    }
    note(run, document.tokens.len());
    (seen, stretches)
}

/// For each token: does it open its sentence (marks aside)?
fn opens(document: &Document) -> Vec<bool> {
    let mut out = vec![false; document.tokens.len()];
    for sentence in &document.sentences {
        for at in sentence.tokens.range() {
            out[at] = true;
            if document.tokens[at].class != Class::Mark {
                break;
            }
        }
    }
    out
}

fn opening(document: &Document, at: usize, opens: bool) -> &'static Atom<'static> {
    match (document.paragraph_of(at).heading, opens) {
        (true, true) => atom!("heading-start"),
        (true, false) => atom!("heading"),
        (false, true) => atom!("sentence-start"),
        (false, false) => atom!("inside"),
    }
}

fn seen_elsewhere(document: &Document, at: usize, opens: bool, seen: &SeenByHash) -> &'static Atom<'static> {
    let token = &document.tokens[at];
    let Some(seen) = seen.get(&token.hash) else {
        return atom!("mark");
    };
    let own = token.is_capitalised() && !opens && !document.paragraph_of(at).heading;
    let inside = seen.inside - u16::from(own);
    let capitalised = seen.capitalised - u16::from(token.is_capitalised());
    let lower = seen.lower - u16::from(token.case == Case::Lower);
    match (lower, inside, capitalised) {
        (0, 0, 0) => atom!("once"),
        (0, 0, _) => atom!("capital-opening"),
        (0, 1, _) => atom!("capital"),
        (0, _, _) => atom!("capital-often"),
        (_, 0, 0) => atom!("lower"),
        (_, 0, _) => atom!("lower-and-opening"),
        (l, c, _) if l >= 2 * c => atom!("lower-mostly"),
        (l, c, _) if c >= 2 * l => atom!("capital-mostly"),
        _ => atom!("both"),
    }
}

fn role(document: &Document, at: usize, roles: u8, usual: Usual) -> &'static Atom<'static> {
    let token = &document.tokens[at];
    let common = usual == FUNCTION || usual >= COMMON;
    match (token.class, token.case) {
        (Class::Number, _) => atom!("9"),
        (Class::Mark, _) => atom!("."),
        (_, Case::Lower) => atom!("w"),
        _ if common => atom!("W"),
        _ if roles & PEOPLE != 0 => atom!("N"),
        _ if roles & (GIVEN | SURNAME) == GIVEN | SURNAME && roles & PLACE != 0 => atom!("GSP"),
        _ if roles & (GIVEN | SURNAME) == GIVEN | SURNAME => atom!("GS"),
        _ if roles & GIVEN != 0 && roles & PLACE != 0 => atom!("GP"),
        _ if roles & SURNAME != 0 && roles & PLACE != 0 => atom!("SP"),
        _ if roles & GIVEN != 0 => atom!("G"),
        _ if roles & SURNAME != 0 => atom!("S"),
        _ if roles & ORGANIZATION != 0 => atom!("O"),
        _ if roles & PLACE != 0 => atom!("P"),
        _ if token.end - token.start == 1 => atom!("I"),
        _ if token.case == Case::Upper => atom!("A"),
        _ if usual == UNKNOWN => atom!("?"),
        _ => atom!("c"),
    }
}

fn shape(document: &Document, at: usize) -> Option<&'static Atom<'static>> {
    let token = &document.tokens[at];
    let ends_in_point = || document.text.as_bytes()[token.end as usize - 1] == b'.';
    Some(match (token.class, token.case, token.end - token.start) {
        (Class::Mark, ..) => return None,
        (Class::Number, _, 1) => atom!("9"),
        (Class::Number, _, 2) => atom!("99"),
        (Class::Number, _, 4) => atom!("9999"),
        (Class::Number, ..) => atom!("999"),
        (_, Case::None, _) => atom!("~"),
        (_, Case::Lower, _) => atom!("x"),
        (_, Case::Initial, _) if ends_in_point() => atom!("Xx."),
        // Where every word has a capital, a capital says nothing.
        (_, Case::Initial, _) if document.paragraph_of(at).heading => atom!("Title"),
        (_, Case::Initial, _) => atom!("Xx"),
        (_, Case::Mixed, _) => atom!("XxX"),
        (_, Case::Upper, _) if ends_in_point() => atom!("X.X."),
        (_, Case::Upper, 1) => atom!("X"),
        (_, Case::Upper, 2) => atom!("XX"),
        (_, Case::Upper, 3) => atom!("XXX"),
        (_, Case::Upper, 4 | 5) => atom!("XXXX"),
        (_, Case::Upper, _) => atom!("XXXXXX"),
    })
}

fn sequence(document: &Document, tokens: TokenRange) -> u64 {
    super::evidence::key(0, tokens.range().map(|t| document.tokens[t].hash))
}
