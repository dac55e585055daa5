//! Which place is meant: the examples of `places/examples.md`, and what a reason says.

use crate::examples::{self, Mark};
use crate::rooms::rooms;
use gleaner::matchers;
use gleaner::model::{Article, Document, Entity, Kind, Mention};

fn mentions(document: &Document, marks: &[Mark]) -> Vec<Mention> {
    let one =
        |mark: &Mark| Mention { span: mark.span, tokens: document.tokens_in(mark.span), kind: Kind::Place, confidence: None, reason: String::new(), entity: 0 };
    marks.iter().map(one).collect()
}

fn resolve(article: &Article, marks: &[Mark]) -> (Vec<Mention>, Vec<Entity>) {
    let rooms = rooms();
    let document = rooms.text.prepare(article, &rooms.lexicon);
    assert_eq!(document.text, article.text, "examples need no repair");
    let matches = matchers::find(&document, &rooms.lexicon);
    let mut mentions = mentions(&document, marks);
    let (entities, _) = rooms.resolver.resolve(&document, &matches, &mut mentions, &rooms.lexicon);
    (mentions, entities)
}

fn entities(line: &str) -> Vec<Entity> {
    let (text, marks) = examples::parse(line).unwrap();
    resolve(&Article { text, ..Article::default() }, &marks).1
}

/// What became of a name: `at` and `kind` of the place, or `?` and what it stands `in`, as an example writes it.
fn found(entity: &Entity) -> [String; 3] {
    let row = |id: Option<gleaner::model::RowId>| id.map(|r| rooms().lexicon.row(r));
    let Some(row) = row(entity.row) else {
        return ["?".to_owned(), String::new(), row(entity.placed_at).map_or_else(String::new, |at| at.name().to_owned())];
    };
    let first = |columns: &[&'static str]| columns.iter().map(|c| row.column(c)).find(|c| !c.is_empty()).unwrap_or("world");
    let kind = match row.list.subject() {
        "places/countries" => "country",
        "places/admin1" => "admin1",
        "places/admin2" => "admin2",
        list if list.starts_with("places/cities") => "city",
        _ => row.column("place_type"),
    };
    [first(&["admin1_code", "country_code", "code"]).to_owned(), kind.to_owned(), String::new()]
}

/// Is it what the mark says? A kind that is not given may be any; a place that is in no list stands in what is given, or in nothing known.
fn is_as_marked(mark: &Mark, [at, kind, within]: &[String; 3]) -> bool {
    mark.get("at") == Some(at) && mark.get("kind").is_none_or(|k| k == kind) && mark.get("in").unwrap_or_default() == within
}

#[test]
fn examples_are_as_marked() {
    let mut wrong = Vec::new();
    for example in examples::of("places", &[("place", &["at", "kind", "in"])]) {
        let (mentions, entities) = resolve(&Article { text: example.text.clone(), ..Article::default() }, &example.marks);
        for (mark, mention) in example.marks.iter().zip(&mentions) {
            let entity = &entities[mention.entity as usize];
            let found = found(entity);
            if !is_as_marked(mark, &found) {
                wrong.push(format!("{}: `{}` is {found:?}, not {:?}: {}", example.place, &example.text[mark.span.range()], mark.attributes, entity.reason));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn one_place_is_one_entity_under_its_own_name() {
    let entities = entities("The [U.S.]{.place} and [America]{.place}, said the [United States]{.place}, are one.");
    assert_eq!(entities.len(), 1);
    assert_eq!((entities[0].name.as_str(), entities[0].mentions.len()), ("United States", 3));
}

#[test]
fn reasons_name_the_evidence() {
    let reason = |line: &str| entities(line)[0].reason.clone();
    assert!(reason("It rained in [Alexandria]{.place}, [Virginia]{.place}.").ends_with("city, state: Virginia follows"));
    assert!(reason("It rained in [Aurora]{.place}.").ends_with("most populous"));
    assert!(reason("It rained in [Zanesville]{.place} for days.").contains("list any/places/cities"));
    assert!(reason("It rained in [Zzyrbleton]{.place}.").ends_with("in no list"));
}

#[test]
fn a_place_in_no_list_keeps_what_holds_it() {
    let first = |line: &str| (entities(line)[0].row, entities(line)[0].within.clone());
    assert_eq!(first("It rained in [Zzyrbleton]{.place}, [Ohio]{.place}."), (None, "US.OH".to_owned()));
    assert_eq!(first("[Zzyrbleton City Hall]{.place} stands in nowhere."), (None, String::new()));
}

#[test]
fn the_publisher_s_country_counts() {
    let place = |url: &str| {
        let (text, marks) = examples::parse("The council of [Newcastle]{.place} met.").unwrap();
        let article = Article { text, url: url.to_owned(), ..Article::default() };
        found(&resolve(&article, &marks).1[0])[0].clone()
    };
    assert!(place("https://news.example.com.au/council").starts_with("AU."));
    assert!(place("https://news.example.co.uk/council").starts_with("GB."));
}

#[test]
fn short_forms_in_capitals_are_no_words() {
    assert_eq!(found(&entities("[OR]{.place} and [WA]{.place} share a river.")[0])[..2], ["US.OR", "admin1"]);
    assert_eq!(found(&entities("[Or]{.place} so they say.")[0]), ["?", "", ""]);
}

#[test]
fn the_focus_is_where_most_places_are() {
    let focus = |line: &str| {
        let (text, marks) = examples::parse(line).unwrap();
        let rooms = rooms();
        let article = Article { text, ..Article::default() };
        let document = rooms.text.prepare(&article, &rooms.lexicon);
        let mut mentions = mentions(&document, &marks);
        let (entities, _) = rooms.resolver.resolve(&document, &matchers::find(&document, &rooms.lexicon), &mut mentions, &rooms.lexicon);
        gleaner::resolvers::focus(&document, &mentions, &entities, &rooms.lexicon).map(|f| (f.country, f.admin1, f.reason))
    };
    let of = |country: &str, admin1: &str, reason: &str| Some((country.to_owned(), admin1.to_owned(), reason.to_owned()));
    assert_eq!(focus("From [Dallas]{.place} to [Paris]{.place}, [France]{.place}."), of("FR", "", "2 of 3 mentions of places"));
    assert_eq!(
        focus("From [Dallas]{.place} to [Austin]{.place} and [Houston]{.place}, not [France]{.place}."),
        of("US", "US.TX", "3 of 4 mentions of places; 3 in US.TX")
    );
    assert_eq!(focus("Nobody went anywhere."), None);
}
