//! NewsML 1.0 to 1.2 (IPTC): one `<NewsItem>` an article, in a `<NewsML>` envelope.
//!
//! The text is the longest `DataContent` in it: NITF, XHTML, or HTML in a string. Items without a text (pictures) are no articles.

use super::format::{Certainty, Format, Head, Input};
use super::output::{Draft, Halt, Output};
use super::xml::{self, Element, Tree};
use super::xml_records::{self, Made, Shape};
use super::{html_fragment, nitf, problems, prose};

pub(super) struct NewsMl;

impl Format for NewsMl {
    fn name(&self) -> &'static str {
        "newsml"
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["newsml-1.2"]
    }

    fn recognise(&self, head: &Head) -> Option<Certainty> {
        (xml::root(&head.text)? == "NewsML").then_some(Certainty::Certain)
    }

    fn read(&self, input: Input, output: &mut Output) -> Result<(), Halt> {
        xml_records::read(input, &Shape { records: &["NewsItem"], nested: true }, output, &article)
    }
}

fn article(item: Element, frame: &Tree) -> Made {
    let line = |name: &str| item.all(name).map(Element::line).find(|l| !l.is_empty());
    let formal = |name: &str| item.all(name).map(|e| e.attribute("FormalName")).find(|v| !v.is_empty());
    let party = |name: &str| item.find(name).and_then(|e| e.find("Party")).map(|p| p.attribute("FormalName")).filter(|v| !v.is_empty());
    let mut draft = Draft { title: line("HeadLine").unwrap_or_default(), byline: line("ByLine").unwrap_or_default(), ..Draft::default() };
    draft.id = line("PublicIdentifier").or_else(|| line("NewsItemId")).unwrap_or_default();
    draft.publisher = party("Provider").or_else(|| party("Source")).or_else(|| line("CreditLine")).or_else(|| line("ProviderId")).unwrap_or_default();
    draft.language = formal("Language").filter(|l| !l.is_empty()).unwrap_or_else(|| item.attribute("lang"));
    let sent = || frame.roots().find_map(|root| root.find("DateAndTime")).map(Element::line);
    draft.published = line("ThisRevisionCreated").or_else(|| line("FirstCreated")).or_else(|| line("DateId")).or_else(sent).unwrap_or_default();
    let longest = item.all("DataContent").map(|content| (content, text(content))).filter(|(_, text)| !text.is_empty()).max_by_key(|(_, text)| text.len());
    let Some((content, text)) = longest else {
        let kind = formal("MediaType").unwrap_or_else(|| "none that is told".to_owned());
        return Made::Nothing(problems::NOT_AN_ARTICLE, format!("an item without a text (its medium: {kind})"));
    };
    draft.text = prose::with_dateline(&line("DateLine").unwrap_or_default(), text);
    if let Some(nitf) = content.find("nitf") {
        nitf::fill(nitf, &mut draft);
    }
    Made::Article(Box::new(draft))
}

fn text(content: Element) -> String {
    let inner = content.find("body.content").or_else(|| content.find("body")).unwrap_or(content);
    if inner.has_children() { inner.prose() } else { html_fragment::text_of(&inner.raw_text()) }
}
