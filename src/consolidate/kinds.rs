//! One name in a run has one kind, unless an article says otherwise.
//!
//! In: the profiles of a run. Out: the kind of each. An article that gives a name alone says little of what it is; where the articles of
//! the run that do say something agree, the rest follow them. Absent: kinds within one article (see `annotators/names`).

use super::profiles::{Profile, Profiles};
use crate::dictionaries::Lexicon;
use crate::model::{Kind, NameKind, TieKind};
use crate::words;
use std::collections::HashMap;

const KINDS: [Kind; 3] = [Kind::Person, Kind::Organization, Kind::Place];

/// A kind needs so many times the weight of another, and at least this weight, to take its names over.
const CLEARLY: f32 = 2.5;
const ENOUGH: f32 = 2.0;
/// A name by itself counts so much beside one that the article also gives in full; a bare word that may be a surname, of which the article
/// says nothing that only people have (an honorific, a pronoun, a role), still less.
const BARE: f32 = 0.4;
const SURNAME: f32 = 0.1;
/// An entry of a dictionary counts so much more.
const LISTED: f32 = 1.5;
/// What the dictionaries know as one kind only, under a name of several words, is as good as so many articles, and outweighs the rest.
const KNOWN: f32 = 2.0;
/// An article as sure as this of what its name is says otherwise.
const SURE: f32 = 0.97;

/// The kind of each profile.
pub(super) fn settle(profiles: &Profiles, lexicon: &Lexicon) -> Vec<Kind> {
    let mut says: HashMap<u64, [f32; 3], foldhash::fast::FixedState> = HashMap::default();
    let keys: Vec<Option<u64>> = profiles.all.iter().map(|profile| only_form(profiles, profile)).collect();
    for (profile, alone) in profiles.all.iter().zip(&keys) {
        let listed = if profile.key.row.is_some() && profile.key.kind != Kind::Place { LISTED } else { 1.0 };
        for form in profile.forms.iter().filter(|form| form.kind != NameKind::Alias || alone.is_some()) {
            let bare = match () {
                () if alone.is_none() || profile.key.row.is_some() => 1.0,
                () if profile.key.own != 0 && !is_personal(profile) => SURNAME,
                () => BARE,
            };
            let weight = form.trust * bare * listed;
            says.entry(hash(profiles.texts.get(form.text))).or_default()[profile.key.kind as usize] += weight;
        }
    }
    // What the dictionaries say of a name that the articles take for several kinds.
    let torn = |says: &[f32; 3]| says.iter().filter(|&&s| s > 0.0).count() > 1;
    let mut asked: HashMap<u64, (), foldhash::fast::FixedState> = HashMap::default();
    for (profile, alone) in profiles.all.iter().zip(&keys) {
        let Some(key) = alone.filter(|key| says.get(key).is_some_and(torn) && asked.insert(*key, ()).is_none()) else { continue };
        if let (Some(kind), Some(says)) = (known(profiles.texts.get(profile.key.name), lexicon), says.get_mut(&key)) {
            says[kind as usize] += KNOWN + CLEARLY * says.iter().sum::<f32>();
        }
    }
    let kind = |(profile, alone): (&Profile, &Option<u64>)| {
        let own = profile.key.kind;
        let Some(says) = alone.and_then(|key| says.get(&key)) else { return own };
        let best = (0..KINDS.len()).reduce(|best, k| if says[k] > says[best] { k } else { best }).map_or(own, |k| KINDS[k]);
        let trust: f32 = profile.forms.iter().map(|form| form.trust).sum();
        let sure = trust >= SURE * profile.articles as f32 && profile.key.row.is_some();
        // A place of many towns (`North Shore`) is not the one that other articles name.
        let nowhere = best == Kind::Place && !is_land(profiles.texts.get(profile.key.name), lexicon);
        let clear = says[best as usize] >= ENOUGH && says[best as usize] >= CLEARLY * says[own as usize];
        // A surname that some article takes for an organization's is no reason to make one person of all who bear it.
        let surname = best == Kind::Person && !profiles.texts.get(profile.key.name).contains(' ');
        if clear && !sure && !surname && !nowhere { best } else { own }
    };
    profiles.all.iter().zip(&keys).map(kind).collect()
}

/// The full name of a profile that has but one, whatever its spelling.
fn only_form(profiles: &Profiles, profile: &Profile) -> Option<u64> {
    let whole = profile.forms.iter().filter(|form| form.mentions > 0 && form.kind == NameKind::Full);
    let mut forms = whole.map(|form| hash(profiles.texts.get(form.text)));
    let first = forms.next()?;
    let alone = forms.all(|form| form == first);
    (alone && profile.key.acronym == super::texts::Text::EMPTY).then_some(first)
}

fn hash(name: &str) -> u64 {
    words::hash(words::fold(name).as_bytes())
}

/// Does an article say of it what only people have?
fn is_personal(profile: &Profile) -> bool {
    !profile.genders().is_empty()
        || !profile.honorifics().is_empty()
        || profile.ties.each().any(|(tie, _)| matches!(tie.kind(), TieKind::Role | TieKind::Employer))
}

/// The one kind of thing that the dictionaries know under a name of several words.
fn known(name: &str, lexicon: &Lexicon) -> Option<Kind> {
    if !name.trim().contains(' ') {
        return None;
    }
    let mut kinds = lexicon.named(&words::fold(name)).filter_map(|row| {
        let row = lexicon.row(row);
        // Names of institutes are taken from a register as they are; many are words.
        let subject = row.list.subject();
        let kind = match subject.split_once('/').filter(|_| subject != "organizations/institutes")?.0 {
            "organizations" => Kind::Organization,
            "places" => Kind::Place,
            "people" => Kind::Person,
            _ => return None,
        };
        (row.column("ambiguous") != "true").then_some(kind)
    });
    let first = kinds.next()?;
    kinds.all(|kind| kind == first).then_some(first)
}

/// Do the dictionaries know a country, a division of one or a region under this name?
fn is_land(name: &str, lexicon: &Lexicon) -> bool {
    const LANDS: [&str; 3] = ["places/countries", "places/admin1", "places/news_regions"];
    lexicon.named(&words::fold(name)).any(|row| LANDS.contains(&lexicon.row(row).list.subject()))
}
