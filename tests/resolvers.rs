//! The lines of `dictionaries/**/identity/examples.md`: names are given as marked, and everything the resolvers say about them must
//! be as marked.

use crate::examples::{self, Example, Mark};
use crate::rooms::rooms;
use gleaner::matchers;
use gleaner::model::{Article, Document, Entity, Gender, Kind, Mention, Role};

fn kind(class: &str) -> Option<Kind> {
    match class {
        "person" => Some(Kind::Person),
        "organization" => Some(Kind::Organization),
        "place" => Some(Kind::Place),
        _ => None,
    }
}

fn mentions(document: &Document, marks: &[Mark]) -> Vec<Mention> {
    let named = marks.iter().filter_map(|m| Some((m.span, kind(&m.class)?)));
    named.map(|(span, kind)| Mention { span, tokens: document.tokens_in(span), kind, confidence: None, reason: String::new(), entity: 0 }).collect()
}

/// What is wrong with the answer for one example line.
fn complaints(example: &Example) -> Vec<String> {
    let rooms = rooms();
    let Example { text, marks, .. } = example;
    let article = Article { text: text.clone(), ..Article::default() };
    let document = rooms.text.prepare(&article, &rooms.lexicon);
    assert_eq!(document.text, *text, "examples need no repair");
    let matches = matchers::find(&document, &rooms.lexicon);
    let mut mentions = mentions(&document, marks);
    let (entities, roles) = rooms.resolver.resolve(&document, &matches, &mut mentions, &rooms.lexicon);
    let mut out = Vec::new();
    for (mark, mention) in marks.iter().filter(|m| kind(&m.class).is_some()).zip(&mentions) {
        let wanted = mark.get("is").unwrap_or(&text[mark.span.range()]);
        let found = &entities[mention.entity as usize].name;
        if found != wanted {
            out.push(format!("`{}` is `{found}`, not `{wanted}`", &text[mark.span.range()]));
        }
    }
    let wanted: Vec<&Mark> = marks.iter().filter(|m| m.class == "role").collect();
    for mark in &wanted {
        if !roles.iter().any(|role| is_role(role, mark, &entities)) {
            out.push(format!("no role like {mark:?} in {roles:?}"));
        }
    }
    for role in roles.iter().filter(|r| r.reason != "party tag in brackets") {
        if !wanted.iter().any(|mark| is_role(role, mark, &entities)) {
            out.push(format!("`{}` is a role of `{}`: {}", role.role, entities[role.person as usize].name, role.reason));
        }
    }
    out
}

fn is_role(role: &Role, mark: &Mark, entities: &[Entity]) -> bool {
    let at = role.organization.or(role.place).map(|e| entities[e as usize].name.as_str());
    role.span.overlaps(mark.span)
        && mark.get("of") == Some(&entities[role.person as usize].name)
        && mark.get("at") == at
        && mark.get("status") == role.status.map(|s| s.as_str())
}

#[test]
fn examples_are_as_marked() {
    let mut wrong = Vec::new();
    let named: &[&str] = &["is"];
    for example in examples::of("identity", &[("person", named), ("organization", named), ("place", named), ("role", &["of", "at", "status"])]) {
        wrong.extend(complaints(&example).into_iter().map(|c| format!("{}: {c}", example.place)));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn resolve(line: &str) -> (Vec<Entity>, Vec<Role>) {
    let rooms = rooms();
    let (text, marks) = examples::parse(line).unwrap();
    let article = Article { text, ..Article::default() };
    let document = rooms.text.prepare(&article, &rooms.lexicon);
    let mut mentions = mentions(&document, &marks);
    rooms.resolver.resolve(&document, &matchers::find(&document, &rooms.lexicon), &mut mentions, &rooms.lexicon)
}

#[test]
fn gender_comes_from_the_text_alone() {
    let gender = |line: &str| resolve(line).0[0].gender;
    assert_eq!(gender("Mrs. [Hale]{.person} spoke."), Some((Gender::Female, "honorific")));
    assert_eq!(gender("[Robert Hale]{.person} spoke. He was calm."), Some((Gender::Male, "pronoun")));
    assert_eq!(gender("[Robert Hale]{.person} spoke."), None);
    assert_eq!(gender("[Robert Hale]{.person} met [Ana Cruz]{.person}. She was calm."), None);
}

#[test]
fn a_form_of_address_is_no_office_and_no_relative() {
    let honorific = |line: &str| resolve(line).0[0].honorific.clone();
    assert_eq!(honorific("Mr. [Hale]{.person} spoke."), "Mr.");
    assert_eq!(honorific("They met Brother [Robert Hale]{.person} there."), "Brother");
    assert_eq!(honorific("She met her brother [Robert Hale]{.person} there."), "");
    assert_eq!(honorific("The bank's chief [Ana Cruz]{.person} spoke."), "");
    assert_eq!(resolve("The bank's chief [Ana Cruz]{.person} spoke.").0[0].gender, None);
    assert_eq!(honorific("Fed Chief [Ana Cruz]{.person} spoke."), "");
}

#[test]
fn every_joining_says_why() {
    let (entities, _) = resolve("[Andrés Molina Paz]{.person} sang; [Molina Paz]{.person} bowed, [Andrés]{.person} left.");
    assert_eq!(entities.len(), 1);
    assert_eq!(entities[0].reason, "Molina Paz: surname; Andrés: given name");
}

#[test]
fn a_party_tag_gives_party_and_place() {
    let (entities, roles) = resolve("[Ana Cruz]{.person} (D-[Long Valley]{.place}) voted no.");
    assert_eq!((roles.len(), roles[0].role.as_str()), (1, "Democrat"));
    assert_eq!(roles[0].place.map(|p| entities[p as usize].name.as_str()), Some("Long Valley"));
}
