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
        let said = entities[mention.entity as usize].gender.map_or(String::new(), |(gender, evidence)| format!("{gender:?} {evidence}").to_lowercase());
        if mark.get("gender").is_some_and(|wanted| wanted != said) {
            out.push(format!("the gender of `{found}` is `{said}`"));
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
        && mark.get("class").is_none_or(|class| class == role.class)
}

#[test]
fn examples_are_as_marked() {
    let mut wrong = Vec::new();
    let named: &[&str] = &["is"];
    for example in
        examples::of("identity", &[("person", &["is", "gender"]), ("organization", named), ("place", named), ("role", &["of", "at", "status", "class"])])
    {
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
fn pronouns_that_may_be_of_somebody_else_say_nothing() {
    let gender = |line: &str| resolve(line).0[0].gender;
    assert_eq!(gender("[Tom Reed]{.person} said his plan would work."), Some((Gender::Male, "pronoun")));
    assert_eq!(gender("[Tom Reed]{.person} met with her and then left."), None);
    assert_eq!(gender("[Ana Lima]{.person} sold her house."), Some((Gender::Female, "pronoun")));
    assert_eq!(gender("[Ana Lima]{.person} blamed herself."), Some((Gender::Female, "pronoun")));
    assert_eq!(gender("[Tom Reed]{.person} met a woman there. She was calm."), None);
    assert_eq!(gender("[Tom Reed]{.person} met a woman there. He was calm."), Some((Gender::Male, "pronoun")));
    assert_eq!(gender("[Tom Reed]{.person} spoke of his mother. She was calm."), Some((Gender::Male, "pronoun")));
    assert_eq!(gender("[Tom Reed]{.person} spoke. He was calm, he said, and his voice was low. She left."), Some((Gender::Male, "pronoun")));
    assert_eq!(gender("“She is calm,” [Tom Reed]{.person} said. “Her voice is low.”"), None);
    assert_eq!(gender("[Tom Reed]{.person} will be followed by another. He or she will have to wait."), None);
    assert_eq!(gender("She told [Tom Reed]{.person} that she would wait."), None);
}

#[test]
fn kinship_and_roles_say_a_gender_of_the_one_they_are_said_of() {
    let gender = |line: &str| resolve(line).0[0].gender;
    let (kin, role) = (|gender| Some((gender, "kinship")), |gender| Some((gender, "role")));
    assert_eq!(gender("They thanked his mother, [Ana Lima]{.person}."), kin(Gender::Female));
    assert_eq!(gender("They thanked the owner's husband [Tom Reed]{.person} there."), kin(Gender::Male));
    assert_eq!(gender("[Ana Lima]{.person}, a mother of two, thanked them."), kin(Gender::Female));
    assert_eq!(gender("[Ana Lima]{.person}, 34, the owner's wife, thanked them."), kin(Gender::Female));
    assert_eq!(gender("[Tom Reed]{.person} was the son of a miner."), kin(Gender::Male));
    assert_eq!(gender("They thanked the actress [Ana Lima]{.person}."), role(Gender::Female));
    assert_eq!(gender("A ministry spokeswoman, [Ana Lima]{.person}, thanked them."), role(Gender::Female));
    assert_eq!(gender("[Tom Reed]{.person}, a businessman from [Lagos]{.place}, thanked them."), role(Gender::Male));
    assert_eq!(gender("[Ana Lima]{.person}, a 34-year-old woman, thanked them."), role(Gender::Female));
    // Said of somebody else.
    assert_eq!(gender("[Ana Lima]{.person}'s husband thanked them."), None);
    assert_eq!(gender("The mother of [Ana Lima]{.person} thanked them."), None);
    assert_eq!(gender("A spokeswoman for [Tom Reed]{.person} thanked them."), None);
    assert_eq!(gender("[Tom Reed]{.person}, whose spokeswoman had no comment, thanked them."), None);
    assert_eq!(gender("They thanked [Ana Lima]{.person}, a son and two nieces."), None);
    assert_eq!(gender("The woman [Tom Reed]{.person} married thanked them."), None);
    // Women and men are called so.
    assert_eq!(gender("Chairman [Ana Lima]{.person} thanked them."), None);
    // `Mrs.` and `miss`.
    assert_eq!(gender("They will miss [Tom Reed]{.person}."), None);
    assert_eq!(gender("Mr. and Mrs. [Reed]{.person} thanked them."), None);
    assert_eq!(gender("Mx. [Hale]{.person} thanked them."), Some((Gender::Other, "honorific")));
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
