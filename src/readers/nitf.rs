//! NITF, the News Industry Text Format (IPTC, 2.5 to 3.6): one `<nitf>` an article, alone or many in a file.
//!
//! The text is `body.content` in paragraphs, without media and end matter. The day is that of publication, else of release, else of
//! issue. The publisher is who distributes it, else who holds the rights. NITF inside NewsML is read here too.

use super::format::{Certainty, Format, Head, Input};
use super::output::{Draft, Halt, Output};
use super::prose;
use super::xml::{self, Element};
use super::xml_records::{self, Made, Shape};

pub(super) struct Nitf;

impl Format for Nitf {
    fn name(&self) -> &'static str {
        "nitf"
    }

    fn recognise(&self, head: &Head) -> Option<Certainty> {
        let root = xml::root(&head.text)?;
        (root == "nitf" || root == "contentSet" && head.text.contains("<nitf")).then_some(Certainty::Certain)
    }

    fn read(&self, input: Input, output: &mut Output) -> Result<(), Halt> {
        xml_records::read(input, &Shape { records: &["nitf"], nested: false }, output, &|nitf, _| {
            let mut draft = Draft::default();
            fill(nitf, &mut draft);
            Made::Article(Box::new(draft))
        })
    }
}

/// Fills the fields of a draft that are empty still.
pub(super) fn fill(nitf: Element, draft: &mut Draft) {
    let first = |names: &[&str]| names.iter().filter_map(|name| nitf.find(name)).map(Element::line).find(|line| !line.is_empty());
    let attribute = |places: &[(&str, &str)]| places.iter().flat_map(|&(name, key)| nitf.all(name).map(move |e| e.attribute(key))).find(|v| !v.is_empty());
    let put = |field: &mut String, value: Option<String>| {
        if field.is_empty() {
            *field = value.unwrap_or_default();
        }
    };
    put(&mut draft.title, first(&["hl1", "hedline", "title"]));
    put(&mut draft.byline, nitf.find("byline").map(byline).filter(|b| !b.is_empty()));
    put(&mut draft.id, attribute(&[("doc-id", "id-string")]));
    let days = [("pubdata", "date.publication"), ("date.release", "norm"), ("date.issue", "norm"), ("story.date", "norm")];
    put(&mut draft.published, attribute(&days));
    let owners = [("doc.copyright", "holder"), ("doc.rights", "owner"), ("pubdata", "name"), ("from-src", "src-name"), ("doc-id", "regsrc")];
    put(&mut draft.publisher, first(&["distributor"]).or_else(|| attribute(&owners)));
    put(&mut draft.url, attribute(&[("pubdata", "ex-ref")]));
    let language = [nitf.attribute("lang"), nitf.attribute("baselang")].into_iter().find(|l| !l.is_empty());
    put(&mut draft.language, language);
    if draft.text.is_empty() {
        let dateline = nitf.find("dateline").map(place).unwrap_or_default();
        let content = nitf.find("body.content").or_else(|| nitf.find("body"));
        draft.text = prose::with_dateline(&dateline, content.map(Element::prose).unwrap_or_default());
    }
}

/// `By Nora Field, City Reporter`: the name and the title after it.
fn byline(byline: Element) -> String {
    let title = byline.find("byttl").map(Element::line).unwrap_or_default();
    let name = byline.line();
    match name.strip_suffix(title.as_str()).map(|n| n.trim_end_matches([' ', ','])) {
        Some(name) if !title.is_empty() && !name.is_empty() => format!("{name}, {title}"),
        _ => name,
    }
}

/// The dateline without a date that only machines read.
fn place(dateline: Element) -> String {
    dateline.find("location").map(Element::line).filter(|l| !l.is_empty()).unwrap_or_else(|| dateline.line())
}
