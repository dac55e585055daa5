//! The stable codes of problems.csv that readers give. A code is never renamed; what it means and what to do stands here.

/// The file holds nothing but white space.
pub const EMPTY_FILE: &str = "empty-file";
/// Neither name nor content tells which format it is: name it with `--format`.
pub const UNKNOWN_FORMAT: &str = "unknown-format";
/// The content is no text at all (a picture, a program, a database).
pub const BINARY: &str = "binary";
/// The file or folder could not be opened or read.
pub const UNREADABLE: &str = "unreadable";
/// The stream ends before its end (a broken download): what came before was read.
pub const TRUNCATED: &str = "truncated";
/// A record is not JSON.
pub const INVALID_JSON: &str = "invalid-json";
/// A record was JSON but for small damage (raw control characters, lone surrogates, `NaN`), which was mended.
pub const MENDED_JSON: &str = "mended-json";
/// A record without a text.
pub const NO_TEXT: &str = "no-text";
/// No column of the file is known to hold the text: name it with `--text-column`.
pub const NO_TEXT_COLUMN: &str = "no-text-column";
/// A CSV row with more or fewer fields than the header row.
pub const WRONG_FIELD_COUNT: &str = "wrong-field-count";
/// A CSV row that opens a quote and never closes it.
pub const UNCLOSED_QUOTE: &str = "unclosed-quote";
/// Bytes that are no text in the encoding of the file stand as U+FFFD.
pub const DECODED_LOSSILY: &str = "decoded-lossily";
/// The encoding is neither declared nor UTF-8 and was recognised by its letters.
pub const GUESSED_ENCODING: &str = "guessed-encoding";
/// The text was longer than the limit; the article is its beginning.
pub const TOO_LONG_CUT: &str = "too-long-cut";
/// The record was longer than the limit and was left out.
pub const TOO_LONG: &str = "too-long";
/// The day of publication could not be read with certainty; none is assumed.
pub const BAD_DATE: &str = "bad-date";
/// The text holds NUL characters; they are kept, so that offsets agree with the source.
pub const NUL_CHARACTERS: &str = "nul-characters";
/// A folder without a file to read.
pub const EMPTY_FOLDER: &str = "empty-folder";
/// A folder reached a second time (by a symbolic link); it is read once.
pub const FOLDER_LOOP: &str = "folder-loop";
/// A page whose elements are nested deeper than any browser shows.
pub const TOO_DEEP: &str = "too-deep";
/// A WARC record whose head cannot be read; reading goes on at the next that can.
pub const INVALID_WARC: &str = "invalid-warc";
/// A record of a crawl that is no page with text: an error page, a picture, a script.
pub const NOT_A_PAGE: &str = "not-a-page";
/// A record that carries no article: a picture, a package, a page of settings.
pub const NOT_AN_ARTICLE: &str = "not-an-article";
/// An e-mail without a head.
pub const INVALID_MAIL: &str = "invalid-mail";
/// A record is not XML.
pub const INVALID_XML: &str = "invalid-xml";
/// A record was XML but for some damage (an element without an end, a loose `&`), and was read as far as it makes sense.
pub const MENDED_XML: &str = "mended-xml";
/// A name inside an archive that leads out of it (`../x`, `/x`); nothing is ever written there, the member was read.
pub const UNSAFE_PATH: &str = "unsafe-path";
/// An archive that unpacks to many times its size, or holds archives inside archives inside archives: the rest was left out.
pub const BOMB: &str = "bomb";
