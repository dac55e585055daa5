//! Which thing in the world each mention names, within one article.
//!
//! In: a [`Document`], the [`Matches`] and the mentions the names room decided. Out: [`Entity`]s by first mention, each mention
//! pointing to its own, and the [`Role`]s the text gives people. Every joining keeps its reason. Absent: identity across articles
//! (see `consolidate`) and pronouns as speakers (see the quotes).

mod acronyms;
mod address;
mod circle;
mod facts;
mod focus;
mod forms;
mod gender;
mod knowledge;
mod legal_forms;
pub mod names;
mod organizations;
mod people;
pub mod places;
mod roles;

use crate::dictionaries::Lexicon;
use crate::error::Result;
use crate::model::{Document, Entity, Facts, Kind, Matches, Mention, NameKind, Role, RowId, Span};
use crate::words;
use facts::FactWeights;
pub use focus::focus;
use forms::Form;
pub(crate) use knowledge::given_name_gender;
use knowledge::{Knowledge, Lists};
use roles::RoleWords;
use std::borrow::Cow;

/// Resolves mentions to entities, and finds roles.
pub struct Resolver {
    lists: Lists,
    role_words: RoleWords,
    places: places::Places,
    facts: FactWeights,
}

/// Some mentions of one form, and what that form is to the name of the thing.
#[derive(Clone, Debug)]
struct Use {
    form: usize,
    mentions: Vec<u32>,
    kind: NameKind,
}

/// Forms that name one thing; the first is the fullest.
#[derive(Clone, Debug)]
struct Group {
    kind: Kind,
    uses: Vec<Use>,
    row: Option<RowId>,
    /// The canonical name, where a dictionary gives it; else the fullest form.
    name: Option<String>,
    /// Where the acronym stands that the text gives for it.
    acronym: Option<Span>,
    /// Place context, see [`Entity::within`].
    within: String,
    /// See [`Entity::placed_at`].
    placed_at: Option<RowId>,
    /// How each further form joined: its index in `uses` and the rule.
    joined: Vec<(usize, &'static str)>,
    /// What else there is to say.
    note: String,
    /// See [`Entity::facts`].
    facts: Facts,
}

impl Group {
    fn new(kind: Kind, first: Use) -> Group {
        Group {
            kind,
            uses: vec![first],
            row: None,
            name: None,
            acronym: None,
            within: String::new(),
            placed_at: None,
            joined: Vec::new(),
            note: String::new(),
            facts: Facts::Silent,
        }
    }

    fn join(&mut self, another: Use, how: &'static str) {
        self.joined.push((self.uses.len(), how));
        self.uses.push(another);
    }

    fn first(&self) -> u32 {
        self.uses.iter().filter_map(|u| u.mentions.first()).min().copied().unwrap_or(u32::MAX)
    }
}

impl Resolver {
    /// Makes ready.
    ///
    /// # Errors
    /// A badly formed list.
    pub fn new(lexicon: &Lexicon) -> Result<Resolver> {
        Ok(Resolver {
            lists: Lists::new(lexicon)?,
            role_words: RoleWords::new(lexicon)?,
            places: places::Places::new(lexicon)?,
            facts: FactWeights::new(lexicon)?,
        })
    }

    /// The words by which a name is compared across articles: folded, without marks and possessive endings; of people without suffix,
    /// of organizations without leading article and trailing legal form.
    #[must_use]
    pub fn key(&self, kind: Kind, name: &str) -> String {
        let folded = words::fold(name);
        let words: Vec<&str> = folded.split(' ').filter(|w| *w == "&" || w.chars().any(char::is_alphanumeric)).filter(|w| !w.starts_with('\'')).collect();
        match kind {
            Kind::Person => {
                let mut words: Vec<&str> = words.iter().flat_map(|w| w.split('.')).filter(|w| !w.is_empty()).collect();
                if words.len() > 2 && self.lists.is_suffix(words[words.len() - 1]) {
                    words.pop();
                }
                words.join(" ")
            }
            Kind::Organization => without_points(organizations::core_words(&words, &self.lists).join(" ")),
            Kind::Place => without_points(words.join(" ")),
        }
    }

    /// The key of an organization without the words at its end that add nothing (`Group`); at least one word stays.
    #[must_use]
    pub fn core(&self, key: &str) -> String {
        let mut core = key;
        while let Some((before, last)) = core.rsplit_once(' ') {
            if !self.lists.empty.iter().any(|w| w == last) {
                break;
            }
            core = before;
        }
        core.to_owned()
    }

    /// The given names of which a folded word is a pet form.
    #[must_use]
    pub fn given_names(&self, word: &str, lexicon: &Lexicon) -> Vec<String> {
        let rows = self.lists.nicknames.iter().flat_map(|&l| lexicon.keyed(l, word));
        rows.flat_map(|row| lexicon.row(row).column("given_name").split('|').map(words::fold)).collect()
    }

    /// How places are resolved; for fitting.
    #[must_use]
    pub fn places(&self) -> &places::Places {
        &self.places
    }

    /// The same, to be changed.
    pub fn places_mut(&mut self) -> &mut places::Places {
        &mut self.places
    }

    /// Do the lists know this folded word as a given name and not as a surname?
    #[must_use]
    pub fn is_given_name(&self, word: &str, lexicon: &Lexicon) -> bool {
        let known = |lists: &[u16]| lexicon.named(word).any(|r| lists.contains(&lexicon.list_of(r)));
        known(&self.lists.given_names) && !known(&self.lists.surnames)
    }

    /// The entities of a document, by first mention (each mention's `entity` is set), and the roles its text gives people.
    #[must_use]
    pub fn resolve(&self, document: &Document, matches: &Matches, mentions: &mut [Mention], lexicon: &Lexicon) -> (Vec<Entity>, Vec<Role>) {
        let knowledge = Knowledge { lists: &self.lists, lexicon };
        let definitions = acronyms::definitions(document, mentions, knowledge);
        for definition in &definitions {
            if let Some(short) = definition.short {
                mentions[short as usize].kind = mentions[definition.long as usize].kind;
            }
        }
        let forms = forms::forms(document, mentions);
        let mut groups = people::groups(document, matches, mentions, &forms, knowledge);
        let word = |token: u32| document.folded(token as usize).to_owned();
        groups.extend(organizations::groups(matches, mentions, &forms, &definitions, &word, knowledge));
        groups.extend(self.places.groups(document, matches, mentions, &forms, lexicon));
        join_defined(&mut groups, &definitions);
        groups.sort_by_key(Group::first);
        let mut entities = Vec::with_capacity(groups.len());
        for group in &groups {
            entities.push(entity(document, &forms, group, knowledge));
            for &m in group.uses.iter().flat_map(|u| &u.mentions) {
                mentions[m as usize].entity = entities.len() as u32 - 1;
            }
        }
        tickers(document, mentions, &mut entities);
        address::set(document, matches, mentions, &mut entities, knowledge);
        let roles = roles::find(document, matches, mentions, &entities, &self.role_words, knowledge);
        let reader = roles::Reader { document, matches, mentions, words: &self.role_words, knowledge };
        gender::settle(&reader, &roles, &mut entities);
        facts::weigh(document, matches, mentions, &mut entities, &roles, &self.facts, knowledge);
        circle::draw(&mut entities, &roles, |kind, name| self.key(kind, name));
        (entities, roles)
    }
}

fn without_points(key: String) -> String {
    if key.contains('.') { key.replace('.', "") } else { key }
}

/// Gives each organization the first stock code that stands behind one of its mentions; that of an index is none.
fn tickers(document: &Document, mentions: &[Mention], entities: &mut [Entity]) {
    for &code in &document.codes {
        let at = mentions.partition_point(|m| m.tokens.end <= code.start);
        let Some(mention) = at.checked_sub(1).map(|at| &mentions[at]) else { continue };
        let end = mention.tokens.end;
        let follows = code.start == end || code.start == end + 1 && document.word(end as usize) == "(";
        let entity = &mut entities[mention.entity as usize];
        let of_share = !document.word(code.start as usize).starts_with(['.', '<']);
        if follows && of_share && entity.kind == Kind::Organization && entity.ticker.is_empty() {
            document.slice(document.span_of(code)).clone_into(&mut entity.ticker);
        }
    }
}

/// Joins what the text defines as one and no room has joined yet (`Terrorism Confinement Center (CECOT)`, a place).
fn join_defined(groups: &mut Vec<Group>, definitions: &[acronyms::Definition]) {
    for definition in definitions {
        let of = |m: u32| groups.iter().position(|g| g.uses.iter().any(|u| u.mentions.contains(&m)));
        let Some((mut long, short)) = definition.short.and_then(|s| Some((of(definition.long)?, of(s)?))) else { continue };
        if long == short || groups[long].kind != groups[short].kind || groups[short].uses.len() > 1 {
            continue;
        }
        let acronym = groups.remove(short);
        long -= usize::from(short < long);
        for one in acronym.uses {
            groups[long].join(Use { kind: NameKind::Acronym, ..one }, definition.how);
        }
    }
}

/// A person's name as it is said, where the text lists it family name first (`Okonkwo, Daniel`).
fn natural<'s>(kind: Kind, surface: &'s str, lists: &Lists) -> Cow<'s, str> {
    match surface.split_once(',') {
        Some((family, given)) if kind == Kind::Person && !given.contains(',') && !lists.is_suffix(&words::fold(given.trim())) => {
            Cow::Owned(format!("{} {family}", given.trim()))
        }
        _ => Cow::Borrowed(surface),
    }
}

/// The entity a group stands for.
fn entity(document: &Document, forms: &[Form], group: &Group, knowledge: Knowledge) -> Entity {
    let surface = |f: usize| natural(group.kind, document.slice(forms[f].span), knowledge.lists);
    let mut mentions: Vec<u32> = group.uses.iter().flat_map(|u| u.mentions.iter().copied()).collect();
    mentions.sort_unstable();
    let name = surface(group.uses[0].form);
    let mut reasons: Vec<String> = group.joined.iter().map(|&(u, how)| format!("{}: {how}", surface(group.uses[u].form))).collect();
    if let Some(row) = group.row {
        reasons.push(format!("list {}", knowledge.lexicon.row(row).citation()));
    }
    if !group.note.is_empty() {
        reasons.push(group.note.clone());
    }
    Entity {
        kind: group.kind,
        name: group.name.clone().unwrap_or_else(|| name.into_owned()),
        mentions,
        row: group.row,
        forms: group.uses.iter().map(|u| (surface(u.form).into_owned(), u.kind)).collect(),
        joined: (0..group.uses.len()).map(|u| group.joined.iter().find(|(at, _)| *at == u).map_or("", |(_, how)| how)).collect(),
        ticker: String::new(),
        gender: None,
        honorific: String::new(),
        acronym: group.acronym.map(|span| document.slice(span).to_owned()).unwrap_or_default(),
        within: group.within.clone(),
        placed_at: group.placed_at,
        reason: reasons.join("; "),
        facts: group.facts,
        circle: Vec::new(),
    }
}
