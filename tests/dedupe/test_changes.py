"""One change planted in a copied sentence, and the faithful rewordings that are none."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from narrator.dedupe.alignment import align
from narrator.dedupe.changes import find_changes
from narrator.dedupe.details import read_details
from narrator.dedupe.texts import read_text
from narrator.model.sources import Article, Change

MakeArticle = Callable[..., Article]
Encode = Callable[[list[str]], NDArray[np.float32]]

PROFIT = (
    "Short sellers of Pelican Air Corp. have made nearly $410 million since April, according to Tidewater Analytics."
)
FUEL = "Fuel costs rose 14% in the second quarter, Cobalt Research said."
SPEECH = "“Nobody wanted to own a carrier with old planes,” said Martha Quillfeather, a strategist at Lowen Brothers."
LAST = "The group will report its results in October."
STORY = (PROFIT, FUEL, SPEECH, LAST)


@pytest.fixture
def changes(article: MakeArticle, vectors: Encode) -> Callable[[tuple[str, ...], tuple[str, ...]], tuple[Change, ...]]:
    def compared(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[Change, ...]:
        original, copy = (read_text(article(name, "\n".join(lines))) for name, lines in (("old", old), ("new", new)))
        sentences = sorted({text.sentence(place) for text in (original, copy) for place in range(len(text.sentences))})
        pairings = align(copy, original, dict(zip(sentences, vectors(sentences), strict=True)))
        found = find_changes(read_details(copy), read_details(original), pairings)
        body = "\n".join(new)
        assert all(" ".join(change.span.of(body).split()) == change.copy for change in found)
        assert all(" ".join(change.original_span.of("\n".join(old)).split()) == change.original for change in found)
        return found

    return compared


@pytest.mark.parametrize(
    ("sentence", "instead", "kind", "original", "copy"),
    [
        (FUEL, "Fuel costs rose 41% in the second quarter, Cobalt Research said.", "number", "14%", "41%"),
        (
            PROFIT,
            "Bears have made nearly $480 million on Pelican Air Corp. since April, according to Tidewater Analytics.",
            "number",
            "nearly $410 million",
            "nearly $480 million",
        ),
        (PROFIT, PROFIT.replace("nearly", "more than"), "hedge", "nearly $410 million", "more than $410 million"),
        (PROFIT, PROFIT.replace("nearly ", ""), "hedge", "nearly $410 million", "$410 million"),
        (PROFIT, PROFIT.replace("Pelican Air", "Penguin Air"), "name", "Pelican Air Corp.", "Penguin Air Corp."),
        (
            PROFIT,
            PROFIT.replace("Pelican Air", "Pelican Flying machine"),
            "name",
            "Pelican Air Corp.",
            "Pelican Flying machine Corp.",
        ),
        (PROFIT, PROFIT.replace("Analytics", "Evaluation"), "name", "Tidewater Analytics", "Tidewater Evaluation"),
        (SPEECH, SPEECH.replace("Quillfeather", "Plumefeather"), "name", "Martha Quillfeather", "Martha Plumefeather"),
        (
            SPEECH,
            SPEECH.replace("wanted to own", "dared to buy"),
            "quote",
            "Nobody wanted to own a carrier with old planes,",
            "Nobody dared to buy a carrier with old planes,",
        ),
        (
            SPEECH,
            "Martha Quillfeather, a strategist at Lowen Brothers, said nobody wanted carriers with old planes.",
            "quote",
            "Nobody wanted to own a carrier with old planes,",
            "Martha Quillfeather, a strategist at Lowen Brothers, said nobody wanted carriers with old planes.",
        ),
        (FUEL, FUEL.replace("rose", "fell"), "direction", "rose", "fell"),
        (FUEL, FUEL.replace("rose", "did not rise"), "direction", "rose", "did not rise"),
        (
            PROFIT,
            PROFIT.replace("$410 million", "410 million euros"),
            "number",
            "nearly $410 million",
            "nearly 410 million euros",
        ),
        (PROFIT, PROFIT.replace("Short sellers", "Brief sellers"), "term", "Short sellers", "Brief sellers"),
        (
            SPEECH,
            SPEECH.replace("Martha Quillfeather, a strategist at Lowen Brothers", "Ida Moss of the Penrose Fund"),
            "attribution",
            "Martha Quillfeather",
            "Ida Moss",
        ),
        (FUEL, FUEL.replace("second quarter", "third quarter"), "period", "second quarter", "third quarter"),
        (PROFIT, PROFIT.replace("April", "June"), "period", "since April", "since June"),
        (
            FUEL,
            "Fuel costs rose 14% in the second quarter, according to Tidewater Analytics.",
            "attribution",
            "Cobalt Research",
            "Tidewater Analytics",
        ),
        (
            FUEL,
            "Fuel costs rose 14% in the second quarter.",
            "attribution",
            "Cobalt Research",
            "Fuel costs rose 14% in the second quarter.",
        ),
    ],
)
def test_a_planted_change_is_found_and_nothing_else(
    changes: Callable[..., tuple[Change, ...]], sentence: str, instead: str, kind: str, original: str, copy: str
) -> None:
    new = tuple(instead if line == sentence else line for line in STORY)
    assert [(change.kind, change.original, change.copy) for change in changes(STORY, new)] == [(kind, original, copy)]


@pytest.mark.parametrize(
    "instead",
    [
        "According to Tidewater Analytics, bets against Pelican Air Corp. have earned almost $410 million since April.",
        "Tidewater Analytics said shorts of Pelican Air have made close to $410 million since April.",
        "Since April, those who sold Pelican Air short have gained nearly $410,000,000, Tidewater's data show.",
    ],
)
def test_a_faithful_rewording_is_no_change(changes: Callable[..., tuple[Change, ...]], instead: str) -> None:
    assert changes(STORY, (instead, *STORY[1:])) == ()


def test_two_sentences_made_one_are_compared_with_both(changes: Callable[..., tuple[Change, ...]]) -> None:
    old = (FUEL, "Fares rose 3% in the second quarter, Cobalt Research said.")
    merged = "Fuel costs rose 14% and fares rose 8% in the second quarter, Cobalt Research said."
    assert [(change.original, change.copy) for change in changes(old, (merged,))] == [("3%", "8%")]


def test_sentences_in_another_order_are_no_change(changes: Callable[..., tuple[Change, ...]]) -> None:
    assert changes(STORY, (LAST, FUEL, PROFIT, SPEECH)) == ()


def test_a_shorter_quote_is_no_change(changes: Callable[..., tuple[Change, ...]]) -> None:
    shorter = SPEECH.replace("“Nobody wanted to own a carrier with old planes,”", "“Nobody wanted to own a carrier,”")
    assert changes(STORY, (PROFIT, FUEL, shorter, LAST)) == ()


def test_one_change_is_listed_once(changes: Callable[..., tuple[Change, ...]]) -> None:
    old = (PROFIT, "Pelican Air Corp. has not commented on what the shorts of its stock have made.")
    new = tuple(line.replace("Pelican Air", "Penguin Air") for line in old)
    assert [change.kind for change in changes(old, new)] == ["name"]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (
            "Bears have borrowed a quarter of the shares of Wexmouth Ferries, and the stock kept sliding in June.",
            "Bears have borrowed shares of Wexmouth Ferries, and the stock kept sliding in June, by 18 percent.",
            [],
        ),
        (
            "A third of the terminals of Wexmouth Ferries stood idle in June, the operator said.",
            "At Wexmouth Ferries 12 percent of the crews were on leave in June, the operator said.",
            [],
        ),
        (
            "Wexmouth Ferries sold its two oldest ships for $20 million, the operator said.",
            "Wexmouth Ferries, the operator, plans repairs that cost $35 million.",
            [],
        ),
        (
            "A third of the terminals of Wexmouth Ferries stood idle in June, the operator said.",
            "At Wexmouth Ferries, 12 percent of terminals stood idle in June, the operator said.",
            [("A third", "12 percent")],
        ),
        (
            "Wexmouth Ferries sold its two oldest ships for $20 million, the operator said.",
            "For its two oldest ships Wexmouth Ferries was paid $35 million, according to the operator.",
            [("$20 million", "$35 million")],
        ),
    ],
)
def test_figures_of_two_things_are_no_change(
    changes: Callable[..., tuple[Change, ...]], old: str, new: str, found: list[tuple[str, str]]
) -> None:
    told = [one for one in changes((old, LAST), (new, LAST)) if one.kind == "number"]
    assert [(one.original, one.copy) for one in told] == found
