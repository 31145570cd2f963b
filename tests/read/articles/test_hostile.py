"""Whatever a file holds, reading ends with articles whose spans are sound, or with an InputError."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from narrator.errors import InputError, UnreadableFile
from narrator.read.articles.files import read_article, read_articles

ROOT = Path(__file__).parents[3]
SOURCES = sorted(
    file
    for folder in (ROOT / "tests" / "quality" / "pages", ROOT / "corpus" / "articles")
    for file in folder.iterdir()
    if file.name not in {"labels.json", "README.md"}
)
TOKENS = [
    b"<div>", b"</div>", b"<br><br>", b"<table>", b"\0", b"\xff\xfe", b"{", b"[", b"\\ud800", b"&#xD800;", b"&bogus;",
    b"<![CDATA[", b"]]>", b"<!--", b"\r", b"=?utf-8?Q?=FF?=", b"0000-00-00", b"9999-99-99", b"http://[", b"\xc3\x28",
    "“".encode(), "”".encode(), "売り手は。".encode() * 9, b'<link rel="canonical" href="http://[::1">',
]  # fmt: skip


def broken(data: bytes, chance: random.Random) -> bytes:
    """The bytes cut off, with odd pieces put in, bytes changed and stretches repeated."""
    found = bytearray(data[: chance.randrange(len(data))] if chance.random() < 0.4 else data)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(found) + 1)
        found[place:place] = chance.choice(TOKENS)
    for _ in range(chance.randint(0, 8)):
        found[chance.randrange(len(found))] = chance.randrange(256)
    place = chance.randrange(len(found))
    found[place:place] = found[place : place + 200] * chance.randint(0, 9)
    return bytes(found)


@pytest.mark.parametrize("source", SOURCES, ids=[file.name for file in SOURCES])
def test_broken_files(source: Path, tmp_path: Path) -> None:
    chance = random.Random(source.name)  # noqa: S311  the same breaks in every run
    place = tmp_path / source.name
    for _ in range(6):
        place.write_bytes(broken(source.read_bytes(), chance))
        try:
            articles = read_articles(place)
        except InputError:
            continue
        for article in articles:
            ends = [0, *(end for span in article.paragraphs for end in (span.start, span.end)), len(article.text)]
            assert ends == sorted(ends)
            assert all(span.of(article.text).strip() for span in article.paragraphs)
            assert article.text.encode()


LONG = {
    "digits": "1" * 900_000,
    "year": "fell in " + "1" * 900_000 + " 2024",
    "spaces": "The index fell" + " " * 900_000 + "3%.",
    "by": "By " + " " * 900_000,
    "places": "PORT, " * 200_000,
    "holders": "© Copyright " * 90_000,
    "quotes": "“a” " * 200_000,
    "dots": "." * 900_000,
    "list": "• a\n" * 40_000,
    "slashes": "a/" * 400_000,
}


@pytest.mark.parametrize("line", LONG.values(), ids=LONG.keys())
def test_a_long_line_takes_no_time(tmp_path: Path, line: str) -> None:
    place = tmp_path / "a.txt"
    place.write_text(f"Lenders sink\n\nThe index fell 3% on Monday, and nobody was there to buy it.\n\n{line}\n")
    assert read_article(place).paragraphs


def test_entities_of_xml_are_not_opened(tmp_path: Path) -> None:
    laughs = '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    outside = f'<!ENTITY b SYSTEM "{(tmp_path / "secret.txt").as_uri()}">'
    (tmp_path / "secret.txt").write_text("The index fell 3% on Monday, in secret, and nobody knew.")
    for entities in (laughs, outside):
        feed = f"<!DOCTYPE rss [{entities}]><rss><channel><item><description>&b;</description></item></channel></rss>"
        (tmp_path / "feed.xml").write_text(feed)
        with pytest.raises(UnreadableFile, match="declares XML entities"):
            read_articles(tmp_path / "feed.xml")
