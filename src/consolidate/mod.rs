//! The run's entities: the same thing has the same id, whatever article it is in.
//!
//! In: the entities of each article, as the tables saw them ([`Sighting`]). Out: [`Settled`]: which thing of the run each sighting is, the
//! id and the name of each thing, and on demand, one at a time, its [`GlobalEntity`] with all attributes. What an id is made of does not
//! change because a dump grows: the entry of a dictionary, else the words of the name that most articles use, else the article itself.
//! In memory: what is distinct, so that it grows with names, not with articles; kinds are settled one after another.
//! Absent: who is who ([`identity`] decides), files.

mod attributes;
mod clusters;
pub mod evidence;
mod gender;
pub mod identity;
mod index;
mod kinds;
mod name_parts;
mod naming;
mod overrides;
mod profiles;
mod sought;
mod texts;
mod ties;

use crate::dictionaries::{Lexicon, Row};
use crate::model::{Facts, Gender, Kind, NameKind, RowId, Tie};
use crate::pipeline::Pipeline;
use attributes::{Asked, Attributes};
pub use evidence::{Piece, Pieces, Precision, Weights};
pub use gender::WrittenGender;
use identity::{Named, Run};
use jiff::civil::Date;
pub use name_parts::{NameParts, PartsOfNames};
pub use overrides::Overrides;
use profiles::{Profile, Profiles};
use sought::Sought;
use std::collections::{BTreeMap, HashMap};
use texts::Text;
pub use ties::Ties;

/// An entity of one article, as the run must know it.
#[derive(Clone, Debug)]
pub struct Sighting {
    /// What it is.
    pub kind: Kind,
    /// Its fullest form in the article.
    pub name: String,
    /// The dictionary row that knows it.
    pub row: Option<RowId>,
    /// Of a person with a row: whether the article agrees with it.
    pub facts: Facts,
    /// Of a person: who and what is named with him or her.
    pub circle: Vec<Tie>,
    /// Its forms, what each is to the name, how often it stands in the article outside credits, how sure those mentions are.
    pub forms: Vec<(String, NameKind, u32, f32)>,
    /// The gender that the article says, and what in it does.
    pub gender: Option<(Gender, &'static str)>,
    /// The honorific before it.
    pub honorific: String,
    /// The acronym the text gives for it.
    pub acronym: String,
    /// The stock code the text gives for it.
    pub ticker: String,
    /// Where it lies, for a place without a row (`US.CA`).
    pub within: String,
    /// The listed place in or beside which it lies, for a place without a row.
    pub placed_at: Option<RowId>,
    /// How often the article names it, credits left out.
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

/// Gathers the sightings of a run.
pub struct Consolidator {
    profiles: Profiles,
    overrides: Overrides,
    weights: Weights,
    precision: Precision,
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
    /// The gender that texts say of a person, and what in them says so.
    pub gender: Option<(WrittenGender, &'static str)>,
    /// Acronym of an organization.
    pub acronym: String,
    /// Legal form of an organization.
    pub legal_form: String,
    /// What an organization is.
    pub organization_type: String,
    /// Stock code of an organization.
    pub ticker: String,
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
    /// Every form it is named by.
    pub names: BTreeMap<String, NameForm>,
    /// Cells of the dictionary row that knows it, by column.
    cells: Vec<(&'static str, String)>,
}

/// A form by which a thing is named.
#[derive(Clone, Copy, Debug)]
pub struct NameForm {
    /// What it is to the name.
    pub kind: NameKind,
    /// How often it stands.
    pub mentions: u64,
    /// In how many articles.
    pub articles: u64,
    /// Why it is this thing: what joined the names that have it; none where nothing had to.
    pub why: Pieces,
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
    /// Counts an article that names it, other than in a credit.
    pub fn count(&mut self, mentions: u64, published: Option<Date>) {
        self.articles += u64::from(mentions > 0);
        self.mentions += mentions;
        if let Some(day) = published.filter(|_| mentions > 0) {
            self.first_published = Some(self.first_published.map_or(day, |d| d.min(day)));
            self.last_published = Some(self.last_published.map_or(day, |d| d.max(day)));
        }
    }
}

/// One thing: its name and the row that knows it.
#[derive(Clone, Copy, Debug)]
struct Thing {
    kind: Kind,
    /// Empty = the row's own name.
    name: Text,
    row: Option<RowId>,
    /// The article whose own it is; 0 = of the run.
    own: u64,
}

/// The things of a run, when all articles are read.
pub struct Settled<'p> {
    pipeline: &'p Pipeline,
    attributes: Attributes<'p>,
    profiles: Profiles,
    /// For each profile, its thing, and why it is that one.
    of: Vec<u32>,
    why: Vec<Pieces>,
    things: Vec<Thing>,
    /// The profiles of each thing, one after another, and where those of each begin.
    members: Vec<u32>,
    begins: Vec<u32>,
    ids: Vec<Box<str>>,
    near: Vec<identity::Near>,
    complaints: Vec<Complaint>,
    precision: Precision,
}

/// A line of a user's merges.csv or splits.csv that could not be followed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Complaint {
    /// The file.
    pub file: &'static str,
    /// The line, from 1.
    pub line: u64,
    /// A stable code.
    pub problem: &'static str,
    /// What is wrong and what to do.
    pub detail: String,
}

/// A thing that might have been another one and was kept apart.
#[derive(Clone, Debug)]
pub struct KeptApart<'s> {
    /// The one.
    pub one: u32,
    /// The name it was weighed by.
    pub name: &'s str,
    /// The other.
    pub other: u32,
    /// The name it was weighed by.
    pub other_name: &'s str,
    /// What was weighed.
    pub pieces: Pieces,
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
        self.of[profile as usize]
    }

    /// Why a profile is that thing; none where nothing had to be joined.
    #[must_use]
    pub fn why(&self, profile: u32) -> Pieces {
        self.why[profile as usize]
    }

    /// How sure it is that a mention by a form of this kind is of the thing that the profile of its entity is; none = not measured.
    #[must_use]
    pub fn confidence(&self, profile: u32, form: NameKind) -> Option<f32> {
        self.precision.of(self.why(profile), form)
    }

    /// Does the run take a profile for something else than its article did?
    #[must_use]
    pub fn is_overruled(&self, profile: u32) -> bool {
        self.kind(self.of(profile)) != self.profiles.all[profile as usize].key.kind
    }

    /// The id of a thing.
    #[must_use]
    pub fn id(&self, thing: u32) -> &str {
        &self.ids[thing as usize]
    }

    /// Its canonical name.
    #[must_use]
    pub fn name(&self, thing: u32) -> &str {
        let thing = &self.things[thing as usize];
        match thing.row {
            Some(row) if thing.name == Text::EMPTY => self.pipeline.lexicon().row(row).name(),
            _ => self.profiles.texts.get(thing.name),
        }
    }

    /// What it is.
    #[must_use]
    pub fn kind(&self, thing: u32) -> Kind {
        self.things[thing as usize].kind
    }

    /// All there is to say of it.
    #[must_use]
    pub fn entity(&self, thing: u32, counts: &Counts) -> GlobalEntity {
        let mut entity = self.described(thing);
        self.id(thing).clone_into(&mut entity.id);
        let &Counts { articles, mentions, first_published, last_published } = counts;
        GlobalEntity { articles, mentions, first_published, last_published, ..entity }
    }

    /// Things that might have been one and were kept apart, by their ids, each pair once.
    #[must_use]
    pub fn kept_apart(&self) -> Vec<KeptApart<'_>> {
        let name = |profile: u32| self.profiles.texts.get(self.profiles.all[profile as usize].key.name);
        let mut out: Vec<KeptApart> = Vec::with_capacity(self.near.len());
        for near in &self.near {
            let (one, other) = (self.of(near.one), self.of(near.other));
            out.push(KeptApart { one, name: name(near.one), other, other_name: name(near.other), pieces: near.pieces });
        }
        out.sort_by(|a, b| (self.id(a.one), self.id(a.other), a.name, a.other_name).cmp(&(self.id(b.one), self.id(b.other), b.name, b.other_name)));
        out.dedup_by_key(|pair| (pair.one, pair.other));
        out
    }

    /// Lines of merges.csv and splits.csv that could not be followed, by line.
    #[must_use]
    pub fn complaints(&self) -> &[Complaint] {
        &self.complaints
    }

    /// As its profiles and its dictionary row have it: without id, not counted.
    fn described(&self, thing: u32) -> GlobalEntity {
        let Thing { kind, row, .. } = self.things[thing as usize];
        let members = self.members(thing).iter().map(|&i| (&self.profiles.all[i as usize], self.why[i as usize])).collect();
        self.attributes.entity(&Asked { kind, name: self.name(thing), row, members, texts: &self.profiles.texts }, self.pipeline)
    }

    fn members(&self, thing: u32) -> &[u32] {
        let (from, to) = (self.begins[thing as usize], self.begins[thing as usize + 1]);
        &self.members[from as usize..to as usize]
    }

    /// Ids, and things whose names give the same id told apart: places by where they lie, what is still alike by a number, in the order
    /// of their names, which does not depend on the order of the articles.
    fn give_ids(&mut self) {
        let mut ids: Vec<Box<str>> = (0..self.things.len() as u32).map(|thing| self.own_id(thing).into_boxed_str()).collect();
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

    /// Of a person whom articles call by a pet name too, the name with the given name spelt out: which of the two more articles use may change.
    fn formal_name(&self, thing: u32) -> Option<&str> {
        let members = self.members(thing);
        let texts = &self.profiles.texts;
        let named = |&i: &u32| texts.get(self.profiles.all[i as usize].key.name);
        let pet = members.iter().any(|&i| self.why[i as usize].has(Piece::PetName));
        let last = named(members.iter().max_by_key(|&&i| self.profiles.all[i as usize].articles)?).rsplit(' ').next()?;
        let given = |name: &&str| name.split(' ').next().map_or(0, str::len);
        let all = members.iter().filter(|_| pet).map(named).filter(|name| name.contains(' ') && name.rsplit(' ').next() == Some(last));
        all.max_by_key(|name| (given(name), std::cmp::Reverse(*name)))
    }

    /// The id of a dictionary entry, else one made of the words by which the name is compared, else of these and the article.
    fn own_id(&self, thing: u32) -> String {
        let Thing { kind, row, own, .. } = self.things[thing as usize];
        let known = row.map(|row| known(kind, self.pipeline.lexicon().row(row))).unwrap_or_default();
        if clusters::is_id(&known) {
            return known;
        }
        // Of a row without an id of the world the name in the list, whatever most articles call it.
        let name = row.map_or_else(|| self.name(thing), |row| self.pipeline.lexicon().row(row).name());
        // What some articles leave out does not make another id.
        let key = match kind {
            Kind::Organization => self.pipeline.resolver().core(&self.pipeline.resolver().key(kind, name)),
            Kind::Person => without_initials(&self.pipeline.resolver().key(kind, self.formal_name(thing).unwrap_or(name))),
            Kind::Place => String::new(),
        };
        let slug = attributes::slug(if key.is_empty() { name } else { &key });
        if own == 0 { format!("{}:{slug}", kind.as_str()) } else { format!("{}:{slug}-{own:016x}", kind.as_str()) }
    }
}

/// A name without the initials between its first and its last word.
fn without_initials(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let initial = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).count() == 1;
    let kept = words.iter().enumerate().filter(|&(at, word)| at == 0 || at + 1 == words.len() || !initial(word));
    kept.map(|(_, word)| *word).collect::<Vec<_>>().join(" ")
}

/// The things that share an id, each group in order.
fn alike(ids: &[Box<str>]) -> Vec<Vec<u32>> {
    let mut order: Vec<u32> = (0..ids.len() as u32).collect();
    order.sort_by(|&a, &b| ids[a as usize].cmp(&ids[b as usize]));
    order.chunk_by(|&a, &b| ids[a as usize] == ids[b as usize]).filter(|group| group.len() > 1).map(<[u32]>::to_vec).collect()
}

impl Consolidator {
    /// With what evidence weighs, and a user's last word on who is who.
    #[must_use]
    pub fn new(weights: Weights, precision: Precision, overrides: Overrides) -> Self {
        Consolidator { profiles: Profiles::default(), overrides, weights, precision }
    }

    /// Counts a sighting of an article; returns the number of its profile.
    pub fn add(&mut self, article: u64, sighting: Sighting) -> u32 {
        let alone = sighting.kind == Kind::Person && sighting.row.is_none() && !sighting.name.contains(' ');
        self.profiles.add(sighting, if alone { article } else { 0 })
    }

    /// The things of the run.
    #[must_use]
    pub fn finish(self, pipeline: &Pipeline) -> Settled<'_> {
        let Consolidator { mut profiles, overrides, weights, precision } = self;
        profiles.close();
        let kinds = kinds::settle(&profiles, pipeline.lexicon());
        let agreed = Agreed::of(&profiles, pipeline.lexicon());
        let count = profiles.all.len();
        let (of, why, attributes) = (vec![0; count], vec![Pieces::default(); count], Attributes::new(pipeline.lexicon()));
        let (things, members, begins, ids, near) = (Vec::new(), Vec::new(), vec![0], Vec::new(), Vec::new());
        let complaints = unmet(&profiles, &overrides, pipeline);
        let none = Profiles::default();
        let mut settled = Settled { pipeline, attributes, profiles: none, of, why, things, members, begins, ids, near, complaints, precision };
        let resolver = pipeline.resolver();
        let is_given = |word: &str| resolver.is_given_name(word, pipeline.lexicon());
        let given_names = |word: &str| resolver.given_names(word, pipeline.lexicon());
        for kind in [Kind::Person, Kind::Organization, Kind::Place] {
            let numbers: Vec<u32> = (0..count as u32).filter(|&i| kinds[i as usize] == kind).collect();
            let compared: Vec<Compared> = numbers.iter().map(|&i| compared(&profiles, i, kind, &agreed, pipeline)).collect();
            let keys = Sought::new(compared.iter().map(|c| &*c.key));
            let named: Vec<Named> = numbers.iter().zip(compared).map(|(&i, c)| named(&profiles, i, kind, c, &keys, pipeline)).collect();
            let run = Run { weights: &weights, ties: &profiles.ties, circles: profiles.circles, is_given: &is_given, given_names: &given_names };
            let identity = identity::identify(&named, &overrides, &run);
            settled.take(kind, &profiles, &numbers, &named, identity);
            drop(named);
            // What only tells who is who is not needed afterwards.
            numbers.iter().for_each(|&i| profiles.all[i as usize].ties = Ties::default());
        }
        profiles.ties = HashMap::default();
        settled.profiles = profiles;
        settled.give_ids();
        settled.complaints.sort();
        settled
    }
}

impl Settled<'_> {
    /// Takes over the things of a kind.
    fn take(&mut self, kind: Kind, all: &Profiles, numbers: &[u32], named: &[Named], identity: identity::Identity) {
        let identity::Identity { of, why, near, refused } = identity;
        self.near.extend(near.into_iter().map(|n| identity::Near { one: numbers[n.one as usize], other: numbers[n.other as usize], ..n }));
        let against = |(line, name, other): (usize, String, String)| Complaint {
            file: "merges.csv",
            line: line as u64 + FIRST_LINE,
            problem: "merge-against-split",
            detail: format!("`{name}` and `{other}` are not joined: splits.csv keeps apart what would become one; take a line out of either file"),
        };
        self.complaints.extend(refused.into_iter().map(against));
        let mut order: Vec<u32> = (0..of.len() as u32).collect();
        order.sort_by_key(|&i| (of[i as usize], numbers[i as usize]));
        for group in order.chunk_by(|&a, &b| of[a as usize] == of[b as usize]) {
            let thing = self.things.len() as u32;
            for &i in group {
                self.of[numbers[i as usize] as usize] = thing;
                self.why[numbers[i as usize] as usize] = why[i as usize];
                self.members.push(numbers[i as usize]);
            }
            self.begins.push(self.members.len() as u32);
            let members: Vec<&Profile> = group.iter().map(|&i| &all.all[numbers[i as usize] as usize]).collect();
            let rows = group.iter().filter(|&&i| !named[i as usize].known.is_empty());
            let rows = rows.filter_map(|&i| Some((!clusters::is_id(&named[i as usize].known), all.all[numbers[i as usize] as usize].key.row?)));
            let rows: std::collections::BTreeSet<(bool, RowId)> = rows.collect();
            let names: Vec<&str> = rows.iter().map(|(_, row)| self.pipeline.lexicon().row(*row).name()).collect();
            let (row, name) = match naming::name(&all.texts, kind, &members, &names, |name| self.pipeline.resolver().key(kind, name)) {
                naming::Named::Own(at) => (rows.iter().nth(at), Text::EMPTY),
                naming::Named::Text(text) => (rows.first(), text),
            };
            let row = row.map(|(_, row)| *row);
            let own = if group.iter().all(|&i| named[i as usize].own != 0) { named[group[0] as usize].own } else { 0 };
            self.things.push(Thing { kind, name, row, own });
        }
    }
}

/// The line of the first pair in a file with a header.
const FIRST_LINE: u64 = 2;

/// Names in merges.csv and splits.csv that nothing in the run bears.
fn unmet(profiles: &Profiles, overrides: &Overrides, pipeline: &Pipeline) -> Vec<Complaint> {
    if overrides.merges.is_empty() && overrides.splits.is_empty() {
        return Vec::new();
    }
    let mut met: std::collections::HashSet<String> = std::collections::HashSet::new();
    for profile in &profiles.all {
        met.insert(profiles.texts.get(profile.key.name).to_owned());
        if let Some(row) = profile.key.row {
            met.insert(known(profile.key.kind, pipeline.lexicon().row(row)));
        }
    }
    let mut out = Vec::new();
    for (file, pairs) in [("merges.csv", &overrides.merges), ("splits.csv", &overrides.splits)] {
        for (n, (name, other)) in pairs.iter().enumerate() {
            if let Some(missing) = [name, other].into_iter().find(|name| !met.contains(*name)) {
                let detail =
                    format!("nothing in this run is called `{missing}`; a cell is a full name as an article has it, or an id of the world (wikidata:Q42)");
                out.push(Complaint { file, line: n as u64 + FIRST_LINE, problem: "no-such-name", detail });
            }
        }
    }
    out
}

/// What the articles of a run say of the rows that some of them leave open.
struct Agreed {
    /// How many say nothing, agree, contradict.
    rows: HashMap<String, [u32; 3], foldhash::fast::FixedState>,
    /// How many give an acronym to something that is none of its row, by the acronym.
    acronyms: HashMap<Text, Vec<(Option<RowId>, u32)>, foldhash::fast::FixedState>,
}

impl Agreed {
    fn of(profiles: &Profiles, lexicon: &Lexicon) -> Agreed {
        let mut agreed = Agreed { rows: HashMap::default(), acronyms: HashMap::default() };
        for profile in &profiles.all {
            if let Some(row) = profile.key.row {
                agreed.rows.entry(known(profile.key.kind, lexicon.row(row))).or_default()[profile.key.facts as usize] += profile.articles;
            }
            if profile.key.kind == Kind::Organization && (profile.key.row.is_none() || profile.key.facts == Facts::Agree) {
                for form in profile.forms.iter().filter(|form| form.kind == NameKind::Acronym && form.articles > 0) {
                    agreed.acronyms.entry(form.text).or_default().push((profile.key.row, form.articles));
                }
            }
        }
        agreed
    }

    /// Is a profile the thing of its row? Where its articles leave that open, the others of the run decide: of a person those that agree and
    /// contradict, of an acronym those that spell it out.
    fn is(&self, profile: &Profile, profiles: &Profiles, lexicon: &Lexicon) -> bool {
        let Some(row) = profile.key.row else { return false };
        let entry = lexicon.row(row);
        let [silent, agree, contradict] = self.rows.get(&known(profile.key.kind, entry)).copied().unwrap_or_default();
        match (profile.key.kind, profile.key.facts) {
            (Kind::Place, _) | (_, Facts::Agree) => true,
            (_, Facts::Contradict) => false,
            // A few that agree among many that say nothing are as likely of a namesake.
            (Kind::Person, Facts::Silent) => agree > 0 && agree >= 2 * contradict && MANY * agree >= silent,
            (Kind::Organization, Facts::Silent) => {
                let others = profile.forms.iter().filter_map(|form| self.acronyms.get(&form.text)).flatten().filter(|(other, _)| *other != Some(row));
                let others: u32 = others.map(|(_, articles)| articles).sum();
                // An ordinary word must be spelt out somewhere; a surname or a town is told from an organization by its kind.
                let is_word = || profile.forms.iter().any(|form| is_word(profiles.texts.get(form.text), lexicon));
                let ambiguous = entry.column("ambiguous") == "true" && is_word();
                (others < 2 || others <= agree) && (!ambiguous || agree > 0)
            }
        }
    }
}

/// So many articles that say nothing follow one that agrees.
const MANY: u32 = 2;

/// Is it a word that stands in lower case more often than not?
fn is_word(name: &str, lexicon: &Lexicon) -> bool {
    const MOSTLY: f32 = 0.5;
    let folded = crate::words::fold(name);
    let row = lexicon.about("words/common").find_map(|l| lexicon.keyed(l, &folded).next());
    row.is_some_and(|row| lexicon.row(row).column("case").parse::<f32>().is_ok_and(|case| case >= MOSTLY))
}

/// By what a profile is compared with others.
struct Compared<'p> {
    /// Its row, if it is the thing of it.
    row: Option<RowId>,
    name: &'p str,
    key: Box<str>,
}

fn compared<'p>(profiles: &'p Profiles, i: u32, kind: Kind, agreed: &Agreed, pipeline: &Pipeline) -> Compared<'p> {
    let profile = &profiles.all[i as usize];
    let row = profile.key.row.filter(|_| agreed.is(profile, profiles, pipeline.lexicon()));
    // Without its row, an acronym is not spelt out by it either.
    let spelt = if kind == Kind::Organization && row.is_none() { profile.forms.iter().max_by_key(|form| form.mentions) } else { None };
    let name = profiles.texts.get(spelt.filter(|_| profile.key.row.is_some()).map_or(profile.key.name, |form| form.text));
    Compared { row, name, key: pipeline.resolver().key(kind, name).into() }
}

/// A profile as [`identity`] compares it; `keys` are those of all of its kind, since a form that is none of them tells nothing.
fn named<'p>(profiles: &'p Profiles, i: u32, kind: Kind, compared: Compared<'p>, keys: &Sought, pipeline: &Pipeline) -> Named<'p> {
    let Compared { row, name, key } = compared;
    let (profile, resolver) = (&profiles.all[i as usize], pipeline.resolver());
    let text = |text: Text| profiles.texts.get(text);
    let entry = profile.key.row.map(|row| known(kind, pipeline.lexicon().row(row))).unwrap_or_default();
    let mut forms: Vec<(Box<str>, u32)> = Vec::new();
    for form in profile.forms.iter().filter(|form| form.articles > 0) {
        let form_key = resolver.key(kind, text(form.text));
        if *form_key != *key && keys.has(&form_key) {
            match forms.iter_mut().find(|(known, _)| **known == *form_key) {
                Some((_, articles)) => *articles += form.articles,
                None => {
                    forms.reserve_exact(1);
                    forms.push((form_key.into(), form.articles));
                }
            }
        }
    }
    let within = text(profile.key.within);
    let known = row.map(|row| known(kind, pipeline.lexicon().row(row))).unwrap_or_default();
    // Of a person only an id of the world is at stake: a row without one tells no namesakes apart.
    let (known, facts) = if kind == Kind::Person && !clusters::is_id(&entry) { (String::new(), Facts::Silent) } else { (known, profile.key.facts) };
    let core = if kind == Kind::Organization { resolver.core(&key) } else { String::new() };
    Named {
        kind,
        overruled: kind != profile.key.kind,
        core: if *core == *key { Box::default() } else { core.into() },
        key,
        name,
        known: known.into(),
        facts,
        within: profile.key.placed_at.map_or_else(|| within.into(), |row| format!("{within} {}", pipeline.lexicon().row(row).citation()).into()),
        own: if kind == Kind::Person { profile.key.own } else { 0 },
        forms,
        acronym: resolver.key(kind, text(profile.key.acronym)).into(),
        is_acronym: naming::is_acronym(name),
        articles: profile.articles,
        ties: &profile.ties,
    }
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
