//! Running text out of markup: white space is one space, blocks are paragraphs with one empty line between them.
//!
//! In: names of elements and the text between them. Out: the text a reader of the page would see. The names are those of
//! HTML and NITF alike; what surrounds an article (pictures with their captions, scripts, end matter) stands outside.

/// What an element does to the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Part of the line.
    Inline,
    /// A paragraph of its own.
    Block,
    /// A line break.
    Break,
    /// A cell of a table.
    Cell,
    /// Its white space counts.
    Verbatim,
    /// No part of the text.
    Outside,
}

/// Text on its way to paragraphs.
#[derive(Default)]
pub(super) struct Prose {
    out: String,
    /// What is to stand before the next letter.
    due: Due,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Due {
    #[default]
    Nothing,
    Space,
    /// A new line, unless the sentence goes on: agencies wrap lines so.
    Break,
    Tab,
    Paragraph,
}

impl Prose {
    /// What the element `name` does.
    pub(super) fn role(name: &str) -> Role {
        if name.bytes().any(|b| b.is_ascii_uppercase()) {
            return Prose::role(&name.to_ascii_lowercase());
        }
        match name {
            "p" | "div" | "block" | "hl1" | "hl2" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "ul" | "ol" | "dl" | "dt" | "dd" | "table" | "tr"
            | "bq" | "blockquote" | "section" | "article" | "hr" | "nitf-table" | "credit" | "body" | "main" | "body.content" | "note" | "caption" => {
                Role::Block
            }
            "br" => Role::Break,
            "td" | "th" => Role::Cell,
            "pre" => Role::Verbatim,
            "media" | "figure" | "figcaption" | "script" | "style" | "head" | "title" | "body.head" | "body.end" | "tagline" | "object" | "iframe" | "nav"
            | "media-caption" | "media-producer" | "media-metadata" | "aside" | "form" | "noscript" | "header" | "footer" => Role::Outside,
            _ => Role::Inline,
        }
    }

    pub(super) fn paragraph(&mut self) {
        self.ask(Due::Paragraph);
    }

    pub(super) fn line_break(&mut self) {
        // Two in a row part paragraphs.
        self.ask(if self.due == Due::Break { Due::Paragraph } else { Due::Break });
    }

    pub(super) fn cell(&mut self) {
        self.ask(Due::Tab);
    }

    fn ask(&mut self, due: Due) {
        if !self.out.is_empty() {
            self.due = self.due.max(due);
        }
    }

    /// Adds text; its white space is one space.
    pub(super) fn text(&mut self, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            let word = rest.trim_start_matches(is_space);
            if word.len() < rest.len() {
                self.ask(Due::Space);
            }
            let end = word.find(is_space).unwrap_or(word.len());
            if end > 0 {
                self.word(&word[..end]);
            }
            rest = &word[end..];
        }
    }

    /// Adds text whose lines are wrapped by hand.
    pub(super) fn verbatim(&mut self, text: &str) {
        for paragraph in reflowed(text).split("\n\n") {
            self.paragraph();
            for line in paragraph.lines() {
                self.ask(Due::Break);
                self.text(line);
            }
        }
        self.paragraph();
    }

    fn word(&mut self, word: &str) {
        let goes_on = word.starts_with(char::is_lowercase);
        match std::mem::take(&mut self.due) {
            Due::Nothing => {}
            Due::Space => self.out.push(' '),
            Due::Break => self.out.push(if goes_on { ' ' } else { '\n' }),
            Due::Tab => self.out.push('\t'),
            Due::Paragraph => self.out.push_str("\n\n"),
        }
        self.out.push_str(word);
    }

    pub(super) fn finish(self) -> String {
        self.out
    }
}

/// White space that markup folds; a no-break space is a letter of the text.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// Text wrapped by hand, as on wires: lines of a paragraph are joined, paragraphs (an empty line between, or the first line set in)
/// have one empty line between them, lines of a table (gaps inside) stay lines.
pub(super) fn reflowed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut parted = true;
    let mut was_table = false;
    for line in text.lines() {
        let words = line.trim();
        if words.is_empty() {
            parted = true;
            continue;
        }
        let set_in = line.starts_with([' ', '\t']);
        let is_table = words.contains("   ") || words.contains('\t');
        if !out.is_empty() {
            out.push_str(match (parted, is_table, was_table) {
                (true, ..) => "\n\n",
                (_, true, true) => "\n",
                (_, false, false) if !set_in => " ",
                _ => "\n\n",
            });
        }
        out.push_str(words);
        (parted, was_table) = (false, is_table);
    }
    out
}

/// A text with the dateline that its format keeps apart, as it would be printed: the beginning of the first paragraph. A text that names
/// the place at its beginning already has one; a dateline without a place (a date for machines) is none.
pub(super) fn with_dateline(dateline: &str, text: String) -> String {
    const BEGINNING: usize = 120;
    let dateline = dateline.trim();
    let place = dateline.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '.' && c != '’').next().unwrap_or_default();
    let beginning = text[..text.floor_char_boundary(BEGINNING)].to_lowercase();
    if place.is_empty() || !place.starts_with(char::is_alphabetic) || text.is_empty() || beginning.contains(&place.to_lowercase()) {
        return text;
    }
    let dash = if dateline.ends_with(['-', '–', '—']) { "" } else { " -" };
    format!("{dateline}{dash} {text}")
}

/// Text by people who press a key for a new paragraph: `paragraph` in place of each run of empty lines, `line` in place of a line end
/// that a sentence does not run over.
pub(super) fn lines_as(text: &str, paragraph: &str, line: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut blank = false;
    for words in text.lines() {
        if words.trim().is_empty() {
            blank = true;
            continue;
        }
        if !out.is_empty() {
            let begins = words.trim_start().starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"' | '‘'));
            out.push_str(if blank {
                paragraph
            } else if begins {
                line
            } else {
                "\n"
            });
        }
        blank = false;
        out.push_str(words);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapped_lines_are_joined() {
        let wire = "   The bridge opened\nagain.\n   It had been\nclosed.\n\nNew paragraph\ngoes on.\n  Team    1   2\n  Other   3   4\n  After the table.\n";
        assert_eq!(
            reflowed(wire),
            "The bridge opened again.\n\nIt had been closed.\n\nNew paragraph goes on.\n\nTeam    1   2\nOther   3   4\n\nAfter the table."
        );
        assert_eq!(reflowed(""), "");
    }

    #[test]
    fn breaks_part_lines_only_where_a_sentence_begins() {
        let mut prose = Prose::default();
        for line in ["The fire", "front moved.", "Police came."] {
            prose.text(line);
            prose.line_break();
        }
        assert_eq!(prose.finish(), "The fire front moved.\nPolice came.");
    }
}
