#![doc = include_str!("README.md")]
#![warn(missing_docs)]

pub mod annotators;
pub mod batch;
pub mod consolidate;
pub mod dictionaries;
pub mod duplicates;
pub mod error;
pub mod exports;
pub mod identities;
pub mod matchers;
pub mod model;
pub mod pipeline;
pub mod quotes;
pub mod readers;
pub mod resolvers;
pub mod store;
pub mod tables;
pub mod text;
pub mod words;

pub use error::{Error, Result};
pub use pipeline::Pipeline;
