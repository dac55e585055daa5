//! The nouns: plain data that every room shares. No I/O, no rules, no dictionaries.
//!
//! [`Article`] as read → [`Document`] made ready → [`Match`]es found → [`Mention`]s, [`TimeExpression`]s and [`Quote`]s decided →
//! [`Entity`]s resolved: together one [`Extraction`].

mod article;
mod document;
mod entity;
mod extraction;
mod matches;
mod mention;
mod quote;
mod span;
mod time;

pub use article::{Article, Problem, PublishedBasis, Severity};
pub use document::{Alignment, Case, Document, Paragraph, Run, Sentence, Token, Zone};
pub use entity::{Entity, Facts, Gender, NameKind, Role, RoleStatus, Tie, TieKind};
pub use extraction::{Extraction, Focus};
pub use matches::{Match, Matches, RowId};
pub use mention::{Kind, Mention};
pub use quote::{Cue, Quote, QuoteKind, Speaker, SpeakerKind};
pub use span::{Field, Place, Span, TokenRange};
pub use time::{AnchorBasis, Granularity, TimeExpression, TimexType};
