//! The places an article speaks of, each with all it may be, and what the text around it says.
//!
//! In: the forms of place mentions. Out: [`Unit`]s: mentions of one form that must be one place. Two units come of one form only
//! where the text itself tells them apart (`Springfield, Ill.` and `Springfield, Mo.`); a bare name then is the one last so named.
//! Countries, divisions and demonyms that stand in the text outside the mentions are units too: witnesses, which only speak for others.

use super::candidates::Search;
use super::features::{COUNT, Feature, Strengths};
use super::gazetteer::{Bearing, Candidate, Class};
use crate::model::{Kind, Mention, RowId, TokenRange};
use crate::resolvers::forms::Form;
use crate::words;

/// Mentions that must be one place, and what they may be.
pub struct Unit<'l> {
    /// Index of the form; none = a witness.
    pub form: Option<usize>,
    /// Its mentions.
    pub mentions: Vec<u32>,
    /// Where it first stands.
    pub tokens: TokenRange,
    /// All it may be.
    pub candidates: Vec<Candidate<'l>>,
    /// The evidence for each.
    pub strengths: Vec<Strengths>,
    /// The probability of each; they add up to one.
    pub chances: Vec<f32>,
    /// What the text names as holding it (`, La.`): the readings of that name.
    pub containers: Vec<Candidate<'l>>,
    /// What the article also gives under a longer name.
    pub longer: Vec<RowId>,
}

/// The units of a document, mentions first.
#[must_use]
pub fn units<'l>(search: Search<'_, 'l>, mentions: &[Mention], forms: &[Form]) -> Vec<Unit<'l>> {
    let mut out: Vec<Unit> = Vec::new();
    for (f, form) in forms.iter().enumerate().filter(|(_, form)| form.kind == Kind::Place) {
        let name = name_of(search, mentions[form.first() as usize].tokens);
        let candidates = search.candidates(name);
        let first = out.len();
        let mut last = first;
        for &m in &form.mentions {
            let containers = containers(search, mentions[m as usize].tokens, &candidates);
            let agrees = |u: &Unit| containers.is_empty() || u.containers.is_empty() || fit(&candidates, &u.containers, &containers);
            last = if last < out.len() && agrees(&out[last]) { last } else { (first..out.len()).find(|&u| agrees(&out[u])).unwrap_or(out.len()) };
            if last == out.len() {
                out.push(Unit {
                    form: Some(f),
                    mentions: Vec::new(),
                    tokens: mentions[m as usize].tokens,
                    candidates: candidates.clone(),
                    strengths: Vec::new(),
                    chances: Vec::new(),
                    containers: Vec::new(),
                    longer: Vec::new(),
                });
            }
            out[last].mentions.push(m);
            if out[last].containers.is_empty() {
                out[last].containers = containers;
            }
        }
    }
    bare_words(search, &mut out);
    elsewhere(search, mentions, &mut out);
    stand_alone(search, &mut out);
    short_forms(search, &mut out);
    witnesses(search, mentions, &mut out);
    publisher(search, &mut out);
    bare_divisions(search, &mut out);
    for unit in &mut out {
        alone(search, mentions, unit);
    }
    out
}

/// `the West`, `Southern District`: directions and words for sorts of places are a division of some country only where the article names it.
fn bare_divisions(search: Search, units: &mut [Unit]) {
    let lands = |u: &Unit| u.candidates.iter().filter(|c| c.class == Class::Country).map(|c| c.country.to_owned()).collect::<Vec<_>>();
    let named: Vec<String> = units.iter().flat_map(lands).collect();
    let sort = |at: usize| search.words.designator_at(search.matches, at, "", search.lexicon).is_some();
    for unit in units.iter_mut().filter(|u| u.form.is_some() && u.containers.is_empty()) {
        let direction = |at: usize| search.words.is_before_name(search.document, at);
        if unit.tokens.range().all(|at| direction(at) || sort(at)) {
            let town = !unit.tokens.range().all(direction);
            let division = |c: &Candidate| matches!(c.class, Class::Admin1 | Class::Admin2) || c.class.is_town() && !town;
            unit.candidates.retain(|c| !division(c) || named.iter().any(|land| land == c.country));
        }
    }
}

/// What a wire names without its state, from a city that stands alone, is the city its style lets stand alone: `Paris` is not that of Texas.
/// Nor does a hamlet bear the name of a great city without saying so.
fn stand_alone(search: Search, units: &mut [Unit]) {
    const GREAT: f32 = 500_000.0;
    const HAMLET: f32 = 50.0;
    let dateline = search.document.dateline_place.map(|span| words::fold(search.document.slice(span)));
    let from_alone =
        dateline.is_some_and(|place| place.split(" / ").any(|p| search.words.datelines.iter().any(|&l| search.lexicon.keyed(l, p).next().is_some())));
    if search.document.dateline_agency.is_none() || !from_alone {
        return;
    }
    for unit in units.iter_mut().filter(|u| u.containers.is_empty()) {
        let ids = dateline_ids(search, unit);
        let alone = |c: &Candidate| ids.contains(&search.lexicon.row(c.row).column("geonames_id"));
        let most = unit.candidates.iter().filter(|c| c.class.is_town()).map(|c| c.population).fold(0.0, f32::max);
        if unit.candidates.iter().any(alone) {
            unit.candidates.retain(|c| alone(c) || !c.class.is_town());
        } else if most >= GREAT {
            unit.candidates.retain(|c| c.population * HAMLET >= most || !c.class.is_town());
        }
    }
}

/// `the Valley`, `the Bay`: a word for a sort of place is no town of that name, unless the text says where it lies.
fn bare_words(search: Search, units: &mut [Unit]) {
    for unit in units.iter_mut().filter(|u| u.containers.is_empty() && name_of(search, u.tokens).len() == 1) {
        if search.words.designator_at(search.matches, unit.tokens.start as usize, "", search.lexicon).is_some() {
            unit.candidates.retain(|c| !c.class.is_town());
        }
    }
}

/// `Orion, Michigan`: no town that lies elsewhere is meant, unless it is a city that may stand in an enumeration.
fn elsewhere(search: Search, mentions: &[Mention], units: &mut [Unit]) {
    const CITY: f32 = 100_000.0;
    for unit in units.iter_mut().filter(|u| u.containers.is_empty() && !u.candidates.is_empty()) {
        let outer = |m: &u32| {
            let end = name_of(search, mentions[*m as usize].tokens).end as usize;
            search.words.container_start(search.document, end).map(|start| search.containers_at(start)).unwrap_or_default()
        };
        if unit.mentions.iter().flat_map(outer).any(|c| c.class == Class::Admin1) {
            unit.candidates.retain(|c| c.population >= CITY || !c.class.is_town());
        }
    }
}

/// Where the article also names the `Isle of Skye` or `Avondale Estates`, `Skye` and `Avondale` may mean these. `Kansas` is not short
/// for `Kansas City`.
fn short_forms(search: Search, units: &mut [Unit]) {
    let document = search.document;
    for short in 0..units.len() {
        let own = document.folded_range(name_of(search, units[short].tokens));
        let is_land = units[short].candidates.iter().any(|c| matches!(c.class, Class::Country | Class::Admin1));
        let mut more: Vec<Candidate> = Vec::new();
        for long in units.iter().filter(|u| u.longer.is_empty()) {
            let name = name_of(search, long.tokens);
            let begins = !is_land && document.folded_range(name).strip_prefix(own).is_some_and(|rest| rest.starts_with(' '));
            if begins || search.without_designator(name).is_some_and(|bare| document.folded_range(bare) == own) {
                more.extend(long.candidates.iter().filter(|c| !c.is_container() && c.bearing < Bearing::Variant));
            }
        }
        for c in more {
            units[short].longer.push(c.row);
            if units[short].candidates.iter().all(|known| known.row != c.row) {
                units[short].candidates.push(Candidate { bearing: Bearing::Alias, ..c });
            }
        }
    }
}

/// The tokens of the name itself: of `Alexandria, La.` taken as one mention, the part before the comma.
fn name_of(search: Search, tokens: TokenRange) -> TokenRange {
    let comma = tokens.range().skip(1).find(|&t| search.document.folded(t) == ",");
    comma.map_or(tokens, |c| TokenRange::new(tokens.start as usize, c))
}

/// What the text names right after a mention as holding it, if any candidate lies there.
fn containers<'l>(search: Search<'_, 'l>, mention: TokenRange, candidates: &[Candidate]) -> Vec<Candidate<'l>> {
    let name = name_of(search, mention);
    // `San Ysidro port of entry in California`
    let designator = search.words.designator_end(search.matches, name.end as usize);
    let start = search.words.container_start(search.document, name.end as usize);
    let Some(start) = start.or_else(|| search.words.container_start(search.document, designator?)) else { return Vec::new() };
    let mut found = search.containers_at(start);
    found.retain(|outer| candidates.iter().any(|c| c.is_in(outer)));
    found
}

/// Is there a candidate inside both?
fn fit(candidates: &[Candidate], a: &[Candidate], b: &[Candidate]) -> bool {
    let inside = |c: &Candidate, outer: &[Candidate]| outer.iter().any(|o| c.is_in(o));
    candidates.iter().any(|c| inside(c, a) && inside(c, b))
}

/// Appends what speaks for places without being a mention of one.
fn witnesses<'l>(search: Search<'_, 'l>, mentions: &[Mention], out: &mut Vec<Unit<'l>>) {
    let (document, matches) = (search.document, search.matches);
    let mut seen: Vec<RowId> = Vec::new();
    let (mut next, mut at) = (0, 0);
    while at < document.tokens.len() {
        while next < mentions.len() && mentions[next].tokens.end as usize <= at {
            next += 1;
        }
        if let Some(m) = mentions.get(next).filter(|m| m.tokens.holds(at) && m.kind != Kind::Organization) {
            at = m.tokens.end as usize;
            continue;
        }
        let speaks = |m: &&crate::model::Match| {
            let demonym = search.words.demonyms.contains(&m.list);
            let land = matches!(search.gazetteer.class_of_list(m.list), Some(Class::Country | Class::Admin1));
            let county = search.gazetteer.class_of_list(m.list) == Some(Class::Admin2) && m.tokens.len() > 1;
            (demonym || land || county) && document.folded_range(m.tokens).len() > 3
        };
        let Some(longest) = matches.starting_at(at).iter().find(speaks) else {
            at += 1;
            continue;
        };
        let tokens = longest.tokens;
        if !seen.contains(&longest.row) {
            seen.push(longest.row);
            let mut candidates = if search.words.demonyms.contains(&longest.list) { search.of_demonym(tokens) } else { search.containers_at(at) };
            candidates.retain(Candidate::is_container);
            if !candidates.is_empty() {
                let (strengths, chances, containers, longer) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
                out.push(Unit { form: None, mentions: Vec::new(), tokens, candidates, strengths, chances, containers, longer });
            }
        }
        at = tokens.end as usize;
    }
}

/// The countries and divisions in the publisher's name (a gazette of Arkansas) are witnesses too.
fn publisher<'l>(search: Search<'_, 'l>, out: &mut Vec<Unit<'l>>) {
    let name = words::fold(&search.document.article.publisher);
    let all: Vec<&str> = name.split(' ').filter(|w| !w.is_empty()).collect();
    if search.document.tokens.is_empty() {
        return;
    }
    for n in 1..=2.min(all.len()) {
        for stretch in all.windows(n) {
            let rows = search.lexicon.named(&stretch.join(" ")).filter(|r| search.gazetteer.class_of_list(search.lexicon.list_of(*r)).is_some());
            let candidates: Vec<Candidate> =
                rows.filter_map(|r| search.gazetteer.candidate(r, Bearing::Alias, search.lexicon)).filter(|c| c.class != Class::Admin2).collect();
            if !candidates.is_empty() {
                out.push(Unit {
                    form: None,
                    mentions: Vec::new(),
                    tokens: TokenRange::new(0, 1),
                    candidates,
                    strengths: Vec::new(),
                    chances: Vec::new(),
                    containers: Vec::new(),
                    longer: Vec::new(),
                });
            }
        }
    }
}

/// The evidence that needs no other place of the article.
fn alone(search: Search, mentions: &[Mention], unit: &mut Unit) {
    let most = unit.candidates.iter().map(|c| c.population).fold(0.0, f32::max);
    let a_country = unit.candidates.iter().any(|c| matches!(c.class, Class::Country | Class::Region) && c.bearing == Bearing::Name);
    let stand_alone: Vec<&str> = dateline_ids(search, unit);
    let publisher = publisher_country(&search.document.article.url);
    let tokens: Vec<TokenRange> = unit.mentions.iter().map(|&m| name_of(search, mentions[m as usize].tokens)).collect();
    let sorts: Vec<&str> = tokens.iter().filter_map(|&t| search.words.designator(search.document, search.matches, t, search.lexicon)).collect();
    let followed = unit.candidates.iter().any(|c| unit.containers.iter().any(|o| c.is_in(o)));
    let known_alone = |c: &Candidate| !stand_alone.is_empty() && stand_alone.contains(&search.lexicon.row(c.row).column("geonames_id"));
    let dateline = search.document.dateline_place.map(|span| search.document.tokens_in(span));
    let in_dateline = dateline.is_some_and(|d| tokens.iter().any(|t| t.overlaps(d)));
    for c in &unit.candidates {
        let mut s = [0.0; COUNT];
        let mut set = |f: Feature, strength: f32| s[f as usize] = strength;
        let mut when = |f: Feature, is: bool| set(f, f32::from(u8::from(is)));
        when(Feature::PopulationUnknown, c.population <= 0.0);
        when(Feature::MostPopulous, c.population >= most && most > 0.0);
        class_feature(c.class).into_iter().for_each(|f| when(f, true));
        when(Feature::ExactName, c.bearing == Bearing::Name);
        when(Feature::Variant, c.bearing >= Bearing::Variant);
        when(Feature::LongerName, unit.longer.contains(&c.row));
        when(Feature::CountryName, a_country && c.class.is_town());
        let inside = unit.containers.iter().any(|o| c.is_in(o));
        when(Feature::ContainerFollows, inside);
        when(Feature::OtherContainerFollows, followed && !inside);
        when(Feature::Designator, sorts.iter().any(|t| agrees(c.class, t)));
        when(Feature::OtherDesignator, !sorts.is_empty() && !sorts.iter().any(|t| agrees(c.class, t)));
        when(Feature::StandsAlone, known_alone(c));
        when(Feature::Dateline, in_dateline && known_alone(c));
        when(Feature::Publisher, publisher.as_deref() == Some(c.country));
        set(Feature::Population, (1.0 + c.population).log10());
        unit.strengths.push(s);
    }
}

fn class_feature(class: Class) -> Option<Feature> {
    Some(match class {
        Class::Country => Feature::Country,
        Class::Admin1 => Feature::Admin1,
        Class::Admin2 => Feature::Admin2,
        Class::Capital => Feature::Capital,
        Class::Seat => Feature::Seat,
        Class::MinorSeat => Feature::MinorSeat,
        Class::Quarter => Feature::Quarter,
        Class::PostOffice => Feature::PostOffice,
        Class::Region => Feature::Region,
        Class::Nature => Feature::Nature,
        Class::Facility => Feature::Facility,
        Class::Town => return None,
    })
}

/// Does a designator's `place_type` speak for a class?
fn agrees(class: Class, place_type: &str) -> bool {
    match class {
        Class::Nature | Class::Facility => !matches!(place_type, "country" | "admin1" | "admin2" | "city" | "quarter"),
        Class::Quarter => matches!(place_type, "quarter" | "city"),
        _ => class.place_type() == place_type,
    }
}

/// The ids under which the list of datelines knows a name.
fn dateline_ids<'l>(search: Search<'_, 'l>, unit: &Unit) -> Vec<&'l str> {
    if unit.form.is_none() {
        return Vec::new();
    }
    let folded = search.document.folded_range(unit.tokens);
    let rows = search.words.datelines.iter().flat_map(|&l| search.lexicon.keyed(l, folded));
    rows.map(|r| search.lexicon.row(r).column("geonames_id")).filter(|id| !id.is_empty()).collect()
}

/// The country of a web address by its last label; `.uk` is GB.
fn publisher_country(url: &str) -> Option<String> {
    let host = url.split("//").nth(1)?.split(['/', ':', '?']).next()?;
    let label = host.rsplit('.').next().filter(|l| l.len() == 2)?;
    Some(if label.eq_ignore_ascii_case("uk") { "GB".to_owned() } else { label.to_ascii_uppercase() })
}
