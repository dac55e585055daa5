//! Which language an article is in, and whether there are dictionaries for it.
//!
//! In: what the record says, else what the letters of the text look like (`whichlang`). Both are wrong now and then, so that a text of
//! whose words many are function words of one of our languages is in that language, whatever else is said. The letters of a sentence or two
//! tell little: with a function word of ours and no letter that is foreign to it, they are in our language. Absent: what is done with
//! an article in a language without dictionaries.

use crate::dictionaries::Lexicon;
use crate::model::{Case, Document};

/// The languages that have a folder of dictionaries.
pub(super) struct Languages {
    /// Code and list of function words.
    own: Vec<(String, u16)>,
}

/// So many words from the start of a text are looked at, and this share of them must be function words.
const WORDS: usize = 200;
const SHARE: f64 = 0.15;

impl Languages {
    /// Finds the folders.
    pub(super) fn new(lexicon: &Lexicon) -> Languages {
        let code = |list: u16| lexicon.list(list).path.split('/').next().unwrap_or_default().to_owned();
        Languages { own: lexicon.about("words/function_words").map(|list| (code(list), list)).collect() }
    }

    /// Fills in the language of a document, and whether it is foreign.
    pub(super) fn settle(&self, document: &mut Document, lexicon: &Lexicon) {
        if document.language.is_empty() {
            let Some(opening) = opening(&document.text) else { return };
            // Where there is but one language of ours, its words have the last say: they are asked first, and mostly that is all.
            let only = if let [only] = &self.own[..] { Some(only) } else { None };
            let ours = |list| is_in(document, list, lexicon) || is_short_and_ours(document, list, lexicon);
            let code = only.filter(|&&(_, list)| ours(list)).map(|(code, _)| code.as_str());
            document.language = code.unwrap_or_else(|| detected(opening)).to_owned();
        }
        let said = &document.language;
        // Without any list of function words nothing is known of languages, and all are alike.
        if said.is_empty() || self.own.is_empty() || self.own.iter().any(|(code, _)| code == said) {
            return;
        }
        match self.own.iter().find(|&&(_, list)| is_in(document, list, lexicon)) {
            Some((code, _)) => document.language = code.clone(),
            None => document.is_foreign = true,
        }
    }
}

/// Are so many of the first words of a text in a list of function words?
fn is_in(document: &Document, list: u16, lexicon: &Lexicon) -> bool {
    let words = (0..document.tokens.len()).filter(|&t| document.tokens[t].is_word()).take(WORDS);
    let (mut all, mut listed) = (0_usize, 0_usize);
    let share = |listed: usize, all: usize| listed as f64 / all.max(1) as f64;
    for word in words {
        all += 1;
        listed += usize::from(lexicon.keyed(list, document.folded(word)).next().is_some());
        // What is enough of the most words that are looked at is enough of fewer.
        if share(listed, WORDS) >= SHARE {
            return true;
        }
    }
    share(listed, all) >= SHARE
}

/// So few words that their letters tell little, a function word of the list among them, and no word in small letters with others than
/// its letters?
fn is_short_and_ours(document: &Document, list: u16, lexicon: &Lexicon) -> bool {
    const FEW: usize = 20;
    let words: Vec<usize> = (0..document.tokens.len()).filter(|&t| document.tokens[t].is_word()).take(FEW + 1).collect();
    let small = |&t: &usize| document.tokens[t].case == Case::Lower;
    words.len() <= FEW
        && words.iter().filter(|t| small(t)).all(|&t| document.word(t).is_ascii())
        && words.iter().any(|&t| lexicon.keyed(list, document.folded(t)).next().is_some())
}

/// The first few hundred bytes of a text; none of one too short to tell its language.
fn opening(text: &str) -> Option<&str> {
    const ENOUGH: usize = 40;
    const LOOK_AT: usize = 600;
    const OTHER: usize = 8;
    let mut end = text.len().min(LOOK_AT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let opening = &text[..end];
    // Names are alike in all languages: without other words they tell nothing.
    let names = |word: &&str| word.trim_start_matches(|c: char| !c.is_alphabetic()).starts_with(char::is_uppercase);
    let enough = |letters: &mut dyn Iterator<Item = char>, least: usize| letters.filter(|c| c.is_alphabetic()).nth(least - 1).is_some();
    let is_enough = enough(&mut opening.chars(), ENOUGH) && enough(&mut opening.split_whitespace().filter(|word| !names(word)).flat_map(str::chars), OTHER);
    is_enough.then_some(opening)
}

/// The language of the opening of a text, as ISO 639-1.
fn detected(opening: &str) -> &'static str {
    use whichlang::Lang;
    match whichlang::detect_language(opening) {
        Lang::Ara => "ar",
        Lang::Cmn => "zh",
        Lang::Deu => "de",
        Lang::Eng => "en",
        Lang::Fra => "fr",
        Lang::Hin => "hi",
        Lang::Ita => "it",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Nld => "nl",
        Lang::Por => "pt",
        Lang::Rus => "ru",
        Lang::Spa => "es",
        Lang::Swe => "sv",
        Lang::Tur => "tr",
        Lang::Vie => "vi",
    }
}
