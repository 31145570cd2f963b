"""HTML: what trafilatura misses, and where headline, byline, publisher, date and address come from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from narrator.errors import UnreadableFile
from narrator.model.sources import Article
from narrator.read.articles.files import read_article

FIRST = "Short sellers of small lenders are having the best June in years, and every one of them knows it."
QUOTE = "“We sleep well, and we sleep until ten,” said Bo Marsh, a trader at Fen Securities, on Monday."
LAST = "Moor Bancorp fell 3% on Monday, its eighth decline in nine days, and then nobody was left to sell it."
THREE = f"<p>{FIRST}</p><p>{QUOTE}</p><p>{LAST}</p>"
LINKED = """<script type="application/ld+json">{{"@graph": [{{"@type": "WebSite", "name": "Fen"}}, {{
"@type": ["NewsArticle"], "headline": "Lenders sink", "datePublished": "2026-06-15T06:01:00Z", "author": {author},
"publisher": {{"name": "Fen Mail"}}, "mainEntityOfPage": {{"@id": "https://fen.example/lenders"}}}}]}}</script>"""


def read(folder: Path, inside: str, head: str = "", root: str = "<html>") -> Article:
    place = folder / "page.html"
    body = inside if "<p>" in inside or "<br>" in inside or "<div" in inside else f"<main>{THREE}</main>"
    place.write_text(f"<!DOCTYPE html>{root}<head>{head}</head><body>{body}</body></html>", encoding="utf-8")
    return read_article(place)


def body(article: Article) -> list[str]:
    return [span.of(article.text) for span in article.paragraphs]


@pytest.mark.parametrize(
    "furniture",
    [
        "<aside><p>Nasdaq futures are lower, and here is our live page about them for you.</p></aside>",
        '<div class="newsletter-signup"><h4>The Fen Letter</h4><p>All that the desk argued about today.</p></div>',
        "<figure><img src='a.png'><figcaption>A clerk shuts the door of a branch.</figcaption></figure>",
        '<p class="readmore"><b>Read more:</b> <a href="/x">The art of the bank that sold its art</a></p>',
        "<blockquote><p>“We sleep well, and we sleep until ten,”</p><cite>Bo Marsh</cite></blockquote>",
        "<div><div>Never miss a fall</div><div>Get Fen alerts on your telephone.</div></div>",
        '<div style="display: none">Plus: a founder who will not leave the branch.</div>',
        '<p class="correction">Correction, June 16: An earlier version misspelled Moor.</p>',
        "<script>var words = 'The index fell 3% on Monday.';</script>",
        "<!-- The index fell 3% on Monday. -->",
    ],
    ids=[
        "aside",
        "newsletter",
        "figure",
        "pointer",
        "pulled quote",
        "box",
        "unseen",
        "correction",
        "script",
        "comment",
    ],
)
def test_furniture_among_paragraphs_is_cut(tmp_path: Path, furniture: str) -> None:
    inside = f"<main><article><p>{FIRST}</p>{furniture}<p>{QUOTE}</p><p>{LAST}</p></article></main>"
    assert body(read(tmp_path, inside)) == [FIRST, QUOTE, LAST]


@pytest.mark.parametrize(
    "kept",
    [
        '<p class="paywall">Not everyone is pressing the trade in shares of lenders.</p>',
        '<p>The fund is short of <span class="ticker">MOOR</span> and of nothing else in Fen Street.</p>',
        "<blockquote><p>We do not think that the lenders are dishonest. We think that they are late.</p></blockquote>",
        "<p>He <em>did</em> mean it,<br>he added.</p>",
    ],
)
def test_what_only_looks_like_furniture_stays(tmp_path: Path, kept: str) -> None:
    article = read(tmp_path, f"<main><article><p>{FIRST}</p>{kept}<p>{QUOTE}</p><p>{LAST}</p></article></main>")
    words = " ".join(" ".join(body(article)).split())
    assert len(article.paragraphs) > 3
    assert words.startswith(FIRST)
    assert words.endswith(f"{QUOTE} {LAST}")


def test_what_a_page_says_to_readers_without_scripts_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no article was found"):
        read(tmp_path, "<div><noscript>You need to enable JavaScript to run this app.</noscript></div>")


def test_subheads_lists_and_the_standfirst_are_kept(tmp_path: Path) -> None:
    dek = "Nobody wants them, and nobody knows why."
    inside = (
        f'<main><h1>Lenders sink in Fen Street today</h1><p class="dek">{dek}</p><p>By Ann Lowe</p><p>{FIRST}</p>'
        f"<h2>Who sells</h2><p>{QUOTE}</p><p>Three are left:</p><ul><li>Moor Bancorp</li><li>Fen Trust</li></ul>"
        f"<p>{LAST}</p></main>"
    )
    article = read(tmp_path, inside)
    assert body(article) == [dek, FIRST, "Who sells", QUOTE, "Three are left:", "Moor Bancorp", "Fen Trust", LAST]
    assert (article.headline, article.byline) == ("Lenders sink in Fen Street today", ("Ann Lowe",))


@pytest.mark.parametrize("tag", ["h2", "p", "h3"])
def test_a_standfirst_without_a_full_stop_is_known_by_its_class(tmp_path: Path, tag: str) -> None:
    dek = f'<{tag} class="article__standfirst">Third bank in a month to say so</{tag}>'
    article = read(
        tmp_path, f"<article><h1>Lenders sink in Fen Street today</h1>{dek}<p>By Ann Lowe</p>{THREE}</article>"
    )
    assert body(article) == ["Third bank in a month to say so", FIRST, QUOTE, LAST]


def test_paragraphs_between_double_breaks_in_tables(tmp_path: Path) -> None:
    inside = (
        "<table><tr><td><b>The Fen Post</b></td></tr><tr><td><font size=5>Lenders sink in Fen Street today</font><br>"
        f"<font>by Ann Lowe, Staff Writer<br>Monday, June 15, 2026</font><hr><font>{FIRST}<br><br>{QUOTE}<br><br>\n"
        f"<b>Who sells</b><br><br>{LAST}</font></td>"
        "<td>Also in Markets<br><a href='x'>Ferries sink</a></td></tr></table>"
    )
    article = read(tmp_path, inside, "<title>The Fen Post -- Markets -- Lenders sink in Fen Street today</title>")
    assert body(article) == [FIRST, QUOTE, "Who sells", LAST]
    assert (article.headline, article.publisher) == ("Lenders sink in Fen Street today", "The Fen Post")
    assert (article.byline, article.published) == (("Ann Lowe",), date(2026, 6, 15))


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ('{"name": "Ann Lowe"}', ("Ann Lowe",)),
        ('[{"name": "Ann Lowe"}, {"name": "Bo Marsh"}]', ("Ann Lowe", "Bo Marsh")),
        ('"By Ann Lowe and Bo Marsh"', ("Ann Lowe", "Bo Marsh")),
        ("null", ()),
        ("7", ()),
    ],
)
def test_linked_data(tmp_path: Path, author: str, byline: tuple[str, ...]) -> None:
    article = read(tmp_path, "", LINKED.format(author=author))
    assert (article.headline, article.byline, article.publisher) == ("Lenders sink", byline, "Fen Mail")
    assert (article.published, article.address) == (date(2026, 6, 15), "https://fen.example/lenders")
    assert article.dated_by == "stated in the page's datePublished: 2026-06-15"


@pytest.mark.parametrize("broken", ["{", "[[[[", "null", "[" * 5000, '{"@type": "NewsArticle", "author": [[]]}', '"x"'])
def test_broken_linked_data_are_passed_over(tmp_path: Path, broken: str) -> None:
    article = read(tmp_path, "", f'<script type="application/ld+json">{broken}</script>')
    assert (article.headline, article.byline, body(article)) == (None, (), [FIRST, QUOTE, LAST])


def test_the_canonical_address_counts_before_the_shared_one(tmp_path: Path) -> None:
    shared = '<meta property="og:url" content="https://fen.example/a?from=social">'
    canonical = '<link rel="canonical" href="https://fen.example/a">'
    assert read(tmp_path, "", shared + canonical).address == "https://fen.example/a"
    assert read(tmp_path, "", shared).address == "https://fen.example/a?from=social"
    assert read(tmp_path, "", '<link rel="canonical" href="javascript:alert(1)">').address is None


def test_the_words_count_before_the_declared_language(tmp_path: Path) -> None:
    assert read(tmp_path, "", root='<html lang="de">').language == "en"
