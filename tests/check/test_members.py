"""Lists of names: one in the place of another, and facts of several passages joined in one list."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.engines.small_encoder import encode_few
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]

FERRIES = (
    "Tugs\n\nThe funds put the most money in bets against Orrin Ferries Inc., Vant Lines Inc., Calder Docks Inc. and "
    "Pell Tugs Inc. in May, Hale Research data show.\n\nBets against Mills Freight Inc. and Dorn Barges Inc. paid off. "
    "So did one against Tarn Locks Inc., which paid off most."
)


def _verdict(draft: str, extract: Extract) -> Verdict:
    (sentence,) = check_draft(draft, articles=[FERRIES], extract=extract, encode=encode_few).sentences
    return sentence.verdict


@pytest.mark.parametrize(
    "draft",
    [
        "Short sellers put the most money into bets against Orrin Ferries, Vant Lines, Calder Docks and Pell Tugs in May, Hale Research says.",
        "Short sellers put the most money into bets against Vant Lines, Calder Docks and Pell Tugs in May, Hale Research's data show.",
        "In May the funds put the most money into bets against Pell Tugs, Vant Lines, Calder Docks and Orrin Ferries, Hale Research's data show.",
        "Bets against Mills Freight, Dorn Barges and Tarn Locks paid off.",
    ],
)
def test_a_list_of_the_same_names_stands(draft: str, extract: Extract) -> None:
    assert _verdict(draft, extract) is Verdict.SUPPORTED


@pytest.mark.parametrize(
    "draft",
    [
        "Short sellers put the most money into bets against Orrin Ferries, Vant Lines, Mills Freight and Pell Tugs in May, Hale Research says.",
        "In May the funds put the most money into bets against Dorn Barges, Vant Lines and Pell Tugs, Hale Research's data show.",
        "Bets against Mills Freight, Dorn Barges and Vant Lines paid off.",
    ],
)
def test_a_name_of_another_list_is_found(draft: str, extract: Extract) -> None:
    assert _verdict(draft, extract) is Verdict.REFUTED
