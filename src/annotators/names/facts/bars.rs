//! What is no name of ours, whatever the weights say: what the lists bar, acronyms of ordinary words, models of things, and words that no
//! person's name holds.
//!
//! In: the words of an article and what the lists know. Out: whether words are barred, from all kinds or from people. Absent: all else that
//! evidence rests on (see [`Facts`]).

use super::super::usual;
use super::{Facts, Found, GIVEN, Lists, ORGANIZATION, PEOPLE, PLACE, SURNAME};
use crate::dictionaries::Lexicon;
use crate::model::{Case, Document, Matches, TokenRange};
use crate::words::Class;
use std::collections::HashMap;

impl Facts<'_> {
    /// Do the dictionaries say that exactly these words are no name of ours (`LGBTQ`, `Easter`), and none that they are one? Or are they
    /// but a part of what is none (`Africa` of the `Africa Cup of Nations`)?
    #[must_use]
    pub fn barred(&self, tokens: TokenRange) -> bool {
        let whole = self.no_names.partition_point(|n| n.end < tokens.end);
        if self.no_names.get(whole).is_some_and(|n| n.start <= tokens.start && n.len() > tokens.len()) {
            return true;
        }
        let exact = || self.starting_at(tokens.start as usize).iter().filter(|f| f.tokens == tokens).map(|f| &self.lists.infos[f.list as usize]);
        // `VIX`; `CHIEF ECONOMIST`, all in capitals.
        let capitals = || tokens.range().all(|at| self.document.tokens[at].case == Case::Upper);
        if self.no_acronyms.binary_search(&(tokens.end - 1)).is_ok() && (tokens.len() == 1 || capitals()) {
            return true;
        }
        let word = self.document.word(tokens.start as usize);
        if tokens.len() == 1 && is_plural(word) {
            return true;
        }
        if tokens.len() == 1 && is_serial(word) && exact().all(|list| list.role & (ORGANIZATION | PLACE) == 0) {
            return true;
        }
        exact().any(|list| list.bars) && exact().all(|list| list.role & !PEOPLE == 0)
    }

    /// Does a word stand inside or at the end that no person's name holds? Or is it the name of a people or a party's members and nobody's?
    #[must_use]
    pub fn is_nobody(&self, tokens: TokenRange) -> bool {
        if tokens.len() > 1 {
            return self.alien[tokens.end as usize] > self.alien[tokens.start as usize + 1];
        }
        let exact = self.starting_at(tokens.start as usize).iter().filter(|f| f.tokens == tokens);
        let roles = exact.fold(0, |roles, f| roles | self.lists.infos[f.list as usize].role);
        roles & PEOPLE != 0 && roles & (GIVEN | SURNAME) == 0
    }
}

/// The letters of the months in the codes of futures.
const MONTHS: &[u8] = b"FGHJKMNQUVXZ";

/// What several words together are by the lists that bar, where no other list knows them as a name: apart, those further left and longer
/// first. `first` says where the matches of each token begin.
pub(super) fn no_names(found: &[Found], first: &[u32], lists: &Lists) -> Vec<TokenRange> {
    let info = |f: &Found| &lists.infos[f.list as usize];
    let mut out: Vec<TokenRange> = Vec::new();
    for f in found.iter().filter(|f| f.tokens.len() > 1 && info(f).bars) {
        let start = f.tokens.start as usize;
        let mut exact = found[first[start] as usize..first[start + 1] as usize].iter().filter(|g| g.tokens == f.tokens);
        if out.last().is_none_or(|last| last.end <= f.tokens.start) && exact.all(|g| info(g).role & !PEOPLE == 0) {
            out.push(f.tokens);
        }
    }
    out
}

/// Where an acronym of the lists that bar stands as they write it, and no organization is called so; and a word for what somebody does, in
/// a line of capitals.
pub(super) fn no_acronyms(document: &Document, matches: &Matches, lists: &Lists, lexicon: &Lexicon) -> Vec<u32> {
    let upper = |at: usize| document.tokens.get(at).is_some_and(|t| t.case == Case::Upper && t.end - t.start > 1);
    let mut out = Vec::new();
    for m in matches.all.iter().filter(|m| m.tokens.len() == 1 && upper(m.tokens.start as usize)) {
        let at = m.tokens.start as usize;
        let info = &lists.infos[m.list as usize];
        let row = || lexicon.row(m.row);
        let spelt = || !row().name().chars().any(char::is_lowercase);
        let organization = || matches.exactly(m.tokens).any(|other| lists.infos[other.list as usize].role & ORGANIZATION != 0);
        // `CHIEF ECONOMIST`, `TOM REED, ECONOMIST`.
        let comma = |at: usize| document.tokens.get(at).is_some() && document.word(at) == ",";
        let before = || at > 0 && upper(at - 1) || at > 1 && comma(at - 1) && upper(at - 2);
        let no_acronym = info.bars && spelt() && !organization();
        if no_acronym || info.subject.text == "people/roles" && before() {
            out.push(m.tokens.start);
        }
    }
    out.dedup();
    out
}

/// Counts the words that no person's name holds: ordinary words in lower case, possessive endings, and codes (`C5`).
pub(super) fn alien(document: &Document, lists: &Lists, lexicon: &Lexicon) -> Vec<u32> {
    const PARTICLE: u32 = 3;
    const NEAR: usize = 3;
    let capital = |at: usize| document.tokens[at].is_capitalised();
    let mut out = Vec::with_capacity(document.tokens.len() + 1);
    let mut known: HashMap<u64, bool, foldhash::fast::FixedState> = HashMap::default();
    let mut count = 0;
    out.push(0);
    for (at, token) in document.tokens.iter().enumerate() {
        let length = token.end - token.start;
        let behind = || (1..=NEAR.min(at)).any(|step| capital(at - step));
        if token.case == Case::Lower && token.class == Class::Word && behind() {
            let ending = document.word(at).starts_with(crate::words::is_apostrophe) && document.folded(at).len() == 2;
            let mut is_common = || *known.entry(token.hash).or_insert_with(|| usual::is_common(document.folded(at), lists, lexicon));
            let ordinary = length > PARTICLE && token.spaced && !ending && is_common();
            count += u32::from(ending || ordinary);
        } else if token.is_capitalised() && document.word(at).bytes().any(|b| b.is_ascii_digit()) {
            count += 1;
        }
        out.push(count);
    }
    out
}

/// The plural of an acronym (`PCs`).
fn is_plural(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(|rest| rest.len() > 1 && rest.bytes().all(|b| b.is_ascii_uppercase()))
}

/// The name of a model (`A350`, `Mazda3`): a kind of things, unless a list knows better (`M23`).
fn is_serial(word: &str) -> bool {
    let capitals = word.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = &word.as_bytes()[capitals..];
    let digits = rest.iter().take_while(|b| b.is_ascii_digit()).count();
    // `A350`, `A320neo`
    let version = rest.len() - digits <= 3 && rest[digits..].iter().all(u8::is_ascii_lowercase);
    let model = (1..=3).contains(&capitals) && (2..=4).contains(&digits) && version;
    // `Mazda3`
    let bytes = word.as_bytes();
    let letters = bytes.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let numbered = letters > 2 && letters + 1 == bytes.len() && bytes[letters].is_ascii_digit() && capitals == 1;
    // `777X`, and the contract of a month: `GCG7`
    let leading = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    let version = leading > 1 && leading + 1 == bytes.len() && bytes[leading].is_ascii_uppercase();
    let contract = bytes.len() == 4 && capitals == 3 && MONTHS.contains(&bytes[2]) && bytes[3].is_ascii_digit();
    model || numbered || version || contract
}
