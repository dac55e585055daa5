//! Reuters-21578 and collections made like it (SGML): one `<REUTERS>` an article.
//!
//! Lines wrapped by hand are joined to paragraphs, the dateline is the beginning of the first. A story that is a headline only
//! (`TYPE="BRIEF"`) has that as its text; one that was never marked up (`TYPE="UNPROC"`) is taken whole.

use super::format::{Certainty, Format, Head, Input};
use super::output::{Draft, Halt, Output};
use super::xml::{self, Element};
use super::xml_records::{self, Made, Shape};
use super::{prose, wire};

pub(super) struct Reuters;

impl Format for Reuters {
    fn name(&self) -> &'static str {
        "reuters"
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["reuters-21578"]
    }

    fn recognise(&self, head: &Head) -> Option<Certainty> {
        (xml::root(&head.text)? == "REUTERS").then_some(Certainty::Certain)
    }

    fn read(&self, input: Input, output: &mut Output) -> Result<(), Halt> {
        xml_records::read(input, &Shape { records: &["REUTERS"], nested: false }, output, &|story, _| Made::Article(Box::new(article(story))))
    }
}

fn article(story: Element) -> Draft {
    let line = |name: &str| story.find(name).map(Element::line).unwrap_or_default();
    let mut draft = Draft { id: story.attribute("NEWID"), title: line("TITLE"), byline: line("AUTHOR"), published: line("DATE"), ..Draft::default() };
    draft.publisher = "Reuters".to_owned();
    let text = story.find("TEXT");
    let body = text.and_then(|t| t.find("BODY")).or(text.filter(|t| t.attribute("TYPE") == "UNPROC"));
    match body {
        Some(body) => {
            let body = wire::signs(&prose::reflowed(&body.raw_text()));
            // The agency signs below.
            let body = body.trim_end().strip_suffix("Reuter").map_or(body.as_str(), str::trim_end).to_owned();
            draft.text = prose::with_dateline(&line("DATELINE"), body);
        }
        None => draft.text = std::mem::take(&mut draft.title),
    }
    draft
}
