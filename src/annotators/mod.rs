//! What matches mean: names of people, organizations and places, and time expressions.

mod dates;
pub mod names;

pub use dates::{Dates, RawTime};
pub use names::Names;
