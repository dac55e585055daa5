//! Which mentions of people in one article are one person.
//!
//! In: the forms in which people are named, fullest first. Out: [`Group`]s. A short form joins the fullest name it can be a form of,
//! the surest [`Relation`] first, then gender, title and salience (how often, how early); with no such name it stays by itself.
//! Absent: pronouns (see the quotes) and everything beyond this article (see `consolidate`).

use super::forms::Form;
use super::knowledge::Knowledge;
use super::names::{self, Relation};
use super::{Group, Use};
use crate::model::{Document, Facts, Gender, Kind, Matches, Mention, NameKind};
use std::cmp::Reverse;
use std::collections::HashMap;

/// A person taking shape: the forms that have both given name and surname, and what points to a gender.
struct Person<'f> {
    group: Group,
    full: Vec<Vec<&'f str>>,
    suffix: Option<&'f str>,
    mentions: usize,
    first: u32,
    gender: Option<Gender>,
    titles: Vec<u64>,
}

/// With more people than this an article is a list, and names are compared only where they share a word: with the first so many people
/// who bear it.
const CROWD: usize = 400;

/// Groups the forms of people.
pub(super) fn groups(document: &Document, matches: &Matches, mentions: &[Mention], forms: &[Form], knowledge: Knowledge) -> Vec<Group> {
    let mut order: Vec<usize> = (0..forms.len()).filter(|&f| forms[f].kind == Kind::Person).collect();
    let size = |f: usize| split_suffix(&forms[f].words, knowledge).0.len();
    let initials = |f: usize| forms[f].words.iter().filter(|w| w.chars().count() == 1).count();
    order.sort_by_key(|&f| (Reverse(size(f)), initials(f), Reverse(forms[f].mentions.len()), forms[f].first()));
    let mut people: Vec<Person> = Vec::new();
    let mut bearers: HashMap<&str, Vec<usize>, foldhash::fast::FixedState> = HashMap::default();
    for f in order {
        for (indices, gender) in by_honorific(document, matches, mentions, &forms[f], knowledge) {
            let (words, suffix) = split_suffix(&forms[f].words, knowledge);
            let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
            let titles: Vec<u64> = indices.iter().filter_map(|&m| title_before(document, mentions[m as usize].tokens.start as usize)).collect();
            let first = indices.first().copied().unwrap_or(u32::MAX);
            let found = best(&people, &nearby(&words, people.len(), &bearers), &words, suffix, gender, &titles, knowledge);
            for word in &words {
                let bearers = bearers.entry(word).or_default();
                if bearers.len() < CROWD {
                    bearers.push(found.map_or(people.len(), |(at, _)| at));
                }
            }
            let count = indices.len();
            match found {
                Some((at, relation)) => {
                    let person = &mut people[at];
                    person.group.join(Use { form: f, mentions: indices, kind: name_kind(relation) }, reason(relation));
                    if relation <= Relation::Misspelt {
                        person.full.push(words);
                    }
                    person.mentions += count;
                    person.first = person.first.min(first);
                    person.suffix = person.suffix.or(suffix);
                    person.gender = person.gender.or(gender);
                    person.titles.extend(titles);
                }
                None => {
                    let gender = gender.or_else(|| words.first().filter(|_| words.len() > 1).and_then(|w| knowledge.given_name_gender(w)));
                    let group = Group::new(Kind::Person, Use { form: f, mentions: indices, kind: NameKind::Full });
                    people.push(Person { group, full: vec![words], suffix, mentions: count, first, gender, titles });
                }
            }
        }
    }
    for person in &mut people {
        person.group.row = row(matches, mentions, &person.group, forms, knowledge);
        known_by_surname(&mut person.group, forms, knowledge);
    }
    people.into_iter().map(|p| p.group).collect()
}

/// The people whom these words may name, by their places.
fn nearby(words: &[&str], people: usize, bearers: &HashMap<&str, Vec<usize>, foldhash::fast::FixedState>) -> Vec<usize> {
    if people <= CROWD {
        return (0..people).collect();
    }
    let mut nearby: Vec<usize> = words.iter().filter_map(|word| bearers.get(word)).flatten().copied().collect();
    nearby.sort_unstable();
    nearby.dedup();
    nearby
}

/// The person of those nearby whom these words most likely name, and how.
fn best(
    people: &[Person],
    nearby: &[usize],
    words: &[&str],
    suffix: Option<&str>,
    gender: Option<Gender>,
    titles: &[u64],
    knowledge: Knowledge,
) -> Option<(usize, Relation)> {
    let fits = |p: &Person| {
        if p.suffix.is_some() && suffix.is_some() && p.suffix != suffix {
            return None;
        }
        if p.gender.is_some() && gender.is_some() && p.gender != gender {
            return None;
        }
        p.full.iter().filter(|full| full.len() >= words.len()).filter_map(|full| names::relation(words, full, &knowledge)).min()
    };
    nearby
        .iter()
        .map(|&i| (i, &people[i]))
        .filter_map(|(i, p)| Some((i, p, fits(p)?)))
        .min_by_key(|(_, p, relation)| (*relation, !p.titles.iter().any(|t| titles.contains(t)), Reverse(p.mentions), p.first))
        .map(|(i, _, relation)| (i, relation))
}

/// The mentions of a form, apart by the gender of the honorific before them; those without one go with the first.
fn by_honorific(document: &Document, matches: &Matches, mentions: &[Mention], form: &Form, knowledge: Knowledge) -> Vec<(Vec<u32>, Option<Gender>)> {
    let gender = |m: u32| {
        let start = mentions[m as usize].tokens.start as usize;
        let is_point = |t: usize| document.folded(t) == ".";
        knowledge.honorific_before(matches, start, is_point).and_then(|(_, gender)| gender)
    };
    let genders: Vec<Option<Gender>> = form.mentions.iter().map(|&m| gender(m)).collect();
    let Some(first) = genders.iter().copied().flatten().next() else {
        return vec![(form.mentions.clone(), None)];
    };
    let (mut with, mut other) = (Vec::new(), Vec::new());
    for (&m, g) in form.mentions.iter().zip(genders) {
        if g.is_none_or(|g| g == first) { with.push(m) } else { other.push(m) }
    }
    let opposite = if first == Gender::Female { Gender::Male } else { Gender::Female };
    let mut out = vec![(with, Some(first))];
    if !other.is_empty() {
        out.push((other, Some(opposite)));
    }
    out
}

/// The word before a mention, if it may be a title: capitalised, in the same sentence.
fn title_before(document: &Document, start: usize) -> Option<u64> {
    let before = start.checked_sub(1)?;
    let token = &document.tokens[before];
    (token.is_word() && token.is_capitalised() && token.sentence == document.tokens[start].sentence).then_some(token.hash)
}

/// The words of a name without `Jr`, `III` at its end, and that suffix.
fn split_suffix<'f>(words: &'f [std::borrow::Cow<'f, str>], knowledge: Knowledge) -> (&'f [std::borrow::Cow<'f, str>], Option<&'f str>) {
    match words {
        [rest @ .., last] if rest.len() >= 2 && knowledge.lists.is_suffix(last) => (rest, Some(last)),
        _ => (words, None),
    }
}

/// The dictionary row of a person: by a full name of two words or more that only one row bears.
fn row(matches: &Matches, mentions: &[Mention], group: &Group, forms: &[Form], knowledge: Knowledge) -> Option<crate::model::RowId> {
    let full = group.uses.iter().filter(|u| forms[u.form].words.len() >= 2 && matches!(u.kind, NameKind::Full | NameKind::Short));
    full.filter_map(|u| u.mentions.first()).find_map(|&m| knowledge.only_row(matches, mentions[m as usize].tokens, &knowledge.lists.persons))
}

/// A person whom the article names by surname only, and whom everybody knows by it.
fn known_by_surname(group: &mut Group, forms: &[Form], knowledge: Knowledge) {
    let alone = group.row.is_none() && group.uses.iter().all(|u| forms[u.form].words.len() == 1);
    let known = group.uses.iter().filter(|_| alone).find_map(|u| knowledge.known_by_surname(&forms[u.form].words[0]));
    if let Some((name, row)) = known {
        group.row = Some(row);
        group.name = Some(name.to_owned());
        group.uses.iter_mut().for_each(|u| u.kind = NameKind::Short);
        "known by the surname alone".clone_into(&mut group.note);
        group.facts = Facts::Agree;
    }
}

fn name_kind(relation: Relation) -> NameKind {
    match relation {
        Relation::Same | Relation::Turned => NameKind::Full,
        Relation::Shortened | Relation::Initials | Relation::Surname | Relation::Given | Relation::Middle => NameKind::Short,
        Relation::Nickname | Relation::Pet => NameKind::Alias,
        Relation::Misspelt | Relation::MisspeltSurname => NameKind::Misspelling,
    }
}

fn reason(relation: Relation) -> &'static str {
    match relation {
        Relation::Same => "same name",
        Relation::Shortened => "shorter name",
        Relation::Turned => "name in the other order",
        Relation::Initials => "initials",
        Relation::Nickname => "pet name and surname",
        Relation::Misspelt => "one slip apart",
        Relation::Surname => "surname",
        Relation::Given => "given name",
        Relation::Middle => "one of several surnames or given names",
        Relation::Pet => "pet name",
        Relation::MisspeltSurname => "surname, one slip apart",
    }
}
