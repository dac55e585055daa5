//! What waits on disk for the closing pass beside the rows: a few bytes for each article.
//!
//! In: bytes, a piece for each article in reading order. Out: the same. The file has no name, so that nothing is left of it however the
//! run ends.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// The writing side.
pub struct Spill {
    out: zstd::Encoder<'static, BufWriter<File>>,
}

impl Spill {
    /// A nameless file in `folder`.
    pub fn new(folder: &Path) -> io::Result<Spill> {
        const FASTEST: i32 = 1;
        Ok(Spill { out: zstd::Encoder::new(BufWriter::new(tempfile::tempfile_in(folder)?), FASTEST)? })
    }

    /// Appends a piece.
    pub fn push(&mut self, piece: &[u8]) -> io::Result<()> {
        self.out.write_all(&(piece.len() as u32).to_le_bytes())?;
        self.out.write_all(piece)
    }

    /// Ends the writing and begins the reading.
    pub fn read(self) -> io::Result<Reading> {
        let mut file = self.out.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.seek(SeekFrom::Start(0))?;
        Ok(Reading { from: zstd::Decoder::new(file)? })
    }
}

/// The reading side.
pub struct Reading {
    from: zstd::Decoder<'static, BufReader<File>>,
}

impl Reading {
    /// The next piece.
    pub fn next_piece(&mut self) -> io::Result<Vec<u8>> {
        let mut length = [0; 4];
        self.from.read_exact(&mut length)?;
        let mut piece = vec![0; u32::from_le_bytes(length) as usize];
        self.from.read_exact(&mut piece)?;
        Ok(piece)
    }
}
