//! What web pages and letters say of themselves: the day, the byline, the house, wherever they keep it.

use crate::readers::{bytes, sample};
use gleaner::model::{Article, PublishedBasis};
use gleaner::readers::problems;

const STORY: &str = "<p>Police in Nairobi closed the old bridge on Friday after heavy rain, and hundreds of drivers were sent home along other roads.</p>\
                     <p>“We will open it when it is safe,” said Amina Wanjiru, a spokeswoman for the county. “Nobody should try to cross.”</p>\
                     <p>The county said repairs would take two weeks and cost about 30 million shillings.</p>";

/// The article of a page with this in its head and this above its story.
fn page(head: &str, above: &str) -> Article {
    let page = format!(
        "<!doctype html><html lang=en><head><title>Bridge closed</title>{head}</head><body><article><h1>Bridge closed</h1>{above}{STORY}</article></body></html>"
    );
    bytes("a.html", page.as_bytes()).articles.pop().expect("an article")
}

fn day(article: &Article) -> String {
    article.published.map(|day| day.to_string()).unwrap_or_default()
}

#[test]
fn a_day_is_found_wherever_a_page_keeps_it() {
    let names = [
        "article:published_time",
        "pubdate",
        "date",
        "DC.date.issued",
        "dcterms.created",
        "sailthru.date",
        "parsely-pub-date",
        "article.published",
        "og:pubdate",
        "publish-date",
    ];
    for name in names {
        for attribute in ["name", "property", "itemprop"] {
            let article = page(&format!("<meta {attribute}=\"{name}\" content=\"2015-06-09T17:02:00Z\">"), "");
            assert_eq!((day(&article).as_str(), article.published_basis), ("2015-06-09", Some(PublishedBasis::Metadata)), "{attribute}={name}");
        }
    }
    let linked = |json: &str| day(&page(&format!("<script type=\"application/ld+json\">{json}</script>"), ""));
    for json in [
        r#"{"@context":"https://schema.org","@type":"NewsArticle","datePublished":"2015-06-09T17:02:00+03:00"}"#,
        r#"{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},{"@type":["Article","Thing"],"datePublished":"2015-06-09"}]}"#,
        r#"[{"@type":"BreadcrumbList"},{"@type":"http://schema.org/BlogPosting","datePublished":"June 9, 2015"}]"#,
        r#"{"@type":"WebPage","mainEntity":{"@type":"ReportageNewsArticle","datePublished":"2015-06-09"},"datePublished":"2001-01-01"}"#,
        "<!-- //<![CDATA[\n{\"@type\":\"NewsArticle\",\"headline\":\"a\tb\",\"datePublished\":\"2015-06-09\"}\n//]]> -->",
    ] {
        assert_eq!(linked(json), "2015-06-09", "{json}");
    }
    for above in [
        "<span itemprop=datePublished content='2015-06-09'>last week</span>",
        "<time datetime='2015-06-09T17:02'>Tuesday</time>",
        "<time>June 9, 2015</time>",
        "<div class='post-date'>Tuesday, 9 June 2015 at 5 p.m.</div>",
        "<div class=byline>By Nora Field | Published June 9th, 2015 | Updated June 11, 2015</div>",
        "<abbr class=published title='2015-06-09T17:02:00Z'>last week</abbr>",
        "<div>Written by Nora Field on <b>June 9, 2015</b></div><div>June 9, 2015</div>",
    ] {
        assert_eq!(day(&page("", above)), "2015-06-09", "{above}");
    }
}

#[test]
fn a_day_of_something_else_is_not_taken() {
    for (head, above) in [
        ("<script type='application/ld+json'>{\"@type\":\"VideoObject\",\"uploadDate\":\"2015-06-09\"}</script>", ""),
        ("<meta name=pubdate content='0001-01-01T00:00:00Z'>", ""),
        ("", "<div class=comments><time datetime='2015-06-09'>June 9</time></div>"),
        ("", "<div>June 9, 2015: Mill burns</div><div>June 11, 2015: Bridge shut</div>"),
        ("", "<div>Since 9 June it rained.</div>"),
    ] {
        assert_eq!(day(&page(head, above)), "", "{head}{above}");
    }
    let article = page("<meta name=pubdate content='0001-01-01T00:00:00Z'><meta name=date content='Tue, 06/09/2015 - 17:02'>", "");
    assert_eq!((day(&article).as_str(), article.problems.len()), ("2015-06-09", 0), "the next says it, and the weekday settles the order");
}

#[test]
fn a_byline_is_found_wherever_a_page_keeps_it() {
    for (head, above, byline) in [
        ("<meta name=byl content='By Nora Field and Tom Reed'>", "", "By Nora Field and Tom Reed"),
        ("<meta property='article:author' content='https://example.org/nora'><meta name=sailthru.author content='Nora Field'>", "", "Nora Field"),
        ("<meta property='article:author' content='Nora Field'><meta property='article:author' content='Tom Reed'>", "", "Nora Field; Tom Reed"),
        (
            r#"<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","author":{"@id":"/#n"}},{"@type":"Person","@id":"/#n","name":"Nora Field"}]}</script>"#,
            "",
            "Nora Field",
        ),
        (
            r#"<script type="application/ld+json">{"@type":"NewsArticle","author":[{"@type":"Person","name":"Nora Field"},{"name":"Tom Reed"}]}</script>"#,
            "",
            "Nora Field; Tom Reed",
        ),
        (
            r#"<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Organization","name":"The Post"},"publisher":{"name":"The Post"}}</script>"#,
            "<p class=byline>By Nora Field</p>",
            "By Nora Field",
        ),
        (r#"<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Organization","name":"The Post"}}</script>"#, "", "The Post"),
        ("<meta property='og:site_name' content='The Post'><meta name=author content='The Post'>", "<a rel=author href=/n>Nora Field</a>", "Nora Field"),
        ("", "<span itemprop=author><img alt=x> <b itemprop=name>Nora Field</b>, 40</span>", "Nora Field"),
        ("", "<footer class=article-author><span class=author>Nora Field</span></footer>", "Nora Field"),
        ("", "<div class=article__authors><span>Nora Field</span></div>", "Nora Field"),
        ("<meta property='og:site_name' content='@thepost'><meta name=author content='@nora'>", "", ""),
        ("", "<div class=comment><span class=comment-author>Tom Reed</span></div>", ""),
    ] {
        assert_eq!(page(head, above).byline, byline, "{head}{above}");
    }
}

#[test]
fn a_source_that_is_an_address_is_no_name_of_a_house() {
    let found = bytes("a.jsonl", b"{\"text\":\"It rained.\",\"source\":\"https://www.example.org/news/a?x=1\"}\n");
    assert_eq!((found.articles[0].publisher.as_str(), found.articles[0].url.as_str()), ("www.example.org", "https://www.example.org/news/a?x=1"));
    let found =
        bytes("a.jsonl", b"{\"text\":\"It rained.\",\"source\":\"https://example.org\",\"url\":\"https://example.org/a\",\"publisher\":\"The Post\"}\n");
    assert_eq!((found.articles[0].publisher.as_str(), found.articles[0].url.as_str()), ("The Post", "https://example.org/a"));
}

#[test]
fn news_services_call_fields_by_their_own_names() {
    let found = bytes("a.jsonl", br#"{"webTitle":"Bridge shut","publishing_date":"2025-03-14 08:00:00+00:00","fields":{"bodyText":"It rained."}}"#);
    assert_eq!((found.articles[0].title.as_str(), day(&found.articles[0]).as_str()), ("Bridge shut", "2025-03-14"));
}

#[test]
fn a_csv_says_its_delimiter() {
    for file in ["sep=;\nid;text\n7;It rained, it blew.\n", "\u{feff}sep=;\r\nid;text\r\n7;It rained, it blew.\r\n"] {
        let found = bytes("a.csv", file.as_bytes());
        assert_eq!((found.texts(), found.ids()), (vec!["It rained, it blew."], vec!["7"]), "{:?}", found.codes());
    }
}

#[test]
fn letters_are_articles_of_their_bodies() {
    let found = sample("letter.eml");
    let [letter] = found.articles.as_slice() else { panic!("one letter: {:?}", found.codes()) };
    assert_eq!(letter.text.trim(), "The old bridge over the Ost is open again, said René Dahl, its keeper.");
    assert_eq!((letter.title.as_str(), letter.byline.as_str()), ("Bridge reopens in Ostwick", "Zoë Marin"));
    assert_eq!((letter.source_id.as_str(), day(letter).as_str()), ("20240501.bridge@example.org", "2024-05-01"));
    assert_eq!(letter.published_basis, Some(PublishedBasis::Metadata));
    let found = sample("letters.mbox");
    assert_eq!(found.ids(), ["1@example.org", "2@example.org"]);
    assert_eq!(found.articles[0].text.trim(), "The bridge is open.\n\nFrom now on it stays so, the keeper said.");
    assert_eq!(found.articles[1].text, "The mill is shut.\n\nNobody knows why.");
    assert_eq!((found.articles[0].byline.as_str(), found.articles[1].byline.as_str()), ("Nora Field", ""));
    assert_eq!(found.codes(), [(3, problems::NO_TEXT)]);
    let text = "From: the mayor\nTo: all\n\nIt rained.";
    assert_eq!(bytes("a.txt", text.as_bytes()).texts(), [text], "a text may begin like a letter");
}

#[test]
fn what_cannot_be_read_is_named() {
    let found = bytes("a.rtf", br"{\rtf1\ansi It rained.}");
    assert!(found.problems.iter().any(|p| p.problem == problems::BINARY && p.detail.contains("RTF")), "{:?}", found.problems);
    let found = bytes("a.arc", b"filedesc://x.arc 0.0.0.0 20010121183500 text/plain 76\n1 0 InternetArchive\n");
    assert!(found.problems.iter().any(|p| p.problem == problems::BINARY && p.detail.contains("ARC")), "{:?}", found.problems);
}

/// A page whose compressed body broke off is read as far as it goes, and that is told.
#[test]
fn a_broken_body_in_a_crawl_is_told() {
    let noise: String = (0..4000_u32).map(|n| char::from(b'a' + (n.wrapping_mul(2_654_435_761) >> 27) as u8 % 26)).collect();
    let page = format!("<html><head><title>Bridge closed</title></head><body><article><h1>Bridge closed</h1>{STORY}<p>{noise}</p></article></body></html>");
    let packed = crate::readers::gzip(page.as_bytes());
    let body = &packed[..packed.len() * 9 / 10];
    let response = [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n", body].concat();
    let head = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/a\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n",
        response.len()
    );
    let found = bytes("a.warc", &[head.as_bytes(), &response, b"\r\n\r\n"].concat());
    assert!(found.articles[0].text.contains("Amina Wanjiru"));
    assert_eq!(found.notes(), [(1, problems::TRUNCATED)]);
}
