//! `gleaner run`: from the words of the command line to tables, with a progress bar and a closing summary.

use super::RunArgs;
use super::log::{Log, severities};
use super::stream;
use gleaner::batch::Batch;
use gleaner::consolidate::{Overrides, Precision, Weights};
use gleaner::dictionaries::Lexicon;
use gleaner::exports::{self, Exports};
use gleaner::model::{Kind, Severity};
use gleaner::readers::{Columns, Options, Readers, Source, sources};
use gleaner::store::Known;
use gleaner::tables::{Output, RunInfo, SEAL, Settings, Style, TEXTS, Written, refuse_foreign, stamp, tables};
use gleaner::{Error, Pipeline, Result};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::{Map, Value, json};
use std::fs::File;
use std::hash::{BuildHasher, Hasher};
use std::io::{BufRead, BufReader, IsTerminal};
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Runs; the exit status says whether records were skipped.
pub fn run(args: &RunArgs, log: Log) -> Result<ExitCode> {
    if args.stream {
        return stream::stream(args, log);
    }
    let started = Instant::now();
    if args.output.as_os_str() == "-" {
        let cure = "name a folder with --output, or say --stream in its place: one JSON object an article to standard output";
        return Err(Error::new("--output -", "the tables are several files, and standard output is one", cure));
    }
    let sources = sources(&args.input)?;
    let lexicon = Lexicon::load(args.dictionaries.as_deref())?;
    let (overrides, weights, precision) = (Overrides::load(&lexicon)?, Weights::new(&lexicon)?, Precision::new(&lexicon)?);
    let (exports, exported) = (Exports::new(&args.export)?, exports::listed(&args.output));
    if !args.overwrite {
        let tables = tables().iter().map(|table| format!("{}.csv", table.name)).collect::<Vec<_>>();
        let others = [SEAL, TEXTS].map(str::to_owned);
        refuse_foreign(&args.output, &tables.into_iter().chain(exports.files()).chain(others).collect())?;
    }
    let readers = Readers::new(&lexicon, options(args))?;
    let pipeline = Pipeline::new(lexicon)?.all_languages(args.all_languages);
    let style = Style { excel: args.excel, raw_cells: args.raw_cells };
    let stamp = stamp(&program()?, pipeline.lexicon(), style, args.all_languages);
    let settings = Settings { style, texts: args.save_text, unique: args.unique, weights, precision, overrides, stamp };
    let mut output = Output::create(&args.output, settings)?;
    let known = known(args, &mut output, log);
    let progress = Progress::new(&sources, args.quiet || log.is_json());
    let watch = |articles, bytes| progress.tick(articles, bytes, &readers);
    let batch = Batch { pipeline: &pipeline, readers: &readers, style, threads: args.threads, watch: &watch };
    let taken = batch.run(&sources, known, &mut output)?;
    progress.bar.set_message("giving each thing its id");
    let mut notes = Vec::new();
    let written = batch.finish(output, &info(args), &mut |folder| {
        progress.bar.set_message("exporting the tables");
        exports.write(folder, style, &mut notes)
    })?;
    exports.sweep(&args.output, &exported)?;
    progress.bar.finish_and_clear();
    // Nothing is lost in silence, however quiet.
    notes.iter().for_each(|note| log.note(&note.to_string()));
    if written.rows.get("articles").is_none_or(|&articles| articles == 0) {
        log.say(&format!("no article was found in {}: see {}", args.input.join(", "), args.output.join("problems.csv").display()));
    }
    if log.is_json() && !args.quiet {
        log.summary(facts(&written, args, &progress, started.elapsed(), taken));
    } else if !args.quiet {
        summary(&written, args, &progress, started.elapsed());
        if args.resume || args.update {
            let articles = written.rows.get("articles").copied().unwrap_or_default();
            eprintln!("  {} articles taken from the last run, {} extracted", grouped(taken), grouped(articles - taken));
        }
    }
    let skipped = written.severities.get(&Severity::Skipped).is_some_and(|&n| n > 0);
    Ok(ExitCode::from(u8::from(skipped)))
}

/// What tells this program from any other build of it: a hash of its file.
fn program() -> Result<Vec<u8>> {
    let cure = "gleaner reads its own file to tell whether an earlier run was by the same version; check its permissions";
    let path = std::env::current_exe().map_err(|e| Error::new("gleaner", e, cure))?;
    let mut hash = foldhash::quality::FixedState::default().build_hasher();
    let mut file = BufReader::with_capacity(1 << 18, File::open(&path).map_err(|e| Error::io(&path, &e, cure))?);
    loop {
        let bytes = file.fill_buf().map_err(|e| Error::io(&path, &e, cure))?;
        if bytes.is_empty() {
            return Ok(hash.finish().to_le_bytes().to_vec());
        }
        hash.write(bytes);
        let read = bytes.len();
        file.consume(read);
    }
}

/// What may be taken over from earlier runs, and a word about it where there is something to say.
fn known(args: &RunArgs, output: &mut Output, log: Log) -> Known {
    let left = output.left();
    let store = args.output.join(".gleaner");
    let say = |message: String| log.say(&message);
    if !(args.resume || args.update) {
        if left.unfinished > 0 {
            let articles = grouped(left.unfinished);
            say(format!("a run into {} was broken off after {articles} articles; this one begins anew, --resume would go on", args.output.display()));
        }
        return Known::default();
    }
    if left.foreign {
        say(format!("{} holds what another version, other dictionaries or other options made, or what is damaged: that is left out", store.display()));
    }
    if left.articles == 0 {
        say(format!("{} holds nothing to go on from: every article is extracted", store.display()));
    }
    output.known().unwrap_or_else(|error| {
        say(format!("what the last run left cannot be read, every article is extracted: {error}"));
        Known::default()
    })
}

pub(super) fn options(args: &RunArgs) -> Options {
    let columns = Columns {
        text: args.text_column.clone(),
        title: args.title_column.clone(),
        id: args.id_column.clone(),
        url: args.url_column.clone(),
        published: args.published_column.clone(),
        byline: args.byline_column.clone(),
        publisher: args.publisher_column.clone(),
        language: args.language_column.clone(),
    };
    Options { format: args.format.clone(), encoding: args.encoding.clone(), columns }
}

/// The options that decide what the tables hold; those for speed and show are left out, so that the package stays the same.
fn info(args: &RunArgs) -> RunInfo {
    let text = |value: &Option<String>| value.clone();
    let flag = |on: bool| on.then(|| "true".to_owned());
    let options = [
        ("dictionaries", args.dictionaries.as_ref().map(|d| d.display().to_string())),
        ("all_languages", flag(args.all_languages)),
        ("excel", flag(args.excel)),
        ("raw_cells", flag(args.raw_cells)),
        ("save_text", flag(args.save_text)),
        ("unique", flag(args.unique)),
        ("format", text(&args.format)),
        ("encoding", text(&args.encoding)),
        ("text_column", text(&args.text_column)),
        ("title_column", text(&args.title_column)),
        ("id_column", text(&args.id_column)),
        ("url_column", text(&args.url_column)),
        ("published_column", text(&args.published_column)),
        ("byline_column", text(&args.byline_column)),
        ("publisher_column", text(&args.publisher_column)),
        ("language_column", text(&args.language_column)),
    ];
    RunInfo { inputs: args.input.clone(), options: options.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect() }
}

/// Articles and bytes so far, and the bar that shows them.
struct Progress {
    bar: ProgressBar,
    articles: AtomicU64,
    bytes: AtomicU64,
}

impl Progress {
    /// The bar runs over the bytes on the disk if all sources have a size; it is hidden if nobody is there to see it.
    fn new(sources: &[Source], quiet: bool) -> Progress {
        let total = sources.iter().map(Source::bytes).sum::<Option<u64>>();
        let shown = !quiet && std::io::stderr().is_terminal();
        let target = if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(total, target);
        let template = if total.is_some() { "{bar:30} {percent:>3} %  {msg}  {eta} left" } else { "{spinner} {msg}  {elapsed}" };
        bar.set_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()));
        if shown {
            bar.enable_steady_tick(Duration::from_millis(200));
        }
        Progress { bar, articles: AtomicU64::new(0), bytes: AtomicU64::new(0) }
    }

    fn tick(&self, articles: u64, bytes: u64, readers: &Readers) {
        const EVERY: u64 = 64;
        let articles = self.articles.fetch_add(articles, Ordering::Relaxed) + articles;
        let bytes = self.bytes.fetch_add(bytes, Ordering::Relaxed) + bytes;
        if articles.is_multiple_of(EVERY) && !self.bar.is_hidden() {
            self.bar.set_position(readers.bytes_read());
            let speed = megabytes(bytes) / self.bar.elapsed().as_secs_f64().max(0.001);
            self.bar.set_message(format!("{} articles  {speed:.1} MB/s", grouped(articles)));
        }
    }
}

fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

/// `1234567` as `1,234,567`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// What came of it, for programs.
fn facts(written: &Written, args: &RunArgs, progress: &Progress, took: Duration, taken: u64) -> Map<String, Value> {
    let (duplicates, exact) = written.duplicates;
    let top: Vec<Value> = written
        .top
        .iter()
        .map(|(kind, name, mentions, articles)| json!({ "kind": kind.as_str(), "name": name, "mentions": mentions, "articles": articles }))
        .collect();
    let facts = json!({
        "articles": written.rows.get("articles"),
        "text_bytes": progress.bytes.load(Ordering::Relaxed),
        "seconds": took.as_secs_f64(),
        "rows": written.rows,
        "duplicates": duplicates,
        "exact_duplicates": exact,
        "taken_over": taken,
        "problems": severities(&written.severities),
        "top": top,
        "output": args.output.display().to_string(),
    });
    facts.as_object().cloned().unwrap_or_default()
}

/// What came of it, on standard error.
fn summary(written: &Written, args: &RunArgs, progress: &Progress, took: Duration) {
    let rows = |table| grouped(written.rows.get(table).copied().unwrap_or_default());
    let megabytes = megabytes(progress.bytes.load(Ordering::Relaxed));
    let seconds = took.as_secs_f64();
    eprintln!("{} articles, {megabytes:.1} MB of text in {seconds:.1} s ({:.1} MB/s)", rows("articles"), megabytes / seconds.max(0.001));
    eprintln!(
        "  {} mentions of {} people, {} organizations, {} places; {} dates; {} quotes",
        rows("mentions"),
        rows("people"),
        rows("organizations"),
        rows("places"),
        rows("dates"),
        rows("quotes")
    );
    let (repeats, exact) = written.duplicates;
    if repeats > 0 {
        let left_out = if args.unique { ", left out of all other tables" } else { "" };
        eprintln!("  {} articles repeat an earlier one ({} to the letter){left_out}", grouped(repeats), grouped(exact));
    }
    for (kind, heading) in [(Kind::Person, "people"), (Kind::Organization, "organizations"), (Kind::Place, "places")] {
        let top: Vec<String> =
            written.top.iter().filter(|(k, ..)| *k == kind).map(|(_, name, mentions, _)| format!("{name} ({})", grouped(*mentions))).collect();
        if !top.is_empty() {
            eprintln!("  {heading}: {}", top.join(", "));
        }
    }
    let problem = |severity, what: &str| written.severities.get(&severity).map(|&n| format!("{} {what}", grouped(n)));
    let problems: Vec<String> = [problem(Severity::Skipped, "skipped"), problem(Severity::Repaired, "repaired"), problem(Severity::Warning, "doubtful")]
        .into_iter()
        .flatten()
        .collect();
    if !problems.is_empty() {
        eprintln!("  records {}: see {}", problems.join(", "), args.output.join("problems.csv").display());
    }
    eprintln!("  tables in {}", args.output.display());
}
