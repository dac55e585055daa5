//! A user's own folder of lists and patterns (`--dictionaries DIR`), laid over ours.

use super::{Lexicon, List, list};
use crate::error::{Error, Result};
use crate::words;
use std::borrow::Cow;
use std::path::{Path, PathBuf};

impl Lexicon {
    /// Adds every list and every other dictionary file below `folder`.
    pub(super) fn add_folder(&mut self, folder: &Path) -> Result<()> {
        let mut files = Vec::new();
        walk(folder, &mut files)?;
        files.sort();
        for path in files {
            let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            let text = std::fs::read_to_string(&path).map_err(|e| Error::io(&path, &e, "dictionaries are UTF-8 text; check the file and its permissions"))?;
            match name.strip_suffix(".tsv") {
                Some(name) => self.add_list(&path, name, text)?,
                None => {
                    self.others.insert(name, Cow::Owned(text));
                }
            }
        }
        Ok(())
    }

    fn add_list(&mut self, path: &Path, name: &str, text: String) -> Result<()> {
        let header = list::header(&text).map_err(|c| Error::new(format!("{}:{}", path.display(), c.line), c.what, c.cure))?;
        let first_row = self.lists.last().map_or(0, |l| l.first_row + l.rows);
        let index = self.lists.len() as u16;
        let mut offsets = Vec::new();
        let mut digests = Vec::new();
        for line in text[header.body..].lines() {
            let row = crate::model::RowId(first_row + offsets.len() as u32);
            offsets.push((line.as_ptr() as usize - text.as_ptr() as usize) as u32);
            digests.push(list::Digest::of(line, &header, &mut self.classes));
            for key in list::forms(line, &header.columns).flat_map(words::keys) {
                self.user_keys.entry((index, key)).or_default().push(row);
            }
        }
        let rows = offsets.len() as u32;
        self.lists.push(List {
            path: name.to_owned(),
            header,
            user: true,
            hash: words::hash(text.as_bytes()),
            text: Cow::Owned(text),
            first_row,
            offsets,
            digests,
            rows,
            entries: rows as usize,
        });
        Ok(())
    }
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let entries = std::fs::read_dir(folder).map_err(|e| Error::io(folder, &e, "--dictionaries takes a folder of lists and patterns"))?;
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, files)?;
        } else if path.extension().is_some_and(|e| e == "tsv" || e == "toml" || e == "csv") {
            files.push(path);
        }
    }
    Ok(())
}
