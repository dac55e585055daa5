//! Which lists the resolvers ask, and how.
//!
//! In: the [`Lexicon`]. Out: short questions with yes/no answers. Missing lists are no error: the answer is then no.

use super::legal_forms::LegalForms;
use super::names::Known;
use crate::dictionaries::Lexicon;
use crate::error::{Error, Result};
use crate::model::{Gender, Matches, RowId, TokenRange};
use crate::words;
use std::collections::HashMap;
use std::sync::OnceLock;

/// Indices of the lists the resolvers ask, and the small words of names they need.
pub struct Lists {
    /// `people/honorifics`: Mr, Dr.
    pub honorifics: Vec<u16>,
    /// `people/titles` and `people/roles`: President, hairdresser.
    pub roles: Vec<u16>,
    /// `people/roles` alone: words that say a role in lower case.
    pub role_nouns: Vec<u16>,
    /// `people/family`.
    pub kin: Vec<u16>,
    /// `people/nicknames`.
    pub nicknames: Vec<u16>,
    /// `people/given_names`.
    pub given_names: Vec<u16>,
    /// `people/surnames`.
    pub surnames: Vec<u16>,
    /// `people/officeholders` and `people/notable`.
    pub persons: Vec<u16>,
    /// `people/by_surname`.
    pub by_surname: Vec<u16>,
    /// Every list under `organizations/` that names organizations.
    pub organizations: Vec<u16>,
    /// Rows of `people/family`, `people/titles` and `people/roles` that say a gender, and those that say it of nobody though their last
    /// word would.
    pub gendered: HashMap<RowId, (Option<Gender>, Calling), foldhash::fast::FixedState>,
    /// Pronouns for one person, by the hash of the word, from `words/function_words`.
    pub pronouns: HashMap<u64, (String, Gender), foldhash::fast::FixedState>,
    /// Pronouns that are an object (`him`), folded, from `quotes/pronouns`.
    pub objects: Vec<String>,
    /// `places/demonyms`.
    pub demonyms: Vec<u16>,
    /// `people/suffixes`, folded: Jr, III.
    pub suffixes: Vec<String>,
    /// Words of organization names, from `organizations/forms.toml`, folded.
    pub small_words: Vec<String>,
    /// Leading articles.
    pub articles: Vec<String>,
    /// Words that announce an acronym (`known by the acronym`).
    pub acronym_cues: Vec<String>,
    /// Words that add nothing to a name: `Chrysler Group` is `Chrysler`.
    pub wholes: Vec<String>,
    /// Those of them that do so in every article.
    pub empty: Vec<String>,
    /// Words that make a part of a house a house of its own (`CBS News` is not `CBS`).
    pub parts: Vec<String>,
    /// Legal forms.
    pub legal_forms: LegalForms,
    /// The acronyms of `organizations/organizations`, folded; none where two bear it. Made when first asked for.
    acronyms: OnceLock<HashMap<String, Option<RowId>, foldhash::fast::FixedState>>,
}

impl Lists {
    /// Finds the lists.
    ///
    /// # Errors
    /// A badly formed `organizations/forms.toml`.
    pub fn new(lexicon: &Lexicon) -> Result<Lists> {
        let about = |subjects: &[&str]| subjects.iter().flat_map(|s| lexicon.about(s).collect::<Vec<_>>()).collect::<Vec<u16>>();
        let no_names = ["organizations/legal_forms", "organizations/heads"];
        let organizations = (0..lexicon.lists().len() as u16)
            .filter(|&l| lexicon.list(l).subject().starts_with("organizations/") && !no_names.contains(&lexicon.list(l).subject()))
            .collect();
        let mut lists = Lists {
            honorifics: about(&["people/honorifics"]),
            roles: about(&["people/titles", "people/roles"]),
            role_nouns: about(&["people/roles"]),
            kin: about(&["people/family"]),
            nicknames: about(&["people/nicknames"]),
            given_names: about(&["people/given_names"]),
            surnames: about(&["people/surnames"]),
            persons: about(&["people/officeholders", "people/notable", "people/notable_recent"]),
            by_surname: about(&["people/by_surname"]),
            organizations,
            gendered: gendered(lexicon),
            pronouns: pronouns(lexicon),
            objects: objects(lexicon),
            demonyms: about(&["places/demonyms"]),
            suffixes: folded_names(lexicon, "people/suffixes"),
            small_words: Vec::new(),
            articles: Vec::new(),
            acronym_cues: Vec::new(),
            wholes: Vec::new(),
            empty: Vec::new(),
            parts: Vec::new(),
            legal_forms: LegalForms::new(lexicon, &[]),
            acronyms: OnceLock::new(),
        };
        for (path, text) in lexicon.files("organizations/forms.toml") {
            let table: toml::Table =
                text.parse().map_err(|e: toml::de::Error| Error::new(format!("dictionaries/{path}:1"), e.message(), "the file is TOML: https://toml.io"))?;
            let read = |key: &str, into: &mut Vec<String>| {
                into.extend(table.get(key).and_then(toml::Value::as_array).into_iter().flatten().filter_map(|v| v.as_str().map(words::fold)));
            };
            read("articles", &mut lists.articles);
            read("small_words", &mut lists.small_words);
            read("acronym_cues", &mut lists.acronym_cues);
            read("wholes", &mut lists.wholes);
            read("empty", &mut lists.empty);
            read("parts", &mut lists.parts);
        }
        lists.legal_forms = LegalForms::new(lexicon, &lists.wholes);
        Ok(lists)
    }
}

impl Lists {
    /// Is this folded word a suffix of names (`jr`, `iii`)?
    #[must_use]
    pub fn is_suffix(&self, word: &str) -> bool {
        self.suffixes.binary_search_by(|s| s.as_str().cmp(word)).is_ok()
    }
}

/// What a noun for a person tells of him or her.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calling {
    /// A relative.
    Kin,
    /// A title or a role.
    Role,
}

/// The rows of nouns for a person that have something in their column `gender`.
fn gendered(lexicon: &Lexicon) -> HashMap<RowId, (Option<Gender>, Calling), foldhash::fast::FixedState> {
    let subjects = [("people/family", Calling::Kin), ("people/titles", Calling::Role), ("people/roles", Calling::Role)];
    let rows = subjects.into_iter().flat_map(|(subject, calling)| lexicon.about(subject).flat_map(|l| lexicon.list(l).rows()).map(move |r| (r, calling)));
    rows.filter_map(|(r, calling)| {
        let cell = lexicon.row(r).column("gender");
        (!cell.is_empty()).then(|| (r, (Gender::listed(cell), calling)))
    })
    .collect()
}

/// The singular pronouns and possessives that tell a gender.
fn pronouns(lexicon: &Lexicon) -> HashMap<u64, (String, Gender), foldhash::fast::FixedState> {
    let rows = lexicon.about("words/function_words").flat_map(|l| lexicon.list(l).rows());
    rows.filter_map(|r| {
        let row = lexicon.row(r);
        let gender = Gender::listed(row.column("gender"))?;
        let word = words::fold(row.name());
        Some((words::hash(word.as_bytes()), (word, gender)))
    })
    .collect()
}

/// The pronouns that are an object.
fn objects(lexicon: &Lexicon) -> Vec<String> {
    let rows = lexicon.about("quotes/pronouns").flat_map(|l| lexicon.list(l).rows()).map(|r| lexicon.row(r));
    rows.filter(|row| row.column("case") == "object").map(|row| words::fold(row.name())).collect()
}

/// The folded names of a list, sorted.
fn folded_names(lexicon: &Lexicon, subject: &str) -> Vec<String> {
    let mut out: Vec<String> = lexicon.about(subject).flat_map(|l| lexicon.list(l).rows()).map(|r| words::fold(lexicon.row(r).name())).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// Lists and lexicon together: what the resolvers of one article ask.
#[derive(Clone, Copy)]
pub struct Knowledge<'k> {
    /// Where to look.
    pub lists: &'k Lists,
    /// What is written there.
    pub lexicon: &'k Lexicon,
}

impl Knowledge<'_> {
    /// The honorific that ends just before a token (`Mr.` before `Kato`): its words and the gender it gives, if any.
    #[must_use]
    pub fn honorific_before(&self, matches: &Matches, token: usize, is_point: impl Fn(usize) -> bool) -> Option<(TokenRange, Option<Gender>)> {
        for start in (token.saturating_sub(3)..token).rev() {
            for found in matches.starting_at(start) {
                let end = found.tokens.end as usize;
                let adjacent = end == token || (end + 1 == token && is_point(end));
                if adjacent && self.lists.honorifics.contains(&found.list) {
                    return Some((found.tokens, self.honorific_gender(found.row)));
                }
            }
        }
        None
    }

    /// Is the honorific that stands there a form of address as the text writes it? `Brother` and `Professor` are, `brother` and `professor`
    /// say what somebody is, and what the list marks so never is one (`Chief`).
    #[must_use]
    pub fn is_address(&self, matches: &Matches, tokens: TokenRange, written: &str) -> bool {
        let mut rows = matches.exactly(tokens).filter(|m| self.lists.honorifics.contains(&m.list));
        written.starts_with(char::is_uppercase) && rows.all(|m| self.lexicon.row(m.row).column("use") != "none")
    }

    fn honorific_gender(&self, row: RowId) -> Option<Gender> {
        Gender::listed(self.lexicon.row(row).column("gender"))
    }

    /// The person everybody knows by this surname: the full name, and the row that knows it.
    #[must_use]
    pub fn known_by_surname(&self, word: &str) -> Option<(&str, RowId)> {
        let row = self.lists.by_surname.iter().find_map(|&l| self.lexicon.keyed(l, word).next())?;
        let full = self.lexicon.row(row).column("full_name");
        let folded = words::fold(full);
        let mut rows = self.lexicon.named(&folded).filter(|&r| self.lists.persons.contains(&self.lexicon.list_of(r)));
        rows.find(|&r| !self.lexicon.row(r).column("wikidata_id").is_empty()).map(|r| (full, r))
    }

    /// The well-known organization that alone has this acronym, also where the list does not look for it since it is spelt like a word.
    #[must_use]
    pub fn by_acronym(&self, word: &str) -> Option<RowId> {
        let acronyms = self.lists.acronyms.get_or_init(|| {
            let mut out: HashMap<String, Option<RowId>, foldhash::fast::FixedState> = HashMap::default();
            for id in self.lexicon.about("organizations/organizations").flat_map(|l| self.lexicon.list(l).rows()) {
                let acronym = self.lexicon.row(id).column("acronym");
                if !acronym.is_empty() {
                    out.entry(words::fold(acronym)).and_modify(|row| *row = None).or_insert(Some(id));
                }
            }
            out
        });
        // A heading in capitals writes ordinary words so too.
        acronyms.get(word).copied().flatten().filter(|_| !self.is_word(word))
    }

    /// The gender of `he`, `her`, `himself` …; of the hash and the word that has it.
    #[must_use]
    pub fn pronoun_gender(&self, word: &str, hash: u64) -> Option<Gender> {
        self.lists.pronouns.get(&hash).filter(|(pronoun, _)| pronoun == word).map(|(_, gender)| *gender)
    }

    /// What the lists of given names say, where they are nearly sure. Only to choose between two people, never for output.
    #[must_use]
    pub fn given_name_gender(&self, word: &str) -> Option<Gender> {
        given_name_gender(self.lexicon, &self.lists.given_names, word)
    }

    /// Do these words name a people (`European`)?
    #[must_use]
    pub fn is_people(&self, words: &[String]) -> bool {
        self.lexicon.named(&words.join(" ")).any(|r| self.lists.demonyms.contains(&self.lexicon.list_of(r)))
    }

    /// Is it a word that stands in lower case more often than not (`fund`)?
    fn is_word(&self, word: &str) -> bool {
        const MOSTLY: f32 = 0.5;
        let row = self.lexicon.about("words/common").find_map(|l| self.lexicon.keyed(l, word).next());
        row.is_some_and(|row| self.lexicon.row(row).column("case").parse::<f32>().is_ok_and(|case| case >= MOSTLY))
    }

    /// Do these words name a country or a division of the first order?
    #[must_use]
    pub fn is_land(&self, words: &[String]) -> bool {
        self.lexicon.named(&words.join(" ")).any(|r| {
            let subject = self.lexicon.list(self.lexicon.list_of(r)).subject();
            subject.starts_with("places/") && (subject.ends_with("countries") || subject.ends_with("admin1") || subject.ends_with("news_regions"))
        })
    }

    /// The row that alone bears these words among some lists; rows of one Wikidata id count as one, rows that a list itself marks as
    /// ambiguous not at all. Of several rows that may be one thing, the one that says most of it.
    #[must_use]
    pub fn only_row(&self, matches: &Matches, tokens: TokenRange, lists: &[u16]) -> Option<RowId> {
        self.only_row_of(matches, tokens, lists, false)
    }

    /// The same, also where the lists mark the name as one that may be an ordinary word, a person or a place: for what is known to be of the
    /// kind of the lists.
    #[must_use]
    pub fn only_row_of_kind(&self, matches: &Matches, tokens: TokenRange, lists: &[u16]) -> Option<RowId> {
        self.only_row_of(matches, tokens, lists, true)
    }

    fn only_row_of(&self, matches: &Matches, tokens: TokenRange, lists: &[u16], ambiguous: bool) -> Option<RowId> {
        let mut found: Option<(RowId, &str, (bool, usize))> = None;
        for m in matches.exactly(tokens).filter(|m| lists.contains(&m.list)) {
            let row = self.lexicon.row(m.row);
            if !ambiguous && row.column("ambiguous") == "true" {
                continue;
            }
            let id = row.column("wikidata_id");
            let says = (!id.is_empty(), row.cells().filter(|cell| !cell.is_empty()).count());
            if let Some((_, known, most)) = found {
                if !known.is_empty() && !id.is_empty() && known != id {
                    return None;
                }
                if says <= most {
                    continue;
                }
            }
            found = Some((m.row, id, says));
        }
        found.map(|(row, ..)| row)
    }
}

impl Known for Knowledge<'_> {
    fn is_nickname(&self, short: &str, long: &str) -> bool {
        let names = |a: &str, b: &str| {
            self.lists.nicknames.iter().any(|&l| {
                self.lexicon
                    .keyed(l, a)
                    .any(|r| self.lexicon.row(r).column("given_name").split('|').any(|g| g.eq_ignore_ascii_case(b) || (!g.is_ascii() && words::fold(g) == b)))
            })
        };
        names(short, long) || names(long, short)
    }

    fn is_name(&self, word: &str) -> bool {
        self.lexicon.named(word).any(|r| {
            let list = self.lexicon.list_of(r);
            self.lists.given_names.contains(&list) || self.lists.surnames.contains(&list)
        })
    }
}

/// The gender of nearly all who bear a given name, by the lists of given names.
pub(crate) fn given_name_gender(lexicon: &Lexicon, given_names: &[u16], folded: &str) -> Option<Gender> {
    /// Of a name of women, at least this share of the bearers are women.
    const WOMEN: f32 = 0.95;
    /// … and of a name of men, at most this.
    const MEN: f32 = 0.05;
    let row = lexicon.named(folded).find(|&row| given_names.contains(&lexicon.list_of(row)))?;
    let share: f32 = lexicon.row(row).column("female_share").parse().ok()?;
    if share >= WOMEN { Some(Gender::Female) } else { (share <= MEN).then_some(Gender::Male) }
}
