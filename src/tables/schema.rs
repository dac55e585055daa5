//! What a table is: its columns, with types, meanings and keys, declared on the same lines as the values.
//!
//! `row!` turns a documented struct into a row: its fields are the columns, their types the column types, their doc comments the
//! descriptions in datapackage.json and output/README.md.

use super::cells::Sheet;

/// A table and its columns.
#[derive(Debug)]
pub struct Table {
    /// File name without ending.
    pub name: &'static str,
    /// What one row is.
    pub about: &'static str,
    /// The columns that together name a row; empty = none.
    pub key: &'static [&'static str],
    /// The columns, in order.
    pub columns: &'static [Column],
}

/// One column.
#[derive(Debug)]
pub struct Column {
    /// Its name in the header row.
    pub name: &'static str,
    /// Its Table Schema type.
    pub kind: &'static str,
    /// The values it may take, where it is an enumeration.
    pub one_of: &'static [&'static str],
    /// What it holds.
    pub about: &'static str,
    /// The `table.column` it points to, if any.
    pub points_to: &'static str,
}

impl Table {
    /// The header row, without line end.
    #[must_use]
    pub fn header(&self) -> String {
        self.columns.iter().map(|c| c.name).collect::<Vec<_>>().join(",")
    }
}

/// A row of a table.
pub trait Row {
    /// The table.
    const TABLE: Table;

    /// Appends the cells, each with a comma after it.
    fn cells(&self, sheet: &mut Sheet);
}

/// A field name as a column name: `r#mod` is `mod`.
pub(super) const fn bare(field: &'static str) -> &'static str {
    match field.as_bytes() {
        [b'r', b'#', ..] => field.split_at(2).1,
        _ => field,
    }
}

/// Declares a row: `/// what one row is` `table_name key(columns)` and a struct whose documented fields are the columns.
/// `=> "table.column"` after a field's type makes it a foreign key.
macro_rules! row {
    (
        $(#[doc = $about:literal])+
        $table:ident key($($key:ident),*)
        struct $row:ident $(<$life:lifetime>)? {
            $( $(#[doc = $doc:literal])+ $column:ident: $type:ty $(=> $target:literal)?, )+
        }
    ) => {
        $(#[doc = $about])+
        pub struct $row $(<$life>)? {
            $( $(#[doc = $doc])+ pub $column: $type, )+
        }

        impl $(<$life>)? $crate::tables::schema::Row for $row $(<$life>)? {
            const TABLE: $crate::tables::schema::Table = $crate::tables::schema::Table {
                name: stringify!($table),
                about: concat!($($about),+),
                key: &[$(stringify!($key)),*],
                columns: &[$($crate::tables::schema::Column {
                    name: $crate::tables::schema::bare(stringify!($column)),
                    kind: <$type as $crate::tables::cells::Cell>::TYPE,
                    one_of: <$type as $crate::tables::cells::Cell>::ONE_OF,
                    about: concat!($($doc),+),
                    points_to: concat!("", $($target)?),
                }),+],
            };

            fn cells(&self, sheet: &mut $crate::tables::cells::Sheet) {
                $( $crate::tables::cells::cell(&self.$column, sheet); )+
            }
        }
    };
}
pub(super) use row;
