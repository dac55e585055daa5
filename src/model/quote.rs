//! Quoted and reported words, and who said them.

use super::Span;

/// One utterance (or one stretch in quotation marks that is none).
#[derive(Clone, Debug)]
pub struct Quote {
    /// What it is.
    pub kind: QuoteKind,
    /// Does somebody say it?
    pub is_statement: bool,
    /// The words, in pieces where attribution or a paragraph breaks them; marks outside.
    pub parts: Vec<Span>,
    /// Who says it, if known; of several the first who is named, with the words for all.
    pub speaker: Option<Speaker>,
    /// Each of those who say it together, where they are several: `Ana Lima and Tom Reed`; else empty.
    pub together: Vec<Speaker>,
    /// The reporting word, if any.
    pub cue: Option<Cue>,
    /// Measured precision of the deciding rule or sieve, if measured.
    pub confidence: Option<f32>,
    /// The rule and the attribution sieve.
    pub reason: String,
    /// A hash of the words in marks alone: the same words in another article have the same; none = too few words to tell anything.
    pub group: Option<u64>,
}

impl Quote {
    /// Each who says it.
    pub fn speakers(&self) -> impl Iterator<Item = &Speaker> {
        let alone = self.speaker.iter().filter(|_| self.together.is_empty());
        alone.chain(&self.together)
    }

    /// From the first part's start to the last part's end.
    #[must_use]
    pub fn hull(&self) -> Span {
        let start = self.parts.first().map_or(0, |p| p.start);
        let end = self.parts.last().map_or(start, |p| p.end);
        Span { start, end }
    }
}

/// What a stretch of quoted or reported words is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuoteKind {
    /// Wholly in quotation marks.
    Direct,
    /// Quoted words inside a reported clause.
    Mixed,
    /// Reported without marks.
    Indirect,
    /// Distance, irony, a term.
    Scare,
    /// The title of a work.
    Title,
    /// A slogan, sign or inscription.
    Slogan,
}

impl QuoteKind {
    /// As in quotes.csv.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            QuoteKind::Direct => "direct",
            QuoteKind::Mixed => "mixed",
            QuoteKind::Indirect => "indirect",
            QuoteKind::Scare => "scare",
            QuoteKind::Title => "title",
            QuoteKind::Slogan => "slogan",
        }
    }
}

/// Who says a quote.
#[derive(Clone, Debug)]
pub struct Speaker {
    /// The attributing words as written, a pronoun included.
    pub span: Span,
    /// What those words are.
    pub kind: SpeakerKind,
    /// The entity they stand for, once resolved (index into [`Extraction::entities`](super::Extraction)).
    pub entity: Option<u32>,
    /// The mention of that entity which resolved a pronoun or description, or the words themselves (index into mentions).
    pub mention: Option<u32>,
    /// The words a pronoun stands for, where they name nobody (`his mother`).
    pub antecedent: Option<Span>,
}

/// What the attributing words are, after resolution: a pronoun that stands for a named person is `Person`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SpeakerKind {
    /// A named person.
    Person,
    /// A named organization (or a place that speaks as its government).
    Organization,
    /// Words that describe somebody unnamed (`his mother`).
    Description,
    /// A pronoun that could not be resolved.
    Pronoun,
}

impl SpeakerKind {
    /// As in quotes.csv.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            SpeakerKind::Person => "person",
            SpeakerKind::Organization => "organization",
            SpeakerKind::Description => "description",
            SpeakerKind::Pronoun => "pronoun",
        }
    }
}

/// A reporting word or phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Where it stands.
    pub span: Span,
    /// Its dictionary form (`say`).
    pub lemma: String,
    /// Its class (`neutral`, `deny`, `belief` …).
    pub class: String,
}
