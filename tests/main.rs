//! All integration tests, one binary: quick to link. See `tests/README.md` for what each room proves.

mod cli;
mod dates;
mod house;
mod patterns;
mod places;
mod places_fit;
mod quotes;
mod readers;
mod resolvers;
mod tables;
mod text;
