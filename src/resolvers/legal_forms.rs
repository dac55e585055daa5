//! The legal forms of companies, as they end a name: `AG`, `Pty Ltd`.
//!
//! In: the lists of them. Out: how many words at the end of a name are one. Absent: what else a name may begin or end with.

use crate::dictionaries::Lexicon;
use crate::words;
use std::cmp::Reverse;
use std::collections::HashMap;

/// The forms, folded into words.
pub struct LegalForms {
    /// By their last word, the longest first.
    by_last: HashMap<String, Vec<Vec<String>>, foldhash::fast::FixedState>,
}

impl LegalForms {
    /// Reads `organizations/legal_forms`, but for those forms of several words that begin with one of `wholes`: `Holdings Ltd` is a name's
    /// last word and a legal form.
    #[must_use]
    pub fn new(lexicon: &Lexicon, wholes: &[String]) -> LegalForms {
        let mut by_last: HashMap<String, Vec<Vec<String>>, _> = HashMap::default();
        for row in lexicon.about("organizations/legal_forms").flat_map(|list| lexicon.list(list).rows()) {
            let folded = words::fold(lexicon.row(row).name());
            let form: Vec<String> = folded.split(' ').map(|w| w.replace('.', "")).filter(|w| !w.is_empty() && w != ",").collect();
            if let Some(last) = form.last().filter(|_| form.len() == 1 || !wholes.contains(&form[0])) {
                by_last.entry(last.clone()).or_default().push(form);
            }
        }
        by_last.values_mut().for_each(|forms| forms.sort_by_key(|form| Reverse(form.len())));
        LegalForms { by_last }
    }

    /// Is this folded word one by itself?
    #[must_use]
    pub fn holds(&self, word: &str) -> bool {
        self.by_last.get(word).is_some_and(|forms| forms.iter().any(|form| form.len() == 1))
    }

    /// How many words the longest form has that ends a name of these folded words and leaves at least one.
    #[must_use]
    pub fn at_end(&self, words: &[&str]) -> Option<usize> {
        let forms = self.by_last.get(*words.last()?)?;
        forms.iter().find(|form| words.len() > form.len() && form.iter().eq(&words[words.len() - form.len()..])).map(Vec::len)
    }
}
