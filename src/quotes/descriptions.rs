//! What a description of somebody tells (`the Iranian president`, `the customs broker`, `the ministry`), and whether it fits one who is
//! named.
//!
//! In: the words of a description, the roles and names of an article, the dictionaries. Out: pieces of [`Evidence`]. Absent: which of
//! several who fit is meant (see `antecedents`).

use super::antecedents::{Evidence, Pieces};
use super::grammar::*;
use super::speakers::Resolver;
use crate::dictionaries::Lexicon;
use crate::model::{Entity, Gender, Kind, Role, TokenRange};
use crate::resolvers::given_name_gender;
use crate::words::{self, Class};
use std::collections::HashMap;

/// So many mentions of an entity are looked at.
const MENTIONS: usize = 6;

/// A description, taken apart.
#[derive(Clone, Debug)]
pub struct Description {
    /// The words before the noun, without determiner.
    before: TokenRange,
    /// The noun.
    noun: u32,
    /// Does more stand behind it?
    complement: bool,
    /// `its administrator`, `the company’s director`: only one to whom the article gives that role is meant.
    owned: bool,
    /// What kind of thing it means; none = no list knows the noun.
    kind: Option<Kind>,
    /// The gender that its noun tells.
    gender: Option<Gender>,
}

impl Description {
    /// What speaks for nobody being meant.
    pub(super) fn of_nobody(&self, pieces: &mut Pieces) {
        pieces.add_if(self.complement, Evidence::Complement);
        pieces.add_if(!self.before.is_empty(), Evidence::Modified);
        pieces.add_if(self.kind.is_none(), Evidence::Unknown);
    }
}

/// What the dictionaries say of the nouns of descriptions and of given names.
pub struct Nouns {
    /// Folded role or title → its walk of life.
    walks: HashMap<String, String, foldhash::fast::FixedState>,
    given_names: Vec<u16>,
    demonyms: Vec<u16>,
}

impl Nouns {
    /// Reads the lists.
    pub fn new(lexicon: &Lexicon) -> Nouns {
        let mut walks = HashMap::default();
        for (subject, column) in [("people/roles", "walk"), ("people/titles", "class")] {
            for id in lexicon.about(subject).flat_map(|l| lexicon.list(l).rows()) {
                let row = lexicon.row(id);
                let walk = row.column(column);
                if !walk.is_empty() && walk != "other" {
                    walks.entry(words::fold(row.name())).or_insert_with(|| walk.to_owned());
                }
            }
        }
        Nouns { walks, given_names: lexicon.about("people/given_names").collect(), demonyms: lexicon.about("places/demonyms").collect() }
    }

    fn walk(&self, word: &str) -> Option<&str> {
        self.walks.get(word).map(String::as_str)
    }

    /// The gender of nearly all who bear the given name of a full name.
    pub(super) fn usual_gender(&self, name: &str, lexicon: &Lexicon) -> Option<Gender> {
        given_name_gender(lexicon, &self.given_names, &words::fold(name.split(' ').next()?))
    }

    /// The country of a nationality, as ISO code.
    fn nation<'l>(&self, word: &str, lexicon: &'l Lexicon) -> Option<&'l str> {
        let row = lexicon.named(word).find(|&row| self.demonyms.contains(&lexicon.list_of(row)))?;
        Some(lexicon.row(row).column("country_code")).filter(|code| !code.is_empty())
    }
}

/// A role that the article gives a person.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Told {
    person: u32,
    /// Its words.
    folded: String,
    place: Option<u32>,
}

/// The roles that an article gives people, by person, each once.
pub struct Roles(Vec<Told>);

impl Roles {
    /// Sorts the roles.
    pub fn new(roles: &[Role]) -> Roles {
        let mut told: Vec<Told> = roles.iter().map(|r| Told { person: r.person, folded: words::fold(&r.role), place: r.place }).collect();
        told.sort();
        told.dedup();
        Roles(told)
    }

    fn of(&self, person: u32) -> &[Told] {
        let from = self.0.partition_point(|role| role.person < person);
        let count = self.0[from..].partition_point(|role| role.person == person);
        &self.0[from..from + count]
    }
}

impl Resolver<'_> {
    /// A definite description of one person or one group, taken apart; none = it is none.
    pub(super) fn description(&self, tokens: TokenRange) -> Option<Description> {
        if tokens.len() < 2 || !self.is(tokens.start, DEFINITE | POSSESSIVE) {
            return None;
        }
        // `the Head of State`: an office of several words.
        let titled = self.nouns.walk(self.document.folded_range(TokenRange { start: tokens.start + 1, end: tokens.end })).is_some();
        let stops = |t: &u32| self.is(*t, PREPOSITION | RELATIVE) && !self.document.tokens[*t as usize].is_capitalised() || !self.wordlike(*t);
        let end = (tokens.start + 1..tokens.end).find(stops).unwrap_or(tokens.end);
        let noun = end.checked_sub(1).filter(|&t| t > tokens.start)?;
        // `the statement` is a thing that was said.
        if self.is(noun, CLITIC) || self.is(noun, SPEECH_NOUN) && !self.is(noun, ROLE | COLLECTIVE) {
            return None;
        }
        let owned = self.is(tokens.start, POSSESSIVE) || (tokens.start..noun).any(|t| self.is(t, CLITIC));
        let (role, group) = (self.is(noun, ROLE | TITLE), self.is(noun, COLLECTIVE));
        let folded = self.document.folded(noun as usize);
        let plural = looks_plural(folded) && (role || group || self.is(noun, REPORTER));
        if self.is(noun, PLURAL) || plural && (role || !group) {
            return None;
        }
        let gender = if self.is(noun, FEMALE) { Some(Gender::Female) } else { self.is(noun, MALE).then_some(Gender::Male) };
        // `the 44-year-old`
        let number = self.document.tokens[tokens.start as usize + 1].class == Class::Number;
        let aged = number && !role && !group && tokens.len() > 3 && self.document.word(tokens.start as usize + 2) == "-";
        let person = role || gender.is_some() || aged;
        let kind = if person { Some(Kind::Person) } else { group.then_some(Kind::Organization) };
        let before = TokenRange { start: tokens.start + 1, end: noun };
        let kind = if titled { Some(Kind::Person) } else { kind };
        Some(Description { before, noun, complement: end < tokens.end && !titled, owned: owned || aged, kind, gender })
    }

    fn wordlike(&self, token: u32) -> bool {
        self.document.tokens[token as usize].class != Class::Mark || matches!(self.document.word(token as usize), "-" | "‑" | "." | "’" | "'")
    }

    /// Can the description mean the entity? Adds what speaks for it.
    pub(super) fn described(&self, d: &Description, e: u32, entity: &Entity, spoken: bool, entities: &[Entity], pieces: &mut Pieces) -> bool {
        let kind = if entity.kind == Kind::Place { Kind::Organization } else { entity.kind };
        if d.kind.is_some_and(|k| k != kind) || entity.kind == Kind::Place && !spoken {
            return false;
        }
        if let (Some(gender), Kind::Person) = (d.gender, entity.kind)
            && !self.gender_fits(entity, gender, pieces)
        {
            return false;
        }
        let noun = self.document.folded(d.noun as usize);
        let whole = self.document.folded_range(TokenRange { start: d.before.start, end: d.noun + 1 });
        let (beside, all) = self.beside(d, entity);
        pieces.add_if(beside, Evidence::Beside);
        pieces.add_if(all, Evidence::AllBeside);
        pieces.add_if(d.kind.is_none(), Evidence::Unknown);
        if entity.kind == Kind::Person {
            let roles = self.roles.of(e);
            self.by_roles(noun, whole, roles, entity, pieces);
            // `the Iranian president` is not the French one.
            if !self.by_nation(d, roles, entity, entities, pieces) && !all {
                return false;
            }
            let anyone = self.grammar.is(self.document.tokens[d.noun as usize].hash, FEMALE | MALE) && self.nouns.walk(noun).is_none();
            pieces.add_if(anyone, Evidence::Anyone);
            pieces.add_if(self.aged(d, entity), Evidence::Age);
        } else {
            let hash = self.document.tokens[d.noun as usize].hash;
            let has = |&m: &u32| self.mentions[m as usize].tokens.range().any(|t| self.document.tokens[t].hash == hash);
            pieces.add_if(entity.mentions.iter().take(MENTIONS).any(has), Evidence::InName);
            pieces.add_if(d.before.is_empty() && d.kind.is_some(), Evidence::Anyone);
            pieces.add_if(!entity.ticker.is_empty(), Evidence::Company);
            pieces.add_if(self.by_dictionary(noun, entity), Evidence::Office);
        }
        // A noun that no list knows and that stands nowhere with the name tells nothing.
        let open = d.kind.is_some() && !d.owned && !d.complement;
        open || [Evidence::Age, Evidence::Beside, Evidence::InName, Evidence::RoleNoun, Evidence::SameRole].iter().any(|&piece| pieces.has(piece))
    }

    /// Do the roles that the article gives the person agree?
    fn by_roles(&self, noun: &str, whole: &str, roles: &[Told], entity: &Entity, pieces: &mut Pieces) {
        let walk = self.nouns.walk(noun);
        let (mut same, mut with_noun, mut near) = (false, false, false);
        for role in roles {
            same |= role.folded == whole;
            with_noun |= role.folded.split(' ').any(|word| word == noun);
            let last = role.folded.rsplit(' ').next().unwrap_or("");
            near |= walk.is_some() && (self.nouns.walk(last) == walk || self.nouns.walk(&role.folded) == walk);
        }
        let row = entity.row.map(|row| self.lexicon.row(row));
        let office = row.as_ref().is_some_and(|row| words::fold(row.column("position")).split(['|', ' ']).any(|word| word == noun));
        let walk_of_row = row.as_ref().is_some_and(|row| walk.is_some_and(|walk| row.column("walk") == walk));
        pieces.add_if(same, Evidence::SameRole);
        pieces.add_if(with_noun, Evidence::RoleNoun);
        pieces.add_if(near || walk_of_row, Evidence::Walk);
        pieces.add_if(office, Evidence::Office);
        pieces.add_if(!roles.is_empty() && !with_noun && !near && !office, Evidence::OtherRole);
    }

    /// `the Iranian president`: does the person belong to that country? True where no country is told.
    fn by_nation(&self, d: &Description, roles: &[Told], entity: &Entity, entities: &[Entity], pieces: &mut Pieces) -> bool {
        let nation = d.before.range().find_map(|t| self.nouns.nation(self.document.folded(t), self.lexicon));
        let Some(nation) = nation else { return true };
        let code = |row: Option<crate::model::RowId>| row.map(|row| self.lexicon.row(row).column("country_code"));
        let of_role = |role: &Told| role.place.is_some_and(|p| code(entities[p as usize].row) == Some(nation));
        let agrees = code(entity.row) == Some(nation) || roles.iter().any(of_role);
        pieces.add_if(agrees, Evidence::Nation);
        agrees
    }

    /// Does the list that knows an organization call it by the noun (`the party`, `the agency`)?
    fn by_dictionary(&self, noun: &str, entity: &Entity) -> bool {
        let Some(row) = entity.row else { return false };
        let list = self.lexicon.list(self.lexicon.list_of(row)).subject();
        let kind = self.lexicon.row(row).column("type");
        let stem = noun.strip_suffix('y').unwrap_or(noun);
        kind.split(' ').any(|word| word == noun) || list.rsplit('/').next().is_some_and(|subject| subject.starts_with(stem))
    }

    /// Does the noun stand beside a name of the entity, before it or behind a comma; and do all words of the description?
    fn beside(&self, d: &Description, entity: &Entity) -> (bool, bool) {
        /// So many words before a name, and behind it.
        const REACH: u32 = 7;
        let tokens = &self.document.tokens;
        let noun = tokens[d.noun as usize].hash;
        let (mut some, mut all) = (false, false);
        for &m in entity.mentions.iter().take(MENTIONS) {
            let name = self.mentions[m as usize].tokens;
            if name.start <= d.noun && d.noun < name.end {
                continue;
            }
            let sentence = tokens[name.start as usize].sentence;
            let here = |t: u32| tokens.get(t as usize).is_some_and(|token| token.sentence == sentence);
            let flows = |t: u32| here(t) && (tokens[t as usize].is_word() || matches!(self.document.word(t as usize), "-" | "."));
            let mut start = name.start;
            let comma = start > 0 && here(start - 1) && self.document.word(start as usize - 1) == ",";
            start -= u32::from(comma);
            let open = start;
            let stops = |t: u32| self.is(t, CUE | AUXILIARY | PAST) && !self.is(t, ROLE | TITLE | COLLECTIVE);
            while start > 0 && open - start < REACH && flows(start - 1) && !stops(start - 1) {
                start -= 1;
            }
            // `Lake City Council consultant Reed & Co.` is no council.
            let own = |t: u32| {
                let m = self.mentions.partition_point(|m| m.tokens.end <= t);
                self.mentions.get(m).is_none_or(|m| m.tokens.start > t)
            };
            let says = |t: u32| tokens[t as usize].hash == noun && own(t);
            let mut found = (start..open).any(says);
            let mut range = start..open;
            if !found && here(name.end) && matches!(self.document.word(name.end as usize), "," | "(") {
                let mut end = name.end + 1;
                while end - name.end <= REACH && flows(end) && !stops(end) {
                    end += 1;
                }
                range = name.end + 1..end;
                found = range.clone().any(says);
            }
            some |= found;
            let has = |t: usize| range.clone().any(|k| tokens[k as usize].hash == tokens[t].hash) || self.is(t as u32, ADVERB | ARTICLE);
            all |= found && !d.before.is_empty() && d.before.range().all(has);
        }
        (some, all)
    }

    /// `the 44-year-old`: is the person given that age?
    fn aged(&self, d: &Description, entity: &Entity) -> bool {
        let words = TokenRange { start: d.before.start, end: d.noun + 1 };
        let number = |t: usize| self.document.tokens[t].class == Class::Number;
        let Some(age) = words.range().find(|&t| number(t)).map(|t| self.document.folded(t)) else { return false };
        let age = age.split('-').next().unwrap_or(age);
        entity.mentions.iter().take(MENTIONS).any(|&m| {
            let name = self.mentions[m as usize].tokens;
            let near = (name.start.saturating_sub(6)..name.start).chain(name.end..name.end + 3);
            near.filter(|&t| (t as usize) < self.document.tokens.len())
                .any(|t| number(t as usize) && self.document.folded(t as usize).split('-').next() == Some(age))
        })
    }
}
