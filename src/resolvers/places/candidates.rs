//! Which rows of the gazetteer a name in the text may mean.
//!
//! In: a mention's tokens. Out: [`Candidate`]s, exact names and aliases first of all; only where there is none, the name without
//! what surrounds it (`the`, `northern`, `area`, `town of`), with `St.` spelt out, or the place of a demonym. Short forms in
//! capitals (`US`, `OR`, `LA`) must stand in capitals. Absent: the choice.

use super::gazetteer::{Bearing, Candidate, Class, Gazetteer};
use super::words::Words;
use crate::dictionaries::{Lexicon, list};
use crate::model::{Case, Document, Matches, RowId, TokenRange};
use crate::words;

/// What the search for candidates asks.
#[derive(Clone, Copy)]
pub struct Search<'k, 'l> {
    /// The text.
    pub document: &'k Document<'k>,
    /// What stands in it.
    pub matches: &'k Matches,
    /// Which lists are places.
    pub gazetteer: &'k Gazetteer,
    /// The words around names.
    pub words: &'k Words,
    /// All lists.
    pub lexicon: &'l Lexicon,
}

impl<'l> Search<'_, 'l> {
    /// The candidates of a name.
    #[must_use]
    pub fn candidates(&self, name: TokenRange) -> Vec<Candidate<'l>> {
        let mut found = self.exact(name);
        if let Some(one) = self.words.one_of_several(self.document, self.matches, name, self.lexicon) {
            let whole = format!("{} {one}", self.document.folded_range(name));
            found.extend(self.lexicon.named(&whole).filter_map(|row| self.gazetteer.candidate(row, Bearing::Alias, self.lexicon)));
        }
        if found.is_empty() {
            found = self.dressed(name);
        }
        found
    }

    /// The countries and divisions that a stretch from `start` on names, the longest name first found.
    #[must_use]
    pub fn containers_at(&self, start: usize) -> Vec<Candidate<'l>> {
        let all = self.matches.starting_at(start);
        let is = |m: &&crate::model::Match| self.gazetteer.class_of_list(m.list).is_some();
        let Some(longest) = all.iter().find(is).map(|m| m.tokens) else { return Vec::new() };
        let same = all.iter().filter(is).filter(|m| m.tokens == longest && self.is_spelt(m.row, longest));
        same.filter_map(|m| self.read(m.row, longest)).collect()
    }

    /// The countries and divisions of the first order that a demonym stands for.
    #[must_use]
    pub fn of_demonym(&self, tokens: TokenRange) -> Vec<Candidate<'l>> {
        let rows = self.matches.exactly(tokens).filter(|m| self.words.demonyms.contains(&m.list));
        let mut out: Vec<Candidate> = Vec::new();
        for row in rows.map(|m| self.lexicon.row(m.row)) {
            let (place, country) = (words::fold(row.column("place")), row.column("country_code"));
            for id in self.lexicon.named(&place) {
                let Some(found) = self.gazetteer.candidate(id, Bearing::Demonym, self.lexicon) else { continue };
                let large = matches!(found.class, Class::Country | Class::Admin1 | Class::Region);
                let own = found.class == Class::Region || words::fold(self.lexicon.row(id).name()) == place;
                if large && own && (country.is_empty() || found.country == country || found.country.is_empty()) && !out.iter().any(|c| c.row == id) {
                    out.push(found);
                }
            }
        }
        // The Kurds are those of Kurdistan, not of a province of that name.
        if out.iter().any(|c| c.class == Class::Region) {
            out.retain(|c| c.class != Class::Admin1);
        }
        if out.iter().any(|c| c.class == Class::Country) {
            out.retain(|c| c.class == Class::Country);
        }
        out
    }

    fn exact(&self, name: TokenRange) -> Vec<Candidate<'l>> {
        let rows = self.matches.exactly(name).filter(|m| self.gazetteer.holds(m.list) && self.is_spelt(m.row, name));
        rows.filter_map(|m| self.read(m.row, name)).collect()
    }

    /// A row under a name found in the text.
    fn read(&self, row: RowId, name: TokenRange) -> Option<Candidate<'l>> {
        let mut found = self.gazetteer.candidate(row, Bearing::Alias, self.lexicon)?;
        let (own, written) = (self.lexicon.row(row).name(), self.document.slice(self.document.span_of(name)));
        if own.eq_ignore_ascii_case(written) || words::fold(own) == self.document.folded_range(name) {
            found.bearing = Bearing::Name;
        }
        Some(found)
    }

    /// Forms that a list spells in capitals only count where the text has capitals: `us`, `Or`, `La` are words.
    fn is_spelt(&self, row: RowId, name: TokenRange) -> bool {
        let token = &self.document.tokens[name.start as usize];
        if name.len() > 1 || token.folded_end - token.folded_start > 4 || token.case == Case::Upper {
            return true;
        }
        let (folded, row) = (self.document.folded(name.start as usize), self.lexicon.row(row));
        let mut line = row.name().to_owned();
        line.push('\t');
        line.push_str(row.column("aliases"));
        let columns = ["name".to_owned(), "aliases".to_owned()];
        list::forms(&line, &columns).any(|form| words::fold(form) == folded && form.chars().any(char::is_lowercase))
    }

    /// The name without its surroundings, or in another spelling.
    fn dressed(&self, name: TokenRange) -> Vec<Candidate<'l>> {
        let document = self.document;
        let of_people = self.of_demonym(name);
        if !of_people.is_empty() {
            return of_people;
        }
        let (mut start, mut end) = (name.start as usize, name.end as usize);
        if end < document.tokens.len() && document.folded(end) == "." && !document.tokens[end].spaced {
            let found = self.exact(TokenRange::new(start, end + 1));
            if !found.is_empty() {
                return found;
            }
        }
        if let Some(found) = self.with_container(name) {
            return found;
        }
        while start + 1 < end && self.words.is_before_name(document, start) {
            start += 1;
        }
        while start + 1 < end && self.words.is_trailer(document, end - 1) {
            end -= 1;
        }
        let bare = TokenRange::new(start, end);
        let mut found = if bare == name { Vec::new() } else { self.exact(bare) };
        let mut sort = None;
        if !found.is_empty() {
            // `western Indian Ocean` is done
        } else if let Some((place_type, rest)) = self.designated(TokenRange::new(start, end)) {
            (start, end, sort) = (rest.start as usize, rest.end as usize, Some(place_type));
        }
        let bare = TokenRange::new(start, end);
        if found.is_empty() && bare != name {
            found = self.exact(bare);
        }
        if found.is_empty() {
            found = self.respelt(bare);
        }
        found.retain(|c| sort.is_none_or(|s| s == c.class.place_type() || s == "region"));
        for one in &mut found {
            one.bearing = Bearing::Variant;
        }
        found
    }

    /// The name without the word for its sort, and that sort: `Isle of X`, `X County`.
    fn designated(&self, name: TokenRange) -> Option<(&'l str, TokenRange)> {
        let (start, end) = (name.start as usize, name.end as usize);
        if let Some(of) = (start + 1..end.saturating_sub(1)).find(|&t| self.words.is_of(self.document, t))
            && let Some((place_type, _)) = self.words.designator_at(self.matches, start, "", self.lexicon)
        {
            return Some((place_type, TokenRange::new(of + 1, end)));
        }
        let (place_type, _) = self.words.designator_at(self.matches, end - 1, "before", self.lexicon).filter(|_| start + 1 < end)?;
        Some((place_type, TokenRange::new(start, end - 1)))
    }

    /// The name without the word for its sort.
    pub fn without_designator(&self, name: TokenRange) -> Option<TokenRange> {
        self.designated(name).map(|(_, rest)| rest)
    }

    /// `Springfield Illinois`, `Washington D.C.`: a place and what holds it, without a comma.
    fn with_container(&self, name: TokenRange) -> Option<Vec<Candidate<'l>>> {
        name.range().skip(1).find_map(|at| {
            let tail = TokenRange::new(at, name.end as usize);
            let outer: Vec<Candidate> = self.exact(tail).into_iter().filter(Candidate::is_container).collect();
            let mut found = if outer.is_empty() { Vec::new() } else { self.exact(TokenRange::new(name.start as usize, at)) };
            found.retain(|c| outer.iter().any(|o| c.is_in(o)));
            (!found.is_empty()).then_some(found)
        })
    }

    /// `St. Helens` as `Saint Helens`, `Port-au-Prince` as `Port au Prince`, and the other way round.
    fn respelt(&self, name: TokenRange) -> Vec<Candidate<'l>> {
        let folded = self.document.folded_range(name);
        let mut keys = Vec::new();
        for (short, long) in &self.words.spellings {
            for (from, to) in [(short, long), (long, short)] {
                if let Some(rest) = folded.strip_prefix(from.as_str()).filter(|r| r.starts_with(' ')) {
                    keys.push(format!("{to}{rest}"));
                }
            }
        }
        if folded.contains(" - ") {
            keys.push(folded.replace(" - ", " "));
        } else if name.len() > 1 {
            keys.push(folded.replace(' ', " - "));
        }
        keys.iter().flat_map(|key| self.lexicon.named(key)).filter_map(|row| self.gazetteer.candidate(row, Bearing::Variant, self.lexicon)).collect()
    }
}
