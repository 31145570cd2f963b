"""What a copy is to its original, and which of two reads like a machine's."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from narrator.dedupe.alignment import align, swapped_words, weigh_treatment
from narrator.dedupe.relations import compare_mangling, name_relation
from narrator.dedupe.texts import Text, read_text
from narrator.model.sources import Article

MakeArticle = Callable[..., Article]
Encode = Callable[[Sequence[str]], NDArray[np.float32]]


def vectors_of(texts: Sequence[Text], vectors: Encode) -> dict[str, NDArray[np.float32]]:
    sentences = sorted({text.sentence(place) for text in texts for place in range(len(text.sentences))})
    return dict(zip(sentences, vectors(sentences), strict=True))


@pytest.mark.parametrize("relation", ["identical", "syndicated", "paraphrase", "spun", "excerpt"])
def test_relation(relation: str, story: Mapping[str, Article], vectors: Encode) -> None:
    copy, original = read_text(story[relation]), read_text(story["original"])
    assert name_relation(copy, original, align(copy, original, vectors_of([copy, original], vectors))) == relation


def test_a_light_edit_with_every_name_kept_is_not_spun(article: MakeArticle, vectors: Encode) -> None:
    old = "The shares of Pelican Air fell sharply on Monday.\nShorts of Harbor Jet made large gains in one day."
    new = "The stock of Pelican Air dropped steeply on Monday.\nShorts of Harbor Jet booked big gains in one day."
    original, copy = read_text(article("old", old)), read_text(article("new", new))
    pairings = align(copy, original, vectors_of([copy, original], vectors))
    assert weigh_treatment(copy, original, pairings).swapped > 0.15
    assert name_relation(copy, original, pairings) == "paraphrase"


def test_treatment_by_hand(article: MakeArticle) -> None:
    original = read_text(article("old", "Bears of Pelican made nine million dollars last week"))
    copy = read_text(article("new", "Bruins of Pelican made nine million bucks last week"))
    same = {original.sentence(0): np.array([1], np.float32), copy.sentence(0): np.array([1], np.float32)}
    treatment = weigh_treatment(copy, original, align(copy, original, same))
    assert (treatment.kept, treatment.swapped, treatment.rewritten) == pytest.approx((7 / 9, 2 / 9, 0))
    assert swapped_words(copy.normal, original.normal) == ((("Bears",), ("Bruins",)), (("dollars",), ("bucks",)))


def test_equal_sentences_are_aligned_by_their_place(article: MakeArticle) -> None:
    lines = ["Shares fell on the day.", "Bulls waited a while.", "Fuel was dear again.", "Shares fell on the day."]
    text = read_text(article("a", "\n".join(lines)))
    rows = {line: np.eye(3, dtype=np.float32)[place % 3] for place, line in enumerate(lines)}
    assert [pairing.original for pairing in align(text, text, rows)] == [0, 1, 2, 3]


def test_which_of_two_is_mangled(story: Mapping[str, Article]) -> None:
    original, spun, twin = (read_text(story[name]) for name in ("original", "spun", "syndicated"))
    assert compare_mangling(spun, original) == 1
    assert compare_mangling(original, spun) == -1
    assert compare_mangling(original, twin) == 0
