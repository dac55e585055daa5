//! A text sliced by code points, without walking it from the start each time.

/// A text with a byte mark at every 64th code point.
pub struct Slices<'a> {
    text: &'a str,
    /// Empty for ASCII, where code points are bytes.
    marks: Vec<u32>,
    characters: u64,
}

const STEP: usize = 64;

impl<'a> Slices<'a> {
    /// Walks the text once.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        if text.is_ascii() {
            return Slices { text, marks: Vec::new(), characters: text.len() as u64 };
        }
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        let mut characters = 0_usize;
        for (at, byte) in text.bytes().enumerate() {
            // Every byte but the continuations begins a code point.
            if byte & 0xc0 != 0x80 {
                if characters.is_multiple_of(STEP) {
                    marks.push(at as u32);
                }
                characters += 1;
            }
        }
        Slices { text, marks, characters: characters as u64 }
    }

    /// Its length in code points.
    #[must_use]
    pub fn characters(&self) -> u64 {
        self.characters
    }

    /// The code points `start..end`; what lies beyond the text is left out.
    #[must_use]
    pub fn slice(&self, start: u32, end: u32) -> &'a str {
        let start = self.byte(start);
        &self.text[start..self.byte(end).max(start)]
    }

    fn byte(&self, character: u32) -> usize {
        let character = character as usize;
        if character as u64 >= self.characters {
            return self.text.len();
        }
        if self.marks.is_empty() {
            return character;
        }
        let mark = self.marks[character / STEP] as usize;
        self.text[mark..].char_indices().nth(character % STEP).map_or(self.text.len(), |(i, _)| mark + i)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_by_code_points() {
        let text = "é😀a".repeat(100);
        let slices = Slices::new(&text);
        assert_eq!(slices.characters(), 300);
        for start in [0, 1, 62, 63, 64, 65, 297, 299, 300, 301] {
            let expected: String = text.chars().skip(start).take(3).collect();
            assert_eq!(slices.slice(start as u32, start as u32 + 3), expected);
        }
        assert_eq!(Slices::new("plain").slice(1, 3), "la");
        assert_eq!(Slices::new("").slice(0, 1), "");
    }
}
