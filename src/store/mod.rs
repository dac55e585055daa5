//! Finished articles, kept in the output folder: what a killed run had done, and what the run before knows.
//!
//! In: for each article a [`Fingerprint`] of all that its rows depend on, and its rows as bytes. Out: the same bytes in the same order
//! for the closing pass, and later, to any run that asks for a fingerprint. The folder `.gleaner` holds segments: one a run, written
//! front to back in whole checked frames and never changed. While its run goes on a segment ends in `.part`; when the tables are in
//! their places it drops that ending and all other segments go. Whoever deletes the folder loses time, nothing else.
//! Absent: what the bytes mean.

mod known;
mod segment;

pub use known::Known;
pub use segment::{Fingerprint, Frame, Reading, Stamp, Writing};

use crate::error::{Error, Result};
use segment::{Heads, Scan};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

const FOLDER: &str = ".gleaner";
const PREFIX: &str = "rows-";
const UNFINISHED: &str = "part";

/// The store of one output folder.
pub struct Store {
    folder: PathBuf,
    stamp: Stamp,
    segments: Vec<Segment>,
}

/// One segment of an earlier run.
struct Segment {
    path: PathBuf,
    /// Articles in its whole frames; none = written by another version, with other dictionaries or options, or no segment at all.
    articles: Option<u64>,
}

/// What earlier runs left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// Articles that a run which never ended had finished; 0 = all runs ended.
    pub unfinished: u64,
    /// Articles that can be taken over, at most.
    pub articles: u64,
    /// Is there anything that cannot be used: of another version, of other dictionaries or options, or damaged?
    pub foreign: bool,
}

impl Store {
    /// Opens the store in an output folder that this run holds; `stamp` is all that rows depend on beside their article.
    ///
    /// # Errors
    /// The folder cannot be made or read.
    pub fn open(output: &Path, stamp: Stamp) -> Result<Store> {
        let folder = output.join(FOLDER);
        let failed = |e: io::Error| Error::io(&folder, &e, "finished articles are kept there; remove it, or mend its permissions");
        fs::create_dir_all(&folder).map_err(failed)?;
        let mut paths: Vec<PathBuf> = fs::read_dir(&folder).map_err(failed)?.flatten().map(|e| e.path()).collect();
        paths.retain(|p| p.file_name().is_some_and(|n| n.to_string_lossy().starts_with(PREFIX)));
        paths.sort();
        let segments = paths.into_iter().map(|path| Segment { articles: articles(&path, &stamp), path }).collect();
        Ok(Store { folder, stamp, segments })
    }

    /// What earlier runs left.
    #[must_use]
    pub fn left(&self) -> Left {
        let unfinished = |s: &&Segment| s.path.extension().is_some_and(|e| e == UNFINISHED);
        Left {
            unfinished: self.segments.iter().filter(unfinished).filter_map(|s| s.articles).max().unwrap_or_default(),
            articles: self.segments.iter().filter_map(|s| s.articles).max().unwrap_or_default(),
            foreign: self.segments.iter().any(|s| s.articles.is_none()),
        }
    }

    /// Everything earlier runs finished, by fingerprint. A segment whose articles all stand in others goes.
    ///
    /// # Errors
    /// A segment that cannot be read.
    pub fn known(&mut self) -> io::Result<Known> {
        let mut known = Known::default();
        let mut usable: Vec<&mut Segment> = self.segments.iter_mut().filter(|s| s.articles.is_some_and(|n| n > 0)).collect();
        usable.sort_by_key(|s| std::cmp::Reverse(s.articles));
        for segment in usable {
            if !known.add(File::open(&segment.path)?)? {
                fs::remove_file(&segment.path)?;
                segment.articles = None;
            }
        }
        Ok(known)
    }

    /// Begins the segment of this run.
    ///
    /// # Errors
    /// The disk does not take it.
    pub fn begin(&self) -> io::Result<Writing> {
        let number = |s: &Segment| s.path.file_stem()?.to_string_lossy().strip_prefix(PREFIX)?.parse::<u64>().ok();
        let next = self.segments.iter().filter_map(number).max().unwrap_or_default() + 1;
        Writing::create(self.folder.join(format!("{PREFIX}{next:06}.{UNFINISHED}")), &self.stamp)
    }

    /// The run has ended well: its segment is the store, all others go.
    ///
    /// # Errors
    /// A rename or a removal that the system refuses.
    pub fn settle(self, segment: &Path) -> io::Result<()> {
        let finished = segment.with_extension("");
        fs::rename(segment, &finished)?;
        self.segments.iter().filter(|s| s.path != finished && s.path.exists()).try_for_each(|s| fs::remove_file(&s.path))
    }
}

/// How many articles stand in the whole frames of a segment.
fn articles(path: &Path, stamp: &Stamp) -> Option<u64> {
    let mut heads = Heads::open(File::open(path).ok()?, stamp)?;
    let mut articles = 0;
    while let Scan::Whole(head) = heads.next() {
        articles += head.fingerprints.len() as u64;
    }
    Some(articles)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fingerprint(n: u32) -> Fingerprint {
        Fingerprint::new(|add| add(&n.to_le_bytes()))
    }

    fn stamp(of: &str) -> Stamp {
        Stamp::new(|add| add(of.as_bytes()))
    }

    fn bytes(n: u32) -> Vec<u8> {
        format!("rows of {n} ").repeat(n as usize % 50).into_bytes()
    }

    fn write(folder: &Path, of: &str, articles: std::ops::Range<u32>) -> PathBuf {
        let mut writing = Store::open(folder, stamp(of)).expect("a store").begin().expect("a segment");
        for n in articles {
            writing.push(fingerprint(n), &bytes(n)).expect("written");
            if n % 10 == 9 {
                writing.flush().expect("written");
            }
        }
        writing.flush().expect("written");
        writing.path().to_owned()
    }

    #[test]
    fn what_was_finished_is_found_again() {
        let folder = tempfile::tempdir().expect("a folder");
        write(folder.path(), "a", 0..100);
        let mut store = Store::open(folder.path(), stamp("a")).expect("a store");
        assert_eq!(store.left(), Left { unfinished: 100, articles: 100, foreign: false });
        let mut known = store.known().expect("readable");
        for n in (0..100).chain([3, 77, 5]) {
            assert_eq!(known.take(&fingerprint(n)), Some(bytes(n)), "{n}");
        }
        assert_eq!(known.take(&fingerprint(100)), None);
        let other = Store::open(folder.path(), stamp("b")).expect("a store");
        assert_eq!(other.left(), Left { unfinished: 0, articles: 0, foreign: true }, "other options");
    }

    #[test]
    fn whatever_byte_is_cut_or_turned_nothing_wrong_is_believed() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = write(folder.path(), "a", 0..30);
        let whole = fs::read(&path).expect("readable");
        for at in (0..whole.len()).step_by(7) {
            for cut in [true, false] {
                let mut damaged = whole.clone();
                if cut {
                    damaged.truncate(at);
                } else {
                    damaged[at] ^= 0x55;
                }
                fs::write(&path, damaged).expect("writable");
                let mut store = Store::open(folder.path(), stamp("a")).expect("a store");
                let mut known = store.known().expect("readable");
                for n in 0..30 {
                    let found = known.take(&fingerprint(n));
                    assert!(found.is_none() || found == Some(bytes(n)), "byte {at}, article {n}");
                }
                if !path.exists() {
                    fs::write(&path, &whole).expect("writable");
                }
            }
        }
    }

    #[test]
    fn a_settled_store_is_one_segment() {
        let folder = tempfile::tempdir().expect("a folder");
        write(folder.path(), "a", 0..20);
        write(folder.path(), "b", 0..20);
        let mut store = Store::open(folder.path(), stamp("a")).expect("a store");
        let mut writing = store.begin().expect("a segment");
        let mut known = store.known().expect("readable");
        for n in 10..25 {
            writing.push(fingerprint(n), &known.take(&fingerprint(n)).unwrap_or_else(|| bytes(n))).expect("written");
        }
        let mut reading = writing.read().expect("readable");
        let mut all = Vec::new();
        while let Some(frame) = reading.next_frame().expect("readable") {
            all.extend(frame.open().expect("whole").articles().map(<[u8]>::to_vec));
        }
        assert_eq!(all, (10..25).map(bytes).collect::<Vec<_>>());
        store.settle(reading.path()).expect("settled");
        let store = Store::open(folder.path(), stamp("a")).expect("a store");
        assert_eq!((store.left(), store.segments.len()), (Left { unfinished: 0, articles: 15, foreign: false }, 1));
    }
}
