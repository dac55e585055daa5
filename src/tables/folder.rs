//! The output folder: one run at a time, and its tables whole or not at all.
//!
//! In: a path. Out: files that lie in a hidden folder inside it until [`Folder::publish`] puts them in their places. That begins with one
//! rename, of the hidden folder itself to `.gleaner-complete`: before it the tables of the run before stand, after it whoever next holds
//! the folder moves what is left to move, so that a kill in between costs nothing. `datapackage.json` is removed first and moved last:
//! where it stands, its hashes say that the tables beside it are of one run.

use super::cells::{Sha256, Style};
use crate::error::{Error, Result};
use sha2::Digest;
use std::fs::{self, File, TryLockError};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const STAGING: &str = ".gleaner-";
/// What [`Folder::publish`] has still to move.
const COMPLETE: &str = ".gleaner-complete";
/// Ending of what had to make way.
const OLD: &str = "-old";
/// What says that the tables beside it are of one run.
pub const SEAL: &str = "datapackage.json";
const LOCK: &str = ".lock";
const NO_SPACE: &str = "nothing was changed there; make room or mend the permissions, or name another folder with --output";

/// An output folder that belongs to this run alone.
pub struct Folder {
    path: PathBuf,
    staging: TempDir,
    /// Held until the run ends; the system lets go of it however that is.
    _lock: File,
}

impl Folder {
    /// Takes hold of the folder, which is made if need be, ends what a run killed while publishing had begun, and sweeps out what others left.
    ///
    /// # Errors
    /// The folder cannot be made or written to, or another run holds it.
    pub fn hold(path: &Path) -> Result<Folder> {
        let cure = "the tables are written there; name another folder with --output, or mend its permissions";
        fs::create_dir_all(path).map_err(|e| Error::io(path, &e, cure))?;
        let lock = File::create(path.join(LOCK)).map_err(|e| Error::io(path, &e, cure))?;
        match lock.try_lock() {
            Err(TryLockError::WouldBlock) => {
                return Err(Error::new(path.display(), "another gleaner writes its tables there", "wait for it, or name another folder with --output"));
            }
            // A file system without locks: go on without.
            Err(TryLockError::Error(_)) | Ok(()) => {}
        }
        move_all(path).map_err(|(name, e)| Error::io(&path.join(name), &e, cure))?;
        for entry in fs::read_dir(path).map_err(|e| Error::io(path, &e, cure))?.flatten() {
            if entry.file_name().to_string_lossy().starts_with(STAGING) {
                // What cannot be swept out is only in the way of the disk's space.
                let _ = fs::remove_dir_all(entry.path());
            }
        }
        let staging = tempfile::Builder::new().prefix(STAGING).tempdir_in(path).map_err(|e| Error::io(path, &e, cure))?;
        Ok(Folder { path: path.to_owned(), staging, _lock: lock })
    }

    /// Where files lie until they are published.
    #[must_use]
    pub fn staging(&self) -> &Path {
        self.staging.path()
    }

    /// An error met while writing a file of this folder.
    #[must_use]
    pub fn error(&self, name: &str, error: &std::io::Error) -> Error {
        Error::io(&self.path.join(name), error, NO_SPACE)
    }

    /// Writes a small file.
    ///
    /// # Errors
    /// The disk does not take it.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let written = File::create(self.staging().join(name)).and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_data()));
        written.map_err(|e| self.error(name, &e))
    }

    /// Moves everything into its place, `datapackage.json` last; returns the path.
    ///
    /// # Errors
    /// A rename that the system refuses. Whoever next holds the folder tries again.
    pub fn publish(self) -> Result<PathBuf> {
        keep(self.staging());
        fs::rename(self.staging(), self.path.join(COMPLETE)).map_err(|e| self.error(COMPLETE, &e))?;
        keep(&self.path);
        move_all(&self.path).map_err(|(name, e)| self.error(&name, &e))?;
        Ok(self.path)
    }
}

/// Moves what stands in [`COMPLETE`] to its place, if there is any. Can be killed at any moment and begun again.
fn move_all(path: &Path) -> std::result::Result<(), (String, std::io::Error)> {
    let complete = path.join(COMPLETE);
    let Ok(entries) = fs::read_dir(&complete) else { return Ok(()) };
    let mut names: Vec<String> = entries.flatten().map(|e| e.file_name().to_string_lossy().into_owned()).filter(|n| !n.ends_with(OLD)).collect();
    names.sort_by_key(|name| (name == SEAL, name.clone()));
    let seal = path.join(SEAL);
    if names.iter().any(|n| n == SEAL) && seal.exists() {
        fs::remove_file(&seal).map_err(|e| (SEAL.to_owned(), e))?;
    }
    for name in names {
        move_one(&complete, &name, &path.join(&name)).map_err(|e| (name, e))?;
    }
    keep(path);
    // What made way is only in the way of the disk's space: the next run sweeps again.
    let _ = fs::remove_dir_all(complete);
    Ok(())
}

/// A folder does not replace a folder: what is there makes way.
fn move_one(complete: &Path, name: &str, to: &Path) -> std::io::Result<()> {
    let from = complete.join(name);
    if from.is_dir() && to.exists() {
        let old = complete.join(format!("{name}{OLD}"));
        if old.exists() {
            fs::remove_dir_all(&old)?;
        }
        fs::rename(to, old)?;
    }
    fs::rename(from, to)
}

/// Asks the disk to keep the names in a folder. Not every system knows how; then it does so in its own time.
fn keep(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

/// One table on its way to the disk.
pub struct TableFile {
    /// Its file name.
    pub name: String,
    out: BufWriter<File>,
    hash: sha2::Sha256,
    bytes: u64,
    rows: u64,
}

/// What datapackage.json says of a file.
#[derive(Clone, Debug)]
pub struct FileFacts {
    /// Its file name.
    pub name: String,
    /// Rows, the header not counted.
    pub rows: u64,
    /// Its length.
    pub bytes: u64,
    /// SHA-256 of its bytes.
    pub sha256: Sha256,
}

impl TableFile {
    /// A table with its header row.
    pub fn create(folder: &Folder, table: &super::Table, style: Style) -> Result<TableFile> {
        const BUFFER: usize = 1 << 16;
        let name = format!("{}.csv", table.name);
        let file = File::create(folder.staging().join(&name)).map_err(|e| folder.error(&name, &e))?;
        let mut table_file = TableFile { name, out: BufWriter::with_capacity(BUFFER, file), hash: sha2::Sha256::new(), bytes: 0, rows: 0 };
        let (mark, end) = if style.excel { ("\u{feff}", "\r\n") } else { ("", "\n") };
        let header = format!("{mark}{}{end}", table.header());
        table_file.write(header.as_bytes()).map_err(|e| folder.error(&table_file.name, &e))?;
        Ok(table_file)
    }

    /// Appends rows.
    pub fn append(&mut self, bytes: &[u8], rows: u64) -> std::io::Result<()> {
        self.rows += rows;
        self.write(bytes)
    }

    /// How many rows so far.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.rows
    }

    fn write(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.hash.update(bytes);
        self.bytes += bytes.len() as u64;
        self.out.write_all(bytes)
    }

    /// Brings the last byte to the disk.
    pub fn finish(self) -> std::io::Result<FileFacts> {
        let file = self.out.into_inner().map_err(std::io::IntoInnerError::into_error)?;
        file.sync_data()?;
        Ok(FileFacts { name: self.name, rows: self.rows, bytes: self.bytes, sha256: Sha256(self.hash.finalize().into()) })
    }
}
