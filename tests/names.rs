//! Which words are names, and of what: the examples of `names/examples.md`.

use crate::examples;
use gleaner::Pipeline;
use gleaner::dictionaries::Lexicon;
use gleaner::model::{Article, Kind};

#[test]
fn examples_are_as_marked() {
    let pipeline = Pipeline::new(Lexicon::load(None).expect("our own dictionaries are well formed")).expect("so is all else");
    let mut wrong = Vec::new();
    for example in examples::of("names", &[("person", &[]), ("organization", &[]), ("place", &[])]) {
        let text = &example.text;
        let article = Article { text: text.clone(), ..Article::default() };
        let found = pipeline.extract(&article);
        assert_eq!(found.document.text, *text, "examples need no repair");
        let class = |kind: Kind| match kind {
            Kind::Person => "person",
            Kind::Organization => "organization",
            Kind::Place => "place",
        };
        let found: Vec<_> = found.mentions.iter().map(|m| (m.span, class(m.kind))).collect();
        let wanted: Vec<_> = example.marks.iter().map(|m| (m.span, m.class.as_str())).collect();
        let show = |&(span, class): &(gleaner::model::Span, &str)| format!("[{}]{{.{class}}}", &text[span.range()]);
        let missed = wanted.iter().filter(|w| !found.contains(w)).map(show);
        let extra = found.iter().filter(|f| !wanted.contains(f)).map(show);
        let (missed, extra): (Vec<_>, Vec<_>) = (missed.collect(), extra.collect());
        if !missed.is_empty() || !extra.is_empty() {
            wrong.push(format!("{}: not found {}; wrongly found {}", example.place, missed.join(" "), extra.join(" ")));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
