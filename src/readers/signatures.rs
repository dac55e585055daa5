//! What is no text: makes of file known by their first bytes, and streams full of control characters.

/// First bytes, and what they tell.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a sound, film or WebP picture"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"filedesc://", "an ARC file, as crawlers wrote before WARC"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"BZh", "compressed with bzip2, which is not read here"),
    (b"\xfd7zXZ", "compressed with xz, which is not read here"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
];

/// What the stream is, if it is no text; `text` is its first part decoded.
pub(super) fn not_text(head: &[u8], text: &str) -> Option<&'static str> {
    let of_signature = SIGNATURES.iter().find(|(bytes, _)| head.starts_with(bytes));
    if let Some((bytes, what)) = of_signature
        && (bytes.len() > 2 || is_noise(text))
    {
        return Some(what);
    }
    is_noise(text).then_some("not text: too many control characters")
}

/// More than one character in ten is a control character or damaged.
fn is_noise(text: &str) -> bool {
    let odd = |c: char| (c.is_control() && !c.is_whitespace()) || c == '\u{fffd}';
    let (mut all, mut noise) = (0usize, 0usize);
    for c in text.chars() {
        all += 1;
        noise += usize::from(odd(c));
    }
    noise * 10 > all
}
