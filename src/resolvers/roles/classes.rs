//! The class of a role, from `people/role_classes`: what roles written in many ways have in common.

use super::words::{OF_WORDS, RoleWords};
use crate::dictionaries::Lexicon;
use crate::words;
use std::collections::HashMap;

/// The classes of roles by their last words.
#[derive(Default)]
pub struct RoleClasses {
    /// Words of a role, parted by one space → its class, and that where it belongs to a place.
    classes: HashMap<String, (String, String), foldhash::fast::FixedState>,
    /// Words of the longest entry.
    longest: usize,
}

impl RoleClasses {
    /// Reads `people/role_classes`; aliases of roles and titles have the class of their names.
    #[must_use]
    pub fn new(lexicon: &Lexicon, small: &RoleWords) -> RoleClasses {
        let mut out = RoleClasses::default();
        for row in lexicon.about("people/role_classes").flat_map(|l| lexicon.list(l).rows()).map(|id| lexicon.row(id)) {
            out.insert(row.name(), (row.column("role_class").to_owned(), row.column("of_place").to_owned()));
        }
        for row in ["people/roles", "people/titles"].iter().flat_map(|s| lexicon.about(s)).flat_map(|l| lexicon.list(l).rows()).map(|id| lexicon.row(id)) {
            if let Some(class) = out.find(row.name(), small).cloned() {
                row.column("aliases").split('|').filter(|a| !a.is_empty()).for_each(|alias| out.insert(alias, class.clone()));
            }
        }
        out
    }

    /// Gives a phrase a class, unless it has one.
    fn insert(&mut self, phrase: &str, class: (String, String)) {
        let key = parts(phrase).join(" ");
        self.longest = self.longest.max(key.split(' ').count());
        self.classes.entry(key).or_insert(class);
    }

    /// The class of a role; empty if no entry says one.
    #[must_use]
    pub fn of(&self, role: &str, of_place: bool, small: &RoleWords) -> &str {
        self.find(role, small).map_or("", |(class, there)| if of_place && !there.is_empty() { there } else { class })
    }

    /// What the longest entry says that ends the role, or what stands in it before its first preposition.
    fn find(&self, role: &str, small: &RoleWords) -> Option<&(String, String)> {
        let mut words = parts(role);
        while words.len() > 1 && words.last().is_some_and(|w| small.status(w).is_some()) {
            words.pop();
        }
        let cut = words.iter().skip(1).position(|w| small.has(OF_WORDS, w)).map_or(words.len(), |at| at + 1);
        let ends = (cut + 1..=words.len()).rev().chain([cut]);
        ends.flat_map(|end| (end.saturating_sub(self.longest)..cut.min(end)).map(move |start| (start, end)))
            .find_map(|(start, end)| self.classes.get(&words[start..end].join(" ")))
    }
}

/// The words of a phrase, folded and without their points.
fn parts(phrase: &str) -> Vec<String> {
    let folded = words::fold(phrase).replace('.', "");
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}
