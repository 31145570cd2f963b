"""A month that had less than any other had less than each of the others, and these had more."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]

QUAYS = (
    "Owners of quays earned less from letting them in May than in any month since the end of 2024, according to Harrow "
    "Data. Rents in Calder were higher in March than in any month of the year before."
)


@pytest.mark.parametrize(
    ("draft", "wrong"),
    [
        ("Owners of quays earned more in April than in May, according to Harrow Data.", False),
        ("Owners of quays earned less in April than in May, according to Harrow Data.", True),
        ("Owners of quays earned less in May than in April.", False),
        ("Owners of quays earned more in May than in April, according to Harrow Data.", True),
        ("Rents in Calder were lower in December than in March.", False),
        ("Rents in Calder were higher in December than in March.", True),
    ],
)
def test_a_month_beyond_any_other(draft: str, wrong: bool, extract: Extract) -> None:
    (sentence,) = check_draft(draft, articles=[QUAYS], extract=extract).sentences
    assert (sentence.verdict is Verdict.REFUTED) is wrong
