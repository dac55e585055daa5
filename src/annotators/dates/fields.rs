//! The vocabulary of the grammar: what a time expression can say, field by field.
//!
//! A match of a rule is nothing but a set of [`Fields`]; lists, number classes and `[field=value]` in a pattern fill them.
//! Absent: how fields become a value (see [`value`](super::value)).

/// The value of a field that nothing has set.
pub(super) const NONE: i16 = i16::MIN;

macro_rules! fields {
    ($($name:ident $text:literal $doc:literal,)*) => {
        /// One thing that a time expression can say.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Field { $(#[doc = $doc] $name,)* }
        const NAMES: &[(&str, Field)] = &[$(($text, Field::$name),)*];
        const COUNT: usize = NAMES.len();
    };
}

fields! {
    Year "year" "Four digits.",
    Year2 "year2" "Two digits of a year; the century is inferred.",
    Decade "decade" "The year without its last digit: 199.",
    Decade2 "decade2" "The tens of a decade whose century is inferred: 9.",
    Century "century" "Counted from 1: the 20th is 20.",
    Bc "bc" "1 = before the common era.",
    Month "month" "1 to 12.",
    Day "day" "Of the month.",
    Weekday "weekday" "Monday is 1.",
    Quarter "quarter" "1 to 4.",
    Half "half" "1 or 2.",
    Season "season" "See [`SEASONS`].",
    Week "week" "ISO week of the year.",
    Holiday "holiday" "Index of a named day of the grammar.",
    Nth "nth" "The how-manieth `unit` or weekday of a period; -1 = the last.",
    Part "part" "Part of the day, see [`PARTS`].",
    Hour "hour" "0 to 24, before `meridiem`.",
    Minute "minute" "0 to 59.",
    Second "second" "0 to 59.",
    Meridiem "meridiem" "1 = before noon, 2 = after.",
    Zone "zone" "Minutes east of UTC.",
    ZoneSign "zone_sign" "1 = east of UTC, -1 = west; for `zone_hours`.",
    ZoneHours "zone_hours" "Hours from UTC.",
    ZoneMinutes "zone_minutes" "Minutes from UTC, beside the hours.",
    Count "count" "How many units.",
    Thousands "thousands" "`count` is so many thousands: 1 = thousand, 2 = million.",
    Half_ "and_half" "1 = and a half.",
    Vague "vague" "1 = an unknown number of units (PX).",
    Unit "unit" "See [`UNITS`].",
    Relative "relative" "-1 last, 0 this, 1 next: of `unit`, else of the month, weekday, season … named.",
    Shift "shift" "-1 ago, 1 from now: by `count` `unit`.",
    Anchor "anchor" "See [`ANCHORS`].",
    Modifier "mod" "TIMEX3 mod, see [`MODIFIERS`].",
    Reference "ref" "See [`REFERENCES`].",
    Quant "quant" "See [`QUANTS`].",
    Freq "freq" "How often in the period of a set.",
    Multiple "multiple" "1 = weekdays, months or parts of the day in general, a set.",
    Fiscal "fiscal" "1 = of the fiscal year.",
    ToYear "to_year" "The second end of a range.",
    ToYear2 "to_year2" "The second end of a range: the last digits of its year.",
    ToDigit "to_digit" "The second end of a range: the last digit of its year.",
    ToMonth "to_month" "The second end of a range.",
    ToDay "to_day" "The second end of a range.",
    First "first" "The first of two numbers with a slash between.",
    Second_ "other" "The second of two numbers with a slash between.",
    DayFirst "day_first" "1 = the day stands before the month.",
    Op "op" "How it hangs on the expression it is composed with, see [`OPS`].",
    Direction "direction" "-1 = what stands before it points to the past, 1 = to the future; see [`Tense::direction`](super::context::Tense::direction).",
}

/// Units of time, from fine to coarse.
pub(super) const UNITS: &[&str] = &[
    "second",
    "minute",
    "hour",
    "day",
    "weekend",
    "week",
    "fortnight",
    "month",
    "quarter",
    "half",
    "season",
    "year",
    "decade",
    "century",
    "millennium",
    "night",
];
/// TIMEX3 seasons.
pub(super) const SEASONS: &[&str] = &["SP", "SU", "FA", "WI"];
/// TIMEX3 parts of the day.
pub(super) const PARTS: &[&str] = &["MO", "AF", "EV", "NI", "MI", "DT"];
/// What a relative expression is reckoned from: the moment of speaking, the last day the text named, the quarter it reports on, or nothing.
pub(super) const ANCHORS: &[&str] = &["speech", "text", "quarter", "quarter_or_text", "none"];
/// How an expression hangs on another: it lies inside it, after or before it, nearest to it, or is that very one.
pub(super) const OPS: &[&str] = &["within", "after", "before", "closest", "same"];
/// TIMEX3 modifiers.
pub(super) const MODIFIERS: &[&str] =
    &["START", "MID", "END", "APPROX", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"];
/// TIMEX3 references without a date.
pub(super) const REFERENCES: &[&str] = &["PRESENT_REF", "PAST_REF", "FUTURE_REF"];
/// TIMEX3 quant.
pub(super) const QUANTS: &[&str] = &["EVERY", "EACH"];

impl Field {
    /// The field of that name.
    pub(super) fn named(name: &str) -> Option<Field> {
        NAMES.iter().find(|(text, _)| *text == name).map(|(_, field)| *field)
    }

    /// A value as the grammar writes it: a number, or a name of the field's vocabulary.
    pub(super) fn value(self, text: &str) -> Option<i16> {
        if let Ok(number) = text.parse() {
            return Some(number);
        }
        let names = match self {
            Field::Unit => UNITS,
            Field::Season => SEASONS,
            Field::Part => PARTS,
            Field::Anchor => ANCHORS,
            Field::Modifier => MODIFIERS,
            Field::Reference => REFERENCES,
            Field::Quant => QUANTS,
            Field::Op => OPS,
            _ => return None,
        };
        names.iter().position(|n| *n == text).map(|i| i as i16)
    }
}

/// What one expression says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Fields([i16; COUNT]);

impl Fields {
    /// Nothing said.
    pub(super) const EMPTY: Fields = Fields([NONE; COUNT]);

    /// The value of a field, if said.
    pub(super) fn of(&self, field: Field) -> Option<i16> {
        Some(self.0[field as usize]).filter(|v| *v != NONE)
    }

    /// The same of a field whose values are small: a day, a month, an hour.
    pub(super) fn small(&self, field: Field) -> Option<i8> {
        self.of(field).and_then(|v| i8::try_from(v).ok())
    }

    /// How many units, thousands counted.
    pub(super) fn count(&self) -> i64 {
        let thousands = self.of(Field::Thousands).and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
        1000_i64.saturating_pow(thousands).saturating_mul(i64::from(self.of(Field::Count).unwrap_or(1)))
    }

    /// Takes it back.
    pub(super) fn unset(&mut self, field: Field) {
        self.0[field as usize] = NONE;
    }

    /// Is the field said?
    pub(super) fn has(&self, field: Field) -> bool {
        self.0[field as usize] != NONE
    }

    /// Says it.
    pub(super) fn set(&mut self, field: Field, value: i16) {
        self.0[field as usize] = value;
    }

    /// The name that stands for a field's value in a TIMEX3 vocabulary.
    pub(super) fn name(&self, field: Field, names: &'static [&'static str]) -> &'static str {
        self.of(field).and_then(|v| names.get(v as usize)).copied().unwrap_or("")
    }
}

impl std::fmt::Debug for Fields {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_map().entries(NAMES.iter().filter(|(_, field)| self.has(*field)).map(|(name, field)| (name, self.0[*field as usize]))).finish()
    }
}
