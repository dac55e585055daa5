//! Rows that wait on disk for their ids.
//!
//! In: the sheets of an article that have holes, and its entities. Out: the same, one article after the other, when the last one is
//! read. The file has no name, so that nothing is left of it however the run ends; it is compressed lightly, reasons repeat much.

use super::cells::{Hole, Wanted};
use jiff::civil::Date;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// The tables that have holes.
pub const SHEETS: usize = 3;

/// One article on its way through the spill.
#[derive(Debug, Default)]
pub struct Spilled {
    /// The article.
    pub article_id: u64,
    /// Its day of publication.
    pub published: Option<Date>,
    /// Its entities, in the order the holes count them.
    pub entities: Vec<SpilledEntity>,
    /// The rows of mentions, roles and quotes.
    pub sheets: [SpilledSheet; SHEETS],
}

/// Rows with their holes.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct SpilledSheet {
    /// The rows.
    pub bytes: Vec<u8>,
    /// What is to be filled in.
    pub holes: Vec<Hole>,
    /// How many rows.
    pub rows: u64,
}

/// One entity of an article: who it is (once the run is consolidated) and how the article names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpilledEntity {
    /// Its profile in the run, see [`consolidate`](crate::consolidate).
    pub profile: u32,
    /// How many times the article names it.
    pub mentions: u32,
    /// Where it is first named in the text.
    pub first_start: Option<u32>,
    /// Named in the title?
    pub in_title: bool,
    /// Statements by it.
    pub quotes: u32,
    /// Why its mentions are one thing.
    pub reason: String,
}

/// The writing side.
pub struct Spill {
    out: zstd::Encoder<'static, BufWriter<File>>,
    articles: u64,
}

impl Spill {
    /// A nameless file in `folder`.
    pub fn new(folder: &Path) -> io::Result<Spill> {
        const FASTEST: i32 = 1;
        let out = zstd::Encoder::new(BufWriter::new(tempfile::tempfile_in(folder)?), FASTEST)?;
        Ok(Spill { out, articles: 0 })
    }

    /// Appends one article.
    pub fn push(&mut self, article: &Spilled) -> io::Result<()> {
        self.articles += 1;
        let published = article.published.map_or(u32::MAX, |d| (d.year() as u32 & 0xffff) << 16 | (d.month() as u32) << 8 | d.day() as u32);
        self.out.write_all(&article.article_id.to_le_bytes())?;
        self.numbers(&[published, article.entities.len() as u32])?;
        for e in &article.entities {
            let first_start = e.first_start.map_or(0, |s| s + 1);
            self.numbers(&[e.profile, e.mentions, first_start, u32::from(e.in_title), e.quotes, e.reason.len() as u32])?;
            self.out.write_all(e.reason.as_bytes())?;
        }
        for SpilledSheet { bytes, holes, rows } in &article.sheets {
            self.numbers(&[bytes.len() as u32, holes.len() as u32, *rows as u32])?;
            self.out.write_all(bytes)?;
            for hole in holes {
                self.numbers(&[hole.at, hole.entity << 1 | u32::from(hole.what == Wanted::Name)])?;
            }
        }
        Ok(())
    }

    /// Ends the writing and begins the reading.
    pub fn read(self) -> io::Result<Reading> {
        let mut file = self.out.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.seek(SeekFrom::Start(0))?;
        Ok(Reading { from: zstd::Decoder::new(file)?, left: self.articles })
    }

    fn numbers(&mut self, numbers: &[u32]) -> io::Result<()> {
        numbers.iter().try_for_each(|n| self.out.write_all(&n.to_le_bytes()))
    }
}

/// The reading side.
pub struct Reading {
    from: zstd::Decoder<'static, BufReader<File>>,
    left: u64,
}

impl Reading {
    /// The next article into `article`, whose memory is used again; false = there is none.
    pub fn next(&mut self, article: &mut Spilled) -> io::Result<bool> {
        if self.left == 0 {
            return Ok(false);
        }
        self.left -= 1;
        let mut id = [0; 8];
        self.from.read_exact(&mut id)?;
        article.article_id = u64::from_le_bytes(id);
        let published = self.number()?;
        article.published = Date::new((published >> 16) as u16 as i16, (published >> 8) as i8, published as i8).ok();
        let entities = self.number()?;
        article.entities.clear();
        for _ in 0..entities {
            let (profile, mentions, first_start) = (self.number()?, self.number()?, self.number()?.checked_sub(1));
            let (in_title, quotes) = (self.number()? == 1, self.number()?);
            let mut reason = vec![0; self.number()? as usize];
            self.from.read_exact(&mut reason)?;
            let reason = String::from_utf8(reason).map_err(|e| io::Error::new(io::ErrorKind::InvalidData, e))?;
            article.entities.push(SpilledEntity { profile, mentions, first_start, in_title, quotes, reason });
        }
        for sheet in &mut article.sheets {
            let (length, holes, rows) = (self.number()?, self.number()?, self.number()?);
            sheet.rows = u64::from(rows);
            sheet.bytes.resize(length as usize, 0);
            self.from.read_exact(&mut sheet.bytes)?;
            sheet.holes.clear();
            for _ in 0..holes {
                let (at, rest) = (self.number()?, self.number()?);
                let what = if rest & 1 == 1 { Wanted::Name } else { Wanted::Id };
                sheet.holes.push(Hole { at, entity: rest >> 1, what });
            }
        }
        Ok(true)
    }

    fn number(&mut self) -> io::Result<u32> {
        let mut bytes = [0; 4];
        self.from.read_exact(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_in_comes_out() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let entity = SpilledEntity { profile: 7, mentions: 2, first_start: Some(0), in_title: true, quotes: 1, reason: "Short: a part".to_owned() };
        let hole = |what| Hole { at: 1, entity: 0, what };
        let sheet = |what, rows| SpilledSheet { bytes: b"a\n".to_vec(), holes: vec![hole(what)], rows };
        let article = Spilled {
            article_id: u64::MAX,
            published: Some(jiff::civil::date(2025, 4, 30)),
            entities: vec![entity.clone(), SpilledEntity { first_start: None, in_title: false, ..entity }],
            sheets: [sheet(Wanted::Name, 1), SpilledSheet::default(), sheet(Wanted::Id, 2)],
        };
        let mut spill = Spill::new(folder.path()).expect("a spill");
        spill.push(&article).expect("written");
        spill.push(&Spilled::default()).expect("written");
        let mut reading = spill.read().expect("readable");
        let mut back = Spilled::default();
        assert!(reading.next(&mut back).expect("read"));
        assert_eq!(format!("{article:?}"), format!("{back:?}"));
        assert!(reading.next(&mut back).expect("read"));
        assert_eq!((back.article_id, back.published, back.entities.len()), (0, None, 0));
        assert!(!reading.next(&mut back).expect("the end"));
    }
}
