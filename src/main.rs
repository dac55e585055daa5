fn main() {
    let lexicon = gleaner::dictionaries::Lexicon::load(None).unwrap();
    let pipeline = gleaner::Pipeline::new(lexicon).unwrap();
    for path in std::env::args().skip(1) {
        let article = gleaner::model::Article { text: std::fs::read_to_string(path).unwrap(), ..Default::default() };
        let x = pipeline.extract(&article);
        for s in &x.document.sentences {
            let span = x.document.span_of(s.tokens);
            println!("{} [{}]", x.document.zone(span).as_str(), x.document.slice(span));
        }
        println!(
            "{:?} {:?} {:?}",
            x.document.published,
            x.document.dateline_place.map(|s| x.document.slice(s)),
            x.document.byline.map(|s| x.document.slice(s))
        );
    }
}
