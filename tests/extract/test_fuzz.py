"""Whatever the text, extraction ends, and every offset is the place of the words that it claims to be.

Each case follows from its seed and number alone: prose of the corpus, broken in some way that a text, a page, a feed, a
mail or a line of JSON can be broken. `benchmarks/fuzz_extract.py` runs ten thousand.
"""

from __future__ import annotations

import json
import re
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from html import escape
from pathlib import Path
from random import Random
from time import process_time

import pytest

from narrator.errors import InputError
from narrator.extract.statements import extract_statements
from narrator.model.claims import Span, Statements
from narrator.model.sources import Article
from narrator.publish.statements import statements_page
from narrator.read.articles.files import read_articles
from narrator.shipped import embedded_articles

WITHIN = 20.0
"""Seconds of processor time for one case; most take a fiftieth of a second."""

GROWTH = 1.8
"""How many times more than four times as long a text may take that is four times as long."""

_DAY = date(2026, 6, 30)
_SENTENCE = re.compile(r"(?<=[.!?”])\s+")
_MARKS = "“”‘’\"'()[]{}«»„—–-*_`~#>|$%€£/\\&<>;:,.…"
_SCRIPTS = (
    "空売り残高は先週5億ドル減少した。", "Ставки выросли на 3,5% за неделю.", "ارتفعت الأسهم بنسبة ٥٪ هذا العام",
    "🚀📉💰👩‍👩‍👧", "הוא אמר \u202e5% \u202c", "a\u0301\u0327\u0300" * 5, "ﬁnance ½ ⅔ Ⅷ ５％ ①",
    "İstanbul ΑΣ ß ŉ", "ไม่มีช่องว่าง", "½%²³",
)  # fmt: skip
_ODD = (
    "\0", "\x1b[31m", "\ud800", "\udfff\ud83d", "\ufffe", "\u2028", "\u2029", "\x85", "\v", "\f",
    "\r", "\t\t", "\u200b", "\ufeff", "\u00ad", "\u00a0", "\u202e", "\U0010ffff", "\n\n\n", " \n ",
)  # fmt: skip
_FIGURES = (
    "$", "$1.2.3.4", "1,2,3,4,5,6", "$9" + "9" * 400, "1e999", "0.0000000000001%", "-$-5--3%",
    "5%-6%-7%", "$5 million billion trillion", "1/0", "0/0 of the stocks", "three hundred and and",
    "half of a quarter of a tenth", "13/13/2013", "February 30, 2023", "0000-00-00", "99999-12-31",
    "since 10000", "in the last 999999999999 years", "Q9 2024", "the 1000000th quarter", "²³%",
    "the last 0 days", "between $5 and", "from 9% to 3% to", "more than less than about 5", "¼½¾",
    "one two three four",
)  # fmt: skip
_TAGS = (
    "<div>", "</div>", "<p", "</p></p>", "<table><tr><td>", "<script>", "<!--", "-->", "<![CDATA[",
    "]]>", "&#xD800;", "&bogus;", "&#0;", "<br/>", "<blockquote>" * 30, "</article>",
    "<a href='javascript:x'>", "<svg><p>", "<?xml?>", "<!DOCTYPE x [<!ENTITY a 'b'>]>",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """What is read: a text, or the bytes of a file."""

    kind: str
    text: str = ""
    data: bytes = b""


@cache
def sentences() -> tuple[str, ...]:
    """The prose of the corpus."""
    paragraphs = (span.of(one.text) for one in read_articles(embedded_articles()) for span in one.paragraphs)
    return tuple(sentence for paragraph in paragraphs for sentence in _SENTENCE.split(paragraph) if sentence)


@cache
def sources() -> tuple[tuple[str, bytes], ...]:
    """The files of the corpus."""
    files = sorted(path for path in embedded_articles().iterdir() if path.stem != "README")
    return tuple((path.name, path.read_bytes()) for path in files)


def case(seed: int, number: int) -> Case:
    """The case of a seed and a number; kinds take turns, prose in every other one."""
    draw = Random(f"{seed}/{number}")  # noqa: S311  the same cases in every run
    if number % 2:
        return Case("prose", "".join(broken(draw, _prose(draw))))
    make = _MAKERS[number // 2 % len(_MAKERS)]
    return Case(make.__name__, data=_torn(draw, make(draw)))


def _prose(draw: Random) -> str:
    joint = draw.choice((" ", " ", "\n", "\n\n", ""))
    return joint.join(draw.choice(sentences()) for _ in range(draw.randint(1, 4)))


def broken(draw: Random, text: str) -> str:
    """Prose that a few accidents befell."""
    for _ in range(draw.randint(1, 4)):
        text = draw.choice(_ACCIDENTS)(draw, text) or "x"
    return text


def _cut(draw: Random, text: str) -> str:
    start, end = sorted(draw.randrange(len(text) + 1) for _ in "ab")
    return draw.choice((text[start:], text[:end], text[:start] + text[end:]))


def _unmark(draw: Random, text: str) -> str:
    gone = draw.choice(("“", "”", "“”", "’", ".", ",", " ", "()", ".,“”’"))
    return "".join(sign for sign in text if sign not in gone or draw.random() < 0.3)


def _strew(draw: Random, text: str, pieces: Sequence[str]) -> str:
    for _ in range(draw.randint(1, 5)):
        at = draw.randrange(len(text) + 1)
        text = text[:at] + draw.choice(pieces) + text[at:]
    return text


def _repeat(draw: Random, text: str) -> str:
    at = draw.randrange(len(text))
    return text[:at] + text[at : at + draw.choice((1, 1, 3, 12, 40))] * draw.choice((2, 5, 60)) + text[at:]


def _nest(draw: Random, text: str) -> str:
    depth = draw.choice((1, 3, 30, 300))
    before, after = draw.choice((("(", ")"), ("“", "”"), ("[", "]"), ("he said that ", ""), ("not ", ""), ("> ", "")))
    return before * depth + text + after * draw.choice((depth, 0, depth - 1))


def _shuffle(draw: Random, text: str) -> str:
    words = text.split(" ")
    draw.shuffle(words)
    return " ".join(words)


_ACCIDENTS: tuple[Callable[[Random, str], str], ...] = (
    _cut,
    _cut,
    _unmark,
    _repeat,
    _nest,
    _shuffle,
    lambda draw, text: _strew(draw, text, _MARKS),
    lambda draw, text: _strew(draw, text, _SCRIPTS),
    lambda draw, text: _strew(draw, text, _ODD),
    lambda draw, text: _strew(draw, text, _FIGURES),
    lambda draw, text: _strew(draw, text, [f" {figure} " for figure in _FIGURES]),
    lambda draw, text: draw.choice((text.upper, text.lower, text.title, text.swapcase))(),
    lambda draw, text: re.sub(r"\d", lambda _: str(draw.randrange(10)) * draw.choice((1, 1, 1, 9)), text),
)


def _story(draw: Random) -> str:
    return broken(draw, _prose(draw)).encode(errors="replace").decode()


def file(draw: Random) -> bytes:
    """A stretch of a file of the corpus, from its head."""
    _, data = draw.choice(sources())
    return data[: draw.choice((600, 1200, 2400))] + data[-draw.choice((1, 200)) :]


def page(draw: Random) -> bytes:
    """HTML."""
    body = "".join(f"<p>{escape(_story(draw), quote=False)}</p>" for _ in range(draw.randint(1, 4)))
    body = _strew(draw, body, _TAGS) if draw.random() < 0.8 else body
    head = f"<title>{escape(draw.choice(sentences()))}</title><meta name=author content='Odo {draw.choice(_MARKS)}'>"
    return f"<!doctype html><html><head>{head}</head><body><article>{body}</article></body></html>".encode()


def feed(draw: Random) -> bytes:
    """RSS."""
    items = "".join(
        f"<item><title>{escape(draw.choice(sentences()))}</title><pubDate>{draw.choice(_FIGURES)}</pubDate>"
        f"<description>{escape(_story(draw))}</description></item>"
        for _ in range(draw.randint(1, 3))
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>{items}</channel></rss>'.encode()


def mail(draw: Random) -> bytes:
    """A message, perhaps with a part in HTML."""
    kind = draw.choice(("text/plain", "text/html", "multipart/alternative; boundary=x", "text/plain; charset=bogus"))
    subject = draw.choice((draw.choice(sentences()), "=?utf-8?Q?=FF?=", "=?x?B?!!?="))
    head = f"From: Odo <odo@tarn.example>\nSubject: {subject}\nDate: {draw.choice(_FIGURES)}\nContent-Type: {kind}\n"
    return f"{head}\n--x\n\n{_story(draw)}\n\n{_story(draw)}\n--x--\n".encode()


def lines(draw: Random) -> bytes:
    """JSON lines."""
    return "\n".join(
        json.dumps({"headline": draw.choice(sentences()), "text": broken(draw, _prose(draw)), "date": "2026-06-3"})
        for _ in range(draw.randint(1, 3))
    ).encode()


def saved(draw: Random) -> bytes:
    """A page saved as text."""
    heads = f"Home | Markets\n{draw.choice(sentences())}\nBy Odo Prentice\nJune 3{draw.choice(_MARKS)} 2026\n[ad_1]\n"
    return (heads + "\n".join(_story(draw) for _ in range(4)) + "\nRead more\n© 2026 Tarn\n").encode()


_MAKERS = (file, page, feed, mail, lines, saved)


def _torn(draw: Random, data: bytes) -> bytes:
    """Bytes that an accident or none befell."""
    for _ in range(draw.choice((0, 0, 1, 2))):
        at = draw.randrange(len(data) + 1)
        torn = (
            data[:at],
            data[:at] + bytes([draw.randrange(256)]) * draw.choice((1, 9)) + data[at:],
            b"\xff\xfe" + data,
        )
        data = draw.choice(torn) or b"x"
    return data


def unsound(text: str, value: object, path: str = "") -> Iterator[str]:
    """Every span in a value, at any depth, that lies outside the text or does not cover the words beside it."""
    if isinstance(value, Span):
        if not 0 <= value.start <= value.end <= len(text):
            yield f"{path} is {value} of {len(text)}"
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from unsound(text, one, f"{path}[{number}]")
    elif is_dataclass(value):
        span = getattr(value, "span", None)
        if isinstance(span, Span) and hasattr(value, "text") and span.of(text) != value.text:
            yield f"{path} has {value.text!r} where the text has {span.of(text)!r}"
        for part in fields(value):
            yield from unsound(text, getattr(value, part.name), f"{path}.{part.name}")


def said_of(one: Case, place: Path) -> list[tuple[str | Article, Statements]]:
    """What the case says; nothing where reading refuses it."""
    if not one.data:
        return [(one.text, extract_statements(one.text, dateline=_DAY))]
    place.write_bytes(one.data)
    try:
        articles = read_articles(place)
    except InputError:
        return []
    return [(article, extract_statements(article)) for article in articles]


def faults(one: Case, place: Path) -> list[str]:
    """What is wrong with what is read out of a case."""
    found: list[str] = []
    for source, said in said_of(one, place):
        text = source if isinstance(source, str) else source.text
        found += unsound(text, said)
        if isinstance(source, Article):
            found += unsound(text, source.paragraphs, "paragraphs")
            assert statements_page([(source, said)]).encode()
    return found


@contextmanager
def ends_within(seconds: float) -> Iterator[None]:
    """Raises TimeoutError in what runs inside after so much processor time."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


LINES = {
    "prose": "",
    "no space": "a",
    "digits": "7",
    "money": "$5 million, ",
    "percent": "5% to ",
    "marks": "“",
    "quotes": "“So,” he said, ",
    "names": "Ashby Tarn Inc. and ",
    "names in capitals": "ASHBY ",
    "said that": "he said that ",
    "dashes": "— ",
    "brackets": "(",
    "spaces": " \t",
    "lines": "5%\n",
    "commas": "small caps, ",
    "since": "since June, ",
    "newest": "the most in the last three months of the ",
    "hyphens": "small-",
    "Japanese": "空売り残高は5億ドル",
    "marks apart": "” ",
    "genitives": "'s",
    "slashes": "a/",
    "surrogates": "\ud800",
}


def line(name: str, size: int) -> str:
    """One line of so many characters."""
    words = LINES[name] or " ".join(sentences())
    return (words * (size // len(words) + 1))[:size]


def seconds_of(text: str) -> float:
    """Processor time of extraction; faults raise."""
    began = process_time()
    said = extract_statements(text, dateline=_DAY)
    took = process_time() - began
    assert not list(unsound(text, said))
    return took


@pytest.mark.parametrize("number", range(100))
def test_a_broken_text_is_read_soundly(number: int, tmp_path: Path) -> None:
    with ends_within(WITHIN):
        assert faults(case(1, number), tmp_path / "a.txt") == []


@pytest.mark.parametrize("name", LINES)
def test_a_long_line_takes_time_that_grows_with_it(name: str) -> None:
    size = 2_000
    extract_statements("Shares fell.")
    short = min(seconds_of(line(name, size)) for _ in range(3))
    with ends_within(WITHIN):
        limit = 4 * GROWTH * short + 0.2  # a collection of garbage may fall into one of the tries
        assert any(seconds_of(line(name, 4 * size)) < limit for _ in range(3))


def test_the_same_case_twice() -> None:
    assert [case(7, number) for number in range(40)] == [case(7, number) for number in range(40)]
