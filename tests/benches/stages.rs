//! Where the time goes: each stage of the flow on the sample articles, and the whole.
//!
//! `cargo bench` prints the time for one pass over all samples; `GLEANER_TEXTS=FILE.jsonl cargo bench` takes a dump of your own
//! (records with `text`).

use divan::{Bencher, black_box};
use gleaner::Pipeline;
use gleaner::dictionaries::Lexicon;
use gleaner::matchers;
use gleaner::model::Article;
use gleaner::text::Text;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::load(None).expect("our dictionaries load"));
static TEXT: LazyLock<Text> = LazyLock::new(|| Text::new(&LEXICON).expect("our patterns compile"));
static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| Pipeline::new(Lexicon::load(None).expect("our dictionaries load")).expect("they compile"));
static ARTICLES: LazyLock<Vec<Article>> = LazyLock::new(articles);

fn articles() -> Vec<Article> {
    let path = std::env::var("GLEANER_TEXTS").unwrap_or_else(|_| format!("{}/input/wire.jsonl", env!("CARGO_MANIFEST_DIR")));
    let text = std::fs::read_to_string(&path).expect("a readable JSONL file");
    let records = text.lines().filter_map(|l| serde_json::from_str::<serde_json::Value>(l).ok());
    records.map(|r| Article { text: r["text"].as_str().unwrap_or("").to_owned(), ..Article::default() }).collect()
}

fn main() {
    let bytes: usize = ARTICLES.iter().map(|a| a.text.len()).sum();
    println!("{} articles, {bytes} bytes of text a pass", ARTICLES.len());
    divan::main();
}

#[divan::bench]
fn start_lexicon() -> Lexicon {
    Lexicon::load(None).expect("our dictionaries load")
}

#[divan::bench]
fn start_pipeline(bencher: Bencher) {
    bencher.with_inputs(|| Lexicon::load(None).expect("our dictionaries load")).bench_values(|l| Pipeline::new(l).expect("they compile"));
}

#[divan::bench]
fn text(bencher: Bencher) {
    bencher.bench(|| ARTICLES.iter().map(|a| TEXT.prepare(black_box(a), &LEXICON).tokens.len()).sum::<usize>());
}

#[divan::bench]
fn text_and_matchers(bencher: Bencher) {
    let one = |a: &Article| matchers::find(&TEXT.prepare(black_box(a), &LEXICON), &LEXICON).all.len();
    bencher.bench(|| ARTICLES.iter().map(one).sum::<usize>());
}

#[divan::bench]
fn whole(bencher: Bencher) {
    bencher.bench(|| ARTICLES.iter().map(|a| PIPELINE.extract(black_box(a)).mentions.len()).sum::<usize>());
}
