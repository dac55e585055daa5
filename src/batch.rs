//! Many articles on all cores: the only file that knows threads.
//!
//! In: the sources. Out: an [`Output`] that has taken every article in reading order. One thread reads, all extract, one writes; between
//! them stand queues of a few chunks, so that memory stays flat however long the dump. With one thread there are no queues at all.
//! What an earlier run finished is looked up by the thread that reads, and not extracted again.
//! Absent: what is read, found and written.

use crate::duplicates::Sketch;
use crate::error::{Error, Result};
use crate::identities::Identities;
use crate::model::{Article, Problem, Severity};
use crate::pipeline::Pipeline;
use crate::readers::{Readers, Record, Source};
use crate::store::{Fingerprint, Known};
use crate::tables::{self, Hands, Identity, Output, RunInfo, Style, WriteBeside, Written};
use rayon::prelude::*;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, sync_channel};

/// A run over many articles.
pub struct Batch<'a> {
    /// Extracts.
    pub pipeline: &'a Pipeline,
    /// Reads.
    pub readers: &'a Readers,
    /// How the rows are written.
    pub style: Style,
    /// How many threads extract; 0 = one for each core.
    pub threads: usize,
    /// Called now and then with the articles and bytes of text done since the last call.
    pub watch: &'a (dyn Fn(u64, u64) + Sync),
}

/// A record whose turn is settled.
enum Item {
    Article(Box<Article>, Identity, Fingerprint, Option<Vec<u8>>),
    Problem(Problem),
}

/// What became of it.
enum Outcome {
    Rows(Box<Article>, Made),
    Problem(Problem),
}

/// The rows of an article, as bytes, and where they come from.
struct Made {
    identity: Identity,
    fingerprint: Fingerprint,
    rows: Vec<u8>,
    taken: bool,
    sketch: Sketch,
}

/// How much is handed from thread to thread at once, and how many such chunks may wait in front of a thread.
#[derive(Clone, Copy)]
struct Chunks {
    bytes: usize,
    items: usize,
    waiting: usize,
}

/// For tables, which are there when all is read.
const LARGE: Chunks = Chunks { bytes: 1 << 20, items: 512, waiting: 2 };
/// For whoever reads along: each article as soon as it is done.
const SINGLE: Chunks = Chunks { bytes: 0, items: 1, waiting: 16 };

/// What is made of the rows of an article by the thread that found them.
type Make<'a> = &'a (dyn Fn(&Article, Vec<u8>) -> Vec<u8> + Sync);

/// What became of a record, for whoever reads along.
pub enum Streamed {
    /// An article, and what was made of its rows.
    Article(Box<Article>, Vec<u8>),
    /// No article came of it, or something is to be said about a file.
    Problem(Problem),
}

impl Batch<'_> {
    /// Reads all sources to their ends. Rows of an article that is `known` are taken from there. Says how many were.
    ///
    /// # Errors
    /// The tables cannot be written.
    pub fn run(&self, sources: &[Source], known: Known, output: &mut Output) -> Result<u64> {
        let mut taken = 0;
        self.pass(sources, known, LARGE, &|_, rows| rows, &mut |outcome| self.write(outcome, output, &mut taken))?;
        Ok(taken)
    }

    /// Reads all sources to their ends and hands on what `make` makes of the rows of each article, in reading order.
    ///
    /// # Errors
    /// What `each` says; it ends the run.
    pub fn stream(&self, sources: &[Source], make: Make, each: &mut dyn FnMut(Streamed) -> Result<()>) -> Result<()> {
        self.pass(sources, Known::default(), SINGLE, make, &mut |outcome| match outcome {
            Outcome::Rows(article, made) => each(Streamed::Article(article, made.rows)),
            Outcome::Problem(problem) => each(Streamed::Problem(problem)),
        })
    }

    fn pass(&self, sources: &[Source], known: Known, chunks: Chunks, make: Make, write: &mut dyn FnMut(Outcome) -> Result<()>) -> Result<()> {
        if self.threads == 1 { self.in_turn(sources, known, make, write) } else { self.side_by_side(sources, known, chunks, make, write) }
    }

    /// Brings the tables to their end, on all threads.
    ///
    /// # Errors
    /// The tables cannot be written, or what is to stand `beside` them.
    pub fn finish(&self, output: Output, run: &RunInfo, beside: WriteBeside) -> Result<Written> {
        output.finish(self.pipeline, run, &Pool(self.pool()?), beside)
    }

    fn pool(&self) -> Result<rayon::ThreadPool> {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(self.threads).build();
        pool.map_err(|e| Error::new("threads", e, "give a smaller number with --threads"))
    }

    fn in_turn(&self, sources: &[Source], known: Known, make: Make, write: &mut dyn FnMut(Outcome) -> Result<()>) -> Result<()> {
        let mut result = Ok(());
        let _ = self.read(sources, known, &mut |item, _| {
            result = write(self.extract(item, make));
            if result.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        result
    }

    fn side_by_side(&self, sources: &[Source], known: Known, size: Chunks, make: Make, write: &mut dyn FnMut(Outcome) -> Result<()>) -> Result<()> {
        let pool = self.pool()?;
        let (to_extract, chunks) = sync_channel::<Vec<Item>>(size.waiting);
        let (to_write, outcomes) = sync_channel::<Receiver<Vec<Outcome>>>(size.waiting);
        std::thread::scope(|scope| {
            scope.spawn(move || {
                let (mut chunk, mut bytes) = (Vec::new(), 0);
                let flow = self.read(sources, known, &mut |item, length| {
                    chunk.push(item);
                    bytes += length;
                    if bytes < size.bytes && chunk.len() < size.items {
                        return ControlFlow::Continue(());
                    }
                    bytes = 0;
                    // Nobody there to take it: the writing has failed.
                    if to_extract.send(std::mem::take(&mut chunk)).is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
                });
                if flow.is_continue() {
                    let _ = to_extract.send(chunk);
                }
            });
            scope.spawn(move || {
                pool.in_place_scope(|workers| {
                    for chunk in chunks {
                        let (done, outcome) = sync_channel(1);
                        // Chunks overlap: while the last articles of one are extracted, the next is begun. Their order is kept by the queue.
                        workers.spawn(move |_| drop(done.send(chunk.into_par_iter().map(|item| self.extract(item, make)).collect())));
                        if to_write.send(outcome).is_err() {
                            break;
                        }
                    }
                });
            });
            outcomes.into_iter().flatten().flatten().try_for_each(write)
        })
    }

    /// Hands each record on with its identity, what is known of it, and the length of its text.
    fn read(&self, sources: &[Source], mut known: Known, each: &mut dyn FnMut(Item, usize) -> ControlFlow<()>) -> ControlFlow<()> {
        let mut identities = Identities::default();
        for source in sources {
            self.readers.read(source, &mut |record| match record {
                Record::Article(article) => {
                    let identity = identities.next(&article);
                    let fingerprint = tables::fingerprint(&article, &identity);
                    let rows = known.take(&fingerprint);
                    let length = article.text.len();
                    each(Item::Article(article, identity, fingerprint, rows), length)
                }
                Record::Problem(problem) => each(Item::Problem(problem), 0),
            })?;
        }
        ControlFlow::Continue(())
    }

    /// A fault of ours in one article must not cost the others: it becomes a problem of that record.
    fn extract(&self, item: Item, make: Make) -> Outcome {
        let (article, identity, fingerprint, known) = match item {
            Item::Article(article, identity, fingerprint, known) => (article, identity, fingerprint, known),
            Item::Problem(problem) => return Outcome::Problem(problem),
        };
        let sketch = Sketch::of(&article.text, &identity.sha256.0);
        if let Some(rows) = known.filter(|rows| tables::is_whole(rows)) {
            return Outcome::Rows(article, Made { identity, fingerprint, rows, taken: true, sketch });
        }
        let rows = catch_unwind(AssertUnwindSafe(|| make(&article, tables::rows(self.pipeline.extract(&article), identity, self.style).bytes())));
        match rows {
            Ok(rows) => Outcome::Rows(article, Made { identity, fingerprint, rows, taken: false, sketch }),
            Err(_) => Outcome::Problem(Problem {
                source_file: article.source_file,
                source_record: article.source_record,
                severity: Severity::Skipped,
                problem: "internal-error",
                detail: "gleaner failed on this article; the others are complete. Please report it with the message above".to_owned(),
            }),
        }
    }

    fn write(&self, outcome: Outcome, output: &mut Output, taken: &mut u64) -> Result<()> {
        match outcome {
            Outcome::Rows(article, made) => {
                output.article(&article, made.identity, made.fingerprint, &made.rows, &made.sketch)?;
                *taken += u64::from(made.taken);
                (self.watch)(1, article.text.len() as u64);
                Ok(())
            }
            Outcome::Problem(problem) => output.problem(&problem),
        }
    }
}

/// The threads of the closing pass.
struct Pool(rayon::ThreadPool);

impl Hands for Pool {
    fn each(&self, jobs: usize, job: &(dyn Fn(usize) + Sync)) {
        self.0.install(|| (0..jobs).into_par_iter().for_each(job));
    }
}
