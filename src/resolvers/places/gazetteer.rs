//! The place lists read as places: class, country, divisions, coordinates, population.
//!
//! In: rows of any list under `places/` that has coordinates, ours or a user's. Out: [`Candidate`]s. Only the rows that a name in
//! the text may mean are ever read, so nothing is parsed at start. Absent: which candidate is meant.

use crate::dictionaries::{Lexicon, List, Row};
use crate::model::RowId;

/// What sort of place a row describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A country or territory.
    Country,
    /// A state, province, region.
    Admin1,
    /// A county, parish, district.
    Admin2,
    /// The capital of a country.
    Capital,
    /// The seat of a first-level division.
    Seat,
    /// The seat of a lower division.
    MinorSeat,
    /// Any other town.
    Town,
    /// A quarter of a town.
    Quarter,
    /// A post-office name without a town of its own.
    PostOffice,
    /// A continent or region that is no division.
    Region,
    /// Water, mountain, island, park.
    Nature,
    /// A street, building, airport.
    Facility,
}

impl Class {
    /// Is it a town or a part of one?
    #[must_use]
    pub fn is_town(self) -> bool {
        matches!(self, Class::Capital | Class::Seat | Class::MinorSeat | Class::Town | Class::Quarter | Class::PostOffice)
    }

    /// Its `place_type`, as in `places/designators.tsv` and places.csv; of natural features and buildings only the sort.
    #[must_use]
    pub fn place_type(self) -> &'static str {
        match self {
            Class::Country => "country",
            Class::Admin1 => "admin1",
            Class::Admin2 => "admin2",
            Class::Quarter => "quarter",
            Class::Region => "region",
            Class::Nature => "nature",
            Class::Facility => "facility",
            _ => "city",
        }
    }
}

/// A point on the globe.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Degrees north.
    pub latitude: f32,
    /// Degrees east.
    pub longitude: f32,
    unit: [f32; 3],
}

const EARTH_KM: f32 = 6371.0;

impl Point {
    /// From degrees.
    #[must_use]
    pub fn new(latitude: f32, longitude: f32) -> Point {
        let (la, lo) = (latitude.to_radians(), longitude.to_radians());
        Point { latitude, longitude, unit: [la.cos() * lo.cos(), la.cos() * lo.sin(), la.sin()] }
    }

    /// Is the other point at most so far away? Cheaper than the distance.
    #[must_use]
    pub fn is_within(&self, other: &Point, km: f32) -> bool {
        let squared: f32 = self.unit.iter().zip(other.unit).map(|(a, b)| (a - b) * (a - b)).sum();
        squared <= (km / EARTH_KM) * (km / EARTH_KM)
    }

    /// Kilometres along the surface.
    #[must_use]
    pub fn distance(&self, other: &Point) -> f32 {
        let chord = self.unit.iter().zip(other.unit).map(|(a, b)| (a - b) * (a - b)).sum::<f32>().sqrt();
        2.0 * EARTH_KM * (chord / 2.0).min(1.0).asin()
    }
}

/// How the words in the text lead to a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bearing {
    /// They are its name.
    Name,
    /// They are one of its aliases.
    Alias,
    /// They are its name in another dress (`the town of X`, `northern X`, `St X`).
    Variant,
    /// They are the word for its people.
    Demonym,
}

/// A row that a name may mean.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'l> {
    /// The row.
    pub row: RowId,
    /// What sort of place.
    pub class: Class,
    /// How the name leads to it.
    pub bearing: Bearing,
    /// ISO 3166-1 alpha-2; empty = none or several.
    pub country: &'l str,
    /// `US.LA`, or empty.
    pub admin1: &'l str,
    /// The code below `admin1`, or empty.
    pub admin2: &'l str,
    /// Where, if the row says.
    pub point: Option<Point>,
    /// How many people; 0 = unknown.
    pub population: f32,
}

impl Candidate<'_> {
    /// Does this place lie inside another, as their codes say?
    #[must_use]
    pub fn is_in(&self, outer: &Candidate) -> bool {
        if self.country != outer.country || self.country.is_empty() {
            return false;
        }
        match outer.class {
            Class::Country => self.class != Class::Country,
            Class::Admin1 => self.class != Class::Country && self.class != Class::Admin1 && self.admin1 == outer.admin1,
            Class::Admin2 => self.class.is_town() && self.admin1 == outer.admin1 && !self.admin2.is_empty() && self.admin2 == outer.admin2,
            _ => false,
        }
    }

    /// Is it a country or a division?
    #[must_use]
    pub fn is_container(&self) -> bool {
        matches!(self.class, Class::Country | Class::Admin1 | Class::Admin2)
    }

    /// The code of the smallest division it is or lies in, down to the first level: `US.LA`, `US`.
    #[must_use]
    pub fn code(&self) -> &str {
        if self.admin1.is_empty() { self.country } else { self.admin1 }
    }
}

/// Which column of a list says what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cell {
    Other,
    Feature,
    Type,
    Country,
    Admin1,
    Admin2,
    Latitude,
    Longitude,
    Population,
}

/// The place lists of a lexicon.
pub struct Gazetteer {
    lists: Vec<Option<Columns>>,
}

struct Columns {
    cells: Vec<Cell>,
    class: Option<Class>,
}

impl Gazetteer {
    /// Finds the lists and their columns.
    #[must_use]
    pub fn new(lexicon: &Lexicon) -> Gazetteer {
        Gazetteer { lists: lexicon.lists().iter().map(columns).collect() }
    }

    /// Is this list one of places with coordinates?
    #[must_use]
    pub fn holds(&self, list: u16) -> bool {
        self.lists.get(list as usize).is_some_and(Option::is_some)
    }

    /// What all rows of a list are, where the list says (countries, divisions).
    #[must_use]
    pub fn class_of_list(&self, list: u16) -> Option<Class> {
        self.lists.get(list as usize)?.as_ref()?.class
    }

    /// Reads a row; none if its list is not one of places.
    #[must_use]
    pub fn candidate<'l>(&self, row: RowId, bearing: Bearing, lexicon: &'l Lexicon) -> Option<Candidate<'l>> {
        let columns = self.lists.get(lexicon.list_of(row) as usize)?.as_ref()?;
        Some(read(columns, row, lexicon.row(row), bearing))
    }
}

fn columns(list: &List) -> Option<Columns> {
    let subject = list.subject();
    if !subject.starts_with("places/") || list.column("latitude").is_none() {
        return None;
    }
    let class = match subject {
        "places/countries" => Some(Class::Country),
        "places/admin1" => Some(Class::Admin1),
        "places/admin2" => Some(Class::Admin2),
        _ => None,
    };
    let cell = |name: &String| match name.as_str() {
        "feature" => Cell::Feature,
        "place_type" => Cell::Type,
        "country_code" | "code" => Cell::Country,
        "admin1_code" => Cell::Admin1,
        "admin2_code" => Cell::Admin2,
        "latitude" => Cell::Latitude,
        "longitude" => Cell::Longitude,
        "population" => Cell::Population,
        _ => Cell::Other,
    };
    Some(Columns { cells: list.header.columns.iter().map(cell).collect(), class })
}

fn read<'l>(columns: &Columns, id: RowId, row: Row<'l>, bearing: Bearing) -> Candidate<'l> {
    let class = columns.class.unwrap_or(Class::Town);
    let mut out = Candidate { row: id, class, bearing, country: "", admin1: "", admin2: "", point: None, population: 0.0 };
    let (mut latitude, mut longitude) = (None, None);
    for (cell, text) in columns.cells.iter().zip(row.cells()) {
        match cell {
            Cell::Other => {}
            Cell::Feature => out.class = town(text),
            Cell::Type => out.class = sort(text),
            Cell::Country => out.country = text,
            Cell::Admin1 => out.admin1 = text,
            Cell::Admin2 => out.admin2 = text,
            Cell::Latitude => latitude = text.parse().ok(),
            Cell::Longitude => longitude = text.parse().ok(),
            Cell::Population => out.population = text.parse().unwrap_or(0.0),
        }
    }
    // The list of second-level divisions spells the code whole (`US.LA.079`), the towns only its end.
    if let Some(rest) = out.admin2.strip_prefix(out.admin1).and_then(|r| r.strip_prefix('.')) {
        out.admin2 = rest;
    }
    out.point = latitude.zip(longitude).map(|(la, lo)| Point::new(la, lo));
    out
}

/// GeoNames feature codes of populated places.
fn town(feature: &str) -> Class {
    match feature {
        "PPLC" => Class::Capital,
        "PPLA" => Class::Seat,
        "PPLA2" | "PPLA3" | "PPLA4" => Class::MinorSeat,
        "PPLX" => Class::Quarter,
        "PPLL" => Class::PostOffice,
        _ => Class::Town,
    }
}

fn sort(place_type: &str) -> Class {
    match place_type {
        "country" => Class::Country,
        "admin1" => Class::Admin1,
        "admin2" => Class::Admin2,
        "city" => Class::Town,
        "quarter" => Class::Quarter,
        "region" | "continent" => Class::Region,
        "airport" | "facility" | "street" => Class::Facility,
        _ => Class::Nature,
    }
}
