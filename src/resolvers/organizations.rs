//! Which mentions of organizations in one article are one organization.
//!
//! In: the forms in which organizations are named, and the acronyms the text defines. Out: [`Group`]s. From sure to unsure: the same
//! words but for article and legal form; an acronym the text or a dictionary row defines; initials; a short form of the name just
//! before. What a part of a house is called (`CBS News`) is not the house (`CBS`).

use super::acronyms::Definition;
use super::forms::Form;
use super::knowledge::{Knowledge, Lists};
use super::{Group, Use};
use crate::model::{Facts, Kind, Matches, Mention, NameKind, RowId};
use crate::words;
use std::cmp::Reverse;

struct Organization {
    group: Group,
    /// The words of its fuller forms, without article and legal form.
    names: Vec<Vec<String>>,
    first: u32,
    /// A legal form in its name, or a list, says so.
    is_company: bool,
}

/// Groups the forms of organizations.
pub(super) fn groups(
    matches: &Matches,
    mentions: &[Mention],
    forms: &[Form],
    definitions: &[Definition],
    document_word: &dyn Fn(u32) -> String,
    knowledge: Knowledge,
) -> Vec<Group> {
    let mut order: Vec<usize> = (0..forms.len()).filter(|&f| forms[f].kind == Kind::Organization).collect();
    order.sort_by_key(|&f| (forms[f].capitals, Reverse(forms[f].words.len()), forms[f].first()));
    let mut found: Vec<Organization> = Vec::new();
    for f in order {
        let form = &forms[f];
        let words = core(form, knowledge);
        let row = form.mentions.first().and_then(|&m| knowledge.only_row(matches, mentions[m as usize].tokens, &knowledge.lists.organizations));
        // What the lists know under these very words; what they know under initials is but one of many that have them.
        let row = row
            .or_else(|| form.mentions.first().and_then(|&m| knowledge.only_row_of_kind(matches, mentions[m as usize].tokens, &knowledge.lists.organizations)));
        let own = row;
        let row = row.or_else(|| knowledge.by_acronym(form.words.first().filter(|_| form.capitals)?));
        let by_text = same(&found, &words).or_else(|| defined(&found, form, definitions, forms, document_word));
        let defined_here = by_text.is_some_and(|(_, kind, _)| kind == NameKind::Acronym);
        let joined = by_text
            .or_else(|| by_initials(&found, form, knowledge))
            .or_else(|| by_row(&found, form, row, knowledge))
            .or_else(|| short_form(&found, form, &words, own, knowledge));
        match joined {
            Some((at, kind, reason)) => {
                let organization = &mut found[at];
                // What a list knows under the initials may be quite another house (`CDU`).
                let row = row.filter(|&r| kind != NameKind::Acronym || organization.group.row.is_some() || is_of(&organization.names, r, knowledge));
                organization.group.join(Use { form: f, mentions: form.mentions.clone(), kind }, reason);
                organization.first = organization.first.min(form.first());
                organization.group.row = organization.group.row.or(row.filter(|_| kind != NameKind::Short));
                // Only what the text itself defines: initials may agree by chance.
                if kind == NameKind::Acronym && organization.group.acronym.is_none() && defined_here {
                    organization.group.acronym = Some(form.span);
                }
                if kind == NameKind::Full {
                    organization.names.push(words);
                }
            }
            None => {
                let mut group = Group::new(Kind::Organization, Use { form: f, mentions: form.mentions.clone(), kind: NameKind::Full });
                group.row = row;
                let formal = words.len() < form.words.len();
                let is_company = formal || row.is_some_and(|row| knowledge.lexicon.row(row).column("type") == "company");
                found.push(Organization { group, names: vec![words], first: form.first(), is_company });
            }
        }
    }
    found.into_iter().map(|o| o.group).map(|group| spelt_out(group, forms, knowledge)).map(|group| left_open(group, forms, knowledge)).collect()
}

/// Does a row bear one of these names, or one that ends so (`U.S. Immigration and Customs Enforcement`)?
fn is_of(names: &[Vec<String>], row: RowId, knowledge: Knowledge) -> bool {
    let row = knowledge.lexicon.row(row);
    let mut forms = std::iter::once(row.name()).chain(row.column("aliases").split('|')).map(words::fold);
    forms.any(|form| names.iter().any(|n| form.strip_suffix(n.join(" ").as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))))
}

/// Named by its initials alone, it gets the name under which a list knows it.
fn spelt_out(mut group: Group, forms: &[Form], knowledge: Knowledge) -> Group {
    let initials = |f: usize| forms[f].capitals && forms[f].words.iter().all(|w| w.len() > 1);
    if let Some(row) = group.row.map(|r| knowledge.lexicon.row(r)).filter(|_| group.uses.iter().all(|u| initials(u.form))) {
        let acronym = &forms[group.uses[0].form];
        let name = words::fold(row.name());
        let several: Vec<String> = name.split(' ').map(str::to_owned).collect();
        if several.len() > 1 && acronym.words.iter().any(|w| has_initials(&several, w, knowledge)) {
            group.name = Some(row.name().to_owned());
            group.acronym = Some(acronym.span);
            group.uses.iter_mut().for_each(|u| u.kind = NameKind::Acronym);
        }
    }
    group
}

/// Named by capitals alone, or by a word that is also something else, the row is only what most readers would think of; the articles that
/// spell it out decide (see `consolidate`).
fn left_open(mut group: Group, forms: &[Form], knowledge: Knowledge) -> Group {
    let row = group.row.map(|row| knowledge.lexicon.row(row));
    let word = |u: &Use| forms[u.form].words.len() == 1;
    let ambiguous = row.is_some_and(|row| row.column("ambiguous") == "true") && group.uses.iter().all(word);
    let open = ambiguous || group.uses.iter().all(|u| forms[u.form].capitals);
    group.facts = if open { Facts::Silent } else { Facts::Agree };
    group
}

type Joined = Option<(usize, NameKind, &'static str)>;

/// The words of a form without leading article and trailing legal form.
fn core(form: &Form, knowledge: Knowledge) -> Vec<String> {
    let words: Vec<&str> = form.words.iter().map(AsRef::as_ref).collect();
    core_words(&words, knowledge.lists)
}

/// The words of an organization's name without leading article and trailing legal form; at least one word stays.
pub(super) fn core_words(words: &[&str], lists: &Lists) -> Vec<String> {
    let mut words = words;
    if words.len() > 1 && lists.articles.iter().any(|a| a == words[0]) {
        words = &words[1..];
    }
    while let Some(form) = lists.legal_forms.at_end(words) {
        words = &words[..words.len() - form];
    }
    words.iter().map(|w| (*w).to_owned()).collect()
}

fn same(found: &[Organization], words: &[String]) -> Joined {
    found.iter().position(|o| o.names.iter().any(|n| n == words)).map(|at| (at, NameKind::Full, "same name"))
}

/// The text defines it, as a mention or as a word in brackets.
fn defined(found: &[Organization], form: &Form, definitions: &[Definition], forms: &[Form], document_word: &dyn Fn(u32) -> String) -> Joined {
    let [word] = &form.words[..] else { return None };
    let definition = definitions.iter().find(|d| d.short.is_some_and(|s| form.mentions.contains(&s)) || document_word(d.token).replace('.', "") == **word)?;
    let at = found.iter().position(|o| o.group.uses.iter().any(|u| forms[u.form].mentions.contains(&definition.long)))?;
    Some((at, NameKind::Acronym, definition.how))
}

/// A dictionary row bears both names.
fn by_row(found: &[Organization], form: &Form, row: Option<RowId>, knowledge: Knowledge) -> Joined {
    let kind = if form.capitals { NameKind::Acronym } else { NameKind::Alias };
    let row = row?;
    let id = knowledge.lexicon.row(row).column("wikidata_id");
    let same = |other: RowId| other == row || (!id.is_empty() && knowledge.lexicon.row(other).column("wikidata_id") == id);
    found.iter().position(|o| o.group.row.is_some_and(same)).map(|at| (at, kind, "one dictionary entry bears both names"))
}

/// Its letters are the initials of a name, small words counted or not. Two letters are those of too many names (`BP` and `BNP Paribas`).
fn by_initials(found: &[Organization], form: &Form, knowledge: Knowledge) -> Joined {
    let [word] = &form.words[..] else { return None };
    if !form.capitals || !(3..=8).contains(&word.len()) {
        return None;
    }
    let candidates = found.iter().enumerate().filter(|(_, o)| o.names.iter().any(|n| has_initials(n, word, knowledge)));
    candidates.min_by_key(|(_, o)| o.first).map(|(at, _)| (at, NameKind::Acronym, "initials"))
}

/// Could `acronym` be the initials of these words: all of them, without the small ones, or with a leading acronym spelt out (`US`)?
pub(super) fn has_initials(words: &[String], acronym: &str, knowledge: Knowledge) -> bool {
    if words.len() < 2 {
        return false;
    }
    let small = |w: &String| knowledge.lists.small_words.contains(w);
    let all = || words.iter().filter_map(|w| w.chars().next());
    let large = || words.iter().filter(|w| !small(w)).filter_map(|w| w.chars().next());
    let spelt = || words[0].chars().chain(words[1..].iter().filter(|w| !small(w)).filter_map(|w| w.chars().next()));
    acronym.chars().eq(all()) || acronym.chars().eq(large()) || (words[0].len() <= 3 && acronym.chars().eq(spelt()))
}

/// Two Wikidata ids are two things, and so are two rows of one list.
fn are_two(a: Option<RowId>, b: Option<RowId>, knowledge: Knowledge) -> bool {
    match (a, b) {
        (Some(a), Some(b)) if a != b => {
            let (x, y) = (knowledge.lexicon.row(a), knowledge.lexicon.row(b));
            let (ix, iy) = (x.column("wikidata_id"), y.column("wikidata_id"));
            (!ix.is_empty() && !iy.is_empty() && ix != iy) || x.list.path == y.list.path
        }
        _ => false,
    }
}

/// Its words are the beginning or the end of a name: the one last begun before it, else the first after.
fn short_form(found: &[Organization], form: &Form, words: &[String], row: Option<RowId>, knowledge: Knowledge) -> Joined {
    let fits = |name: &Vec<String>| {
        let (n, m) = (name.len(), words.len());
        let (begins, ends) = (name.starts_with(words), name.ends_with(words));
        // Lists are asked only where the words fit at all.
        let barred = || knowledge.is_land(words) || knowledge.is_people(words);
        if m == 0 || m >= n || !(begins || ends) || knowledge.lists.small_words.contains(&words[m - 1]) || barred() {
            return None;
        }
        if name[n - m..] == *words {
            // What follows `and` or `of` is a thing beside it or a part of it (`Bank of Kenya`).
            if knowledge.lists.small_words.contains(&name[n - m - 1]) {
                return None;
            }
            return (!form.capitals).then_some((false, "end of the name"));
        }
        let rest = &name[m..];
        let part = |w: &String| knowledge.lists.parts.contains(w) || knowledge.lists.small_words.contains(w);
        let whole = |w: &String| knowledge.lists.wholes.contains(w);
        let more_of_it = rest.iter().all(whole);
        // A branch of a house is not the house (`Ford Australia`), and what follows capitals is mostly a part (`CBS News`).
        let fits = more_of_it || !form.capitals && !rest.iter().any(part) && !knowledge.is_land(rest);
        (fits && name[..m] == *words).then_some((more_of_it, "beginning of the name"))
    };
    // A house the dictionary knows, and a longer name that it does not know or knows as another, are a house and its part (`Boeing Commercial
    // Airplanes`, `Senate Banking Committee`).
    // A word that is also something else (`Sun`) is the company whose name begins so.
    let ambiguous = row.is_some_and(|row| knowledge.lexicon.row(row).column("ambiguous") == "true");
    let candidates = found.iter().enumerate().filter_map(|(i, o)| {
        let row = row.filter(|_| !(ambiguous && o.is_company));
        let (more_of_it, how) = o.names.iter().find_map(fits)?;
        let is_part = row.is_some() && o.group.row != row && !more_of_it;
        (!is_part && !are_two(row, o.group.row, knowledge)).then_some((i, o, how))
    });
    candidates
        .min_by_key(|(_, o, _)| if o.first < form.first() { (false, Reverse(o.first)) } else { (true, Reverse(u32::MAX - o.first)) })
        .map(|(i, _, how)| (i, NameKind::Short, how))
}
