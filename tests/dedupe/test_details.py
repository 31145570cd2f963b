"""Names, amounts and speech, with a parser's findings and without."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.dedupe.details import core, read_details
from narrator.dedupe.texts import read_text
from narrator.model.claims import Entity, Span, Statements
from narrator.model.sources import Article

MakeArticle = Callable[..., Article]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Bets against Pelican Air Corp. and Harbor Jet, Inc. paid.", ["Pelican Air Corp.", "Harbor Jet, Inc."]),
        ("The Bank of Orrin lent to Ida Moss of Harbor Jet.", ["Bank of Orrin", "Ida Moss", "Harbor Jet"]),
        ("In October, Lowen Brothers' strategist left.", ["Lowen Brothers"]),
        ("Shares fell on Monday.", []),
        ("“Everyone left,” said Ida Moss.", ["Ida Moss"]),
    ],
)
def test_names_are_runs_of_capitals(article: MakeArticle, sentence: str, names: list[str]) -> None:
    details = read_details(read_text(article("a", sentence)))
    assert [details.words(span) for span in details.names] == names


def test_entities_add_names_that_capitals_do_not_show(article: MakeArticle) -> None:
    body = "Shorts of eVell and Harbor Jet paid off."
    seen = [Entity(Span(10, 15), "eVell", "ORG", "eVell"), Entity(Span(20, 30), "Harbor Jet", "ORG", "Harbor Jet")]
    said = Statements(
        (Span(0, len(body)),), (*seen, Entity(Span(0, 6), "Shorts", "DATE", "Shorts")), (), (), (), "parser"
    )
    details = read_details(read_text(article("a", body), said), said)
    assert [details.words(span) for span in details.names] == ["eVell", "Harbor Jet"]


def test_speech_is_longer_than_a_scare_quote(article: MakeArticle) -> None:
    details = read_details(read_text(article("a", "The “smart money” left. “We sold what we had,” said Ida Moss.")))
    assert [details.words(span) for span in details.speech] == ["We sold what we had,"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Pelican Air Corp.", ("pelican", "air")),
        ("Tidewater’s", ("tidewater",)),
        ("Group", ("group",)),
        ("Orrin Organisation", ("orrin", "organization")),
    ],
)
def test_a_name_has_a_core(name: str, words: tuple[str, ...]) -> None:
    assert core(name) == words
