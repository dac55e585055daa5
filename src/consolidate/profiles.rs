//! Things as articles name them, counted: what is equal is kept once.
//!
//! In: [`Sighting`]s, in reading order. Out: [`Profile`]s. Memory grows with distinct names, not with articles; a name that says by itself
//! who is meant is one profile, and what says too little for that (a surname alone, `the Council`) is a profile of each article that
//! names it. Absent: who is who.

use super::Sighting;
use super::gender::Votes;
use super::index::Index;
use super::texts::{Text, Texts};
use super::ties::Ties;
use crate::model::{Facts, Kind, NameKind, RowId, Tie};
use crate::words;
use smallvec::SmallVec;
use std::collections::HashMap;

/// What makes two sightings the same profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key {
    pub kind: Kind,
    pub name: Text,
    pub row: Option<RowId>,
    pub facts: Facts,
    pub within: Text,
    pub placed_at: Option<RowId>,
    pub acronym: Text,
    /// The article, where the name does not say by itself who is meant; 0 = it does.
    pub own: u64,
}

/// A form of a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    pub text: Text,
    pub kind: NameKind,
    /// In how many articles.
    pub articles: u32,
    pub mentions: u32,
    /// The confidence of its mentions, added up over articles.
    pub trust: f32,
}

/// A thing as one or more articles name it.
#[derive(Clone, Debug)]
pub(super) struct Profile {
    pub key: Key,
    /// In how many articles.
    pub articles: u32,
    /// How often, credits left out.
    pub mentions: u64,
    /// Most have one.
    pub forms: SmallVec<[Form; 1]>,
    /// Who and what is named with a person, and in how many articles.
    pub ties: Ties,
    rare: Option<Box<Rare>>,
}

/// What few articles say of what they name.
#[derive(Clone, Debug, Default)]
struct Rare {
    honorifics: Vec<(Text, u32)>,
    tickers: Vec<(Text, u32)>,
    genders: Votes,
}

impl Profile {
    /// Honorifics, and in how many articles.
    pub fn honorifics(&self) -> &[(Text, u32)] {
        self.rare.as_ref().map_or(&[], |rare| &rare.honorifics)
    }

    /// Stock codes, and in how many articles.
    pub fn tickers(&self) -> &[(Text, u32)] {
        self.rare.as_ref().map_or(&[], |rare| &rare.tickers)
    }

    /// What articles say of the gender.
    pub fn genders(&self) -> Votes {
        self.rare.as_ref().map_or(Votes::default(), |rare| rare.genders)
    }
}

/// All of them.
#[derive(Debug, Default)]
pub(super) struct Profiles {
    pub texts: Texts,
    pub all: Vec<Profile>,
    index: Index,
    /// In how many articles anybody has a tie.
    pub ties: HashMap<Tie, u32, foldhash::fast::FixedState>,
    /// How many people had a circle.
    pub circles: u32,
}

impl Profiles {
    /// Counts a sighting; returns the number of its profile.
    pub fn add(&mut self, sighting: Sighting, own: u64) -> u32 {
        let texts = &mut self.texts;
        let key = Key {
            kind: sighting.kind,
            name: texts.put(&sighting.name),
            row: sighting.row,
            facts: sighting.facts,
            within: texts.put(&sighting.within),
            placed_at: sighting.placed_at,
            acronym: texts.put(&sighting.acronym),
            own,
        };
        let at = self.at(key);
        let profile = &mut self.all[at as usize];
        profile.articles += 1;
        profile.mentions += u64::from(sighting.mentions);
        for &(ref form, kind, count, trust) in &sighting.forms {
            let text = self.texts.put(form);
            match profile.forms.iter_mut().find(|known| known.text == text && known.kind == kind) {
                Some(known) => {
                    known.articles += u32::from(count > 0);
                    known.mentions += count;
                    known.trust += trust;
                }
                None => {
                    // Most have one: no room for more.
                    profile.forms.reserve_exact(1);
                    profile.forms.push(Form { text, kind, articles: u32::from(count > 0), mentions: count, trust });
                }
            }
        }
        let Sighting { honorific, ticker, gender, .. } = &sighting;
        if !honorific.is_empty() || !ticker.is_empty() || gender.is_some() {
            let rare = profile.rare.get_or_insert_default();
            for (cell, counted) in [(honorific, &mut rare.honorifics), (ticker, &mut rare.tickers)] {
                if !cell.is_empty() {
                    count(counted, self.texts.put(cell));
                }
            }
            if let &Some((gender, evidence)) = gender {
                rare.genders.add(gender, evidence);
            }
        }
        if !sighting.circle.is_empty() {
            self.circles += 1;
            for &tie in &sighting.circle {
                *self.ties.entry(tie).or_default() += 1;
            }
            profile.ties.add(&sighting.circle);
        }
        at
    }

    fn at(&mut self, key: Key) -> u32 {
        let Profiles { texts, all, index, .. } = self;
        let hash = |key: &Key| hash(key, texts);
        if let Some(at) = index.find(hash(&key), |at| all[at as usize].key == key) {
            return at;
        }
        let at = all.len() as u32;
        index.put(hash(&key), at, |at| hash(&all[at as usize].key));
        if all.len() == all.capacity() {
            // Room for a quarter more, not for twice as much.
            all.reserve_exact((all.len() / 4).max(1 << 10));
        }
        all.push(Profile { key, articles: 0, mentions: 0, forms: SmallVec::new(), ties: Ties::default(), rare: None });
        at
    }

    /// No more sightings are to come.
    pub fn close(&mut self) {
        self.index = Index::default();
        self.texts.close();
        self.all.shrink_to_fit();
    }
}

/// By what the texts say, not by their numbers.
fn hash(key: &Key, texts: &Texts) -> u64 {
    let text = |text: Text| words::hash(texts.get(text).as_bytes()).to_le_bytes();
    let row = |row: Option<RowId>| row.map_or(u64::MAX, |r| u64::from(r.0));
    let words = words::hash(&[key.name, key.within, key.acronym].map(text).concat());
    let rest = [key.kind as u64, key.facts as u64, key.own, row(key.row), row(key.placed_at)];
    rest.into_iter().fold(words, |hash, part| (hash.rotate_left(23) ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

fn count<T: PartialEq>(counted: &mut Vec<(T, u32)>, one: T) {
    match counted.iter_mut().find(|(known, _)| *known == one) {
        Some((_, n)) => *n += 1,
        None => {
            counted.reserve_exact(1);
            counted.push((one, 1));
        }
    }
}
