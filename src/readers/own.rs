//! What gleaner itself wrote into a folder: never read as articles, and all that a run may overwrite.
//!
//! In: a folder. Out: the names of its tables, exports and texts, as the `datapackage.json` there lists them; none where that is not ours.

use serde_json::Value;
use std::collections::HashSet;
use std::ffi::OsString;
use std::fs;
use std::path::Path;

/// The file that lists them, and the hidden folder it lies in while a run puts its tables in their places.
const PACKAGE: &str = "datapackage.json";
const COMPLETE: &str = ".gleaner-complete";
/// The folder that `--save-text` fills.
const TEXTS: &str = "texts";

/// The names of what gleaner wrote into `folder`.
#[must_use]
pub fn own_files(folder: &Path) -> HashSet<OsString> {
    let package = [folder.join(PACKAGE), folder.join(COMPLETE).join(PACKAGE)].iter().find_map(|path| fs::read(path).ok());
    let package = package.and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok()).unwrap_or_default();
    let Some(ours) = package.get("gleaner").filter(|ours| ours.is_object()) else { return HashSet::new() };
    let lists = [package.get("resources"), ours.get("exports")];
    let listed = lists.into_iter().flatten().filter_map(Value::as_array).flatten();
    let names = listed.filter_map(|file| file.get("path")?.as_str()).map(OsString::from);
    names.chain([PACKAGE, TEXTS].map(OsString::from)).collect()
}
