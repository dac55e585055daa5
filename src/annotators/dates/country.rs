//! What differs between countries: the order of day and month, the fiscal year; and which country an address belongs to.
//!
//! In: `[order]`, `[fiscal.XX]` and `[addresses]` of the grammar. Absent: any text.

use super::grammar::strings;
use std::collections::HashMap;
use toml::{Table, Value};

/// The fiscal year of a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FiscalYear {
    /// The month it begins in.
    pub start: i8,
    /// Is a single year its last (`FY25` = April 2024 to March 2025) or its first? `None` = both are written.
    pub named_by_end: Option<bool>,
}

/// What differs between countries, by ISO 3166-1 alpha-2 code.
#[derive(Default)]
pub(super) struct Countries {
    month_first: Vec<String>,
    fiscal: HashMap<String, FiscalYear>,
    no_country: Vec<String>,
    other_codes: HashMap<String, String>,
}

impl Countries {
    /// Reads the tables of the files.
    pub(super) fn new<'t>(files: impl Iterator<Item = &'t Table>) -> Countries {
        let mut out = Countries::default();
        for file in files {
            let table = |key: &str| file.get(key).and_then(Value::as_table);
            out.month_first.extend(strings(table("order").and_then(|t| t.get("month_first"))).into_iter().map(str::to_owned));
            out.no_country.extend(strings(table("addresses").and_then(|t| t.get("no_country"))).into_iter().map(str::to_owned));
            for (ending, country) in table("addresses").and_then(|t| t.get("other_codes")).and_then(Value::as_table).into_iter().flatten() {
                out.other_codes.insert(ending.clone(), country.as_str().unwrap_or_default().to_owned());
            }
            for (country, value) in table("fiscal").into_iter().flatten() {
                let start = value.get("start").and_then(Value::as_integer).unwrap_or(1) as i8;
                let named_by_end = value.get("named_by").and_then(Value::as_str).map(|n| n == "end");
                out.fiscal.insert(country.clone(), FiscalYear { start, named_by_end });
            }
        }
        out
    }

    /// Does the country write the month before the day (`12/25/2024`)?
    pub(super) fn month_first(&self, country: &str) -> bool {
        self.month_first.iter().any(|c| c == country)
    }

    /// Its fiscal year, if known.
    pub(super) fn fiscal(&self, country: &str) -> Option<FiscalYear> {
        self.fiscal.get(country).copied()
    }

    /// The country of a web address; empty = its ending says none.
    pub(super) fn of_address(&self, url: &str) -> String {
        let host = url.split_once("://").map_or(url, |(_, rest)| rest).split(['/', ':', '?', '#']).next().unwrap_or("");
        let ending = host.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        if ending.len() != 2 || self.no_country.contains(&ending) {
            return String::new();
        }
        self.other_codes.get(&ending).cloned().unwrap_or_else(|| ending.to_ascii_uppercase())
    }
}
