"""Files and folders to articles, and every way in which that can fail."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from narrator.errors import MissingInput, UnreadableFile
from narrator.model.sources import Article
from narrator.read.articles.files import LARGEST, MOST_LINES, read_article, read_articles, read_what_can_be

PLAIN = """Bears sleep late in Moor Street

By Ann Lowe and Piet van Dorn
The Moor Mail
4 June 2026

The Calder 300 rose 2% on Thursday, as short sellers stayed at home.

“I slept well,” said Bo Marsh, a trader at Fen Securities.
"""
PLAIN_BODY = [
    "The Calder 300 rose 2% on Thursday, as short sellers stayed at home.",
    "“I slept well,” said Bo Marsh, a trader at Fen Securities.",
]
HTML = """<!DOCTYPE html>
<html><head><title>Bears sleep late | The Moor Mail</title>
<meta property="og:site_name" content="The Moor Mail"><meta name="author" content="Ann Lowe">
{meta}
</head><body>
<div class="cookie-banner"><p>This website stores cookies on your device. Accept them to go on reading.</p></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/m">Markets</a></li></ul></nav>
<main><article><h1>Bears sleep late</h1>{time}
<p>The Calder 300 rose 2% on Thursday, as short sellers of small companies stayed at home for once.</p>
<p>“I slept well,” said Bo Marsh, a trader at Fen Securities, who is short of four regional banks.</p>
</article>
<aside><h2>Related</h2>
<ul><li><a href="/x">A fund shuts</a> <time datetime="2026-07-09">9 July 2026</time></li></ul></aside>
</main>
<footer><p>© 2027 Moor Media Ltd. All rights reserved.</p><p>Updated 3 July 2029</p></footer>
</body></html>
"""
HTML_BODY = [
    "The Calder 300 rose 2% on Thursday, as short sellers of small companies stayed at home for once.",
    "“I slept well,” said Bo Marsh, a trader at Fen Securities, who is short of four regional banks.",
]
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Moor Notes</title><subtitle>{about}</subtitle>
<entry><title>A warning at Moor Inc.</title><id>1</id><link href="https://moor.example/1"/>
<published>2026-06-09T23:30:00-05:00</published><updated>2026-06-11T00:00:00Z</updated>
<author><name>Ann Lowe</name></author>
<content type="html">&lt;p&gt;Shares of Moor Inc. fell 4% after a warning &amp;amp; a lawsuit.&lt;/p&gt;
&lt;p&gt;Nobody was there to buy.&lt;/p&gt;</content></entry>
<entry><title>Nothing in it</title><id>2</id><updated>2026-06-10T00:00:00Z</updated></entry>
<entry><title>In short</title><id>3</id><updated>2026-06-12T00:00:00Z</updated>
<summary>Just one line without a body.</summary></entry>
</feed>
"""


def write(folder: Path, name: str, content: str | bytes) -> Path:
    place = folder / name
    place.write_bytes(content.encode() if isinstance(content, str) else content)
    return place


def body(article: Article) -> list[str]:
    return [span.of(article.text) for span in article.paragraphs]


def test_a_plain_text_gives_its_masthead_and_its_paragraphs(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "moor.txt", PLAIN))
    assert body(article) == PLAIN_BODY
    assert article.text == PLAIN
    assert (article.id, article.file, article.form) == ("moor", "moor.txt", "text")
    assert article.headline == "Bears sleep late in Moor Street"
    assert article.byline == ("Ann Lowe", "Piet van Dorn")
    assert article.publisher == "The Moor Mail"
    assert article.published == date(2026, 6, 4)
    assert article.not_before is None
    assert article.dated_by == "stated over the article: 4 June 2026"
    assert not article.invented


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_are_kept_and_offsets_are_into_them(tmp_path: Path, end: str) -> None:
    article = read_article(write(tmp_path, "moor.txt", PLAIN.replace("\n", end)))
    assert body(article) == PLAIN_BODY
    assert article.text == PLAIN.replace("\n", end)


def test_a_byte_order_mark_is_no_character_of_the_article(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "moor.txt", b"\xef\xbb\xbf" + PLAIN.encode()))
    assert article.text == PLAIN


def test_lines_broken_at_a_fixed_width_are_one_paragraph(tmp_path: Path) -> None:
    wrapped = (
        "Bears sleep late\n\n"
        "Short sellers of small companies made money again in the\n"
        "first week of June, and they said so to anybody who\nwould listen to them.\n\n"
        "The rest of the market went up, which is a thing that it\ndoes more often than not.\n"
    )
    assert [len(paragraph.splitlines()) for paragraph in body(read_article(write(tmp_path, "w.txt", wrapped)))] == [
        3,
        2,
    ]


@pytest.mark.parametrize(
    ("meta", "time", "day", "by"),
    [
        (
            '<meta property="article:published_time" content="2026-06-04T23:10:00+01:00">',
            "",
            date(2026, 6, 4),
            "published_time",
        ),
        (
            '<script type="application/ld+json">{"datePublished": "2026-06-05"}</script>',
            "",
            date(2026, 6, 5),
            "datePublished",
        ),
        ("", '<time datetime="2026-06-06T08:00Z">6 June</time>', date(2026, 6, 6), "time"),
        ("", "<p>7 June 2026</p>", date(2026, 6, 7), "over the article"),
    ],
)
def test_html_is_dated_by_what_it_states(tmp_path: Path, meta: str, time: str, day: date, by: str) -> None:
    article = read_article(write(tmp_path, "moor.html", HTML.format(meta=meta, time=time)))
    assert article.published == day
    assert by in (article.dated_by or "")


def test_html_gives_the_article_without_the_page(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "moor.html", HTML.format(meta="", time="")))
    assert body(article) == HTML_BODY
    assert (article.form, article.headline, article.byline) == ("html", "Bears sleep late", ("Ann Lowe",))
    assert article.publisher == "The Moor Mail"


def test_dates_of_related_links_and_footers_are_not_the_articles(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "moor.html", HTML.format(meta="", time="")))
    assert (article.published, article.not_before, article.dated_by) == (None, None, None)


def test_a_feed_gives_an_article_for_each_entry_with_words(tmp_path: Path) -> None:
    first, third = read_articles(write(tmp_path, "notes.atom", ATOM.format(about="Notes of the day")))
    assert (first.id, third.id) == ("notes#1", "notes#3")
    assert body(first) == ["Shares of Moor Inc. fell 4% after a warning & a lawsuit.", "Nobody was there to buy."]
    assert first.published == date(2026, 6, 9)  # where it was published, not in Greenwich
    assert (first.byline, first.publisher, first.address) == (("Ann Lowe",), "Moor Notes", "https://moor.example/1")
    assert (third.headline, third.published, third.form) == ("In short", date(2026, 6, 12), "feed")
    assert not first.invented


def test_a_feed_that_says_it_is_invented_says_so_for_its_entries(tmp_path: Path) -> None:
    place = write(tmp_path, "notes.xml", ATOM.format(about="Every entry here is invented."))
    assert all(article.invented for article in read_articles(place))


def test_markup_in_the_titles_of_a_feed_is_taken_off(tmp_path: Path) -> None:
    feed = ATOM.format(about="").replace("<title>Moor Notes", '<title type="html">Fen &amp;amp; Moor')
    feed = feed.replace("<title>A warning", '<title type="html">A &lt;em&gt;late&lt;/em&gt; warning')
    article = read_articles(write(tmp_path, "notes.xml", feed))[0]
    assert (article.headline, article.publisher) == ("A late warning at Moor Inc.", "Fen & Moor")


def test_content_decides_and_not_the_suffix(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", HTML.format(meta="", time=""))
    write(tmp_path, "b.html", PLAIN)
    write(tmp_path, "c.txt", ATOM.format(about=""))
    assert [(article.id, article.form) for article in read_articles(tmp_path)] == [
        ("a", "html"),
        ("b", "text"),
        ("c#1", "feed"),
        ("c#3", "feed"),
    ]


def test_a_folder_is_sorted_and_read_without_its_notes(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "README.md", "readme.txt", "labels.json", "notes.csv", ".hidden.txt"):
        write(tmp_path, name, PLAIN)
    write(tmp_path, "a.txt", PLAIN)
    assert [article.id for article in read_articles(tmp_path)] == ["a.md", "a.txt", "b"]


def test_a_declared_encoding_is_believed(tmp_path: Path) -> None:
    page = HTML.format(meta='<meta charset="windows-1252">', time="").replace("Moor Mail", "Café Mail")
    article = read_article(write(tmp_path, "moor.html", page.encode("cp1252")))
    assert article.publisher == "The Café Mail"
    assert body(article) == HTML_BODY


@pytest.mark.parametrize(
    "data",
    [
        PLAIN.encode("cp1252"),
        PLAIN.encode("utf-16"),
        PLAIN.encode("utf-16-le"),
        PLAIN.encode("utf-16-be"),
        PLAIN.encode("utf-32"),
    ],
    ids=["cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_an_encoding_is_detected(tmp_path: Path, data: bytes) -> None:
    article = read_article(write(tmp_path, "moor.txt", data))
    assert body(article) == PLAIN_BODY
    assert article.text == PLAIN


def test_pounds_and_fractions_of_windows_1252_are_not_taken_for_letters_of_1250(tmp_path: Path) -> None:
    page = (
        "<html><body><h1>Rue Blanche cafés borrow at last</h1><p>Rue Blanche, the café chain, raised £80 million.</p>"
        "<p>“We didn’t need to,” said Renée Aubry. The coupon of 4½% is ¼ of a point lower.</p></body></html>"
    )
    article = read_article(write(tmp_path, "moor.html", page.encode("cp1252")))
    assert "£80 million" in article.body()
    assert "4½% is ¼ of a point" in article.body()


@pytest.mark.parametrize("declared", ["klingon", "utf-7", "unicode_escape", "ascii"])
def test_a_declaration_that_fits_nothing_is_passed_over(tmp_path: Path, declared: str) -> None:
    page = HTML.format(meta=f'<meta charset="{declared}">', time="").replace("Moor Mail", "Café Mail")
    assert read_article(write(tmp_path, "moor.html", page.encode("cp1252"))).publisher == "The Café Mail"


def test_a_few_broken_characters_do_not_make_utf_8_another_encoding(tmp_path: Path) -> None:
    data = (PLAIN + "“Bears,” he said. " * 20).encode() + b"\xe2\x80"
    assert "“I slept well,”" in read_article(write(tmp_path, "moor.txt", data)).text


@pytest.mark.parametrize(
    ("name", "content", "what", "todo"),
    [
        ("a.txt", b"%PDF-1.7 \x00\x01", "not text", "Give articles as text"),
        ("a.txt", b"Home\nMenu\nLog in\nSearch\nBasket\n", "no paragraph", "Save the whole article"),
        ("a.html", b"<html><body></body></html>", "no article was found", "Save the article"),
        (
            "a.xml",
            b'<?xml version="1.0"?><prices><p>A price of many words that is no article.</p></prices>',
            "<prices>",
            "Give",
        ),
        ("a.rss", b'<?xml version="1.0"?><rss version="2.0"><channel><item><description>cut', "not whole", "Fetch"),
        (
            "a.rss",
            b'<!DOCTYPE rss [<!ENTITY a "aa">]><rss version="2.0"><channel/></rss>',
            "declares XML entities",
            "Remove",
        ),
        ("a.rss", b'<rss version="2.0"><channel><title>x</title></channel></rss>', "no entry with words", "Fetch"),
        ("a.txt", b"x" * (LARGEST + 1), "larger than 10 MB", "Split"),
        ("a.txt", b"line\n" * (MOST_LINES + 1), "more than 50000 lines", "Split"),
        ("a.html", b"<html><body>" + b"<p>Bears sleep late.</p>" * 20_001, "more than 20000 elements", "own page"),
        ("a.html", b"<html><body>" + b"<div>" * 300 + b"Bears sleep late.", "250 within each other", "own page"),
        ("a.jsonl", b'{"title": "Bears", "text": ' + b"[" * 100_000, "nested too deep", "flat"),
        ("a.jsonl", b'{"title": "Bears"}\n{"title": \n', "1 of its lines is no JSON", "one object a line"),
        ("a.jsonl", b'{"title": "Bears", "date": "2026-06-04"}', "no record in it holds the words", "text, body"),
        ("a.eml", b"From: a@moor.example\nSubject: Bears\n\n", "the mail has no words", "Save the mail again"),
    ],
    ids=[
        "pdf",
        "no body",
        "no article",
        "xml",
        "cut feed",
        "entities",
        "no entries",
        "large",
        "lines",
        "elements",
        "nesting",
        "nested JSON",
        "bad lines",
        "no words",
        "empty mail",
    ],
)
def test_what_cannot_be_read_says_what_where_and_what_to_do(
    tmp_path: Path, name: str, content: bytes, what: str, todo: str
) -> None:
    place = write(tmp_path, name, content)
    with pytest.raises(UnreadableFile) as caught:
        read_articles(place)
    assert what in caught.value.what
    assert caught.value.where == str(place)
    assert todo in caught.value.todo


@pytest.mark.parametrize("content", [b"", b" \r\n\t\n"])
def test_an_empty_file_is_missing_input(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(MissingInput, match="empty"):
        read_article(write(tmp_path, "a.txt", content))


def test_a_missing_path_and_a_folder_without_articles_are_missing_input(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="no such file or folder"):
        read_articles(tmp_path / "nowhere")
    write(tmp_path, "README.md", PLAIN)
    with pytest.raises(MissingInput, match="no article in this folder"):
        read_articles(tmp_path)


def test_all_bad_files_of_a_folder_are_named_at_once(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", PLAIN)
    write(tmp_path, "b.txt", b"")
    write(tmp_path, "c.txt", b"%PDF-1.7 not text")
    with pytest.raises(UnreadableFile) as caught:
        read_articles(tmp_path)
    assert caught.value.what == "2 of 3 files cannot be read"
    assert [problem.partition(":")[0] for problem in caught.value.problems] == ["b.txt", "c.txt"]
    assert "it is not text" in str(caught.value)


def test_read_article_takes_one_article_only(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="holds 2 articles"):
        read_article(write(tmp_path, "notes.atom", ATOM.format(about="")))
    with pytest.raises(UnreadableFile, match="a folder"):
        read_article(tmp_path)


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Moor Notes</title><language>de</language><item>
<title>Bears sleep late</title><author>desk@moor.example (Ann Lowe)</author>
<pubDate>Thu, 04 Jun 2026 23:30:00 EST</pubDate>
<link>https://moor.example/1</link><description>&lt;p&gt;{first}&lt;/p&gt;&lt;p&gt;{last}&lt;/p&gt;&lt;p&gt;The post
&lt;a&gt;Bears sleep late&lt;/a&gt; appeared first on Moor Notes.&lt;/p&gt;</description></item></channel></rss>"""


def test_an_rss_feed(tmp_path: Path) -> None:
    (article,) = read_articles(write(tmp_path, "a.rss", RSS.format(first=HTML_BODY[0], last=HTML_BODY[1])))
    assert body(article) == HTML_BODY
    assert (article.byline, article.publisher, article.address) == (
        ("Ann Lowe",),
        "Moor Notes",
        "https://moor.example/1",
    )
    assert (article.published, article.language) == (date(2026, 6, 4), "en")


def test_an_address_and_a_german_masthead(tmp_path: Path) -> None:
    text = (
        "https://moor.example/baeren\n\nBären schlafen lange in der Moorstraße\n\n"
        "Von Änne Löwe und Piet van Dorn\n12. März 2026\n\n"
        "Frankfurt – Leerverkäufer haben am Montag mit Wetten gegen kleine Banken wieder Geld verdient.\n\n"
        "„Wir schlafen gut“, sagt Bo Marsch, ein Händler, und er meint es auch so.\n"
    )
    article = read_article(write(tmp_path, "moor.txt", text))
    assert (article.byline, article.published) == (("Änne Löwe", "Piet van Dorn"), date(2026, 3, 12))
    assert (article.address, article.language, article.dateline) == ("https://moor.example/baeren", "de", "Frankfurt")


def test_what_can_be_read_is_and_the_rest_is_told(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", PLAIN)
    write(tmp_path, "b.txt", b"")
    articles, told = read_what_can_be(tmp_path)
    assert [article.id for article in articles] == ["a"]
    assert told == ("b.txt: the file is empty. Save the article again, or remove the file.",)
    with pytest.raises(MissingInput, match="empty"):
        read_what_can_be(tmp_path / "b.txt")
    (tmp_path / "a.txt").unlink()
    with pytest.raises(UnreadableFile, match="1 of 1 files cannot be read"):
        read_what_can_be(tmp_path)
