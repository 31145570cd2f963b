"""Counts and parts in words, and what of them a passage has."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from narrator.check.draft import check_draft
from narrator.check.words.counts import counts, miscounted
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine mills shut", {9}),
        ("in each of the last seven winters", {7}),
        ("one in eight looms", {0.125}),
        ("Two fifths of the weavers", {0.4}),
        ("half of the yarn", {0.5}),
        ("three of every ten bales", {0.3}),
        ("no one came in the second quarter", set()),
        ("a half-hearted offer", set()),
    ],
)
def test_numbers_in_words(text: str, expected: set[float]) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize(
    ("text", "source", "missing"),
    [
        ("Nine mills shut.", "The number of mills that shut was 9.", False),
        ("Nine mills shut.", "Eleven mills shut.", True),
        ("A third of the yarn was lost.", "Losses came to 31% of the yarn.", False),
        ("A third of the yarn was lost.", "Losses came to 12% of the yarn.", True),
        ("One weaver in five left.", "20 per cent of the weavers left.", True),
        ("One in five weavers left.", "20 per cent of the weavers left.", False),
        ("Wool was dyed in four towns out of nine.", "Wool was dyed in 4 of 9 towns.", False),
        ("Wool was dyed.", "Wool was dyed in 4 towns.", False),
    ],
)
def test_a_count_is_met_in_words_or_digits_and_a_part_by_a_share(text: str, source: str, missing: bool) -> None:
    assert miscounted(text, source) is missing


SOURCE = "The mill at Ellerby spins wool for weavers abroad. Its looms ran all winter. Yarn was short in May."


def _alike(cosine: float) -> Callable[[Sequence[str]], list[list[float]]]:
    """An encoder by which the first text is so near to every other."""

    def encode(texts: Sequence[str]) -> list[list[float]]:
        rest = (1 - cosine**2) ** 0.5
        return [[1.0, 0.0], *([cosine, rest] for _ in texts[1:])]

    return encode


@pytest.mark.parametrize(
    ("draft", "cosine", "supported"),
    [
        ("Ellerby's mill turns out wool for customers overseas.", 0.6, True),
        ("Ellerby's mill turns out wool for customers overseas.", 0.4, False),
        ("Ellerby's mill turns out wool in eleven towns overseas.", 0.6, False),
        ("Ellerby's mill turns out wool in eleven towns overseas.", 0.9, True),
    ],
)
def test_a_count_that_is_nowhere_asks_for_a_nearer_passage(
    draft: str, cosine: float, supported: bool, extract: Extract
) -> None:
    said = check_draft(draft, articles=[SOURCE], extract=extract, encode=_alike(cosine))
    assert (said.sentences[0].verdict is Verdict.SUPPORTED) is supported


@pytest.mark.parametrize(
    ("draft", "supported"),
    [
        ("Ellerby's mill kept its looms busy through the winter.", True),
        ("Ellerby's mill has hired a brass band to play.", False),
        ("Ellerby's mill was sold to a brewer of pale ale.", False),
    ],
)
def test_a_near_passage_says_only_what_stands_beside_it(draft: str, supported: bool, extract: Extract) -> None:
    said = check_draft(draft, articles=[SOURCE], extract=extract, encode=_alike(0.58))
    assert (said.sentences[0].verdict is Verdict.SUPPORTED) is supported
