"""The opposite of what an article says, denied, is what it says; the same denied is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.details.twice import neither_of_two, turned_twice
from narrator.check.draft import check_draft
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]

MILL = (
    "The council of Calder trusted the report of the surveyor. The ban on lorries in Quay Street is temporary. The "
    "mayor may extend it. Members rejected the offer of the line. The mill kept its looms at Wexham despite the fire. "
    "Traders were optimistic about the harvest. Few growers sold their wool. It is legal to moor at the pier. "
    "The line did not publish the price of the tickets. The guild has not closed its shop in Harrow."
)


@pytest.mark.parametrize(
    "draft",
    [
        "The council of Calder did not distrust the report of the surveyor.",
        "The ban on lorries in Quay Street is not permanent.",
        "The mayor did not rule out extending it.",
        "Members did not accept the offer of the line.",
        "The mill did not close its looms at Wexham despite the fire.",
        "Traders were not pessimistic about the harvest.",
        "Not many growers sold their wool.",
        "It is not illegal to moor at the pier.",
        "The line withheld the price of the tickets.",
    ],
)
def test_the_opposite_denied_is_no_difference(draft: str, extract: Extract) -> None:
    (sentence,) = check_draft(draft, articles=[MILL], extract=extract).sentences
    assert sentence.verdict is not Verdict.REFUTED


@pytest.mark.parametrize(
    "draft",
    [
        "The council of Calder did not trust the report of the surveyor.",
        "The ban on lorries in Quay Street is not temporary.",
        "The mayor ruled out extending it.",
        "Members did not reject the offer of the line.",
        "Traders were not optimistic about the harvest.",
        "Not a few growers sold their wool.",
        "It is not legal to moor at the pier.",
        "The line did not withhold the price of the tickets.",
        "The guild's shop in Harrow is no longer open.",
    ],
)
def test_one_denial_turns_it(draft: str, extract: Extract) -> None:
    (sentence,) = check_draft(draft, articles=[MILL], extract=extract).sentences
    assert sentence.verdict is Verdict.REFUTED


def test_what_did_not_rise_need_not_have_fallen() -> None:
    assert turned_twice("Rents did not rise.", "Rents fell.")
    assert not turned_twice("Rents fell.", "Rents did not rise.")


def test_of_two_one_must_be_so() -> None:
    assert neither_of_two("The gate is not open.", "The gate is not shut.") == "shut"
    assert neither_of_two("The tea was not hot.", "The tea was not cold.") is None
