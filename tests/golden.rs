//! Golden cases: what a folder of articles gives, byte for byte, on one thread and on many.
//!
//! `BLESS=1 cargo test golden` writes the tables anew; read the difference against the texts before it is committed.

use std::fs;
use std::path::{Path, PathBuf};

/// Each case: the folder of articles, below the project, and the folder of its tables.
const CASES: [(&str, &str); 1] = [("input", "tests/golden/samples")];

fn run(input: &str, threads: &str) -> tempfile::TempDir {
    let output = tempfile::tempdir().expect("a temporary folder");
    let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_gleaner"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(["run", input, "--quiet", "--threads", threads, "--output"]).arg(output.path());
    command.assert().success();
    output
}

/// The tables of a folder. `datapackage.json` is left out: it changes with every dictionary.
fn tables(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).expect("a folder").flatten().map(|e| e.path());
    let mut files: Vec<PathBuf> = files.filter(|p| p.extension().is_some_and(|e| e == "csv")).collect();
    files.sort();
    files
}

#[test]
fn tables_are_what_they_were() {
    for (input, expected) in CASES {
        let expected = Path::new(env!("CARGO_MANIFEST_DIR")).join(expected);
        let one = run(input, "1");
        if std::env::var_os("BLESS").is_some() {
            for table in tables(one.path()) {
                fs::copy(&table, expected.join(table.file_name().expect("a file"))).expect("writable");
            }
        }
        assert_eq!(tables(one.path()).len(), tables(&expected).len());
        let many = run(input, "4");
        for table in tables(&expected) {
            let name = table.file_name().expect("a file");
            let wanted = fs::read_to_string(&table).expect("readable");
            for output in [&one, &many] {
                let found = fs::read_to_string(output.path().join(name)).expect("readable");
                let differs = wanted.lines().zip(found.lines()).find(|(a, b)| a != b);
                assert!(found == wanted, "{} differs, first here: {differs:#?}", name.to_string_lossy());
            }
        }
    }
}
