//! The text made ready: repairs, alignment, sentences, zones, the day of publication.

use gleaner::dictionaries::Lexicon;
use gleaner::model::{Article, Document, Field, Zone};
use gleaner::text::Text;
use proptest::prelude::*;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::load(None).unwrap());
static TEXT: LazyLock<Text> = LazyLock::new(|| Text::new(&LEXICON).unwrap());

fn article(text: &str) -> Article {
    Article { text: text.to_owned(), ..Article::default() }
}

fn view(text: &str) -> String {
    TEXT.prepare(&article(text), &LEXICON).text
}

fn sentences(text: &str) -> Vec<String> {
    let article = article(text);
    let document = TEXT.prepare(&article, &LEXICON);
    document.sentences.iter().map(|s| document.slice(document.span_of(s.tokens)).to_owned()).collect()
}

#[test]
fn broken_marks_are_mended_from_their_context() {
    assert_eq!(
        view("Sheās here ā again. āI wonāt,ā she said, āgo.ā The tattooās âletterâ."),
        "She’s here — again. “I won’t,” she said, “go.” The tattoo’s âletterâ."
    );
    assert_eq!(view("doesnâ€™t FranÃ§ois"), "doesn’t François");
    assert_eq!(view("Māori and Pākehā leaders of Aotearoa said kia ora."), "Māori and Pākehā leaders of Aotearoa said kia ora.");
    assert_eq!(view("a\u{a0}b\u{ad}c e\u{301}\r\nd"), "a bc é\nd");
}

#[test]
fn sentences_end_where_they_end() {
    for (text, count) in [
        ("Gov. Smith met Mr. J. P. Jones. They spoke.", 2),
        ("He left the U.S. The border was shut.", 2),
        ("The U.S. Supreme Court ruled on Jan. 5. No. 10 was silent.", 2),
        ("“We will not stop.” She left.", 2),
        ("“Will you?” he asked.", 1),
        ("“Wait… Not yet,” she said.", 1),
        ("It rose 3.5 percent. Shares fell.", 2),
        ("She arrived at 5 p.m. and left.", 1),
    ] {
        assert_eq!(sentences(text).len(), count, "{text:?} → {:?}", sentences(text));
    }
}

#[test]
fn hard_wrapped_lines_are_one_paragraph() {
    let wrapped = "The council met on Monday night in a hall that was\ntoo small for all the people who had come to hear\nwhat would become of the old bridge over the river\nand of those who live beside it.\n\nIt was a long night, said the mayor, and the\nvote was put off until the spring of next year.\n";
    let article = article(wrapped);
    assert_eq!(TEXT.prepare(&article, &LEXICON).paragraphs.len(), 2);
}

#[test]
fn zones_dateline_and_day() {
    let article = article("Big Storm Hits Coast\nBy Maria Silva\nLIMA, Peru (AP) — Rain fell.\nRead also: Ten tips\n© 2024 The Paper");
    let document = TEXT.prepare(&article, &LEXICON);
    let zones: Vec<Zone> = document.paragraphs.iter().map(|p| p.zone).collect();
    assert_eq!(zones, [Zone::Title, Zone::Byline, Zone::Body, Zone::Link, Zone::Boilerplate]);
    let words = |span: Option<gleaner::model::Span>| span.map(|s| document.slice(s));
    assert_eq!(
        (words(document.byline), words(document.dateline_place), words(document.dateline_agency)),
        (Some("Maria Silva"), Some("LIMA, Peru"), Some("AP"))
    );
    let day = |text: &str| TEXT.prepare(&crate::text::article(text), &LEXICON).published.map(|d| d.to_string());
    assert_eq!(day("LIMA, Peru, March 14, 2025 – Rain fell."), Some("2025-03-14".into()));
    assert_eq!(day("LIMA, Peru, March 14 – Rain fell."), None);
    let dated = crate::text::article(" date 2025-04-30 The Brief\nMore.");
    assert_eq!(TEXT.prepare(&dated, &LEXICON).published.map(|d| d.to_string()), Some("2025-04-30".into()));
}

/// Of a text: the words that stand in a zone, a space between.
fn in_zone(text: &str, zone: Zone) -> String {
    let article = article(text);
    let document = TEXT.prepare(&article, &LEXICON);
    let words = document.tokens.iter().filter(|t| t.is_word() && document.zone(t.span()) == zone);
    words.map(|t| document.slice(t.span())).collect::<Vec<_>>().join(" ")
}

#[test]
fn credit_lines_are_bylines_wherever_they_stand() {
    for (text, credit) in [
        ("It rose. (Reporting by Ana Cruz in Lima; Editing by Tom Reed)", "Reporting by Ana Cruz in Lima Editing by Tom Reed"),
        ("It rose. (Additional reporting by Ana Cruz) The end.", "Additional reporting by Ana Cruz"),
        ("“It rose,” he said. Writing by Ana Cruz; editing by Tom Reed.", "Writing by Ana Cruz editing by Tom Reed"),
        ("It rose.\nCompiled by Ana Cruz", "Compiled by Ana Cruz"),
        ("It rose. Photo: Ana Cruz/Reuters", "Photo Ana Cruz Reuters"),
        ("From our correspondent in Lima\nIt rose.", "From our correspondent in Lima"),
        ("By Ana Cruz in Lima\nIt rose.", "By Ana Cruz in Lima"),
        ("By Ana Cruz LIMA (Reuters) - It rose.", "By Ana Cruz"),
        ("The report by Ana Cruz of Lima won.", ""),
        ("It rose, according to a reporting by Ana Cruz.", ""),
        ("It was an editing error by Tom Reed.", ""),
        ("Reporting by Ana Cruz led to an inquiry.", ""),
        ("Our correspondent in Lima saw it.", ""),
    ] {
        assert_eq!(in_zone(text, Zone::Byline), credit, "{text}");
    }
    assert_eq!(sentences("It rose (Reporting by Ana Cruz)"), ["It rose", "(Reporting by Ana Cruz)"]);
}

#[test]
fn the_dateline_is_a_zone_of_its_own() {
    assert_eq!(in_zone("LIMA, Peru, March 3 (Reuters) - The mayor of LIMA left.", Zone::Dateline), "LIMA Peru March Reuters");
    assert_eq!(in_zone("By Ana Cruz LIMA (Reuters) - The mayor left.", Zone::Dateline), "LIMA Reuters");
    assert_eq!(in_zone("Reuters said the mayor of Lima left.", Zone::Dateline), "");
}

#[test]
fn a_heading_in_capitals_is_no_part_of_the_sentence_behind_it() {
    for (text, heading) in [
        ("It rose on Monday. BUY MORE BOATS The mayor said on Monday that it would.", Some("BUY MORE BOATS")),
        ("It rose. STEP UP INVESTIGATION Harbour Corp shares fell by two percent.", Some("STEP UP INVESTIGATION")),
        ("It rose on Monday. BRIGHT SPOTS A harbour that was closed is open again.", Some("BRIGHT SPOTS")),
        ("“It rose.” OUTLOOK The harbour said it would close again.", Some("OUTLOOK")),
        ("It rose. HARBOUR OPENS Harbour officials said it would close again.", Some("HARBOUR OPENS")),
        ("It rose. TIME FOR A CHANGE Investors said it would close again.", Some("TIME FOR A CHANGE")),
        ("It rose. IBM said it would close its office in the harbour.", None),
        ("It rose. BP CEO Tony Hale said it would close its office.", None),
        ("It rose. HSBC Holdings Plc said it would close its office.", None),
        ("It rose. UBS AG said it would close its office. US President Tony Hale said no to all of them.", None),
        ("It rose. CIA Director Tony Hale said it would close. NATO Secretary General Tony Hale said it would not.", None),
        ("It rose. GM The company said it would close its office.", None),
        ("It rose. NEW YORK Mayor Tony Hale said it would close its office.", None),
        ("It rose. PRIME MINISTER Tony Hale said it would close its office.", None),
        ("IT ROSE ON MONDAY. THE MAYOR SAID THAT IT WOULD CLOSE THE OFFICE.", None),
    ] {
        let article = article(text);
        let document = TEXT.prepare(&article, &LEXICON);
        let found = document.paragraphs.iter().find(|p| p.heading && document.paragraphs.len() > 1).map(|p| document.slice(document.span_of(p.tokens)));
        assert_eq!(found, heading, "{text}");
    }
}

/// What must hold for any document: positions lie inside, go forward, and untouched words slice the original.
fn check(document: &Document) -> Result<(), TestCaseError> {
    let lengths = [document.article.title.chars().count() as u32, document.article.text.chars().count() as u32];
    for token in &document.tokens {
        let place = document.place(token.span());
        prop_assert!(place.start < place.end, "{place:?}");
        prop_assert!(place.end <= lengths[usize::from(place.field == Field::Text)]);
        let (word, original) = (document.slice(token.span()), document.original(place));
        if word.is_ascii() && original.is_ascii() && word.chars().all(char::is_alphanumeric) && original.chars().all(char::is_alphanumeric) {
            prop_assert_eq!(word, original);
        }
    }
    let held: usize = document.paragraphs.iter().map(|p| p.tokens.len()).sum();
    let sentenced: usize = document.sentences.iter().map(|s| s.tokens.len()).sum();
    prop_assert_eq!((held, sentenced), (document.tokens.len(), document.tokens.len()));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_makes_a_document(title in ".{0,30}", text in "(?s).{0,300}") {
        let article = Article { title, text, ..Article::default() };
        check(&TEXT.prepare(&article, &LEXICON))?;
    }

    #[test]
    fn newslike_damage_makes_a_document(text in "([A-Za-zé’“”ā\u{ad}\u{a0}\u{301}â€™\u{fffd}. ,\n'\"-]{1,12} ?){0,60}") {
        let article = article(&text);
        check(&TEXT.prepare(&article, &LEXICON))?;
    }
}
