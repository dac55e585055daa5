//! Names of people, organizations and places.

use super::RawTime;
use crate::dictionaries::Lexicon;
use crate::error::Result;
use crate::model::{Document, Kind, Matches, Mention};

/// Decides which words are names, and of what.
pub struct Names {}

impl Names {
    /// Loads the weights.
    ///
    /// # Errors
    /// A badly formed weights table.
    pub fn new(_lexicon: &Lexicon) -> Result<Names> {
        Ok(Names {})
    }

    /// The names of a document, by start, apart.
    #[must_use]
    pub fn decide(&self, document: &Document, matches: &Matches, _times: &[RawTime], lexicon: &Lexicon) -> Vec<Mention> {
        // Placeholder until the fitted decision: longest gazetteer match.
        let mut out = Vec::new();
        let mut at = 0;
        while at < document.tokens.len() {
            let found = matches.starting_at(at).iter().find_map(|m| {
                let subject = lexicon.list(m.list).subject();
                let kind = match subject.split('/').next()? {
                    "people" => Kind::Person,
                    "organizations" => Kind::Organization,
                    "places" => Kind::Place,
                    _ => return None,
                };
                document.tokens[at].is_capitalised().then_some((m, kind))
            });
            if let Some((m, kind)) = found {
                out.push(Mention {
                    span: document.span_of(m.tokens),
                    tokens: m.tokens,
                    kind,
                    confidence: None,
                    reason: lexicon.row(m.row).citation(),
                    entity: 0,
                });
                at = m.tokens.end as usize;
            } else {
                at += 1;
            }
        }
        out
    }
}
