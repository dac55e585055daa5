//! Many articles on all cores: the only file that knows threads.
//!
//! In: the sources. Out: an [`Output`] that has taken every article in reading order. One thread reads, all extract, one writes; between
//! them stand queues of a few chunks, so that memory stays flat however long the dump. With one thread there are no queues at all.
//! What an earlier run finished is looked up by the thread that reads, and not extracted again.
//! Absent: what is read, found and written.

use crate::error::{Error, Result};
use crate::model::{Article, Problem, Severity};
use crate::pipeline::Pipeline;
use crate::readers::{Readers, Record, Source};
use crate::store::{Fingerprint, Known};
use crate::tables::{self, ArticleId, Identity, Output, Sha256, Style};
use rayon::prelude::*;
use sha2::Digest;
use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::sync_channel;

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
    Rows(Box<Article>, Fingerprint, Made),
    Problem(Problem),
}

/// The rows of an article, as bytes, and where they come from.
struct Made {
    rows: Vec<u8>,
    taken: bool,
}

/// How much is handed from thread to thread at once.
const CHUNK_BYTES: usize = 1 << 20;
const CHUNK_ITEMS: usize = 512;
/// Chunks that may wait in front of a thread.
const WAITING: usize = 2;

impl Batch<'_> {
    /// Reads all sources to their ends. Rows of an article that is `known` are taken from there. Says how many were.
    ///
    /// # Errors
    /// The tables cannot be written.
    pub fn run(&self, sources: &[Source], known: Known, output: &mut Output) -> Result<u64> {
        let mut taken = 0;
        if self.threads == 1 {
            self.in_turn(sources, known, output, &mut taken)?
        } else {
            self.side_by_side(sources, known, output, &mut taken)?
        }
        Ok(taken)
    }

    fn in_turn(&self, sources: &[Source], known: Known, output: &mut Output, taken: &mut u64) -> Result<()> {
        let mut result = Ok(());
        let _ = self.read(sources, known, &mut |item, _| {
            result = self.write(self.extract(item), output, taken);
            if result.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        result
    }

    fn side_by_side(&self, sources: &[Source], known: Known, output: &mut Output, taken: &mut u64) -> Result<()> {
        let pool =
            rayon::ThreadPoolBuilder::new().num_threads(self.threads).build().map_err(|e| Error::new("threads", e, "give a smaller number with --threads"))?;
        let (to_extract, chunks) = sync_channel::<Vec<Item>>(WAITING);
        let (to_write, outcomes) = sync_channel::<Vec<Outcome>>(WAITING);
        std::thread::scope(|scope| {
            scope.spawn(move || {
                let (mut chunk, mut bytes) = (Vec::new(), 0);
                let flow = self.read(sources, known, &mut |item, length| {
                    chunk.push(item);
                    bytes += length;
                    if bytes < CHUNK_BYTES && chunk.len() < CHUNK_ITEMS {
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
                pool.install(|| {
                    for chunk in chunks {
                        let done: Vec<Outcome> = chunk.into_par_iter().map(|item| self.extract(item)).collect();
                        if to_write.send(done).is_err() {
                            break;
                        }
                    }
                });
            });
            outcomes.into_iter().flatten().try_for_each(|outcome| self.write(outcome, output, taken))
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
    fn extract(&self, item: Item) -> Outcome {
        let (article, identity, fingerprint, known) = match item {
            Item::Article(article, identity, fingerprint, known) => (article, identity, fingerprint, known),
            Item::Problem(problem) => return Outcome::Problem(problem),
        };
        if let Some(rows) = known.filter(|rows| tables::is_whole(rows)) {
            return Outcome::Rows(article, fingerprint, Made { rows, taken: true });
        }
        let rows = catch_unwind(AssertUnwindSafe(|| tables::rows(self.pipeline.extract(&article), identity, self.style).bytes()));
        match rows {
            Ok(rows) => Outcome::Rows(article, fingerprint, Made { rows, taken: false }),
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
            Outcome::Rows(article, fingerprint, made) => {
                output.article(fingerprint, &made.rows, &article.text)?;
                *taken += u64::from(made.taken);
                (self.watch)(1, article.text.len() as u64);
                Ok(())
            }
            Outcome::Problem(problem) => output.problem(&problem),
        }
    }
}

/// Gives each article its id. Grows by some fifty bytes an article.
#[derive(Default)]
struct Identities {
    taken: HashSet<u64, foldhash::fast::FixedState>,
    /// How many records claimed an id that was taken.
    again: HashMap<u64, u64, foldhash::fast::FixedState>,
    /// The first article of each text, by the first half of its hash.
    texts: HashMap<u128, u64, foldhash::fast::FixedState>,
}

impl Identities {
    fn next(&mut self, article: &Article) -> Identity {
        let sha256: [u8; 32] = sha2::Sha256::digest(article.text.as_bytes()).into();
        let own = if article.source_id.is_empty() { &article.url } else { &article.source_id };
        let claimed = if own.is_empty() { head(&sha256) } else { head(&sha2::Sha256::digest(own.as_bytes()).into()) };
        let mut id = claimed;
        // Two records with one id: the second is told apart by its number among them.
        while !self.taken.insert(id) {
            let nth = self.again.entry(claimed).or_insert(1);
            *nth += 1;
            id = head(&sha2::Sha256::digest(format!("{claimed:016x}#{nth}").as_bytes()).into());
        }
        let text = u128::from_be_bytes(sha256[..16].try_into().expect("sixteen of thirty-two bytes"));
        let first = *self.texts.entry(text).or_insert(id);
        Identity { article_id: ArticleId(id), sha256: Sha256(sha256), duplicate_of: (first != id).then_some(ArticleId(first)) }
    }
}

/// The first eight bytes of a hash: sixteen hex digits.
fn head(sha256: &[u8; 32]) -> u64 {
    u64::from_be_bytes(sha256[..8].try_into().expect("eight of thirty-two bytes"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(id: &str, text: &str) -> Article {
        Article { source_id: id.to_owned(), text: text.to_owned(), ..Article::default() }
    }

    #[test]
    fn ids_are_unique_and_duplicates_are_named() {
        let mut identities = Identities::default();
        let a = identities.next(&article("1", "words"));
        let b = identities.next(&article("1", "other words"));
        let c = identities.next(&article("", "words"));
        let d = identities.next(&article("", "words"));
        assert_eq!(a.article_id.to_string(), "6b86b273ff34fce1", "the head of `printf 1 | sha256sum`");
        let ids: HashSet<ArticleId> = [a, b, c, d].map(|i| i.article_id).into();
        assert_eq!(ids.len(), 4);
        assert_eq!([a, b, c, d].map(|i| i.duplicate_of), [None, None, Some(a.article_id), Some(a.article_id)]);
        let mut again = Identities::default();
        again.next(&article("1", "words"));
        assert_eq!(again.next(&article("1", "other words")).article_id, b.article_id, "the same on every run");
    }
}
