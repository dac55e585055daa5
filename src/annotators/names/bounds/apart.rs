//! Two names that stand in one, capitals on both sides: `Oakfield Inc and Orlin`, `Oakfield Inc v. Orlin Ltd`, `Yarrow-Orlin`.
//!
//! In: a decided name. Out: its two sides. Absent: names parted by words in small letters (see `seams`).

use super::{Around, Bounds};
use crate::model::{Case, Kind, TokenRange};
use crate::words;

impl Bounds {
    /// The two sides of what is no one name: the parties of a case (`Oakfield Inc v. Orlin Ltd`), two houses with `and`, a comma or a hyphen
    /// between (`Oakfield Inc and Orlin`, `Yarrow-Orlin`), a name and the legal form or the beginning of the one before it (`Inc. Oakfield`).
    pub(super) fn apart(&self, around: &Around, tokens: TokenRange, kind: Kind) -> Option<Vec<TokenRange>> {
        let document = around.document;
        let side = |from: usize, to: usize| TokenRange::new(from, to);
        let (start, end) = (tokens.start as usize, tokens.end as usize);
        for at in start..end {
            let (left, right) = (side(start, at), side(at + 1, end));
            let hash = document.tokens[at].hash;
            if at > start && at + 1 < end && document.tokens[at].case == Case::Lower && self.versus.contains(&hash) {
                // The point of `v.` is a token of its own.
                let right = if document.word(at + 1) == "." { side(at + 2, end) } else { right };
                return (!right.is_empty()).then(|| vec![left, right]);
            }
            // `Ana Cruz/Tom Reed`
            if kind == Kind::Person && document.word(at) == "/" && at > start && at + 1 < end {
                return Some(vec![left, right]);
            }
            // `JAMES CAPRETTA Capretta said`, `Christopher Dodd Dodd said`: what opens a sentence stands behind a heading or a caption.
            let again = at > start && at + 1 == end && document.tokens[at - 1].hash == hash;
            if again && kind == Kind::Person && document.tokens[at].is_word() && document.folded(at).len() > 2 {
                return Some(vec![left, side(at, end)]);
            }
            let hyphen = document.word(at) == "-" && at > start && at + 1 < end;
            let houses = |lists: &[u16]| self.is_listed(around, left, lists) && self.is_listed(around, right, lists);
            if hyphen && (kind == Kind::Person && houses(&self.organizations) || houses(&self.known)) {
                return Some(vec![left, right]);
            }
            if kind != Kind::Organization {
                continue;
            }
            // `General Re Corp.'s Joseph Brandon`
            let theirs = document.word(at).starts_with(words::is_apostrophe) && document.folded(at).len() == 2 && at > start && at + 1 < end;
            if theirs && self.ends_legally(around, left) {
                return Some(vec![left, right]);
            }
            let joins = self.coordinators.contains(&hash) || document.word(at) == ",";
            if at + 1 < end && joins {
                let formal = self.ends_legally(around, left);
                let names = self.is_name(around, left) && self.is_name(around, right);
                let form_follows = self.starts_legally(around, right);
                if self.is_only_legal(around, left) {
                    return Some(vec![right]);
                }
                // `Oakfield Advisers and Orlin Services`
                let headed = |t: TokenRange| t.len() > 1 && self.is_listed(around, TokenRange { start: t.end - 1, ..t }, &self.heads);
                let own = |at: usize| !self.is_common(around, at) && !self.is_listed(around, side(at, at + 1), &self.heads);
                let houses = document.word(at) != "," && headed(left) && headed(right) && own(at + 1) && own(start);
                if (formal || names || houses) && !form_follows && document.tokens[at + 1].is_capitalised() && at > start {
                    return Some(vec![left, right]);
                }
                // `Oakfield Inc and chipmaker Orlin Ltd`
                let behind = right.range().find(|&at| document.tokens[at].is_capitalised()).map(|at| side(at, end));
                if formal && let Some(behind) = behind.filter(|behind| self.ends_legally(around, *behind)) {
                    return Some(vec![left, behind]);
                }
            }
            // `Oakfield Co with Orlin Corp`: two full names with a small word between.
            let small = at > start && at + 1 < end && document.tokens[at].case == Case::Lower && !self.inside.contains(&hash);
            if small && document.tokens[at + 1].is_capitalised() && self.ends_legally(around, left) && self.ends_legally(around, right) {
                return Some(vec![left, right]);
            }
            if hyphen && around.names.contains(document.folded_range(left)) && around.names.contains(document.folded_range(right)) {
                return Some(vec![left, right]);
            }
            // `Visa Inc. Visa`: a sentence ends behind the form.
            if at > start
                && at < end
                && document.tokens[at].is_capitalised()
                && self.ends_legally(around, left)
                && (around.names.contains(document.folded_range(left)) && self.is_name(around, side(at, end)) || self.repeats(around, left, side(at, end)))
            {
                return Some(vec![left, side(at, end)]);
            }
        }
        None
    }

    /// Does what follows a full name begin with its words again (`Visa Inc. Visa`)?
    fn repeats(&self, around: &Around, left: TokenRange, right: TokenRange) -> bool {
        let document = around.document;
        document.word(left.end as usize - 1) == "." && document.tokens[left.start as usize].hash == document.tokens[right.start as usize].hash
    }

    pub(super) fn ends_legally(&self, around: &Around, tokens: TokenRange) -> bool {
        let end = if tokens.len() > 1 && around.document.word(tokens.end as usize - 1) == "." { tokens.end - 1 } else { tokens.end };
        let last = &around.document.tokens[end as usize - 1];
        let word = || end > tokens.start + 1 && last.is_capitalised() && self.legal_words.contains(&last.hash);
        word() || (tokens.start + 1..end).any(|from| self.is_listed(around, TokenRange { start: from, end }, &self.legal_forms))
    }

    pub(super) fn starts_legally(&self, around: &Around, tokens: TokenRange) -> bool {
        around.matches.starting_at(tokens.start as usize).iter().any(|m| m.tokens.end <= tokens.end && self.legal_forms.contains(&m.list))
    }

    fn is_only_legal(&self, around: &Around, tokens: TokenRange) -> bool {
        let end = if tokens.len() > 1 && around.document.word(tokens.end as usize - 1) == "." { tokens.end - 1 } else { tokens.end };
        self.is_listed(around, TokenRange { end, ..tokens }, &self.legal_forms)
    }
}
