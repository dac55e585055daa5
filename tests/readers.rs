//! Every make of file, every kind of damage: each record becomes an article or a problem, and none stops the others.

use gleaner::dictionaries::Lexicon;
use gleaner::model::{Article, Problem, PublishedBasis, Severity};
use gleaner::readers::{Columns, Options, Readers, Record, Source, TEXT_LIMIT, problems, sources};
use proptest::prelude::*;
use std::fs;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::LazyLock;

pub(crate) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::load(None).expect("our own dictionaries load"));
pub(crate) static READERS: LazyLock<Readers> = LazyLock::new(|| Readers::new(&LEXICON, Options::default()).expect("no options, no error"));

/// What a source gave.
#[derive(Default)]
pub(crate) struct Outcome {
    pub(crate) articles: Vec<Article>,
    pub(crate) problems: Vec<Problem>,
}

impl Outcome {
    pub(crate) fn texts(&self) -> Vec<&str> {
        self.articles.iter().map(|a| a.text.as_str()).collect()
    }

    pub(crate) fn ids(&self) -> Vec<&str> {
        self.articles.iter().map(|a| a.source_id.as_str()).collect()
    }

    /// Record and code of each problem that is not an article's own.
    pub(crate) fn codes(&self) -> Vec<(u64, &'static str)> {
        self.problems.iter().map(|p| (p.source_record, p.problem)).collect()
    }

    /// The codes that the articles carry.
    pub(crate) fn notes(&self) -> Vec<(u64, &'static str)> {
        self.articles.iter().flat_map(|a| &a.problems).map(|p| (p.source_record, p.problem)).collect()
    }
}

pub(crate) fn read_with(readers: &Readers, source: &Source) -> Outcome {
    let mut outcome = Outcome::default();
    let _ = readers.read(source, &mut |record| {
        match record {
            Record::Article(article) => outcome.articles.push(*article),
            Record::Problem(problem) => outcome.problems.push(problem),
        }
        ControlFlow::Continue(())
    });
    outcome
}

/// Reads a file of `tests/readers/`.
pub(crate) fn sample(name: &str) -> Outcome {
    read_with(&READERS, &Source::file(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers").join(name)))
}

/// Reads bytes as a file of that name.
pub(crate) fn bytes(name: &str, bytes: &[u8]) -> Outcome {
    bytes_with(&READERS, name, bytes)
}

pub(crate) fn bytes_with(readers: &Readers, name: &str, bytes: &[u8]) -> Outcome {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join(name);
    fs::write(&path, bytes).expect("the temporary folder can be written");
    read_with(readers, &Source::file(path))
}

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).expect("memory takes all");
    encoder.finish().expect("memory takes all")
}

#[test]
fn plain_text_is_the_whole_file() {
    let found = sample("plain.txt");
    let file = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers/plain.txt")).expect("the sample is there");
    assert_eq!(found.texts(), [file]);
    assert_eq!(found.articles[0].source_record, 1);
    assert!(found.articles[0].title.is_empty() && found.notes().is_empty() && found.codes().is_empty());
}

#[test]
fn json_lines_and_their_damage() {
    let found = sample("lines.jsonl");
    assert_eq!(found.ids(), ["a1", "3", "a5", "a6"]);
    assert_eq!(found.articles.iter().map(|a| a.source_record).collect::<Vec<_>>(), [1, 4, 6, 7]);
    let first = &found.articles[0];
    assert_eq!(first.text, "The bridge opened again.\n\n“At last,” said Tom Reed.");
    assert_eq!(first.title, "Bridge Reopens");
    assert_eq!(first.byline, "Nora Field, Sam Ode");
    assert_eq!(first.publisher, "The Ostwick Post");
    assert_eq!(first.language, "en");
    assert_eq!(first.published, Some(jiff::civil::date(2024, 5, 1)));
    assert_eq!(first.published_basis, Some(PublishedBasis::Record));
    assert_eq!(found.articles[1].published, Some(jiff::civil::date(2024, 5, 1)));
    assert_eq!(found.articles[2].text, "Half a pair: \u{fffd}, and a score of");
    assert_eq!(found.articles[3].text, "A body.");
    assert_eq!(found.notes(), [(6, problems::MENDED_JSON), (6, problems::DECODED_LOSSILY), (7, problems::BAD_DATE)]);
    assert_eq!(found.codes(), [(2, problems::NO_TEXT), (5, problems::INVALID_JSON), (8, problems::INVALID_JSON)]);
    assert!(found.problems.iter().all(|p| p.severity == Severity::Skipped && !p.detail.is_empty()));
}

#[test]
fn json_documents() {
    let found = sample("list.json");
    assert_eq!(found.texts(), ["One, with } and ] and \" inside.", "First paragraph.\n\nSecond paragraph.", "Four."]);
    assert_eq!(found.codes(), [(3, problems::NO_TEXT)]);
    let found = sample("service.json");
    assert_eq!(found.ids(), ["s1", "s2"]);
    assert_eq!((found.articles[0].title.as_str(), found.articles[0].url.as_str()), ("A headline", "https://example.org/s1"));
    assert!(found.codes().is_empty());
    let found = sample("single.json");
    assert_eq!(found.texts(), ["A single article."]);
}

#[test]
fn a_json_list_that_is_cut_off_gives_what_came_before() {
    let found = bytes("cut.json", br#"[{"text": "One."}, {"text": "Two."}, {"text": "Thr"#);
    assert_eq!(found.texts(), ["One.", "Two."]);
    assert_eq!(found.codes(), [(3, problems::TRUNCATED)]);
    let deep = format!("[{{\"text\": \"One.\", \"x\": {}{}}}, {{\"text\": \"Two.\"}}]", "[".repeat(1_000_000), "]".repeat(1_000_000));
    let found = bytes("deep.json", deep.as_bytes());
    assert_eq!(found.texts(), ["One.", "Two."], "what is not read may be deep");
    assert_eq!(bytes("deep.json", deep.replace("\"x\"", "\"id\"").as_bytes()).codes(), [(1, problems::INVALID_JSON)]);
}

#[test]
fn delimited_rows_and_their_damage() {
    let found = sample("comma.csv");
    assert_eq!(found.ids(), ["1", "4", "5"]);
    assert_eq!(found.articles[0].text, "The bridge opened.\n\n“At last,” he said, \"at last\".");
    assert_eq!(found.articles[0].title, "Bridge, again");
    assert_eq!(found.articles[1].text, "Rows behind a broken one are whole.");
    assert_eq!(found.articles[1].published, Some(jiff::civil::date(2024, 5, 2)));
    assert_eq!(found.codes(), [(2, problems::WRONG_FIELD_COUNT), (3, problems::WRONG_FIELD_COUNT)]);
    assert!(found.problems[0].detail.starts_with("line 5:") && found.problems[1].detail.starts_with("line 6:"), "{:?}", found.problems);
    let found = sample("semicolon.csv");
    assert_eq!((found.texts(), found.codes()), (vec!["Quoted; yes."], vec![(1, problems::WRONG_FIELD_COUNT)]));
    assert_eq!(sample("tabs.tsv").texts(), ["Tabs divide \"these\" cells."]);
}

#[test]
fn a_quote_that_never_closes_costs_one_row() {
    let found = bytes("open.csv", b"id,text\n1,\"never closed\n2,whole\n3,whole too");
    assert_eq!(found.ids(), ["2", "3"]);
    assert_eq!(found.codes(), [(1, problems::UNCLOSED_QUOTE)]);
}

#[test]
fn a_table_without_a_text_column_says_how_to_name_it() {
    let table = b"1,A title,A long story about a bridge.\n2,Another,A story about a ferry.\n";
    let found = bytes("bare.csv", table);
    assert_eq!(found.codes(), [(0, problems::NO_TEXT_COLUMN)]);
    assert!(found.problems[0].detail.contains("--text-column"));
    let columns = Columns { text: Some("3".into()), title: Some("2".into()), ..Columns::default() };
    let readers = Readers::new(&LEXICON, Options { columns, ..Options::default() }).expect("names are not checked");
    let found = bytes_with(&readers, "bare.csv", table);
    assert_eq!(found.texts(), ["A long story about a bridge.", "A story about a ferry."]);
    assert_eq!(found.articles[0].title, "A title");
}

#[test]
fn a_page_gives_its_article_and_metadata() {
    let found = sample("page.html");
    let [page] = found.articles.as_slice() else { panic!("one page, one article: {:?}", found.problems) };
    let paragraphs: Vec<&str> = page.text.split("\n\n").collect();
    assert!(paragraphs.iter().any(|p| p.starts_with("The old bridge over the Ost")), "{}", page.text);
    assert!(paragraphs.iter().any(|p| p.starts_with("“We have waited")), "{}", page.text);
    for noise in ["cookies", "Accept", "Sport", "Related", "Who pays", "rights reserved"] {
        assert!(!page.text.contains(noise), "{noise} in {}", page.text);
    }
    assert_eq!(page.title, "Bridge reopens in Ostwick");
    assert_eq!(page.byline, "Nora Field");
    assert_eq!(page.publisher, "The Ostwick Post");
    assert_eq!(page.url, "https://example.org/bridge");
    assert_eq!(page.language, "en");
    assert_eq!(page.published, Some(jiff::civil::date(2024, 5, 1)));
    assert_eq!(page.published_basis, Some(PublishedBasis::Metadata));
}

#[test]
fn a_crawl_gives_its_pages() {
    let found = sample("crawl.warc");
    let urls: Vec<&str> = found.articles.iter().map(|a| a.url.as_str()).collect();
    assert_eq!(urls, ["https://example.org/bridge", "https://example.org/cafe", "https://example.org/text"]);
    assert_eq!(found.articles.iter().map(|a| a.source_record).collect::<Vec<_>>(), [3, 5, 6]);
    assert_eq!(found.articles[0].text, sample("page.html").articles[0].text);
    assert_eq!(found.articles[0].published, Some(jiff::civil::date(2024, 5, 1)), "not the day of the crawl");
    assert!(found.articles[1].text.contains("Zoë Marin") && found.articles[1].text.contains("“We are glad,”"));
    assert_eq!((found.articles[2].language.as_str(), found.articles[2].published), ("en", None));
    assert_eq!(found.codes(), [(4, problems::NOT_A_PAGE), (6, problems::INVALID_WARC), (7, problems::NOT_A_PAGE)]);
    let file = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers/crawl.warc")).expect("the sample is there");
    // As crawlers pack it: a member for each record.
    let middle = memchr::memmem::rfind(&file, b"WARC/1.0").expect("records");
    let packed = [gzip(&file[..middle]), gzip(&file[middle..])].concat();
    assert_eq!(bytes("crawl.warc.gz", &packed).articles.len(), 3);
    let found = bytes("cut.warc.gz", &packed[..packed.len() / 2]);
    assert!(found.codes().last().is_some_and(|(record, code)| (*record, *code) == (0, problems::TRUNCATED)), "{:?}", found.codes());
}

#[test]
fn compression_is_known_by_its_bytes() {
    let mut two = gzip(b"{\"text\": \"One.\"}\n");
    two.extend(gzip(b"{\"text\": \"Two.\"}\n"));
    assert_eq!(bytes("dump.jsonl.gz", &two).texts(), ["One.", "Two."]);
    assert_eq!(bytes("dump.jsonl", &two).texts(), ["One.", "Two."], "whatever the name");
    let mut frames = zstd::encode_all(&b"One, "[..], 3).expect("memory takes all");
    frames.extend(zstd::encode_all(&b"two."[..], 3).expect("memory takes all"));
    assert_eq!(bytes("story.txt.zst", &frames).texts(), ["One, two."]);
    assert_eq!(bytes("story.txt.gz.zst", &zstd::encode_all(&gzip(b"Both.")[..], 3).expect("memory takes all")).texts(), ["Both."]);
}

#[test]
fn a_cut_off_archive_gives_what_came_before() {
    let lines: String = (0..20_000).map(|i| format!("{{\"id\": {i}, \"text\": \"Story {i} of {}.\"}}\n", i * 7919 % 1013)).collect();
    let whole = gzip(lines.as_bytes());
    let found = bytes("dump.jsonl.gz", &whole[..whole.len() / 2]);
    assert!(found.articles.len() > 5000, "{}", found.articles.len());
    assert!(found.articles.iter().enumerate().all(|(i, a)| a.source_id == i.to_string()));
    assert_eq!(found.codes(), [(0, problems::TRUNCATED)]);
    let story = gzip("A long story. ".repeat(10_000).as_bytes());
    let found = bytes("story.txt.gz", &story[..story.len() - 12]);
    assert_eq!(found.articles.len(), 1);
    assert_eq!(found.notes(), [(1, problems::TRUNCATED)]);
}

#[test]
fn encodings() {
    let story = "“We’re late,” said Señor Muñoz of Málaga. Über die Brücke: “Schön.”";
    let utf16: Vec<u8> = story.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf32: Vec<u8> = story.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect();
    let with = |mark: &[u8], body: &[u8]| [mark, body].concat();
    for (name, body) in [
        ("utf8.txt", story.as_bytes().to_vec()),
        ("mark.txt", with(b"\xef\xbb\xbf", story.as_bytes())),
        ("utf16.txt", with(b"\xff\xfe", &utf16)),
        ("utf16-bare.txt", utf16),
        ("utf32.txt", with(b"\0\0\xfe\xff", &utf32)),
        ("windows.txt", encoding_rs::WINDOWS_1252.encode(story).0.into_owned()),
    ] {
        assert_eq!(bytes(name, &body).texts(), [story], "{name}");
    }
    let line = "{\"text\": \"“Señor Muñoz”, said Zoë in Málaga.\"}\n";
    let mixed = [line.as_bytes(), &encoding_rs::WINDOWS_1252.encode(line).0, line.as_bytes(), line.as_bytes()].concat();
    let found = bytes("mixed.jsonl", &mixed);
    assert!(found.texts().iter().all(|t| *t == "“Señor Muñoz”, said Zoë in Málaga."), "{:?}", found.texts());
    assert_eq!(found.notes(), [(2, problems::GUESSED_ENCODING)]);
    let found = bytes("damaged.txt", b"Caf\xc3\xa9 and caf\xc3\xa9 and caf\xc3 closed.");
    assert_eq!(found.texts(), ["Café and café and caf\u{fffd} closed."]);
    assert_eq!(found.notes(), [(1, problems::DECODED_LOSSILY)]);
}

#[test]
fn what_is_no_article_is_named() {
    assert_eq!(bytes("empty.txt", b"").codes(), [(0, problems::EMPTY_FILE)]);
    assert_eq!(bytes("blank.jsonl", b" \n\n").codes(), [(0, problems::EMPTY_FILE)]);
    assert_eq!(bytes("empty.jsonl.gz", &gzip(b"")).codes(), [(0, problems::EMPTY_FILE)]);
    assert_eq!(bytes("story.pdf", b"%PDF-1.7 ...").codes(), [(0, problems::BINARY)]);
    assert_eq!(bytes("noise.txt", &(0..=255).cycle().take(4096).collect::<Vec<u8>>()).codes(), [(0, problems::BINARY)]);
    assert_eq!(bytes("settings.ini", b"[section]\nkey = value\n").codes(), [(0, problems::UNKNOWN_FORMAT)]);
    assert_eq!(bytes("notes", b"No ending, but plain words.\n").texts().len(), 1);
    assert_eq!(bytes("broken.gz", b"\x1f\x8b\x08\0").codes(), [(0, problems::TRUNCATED)]);
    let missing = read_with(&READERS, &Source::file("tests/readers/not-there.txt"));
    assert_eq!(missing.codes(), [(0, problems::UNREADABLE)]);
    let folder = read_with(&READERS, &Source::file("tests/readers"));
    assert_eq!(folder.codes(), [(0, problems::UNREADABLE)]);
}

#[test]
fn content_is_trusted_more_than_a_name() {
    assert_eq!(bytes("dump.txt", b"{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n").texts(), ["One.", "Two."]);
    assert_eq!(bytes("dump", b"id,text\n1,\"One, two.\"\n2,Three.\n").texts(), ["One, two.", "Three."]);
    assert_eq!(bytes("note.txt", b"[Editor's note: this is prose.]\n").texts().len(), 1);
    let readers = Readers::new(&LEXICON, Options { format: Some("text".into()), ..Options::default() }).expect("a known format");
    assert_eq!(bytes_with(&readers, "dump.jsonl", b"{\"text\": \"One.\"}\n").texts(), ["{\"text\": \"One.\"}\n"]);
    assert!(Readers::new(&LEXICON, Options { format: Some("nope".into()), ..Options::default() }).is_err());
    assert!(Readers::new(&LEXICON, Options { encoding: Some("nope".into()), ..Options::default() }).is_err());
}

#[test]
fn giants_are_cut_or_left_out_and_told_of() {
    let line = format!("{{\"text\": \"{}\"}}\n{{\"text\": \"Small.\"}}\n", "word ".repeat(10_000_000));
    let found = bytes("giant.jsonl", line.as_bytes());
    assert_eq!(found.articles.len(), 2);
    assert!(found.articles[0].text.len() <= TEXT_LIMIT && found.articles[1].text == "Small.");
    assert_eq!(found.notes(), [(1, problems::TOO_LONG_CUT)]);
    let line = format!("{{\"text\": \"{}\"}}\n{{\"text\": \"Small.\"}}\n", "word ".repeat(15_000_000));
    let found = bytes("monster.jsonl", line.as_bytes());
    assert_eq!((found.texts(), found.codes()), (vec!["Small."], vec![(1, problems::TOO_LONG)]));
    let rows = format!("id,text\n1,\"{}\"\n2,Small.\n", "word ".repeat(15_000_000));
    let found = bytes("monster.csv", rows.as_bytes());
    assert_eq!((found.texts(), found.codes()), (vec!["Small."], vec![(1, problems::TOO_LONG)]));
    let found = bytes("giant.txt", "word ".repeat(10_000_000).as_bytes());
    assert_eq!(found.notes(), [(1, problems::TOO_LONG_CUT)]);
}

#[test]
fn nul_characters_stay_and_are_told_of() {
    let found = bytes("nul.txt", b"One\0two, and a good many words more to be text.");
    assert_eq!(found.texts(), ["One\0two, and a good many words more to be text."]);
    assert_eq!(found.notes(), [(1, problems::NUL_CHARACTERS)]);
}

#[test]
fn deep_pages_do_not_overflow_the_stack() {
    for tag in ["div", "b", "table", "blockquote", "ul><li"] {
        let page = format!("<!doctype html><html><body>{}<p>A story.</p></body></html>", format!("<{tag}>").repeat(200_000));
        let found = bytes("deep.html", page.as_bytes());
        assert_eq!(found.codes(), [(1, problems::TOO_DEEP)], "{tag}");
    }
}

#[test]
fn large_pages_take_no_more_than_their_time() {
    let began = std::time::Instant::now();
    let noisy = format!("<p class=related>{}</p>", "<span class=ad>x</span>".repeat(50));
    for body in
        ["<p>x</p>".repeat(200_000), "<div class=ad>x<p>y</p></div>".repeat(50_000), noisy.repeat(2_000), "<table><tr><td>x".repeat(400), "<a><p>x".repeat(400)]
    {
        let found = bytes("large.html", format!("<!doctype html><html><body>{body}</body></html>").as_bytes());
        assert_eq!(found.articles.len() + found.problems.len(), 1);
    }
    assert!(began.elapsed().as_secs() < 60, "{:?}", began.elapsed());
}

#[test]
fn folders_are_walked_in_order() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = |name: &str| folder.path().join(name);
    fs::create_dir_all(at("b/deep")).expect("a folder");
    for name in ["c.txt", "a.txt", "b/2.txt", "b/deep/1.txt", "README.md", "readme.txt", ".hidden.txt"] {
        fs::write(at(name), "A story.").expect("a file");
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.path(), at("b/loop")).expect("a link");
    let all = sources(&[folder.path().to_string_lossy().into_owned()]).expect("the folder is there");
    let names: Vec<String> = all.iter().map(|s| Path::new(&s.name).strip_prefix(folder.path()).expect("under it").to_string_lossy().into_owned()).collect();
    let mut expected = vec!["a.txt", "b/2.txt", "b/deep/1.txt", "c.txt"];
    if cfg!(unix) {
        expected.insert(3, "b/loop");
        assert_eq!(read_with(&READERS, &all[3]).codes(), [(0, problems::FOLDER_LOOP)]);
    }
    assert_eq!(names, expected);
    let matched = sources(&[at("*.txt").to_string_lossy().into_owned()]).expect("two match");
    assert_eq!(matched.len(), 2);
    assert!(sources(&[at("none.txt").to_string_lossy().into_owned()]).is_err());
    assert!(sources(&[at("*.warc").to_string_lossy().into_owned()]).is_err());
}

/// A document of one object whose text has no end was called damaged JSON, where it is only too long.
#[test]
fn an_object_that_is_too_long_says_so() {
    let giant = format!("{{\"id\": 1, \"text\": \"{}\"}}\n{{\"text\": \"Small.\"}}\n", " ".repeat(70_000_000));
    let found = bytes("giant.json", giant.as_bytes());
    assert_eq!((found.texts(), found.codes()), (vec!["Small."], vec![(1, problems::TOO_LONG)]));
}

/// Found by fuzzing: a crawl of nothing but notes about itself came and went without a word.
#[test]
fn files_without_a_record_are_told_of() {
    let crawl = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n";
    for (name, content) in [("crawl.warc", &crawl[..]), ("list.json", b"[]"), ("rows.csv", b"id,text\n")] {
        let found = bytes(name, content);
        assert_eq!((found.articles.len(), found.codes()), (0, vec![(0, problems::NOT_AN_ARTICLE)]), "{name}");
        assert_eq!(found.problems[0].severity, Severity::Warning, "no record was skipped");
    }
}

/// Found by `each_row_is_accounted_for`: odd cells made the whole table count as no text, and its rows were lost in one problem.
#[test]
fn odd_cells_do_not_make_a_table_binary() {
    let found = bytes("rows.csv", b"id,text\nr0,\x7f\x7f\nr1,\n");
    assert_eq!(found.articles.len() + found.problems.iter().filter(|p| p.severity == Severity::Skipped).count(), 2);
    let noise = bytes("rows.csv", b"\x01\x02\x03\x04\x05\x06,\x07\x08");
    assert_eq!(noise.codes(), [(0, problems::BINARY)]);
}

#[test]
fn reading_stops_when_told() {
    let mut seen = 0;
    let source = Source::file(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers/lines.jsonl"));
    let flow = READERS.read(&source, &mut |_| {
        seen += 1;
        ControlFlow::Break(())
    });
    assert!(flow.is_break() && seen == 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the bytes and the format: no panic, at least one outcome, a code and a cure for each problem.
    #[test]
    fn arbitrary_bytes_never_panic(body in proptest::collection::vec(any::<u8>(), 0..3000), format in 0..Readers::formats().len()) {
        let name = Readers::formats()[format];
        let readers = Readers::new(&LEXICON, Options { format: Some(name.to_owned()), ..Options::default() }).expect("a known format");
        let found = bytes_with(&readers, "bytes", &body);
        prop_assert!(found.problems.iter().all(|p| !p.problem.is_empty() && !p.detail.is_empty()));
        let free = bytes("bytes", &body);
        prop_assert!(!free.articles.is_empty() || !free.problems.is_empty());
    }

    /// Bytes that look like the formats.
    #[test]
    fn arbitrary_structure_never_panics(pieces in proptest::collection::vec(proptest::sample::select(vec![
        "{", "}", "[", "]", "\"", ":", ",", "\\", "\n", "\r\n", "\"text\"", "text", "id", "a", "é", "\u{0}", " ", ";", "\t", "<html>", "<p>", "</p>", "<!--", "<table>", "&amp;", "\\ud83d", "NaN",
        "<item>", "</item>", "<nitf>", "</nitf>", "<NewsItem>", "</NewsItem>", "<newsItem", "<REUTERS>", "<body.content>", "<![CDATA[", "]]>", "<?xml?>", "<!DOCTYPE a [", "/>", "\u{1}", "\u{2}", "\u{3}", "\u{4}", "^", "WARC/1.0\r\n", "Content-Length: 9\r\n", "WARC-Type: response\r\n", "Content-Type: application/http\r\n", "\r\n\r\n", "HTTP/1.1 200 OK\r\n", "Transfer-Encoding: chunked\r\n",
    ]), 0..200), format in 0..Readers::formats().len()) {
        let name = Readers::formats()[format];
        let readers = Readers::new(&LEXICON, Options { format: Some(name.to_owned()), ..Options::default() }).expect("a known format");
        bytes_with(&readers, "bytes", pieces.concat().as_bytes());
    }

    /// As many outcomes as rows, whatever the cells hold.
    #[test]
    fn each_row_is_accounted_for(cells in proptest::collection::vec("[^\u{0}]{0,40}", 1..30)) {
        let mut table = csv::Writer::from_writer(Vec::new());
        table.write_record(["id", "text"]).expect("memory takes all");
        for (i, cell) in cells.iter().enumerate() {
            table.write_record([&format!("r{i}"), cell]).expect("memory takes all");
        }
        let found = bytes("rows.csv", &table.into_inner().expect("memory takes all"));
        prop_assert_eq!(found.articles.len() + found.problems.iter().filter(|p| p.severity == Severity::Skipped).count(), cells.len());
        prop_assert!(found.articles.iter().all(|a| a.text == cells[a.source_record as usize - 1]));
    }
}
