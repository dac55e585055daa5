//! What lies in an output folder and is not ours: a run does not overwrite it unasked.

use crate::error::{Error, Result};
use crate::readers::own_files;
use std::collections::HashSet;
use std::path::Path;

/// Refuses a folder that gleaner never wrote to and that is not empty, and one where a file of the names in `writes` is not ours. Hidden
/// files and READMEs harm nobody, and neither do files of other names beside our tables.
///
/// # Errors
/// The first such file, with a cure.
pub fn refuse_foreign(folder: &Path, writes: &HashSet<String>) -> Result<()> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Ok(()) };
    let own = own_files(folder);
    let mut names: Vec<_> = entries.flatten().map(|entry| entry.file_name()).filter(|name| !own.contains(name)).collect();
    names.sort();
    for name in names {
        let shown = name.to_string_lossy();
        let harmless = shown.starts_with('.') || shown.split('.').next().is_some_and(|stem| stem.eq_ignore_ascii_case("readme"));
        if !harmless && (own.is_empty() || writes.contains(&*shown)) {
            let what = "lies in the folder for the tables, and gleaner did not write it";
            let cure = "name another folder with --output; or say --overwrite: files of the same names as ours are replaced, all others stay";
            return Err(Error::new(folder.join(&name).display(), what, cure));
        }
    }
    Ok(())
}
