//! Whom a pronoun or a description means: the candidates before it, ranked by named pieces of evidence that are added up.
//!
//! In: what a [`Resolver`] knows, who spoke before, a [`Reference`]. Out: the likeliest [`Candidate`] with its probability, or nobody.
//! The weights are the table `quotes/antecedents.tsv`, fitted on annotated news (see `tests/fit/antecedents.rs`), open to read and to
//! edit. Who contradicts the gender or the number of a word is no candidate. The model is the ranking of Denis and Baldridge 2008, with
//! "nobody" as one candidate more. Absent: names (see `speakers`), what a description says (see `descriptions`).

use super::descriptions::Description;
use super::grammar::*;
use super::speakers::Resolver;
use crate::dictionaries::Lexicon;
use crate::error::{Error, Result};
use crate::model::{Entity, Gender, Kind, TokenRange};

named! {
    /// What speaks for or against a candidate.
    pub enum Evidence {
        /// Named in the sentence of the word.
        Sentence0 = "in the same sentence",
        /// One sentence further up; quoted sentences of the statement itself do not count.
        Sentence1 = "one sentence before",
        /// Two.
        Sentence2 = "two sentences before",
        /// Three.
        Sentence3 = "three sentences before",
        /// Four to seven.
        Sentence4 = "four to seven sentences before",
        /// More.
        Sentence8 = "more than seven sentences before",
        /// In the same paragraph.
        Paragraph0 = "in the same paragraph",
        /// In the paragraph before.
        Paragraph1 = "in the paragraph before",
        /// It opens its sentence and no preposition governs it.
        Subject = "subject of its sentence",
        /// `of Ana Lima`
        Governed = "after a preposition",
        /// `Ana Lima’s`
        Owner = "owner of something",
        /// `the Trump administration`
        Attributive = "before a noun",
        /// Only inside marks.
        Marks = "inside quotation marks",
        /// The one who spoke last.
        SpokeLast = "spoke last",
        /// … in this paragraph or the one before.
        SpokeNear = "spoke last, and near",
        /// The one who spoke before that one.
        SpokeBefore = "spoke before the last",
        /// Spoke anywhere above.
        Spoke = "spoke above",
        /// No candidate is named later.
        Latest = "named last",
        /// No candidate is named more often.
        MostNamed = "named most",
        /// Named once in the article.
        NamedOnce = "named once",
        /// Named in the first two sentences.
        Early = "named at the beginning",
        /// The text tells the gender, and it agrees.
        Gender = "gender agrees",
        /// Nearly all who bear the given name are of that gender.
        GivenName = "given name agrees",
        /// … of the other.
        OtherGivenName = "given name of the other gender",
        /// Named in the words that are said.
        Said = "named in what is said",
        /// No other candidate of its kind stands near.
        Alone = "only candidate near",
        /// A description such as `his mother`, not a name.
        Words = "a description",
        /// Nobody is meant.
        Nobody = "nobody",
        /// The article gives the candidate just this role.
        SameRole = "same role",
        /// … a role with the same noun.
        RoleNoun = "role with the noun",
        /// The noun stands beside the name (`customs broker Ana Lima`).
        Beside = "noun beside the name",
        /// … and so do all words of the description.
        AllBeside = "all words beside the name",
        /// The name has the noun (`the ministry`: Ministry of the Interior).
        InName = "noun in the name",
        /// Another candidate has the role, too.
        Rival = "another has the role, too",
        /// The dictionaries know the candidate in this office.
        Office = "office in the dictionaries",
        /// The nationality agrees with the dictionaries or the role.
        Nation = "nationality agrees",
        /// A role of the same walk of life (`the lawmaker`: Senator).
        Walk = "same walk of life",
        /// The article gives roles, none of which fits.
        OtherRole = "another role",
        /// The age agrees (`the 44-year-old`).
        Age = "age agrees",
        /// A word for any human being, or any group.
        Anyone = "a word for anyone",
        /// A word for a company, and the text gives a stock code or legal form.
        Company = "a company",
        /// The noun is no role and no group that the lists know.
        Unknown = "a noun in no list",
        /// More stands behind the noun (`the mayor of Leeds`).
        Complement = "more behind the noun",
        /// More stands before it (`the new mayor`).
        Modified = "more before the noun",
    }
}

/// Pieces of evidence, one bit each.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Pieces(pub u64);

impl Pieces {
    pub(super) fn add(&mut self, piece: Evidence) {
        self.0 |= 1 << piece as u64;
    }

    pub(super) fn add_if(&mut self, holds: bool, piece: Evidence) {
        self.0 |= u64::from(holds) << piece as u64;
    }

    pub(super) fn has(self, piece: Evidence) -> bool {
        self.0 >> piece as u64 & 1 != 0
    }

    /// The places of the pieces in [`Evidence::NAMES`].
    pub fn each(self) -> impl Iterator<Item = usize> {
        (0..Evidence::NAMES.len()).filter(move |&i| self.0 >> i & 1 != 0)
    }
}

/// The weights of the pieces, for pronouns and for descriptions.
pub struct Weights {
    columns: [Vec<f32>; 2],
    /// How probable the likeliest must be.
    enough: [f32; 2],
}

/// The row of the table that says how probable the likeliest must be.
const ENOUGH: &str = "enough";

/// The columns of the table.
pub const COLUMNS: [&str; 2] = ["pronoun", "description"];

impl Weights {
    /// Reads `quotes/antecedents`.
    ///
    /// # Errors
    /// A weight that is no number.
    pub fn new(lexicon: &Lexicon) -> Result<Weights> {
        let mut columns = [vec![0.0; Evidence::NAMES.len()], vec![0.0; Evidence::NAMES.len()]];
        let mut enough = [0.0; 2];
        for id in lexicon.about("quotes/antecedents").flat_map(|l| lexicon.list(l).rows()) {
            let row = lexicon.row(id);
            for (c, name) in COLUMNS.into_iter().enumerate() {
                let value = row
                    .column(name)
                    .parse()
                    .map_err(|_| Error::new(row.place(), format!("`{}` is no number", row.column(name)), "write a number such as -0.25"))?;
                match Evidence::NAMES.iter().position(|piece| *piece == row.name()) {
                    Some(piece) => columns[c][piece] = value,
                    None if row.name() == ENOUGH => enough[c] = value,
                    None => {
                        return Err(Error::new(row.place(), format!("`{}` is no evidence", row.name()), "see Evidence in src/quotes/antecedents.rs"));
                    }
                }
            }
        }
        Ok(Weights { columns, enough })
    }

    fn sum(&self, column: usize, pieces: Pieces) -> f32 {
        pieces.each().map(|i| self.columns[column][i]).sum()
    }
}

/// What refers to somebody.
pub enum Form {
    /// `he`, `she`
    Person(Gender),
    /// `it`, `they`
    Group {
        /// `they`
        plural: bool,
    },
    /// `the minister`
    Described(Description),
}

/// Words that refer to somebody named elsewhere.
pub struct Reference<'u> {
    /// The words.
    pub tokens: TokenRange,
    /// What is said.
    pub parts: &'u [TokenRange],
    /// What they tell.
    pub form: Form,
}

/// Who may be meant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Who {
    /// An entity, and the mention that shows it.
    Entity(u32, u32),
    /// Words that name nobody: `his mother`.
    Words(TokenRange),
    /// Nobody who is named.
    Nobody,
}

/// One who may be meant, and what speaks for it.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// Who.
    pub who: Who,
    /// The evidence.
    pub pieces: Pieces,
}

/// Which column of the table a form reads.
pub fn column(form: &Form) -> usize {
    usize::from(matches!(form, Form::Described(_)))
}

/// The likeliest candidate and its probability; nobody, where that is not enough.
pub fn choose(weights: &Weights, form: &Form, candidates: &[Candidate]) -> (Who, f32) {
    let column = column(form);
    let scores: Vec<f32> = candidates.iter().map(|c| weights.sum(column, c.pieces)).collect();
    let Some(best) = (0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b]).then(b.cmp(&a))) else { return (Who::Nobody, 1.0) };
    let total: f32 = scores.iter().map(|s| (s - scores[best]).exp()).sum();
    let probability = 1.0 / total;
    if probability < weights.enough[column] { (Who::Nobody, probability) } else { (candidates[best].who, probability) }
}

/// At most so many mentions, and so many who spoke, are looked at, back from the word.
const BACK: usize = 120;

impl Resolver<'_> {
    /// All who may be meant, "nobody" last.
    pub(super) fn candidates(&self, reference: &Reference, entities: &[Entity]) -> Vec<Candidate> {
        let tokens = &self.document.tokens;
        let at = reference.tokens.start;
        let from = reference.parts.iter().map(|p| p.start).min().map_or(at, |start| start.min(at));
        let sentence_paragraph = |t: u32| (tokens[t as usize].sentence, tokens[t as usize].paragraph);
        let (sentence, paragraph) = sentence_paragraph(from);
        let last = self.mentions.partition_point(|m| m.tokens.start < at);
        let mut nearest: Vec<(u32, u32)> = Vec::new();
        let mut said: Vec<u32> = Vec::new();
        for m in (0..last).rev().take(BACK) {
            let mention = &self.mentions[m];
            if mention.entity as usize >= entities.len() || mention.tokens.overlaps(reference.tokens) || self.agency == Some(mention.entity) {
                continue;
            }
            if reference.parts.iter().any(|p| p.overlaps(mention.tokens)) {
                said.push(mention.entity);
            } else if !nearest.iter().any(|&(e, _)| e == mention.entity) {
                nearest.push((mention.entity, m as u32));
            }
        }
        said.extend(self.mentions[last..].iter().take_while(|m| reference.parts.iter().any(|p| p.end > m.tokens.start)).map(|m| m.entity));
        let spoke = || self.spoke.iter().rev().filter(|&&(t, _)| t < at).take(BACK).copied();
        let spoke_last = spoke().next();
        let spoke_before = spoke().map(|(_, e)| e).find(|&e| spoke_last.is_some_and(|(_, l)| l != e));
        let mut out: Vec<Candidate> = Vec::new();
        for &(e, m) in &nearest {
            let entity = &entities[e as usize];
            let mut pieces = Pieces::default();
            let spoken = spoke().any(|(_, s)| s == e);
            if !self.fits(reference, e, entity, spoken, entities, &mut pieces) {
                continue;
            }
            let name = self.mentions[m as usize].tokens;
            let (s, p) = sentence_paragraph(name.start);
            let away = sentence.saturating_sub(s);
            pieces.add(match away {
                0 => Evidence::Sentence0,
                1 => Evidence::Sentence1,
                2 => Evidence::Sentence2,
                3 => Evidence::Sentence3,
                4..=7 => Evidence::Sentence4,
                _ => Evidence::Sentence8,
            });
            pieces.add_if(p >= paragraph, Evidence::Paragraph0);
            pieces.add_if(p + 1 == paragraph, Evidence::Paragraph1);
            self.place_in_sentence(m as usize, &mut pieces);
            pieces.add_if(spoken, Evidence::Spoke);
            if let Some((t, _)) = spoke_last.filter(|&(_, l)| l == e) {
                pieces.add(Evidence::SpokeLast);
                pieces.add_if(tokens[t as usize].paragraph + 1 >= paragraph, Evidence::SpokeNear);
            }
            pieces.add_if(spoke_before == Some(e), Evidence::SpokeBefore);
            pieces.add_if(said.contains(&e), Evidence::Said);
            pieces.add_if(entity.mentions.len() == 1, Evidence::NamedOnce);
            let first = entity.mentions.first().map_or(u32::MAX, |&m| self.mentions[m as usize].tokens.start);
            pieces.add_if(first != u32::MAX && tokens[first as usize].sentence < 2, Evidence::Early);
            out.push(Candidate { who: Who::Entity(e, m), pieces });
        }
        self.compare(entities, &mut out);
        self.named_below(reference, &nearest, entities, &mut out);
        if let Some(words) = self.described_before(reference) {
            let mut pieces = Pieces::default();
            pieces.add(Evidence::Words);
            let away = sentence.saturating_sub(tokens[words.start as usize].sentence);
            pieces.add(if away == 0 {
                Evidence::Sentence0
            } else if away == 1 {
                Evidence::Sentence1
            } else {
                Evidence::Sentence2
            });
            pieces.add_if(tokens[words.start as usize].paragraph >= paragraph, Evidence::Paragraph0);
            let later = |c: &Candidate| matches!(c.who, Who::Entity(_, m) if self.mentions[m as usize].tokens.start > words.start);
            pieces.add_if(!out.iter().any(later), Evidence::Latest);
            out.push(Candidate { who: Who::Words(words), pieces });
        }
        let mut nobody = Pieces::default();
        nobody.add(Evidence::Nobody);
        if let Form::Described(description) = &reference.form {
            description.of_nobody(&mut nobody);
        }
        out.push(Candidate { who: Who::Nobody, pieces: nobody });
        out
    }

    /// A description may stand before the name (`The mayor resigned.` … `Mayor Ana Lima said`), where the article says that they are one.
    fn named_below(&self, reference: &Reference, above: &[(u32, u32)], entities: &[Entity], out: &mut Vec<Candidate>) {
        /// So many entities are looked at.
        const MOST: usize = 100;
        if !matches!(reference.form, Form::Described(_)) {
            return;
        }
        for (e, entity) in entities.iter().enumerate().take(MOST).filter(|(e, _)| !above.iter().any(|&(a, _)| a == *e as u32)) {
            let mut pieces = Pieces::default();
            let fits = self.fits(reference, e as u32, entity, false, entities, &mut pieces);
            let told = [Evidence::SameRole, Evidence::RoleNoun, Evidence::Beside, Evidence::InName].iter().any(|&piece| pieces.has(piece));
            let below = entity.mentions.partition_point(|&m| self.mentions[m as usize].tokens.start <= reference.tokens.start);
            if let Some(&m) = entity.mentions.get(below).filter(|_| fits && told) {
                pieces.add(Evidence::Sentence8);
                out.push(Candidate { who: Who::Entity(e as u32, m), pieces });
            }
        }
    }

    /// Can the reference mean this entity? Adds what speaks for it in what the words themselves tell.
    fn fits(&self, reference: &Reference, e: u32, entity: &Entity, spoken: bool, entities: &[Entity], pieces: &mut Pieces) -> bool {
        match &reference.form {
            Form::Person(gender) => entity.kind == Kind::Person && self.gender_fits(entity, *gender, pieces),
            Form::Group { plural } => entity.kind == Kind::Organization || entity.kind == Kind::Place && spoken && !plural,
            Form::Described(description) => self.described(description, e, entity, spoken, entities, pieces),
        }
    }

    /// A gender that the text tells must agree; that of most bearers of the given name speaks for or against.
    pub(super) fn gender_fits(&self, entity: &Entity, gender: Gender, pieces: &mut Pieces) -> bool {
        if let Some((known, _)) = entity.gender {
            pieces.add_if(known == gender, Evidence::Gender);
            return known == gender;
        }
        if let Some(usual) = self.nouns.usual_gender(&entity.name, self.lexicon) {
            pieces.add(if usual == gender { Evidence::GivenName } else { Evidence::OtherGivenName });
        }
        true
    }

    /// The grammar of the mention.
    fn place_in_sentence(&self, m: usize, pieces: &mut Pieces) {
        let name = self.mentions[m].tokens;
        let tokens = &self.document.tokens;
        let before = name.start.checked_sub(1).filter(|&t| tokens[t as usize].sentence == tokens[name.start as usize].sentence);
        let governed = before.is_some_and(|t| self.is(t, PREPOSITION) && !self.is(t, SUBORDINATOR));
        let owner = tokens.get(name.end as usize).is_some_and(|t| self.grammar.is(t.hash, CLITIC));
        let attributive = self.attributive(name);
        let marks = self.quoted(name.start);
        pieces.add_if(governed, Evidence::Governed);
        pieces.add_if(owner, Evidence::Owner);
        pieces.add_if(attributive, Evidence::Attributive);
        pieces.add_if(marks, Evidence::Marks);
        pieces.add_if(!governed && !owner && !attributive && !marks && self.first_in_sentence(m), Evidence::Subject);
    }

    /// What only shows beside the others: who is named last, most, alone.
    fn compare(&self, entities: &[Entity], out: &mut [Candidate]) {
        let entity = |c: &Candidate| match c.who {
            Who::Entity(e, m) => Some((e, m)),
            _ => None,
        };
        let latest = out.iter().filter_map(entity).map(|(_, m)| m).max();
        let most = out.iter().filter_map(entity).map(|(e, _)| entities[e as usize].mentions.len()).max();
        let has_role = |c: &Candidate| [Evidence::SameRole, Evidence::RoleNoun, Evidence::Beside].iter().any(|&piece| c.pieces.has(piece));
        let rivals = out.iter().filter(|c| has_role(c)).count() > 1;
        let near = |c: &Candidate| c.pieces.0 & (1 << Evidence::Sentence4 as u64 | 1 << Evidence::Sentence8 as u64) == 0;
        let several = out.iter().filter(|c| near(c)).count() > 1;
        for candidate in out.iter_mut() {
            let Some((e, m)) = entity(candidate) else { continue };
            let is_near = near(candidate);
            candidate.pieces.add_if(Some(m) == latest, Evidence::Latest);
            candidate.pieces.add_if(Some(entities[e as usize].mentions.len()) == most, Evidence::MostNamed);
            candidate.pieces.add_if(is_near && !several, Evidence::Alone);
            let rival = rivals && has_role(candidate);
            candidate.pieces.add_if(rival, Evidence::Rival);
        }
    }

    /// A description without a name that opens the sentence or one of the two before, outside quotations (`His mother …`,
    /// `Legal representatives …`).
    fn described_before(&self, reference: &Reference) -> Option<TokenRange> {
        const BACK: usize = 3;
        const LONGEST: u32 = 8;
        // What its noun must be; 0 = a plural of people.
        let bits = match reference.form {
            Form::Person(Gender::Female) => FEMALE,
            Form::Person(_) => MALE,
            Form::Group { plural: true } => 0,
            _ => return None,
        };
        let at = reference.tokens.start;
        let here = self.document.tokens[at as usize];
        let sentences = &self.document.sentences[..=here.sentence as usize];
        for sentence in sentences.iter().rev().take(BACK) {
            let start = sentence.tokens.start;
            if start >= at || here.paragraph - self.document.tokens[start as usize].paragraph > 1 {
                continue;
            }
            let stop = sentence.tokens.end.min(at).min(start + LONGEST);
            let verb = |t: &u32| self.is(*t, AUXILIARY | PAST | RELATIVE) && !self.is(*t, CLITIC) || !self.document.tokens[*t as usize].is_word();
            let end = (start..stop).find(verb).unwrap_or(stop);
            let kin = |t: &u32| {
                let lower = !self.document.tokens[*t as usize].is_capitalised() || *t == start;
                let plural = looks_plural(self.document.folded(*t as usize)) && self.is(*t, ROLE | COLLECTIVE);
                lower && (bits != 0 && self.is(*t, bits) || bits == 0 && plural)
            };
            let Some(noun) = (start..end).find(kin) else { continue };
            let opens = noun == start || self.is(start, DETERMINER | POSSESSIVE) || noun == start + 1 || (start..noun).any(|t| self.is(t, CLITIC));
            // `his mother, Ana Lima,` and `spokeswoman Ana Lima` are named.
            let named = self.mentions[self.mentions.partition_point(|m| m.tokens.start <= noun)..]
                .iter()
                .take(1)
                .any(|m| m.kind == Kind::Person && m.tokens.start <= noun + 3);
            if !opens || named || self.quoted(noun) {
                continue;
            }
            let tail = (noun + 1..end).take_while(|&t| bits == 0 || self.is(t, PREPOSITION)).count() as u32;
            return Some(TokenRange { start, end: if bits == 0 { noun + 1 + tail } else { noun + 1 } });
        }
        None
    }

    /// `the Trump administration`: a name that only qualifies a noun is not spoken of.
    fn attributive(&self, name: TokenRange) -> bool {
        let tokens = &self.document.tokens;
        let article = name.start > 0 && self.is(name.start - 1, DETERMINER);
        let next = tokens.get(name.end as usize).filter(|t| t.is_word() && !t.is_capitalised());
        article && next.is_some_and(|t| !self.grammar.is(t.hash, FUNCTION_WORD | PAST | CUE))
    }

    fn first_in_sentence(&self, m: usize) -> bool {
        let sentence = |i: usize| self.document.tokens[self.mentions[i].tokens.start as usize].sentence;
        let kind = self.mentions[m].kind;
        (0..m).rev().take_while(|&i| sentence(i) == sentence(m)).all(|i| self.mentions[i].kind != kind)
    }

    fn quoted(&self, token: u32) -> bool {
        let i = self.stretches.partition_point(|s| s.open <= token);
        self.stretches[..i].iter().rev().take(4).any(|s| s.depth == 0 && s.content.holds(token as usize))
    }
}
