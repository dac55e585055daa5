//! Which articles say nearly the same: wire copy, trimmed or with another headline, and updates of a story.
//!
//! In: a [`Sketch`] of each text, in reading order. Out: for each article that nearly repeats an earlier one, which ([`Duplicate`]).
//! Measure: of the distinct runs of four words of the shorter text, the share that also stands in the longer one. Near: a share of at least
//! 0.7, where the shorter text has at least a third of the runs of the longer. Each pair that is named has been compared so, run by
//! run; which pairs are worth comparing is told by MinHash (Broder 1997; one permutation, Li, Owen and Zhang 2012, with the densification
//! of Shrivastava 2017) in bands of three: of texts that share half of their runs 98 % are found, of those that share two thirds all but
//! one in ten thousand, copies always. The sketches wait on disk; in memory, twelve bytes an article. Absent: what a text means.

mod sketch;
mod waiting;

pub use sketch::Sketch;
pub use waiting::Waiting;

use std::io;

/// That an article nearly repeats another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Duplicate {
    /// The article, by its place in reading order, from 0.
    pub article: u32,
    /// The id of the first article it nearly repeats, which itself repeats none.
    pub of: u64,
    /// The same text, byte for byte?
    pub exact: bool,
    /// The share of the shorter text that also stands in the longer.
    pub similarity: f32,
}

/// Shorter texts are only compared as a whole.
const FEWEST: usize = 20;
const NEAR: f32 = 0.7;
/// The longer text is at most so many times the shorter.
const LONGER: usize = 3;
/// Articles whose pairs are sorted at once.
const AT_ONCE: u64 = 8_000_000;
/// Earlier articles of one key that an article is compared with, beside the first.
const BEFORE: usize = 3;
/// Articles of one group, first and last, that a further one is compared with.
const ROOTS: usize = 64;

/// The duplicates among the articles, by place.
///
/// # Errors
/// The disk does not give back what it was given.
pub fn find(mut waiting: Waiting) -> io::Result<Vec<Duplicate>> {
    let mut groups = Groups((0..waiting.articles()).collect());
    let parts = u64::from(waiting.articles()) / AT_ONCE + 1;
    for band in 0..sketch::KEYS {
        for part in 0..parts {
            let mut keys = waiting.keys(band, parts as u32, part as u32)?;
            keys.sort_unstable();
            for alike in keys.chunk_by(|a, b| a >> 32 == b >> 32).filter(|alike| alike.len() > 1) {
                join(alike, &mut groups, &mut waiting)?;
            }
        }
    }
    originals(&mut groups, &mut waiting)
}

/// Joins each article with those before it that share a key and are near.
fn join(alike: &[u64], groups: &mut Groups, waiting: &mut Waiting) -> io::Result<()> {
    for (nth, &one) in alike.iter().enumerate().skip(1) {
        let one = one as u32;
        let before = alike[nth.saturating_sub(BEFORE).max(1)..nth].iter().rev();
        for &other in alike[..1].iter().chain(before) {
            let other = other as u32;
            if groups.of(one) != groups.of(other) && near(&waiting.runs(one)?, &waiting.runs(other)?).is_some() {
                groups.join(one, other);
            }
        }
    }
    Ok(())
}

/// Within each group: the articles that repeat none before them, and which of these the others repeat.
fn originals(groups: &mut Groups, waiting: &mut Waiting) -> io::Result<Vec<Duplicate>> {
    let mut members: Vec<(u32, u32)> = Vec::new();
    for article in 0..waiting.articles() {
        let first = groups.of(article);
        if first != article {
            members.push((first, article));
        }
    }
    members.sort_unstable();
    let mut found = Vec::with_capacity(members.len());
    for group in members.chunk_by(|a, b| a.0 == b.0) {
        let mut originals = vec![(group[0].0, waiting.runs(group[0].0)?)];
        for &(_, article) in group {
            let runs = waiting.runs(article)?;
            match originals.iter().find_map(|(of, theirs)| Some((*of, near(&runs, theirs)?))) {
                Some((of, similarity)) => found.push(Duplicate { article, of: waiting.id(of)?, exact: waiting.same_text(article, of)?, similarity }),
                None => originals.push((article, runs)),
            }
            if originals.len() > 2 * ROOTS {
                originals.remove(ROOTS);
            }
        }
    }
    found.sort_unstable_by_key(|d| d.article);
    Ok(found)
}

/// The share of the shorter in the longer, if that makes them near. Both are sorted.
fn near(a: &[u32], b: &[u32]) -> Option<f32> {
    let (shorter, longer) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if shorter.len() * LONGER < longer.len() {
        return None;
    }
    let (mut common, mut at) = (0, 0);
    for run in shorter {
        while at < longer.len() && longer[at] < *run {
            at += 1;
        }
        common += usize::from(longer.get(at) == Some(run));
    }
    let share = common as f32 / shorter.len() as f32;
    (share >= NEAR).then_some(share)
}

/// Disjoint sets of articles, each known by its first.
struct Groups(Vec<u32>);

impl Groups {
    fn of(&mut self, article: u32) -> u32 {
        let mut at = article;
        while self.0[at as usize] != at {
            let above = self.0[self.0[at as usize] as usize];
            self.0[at as usize] = above;
            at = above;
        }
        at
    }

    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.of(a), self.of(b));
        self.0[a.max(b) as usize] = a.min(b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The duplicates among texts, by place: article, of, exact.
    fn found(texts: &[&str]) -> Vec<(u32, u64, bool)> {
        let folder = tempfile::tempdir().expect("a folder");
        let mut waiting = Waiting::new(folder.path()).expect("writable");
        for (id, text) in (0..).zip(texts) {
            let hash: [u8; 32] = <sha2::Sha256 as sha2::Digest>::digest(text.as_bytes()).into();
            waiting.push(id, &Sketch::of(text, &hash)).expect("written");
        }
        find(waiting).expect("readable").iter().map(|d| (d.article, d.of, d.exact)).collect()
    }

    const WIRE: &str = "HARBOUR TOWN – The ferry that links the two halves of this city stopped running on Tuesday after inspectors found cracks in its \
        hull, leaving some nine thousand commuters to cross by small boats or not at all. \
        The city said that repairs would take at least three weeks and that buses would run over the old bridge, which is eleven miles upstream. \
        “We knew that she was old, but nobody told us she was cracked,” said Ines Barroso, who sells fish on the north bank. \
        The ferry was built in 1961 and had been due for replacement since 2015, according to records that the port authority published last year.";
    const UPDATE: &str = "\nLate on Tuesday the mayor announced that the navy would lend two landing craft until the end of the month, free of charge.";
    const OTHER: &str = "Thousands of commuters were stranded in Harbour Town when the city's only ferry was taken out of service. Cracks had been found in \
        the hull of the sixty-year-old vessel during an inspection, officials said. Small boats carried some across the water, at five times the \
        usual fare. “I walked,” said one nurse, who had left home before dawn and reached the hospital at ten. A new ferry has been promised for a decade.";

    #[test]
    fn copies_updates_and_trimmed_copies_are_found() {
        let update = format!("{WIRE}{UPDATE}");
        let headline = format!("Ferry halted, thousands stranded\n\n{WIRE}");
        let trimmed = &WIRE[..WIRE.len() / 2];
        assert_eq!(found(&[WIRE, OTHER, &update, &headline, trimmed, WIRE, OTHER]), [(2, 0, false), (3, 0, false), (4, 0, false), (5, 0, true), (6, 1, true)]);
    }

    #[test]
    fn a_line_taken_from_a_long_text_is_no_copy_of_it() {
        let long = format!("{WIRE} {OTHER} {UPDATE}");
        assert_eq!(found(&[&long, &WIRE[..WIRE.len() / 4]]), []);
    }

    #[test]
    fn short_texts_are_the_same_or_not() {
        assert_eq!(found(&["Ferry halted", "Ferry halted", "Ferry halted.", "", ""]), [(1, 0, true), (4, 3, true)]);
        let chinese = "渡轮周二停航,九千名通勤者只能乘小船过河,市政府说维修至少需要三周,公共汽车将绕行上游的老桥。";
        assert_eq!(found(&[chinese, &format!("{chinese}市长没有回答。")]), [(1, 0, false)]);
    }

    #[test]
    fn many_articles_in_several_blocks() {
        let texts: Vec<String> = (0..20_000).map(|n| if n % 5000 == 4999 { WIRE.to_owned() } else { format!("Notice number {n}") }).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        assert_eq!(found(&texts), [(9999, 4999, true), (14_999, 4999, true), (19_999, 4999, true)]);
    }
}
