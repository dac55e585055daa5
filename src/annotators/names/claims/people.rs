//! Claims on people: lists of `Surname, Given`, people of a house or a place, and letters behind a name.

use super::{Claim, Sight, What};
use crate::model::{Kind, Match, TokenRange};

/// `Mwangi, Ruth; Osei, Peter`: pairs parted by semicolons or lines, most with a given name behind the comma, none a town and its land.
pub(super) fn listed(sight: &Sight, out: &mut Vec<Claim>) {
    let mut at = 0;
    while at < sight.len() {
        let mut pairs = Vec::new();
        let mut next = at;
        while let Some(pair) = pair(sight, next) {
            let behind = behind(sight, pair.tokens.end as usize);
            pairs.push(pair);
            let Some(behind) = behind else { break };
            next = behind;
        }
        let given = pairs.iter().filter(|p| p.given).count();
        let people = pairs.iter().filter(|p| p.person).count();
        if pairs.len() > 1 && given == pairs.len() && people * 2 >= pairs.len() {
            at = pairs[pairs.len() - 1].tokens.end as usize;
            out.extend(pairs.iter().map(|p| Claim { tokens: p.tokens, what: What::Name(Kind::Person) }));
        } else {
            at += 1;
        }
    }
}

/// A name with its family name first.
struct Pair {
    tokens: TokenRange,
    /// Can what follows the comma be a given name?
    given: bool,
    /// Is neither side a place that many know?
    person: bool,
}

fn pair(sight: &Sight, start: usize) -> Option<Pair> {
    const LONGEST: usize = 4;
    let particle = |at: usize| sight.is_lower(at) && sight.is_word_of(at, &sight.claims.particles);
    let opens = start == 0 || !sight.beside(start, start - 1) || !sight.is_capitalised(start - 1) && !particle(start - 1) && sight.word(start - 1) != "-";
    let mut comma = start;
    while particle(comma) {
        comma += 1;
    }
    if !opens || !sight.is_capitalised(comma) {
        return None;
    }
    comma = sight.run_end(comma);
    if sight.word(comma) != "," || !sight.is_capitalised(comma + 1) || !sight.beside(comma + 1, start) {
        return None;
    }
    let mut end = comma + 1;
    let to = sight.document.paragraph_of(start).tokens.end as usize;
    while end < to
        && (sight.is_capitalised(end) || sight.word(end) == "." && sight.is_initial(end - 1) && end + 1 < to && separates(sight, end + 1, to) != Some(false))
    {
        end += 1;
        if sight.word(end) == "-" && sight.is_capitalised(end + 1) {
            end += 2;
        }
    }
    let closed = end >= to || matches!(sight.word(end), ";" | "." | ")") || sight.is_one_of(end, &sight.claims.coordinators);
    if !closed || comma - start > LONGEST || end - comma > LONGEST + 1 {
        return None;
    }
    let (family, first) = (TokenRange::new(start, comma), TokenRange::new(comma + 1, end));
    let given = (sight.is_given(comma + 1) || sight.is_initial(comma + 1)) && !sight.is_listed(first, &sight.claims.lands);
    let placed = |side: TokenRange| sight.is_listed(side, &sight.claims.large) || sight.is_listed(side, &sight.claims.organizations);
    Some(Pair { tokens: TokenRange::new(start, end), given, person: !(placed(family) && placed(first)) })
}

/// What stands behind the point of an initial: another initial or the end of the pair; none where it is neither.
fn separates(sight: &Sight, at: usize, to: usize) -> Option<bool> {
    Some(at >= to || sight.word(at) == ";" || sight.is_initial(at))
}

/// Where the next pair begins: behind a semicolon and a coordinator, or on the next line.
fn behind(sight: &Sight, end: usize) -> Option<usize> {
    if end < sight.len() && !sight.beside(end, end - 1) {
        return Some(end);
    }
    let mark = usize::from(sight.word(end) == ";");
    let join = usize::from(sight.is_one_of(end + mark, &sight.claims.coordinators));
    (mark > 0).then_some(end + mark + join)
}

/// `Mia Brandt of the University of Leeds`: a given name and a surname before `of` are somebody, and the name ends there.
pub(super) fn belonging(sight: &Sight, out: &mut Vec<Claim>) {
    for of in 2..sight.len().saturating_sub(1) {
        if !sight.is_one_of(of, &sight.claims.belonging) || !sight.is_lower(of) {
            continue;
        }
        let house = of + 1 + usize::from(sight.is_one_of(of + 1, &sight.claims.articles));
        if !sight.is_capitalised(house) || !sight.may_be_surname(of - 1) || sight.is_one_of(of - 1, &sight.claims.headships) {
            continue;
        }
        if let Some(name) = person_before(sight, of)
            && !spans(sight, name, of)
        {
            out.push(Claim { tokens: name, what: What::Name(Kind::Person) });
            out.extend(house_or_town(sight, house));
        }
    }
}

/// What somebody is of: a town, if the lists have it and no organization of that name, or words that end in a head noun.
fn house_or_town(sight: &Sight, start: usize) -> Option<Claim> {
    let end = sight.run_end(start);
    let name = TokenRange::new(start, end);
    if sight.is_listed(name, &sight.claims.organizations) || sight.is_function(end) && sight.is_capitalised(end + 1) {
        return None;
    }
    let hyphen = name.range().any(|at| sight.word(at) == "-");
    let headed = name.len() > 1 && !hyphen && sight.is_word_of(end - 1, &sight.claims.heads);
    let town = sight.is_listed(name, &sight.claims.towns) && !sight.is_clitic(end) && sight.word(end) != "&";
    let kind = if headed { Kind::Organization } else { Kind::Place };
    (headed || town).then_some(Claim { tokens: name, what: What::Name(kind) })
}

/// A given name, what stands between, and a surname right before `end`.
fn person_before(sight: &Sight, end: usize) -> Option<TokenRange> {
    const LONGEST: usize = 5;
    let floor = sight.document.sentence_of(end).start as usize;
    let mut start = end;
    while start > floor && end - start < LONGEST {
        let at = start - 1;
        let inner = start < end && (sight.is_lower(at) && sight.is_word_of(at, &sight.claims.particles));
        let glued = start < end && sight.word(at) == "-" && !sight.document.tokens[at].spaced;
        if sight.is_clitic(at) {
            return None;
        }
        if !sight.is_capitalised(at) && !inner && !glued {
            break;
        }
        start -= 1;
    }
    // Titles and what opens the sentence stand before the name.
    while start + 1 < end && !sight.is_given(start) {
        let title = sight.matches.starting_at(start).iter().find(|m| sight.claims.titles.contains(&m.list) && (m.tokens.end as usize) < end);
        let opens = start == floor && sight.is_function(start);
        start = title.map(|m| m.tokens.end as usize).or(opens.then_some(start + 1))?;
    }
    let titled = sight.is_word_of(start, &sight.claims.titles) && end - start > 2 && sight.is_given(start + 1);
    start += usize::from(titled);
    let whole = TokenRange::new(start, end);
    let named = |at: usize| sight.is_word_of(at, &sight.claims.given) || sight.is_word_of(at, &sight.claims.surnames);
    let held = |at: usize| sight.is_word_of(at, &sight.claims.heads) && sight.is_common(at) || sight.is_word_of(at, &sight.claims.no_names) && !named(at);
    let titled = sight.is_word_of(start, &sight.claims.titles);
    let known =
        sight.is_listed(whole, &sight.claims.organizations) || sight.is_listed(whole, &sight.claims.places) || sight.is_listed(whole, &sight.claims.no_names);
    (whole.len() > 1 && !titled && sight.is_given(start) && !known && !whole.range().any(held)).then_some(whole)
}

/// Does a list have a name that begins in these words and goes on behind them?
fn spans(sight: &Sight, name: TokenRange, of: usize) -> bool {
    name.range().any(|at| sight.matches.starting_at(at).iter().any(|m| m.tokens.end as usize > of + 1))
}

/// `Valerie Berkman, M.S., R.D.`: letters behind a person's name are no names.
pub(super) fn degrees(sight: &Sight, out: &mut Vec<Claim>) {
    for comma in 2..sight.len() {
        if sight.word(comma) != "," || degree(sight, comma + 1).is_none() || !sight.may_be_surname(comma - 1) {
            continue;
        }
        if person_before(sight, comma).is_none() {
            continue;
        }
        let mut at = comma;
        while sight.word(at) == ","
            && let Some(letters) = degree(sight, at + 1)
        {
            out.push(Claim { tokens: letters, what: What::Nothing });
            at = letters.end as usize;
        }
    }
}

/// A degree or an honour, and nothing that another word needs: no land is called so.
fn degree(sight: &Sight, at: usize) -> Option<TokenRange> {
    let is_degree = |m: &&Match| sight.claims.suffixes.contains(&m.list) && matches!(sight.lexicon.row(m.row).column("class"), "degree" | "honour");
    let letters = sight.matches.starting_at(at).iter().find(is_degree)?.tokens;
    let next = letters.end as usize;
    let closed = next >= sight.len() || sight.is_mark(next) || sight.is_function(next) || sight.is_lower(next) && sight.word(next - 1).ends_with('.');
    (closed && sight.is_capitalised(at) && !sight.is_listed(letters, &sight.claims.countries)).then_some(letters)
}
