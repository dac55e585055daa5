//! The whole flow, on one screen: start reading here.

use crate::annotators::{Dates, Names};
use crate::dictionaries::Lexicon;
use crate::error::Result;
use crate::matchers;
use crate::model::{Article, Extraction};
use crate::quotes::{Quotes, Scene};
use crate::resolvers::{Resolver, focus};
use crate::text::Text;

/// From one article to everything found in it. Built once, shared by all threads.
pub struct Pipeline {
    lexicon: Lexicon,
    text: Text,
    dates: Dates,
    names: Names,
    resolver: Resolver,
    quotes: Quotes,
    all_languages: bool,
}

impl Pipeline {
    /// Makes each room ready with the knowledge of the lexicon. All that can fail fails here.
    ///
    /// # Errors
    /// A badly formed dictionary, as `path:line` with a cure.
    pub fn new(lexicon: Lexicon) -> Result<Pipeline> {
        Ok(Pipeline {
            text: Text::new(&lexicon)?,
            dates: Dates::new(&lexicon)?,
            names: Names::new(&lexicon)?,
            resolver: Resolver::new(&lexicon)?,
            quotes: Quotes::new(&lexicon)?,
            lexicon,
            all_languages: false,
        })
    }

    /// Whether articles in languages without dictionaries are read too; by default they are not, what is found in them is mostly wrong.
    #[must_use]
    pub fn all_languages(self, all_languages: bool) -> Pipeline {
        Pipeline { all_languages, ..self }
    }

    /// Everything found in one article. No I/O, cannot fail, depends on nothing but the article and the dictionaries.
    #[must_use]
    pub fn extract<'a>(&self, article: &'a Article) -> Extraction<'a> {
        let lexicon = &self.lexicon;
        let document = self.text.prepare(article, lexicon);
        if document.is_foreign && !self.all_languages {
            return Extraction::unread(document);
        }
        let matches = matchers::find(&document, lexicon);
        let mut times = self.dates.recognise(&document, &matches, lexicon);
        let mut mentions = self.names.decide(&document, &matches, &times, lexicon);
        Dates::outside_names(&mut times, &mentions);
        let (entities, roles) = self.resolver.resolve(&document, &matches, &mut mentions, lexicon);
        let scene = Scene { document: &document, matches: &matches, lexicon, mentions: &mentions, times: &times, roles: &roles };
        let quotes = self.quotes.find(&scene, &entities);
        let focus = focus(&document, &mentions, &entities, lexicon);
        let dates = self.dates.value(&document, &times, &quotes, focus.as_ref().map(|f| f.country.as_str()));
        Extraction { document, mentions, dates, quotes, entities, roles, focus, is_read: true }
    }

    /// Who compares names; the run's entities are told apart by it.
    #[must_use]
    pub fn resolver(&self) -> &Resolver {
        &self.resolver
    }

    /// The dictionaries in use.
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }
}
