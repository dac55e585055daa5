//! What a page says of its article: byline, publisher, address and day of publication, beside the title and language that Readability finds.
//!
//! In: the page as a tree, before anything is taken out of it. Out: fields of a [`Draft`]. Asked in the order of trust: JSON-LD, `<meta>` under
//! the names of OpenGraph, Dublin Core, Parsely, sailthru and of publishers' own systems, microdata, `<time>`, links to authors, and elements
//! whose class says that they hold a day or a byline: what a reader sees. A value that says nothing (no day, an address, the name of the
//! site) leaves it to the next. Absent: what is a name in a byline; days in the text and in the address (see [`text`](crate::text)).

use super::days::Days;
use super::html_linked_data;
use super::html_noise::has_word;
use super::output::Draft;
use dom_query::{Document, NodeRef, Selection};
use dom_smoothie::Metadata;
use jiff::civil::Date;

/// Names of `<meta>` for the day of publication, the surest first; letters and digits alone count.
const PUBLISHED: &[&str] = &[
    "articlepublishedtime",
    "articlepublished",
    "ogarticlepublishedtime",
    "ogpublishedtime",
    "publishedtime",
    "datepublished",
    "rnewsdatepublished",
    "parselypubdate",
    "originalpublicationdate",
    "articledateoriginal",
    "articlepublicationdate",
    "articlepublishdate",
    "publicationdate",
    "publishdate",
    "publisheddate",
    "published",
    "publishedat",
    "btpubdate",
    "ogpubdate",
    "pubdate",
    "cxenseparserecspublishtime",
    "sailthrudate",
    "dcdateissued",
    "dctermsissued",
    "dcissued",
    "dctermsdate",
    "dctermscreated",
    "dcdatecreated",
    "dcdate",
    "dccreated",
    "citationpublicationdate",
    "citationdate",
    "prismpublicationdate",
    "displaydate",
    "rbpubdate",
    "date",
    "datecreated",
    "articlecreated",
    "timestamp",
    "ptime",
    "pdate",
];

/// … and for the byline.
const BYLINE: &[&str] = &[
    "byl",
    "author",
    "articleauthor",
    "parselyauthor",
    "sailthruauthor",
    "dccreator",
    "dctermscreator",
    "dctermscreatorname",
    "byline",
    "authors",
    "btauthor",
    "cxenseparseauthor",
    "citationauthor",
    "articleauthorname",
    "shareaholicarticleauthorname",
];

/// Words of classes and ids of elements that show the day of publication, and the byline.
const DAYS: &[&str] = &["date", "dateline", "datetime", "pubdate", "publish", "published", "posted", "time", "timestamp"];
const AUTHORS: &[&str] = &["author", "authors", "byline", "bylines", "writer", "writers"];
/// … and of what stands around the article.
const BESIDE: &[&str] = &["comment", "comments", "related", "recommended", "popular", "trending", "sidebar", "footer", "nav", "menu", "widget"];

/// What is shown beside a headline is short; so many elements are looked at.
const SHOWN: usize = 240;
const LOOKED_AT: usize = 400;

/// Fills the fields of a draft.
pub(super) fn fill(draft: &mut Draft, page: &Document, metadata: Metadata, days: &Days) {
    let linked = html_linked_data::read(page);
    let meta = Meta::read(page);
    let shown = Shown::read(page);
    let first = |values: [Option<String>; 3]| values.into_iter().flatten().find(|value| !value.trim().is_empty()).unwrap_or_default();
    let canonical = page.select_single("link[rel=canonical][href]").attr("href").map(|href| href.to_string());
    draft.title = metadata.title;
    draft.language = metadata.lang.unwrap_or_default();
    draft.url = first([canonical, meta.first("ogurl"), Some(linked.url).or(metadata.url)]);
    draft.publisher = first([Some(linked.publisher), metadata.site_name, meta.first("ogsitename")].map(|house| house.filter(|house| is_house(house))));
    draft.byline = byline(linked.people, linked.houses, &meta, &shown, &draft.publisher);
    let said = linked.published.into_iter().chain(PUBLISHED.iter().flat_map(|name| meta.all(name))).chain(metadata.published_time);
    let mut said: Vec<String> = said.chain(shown.marked_days).chain(shown.times).collect();
    said.retain(|words| !words.trim().is_empty());
    let day = said.iter().position(|words| days.day(words).is_some()).map(|at| said.swap_remove(at));
    let seen = || shown.days.iter().find_map(|words| days.first_in(words)).or_else(|| only_day(page, days)).map(|day| day.to_string());
    draft.published = day.or_else(seen).or_else(|| said.into_iter().next()).unwrap_or_default();
}

/// Who wrote it: people before the house that publishes it.
fn byline(people: Vec<String>, houses: Vec<String>, meta: &Meta, shown: &Shown, publisher: &str) -> String {
    let joined = |names: Vec<String>| {
        let mut kept: Vec<String> = Vec::new();
        for name in names.into_iter().filter(|name| is_name(name)) {
            if !kept.contains(&name) {
                kept.push(name);
            }
        }
        Some(kept.join("; ")).filter(|names| !names.is_empty())
    };
    let said = BYLINE.iter().filter_map(|name| joined(meta.all(name).collect()));
    let seen = [&shown.marked_authors, &shown.linked_authors].into_iter().filter_map(|names| joined(names.clone()));
    let all = joined(people).into_iter().chain(said).chain(seen).chain(shown.bylines.iter().filter(|line| is_name(line)).cloned());
    let (of_house, of_people): (Vec<String>, Vec<String>) = all.partition(|names| names.trim().eq_ignore_ascii_case(publisher.trim()));
    of_people.into_iter().next().or_else(|| joined(houses)).or_else(|| of_house.into_iter().next()).unwrap_or_default()
}

/// A name, not an address, a handle or a number?
fn is_name(words: &str) -> bool {
    let words = words.trim();
    let address = words.contains("://") || words.starts_with(['@', '/', '#']) || words.starts_with("www.");
    !address && words.chars().any(char::is_alphabetic)
}

/// A house may be known by its address, never by a handle.
fn is_house(words: &str) -> bool {
    words.contains("://") || is_name(words)
}

/// The `<meta>` of a page: plain name and content, in the order of the page.
struct Meta(Vec<(String, String)>);

impl Meta {
    fn read(page: &Document) -> Meta {
        let mut all = Vec::new();
        for meta in page.select("meta[content]").iter() {
            let content = meta.attr_or("content", "");
            for name in ["property", "name", "itemprop"].iter().filter_map(|key| meta.attr(key)) {
                let plain = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
                all.push((plain, content.trim().to_owned()));
            }
        }
        Meta(all)
    }

    fn all(&self, name: &str) -> impl Iterator<Item = String> {
        self.0.iter().filter(move |(plain, content)| plain == name && !content.is_empty()).map(|(_, content)| content.clone())
    }

    fn first(&self, name: &str) -> Option<String> {
        self.all(name).next()
    }
}

/// What a reader of the page sees around the headline.
#[derive(Default)]
struct Shown {
    /// What microdata and `<time>` mark as days, microdata as authors, links as theirs.
    marked_days: Vec<String>,
    times: Vec<String>,
    marked_authors: Vec<String>,
    linked_authors: Vec<String>,
    /// Words of elements whose class speaks of days, and of authors; those behind the headline first.
    days: Vec<String>,
    bylines: Vec<String>,
}

impl Shown {
    fn read(page: &Document) -> Shown {
        let mut shown = Shown::default();
        let properties = |name: &str| page.select(&format!("[itemprop~={name}]"));
        for name in ["datePublished", "dateCreated"] {
            shown.marked_days.extend(properties(name).iter().filter(|element| !is_beside(element)).map(|element| value(&element)));
        }
        for author in properties("author").iter().filter(|element| !is_beside(element)) {
            let name = author.select_single("[itemprop~=name]");
            let words = value(if name.exists() { &name } else { &author });
            shown.marked_authors.extend(Some(words).filter(|words| words.len() <= SHOWN));
        }
        let links = page.select("[rel~=author]");
        let mut links = links.iter().filter(|element| !is_beside(element)).map(|link| (parent(&link), words(&link))).filter(|(_, words)| is_name(words));
        if let Some((around, first)) = links.next() {
            shown.linked_authors.push(first);
            shown.linked_authors.extend(links.filter(|(other, _)| *other == around).map(|(_, words)| words));
        }
        shown.look_around(page);
        shown
    }

    /// Goes through headline, times and classes in the order of the page; what stands behind the headline comes first.
    fn look_around(&mut self, page: &Document) {
        let mut early = Shown::default();
        let (mut behind, mut looked_at) = (false, 0);
        for element in page.select("h1, time, [class], [id]").iter() {
            let name = element.nodes().first().and_then(NodeRef::node_name).unwrap_or_default();
            behind |= &*name == "h1";
            let is = |marks: &[&str]| ["class", "id"].iter().any(|attribute| has_word(&element.attr_or(attribute, ""), |word| marks.contains(&word)));
            let (time, author) = (&*name == "time", is(AUTHORS));
            let frame = matches!(&*name, "html" | "body" | "main" | "article" | "script" | "style" | "img" | "input");
            if frame || !(time || author || is(DAYS)) || is_beside(&element) {
                continue;
            }
            looked_at += 1;
            if looked_at > LOOKED_AT {
                break;
            }
            let seen = words(&element);
            if time {
                self.times.extend([value(&element), seen]);
                continue;
            }
            let into = if behind { &mut *self } else { &mut early };
            if seen.len() <= SHOWN {
                into.days.extend([value(&element), seen.clone()]);
                into.bylines.extend(Some(seen).filter(|_| author));
            }
        }
        self.days.append(&mut early.days);
        self.bylines.append(&mut early.bylines);
    }
}

/// The day that short pieces of text name, if all that name one name the same.
fn only_day(page: &Document, days: &Days) -> Option<Date> {
    const PIECES: usize = 5000;
    const SHORT: usize = 80;
    let mut only = None;
    for element in page.select("body div, body p, body span, body td, body li, body dd, body em, body small, body font").iter().take(PIECES) {
        let text = element.immediate_text();
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        if text.len() > SHOWN || digits < "2024".len() || text.trim().len() > SHORT || is_beside(&element) {
            continue;
        }
        match days.first_in(text.trim()) {
            Some(day) if only.is_some_and(|other| other != day) => return None,
            day => only = only.or(day),
        }
    }
    only
}

/// Does an element stand in comments, a menu or pointers to other stories?
fn is_beside(element: &Selection) -> bool {
    const AROUND: usize = 10;
    let Some(node) = element.nodes().first() else { return false };
    let beside = |node: &NodeRef| {
        let named = |attribute: &str| node.attr(attribute).is_some_and(|names| has_word(&names, |word| BESIDE.contains(&word)));
        match node.node_name().as_deref() {
            Some("html" | "body" | "main" | "article") | None => false,
            // A footer of an article may say who wrote it.
            Some("footer") => !node.attr("class").is_some_and(|names| has_word(&names, |word| AUTHORS.contains(&word))),
            Some("nav" | "aside") => true,
            Some(_) => named("class") || named("id") || node.attr("itemtype").is_some_and(|kind| kind.ends_with("/Comment")),
        }
    };
    beside(node) || node.ancestors(Some(AROUND)).iter().any(beside)
}

fn parent(element: &Selection) -> Option<dom_query::NodeId> {
    element.nodes().first().and_then(NodeRef::parent).map(|node| node.id)
}

/// What an element is for machines, else what it shows.
fn value(element: &Selection) -> String {
    let given = ["content", "datetime", "title"].iter().filter_map(|name| element.attr(name)).find(|value| !value.trim().is_empty());
    given.map_or_else(|| words(element), |value| value.trim().to_owned())
}

/// The words an element shows, on one line; a break between two of its parts is a space.
fn words(element: &Selection) -> String {
    let text = element.formatted_text();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
