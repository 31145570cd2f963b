from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from narrator.dedupe.alignment import Pairing
from narrator.dedupe.texts import Text, read_text
from narrator.model.claims import Span
from narrator.model.sources import Article, Cluster, Copy
from narrator.publish.beside import Row, align_copies, differing_words, lay_beside

SENTENCES = ("The rain fell on Tarn.", "The wind rose at noon.", "The boats came home.", "The nets were empty.")


def text_of(*paragraphs: Sequence[str], name: str = "a") -> Text:
    lines = [" ".join(sentences) for sentences in paragraphs]
    spans, start = [], 0
    for line in lines:
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return read_text(Article(name, name, "text", "\n".join(lines), tuple(spans)))


def words(rows: Sequence[Row], copy: Text, original: Text) -> list[tuple[str, str]]:
    return [
        (
            "".join(span.of(original.article.text) for span in row.original).strip(),
            "".join(span.of(copy.article.text) for span in row.copy).strip(),
        )
        for row in rows
    ]


def test_rows_stand_in_the_order_of_the_original() -> None:
    rain, wind, boats, nets = SENTENCES
    original, copy = text_of([rain, wind], [boats]), text_of([boats], [nets, rain])
    rows = lay_beside(copy, original, [Pairing(0, 2, 1.0), Pairing(2, 0, 1.0)])
    assert words(rows, copy, original) == [(rain, rain), (wind, ""), (boats, boats), ("", nets)]
    assert sum(row.moved for row in rows) == 1


def test_what_the_copy_opens_with_stands_first() -> None:
    rain, wind, *_ = SENTENCES
    original, copy = text_of([rain]), text_of([wind, rain])
    assert words(lay_beside(copy, original, [Pairing(1, 0, 1.0)]), copy, original) == [("", wind), (rain, rain)]


def test_sentences_made_into_one_stand_beside_it() -> None:
    rain, wind, boats, nets = SENTENCES
    original, copy = text_of([rain, wind, boats]), text_of([nets])
    rows = lay_beside(copy, original, [Pairing(0, 0, 0.8, (1, 2))])
    assert words(rows, copy, original) == [(f"{rain} {wind} {boats}", nets)]


def test_one_sentence_made_into_several_stands_beside_them() -> None:
    rain, wind, boats, _ = SENTENCES
    original, copy = text_of([rain]), text_of([wind], [boats])
    rows = lay_beside(copy, original, [Pairing(0, 0, 0.8), Pairing(1, 0, 0.7)])
    assert words(rows, copy, original) == [(rain, wind + boats)]


def test_words_too_few_to_be_compared_are_shown() -> None:
    original, copy = text_of(["Yes.", SENTENCES[0], "No."]), text_of(["Maybe."], [SENTENCES[0]])
    rows = lay_beside(copy, original, [Pairing(1, 0, 1.0)] if len(copy.sentences) > 1 else [Pairing(0, 0, 1.0)])
    assert words(rows, copy, original) == [("", "Maybe."), (f"Yes. {SENTENCES[0]} No.", SENTENCES[0])]


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_as_few_as_possible_have_moved(order: tuple[int, ...]) -> None:
    original, copy = text_of(SENTENCES), text_of([SENTENCES[place] for place in order])
    rows = lay_beside(copy, original, [Pairing(index, place, 1.0) for index, place in enumerate(order)])
    told = [order.index(place) for place in range(4)]
    longest = max(
        len(part)
        for mask in range(16)
        for part in [[one for bit, one in enumerate(told) if mask >> bit & 1]]
        if part == sorted(part)
    )
    assert sum(row.moved for row in rows) == 4 - longest


@given(st.data())
def test_every_paragraph_is_shown_whole_and_once(data: st.DataObject) -> None:
    paragraphs = st.lists(st.lists(st.sampled_from([*SENTENCES, "No.", "—"]), min_size=1), max_size=4)
    original, copy = (text_of(*data.draw(paragraphs)) for _ in range(2))
    pairings = []
    if original.sentences:
        places = st.integers(0, len(original.sentences) - 1)
        pairings = [
            Pairing(index, data.draw(places), 1.0, tuple(data.draw(st.lists(places, max_size=2))))
            for index in range(len(copy.sentences))
            if data.draw(st.booleans())
        ]
    rows = lay_beside(copy, original, pairings)
    for text, spans in (
        (original, [s for row in rows for s in row.original]),
        (copy, [s for row in rows for s in row.copy]),
    ):
        ordered = sorted(spans)
        assert "".join(span.of(text.article.text) for span in ordered) == "".join(
            span.of(text.article.text) for span in text.article.paragraphs
        )
        assert not any(one.overlaps(other) for one, other in pairwise(ordered))


def test_only_copies_in_other_words_are_encoded() -> None:
    asked: list[str] = []

    def encode(sentences: Sequence[str]) -> NDArray[np.float32]:
        asked.extend(sentences)
        return np.eye(len(sentences), dtype=np.float32)

    rain, wind, boats, _ = SENTENCES
    texts = {"a": [rain, wind], "b": [wind, rain], "c": [rain, wind], "d": [boats], "e": []}
    articles = [text_of(lines, name=name).article for name, lines in texts.items()]
    members = (
        Copy("a", "original", 1.0),
        Copy("b", "paraphrase", 0.9),
        Copy("c", "identical", 1.0),
        Copy("e", "excerpt", 1.0),
    )
    clusters = [
        Cluster("a", ("a",), members, ""),
        Cluster("d", ("d",), (Copy("d", "original", 1.0),), ""),
    ]
    found = align_copies(articles, clusters, encode=encode)
    assert {name: [(one.copy, one.original) for one in pairs] for name, pairs in found.items()} == {
        "b": [(0, 1), (1, 0)],
        "e": [],
    }
    assert sorted(asked) == sorted([rain, wind])


@pytest.mark.parametrize(
    ("original", "copy", "before", "after"),
    [
        ("The rain fell.", "The Rain fell", [], []),
        ("The rain fell.", "The snow fell.", ["rain"], ["snow"]),
        ("Ashby’s nets", "Ashby's old nets", [], ["old"]),
        ("A cold wind rose today", "A wind that rose", ["cold", "today"], ["that"]),
        ("", "Words.", [], ["Words"]),
        ("five " * 2001, "six", [], []),
    ],
)
def test_words_that_differ(original: str, copy: str, before: list[str], after: list[str]) -> None:
    spans = differing_words(original, [Span(0, len(original))], copy, [Span(0, len(copy))])
    assert [one.of(original) for one in spans[0]] == before
    assert [one.of(copy) for one in spans[1]] == after


def test_words_that_differ_never_reach_over_what_lies_between() -> None:
    text = "One two. Between. Three four."
    spans = differing_words("Nothing", [Span(0, 7)], text, [Span(18, 29), Span(0, 8)])
    assert [one.of(text) for one in spans[1]] == ["Three", "four", "One", "two"]
