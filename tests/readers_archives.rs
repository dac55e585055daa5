//! Archives: members are read as files in a folder are, wherever their names lead, however much they unpack to.

use crate::readers::{LEXICON, bytes, bytes_with, gzip};
use gleaner::readers::{Options, Readers, problems};
use proptest::prelude::*;
use std::io::{Cursor, Write};

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, body) in members {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).expect("memory takes all");
        archive.write_all(body).expect("memory takes all");
    }
    archive.finish().expect("memory takes all").into_inner()
}

fn tar(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, body) in members {
        let mut header = tar::Header::new_gnu();
        // As hostile archives are made: the name is written as it is.
        header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_size(body.len() as u64);
        header.set_mode(0o644);
        header.set_cksum();
        archive.append(&header, *body).expect("memory takes all");
    }
    archive.into_inner().expect("memory takes all")
}

const LINES: &[u8] = b"{\"id\": \"1\", \"text\": \"One.\"}\n{\"title\": \"none\"}\n";
const NITF: &[u8] = b"<nitf><body><body.content><p>Two.</p></body.content></body></nitf>";

#[test]
fn members_are_read_in_their_order() {
    let members: [(&str, &[u8]); 6] = [
        ("dump/lines.jsonl", LINES),
        ("dump/README.md", b"no article"),
        ("__MACOSX/._a.txt", b"no"),
        (".hidden/a.txt", b"no"),
        ("b.xml", NITF),
        ("c.txt.gz", &gzip(b"Three.")),
    ];
    for (name, archive) in [("a.zip", zip(&members)), ("a.tar", tar(&members)), ("a.tar.gz", gzip(&tar(&members))), ("a.zip.gz", gzip(&zip(&members)))] {
        let found = bytes(name, &archive);
        assert_eq!(found.texts(), ["One.", "Two.", "Three."], "{name}");
        assert_eq!(found.codes(), [(2, problems::NO_TEXT)], "{name}");
        let files: Vec<&str> = found.articles.iter().map(|a| a.source_file.split_once(&format!("{name}/")).expect("inside").1).collect();
        assert_eq!(files, ["dump/lines.jsonl", "b.xml", "c.txt.gz"]);
    }
}

#[test]
fn archives_inside_archives() {
    let inner = zip(&[("a.txt", b"Deep.")]);
    let outer = tar(&[("inner.zip", &inner), ("b.txt", b"Beside.")]);
    assert_eq!(bytes("outer.tar", &outer).texts(), ["Deep.", "Beside."]);
    let mut onion = inner;
    for i in 0..6 {
        onion = zip(&[(&format!("{i}.zip"), &onion)]);
    }
    let found = bytes("onion.zip", &onion);
    assert_eq!((found.texts(), found.codes()), (vec![], vec![(0, problems::BOMB)]));
}

#[test]
fn names_that_lead_out_are_told_of() {
    for archive in [zip(&[("../../etc/a.txt", b"One."), ("/b.txt", b"Two.")]), tar(&[("../../etc/a.txt", b"One."), ("/b.txt", b"Two.")])] {
        let found = bytes("out.bin", &archive);
        assert_eq!(found.texts(), ["One.", "Two."]);
        assert_eq!(found.codes(), [(0, problems::UNSAFE_PATH), (0, problems::UNSAFE_PATH)]);
    }
}

#[test]
fn damage_costs_one_member() {
    let members: [(&str, &[u8]); 3] = [("a.jsonl.gz", &gzip(LINES)[..30]), ("picture.png", b"\x89PNG...."), ("z.txt", b"Last.")];
    for archive in [zip(&members), tar(&members)] {
        let found = bytes("some", &archive);
        assert_eq!(found.texts(), ["Last."]);
        assert_eq!(found.codes().iter().map(|c| c.1).collect::<Vec<_>>(), [problems::TRUNCATED, problems::BINARY]);
    }
    let whole = zip(&[("a.txt", b"One.")]);
    assert_eq!(bytes("cut.zip", &whole[..whole.len() - 10]).codes(), [(0, problems::TRUNCATED)]);
    let whole = tar(&[("a.txt", b"One."), ("b.txt", &[b'x'; 2000])]);
    let found = bytes("cut.tar", &whole[..2000]);
    assert_eq!(found.articles.len() + found.problems.len(), 3, "{:?}", found.codes());
    assert_eq!(bytes("empty.zip", &zip(&[])).codes(), [(0, problems::EMPTY_FILE)]);
    assert_eq!(bytes("report.docx", &zip(&[("[Content_Types].xml", b"<a/>"), ("word/document.xml", b"<a/>")])).codes(), [(0, problems::BINARY)]);
}

#[test]
fn an_archive_that_is_told_is_an_archive() {
    for (kind, archive) in [("zip", zip(&[("a.jsonl", LINES)])), ("tar", tar(&[("a.jsonl", LINES)]))] {
        let readers = Readers::new(&LEXICON, Options { format: Some(kind.to_owned()), ..Options::default() }).expect("a known format");
        assert_eq!(bytes_with(&readers, "dump.txt", &archive).texts(), ["One."], "{kind}");
        let none = bytes_with(&readers, "dump.txt", b"Plain words, no archive at all.");
        assert_eq!((none.texts(), none.problems.len()), (vec![], 1), "{kind}: {:?}", none.codes());
    }
}

/// Half a gigabyte of spaces in half a megabyte, and the same inside a tar: the work ends, the rest is told of.
#[test]
fn bombs_are_left_out() {
    let lines = [b"{\"text\": \"One.\"}\n".to_vec(), vec![b' '; 400 << 20]].concat();
    for (name, archive) in
        [("bomb.zip", zip(&[("a.jsonl", &lines), ("b.txt", b"Never read.")])), ("bomb.tar.gz", gzip(&tar(&[("a.jsonl", &lines), ("b.txt", b"Never read.")])))]
    {
        let found = bytes(name, &archive);
        assert_eq!(found.texts(), ["One."], "{name}");
        assert!(found.codes().contains(&(0, problems::BOMB)), "{name}: {:?}", found.codes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever bytes of an archive are damaged: no panic, and something is told.
    #[test]
    fn damaged_archives_never_panic(damage in proptest::collection::vec((0usize..4000, any::<u8>()), 1..20), cut in 0usize..4000, is_zip: bool) {
        let members: [(&str, &[u8]); 3] = [("a.jsonl", LINES), ("b.xml", NITF), ("c.txt.gz", &gzip(b"Three."))];
        let mut archive = if is_zip { zip(&members) } else { tar(&members) };
        for (at, byte) in damage {
            let length = archive.len();
            archive[at % length] = byte;
        }
        let length = archive.len();
        archive.truncate(length - (cut % length) * usize::from(cut % 3 == 0));
        let found = bytes("archive", &archive);
        prop_assert!(!found.articles.is_empty() || !found.problems.is_empty());
        prop_assert!(found.problems.iter().all(|p| !p.problem.is_empty() && !p.detail.is_empty()));
    }
}
