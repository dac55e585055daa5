//! NewsML-G2 (IPTC): one `<newsItem>` an article, alone or in a `<newsMessage>`.
//!
//! The text is in `contentSet`: NITF, XHTML, or HTML in a string; of several renditions the longest. The day is that of this version.
//! Pictures, videos and graphics without a text of their own, and packages, events and concepts, are no articles.

use super::format::{Certainty, Format, Head, Input};
use super::output::{Draft, Halt, Output};
use super::xml::{self, Element, Tree};
use super::xml_records::{self, Made, Shape};
use super::{html_fragment, nitf, problems, prose};

pub(super) struct NewsMlG2;

/// What a document of the family begins with.
const ROOTS: &[&str] = &["newsItem", "newsMessage", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"];

impl Format for NewsMlG2 {
    fn name(&self) -> &'static str {
        "newsml-g2"
    }

    fn recognise(&self, head: &Head) -> Option<Certainty> {
        xml::root(&head.text).filter(|root| ROOTS.contains(root)).map(|_| Certainty::Certain)
    }

    fn read(&self, input: Input, output: &mut Output) -> Result<(), Halt> {
        xml_records::read(input, &Shape { records: &["newsItem"], nested: false }, output, &article)
    }
}

fn article(item: Element, frame: &Tree) -> Made {
    let mut draft = Draft { id: item.attribute("guid"), language: language(item), ..Draft::default() };
    let meta = item.child("itemMeta");
    let content = item.child("contentMeta");
    let line = |of: Option<Element>, name: &str| of.and_then(|e| e.child(name)).map(Element::line).filter(|l| !l.is_empty());
    draft.title = headline(content).or_else(|| line(meta, "title")).unwrap_or_default();
    draft.byline = line(content, "by").or_else(|| named(content, &["creator"]).filter(|name| name.contains(' '))).unwrap_or_default();
    draft.publisher = named(meta, &["provider"])
        .or_else(|| named(content, &["infoSource"]))
        .or_else(|| named(item.child("rightsInfo"), &["copyrightHolder"]))
        .unwrap_or_default();
    let days = [(meta, "versionCreated"), (content, "contentModified"), (content, "contentCreated"), (meta, "firstCreated")];
    let sent = || frame.roots().find_map(|root| root.find("sent")).map(Element::line);
    draft.published = days.into_iter().find_map(|(of, name)| line(of, name)).or_else(sent).unwrap_or_default();
    let dateline = line(content, "dateline").unwrap_or_default();
    let set = item.child("contentSet");
    let longest = set.into_iter().flat_map(Element::children).filter_map(|rendition| Some((rendition, text(rendition)?))).max_by_key(|(_, text)| text.len());
    match longest {
        Some((rendition, text)) => {
            draft.text = prose::with_dateline(&dateline, text);
            if let Some(nitf) = rendition.find("nitf") {
                nitf::fill(nitf, &mut draft);
            }
            Made::Article(Box::new(draft))
        }
        None => {
            let class = meta.and_then(|m| m.child("itemClass")).map(|c| c.attribute("qcode")).unwrap_or_default();
            let class = class.rsplit(':').next().unwrap_or_default().to_owned();
            let what = if class.is_empty() { "an item of a class that is not told".to_owned() } else { format!("an item of class “{class}”") };
            Made::Nothing(problems::NOT_AN_ARTICLE, format!("{what} without a text of its own"))
        }
    }
}

/// The text of a rendition.
fn text(rendition: Element) -> Option<String> {
    let text = match rendition.name() {
        "inlineXML" => match rendition.find("nitf").or_else(|| rendition.find("html")) {
            Some(document) => document.find("body.content").or_else(|| document.find("body")).unwrap_or(document).prose(),
            None => rendition.prose(),
        },
        "inlineData" => html_fragment::text_of(&rendition.raw_text()),
        _ => return None,
    };
    Some(text).filter(|t| !t.is_empty())
}

/// The main headline; others have a role.
fn headline(content: Option<Element>) -> Option<String> {
    let lines = || content.into_iter().flat_map(Element::children).filter(|e| e.name() == "headline");
    let main = lines().find(|e| e.attribute("role").is_empty()).or_else(|| lines().next());
    main.map(Element::line).filter(|l| !l.is_empty())
}

/// Who stands in one of these elements: a name, else a literal, else the end of a code (`nprov:AFP`).
fn named(of: Option<Element>, elements: &[&str]) -> Option<String> {
    let element = of?.children().find(|e| elements.contains(&e.name()))?;
    let name = element.child("name").map(Element::line).into_iter();
    let code = element.attribute("qcode").rsplit(':').next().unwrap_or_default().to_owned();
    name.chain([element.attribute("literal"), code]).find(|n| !n.is_empty())
}

fn language(item: Element) -> String {
    let tag = item.find("language").map(|l| l.attribute("tag")).unwrap_or_default();
    if tag.is_empty() { item.attribute("lang") } else { tag }
}
