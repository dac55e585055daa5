//! Which language an article is in, and whether there are dictionaries for it.
//!
//! In: what the record says, else what the letters of the text look like (`whichlang`). Both are wrong now and then, so that a text of
//! whose words many are function words of one of our languages is in that language, whatever else is said. Absent: what is done with
//! an article in a language without dictionaries.

use crate::dictionaries::Lexicon;
use crate::model::Document;

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
            document.language = detected(&document.text);
        }
        let said = &document.language;
        // Without any list of function words nothing is known of languages, and all are alike.
        if said.is_empty() || self.own.is_empty() || self.own.iter().any(|(code, _)| code == said) {
            return;
        }
        let words: Vec<&str> = (0..document.tokens.len()).filter(|&t| document.tokens[t].is_word()).take(WORDS).map(|t| document.folded(t)).collect();
        let share = |list: u16| words.iter().filter(|word| lexicon.keyed(list, word).next().is_some()).count() as f64 / words.len().max(1) as f64;
        match self.own.iter().find(|&&(_, list)| share(list) >= SHARE) {
            Some((code, _)) => document.language = code.clone(),
            None => document.is_foreign = true,
        }
    }
}

/// The language of a text by its first few hundred bytes, as ISO 639-1; empty for texts too short to tell.
fn detected(text: &str) -> String {
    const ENOUGH: usize = 40;
    const LOOK_AT: usize = 600;
    const OTHER: usize = 8;
    let mut end = text.len().min(LOOK_AT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    if text[..end].chars().filter(|c| c.is_alphabetic()).count() < ENOUGH {
        return String::new();
    }
    // Names are alike in all languages: without other words they tell nothing.
    let names = |word: &&str| word.trim_start_matches(|c: char| !c.is_alphabetic()).starts_with(char::is_uppercase);
    if text[..end].split_whitespace().filter(|word| !names(word)).flat_map(str::chars).filter(|c| c.is_alphabetic()).count() < OTHER {
        return String::new();
    }
    use whichlang::Lang;
    match whichlang::detect_language(&text[..end]) {
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
    .to_owned()
}
