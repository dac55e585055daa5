//! All integration tests, one binary: quick to link. See `tests/README.md` for what each room proves.

mod house;
mod patterns;
mod text;
