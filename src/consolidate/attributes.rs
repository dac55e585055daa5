//! What the tables say of a thing beside its name: from the dictionary row that knows it, else from its names.
//!
//! In: the profiles that are one thing. Out: a [`GlobalEntity`]. Absent: which profiles those are.

use super::evidence::Pieces;
use super::gender::Votes;
use super::name_parts::{NameParts, PartsOfNames};
use super::naming::is_acronym;
use super::profiles::Profile;
use super::texts::Texts;
use super::{GlobalEntity, NameForm};
use crate::dictionaries::Lexicon;
use crate::model::{Kind, NameKind, RowId};
use crate::pipeline::Pipeline;
use crate::words;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// The columns of a dictionary row that the tables show.
const COLUMNS: [&str; 11] =
    ["acronym", "admin1_code", "code", "country_code", "geonames_id", "latitude", "longitude", "place_type", "population", "type", "wikidata_id"];

/// The type of what has shares or a legal form, and the types that companies have beside it.
const COMPANY: &str = "company";
const SOLD_TOO: [&str; 3] = ["media", "broadcaster", "newspaper"];

/// Organizations whose name tells their country.
const PUBLIC: [&str; 5] = ["court", "government", "legislature", "military", "police"];
/// Countries whose divisions name public bodies, and whose names few other divisions bear.
const KNOWN_BY_PARTS: [&str; 2] = ["GB", "US"];

/// A thing whose attributes are asked for.
pub(super) struct Asked<'a> {
    pub kind: Kind,
    /// Its canonical name.
    pub name: &'a str,
    /// Its dictionary row.
    pub row: Option<RowId>,
    /// Its profiles, and why each is one.
    pub members: Vec<(&'a Profile, Pieces)>,
    /// Where their texts are.
    pub texts: &'a Texts,
}

/// The lists that tell attributes, by folded name.
pub(super) struct Attributes<'l> {
    lexicon: &'l Lexicon,
    name_parts: PartsOfNames<'l>,
    legal_forms: HashMap<String, RowId, foldhash::fast::FixedState>,
    heads: HashMap<String, RowId, foldhash::fast::FixedState>,
    /// Code of a first-order division → its row.
    divisions: HashMap<&'l str, RowId, foldhash::fast::FixedState>,
}

impl<'l> Attributes<'l> {
    pub fn new(lexicon: &'l Lexicon) -> Self {
        let rows = |subject: &'static str| lexicon.about(subject).flat_map(|l| lexicon.list(l).rows());
        let by_name = |subject: &'static str| rows(subject).map(|row| (words::fold(lexicon.row(row).name()), row)).collect();
        Attributes {
            lexicon,
            name_parts: PartsOfNames::new(lexicon),
            legal_forms: by_name("organizations/legal_forms"),
            heads: by_name("organizations/heads"),
            divisions: divisions(lexicon),
        }
    }

    /// The thing that these profiles are; its id and counts are still to be filled in.
    pub fn entity(&self, asked: &Asked, pipeline: &Pipeline) -> GlobalEntity {
        let &Asked { kind, name, row, ref members, texts } = asked;
        let members: &[&Profile] = &members.iter().map(|(profile, _)| *profile).collect::<Vec<_>>();
        let mut entity = GlobalEntity {
            id: String::new(),
            kind,
            names: names(asked, pipeline),
            name: name.to_owned(),
            articles: 0,
            mentions: 0,
            first_published: None,
            last_published: None,
            honorific: honorific(members, texts),
            name_parts: NameParts::default(),
            gender: members.iter().map(|m| m.genders()).sum::<Votes>().verdict(),
            acronym: String::new(),
            legal_form: String::new(),
            organization_type: String::new(),
            ticker: most(members.iter().flat_map(|m| m.tickers().iter().map(|&(t, n)| (texts.get(t), u64::from(n))))),
            place_type: String::new(),
            country_code: String::new(),
            admin1_code: String::new(),
            admin1_name: String::new(),
            placed_at: String::new(),
            cells: row.map(|row| self.cells(row)).unwrap_or_default(),
        };
        match kind {
            Kind::Person => entity.name_parts = self.name_parts.of(&entity.name, entity.names.keys().map(String::as_str)),
            Kind::Organization => self.organization(&mut entity, members, texts),
            Kind::Place => self.place(&mut entity, members, texts, row),
        }
        entity
    }

    fn cells(&self, row: RowId) -> Vec<(&'static str, String)> {
        let row = self.lexicon.row(row);
        COLUMNS.iter().map(|&column| (column, row.column(column))).filter(|(_, cell)| !cell.is_empty()).map(|(c, cell)| (c, cell.to_owned())).collect()
    }

    fn organization(&self, entity: &mut GlobalEntity, members: &[&Profile], texts: &Texts) {
        let given = most(members.iter().map(|m| (texts.get(m.key.acronym), m.mentions)).filter(|(acronym, _)| !acronym.is_empty()));
        let form = most(entity.names.iter().filter(|(_, form)| form.kind == NameKind::Acronym).map(|(text, form)| (text.as_str(), form.mentions)));
        entity.acronym = [given, form, entity.column("acronym").to_owned()].into_iter().find(|a| !a.is_empty()).unwrap_or_default();
        entity.legal_form = entity.names.keys().filter_map(|form| self.legal_form(form)).max_by_key(|form| form.len()).unwrap_or_default();
        entity.organization_type = entity.column("type").to_owned();
        if entity.organization_type.is_empty() {
            // A stock code or a legal form says more than a head noun (`Fiduciary Trust Co`).
            let company = !entity.ticker.is_empty() || !entity.legal_form.is_empty();
            let head = self.head_type(&entity.name).filter(|head| !company || SOLD_TOO.contains(head));
            entity.organization_type = head.unwrap_or(if company { COMPANY } else { "" }).to_owned();
        }
        entity.country_code = entity.column("country_code").to_owned();
        if entity.country_code.is_empty() && PUBLIC.contains(&entity.organization_type.as_str()) {
            entity.country_code = self.country_in(&entity.name).unwrap_or_default().to_owned();
        }
    }

    /// The country a public body has in its name, before or behind: `Kenya Ports Authority`, `Nigerian Navy`, `Mission of Peru`,
    /// `Minnesota Department of Health`.
    fn country_in(&self, name: &str) -> Option<&'l str> {
        let all: Vec<String> = name.split_whitespace().map(words::fold).collect();
        let longest = 3.min(all.len().saturating_sub(1));
        let ends = (1..=longest).rev().map(|n| &all[..n]).chain((1..=longest).rev().map(|n| &all[all.len() - n..]));
        ends.into_iter().find_map(|end| self.country_of(&end.join(" ")))
    }

    /// The one country that these words name, or the people or, in lands that news knows by their parts, a part of.
    fn country_of(&self, words: &str) -> Option<&'l str> {
        let mut codes = self.lexicon.named(words).filter_map(|id| {
            let row = self.lexicon.row(id);
            match row.list.subject() {
                "places/countries" => Some(row.column("code")),
                "places/demonyms" => Some(row.column("country_code")),
                "places/admin1" => Some(row.column("country_code")).filter(|code| KNOWN_BY_PARTS.contains(code)),
                _ => None,
            }
        });
        let first = codes.next().filter(|code| !code.is_empty())?;
        codes.all(|code| code == first).then_some(first)
    }

    /// The legal form at the end of a name, as the name writes it.
    fn legal_form(&self, name: &str) -> Option<String> {
        let all: Vec<&str> = name.split_whitespace().collect();
        (1..all.len()).map(|at| all[at..].join(" ")).find(|end| self.legal_forms.contains_key(&words::fold(end)))
    }

    /// What the head noun of a name says: the last words of it that are one, the longest first.
    fn head_type(&self, name: &str) -> Option<&str> {
        let all: Vec<String> = name.split_whitespace().map(words::fold).collect();
        let row = (1..=all.len()).rev().find_map(|end| (end.saturating_sub(3)..end).find_map(|start| self.heads.get(&all[start..end].join(" "))))?;
        let row = self.lexicon.row(*row);
        match row.column("organization_type") {
            "" => Some(row.column("type")),
            "-" => None,
            known => Some(known),
        }
    }

    fn place(&self, entity: &mut GlobalEntity, members: &[&Profile], texts: &Texts, row: Option<RowId>) {
        let within = most(members.iter().map(|m| (texts.get(m.key.within), m.mentions)).filter(|(within, _)| !within.is_empty()));
        let country = within.split('.').next().unwrap_or("").to_owned();
        if let Some(at) = members.iter().filter(|_| row.is_none()).filter_map(|m| Some((m.mentions, Reverse(m.key.placed_at?)))).max() {
            let at = self.lexicon.row(at.1.0);
            entity.cells.extend(["latitude", "longitude"].map(|column| (column, at.column(column).to_owned())));
            entity.placed_at = at.name().to_owned();
        }
        let or = |cell: &str, else_: String| if cell.is_empty() { else_ } else { cell.to_owned() };
        if let Some(row) = row {
            let list = self.lexicon.row(row).list;
            entity.place_type = or(entity.column("place_type"), list_type(list.subject()).to_owned());
        }
        let code = or(entity.column("code"), country);
        entity.country_code = or(entity.column("country_code"), code);
        entity.admin1_code = or(entity.column("admin1_code"), if within.contains('.') { within } else { String::new() });
        let division = self.divisions.get(entity.admin1_code.as_str());
        entity.admin1_name = division.map_or("", |&row| self.lexicon.row(row).name()).to_owned();
    }
}

/// The first-level divisions by their codes.
fn divisions(lexicon: &Lexicon) -> HashMap<&str, RowId, foldhash::fast::FixedState> {
    let coded = |l: u16| lexicon.list(l).column("admin1_code").map(|at| (l, at));
    let lists = lexicon.about("places/admin1").filter_map(coded);
    lists.flat_map(|(l, at)| lexicon.list(l).rows().map(move |row| (lexicon.row(row).cell(at), row))).collect()
}

/// The type of the places in a list that has no column for it.
fn list_type(subject: &str) -> &'static str {
    match subject.rsplit('/').next().unwrap_or("") {
        "countries" => "country",
        "admin1" => "admin1",
        "admin2" => "admin2",
        "airports" => "airport",
        list if list.starts_with("cities") => "city",
        _ => "",
    }
}

/// The forms of all members, and what each is to the canonical name.
fn names(asked: &Asked, pipeline: &Pipeline) -> BTreeMap<String, NameForm> {
    let key = |name: &str| pipeline.resolver().key(asked.kind, name);
    let words_of = |key: &str| key.split(' ').count();
    let canonical = key(asked.name);
    let spelt_out = !is_acronym(asked.name);
    let mut out: BTreeMap<String, NameForm> = BTreeMap::new();
    for (profile, why) in &asked.members {
        for form in profile.forms.iter().filter(|form| form.mentions > 0) {
            let text = asked.texts.get(form.text);
            let kind = match form.kind {
                NameKind::Full => {
                    let own = key(text);
                    if own == canonical {
                        NameKind::Full
                    } else if is_acronym(text) && spelt_out {
                        NameKind::Acronym
                    } else if words_of(&own) < words_of(&canonical) {
                        NameKind::Short
                    } else {
                        NameKind::Alias
                    }
                }
                kind => kind,
            };
            let known = out.entry(text.to_owned()).or_insert(NameForm { kind, mentions: 0, articles: 0, why: *why });
            known.kind = known.kind.min(kind);
            known.mentions += u64::from(form.mentions);
            known.articles += u64::from(form.articles);
        }
    }
    out
}

/// The honorific that texts put before the name most often, if it is more than the manner of one article: half of those that name the
/// person have it, or a tenth and at least three.
fn honorific(members: &[&Profile], texts: &Texts) -> String {
    let articles: u64 = members.iter().map(|m| u64::from(m.articles)).sum();
    let counted = || members.iter().flat_map(|m| m.honorifics().iter().map(|&(h, n)| (texts.get(h), u64::from(n))));
    let most = most(counted());
    let n: u64 = counted().filter(|(h, _)| *h == most).map(|(_, n)| n).sum();
    if 2 * n >= articles || (n >= 3 && 10 * n >= articles) { most } else { String::new() }
}

/// The one counted most often; of equals, the first in the alphabet.
fn most<'a>(counted: impl Iterator<Item = (&'a str, u64)>) -> String {
    let mut sums: BTreeMap<&str, u64> = BTreeMap::new();
    for (one, n) in counted {
        *sums.entry(one).or_default() += n;
    }
    let best = sums.into_iter().reduce(|best, one| if one.1 > best.1 { one } else { best });
    best.map(|(one, _)| one.to_owned()).unwrap_or_default()
}

/// A name as part of an id: plain lower-case letters and digits, hyphens between.
pub(super) fn slug(name: &str) -> String {
    let plain = any_ascii::any_ascii(name).to_ascii_lowercase();
    let words: Vec<&str> = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    if words.is_empty() { format!("{:016x}", words::hash(name.as_bytes())) } else { words.join("-") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_plain() {
        assert_eq!(slug("Andry José Hernández Romero"), "andry-jose-hernandez-romero");
        assert_eq!(slug("AT&T Inc."), "at-t-inc");
        assert_eq!(slug("O’Neill"), "o-neill");
        assert!(!slug("🙂🙃").is_empty());
    }

    #[test]
    fn a_public_body_tells_its_country() {
        let lexicon = Lexicon::load(None).expect("our own dictionaries load");
        let attributes = Attributes::new(&lexicon);
        for (name, country) in [
            ("Kenya Ports Authority", Some("KE")),
            ("Nigerian Navy", Some("NG")),
            ("Permanent Mission of El Salvador", Some("SV")),
            ("Minnesota Department of Health", Some("US")),
            ("Georgia Supreme Court", None), // the country or the state
            ("Central Command", None),
            ("Coast Guard", None),
        ] {
            assert_eq!(attributes.country_in(name), country, "{name}");
        }
    }

    #[test]
    fn head_nouns_tell_what_it_is() {
        let lexicon = Lexicon::load(None).expect("our own dictionaries load");
        let attributes = Attributes::new(&lexicon);
        for (name, kind) in [("Coastal Dockworkers Union", Some("union")), ("Lakeside Medical Center", Some("health")), ("Westbrook Center", None)] {
            assert_eq!(attributes.head_type(name), kind, "{name}");
        }
    }

    #[test]
    fn the_most_counted_wins() {
        assert_eq!(most([("b", 1), ("a", 1), ("c", 1), ("c", 1)].into_iter()), "c");
        assert_eq!(most([("b", 2), ("a", 2)].into_iter()), "a");
        assert_eq!(most(std::iter::empty()), "");
    }
}
