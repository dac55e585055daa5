//! XML as agencies write it: one record's markup as a tree, leniently, without recursion and without a DTD.
//!
//! In: the text of one element. Out: a [`Tree`] to look fields up in by their local names, whatever their prefixes, and to take prose from.
//! Entities of a DTD are never expanded and nothing outside is ever fetched, so that an entity bomb is a few letters and an external
//! entity is a name; the entities of HTML are known. What is not well-formed is read as far as it makes sense, and said to be damaged.
//! Absent: namespaces' addresses, validation.

use super::prose::{Prose, Role};
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::borrow::Cow;

/// Elements and texts of one record at most.
const NODES: usize = 1 << 20;

/// Elements inside elements at most; what is nested deeper counts as if it stood at this depth.
const DEPTH: usize = 256;

/// The elements and texts of a record, in the order of the document.
#[derive(Debug, Default)]
pub(super) struct Tree<'x> {
    nodes: Vec<Node<'x>>,
}

#[derive(Debug)]
struct Node<'x> {
    what: What<'x>,
    /// The first node behind it and all that it holds.
    end: usize,
}

#[derive(Debug)]
enum What<'x> {
    /// Its name without prefix, and its attributes as written.
    Element(String, String),
    Text(Cow<'x, str>),
}

/// Reads a piece of XML; the second value says what is wrong with it, if something is.
pub(super) fn parse(xml: &str) -> (Tree<'_>, Option<String>) {
    let mut builder = Builder::default();
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut damage = None;
    loop {
        if builder.tree.nodes.len() >= NODES {
            damage = Some(format!("more than {NODES} elements and texts in one record; the rest was left out"));
            break;
        }
        match reader.read_event() {
            Ok(Event::Start(start)) => builder.open(start),
            Ok(Event::Empty(start)) => {
                let depth = builder.open.len();
                builder.open(start);
                builder.close_to(depth);
            }
            Ok(Event::End(end)) => builder.close(end.local_name().as_ref()),
            Ok(Event::Text(text)) => builder.text(text.into_inner()),
            Ok(Event::CData(text)) => builder.text(text.into_inner()),
            Ok(Event::GeneralRef(reference)) => builder.text(resolved(&reference)),
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => {}
            Ok(Event::Eof) => break,
            Err(error) => {
                damage = Some(error.to_string());
                break;
            }
        }
    }
    builder.close_to(0);
    (builder.tree, damage.or(builder.damage))
}

/// What a reference stands for; one that is not known stays as it is written.
fn resolved(reference: &BytesRef<'_>) -> Cow<'static, str> {
    let name: &str = reference;
    match reference.resolve_char_ref() {
        // Half of the controls that SGML of the eighties is full of; they are no letters.
        Ok(Some(c)) if c.is_control() && !c.is_whitespace() => Cow::Borrowed(" "),
        Ok(Some(c)) => Cow::Owned(c.to_string()),
        Ok(None) => quick_xml::escape::resolve_html5_entity(name).map_or_else(|| Cow::Owned(format!("&{name};")), Cow::Borrowed),
        Err(_) => Cow::Borrowed("\u{fffd}"),
    }
}

#[derive(Default)]
struct Builder<'x> {
    tree: Tree<'x>,
    /// The elements that are open, from the outermost.
    open: Vec<usize>,
    damage: Option<String>,
}

impl<'x> Builder<'x> {
    fn open(&mut self, start: BytesStart<'x>) {
        let name = start.local_name().as_ref().to_owned();
        let attributes = start.attributes_raw().to_owned();
        if self.open.len() == DEPTH {
            self.damage.get_or_insert_with(|| format!("elements are nested more than {DEPTH} deep"));
            self.close_to(DEPTH - 1);
        }
        self.open.push(self.tree.nodes.len());
        self.tree.nodes.push(Node { what: What::Element(name, attributes), end: 0 });
    }

    /// Closes the innermost open element of that name; an end without a beginning means nothing.
    fn close(&mut self, name: &str) {
        let is = |&at: &usize| matches!(&self.tree.nodes[at].what, What::Element(n, _) if n == name);
        match self.open.iter().rposition(is) {
            Some(depth) => {
                if depth + 1 < self.open.len() {
                    self.damage.get_or_insert_with(|| format!("“{name}” ends before what it holds has ended"));
                }
                self.close_to(depth);
            }
            None => {
                self.damage.get_or_insert_with(|| format!("“{name}” ends where it was not begun"));
            }
        }
    }

    fn close_to(&mut self, depth: usize) {
        let end = self.tree.nodes.len();
        for at in self.open.drain(depth..) {
            self.tree.nodes[at].end = end;
        }
    }

    fn text(&mut self, text: Cow<'x, str>) {
        if !text.is_empty() {
            let end = self.tree.nodes.len() + 1;
            self.tree.nodes.push(Node { what: What::Text(text), end });
        }
    }
}

/// An element of a tree.
#[derive(Clone, Copy)]
pub(super) struct Element<'t> {
    tree: &'t Tree<'t>,
    at: usize,
}

impl<'x> Tree<'x> {
    /// The elements that stand outermost.
    pub(super) fn roots<'t>(&'t self) -> impl Iterator<Item = Element<'t>> {
        Children { tree: self, at: 0, end: self.nodes.len() }
    }
}

/// The elements side by side in a stretch of nodes.
struct Children<'t> {
    tree: &'t Tree<'t>,
    at: usize,
    end: usize,
}

impl<'t> Iterator for Children<'t> {
    type Item = Element<'t>;

    fn next(&mut self) -> Option<Element<'t>> {
        while self.at < self.end {
            let (at, node) = (self.at, &self.tree.nodes[self.at]);
            self.at = node.end;
            if matches!(node.what, What::Element(..)) {
                return Some(Element { tree: self.tree, at });
            }
        }
        None
    }
}

impl<'t> Element<'t> {
    /// Without prefix.
    pub(super) fn name(self) -> &'t str {
        match &self.tree.nodes[self.at].what {
            What::Element(name, _) => name,
            What::Text(_) => "",
        }
    }

    /// The value of an attribute, by its name with or without prefix; empty if there is none.
    pub(super) fn attribute(self, name: &str) -> String {
        let What::Element(_, raw) = &self.tree.nodes[self.at].what else { return String::new() };
        let attributes = quick_xml::events::attributes::Attributes::html(raw, 0);
        let found = attributes.flatten().find(|a| a.key.local_name().as_ref() == name);
        found.map_or_else(String::new, |a| unescaped(&a.value).trim().to_owned())
    }

    /// The elements directly inside.
    pub(super) fn children(self) -> impl Iterator<Item = Element<'t>> {
        Children { tree: self.tree, at: self.at + 1, end: self.tree.nodes[self.at].end }
    }

    /// The first child of that name.
    pub(super) fn child(self, name: &str) -> Option<Element<'t>> {
        self.children().find(|e| e.name() == name)
    }

    /// All elements inside, at any depth, in order.
    pub(super) fn inside(self) -> impl Iterator<Item = Element<'t>> {
        let tree = self.tree;
        (self.at + 1..tree.nodes[self.at].end).filter(move |&at| matches!(tree.nodes[at].what, What::Element(..))).map(move |at| Element { tree, at })
    }

    /// All elements of that name inside, at any depth, in order.
    pub(super) fn all(self, name: &str) -> impl Iterator<Item = Element<'t>> {
        self.inside().filter(move |e| e.name() == name)
    }

    /// The first element of that name inside, at any depth.
    pub(super) fn find(self, name: &str) -> Option<Element<'t>> {
        self.all(name).next()
    }

    /// Does it hold elements?
    pub(super) fn has_children(self) -> bool {
        self.children().next().is_some()
    }

    /// All text inside as it stands.
    pub(super) fn raw_text(self) -> String {
        let inside = &self.tree.nodes[self.at + 1..self.tree.nodes[self.at].end];
        inside.iter().filter_map(|node| if let What::Text(text) = &node.what { Some(&**text) } else { None }).collect()
    }

    /// All text inside as one line: white space is one space, elements stand apart.
    pub(super) fn line(self) -> String {
        let inside = &self.tree.nodes[self.at + 1..self.tree.nodes[self.at].end];
        let mut line = Prose::default();
        for node in inside {
            match &node.what {
                What::Text(text) => line.text(text),
                What::Element(name, _) if !matches!(&**name, "em" | "strong" | "b" | "i" | "q" | "sub" | "sup" | "span" | "a") => line.text(" "),
                What::Element(..) => {}
            }
        }
        line.finish()
    }

    /// The prose inside, in paragraphs; elements that are no part of it are left out (see [`Prose`]).
    pub(super) fn prose(self) -> String {
        let mut prose = Prose::default();
        let end = self.tree.nodes[self.at].end;
        // The blocks that are open, by where they end.
        let mut open: Vec<usize> = Vec::new();
        let mut at = self.at + 1;
        while at < end {
            while open.last().is_some_and(|&ends| ends <= at) {
                open.pop();
                prose.paragraph();
            }
            let node = &self.tree.nodes[at];
            at += 1;
            match &node.what {
                What::Text(text) => prose.text(text),
                What::Element(name, _) => match Prose::role(name) {
                    Role::Outside => at = node.end,
                    Role::Block => {
                        prose.paragraph();
                        open.push(node.end);
                    }
                    Role::Break => prose.line_break(),
                    Role::Cell => prose.cell(),
                    Role::Verbatim => {
                        prose.paragraph();
                        prose.verbatim(&Element { tree: self.tree, at: at - 1 }.raw_text());
                        at = node.end;
                    }
                    Role::Inline => {}
                },
            }
        }
        prose.finish()
    }
}

/// An attribute's value with its references resolved.
fn unescaped(value: &str) -> Cow<'_, str> {
    quick_xml::escape::unescape_with(value, quick_xml::escape::resolve_html5_entity).unwrap_or(Cow::Borrowed(value))
}

/// The name of the first element of a document, without prefix; nothing if it does not begin as XML does.
pub(super) fn root(head: &str) -> Option<&str> {
    let mut rest = head.trim_start_matches('\u{feff}').trim_start();
    loop {
        let markup = rest.strip_prefix('<')?;
        let end = match markup.as_bytes().first()? {
            b'?' => markup.find("?>")? + 2,
            b'!' if markup.starts_with("!--") => markup.find("-->")? + 3,
            // A document type with declarations of its own ends behind their bracket.
            b'!' => match (markup.find('>')?, markup.find('[')) {
                (end, Some(bracket)) if bracket < end => markup.find("]>").or_else(|| markup.find("] >").map(|i| i + 1))? + 2,
                (end, _) => end + 1,
            },
            _ => {
                let name = &markup[..markup.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))?];
                return Some(name.rsplit(':').next().unwrap_or(name)).filter(|n| n.starts_with(|c: char| c.is_alphabetic() || c == '_'));
            }
        };
        rest = markup[end..].trim_start();
    }
}

/// The encoding that an XML declaration names.
pub(super) fn declared(head: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    const LOOK_AT: usize = 200;
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let declaration = head.get(..head.len().min(LOOK_AT)).filter(|d| d.starts_with(b"<?xml"))?;
    let declaration = &declaration[..memchr::memmem::find(declaration, b"?>")?];
    let label = &declaration[memchr::memmem::find(declaration, b"encoding")? + b"encoding".len()..];
    let label: Vec<u8> = label.iter().copied().skip_while(|b| b" \t\r\n=\"'".contains(b)).take_while(|b| !b" \"'".contains(b)).collect();
    encoding_rs::Encoding::for_label(&label)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prose(xml: &str) -> String {
        let (tree, _) = parse(xml);
        tree.roots().next().expect("a root").prose()
    }

    #[test]
    fn fields_are_found_by_local_names() {
        let (tree, damage) = parse("<x:a n:id='1 &amp; 2'><b>One <c>two</c></b><b/>&lt;&nbsp;&#8220;<![CDATA[<&>]]></x:a>");
        let root = tree.roots().next().expect("a root");
        assert_eq!((root.name(), root.attribute("id").as_str(), root.attribute("no").as_str()), ("a", "1 & 2", ""));
        assert_eq!((root.children().count(), root.find("c").expect("inside").line().as_str()), (2, "two"));
        assert_eq!(root.raw_text(), "One two<\u{a0}“<&>");
        assert_eq!(damage, None);
    }

    #[test]
    fn prose_is_paragraphs() {
        let xml =
            "<body><p>One\n  two.</p><p/>\n<p>Three <b>four</b><br/>five. <media><p>A caption.</p></media>six</p><ul><li>a</li><li>b</li></ul>tail</body>";
        assert_eq!(prose(xml), "One two.\n\nThree four five. six\n\na\n\nb\n\ntail");
    }

    #[test]
    fn damage_is_read_as_far_as_it_goes() {
        let (tree, damage) = parse("<a><p>One <b>two</p><p>three & four</x></p></a>");
        assert_eq!(tree.roots().next().expect("a root").prose(), "One two\n\nthree & four");
        assert!(damage.is_some());
        let (tree, damage) = parse("<a><p>One</p><p>cut");
        assert_eq!((tree.roots().next().expect("a root").prose().as_str(), damage.is_some()), ("One\n\ncut", false));
        assert!(parse("<a><!-- never").1.is_some());
    }

    #[test]
    fn bombs_and_depths_do_nothing() {
        let bomb = "<!DOCTYPE a [<!ENTITY l \"lol\"><!ENTITY m \"&l;&l;&l;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]><a>&m;&f;</a>";
        assert_eq!(prose(bomb), "&m;&f;");
        assert_eq!(root(bomb), Some("a"));
        let deep = "<a>".repeat(1_000_000);
        assert!(parse(&deep).1.is_some());
        let ends = "</a>".repeat(100_000);
        assert_eq!(parse(&ends).0.roots().count(), 0);
    }

    #[test]
    fn roots_and_encodings() {
        assert_eq!(root("\u{feff}<?xml version='1.0'?><!-- c --><!DOCTYPE nitf SYSTEM 'x'>\n<n:nitf a='1'>"), Some("nitf"));
        assert_eq!((root("plain"), root("<3 you>"), root("< a>"), root("<")), (None, None, None, None));
        assert_eq!(declared(b"<?xml version=\"1.0\" encoding='iso-8859-1'?>").map(encoding_rs::Encoding::name), Some("windows-1252"));
        assert_eq!(declared(b"<a encoding='latin1'/>"), None);
    }
}
