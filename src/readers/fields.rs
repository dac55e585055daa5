//! The names under which dumps keep what an article is made of.
//!
//! One table for JSON keys and CSV columns, in the order of trust; the user's own names come before ours. Case, `_`, `-` and spaces
//! make no difference: `articleBody`, `article_body` and `Article Body` are one name.

use super::Columns;
use super::output::Draft;
use std::collections::HashMap;

/// What a field is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Slot {
    Text,
    Title,
    Id,
    Url,
    Published,
    Byline,
    Publisher,
    Language,
}

/// How many slots there are.
pub(super) const SLOTS: usize = 8;

/// For each slot the names it goes by, the surest first.
const NAMES: [(Slot, &str); SLOTS] = [
    (
        Slot::Text,
        "text body content maintext article articlebody fulltext bodytext contenttext textcontent articletext articlecontent storytext story plaintext rawtext bodyxhtml bodyhtml bodies",
    ),
    (Slot::Title, "title headline articletitle titletext headlines webtitle"),
    (Slot::Id, "id articleid uuid guid docid documentid recordid docno uri bodyid idstr newsid"),
    (Slot::Url, "url link weburl articleurl sourceurl canonicalurl permalink href"),
    (
        Slot::Published,
        "published date datepublish docdate publishedat datepublished publishdate pubdate publicationdate publishingdate webpublicationdate firstpublicationdate publishedon publishedtime datetime versioncreated contentcreated firstcreated",
    ),
    (Slot::Byline, "byline author authors creator writer by"),
    (Slot::Publisher, "publisher source publication publicationname sourcename sitename outlet newspaper sourcedomain domain provider copyrightholder"),
    (Slot::Language, "language lang languagecode inlanguage"),
];

/// Objects inside a record that hold its fields, in exports and in the answers of news services.
pub(super) const NESTED: &[&str] = &["item", "fields", "attributes", "_source", "doc", "document"];

/// Knows a field by its name.
pub(super) struct Fields {
    ours: HashMap<&'static str, (Slot, usize)>,
    users: Vec<(Slot, String)>,
}

impl Fields {
    pub(super) fn new(columns: &Columns) -> Fields {
        let mut ours = HashMap::new();
        for (slot, names) in NAMES {
            for (rank, name) in names.split(' ').enumerate() {
                ours.insert(name, (slot, rank + 1));
            }
        }
        let given = [
            (Slot::Text, &columns.text),
            (Slot::Title, &columns.title),
            (Slot::Id, &columns.id),
            (Slot::Url, &columns.url),
            (Slot::Published, &columns.published),
            (Slot::Byline, &columns.byline),
            (Slot::Publisher, &columns.publisher),
            (Slot::Language, &columns.language),
        ];
        Fields { ours, users: given.into_iter().filter_map(|(slot, name)| Some((slot, name.clone()?))).collect() }
    }

    /// What the field `name` is, and its rank: 0 = the user said so, then as in our table. A slot the user named listens to no other name.
    pub(super) fn slot(&self, name: &str) -> Option<(Slot, usize)> {
        if let Some((slot, _)) = self.users.iter().find(|(_, theirs)| theirs == name) {
            return Some((*slot, 0));
        }
        self.ours(name).filter(|(slot, _)| self.users.iter().all(|(theirs, _)| theirs != slot))
    }

    /// Is it a name that we know, whatever the user said?
    pub(super) fn is_ours(&self, name: &str) -> bool {
        self.ours(name).is_some()
    }

    fn ours(&self, name: &str) -> Option<(Slot, usize)> {
        let found = self.ours.get(name).or_else(|| {
            let plain: String = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
            self.ours.get(plain.as_str())
        });
        found.copied()
    }

    /// The user's names that are places: `--text-column 3` means the third column of a file without a header row, from 1.
    pub(super) fn places(&self) -> Option<Vec<(Slot, usize)>> {
        let places: Option<Vec<_>> = self.users.iter().map(|(slot, name)| Some((*slot, name.parse::<usize>().ok().filter(|&n| n > 0)?))).collect();
        places.filter(|places| places.iter().any(|(slot, _)| *slot == Slot::Text))
    }
}

impl Draft {
    /// The place of a field.
    pub(super) fn slot(&mut self, slot: Slot) -> &mut String {
        match slot {
            Slot::Text => &mut self.text,
            Slot::Title => &mut self.title,
            Slot::Id => &mut self.id,
            Slot::Url => &mut self.url,
            Slot::Published => &mut self.published,
            Slot::Byline => &mut self.byline,
            Slot::Publisher => &mut self.publisher,
            Slot::Language => &mut self.language,
        }
    }
}
