//! Who wrote an article: the names in its byline, without what stands around them.
//!
//! In: a field of the record or the byline of the text, as written; the patterns of `text/bylines.toml`. Out: the names, people before
//! newsrooms, and the byline as one line. Absent: finding the line (see [`zones`](super::zones)); who these people are.

use crate::dictionaries::{Lexicon, Pattern};
use crate::error::{Error, Result};
use crate::model::{Document, Zone};

/// The patterns, by what they are for.
pub(super) struct Bylines {
    lead: Vec<Pattern>,
    between: Vec<Pattern>,
    tail: Vec<Pattern>,
    house: Vec<Pattern>,
    desk: Vec<Pattern>,
    rubric: Vec<Pattern>,
    articles: Vec<String>,
}

/// A byline longer than this holds more than names.
const LONGEST: usize = 2000;

impl Bylines {
    pub(super) fn new(lexicon: &Lexicon) -> Result<Bylines> {
        let articles = lexicon.language("articles")?;
        let none = Vec::new;
        let mut bylines = Bylines { lead: none(), between: none(), tail: none(), house: none(), desk: none(), rubric: none(), articles };
        for pattern in lexicon.patterns("text/bylines")? {
            let kind = match pattern.extra.get("part").and_then(toml::Value::as_str) {
                Some("lead") => &mut bylines.lead,
                Some("between") => &mut bylines.between,
                Some("tail") => &mut bylines.tail,
                Some("house") => &mut bylines.house,
                Some("desk") => &mut bylines.desk,
                Some("rubric") => &mut bylines.rubric,
                _ => return Err(Error::new(pattern.citation, "no such `part`", "it is one of lead, between, tail, house, desk, rubric")),
            };
            kind.push(pattern);
        }
        Ok(bylines)
    }

    /// Fills `authors` and `author_line` from the record, else from the text.
    pub(super) fn find(&self, document: &mut Document, lexicon: &Lexicon) {
        let (mut line, mut names) = self.read(&document.article.byline, lexicon);
        if names.is_empty()
            && let Some(byline) = document.byline
        {
            let around = document.paragraphs.iter().find(|p| p.zone == Zone::Byline && document.span_of(p.tokens).end >= byline.end);
            let end = around.map_or(byline.end, |p| document.span_of(p.tokens).end);
            (line, names) = self.read(&document.text[byline.start as usize..end as usize], lexicon);
        }
        (document.author_line, document.authors) = (line, names);
    }

    /// The byline on one line, and the names in it. Where nobody is named, the newsroom is.
    fn read(&self, words: &str, lexicon: &Lexicon) -> (String, Vec<String>) {
        let line = words.chars().take(LONGEST).collect::<String>().replace('\n', "; ");
        let address = |word: &&str| word.contains("://") || word.starts_with("www.") || word.contains('@') && word.contains('.');
        let line = line.split_whitespace().filter(|word| !address(word)).collect::<Vec<_>>().join(" ").replace(" ,", ",").replace(" ;", ";");
        let pieces = self.pieces(self.without_lead(&line));
        let named = |piece: &&&str| !piece.is_empty() && !matches(&self.rubric, piece) && piece.chars().any(char::is_alphabetic);
        let house = |piece: &str| matches(&self.house, piece) || matches(&self.desk, piece);
        // Behind a person, an organization of the lists is where he or she works.
        let (mut houses, mut people): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
        for (at, &piece) in pieces.iter().enumerate().filter(|(_, piece)| named(piece)) {
            let is_house = house(piece) || at > 0 && self.is_organization(piece, lexicon);
            if is_house { houses.push(piece) } else { people.push(piece) }
        }
        // `Silva, Maria`: two words and a comma are one name.
        if let &[family, given] = &people[..]
            && !(family.contains(' ') || given.contains(' '))
            && line.contains(&format!("{family}, {given}"))
        {
            let name = format!("{given} {family}");
            return (name.clone(), vec![name]);
        }
        if people.is_empty() {
            people = houses.into_iter().take(1).collect();
        }
        let mut names: Vec<String> = Vec::new();
        for person in &people {
            if !names.iter().any(|name| name.eq_ignore_ascii_case(person)) {
                names.push((*person).to_owned());
            }
        }
        (self.line(&line, &people, &names), names)
    }

    /// Is it an organization of the lists, and nobody's name?
    fn is_organization(&self, piece: &str, lexicon: &Lexicon) -> bool {
        let key = crate::words::fold(piece);
        let listed = |key: &str, room: &str| lexicon.named(key).any(|row| lexicon.list(lexicon.list_of(row)).subject().starts_with(room));
        let bare = key.split_once(' ').filter(|(first, _)| self.articles.iter().any(|article| article == first)).map(|(_, rest)| rest);
        bare.into_iter().chain([key.as_str()]).any(|key| listed(key, "organizations/") && !listed(key, "people/"))
    }

    /// The names as they stand in the line, if nothing but what parts names is between them.
    fn line(&self, line: &str, people: &[&str], names: &[String]) -> String {
        let (Some(first), Some(last)) = (people.first(), people.last()) else { return String::new() };
        let from = line.find(first).unwrap_or(0);
        let to = line.rfind(last).map_or(line.len(), |at| at + last.len());
        let hull = line.get(from..to).unwrap_or_default();
        let plain = people.len() == names.len() && self.pieces(hull) == people;
        if plain { hull.to_owned() } else { names.join("; ") }
    }

    /// What stands between the marks that part names, freed of leads and tails.
    fn pieces<'w>(&self, line: &'w str) -> Vec<&'w str> {
        let mut rest = line;
        let mut pieces = Vec::new();
        loop {
            let cut = self.between.iter().filter_map(|pattern| pattern.regex.find(rest)).min_by_key(regex::Match::start);
            let Some(cut) = cut.filter(|cut| !cut.is_empty()) else { break };
            pieces.push(&rest[..cut.start()]);
            rest = &rest[cut.end()..];
        }
        pieces.push(rest);
        pieces.into_iter().map(|piece| self.without_tail(self.without_lead(piece))).filter(|piece| !piece.is_empty()).collect()
    }

    fn without_lead<'w>(&self, words: &'w str) -> &'w str {
        let cut = self.lead.iter().find_map(|pattern| pattern.regex.find(words));
        words[cut.map_or(0, |cut| cut.end())..].trim()
    }

    /// Cuts tails until there is none; a name keeps two words at least, so that a newsroom stays whole.
    fn without_tail<'w>(&self, words: &'w str) -> &'w str {
        const OF_A_NAME: usize = 2;
        let mut words = words.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '-' | '–' | '—' | '|' | '*' | '_'));
        if matches(&self.desk, words) {
            return words;
        }
        loop {
            let cut = self.tail.iter().filter_map(|pattern| pattern.regex.find(words)).map(|cut| cut.start());
            let Some(cut) = cut.filter(|&cut| words[..cut].split(' ').count() >= OF_A_NAME).min() else { return words };
            words = words[..cut].trim_end_matches([' ', ',', ':', '-']);
        }
    }
}

fn matches(patterns: &[Pattern], piece: &str) -> bool {
    patterns.iter().any(|pattern| pattern.regex.is_match(piece))
}
