//! What the lists and the words around leave no doubt about, before any weight is asked: `Moody's said`, `Lincoln, Nebraska`,
//! `Mwangi, Ruth; Osei, Peter`, `Peter Lang, Esq.`.
//!
//! In: the words of an article and what the lists know. Out: claims, by start, apart: these words are one name of this kind, or one
//! name of whatever kind, or none. Absent: all other names, which the weights decide.

mod houses;
mod people;
mod places;

use super::lists::{Gather, Hashes, LANDS};
use crate::dictionaries::Lexicon;
use crate::error::Result;
use crate::model::{Case, Document, Kind, Match, Matches, TokenRange};
use crate::words;

/// What is claimed of some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// They are a name of this kind.
    Name(Kind),
    /// If any of them are in a name, it is they alone.
    Whole,
    /// No name begins or ends in them.
    Nothing,
}

/// A claim.
#[derive(Clone, Copy, Debug)]
pub(super) struct Claim {
    pub tokens: TokenRange,
    pub what: What,
}

/// The words and lists that claims rest on.
pub(super) struct Claims {
    given: Vec<u16>,
    surnames: Vec<u16>,
    titles: Vec<u16>,
    suffixes: Vec<u16>,
    particles: Vec<u16>,
    cues: Vec<u16>,
    heads: Vec<u16>,
    designators: Vec<u16>,
    organizations: Vec<u16>,
    /// Those among them that hold what everybody knows.
    known: Vec<u16>,
    towns: Vec<u16>,
    large: Vec<u16>,
    lands: Vec<u16>,
    countries: Vec<u16>,
    divisions: Vec<u16>,
    places: Vec<u16>,
    no_names: Vec<u16>,
    function: Vec<u16>,
    common: Vec<u16>,
    articles: Hashes,
    coordinators: Hashes,
    belonging: Hashes,
    headships: Hashes,
    renamed: Hashes,
}

impl Claims {
    /// Finds the lists and reads the words of language.toml.
    pub(super) fn new(from: &Gather) -> Result<Claims> {
        Ok(Claims {
            given: from.about(&["people/given_names"]),
            surnames: from.about(&["people/surnames"]),
            titles: from.about(&["people/titles", "people/honorifics"]),
            suffixes: from.about(&["people/suffixes"]),
            particles: from.about(&["people/particles"]),
            cues: from.about(&["quotes/cues"]),
            heads: from.about(&["organizations/heads"]),
            designators: from.about(&["places/designators"]),
            organizations: from.names_under("organizations/"),
            known: from.about(&["organizations/organizations", "organizations/companies", "organizations/media"]),
            towns: from.under("places/cities"),
            large: from.about(&["places/cities_large", "places/countries", "places/admin1"]),
            lands: from.about(&LANDS),
            countries: from.about(&["places/countries"]),
            divisions: from.about(&["places/admin1"]),
            places: from.under("places/").into_iter().filter(|&l| from.subject(l) != "places/designators").collect(),
            no_names: from.about(&["words/not_names", "words/peoples", "places/demonyms"]),
            function: from.about(&["words/function_words"]),
            common: from.about(&["words/common"]),
            articles: from.words("articles")?,
            coordinators: from.words("coordinators")?,
            belonging: from.words("belonging")?,
            headships: from.words("headships")?,
            renamed: from.words("renamed")?,
        })
    }

    /// The claims on an article, by start, apart: where two meet, the first of these.
    pub(super) fn of(&self, document: &Document, matches: &Matches, lexicon: &Lexicon) -> Vec<Claim> {
        let sight = Sight { claims: self, document, matches, lexicon };
        let mut all = Vec::new();
        people::listed(&sight, &mut all);
        places::within(&sight, &mut all);
        houses::possessive(&sight, &mut all);
        houses::headed(&sight, &mut all);
        people::belonging(&sight, &mut all);
        people::degrees(&sight, &mut all);
        places::in_capitals(&sight, &mut all);
        let mut taken = vec![false; document.tokens.len()];
        all.retain(|claim| {
            let free = !claim.tokens.range().any(|at| taken[at]);
            if free {
                taken[claim.tokens.range()].fill(true);
            }
            free
        });
        all.sort_unstable_by_key(|claim| claim.tokens.start);
        all
    }
}

/// The claims that share a token with some words.
pub(super) fn touching(claims: &[Claim], tokens: TokenRange) -> &[Claim] {
    let from = claims.partition_point(|c| c.tokens.end <= tokens.start);
    let to = from + claims[from..].partition_point(|c| c.tokens.start < tokens.end);
    &claims[from..to]
}

/// An article as claims look at it.
struct Sight<'a> {
    claims: &'a Claims,
    document: &'a Document<'a>,
    matches: &'a Matches,
    lexicon: &'a Lexicon,
}

/// So common is a surname that is also an ordinary word (`Brown`, but not `Bank`).
const OFTEN: u8 = 5;

impl Sight<'_> {
    fn len(&self) -> usize {
        self.document.tokens.len()
    }

    /// The word of a token, empty behind the last.
    fn word(&self, at: usize) -> &str {
        if at < self.len() { self.document.word(at) } else { "" }
    }

    fn is_one_of(&self, at: usize, words: &Hashes) -> bool {
        at < self.len() && words.contains(&self.document.tokens[at].hash)
    }

    fn is_capitalised(&self, at: usize) -> bool {
        at < self.len() && self.document.tokens[at].is_capitalised()
    }

    /// Does a token belong to the paragraph of another?
    fn beside(&self, at: usize, other: usize) -> bool {
        at < self.len() && self.document.tokens[at].paragraph == self.document.tokens[other].paragraph
    }

    /// An ending like `'s`.
    fn is_clitic(&self, at: usize) -> bool {
        self.word(at).starts_with(words::is_apostrophe) && self.document.tokens[at].is_word() && !self.document.tokens[at].spaced
    }

    fn is_mark(&self, at: usize) -> bool {
        at < self.len() && self.document.tokens[at].class == words::Class::Mark
    }

    fn is_lower(&self, at: usize) -> bool {
        at < self.len() && self.document.tokens[at].case == Case::Lower
    }

    fn is_listed(&self, tokens: TokenRange, lists: &[u16]) -> bool {
        self.matches.exactly(tokens).any(|m| lists.contains(&m.list))
    }

    fn is_word_of(&self, at: usize, lists: &[u16]) -> bool {
        self.is_listed(TokenRange::new(at, at + 1), lists)
    }

    /// The longest match of some lists that begins at a token.
    fn longest(&self, at: usize, lists: &[u16]) -> Option<&Match> {
        self.matches.starting_at(at).iter().find(|m| lists.contains(&m.list))
    }

    fn is_function(&self, at: usize) -> bool {
        at < self.len() && self.claims.function.iter().any(|&l| self.lexicon.keyed(l, self.document.folded(at)).next().is_some())
    }

    /// Does the word stand in lower case nearly always?
    fn is_common(&self, at: usize) -> bool {
        const MOSTLY: f32 = 0.7;
        self.is_lower_at_least(at, MOSTLY)
    }

    /// Does the word stand in lower case at least so often?
    fn is_lower_at_least(&self, at: usize, least: f32) -> bool {
        let row = self.claims.common.iter().find_map(|&l| self.lexicon.keyed(l, self.document.folded(at)).next());
        row.is_some_and(|row| self.lexicon.row(row).column("case").parse::<f32>().is_ok_and(|case| case >= least))
    }

    fn is_given(&self, at: usize) -> bool {
        self.is_capitalised(at) && self.is_word_of(at, &self.claims.given)
    }

    /// Can the word end a person's name? One that many bear, if it is not an office or a head noun too; a rarer one, and one that no list
    /// has, only if it is no ordinary word either.
    fn may_be_surname(&self, at: usize) -> bool {
        const HALF: f32 = 0.5;
        if !self.is_capitalised(at) {
            return false;
        }
        let word = TokenRange::new(at, at + 1);
        let counts = self.matches.exactly(word).filter(|m| self.claims.surnames.contains(&m.list));
        let count = counts.filter_map(|m| self.lexicon.row(m.row).column("count").parse::<u8>().ok()).max();
        let office = [&self.claims.titles, &self.claims.heads, &self.claims.designators].iter().any(|lists| self.is_listed(word, lists));
        let common = || self.is_lower_at_least(at, HALF);
        if count.is_some_and(|count| count >= OFTEN) { !office || !common() } else { !office && !common() }
    }

    /// An initial, with its point or without.
    fn is_initial(&self, at: usize) -> bool {
        let letters = self.word(at).trim_end_matches('.').split('.').all(|part| part.chars().count() == 1);
        self.is_capitalised(at) && letters
    }

    /// The end of the capitalised words, joined by hyphens, that begin at a token, within its sentence.
    fn run_end(&self, at: usize) -> usize {
        let to = self.document.sentence_of(at).end as usize;
        let mut end = at;
        while end < to && self.is_capitalised(end) {
            end += 1;
            while end + 1 < to && self.word(end) == "-" && !self.document.tokens[end].spaced && self.document.tokens[end + 1].is_word() {
                end += 2;
            }
        }
        end
    }
}
