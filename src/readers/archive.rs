//! ZIP and tar archives: each member is read as if it lay in a folder, in the order of the archive; archives inside archives too.
//!
//! In: the bytes of an archive. Out: the records of its members, whose `source_file` is the archive's name, a slash, and theirs. Nothing is
//! ever written where a member's name says, so that a name that leads out of the archive is only told of. What an archive may
//! unpack to is bounded by what was read from the disk (see [`Budget`]), and how deep archives are nested by [`DEPTH`].
//! Absent: archives with a password, other packers' archives.

use super::output::{Halt, Output};
use super::sources::left_out;
use super::stream::{self, HEAD, Stream};
use super::{Readers, failure, problems};
use crate::model::Severity;
use std::cell::Cell;
use std::error::Error;
use std::ffi::OsStr;
use std::fmt;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use zip::ZipArchive;

/// Archives inside archives.
const DEPTH: usize = 4;

/// The makes of archive that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Zip,
    Tar,
}

/// The names `--format` takes for them.
pub(super) const KINDS: [(&str, Kind); 2] = [("zip", Kind::Zip), ("tar", Kind::Tar)];

/// Is it an archive, by its first bytes?
pub(super) fn kind(head: &[u8]) -> Option<Kind> {
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Some(Kind::Zip);
    }
    let block: &[u8; 512] = head.get(..512)?.try_into().ok()?;
    let header = tar::Header::from_byte_slice(block);
    // The sum over the header, with its own place taken as spaces (POSIX).
    let sum: u32 = block.iter().enumerate().map(|(i, &b)| u32::from(if (148..156).contains(&i) { b' ' } else { b })).sum();
    (block[0] != 0 && header.cksum().is_ok_and(|told| told == sum)).then_some(Kind::Tar)
}

/// How much a source may unpack to: a fixed amount, and so many times what was read from the disk, which is never more than the file holds.
/// News packs to a fifth or a tenth; only bombs pack to a thousandth.
pub(super) struct Budget<'a> {
    used: Cell<u64>,
    read: &'a AtomicU64,
    before: u64,
    file: Option<u64>,
}

impl<'a> Budget<'a> {
    const FREE: u64 = 256 << 20;
    const TIMES: u64 = 200;

    /// For a source that begins to be read now; `file` is its size where that is known.
    pub(super) fn new(read: &'a AtomicU64, file: Option<u64>) -> Budget<'a> {
        Budget { used: Cell::new(0), read, before: read.load(Ordering::Relaxed), file }
    }

    /// Bytes of the disk that were read by another way than a counted stream.
    pub(super) fn has_read(&self, bytes: u64) {
        self.read.fetch_add(bytes, Ordering::Relaxed);
    }

    /// Unpacked bytes that count.
    pub(super) fn take(&self, bytes: usize) -> io::Result<()> {
        let used = self.used.get() + bytes as u64;
        self.used.set(used);
        let read = self.read.load(Ordering::Relaxed).saturating_sub(self.before);
        let read = self.file.map_or(read, |file| read.min(file));
        if used > Budget::FREE + Budget::TIMES * read { Err(io::Error::other(Bomb)) } else { Ok(()) }
    }
}

/// The budget is spent.
#[derive(Debug)]
pub(super) struct Bomb;

impl fmt::Display for Bomb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the archive unpacks to more than {} times its size", Budget::TIMES)
    }
}

impl Error for Bomb {}

/// Is this error a spent budget, however it is wrapped?
pub(super) fn is_bomb(error: &io::Error) -> bool {
    error.get_ref().is_some_and(|inner| inner.is::<Bomb>() || inner.downcast_ref::<io::Error>().is_some_and(is_bomb))
}

/// Bytes that count against the budget.
struct Counted<'b, 'a, R> {
    bytes: R,
    budget: &'b Budget<'a>,
}

impl<R: Read> Read for Counted<'_, '_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = self.bytes.read(into)?;
        self.budget.take(n)?;
        Ok(n)
    }
}

/// Reads the members of an archive. `path` is the archive itself where it lies on the disk as it is.
pub(super) fn read(readers: &Readers, kind: Kind, stream: Stream, path: Option<&Path>, budget: &Budget, depth: usize, output: &mut Output) -> Result<(), Halt> {
    if depth == DEPTH {
        return output.skipped(0, problems::BOMB, format!("an archive inside {DEPTH} archives was left out; unpack it first"));
    }
    let members = Members { readers, budget, depth };
    let read = match (kind, path) {
        (Kind::Tar, _) => members.of_tar(stream, output)?,
        (Kind::Zip, Some(path)) => members.of_zip(readers.counted(File::open(path)?), output)?,
        (Kind::Zip, None) => members.of_zip(spooled(stream, budget)?, output)?,
    };
    if read == 0 {
        return output.skipped(0, problems::EMPTY_FILE, "the archive holds no file to read");
    }
    Ok(())
}

/// A ZIP archive has its table at the end: one that comes as a stream is laid down in a file without a name first.
pub(super) fn spooled(stream: Stream, budget: &Budget) -> io::Result<File> {
    let mut file = tempfile::tempfile()?;
    io::copy(&mut Counted { bytes: stream, budget }, &mut file)?;
    file.rewind()?;
    Ok(file)
}

struct Members<'m> {
    readers: &'m Readers,
    budget: &'m Budget<'m>,
    depth: usize,
}

impl Members<'_> {
    /// Gives how many members were read or told of.
    fn of_zip(&self, file: impl Read + Seek, output: &mut Output) -> Result<u64, Halt> {
        let mut archive = match ZipArchive::new(BufReader::new(file)) {
            Ok(archive) => archive,
            Err(error) => {
                output.skipped(0, problems::TRUNCATED, format!("{error}: the archive is cut off or damaged; fetch it again"))?;
                return Ok(1);
            }
        };
        let office = ["[Content_Types].xml", "mimetype"].iter().any(|name| archive.index_for_name(name).is_some());
        if office {
            output.skipped(0, problems::BINARY, "an office document or a book; turn it into text first, or leave it out")?;
            return Ok(1);
        }
        let mut read = 0;
        for i in 0..archive.len() {
            let member = match archive.by_index(i) {
                Ok(member) => member,
                Err(error) => {
                    output.skipped(0, problems::UNREADABLE, format!("member {} of the archive: {error}; unpack it first", i + 1))?;
                    read += 1;
                    continue;
                }
            };
            let Ok(name) = member.name().map(std::borrow::Cow::into_owned) else { continue };
            if member.is_file() {
                read += u64::from(self.member(&name, Box::new(member), output)?);
            }
        }
        Ok(read)
    }

    fn of_tar(&self, stream: Stream, output: &mut Output) -> Result<u64, Halt> {
        let mut archive = tar::Archive::new(Counted { bytes: stream, budget: self.budget });
        let mut read = 0;
        for member in archive.entries()? {
            let member = member?;
            let name = String::from_utf8_lossy(&member.path_bytes()).into_owned();
            let kind = member.header().entry_type();
            if kind.is_symlink() || kind.is_hard_link() {
                output.note(0, Severity::Warning, problems::NOT_AN_ARTICLE, format!("“{}” is a link inside the archive and was not followed", shown(&name)))?;
            } else if kind.is_file() || kind.is_gnu_sparse() || kind.is_contiguous() {
                read += u64::from(self.member(&name, Box::new(member), output)?);
            }
        }
        Ok(read)
    }

    /// Reads one member; its damage costs no other, a spent budget ends the archive. Was it one to read?
    fn member(&self, name: &str, bytes: Box<dyn Read + '_>, output: &mut Output) -> Result<bool, Halt> {
        let parts = || name.split(['/', '\\']).filter(|part| !part.is_empty());
        if parts().any(|part| part != "." && part != ".." && left_out(Some(OsStr::new(part))) || part == "__MACOSX") {
            return Ok(false);
        }
        let file = format!("{}/{}", output.file, shown(name));
        let mut inner = Output { file: &file, days: output.days, each: &mut *output.each, records: 0, given: 0 };
        if name.starts_with(['/', '\\']) || parts().any(|part| part == "..") {
            let detail = "the name leads out of the archive; the member was read, nothing is written there";
            inner.note(0, Severity::Warning, problems::UNSAFE_PATH, detail)?;
        }
        let bytes = Stream::new(Box::new(BufReader::with_capacity(HEAD, Counted { bytes, budget: self.budget })));
        let outcome = stream::peeled(bytes, name)
            .map_err(Halt::from)
            .and_then(|(stream, name, _)| self.readers.read_any(stream, &name, None, self.budget, self.depth + 1, &mut inner));
        let records = inner.records;
        output.given += inner.given;
        output.records += records;
        match outcome {
            Err(Halt::Failed(error)) => {
                let (problem, detail) = failure(&error, records);
                Output { file: &file, days: output.days, each: &mut *output.each, records: 0, given: 0 }.skipped(0, problem, detail)?;
                output.records += 1;
                if is_bomb(&error) { Err(Halt::Failed(error)) } else { Ok(true) }
            }
            other => other.map(|()| true),
        }
    }
}

/// A name for tables: without control characters, not endless.
fn shown(name: &str) -> String {
    const LONGEST: usize = 400;
    name.chars().filter(|c| !c.is_control()).take(LONGEST).collect()
}
