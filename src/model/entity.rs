//! Things in the world, as one article knows them.

use super::{Kind, RowId, Span};

/// A thing named in one article: all its mentions, resolved to one.
#[derive(Clone, Debug)]
pub struct Entity {
    /// What it is.
    pub kind: Kind,
    /// Its fullest form in this article, as written (view), titles outside.
    pub name: String,
    /// Its mentions, as indices into [`Extraction::mentions`](super::Extraction), in order.
    pub mentions: Vec<u32>,
    /// The dictionary row that knows it, if one surely does: gazetteer place, office-holder, organization.
    pub row: Option<RowId>,
    /// The distinct surface forms and what each is to the name.
    pub forms: Vec<(String, NameKind)>,
    /// For each form, the rule by which it joined the fuller name; empty for the fullest.
    pub joined: Vec<&'static str>,
    /// `he` or `Mr.` in the text say so; never the name. Second: `honorific`, `kinship`, `role` or `pronoun`.
    pub gender: Option<(Gender, &'static str)>,
    /// The honorific before it, if any (`Mr.`, `Dr.`).
    pub honorific: String,
    /// The acronym the text gives for it, if any.
    pub acronym: String,
    /// Place context found by the resolver, for a place without a row of its own (`US.CA`, `US`).
    pub within: String,
    /// The listed place in or beside which a place without a row of its own lies, as far as the text tells.
    pub placed_at: Option<RowId>,
    /// The stock code that the text gives for an organization, if any.
    pub ticker: String,
    /// Why the mentions are one thing, and why this row of the dictionary.
    pub reason: String,
    /// Of a person with a row: whether what the article says agrees with it.
    pub facts: Facts,
    /// Of a person: hashes of who and what the article names with him or her, most telling first, see [`Tie`].
    pub circle: Vec<Tie>,
}

/// Whether what an article says of a person agrees with the dictionary row of that name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facts {
    /// It says nothing, or too little.
    #[default]
    Silent,
    /// It is the person of the row.
    Agree,
    /// It is a namesake.
    Contradict,
}

/// Somebody or something that ties a person to others of the same name in other articles: what it is, and a hash of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tie(pub u32);

/// What a [`Tie`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TieKind {
    /// Another person of the article, by the full name.
    Person,
    /// An organization of the article.
    Organization,
    /// The organization a role of the person belongs to.
    Employer,
    /// A role of the person.
    Role,
}

impl Tie {
    const KINDS: [TieKind; 4] = [TieKind::Person, TieKind::Organization, TieKind::Employer, TieKind::Role];

    /// A tie to a name.
    #[must_use]
    pub fn new(kind: TieKind, folded: &str) -> Tie {
        Tie((crate::words::hash(folded.as_bytes()) as u32) << 2 | kind as u32)
    }

    /// What it is.
    #[must_use]
    pub fn kind(self) -> TieKind {
        Tie::KINDS[(self.0 & 3) as usize]
    }
}

/// The gender of a person as a text writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// `she`, `Mrs.`
    Female,
    /// `he`, `Mr.`
    Male,
    /// Neither: `Mx.`
    Other,
}

impl Gender {
    /// All of them.
    pub const ALL: [Gender; 3] = [Gender::Female, Gender::Male, Gender::Other];

    /// What in a text says a gender, the plainest first.
    pub const EVIDENCE: [&str; 4] = ["honorific", "kinship", "role", "pronoun"];

    /// As the lists write it: `f`, `m`, `x`; none = they do not say.
    #[must_use]
    pub fn listed(cell: &str) -> Option<Gender> {
        match cell.as_bytes().first()?.to_ascii_lowercase() {
            b'f' => Some(Gender::Female),
            b'm' => Some(Gender::Male),
            b'x' => Some(Gender::Other),
            _ => None,
        }
    }
}

/// What a surface form is to the name of its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// The full name (also in another spelling of accents and case).
    Full,
    /// A part of it.
    Short,
    /// Its initials.
    Acronym,
    /// Another name.
    Alias,
    /// The same name with a slip.
    Misspelling,
}

impl NameKind {
    /// As in names.csv.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            NameKind::Full => "full",
            NameKind::Short => "short",
            NameKind::Acronym => "acronym",
            NameKind::Alias => "alias",
            NameKind::Misspelling => "misspelling",
        }
    }
}

/// What the text says a person is.
#[derive(Clone, Debug)]
pub struct Role {
    /// The person (index into entities).
    pub person: u32,
    /// The role words (`Executive Director`).
    pub role: String,
    /// Its class, as `people/role_classes` has it (`director`); empty = none.
    pub class: String,
    /// Where they stand.
    pub span: Span,
    /// The organization, if named (index into entities).
    pub organization: Option<u32>,
    /// The organization's words as written.
    pub organization_text: String,
    /// The place, if named (index into entities).
    pub place: Option<u32>,
    /// Current, former, acting, elect; none = not said.
    pub status: Option<RoleStatus>,
    /// The rule that found it.
    pub reason: String,
}

/// Whether a role is held now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum RoleStatus {
    Current,
    Former,
    Acting,
    Elect,
}

impl RoleStatus {
    /// As in roles.csv.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            RoleStatus::Current => "current",
            RoleStatus::Former => "former",
            RoleStatus::Acting => "acting",
            RoleStatus::Elect => "elect",
        }
    }
}
