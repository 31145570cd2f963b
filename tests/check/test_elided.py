"""A count whose noun stands before it, in the sentence or in the one before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.model.claims import Statements

Extract = Callable[..., Statements]

SHOPS = (
    "The inspectors write\n\nThe inspectors wrote to 90 bakers on the guild's list. Thirty of them had moved, had"
    " closed down or never answered, the inspectors said."
)


@pytest.mark.parametrize(
    ("draft", "rules"),
    [
        ("The inspectors wrote to 90 bakers and said that thirty had moved or had closed down.", []),
        ("The inspectors wrote to 90 bakers and said that forty had moved or had closed down.", ["number"]),
        ("The inspectors wrote to 90 bakers; 45 had closed down, moved or never answered, they said.", ["number"]),
        ("The inspectors wrote to 90 bakers and said that one had a cat.", []),
    ],
)
def test_of_whom_the_same_is_told_there_are_as_many(draft: str, rules: list[str], extract: Extract) -> None:
    found = check_draft(draft, articles=[SHOPS], extract=extract).findings
    assert [one.rule for one in found if one.rule == "number"] == rules
