//! Time expressions: what TIMEX3 calls DATE, TIME, DURATION and SET.

use super::Span;
use jiff::civil::Date;

/// One time expression with its value.
#[derive(Clone, Debug)]
pub struct TimeExpression {
    /// Where, in the view.
    pub span: Span,
    /// TIMEX3 type.
    pub timex_type: TimexType,
    /// TIMEX3 value (`2025-03-15`, `XXXX-03-15`, `P4M`, `2025-W17`, `PRESENT_REF` …).
    pub value: String,
    /// TIMEX3 mod (`START`, `APPROX`, …) or empty.
    pub modifier: String,
    /// TIMEX3 quant, for sets.
    pub quant: String,
    /// TIMEX3 freq, for sets.
    pub freq: String,
    /// EDTF level 1, or empty where the value is no calendar date.
    pub edtf: String,
    /// First day, if the year is known.
    pub from: Option<Date>,
    /// Last day, inclusive.
    pub to: Option<Date>,
    /// How fine the value is.
    pub granularity: Granularity,
    /// The date it was reckoned from.
    pub anchor: Option<Date>,
    /// What that date is.
    pub anchor_basis: Option<AnchorBasis>,
    /// Measured precision of the pattern, if measured.
    pub confidence: Option<f32>,
    /// The pattern, as `en/dates/calendar:name`, and what told day from month where that was open.
    pub reason: String,
}

/// TIMEX3 types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimexType {
    /// A calendar date or period.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

impl TimexType {
    /// As in dates.csv.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            TimexType::Date => "DATE",
            TimexType::Time => "TIME",
            TimexType::Duration => "DURATION",
            TimexType::Set => "SET",
        }
    }
}

/// How fine a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // the names say it
pub enum Granularity {
    Century,
    Decade,
    Year,
    Half,
    Quarter,
    Season,
    Month,
    Week,
    Weekend,
    Day,
    PartOfDay,
    Hour,
    Minute,
    Second,
    Unknown,
}

impl Granularity {
    /// As in dates.csv; empty = unknown.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Granularity::Century => "century",
            Granularity::Decade => "decade",
            Granularity::Year => "year",
            Granularity::Half => "half",
            Granularity::Quarter => "quarter",
            Granularity::Season => "season",
            Granularity::Month => "month",
            Granularity::Week => "week",
            Granularity::Weekend => "weekend",
            Granularity::Day => "day",
            Granularity::PartOfDay => "part_of_day",
            Granularity::Hour => "hour",
            Granularity::Minute => "minute",
            Granularity::Second => "second",
            Granularity::Unknown => "",
        }
    }
}

/// What the anchor of a relative expression is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AnchorBasis {
    /// The day of publication.
    Published,
    /// The dateline.
    Dateline,
    /// Another date of the text.
    Text,
    /// The moment of speaking inside a quote.
    Quote,
}

impl AnchorBasis {
    /// As in dates.csv.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            AnchorBasis::Published => "published",
            AnchorBasis::Dateline => "dateline",
            AnchorBasis::Text => "text",
            AnchorBasis::Quote => "quote",
        }
    }
}
