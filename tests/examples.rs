//! The examples of `dictionaries/**/examples.md`: one dialect for every subject, and its one parser.
//!
//! A line that begins with `- ` is an example: a text in which `[words]{.class key="value" …}` marks what must be found, as Pandoc writes
//! bracketed spans. A mark may hold other marks; `¶` begins a new paragraph, `⏎` a new line; a bracket without braces behind it is a bracket of the text.
//! What the classes and keys of a subject mean stands at the head of its file and is tried by the test of that subject.

use gleaner::model::Span;
use std::collections::BTreeMap;
use std::path::Path;

/// A text and what must be found in it.
#[derive(Debug)]
pub struct Example {
    /// File and line.
    pub place: String,
    /// The last heading above it, without its signs.
    pub heading: String,
    /// The bare text.
    pub text: String,
    /// The marks by their start; one that holds others stands before them.
    pub marks: Vec<Mark>,
}

/// A marked stretch of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its bytes in the bare text.
    pub span: Span,
    /// What it is.
    pub class: String,
    /// What else is said of it.
    pub attributes: BTreeMap<String, String>,
}

impl Mark {
    /// The value of a key, if it is given.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.attributes.get(key).map(String::as_str)
    }
}

/// The examples of a subject (`quotes`) in all languages. `known` are its classes with their keys: any other is a slip of the pen.
///
/// `GLEANER_EXAMPLES=FILE` tries the lines of that file instead.
pub fn of(subject: &str, known: &[(&str, &[&str])]) -> Vec<Example> {
    let mut out = Vec::new();
    for (path, text) in files(subject) {
        let mut heading = "";
        for (line, number) in text.lines().zip(1..) {
            if line.starts_with('#') {
                heading = line.trim_start_matches('#').trim();
            }
            let Some(line) = line.strip_prefix("- ") else { continue };
            let place = format!("{path}:{number}");
            let (text, marks) = parse(line).unwrap_or_else(|what| panic!("{place}: {what}"));
            for mark in &marks {
                let keys =
                    known.iter().find(|(class, _)| *class == mark.class).unwrap_or_else(|| panic!("{place}: no class is called `.{}` here", mark.class)).1;
                let odd = mark.attributes.keys().find(|k| !keys.contains(&k.as_str()));
                assert!(odd.is_none(), "{place}: `.{}` has no {}", mark.class, odd.unwrap());
            }
            out.push(Example { place, heading: heading.to_owned(), text, marks });
        }
    }
    assert!(!out.is_empty(), "{subject} has examples");
    out
}

/// The files of a subject, or of all subjects where it is empty: path and text.
pub fn files(subject: &str) -> Vec<(String, String)> {
    if let Some(path) = std::env::var_os("GLEANER_EXAMPLES") {
        return vec![(path.to_string_lossy().into_owned(), std::fs::read_to_string(path).expect("the file that GLEANER_EXAMPLES names"))];
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut out = Vec::new();
    for language in folders(&root.join("dictionaries")) {
        for folder in folders(&language).iter().filter(|f| subject.is_empty() || f.ends_with(subject)) {
            let path = folder.join("examples.md");
            if let Ok(text) = std::fs::read_to_string(&path) {
                out.push((path.strip_prefix(root).unwrap().to_string_lossy().into_owned(), text));
            }
        }
    }
    out
}

fn folders(of: &Path) -> Vec<std::path::PathBuf> {
    let mut out: Vec<_> = std::fs::read_dir(of).unwrap().flatten().map(|e| e.path()).filter(|p| p.is_dir()).collect();
    out.sort();
    out
}

/// The bare text of a line and its marks, or what is wrong with it.
pub fn parse(line: &str) -> Result<(String, Vec<Mark>), String> {
    let closed = closing_brackets(line);
    let (mut text, mut marks, mut open) = (String::new(), Vec::<Mark>::new(), Vec::new());
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let at = line.len() - rest.len();
        rest = &rest[c.len_utf8()..];
        if c == '[' && closed.contains(&Some(at)) {
            open.push(marks.len());
            marks.push(Mark { span: Span::new(text.len(), text.len()), class: String::new(), attributes: BTreeMap::new() });
        } else if c == ']' && rest.starts_with('{') {
            let (inside, tail) = braces(&rest[1..])?;
            let mark = &mut marks[open.pop().ok_or_else(|| format!("nothing opens the bracket before `{rest}`"))?];
            mark.span = Span::new(mark.span.start as usize, text.len());
            (mark.class, mark.attributes) = inside;
            rest = tail;
        } else if c == '¶' {
            text.push_str("\n\n");
        } else if c == '⏎' {
            text.push('\n');
        } else {
            text.push(c);
        }
    }
    Ok((text, marks))
}

/// For each bracket that closes a mark, where the one that opens it stands.
fn closing_brackets(line: &str) -> Vec<Option<usize>> {
    let mut open = Vec::new();
    let mut out = Vec::new();
    for (at, c) in line.char_indices() {
        match c {
            '[' => open.push(at),
            ']' => {
                let opening = open.pop();
                if line[at + 1..].starts_with('{') {
                    out.push(opening);
                }
            }
            _ => {}
        }
    }
    out
}

type Inside = (String, BTreeMap<String, String>);

/// `.class key="value" …}`: what it says, and what follows.
fn braces(text: &str) -> Result<(Inside, &str), String> {
    let wrong = || format!("`{{.class key=\"value\"}}` is wanted, not `{{{text}`");
    let text_of = text.strip_prefix('.').ok_or_else(wrong)?;
    let end = text_of.find([' ', '}']).ok_or_else(wrong)?;
    let (class, mut rest) = text_of.split_at(end);
    let mut attributes = BTreeMap::new();
    while !rest.starts_with('}') {
        let (key, tail) = rest.trim_start().split_once("=\"").ok_or_else(wrong)?;
        let (value, tail) = tail.split_once('"').ok_or_else(wrong)?;
        let plain = |c: char| c.is_ascii_lowercase() || c == '_';
        if !key.chars().all(plain) || attributes.insert(key.to_owned(), value.to_owned()).is_some() {
            return Err(wrong());
        }
        rest = tail;
    }
    if class.is_empty() { Err(wrong()) } else { Ok(((class.to_owned(), attributes), &rest[1..])) }
}

/// The marks of a line in short: `words|class|key=value`.
fn short(line: &str) -> (String, Vec<String>) {
    let (text, marks) = parse(line).unwrap();
    let one = |m: &Mark| {
        let attributes = m.attributes.iter().map(|(k, v)| format!("|{k}={v}")).collect::<String>();
        format!("{}|{}{attributes}", &text[m.span.range()], m.class)
    };
    let all = marks.iter().map(one).collect();
    (text, all)
}

#[test]
fn marks_are_taken_out_of_the_text() {
    let (text, marks) = short("[Ana Cruz]{.person is=\"Ana Lima Cruz\" at=\"\"} met [José]{.person}.");
    assert_eq!(text, "Ana Cruz met José.");
    assert_eq!(marks, ["Ana Cruz|person|at=|is=Ana Lima Cruz", "José|person"]);
}

#[test]
fn marks_may_stand_in_marks_and_over_paragraphs() {
    let (text, marks) = short("[“So [it rained]{.indirect},”]{.quote} she said.¶[“[Yes.]{.a}”]{.b}");
    assert_eq!(text, "“So it rained,” she said.\n\n“Yes.”");
    assert_eq!(marks, ["“So it rained,”|quote", "it rained|indirect", "“Yes.”|b", "Yes.|a"]);
}

#[test]
fn a_bracket_without_braces_is_text() {
    let (text, marks) = short("[“He [the mayor] left”]{.quote}, [she] said, a ] and a [ in [it]{.x}.");
    assert_eq!(text, "“He [the mayor] left”, [she] said, a ] and a [ in it.");
    assert_eq!(marks, ["“He [the mayor] left”|quote", "it|x"]);
}

#[test]
fn slips_of_the_pen_are_told() {
    for line in ["a]{.x}", "[a]{x}", "[a]{.}", "[a]{.x", "[a]{.x key=value}", "[a]{.x key=\"value}", "[a]{.x k=\"1\" k=\"2\"}", "[a]{.x Key=\"1\"}"] {
        assert!(parse(line).is_err(), "{line}");
    }
}
