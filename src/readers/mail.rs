//! E-mail (`.eml`) and mailboxes (`.mbox`): a message is an article of its body.
//!
//! Subject, sender, day and `Message-ID` are title, byline, day of publication and id. Of a message in plain text and HTML the plain text is
//! read, HTML alone is turned into paragraphs. A record's number counts the messages of a mailbox, from 1; they are parted by lines that
//! begin with `From ` behind an empty line. Absent: attachments, and what a reply quotes is not told from the reply.

use super::format::{Certainty, Format, Head, Input};
use super::html_fragment;
use super::output::{Draft, Halt, Output, RECORD_LIMIT};
use super::problems;
use crate::model::PublishedBasis;
use mail_parser::{Message, MessageParser, PartType};
use std::io::{BufRead, Read};
use std::panic::catch_unwind;

pub(super) struct Mail;

/// Header fields of letters, and those that only programs write.
const FIELDS: &[&str] = &["from", "to", "subject", "date", "cc", "reply-to", "sender"];
const OF_PROGRAMS: &[&str] = &["message-id", "mime-version", "received", "return-path", "delivered-to", "content-type", "newsgroups"];

impl Format for Mail {
    fn name(&self) -> &'static str {
        "mail"
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["eml", "mbox"]
    }

    fn recognise(&self, head: &Head) -> Option<Certainty> {
        let (letters, programs) = fields(&head.text);
        if letters >= 2 && programs >= 1 {
            return Some(Certainty::Certain);
        }
        (head.is_named(&["eml", "mbox", "mbx"]) && letters + programs > 0).then_some(Certainty::Named)
    }

    fn read(&self, input: Input, output: &mut Output) -> Result<(), Halt> {
        let mut stream = input.stream;
        let is_box = stream.head().starts_with(SEPARATOR);
        let (mut message, mut line) = (Vec::new(), Vec::new());
        let (mut number, mut blank, mut long) = (1, true, false);
        loop {
            line.clear();
            let ended = stream.by_ref().take(RECORD_LIMIT as u64).read_until(b'\n', &mut line)? == 0;
            let separates = is_box && blank && line.starts_with(SEPARATOR);
            if ended || separates && !message.is_empty() {
                hand_in(number, &message, long, output)?;
                number += 1;
                message.clear();
                long = false;
            }
            if ended {
                return Ok(());
            }
            blank = line.iter().all(u8::is_ascii_whitespace);
            // A mailbox writes `>From` where a line of the message begins with `From`.
            let marks = line.iter().take_while(|b| **b == b'>').count();
            let quoted = usize::from(is_box && marks > 0 && line[marks..].starts_with(SEPARATOR));
            long |= message.len() + line.len() > RECORD_LIMIT;
            if !(separates || long) {
                message.extend_from_slice(&line[quoted..]);
            }
        }
    }
}

/// The beginning of the line before each message of a mailbox.
const SEPARATOR: &[u8] = b"From ";

/// How many fields of letters, and of programs, stand in the head of a message; none where it is no head.
fn fields(text: &str) -> (usize, usize) {
    const LINES: usize = 200;
    let (mut letters, mut programs) = (0, 0);
    for (at, line) in text.lines().take(LINES).enumerate() {
        if line.is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) && at > 0 || at == 0 && line.as_bytes().starts_with(SEPARATOR) {
            continue;
        }
        let name = line.split_once(':').map(|(name, _)| name).filter(|name| name.bytes().all(|b| b.is_ascii_graphic()));
        let Some(name) = name.map(str::to_ascii_lowercase) else { return (0, 0) };
        letters += usize::from(FIELDS.contains(&name.as_str()));
        programs += usize::from(OF_PROGRAMS.contains(&name.as_str()));
    }
    (letters, programs)
}

fn hand_in(number: u64, message: &[u8], long: bool, output: &mut Output) -> Result<(), Halt> {
    if long {
        return output.skipped(number, problems::TOO_LONG, format!("the message is longer than {} MB and was left out", RECORD_LIMIT >> 20));
    }
    // What the library makes of damaged bytes is no message, also where it gives up altogether.
    match catch_unwind(|| MessageParser::default().parse(message).map(|message| draft(&message))) {
        Ok(Some(draft)) => output.article(number, draft),
        Ok(None) | Err(_) => output.skipped(number, problems::INVALID_MAIL, "it has no header fields, as every message has; is it text? then name it .txt"),
    }
}

fn draft(message: &Message) -> Draft {
    let day = message.date().filter(|day| day.is_valid()).map(|day| format!("{:04}-{:02}-{:02}", day.year, day.month, day.day));
    let sender = message.from().and_then(|from| from.first()).and_then(|sender| sender.name());
    // The library turns HTML into text, too; ours keeps paragraphs.
    let plain = message.text_bodies().find_map(|part| match &part.body {
        PartType::Text(text) => Some(text.to_string()),
        _ => None,
    });
    let html = || message.body_html(0).map(|html| html_fragment::text(&html));
    Draft {
        id: message.message_id().unwrap_or_default().to_owned(),
        title: message.subject().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "),
        byline: sender.unwrap_or_default().to_owned(),
        published: day.unwrap_or_default(),
        published_basis: Some(PublishedBasis::Metadata),
        text: plain.filter(|text| !text.trim().is_empty()).or_else(html).unwrap_or_default(),
        ..Draft::default()
    }
}
