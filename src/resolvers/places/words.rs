//! The small words around the names of places, from `places/context.toml` and `places/designators.tsv` of every language folder.
//!
//! In: a document and a place in it. Out: which container is named after it (`, La.`), which designator stands beside it
//! (`the town of`, `county`). Absent: what follows from that.

use crate::dictionaries::Lexicon;
use crate::error::{Error, Result};
use crate::model::{Document, Matches, TokenRange};
use crate::words;

/// The words, hashed for comparing with tokens.
#[derive(Default)]
pub struct Words {
    of: Vec<u64>,
    inside: Vec<u64>,
    joins: Vec<u64>,
    articles: Vec<u64>,
    directions: Vec<u64>,
    trailers: Vec<u64>,
    buildings: Vec<u64>,
    /// Two ways to write the beginning of a name, folded.
    pub spellings: Vec<(String, String)>,
    /// `counties` and `county`, folded.
    plurals: Vec<(String, String)>,
    designators: Vec<u16>,
    /// The lists of demonyms.
    pub demonyms: Vec<u16>,
    /// The lists of cities that stand alone in a dateline.
    pub datelines: Vec<u16>,
}

impl Words {
    /// Reads the files.
    ///
    /// # Errors
    /// A badly formed `places/context.toml`.
    pub fn new(lexicon: &Lexicon) -> Result<Words> {
        let about = |subject: &str| lexicon.about(subject).collect();
        let mut out =
            Words { designators: about("places/designators"), demonyms: about("places/demonyms"), datelines: about("places/datelines"), ..Words::default() };
        for (path, text) in lexicon.files("places/context.toml") {
            let table: toml::Table =
                text.parse().map_err(|e: toml::de::Error| Error::new(format!("dictionaries/{path}:1"), e.message(), "the file is TOML: https://toml.io"))?;
            let array = |key: &str| table.get(key).and_then(toml::Value::as_array).into_iter().flatten();
            let hashes = |key: &str| array(key).filter_map(toml::Value::as_str).map(|w| words::hash(words::fold(w).as_bytes())).collect::<Vec<u64>>();
            out.of.extend(hashes("of"));
            out.inside.extend(hashes("inside"));
            out.joins.extend(hashes("joins"));
            out.articles.extend(hashes("articles"));
            out.directions.extend(hashes("directions"));
            out.trailers.extend(hashes("trailers"));
            out.buildings.extend(hashes("buildings"));
            let pair = |v: &toml::Value| Some((v.get(0)?.as_str()?.to_owned(), v.get(1)?.as_str()?.to_owned()));
            out.spellings.extend(array("spellings").filter_map(pair));
            out.plurals.extend(array("plurals").filter_map(pair));
        }
        Ok(out)
    }

    /// Is the token an article or a word like `northern` that leaves the place what it is?
    #[must_use]
    pub fn is_before_name(&self, document: &Document, token: usize) -> bool {
        let hash = document.tokens[token].hash;
        self.articles.contains(&hash) || self.directions.contains(&hash) || document.folded(token) == "-"
    }

    /// Is the token a word after a name that adds nothing (`the Dallas area`)?
    #[must_use]
    pub fn is_trailer(&self, document: &Document, token: usize) -> bool {
        self.trailers.contains(&document.tokens[token].hash)
    }

    /// Is the token a word for a building (`hotel`)?
    #[must_use]
    pub fn is_building(&self, document: &Document, token: usize) -> bool {
        self.buildings.contains(&document.tokens[token].hash)
    }

    /// Is it `of`?
    #[must_use]
    pub fn is_of(&self, document: &Document, token: usize) -> bool {
        self.of.contains(&document.tokens[token].hash)
    }

    /// Where the name of what holds the place may begin, after the place's last token: behind `,`, `(`, `in`, `in northern`.
    #[must_use]
    pub fn container_start(&self, document: &Document, end: usize) -> Option<usize> {
        let paragraph = document.paragraph_of(end.checked_sub(1)?).tokens;
        let mut at = end;
        if at < paragraph.end as usize && matches!(document.folded(at), "," | "(") {
            at += 1;
        }
        if at < paragraph.end as usize && self.inside.contains(&document.tokens[at].hash) {
            at += 1;
            while at + 1 < paragraph.end as usize && self.is_before_name(document, at) {
                at += 1;
            }
        } else if at == end {
            return None;
        }
        (at < paragraph.end as usize).then_some(at)
    }

    /// The sort of place the designator beside a name gives: `the town of X`, `X province`, `X, Y and Z counties`.
    #[must_use]
    pub fn designator<'l>(&self, document: &Document, matches: &Matches, name: TokenRange, lexicon: &'l Lexicon) -> Option<&'l str> {
        let after = self.designator_after(document, matches, name.end as usize, lexicon).map(|(_, place_type)| place_type);
        after.or_else(|| self.designator_before(document, matches, name.start as usize, lexicon))
    }

    /// `county`, where `counties` stands after an enumeration that the name is part of.
    #[must_use]
    pub fn one_of_several(&self, document: &Document, matches: &Matches, name: TokenRange, lexicon: &Lexicon) -> Option<&str> {
        let (at, _) = self.designator_after(document, matches, name.end as usize, lexicon)?;
        self.plurals.iter().find(|(plural, _)| plural == document.folded(at)).map(|(_, one)| one.as_str())
    }

    /// Where the designator stands, and its sort.
    fn designator_after<'l>(&self, document: &Document, matches: &Matches, end: usize, lexicon: &'l Lexicon) -> Option<(usize, &'l str)> {
        let sentence = document.sentence_of(end.checked_sub(1)?);
        // Over the other names of an enumeration, at most a dozen words on, to a designator in the plural.
        for at in end..(end + 12).min(sentence.end as usize) {
            if let Some((place_type, plural)) = self.designator_at(matches, at, "before", lexicon) {
                return (at == end || plural).then_some((at, place_type));
            }
            let token = &document.tokens[at];
            let goes_on = document.folded(at) == "," || self.joins.contains(&token.hash) || (at > end && token.is_capitalised());
            if !goes_on {
                return None;
            }
        }
        None
    }

    fn designator_before<'l>(&self, document: &Document, matches: &Matches, start: usize, lexicon: &'l Lexicon) -> Option<&'l str> {
        let of = start.checked_sub(1).filter(|&t| self.is_of(document, t))?;
        let found = (of.saturating_sub(2)..of)
            .find_map(|t| matches.starting_at(t).iter().find(|m| m.tokens.end as usize == of && self.designators.contains(&m.list)))?;
        Some(lexicon.row(found.row).column("place_type"))
    }

    /// Where the designator ends that begins at a token.
    #[must_use]
    pub fn designator_end(&self, matches: &Matches, at: usize) -> Option<usize> {
        matches.starting_at(at).iter().find(|m| self.designators.contains(&m.list)).map(|m| m.tokens.end as usize)
    }

    /// The designator that begins at a token and may stand after a name, and whether it is a plural.
    pub(super) fn designator_at<'l>(&self, matches: &Matches, at: usize, not: &str, lexicon: &'l Lexicon) -> Option<(&'l str, bool)> {
        matches.starting_at(at).iter().filter(|m| self.designators.contains(&m.list)).find_map(|m| {
            let row = lexicon.row(m.row);
            (row.column("position") != not).then(|| (row.column("place_type"), row.name().ends_with('s')))
        })
    }
}
