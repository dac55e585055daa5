//! Plain text: one file, one article; the whole file is the text, so that offsets count in the file as it lies there.

use super::encoding;
use super::format::{Certainty, Format, Head, Input};
use super::output::{Draft, Halt, Output, TEXT_LIMIT};
use super::problems;
use std::io::{self, Read};

pub(super) struct Text;

impl Format for Text {
    fn name(&self) -> &'static str {
        "text"
    }

    fn recognise(&self, head: &Head) -> Option<Certainty> {
        if head.is_named(&["txt", "text", "md", "markdown"]) { Some(Certainty::Named) } else { head.is_nameless().then_some(Certainty::Possible) }
    }

    fn read(&self, input: Input, output: &mut Output) -> Result<(), Halt> {
        let mut stream = input.utf8(output)?;
        let mut bytes = Vec::new();
        // One character more than is kept: then the cut is seen and told of.
        let outcome = stream.by_ref().take(TEXT_LIMIT as u64 + 4).read_to_end(&mut bytes);
        let mut draft = Draft::default();
        match outcome {
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof && !bytes.is_empty() => {
                draft.repaired(problems::TRUNCATED, format!("{error}: the article is what came before; fetch the file again"));
            }
            Err(error) => return Err(error.into()),
        }
        let (text, guessed) = encoding::decode(&bytes);
        draft.text = text.into_owned();
        draft.guessed(guessed);
        output.article(1, draft)
    }
}
