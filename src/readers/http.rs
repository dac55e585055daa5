//! An HTTP response as a crawler keeps it: its head read, its body freed of chunks and compression (RFC 9112, RFC 9110).

use std::io::{self, Read};

/// Named fields, as in the head of an HTTP message or a WARC record. Names are in lower case.
#[derive(Default)]
pub(super) struct Headers(Vec<(String, String)>);

impl Headers {
    /// Adds the field of one line; a line without a colon is none.
    pub(super) fn add(&mut self, line: &str) {
        if let Some((name, value)) = line.split_once(':') {
            self.0.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }

    pub(super) fn field(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// The value of a field begins with this, whatever the case?
    pub(super) fn begins(&self, name: &str, with: &str) -> bool {
        self.field(name).and_then(|value| value.get(..with.len())).is_some_and(|begin| begin.eq_ignore_ascii_case(with))
    }
}

/// A response with its body ready to be read as a page.
pub(super) struct Response {
    pub(super) status: u16,
    pub(super) headers: Headers,
    pub(super) body: Vec<u8>,
    /// Is the body only its beginning: did its packing break off?
    pub(super) cut: bool,
}

/// Reads a response; a body that unpacks to more than `limit` bytes, or is packed in a way not known, is an error.
pub(super) fn response(message: &[u8], limit: usize) -> io::Result<Response> {
    let (head, body) = split(message);
    let head = String::from_utf8_lossy(head);
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split_ascii_whitespace().nth(1)?.parse().ok()).unwrap_or(0);
    let mut headers = Headers::default();
    lines.for_each(|line| headers.add(line));
    let chunked = headers.begins("transfer-encoding", "chunked");
    let body = if chunked { unchunked(body).unwrap_or_else(|| body.to_vec()) } else { body.to_vec() };
    let (body, cut) = unpacked(body, headers.field("content-encoding").unwrap_or_default(), limit)?;
    Ok(Response { status, headers, body, cut })
}

/// Head and body: the first empty line parts them.
fn split(message: &[u8]) -> (&[u8], &[u8]) {
    let crlf = memchr::memmem::find(message, b"\r\n\r\n").map(|i| (i, i + 4));
    let lf = memchr::memmem::find(message, b"\n\n").map(|i| (i, i + 2));
    let (end, body) = crlf.into_iter().chain(lf).min().unwrap_or((message.len(), message.len()));
    (&message[..end], &message[body..])
}

/// The chunks joined. Nothing if the body does not begin with a chunk: crawlers often keep the name and drop the coding.
fn unchunked(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(body.len());
    loop {
        let Some(end) = memchr::memchr(b'\n', body) else { return Some(whole).filter(|w| !w.is_empty()) };
        let line = std::str::from_utf8(&body[..end]).ok()?;
        let size = usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()?;
        body = &body[end + 1..];
        if size == 0 {
            return Some(whole);
        }
        // A last chunk that is cut off still counts.
        whole.extend_from_slice(&body[..size.min(body.len())]);
        body = body.get(size..).unwrap_or_default();
        body = body.strip_prefix(b"\r\n").or_else(|| body.strip_prefix(b"\n")).unwrap_or(body);
    }
}

/// The body without its packing, and whether that broke off.
fn unpacked(body: Vec<u8>, coding: &str, limit: usize) -> io::Result<(Vec<u8>, bool)> {
    let mut out = Vec::new();
    let all = limit as u64 + 1;
    let outcome = match coding.to_ascii_lowercase().as_str() {
        "gzip" | "x-gzip" if body.starts_with(&[0x1f, 0x8b]) => flate2::read::MultiGzDecoder::new(&body[..]).take(all).read_to_end(&mut out),
        "deflate" if body.first().is_some_and(|b| b & 0x0f == 8) => flate2::read::ZlibDecoder::new(&body[..]).take(all).read_to_end(&mut out),
        "zstd" if body.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) => zstd::stream::read::Decoder::with_buffer(&body[..])?.take(all).read_to_end(&mut out),
        "br" if std::str::from_utf8(&body).is_err() => return Err(io::Error::other("compressed with Brotli, which is not read here")),
        // Crawlers often unpack the body and keep the name of the coding.
        _ => return Ok((body, false)),
    };
    match outcome {
        Ok(_) if out.len() > limit => Err(io::Error::other(format!("the page unpacks to more than {} MB", limit >> 20))),
        Err(error) if out.is_empty() => Err(error),
        // What a broken download gave before it broke is a page too.
        outcome => Ok((out, outcome.is_err())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_joined_and_codings_undone() {
        let chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\n5;x=y\r\nHello\r\n7\r\n, world\r\n0\r\n\r\n";
        let found = response(chunked, 100).expect("a plain response");
        assert_eq!((found.status, found.body.as_slice()), (200, &b"Hello, world"[..]));
        assert!(found.headers.begins("content-type", "TEXT/HTML"));
        let kept = response(b"HTTP/1.1 404 Gone\nTransfer-Encoding: chunked\n\n<html>not chunked", 100).expect("a plain response");
        assert_eq!((kept.status, kept.body.as_slice()), (404, &b"<html>not chunked"[..]));
        let bomb = [&b"HTTP/1.1 200 OK\r\nContent-Encoding: zstd\r\n\r\n"[..], &zstd::encode_all(&vec![b'x'; 5000][..], 3).expect("memory takes all")].concat();
        assert!(response(&bomb, 1000).is_err() && response(&bomb, 10_000).is_ok());
        assert_eq!(response(b"", 10).expect("an empty response").status, 0);
    }
}
