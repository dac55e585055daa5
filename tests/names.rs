//! Which words are names, and of what: the examples of `names/examples.md`.

use crate::rooms::rooms;
use gleaner::Pipeline;
use gleaner::dictionaries::Lexicon;
use gleaner::model::{Article, Kind};

/// The text of an example, and its names: `start..end` in bytes, kind.
fn unmark(mut rest: &str) -> (String, Vec<(usize, usize, &str)>) {
    let (mut text, mut names) = (String::new(), Vec::new());
    while let Some((before, tail)) = rest.split_once('[') {
        let (kind, tail) = tail.split_once(' ').expect("a name goes [PER words]");
        let (words, tail) = tail.split_once(']').expect("a name ends with a bracket");
        text += before;
        names.push((text.len(), text.len() + words.len(), kind));
        text += words;
        rest = tail;
    }
    (text + rest, names)
}

#[test]
fn examples_are_as_marked() {
    let pipeline = Pipeline::new(Lexicon::load(None).expect("our own dictionaries are well formed")).expect("so is all else");
    let (mut wrong, mut lines) = (Vec::new(), 0);
    for (path, text) in rooms().lexicon.files("names/examples.md") {
        for (n, line) in text.lines().enumerate() {
            let Some(example) = line.strip_prefix("- ") else { continue };
            lines += 1;
            let (text, wanted) = unmark(example);
            let article = Article { text: text.clone(), ..Article::default() };
            let found = pipeline.extract(&article);
            assert_eq!(found.document.text, text, "examples need no repair");
            let kind = |kind: Kind| match kind {
                Kind::Person => "PER",
                Kind::Organization => "ORG",
                Kind::Place => "LOC",
            };
            let found: Vec<(usize, usize, &str)> = found.mentions.iter().map(|m| (m.span.start as usize, m.span.end as usize, kind(m.kind))).collect();
            let show = |&(start, end, kind): &(usize, usize, &str)| format!("[{kind} {}]", &text[start..end]);
            let missed = wanted.iter().filter(|w| !found.contains(w)).map(show);
            let extra = found.iter().filter(|f| !wanted.contains(f)).map(show);
            let (missed, extra): (Vec<_>, Vec<_>) = (missed.collect(), extra.collect());
            if !missed.is_empty() || !extra.is_empty() {
                wrong.push(format!("{path}:{}: not found {}; wrongly found {}", n + 1, missed.join(" "), extra.join(" ")));
            }
        }
    }
    assert!(lines > 0, "there are examples");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
