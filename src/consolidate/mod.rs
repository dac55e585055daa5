//! The run's entities: the same thing has the same id, whatever article it is in.
//!
//! In: the entities of each article, as the tables saw them ([`Sighting`]). Out: [`Settled`]: which thing of the run each sighting is, the
//! id and the name of each thing, and on demand, one at a time, its [`GlobalEntity`] with all attributes. In memory: what is distinct, so
//! that it grows with names, not with articles.
//! Absent: who is who ([`identity`] decides), files.

mod attributes;
mod clusters;
pub mod identity;
mod name_parts;
mod overrides;

use crate::dictionaries::Row;
use crate::model::{Gender, Kind, NameKind, RowId};
use crate::pipeline::Pipeline;
use attributes::Attributes;
use identity::{Identity, Named};
use jiff::civil::Date;
pub use name_parts::{NameParts, PartsOfNames};
pub use overrides::Overrides;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// An entity of one article, as the run must know it.
#[derive(Clone, Debug)]
pub struct Sighting {
    /// What it is.
    pub kind: Kind,
    /// Its fullest form in the article.
    pub name: String,
    /// The dictionary row that knows it.
    pub row: Option<RowId>,
    /// Its forms, what each is to the name, how often it stands in the article.
    pub forms: Vec<(String, NameKind, u32)>,
    /// What pronouns or honorifics say, and which of the two.
    pub gender: Option<(Gender, &'static str)>,
    /// The honorific before it.
    pub honorific: String,
    /// The acronym the text gives for it.
    pub acronym: String,
    /// Where it lies, for a place without a row (`US.CA`).
    pub within: String,
    /// The listed place in or beside which it lies, for a place without a row.
    pub placed_at: Option<RowId>,
    /// How often the article names it.
    pub mentions: u32,
    /// Where the text first names it (code point).
    pub first_start: Option<u32>,
    /// Named in the title?
    pub in_title: bool,
    /// Statements by it.
    pub quotes: u32,
    /// Why its mentions are one thing, and why this row.
    pub reason: String,
}

/// What makes two sightings the same profile.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct ProfileKey {
    kind: Kind,
    name: String,
    row: Option<RowId>,
    within: String,
    placed_at: Option<RowId>,
    acronym: String,
}

/// A thing as one or more articles name it.
#[derive(Clone, Debug, Default)]
struct Profile {
    mentions: u64,
    forms: Vec<(String, NameKind, u64)>,
    honorifics: Vec<(String, u64)>,
    /// Articles whose pronouns, and whose honorifics, tell the gender.
    pronouns: u64,
    genders: u64,
}

/// Gathers the sightings of a run.
#[derive(Default)]
pub struct Consolidator {
    profiles: Vec<Profile>,
    index: HashMap<ProfileKey, u32, foldhash::fast::FixedState>,
    overrides: Overrides,
}

/// One thing of the run.
#[derive(Clone, Debug)]
pub struct GlobalEntity {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// Its canonical name.
    pub name: String,
    /// In how many articles it is named.
    pub articles: u64,
    /// How often it is named.
    pub mentions: u64,
    /// The earliest day of publication among its articles.
    pub first_published: Option<Date>,
    /// The latest.
    pub last_published: Option<Date>,
    /// The honorific it is given most often.
    pub honorific: String,
    /// Given name, family name and suffix of a person.
    pub name_parts: NameParts,
    /// `pronoun`, `honorific` or empty.
    pub gender_evidence: &'static str,
    /// Acronym of an organization.
    pub acronym: String,
    /// Legal form of an organization.
    pub legal_form: String,
    /// What an organization is.
    pub organization_type: String,
    /// What a place is.
    pub place_type: String,
    /// ISO 3166-1 alpha-2.
    pub country_code: String,
    /// First-order division.
    pub admin1_code: String,
    /// Its name.
    pub admin1_name: String,
    /// Of a place in no list: the name of the listed place whose coordinates stand for its own.
    pub placed_at: String,
    /// Every form it is named by: what the form is to the name, and how often it stands.
    pub names: BTreeMap<String, (NameKind, u64)>,
    /// Cells of the dictionary row that knows it, by column.
    cells: Vec<(&'static str, String)>,
}

impl GlobalEntity {
    /// A cell of the dictionary row that knows it; empty where there is none.
    #[must_use]
    pub fn column(&self, name: &str) -> &str {
        self.cells.iter().find(|(column, _)| *column == name).map_or("", |(_, cell)| cell.as_str())
    }
}

/// How often a thing is named.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    /// In how many articles.
    pub articles: u64,
    /// How often in all.
    pub mentions: u64,
    /// The earliest day of publication among its articles.
    pub first_published: Option<Date>,
    /// The latest.
    pub last_published: Option<Date>,
}

impl Counts {
    /// Counts an article that names it.
    pub fn count(&mut self, mentions: u64, published: Option<Date>) {
        self.articles += 1;
        self.mentions += mentions;
        if let Some(day) = published {
            self.first_published = Some(self.first_published.map_or(day, |d| d.min(day)));
            self.last_published = Some(self.last_published.map_or(day, |d| d.max(day)));
        }
    }
}

/// The things of a run, when all articles are read.
pub struct Settled<'p> {
    pipeline: &'p Pipeline,
    attributes: Attributes<'p>,
    keys: Vec<ProfileKey>,
    profiles: Vec<Profile>,
    named: Vec<Named>,
    identity: Identity,
    ids: Vec<Box<str>>,
}

impl Settled<'_> {
    /// How many things.
    #[must_use]
    pub fn things(&self) -> usize {
        self.ids.len()
    }

    /// The thing that a profile is.
    #[must_use]
    pub fn of(&self, profile: u32) -> u32 {
        self.identity.of[profile as usize]
    }

    /// The id of a thing.
    #[must_use]
    pub fn id(&self, thing: u32) -> &str {
        &self.ids[thing as usize]
    }

    /// Its canonical name.
    #[must_use]
    pub fn name(&self, thing: u32) -> &str {
        &self.canonical(thing).name
    }

    /// What it is.
    #[must_use]
    pub fn kind(&self, thing: u32) -> Kind {
        self.canonical(thing).kind
    }

    /// All there is to say of it.
    #[must_use]
    pub fn entity(&self, thing: u32, counts: &Counts) -> GlobalEntity {
        let mut entity = self.described(thing);
        self.id(thing).clone_into(&mut entity.id);
        let &Counts { articles, mentions, first_published, last_published } = counts;
        GlobalEntity { articles, mentions, first_published, last_published, ..entity }
    }

    fn canonical(&self, thing: u32) -> &ProfileKey {
        &self.keys[self.identity.things[thing as usize].canonical as usize]
    }

    /// As its profiles and its dictionary row have it: not counted, and with an id that may not be its alone.
    fn described(&self, thing: u32) -> GlobalEntity {
        let thing = &self.identity.things[thing as usize];
        let member = |&(i, _): &(u32, &str)| {
            let i = i as usize;
            attributes::Member { key: &self.keys[i], profile: &self.profiles[i], named: &self.named[i] }
        };
        let members: Vec<attributes::Member> = thing.names.iter().map(member).collect();
        let canonical = thing.names.iter().position(|&(i, _)| i == thing.canonical).unwrap_or(0);
        self.attributes.entity(&thing.known, &members, canonical, self.pipeline)
    }

    /// Ids, and things whose names give the same id told apart: places by where they lie, what is still alike by a number, in the order
    /// of their names, which does not depend on the order of the articles.
    fn give_ids(&mut self) {
        let id = |thing: u32| attributes::id(&self.identity.things[thing as usize].known, self.kind(thing), self.name(thing));
        let mut ids: Vec<Box<str>> = (0..self.identity.things.len() as u32).map(|thing| id(thing).into_boxed_str()).collect();
        for group in alike(&ids) {
            for thing in group {
                if self.kind(thing) == Kind::Place {
                    let place = self.described(thing);
                    let lies_in = if place.admin1_code.is_empty() { &place.country_code } else { &place.admin1_code };
                    if !lies_in.is_empty() {
                        ids[thing as usize] = format!("{}-{}", ids[thing as usize], attributes::slug(lies_in)).into_boxed_str();
                    }
                }
            }
        }
        for group in alike(&ids) {
            for (nth, thing) in group.into_iter().enumerate().skip(1) {
                ids[thing as usize] = format!("{}-{}", ids[thing as usize], nth + 1).into_boxed_str();
            }
        }
        self.ids = ids;
    }
}

/// The things that share an id, each group in order.
fn alike(ids: &[Box<str>]) -> Vec<Vec<u32>> {
    let mut order: Vec<u32> = (0..ids.len() as u32).collect();
    order.sort_by(|&a, &b| ids[a as usize].cmp(&ids[b as usize]));
    order.chunk_by(|&a, &b| ids[a as usize] == ids[b as usize]).filter(|group| group.len() > 1).map(<[u32]>::to_vec).collect()
}

impl Consolidator {
    /// With a user's last word on who is who.
    #[must_use]
    pub fn new(overrides: Overrides) -> Self {
        Consolidator { overrides, ..Consolidator::default() }
    }

    /// Counts a sighting; returns the number of its profile.
    pub fn add(&mut self, sighting: Sighting) -> u32 {
        let Sighting { kind, name, row, forms, gender, honorific, acronym, within, placed_at, mentions, .. } = sighting;
        let new = self.profiles.len() as u32;
        let at = *self.index.entry(ProfileKey { kind, name, row, within, placed_at, acronym }).or_insert(new);
        if at == new {
            self.profiles.push(Profile::default());
        }
        let profile = &mut self.profiles[at as usize];
        profile.mentions += u64::from(mentions);
        for (form, kind, count) in forms {
            match profile.forms.iter_mut().find(|(known, k, _)| *known == form && *k == kind) {
                Some((.., n)) => *n += u64::from(count),
                None => {
                    // Most have one: no room for more.
                    profile.forms.reserve_exact(1);
                    profile.forms.push((form, kind, u64::from(count)));
                }
            }
        }
        if !honorific.is_empty() {
            match profile.honorifics.iter_mut().find(|(known, _)| *known == honorific) {
                Some((_, n)) => *n += 1,
                None => profile.honorifics.push((honorific, 1)),
            }
        }
        if let Some((_, evidence)) = gender {
            profile.genders += 1;
            profile.pronouns += u64::from(evidence == "pronoun");
        }
        at
    }

    /// The things of the run.
    #[must_use]
    pub fn finish(self, pipeline: &Pipeline) -> Settled<'_> {
        let Consolidator { profiles, index, overrides } = self;
        let lexicon = pipeline.lexicon();
        let mut keys: Vec<(ProfileKey, u32)> = index.into_iter().collect();
        keys.sort_unstable_by_key(|&(_, at)| at);
        let keys: Vec<ProfileKey> = keys.into_iter().map(|(key, _)| key).collect();
        let mut named: Vec<Named> = keys.iter().zip(&profiles).map(|(key, profile)| named(key, profile, pipeline)).collect();
        let identity = identity::identify(&named, &overrides, |word| pipeline.resolver().is_given_name(word, lexicon));
        // Who is who is settled: what was compared is no longer needed.
        named.iter_mut().for_each(|n| n.forms.clear());
        let mut settled = Settled { pipeline, attributes: Attributes::new(lexicon), keys, profiles, named, identity, ids: Vec::new() };
        settled.give_ids();
        settled
    }
}

/// A profile as [`identity`] compares it.
fn named(key: &ProfileKey, profile: &Profile, pipeline: &Pipeline) -> Named {
    let resolver = pipeline.resolver();
    let several_words = |form: &str| form.split_whitespace().nth(1).is_some();
    let forms: BTreeSet<String> = profile
        .forms
        .iter()
        .filter(|(form, kind, _)| *form != key.name && (several_words(form) || *kind == NameKind::Acronym || key.kind == Kind::Organization))
        .map(|(form, ..)| resolver.key(key.kind, form))
        .collect();
    Named {
        kind: key.kind,
        key: resolver.key(key.kind, &key.name),
        name: key.name.clone(),
        known: key.row.map(|row| known(key.kind, pipeline.lexicon().row(row))).unwrap_or_default(),
        within: key.placed_at.map_or_else(|| key.within.clone(), |row| format!("{} {}", key.within, pipeline.lexicon().row(row).citation())),
        forms,
        acronym: resolver.key(key.kind, &key.acronym),
        is_acronym: is_acronym(&key.name),
        mentions: profile.mentions,
    }
}

/// Capitals only, in one word.
fn is_acronym(name: &str) -> bool {
    let mut letters = name.chars().filter(|c| c.is_alphabetic());
    !name.contains(' ') && letters.clone().count() > 1 && letters.all(char::is_uppercase)
}

/// The id under which a dictionary knows a thing, else the row itself; empty if the row is about another kind of thing.
fn known(kind: Kind, row: Row) -> String {
    let subject = row.list.subject();
    let about = match kind {
        Kind::Person => "people/",
        Kind::Organization => "organizations/",
        Kind::Place => "places/",
    };
    if !subject.starts_with(about) {
        return String::new();
    }
    let iso = if subject == "places/countries" { row.column("code") } else { "" };
    let (geonames, wikidata) = (row.column("geonames_id"), row.column("wikidata_id"));
    match (iso, geonames, wikidata) {
        ("", "", "") => row.citation(),
        ("", "", id) => format!("wikidata:{id}"),
        ("", id, _) => format!("geonames:{id}"),
        (id, ..) => format!("iso3166:{id}"),
    }
}
