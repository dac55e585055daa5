//! Which place each name means, and which mentions are one place.
//!
//! In: the forms in which places are named. Out: [`Group`]s, each with its row of the gazetteer, or, where the gazetteer has none,
//! with what is known to hold it ([`unlisted`]). Names find their [`candidates`](candidates::Search), the text around gives evidence
//! ([`scene`]), the places of the article speak for each other ([`ranking`]), and the sum of the weights in `places/ranking.tsv`
//! decides ([`features`]). The `reason` names the piece of evidence that told the winner from the next.
//! Absent: which words are places (see the annotators), and what an article is about (see [`focus`](super::focus)).

mod candidates;
mod features;
pub mod fit;
mod gazetteer;
mod ranking;
mod reason;
mod scene;
mod unlisted;
mod words;

use super::forms::Form;
use super::{Group, Use};
use crate::dictionaries::Lexicon;
use crate::error::Result;
use crate::model::{Document, Kind, Matches, Mention, NameKind};
use candidates::Search;
use features::Weights;
use gazetteer::Gazetteer;
use scene::Unit;
use words::Words;

/// What the resolving of places knows.
pub struct Places {
    gazetteer: Gazetteer,
    words: Words,
    weights: Weights,
}

impl Places {
    /// Finds the lists and reads the weights.
    ///
    /// # Errors
    /// A badly formed `places/context.toml` or `places/ranking.tsv`.
    pub fn new(lexicon: &Lexicon) -> Result<Places> {
        Ok(Places { gazetteer: Gazetteer::new(lexicon), words: Words::new(lexicon)?, weights: Weights::new(lexicon)? })
    }

    fn search<'k, 'l>(&'k self, document: &'k Document, matches: &'k Matches, lexicon: &'l Lexicon) -> Search<'k, 'l> {
        Search { document, matches, gazetteer: &self.gazetteer, words: &self.words, lexicon }
    }

    /// Groups the forms of places.
    pub(super) fn groups(&self, document: &Document, matches: &Matches, mentions: &[Mention], forms: &[Form], lexicon: &Lexicon) -> Vec<Group> {
        let search = self.search(document, matches, lexicon);
        let mut units = scene::units(search, mentions, forms);
        ranking::rank(document, mentions, &mut units, &self.weights);
        let mut groups: Vec<Group> = Vec::new();
        for unit in units.iter().filter(|u| u.form.is_some()) {
            let (use_, group) = self.decide(search, mentions, unit, &units, forms);
            let same = groups.iter_mut().find(|g| g.row.is_some() && g.row == group.row);
            match same {
                Some(before) => before.join(use_, "same place"),
                None => groups.push(group),
            }
        }
        groups
    }

    /// The group of one unit: its row, name, reason.
    fn decide(&self, search: Search, mentions: &[Mention], unit: &Unit, all: &[Unit], forms: &[Form]) -> (Use, Group) {
        let form = unit.form.unwrap_or_default();
        let best = (0..unit.candidates.len()).max_by(|&a, &b| unit.chances[a].total_cmp(&unit.chances[b]).then(b.cmp(&a)));
        let kind = best.map_or(NameKind::Full, |best| match unit.candidates[best].bearing {
            gazetteer::Bearing::Name => NameKind::Full,
            _ if unit.longer.contains(&unit.candidates[best].row) => NameKind::Short,
            _ if forms[form].capitals => NameKind::Acronym,
            _ => NameKind::Alias,
        });
        let use_ = Use { form, mentions: unit.mentions.clone(), kind };
        let mut group = Group::new(Kind::Place, use_.clone());
        match best {
            Some(best) => {
                let chosen = &unit.candidates[best];
                group.row = Some(chosen.row);
                group.name = Some(search.lexicon.row(chosen.row).name().to_owned());
                group.note = reason::reason(search, unit, best, all, &self.weights.together);
            }
            None => {
                let unlisted = unlisted::locate(search, mentions, unit, all);
                (group.within, group.placed_at, group.note) = (unlisted.within, unlisted.placed_at, unlisted.why);
            }
        }
        (use_, group)
    }
}
