//! Several who say one thing together: `Ana Lima and Tom Reed said`, `the ministry and the army`.
//!
//! In: an [`Utterance`] whose attributing words are known, in its sentence. Out: the words of all who speak, and of each; none where one
//! speaks. A coordinator joins speakers only on one level: `a spokesman for Ana Lima and Tom Reed` is one, as is `X & X`, and
//! what stands between commas may describe the one before (`Ana Lima, a lawyer, and Tom Reed`). Absent: who each is (see `speakers`).

use super::grammar::*;
use super::speakers::{How, Resolver};
use super::utterances::Utterance;
use crate::model::{Document, Entity, Kind, Speaker, TokenRange};
use crate::words::Class;

/// How many words a row reaches beyond those that are known to speak, so that a text that is one endless sentence is read in linear time.
const REACH: u32 = 80;

/// All who speak together.
pub struct Together {
    /// The words that name them all.
    pub whole: TokenRange,
    /// Each, and how the words were understood.
    pub each: Vec<(Speaker, How)>,
}

impl Together {
    /// The first who is named, else the first, with the words for all.
    pub fn speaker(&self, document: &Document) -> Option<(Speaker, How)> {
        let named = self.each.iter().find(|(speaker, _)| speaker.entity.is_some());
        let (speaker, how) = named.or(self.each.first())?;
        Some((Speaker { span: document.span_of(self.whole), ..speaker.clone() }, how))
    }
}

/// What stands between two pieces of a row.
#[derive(Clone, Copy, PartialEq)]
enum Link {
    Comma,
    And,
    /// `, and`
    CommaAnd,
}

/// What a piece of a row is.
#[derive(Clone, Copy, PartialEq)]
enum Sort {
    /// A name; the kind, and whether a preposition follows it.
    Named(Kind, bool),
    /// A description.
    Described(Described),
    Pronoun,
    /// An age, between commas.
    Age,
    /// Nobody who could speak.
    Nobody,
}

/// What tells whom a description is of.
#[derive(Clone, Copy, PartialEq)]
struct Described {
    /// `a spokesman for …`
    tied: bool,
    /// Neither a determiner nor a plural: `chief executive` goes with the words before or behind it.
    loose: bool,
    /// Its noun is no plural and has no determiner: `airline`, `police`.
    bare: bool,
    /// A plural with words before it and no determiner: `X officials`.
    qualified: bool,
    /// Begins with a name: `X officials`.
    by_name: bool,
}

/// A piece of a row, and what links it to the one before.
struct Piece {
    tokens: TokenRange,
    link: Link,
    sort: Sort,
}

impl Resolver<'_> {
    /// Those who say an utterance together, if they are several.
    pub(super) fn together(&self, utterance: &Utterance, entities: &[Entity]) -> Option<Together> {
        let speaker = utterance.speaker.filter(|_| utterance.antecedent.is_none())?;
        let inverted = utterance.cue.is_some_and(|(cue, _)| cue.end <= speaker.start);
        let pieces = if inverted { self.row_from(speaker) } else { self.row_to(speaker) };
        let members: Vec<TokenRange> = members(&pieces)?.into_iter().map(|tokens| self.trimmed(tokens)).collect();
        let whole = TokenRange { start: members.first()?.start, end: members.last()?.end };
        // `endorsed X and Y` has no speaker behind the cue.
        if utterance.parts.iter().any(|part| part.overlaps(whole)) {
            return None;
        }
        let mut each: Vec<(Speaker, How)> = Vec::with_capacity(members.len());
        for tokens in members {
            let member = self.understand(tokens, &utterance.parts, entities);
            if member.0.entity.is_none_or(|e| each.iter().all(|(other, _)| other.entity != Some(e))) {
                each.push(member);
            }
        }
        (each.len() > 1).then_some(Together { whole, each })
    }

    /// The row of pieces that ends with the words before a cue.
    fn row_to(&self, speaker: TokenRange) -> Vec<Piece> {
        let first = self.document.sentence_of(speaker.start as usize).start;
        let floor = first.max(speaker.start.saturating_sub(REACH));
        let links = |t: u32| self.is(t, COORDINATOR) || self.document.word(t as usize) == ",";
        let mut start = speaker.start;
        // What stands before without a link is no part of the row.
        while start > floor && self.flows(start - 1) && (start < speaker.start || links(start - 1)) {
            start -= 1;
        }
        let mut pieces = self.pieces(TokenRange { start, end: speaker.end });
        let opens = start == first || self.document.tokens[start as usize - 1].class == Class::Mark || self.is(start - 1, THAT | SUBORDINATOR);
        let own = |p: &Piece| p.tokens.end > speaker.start;
        // What a verb or preposition stands before belongs to that.
        let mut from = usize::from(!opens && pieces.first().is_some_and(|p| !own(p)));
        from = pieces.iter().rposition(|p| p.sort == Sort::Nobody).map_or(from, |at| from.max(at + 1));
        if pieces.get(from).is_some_and(|p| from > 0 && p.link == Link::And) {
            from = pieces.iter().position(own).unwrap_or(pieces.len()).max(from);
        }
        // `… of X and Y, Ana Lima and Tom Reed said`: another row ends at the comma.
        let last_and = pieces.iter().rposition(|p| p.link != Link::Comma).unwrap_or(0);
        let other = (from + 1..last_and).rev().find(|&i| pieces[i].link != Link::Comma && pieces[i + 1].link == Link::Comma);
        pieces.drain(..other.map_or(from, |i| i + 1).min(pieces.len()));
        if pieces.last().is_some_and(|p| p.link == Link::Comma) {
            pieces.clear();
        }
        pieces
    }

    /// The row of pieces that begins with the words behind a cue.
    fn row_from(&self, speaker: TokenRange) -> Vec<Piece> {
        let last = self.document.sentence_of(speaker.start as usize).end;
        let ceiling = last.min(speaker.end + REACH);
        let mut end = speaker.end;
        while end < ceiling && self.flows(end) {
            end += 1;
        }
        let mut pieces = self.pieces(TokenRange { start: speaker.start, end });
        // `said Ana Lima, and Tom Reed agreed`
        let closes = end == last || self.document.tokens[end as usize].class == Class::Mark || self.is(end, PREPOSITION | SUBORDINATOR | RELATIVE);
        if !closes {
            pieces.pop();
        }
        let upto = pieces.iter().position(|p| p.sort == Sort::Nobody).unwrap_or(pieces.len());
        let first_and = pieces[..upto].iter().skip(1).position(|p| p.link != Link::Comma).map_or(0, |at| at + 1);
        let more = pieces[..upto].iter().skip(first_and + 1).take_while(|p| p.link == Link::And).count();
        pieces.truncate(if first_and > 0 { first_and + 1 + more } else { 0 });
        pieces
    }

    /// May a token stand in a row of phrases?
    fn flows(&self, token: u32) -> bool {
        let t = &self.document.tokens[token as usize];
        if self.within_name(token) {
            return true;
        }
        match t.class {
            Class::Mark => match self.document.word(token as usize) {
                "," | "&" => true,
                "-" => !t.spaced,
                _ => self.ends_title(token),
            },
            _ if self.is(token, COORDINATOR | CLITIC | DETERMINER | POSSESSIVE | ROLE | COLLECTIVE | TITLE) => !self.is(token, NEGATION | THAT),
            _ if t.is_capitalised() => !self.is(token, PREPOSITION | SUBORDINATOR),
            _ => self.is(token, ATTACH) || !self.is(token, FUNCTION_WORD | PAST | CUE | GERUND),
        }
    }

    /// The point of `Gen.` inside a sentence.
    fn ends_title(&self, point: u32) -> bool {
        let goes_on = point + 1 < self.document.sentence_of(point as usize).end;
        goes_on && point > 0 && self.document.word(point as usize) == "." && self.document.tokens[point as usize - 1].is_capitalised()
    }

    fn within_name(&self, token: u32) -> bool {
        let m = self.mentions.partition_point(|m| m.tokens.end <= token);
        self.mentions.get(m).is_some_and(|m| m.tokens.start <= token)
    }

    /// The pieces between commas and coordinators outside names.
    fn pieces(&self, row: TokenRange) -> Vec<Piece> {
        let mut out: Vec<Piece> = Vec::new();
        let (mut start, mut link) = (row.start, None);
        for t in row.start..=row.end {
            let comma = t < row.end && self.document.word(t as usize) == "," && !self.within_name(t);
            // `X & Y` is one name.
            let joins = t < row.end && self.is(t, COORDINATOR) && self.document.tokens[t as usize].is_word() && !self.within_name(t);
            if t < row.end && !comma && !joins {
                continue;
            }
            let words = (start..t).any(|t| self.document.tokens[t as usize].class != Class::Mark);
            if words {
                let tokens = TokenRange { start, end: t };
                out.push(Piece { tokens, link: link.unwrap_or(Link::Comma), sort: self.sort(tokens) });
                link = None;
            }
            link = match (link, joins) {
                (None, true) => Some(Link::And),
                (Some(Link::Comma), true) => Some(Link::CommaAnd),
                (known, true) => known,
                (_, false) => Some(Link::Comma),
            };
            start = t + 1;
        }
        out
    }

    /// Who a piece is.
    fn sort(&self, tokens: TokenRange) -> Sort {
        let first = &self.document.tokens[tokens.start as usize];
        if tokens.len() == 1 && first.class == Class::Number {
            return Sort::Age;
        }
        if tokens.len() == 1 && self.is(tokens.start, SUBJECT) {
            return Sort::Pronoun;
        }
        let preposition = (tokens.start..tokens.end).find(|&t| self.is(t, PREPOSITION) && !self.within_name(t));
        let head_end = preposition.unwrap_or(tokens.end);
        let m = self.mentions.partition_point(|m| m.tokens.end < head_end);
        if let Some(mention) = self.mentions.get(m).filter(|m| m.tokens.start >= tokens.start && m.tokens.end == head_end) {
            let before = mention.tokens.start;
            let title = |t: u32| self.is(t, DETERMINER | TITLE | ROLE) || self.document.tokens[t as usize].is_capitalised() || self.ends_title(t);
            let led = before == tokens.start || title(before - 1);
            let owned = mention.kind != Kind::Person && (tokens.start..before).any(|t| self.is(t, CLITIC | POSSESSIVE));
            let alone = mention.kind != Kind::Place || head_end == tokens.end && (before == tokens.start || before == tokens.start + 1 && title(tokens.start));
            if led && !owned && alone {
                return Sort::Named(mention.kind, preposition.is_some());
            }
        }
        let Some(head) = head_end.checked_sub(1).filter(|&head| head >= tokens.start) else { return Sort::Nobody };
        if !self.is(head, ROLE | COLLECTIVE | TITLE | FEMALE | MALE) || self.within_name(head) {
            return Sort::Nobody;
        }
        let determined = self.is(tokens.start, DETERMINER | POSSESSIVE) || (tokens.start..head).any(|t| self.is(t, CLITIC)) || first.class == Class::Number;
        let plural = looks_plural(self.document.folded(head as usize));
        Sort::Described(Described {
            tied: preposition.is_some(),
            loose: !determined && !plural && !self.is(head, COLLECTIVE),
            bare: !determined && !plural,
            qualified: !determined && plural && head > tokens.start,
            by_name: !determined && self.within_name(tokens.start),
        })
    }

    /// The words of a member: without marks, without an adverb and without `both` before a name.
    fn trimmed(&self, tokens: TokenRange) -> TokenRange {
        let both = |t: u32| self.is(t, DETERMINER) && !self.is(t, ARTICLE) && self.within_name(t + 1);
        let adverb = |t: u32| self.is(t, ADVERB) && !self.is(t, DETERMINER) && !self.within_name(t);
        let idle = |t: &u32| self.document.tokens[*t as usize].class == Class::Mark || both(*t) || adverb(*t);
        let idle = (tokens.start..tokens.end - 1).take_while(idle).count() as u32;
        TokenRange { start: tokens.start + idle, ..tokens }
    }
}

/// The words of each who speaks; none where it is one, or cannot be told.
fn members(pieces: &[Piece]) -> Option<Vec<TokenRange>> {
    let last = pieces.last()?;
    // `the talks with X, and Y said`
    if pieces.len() < 2 || last.link == Link::Comma || pieces.len() == 2 && last.link == Link::CommaAnd {
        return None;
    }
    let mut out: Vec<(TokenRange, Sort)> = Vec::new();
    let mut apposed = false;
    for (i, piece) in pieces.iter().enumerate() {
        let before = out.last_mut().filter(|_| i > 0 && piece.link == Link::Comma);
        let goes_on = apposed && piece.link == Link::And;
        apposed = false;
        match (piece.sort, before) {
            (Sort::Nobody, _) => return None,
            (Sort::Age, _) => {}
            // `Ana Lima, a lawyer and former mayor`
            (Sort::Described(_), Some((_, Sort::Named(..)))) => apposed = true,
            (Sort::Described(_), _) if goes_on => apposed = true,
            // `the president, Ana Lima`
            (Sort::Named(Kind::Person, _), Some(one @ (_, Sort::Described(_)))) => *one = (piece.tokens, piece.sort),
            (Sort::Named(..), Some((_, Sort::Described(_)))) => return None,
            (sort, _) => out.push((piece.tokens, sort)),
        }
    }
    let one = out.windows(2).any(|pair| match (pair[0].1, pair[1].1) {
        // `airline and X officials`
        (Sort::Described(Described { bare: true, .. }), Sort::Described(Described { qualified: true, .. })) => true,
        // `a spokesman for Ana Lima and Tom Reed`
        (Sort::Described(described), _) => described.tied,
        // `Ana Lima of X and Y`
        (Sort::Named(_, true), next) => !matches!(next, Sort::Named(Kind::Person, _) | Sort::Pronoun),
        // `X and Y executives`
        (Sort::Named(kind, _), Sort::Described(described)) => kind != Kind::Person && described.by_name,
        _ => false,
    });
    // `the chairman and chief executive of X`
    let loose = out.iter().any(|(_, sort)| matches!(sort, Sort::Described(described) if described.loose));
    (out.len() > 1 && !one && !loose).then(|| out.into_iter().map(|(tokens, _)| tokens).collect())
}
