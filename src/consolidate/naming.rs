//! The name by which the tables call a thing: the best attested full form.
//!
//! In: the profiles that are one thing. Out: a form. What most articles call it by a full name; of forms that a good part of them have,
//! the fuller one; the dictionary's own name where the thing is an entry and some article calls it so. Never a form seen once over one
//! seen a hundred times.

use super::profiles::Profile;
use super::texts::{Text, Texts};
use crate::model::{Kind, NameKind};
use crate::words;
use std::collections::BTreeMap;

/// A form is well attested that one in so many of the articles has as the full name, and more than one article unless there are but few.
const ONE_IN: u32 = 20;
const FEW: u32 = 5;
/// Of two well attested names of a person the fuller one is taken, if it is so much rarer at most.
const RARER: u32 = 6;

/// The forms of one key.
#[derive(Default)]
struct Forms<'t> {
    /// In how many articles any of them is the full name, and any of them at all.
    full: u32,
    short: u32,
    articles: u32,
    spellings: BTreeMap<&'t str, (Text, u32)>,
}

/// The name. `own` are those of the dictionary entries, the surest first; `key` folds a name to the words by which it is compared.
pub(super) fn name(texts: &Texts, kind: Kind, members: &[&Profile], own: &[&str], key: impl Fn(&str) -> String) -> Named {
    let mut by_key: BTreeMap<String, Forms> = BTreeMap::new();
    for profile in members {
        for form in profile.forms.iter().filter(|form| form.mentions > 0) {
            let text = texts.get(form.text);
            let forms = by_key.entry(key(text)).or_default();
            match form.kind {
                NameKind::Full => forms.full += form.articles,
                NameKind::Short | NameKind::Acronym => forms.short += form.articles,
                _ => {}
            }
            forms.articles += form.articles;
            forms.spellings.entry(text).or_insert((form.text, 0)).1 += form.articles;
        }
    }
    let articles_of = |name: &str| by_key.get(&key(name)).and_then(|forms| forms.spellings.get(name)).map_or(0, |(_, articles)| *articles);
    let total: u32 = members.iter().map(|profile| profile.articles).sum();
    // Of several entries the one by whose name most articles call it; a word is mostly but a part of a name of several.
    let called = own.iter().enumerate().filter(|(_, own)| {
        let articles = articles_of(own);
        !is_acronym(own) && articles * ONE_IN >= total && (articles > 1 || total <= FEW)
    });
    if let Some((at, _)) = called.max_by_key(|(at, own)| (own.contains(' '), articles_of(own), std::cmp::Reverse(*at))) {
        return Named::Own(at);
    }
    let length = |key: &str| key.split(' ').filter(|w| w.chars().count() > 1).count();
    let is_whole = |key: &str, forms: &Forms| {
        let spelt_out = !forms.spellings.keys().all(|text| is_acronym(text));
        spelt_out && forms.full >= forms.short && (kind != Kind::Person || length(key) > 1)
    };
    let well = |forms: &Forms| forms.full * ONE_IN >= total && (forms.full > 1 || total <= FEW);
    let tier = |key: &str, forms: &Forms| (well(forms), well(forms) && is_whole(key, forms));
    let best_tier = by_key.iter().map(|(key, forms)| tier(key, forms)).max();
    let rank = |(key, forms): &(&String, &Forms)| (forms.full.max(if well(forms) { 0 } else { forms.articles }), length(key));
    let best = by_key.iter().filter(|(key, forms)| Some(tier(key, forms)) == best_tier);
    let best = best.reduce(|best, one| if rank(&one) > rank(&best) { one } else { best });
    // A fuller name of a person, if it is not much rarer.
    let fuller = best.filter(|_| kind == Kind::Person).and_then(|(key, most)| {
        let candidates = by_key.iter().filter(|(k, f)| length(k) > length(key) && f.full * RARER >= most.full && (f.full > 1 || total <= 2 * FEW));
        candidates.max_by_key(|(k, f)| (length(k), f.full, std::cmp::Reverse(*k)))
    });
    let best = fuller.or(best);
    let Some((_, forms)) = best else { return members.first().map_or(Named::Text(Text::EMPTY), |profile| Named::Text(profile.key.name)) };
    let best = best_spelling(&forms.spellings).unwrap_or(Text::EMPTY);
    // An acronym is no full form where one is known that it stands for (not `BMW Group` for `BMW`).
    let acronym = texts.get(best);
    let stands_for = |own: &str| !is_acronym(own) && !own.split(' ').any(|word| word == acronym);
    match own.iter().position(|own| is_acronym(acronym) && stands_for(own)) {
        Some(at) => Named::Own(at),
        None => Named::Text(best),
    }
}

/// Of the spellings of one key: the words that most articles have, and of these the spelling that shows most: not all in capitals, with its
/// accents.
fn best_spelling(spellings: &BTreeMap<&str, (Text, u32)>) -> Option<Text> {
    let mut words: BTreeMap<String, u32> = BTreeMap::new();
    for (text, (_, articles)) in spellings {
        *words.entry(words::fold(text)).or_default() += articles;
    }
    let most = words.iter().reduce(|best, one| if one.1 > best.1 { one } else { best })?.0;
    let accents = |text: &str| text.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).count();
    let shows = |text: &str, articles: u32| (text.chars().any(char::is_lowercase), accents(text), articles);
    let spelt = spellings.iter().filter(|(text, _)| words::fold(text) == *most);
    spelt.reduce(|best, one| if shows(one.0, one.1.1) > shows(best.0, best.1.1) { one } else { best }).map(|(_, &(text, _))| text)
}

/// What a thing is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// By the own name of one of the dictionary's entries.
    Own(usize),
    /// By a form of the articles.
    Text(Text),
}

/// Capitals only, in one word.
pub(super) fn is_acronym(name: &str) -> bool {
    let mut letters = name.chars().filter(|c| c.is_alphabetic());
    !name.contains(' ') && letters.clone().count() > 1 && letters.all(char::is_uppercase)
}
