//! What is called like people and towns and is none: `Kraft` in an article about `Kraft Foods Inc`, `Morgan Keegan` behind `analyst at`.
//!
//! In: the decided names of an article. Out: the same, the kind of some changed, by the lists, by full names of the article, by what stands
//! right before a name, and in business news by what never does. Absent: boundaries; where places stand (see `whereabouts`).

use super::SHOWN;
use super::agreement::Decided;
use super::decode::ByKind;
use super::lists::{FAMOUS, Gather, Hashes, LANDS};
use super::whereabouts::Whereabouts;
use crate::dictionaries::Lexicon;
use crate::error::Result;
use crate::model::{Case, Document, Kind, Match, Matches, Token, TokenRange};
use std::collections::HashSet;
use std::sync::Arc;

/// The lists this needs.
pub(super) struct Houses {
    organizations: Vec<u16>,
    /// Those that name what news names often.
    well_known: Vec<u16>,
    people: Vec<u16>,
    legal_forms: Vec<u16>,
    legal_words: Arc<Hashes>,
    lands: Vec<u16>,
    given_names: Vec<u16>,
    heads: Vec<u16>,
    places: Vec<u16>,
    surnames: Vec<u16>,
    honorifics: Vec<u16>,
    titles: Vec<u16>,
    roles: Vec<u16>,
    pronouns: Vec<u16>,
    /// Words that say where (`in`).
    locatives: Vec<u64>,
    articles: Vec<u64>,
    belonging: Vec<u64>,
    employing: Vec<u64>,
    /// What a house is, as it stands before its name.
    sorts: Vec<u64>,
    /// The word among them that only houses and places stand behind.
    at: Vec<u64>,
    shares: Vec<u64>,
    officers: Vec<String>,
    whereabouts: Whereabouts,
}

type Words<'d> = HashSet<&'d str, foldhash::fast::FixedState>;

/// In an article with so many companies, or with a stock code, what may be one is one.
const COMPANIES: usize = 2;

/// The margin, at least, of a kind that the words around leave no doubt about.
const TOLD: f32 = 2.0;

/// A place is such that one is in it, in at least one of so many mentions.
const PLACED: usize = 3;

impl Houses {
    pub(super) fn new(from: &Gather) -> Result<Houses> {
        Ok(Houses {
            organizations: from.names_under("organizations/"),
            well_known: from.about(&["organizations/organizations", "organizations/companies"]),
            people: from.about(&FAMOUS),
            legal_words: from.legal_words(),
            legal_forms: from.about(&["organizations/legal_forms"]),
            lands: from.about(&LANDS),
            heads: from.about(&["organizations/heads"]),
            places: from.under("places/"),
            given_names: from.about(&["people/given_names"]),
            surnames: from.about(&["people/surnames"]),
            honorifics: from.about(&["people/honorifics"]),
            titles: from.about(&["people/titles"]),
            roles: from.about(&["people/roles"]),
            pronouns: from.about(&["quotes/pronouns"]),
            locatives: from.words("locatives")?,
            articles: from.words("articles")?,
            belonging: from.words("belonging")?,
            employing: from.words("employing")?,
            sorts: from.words("sorts_of_houses")?,
            at: from.words("at")?,
            shares: from.words("shares")?,
            officers: from.spelt("officers")?,
            whereabouts: Whereabouts::new(from)?,
        })
    }

    /// Changes the kinds.
    pub(super) fn settle(&self, document: &Document, matches: &Matches, names: &mut [Decided], lexicon: &Lexicon) {
        let kind = |name: &Decided| SHOWN.get(name.kind).copied();
        let number = |kind: Kind| SHOWN.iter().position(|shown| *shown == kind).unwrap_or_default();
        let organization = number(Kind::Organization);
        for at in 0..names.len() {
            let tokens = names[at].tokens;
            let next = names.get(at + 1).map(|name| (name.tokens, kind(name)));
            let first = TokenRange { end: tokens.start + 1, ..tokens };
            let told = match kind(&names[at]) {
                Some(Kind::Person) if self.is_house(document, matches, tokens, lexicon) => Some(Kind::Organization),
                Some(Kind::Place) if self.is_headed(document, matches, tokens, lexicon) => Some(Kind::Organization),
                Some(Kind::Place) if self.whereabouts.is_credited(document, matches, tokens) => Some(Kind::Person),
                Some(Kind::Organization) if self.whereabouts.is_credited(document, matches, tokens) && self.is_given(matches, first, lexicon) => {
                    Some(Kind::Person)
                }
                Some(Kind::Person | Kind::Place) if self.is_workplace(document, matches, tokens, lexicon) => Some(Kind::Organization),
                Some(Kind::Person | Kind::Place) if self.is_described(document, matches, tokens, lexicon) => Some(Kind::Organization),
                Some(Kind::Person) if next.is_some_and(|next| self.is_employer(document, matches, tokens, next, lexicon)) => Some(Kind::Organization),
                _ => None,
            };
            if let Some(kind) = told {
                names[at].kind = number(kind);
                names[at].margin = names[at].margin.max(TOLD);
            }
        }
        let traded: Words = names.iter().filter(|name| self.is_traded(document, name.tokens, lexicon)).map(|name| document.folded_range(name.tokens)).collect();
        let led: Words =
            names.iter().filter(|name| self.is_led(document, matches, name.tokens, lexicon)).map(|name| document.folded_range(name.tokens)).collect();
        let companies = names.iter().filter(|name| kind(name) == Some(Kind::Organization) && self.is_company(document, matches, name.tokens, lexicon));
        let business = companies.map(|name| document.folded_range(name.tokens)).collect::<Words>().len() >= COMPANIES || !document.codes.is_empty();
        let mut full: Vec<&str> = Vec::new();
        let mut heads: Words = Words::default();
        let mut tails: Words = Words::default();
        let mut surnames: Words = Words::default();
        let mut people: Words = Words::default();
        for name in names.iter().filter(|name| name.tokens.len() > 1) {
            match kind(name) {
                Some(Kind::Organization) if self.is_company(document, matches, name.tokens, lexicon) => {
                    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
                    full.push(document.folded_range(name.tokens));
                    heads.extend((start + 1..end).map(|to| document.folded_range(TokenRange::new(start, to))));
                    tails.extend(self.core_end(document, matches, name.tokens).map(|at| document.folded(at)));
                }
                Some(Kind::Person) => {
                    people.extend(name.tokens.range().map(|at| document.folded(at)));
                    surnames.insert(document.folded(name.tokens.end as usize - 1));
                }
                _ => {}
            }
        }
        for name in names.iter().filter(|name| name.tokens.len() == 1 && super::is_listed(document, name.tokens)) {
            heads.insert(document.folded_range(name.tokens));
        }
        for name in names.iter_mut() {
            let words = document.folded_range(name.tokens);
            let of_people = name.tokens.range().all(|at| people.contains(document.folded(at))) && name.tokens.len() == 1;
            let listed = self.is_listed(matches, name.tokens, &self.well_known);
            let first = TokenRange { end: name.tokens.start + 1, ..name.tokens };
            let given = || name.tokens.len() > 1 && self.is_given(matches, first, lexicon);
            let settled = match kind(name) {
                Some(Kind::Person) => {
                    let shares = traded.contains(words) || led.contains(words);
                    let called = (heads.contains(words) || tails.contains(words)) && !of_people;
                    let nobody = || business && !of_people && name.tokens.len() == 1 && self.is_no_surname(document, matches, name.tokens);
                    let shortened = || name.tokens.len() > 1 && full.iter().any(|full| is_shortened(words, full));
                    let partner = || !of_people && self.is_partnership(document, name.tokens);
                    if called || shortened() || partner() || shares && if of_people { listed } else { !given() } {
                        organization
                    } else if nobody() {
                        next_best(&name.scores)
                    } else {
                        name.kind
                    }
                }
                Some(Kind::Place) => {
                    let called = heads.contains(words) || led.contains(words);
                    let company = (called || business && listed) && self.is_no_place_here(document, matches, name.tokens, called);
                    let company = company && !self.whereabouts.is_place_there(document, matches, name.tokens);
                    if company || self.is_partnership(document, name.tokens) {
                        organization
                    } else if !business || !self.whereabouts.is_nowhere(document, matches, name.tokens) {
                        name.kind
                    } else if given() && self.is_surname(matches, name.tokens) {
                        number(Kind::Person)
                    } else {
                        next_best(&name.scores)
                    }
                }
                // A surname of the article's is a person, where no company is called so.
                Some(Kind::Organization) if name.tokens.len() == 1 && surnames.contains(words) => {
                    let called = heads.contains(words) || tails.contains(words) || listed;
                    if called { name.kind } else { number(Kind::Person) }
                }
                _ => name.kind,
            };
            name.kind = settled;
        }
    }

    /// Is the last word a surname, and the whole no organization?
    fn is_surname(&self, matches: &Matches, tokens: TokenRange) -> bool {
        let last = TokenRange { start: tokens.end - 1, ..tokens };
        self.is_listed(matches, last, &self.surnames) && !self.is_listed(matches, tokens, &self.organizations)
    }

    fn is_listed(&self, matches: &Matches, tokens: TokenRange, lists: &[u16]) -> bool {
        matches.exactly(tokens).any(|m| lists.contains(&m.list))
    }

    /// Does its name end in a legal form, does a stock code follow it, or do the lists know it as a company?
    fn is_company(&self, document: &Document, matches: &Matches, tokens: TokenRange, lexicon: &Lexicon) -> bool {
        let formal = self.is_formal(document, matches, tokens);
        let company = |m: &Match| self.organizations.contains(&m.list) && lexicon.row(m.row).column("type") == "company";
        formal || super::is_listed(document, tokens) || matches.exactly(tokens).any(company)
    }

    /// Does a legal form end the name?
    fn is_formal(&self, document: &Document, matches: &Matches, tokens: TokenRange) -> bool {
        let end = tokens.end - u32::from(document.word(tokens.end as usize - 1) == ".");
        let last = &document.tokens[end as usize - 1];
        let word = || end > tokens.start + 1 && last.is_capitalised() && self.legal_words.contains(&last.hash);
        word() || (tokens.start + 1..end).any(|start| self.is_listed(matches, TokenRange { start, end }, &self.legal_forms))
    }

    /// `Oakfield Capital`: a name that no list of places has and that ends in what only companies are called.
    fn is_headed(&self, document: &Document, matches: &Matches, tokens: TokenRange, lexicon: &Lexicon) -> bool {
        let last = TokenRange { start: tokens.end - 1, ..tokens };
        let company = |m: &Match| self.heads.contains(&m.list) && lexicon.row(m.row).column("type") == "company";
        let one = tokens.range().all(|at| document.word(at) != ",");
        tokens.len() > 1 && one && matches.exactly(last).any(company) && !self.is_listed(matches, tokens, &self.places)
    }

    /// The last word of a company's name before its legal form.
    fn core_end(&self, document: &Document, matches: &Matches, tokens: TokenRange) -> Option<usize> {
        let last = tokens.end - u32::from(document.word(tokens.end as usize - 1) == ".");
        let form = (tokens.start + 1..last).find(|&start| self.is_listed(matches, TokenRange { start, end: last }, &self.legal_forms));
        let word = self.legal_words.contains(&document.tokens[last as usize - 1].hash).then_some(last - 1);
        let end = form.or(word).unwrap_or(last) as usize;
        (end > tokens.start as usize + 1).then(|| end - 1).filter(|&at| document.tokens[at].is_capitalised())
    }

    /// Is what may be a company hardly anywhere in the article a place one can be in (`in Oakfield`, and if nothing says that the article names
    /// the company, `the Amazon`), and no country or division?
    fn is_no_place_here(&self, document: &Document, matches: &Matches, tokens: TokenRange, called: bool) -> bool {
        let land = self.is_listed(matches, tokens, &self.lands) && !(called && self.is_listed(matches, tokens, &self.well_known));
        let words = document.folded_range(tokens);
        let dateline = document.dateline_place.is_some_and(|place| document.slice(place).to_lowercase() == words);
        if land || dateline {
            return false;
        }
        let (mut all, mut placed) = (0, 0);
        let hash = document.tokens[tokens.start as usize].hash;
        for (at, _) in document.tokens.iter().enumerate().filter(|(_, t)| t.hash == hash && t.is_capitalised()) {
            let before = at.checked_sub(1).map(|before| document.tokens[before].hash);
            let hyphen = document.tokens.get(at + tokens.len()).is_some() && document.word(at + tokens.len()) == "-";
            let in_it = before.is_some_and(|hash| self.locatives.contains(&hash) || !called && self.articles.contains(&hash));
            all += 1;
            placed += usize::from(in_it && (!called || !hyphen));
        }
        placed * PLACED < all
    }

    /// Do shares stand beside a name: `Oakfield shares fell`, `shares of Oakfield`?
    fn is_traded(&self, document: &Document, tokens: TokenRange, lexicon: &Lexicon) -> bool {
        let (start, end) = (tokens.start as usize, tokens.end as usize);
        let is = |at: usize, words: &[u64]| document.tokens.get(at).is_some_and(|t| words.contains(&t.hash));
        let small = |at: usize| document.tokens.get(at).is_some_and(|t| t.case == Case::Lower);
        // `Reed shares the prize`: a verb.
        let verb = |at: usize| {
            let pronoun = || self.pronouns.iter().any(|&l| lexicon.keyed(l, document.folded(at)).next().is_some());
            document.tokens.get(at).is_none_or(Token::is_capitalised) || is(at, &self.articles) || pronoun()
        };
        let shares = is(end, &self.shares) && small(end) && !verb(end + 1);
        let before = start > 1 && is(start - 1, &self.belonging) && is(start - 2, &self.shares);
        document.folded_range(tokens).len() > 1 && (shares || before)
    }

    /// Does a stock code or who leads a company stand right behind a name?
    fn is_led(&self, document: &Document, matches: &Matches, tokens: TokenRange, lexicon: &Lexicon) -> bool {
        let end = tokens.end as usize;
        let officer = |m: &Match| self.titles.contains(&m.list) && self.officers.iter().any(|officer| officer == lexicon.row(m.row).name());
        let led = || document.tokens.get(end).is_some_and(Token::is_capitalised) && matches.starting_at(end).iter().any(officer);
        document.folded_range(tokens).len() > 1 && (super::is_listed(document, tokens) || led())
    }

    /// `Marshall & Ilsley`: is a single word one of two that `&` joins?
    fn is_partnership(&self, document: &Document, tokens: TokenRange) -> bool {
        let (start, end) = (tokens.start as usize, tokens.end as usize);
        let joins = |at: usize| document.tokens.get(at).is_some() && document.word(at) == "&";
        let capital = |at: usize| document.tokens.get(at).is_some_and(Token::is_capitalised);
        tokens.len() == 1 && (joins(end) && capital(end + 1) || start > 1 && joins(start - 1) && capital(start - 2))
    }

    /// Does no list of names hold the word, and no title or form of address stand before it? Nobody is called so.
    fn is_no_surname(&self, document: &Document, matches: &Matches, tokens: TokenRange) -> bool {
        const LONGEST: usize = 3;
        let start = tokens.start as usize;
        let addresses = |m: &Match| [&self.titles, &self.roles, &self.honorifics].iter().any(|lists| lists.contains(&m.list));
        let addressed = (1..=LONGEST.min(start)).any(|length| matches.exactly(TokenRange::new(start - length, start)).any(addresses));
        let called = self.is_listed(matches, tokens, &self.surnames) || self.is_listed(matches, tokens, &self.given_names);
        !addressed && !called && document.tokens[start].is_capitalised()
    }

    /// Is it a given name that is not rare?
    fn is_given(&self, matches: &Matches, tokens: TokenRange, lexicon: &Lexicon) -> bool {
        const RARE: u8 = 3;
        let rows = matches.exactly(tokens).filter(|m| self.given_names.contains(&m.list));
        rows.filter_map(|m| lexicon.row(m.row).column("count").parse::<u8>().ok()).any(|count| count > RARE)
    }

    /// `Oakfield analyst Tom Reed`: does what one is in business stand between a name and that of a person?
    fn is_employer(&self, document: &Document, matches: &Matches, tokens: TokenRange, next: (TokenRange, Option<Kind>), lexicon: &Lexicon) -> bool {
        const WORDS: u32 = 2;
        let (person, kind) = next;
        let between = TokenRange { start: tokens.end, end: person.start };
        // `Oakfield Orlin's Tom Reed`
        let theirs = between.len() == 1 && document.word(tokens.end as usize).starts_with(crate::words::is_apostrophe) && person.len() > 1;
        let first = TokenRange { end: tokens.start + 1, ..tokens };
        let called = || self.is_listed(matches, first, &self.given_names) || self.is_listed(matches, tokens, &self.people);
        if theirs && kind == Some(Kind::Person) && tokens.len() > 1 && !called() {
            return true;
        }
        if kind != Some(Kind::Person) || between.is_empty() || between.len() as u32 > WORDS || between.range().any(|at| document.tokens[at].case != Case::Lower)
        {
            return false;
        }
        let role = TokenRange { start: person.start - 1, end: person.start };
        let business = matches.exactly(role).any(|m| self.roles.contains(&m.list) && lexicon.row(m.row).column("walk") == "business");
        let first = TokenRange { end: tokens.start + 1, ..tokens };
        business && !(tokens.len() > 1 && self.is_given(matches, first, lexicon) && !self.is_listed(matches, tokens, &self.organizations))
    }

    /// `an analyst with Oakfield`, `director of equity trading at Orlin`: does what one is in a house stand before a name that no list has as
    /// a place?
    fn is_workplace(&self, document: &Document, matches: &Matches, tokens: TokenRange, lexicon: &Lexicon) -> bool {
        const FAR: usize = 6;
        let start = tokens.start as usize;
        let is = |at: usize, words: &[u64]| words.contains(&document.tokens[at].hash);
        let article = usize::from(start > 0 && is(start - 1, &self.articles));
        let Some(at) = start.checked_sub(article + 1).filter(|&at| is(at, &self.employing) || is(at, &self.belonging)) else { return false };
        let floor = at.saturating_sub(FAR).max(document.sentence_of(at).start as usize);
        let small = |at: &usize| document.tokens[*at].case == Case::Lower;
        let roles = |at: usize| matches.exactly(TokenRange::new(at, at + 1)).filter(|m| self.roles.contains(&m.list));
        let business = |at: usize| roles(at).any(|m| lexicon.row(m.row).column("walk") == "business");
        let Some(role) = (floor..at).rev().take_while(small).find(|&at| roles(at).next().is_some()) else { return false };
        // Nothing but what the role is of may stand between the role and the house; `of` itself says less than `at`.
        let beside = role + 1 == at || is(role + 1, &self.belonging) && is(at, &self.employing);
        let says = beside && (business(role) || is(at, &self.at));
        // Small towns are called like anything.
        says && !if is(at, &self.at) { self.whereabouts.is_known(matches, tokens) } else { self.is_listed(matches, tokens, &self.places) }
    }

    /// `law firm Oakfield Orlin`, `smaller lender Brundle`: does a sort of house stand right before a name that is nobody's and no known place's?
    fn is_described(&self, document: &Document, matches: &Matches, tokens: TokenRange, lexicon: &Lexicon) -> bool {
        let before = (tokens.start as usize).checked_sub(1).map(|at| &document.tokens[at]);
        let sort = before.is_some_and(|t| t.case == Case::Lower && self.sorts.contains(&t.hash));
        let first = TokenRange { end: tokens.start + 1, ..tokens };
        let given = || tokens.len() > 1 && self.is_given(matches, first, lexicon) && self.is_surname(matches, tokens);
        sort && !self.whereabouts.is_known(matches, tokens) && !given() && !self.is_listed(matches, tokens, &self.people)
    }

    /// Is what looks like a person an organization by the lists alone: under several words and as nobody, as an acronym in running text, or
    /// by each of its words (`Sony Ericsson`, `ST-Ericsson`)?
    fn is_house(&self, document: &Document, matches: &Matches, tokens: TokenRange, lexicon: &Lexicon) -> bool {
        const ACRONYM: usize = 4;
        let upper = |at: usize| document.tokens.get(at).is_some_and(|t| t.case == Case::Upper);
        let (start, end) = (tokens.start as usize, tokens.end as usize);
        if tokens.len() == 1 {
            let acronym = upper(start) && (2..=ACRONYM).contains(&document.folded(start).len());
            let among_capitals = upper(end) || start > 0 && upper(start - 1);
            return acronym && !among_capitals && self.is_only_organization(matches, tokens, lexicon);
        }
        let last = self.is_listed(matches, TokenRange::new(end - 1, end), &self.well_known);
        let first = TokenRange::new(start, start + 1);
        let house = || self.is_listed(matches, first, &self.well_known) && !self.is_given(matches, first, lexicon);
        let of_houses = || house() || upper(start) && document.folded(start).len() > 1 && !upper(end - 1);
        self.is_only_organization(matches, tokens, lexicon) || self.is_formal(document, matches, tokens) || last && of_houses()
    }

    fn is_only_organization(&self, matches: &Matches, tokens: TokenRange, lexicon: &Lexicon) -> bool {
        let mut rows = matches.exactly(tokens).filter(|m| self.organizations.contains(&m.list));
        rows.any(|m| lexicon.row(m.row).column("ambiguous") != "true") && !self.is_listed(matches, tokens, &self.people)
    }
}

/// `Ford Credit` of `Ford Motor Credit Co`: the words of a longer name in their order, from the first on.
fn is_shortened(short: &str, long: &str) -> bool {
    let mut words = long.split(' ');
    let mut all = short.split(' ').peekable();
    short.len() < long.len() && words.next() == all.next() && all.all(|word| words.any(|other| other == word))
}

/// The kind that the evidence gives what is neither a person nor a place.
fn next_best(scores: &ByKind) -> usize {
    let open = |kind: &usize| !matches!(SHOWN.get(*kind), Some(Kind::Person | Kind::Place));
    (0..scores.len()).filter(open).max_by(|a, b| scores[*a].total_cmp(&scores[*b])).unwrap_or_default()
}
