//! From extractions to CSV.
