//! RSS (0.9 to 2.0), Atom, and WordPress exports (WXR): one `<item>` or `<entry>` an article.
//!
//! The text is the full content where the feed has it, else the summary: HTML turned into paragraphs. The publisher is the channel. Of a
//! WordPress export, posts and pages are articles; attachments, menus and revisions are none.

use super::format::{Certainty, Format, Head, Input};
use super::output::{Draft, Halt, Output};
use super::xml::{self, Element, Tree};
use super::xml_records::{self, Made, Shape};
use super::{html_fragment, problems};

pub(super) struct Feed;

impl Format for Feed {
    fn name(&self) -> &'static str {
        "feed"
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["rss", "atom", "wxr"]
    }

    fn recognise(&self, head: &Head) -> Option<Certainty> {
        let root = xml::root(&head.text)?;
        let rdf = root == "RDF" && head.text.contains("purl.org/rss/");
        (rdf || matches!(root, "rss" | "feed" | "channel")).then_some(Certainty::Certain)
    }

    fn read(&self, input: Input, output: &mut Output) -> Result<(), Halt> {
        xml_records::read(input, &Shape { records: &["item", "entry"], nested: false }, output, &article)
    }
}

fn article(item: Element, frame: &Tree) -> Made {
    let line = |names: &[&str]| names.iter().filter_map(|name| item.child(name)).map(Element::line).find(|l| !l.is_empty());
    if let Some(kind) =
        line(&["post_type"]).filter(|kind| matches!(kind.as_str(), "attachment" | "nav_menu_item" | "revision" | "custom_css" | "wp_global_styles"))
    {
        return Made::Nothing(problems::NOT_AN_ARTICLE, format!("a record of type “{kind}”, no post"));
    }
    let mut draft = Draft { title: line(&["title"]).map(|t| html_fragment::text(&t)).unwrap_or_default(), ..Draft::default() };
    draft.id = line(&["guid", "id", "post_id"]).unwrap_or_default();
    draft.url = link(item).unwrap_or_default();
    draft.byline = byline(item);
    draft.published = line(&["pubDate", "published", "date", "issued", "post_date", "updated"]).unwrap_or_default();
    let channel = || frame.roots().find_map(channel_title);
    draft.publisher = item.child("source").map(|s| s.child("title").unwrap_or(s).line()).filter(|s| !s.is_empty()).or_else(channel).unwrap_or_default();
    draft.language = language(item, frame);
    draft.text = body(item);
    Made::Article(Box::new(draft))
}

/// The longest of what may be the text: content in full before a summary.
fn body(item: Element) -> String {
    let text = |names: &[&str]| {
        let all =
            item.children().filter(|e| names.contains(&e.name())).map(|e| if e.has_children() { e.prose() } else { html_fragment::text_of(&e.raw_text()) });
        all.max_by_key(String::len).filter(|t| !t.is_empty())
    };
    text(&["encoded", "content", "body"]).or_else(|| text(&["description", "summary"])).unwrap_or_default()
}

/// The page of an item: of Atom's links the one that is no other.
fn link(item: Element) -> Option<String> {
    let links = || item.children().filter(|e| e.name() == "link");
    let atom = links().find(|l| matches!(l.attribute("rel").as_str(), "" | "alternate") && !l.attribute("href").is_empty()).map(|l| l.attribute("href"));
    atom.or_else(|| links().map(Element::line).find(|l| !l.is_empty()))
}

fn byline(item: Element) -> String {
    let of = |name: &str| -> Vec<String> {
        let people = item.children().filter(|e| e.name() == name);
        people.map(|e| e.child("name").unwrap_or(e).line()).filter(|n| !n.is_empty()).collect()
    };
    let creators = of("creator");
    let names = if creators.is_empty() { of("author") } else { creators };
    names.join(", ")
}

/// The title of the channel, which stands before its items.
fn channel_title(root: Element) -> Option<String> {
    let channel = root.find("channel").unwrap_or(root);
    channel.child("title").map(Element::line).filter(|t| !t.is_empty())
}

fn language(item: Element, frame: &Tree) -> String {
    let own = [item.attribute("lang"), item.child("language").map(Element::line).unwrap_or_default()];
    let channel = frame.roots().flat_map(|root| [root.find("language").map(Element::line).unwrap_or_default(), root.attribute("lang")]);
    own.into_iter().chain(channel).find(|l| !l.is_empty()).unwrap_or_default()
}
