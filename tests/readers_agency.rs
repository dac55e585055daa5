//! What agencies and newsroom systems send: NITF, NewsML, feeds, wires. Each field where the format keeps it, each piece of damage told of.

use crate::readers::{LEXICON, bytes, bytes_with, sample};
use gleaner::model::Article;
use gleaner::readers::{Options, Readers, problems};

/// Id, title, byline, publisher, day and language of an article.
fn fields(article: &Article) -> [String; 6] {
    let day = article.published.map(|d| d.to_string()).unwrap_or_default();
    [&article.source_id, &article.title, &article.byline, &article.publisher, &day, &article.language].map(String::clone)
}

#[test]
fn nitf() {
    let found = sample("nitf.xml");
    assert_eq!((found.codes(), found.notes()), (vec![], vec![]));
    let article = &found.articles[0];
    let expected = ["ostwick.2024.117", "Bridge reopens in Ostwick", "By Nora Field, City Reporter", "Ostwick Press Agency", "2024-05-01", "en"];
    assert_eq!(fields(article), expected);
    assert_eq!(
        article.text,
        "OSTWICK - The old bridge over the Ost opened again on Wednesday after two years of work, the town’s mayor, Tom Reed, said.\n\n\
         “We have waited a long time for this,” Reed told a crowd of 300 people — “AT&T, schools, everyone.”\n\n\
         What it cost\n\nRepairs cost about 4 million pounds, the county said."
    );
}

#[test]
fn newsml_g2() {
    let found = sample("newsml_g2.xml");
    assert_eq!(found.codes(), [(2, problems::NOT_AN_ARTICLE)], "the picture");
    assert_eq!(found.notes(), []);
    let [first, second, third] = found.articles.as_slice() else { panic!("{:?}", found.texts()) };
    let expected = ["urn:newsml:ostwick:20240501:1", "Bridge reopens in Ostwick", "Nora Field", "Ostwick Press Agency", "2024-05-01", "en"];
    assert_eq!(fields(first), expected);
    assert_eq!(first.text, "OSTWICK, May 1 - The old bridge opened again on Wednesday, the mayor, Tom Reed, said.\n\n“At last,” he said.");
    assert_eq!(fields(second), ["urn:newsml:ostwick:20240501:3", "Council meets", "By Sam Ode", "OPA", "2024-05-02", "en"]);
    assert_eq!(second.text, "The council met on Thursday.");
    assert_eq!(third.text, "(OPA) - Ostwick, May 2 - The river rose again.\n\nNobody was hurt.");
    assert_eq!(fields(third)[4..], ["2024-05-01", "it"], "the day of the message, where the item has none");
    assert_eq!(bytes("event.xml", b"<conceptItem><concept/></conceptItem>").codes(), [(0, problems::NOT_AN_ARTICLE)]);
}

#[test]
fn newsml_1() {
    let found = sample("newsml.xml");
    assert_eq!((found.codes(), found.notes()), (vec![(3, problems::NOT_AN_ARTICLE)], vec![]));
    let [first, second] = found.articles.as_slice() else { panic!("{:?}", found.texts()) };
    assert_eq!(fields(first), ["urn:newsml:opa.example:20240501:7:1", "Court accepts plan for carmaker", "Zoë Muñoz", "OPA", "2024-05-01", "en"]);
    assert_eq!(
        first.text,
        "MÁLAGA, Spain, May 1, 2024 (OPA) - A company set up to take over the carmaker said on Wednesday its plan was accepted.\n\n\"We are content,\" said Zoë Muñoz."
    );
    assert_eq!((second.title.as_str(), second.text.as_str()), ("Jobs grow", "Jobs grew in March.\n\nThe ministry said so."));
}

#[test]
fn rss() {
    let found = sample("rss.xml");
    assert_eq!(found.codes(), [(3, problems::NO_TEXT)]);
    assert_eq!(found.notes(), [(4, problems::TRUNCATED)]);
    let [full, summary, cut] = found.articles.as_slice() else { panic!("{:?}", found.texts()) };
    assert_eq!(fields(full), ["post-1", "Bridge & tunnel reopen", "Nora Field", "The Ostwick Post", "2024-05-01", "en"]);
    assert_eq!(full.url, "https://example.org/bridge");
    assert_eq!(full.text, "The bridge opened again.\n\n“At last,” said Tom Reed.");
    assert_eq!(fields(summary), ["", "Only a summary", "Sam Ode", "Another Paper", "", "en"]);
    assert_eq!(summary.text, "The council met on Thursday.");
    assert_eq!(cut.text, "This one is cut off.");
}

#[test]
fn atom() {
    let found = sample("atom.xml");
    let article = &found.articles[0];
    assert_eq!(fields(article), ["urn:ostwick:1", "Bridge reopens", "Nora Field, Sam Ode", "Ostwick Wire", "2024-05-01", "en"]);
    assert_eq!(article.url, "https://example.org/bridge");
    assert_eq!(article.text, "The bridge opened again.\n\n“At last,” said Tom Reed.");
}

#[test]
fn wordpress() {
    let found = sample("wordpress.xml");
    assert_eq!(found.codes(), [(2, problems::NOT_AN_ARTICLE)]);
    let article = &found.articles[0];
    assert_eq!(fields(article), ["https://example.org/?p=8", "Bridge reopens", "nora", "The Ostwick Blog", "2024-05-01", "en"]);
    assert_eq!(article.text, "The bridge opened again.\n\n“At last,” said Tom Reed, the mayor.");
}

#[test]
fn reuters_21578() {
    let found = sample("reuters.sgm");
    assert_eq!((found.codes(), found.notes()), (vec![], vec![]));
    let [story, brief, table] = found.articles.as_slice() else { panic!("{:?}", found.texts()) };
    assert_eq!(fields(story), ["101", "OST MINES <OST> NAMES CHAIRMAN", "", "Reuters", "1987-04-21", ""]);
    assert_eq!(
        story.text,
        "OSTWICK, April 21 - Ost Mines Ltd said it appointed Tom Reed chairman to succeed Nora Field.\n\nReed, who is 60, was mayor of the town."
    );
    assert_eq!((brief.title.as_str(), brief.text.as_str()), ("", "OST MINES SAYS IT TO CLOSE PIT"));
    assert_eq!(table.text, "RATES\n\nOst    4.25   4.30\nReed   4.10   4.20");
}

#[test]
fn iptc_7901() {
    let found = sample("iptc7901.txt");
    assert_eq!(found.codes(), [(2, problems::NOT_AN_ARTICLE)], "a service signal");
    let article = &found.articles[0];
    assert_eq!(fields(article), ["", "Bridge in Ostwick opens again, mayor says", "", "opa", "2024-05-01", ""]);
    assert_eq!(
        article.text,
        "By Nora Field, opa\n\nOstwick (opa) - The old bridge over the Ost opened again on Wednesday, the town's mayor, Tom Reed, said.\n\n\
         \"We have waited a long time for this,\" he told a crowd of several hundred people."
    );
}

#[test]
fn anpa_1312() {
    let found = sample("anpa.txt");
    let article = &found.articles[0];
    assert_eq!(fields(article), ["", "Bridge in Ostwick opens again after two years", "", "OPA", "2024-05-01", ""]);
    assert_eq!(
        article.text,
        "By NORA FIELD\n\nOstwick Press\n\nOSTWICK (OPA) — The old bridge opened again on Wednesday, the mayor, Tom Reed, said.\n\n\
         “We have waited a long time for this,” he told the crowd. “Don't stop now.”\n\nBuses will cross it from Monday."
    );
}

#[test]
fn ninjs_and_its_kin() {
    let found = sample("ninjs.json");
    assert_eq!(
        fields(&found.articles[0]),
        ["urn:newsml:ostwick:20240501:9", "Bridge reopens in Ostwick", "Nora Field", "Ostwick Press Agency", "2024-05-01", "en"]
    );
    assert_eq!(found.texts(), ["The bridge opened again.\n\n“At last,” said Tom Reed."]);
    let found = sample("media_api.json");
    assert_eq!((found.texts(), found.codes()), (vec!["One.\n\nTwo."], vec![(2, problems::NO_TEXT)]));
    assert_eq!(fields(&found.articles[0]), ["urn:a", "Bridge reopens", "", "OPA", "2024-05-01", ""]);
    let found = sample("newsplease.json");
    assert_eq!(fields(&found.articles[0]), ["", "Bridge reopens", "Nora Field", "www.example.org", "2024-05-01", "en"]);
    assert_eq!(found.texts(), ["The bridge opened again."]);
}

#[test]
fn xml_of_no_known_make() {
    let found = sample("rows.xml");
    assert_eq!(found.codes(), [(2, problems::NO_TEXT)]);
    assert_eq!(fields(&found.articles[0]), ["n1", "Bridge reopens", "Nora Field", "", "2024-05-01", ""]);
    assert_eq!(found.texts(), ["The bridge opened \"at last\".\n\nTom Reed said so.", "Plain words.\n\nTwo paragraphs & an ampersand."]);
    assert_eq!(bytes("settings.xml", b"<a><b c='1'/></a>").codes(), [(0, problems::NO_TEXT_COLUMN)]);
    let story = b"<?xml version=\"1.0\"?><story><text>Alone.</text></story>";
    assert_eq!(bytes("story", story).texts(), ["Alone."]);
}

#[test]
fn a_format_that_is_told_is_the_format() {
    let readers = Readers::new(&LEXICON, Options { format: Some("xml".into()), ..Options::default() }).expect("a known format");
    assert_eq!(bytes_with(&readers, "x.txt", b"<r><title>T</title><body>Words.</body></r>").texts(), ["Words."]);
    for name in ["nitf", "newsml-g2", "newsml", "feed", "reuters", "wire", "xml"] {
        let readers = Readers::new(&LEXICON, Options { format: Some(name.into()), ..Options::default() }).expect("a known format");
        let found = bytes_with(&readers, "x.txt", b"Plain words, no markup at all.");
        assert!(found.articles.is_empty() && found.problems.len() <= 1, "{name}: {:?}", found.texts());
    }
}

/// Every make of dump is known by its content alone, and can be told by its own name.
#[test]
fn dumps_are_known_by_content_and_by_name() {
    let makes: [(&str, &[&str]); 17] = [
        ("anpa.txt", &["wire", "anpa"]),
        ("iptc7901.txt", &["wire", "iptc7901"]),
        ("nitf.xml", &["nitf"]),
        ("newsml_g2.xml", &["newsml-g2"]),
        ("newsml.xml", &["newsml", "newsml-1.2"]),
        ("rss.xml", &["feed", "rss"]),
        ("atom.xml", &["feed", "atom"]),
        ("wordpress.xml", &["feed", "wxr"]),
        ("reuters.sgm", &["reuters", "reuters-21578"]),
        ("rows.xml", &["xml"]),
        ("ninjs.json", &["json", "ninjs"]),
        ("newsplease.json", &["json", "news-please"]),
        ("lines.jsonl", &["jsonl"]),
        ("crawl.warc", &["warc", "wet"]),
        ("page.html", &["html"]),
        ("comma.csv", &["csv"]),
        ("plain.txt", &["text"]),
    ];
    for (file, names) in makes {
        let own = sample(file);
        let content = std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers").join(file)).expect("the sample is there");
        assert!(!own.articles.is_empty(), "{file}");
        let nameless = bytes("dump", &content);
        assert_eq!((nameless.texts(), nameless.codes()), (own.texts(), own.codes()), "{file} without a name");
        for name in names {
            let readers = Readers::new(&LEXICON, Options { format: Some((*name).to_owned()), ..Options::default() }).expect("a known format");
            let told = bytes_with(&readers, "dump.dat", &content);
            assert_eq!((told.texts(), told.codes()), (own.texts(), own.codes()), "{file} as {name}");
        }
    }
}

/// An entity bomb is a few letters, a file outside is a name.
#[test]
fn entities_are_never_expanded() {
    let mut bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE nitf [\n<!ENTITY a0 \"lol\">\n".to_owned();
    for i in 1..30 {
        bomb.push_str(&format!("<!ENTITY a{i} \"&a{};&a{};\">\n", i - 1, i - 1));
    }
    bomb.push_str("<!ENTITY file SYSTEM \"file:///etc/hostname\">\n]>\n<nitf><body><body.content><p>Words &a29; and &file;.</p></body.content></body></nitf>");
    let found = bytes("bomb.xml", bomb.as_bytes());
    assert_eq!(found.texts(), ["Words &a29; and &file;."]);
}

#[test]
fn hostile_xml_is_bounded() {
    let began = std::time::Instant::now();
    let deep = format!("<rss><channel><item><description>{}Words.</description></item></channel></rss>", "<div>".repeat(200_000));
    let many = format!("<rss><channel>{}</channel></rss>", "<item><title>x</title></item>".repeat(20_000));
    let open = "<item><description>Words.".repeat(20_000);
    let wide = format!("<nitf><body><body.content>{}<p>Words.</p></body.content></body></nitf>", "<p a='b'/>".repeat(300_000));
    let long = format!("<nitf><body><body.content><p>{}</p></body.content></body></nitf><nitf><body><p>Small.</p></body></nitf>", "word ".repeat(14_000_000));
    let attribute = format!("<rss><item a=\"{}\"><description>Words.</description></item></rss>", "x<>".repeat(200_000));
    for (name, xml, articles) in
        [("deep", deep, 1), ("many", many, 0), ("open", format!("<rss>{open}"), 20_000), ("wide", wide, 1), ("long", long, 1), ("attribute", attribute, 1)]
    {
        let found = bytes(&format!("{name}.xml"), xml.as_bytes());
        assert_eq!(found.articles.len(), articles, "{name}: {:?}", found.codes().iter().take(3).collect::<Vec<_>>());
    }
    for unfinished in ["<nitf><!--", "<nitf><![CDATA[", "<nitf", "<nitf><body a=\"", "<nitf><?", "<rss><item", "<rss><item><a b='"] {
        let found = bytes("cut.xml", unfinished.as_bytes());
        assert_eq!(found.articles.len(), 0, "{unfinished}");
        assert!(!found.problems.is_empty(), "{unfinished}");
    }
    assert!(began.elapsed().as_secs() < 60, "{:?}", began.elapsed());
}

/// Records are the same wherever the stream happens to be cut into buffers.
#[test]
fn records_across_buffers() {
    let item =
        |i: usize| format!("<item><guid>{i}</guid><description><![CDATA[{} <b>x</b> ]] ]]></description><!-- </item> --></item>\n", "word ".repeat(i % 97));
    let feed = format!("<rss><channel><title>T</title>{}</channel></rss>", (0..4000).map(item).collect::<String>());
    let found = bytes("feed.xml", feed.as_bytes());
    let ids: Vec<String> = (0..4000).map(|i| i.to_string()).collect();
    assert_eq!(found.ids(), ids);
    assert!(found.articles.iter().all(|a| a.publisher == "T"));
}
