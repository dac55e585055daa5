//! Short texts kept once: a run of millions of articles says the same names again and again.

use super::index::Index;
use crate::words;

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
    index: Index,
}

impl Default for Texts {
    fn default() -> Self {
        let mut texts = Texts { all: String::new(), ends: Vec::new(), index: Index::default() };
        texts.put("");
        texts
    }
}

impl Texts {
    /// The number of a text, the same for the same text.
    pub fn put(&mut self, text: &str) -> Text {
        let hash = |text: &str| words::hash(text.as_bytes());
        if let Some(at) = self.index.find(hash(text), |at| self.get(Text(at)) == text) {
            return Text(at);
        }
        let at = self.ends.len() as u32;
        self.all.push_str(text);
        self.ends.push(u32::try_from(self.all.len()).expect("the distinct names of a run are less than four gigabytes"));
        let Texts { all, ends, index } = self;
        index.put(hash(text), at, |at| hash(slice(all, ends, Text(at))));
        Text(at)
    }

    /// The text of a number.
    #[must_use]
    pub fn get(&self, text: Text) -> &str {
        slice(&self.all, &self.ends, text)
    }

    /// No more texts are to come: what only `put` needs is given back.
    pub fn close(&mut self) {
        self.index = Index::default();
        self.all.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

fn slice<'t>(all: &'t str, ends: &[u32], text: Text) -> &'t str {
    let start = if text.0 == 0 { 0 } else { ends[text.0 as usize - 1] };
    &all[start as usize..ends[text.0 as usize] as usize]
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
