"""One text in, everything out: places, paragraphs, markup, and no text that breaks it."""

from __future__ import annotations

import itertools
import textwrap
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from narrator.engines.parser import parser_name
from narrator.extract import extract_statements
from narrator.model.claims import Span, Statements, Subject
from narrator.model.market import Security
from narrator.model.sources import Article

SHARED = Path(__file__).parents[2].parent / "shared"


def places(said: Statements) -> Iterator[tuple[Span, str]]:
    yield from ((e.span, e.text) for e in said.entities)
    yield from ((q.span, q.text) for q in said.quantities)
    yield from ((c.span, c.text) for c in said.claims)
    for quote in said.quotes:
        parts = (quote.content, quote.cue, quote.speaker)
        yield from ((part.span, part.text) for part in parts if part is not None)


def check_places(text: str, said: Statements) -> None:
    assert all(span.end <= len(text) and span.of(text) == words for span, words in places(said))
    ends = [(s.start, s.end) for s in said.sentences]
    assert all(0 <= start < end <= len(text) for start, end in ends)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(ends))


def article(text: str, *kept: str) -> Article:
    paragraphs = tuple(Span(text.index(words), text.index(words) + len(words)) for words in kept)
    return Article(id="a1", file="a1.txt", form="page", text=text, paragraphs=paragraphs, published=date(2031, 5, 6))


def test_only_the_paragraphs_of_an_article_are_read() -> None:
    text = (
        "“Subscribe now,” said Mister Furniture.\n\nHarbor Bank fell 5%.\n"
        "Menu\n“We sell,” said Ana Ruiz, a trader at Old Pier Capital.\nBy Tom Reed for Alder Inc."
    )
    kept = ("Harbor Bank fell 5%.", "“We sell,” said Ana Ruiz, a trader at Old Pier Capital.")
    said = extract_statements(article(text, *kept))
    check_places(text, said)
    assert [span.of(text) for span in said.sentences] == list(kept)
    assert {entity.text for entity in said.entities} == {"Harbor Bank", "Ana Ruiz", "Old Pier Capital"}
    assert [quote.content.text for quote in said.quotes] == ["We sell"]
    assert {quote.article for quote in said.quotes} | {claim.article for claim in said.claims} == {"a1"}
    assert said.model == parser_name()


def test_sentences_never_cross_a_paragraph() -> None:
    text = "A headline without a stop\nThe index fell. Funds sold\nAnd so on"
    said = extract_statements(text)
    assert [span.of(text) for span in said.sentences] == [
        "A headline without a stop",
        "The index fell.",
        "Funds sold",
        "And so on",
    ]


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "Short sellers of small-cap stocks have made money this year, while\n"
        "those who bet against larger companies have lost a good deal more of\n"
        "it. Nobody knows why.\n\nThe end."
    )
    said = extract_statements(text)
    assert len(said.sentences) == 3
    assert said.sentences[0].of(text).endswith("more of\nit.")


def test_a_narrow_column_is_one_paragraph() -> None:
    story = "The ferry company carried fewer lorries in spring than planned, and its shares fell. Nobody was surprised."
    text = textwrap.fill(story, 34)
    said = extract_statements(text)
    assert [one.of(text).split()[-1] for one in said.sentences] == ["fell.", "surprised."]


@pytest.mark.parametrize(
    "text",
    [
        "Shares of the ferry company slid\nHarbour fees rise in all cities\nMore lorries wait on both shores",
        "Odile Ferrant\nhead of research\nQuay Street 4",
        "The ferry fell behind\nas the lorries waited for hours on the shore\nand the fees rose",
    ],
)
def test_short_lines_that_had_room_for_more_stay_apart(text: str) -> None:
    assert len(extract_statements(text).sentences) == 3


def test_markdown_does_not_disturb() -> None:
    plain = "The Calder 300 index rose 5% this year. Ana Ruiz said the gain would last."
    text = (
        "# Shorts\n\n- The **Calder 300** index rose *5%* this year. "
        "[Ana Ruiz](https://example.org/a_b) said the gain would last.\n"
    )
    said = extract_statements(text, dateline=date(2031, 5, 6))
    check_places(text, said)
    assert [entity.text for entity in said.entities] == ["Calder 300", "Ana Ruiz"]
    assert [quantity.text for quantity in said.quantities] == ["5%"]
    assert [quote.content.text for quote in said.quotes] == ["the gain would last"]
    assert [q.content.text for q in extract_statements(plain).quotes] == ["the gain would last"]


ALDER = [Security("ALD", "Alder Locker, Inc.")]


def test_companies_have_the_symbols_of_the_market() -> None:
    said = extract_statements("Alder Locker Inc. fell 3%.", securities=ALDER)
    assert [(entity.text, entity.symbol) for entity in said.entities] == [("Alder Locker Inc.", "ALD")]


def test_a_short_name_that_can_be_one_issue_only_is_what_is_spoken_of() -> None:
    short = "Shares of Alder fell 3%."
    others = [*ALDER, Security("ALM", "Alder Mills, Inc.")]
    of_one, of_two = (extract_statements(short, securities=listed).claims for listed in (ALDER, others))
    assert [claim.subject for claim in of_one] == [Subject.of(symbol="ALD")]
    assert [claim.subject for claim in of_two] == [Subject.of(name="Alder")]


def test_the_same_text_gives_the_same_values() -> None:
    text = "“We sell,” said Ana Ruiz of Harbor Bank. Bets against small caps make up 9% of all short selling."
    assert extract_statements(text) == extract_statements(text)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "“", "”“”“", '"""', "** **", "[](x)", "\ud800“a” said B", "\u2028", "a\rb"]
)
def test_odd_texts(text: str) -> None:
    check_places(text, extract_statements(text))


MARKS = [
    "“",
    "”",
    '"',
    "''",
    "'",
    "‘",
    "’",
    ",",
    ".",
    "?",
    " ",
    "\n",
    "\n\n",
    "# ",
    "**",
    "- ",
    "—",
    "[",
    "](x)",
    "\u0301",
]
WORDS = "said show told who called data It said_that 日本 😀 ﷺ"
NAMES = [
    "Ana Ruiz ",
    "according to ",
    "Harbor Bank Inc. ",
    "the market fell ",
    "$5 billion ",
    "“We sell,” ",
    "this year ",
]
PHRASES = st.sampled_from([*MARKS, *(f"{word} " for word in WORDS.split()), *NAMES])


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=80), st.lists(PHRASES, max_size=25).map("".join)))
def test_any_text_is_read_and_every_place_is_true(text: str) -> None:
    check_places(text, extract_statements(text, dateline=date(2031, 5, 6)))


def test_a_real_article_names_its_speakers() -> None:
    found = sorted((SHARED / "seeds").glob("002_*.txt"))
    if not found:
        pytest.skip("../shared is not here")
    text = found[0].read_text(encoding="utf-8")
    said = extract_statements(text)
    check_places(text, said)
    direct = [quote.speaker for quote in said.quotes if quote.kind == "direct" and quote.speaker is not None]
    known = [speaker for speaker in direct if speaker.role is not None]
    assert len(known) == 4
    assert len({speaker.name for speaker in known}) == 2
    assert all(speaker.affiliation for speaker in known)
