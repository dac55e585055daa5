//! The sketches of all texts, waiting on disk for the last one.
//!
//! In: sketches in reading order. Out: any of them by its place, and all keys of one band. Three nameless files: keys in blocks, band by
//! band; runs; and for each article a record that says where its runs lie. In memory: a block of keys.

use super::sketch::{KEYS, Sketch};
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// Articles whose keys are written together.
const BLOCK: usize = 4096;
/// Where the runs begin (8 bytes), how many there are (4), the text (16), the id (8).
const RECORD: usize = 36;

/// Sketches on disk.
pub struct Waiting {
    keys: BufWriter<File>,
    runs: BufWriter<File>,
    records: BufWriter<File>,
    block: Vec<[u32; KEYS]>,
    articles: u32,
    /// Where the next runs begin.
    at: u64,
    flushed: bool,
}

impl Waiting {
    /// Nameless files in `folder`.
    ///
    /// # Errors
    /// The disk does not take them.
    pub fn new(folder: &Path) -> io::Result<Waiting> {
        let file = || tempfile::tempfile_in(folder).map(BufWriter::new);
        Ok(Waiting { keys: file()?, runs: file()?, records: file()?, block: Vec::new(), articles: 0, at: 0, flushed: false })
    }

    /// Appends the sketch of the next article, which has this id.
    ///
    /// # Errors
    /// The disk does not take it.
    pub fn push(&mut self, id: u64, sketch: &Sketch) -> io::Result<()> {
        self.records.write_all(&self.at.to_le_bytes())?;
        self.records.write_all(&(sketch.runs.len() as u32).to_le_bytes())?;
        self.records.write_all(&sketch.text)?;
        self.records.write_all(&id.to_le_bytes())?;
        sketch.runs.iter().try_for_each(|run| self.runs.write_all(&run.to_le_bytes()))?;
        self.at += 4 * sketch.runs.len() as u64;
        self.block.push(sketch.keys);
        self.articles += 1;
        if self.block.len() == BLOCK { self.write_block() } else { Ok(()) }
    }

    /// How many articles.
    #[must_use]
    pub fn articles(&self) -> u32 {
        self.articles
    }

    fn write_block(&mut self) -> io::Result<()> {
        for band in 0..KEYS {
            self.block.iter().try_for_each(|keys| self.keys.write_all(&keys[band].to_le_bytes()))?;
        }
        self.block.clear();
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        if !std::mem::replace(&mut self.flushed, true) {
            self.write_block()?;
            self.keys.flush()?;
            self.runs.flush()?;
            self.records.flush()?;
        }
        Ok(())
    }

    /// The keys of one band that fall into this part of the parts, each with its article in the lower half.
    pub(super) fn keys(&mut self, band: usize, parts: u32, part: u32) -> io::Result<Vec<u64>> {
        self.flush()?;
        let mut found = Vec::with_capacity((self.articles / parts) as usize + 1);
        let mut bytes = Vec::new();
        let all = self.articles as usize;
        for first in (0..all).step_by(BLOCK) {
            let here = BLOCK.min(all - first);
            bytes.resize(here * 4, 0);
            read(&mut self.keys, ((first * KEYS + band * here) * 4) as u64, &mut bytes)?;
            let keys = bytes.chunks_exact(4).map(|key| u32::from_le_bytes(key.try_into().expect("four bytes")));
            found.extend(keys.zip(first as u64..).filter(|(key, _)| key % parts == part).map(|(key, article)| u64::from(key) << 32 | article));
        }
        Ok(found)
    }

    /// The runs of an article.
    pub(super) fn runs(&mut self, article: u32) -> io::Result<Vec<u32>> {
        let record = self.record(article)?;
        let at = u64::from_le_bytes(record[..8].try_into().expect("eight bytes"));
        let mut bytes = vec![0; 4 * u32::from_le_bytes(record[8..12].try_into().expect("four bytes")) as usize];
        read(&mut self.runs, at, &mut bytes)?;
        Ok(bytes.chunks_exact(4).map(|run| u32::from_le_bytes(run.try_into().expect("four bytes"))).collect())
    }

    /// Have two articles the same text?
    pub(super) fn same_text(&mut self, a: u32, b: u32) -> io::Result<bool> {
        Ok(self.record(a)?[12..28] == self.record(b)?[12..28])
    }

    /// The id of an article.
    pub(super) fn id(&mut self, article: u32) -> io::Result<u64> {
        Ok(u64::from_le_bytes(self.record(article)?[28..].try_into().expect("eight bytes")))
    }

    fn record(&mut self, article: u32) -> io::Result<[u8; RECORD]> {
        self.flush()?;
        let mut record = [0; RECORD];
        read(&mut self.records, u64::from(article) * RECORD as u64, &mut record)?;
        Ok(record)
    }
}

fn read(file: &mut BufWriter<File>, at: u64, bytes: &mut [u8]) -> io::Result<()> {
    let file = file.get_mut();
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(bytes)
}
