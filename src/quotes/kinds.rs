//! Words in marks that nobody says: scare quotes, titles of works, nicknames, slogans, inscriptions.
//!
//! In: a quotation no cue claims, and the words around it. Out: a label with the row that gives it, or none = a statement.

use super::frames::Reader;
use super::grammar::COORDINATOR;
use super::skeleton::Shape;
use crate::dictionaries::Lexicon;
use crate::model::{QuoteKind, RowId};
use std::collections::HashMap;
use std::ops::Range;

/// The signals of `quotes/scare_signals` and the work nouns of `quotes/speech_nouns_titles`, by hash of their first or last word.
pub struct Kinds {
    before: HashMap<String, (QuoteKind, RowId)>,
    works: HashMap<String, RowId>,
}

impl Kinds {
    /// Reads the lists.
    pub fn new(lexicon: &Lexicon) -> Kinds {
        let mut kinds = Kinds { before: HashMap::new(), works: HashMap::new() };
        for list in lexicon.about("quotes/scare_signals") {
            for id in lexicon.list(list).rows() {
                let row = lexicon.row(id);
                let kind = match row.column("class") {
                    "title" => QuoteKind::Title,
                    "slogan" | "inscription" => QuoteKind::Slogan,
                    _ => QuoteKind::Scare,
                };
                kinds.before.insert(crate::words::fold(row.name()), (kind, id));
            }
        }
        for list in lexicon.about("quotes/speech_nouns_titles") {
            for id in lexicon.list(list).rows() {
                let row = lexicon.row(id);
                for form in std::iter::once(row.name()).chain(row.column("aliases").split('|')).filter(|f| !f.is_empty()) {
                    kinds.works.insert(crate::words::fold(form), id);
                }
            }
        }
        kinds
    }

    /// What a quotation is, if it is no statement.
    pub fn label(&self, reader: &Reader, i: usize, sentence: &Range<usize>, alone: bool) -> Option<(QuoteKind, Option<RowId>)> {
        let s = reader.s;
        let content = reader.stretches[s.items[i].quote as usize].content;
        let words = content.range().filter(|&t| reader.document.tokens[t].class != crate::words::Class::Mark).count();
        let last = reader.document.word(content.end as usize - 1);
        let first_of_sentence = i == sentence.start;
        let sentence_like = last.ends_with(['.', '?', '!']) && words >= 4 || last == "," && words >= 5;
        // A heading set in single marks between paragraphs of a text that quotes in double ones.
        let single = |t: u32| matches!(reader.document.word(t as usize), "'" | "‘");
        if alone && words <= 10 && single(reader.stretches[s.items[i].quote as usize].open) && reader.double_marks {
            return Some((QuoteKind::Title, None));
        }
        if let Some((kind, row)) = self.signal(reader, i, sentence)
            && words <= 12
        {
            return Some((kind, Some(row)));
        }
        let titled = reader.title(i);
        // A quotation that is a sentence of its own, full stop and all, is no title.
        let titled = titled && !(alone && last.ends_with(['.', '?', '!']));
        if titled && (2..=12).contains(&words) && !(alone && words > 8) && !(sentence_like && first_of_sentence && !alone) {
            return Some((QuoteKind::Title, None));
        }
        if alone && (words >= 4 || last.ends_with(['.', '?', '!', ','])) || words >= 8 || sentence_like {
            return None;
        }
        Some((QuoteKind::Scare, None))
    }

    /// A signal word right before, or a work noun right before or after.
    fn signal(&self, reader: &Reader, i: usize, sentence: &Range<usize>) -> Option<(QuoteKind, RowId)> {
        let s = reader.s;
        if i >= sentence.start + 2 && s.is(i - 1, COORDINATOR) && s.shape(i - 2) == Shape::Quote {
            // `the words “Mom” and “Dad”`
            return self.signal(reader, i - 2, sentence);
        }
        let from = sentence.start.max(i.saturating_sub(4));
        for start in from..i {
            if (start..i).all(|k| matches!(s.shape(k), Shape::Word | Shape::Hyphen)) {
                let words = reader.document.folded_range(s.tokens(start..i));
                if let Some(&found) = self.before.get(words) {
                    return Some(found);
                }
            }
        }
        let mut at = i;
        while at > sentence.start && s.shape(at - 1) == Shape::Comma {
            at -= 1;
        }
        if at > sentence.start
            && let Some(&row) = self.works.get(reader.document.folded(s.items[at - 1].tokens.start as usize))
        {
            return reader.title(i).then_some((QuoteKind::Title, row));
        }
        None
    }
}
