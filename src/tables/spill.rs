//! Which profile of the run each entity of an article is: numbers that wait on disk for the closing pass.
//!
//! In: numbers, a list for each article in reading order. Out: the same. The file has no name, so that nothing is left of it however the
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

    /// Appends the numbers of an article.
    pub fn push(&mut self, numbers: &[u32]) -> io::Result<()> {
        self.out.write_all(&(numbers.len() as u32).to_le_bytes())?;
        numbers.iter().try_for_each(|n| self.out.write_all(&n.to_le_bytes()))
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
    /// The numbers of the next article.
    pub fn next(&mut self) -> io::Result<Vec<u32>> {
        let length = self.number()?;
        (0..length).map(|_| self.number()).collect()
    }

    fn number(&mut self) -> io::Result<u32> {
        let mut bytes = [0; 4];
        self.from.read_exact(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }
}
