//! The one error of the house: the run cannot go on. What concerns one record only is a [`Problem`](crate::model::Problem).

use std::fmt;
use std::path::Path;

/// What went wrong, where (`path` or `path:line`), and what to do about it.
pub struct Error {
    place: String,
    what: String,
    cure: String,
}

/// `Result` with the house's [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An error at `place` (`path` or `path:line`); `cure` tells the reader what to do and may be empty.
    pub fn new(place: impl fmt::Display, what: impl fmt::Display, cure: impl fmt::Display) -> Self {
        Error { place: place.to_string(), what: what.to_string(), cure: cure.to_string() }
    }

    /// A file-system error met at `path`.
    #[must_use]
    pub fn io(path: &Path, error: &std::io::Error, cure: &str) -> Self {
        Error::new(path.display(), error, cure)
    }

    /// Where it happened: `path` or `path:line`.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)?;
        if !self.cure.is_empty() {
            write!(f, "\n  {}", self.cure)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Error {}
