//! Which files to read: from the words on the command line to a list in a fixed order.
//!
//! A file stands for itself, a folder for all files in and under it (sorted by name; hidden files, READMEs and what gleaner wrote there left
//! out), a pattern for what it matches, `-` for standard input. Absent: opening anything; what is in a file.

use super::{own_files, problems};
use crate::error::{Error, Result};
use crate::model::{Problem, Severity};
use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// One thing to read.
#[derive(Clone, Debug)]
pub struct Source {
    /// As the user named it; under a folder, the path from there on is added. This is `source_file` in the tables.
    pub name: String,
    pub(super) origin: Origin,
}

/// Where its bytes come from.
#[derive(Clone, Debug)]
pub(super) enum Origin {
    File(PathBuf),
    StandardInput,
    /// There are none: the walk through a folder met something that cannot be read.
    Broken(Problem),
}

impl Source {
    /// One file, whatever its name.
    pub fn file(path: impl Into<PathBuf>) -> Source {
        let path = path.into();
        Source { name: path.to_string_lossy().into_owned(), origin: Origin::File(path) }
    }

    /// Standard input.
    #[must_use]
    pub fn standard_input() -> Source {
        Source { name: "-".to_owned(), origin: Origin::StandardInput }
    }

    /// Its size on the disk in bytes, where that is known before reading.
    #[must_use]
    pub fn bytes(&self) -> Option<u64> {
        match &self.origin {
            Origin::File(path) => fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|m| m.len()),
            Origin::StandardInput | Origin::Broken(_) => None,
        }
    }

    /// What there is to tell instead of reading.
    pub(super) fn broken(&self) -> Option<&Problem> {
        match &self.origin {
            Origin::Broken(problem) => Some(problem),
            Origin::File(_) | Origin::StandardInput => None,
        }
    }

    fn without_bytes(path: &Path, severity: Severity, problem: &'static str, detail: String) -> Source {
        let name = path.to_string_lossy().into_owned();
        let problem = Problem { source_file: name.clone(), source_record: 0, severity, problem, detail };
        Source { name, origin: Origin::Broken(problem) }
    }

    fn unreadable(path: &Path, error: &io::Error) -> Source {
        Source::without_bytes(path, Severity::Skipped, problems::UNREADABLE, format!("{error}; check the path and its permissions, then run again"))
    }
}

/// What the inputs name, in the order given; within a folder or pattern sorted by name.
///
/// # Errors
/// An input that does not exist, or a pattern that is badly formed or matches nothing: the run should not begin.
pub fn sources(inputs: &[String]) -> Result<Vec<Source>> {
    let mut walk = Walk::default();
    for input in inputs {
        let path = Path::new(input);
        if input == "-" {
            walk.found.push(Source::standard_input());
        } else if fs::symlink_metadata(path).is_ok() {
            walk.named(path);
        } else if input.contains("://") {
            let cure = "fetch it first, as with `curl -o page.html ADDRESS`, then name the file";
            return Err(Error::new(input, "is a web address, and gleaner works offline", cure));
        } else if input.contains(['*', '?', '[']) {
            walk.pattern(input)?;
        } else {
            return Err(Error::new(input, "no such file or folder", "name a file, a folder, a pattern in quotes, or - for standard input"));
        }
    }
    Ok(walk.found)
}

#[derive(Default)]
struct Walk {
    found: Vec<Source>,
    /// Folders already seen, links resolved: a link that leads back up would never end.
    folders: HashSet<PathBuf>,
}

impl Walk {
    /// A path that the user named or a pattern matched. That there is nothing in a folder is told.
    fn named(&mut self, path: &Path) {
        if !path.is_dir() {
            return self.found.push(Source::file(path));
        }
        let before = self.found.len();
        self.folder(path);
        if self.found.len() == before {
            let detail = "no file to read is in the folder: hidden files, READMEs and tables of gleaner are left out; name another".to_owned();
            self.found.push(Source::without_bytes(path, Severity::Warning, problems::EMPTY_FOLDER, detail));
        }
    }

    fn pattern(&mut self, pattern: &str) -> Result<()> {
        let paths = glob::glob(pattern).map_err(|e| Error::new(pattern, e, "mend the pattern, or name the files"))?;
        let before = self.found.len();
        for path in paths {
            match path {
                Ok(path) if left_out(path.file_name()) || is_own(&path) => {}
                Ok(path) => self.named(&path),
                Err(e) => self.found.push(Source::unreadable(e.path(), e.error())),
            }
        }
        if self.found.len() == before {
            return Err(Error::new(pattern, "matches no file", "check the pattern; files whose names begin with a dot and READMEs are left out"));
        }
        Ok(())
    }

    fn folder(&mut self, path: &Path) {
        let real = match fs::canonicalize(path) {
            Ok(real) => real,
            Err(e) => return self.found.push(Source::unreadable(path, &e)),
        };
        if !self.folders.insert(real) {
            let detail = "the folder was already read under another name; remove the symbolic link to silence this".to_owned();
            return self.found.push(Source::without_bytes(path, Severity::Warning, problems::FOLDER_LOOP, detail));
        }
        let entries = match fs::read_dir(path) {
            Ok(entries) => entries,
            Err(e) => return self.found.push(Source::unreadable(path, &e)),
        };
        let mut names = Vec::new();
        for entry in entries {
            match entry {
                Ok(entry) => names.push(entry.file_name()),
                Err(e) => self.found.push(Source::unreadable(path, &e)),
            }
        }
        names.sort();
        let own = own_files(path);
        for name in names.iter().filter(|n| !left_out(Some(n)) && !own.contains(*n)) {
            self.in_folder(&path.join(name));
        }
    }

    fn in_folder(&mut self, path: &Path) {
        match fs::metadata(path) {
            Ok(m) if m.is_dir() => self.folder(path),
            Ok(m) if m.is_file() => self.found.push(Source::file(path)),
            Ok(_) => {
                let detail = "a device, pipe or socket; name it on the command line if it is to be read".to_owned();
                self.found.push(Source::without_bytes(path, Severity::Skipped, problems::UNREADABLE, detail));
            }
            Err(e) => self.found.push(Source::unreadable(path, &e)),
        }
    }
}

/// Did gleaner write it?
fn is_own(path: &Path) -> bool {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    path.file_name().is_some_and(|name| own_files(folder).contains(name))
}

/// Hidden files and READMEs are no articles.
pub(super) fn left_out(name: Option<&OsStr>) -> bool {
    let Some(name) = name else { return false };
    let name = name.to_string_lossy();
    let stem = name.split('.').next().unwrap_or_default();
    name.starts_with('.') || stem.eq_ignore_ascii_case("readme")
}
