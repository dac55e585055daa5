//! Phrases that say what a person is: `a longtime Bay Area gay activist`, `CEO of the Los Angeles LGBT Center`.
//!
//! In: a token where such a phrase may begin or end. Out: a [`Phrase`] with its role words, status and affiliation, or none. The head
//! must be in the lists of titles and roles; what stands before it may be any adjective or noun, but no verb and no preposition.

use super::words::{self, RoleWords};
use crate::model::{Document, Kind, Matches, Mention, RoleStatus, TokenRange};
use crate::resolvers::knowledge::Knowledge;

/// Furthest the head may stand from the beginning of its phrase, in tokens.
const REACH: usize = 14;

/// A phrase that says what somebody is.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// Role words: modifiers and head, without article and without what they belong to.
    pub tokens: TokenRange,
    /// Mention of the organization it belongs to.
    pub organization: Option<usize>,
    /// The words of that organization, where it is capitalised but no mention.
    pub organization_words: Option<TokenRange>,
    /// Mention of the place it belongs to.
    pub place: Option<usize>,
    /// The nationality in it (`Venezuelan`).
    pub demonym: Option<usize>,
    /// Former, acting …
    pub status: Option<RoleStatus>,
    /// Did an article or possessive open it?
    pub opened: bool,
    /// One past the last token of the whole phrase, what it belongs to included.
    pub end: usize,
}

/// One document as the sieves of roles see it.
#[derive(Clone, Copy)]
pub struct Reader<'r> {
    pub document: &'r Document<'r>,
    pub matches: &'r Matches,
    pub mentions: &'r [Mention],
    pub words: &'r RoleWords,
    pub knowledge: Knowledge<'r>,
}

impl Reader<'_> {
    /// The folded word of a token; empty past the end.
    pub fn word(&self, token: usize) -> &str {
        if token < self.document.tokens.len() { self.document.folded(token) } else { "" }
    }

    pub fn is(&self, set: &str, token: usize) -> bool {
        token < self.document.tokens.len() && self.words.has(set, self.document.folded(token))
    }

    pub fn grammar(&self, token: usize) -> Option<&str> {
        self.words.grammar(self.word(token), self.document.tokens.get(token)?.hash)
    }

    pub fn same_sentence(&self, a: usize, b: usize) -> bool {
        let tokens = &self.document.tokens;
        a < tokens.len() && b < tokens.len() && tokens[a].sentence == tokens[b].sentence
    }

    /// The mention that begins at a token.
    pub fn mention_at(&self, token: usize) -> Option<usize> {
        self.mentions.binary_search_by_key(&(token as u32), |m| m.tokens.start).ok()
    }

    /// The mention that ends just before a token.
    pub fn mention_ending_at(&self, token: usize) -> Option<usize> {
        let after = self.mentions.partition_point(|m| (m.tokens.end as usize) < token);
        self.mentions.get(after).filter(|m| m.tokens.end as usize == token).map(|_| after)
    }

    /// Does a token stand inside a name?
    pub fn inside_mention(&self, token: usize) -> bool {
        let after = self.mentions.partition_point(|m| (m.tokens.end as usize) <= token);
        self.mentions.get(after).is_some_and(|m| m.tokens.holds(token))
    }

    /// The longest role or title that begins at a token. In lower case only words of `people/roles` and titles of several words count:
    /// `major`, `private` and `count` are words first.
    fn head_at(&self, token: usize) -> Option<TokenRange> {
        let capital = self.document.tokens[token].is_capitalised();
        let lists = self.knowledge.lists;
        let counts = |m: &&crate::model::Match| lists.role_nouns.contains(&m.list) || lists.roles.contains(&m.list) && (capital || m.tokens.len() > 1);
        self.matches.starting_at(token).iter().find(counts).map(|m| m.tokens)
    }

    /// The longest role or title that ends just before a token.
    fn head_ending_at(&self, end: usize) -> Option<TokenRange> {
        let ends = |start: usize| self.matches.starting_at(start).iter().any(|m| m.tokens.end as usize == end && self.knowledge.lists.roles.contains(&m.list));
        let heads = (end.saturating_sub(6)..end).filter(|&start| ends(start) && !self.inside_mention(start)).filter_map(|start| self.head_at(start));
        heads.into_iter().find(|head| head.end as usize == end)
    }

    /// The phrase that begins at a token.
    pub fn phrase_at(&self, start: usize) -> Option<Phrase> {
        let limit = (start..start + REACH).take_while(|&t| self.same_sentence(start, t)).last()? + 1;
        (start..limit).find(|&t| self.head_at(t).is_some())?;
        let mut at = start;
        let mut opened = false;
        if self.is(words::PARTITIVES, at) && self.word(at + 1) == "of" {
            at += 2;
        }
        while matches!(self.grammar(at), Some("determiner" | "possessive")) && at < limit && self.mention_at(at).is_none() {
            opened = true;
            at += 1;
        }
        let mut phrase =
            Phrase { tokens: TokenRange::new(at, at), organization: None, organization_words: None, place: None, demonym: None, status: None, opened, end: at };
        while at < limit {
            if self.mention_at(at).is_none()
                && let Some(head) = self.head_at(at)
            {
                return self.finish(phrase, head);
            }
            at = self.modifier(at, &mut phrase)?;
        }
        None
    }

    /// Takes in what may stand before the head; where the next word begins, or none if nothing may.
    fn modifier(&self, at: usize, phrase: &mut Phrase) -> Option<usize> {
        let word = self.word(at);
        if let Some(m) = self.mention_at(at) {
            let mention = &self.mentions[m];
            let end = mention.tokens.end as usize;
            let possessive = self.word(end).starts_with('\'');
            match mention.kind {
                Kind::Person if !possessive => return None,
                Kind::Person => {}
                Kind::Organization => phrase.organization = Some(m),
                Kind::Place => phrase.place = Some(m),
            }
            let mut next = end + usize::from(possessive);
            if self.is(words::OUTLET_NOUNS, next) {
                next += 1;
            }
            if mention.kind != Kind::Place || possessive {
                phrase.tokens = TokenRange::new(next, next);
            }
            return Some(next);
        }
        if self.is_possessive(at) {
            phrase.organization = phrase.organization.or(self.nominal(at));
            phrase.tokens = TokenRange::new(at + 1, at + 1);
            return Some(at + 1);
        }
        if let Some((status, next)) = self.status_at(at) {
            phrase.status = Some(status);
            return Some(next);
        }
        if self.document.tokens[at].class == crate::words::Class::Mark {
            let adjectives = word == "," && at > phrase.tokens.start as usize && self.describes(at + 1, true);
            return (word == "-" || word == "–" || adjectives).then_some(at + 1);
        }
        if self.demonym_at(at) {
            phrase.demonym = Some(at);
        }
        self.describes(at, false).then_some(at + 1)
    }

    /// The status that a word gives a role, also one with a hyphen, and where the next word begins.
    fn status_at(&self, at: usize) -> Option<(RoleStatus, usize)> {
        let hyphened = self.is_hyphen(at + 1).then(|| self.words.status(&format!("{}-{}", self.word(at), self.word(at + 2)))).flatten();
        hyphened.map(|status| (status, at + 3)).or_else(|| Some((self.words.status(self.word(at))?, at + 1)))
    }

    /// The status that the word ending before a token gives a role, and where it begins.
    fn status_before(&self, end: usize) -> Option<(RoleStatus, usize)> {
        let starts = [end.checked_sub(3), end.checked_sub(1)].into_iter().flatten();
        starts.filter_map(|start| Some((self.status_at(start)?, start))).find(|((_, next), _)| *next == end).map(|((status, _), start)| (status, start))
    }

    /// A hyphen inside a word (`vice-president`).
    fn is_hyphen(&self, token: usize) -> bool {
        self.word(token) == "-" && !self.document.tokens[token].spaced
    }

    /// The `'s` of `the company's chairman`.
    fn is_possessive(&self, token: usize) -> bool {
        self.word(token).starts_with('\'')
    }

    /// The organization that `the authority` ending before a token means: the one last named before it whose name ends with that word
    /// or begins so (`Ministry of X`); `the company`, the one last named that is one.
    fn nominal(&self, end: usize) -> Option<usize> {
        let noun = end.checked_sub(1).filter(|&t| self.same_sentence(t, end) && !self.document.tokens[t].is_capitalised())?;
        let before = self.mentions.partition_point(|m| (m.tokens.end as usize) <= noun);
        let company = self.is(words::COMPANY_NOUNS, noun);
        let means = |m: &Mention| {
            let (first, last) = (m.tokens.start as usize, m.tokens.end as usize - 1);
            let named = self.word(last) == self.word(noun) || self.word(first) == self.word(noun) && self.is(words::OF_WORDS, first + 1);
            named || company && self.is_company(m)
        };
        (0..before).rev().find(|&m| self.mentions[m].kind == Kind::Organization && means(&self.mentions[m]))
    }

    /// Does the name end in a legal form, or does a list say that it is a company?
    fn is_company(&self, mention: &Mention) -> bool {
        let last = mention.tokens.range().rev().map(|t| self.word(t).replace('.', "")).find(|w| !w.is_empty()).unwrap_or_default();
        let knows =
            |m: &crate::model::Match| self.knowledge.lists.organizations.contains(&m.list) && self.knowledge.lexicon.row(m.row).column("type") == "company";
        self.knowledge.lists.legal_forms.holds(&last) || self.matches.exactly(mention.tokens).any(knows)
    }

    fn demonym_at(&self, token: usize) -> bool {
        self.document.tokens[token].is_capitalised() && self.matches.starting_at(token).iter().any(|m| self.knowledge.lists.demonyms.contains(&m.list))
    }

    fn describes(&self, token: usize, strict: bool) -> bool {
        let Some(t) = self.document.tokens.get(token) else { return false };
        let word = self.document.folded(token);
        t.class != crate::words::Class::Mark && self.words.grammar(word, t.hash).is_none() && self.words.describes(self.knowledge.lexicon, word, strict)
    }

    /// From the head on: further heads (`asylum seeker`, `founder and president`), `-elect`, and what it all belongs to.
    fn finish(&self, mut phrase: Phrase, head: TokenRange) -> Option<Phrase> {
        let mut end = head.end as usize;
        while let Some(next) = self.next_head(end) {
            end = next;
        }
        // A name right after it makes it a title of that name.
        if self.mention_at(end).is_some_and(|m| self.mentions[m].kind == Kind::Person) {
            return None;
        }
        if self.word(end) == "-"
            && let Some(status) = self.words.status(self.word(end + 1))
        {
            phrase.status = Some(status);
            end += 2;
        }
        phrase.tokens.end = end as u32;
        phrase.end = end;
        self.belongs_to(&mut phrase);
        let empty = phrase.tokens.is_empty() || self.is(words::NO_ROLES, end - 1);
        (!empty).then_some(phrase)
    }

    /// The end of a further head right after one.
    fn next_head(&self, end: usize) -> Option<usize> {
        let free = |t: usize| t < self.document.tokens.len() && self.same_sentence(end - 1, t) && self.mention_at(t).is_none();
        if !free(end) {
            return None;
        }
        if let Some(head) = self.head_at(end) {
            return Some(head.end as usize);
        }
        // `chief investment officer`
        let noun = self.document.tokens[end].is_word() && self.describes(end, true) && free(end + 1);
        if let Some(head) = noun.then(|| self.head_at(end + 1)).flatten() {
            return Some(head.end as usize);
        }
        let joined = self.is(words::AND_WORDS, end) || self.word(end) == "-";
        (joined && free(end + 1)).then(|| self.head_at(end + 1)).flatten().map(|h| h.end as usize)
    }

    /// `of the Los Angeles LGBT Center`, `from Venezuela`, `of Congress`.
    fn belongs_to(&self, phrase: &mut Phrase) {
        let mut at = phrase.end;
        let mut near = 0;
        if !self.is(words::OF_WORDS, at) {
            return;
        }
        while near < 8 && self.same_sentence(phrase.end - 1, at) {
            if let Some(m) = self.mention_at(at) {
                let mention = &self.mentions[m];
                let end = mention.tokens.end as usize;
                match mention.kind {
                    Kind::Person => return,
                    Kind::Organization => phrase.organization = phrase.organization.or(Some(m)),
                    Kind::Place => phrase.place = phrase.place.or(Some(m)),
                }
                phrase.end = end;
                at = if self.word(end).starts_with('\'') { end + 1 } else { end };
                if !self.is(words::OF_WORDS, at) && !self.is(words::AND_WORDS, at) && at == end {
                    return;
                }
            } else if self.is(words::OF_WORDS, at) || self.is(words::AND_WORDS, at) || matches!(self.grammar(at), Some("determiner" | "possessive")) {
                at += 1;
            } else if self.document.tokens[at].is_word() && (self.describes(at, false) || self.demonym_at(at)) {
                if phrase.organization.is_none() && phrase.organization_words.is_none() && self.document.tokens[at].is_capitalised() && !self.demonym_at(at) {
                    let last = (at..at + 6)
                        .take_while(|&t| self.same_sentence(at, t) && self.document.tokens[t].is_capitalised() && self.mention_at(t).is_none())
                        .last()
                        .unwrap_or(at);
                    phrase.organization_words = Some(TokenRange::new(at, last + 1));
                    phrase.end = last + 1;
                    at = last;
                }
                at += 1;
            } else {
                return;
            }
            near += 1;
        }
    }

    /// The phrase that ends just before a token: a title before a name.
    pub fn phrase_before(&self, end: usize) -> Option<Phrase> {
        let mut phrase = self.head_before(end).filter(|p| !self.is(words::NO_ROLES, p.tokens.end as usize - 1))?;
        let sentence = phrase.tokens.start as usize;
        let capital = self.document.tokens[sentence].is_capitalised();
        let mut start = sentence;
        while let Some(before) = start.checked_sub(1).filter(|&b| self.same_sentence(b, sentence) && !self.inside_mention(b)) {
            let token = &self.document.tokens[before];
            if self.is_possessive(before) {
                break;
            }
            if let Some((status, first)) = self.status_before(start) {
                phrase.status = phrase.status.or(Some(status));
                start = first;
                continue;
            } else if self.demonym_at(before) {
                phrase.demonym = Some(before);
            } else if let Some(head) = self.is(words::AND_WORDS, before).then(|| self.head_ending_at(before)).flatten()
                && self.document.tokens[head.start as usize].is_capitalised() == capital
            {
                start = head.start as usize;
                continue;
            } else if let Some(head) = self.head_ending_at(start).filter(|_| token.is_capitalised() == capital) {
                start = head.start as usize;
                continue;
            } else if token.class == crate::words::Class::Number && self.is_hyphen(start) {
                start = before;
                continue;
            } else if !(self.is_hyphen(before) || token.is_word() && self.describes(before, true) && (token.is_capitalised() || !capital)) {
                break;
            }
            start = before;
        }
        phrase.tokens.start = start as u32;
        phrase.opened = self.is_opened(start);
        self.owner_before(&mut phrase, start);
        Some(phrase)
    }

    /// Does an article or possessive stand right before a token?
    fn is_opened(&self, start: usize) -> bool {
        let opens = |t: usize| matches!(self.grammar(t), Some("determiner" | "possessive")) || self.is_possessive(t);
        start > 0 && self.same_sentence(start - 1, start) && opens(start - 1)
    }

    /// The roles that a phrase puts side by side: `founder and president` is two.
    pub fn side_by_side(&self, tokens: TokenRange) -> Vec<TokenRange> {
        let (mut parts, mut start) = (Vec::new(), tokens.start as usize);
        let is_head = |m: &crate::model::Match| self.knowledge.lists.roles.contains(&m.list);
        let ends = |end: usize| (end.saturating_sub(6)..end).any(|s| self.matches.starting_at(s).iter().any(|m| m.tokens.end as usize == end && is_head(m)));
        for and in tokens.range().filter(|&t| self.is(words::AND_WORDS, t)) {
            let next = self.status_at(and + 1).map_or(and + 1, |(_, next)| next);
            if start < and && next < tokens.end as usize && ends(and) && self.head_at(next).is_some() {
                parts.push(TokenRange::new(start, and));
                start = and + 1;
            }
        }
        parts.push(TokenRange::new(start, tokens.end as usize));
        parts
    }

    /// The head that ends before a token, also `Secretary of the Treasury` and `president of Mexico` before a name.
    fn head_before(&self, end: usize) -> Option<Phrase> {
        let phrase = |head: TokenRange| Phrase {
            tokens: head,
            organization: None,
            organization_words: None,
            place: None,
            demonym: None,
            status: None,
            opened: false,
            end,
        };
        if end >= 2 && self.word(end - 2) == "-" && self.words.status(self.word(end - 1)).is_some() {
            let mut found = phrase(self.head_ending_at(end - 2)?);
            found.status = self.words.status(self.word(end - 1));
            found.tokens.end = end as u32;
            return Some(found);
        }
        if let Some(head) = self.head_ending_at(end) {
            return Some(phrase(head));
        }
        let m = self.mention_ending_at(end).filter(|&m| self.mentions[m].kind != Kind::Person)?;
        let mut before = (self.mentions[m].tokens.start as usize).checked_sub(1)?;
        if self.grammar(before) == Some("determiner") {
            before = before.checked_sub(1)?;
        }
        let head = self
            .is(words::OF_WORDS, before)
            .then(|| self.head_ending_at(before))
            .flatten()
            .filter(|h| self.document.tokens[h.start as usize].is_capitalised())?;
        let mut found = phrase(head);
        self.belong(&mut found, m);
        Some(found)
    }

    fn belong(&self, phrase: &mut Phrase, mention: usize) {
        match self.mentions[mention].kind {
            Kind::Organization => phrase.organization = phrase.organization.or(Some(mention)),
            Kind::Place => phrase.place = phrase.place.or(Some(mention)),
            Kind::Person => {}
        }
    }

    /// The status in front of what owns the role words (`former Oakfield Union chief`, `the ex-Portville mayor`), and the article.
    fn in_front_of_owner(&self, phrase: &mut Phrase, owner: usize) {
        let mut at = self.mentions[owner].tokens.start as usize;
        while at > 0 && self.same_sentence(at - 1, at) {
            if let Some((status, first)) = self.status_before(at) {
                phrase.status = phrase.status.or(Some(status));
                at = first;
            } else if let Some(m) = self.mention_ending_at(at).filter(|&m| self.mentions[m].kind != Kind::Person) {
                at = self.mentions[m].tokens.start as usize;
            } else if self.is_hyphen(at - 1) || self.demonym_at(at - 1) {
                at -= 1;
            } else {
                break;
            }
        }
        phrase.opened |= self.is_opened(at);
    }

    /// What stands before the role words and owns them: `Human Rights Campaign President`, `El Salvador’s President`, and the phrase
    /// in front of the sentence: `In West Hollywood, Mayor …`.
    fn owner_before(&self, phrase: &mut Phrase, start: usize) {
        let mut at = start;
        if at > 0 && self.word(at - 1).starts_with('\'') {
            at -= 1;
        }
        if let Some(m) = self.mention_ending_at(at) {
            if self.same_sentence(at.saturating_sub(1), start) {
                self.belong(phrase, m);
                if at == start {
                    self.in_front_of_owner(phrase, m);
                }
            }
            let first = phrase.tokens.start as usize;
            if self.is(words::OUTLET_NOUNS, first) && first + 1 < phrase.tokens.end as usize {
                phrase.tokens.start += 1;
            }
            return;
        }
        if at < start {
            phrase.organization = phrase.organization.or(self.nominal(at));
            return;
        }
        let comma = if phrase.opened { start.saturating_sub(2) } else { start.saturating_sub(1) };
        if self.word(comma) != "," || !self.same_sentence(comma, start) {
            return;
        }
        if let Some(m) = self.mention_ending_at(comma)
            && let Some(mut before) = (self.mentions[m].tokens.start as usize).checked_sub(1)
        {
            if self.grammar(before) == Some("determiner") && before > 0 {
                before -= 1;
            }
            let first = self.document.sentence_of(before).start as usize == before;
            if first && self.is(words::FRONTING, before) {
                self.belong(phrase, m);
            }
        }
    }
}
