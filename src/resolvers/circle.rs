//! Who and what stands around a person in an article: what tells bearers of one name apart over a run.
//!
//! In: the entities of an article and their roles. Out: [`Entity::circle`] of the people. Only names are looked at, by the words under
//! which they are compared across articles. Absent: who is who (see `consolidate`).

use crate::model::{Entity, Kind, Role, Tie, TieKind};
use crate::words;
use std::cmp::Reverse;

/// At most so many others of each kind, those named most.
const PEOPLE: usize = 4;
const ORGANIZATIONS: usize = 4;
/// At most so many roles and employers.
const ROLES: usize = 3;

/// Draws the circles. `key` gives the words by which a name is compared.
pub(super) fn draw(entities: &mut [Entity], roles: &[Role], key: impl Fn(Kind, &str) -> String) {
    let mut others: Vec<(usize, Reverse<usize>, Tie)> = Vec::new();
    for (e, entity) in entities.iter().enumerate() {
        let kind = match entity.kind {
            Kind::Person if entity.name.contains(' ') => TieKind::Person,
            Kind::Organization => TieKind::Organization,
            _ => continue,
        };
        others.push((e, Reverse(entity.mentions.len()), Tie::new(kind, &key(entity.kind, &entity.name))));
    }
    others.sort_by_key(|&(e, mentions, _)| (mentions, e));
    let mut circles: Vec<Vec<Tie>> = vec![Vec::new(); entities.len()];
    for role in roles {
        let circle = &mut circles[role.person as usize];
        if let Some(organization) = role.organization {
            let name = &entities[organization as usize].name;
            circle.push(Tie::new(TieKind::Employer, &key(Kind::Organization, name)));
        }
        circle.push(Tie::new(TieKind::Role, &words::fold(&role.role)));
    }
    for (e, entity) in entities.iter_mut().enumerate().filter(|(_, entity)| entity.kind == Kind::Person) {
        let mut circle = std::mem::take(&mut circles[e]);
        circle.sort_unstable();
        circle.dedup();
        circle.truncate(2 * ROLES);
        for (kind, most) in [(TieKind::Person, PEOPLE), (TieKind::Organization, ORGANIZATIONS)] {
            circle.extend(others.iter().filter(|&&(o, _, tie)| o != e && tie.kind() == kind).map(|&(.., tie)| tie).take(most));
        }
        entity.circle = circle;
    }
}
