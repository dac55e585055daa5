//! Short texts kept once: a run of millions of articles says the same names again and again.

use crate::words;
use std::collections::HashMap;

/// A text, by its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(u32);

impl Text {
    /// The empty text.
    pub const EMPTY: Text = Text(0);
}

/// All texts, one after another.
#[derive(Debug)]
pub struct Texts {
    all: String,
    ends: Vec<u32>,
    /// Hash of a text → its number. Of texts with one hash, the later ones stand under the next free number.
    index: HashMap<u64, u32, foldhash::fast::FixedState>,
}

impl Default for Texts {
    fn default() -> Self {
        let mut texts = Texts { all: String::new(), ends: Vec::new(), index: HashMap::default() };
        texts.put("");
        texts
    }
}

impl Texts {
    /// The number of a text, the same for the same text.
    pub fn put(&mut self, text: &str) -> Text {
        let mut hash = words::hash(text.as_bytes());
        while let Some(&at) = self.index.get(&hash) {
            if self.get(Text(at)) == text {
                return Text(at);
            }
            hash = hash.wrapping_add(1);
        }
        let at = self.ends.len() as u32;
        self.all.push_str(text);
        self.ends.push(u32::try_from(self.all.len()).expect("the distinct names of a run are less than four gigabytes"));
        self.index.insert(hash, at);
        Text(at)
    }

    /// The text of a number.
    #[must_use]
    pub fn get(&self, text: Text) -> &str {
        let start = if text.0 == 0 { 0 } else { self.ends[text.0 as usize - 1] };
        &self.all[start as usize..self.ends[text.0 as usize] as usize]
    }

    /// No more texts are to come: what only `put` needs is given back.
    pub fn close(&mut self) {
        self.index = HashMap::default();
        self.all.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_kept_once() {
        let mut texts = Texts::default();
        let (a, b) = (texts.put("Ana Cruz"), texts.put("Tom Reed"));
        assert_eq!((texts.put("Ana Cruz"), texts.put(""), a == b), (a, Text::EMPTY, false));
        assert_eq!((texts.get(a), texts.get(b), texts.get(Text::EMPTY)), ("Ana Cruz", "Tom Reed", ""));
    }
}
