"""Things that no article has, in sentences that are told anew and otherwise borne out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.engines.small_encoder import encode_few
from narrator.engines.things import NOTIONS, THINGS, thingness
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]

MILL = (
    "Dora Kess, who runs the mill at Wexham, spent six years at a bank as an auditor after university. "
    "At weekends she repairs old clocks, and she drives to work in a lorry. "
    "The mill sells its boards to supermarkets in the north, she said, and the warehouse at Calder is full."
)


def verdict(draft: str, extract: Extract) -> Verdict:
    (sentence,) = check_draft(draft, articles=[MILL], extract=extract, encode=encode_few).sentences
    return sentence.verdict


@pytest.mark.parametrize(
    "draft",
    [
        "At weekends Dora Kess repairs old violins.",
        "The mill sells its boards to hoteliers in the north, Dora Kess said.",
        "Dora Kess worked at a bank for six years, as a plumber.",
    ],
)
def test_a_thing_that_no_article_has_is_without_evidence(draft: str, extract: Extract) -> None:
    assert verdict(draft, extract) is Verdict.NOT_ENOUGH_EVIDENCE


@pytest.mark.parametrize(
    "draft",
    [
        "At weekends Dora Kess repairs old clocks.",
        "At weekends Dora Kess repairs old clocks, and she drives to work in a truck.",
        "The mill sells its boards to grocery stores in the north, Dora Kess said.",
        "On the whole, the mill at Wexham sells its boards to supermarkets, Dora Kess said.",
        "At weekends it is old clocks that Dora Kess has on her table for repair.",
    ],
)
def test_another_word_for_a_thing_and_a_figure_of_speech_stand(draft: str, extract: Extract) -> None:
    assert verdict(draft, extract) is Verdict.SUPPORTED


@pytest.mark.parametrize("words", [THINGS, NOTIONS])
def test_things_and_notions_lie_on_their_own_sides(words: str) -> None:
    assert {thingness(word) > 0 for word in words.split()} == {words is THINGS}


@pytest.mark.parametrize(
    ("things", "notions"),
    [("electrician", "likelihood"), ("spoon", "attitude"), ("bus", "tendency"), ("surgeon", "consequence")],
)
def test_words_that_were_not_asked_for_the_means(things: str, notions: str) -> None:
    assert thingness(things) > 0 > thingness(notions)
