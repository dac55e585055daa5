//! Whether what an article says of a person agrees with the dictionary row of that name.
//!
//! In: the people of an article with the row of their name, their roles, the places beside them, the day. Out: for each a [`Facts`] and
//! the pieces of evidence behind it. A namesake is common and an id in print is not to be taken back, so that a name alone counts
//! only where hardly anybody else can bear it: given name and surname are each known to so many people (`count`, a power of ten), of
//! some three hundred million counted; where both together are so rare that fewer than one other bearer is to be expected, the name
//! speaks for itself. Weights: `any/identity/facts.tsv`. Absent: what other articles say (see `consolidate`).

use super::knowledge::Knowledge;
use crate::dictionaries::{Lexicon, Row};
use crate::error::{Error, Result};
use crate::model::{Document, Entity, Facts, Kind, Matches, Mention, Role};
use crate::words;
use std::collections::HashMap;

/// Without one of these, nothing that agrees is enough.
const PERSONAL: [&str; 3] = ["same office", "same walk of life", "rare name"];

/// Powers of ten of the people whom the lists of names have counted.
const COUNTED: u32 = 8;

/// What the facts weigh, and which walks of life go together.
pub struct FactWeights {
    weights: HashMap<String, f32>,
    /// Walk of life → those that one person often has beside it.
    beside: HashMap<String, Vec<String>>,
}

impl FactWeights {
    /// Reads `identity/facts` and `people/walks`.
    ///
    /// # Errors
    /// A weight that is no number.
    pub fn new(lexicon: &Lexicon) -> Result<FactWeights> {
        let mut weights = HashMap::new();
        for id in lexicon.about("identity/facts").flat_map(|l| lexicon.list(l).rows()) {
            let row = lexicon.row(id);
            let weight = row.column("weight").parse().map_err(|e| Error::new(row.citation(), e, "a weight is a number, such as 1.5"))?;
            weights.insert(row.name().to_owned(), weight);
        }
        let rows = lexicon.about("people/walks").flat_map(|l| lexicon.list(l).rows()).map(|id| lexicon.row(id));
        let beside = rows.map(|row| (row.name().to_owned(), row.column("beside").split('|').map(str::to_owned).collect())).collect();
        Ok(FactWeights { weights, beside })
    }

    fn of(&self, piece: &str) -> f32 {
        self.weights.get(piece).copied().unwrap_or(0.0)
    }
}

/// Sets [`Entity::facts`] of the people who have a row, and adds to their reason what spoke for and against it.
pub(super) fn weigh(
    document: &Document,
    matches: &Matches,
    mentions: &[Mention],
    entities: &mut [Entity],
    roles: &[Role],
    weights: &FactWeights,
    knowledge: Knowledge,
) {
    let year = document.published.map(|day| i32::from(day.year()));
    let countries: Vec<&str> = entities.iter().filter(|e| e.kind == Kind::Place).map(|e| super::focus::codes(e, knowledge.lexicon).0).collect();
    let mut weighed = Vec::new();
    for (e, entity) in entities.iter().enumerate().filter(|(_, entity)| entity.kind == Kind::Person) {
        // Whom everybody knows by the surname alone has been weighed by the list that says so.
        let Some(row) = entity.row.filter(|_| entity.facts == Facts::Silent).map(|row| knowledge.lexicon.row(row)) else { continue };
        let mut pieces: Vec<&'static str> = Vec::new();
        let said: Vec<&Role> = roles.iter().filter(|role| role.person == e as u32).collect();
        pieces.extend(by_role(document, matches, &said, row, weights, knowledge));
        let country = row.column("country_code");
        if !country.is_empty() && countries.contains(&country) {
            pieces.push("country named");
        }
        if let Some(piece) = year.and_then(|year| by_years(row, year)) {
            pieces.push(piece);
        }
        if entity.mentions.iter().any(|&m| is_aged(document, &mentions[m as usize])) {
            pieces.push("age given");
        }
        pieces.extend(by_rarity(&entity.name, knowledge));
        let sum: f32 = pieces.iter().map(|piece| weights.of(piece)).sum();
        // That the country is named and the time fits holds for many a namesake.
        let personal = pieces.iter().any(|piece| PERSONAL.contains(piece));
        let facts = if personal && sum >= weights.of("enough for") {
            Facts::Agree
        } else if sum <= -weights.of("enough against") {
            Facts::Contradict
        } else {
            Facts::Silent
        };
        weighed.push((e, facts, pieces));
    }
    for (e, facts, pieces) in weighed {
        let entity = &mut entities[e];
        entity.facts = facts;
        if !pieces.is_empty() {
            let mark = if entity.reason.is_empty() { "" } else { "; " };
            entity.reason = format!("{}{mark}facts: {}", entity.reason, pieces.join(", "));
        }
    }
}

/// Do the roles that the text gives agree with the walk of life and the offices of the row?
fn by_role(document: &Document, matches: &Matches, said: &[&Role], row: Row, weights: &FactWeights, knowledge: Knowledge) -> Vec<&'static str> {
    let mut pieces = Vec::new();
    let walk = row.column("walk");
    let offices = words::fold(row.column("position"));
    let offices: Vec<&str> = offices.split(' ').filter(|w| w.len() > 3).collect();
    let (mut same, mut beside, mut other, mut office) = (false, false, false, false);
    for role in said {
        for token in document.tokens_in(role.span).range() {
            office |= offices.contains(&document.folded(token));
            for found in matches.starting_at(token).iter().filter(|m| knowledge.lists.roles.contains(&m.list)) {
                let found = knowledge.lexicon.row(found.row);
                let class = [found.column("class"), found.column("walk")].into_iter().find(|c| !c.is_empty()).unwrap_or("");
                if class.is_empty() || walk.is_empty() {
                    continue;
                }
                same |= class == walk;
                let near = weights.beside.get(walk).is_some_and(|near| near.iter().any(|n| n == class));
                beside |= near && class != walk;
                other |= !near && class != walk;
            }
        }
    }
    if office {
        pieces.push("same office");
    }
    if same {
        pieces.push("same walk of life");
    } else if other && !office {
        pieces.push("another walk of life");
    } else if beside && !office {
        pieces.push("a neighbouring walk of life");
    }
    pieces
}

/// Does the day of the article fit the years in which the person was in public life?
fn by_years(row: Row, year: i32) -> Option<&'static str> {
    const YOUNG: i32 = 15;
    const OLD: i32 = 50;
    let number = |column: &str| row.column(column).get(..4).and_then(|y| y.parse::<i32>().ok());
    let start = number("start")?;
    let end = number("end").unwrap_or(start.max(year.min(start + OLD)));
    if year < start - YOUNG || year > end + OLD {
        Some("another time")
    } else if year < start {
        Some("not yet in office")
    } else if (start..=end + 1).contains(&year) {
        Some("in office at the time")
    } else {
        None
    }
}

/// `David Smith, 34,`: an age is given of people whom the reader does not know.
fn is_aged(document: &Document, mention: &Mention) -> bool {
    let at = mention.tokens.end as usize;
    let number = |t: usize| document.tokens.get(t).is_some_and(|token| token.class == words::Class::Number) && document.word(t).len() <= 3;
    at + 1 < document.tokens.len()
        && document.word(at) == ","
        && number(at + 1)
        && document.tokens.get(at + 2).is_some_and(|_| matches!(document.word(at + 2), "," | "."))
}

/// How many others may bear the name.
fn by_rarity(name: &str, knowledge: Knowledge) -> Option<&'static str> {
    match commonness(name, knowledge) {
        n if n <= COUNTED => Some("rare name"),
        n if n <= COUNTED + 2 => None,
        _ => Some("common name"),
    }
}

/// The power of ten of the people who bear the given name, and of those who bear the surname, added up.
pub(super) fn commonness(name: &str, knowledge: Knowledge) -> u32 {
    let folded = words::fold(name);
    let mut parts = folded.split(' ').filter(|w| w.chars().count() > 1);
    let (Some(first), Some(last)) = (parts.next(), parts.next_back()) else { return u32::MAX };
    let bearers = |word: &str, lists: &[u16]| {
        let rows = knowledge.lexicon.named(word).filter(|&r| lists.contains(&knowledge.lexicon.list_of(r)));
        rows.filter_map(|r| knowledge.lexicon.row(r).column("count").parse::<u32>().ok()).max().unwrap_or(0)
    };
    bearers(first, &knowledge.lists.given_names) + bearers(last, &knowledge.lists.surnames)
}
