//! XML of no known make: exports of databases and of newsroom systems, whose elements have the names fields go by.
//!
//! In: `<row><headline>…</headline><body>…</body></row>` many times over, whatever the rows are called. A record is the first element that
//! holds one with a name for the text (the table of [`fields`](super::fields), the user's own names first). HTML in a string is turned
//! into paragraphs, elements inside too. Absent: fields in attributes.

use super::fields::{Fields, SLOTS, Slot};
use super::format::{Certainty, Format, Head, Input};
use super::output::{Draft, Halt, Output};
use super::xml::{self, Element};
use super::xml_records::{self, Made, Shape};
use super::{html_fragment, problems};

pub(super) struct XmlRows;

impl Format for XmlRows {
    fn name(&self) -> &'static str {
        "xml"
    }

    fn recognise(&self, head: &Head) -> Option<Certainty> {
        let root = xml::root(&head.text)?;
        if root.eq_ignore_ascii_case("html") {
            return None;
        }
        (head.is_named(&["xml", "sgml", "sgm"]) || head.text.trim_start_matches('\u{feff}').starts_with("<?xml")).then_some(Certainty::Named)
    }

    fn read(&self, input: Input, output: &mut Output) -> Result<(), Halt> {
        let fields = input.fields;
        let head = String::from_utf8_lossy(input.stream.head()).into_owned();
        let (tree, _) = xml::parse(&head);
        let Some(record) = tree.roots().flat_map(|root| std::iter::once(root).chain(root.inside())).find(|e| has_text(*e, fields)).map(Element::name) else {
            let detail = "no element is known to hold the text; name it with --text-column";
            return output.skipped(0, problems::NO_TEXT_COLUMN, detail);
        };
        xml_records::read(input, &Shape { records: &[record], nested: true }, output, &|row, _| Made::Article(Box::new(article(row, fields))))
    }
}

fn has_text(element: Element, fields: &Fields) -> bool {
    element.children().any(|child| fields.slot(child.name()).is_some_and(|(slot, _)| slot == Slot::Text) && !child.line().is_empty())
}

fn article(row: Element, fields: &Fields) -> Draft {
    // For each slot the best-ranked name that has a value.
    let mut best: [Option<(usize, Element)>; SLOTS] = Default::default();
    let mut draft = Draft::default();
    for child in row.children() {
        let Some((slot, rank)) = fields.slot(child.name()) else { continue };
        let held = &mut best[slot as usize];
        if held.is_none_or(|(other, _)| rank < other) && !child.line().is_empty() {
            *held = Some((rank, child));
            *draft.slot(slot) = if slot == Slot::Text { text(child) } else { child.line() };
        }
    }
    draft
}

fn text(element: Element) -> String {
    if element.has_children() { element.prose() } else { html_fragment::text_of(&element.raw_text()) }
}
