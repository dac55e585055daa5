//! The view and where each of its bytes stands in the original.

use super::Edit;
use crate::model::{Alignment, Run};

/// Title (if any), a break, then the text, each with its edits applied; and the alignment back to both.
pub(super) fn view(title: &str, title_edits: &[Edit], text: &str, text_edits: &[Edit]) -> (String, Alignment) {
    let mut view = String::with_capacity(title.len() + text.len() + 2);
    let mut alignment = Alignment::default();
    if !title.is_empty() {
        apply(title, title_edits, &mut view, &mut alignment.runs);
        let end = title.chars().count() as u32;
        alignment.runs.push(Run { view: view.len() as u32, original: end, length: 0 });
        view.push_str("\n\n");
        alignment.title_bytes = view.len() as u32;
    }
    apply(text, text_edits, &mut view, &mut alignment.runs);
    (view, alignment)
}

/// Copies `original` to `view` with `edits` (ascending, apart) made, and writes down the runs.
fn apply(original: &str, edits: &[Edit], view: &mut String, runs: &mut Vec<Run>) {
    let mut points = 0_u32;
    let mut at = 0;
    for edit in edits {
        points = copy(&original[at..edit.start], points, view, runs);
        let length = original[edit.start..edit.end].chars().count() as u32;
        if !edit.text.is_empty() {
            // A run of one original stretch: positions inside it all mean the whole.
            runs.push(Run { view: view.len() as u32, original: points, length });
            view.push_str(&edit.text);
        }
        points += length;
        at = edit.end;
    }
    copy(&original[at..], points, view, runs);
}

/// Copies an untouched stretch: ASCII runs lie one to one, every other character is a run of its own.
fn copy(stretch: &str, mut points: u32, view: &mut String, runs: &mut Vec<Run>) -> u32 {
    let mut rest = stretch;
    while !rest.is_empty() {
        let ascii = rest.bytes().position(|b| !b.is_ascii()).unwrap_or(rest.len());
        if ascii > 0 {
            runs.push(Run { view: view.len() as u32, original: points, length: ascii as u32 });
            view.push_str(&rest[..ascii]);
            points += ascii as u32;
            rest = &rest[ascii..];
        }
        if let Some(c) = rest.chars().next() {
            runs.push(Run { view: view.len() as u32, original: points, length: 1 });
            view.push(c);
            points += 1;
            rest = &rest[c.len_utf8()..];
        }
    }
    points
}
