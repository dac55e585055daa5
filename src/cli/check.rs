//! `gleaner check`: every complaint about the dictionaries, as `path:line` with a cure.

use gleaner::dictionaries::{Complaint, Lexicon};
use gleaner::{Error, Pipeline, Result};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// Checks our dictionaries, or a user's own folder; exit status 1 if there is something to mend.
pub fn check(folder: Option<&Path>) -> Result<ExitCode> {
    let root = folder.unwrap_or(Path::new("dictionaries"));
    let lexicon = match Lexicon::load(folder) {
        Ok(lexicon) => lexicon,
        Err(error) => return report(&[error.to_string()], 0),
    };
    let entries = lexicon.lists().iter().filter(|l| l.user == folder.is_some()).map(gleaner::dictionaries::List::len).sum();
    let mut shown: Vec<String> = lexicon.lint().iter().map(|c| line(c, root)).collect();
    // Each room reads its own part of the dictionaries, and says what it cannot use.
    if let Err(error) = Pipeline::new(lexicon)
        && !shown.iter().any(|s| s.contains(error.place()))
    {
        shown.push(error.to_string());
    }
    report(&shown, entries)
}

fn line(complaint: &Complaint, root: &Path) -> String {
    let Complaint { place, code, what, cure } = complaint;
    let place = if Path::new(place).starts_with(root) { Path::new(place).to_owned() } else { root.join(place) };
    format!("{}: {code}: {what}\n  {cure}", place.display())
}

fn report(complaints: &[String], entries: usize) -> Result<ExitCode> {
    let mut text: String = complaints.iter().map(|c| format!("{c}\n")).collect();
    text += &match complaints.len() {
        0 => format!("{entries} entries, nothing to complain about\n"),
        1 => "1 complaint\n".to_owned(),
        n => format!("{n} complaints\n"),
    };
    std::io::stdout().write_all(text.as_bytes()).map_err(|e| Error::new("standard output", e, ""))?;
    Ok(ExitCode::from(u8::from(!complaints.is_empty())))
}
