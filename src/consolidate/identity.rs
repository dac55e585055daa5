//! Who is who over a whole run: distinct names in, one cluster for each thing out.
//!
//! In: every distinct thing-as-named of the run ([`Named`]), counted; no texts, no mentions, so memory grows with names, not with
//! articles. Out: [`Identity`]. A pure function: the order of the names, and so of the input files, changes nothing. From sure to unsure:
//! one dictionary entry; the same words; a shorter name that fits one longer name only; an acronym that the run defines for one name
//! only. Never by surname alone. Two dictionary entries are two things, whatever their names. Absent: ids and tables.

use super::Overrides;
use super::clusters::Clusters;
use crate::model::Kind;
use crate::resolvers::names::{self, Known, Relation};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A thing as one or more articles name it: the fullest form there, and what else is known. Equal ones are counted together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// What it is.
    pub kind: Kind,
    /// The words by which it is compared, see [`Resolver::key`](crate::resolvers::Resolver::key).
    pub key: String,
    /// The fullest form, as written.
    pub name: String,
    /// The dictionary entry that surely is this thing (`wikidata:Q42`, `geonames:…`, a row's citation); empty = none.
    pub known: String,
    /// What else tells it from its namesakes: the country and division of a place without an entry.
    pub within: String,
    /// Keys of the other names that some article joins to it: of people those of two words or more.
    pub forms: BTreeSet<String>,
    /// The key of the acronym that some article gives for it; empty = none.
    pub acronym: String,
    /// Is the name itself an acronym?
    pub is_acronym: bool,
    /// How often it is named.
    pub mentions: u64,
}

/// The things of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// For each name handed in, its thing.
    pub of: Vec<u32>,
    /// The things, by kind and canonical name.
    pub things: Vec<Thing>,
}

/// One thing and the names that are it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    /// The name that shows it best: the most complete, then the most frequent, then the one with its accents.
    pub canonical: u32,
    /// The dictionary entry, if one of its names has one.
    pub known: String,
    /// Its names (indices of those handed in), each with the reason why it is this thing; the canonical one has none.
    pub names: Vec<(u32, &'static str)>,
}

/// Who is who. `overrides` is the user's last word; `is_given` tells given names from surnames.
#[must_use]
pub fn identify(named: &[Named], overrides: &Overrides, is_given: impl Fn(&str) -> bool) -> Identity {
    let mut clusters = Clusters::new(named);
    let mut order: Vec<u32> = (0..named.len() as u32).collect();
    order.sort_by(|&a, &b| named[a as usize].cmp(&named[b as usize]));
    overrule(&mut clusters, &order, overrides);
    same_entry(&mut clusters, &order);
    same_words(&mut clusters, &order);
    shorter_names(&mut clusters, &order, is_given);
    acronyms(&mut clusters, &order);
    short_forms(&mut clusters, &order);
    clusters.finish(&order)
}

/// What the user says: some names are one thing whatever we know, some are never one.
fn overrule(clusters: &mut Clusters, order: &[u32], overrides: &Overrides) {
    let named = clusters.named;
    let bearers = |name: &str| order.iter().copied().filter(|&i| named[i as usize].name == name || named[i as usize].known == name).collect::<Vec<u32>>();
    for (a, b) in &overrides.splits {
        let (a, b) = (bearers(a), bearers(b));
        clusters.apart.extend(a.iter().flat_map(|&a| b.iter().map(move |&b| (a, b))));
    }
    for (a, b) in &overrides.merges {
        let (a, b) = (bearers(a), bearers(b));
        for (&x, &y) in a.iter().flat_map(|x| b.iter().map(move |y| (x, y))) {
            if named[x as usize].kind == named[y as usize].kind {
                clusters.force(x, y, "merges.csv");
            }
        }
    }
}

/// Names that one entry of a dictionary bears.
fn same_entry(clusters: &mut Clusters, order: &[u32]) {
    let mut first: BTreeMap<(Kind, &str), u32> = BTreeMap::new();
    let named = clusters.named;
    for &i in order {
        let n = &named[i as usize];
        if !n.known.is_empty() {
            let at = *first.entry((n.kind, &n.known)).or_insert(i);
            clusters.join(at, i, "one dictionary entry");
        }
    }
}

/// Names of the same words. Where entries tell namesakes apart, a name without entry goes to the one named most.
fn same_words(clusters: &mut Clusters, order: &[u32]) {
    let named = clusters.named;
    let mut by_key: BTreeMap<(Kind, &str, &str), Vec<u32>> = BTreeMap::new();
    for &i in order {
        let n = &named[i as usize];
        let within = if n.kind == Kind::Place { n.within.as_str() } else { "" };
        by_key.entry((n.kind, &n.key, within)).or_default().push(i);
    }
    for group in by_key.values() {
        let weight = |i: u32| (!named[i as usize].known.is_empty(), named[i as usize].mentions);
        let best = group.iter().copied().reduce(|best, i| if weight(i) > weight(best) { i } else { best }).unwrap_or(group[0]);
        for &i in group {
            if named[i as usize].kind == Kind::Place && named[i as usize].known.is_empty() != named[best as usize].known.is_empty() {
                continue;
            }
            clusters.join(best, i, "same words");
        }
    }
}

/// People whose name is a longer one with something left out, if only one longer name fits.
fn shorter_names(clusters: &mut Clusters, order: &[u32], is_given: impl Fn(&str) -> bool) {
    let named = clusters.named;
    let words: HashMap<u32, Vec<&str>> = order
        .iter()
        .filter(|&&i| named[i as usize].kind == Kind::Person)
        .map(|&i| (i, named[i as usize].key.split(' ').collect::<Vec<_>>()))
        .filter(|(_, w)| w.len() >= 2)
        .collect();
    let mut longest_first: Vec<u32> = order.iter().copied().filter(|i| words.contains_key(i)).collect();
    let initials = |w: &[&str]| w.iter().filter(|w| w.chars().count() == 1).count();
    longest_first.sort_by_key(|i| (Reverse(words[i].len()), initials(&words[i])));
    // Longer names by given name and each word that may be the surname a shorter form keeps.
    let mut longer: HashMap<(&str, &str), Vec<u32>> = HashMap::new();
    for &i in &longest_first {
        let w = &words[&i];
        let fits: BTreeSet<u32> = longer
            .get(&(w[0], w[w.len() - 1]))
            .into_iter()
            .flatten()
            .copied()
            .filter(|l| {
                let full = &words[l];
                let drops = w[w.len() - 1] != full[full.len() - 1];
                let sure = w.len() >= 3 || !drops || !is_given(full[full.len() - 2]) || named[*l as usize].forms.contains(&named[i as usize].key);
                sure && matches!(names::relation(w, full, &NoLists), Some(Relation::Same | Relation::Shortened | Relation::Initials))
            })
            .collect();
        let attested: Vec<u32> = fits.iter().copied().filter(|&l| named[l as usize].forms.contains(&named[i as usize].key)).collect();
        let one = clusters.only(&attested).map(|at| (at, "shorter name, both in one article"));
        let one = one.or_else(|| clusters.only(&fits.iter().copied().collect::<Vec<_>>()).map(|at| (at, "shorter name, fits this one only")));
        if let Some((at, how)) = one {
            clusters.join(at, i, how);
        }
        longer.entry((w[0], w[w.len() - 1])).or_default().push(i);
        if w.len() >= 3 {
            longer.entry((w[0], w[w.len() - 2])).or_default().push(i);
        }
    }
}

/// Organizations (and places) named by an acronym that the run defines for one long name only.
fn acronyms(clusters: &mut Clusters, order: &[u32]) {
    let named = clusters.named;
    let mut long: BTreeMap<(Kind, &str), Vec<u32>> = BTreeMap::new();
    for &i in order {
        let n = &named[i as usize];
        if !n.acronym.is_empty() && !n.is_acronym && n.kind != Kind::Person {
            long.entry((n.kind, &n.acronym)).or_default().push(i);
        }
    }
    for defined in long.values() {
        // `Immigration and Customs Enforcement` and `U.S. Immigration and Customs Enforcement` under one acronym are one.
        for (at, &a) in defined.iter().enumerate() {
            for &b in &defined[at + 1..] {
                if is_end_of(&named[a as usize].key, &named[b as usize].key) || is_end_of(&named[b as usize].key, &named[a as usize].key) {
                    clusters.join(a, b, "longer name with the same acronym");
                }
            }
        }
    }
    for &i in order {
        let n = &named[i as usize];
        if n.is_acronym
            && let Some(defined) = long.get(&(n.kind, n.key.as_str()))
            && let Some(at) = clusters.only(defined)
        {
            clusters.join(at, i, "acronym that the run defines for this name only");
        }
    }
}

/// Organizations by a short form (`Ford`) that some article uses for one longer name only (`Ford Motor Company`).
fn short_forms(clusters: &mut Clusters, order: &[u32]) {
    let named = clusters.named;
    let mut long: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for &i in order {
        let n = &named[i as usize];
        if n.kind == Kind::Organization {
            for form in n.forms.iter().filter(|form| n.key.len() > form.len()) {
                long.entry(form).or_default().push(i);
            }
        }
    }
    for &i in order {
        let n = &named[i as usize];
        if n.kind == Kind::Organization
            && !n.is_acronym
            && let Some(at) = long.get(n.key.as_str()).and_then(|long| clusters.only(long))
        {
            clusters.join(at, i, "short form that the run uses for this name only");
        }
    }
}

fn is_end_of(short: &str, long: &str) -> bool {
    long.strip_suffix(short).is_some_and(|before| before.ends_with(' '))
}

/// Across articles, pet names and slips are no evidence.
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
    use crate::words::fold;

    fn named(kind: Kind, name: &str, acronym: &str, mentions: u64) -> Named {
        Named {
            kind,
            key: fold(name).replace(" .", ""),
            name: name.to_owned(),
            known: String::new(),
            within: String::new(),
            forms: BTreeSet::new(),
            acronym: fold(acronym),
            is_acronym: name.chars().all(char::is_uppercase),
            mentions,
        }
    }

    fn person(name: &str, mentions: u64) -> Named {
        named(Kind::Person, name, "", mentions)
    }

    fn organization(name: &str, acronym: &str) -> Named {
        named(Kind::Organization, name, acronym, 1)
    }

    /// The canonical name of each name handed in.
    fn names(named: &[Named]) -> Vec<&str> {
        let identity = identify(named, &Overrides::default(), |w| matches!(w, "jane" | "mary"));
        identity.of.iter().map(|&t| named[identity.things[t as usize].canonical as usize].name.as_str()).collect()
    }

    #[test]
    fn one_man_in_five_spellings_is_one() {
        let full = "Andry José Hernández Romero";
        let spellings = [
            person("Andry Hernandez Romero", 9),
            person("Andry Jose Hernandez Romero", 4),
            person(full, 1),
            person("Andry Jose Hernández Romero", 2),
            person("Andry Hernández Romero", 1),
        ];
        assert_eq!(names(&spellings), [full; 5]);
        let mut turned = spellings.clone();
        turned.reverse();
        assert_eq!(names(&turned), [full; 5]);
    }

    #[test]
    fn never_by_surname_alone() {
        assert_eq!(names(&[person("Carla Romero", 5), person("Romero", 3)]), ["Carla Romero", "Romero"]);
        assert_eq!(names(&[person("Mary Jane Watson", 5), person("Mary Jane", 3)]), ["Mary Jane Watson", "Mary Jane"]);
    }

    #[test]
    fn a_name_that_fits_two_stays_by_itself() {
        let bushes = [person("George W. Bush", 5), person("George H. W. Bush", 3), person("George Bush", 2)];
        assert_eq!(names(&bushes), ["George W. Bush", "George H. W. Bush", "George Bush"]);
        let mut attested = bushes;
        attested[0].forms.insert("george bush".into());
        assert_eq!(names(&attested)[2], "George W. Bush");
    }

    #[test]
    fn two_entries_are_two_people() {
        let mut two = [person("Michael Allen", 5), person("Michael Allen", 3)];
        two[0].known = "wikidata:Q1".into();
        two[1].known = "wikidata:Q2".into();
        assert_eq!(identify(&two, &Overrides::default(), |_| false).things.len(), 2);
    }

    #[test]
    fn the_user_has_the_last_word() {
        let run = [person("Mary Jane Watson", 5), person("MJ", 3), person("Carla Romero", 2), person("Carla Paz Romero", 2)];
        let pair = |a: &str, b: &str| vec![(a.to_owned(), b.to_owned())];
        let overrides = Overrides { merges: pair("MJ", "Mary Jane Watson"), splits: pair("Carla Romero", "Carla Paz Romero") };
        let identity = identify(&run, &overrides, |_| false);
        assert_eq!(identity.of[0], identity.of[1]);
        assert_ne!(identity.of[2], identity.of[3]);
        let ours = identify(&run, &Overrides::default(), |_| false);
        assert_ne!(ours.of[0], ours.of[1]);
        assert_eq!(ours.of[2], ours.of[3]);
    }

    #[test]
    fn a_short_form_used_for_one_name_only() {
        let mut run = [organization("Orlin Motor Company", ""), organization("Orlin", ""), organization("Orlin Bank", "")];
        run[0].forms.insert("orlin".into());
        assert_eq!(names(&run), ["Orlin Motor Company", "Orlin Motor Company", "Orlin Bank"]);
        run[2].forms.insert("orlin".into());
        assert_eq!(names(&run)[1], "Orlin");
    }

    #[test]
    fn acronyms_defined_for_one_name_only() {
        let run = [organization("Harbour Workers Union", "HWU"), organization("HWU", ""), organization("Health Watch Uganda", "")];
        assert_eq!(names(&run), ["Harbour Workers Union", "Harbour Workers Union", "Health Watch Uganda"]);
        let two = [organization("Harbour Workers Union", "HWU"), organization("HWU", ""), organization("Health Watch Uganda", "HWU")];
        assert_eq!(names(&two)[1], "HWU");
    }
}
