//! Throws damaged dumps at every reader, any text at the pipeline, and looks whether offsets still hold: on the stable toolchain.
//!
//! `cargo run --example fuzz -- [--seconds N] [--seed N] [--target NAME]… [--finds FOLDER] [FILE…]`. All targets share the seconds (60).
//! The same seed makes the same cases (how many of them fit into the time is the machine's affair). A case fails if it panics, if it takes
//! more than its time or memory, if nothing comes of it (no article, no problem), or if an offset points nowhere. It is then kept in the folder of
//! finds and the exit status is 1; files named on the command line are tried again as they are. What was found becomes a test
//! in `tests/bad_input.rs`.

mod cases;
mod memory;

use cases::{Cases, Random};
use gleaner::dictionaries::Lexicon;
use gleaner::model::{Article, Severity};
use gleaner::readers::{Options, Readers, Record, Source};
use gleaner::tables::{self, ArticleId, Identity, Sha256, Style};
use gleaner::{Pipeline, text::Text};
use std::fs;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// What is fuzzed beside the formats.
const ANY: &str = "any";
const EXTRACT: &str = "extract";
const ALIGNMENT: &str = "alignment";
const DATES: &str = "dates";

/// The most that a case may take: seconds on the processor, and bytes. The largest page of a Parquet file is a quarter of them.
const SECONDS: f64 = 10.0;
const BYTES: usize = 1 << 30;
/// A case that does not end in this time stops everything.
const PATIENCE: Duration = Duration::from_secs(120);
/// The day of publication where numbers are tried.
const PUBLISHED: jiff::civil::Date = jiff::civil::date(2025, 4, 30);
/// The most articles that are looked at in one case.
const ARTICLES: usize = 10_000;

type Error = Box<dyn std::error::Error>;

struct Arguments {
    seconds: u64,
    seed: u64,
    targets: Vec<String>,
    finds: PathBuf,
    files: Vec<PathBuf>,
}

fn arguments() -> Result<Arguments, Error> {
    let mut arguments = Arguments { seconds: 60, seed: 1, targets: Vec::new(), finds: std::env::temp_dir().join("gleaner-fuzz"), files: Vec::new() };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or(format!("{word} wants a value"));
        match word.as_str() {
            "--seconds" => arguments.seconds = value()?.parse()?,
            "--seed" => arguments.seed = value()?.parse()?,
            "--target" => arguments.targets.push(value()?),
            "--finds" => arguments.finds = value()?.into(),
            _ if word.starts_with("--") => return Err(format!("{word}: see the head of tests/fuzz/main.rs").into()),
            _ => arguments.files.push(word.into()),
        }
    }
    Ok(arguments)
}

fn main() -> Result<(), Error> {
    let arguments = arguments()?;
    fs::create_dir_all(&arguments.finds)?;
    let rooms = Rooms::new()?;
    let targets = if arguments.targets.is_empty() { rooms.targets() } else { arguments.targets.clone() };
    if let Some(unknown) = targets.iter().find(|t| !rooms.targets().contains(t)) {
        return Err(format!("{unknown} is no target; they are {}", rooms.targets().join(", ")).into());
    }
    watch();
    if !arguments.files.is_empty() {
        for file in &arguments.files {
            for target in &targets {
                println!("{} as {target}: {:?}", file.display(), rooms.tried(target, file, &fs::read(file)?));
            }
        }
        return Ok(());
    }
    let cases = Cases::new();
    let share = Duration::from_secs(arguments.seconds) / targets.len() as u32;
    let mut failed = 0;
    for target in &targets {
        failed += fuzz(&rooms, &cases, target, share, &arguments)?;
    }
    if failed > 0 { Err(format!("{failed} cases failed; they lie in {}", arguments.finds.display()).into()) } else { Ok(()) }
}

/// Tries cases on a target until its time is over. Gives how many failed.
fn fuzz(rooms: &Rooms, cases: &Cases, target: &str, share: Duration, arguments: &Arguments) -> Result<u64, Error> {
    const FINDS: u64 = 20;
    let began = Instant::now();
    let mut random = Random::new(arguments.seed, target);
    let (mut tried, mut failed, mut slowest, mut largest) = (0_u64, 0, 0.0_f64, 0);
    // Where the case lies while it is tried; it stays there if the process is ended by it.
    let path = arguments.finds.join(format!("{target}.case"));
    while began.elapsed() < share && failed < FINDS {
        let case = cases.next(target, &mut random);
        fs::write(&path, &case)?;
        let outcome = rooms.tried(target, &path, &case);
        (slowest, largest) = (slowest.max(outcome.seconds), largest.max(outcome.bytes));
        if let Some(what) = outcome.fault {
            failed += 1;
            let kept = arguments.finds.join(format!("{target}-{}-{tried}", arguments.seed));
            fs::write(&kept, &case)?;
            println!("{target}: {what}: {}", kept.display());
        }
        tried += 1;
    }
    fs::remove_file(&path)?;
    println!("{target:<10} {tried:>8} cases  slowest {slowest:.2} s  largest {} MB  failed {failed}", largest >> 20);
    Ok(failed)
}

/// What came of a case.
#[derive(Debug)]
struct Outcome {
    fault: Option<String>,
    seconds: f64,
    bytes: usize,
}

/// When the case at hand began, in milliseconds since the start; 0 = none.
static BEGAN: AtomicU64 = AtomicU64::new(0);

/// Ends the process if a case does not end.
fn watch() {
    let start = Instant::now();
    let now = move || start.elapsed().as_millis() as u64 + 1;
    CLOCK.get_or_init(|| start);
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(Duration::from_secs(1));
            let began = BEGAN.load(Ordering::Relaxed);
            if began > 0 && now() > began + PATIENCE.as_millis() as u64 {
                println!("a case does not end; it is the .case file in the folder of finds");
                std::process::exit(1);
            }
        }
    });
}

static CLOCK: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();

/// Seconds this thread has spent on a processor, where the system tells; else by the clock.
fn processor() -> f64 {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok().and_then(|s| s.split(' ').next()?.parse::<f64>().ok());
    told.map_or_else(|| CLOCK.get().map_or(0.0, |c| c.elapsed().as_secs_f64()), |nanos| nanos / 1e9)
}

/// Everything that is tried.
struct Rooms {
    readers: Vec<(String, Readers)>,
    pipeline: Pipeline,
    text: Text,
}

impl Rooms {
    fn new() -> Result<Rooms, Error> {
        let lexicon = Lexicon::load(None)?;
        let mut readers = vec![(ANY.to_owned(), Readers::new(&lexicon, Options::default())?)];
        for format in Readers::formats() {
            readers.push((format.to_owned(), Readers::new(&lexicon, Options { format: Some(format.to_owned()), ..Options::default() })?));
        }
        Ok(Rooms { readers, text: Text::new(&lexicon)?, pipeline: Pipeline::new(lexicon)? })
    }

    /// The formats, each under its first name only; then the rest.
    fn targets(&self) -> Vec<String> {
        const ALIASES: [&str; 9] = ["wet", "iptc7901", "anpa", "newsml-1.2", "rss", "atom", "wxr", "reuters-21578", "ninjs"];
        let formats = self.readers.iter().map(|(name, _)| name.as_str()).filter(|name| !ALIASES.contains(name) && *name != "news-please");
        formats.chain([EXTRACT, ALIGNMENT, DATES]).map(str::to_owned).collect()
    }

    fn tried(&self, target: &str, path: &Path, case: &[u8]) -> Outcome {
        let clock = CLOCK.get().map_or(0, |c| c.elapsed().as_millis() as u64 + 1);
        BEGAN.store(clock, Ordering::Relaxed);
        let (began, before) = (processor(), memory::reset());
        let outcome = catch_unwind(AssertUnwindSafe(|| match self.readers.iter().find(|(name, _)| name == target) {
            Some((_, readers)) => read(readers, path, case),
            None if target == EXTRACT => self.extract(&article(case)),
            None if target == DATES => self.extract(&Article { published: Some(PUBLISHED), ..article(case) }),
            None => self.align(&article(case)),
        }));
        let (seconds, bytes) = (processor() - began, memory::peak().saturating_sub(before));
        BEGAN.store(0, Ordering::Relaxed);
        let fault = match outcome {
            Err(_) => Some("panicked".to_owned()),
            Ok(Err(what)) => Some(what),
            Ok(Ok(())) if seconds > SECONDS => Some(format!("took {seconds:.1} s")),
            Ok(Ok(())) if bytes > BYTES => Some(format!("took {} MB", bytes >> 20)),
            Ok(Ok(())) => None,
        };
        Outcome { fault, seconds, bytes }
    }

    /// Everything found lies inside the text, and rows come of it.
    fn extract(&self, article: &Article) -> Result<(), String> {
        let found = self.pipeline.extract(article);
        let spans = found.mentions.iter().map(|m| m.span).chain(found.dates.iter().map(|d| d.span));
        for span in spans {
            found.document.text.get(span.start as usize..span.end as usize).filter(|words| !words.is_empty()).ok_or("a span of nothing")?;
        }
        let identity = Identity { article_id: ArticleId(1), sha256: Sha256([0; 32]) };
        drop(tables::rows(found, identity, Style::default()));
        Ok(())
    }

    /// Positions of the view lie in the original, and in the same order.
    fn align(&self, article: &Article) -> Result<(), String> {
        let document = self.text.prepare(article, self.pipeline.lexicon());
        let length = |field| if field == gleaner::model::Field::Title { &article.title } else { &article.text }.chars().count() as u32;
        let lengths = [length(gleaner::model::Field::Title), length(gleaner::model::Field::Text)];
        let mut last = (0, 0);
        for token in &document.tokens {
            let place = document.place(token.span());
            let field = usize::from(place.field != gleaner::model::Field::Title);
            if place.start > place.end || place.end > lengths[field] {
                return Err(format!("{place:?} lies outside"));
            }
            if (field, place.start) < last {
                return Err(format!("{place:?} lies before {last:?}"));
            }
            last = (field, place.start);
        }
        Ok(())
    }
}

/// A title before the first line end, then the text: so that both are tried.
fn article(case: &[u8]) -> Article {
    let text = String::from_utf8_lossy(case);
    match text.split_once('\n') {
        Some((title, rest)) if title.len() % 2 == 0 => Article { title: title.to_owned(), text: rest.to_owned(), ..Article::default() },
        _ => Article { text: text.into_owned(), ..Article::default() },
    }
}

/// Something comes of every source, and what is skipped is told with a code and a cure.
fn read(readers: &Readers, path: &Path, case: &[u8]) -> Result<(), String> {
    let (mut articles, mut problems, mut nameless) = (0, 0, false);
    let _ = readers.read(&Source::file(path), &mut |record| {
        match record {
            Record::Article(article) => {
                articles += 1;
                nameless |= article.text.is_empty() || article.problems.iter().any(|p| p.severity == Severity::Skipped);
            }
            Record::Problem(problem) => {
                problems += 1;
                nameless |= problem.problem.is_empty() || problem.detail.is_empty();
            }
        }
        if articles + problems < ARTICLES { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    if nameless {
        return Err("an article without a text or a problem without a name".to_owned());
    }
    if articles + problems == 0 && !case.iter().all(u8::is_ascii_whitespace) {
        return Err("nothing came of it".to_owned());
    }
    Ok(())
}
