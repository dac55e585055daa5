//! The day in a web address (`/2024/05/01/`): a last resort, where neither the record nor the text says when an article appeared.

use crate::dictionaries::{Lexicon, Pattern};
use crate::error::Result;
use crate::model::{Document, PublishedBasis};
use jiff::civil::Date;

/// The patterns of `text/address_day.toml` (groups `year`, `month`, `day`), and the names of months.
pub(super) struct AddressDay {
    patterns: Vec<Pattern>,
    months: Vec<(String, i8)>,
}

impl AddressDay {
    pub(super) fn new(lexicon: &Lexicon) -> Result<AddressDay> {
        let rows = lexicon.about("text/months").flat_map(|list| lexicon.list(list).rows()).map(|row| lexicon.row(row));
        let months = rows.filter_map(|row| Some((crate::words::fold(row.name()), row.column("month").parse().ok()?)));
        Ok(AddressDay { patterns: lexicon.patterns("text/address_day")?, months: months.collect() })
    }

    /// Fills `published` where nothing else gave it.
    pub(super) fn find(&self, document: &mut Document) {
        if document.published.is_none() {
            document.published = self.patterns.iter().find_map(|pattern| self.date(&pattern.regex.captures(&document.article.url)?));
            document.published_basis = document.published.map(|_| PublishedBasis::Url);
        }
    }

    fn date(&self, found: &regex::Captures) -> Option<Date> {
        let number = |name: &str| found.name(name)?.as_str().parse().ok();
        let month = number("month").or_else(|| {
            let name = crate::words::fold(found.name("month")?.as_str());
            self.months.iter().find(|(month, _)| *month == name).map(|(_, number)| i16::from(*number))
        });
        Date::new(number("year")?, month?.try_into().ok()?, number("day")?.try_into().ok()?).ok()
    }
}
