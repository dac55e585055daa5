//! The same tables in other formats, beside the CSV: what `--export` writes.
//!
//! In: a folder with the finished CSV tables. Out: files in that folder, of the same rows in the same order, typed as
//! [`tables`] declares its columns; what a format cannot hold is told in a [`Note`], never left out in silence.
//! One format is one file here that implements [`Export`], and one line in [`EXPORTS`]. The same tables give the same bytes.
//! Absent: what the columns mean, and when the files appear (see [`Output::finish`](crate::tables::Output::finish)).

mod jsonl;
#[cfg(feature = "parquet")]
mod parquet;
mod rows;
#[cfg(feature = "sqlite")]
mod sqlite;
pub mod stream;
mod xlsx;

use crate::error::{Error, Result};
use crate::tables::{Beside, Sha256, Style, Table};
use rows::Source;
use sha2::Digest;
use std::fmt;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// All formats, in the order in which they are written.
static EXPORTS: &[&dyn Export] = &[
    &xlsx::Xlsx::STANDARD,
    #[cfg(feature = "parquet")]
    &parquet::Parquet,
    &jsonl::JsonLines,
    #[cfg(feature = "sqlite")]
    &sqlite::Sqlite,
];

/// Formats that a build may lack: their name, and the feature that brings them.
const OPTIONAL: [(&str, bool); 2] = [("parquet", cfg!(feature = "parquet")), ("sqlite", cfg!(feature = "sqlite"))];

/// A format the tables are written in.
trait Export: Sync {
    /// As `--export` takes it.
    fn name(&self) -> &'static str;

    /// The names of its files.
    fn files(&self) -> Vec<String>;

    /// Writes all tables into the folder they lie in.
    fn write(&self, source: &Source, notes: &mut Vec<Note>) -> Result<()>;
}

/// Something a format could not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The file.
    pub file: String,
    /// What happened to it, and where the whole is.
    pub what: String,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file, self.what)
    }
}

/// The formats a run was asked for.
pub struct Exports {
    wanted: Vec<&'static dyn Export>,
}

impl Exports {
    /// The formats of these names, each once.
    ///
    /// # Errors
    /// A name that is not known, or that this build lacks.
    pub fn new(names: &[String]) -> Result<Exports> {
        for name in names {
            if EXPORTS.iter().any(|e| e.name() == name) {
                continue;
            }
            let lacks = OPTIONAL.iter().any(|(optional, here)| optional == name && !here);
            return Err(if lacks {
                Error::new(
                    format!("--export {name}"),
                    "this build of gleaner was made without it",
                    format!("build it with `cargo build --release --features {name}`"),
                )
            } else {
                Error::new(format!("--export {name}"), "no such format", format!("the formats are {}", Exports::names().join(", ")))
            });
        }
        Ok(Exports { wanted: EXPORTS.iter().copied().filter(|e| names.iter().any(|name| name == e.name())).collect() })
    }

    /// The names `--export` takes.
    #[must_use]
    pub fn names() -> Vec<&'static str> {
        EXPORTS.iter().map(|e| e.name()).collect()
    }

    /// The names of the files that will be written.
    #[must_use]
    pub fn files(&self) -> Vec<String> {
        self.wanted.iter().flat_map(|e| e.files()).collect()
    }

    /// Takes the exports of the run before out of `folder` that were not asked for again: they are not of the tables that now lie there.
    ///
    /// # Errors
    /// A file that the system does not let go.
    pub fn sweep(&self, folder: &Path, before: &[String]) -> Result<()> {
        let ours: Vec<String> = EXPORTS.iter().flat_map(|e| e.files()).collect();
        let kept: Vec<String> = self.wanted.iter().flat_map(|e| e.files()).collect();
        for name in before.iter().filter(|name| ours.contains(name) && !kept.contains(name)) {
            let path = folder.join(name);
            if path.exists() {
                std::fs::remove_file(&path).map_err(|e| Error::io(&path, &e, "it is of the run before; take it away"))?;
            }
        }
        Ok(())
    }

    /// Writes the tables that lie in `folder`, written in `style`, in all formats asked for.
    ///
    /// # Errors
    /// The disk does not take them.
    pub fn write(&self, folder: &Path, style: Style, notes: &mut Vec<Note>) -> Result<Vec<Beside>> {
        let source = Source::new(folder, style);
        let mut files = Vec::new();
        for export in &self.wanted {
            export.write(&source, notes)?;
            for name in export.files() {
                files.push(measured(folder, name)?);
            }
        }
        Ok(files)
    }
}

/// The exports beside the tables in `folder`, as their package lists them.
#[must_use]
pub fn listed(folder: &Path) -> Vec<String> {
    let package = std::fs::read(folder.join("datapackage.json")).ok().and_then(|bytes| serde_json::from_slice::<serde_json::Value>(&bytes).ok());
    let exports = package.and_then(|p| Some(p.get("gleaner")?.get("exports")?.as_array()?.clone())).unwrap_or_default();
    exports.iter().filter_map(|e| Some(e.get("path")?.as_str()?.to_owned())).collect()
}

/// The file of a table in a format that has one for each.
fn file_of(table: &Table, ending: &str) -> String {
    format!("{}.{ending}", table.name)
}

/// Length and hash of a file, once its last byte is on the disk.
fn measured(folder: &Path, name: String) -> Result<Beside> {
    const BUFFER: usize = 1 << 16;
    let measure = || -> std::io::Result<(u64, Sha256)> {
        let mut file = File::open(folder.join(&name))?;
        file.sync_data()?;
        let (mut hash, mut bytes, mut buffer) = (sha2::Sha256::new(), 0, vec![0; BUFFER]);
        loop {
            match file.read(&mut buffer)? {
                0 => return Ok((bytes, Sha256(hash.finalize().into()))),
                n => {
                    hash.update(&buffer[..n]);
                    bytes += n as u64;
                }
            }
        }
    };
    match measure() {
        Ok((bytes, sha256)) => Ok(Beside { name, bytes, sha256 }),
        Err(error) => Err(failed(&name, &error)),
    }
}

/// An error met while writing one of our files.
fn failed(file: &str, error: &dyn fmt::Display) -> Error {
    Error::new(file, error, "the tables of the run before stand; make room on the disk, or leave out --export")
}
