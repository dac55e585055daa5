//! What small words do in a clause, by lookup: determiners, prepositions, auxiliaries, pronouns, cues.
//!
//! In: the lists `quotes/word_classes`, `quotes/pronouns`, `quotes/cues` and their like. Out: for a token, a set of classes as bits.
//! Absent: any decision about a sentence.

use crate::dictionaries::Lexicon;
use crate::model::Gender;
use crate::words;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $word:literal, $bit:expr;)*) => {
        $($(#[$doc])* pub const $name: u64 = 1_u64 << $bit;)*
        fn class_named(word: &str) -> u64 {
            match word { $($word => $name,)* _ => 0 }
        }
    };
}

classes! {
    /// `the`, `a`, `some`
    DETERMINER = "determiner", 0;
    /// `his`, `their`
    POSSESSIVE = "possessive", 1;
    /// `in`, `for`
    PREPOSITION = "preposition", 2;
    /// `and`, `but`
    COORDINATOR = "coordinator", 3;
    /// `because`, `while`
    SUBORDINATOR = "subordinator", 4;
    /// `who`, `which`
    RELATIVE = "relative", 5;
    /// `what`, `whether`
    QUESTION = "question", 6;
    /// forms of `be`
    BE = "be", 7;
    /// forms of `have`
    HAVE = "have", 8;
    /// forms of `do`
    DO = "do", 9;
    /// `will`, `could`
    MODAL = "modal", 10;
    /// `not`, `never`
    NEGATION = "negation", 11;
    /// `also`, `later`
    ADVERB = "adverb", 12;
    /// `Monday`
    DAY = "day", 13;
    /// `March`
    MONTH = "month", 14;
    /// `that`
    THAT = "that", 15;
    /// `to`
    TO = "to", 16;
    /// `as`
    AS = "as", 17;
    /// `for`
    FOR = "for", 18;
    /// `of`
    OF = "of", 19;
    /// `about`, `on`
    ABOUT = "about", 20;
    /// Prepositions that tie a noun to a noun (`spokesman for`).
    ATTACH = "attach", 21;
    /// `morning`, `week`
    TIME = "time", 22;
    /// Who is told: `reporters`, `me`.
    REPORTER = "reporter", 23;
    /// Words cut short by an apostrophe: `'em`.
    ELISION = "elision", 24;
    /// Any pronoun of `quotes/pronouns`.
    PRONOUN = "pronoun", 25;
    /// A pronoun that can be a subject.
    SUBJECT = "subject", 26;
    /// A surface form of a cue.
    CUE = "cue", 27;
    /// A noun for speech (`claim`, `statement`).
    SPEECH_NOUN = "speech noun", 28;
    /// `Mr.`, `Senator`: a title before a name.
    TITLE = "title", 29;
    /// `lawyer`, `governor`: a person's role.
    ROLE = "role", 30;
    /// A word that means several people or an organization (`officials`, `police`).
    COLLECTIVE = "collective", 31;
    /// The ending `’s`.
    CLITIC = "clitic", 32;
    /// A past form of a verb.
    PAST = "past", 33;
    /// A form in `-ing`.
    GERUND = "gerund", 34;
    /// No verb or adverb in spite of its ending (`family`, `evening`).
    NOUN = "noun", 35;
    /// `by`, which names the agent of a passive.
    BY = "by", 36;
    /// `last`, `next`: makes a time of a word for one (`last week`).
    NEAR = "near", 37;
    /// A participle of feeling: after `be` its subject is the one who feels (`is worried`), unlike other passives.
    FEELING = "feeling", 38;
    /// What shows or perceives somebody doing something: `footage of a man shouting`, `heard him say`.
    WITNESS = "witness", 39;
    /// A word that repeats what was said before and says nothing alone: `so`, `the same`.
    EMPTY = "empty", 40;
    /// A form of a cue that takes a clause (`said he …`).
    SAYS = "says", 41;
    /// A noun or adjective for a woman (`mother`).
    FEMALE = "female", 42;
    /// A noun or adjective for a man.
    MALE = "male", 43;
    /// A participle that is no past form: `known`, `seen`.
    PARTICIPLE = "participle", 45;
    /// A determiner that needs a noun: `the`, `a`, `every`.
    ARTICLE = "article", 44;
    /// A past form that is no participle: `went`, `wrote`.
    PRETERITE = "preterite", 50;
    /// A plural that its ending does not show: `men`.
    PLURAL = "plural", 49;
    /// A determiner of what is known already: `the`, `this`.
    DEFINITE = "definite", 48;
}

/// Inside a name that the names room found.
pub const NAME: u64 = 1 << 46;

/// Inside an expression of time that the dates room found.
pub const WHEN: u64 = 1 << 47;

/// An auxiliary of any kind.
pub const AUXILIARY: u64 = BE | HAVE | DO | MODAL;

/// A word of grammar of any kind.
pub const FUNCTION_WORD: u64 =
    DETERMINER | POSSESSIVE | PREPOSITION | COORDINATOR | SUBORDINATOR | RELATIVE | QUESTION | AUXILIARY | NEGATION | ADVERB | PRONOUN | CLITIC;

/// What a pronoun tells.
#[derive(Clone, Copy, Debug)]
pub struct Pronoun {
    /// `he`, `she`; none = no gender told.
    pub gender: Option<Gender>,
    /// `it`
    pub neuter: bool,
    /// `they`
    pub plural: bool,
    /// 1, 2 or 3.
    pub person: u8,
}

/// Lookup by token hash.
pub struct Grammar {
    words: HashMap<u64, u64, BuildHasherDefault<Identity>>,
    pronouns: HashMap<u64, Pronoun, BuildHasherDefault<Identity>>,
    /// Endings (`-ed`) and their classes.
    suffixes: Vec<(String, u64)>,
    /// The lists of common words.
    pub common: Vec<u16>,
}

impl Grammar {
    /// Reads the lists.
    pub fn new(lexicon: &Lexicon) -> Grammar {
        let mut grammar =
            Grammar { words: HashMap::default(), pronouns: HashMap::default(), suffixes: Vec::new(), common: lexicon.about("words/common").collect() };
        for list in lexicon.about("quotes/word_classes") {
            for row in lexicon.list(list).rows() {
                let row = lexicon.row(row);
                let bits = row.column("classes").split(' ').fold(0, |bits, c| bits | class_named(c));
                match row.name().strip_prefix('-') {
                    Some(ending) => grammar.suffixes.push((ending.to_owned(), bits)),
                    None => grammar.add(row.name(), bits),
                }
            }
        }
        for list in lexicon.about("quotes/pronouns") {
            for row in lexicon.list(list).rows() {
                let row = lexicon.row(row);
                let (gender, number) = (row.column("gender"), row.column("number"));
                let pronoun = Pronoun {
                    gender: match gender {
                        "male" => Some(Gender::Male),
                        "female" => Some(Gender::Female),
                        _ => None,
                    },
                    neuter: gender == "neuter",
                    plural: number == "plural",
                    person: row.column("person").parse().unwrap_or(3),
                };
                grammar.add(row.name(), PRONOUN | if row.column("case") == "subject" { SUBJECT } else { 0 });
                grammar.pronouns.entry(key(row.name())).or_insert(pronoun);
            }
        }
        for (subject, bits) in [("people/titles", TITLE), ("people/roles", ROLE), ("people/family", ROLE), ("quotes/collectives", COLLECTIVE)] {
            for list in lexicon.about(subject) {
                for row in lexicon.list(list).rows() {
                    let row = lexicon.row(row);
                    // Of titles and roles `word_classes` says which open a sentence for a man or a woman.
                    let gender = match row.column("gender") {
                        "f" if subject == "people/family" => FEMALE,
                        "m" if subject == "people/family" => MALE,
                        _ => 0,
                    };
                    for name in std::iter::once(row.name()).chain(row.column("aliases").split('|')).filter(|n| !n.is_empty() && !n.contains(' ')) {
                        grammar.add(name, bits | gender);
                    }
                }
            }
        }
        grammar
    }

    /// Gives a word one more class.
    pub fn add(&mut self, word: &str, bits: u64) {
        *self.words.entry(key(word)).or_default() |= bits;
    }

    /// The classes of a token, by its hash.
    pub fn classes(&self, hash: u64) -> u64 {
        self.words.get(&hash).copied().unwrap_or(0)
    }

    /// The classes a word has by its ending (`-ed`, `-ing`), for words long enough to have one.
    pub fn suffix(&self, folded: &str) -> u64 {
        if self.suffixes.is_empty() || folded.len() < 4 {
            return 0;
        }
        self.suffixes.iter().filter(|(e, _)| folded.len() > e.len() + 1 && folded.ends_with(e.as_str())).fold(0, |bits, (_, b)| bits | b)
    }

    /// Has the token one of these classes?
    pub fn is(&self, hash: u64, bits: u64) -> bool {
        self.classes(hash) & bits != 0
    }

    /// What a pronoun tells.
    pub fn pronoun(&self, hash: u64) -> Option<Pronoun> {
        self.pronouns.get(&hash).copied()
    }
}

/// The hash under which a one-word form is looked up.
pub fn key(word: &str) -> u64 {
    // An ending such as `'s` is one token after a word, but would be two alone.
    if word.starts_with('\'') {
        return words::hash(word.as_bytes());
    }
    words::hash(words::fold(word).as_bytes())
}

/// Does the folded word end as a plural does? `actress` does not.
pub fn looks_plural(folded: &str) -> bool {
    folded.ends_with('s') && !folded.ends_with("ss")
}

/// Token hashes are well mixed already.
#[derive(Default)]
pub struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        self.0 = words::hash(bytes);
    }
    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}
