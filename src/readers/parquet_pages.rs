//! A look through the pages of a Parquet row group before the library reads it.
//!
//! In: the file and what its end says of a row group. Out: nothing if all lengths are those of pages that exist and can be held
//! in memory, else what is wrong. The library takes lengths as they stand, reserves as much memory, and unpacks gzip until it ends.
//! Absent: what the pages hold.

use super::archive::Bomb;
use parquet::basic::Compression;
use parquet::file::metadata::{ColumnChunkMetaData, RowGroupMetaData};
use parquet::schema::types::Type;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};

/// The largest page that is unpacked. Writers make pages of a megabyte, some of a row group's whole column.
const PAGE: i64 = 256 << 20;

/// The longest head of a page: it may hold a smallest and a largest value.
const HEAD: u64 = 1 << 20;

/// How deep the parts of a head may be nested.
const DEPTH: usize = 16;

/// Looks through the pages of those columns of a row group that belong to `wanted`.
pub(super) fn looked_through(file: &File, length: u64, group: &RowGroupMetaData, wanted: &Type) -> io::Result<()> {
    for column in group.columns() {
        let root = column.column_path().parts().first();
        if root.is_some_and(|root| wanted.get_fields().iter().any(|f| f.name() == root)) {
            chunk(file, length, column)?;
        }
    }
    Ok(())
}

fn chunk(file: &File, length: u64, column: &ColumnChunkMetaData) -> io::Result<()> {
    let start = column.dictionary_page_offset().filter(|&at| at > 0).unwrap_or(column.data_page_offset());
    let (Ok(start), Ok(size)) = (u64::try_from(start), u64::try_from(column.compressed_size())) else { return Err(lies()) };
    let end = start.checked_add(size).filter(|&end| end <= length).ok_or_else(lies)?;
    let mut bytes = BufReader::new(file.try_clone()?);
    bytes.seek(SeekFrom::Start(start))?;
    let mut at = start;
    while at < end {
        let mut head = Compact { bytes: bytes.by_ref().take(HEAD.min(end - at)), read: 0 };
        let page = head.page()?;
        let (Ok(packed), true) = (u64::try_from(page.packed), (0..=i64::from(i32::MAX)).contains(&page.unpacked)) else { return Err(lies()) };
        at = at.checked_add(head.read).and_then(|at| at.checked_add(packed)).filter(|&at| at <= end).ok_or_else(lies)?;
        if page.unpacked > PAGE {
            return Err(io::Error::other(Bomb));
        }
        if matches!(column.compression(), Compression::GZIP(_)) {
            let most = page.unpacked.unsigned_abs();
            let mut gzip = flate2::read::MultiGzDecoder::new(bytes.by_ref().take(packed)).take(most + 1);
            if io::copy(&mut gzip, &mut io::sink())? > most {
                return Err(io::Error::other(Bomb));
            }
        }
        bytes.seek(SeekFrom::Start(at))?;
    }
    Ok(())
}

fn lies() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "a length inside the file is not true")
}

/// What the head of a page says.
#[derive(Default)]
struct Page {
    unpacked: i64,
    packed: i64,
}

/// Thrift's compact protocol, as far as the head of a page needs it.
struct Compact<R> {
    bytes: R,
    read: u64,
}

impl<R: Read> Compact<R> {
    fn page(&mut self) -> io::Result<Page> {
        let (mut page, mut id) = (Page::default(), 0);
        while let Some(kind) = self.field(&mut id)? {
            match id {
                2 => page.unpacked = self.number()?,
                3 => page.packed = self.number()?,
                _ => self.pass(kind, 0)?,
            }
        }
        Ok(page)
    }

    /// The kind of the next field, and its number in `id`; nothing at the end of the struct.
    fn field(&mut self, id: &mut i16) -> io::Result<Option<u8>> {
        let byte = self.byte()?;
        if byte == 0 {
            return Ok(None);
        }
        *id = match byte >> 4 {
            0 => self.number()? as i16,
            step => id.checked_add(i16::from(step)).ok_or_else(lies)?,
        };
        Ok(Some(byte & 0x0f))
    }

    fn pass(&mut self, kind: u8, depth: usize) -> io::Result<()> {
        if depth == DEPTH {
            return Err(lies());
        }
        match kind {
            1 | 2 => Ok(()),
            3 => self.byte().map(drop),
            4..=6 => self.varint().map(drop),
            7 => (0..8).try_for_each(|_| self.byte().map(drop)),
            8 => {
                let length = self.varint()?;
                (0..length).try_for_each(|_| self.byte().map(drop))
            }
            9 | 10 => {
                let byte = self.byte()?;
                let length = if byte >> 4 == 15 { self.varint()? } else { u64::from(byte >> 4) };
                // An element that takes no byte would let a list without end cost nothing.
                (0..length).try_for_each(|_| if byte & 0x0f <= 2 { self.byte().map(drop) } else { self.pass(byte & 0x0f, depth + 1) })
            }
            12 => {
                let mut id = 0;
                while let Some(kind) = self.field(&mut id)? {
                    self.pass(kind, depth + 1)?;
                }
                Ok(())
            }
            _ => Err(lies()),
        }
    }

    fn number(&mut self) -> io::Result<i64> {
        let zigzag = self.varint()?;
        Ok((zigzag >> 1) as i64 ^ -((zigzag & 1) as i64))
    }

    fn varint(&mut self) -> io::Result<u64> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(lies())
    }

    fn byte(&mut self) -> io::Result<u8> {
        let mut byte = [0];
        self.bytes.read_exact(&mut byte)?;
        self.read += 1;
        Ok(byte[0])
    }
}
