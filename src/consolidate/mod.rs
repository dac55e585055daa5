//! The run's entities: the same thing has the same id, whatever article it is in.

pub mod identity;
