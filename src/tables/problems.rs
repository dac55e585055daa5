//! problems.csv

use super::Sheet;
use super::schema::row;
use crate::model::{Problem, Severity};

row! {
    /// One row for each record that was skipped, cut or repaired. Records read = rows of articles + rows here that say `skipped` (a
    /// record number of 0 speaks of the file as a whole).
    problems key()
    struct ProblemRow<'a> {
        /// The file, as it was named on the command line.
        source_file: &'a str,
        /// Line, row or record number in that file, from 1; 0 = the file as a whole.
        source_record: u64,
        /// No article came of it, something was mended, or something is doubtful.
        severity: Severity,
        /// A stable code.
        problem: &'a str,
        /// What happened, for a person, and what to do.
        detail: &'a str,
    }
}

/// Appends the row of one problem.
pub(super) fn push(problem: &Problem, sheet: &mut Sheet) {
    sheet.push(&ProblemRow {
        source_file: &problem.source_file,
        source_record: problem.source_record,
        severity: problem.severity,
        problem: problem.problem,
        detail: &problem.detail,
    });
}
