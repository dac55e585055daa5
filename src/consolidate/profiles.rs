//! Things as articles name them, counted: what is equal is kept once.
//!
//! In: [`Sighting`]s, in reading order. Out: [`Profile`]s. Memory grows with distinct names, not with articles; a name that says by itself
//! who is meant is one profile, and what says too little for that (a surname alone, `the Council`) is a profile of each article that
//! names it. Absent: who is who.

use super::Sighting;
use super::texts::{Text, Texts};
use crate::model::{Facts, Kind, NameKind, RowId, Tie};
use crate::words;
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
    pub forms: Vec<Form>,
    /// Who and what is named with a person, and in how many articles.
    pub ties: Vec<(Tie, u32)>,
    /// Honorifics and tickers, which few have.
    pub honorifics: Vec<(Text, u32)>,
    pub tickers: Vec<(Text, u32)>,
    /// Articles whose pronouns, and whose honorifics, tell the gender.
    pub pronouns: u32,
    pub genders: u32,
}

/// All of them.
#[derive(Debug, Default)]
pub(super) struct Profiles {
    pub texts: Texts,
    pub all: Vec<Profile>,
    index: HashMap<u64, u32, foldhash::fast::FixedState>,
    /// In how many articles anybody has a tie.
    pub ties: HashMap<Tie, u32, foldhash::fast::FixedState>,
    /// How many people had a circle.
    pub circles: u32,
}

/// More ties of one person than this are not kept: those met once go first.
pub(super) const TIES: usize = 32;

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
        for (form, kind, count, trust) in sighting.forms {
            let text = self.texts.put(&form);
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
        for (cell, counted) in [(&sighting.honorific, &mut profile.honorifics), (&sighting.ticker, &mut profile.tickers)] {
            if !cell.is_empty() {
                count(counted, self.texts.put(cell));
            }
        }
        if let Some((_, evidence)) = sighting.gender {
            profile.genders += 1;
            profile.pronouns += u32::from(evidence == "pronoun");
        }
        if !sighting.circle.is_empty() {
            self.circles += 1;
            for &tie in &sighting.circle {
                *self.ties.entry(tie).or_default() += 1;
                let ties = &mut profile.ties;
                if ties.len() >= TIES && !ties.iter().any(|(known, _)| *known == tie) {
                    ties.retain(|&(_, n)| n > 1);
                }
                if ties.len() < TIES {
                    count(ties, tie);
                }
            }
        }
        at
    }

    fn at(&mut self, key: Key) -> u32 {
        let mut hash = words::hash(&[key.name, key.within, key.acronym].map(|text| words::hash(self.texts.get(text).as_bytes()).to_le_bytes()).concat());
        let row = |row: Option<RowId>| row.map_or(u64::MAX, |r| u64::from(r.0));
        for part in [key.kind as u64, key.facts as u64, key.own, row(key.row), row(key.placed_at)] {
            hash = (hash.rotate_left(23) ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        }
        while let Some(&at) = self.index.get(&hash) {
            if self.all[at as usize].key == key {
                return at;
            }
            hash = hash.wrapping_add(1);
        }
        let at = self.all.len() as u32;
        self.index.insert(hash, at);
        if self.all.len() == self.all.capacity() {
            // Room for a quarter more, not for twice as much.
            self.all.reserve_exact((self.all.len() / 4).max(1 << 10));
        }
        let (forms, ties, honorifics, tickers) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        self.all.push(Profile { key, articles: 0, mentions: 0, forms, ties, honorifics, tickers, pronouns: 0, genders: 0 });
        at
    }

    /// No more sightings are to come.
    pub fn close(&mut self) {
        self.index = HashMap::default();
        self.texts.close();
        self.all.shrink_to_fit();
    }
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
