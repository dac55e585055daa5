//! Excel: one workbook, one sheet for each table, split where a sheet is full.
//!
//! Texts and ids are written as text, so that nothing is taken for a formula, a date or a number; numbers, days and booleans are what they
//! are. A text longer than a cell can hold is cut, says so at its end, and is told of. Rows go to the disk as they come.
//! Absent: days before 1900, which Excel does not know; they stand as text.

use super::rows::{Source, Value};
use super::{Export, Note, failed};
use crate::error::Result;
use crate::tables::{Table, tables};
use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

/// A workbook whose sheets hold so many rows, the header counted.
pub(super) struct Xlsx {
    rows: u32,
}

const FILE: &str = "tables.xlsx";
/// UTF-16 units that a cell holds.
const CELL: usize = 32_767;
/// Rows whose cells decide how wide a column is shown, and the bounds of that in characters.
const LOOKED_AT: u32 = 200;
const WIDTHS: (usize, usize) = (9, 60);
/// Whole numbers beyond it are not exact in a spreadsheet.
const EXACT: i64 = 1_000_000_000_000_000;
/// The first year of Excel's calendar.
const FIRST_YEAR: i16 = 1900;

impl Xlsx {
    /// As Excel has it.
    pub(super) const STANDARD: Xlsx = Xlsx { rows: 1_048_576 };
}

impl Export for Xlsx {
    fn name(&self) -> &'static str {
        "xlsx"
    }

    fn files(&self) -> Vec<String> {
        vec![FILE.to_owned()]
    }

    fn write(&self, source: &Source, notes: &mut Vec<Note>) -> Result<()> {
        let bad = |e: XlsxError| failed(FILE, &e);
        let mut workbook = Workbook::new();
        workbook.set_tempdir(source.folder).map_err(bad)?;
        // A fixed day: the same tables give the same bytes.
        let created = ExcelDateTime::from_ymd(2000, 1, 1).map_err(bad)?;
        workbook.set_properties(&DocProperties::new().set_author("gleaner").set_creation_datetime(&created));
        for table in &tables() {
            Sheets { workbook: &mut workbook, rows: self.rows, table, cut: Vec::new() }.write(source, notes)?;
        }
        workbook.save(source.folder.join(FILE)).map_err(bad)
    }
}

/// The sheets of one table.
struct Sheets<'w> {
    workbook: &'w mut Workbook,
    rows: u32,
    table: &'w Table,
    /// For each column in which cells were cut: how many, and the first row of them (the header is row 1).
    cut: Vec<(usize, u64, String)>,
}

impl Sheets<'_> {
    fn write(mut self, source: &Source, notes: &mut Vec<Note>) -> Result<()> {
        let bad = |e: XlsxError| failed(FILE, &e);
        let (heading, day) = (Format::new().set_bold(), Format::new().set_num_format("yyyy-mm-dd"));
        let mut sheets = 1;
        let mut widths: Vec<usize> = self.table.columns.iter().map(|c| c.name.chars().count() + 3).collect();
        let mut row = 1;
        self.open(sheets, &heading).map_err(bad)?;
        source.rows(self.table, &mut |values| {
            if row == self.rows {
                self.close(sheets, row, &widths).map_err(bad)?;
                (sheets, row) = (sheets + 1, 1);
                self.open(sheets, &heading).map_err(bad)?;
            }
            for (at, value) in values.iter().enumerate() {
                if row <= LOOKED_AT && sheets == 1 {
                    widths[at] = widths[at].max(width(value));
                }
                let cut = cell(self.sheet(sheets).map_err(bad)?, row, at as u16, value, &day).map_err(bad)?;
                if cut {
                    self.was_cut(at, sheets, row);
                }
            }
            row += 1;
            Ok(())
        })?;
        self.close(sheets, row, &widths).map_err(bad)?;
        for (at, cells, first) in self.cut {
            let column = self.table.columns[at].name;
            let what = format!(
                "{cells} texts of {}.{column} are longer than the {CELL} characters a cell holds and were cut, the first at {first}; {}.csv has them whole",
                self.table.name, self.table.name
            );
            notes.push(Note { file: FILE.to_owned(), what });
        }
        Ok(())
    }

    fn was_cut(&mut self, column: usize, sheet: u32, row: u32) {
        match self.cut.iter_mut().find(|(at, ..)| *at == column) {
            Some((_, cells, _)) => *cells += 1,
            None => self.cut.push((column, 1, format!("row {} of the sheet “{}”", row + 1, self.sheet_name(sheet)))),
        }
    }

    /// `mentions`, `mentions (2)` …
    fn sheet_name(&self, nth: u32) -> String {
        if nth == 1 { self.table.name.to_owned() } else { format!("{} ({nth})", self.table.name) }
    }

    fn sheet(&mut self, nth: u32) -> std::result::Result<&mut Worksheet, XlsxError> {
        let name = self.sheet_name(nth);
        self.workbook.worksheet_from_name(&name)
    }

    /// A new sheet with its header row.
    fn open(&mut self, nth: u32, heading: &Format) -> std::result::Result<(), XlsxError> {
        let name = self.sheet_name(nth);
        let sheet = self.workbook.add_worksheet_with_constant_memory()?.set_name(name)?;
        sheet.set_freeze_panes(1, 0)?;
        for (at, column) in self.table.columns.iter().enumerate() {
            sheet.write_string_with_format(0, at as u16, column.name, heading)?;
        }
        Ok(())
    }

    /// A filter over all rows, and columns as wide as what stands in them.
    fn close(&mut self, nth: u32, rows: u32, widths: &[usize]) -> std::result::Result<(), XlsxError> {
        let sheet = self.sheet(nth)?;
        sheet.autofilter(0, 0, rows - 1, widths.len() as u16 - 1)?;
        for (at, &width) in widths.iter().enumerate() {
            sheet.set_column_width(at as u16, width.clamp(WIDTHS.0, WIDTHS.1) as u32)?;
        }
        Ok(())
    }
}

/// Writes a cell. Was it cut?
fn cell(sheet: &mut Worksheet, row: u32, column: u16, value: &Value, day: &Format) -> std::result::Result<bool, XlsxError> {
    match value {
        Value::Null => {}
        Value::Text(text) => {
            let short = shortened(text);
            sheet.write_string(row, column, short.as_deref().unwrap_or(text))?;
            return Ok(short.is_some());
        }
        Value::Integer(number) if number.abs() < EXACT => drop(sheet.write_number(row, column, *number as f64)?),
        Value::Integer(number) => drop(sheet.write_string(row, column, number.to_string())?),
        Value::Number(number) => drop(sheet.write_number(row, column, *number)?),
        Value::Boolean(yes) => drop(sheet.write_boolean(row, column, *yes)?),
        Value::Date(date) => match excel_day(*date) {
            Some(number) => drop(sheet.write_number_with_format(row, column, number, day)?),
            None => drop(sheet.write_string(row, column, date.to_string())?),
        },
    }
    Ok(false)
}

/// A text that fits into a cell, with a mark at its end; nothing if it fits as it is.
fn shortened(text: &str) -> Option<String> {
    const MARK: &str = " […]";
    if text.len() <= CELL || text.encode_utf16().count() <= CELL {
        return None;
    }
    let (mut units, mut end) = (MARK.encode_utf16().count(), 0);
    for c in text.chars() {
        units += c.len_utf16();
        if units > CELL {
            break;
        }
        end += c.len_utf8();
    }
    Some(format!("{}{MARK}", &text[..end]))
}

/// The number a day has in Excel, which takes 1900 for a leap year.
fn excel_day(date: Date) -> Option<f64> {
    const BEFORE_MARCH: i32 = 60;
    if date.year() < FIRST_YEAR {
        return None;
    }
    let days = date.since(jiff::civil::date(FIRST_YEAR - 1, 12, 31)).ok()?.get_days();
    Some(f64::from(if days >= BEFORE_MARCH { days + 1 } else { days }))
}

fn width(value: &Value) -> usize {
    match value {
        Value::Null => 0,
        Value::Text(text) => text.chars().take(WIDTHS.1).count() + 1,
        Value::Integer(number) => number.to_string().len() + 1,
        Value::Number(number) => number.to_string().len() + 1,
        Value::Boolean(_) => WIDTHS.0,
        Value::Date(_) => 11,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::Style;
    use std::io::Read;

    /// A sheet that is full goes on in another, with a header of its own; no row is lost or twice there.
    #[test]
    fn a_full_sheet_goes_on_in_another() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for table in tables() {
            let rows = if table.name == "names" { (0..7).map(|i| format!("person:{i},Name {i},full,{i},{i},\n")).collect() } else { String::new() };
            std::fs::write(folder.path().join(format!("{}.csv", table.name)), format!("{}\n{rows}", table.header())).expect("writable");
        }
        let mut notes = Vec::new();
        Xlsx { rows: 4 }.write(&Source::new(folder.path(), Style::default()), &mut notes).expect("it is written");
        assert_eq!(notes, []);
        let mut archive = zip::ZipArchive::new(std::fs::File::open(folder.path().join(FILE)).expect("there")).expect("a ZIP archive");
        let mut part = |name: &str| {
            let mut text = String::new();
            archive.by_name(name).expect("a part").read_to_string(&mut text).expect("XML");
            text
        };
        let book = part("xl/workbook.xml");
        let names: Vec<&str> = book.split("<sheet name=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let first = names.iter().position(|n| *n == "names").expect("the table has a sheet");
        assert_eq!(names[first..first + 4], ["names", "names (2)", "names (3)", "apart"]);
        for (i, rows) in [(first, 0..3), (first + 1, 3..6), (first + 2, 6..7)] {
            let xml = part(&format!("xl/worksheets/sheet{}.xml", i + 1));
            assert!(xml.contains(">entity_id<") && xml.matches("<row ").count() == rows.len() + 1, "{xml}");
            assert!(rows.clone().all(|row| xml.contains(&format!(">person:{row}<"))), "{xml}");
        }
    }

    #[test]
    fn a_cell_holds_utf_16_units() {
        assert_eq!(shortened(&"a".repeat(CELL)), None);
        let cut = shortened(&"😀".repeat(CELL)).expect("too long");
        assert!(cut.encode_utf16().count() <= CELL && cut.ends_with("😀 […]"));
    }

    #[test]
    fn days_are_those_of_excel() {
        use jiff::civil::date;
        for (day, number) in [(date(1900, 1, 1), 1.0), (date(1900, 2, 28), 59.0), (date(1900, 3, 1), 61.0), (date(2024, 5, 1), 45413.0)] {
            assert_eq!(excel_day(day), Some(number), "{day}");
        }
        assert_eq!(excel_day(date(1899, 12, 31)), None);
    }
}
