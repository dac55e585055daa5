//! What a page says of its article to search engines: JSON-LD in the words of schema.org.
//!
//! In: the page as a tree. Out: [`LinkedData`], the values in the order of trust. Articles are looked for in lists, in `@graph` and in what a
//! page says it is mainly about; a person or publisher given by `@id` is looked up in the whole page. Absent: which value is taken.

use super::html_fragment;
use super::json_record;
use dom_query::Document;
use serde_json::{Map, Value};

/// What a page's JSON-LD says of its article.
#[derive(Default)]
pub(super) struct LinkedData {
    /// Its people, and whoever is not said to be anything else.
    pub(super) people: Vec<String>,
    /// Houses that are given as its author.
    pub(super) houses: Vec<String>,
    pub(super) publisher: String,
    pub(super) url: String,
    /// Days of publication, the surest first.
    pub(super) published: Vec<String>,
}

type Object = Map<String, Value>;

/// So many objects of a page are looked at, so deep.
const OBJECTS: usize = 1000;
const DEPTH: usize = 6;

/// Members under which a page keeps objects on the level of its article.
const LEVEL: &[&str] = &["@graph", "mainEntity", "mainEntityOfPage"];

/// Reads it all.
pub(super) fn read(page: &Document) -> LinkedData {
    let scripts = page.select("script[type='application/ld+json']");
    let values: Vec<Value> = scripts.iter().filter_map(|script| value(&script.text())).collect();
    let mut objects = Vec::new();
    values.iter().for_each(|value| collect(value, DEPTH, &mut objects));
    let mut articles: Vec<(usize, &Object)> = objects.iter().filter_map(|&object| Some((rank(object)?, object))).collect();
    articles.sort_by_key(|(rank, _)| *rank);
    let mut found = LinkedData::default();
    for (_, article) in articles {
        for name in ["datePublished", "dateCreated"] {
            found.published.extend(article.get(name).and_then(Value::as_str).map(str::to_owned));
        }
        if found.people.is_empty() && found.houses.is_empty() {
            for author in ["author", "creator"].iter().filter_map(|name| article.get(*name)).take(1) {
                authors(author, &objects, &mut found);
            }
        }
        let publisher = article.get("publisher").map(|publisher| resolved(publisher, &objects));
        let name = publisher.and_then(|publisher| publisher.get("name").unwrap_or(publisher).as_str());
        first(&mut found.publisher, name);
        first(&mut found.url, article.get("url").and_then(Value::as_str));
    }
    found
}

fn first(field: &mut String, value: Option<&str>) {
    if field.is_empty() {
        *field = value.map(html_fragment::text).unwrap_or_default();
    }
}

/// The value in a script: what stands around it (comments, CDATA) is left out, small damage is mended.
fn value(script: &str) -> Option<Value> {
    const CDATA: &str = "<![CDATA[";
    let script = script.split_once(CDATA).map_or(script, |(_, inside)| inside.rsplit_once("]]>").map_or(inside, |(inside, _)| inside));
    let json = script.get(script.find(['{', '['])?..=script.rfind(['}', ']'])?)?;
    serde_json::from_str(json).ok().or_else(|| serde_json::from_str(&json_record::mended(json)?).ok())
}

fn collect<'v>(value: &'v Value, depth: usize, objects: &mut Vec<&'v Object>) {
    if depth == 0 || objects.len() >= OBJECTS {
        return;
    }
    match value {
        Value::Array(all) => all.iter().for_each(|one| collect(one, depth - 1, objects)),
        Value::Object(object) => {
            objects.push(object);
            LEVEL.iter().filter_map(|name| object.get(*name)).for_each(|inside| collect(inside, depth - 1, objects));
        }
        _ => {}
    }
}

/// How surely an object is the article of its page: an article, or the page itself; a film in it may be of any day.
fn rank(object: &Object) -> Option<usize> {
    let rank = |kind: &Value| {
        let kind = kind.as_str()?.rsplit('/').next()?;
        let article = kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report";
        if article { Some(0) } else { (kind == "WebPage" || kind == "ItemPage").then_some(1) }
    };
    match object.get("@type")? {
        Value::Array(kinds) => kinds.iter().filter_map(rank).min(),
        kind => rank(kind),
    }
}

/// The object that stands elsewhere in the page under the same `@id`, where this one says no more.
fn resolved<'v>(value: &'v Value, objects: &[&'v Object]) -> &'v Value {
    let id = value.get("@id").filter(|_| value.get("name").is_none());
    let other = id.and_then(|id| objects.iter().find(|object| object.get("@id") == Some(id) && object.contains_key("name")));
    other.and_then(|object| object.get("name")).unwrap_or(value)
}

fn authors(value: &Value, objects: &[&Object], found: &mut LinkedData) {
    match value {
        Value::Array(all) => all.iter().for_each(|one| authors(one, objects, found)),
        Value::Object(object) => {
            let is_house = object.get("@type").and_then(Value::as_str).is_some_and(|kind| !kind.eq_ignore_ascii_case("person"));
            let names = match resolved(value, objects) {
                Value::Object(object) => object.get("name"),
                name => Some(name),
            };
            let into = if is_house { &mut found.houses } else { &mut found.people };
            names.into_iter().for_each(|name| strings(name, into));
        }
        name => strings(name, &mut found.people),
    }
}

fn strings(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::Array(all) => all.iter().for_each(|one| strings(one, into)),
        Value::String(words) if !words.trim().is_empty() => into.push(html_fragment::text(words)),
        _ => {}
    }
}
