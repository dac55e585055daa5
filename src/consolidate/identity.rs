//! Who is who over a whole run: names of one kind in, one set for each thing out.
//!
//! In: every distinct thing-as-named of the run ([`Named`]), counted; no texts, no mentions, so memory grows with names, not with
//! articles. Out: [`Identity`]. A pure function: the order of the names, and so of the input files, changes nothing. It is a clustering
//! by added-up evidence: pairs of names that may be one thing are found by what they share (the same words, a shorter name, an acronym,
//! a short form, a surname), each pair's [`Pieces`] are weighed, and it is joined where they sum to more than nothing, from sure to
//! unsure. What a claim needs grows with it: the same full name is enough, a short form must stand for the long one in several articles
//! and hardly by itself, a surname alone needs company that both articles name. Two dictionary entries are two things, whatever their
//! names. Pairs that were weighed and kept apart are told too ([`Near`]). Absent: ids and tables.

use super::clusters::Clusters;
use super::evidence::{Piece, Pieces, Weights};
use super::sought::Sought;
use super::{Overrides, Ties};
use crate::model::{Facts, Kind, Tie, TieKind};
use crate::resolvers::names::{self, Known, Relation};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

type Map<K, V> = HashMap<K, V, foldhash::fast::FixedState>;

/// A thing as one or more articles name it: the fullest form there, and what else is known. Equal ones are counted together.
#[derive(Clone, Debug, PartialEq)]
pub struct Named<'t> {
    /// What it is.
    pub kind: Kind,
    /// The words by which it is compared, see [`Resolver::key`](crate::resolvers::Resolver::key).
    pub key: Box<str>,
    /// The same of an organization without words that add nothing (`Group`); empty = there are none.
    pub core: Box<str>,
    /// The fullest form, as written.
    pub name: &'t str,
    /// The dictionary entry that surely is this thing (`wikidata:Q42`, `geonames:…`, a row's citation); empty = none.
    pub known: Box<str>,
    /// Whether what articles say agrees with what the dictionary knows under the name.
    pub facts: Facts,
    /// What else tells it from its namesakes: the country and division of a place without an entry.
    pub within: Box<str>,
    /// Does the run take it for something else than its articles did?
    pub overruled: bool,
    /// The article, where the name does not say by itself who is meant; 0 = it does.
    pub own: u64,
    /// Keys of the other names that articles join to it, as far as something is called so, and in how many articles.
    pub forms: Vec<(Box<str>, u32)>,
    /// The key of the acronym that some article gives for it; empty = none.
    pub acronym: Box<str>,
    /// Is the name itself an acronym?
    pub is_acronym: bool,
    /// In how many articles it is named.
    pub articles: u32,
    /// Who and what is named with it, and in how many articles.
    pub ties: &'t Ties,
}

impl Named<'_> {
    /// In how many articles a key is a form of it.
    fn form(&self, key: &str) -> u32 {
        self.forms.iter().find(|(form, _)| **form == *key).map_or(0, |(_, articles)| *articles)
    }
}

/// The things of one kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Identity {
    /// For each name handed in, its thing, by number from 0.
    pub of: Vec<u32>,
    /// For each name, why it is that thing; none for the name the others joined.
    pub why: Vec<Pieces>,
    /// Pairs of names that were weighed and kept apart.
    pub near: Vec<Near>,
    /// Lines of merges.csv, from 0, that were not followed, since splits.csv keeps apart what they join.
    pub refused: Vec<(usize, String, String)>,
}

/// Two names that may be one thing and were kept apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    /// A name.
    pub one: u32,
    /// Another.
    pub other: u32,
    /// What was weighed.
    pub pieces: Pieces,
}

/// What the run knows beside the names themselves.
pub struct Run<'a> {
    /// What the pieces weigh.
    pub weights: &'a Weights,
    /// In how many articles anybody has a tie.
    pub ties: &'a Map<Tie, u32>,
    /// In how many circles they were counted.
    pub circles: u32,
    /// Does a list know this word as a given name, and not as a surname?
    pub is_given: &'a dyn Fn(&str) -> bool,
    /// The given names of which a word is a pet form.
    pub given_names: &'a dyn Fn(&str) -> Vec<String>,
}

/// Who is who. `overrides` is the user's last word.
#[must_use]
pub fn identify(named: &[Named], overrides: &Overrides, run: &Run) -> Identity {
    let mut order: Vec<u32> = (0..named.len() as u32).collect();
    order.sort_by(|&a, &b| rank(&named[a as usize]).cmp(&rank(&named[b as usize])));
    let mut decision = Decision { named, run, clusters: Clusters::new(named), near: Vec::new() };
    let refused = decision.overrule(&order, overrides);
    decision.same_entry(&order);
    decision.same_words(&order);
    decision.shorter_names(&order);
    decision.pet_names(&order);
    decision.same_cores(&order);
    decision.acronyms(&order);
    decision.short_forms(&order);
    decision.surnames(&order);
    let Decision { clusters, near, .. } = decision;
    let (of, why) = clusters.finish();
    let near = near.into_iter().filter(|n| of[n.one as usize] != of[n.other as usize]).collect();
    Identity { of, why, near, refused }
}

/// The order in which names are looked at: by themselves, not by how they came in.
fn rank<'n>(n: &'n Named) -> (&'n str, &'n str, &'n str, Facts, &'n str, u64, &'n str) {
    (&n.key, n.name, &n.known, n.facts, &n.within, n.own, &n.acronym)
}

struct Decision<'n> {
    named: &'n [Named<'n>],
    run: &'n Run<'n>,
    clusters: Clusters<'n>,
    near: Vec<Near>,
}

/// Pairs with less evidence than this are not worth telling.
const TOLD: f32 = -5.0;
/// So many candidates are looked at for one name, those of most articles.
const CANDIDATES: usize = 32;

impl<'n> Decision<'n> {
    /// Joins two names if the evidence says so; else remembers that it did not.
    fn weigh(&mut self, a: u32, b: u32, pieces: Pieces) -> bool {
        if self.clusters.root(a) == self.clusters.root(b) {
            return true;
        }
        let forbidden = self.clusters.forbidden(a, b);
        let pieces = forbidden.map_or(pieces, |piece| pieces.and(piece));
        let sum = self.run.weights.sum(pieces);
        if sum > 0.0 {
            self.clusters.join(a, b, pieces);
            return true;
        }
        if sum > TOLD || forbidden.is_some() {
            self.near.push(Near { one: b, other: a, pieces });
        }
        false
    }

    /// What the user says: some names are one thing whatever we know, some are never one. Where the two contradict, those kept apart stay
    /// apart; the merges that were not made are returned.
    fn overrule(&mut self, order: &[u32], overrides: &Overrides) -> Vec<(usize, String, String)> {
        if overrides.merges.is_empty() && overrides.splits.is_empty() {
            return Vec::new();
        }
        let mut bearers: Map<&str, Vec<u32>> = Map::default();
        for &i in order {
            let n = &self.named[i as usize];
            bearers.entry(n.name).or_default().push(i);
            if !n.known.is_empty() && *n.known != *n.name {
                bearers.entry(&n.known).or_default().push(i);
            }
        }
        let of = |name: &String| bearers.get(name.as_str()).map_or(&[][..], Vec::as_slice);
        for (pair, (a, b)) in overrides.splits.iter().enumerate() {
            of(a).iter().for_each(|&i| self.clusters.side(i, (pair as u32, false)));
            of(b).iter().for_each(|&i| self.clusters.side(i, (pair as u32, true)));
        }
        let mut refused = Vec::new();
        for (line, (a, b)) in overrides.merges.iter().enumerate() {
            let mut kept = true;
            let Some(&first) = of(a).first() else { continue };
            for &i in of(a).iter().chain(of(b)) {
                if self.clusters.split(first, i) {
                    kept = false;
                } else {
                    self.clusters.join(first, i, Pieces::default().and(Piece::User));
                }
            }
            if !kept {
                refused.push((line, a.clone(), b.clone()));
            }
        }
        refused
    }

    /// Names that one entry of a dictionary bears.
    fn same_entry(&mut self, order: &[u32]) {
        let mut first: BTreeMap<&str, u32> = BTreeMap::new();
        let named = self.named;
        for &i in order.iter().filter(|&&i| !named[i as usize].known.is_empty()) {
            let at = *first.entry(&named[i as usize].known).or_insert(i);
            self.weigh(at, i, Pieces::default().and(Piece::SameEntry));
        }
    }

    /// Names of the same words. Where entries tell namesakes apart, a name without entry goes to the one named most.
    fn same_words(&mut self, order: &[u32]) {
        let named = self.named;
        // What only the run takes for a place is the one most named so. Names of one key stand side by side.
        let overruled = |&&i: &&u32| named[i as usize].overruled && named[i as usize].kind == Kind::Place;
        for group in order.chunk_by(|&a, &b| named[a as usize].key == named[b as usize].key).filter(|group| group.iter().any(|i| overruled(&i))) {
            let listed = |&&i: &&u32| !named[i as usize].overruled && !named[i as usize].known.is_empty() && named[i as usize].kind == Kind::Place;
            let best = group.iter().filter(listed);
            if let Some(&best) = best.max_by_key(|&&i| (named[i as usize].articles, Reverse(i))) {
                for &i in group.iter().filter(overruled) {
                    self.weigh(best, i, Pieces::default().and(Piece::SameWords));
                }
            }
        }
        let words = |i: u32| {
            let n = &named[i as usize];
            (&n.key, if n.kind == Kind::Place { &*n.within } else { "" }, n.own)
        };
        let mut by_words = order.to_vec();
        by_words.sort_by(|&a, &b| words(a).cmp(&words(b)));
        for group in by_words.chunk_by(|&a, &b| words(a) == words(b)).filter(|group| group.len() > 1) {
            let weight = |i: u32| (!named[i as usize].known.is_empty(), named[i as usize].articles);
            let mut best_first = group.to_vec();
            best_first.sort_by_key(|&i| Reverse(weight(i)));
            for (at, &i) in best_first.iter().enumerate().skip(1) {
                let n = &named[i as usize];
                // What an article contradicts goes to others without an entry, not to the entry.
                let fits = |&&b: &&u32| n.kind != Kind::Place || named[b as usize].known.is_empty() == n.known.is_empty();
                let candidates: Vec<u32> = best_first[..at].iter().filter(fits).take(CANDIDATES).copied().collect();
                for best in candidates {
                    if self.weigh(best, i, Pieces::default().and(Piece::SameWords)) {
                        break;
                    }
                }
            }
        }
    }

    /// People whose name is a longer one with something left out.
    fn shorter_names(&mut self, order: &[u32]) {
        let named = self.named;
        let people = order.iter().copied().filter(|&i| named[i as usize].kind == Kind::Person);
        let mut longest_first: Vec<u32> = people.filter(|&i| named[i as usize].key.contains(' ')).collect();
        let initials = |w: &[&str]| w.iter().filter(|w| w.chars().count() == 1).count();
        let short = |n: usize| n.min(usize::from(u16::MAX)) as u16;
        longest_first.sort_by_cached_key(|&i| {
            let w = self.words(i);
            (Reverse(short(w.len())), short(initials(&w)))
        });
        // Longer names by given name and each word that may be the surname a shorter form keeps, as far as another name has both.
        let keys = |w: &[&'n str]| [Some((w[0], w[w.len() - 1])), (w.len() >= 3).then(|| (w[0], w[w.len() - 2]))];
        let shared = Sought::twice(longest_first.iter().flat_map(|&i| keys(&self.words(i))).flatten());
        let mut longer: Map<(&str, &str), Vec<u32>> = Map::default();
        for &i in &longest_first {
            let [whole, without_last] = keys(&self.words(i)).map(|key| key.filter(|key| shared.has(key)));
            if let Some(whole) = whole {
                let fits: Vec<u32> = longer.get(&whole).into_iter().flatten().copied().filter(|&l| self.fits(i, l)).collect();
                self.join_one_of(i, &fits, Piece::Shorter);
                let entry = longer.entry(whole).or_default();
                if entry.len() < CANDIDATES {
                    entry.push(i);
                }
            }
            if let Some(without_last) = without_last {
                longer.entry(without_last).or_default().push(i);
            }
        }
    }

    /// The words of a name.
    fn words(&self, i: u32) -> Vec<&'n str> {
        self.named[i as usize].key.split(' ').collect()
    }

    fn fits(&self, short: u32, long: u32) -> bool {
        let (w, full) = (&self.words(short)[..], &self.words(long)[..]);
        let drops = w[w.len() - 1] != full[full.len() - 1];
        let attested = || self.named[long as usize].form(&self.named[short as usize].key) > 0;
        let sure = w.len() >= 3 || !drops || !(self.run.is_given)(full[full.len() - 2]) || attested();
        sure && matches!(names::relation(w, full, &NoLists), Some(Relation::Same | Relation::Shortened | Relation::Initials))
    }

    /// People by a pet name (`Bill Harper`, `William Harper`).
    fn pet_names(&mut self, order: &[u32]) {
        let named = self.named;
        let people = order.iter().copied().filter(|&i| named[i as usize].kind == Kind::Person);
        let people = people.filter_map(|i| Some((i, ends(&named[i as usize].key)?)));
        let by_pet_name: Vec<(u32, &str, Vec<String>)> =
            people.clone().map(|(i, (first, last))| (i, last, (self.run.given_names)(first))).filter(|(.., given)| !given.is_empty()).collect();
        let sought = Sought::new(by_pet_name.iter().flat_map(|(_, last, given)| given.iter().map(move |given| (given.as_str(), *last))));
        let mut by_ends: Map<(&str, &str), Vec<u32>> = Map::default();
        for (i, ends) in people.filter(|(_, ends)| sought.has(ends)) {
            let entry = by_ends.entry(ends).or_default();
            if entry.len() < CANDIDATES {
                entry.push(i);
            }
        }
        for (i, last, given) in by_pet_name {
            let fits: Vec<u32> = given.iter().filter_map(|given| by_ends.get(&(given.as_str(), last))).flatten().copied().collect();
            self.join_one_of(i, &fits, Piece::PetName);
        }
    }

    /// Joins a name to one of those it may be a form of, if the evidence for one is enough.
    fn join_one_of(&mut self, i: u32, fits: &[u32], how: Piece) {
        let key = &self.named[i as usize].key;
        let mut sets: Vec<(u32, u32, u32)> = Vec::new();
        for &l in fits {
            let root = self.clusters.root(l);
            let attested = self.named[l as usize].form(key);
            match sets.iter_mut().find(|(known, ..)| *known == root) {
                Some((.., n)) => *n += attested,
                None => sets.push((root, l, attested)),
            }
        }
        sets.retain(|(root, ..)| *root != self.clusters.root(i));
        let alone = sets.len() == 1;
        let mut best: Option<(f32, u32, Pieces)> = None;
        for (_, l, attested) in sets {
            let mut pieces = Pieces::default().and(how).and(if alone { Piece::NoOther } else { Piece::Several });
            match attested {
                0 => {}
                1 => pieces = pieces.and(Piece::OneArticle),
                _ => pieces = pieces.and(Piece::SeveralArticles),
            }
            pieces = self.shared(l, i).each().fold(pieces, Pieces::and);
            let sum = self.run.weights.sum(pieces);
            if best.is_none_or(|(most, ..)| sum > most) {
                best = Some((sum, l, pieces));
            }
        }
        if let Some((_, l, pieces)) = best {
            self.weigh(l, i, pieces);
        }
    }

    /// Whom and what two people are both named with, far more often than people are in general.
    fn shared(&mut self, a: u32, b: u32) -> Pieces {
        const FAR_MORE: f32 = 4.0;
        let (of_a, of_b) = (self.clusters.articles(a).max(1), self.clusters.articles(b).max(1));
        let ours = self.clusters.ties(a);
        let theirs = self.clusters.ties(b);
        let telling = |tie: Tie, n: u32, articles: u32| {
            let usual = self.run.ties.get(&tie).map_or(0.0, |&all| all as f32 / self.run.circles.max(1) as f32);
            n as f32 / articles as f32 > FAR_MORE * usual
        };
        let both = ours.iter().filter_map(|&(tie, n)| theirs.iter().find(|(t, _)| *t == tie).map(|&(_, m)| (tie, n, m)));
        let piece = |(tie, n, m): (Tie, u32, u32)| {
            (telling(tie, n, of_a) && telling(tie, m, of_b)).then_some(match tie.kind() {
                TieKind::Person => Piece::SamePeople,
                TieKind::Organization => Piece::SameOrganizations,
                TieKind::Employer => Piece::SameEmployer,
                TieKind::Role => Piece::SameRole,
            })
        };
        both.filter_map(piece).collect()
    }

    /// Organizations whose names differ by a word that adds nothing (`Oakfield`, `Oakfield Group`).
    fn same_cores(&mut self, order: &[u32]) {
        let named = self.named;
        let with_core = || order.iter().filter(|&&i| named[i as usize].core != named[i as usize].key && !named[i as usize].core.is_empty());
        let sought = Sought::new(with_core().map(|&i| &*named[i as usize].core));
        let mut by_key: Map<&str, Vec<u32>> = Map::default();
        for &i in order.iter().filter(|&&i| named[i as usize].kind == Kind::Organization && sought.has(&&*named[i as usize].key)) {
            by_key.entry(&named[i as usize].key).or_default().push(i);
        }
        for &i in with_core() {
            let fits = by_key.get(&*named[i as usize].core).cloned().unwrap_or_default();
            self.join_one_of(i, &fits, Piece::SameCore);
        }
    }

    /// Organizations and places named by an acronym that articles define.
    fn acronyms(&mut self, order: &[u32]) {
        let named = self.named;
        let mut long: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for &i in order {
            let n = &named[i as usize];
            if !n.acronym.is_empty() && !n.is_acronym && n.kind != Kind::Person {
                long.entry(&n.acronym).or_default().push(i);
            }
        }
        for defined in long.values() {
            // `Immigration and Customs Enforcement` and `U.S. Immigration and Customs Enforcement` under one acronym are one.
            for (at, &a) in defined.iter().enumerate().take(CANDIDATES) {
                for &b in defined[at + 1..].iter().take(CANDIDATES) {
                    if is_end_of(&named[a as usize].key, &named[b as usize].key) || is_end_of(&named[b as usize].key, &named[a as usize].key) {
                        self.weigh(a, b, Pieces::default().and(Piece::LongerName));
                    }
                }
            }
        }
        for &i in order.iter().filter(|&&i| named[i as usize].is_acronym) {
            let Some(defined) = long.get(&*named[i as usize].key) else { continue };
            let counted = self.counted(defined.iter().map(|&l| (l, named[l as usize].articles)));
            let Some(&(_, at, n)) = counted.first() else { continue };
            let all: u32 = counted.iter().map(|(.., n)| n).sum();
            let mut pieces = Pieces::default().and(if n > 1 { Piece::DefinedOften } else { Piece::DefinedOnce });
            if n * MOST.1 < all * MOST.0 {
                pieces = pieces.and(Piece::DefinedForOthers);
            }
            if n * OWN < named[i as usize].articles {
                pieces = pieces.and(Piece::OwnThing);
            }
            self.weigh(at, i, pieces);
        }
    }

    /// Organizations by a short form (`Ford`) that articles use for a longer name (`Ford Motor Company`).
    fn short_forms(&mut self, order: &[u32]) {
        let named = self.named;
        let organizations = || order.iter().filter(|&&i| named[i as usize].kind == Kind::Organization);
        let mut long: Map<&str, Vec<(u32, u32)>> = Map::default();
        for &i in organizations() {
            let n = &named[i as usize];
            for (form, articles) in n.forms.iter().filter(|(form, _)| n.key.len() > form.len()) {
                long.entry(form).or_default().push((i, *articles));
            }
        }
        let mut alone: Map<&str, u32> = Map::default();
        for n in organizations().map(|&i| &named[i as usize]).filter(|n| long.contains_key(&*n.key)) {
            *alone.entry(&n.key).or_default() += n.articles;
        }
        for &i in organizations() {
            let n = &named[i as usize];
            let Some(found) = long.get(&*n.key) else { continue };
            let counted = self.counted(found.iter().copied());
            let own = self.clusters.root(i);
            let all: u32 = counted.iter().map(|(.., n)| n).sum();
            let Some(&(root, at, used)) = counted.first() else { continue };
            if root == own {
                continue;
            }
            let mut pieces = Pieces::default().and(if used > 1 { Piece::ShortOften } else { Piece::ShortOnce });
            if used == all {
                pieces = pieces.and(Piece::NoOther);
            } else if used * MOST.1 < all * MOST.0 {
                pieces = pieces.and(Piece::ShortForOthers);
            }
            if used * OWN < alone[&*n.key] {
                pieces = pieces.and(Piece::OwnThing);
            }
            self.weigh(at, i, pieces);
        }
    }

    /// Adds up the articles of names by their sets, those of most articles first: the set, one name of it, its articles.
    fn counted(&mut self, names: impl Iterator<Item = (u32, u32)>) -> Vec<(u32, u32, u32)> {
        let mut sets: Vec<(u32, u32, u32)> = Vec::new();
        let mut at: Map<u32, usize> = Map::default();
        for (name, articles) in names {
            let root = self.clusters.root(name);
            let i = *at.entry(root).or_insert(sets.len());
            if i == sets.len() {
                sets.push((root, name, 0));
            }
            sets[i].2 += articles;
        }
        // Of equals the first name in the alphabet.
        sets.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| rank(&self.named[a.1 as usize]).cmp(&rank(&self.named[b.1 as usize]))));
        sets
    }

    /// People whom an article names by a surname only: each a thing of its own, unless the company it stands in is that of one bearer.
    fn surnames(&mut self, order: &[u32]) {
        let named = self.named;
        let alone = || order.iter().filter(|&&i| named[i as usize].own != 0 && named[i as usize].kind == Kind::Person);
        let sought = Sought::new(alone().map(|&i| &*named[i as usize].key));
        let mut full: Map<&str, Vec<(u32, u32)>> = Map::default();
        for &i in order.iter().filter(|&&i| named[i as usize].kind == Kind::Person && named[i as usize].own == 0) {
            for (form, articles) in named[i as usize].forms.iter().filter(|(form, _)| !form.contains(' ') && sought.has(&&**form)) {
                full.entry(form).or_default().push((i, *articles));
            }
        }
        let mut sets: Map<&str, Vec<(u32, u32, u32)>> = Map::default();
        for &i in alone() {
            let key = &*named[i as usize].key;
            let Some(found) = full.get(key).filter(|_| !(self.run.is_given)(key)) else { continue };
            if !sets.contains_key(key) {
                let counted = self.counted(found.iter().copied());
                sets.insert(key, counted);
            }
            let bearers = &sets[key];
            let all: u32 = bearers.iter().map(|(.., n)| n).sum();
            let mut best: Option<(f32, u32, Pieces)> = None;
            for &(_, at, n) in bearers[..bearers.len().min(CANDIDATES)].to_vec().iter() {
                let mut pieces = Pieces::default().and(Piece::SurnameAlone).and(if n > 1 { Piece::SeveralArticles } else { Piece::OneArticle });
                if n == all {
                    pieces = pieces.and(Piece::NoOther);
                }
                if n >= PROMINENT && 10 * n >= 9 * all {
                    pieces = pieces.and(Piece::MostlyMeant);
                }
                pieces = self.shared(at, i).each().fold(pieces, Pieces::and);
                let sum = self.run.weights.sum(pieces);
                if best.is_none_or(|(most, ..)| sum > most) {
                    best = Some((sum, at, pieces));
                }
            }
            if let Some((_, at, pieces)) = best {
                self.weigh(at, i, pieces);
            }
        }
    }
}

/// Nearly all: three of four.
const MOST: (u32, u32) = (3, 4);
/// A short form that stands by itself in so many times more articles is a thing of its own.
const OWN: u32 = 12;
/// From so many articles on a person is well known.
const PROMINENT: u32 = 5;

/// The first and the last word of a name of two words or more.
fn ends(key: &str) -> Option<(&str, &str)> {
    Some((key.split_once(' ')?.0, key.rsplit_once(' ')?.1))
}

fn is_end_of(short: &str, long: &str) -> bool {
    long.strip_suffix(short).is_some_and(|before| before.ends_with(' '))
}

/// Across articles, pet names and slips are no evidence by themselves.
struct NoLists;

impl Known for NoLists {
    fn is_nickname(&self, _: &str, _: &str) -> bool {
        false
    }
    fn is_name(&self, _: &str) -> bool {
        true
    }
}
#[cfg(test)]
mod tests {
    use super::*;
    use crate::dictionaries::Lexicon;
    use crate::words::fold;

    fn named(kind: Kind, name: &'static str, acronym: &str, articles: u32) -> Named<'static> {
        let key = fold(name).replace(" .", "");
        Named {
            kind,
            core: key.trim_end_matches(" group").into(),
            own: u64::from(kind == Kind::Person && !name.contains(' ')) * u64::from(articles + 1),
            key: key.into(),
            name,
            known: Box::default(),
            facts: Facts::Silent,
            within: Box::default(),
            overruled: false,
            forms: Vec::new(),
            acronym: fold(acronym).into(),
            is_acronym: name.chars().all(char::is_uppercase),
            articles,
            ties: tied(&[]),
        }
    }

    fn tied(ties: &[(Tie, u32)]) -> &'static Ties {
        Box::leak(Box::new(ties.iter().copied().collect()))
    }

    fn person(name: &'static str, articles: u32) -> Named<'static> {
        named(Kind::Person, name, "", articles)
    }

    /// A person whom articles also call by these names, in so many of them.
    fn called(name: &'static str, articles: u32, forms: &[(&str, u32)]) -> Named<'static> {
        Named { forms: forms.iter().map(|&(form, n)| (fold(form).into(), n)).collect(), ..person(name, articles) }
    }

    fn organization(name: &'static str, acronym: &str, articles: u32) -> Named<'static> {
        named(Kind::Organization, name, acronym, articles)
    }

    fn decide(named: &[Named], overrides: &Overrides) -> Identity {
        let weights = Weights::new(&Lexicon::load(None).expect("ours load")).expect("every piece has a weight");
        let ties = named.iter().flat_map(|n| n.ties.each()).fold(HashMap::default(), |mut all: HashMap<Tie, u32, _>, (tie, n)| {
            *all.entry(tie).or_default() += n;
            all
        });
        let is_given = |w: &str| matches!(w, "jane" | "mary");
        let given_names = |w: &str| if w == "bill" { vec!["william".to_owned()] } else { Vec::new() };
        let run = Run { weights: &weights, ties: &ties, circles: 1000, is_given: &is_given, given_names: &given_names };
        identify(named, overrides, &run)
    }

    /// Which thing each name is.
    fn things(named: &[Named]) -> Vec<u32> {
        decide(named, &Overrides::default()).of
    }

    #[test]
    fn one_man_in_five_spellings_is_one() {
        let spellings = [
            person("Andry Hernandez Romero", 9),
            person("Andry Jose Hernandez Romero", 4),
            person("Andry José Hernández Romero", 1),
            person("Andry Jose Hernández Romero", 2),
            person("Andry Hernández Romero", 1),
        ];
        assert_eq!(things(&spellings), [0; 5]);
        let mut turned = spellings.clone();
        turned.reverse();
        assert_eq!(things(&turned), [0; 5]);
    }

    #[test]
    fn never_by_surname_alone() {
        assert_eq!(things(&[person("Carla Romero", 5), person("Romero", 3)]), [0, 1]);
        assert_eq!(things(&[called("Carla Romero", 50, &[("romero", 40)]), person("Romero", 1)]), [0, 1]);
        assert_eq!(things(&[person("Mary Jane Watson", 5), person("Mary Jane", 3)]), [0, 1]);
    }

    #[test]
    fn by_surname_in_the_same_company() {
        let union = Tie::new(TieKind::Organization, "harbour workers union");
        let with = |n: Named<'static>, ties: &[(Tie, u32)]| Named { ties: tied(ties), ..n };
        let carla = || with(called("Carla Romero", 50, &[("romero", 40)]), &[(union, 40)]);
        assert_eq!(things(&[carla(), with(person("Romero", 1), &[(union, 1)])]), [0, 0]);
        let elsewhere = Tie::new(TieKind::Organization, "lake city choir");
        assert_eq!(things(&[carla(), with(person("Romero", 1), &[(elsewhere, 1)])]), [0, 1]);
        // Two of that surname: the one whose company it is, or nobody.
        let tom = with(called("Tom Romero", 30, &[("romero", 30)]), &[(elsewhere, 20)]);
        assert_eq!(things(&[carla(), tom, with(person("Romero", 1), &[(union, 1)])]), [0, 1, 2]);
    }

    #[test]
    fn a_name_that_fits_two_stays_by_itself() {
        let bushes = [person("George W. Bush", 5), person("George H. W. Bush", 3), person("George Bush", 2)];
        assert_eq!(things(&bushes), [0, 1, 2]);
        let mut attested = bushes;
        attested[0].forms.push(("george bush".into(), 5));
        assert_eq!(things(&attested), [0, 1, 0], "articles say whom they mean by it");
    }

    #[test]
    fn pet_names_need_more() {
        assert_eq!(things(&[person("William Harper", 9), person("Bill Harper", 5)]), [0, 1]);
        assert_eq!(things(&[called("William Harper", 9, &[("bill harper", 2)]), person("Bill Harper", 5)]), [0, 0]);
    }

    #[test]
    fn two_entries_are_two_people() {
        let mut two = [person("Michael Allen", 5), person("Michael Allen", 3)];
        two[0].known = "wikidata:Q1".into();
        two[1].known = "wikidata:Q2".into();
        assert_eq!(things(&two), [0, 1]);
        // What an article contradicts is a namesake; what says nothing goes with the one that is known.
        two[1].known = Box::default();
        assert_eq!(things(&two), [0, 0]);
        two[1].facts = Facts::Contradict;
        assert_eq!(things(&two), [0, 1]);
    }

    fn pair(a: &str, b: &str) -> Vec<(String, String)> {
        vec![(a.to_owned(), b.to_owned())]
    }

    #[test]
    fn the_user_has_the_last_word() {
        let run = [person("Mary Jane Watson", 5), person("MJ", 3), person("Carla Romero", 2), person("Carla Paz Romero", 2)];
        let overrides = Overrides { merges: pair("MJ", "Mary Jane Watson"), splits: pair("Carla Romero", "Carla Paz Romero") };
        assert_eq!(decide(&run, &overrides).of, [0, 0, 1, 2]);
        assert_eq!(things(&run), [0, 1, 2, 2]);
    }

    #[test]
    fn what_the_user_keeps_apart_no_merge_joins() {
        let run = [person("Ana Cruz", 5), person("Tom Reed", 3), person("Joe Hale", 2)];
        let merges = [pair("Ana Cruz", "Tom Reed"), pair("Tom Reed", "Joe Hale")].concat();
        let decision = decide(&run, &Overrides { merges, splits: pair("Ana Cruz", "Joe Hale") });
        assert_eq!(decision.of, [0, 0, 1]);
        assert_eq!(decision.refused, [(1, "Tom Reed".to_owned(), "Joe Hale".to_owned())]);
    }

    #[test]
    fn a_short_form_is_one_thing_with_the_name_that_articles_use_it_for() {
        let mut run = [organization("Orlin Motor Company", "", 9), organization("Orlin", "", 5), organization("Orlin Bank", "", 3)];
        run[0].forms = vec![("orlin".into(), 1)];
        assert_eq!(things(&run), [0, 1, 2], "one article is not enough");
        run[0].forms = vec![("orlin".into(), 6)];
        assert_eq!(things(&run), [0, 0, 1]);
        run[2].forms = vec![("orlin".into(), 3)];
        assert_eq!(things(&run), [0, 1, 2], "it stands for another too");
        run[2].forms.clear();
        run[1].articles = 500;
        assert_eq!(things(&run), [0, 1, 2], "it mostly stands by itself");
    }

    #[test]
    fn acronyms_by_what_articles_define() {
        let long = |articles| organization("Harbour Workers Union", "HWU", articles);
        let other = |acronym| organization("Health Watch Uganda", acronym, 3);
        assert_eq!(things(&[long(3), organization("HWU", "", 4), other("")]), [0, 0, 1]);
        assert_eq!(things(&[long(1), organization("HWU", "", 4), other("")]), [0, 1, 2], "one article is not enough");
        assert_eq!(things(&[long(3), organization("HWU", "", 4), other("HWU")]), [0, 1, 2]);
    }

    #[test]
    fn what_was_kept_apart_is_told() {
        let decision = decide(&[called("Orlin Motor", 2, &[]), person("Bill Orlin", 1), person("William Orlin", 2)], &Overrides::default());
        assert_eq!(decision.near.iter().map(|n| n.pieces.reason()).collect::<Vec<_>>(), ["pet name, fits no other"]);
    }

    #[test]
    fn a_hundred_thousand_of_one_surname() {
        let numbered = |n: u32| Named { key: format!("n{n} smith").into(), ..called("N Smith", 1, &[("smith", 1)]) };
        let many: Vec<Named> = (0..100_000).map(numbered).chain([person("Smith", 7)]).collect();
        let of = things(&many);
        assert_eq!(of.iter().max(), Some(&100_000));
    }
}
