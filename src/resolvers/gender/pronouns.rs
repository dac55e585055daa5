//! Pronouns that can only mean one person: `Robert Hale spoke. He was calm.`
//!
//! In: the names of people and the nouns that say a gender. Out: pronouns in the tally of the person they mean: the one person named in
//! the sentence, before the pronoun, and in the sentence before; or in a sentence without a name, the one of the sentence or the
//! paragraph before. After a woman or a mother who is not named, `she` may be her. Inside quotation marks others speak of others.

use super::nouns::Noun;
use super::{Evidence, Reader, Tally};
use crate::model::{Gender, Kind, Mention, TokenRange};
use crate::words::Class;

/// For each gender, whether somebody is spoken of whom the text does not name.
type Others = [bool; Gender::ALL.len()];

/// Who is spoken of, and the genders of others who are, without a name.
#[derive(Clone, Copy, Default)]
struct Spoken {
    sole: Option<u32>,
    several: bool,
    others: Others,
}

impl Spoken {
    fn of(&mut self, person: u32) {
        self.several |= self.sole.is_some_and(|sole| sole != person);
        self.sole = Some(person);
    }

    fn one(&self) -> Option<u32> {
        self.sole.filter(|_| !self.several)
    }
}

/// So many tokens from the beginning of a sentence its first name is what it is about.
const OPENING: u32 = 6;

/// Counts the pronouns of each person.
pub(super) fn count(reader: &Reader, nouns: &[Noun], tallies: &mut [Tally]) {
    let document = reader.document;
    let (mut before, mut paragraph, mut paragraph_before) = (Spoken::default(), Spoken::default(), Spoken::default());
    let mut quoted = false;
    for sentence in document.sentences.iter().filter(|s| !s.tokens.is_empty()) {
        let tokens = sentence.tokens;
        let opens = document.paragraph_of(tokens.start as usize).tokens.start == tokens.start;
        if opens {
            (paragraph_before, paragraph, quoted) = (paragraph, Spoken::default(), false);
        }
        let mut here = Spoken::default();
        for mention in people(reader, tokens) {
            here.of(mention.entity);
            paragraph.of(mention.entity);
        }
        let named = here.sole.is_some();
        // Without a name it goes on with what was spoken of.
        let spoken = if opens { paragraph_before } else { before };
        let meant = if named { meant(reader, tokens, here, before, opens) } else { spoken.one().map(|one| (one, tokens)) };
        let mut others = if named { Others::default() } else { spoken.others };
        let fronted = matches!(reader.grammar(tokens.start as usize), Some("preposition" | "conjunction"));
        let mut noun = nouns.partition_point(|n| n.tokens.start < tokens.start);
        let mut counted = false;
        for t in tokens.range() {
            match document.word(t) {
                "“" => quoted = true,
                "”" => quoted = false,
                "\"" => quoted = !quoted,
                _ => {}
            }
            while let Some(found) = nouns.get(noun).filter(|n| n.tokens.start as usize <= t) {
                others[found.gender as usize] |= !quoted && !found.named;
                noun += 1;
            }
            let Some(gender) = told(reader, t).filter(|_| !quoted && !is_pair(reader, t)) else { continue };
            match meant {
                Some((person, reach)) if reach.holds(t) && !others[gender as usize] && !(named && is_object(reader, t)) => {
                    tallies[person as usize].add(Evidence::Pronoun, gender);
                    counted = true;
                }
                // `She told Reed …`; but not `In her book, Lima …`.
                Some((person, reach)) if (t as u32) < reach.start && !fronted && before.one() != Some(person) => others[gender as usize] = true,
                _ => {}
            }
        }
        paragraph.others = std::array::from_fn(|g| paragraph.others[g] || others[g]);
        // A sentence whose pronouns mean somebody is about him or her as one with the name is.
        before = match meant {
            Some((person, _)) if counted && !named => Spoken { sole: Some(person), several: false, others },
            _ => Spoken { others, ..here },
        };
    }
}

/// Whom the pronouns of a sentence with names mean, and where: behind the one name that it and the sentence before have, else between
/// the name it begins with and the next.
fn meant(reader: &Reader, tokens: TokenRange, here: Spoken, before: Spoken, opens: bool) -> Option<(u32, TokenRange)> {
    let first = people(reader, tokens).next()?;
    let alone = here.one().is_some() && (opens || before.one().is_none_or(|one| one == first.entity));
    if !alone && first.tokens.start > tokens.start + OPENING {
        return None;
    }
    let next = people(reader, tokens).find(|m| m.entity != first.entity);
    Some((first.entity, TokenRange { start: first.tokens.end, end: next.map_or(tokens.end, |m| m.tokens.start) }))
}

/// The names of people in a sentence.
fn people<'r>(reader: &Reader<'r>, tokens: TokenRange) -> impl Iterator<Item = &'r Mention> {
    let first = reader.mentions.partition_point(|m| m.tokens.end <= tokens.start);
    reader.mentions[first..].iter().take_while(move |m| m.tokens.start < tokens.end).filter(|m| m.kind == Kind::Person)
}

/// The gender that a pronoun tells.
fn told(reader: &Reader, token: usize) -> Option<Gender> {
    reader.knowledge.pronoun_gender(reader.word(token), reader.document.tokens.get(token)?.hash)
}

/// `Reed met her`: an object is rarely the one whose name stands before it; `her house` is none.
fn is_object(reader: &Reader, token: usize) -> bool {
    let lists = reader.knowledge.lists;
    let owns = reader.same_sentence(token, token + 1) && reader.document.tokens[token + 1].class != Class::Mark && reader.grammar(token + 1).is_none();
    lists.objects.iter().any(|object| object == reader.word(token)) && !owns
}

/// `he or she` is anybody.
fn is_pair(reader: &Reader, token: usize) -> bool {
    let gender = told(reader, token);
    let other = |t: usize| reader.same_sentence(t, token) && told(reader, t).is_some_and(|g| Some(g) != gender);
    let joins = |t: usize| reader.grammar(t) == Some("conjunction");
    joins(token + 1) && other(token + 2) || token >= 2 && joins(token - 1) && other(token - 2)
}
