//! The text made ready: repairs, alignment, sentences, zones, the day of publication.

use gleaner::dictionaries::Lexicon;
use gleaner::model::{Article, Document, Field, PublishedBasis, Zone};
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
fn a_line_that_ends_inside_a_phrase_goes_on() {
    let paragraphs = |text: &str| TEXT.prepare(&article(text), &LEXICON).paragraphs.len();
    assert_eq!(paragraphs("The prize went to Ludwig von\nHartmann on Friday."), 1);
    assert_eq!(paragraphs("He spoke of Ursula van\nder Berg yesterday."), 1);
    assert_eq!(paragraphs("The minister said the talks with the union had\nfailed on Monday."), 1);
    assert_eq!(paragraphs("Storm hits coast\nThe town was flooded."), 2);
    assert_eq!(paragraphs("Tea from Ceylon\nApples from Kenya"), 2);
    assert_eq!(paragraphs("The prize went to Ludwig von\n\nHartmann spoke on Friday."), 2);
}

#[test]
fn names_alone_are_in_no_language() {
    let foreign = |text: &str| TEXT.prepare(&article(text), &LEXICON).is_foreign;
    assert!(!foreign("Absent: Mwangi, Ruth; Lindqvist, Sara; Van Houten, Pieter; Haddad, Omar."));
    assert!(foreign("Der Bürgermeister sprach am Montag mit den Leuten über die neue Brücke."));
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

#[test]
fn credits_and_datelines_are_stretches_of_a_paragraph() {
    let zone = |text: &str, word: &str| {
        let article = crate::text::article(text);
        let document = TEXT.prepare(&article, &LEXICON);
        let at = document.text.find(word).unwrap();
        document.zone(gleaner::model::Span::new(at, at + word.len()))
    };
    let text = "LIMA (Reuters) - Rain fell on Lagos. (Reporting by Ana Lima in Oslo; Editing by Tom Reed)";
    for (word, expected) in
        [("LIMA", Zone::Dateline), ("Reuters", Zone::Dateline), ("Lagos", Zone::Body), ("Ana", Zone::Byline), ("Oslo", Zone::Byline), ("Tom", Zone::Byline)]
    {
        assert_eq!(zone(text, word), expected, "{word}");
    }
    assert_eq!(zone("Rain fell. Ana Lima contributed to this report.", "Ana"), Zone::Byline);
    assert_eq!(zone("Rain fell on the party that Ana Lima contributed to.", "Ana"), Zone::Body);
    assert_eq!(zone("He read a report written by Ana Lima.", "Ana"), Zone::Body);
    let places = |text: &str| {
        let article = crate::text::article(text);
        let document = TEXT.prepare(&article, &LEXICON);
        document.dateline_place.map(|span| document.slice(span).to_owned())
    };
    for (text, place) in [
        ("SOCCER - PERU WIN AGAIN.\n\nAL-KARAM, Peru 1998-05-06\n\nIt rained.", Some("AL-KARAM, Peru")),
        ("Ana Lima OSLO (Reuters) - It rained.", Some("OSLO")),
        ("OSLO/LIMA (Reuters) - It rained.", Some("OSLO/LIMA")),
        ("OSTWICK CITY, Japan (Reuters) - It rained.", Some("OSTWICK CITY, Japan")),
        ("TODAY IN SPORT (Reuters) - It rained.", None),
        ("(Reuters) - It rained.", None),
        ("(AP) - Oslo, March 3 - It rained.", Some("Oslo")),
        ("BERLIN -- It rained.", Some("BERLIN")),
        ("Ingolstadt, GERMANY (Reuters) - It rained.", Some("Ingolstadt, GERMANY")),
        ("CUZCO, Peru/OSLO, Norway (Reuters) - It rained.", Some("CUZCO, Peru/OSLO, Norway")),
        ("BRUSSELS, Nov. 3 (Reuters) - It rained.", Some("BRUSSELS")),
        ("LIMA, March 3 - <Harbour Co> said it rained.", Some("LIMA")),
    ] {
        assert_eq!(places(text).as_deref(), place, "{text:?}");
    }
    let day = crate::text::article("AL-AIN, United Arab Emirates 1996-12-06\n\nIt rained.");
    let document = TEXT.prepare(&day, &LEXICON);
    assert_eq!(document.dateline_place.map(|s| document.slice(s)), Some("AL-AIN, United Arab Emirates"));
}

#[test]
fn a_byline_is_the_names_in_it() {
    for (byline, names, line) in [
        ("By Nora Field", &["Nora Field"][..], "Nora Field"),
        ("BY  NORA FIELD AND TOM REED", &["NORA FIELD", "TOM REED"], "NORA FIELD AND TOM REED"),
        ("By Nora Field and Tom Reed, Associated Press", &["Nora Field", "Tom Reed"], "Nora Field and Tom Reed"),
        ("Nora Field, Staff Writer, and Tom Reed", &["Nora Field", "Tom Reed"], "Nora Field; Tom Reed"),
        ("Nora Field , Tom Reed  and  Ana Lima", &["Nora Field", "Tom Reed", "Ana Lima"], "Nora Field, Tom Reed and Ana Lima"),
        ("By Nora Field | Special to the Post", &["Nora Field"], "Nora Field"),
        ("By Nora Field in Oslo", &["Nora Field"], "Nora Field"),
        ("By NORA FIELD Associated Press", &["NORA FIELD"], "NORA FIELD"),
        ("By Nora Field Senior Political Correspondent @norafield", &["Nora Field"], "Nora Field"),
        ("By Post Staff | November 18, 2019 at 2:26 PM - Updated November 18 at 4:46 PM", &["Post Staff"], "Post Staff"),
        ("Nora Field, The San Diego Union-Tribune", &["Nora Field"], "Nora Field"),
        ("NORA FIELD, AP Auto Writer", &["NORA FIELD"], "NORA FIELD"),
        ("Nora Field\nTom Reed", &["Nora Field", "Tom Reed"], "Nora Field; Tom Reed"),
        ("Field, Nora", &["Nora Field"], "Nora Field"),
        ("Nora Field; Nora Field", &["Nora Field"], "Nora Field"),
        ("Reuters", &["Reuters"], "Reuters"),
        ("The Associated Press", &["The Associated Press"], "The Associated Press"),
        ("Theresa May", &["Theresa May"], "Theresa May"),
        ("https://example.org/nora", &[], ""),
        ("admin", &[], ""),
        ("", &[], ""),
    ] {
        let article = Article { text: "It rained.".to_owned(), byline: byline.to_owned(), ..Article::default() };
        let document = TEXT.prepare(&article, &LEXICON);
        assert_eq!((&document.authors[..], document.author_line.as_str()), (&names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>()[..], line), "{byline}");
    }
    let article = crate::text::article("Bridge opens\n\nBy Nora Field and Tom Reed\n\nThe bridge over the Ost is open, the mayor said on Friday.");
    assert_eq!(TEXT.prepare(&article, &LEXICON).authors, ["Nora Field", "Tom Reed"]);
}

#[test]
fn the_day_in_an_address_is_the_last_resort() {
    let published = |url: &str, text: &str| {
        let article = Article { text: text.to_owned(), url: url.to_owned(), ..Article::default() };
        let document = TEXT.prepare(&article, &LEXICON);
        (document.published.map(|day| day.to_string()).unwrap_or_default(), document.published_basis)
    };
    assert_eq!(published("https://example.org/2024/may/01/bridge", "It rained."), ("2024-05-01".to_owned(), Some(PublishedBasis::Url)));
    assert_eq!(published("https://example.org/2024/05/01/", "OSLO, May 2, 2024 (AP) - It rained.").1, Some(PublishedBasis::Dateline));
    assert_eq!(published("https://example.org/2024/02/31/", "It rained."), (String::new(), None));
}

#[test]
fn a_sentence_is_taken_for_another_language_only_with_a_sign() {
    let language = |text: &str| {
        let article = crate::text::article(text);
        TEXT.prepare(&article, &LEXICON).language
    };
    assert_eq!(language("Mark Doherty, director of the NCB, said: “Arrests will follow.”"), "en");
    assert_eq!(language("Mark Doherty, NCB director, said: “Arrests will follow.”"), "en");
    assert_eq!(language("Der Bürgermeister von Nairobi hat die Brücke über den Fluss am Montag wieder geöffnet."), "de");
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
