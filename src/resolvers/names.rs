//! How one personal name relates to another: the same, a part of it, initials, a pet name, a slip of the pen.
//!
//! In: two names as folded words. Out: a [`Relation`], the surest first, or none. Knows of no article and no mention; the lists of
//! given names and pet names come in through [`Known`].

/// What lists know about single words of a name.
pub trait Known {
    /// Is `short` a pet form of `long`, or the other way round?
    fn is_nickname(&self, short: &str, long: &str) -> bool;
    /// Do lists know this word as a given name or a surname?
    fn is_name(&self, word: &str) -> bool;
}

/// What a shorter (or later) name is to a fuller one, surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The same words.
    Same,
    /// Given name and surname, something between left out (`Andry Romero`, also without the second surname).
    Shortened,
    /// The same words in the other order (`Abe Shinzo`).
    Turned,
    /// With initials for given names (`J. Smith`).
    Initials,
    /// With a pet name (`Bill Clinton`).
    Nickname,
    /// With a slip (`Toczylowsky`).
    Misspelt,
    /// The surname, or both, with its particles.
    Surname,
    /// The first given name or names.
    Given,
    /// One of two surnames, or a middle name.
    Middle,
    /// A pet form of the given name alone.
    Pet,
    /// The surname with a slip.
    MisspeltSurname,
}

/// What `short` is to `full`; none if it can be no form of it. `full` has at least as many words.
#[must_use]
pub fn relation(short: &[&str], full: &[&str], known: &impl Known) -> Option<Relation> {
    let (n, m) = (full.len(), short.len());
    if m == 0 || n < m {
        return None;
    }
    if short == full {
        return Some(Relation::Same);
    }
    if m >= 2
        && let Some(relation) = whole(short, full, known)
    {
        return Some(relation);
    }
    if n == m {
        return None;
    }
    part(short, full, known)
}

/// Names that both have given name and surname.
fn whole(short: &[&str], full: &[&str], known: &impl Known) -> Option<Relation> {
    let (n, m) = (full.len(), short.len());
    if n == m && m == 2 && short[0] == full[1] && short[1] == full[0] {
        return Some(Relation::Turned);
    }
    let (first, last) = (short[0], short[m - 1]);
    let second_surname_left_out = n >= 3 && m < n && last == full[n - 2] && !is_initial(last);
    let family = if last == full[n - 1] || second_surname_left_out {
        Fit::Same
    } else if m == n && is_slip(last, full[n - 1], known) {
        Fit::Slip
    } else {
        return None;
    };
    let given = fit(first, full[0], known)?;
    // What stands between must appear in the fuller name, in order; middle initials from the first one on (`George W.`, `George H. W.`).
    if m > 2 && is_initial(short[1]) && !full[1].starts_with(short[1]) {
        return None;
    }
    let mut between = full[1..n - 1].iter();
    let mut inner = Fit::Same;
    for word in &short[1..m - 1] {
        let found = between.find_map(|f| fit(word, f, known))?;
        inner = inner.max(found);
    }
    if n == m && m >= 3 && inner == Fit::Same && full[1..n - 1].iter().zip(&short[1..m - 1]).any(|(f, s)| fit(s, f, known).is_none()) {
        return None;
    }
    match family.max(given).max(inner) {
        Fit::Same => Some(Relation::Shortened),
        Fit::Initial => Some(Relation::Initials),
        Fit::Nickname => Some(Relation::Nickname),
        // Two slips in one short name are two people.
        Fit::Slip if (family == Fit::Slip) != (given == Fit::Slip) => Some(Relation::Misspelt),
        Fit::Slip => None,
    }
}

/// Names that lack the given name or the surname.
fn part(short: &[&str], full: &[&str], known: &impl Known) -> Option<Relation> {
    let (n, m) = (full.len(), short.len());
    if full[n - m..] == *short {
        return (!is_initial(short[0])).then_some(Relation::Surname);
    }
    if full[..m] == *short {
        return (!is_initial(short[0])).then_some(Relation::Given);
    }
    if m == 1 {
        let word = short[0];
        if is_initial(word) {
            return None;
        }
        if full[1..n - 1].contains(&word) && word.len() > 3 {
            return Some(Relation::Middle);
        }
        if known.is_nickname(word, full[0]) {
            return Some(Relation::Pet);
        }
        if is_slip(word, full[n - 1], known) {
            return Some(Relation::MisspeltSurname);
        }
    } else if full.windows(m).any(|w| w == short) {
        return Some(Relation::Middle);
    }
    None
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Same,
    Initial,
    Nickname,
    Slip,
}

fn fit(word: &str, full: &str, known: &impl Known) -> Option<Fit> {
    if word == full {
        Some(Fit::Same)
    } else if (is_initial(word) || is_initial(full)) && word.chars().next() == full.chars().next() {
        Some(Fit::Initial)
    } else if known.is_nickname(word, full) {
        Some(Fit::Nickname)
    } else if is_slip(word, full, known) {
        Some(Fit::Slip)
    } else {
        None
    }
}

fn is_initial(word: &str) -> bool {
    word.chars().count() == 1
}

/// Can one word be the other with a slip? Long enough, the same first letter, one edit (two from nine letters on), and not two
/// names that the lists both know (`Maria`, `Mario`).
#[must_use]
pub fn is_slip(a: &str, b: &str, known: &impl Known) -> bool {
    let shorter = a.len().min(b.len());
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    if shorter < 5 || long.len() - short.len() > 2 || a.as_bytes()[0] != b.as_bytes()[0] {
        return false;
    }
    // `the Guptas` are the family.
    if long.strip_prefix(short) == Some("s") {
        return false;
    }
    let most = if shorter >= 9 { 2 } else { 1 };
    edits_within(a.as_bytes(), b.as_bytes(), most) && !(known.is_name(a) && known.is_name(b))
}

/// Is the optimal string alignment distance (insert, delete, replace, swap neighbours) at most `most`?
fn edits_within(a: &[u8], b: &[u8], most: usize) -> bool {
    if a.len().abs_diff(b.len()) > most || a.len() > 40 || b.len() > 40 {
        return false;
    }
    // What is the same at both ends costs nothing; most pairs are far apart by what is left.
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same..], &b[same..]);
    let same = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[..a.len() - same], &b[..b.len() - same]);
    if most == 1 && a.len().max(b.len()) > 2 {
        return false;
    }
    // The row at hand and the two before it.
    let mut rows = [[0_usize; 41]; 3];
    rows[0] = std::array::from_fn(|j| j);
    for i in 1..=a.len() {
        let (two, one, row) = ((i + 1) % 3, (i + 2) % 3, i % 3);
        rows[row][0] = i;
        for j in 1..=b.len() {
            let replace = rows[one][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            rows[row][j] = replace.min(rows[one][j] + 1).min(rows[row][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                rows[row][j] = rows[row][j].min(rows[two][j - 2] + 1);
            }
        }
    }
    rows[a.len() % 3][b.len()] <= most
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Few;
    impl Known for Few {
        fn is_nickname(&self, a: &str, b: &str) -> bool {
            matches!((a, b), ("bill", "william") | ("william", "bill"))
        }
        fn is_name(&self, word: &str) -> bool {
            matches!(word, "maria" | "mario" | "hansen" | "hanson")
        }
    }

    fn of(short: &str, full: &str) -> Option<Relation> {
        relation(&short.split(' ').collect::<Vec<_>>(), &full.split(' ').collect::<Vec<_>>(), &Few)
    }

    #[test]
    fn parts_of_a_name() {
        assert_eq!(of("andry hernandez romero", "andry jose hernandez romero"), Some(Relation::Shortened));
        assert_eq!(of("andry romero", "andry jose hernandez romero"), Some(Relation::Shortened));
        assert_eq!(of("nicolas maduro", "nicolas maduro moros"), Some(Relation::Shortened));
        assert_eq!(of("hernandez romero", "andry jose hernandez romero"), Some(Relation::Surname));
        assert_eq!(of("romero", "andry hernandez romero"), Some(Relation::Surname));
        assert_eq!(of("hernandez", "andry hernandez romero"), Some(Relation::Middle));
        assert_eq!(of("andry", "andry hernandez romero"), Some(Relation::Given));
        assert_eq!(of("von der leyen", "ursula von der leyen"), Some(Relation::Surname));
        assert_eq!(of("victoria ortega", "queen victoria ortega"), Some(Relation::Surname));
    }

    #[test]
    fn other_spellings() {
        assert_eq!(of("j smith", "john smith"), Some(Relation::Initials));
        assert_eq!(of("bill clinton", "william jefferson clinton"), Some(Relation::Nickname));
        assert_eq!(of("lindsay toczylowsky", "lindsay toczylowski"), Some(Relation::Misspelt));
        assert_eq!(of("abe shinzo", "shinzo abe"), Some(Relation::Turned));
        assert_eq!(of("bill", "william clinton"), Some(Relation::Pet));
    }

    #[test]
    fn different_people() {
        assert_eq!(of("melania trump", "donald trump"), None);
        assert_eq!(of("mario silva", "maria silva"), None);
        assert_eq!(of("erik hansen", "erik hanson"), None);
        assert_eq!(of("john b smith", "john a smith"), None);
        assert_eq!(of("jane smith", "john smith"), None);
        assert_eq!(of("adlers", "paul adler"), None);
        assert_eq!(of("j", "john smith"), None);
    }
}
