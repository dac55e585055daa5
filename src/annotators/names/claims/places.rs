//! Claims on places: a town before the land it lies in, and countries in lines of capitals.

use super::{Claim, Sight, What};
use crate::model::{Case, Kind, TokenRange};

/// `Lincoln, Nebraska`: a town, a comma and a division or country that it lies in.
pub(super) fn within(sight: &Sight, out: &mut Vec<Claim>) {
    for comma in 1..sight.len().saturating_sub(1) {
        if sight.word(comma) != "," || !sight.is_capitalised(comma + 1) {
            continue;
        }
        let Some(land) = sight.longest(comma + 1, &sight.claims.lands).map(|m| m.tokens) else { continue };
        let Some(town) = town_before(sight, comma) else { continue };
        if goes_on(sight, land.end as usize) || !lies_in(sight, town, land) {
            continue;
        }
        out.push(Claim { tokens: town, what: What::Name(Kind::Place) });
        // The point of an abbreviation may be that of the sentence.
        if sight.is_mark(land.end as usize - 1) {
            continue;
        }
        out.push(Claim { tokens: land, what: What::Name(Kind::Place) });
    }
}

/// The longest town that ends before a comma, and with it its run of capitalised words.
fn town_before(sight: &Sight, comma: usize) -> Option<TokenRange> {
    const LONGEST: usize = 5;
    let floor = sight.document.sentence_of(comma).start as usize;
    let from = comma.saturating_sub(LONGEST).max(floor);
    let town = (from..comma).map(|start| TokenRange::new(start, comma)).find(|&t| sight.is_listed(t, &sight.claims.towns))?;
    let start = town.start as usize;
    let before = start.checked_sub(1).filter(|&b| b >= floor);
    let alone = before.is_none_or(|b| !sight.is_capitalised(b) || sight.is_function(b));
    // `University of Pavia, Italy`
    let part = before.is_some_and(|b| b > floor && sight.is_function(b) && sight.is_capitalised(b - 1) && !sight.is_function(b - 1));
    (alone && !part && sight.is_capitalised(start) && before.is_none_or(|b| sight.word(b) != "-" || sight.document.tokens[start].spaced)).then_some(town)
}

/// Does the phrase of a land go on (`Georgia's governor`, `Nebraska coach`), so that the comma may part it from somebody?
fn goes_on(sight: &Sight, next: usize) -> bool {
    let closed = next >= sight.len() || !sight.beside(next, next - 1) || sight.is_mark(next) && sight.word(next) != "-";
    let number = || sight.document.tokens[next].class == crate::words::Class::Number;
    !closed && !number() && (sight.is_clitic(next) || sight.is_one_of(next, &sight.claims.coordinators) || !sight.is_function(next))
}

/// Do the lists know a town of this name in a land of that one?
fn lies_in(sight: &Sight, town: TokenRange, land: TokenRange) -> bool {
    let code = |m: &crate::model::Match, column: &str| sight.lexicon.row(m.row).column(column);
    let towns = || sight.matches.exactly(town).filter(|m| sight.claims.towns.contains(&m.list));
    sight.matches.exactly(land).any(|land| {
        if sight.claims.countries.contains(&land.list) {
            let country = code(land, "code");
            towns().any(|town| code(town, "country_code") == country)
        } else if sight.claims.divisions.contains(&land.list) {
            let division = code(land, "admin1_code");
            towns().any(|town| code(town, "admin1_code") == division)
        } else {
            false
        }
    })
}

/// `JAPAN GET LUCKY WIN`: in a line in capitals a country is no part of a longer name but one that the lists know.
pub(super) fn in_capitals(sight: &Sight, out: &mut Vec<Claim>) {
    for sentence in &sight.document.sentences {
        if !is_in_capitals(sight, sentence.tokens) {
            continue;
        }
        for at in sentence.tokens.range() {
            let house = sight.longest(at, &sight.claims.known).filter(|m| m.tokens.len() > 1 && at + 1 < m.tokens.end as usize);
            let Some(country) = sight.longest(at, &sight.claims.countries).or(house).map(|m| m.tokens) else { continue };
            let end = country.end as usize;
            let headed = end < sentence.tokens.end as usize && (sight.is_word_of(end, &sight.claims.heads) || sight.word(end) == "-");
            let led = at > sentence.tokens.start as usize && (sight.word(at - 1) == "-" && !sight.document.tokens[at].spaced);
            // `BANK OF PERU`
            let office = at > 1 && sight.is_one_of(at - 1, &sight.claims.belonging) && sight.is_word_of(at - 2, &sight.claims.heads);
            if !headed && !led && !office && !is_part(sight, country, sentence.tokens) {
                out.push(Claim { tokens: country, what: What::Whole });
            }
        }
    }
}

/// Three words and more, all in capitals.
fn is_in_capitals(sight: &Sight, tokens: TokenRange) -> bool {
    const FEW: usize = 3;
    let case = |case: Case| sight.document.tokens[tokens.range()].iter().filter(|t| t.is_word() && t.case == case).count();
    case(Case::Upper) >= FEW && case(Case::Initial) + case(Case::Mixed) + case(Case::Lower) == 0
}

/// Is it a part of a longer name that a list of places, organizations or none has (`BANK OF CHINA`)?
fn is_part(sight: &Sight, tokens: TokenRange, sentence: TokenRange) -> bool {
    const LONGEST: usize = 6;
    let lists = [&sight.claims.places, &sight.claims.organizations, &sight.claims.no_names];
    let from = (tokens.start as usize).saturating_sub(LONGEST).max(sentence.start as usize);
    let holds = |m: &crate::model::Match| m.tokens.len() > tokens.len() && m.tokens.start <= tokens.start && m.tokens.end >= tokens.end;
    (from..=tokens.start as usize).any(|at| sight.matches.starting_at(at).iter().any(|m| holds(m) && lists.iter().any(|l| l.contains(&m.list))))
}
