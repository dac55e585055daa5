//! What the programs that fit weights share: the rooms of the pipeline, made ready once, and how annotated news is read.

use gleaner::annotators::{Dates, Names};
use gleaner::dictionaries::Lexicon;
use gleaner::matchers;
use gleaner::model::{Article, Document, Entity, Mention};
use gleaner::quotes::{Quotes, Scene};
use gleaner::resolvers::Resolver;
use gleaner::text::Text;
use gleaner::words;
use serde_json::Value;
use std::io::BufRead;

pub type Error = Box<dyn std::error::Error>;
/// Start and end in code points.
pub type Place = (u32, u32);

/// The rooms before the quotes, and the quotes.
pub struct Rooms {
    pub lexicon: Lexicon,
    text: Text,
    dates: Dates,
    names: Names,
    resolver: Resolver,
    pub quotes: Quotes,
}

impl Rooms {
    pub fn new() -> Result<Rooms, Error> {
        let lexicon = Lexicon::load(None)?;
        let (text, dates, names) = (Text::new(&lexicon)?, Dates::new(&lexicon)?, Names::new(&lexicon)?);
        Ok(Rooms { text, dates, names, resolver: Resolver::new(&lexicon)?, quotes: Quotes::new(&lexicon)?, lexicon })
    }

    /// Reads a text as far as the quotes need it.
    pub fn read(&self, text: &str, then: impl FnOnce(&Scene, &[Entity], &[Mention])) {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let document: Document = self.text.prepare(&article, &self.lexicon);
        let matches = matchers::find(&document, &self.lexicon);
        let times = self.dates.recognise(&document, &matches, &self.lexicon);
        let mut mentions = self.names.decide(&document, &matches, &times, &self.lexicon);
        let (entities, roles) = self.resolver.resolve(&document, &matches, &mut mentions, &self.lexicon);
        let scene = Scene { document: &document, matches: &matches, lexicon: &self.lexicon, mentions: &mentions, times: &times, roles: &roles };
        then(&scene, &entities, &mentions);
    }
}

/// The records of the files, with a number each.
pub fn records(paths: impl Iterator<Item = String>) -> Result<Vec<Value>, Error> {
    let mut out = Vec::new();
    for path in paths {
        for line in std::io::BufReader::new(std::fs::File::open(path)?).lines() {
            out.push(serde_json::from_str(&line?)?);
        }
    }
    Ok(out)
}

/// Places in code points: `[start, end]`, a list of them, or nothing.
pub fn places(value: &Value) -> Vec<Place> {
    let number = |v: &Value| v.as_u64().map(|n| n as u32);
    match value.as_array() {
        Some(list) if list.len() == 2 && list[0].is_number() => number(&list[0]).zip(number(&list[1])).into_iter().collect(),
        Some(list) => list.iter().flat_map(places).collect(),
        None => Vec::new(),
    }
}

/// Is one name a run of the words of the other?
pub fn same_name(a: &str, b: &str) -> bool {
    let (a, b) = (format!(" {} ", words::fold(a).replace('.', "")), format!(" {} ", words::fold(b).replace('.', "")));
    a.contains(&b) || b.contains(&a)
}
