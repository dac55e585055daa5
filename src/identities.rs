//! Who each article is: an id from its own id or address, else from its text, unique in the run.
//!
//! In: articles in reading order. Out: an [`Identity`] each. In memory: some seven bytes an article, since every id that was given must be
//! known again. Absent: what else is in them.

use crate::model::Article;
use crate::tables::{ArticleId, Identity, Sha256};
use sha2::Digest;
use std::collections::HashMap;

/// Gives each article its id.
#[derive(Default)]
pub struct Identities {
    taken: Taken,
    /// How many records claimed an id, where they are many.
    again: HashMap<u64, u64, foldhash::fast::FixedState>,
}

impl Identities {
    /// Of the next article.
    pub fn next(&mut self, article: &Article) -> Identity {
        let sha256: [u8; 32] = sha2::Sha256::digest(article.text.as_bytes()).into();
        let own = if article.source_id.is_empty() { &article.url } else { &article.source_id };
        let claimed = if own.is_empty() { head(&sha256) } else { head(&sha2::Sha256::digest(own.as_bytes()).into()) };
        let mut id = claimed;
        if !self.taken.insert(id) {
            id = self.told_apart(claimed);
        }
        Identity { article_id: ArticleId(id), sha256: Sha256(sha256) }
    }

    /// Several records with one id: all but the first are told apart by their number among them.
    fn told_apart(&mut self, claimed: u64) -> u64 {
        const MANY: u64 = 8;
        let mut nth = self.again.get(&claimed).copied().unwrap_or(1);
        loop {
            nth += 1;
            let id = head(&sha2::Sha256::digest(format!("{claimed:016x}#{nth}").as_bytes()).into());
            if nth >= MANY {
                self.again.insert(claimed, nth);
            }
            if self.taken.insert(id) {
                return id;
            }
        }
    }
}

/// The first eight bytes of a hash: sixteen hex digits.
fn head(sha256: &[u8; 32]) -> u64 {
    u64::from_be_bytes(sha256[..8].try_into().expect("eight of thirty-two bytes"))
}

/// A set of hashes. The first two bytes of each say in which of the lists the other six lie.
struct Taken(Vec<Vec<u8>>);

const REST: usize = 6;

impl Default for Taken {
    fn default() -> Self {
        Taken(vec![Vec::new(); 1 << 16])
    }
}

impl Taken {
    /// False = it was there.
    fn insert(&mut self, id: u64) -> bool {
        let id = id.to_be_bytes();
        let list = &mut self.0[usize::from(u16::from_be_bytes([id[0], id[1]]))];
        let rest = &id[8 - REST..];
        if list.chunks_exact(REST).any(|there| there == rest) {
            return false;
        }
        if list.len() == list.capacity() {
            // Room for a quarter more, not for twice as much.
            list.reserve_exact((list.len() / 4).max(4 * REST).next_multiple_of(REST));
        }
        list.extend_from_slice(rest);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn article(id: &str, text: &str) -> Article {
        Article { source_id: id.to_owned(), text: text.to_owned(), ..Article::default() }
    }

    #[test]
    fn ids_are_unique_and_the_same_on_every_run() {
        let (mut one, mut two) = (Identities::default(), Identities::default());
        let articles: Vec<Article> = (0..60).map(|n| article(["1", "2", ""][n % 3], ["words", "other words"][n % 2])).collect();
        let ids: Vec<ArticleId> = articles.iter().map(|a| one.next(a).article_id).collect();
        assert_eq!(ids[0].to_string(), "6b86b273ff34fce1", "the head of `printf 1 | sha256sum`");
        assert_eq!(ids.iter().collect::<HashSet<_>>().len(), articles.len());
        assert_eq!(ids, articles.iter().map(|a| two.next(a).article_id).collect::<Vec<_>>());
    }

    #[test]
    fn what_was_taken_is_known_again() {
        let mut taken = Taken::default();
        let ids = || (0..100_000_u64).map(|n| n.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        assert!(ids().all(|id| taken.insert(id)));
        assert!(ids().all(|id| !taken.insert(id)));
    }
}
