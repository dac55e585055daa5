//! All integration tests, one binary: quick to link. See `tests/README.md` for what each room proves.

mod bad_input;
mod cli;
mod dates;
mod duplicates;
mod examples;
mod exports;
mod golden;
mod house;
mod licences;
mod name_parts;
mod names;
mod patterns;
mod places;
mod places_fit;
mod quotes;
mod readers;
mod readers_agency;
mod readers_archives;
mod readers_pages;
#[cfg(feature = "parquet")]
mod readers_parquet;
mod readme;
mod resolvers;
mod resume;
mod rooms;
mod tables;
mod text;
