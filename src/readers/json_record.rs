//! One JSON object: which of its members are text, title, id and so on. Shared by all formats made of JSON.
//!
//! Values may be strings, numbers, lists (authors, paragraphs) or small objects that carry a name (`{"name": "The Paper"}`).
//! An object inside that holds the fields (`{"item": {…}}`) gives those that the record itself lacks. A text that is HTML, by its field
//! (ninjs' `body_html`) or by its first and last letters, is turned into paragraphs.
//! Small damage is mended: raw control characters in strings, lone surrogates, `NaN`.

use super::fields::{Fields, NESTED, SLOTS, Slot};
use super::html_fragment;
use super::output::{Draft, Halt, Output, TEXT_LIMIT};
use super::problems;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// Reads the object `json` and hands it in as record `number`.
pub(super) fn read(json: &str, number: u64, guessed: Option<&'static str>, fields: &Fields, output: &mut Output) -> Result<(), Halt> {
    let outcome = draft(json, fields).or_else(|error| {
        let mut draft = mended(json).and_then(|json| draft(&json, fields).ok()).ok_or_else(|| error.to_string())?;
        draft.repaired(problems::MENDED_JSON, format!("{error}; mended"));
        Ok::<_, String>(draft)
    });
    match outcome {
        Ok(mut draft) => {
            draft.guessed(guessed);
            output.article(number, draft)
        }
        Err(error) => output.skipped(number, problems::INVALID_JSON, format!("{error}; mend the record or write it again with a JSON library")),
    }
}

fn draft(json: &str, fields: &Fields) -> Result<Draft, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let draft = Object { fields, depth: 0 }.deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(draft)
}

/// Reads the members of an object.
#[derive(Clone, Copy)]
struct Object<'f> {
    fields: &'f Fields,
    /// Records around it.
    depth: usize,
}

impl<'de> DeserializeSeed<'de> for Object<'_> {
    type Value = Draft;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Draft, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Object<'_> {
    type Value = Draft;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object with a text")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Draft, A::Error> {
        // For each slot the best-ranked name that has a value.
        let mut best: [Option<(usize, Loose<'de>)>; SLOTS] = Default::default();
        let (mut is_html, mut inside) = (false, Draft::default());
        while let Some(Name(name)) = members.next_key::<Name<'de>>()? {
            if self.depth < DEPTH && NESTED.contains(&&*name) {
                let nested = members.next_value_seed(Nested(Object { depth: self.depth + 1, ..self }))?;
                inside = nested.unwrap_or(inside);
                continue;
            }
            let Some((slot, rank)) = self.fields.slot(&name) else {
                members.next_value::<IgnoredAny>()?;
                continue;
            };
            let value = members.next_value::<Loose<'de>>()?;
            let held = &mut best[slot as usize];
            if !value.is_empty() && held.as_ref().is_none_or(|(other, _)| rank < *other) {
                *held = Some((rank, value));
                is_html = if slot == Slot::Text { name.ends_with("html") } else { is_html };
            }
        }
        let mut draft = Draft::default();
        for slot in [Slot::Text, Slot::Title, Slot::Id, Slot::Url, Slot::Published, Slot::Byline, Slot::Publisher, Slot::Language] {
            if let Some((_, value)) = best[slot as usize].take() {
                *draft.slot(slot) = value.joined(if slot == Slot::Text { "\n\n" } else { ", " });
            } else {
                *draft.slot(slot) = std::mem::take(inside.slot(slot));
            }
        }
        if is_html || html_fragment::is_all_markup(&draft.text) {
            draft.text = html_fragment::text(&draft.text);
        }
        Ok(draft)
    }
}

/// Objects that hold the fields of a record may hold one another.
const DEPTH: usize = 3;

/// An object inside a record that may hold its fields; anything else is passed over.
struct Nested<'f>(Object<'f>);

impl<'de> DeserializeSeed<'de> for Nested<'_> {
    type Value = Option<Draft>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<Draft>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Nested<'_> {
    type Value = Option<Draft>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object with the fields of a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<Option<Draft>, A::Error> {
        self.0.visit_map(members).map(Some)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Option<Draft>, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    fn visit_str<E>(self, _: &str) -> Result<Option<Draft>, E> {
        Ok(None)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Option<Draft>, E> {
        Ok(None)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Option<Draft>, E> {
        Ok(None)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Option<Draft>, E> {
        Ok(None)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Option<Draft>, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Option<Draft>, E> {
        Ok(None)
    }
}

/// A member's name.
struct Name<'a>(Cow<'a, str>);

impl<'de> serde::Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Names;
        impl<'de> Visitor<'de> for Names {
            type Value = Name<'de>;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a name")
            }
            fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Borrowed(name)))
            }
            fn visit_str<E>(self, name: &str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Owned(name.to_owned())))
            }
        }
        deserializer.deserialize_str(Names)
    }
}

/// A value as dumps have it: a string, a number, a list of those, an object that carries a name.
enum Loose<'a> {
    Nothing,
    One(Cow<'a, str>),
    Many(Vec<Cow<'a, str>>),
}

impl Loose<'_> {
    fn is_empty(&self) -> bool {
        match self {
            Loose::Nothing => true,
            Loose::One(words) => words.trim().is_empty(),
            Loose::Many(all) => all.is_empty(),
        }
    }

    fn joined(self, between: &str) -> String {
        match self {
            Loose::Nothing => String::new(),
            // Cut here already, with room to see that it is too long: a giant is not copied.
            Loose::One(Cow::Borrowed(words)) => words[..words.floor_char_boundary(TEXT_LIMIT + 4)].to_owned(),
            Loose::One(Cow::Owned(words)) => words,
            Loose::Many(all) => all.join(between),
        }
    }
}

/// The members by which an object stands for itself: its name, MongoDB's wrappers, what XML converters write.
const NAMED_BY: &[&str] = &["name", "title", "main", "default", "#text", "$oid", "$date", "$t", "rendered", "value", "code"];

impl<'de> serde::Deserialize<'de> for Loose<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LooseVisitor)
    }
}

struct LooseVisitor;

impl<'de> Visitor<'de> for LooseVisitor {
    type Value = Loose<'de>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_borrowed_str<E>(self, words: &'de str) -> Result<Loose<'de>, E> {
        Ok(Loose::One(Cow::Borrowed(words)))
    }

    fn visit_str<E>(self, words: &str) -> Result<Loose<'de>, E> {
        Ok(Loose::One(Cow::Owned(words.to_owned())))
    }

    fn visit_string<E>(self, words: String) -> Result<Loose<'de>, E> {
        Ok(Loose::One(Cow::Owned(words)))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Loose<'de>, E> {
        Ok(Loose::One(Cow::Owned(number.to_string())))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Loose<'de>, E> {
        Ok(Loose::One(Cow::Owned(number.to_string())))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Loose<'de>, E> {
        Ok(Loose::One(Cow::Owned(number.to_string())))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Loose<'de>, E> {
        Ok(Loose::Nothing)
    }

    fn visit_unit<E>(self) -> Result<Loose<'de>, E> {
        Ok(Loose::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Loose<'de>, A::Error> {
        let mut all = Vec::new();
        while let Some(item) = items.next_element::<Loose<'de>>()? {
            match item {
                Loose::One(words) if !words.trim().is_empty() => all.push(words),
                Loose::Many(more) => all.extend(more),
                Loose::One(_) | Loose::Nothing => {}
            }
        }
        Ok(Loose::Many(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Loose<'de>, A::Error> {
        let mut best = (usize::MAX, Loose::Nothing);
        while let Some(Name(name)) = members.next_key::<Name<'de>>()? {
            let rank = NAMED_BY.iter().position(|n| *n == name);
            match rank.filter(|&rank| rank < best.0) {
                Some(rank) => {
                    let value = members.next_value::<Loose<'de>>()?;
                    if !value.is_empty() {
                        best = (rank, value);
                    }
                }
                None => drop(members.next_value::<IgnoredAny>()?),
            }
        }
        Ok(best.1)
    }
}

/// The same object without raw control characters in strings, lone surrogates, `NaN` and `Infinity`; nothing if none of these is there.
pub(super) fn mended(json: &str) -> Option<String> {
    let mut out = String::with_capacity(json.len() + 16);
    let (mut in_string, mut changed) = (false, false);
    let mut rest = json;
    while let Some(c) = rest.chars().next() {
        let mut taken = c.len_utf8();
        match c {
            '"' => {
                in_string = !in_string;
                out.push(c);
            }
            '\\' if in_string => {
                taken = escape(rest, &mut out, &mut changed);
            }
            c if in_string && c < ' ' => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
                changed = true;
            }
            'N' | 'I' | '-' if !in_string && let Some(word) = ["NaN", "Infinity", "-Infinity"].iter().find(|w| rest.starts_with(**w)) => {
                out.push_str("null");
                taken = word.len();
                changed = true;
            }
            c => out.push(c),
        }
        rest = &rest[taken..];
    }
    changed.then_some(out)
}

/// Copies the escape at the beginning of `rest`; a surrogate without its partner becomes U+FFFD. Gives the bytes read.
fn escape(rest: &str, out: &mut String, changed: &mut bool) -> usize {
    let unit = |rest: &str| rest.strip_prefix("\\u").and_then(|r| r.get(..4)).and_then(|hex| u16::from_str_radix(hex, 16).ok());
    let read = match unit(rest) {
        Some(0xd800..=0xdbff) if rest.get(6..).and_then(unit).is_some_and(|low| (0xdc00..=0xdfff).contains(&low)) => 12,
        Some(0xd800..=0xdfff) => {
            out.push_str("\\ufffd");
            *changed = true;
            return 6;
        }
        Some(_) => 6,
        None => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
    };
    out.push_str(&rest[..read]);
    read
}
