//! One segment: a file of whole, checked frames, written front to back.
//!
//! ```text
//! segment = "gleaner" 1, stamp (32 bytes), frame*
//! frame   = "gf", articles, packed bytes, raw bytes, check; fingerprint (16 bytes) of each article; zstd of (length, bytes) of each
//! ```
//! The check covers the head and the fingerprints, zstd's own checksum the rest. The first frame that is not whole ends the segment:
//! a kill or a power failure costs the articles of the last seconds. In memory: one frame, of about a megabyte.

use sha2::{Digest, Sha256};
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const MAGIC: &[u8; 8] = b"gleaner\x01";
const FRAME: u32 = u32::from_le_bytes(*b"gf\0\x01");
const HEAD: usize = 36;
const FINGERPRINT: usize = 16;
/// A frame is closed when it holds this much, or is this old.
const FRAME_BYTES: usize = 1 << 20;
const FRAME_AGE: Duration = Duration::from_secs(3);
/// How often the disk is asked to keep what it was given.
const SYNC_EVERY: Duration = Duration::from_secs(5);

/// All that rows depend on beside their article: program, dictionaries, options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp([u8; 32]);

impl Stamp {
    /// Of the parts that `tell` adds, in order.
    pub fn new(tell: impl FnOnce(&mut dyn FnMut(&[u8]))) -> Stamp {
        Stamp(digest(tell))
    }
}

/// All that the rows of one article depend on, in sixteen bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint([u8; FINGERPRINT]);

impl Fingerprint {
    /// Of the parts that `tell` adds, in order.
    pub fn new(tell: impl FnOnce(&mut dyn FnMut(&[u8]))) -> Fingerprint {
        let mut fingerprint = [0; FINGERPRINT];
        fingerprint.copy_from_slice(&digest(tell)[..FINGERPRINT]);
        Fingerprint(fingerprint)
    }

    /// Its first eight bytes.
    pub(super) fn head(&self) -> u64 {
        u64::from_be_bytes(self.0[..8].try_into().expect("eight of sixteen bytes"))
    }
}

/// SHA-256 of parts, each with its length before it, so that no two lists of parts look alike.
fn digest(tell: impl FnOnce(&mut dyn FnMut(&[u8]))) -> [u8; 32] {
    let mut hash = Sha256::new();
    tell(&mut |part| {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    });
    hash.finalize().into()
}

/// A segment that is being written.
pub struct Writing {
    path: PathBuf,
    file: File,
    fingerprints: Vec<Fingerprint>,
    raw: Vec<u8>,
    packer: zstd::bulk::Compressor<'static>,
    begun: Instant,
    synced: Instant,
}

impl Writing {
    pub(super) fn create(path: PathBuf, stamp: &Stamp) -> io::Result<Writing> {
        const FASTEST: i32 = 1;
        let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(true).open(&path)?;
        file.write_all(&[&MAGIC[..], &stamp.0].concat())?;
        let mut packer = zstd::bulk::Compressor::new(FASTEST)?;
        packer.include_checksum(true)?;
        let now = Instant::now();
        Ok(Writing { path, file, fingerprints: Vec::new(), raw: Vec::new(), packer, begun: now, synced: now })
    }

    /// Appends an article.
    ///
    /// # Errors
    /// The disk does not take it; what was appended before is not lost.
    pub fn push(&mut self, fingerprint: Fingerprint, bytes: &[u8]) -> io::Result<()> {
        if self.fingerprints.is_empty() {
            self.begun = Instant::now();
        }
        self.fingerprints.push(fingerprint);
        self.raw.extend((bytes.len() as u32).to_le_bytes());
        self.raw.extend_from_slice(bytes);
        if self.raw.len() >= FRAME_BYTES || self.begun.elapsed() >= FRAME_AGE { self.flush() } else { Ok(()) }
    }

    /// Closes the frame.
    ///
    /// # Errors
    /// As [`Writing::push`].
    pub fn flush(&mut self) -> io::Result<()> {
        if self.fingerprints.is_empty() {
            return Ok(());
        }
        let packed = self.packer.compress(&self.raw)?;
        let mut frame = Vec::with_capacity(HEAD + self.fingerprints.len() * FINGERPRINT + packed.len());
        frame.extend(FRAME.to_le_bytes());
        frame.extend((self.fingerprints.len() as u64).to_le_bytes());
        frame.extend((packed.len() as u64).to_le_bytes());
        frame.extend((self.raw.len() as u64).to_le_bytes());
        frame.extend([0; 8]);
        self.fingerprints.iter().for_each(|f| frame.extend(f.0));
        let check = check(&frame);
        frame[HEAD - 8..HEAD].copy_from_slice(&check);
        frame.extend(packed);
        self.file.write_all(&frame)?;
        self.fingerprints.clear();
        self.raw.clear();
        if self.synced.elapsed() >= SYNC_EVERY {
            self.file.sync_data()?;
            self.synced = Instant::now();
        }
        Ok(())
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Ends the writing and begins the reading.
    ///
    /// # Errors
    /// The disk does not take the last frame.
    pub fn read(mut self) -> io::Result<Reading> {
        self.flush()?;
        self.file.sync_data()?;
        self.file.seek(SeekFrom::Start(0))?;
        let length = self.file.metadata()?.len();
        Ok(Reading { path: self.path, heads: Heads { file: self.file, at: (MAGIC.len() + 32) as u64, length } })
    }
}

/// The first eight bytes of the SHA-256 of a frame's head and fingerprints, its own place left as it is: nought.
fn check(head_and_fingerprints: &[u8]) -> [u8; 8] {
    Sha256::digest(head_and_fingerprints)[..8].try_into().expect("eight of thirty-two bytes")
}

/// The segment of this run, read from the front.
pub struct Reading {
    path: PathBuf,
    heads: Heads,
}

impl Reading {
    /// The next frame.
    ///
    /// # Errors
    /// The disk does not give back what it was given.
    pub fn next_frame(&mut self) -> io::Result<Option<Frame>> {
        match self.heads.next() {
            Scan::Whole(head) => head.load(&mut self.heads.file).map(Some),
            Scan::End => Ok(None),
            Scan::Torn => Err(torn()),
        }
    }

    /// Reads it once more, from the front.
    pub fn rewind(&mut self) {
        self.heads.at = (MAGIC.len() + 32) as u64;
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

fn torn() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "a frame of finished articles is damaged")
}

/// The heads of the frames of a segment, in order.
pub(super) struct Heads {
    pub(super) file: File,
    at: u64,
    length: u64,
}

/// What comes next in a segment.
pub(super) enum Scan {
    Whole(Head),
    End,
    /// Nothing behind is to be believed.
    Torn,
}

/// Where a frame lies, and whose rows it holds.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub at: u64,
    packed: u64,
    raw: u64,
    pub fingerprints: Vec<Fingerprint>,
}

impl Heads {
    /// None = not a segment with this stamp.
    pub fn open(file: File, stamp: &Stamp) -> Option<Heads> {
        let (heads, theirs) = Heads::any(file).ok()?;
        (theirs == *stamp).then_some(heads)
    }

    /// A segment, and its stamp.
    pub fn any(mut file: File) -> io::Result<(Heads, Stamp)> {
        let mut start = [0; 40];
        file.read_exact(&mut start)?;
        if start[..8] != MAGIC[..] {
            return Err(torn());
        }
        let length = file.metadata()?.len();
        let stamp = Stamp(start[8..].try_into().expect("thirty-two of forty bytes"));
        Ok((Heads { file, at: start.len() as u64, length }, stamp))
    }

    pub fn next(&mut self) -> Scan {
        if self.at >= self.length {
            return Scan::End;
        }
        match head(&mut self.file, self.at, self.length) {
            Ok(head) => {
                self.at = head.at + (HEAD + head.fingerprints.len() * FINGERPRINT) as u64 + head.packed;
                Scan::Whole(head)
            }
            Err(_) => Scan::Torn,
        }
    }
}

/// The head of the frame at `at`, in a file of `length` bytes.
pub(super) fn head(file: &mut File, at: u64, length: u64) -> io::Result<Head> {
    let left = length.saturating_sub(at);
    let mut bytes = vec![0; HEAD];
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(&mut bytes)?;
    let number = |from: usize| u64::from_le_bytes(bytes[from..from + 8].try_into().expect("eight bytes"));
    let (articles, packed, raw) = (number(4), number(12), number(20));
    let begins = bytes[..4] == FRAME.to_le_bytes();
    if !begins || articles > left / FINGERPRINT as u64 || packed > left || HEAD as u64 + articles * FINGERPRINT as u64 + packed > left {
        return Err(torn());
    }
    bytes.resize(HEAD + articles as usize * FINGERPRINT, 0);
    file.read_exact(&mut bytes[HEAD..])?;
    let said: [u8; 8] = bytes[HEAD - 8..HEAD].try_into().expect("eight bytes");
    bytes[HEAD - 8..HEAD].fill(0);
    if check(&bytes) != said {
        return Err(torn());
    }
    let fingerprints = bytes[HEAD..].chunks_exact(FINGERPRINT).map(|f| Fingerprint(f.try_into().expect("sixteen bytes"))).collect();
    Ok(Head { at, packed, raw, fingerprints })
}

impl Head {
    pub fn load(self, file: &mut File) -> io::Result<Frame> {
        file.seek(SeekFrom::Start(self.at + (HEAD + self.fingerprints.len() * FINGERPRINT) as u64))?;
        let mut packed = vec![0; self.packed as usize];
        file.read_exact(&mut packed)?;
        Ok(Frame { packed, raw: self.raw as usize, fingerprints: self.fingerprints })
    }
}

/// A frame as it lies on the disk.
pub struct Frame {
    packed: Vec<u8>,
    raw: usize,
    fingerprints: Vec<Fingerprint>,
}

impl Frame {
    /// How many articles it holds.
    #[must_use]
    pub fn count(&self) -> usize {
        self.fingerprints.len()
    }

    /// Unpacks it.
    ///
    /// # Errors
    /// Its checksum does not hold.
    pub fn open(&self) -> io::Result<Opened> {
        let raw = zstd::bulk::decompress(&self.packed, self.raw)?;
        let mut at = Vec::with_capacity(self.fingerprints.len());
        let mut next = 0;
        for _ in &self.fingerprints {
            let length = raw.get(next..next + 4).ok_or_else(torn)?;
            let start = next + 4;
            next = start + u32::from_le_bytes(length.try_into().expect("four bytes")) as usize;
            if next > raw.len() {
                return Err(torn());
            }
            at.push(start as u32..next as u32);
        }
        Ok(Opened { raw, at, fingerprints: self.fingerprints.clone() })
    }
}

/// A frame whose articles can be read.
pub struct Opened {
    raw: Vec<u8>,
    at: Vec<std::ops::Range<u32>>,
    fingerprints: Vec<Fingerprint>,
}

impl Opened {
    /// The bytes of each article, in order.
    pub fn articles(&self) -> impl Iterator<Item = &[u8]> {
        self.at.iter().map(|r| &self.raw[r.start as usize..r.end as usize])
    }

    /// The bytes of the article with this fingerprint.
    pub(super) fn find(&self, fingerprint: &Fingerprint) -> Option<&[u8]> {
        self.fingerprints.iter().zip(self.articles()).find(|(f, _)| *f == fingerprint).map(|(_, bytes)| bytes)
    }
}
