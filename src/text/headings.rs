//! Headings that lost their line: words in capitals glued to the sentence they stood above.
//!
//! In: paragraphs, and the lists of words. Out: such a heading as a paragraph of its own, so that no sentence and no name runs from it
//! into the story. Absent: headings on lines of their own ([`zones`](super::zones)), and names in capitals before a title, a legal form
//! or another word of theirs.

use crate::dictionaries::{Lexicon, list};
use crate::model::{Case, Document, Paragraph, TokenRange, Zone};
use crate::words::{self, Class};
use std::collections::HashSet;

/// Knows what words of headings are.
pub(super) struct Headings {
    functions: Vec<u16>,
    common: Vec<u16>,
    /// What follows or ends a name in capitals: `CIA Director`, `PRIME MINISTER Tony Hale`, `UBS AG`.
    of_names: HashSet<u64, foldhash::fast::FixedState>,
}

/// What a run of capitals holds.
struct Run {
    tokens: TokenRange,
    words: usize,
    ordinary: usize,
}

impl Headings {
    pub(super) fn new(lexicon: &Lexicon) -> Headings {
        let mut of_names = HashSet::default();
        for list in ["people/titles", "people/roles", "organizations/legal_forms"].into_iter().flat_map(|subject| lexicon.about(subject)) {
            let list = lexicon.list(list);
            for row in list.rows() {
                of_names.extend(list::forms(lexicon.row(row).line(), &list.header.columns).map(|form| words::hash(words::fold(form).as_bytes())));
            }
        }
        Headings { functions: lexicon.about("words/function_words").collect(), common: lexicon.about("words/common").collect(), of_names }
    }

    /// Makes each such heading a paragraph.
    pub(super) fn part(&self, document: &mut Document, lexicon: &Lexicon) {
        let mut parted = Vec::with_capacity(document.paragraphs.len());
        for paragraph in &document.paragraphs {
            let mut rest = *paragraph;
            let story = !matches!(paragraph.zone, Zone::TitleField | Zone::Title | Zone::Link);
            let mut at = paragraph.tokens.start as usize;
            while story && at < rest.tokens.end as usize {
                let Some(run) = self.heading_at(document, lexicon, rest.tokens, at) else {
                    at += 1;
                    continue;
                };
                if run.start > rest.tokens.start {
                    parted.push(Paragraph { tokens: TokenRange { end: run.start, ..rest.tokens }, ..rest });
                }
                parted.push(Paragraph { tokens: run, zone: rest.zone, heading: true });
                rest.tokens.start = run.end;
                at = run.end as usize;
            }
            parted.push(rest);
        }
        if parted.len() > document.paragraphs.len() {
            for (p, paragraph) in parted.iter().enumerate() {
                document.tokens[paragraph.tokens.range()].iter_mut().for_each(|t| t.paragraph = p as u32);
            }
            document.paragraphs = parted;
        }
    }

    /// The heading that begins at `at`, where a sentence ends or the paragraph begins; the story goes on behind it.
    fn heading_at(&self, document: &Document, lexicon: &Lexicon, within: TokenRange, at: usize) -> Option<TokenRange> {
        let token = &document.tokens[at];
        if token.case != Case::Upper || !(at == within.start as usize || token.spaced && stops(document.word(at - 1))) {
            return None;
        }
        let run = self.run(document, lexicon, within, at)?;
        let next = run.tokens.end as usize;
        let quoted = document.tokens[next].class == Class::Mark;
        if quoted && document.folded_range(run.tokens).contains(',') {
            return None;
        }
        let first = next + usize::from(quoted);
        let begins = self.is_function(document, lexicon, first);
        // `HARBOUR OPENS Harbour officials said`: the sentence begins with a word of its heading.
        let again = run.tokens.range().any(|t| document.tokens[t].hash == document.tokens[first].hash);
        let plain = || run.ordinary >= 2 && run.ordinary * 2 >= run.words && !self.is_of_name(document, lexicon, &run, first);
        let heading = match run.words {
            1 => begins && run.ordinary == 1 && document.folded(at).len() >= 4,
            _ => begins && run.ordinary >= 1 || again || plain(),
        };
        let after = document.tokens[first..within.end as usize].iter().filter(|t| t.class == Class::Word).take(10);
        (heading && after.filter(|t| t.case == Case::Lower).count() >= 2).then_some(run.tokens)
    }

    /// The words in capitals from `at`, up to the capitalised word or the opening mark of the next sentence.
    fn run(&self, document: &Document, lexicon: &Lexicon, within: TokenRange, at: usize) -> Option<Run> {
        let last = within.end as usize;
        let goes_on = |t: &usize| match document.tokens[*t].class {
            Class::Word => document.tokens[*t].case == Case::Upper,
            Class::Number => true,
            Class::Mark => !matches!(document.word(*t), "." | "(" | "[" | "—" | "–" | "--" | "_"),
        };
        let mut end = (at..last).find(|t| !goes_on(t))?;
        // `A` and `I` are words in capitals that begin a sentence.
        if document.tokens[end].case == Case::Lower && document.tokens[end - 1].end - document.tokens[end - 1].start == 1 {
            end = Some(end - 1).filter(|&t| t > at && self.is_function(document, lexicon, t))?;
        } else {
            let (token, before) = (&document.tokens[end], &document.tokens[end - 1]);
            let sentence = token.class == Class::Word && matches!(token.case, Case::Initial | Case::Mixed);
            if !sentence || token.spaced && before.class == Class::Mark {
                return None;
            }
        }
        if matches!(document.word(end - 1), "\"" | "“" | "‘" | "'") && document.tokens[end - 1].spaced {
            end -= 1;
        }
        if end == at || !document.tokens[end].spaced || document.tokens[end - 1].class == Class::Mark && !matches!(document.word(end - 1), "?" | "!" | "%") {
            return None;
        }
        let tokens = TokenRange::new(at, end);
        let all = tokens.range().filter(|&t| document.tokens[t].class == Class::Word);
        let (words, ordinary) = all.fold((0, 0), |(words, ordinary), t| (words + 1, ordinary + usize::from(self.is_ordinary(document, lexicon, t))));
        Some(Run { tokens, words, ordinary })
    }

    fn is_function(&self, document: &Document, lexicon: &Lexicon, token: usize) -> bool {
        self.functions.iter().any(|&list| lexicon.keyed(list, document.folded(token)).next().is_some())
    }

    /// Does the word stand in lower case mostly, in any text?
    fn is_ordinary(&self, document: &Document, lexicon: &Lexicon, token: usize) -> bool {
        let folded = document.folded(token);
        let lower = |row| {
            let row = lexicon.row(row);
            row.column("case").parse().map_or_else(|_| !row.column("tags").contains('P'), |case: f32| case > 0.6)
        };
        folded.len() >= 3 && self.common.iter().find_map(|&list| lexicon.keyed(list, folded).next()).is_some_and(lower)
            || self.is_function(document, lexicon, token)
    }

    /// Is the run a name, or the beginning of one that goes on in small letters?
    fn is_of_name(&self, document: &Document, lexicon: &Lexicon, run: &Run, next: usize) -> bool {
        let last = run.tokens.end as usize - 1;
        let word = |t: usize| self.of_names.contains(&document.tokens[t].hash);
        let named = |tokens: TokenRange| lexicon.named(document.folded_range(tokens)).next().is_some();
        let longer = |start: usize| named(TokenRange::new(start, next + 1));
        // `TIME FOR A CHANGE Investors said`: so many plain words are no name.
        let phrase = run.words >= 3 && run.ordinary == run.words;
        !phrase && word(next) || word(last) || named(run.tokens) || (run.tokens.start as usize..=last).any(longer)
    }
}

/// Can a sentence end with this token?
fn stops(word: &str) -> bool {
    word.ends_with(['.', '!', '?', '…', ':', '"', '”', '’', '\'', ')'])
}
