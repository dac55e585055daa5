//! Claims on organizations: houses whose name ends in `'s`, and what somebody owns or leads.

use super::{Claim, Sight, What};
use crate::model::{Kind, TokenRange};
use std::collections::HashSet;

/// `Moody's said`: a listed name in `'s`, unless somebody of the article is called so, or the next word says that it is somebody's.
pub(super) fn possessive(sight: &Sight, out: &mut Vec<Claim>) {
    // What the article also writes without the ending.
    let bare: HashSet<u64, foldhash::fast::FixedState> =
        (0..sight.len()).filter(|&at| sight.is_capitalised(at) && !sight.is_clitic(at + 1)).map(|at| sight.document.tokens[at].hash).collect();
    let mut claimed: HashSet<u64, foldhash::fast::FixedState> = HashSet::default();
    for at in 1..sight.len() {
        if !sight.is_clitic(at) || !sight.is_capitalised(at - 1) {
            continue;
        }
        let start = at - 1;
        let house = TokenRange::new(start, at + 1);
        // `Lloyd's of London`: the longest name that holds it.
        let name = sight.longest(start, &sight.claims.organizations).filter(|m| m.tokens.end as usize > at).map(|m| m.tokens);
        let Some(name) = name else { continue };
        let before = start.checked_sub(1).filter(|&b| sight.document.tokens[b].sentence == sight.document.tokens[start].sentence);
        let called = before.is_some_and(|b| sight.is_capitalised(b) && !sight.is_function(b));
        let known = sight.is_listed(name, &sight.claims.known);
        if called || bare.contains(&sight.document.tokens[start].hash) || !known && name == house {
            continue;
        }
        let hash = sight.document.tokens[start].hash;
        if name == house && sight.is_word_of(start, &sight.claims.given) && !stands_alone(sight, at + 1) && !claimed.contains(&hash) {
            continue;
        }
        claimed.insert(hash);
        out.push(Claim { tokens: name, what: What::Name(Kind::Organization) });
    }
}

/// Can the word behind a name follow it as a noun of its own: a mark, a verb, a small word?
fn stands_alone(sight: &Sight, next: usize) -> bool {
    next >= sight.len() || sight.is_mark(next) || sight.is_function(next) || sight.matches.starting_at(next).iter().any(|m| sight.claims.cues.contains(&m.list))
}

/// `owner of Voltara and OrbitX`, `Kestrio (formerly Brindle)`: unknown words behind an office that only houses have.
pub(super) fn headed(sight: &Sight, out: &mut Vec<Claim>) {
    for of in 1..sight.len() {
        if !sight.is_one_of(of, &sight.claims.belonging) || !sight.is_one_of(of - 1, &sight.claims.headships) {
            continue;
        }
        let mut at = of + 1;
        at += usize::from(sight.is_one_of(at, &sight.claims.articles));
        let mut fresh = Vec::new();
        let mut alike = true;
        while sight.is_capitalised(at) && sight.beside(at, of) {
            let end = sight.run_end(at);
            let name = TokenRange::new(at, end);
            if is_unknown(sight, name) {
                fresh.push(name);
            } else if !sight.is_listed(name, &sight.claims.organizations) {
                alike = false;
                break;
            }
            let comma = usize::from(sight.word(end) == ",");
            let join = usize::from(sight.is_one_of(end + comma, &sight.claims.coordinators));
            if comma + join == 0 {
                break;
            }
            at = end + comma + join;
        }
        // What stands alone behind a comma may be anything; behind a coordinator it is one of them.
        let enumerated = fresh.len() < 2 || alike;
        out.extend(fresh.iter().take(if enumerated { fresh.len() } else { 1 }).map(|&tokens| Claim { tokens, what: What::Name(Kind::Organization) }));
        for name in fresh {
            renamed(sight, name, out);
        }
    }
}

/// `(formerly Brindle)` behind a house is the same house.
fn renamed(sight: &Sight, name: TokenRange, out: &mut Vec<Claim>) {
    let open = name.end as usize;
    if sight.word(open) == "(" && sight.is_one_of(open + 1, &sight.claims.renamed) && sight.is_capitalised(open + 2) {
        let end = sight.run_end(open + 2);
        let other = TokenRange::new(open + 2, end);
        if sight.word(end) == ")" && is_unknown(sight, other) && sight.document.slice(sight.document.span_of(other)).chars().count() > 1 {
            out.push(Claim { tokens: other, what: What::Name(Kind::Organization) });
        }
    }
}

/// A short run of words that no list has as a place, a given name, a title or what is no name, and that is no ordinary word.
fn is_unknown(sight: &Sight, name: TokenRange) -> bool {
    const LONGEST: usize = 3;
    let lists = [&sight.claims.places, &sight.claims.given, &sight.claims.titles, &sight.claims.no_names, &sight.claims.organizations];
    let first = name.start as usize;
    let known = |tokens: TokenRange| lists.iter().any(|lists| sight.is_listed(tokens, lists));
    name.len() <= LONGEST && !known(name) && !known(TokenRange::new(first, first + 1)) && !sight.is_common(first)
}
