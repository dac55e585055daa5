//! Which place is meant: the examples of `places/examples.md`, and what a reason says.

use crate::rooms::rooms;
use gleaner::matchers;
use gleaner::model::{Article, Document, Entity, Kind, Mention, Span};

/// The text of an example, and its marks: span and what stands in the braces.
fn unmark(mut rest: &str) -> (String, Vec<(Span, &str)>) {
    let (mut text, mut marks) = (String::new(), Vec::new());
    while let Some((before, tail)) = rest.split_once('[') {
        let (name, tail) = tail.split_once("]{").expect("a mark goes [name]{code}");
        let (code, tail) = tail.split_once('}').expect("a mark ends with a brace");
        text += before;
        marks.push((Span::new(text.len(), text.len() + name.len()), code));
        text += name;
        rest = tail;
    }
    (text + rest, marks)
}

fn mentions(document: &Document, marks: &[(Span, &str)]) -> Vec<Mention> {
    let one =
        |&(span, _): &(Span, &str)| Mention { span, tokens: document.tokens_in(span), kind: Kind::Place, confidence: None, reason: String::new(), entity: 0 };
    marks.iter().map(one).collect()
}

fn resolve(article: &Article, marks: &[(Span, &str)]) -> (Vec<Mention>, Vec<Entity>) {
    let rooms = rooms();
    let document = rooms.text.prepare(article, &rooms.lexicon);
    assert_eq!(document.text, article.text, "examples need no repair");
    let matches = matchers::find(&document, &rooms.lexicon);
    let mut mentions = mentions(&document, marks);
    let (entities, _) = rooms.resolver.resolve(&document, &matches, &mut mentions, &rooms.lexicon);
    (mentions, entities)
}

fn entities(line: &str) -> Vec<Entity> {
    let (text, marks) = unmark(line);
    resolve(&Article { text, ..Article::default() }, &marks).1
}

/// `US.LA city`, `SV country`, `?`, `? at Paris`: as an example writes it.
fn found(entity: &Entity) -> String {
    let row = |id: Option<gleaner::model::RowId>| id.map(|r| rooms().lexicon.row(r));
    let Some(row) = row(entity.row) else { return row(entity.placed_at).map_or("?".to_owned(), |at| format!("? at {}", at.name())) };
    let first = |columns: &[&'static str]| columns.iter().map(|c| row.column(c)).find(|c| !c.is_empty()).unwrap_or("world");
    let sort = match row.list.subject() {
        "places/countries" => "country",
        "places/admin1" => "admin1",
        "places/admin2" => "admin2",
        list if list.starts_with("places/cities") => "city",
        _ => row.column("place_type"),
    };
    format!("{} {sort}", first(&["admin1_code", "country_code", "code"]))
}

#[test]
fn examples_are_as_marked() {
    let mut wrong = Vec::new();
    for (path, text) in rooms().lexicon.files("places/examples.md") {
        for (n, line) in text.lines().enumerate() {
            let Some(example) = line.strip_prefix("- ") else { continue };
            let (text, marks) = unmark(example);
            let (mentions, entities) = resolve(&Article { text: text.clone(), ..Article::default() }, &marks);
            for ((span, wanted), mention) in marks.iter().zip(&mentions) {
                let entity = &entities[mention.entity as usize];
                let found = found(entity);
                if found != *wanted && (found.starts_with('?') || found.split(' ').next() != Some(*wanted)) {
                    wrong.push(format!("{path}:{}: `{}` is {found}, not {wanted}: {}", n + 1, &text[span.range()], entity.reason));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn one_place_is_one_entity_under_its_own_name() {
    let entities = entities("The [U.S.]{US} and [America]{US}, said the [United States]{US}, are one.");
    assert_eq!(entities.len(), 1);
    assert_eq!((entities[0].name.as_str(), entities[0].mentions.len()), ("United States", 3));
}

#[test]
fn reasons_name_the_evidence() {
    let reason = |line: &str| entities(line)[0].reason.clone();
    assert!(reason("It rained in [Alexandria]{}, [Virginia]{}.").ends_with("city, state: Virginia follows"));
    assert!(reason("It rained in [Aurora]{}.").ends_with("most populous"));
    assert!(reason("It rained in [Zanesville]{} for days.").contains("list any/places/cities"));
    assert!(reason("It rained in [Zzyrbleton]{}.").ends_with("in no list"));
}

#[test]
fn a_place_in_no_list_keeps_what_holds_it() {
    let first = |line: &str| (entities(line)[0].row, entities(line)[0].within.clone());
    assert_eq!(first("It rained in [Zzyrbleton]{}, [Ohio]{}."), (None, "US.OH".to_owned()));
    assert_eq!(first("[Zzyrbleton City Hall]{} stands in nowhere."), (None, String::new()));
}

#[test]
fn the_publisher_s_country_counts() {
    let place = |url: &str| {
        let (text, marks) = unmark("The council of [Newcastle]{} met.");
        let article = Article { text, url: url.to_owned(), ..Article::default() };
        found(&resolve(&article, &marks).1[0])
    };
    assert!(place("https://news.example.com.au/council").starts_with("AU."));
    assert!(place("https://news.example.co.uk/council").starts_with("GB."));
}

#[test]
fn short_forms_in_capitals_are_no_words() {
    assert_eq!(found(&entities("[OR]{} and [WA]{} share a river.")[0]), "US.OR admin1");
    assert_eq!(found(&entities("[Or]{} so they say.")[0]), "?");
}

#[test]
fn the_focus_is_where_most_places_are() {
    let focus = |line: &str| {
        let (text, marks) = unmark(line);
        let rooms = rooms();
        let article = Article { text, ..Article::default() };
        let document = rooms.text.prepare(&article, &rooms.lexicon);
        let mut mentions = mentions(&document, &marks);
        let (entities, _) = rooms.resolver.resolve(&document, &matchers::find(&document, &rooms.lexicon), &mut mentions, &rooms.lexicon);
        gleaner::resolvers::focus(&document, &mentions, &entities, &rooms.lexicon).map(|f| (f.country, f.admin1, f.reason))
    };
    let of = |country: &str, admin1: &str, reason: &str| Some((country.to_owned(), admin1.to_owned(), reason.to_owned()));
    assert_eq!(focus("From [Dallas]{} to [Paris]{}, [France]{}."), of("FR", "", "2 of 3 mentions of places"));
    assert_eq!(focus("From [Dallas]{} to [Austin]{} and [Houston]{}, not [France]{}."), of("US", "US.TX", "3 of 4 mentions of places; 3 in US.TX"));
    assert_eq!(focus("Nobody went anywhere."), None);
}
