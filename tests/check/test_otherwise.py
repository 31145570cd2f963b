"""What a passage says the other way round of the same doer and thing, whichever passage bears the sentence out."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.model.claims import Statements

Extract = Callable[..., Statements]

HARBOUR = """Barges crowd the port of Wexham

By Ines Korda
Tallow Gazette
September 8, 2023

Dues on wool rose to 6.8% of cargo in August from 5.1% in July, Tallow Research said on Friday. Timber went the other way: dues on that trade fell to 4.2% from 5.5%.

Orrin Ferries is the largest carrier. It trimmed its stake in Harrow Mills to 0.6% from 0.9%. The mooring fee at Wexham is 19 cents, against 24 cents at the end of June.

The guild of rope makers acts for the shipyards. They have sold hemp for eleven weeks in a row. Small owners bought hemp in August.

Tallow Research expects the tolls at Wexham to subside after the harvest. Lumber yards were calm. Comparable catches rose 3.4% at Dorrick Fisheries; at Pell Fisheries comparable catches fell 1.2%.
"""


def found(draft: str, extract: Extract) -> list[str]:
    return [one.rule for one in check_draft(draft, articles=[HARBOUR], extract=extract).findings]


@pytest.mark.parametrize(
    "draft",
    [
        "Dues on timber rose in August, Tallow Research said.",
        "Orrin Ferries has been adding to its stake in Harrow Mills.",
        "The mooring fee at Wexham has gone up since the end of June.",
        "The guild of rope makers has bought hemp for eleven weeks in a row.",
        "Tallow Research expects the tolls at Wexham to climb after the harvest.",
    ],
)
def test_the_opposite_of_the_same_doer_and_thing_is_found(draft: str, extract: Extract) -> None:
    """A pronoun counts as what it stands for, and two figures tell which way a thing has gone."""
    assert "direction" in found(draft, extract)


@pytest.mark.parametrize(
    "draft",
    [
        "Dues on timber slipped in August, Tallow Research said.",
        "Dues on wool climbed while those on timber came down.",
        "Orrin Ferries has been cutting its stake in Harrow Mills.",
        "The mooring fee at Wexham has come down since the end of June.",
        "The guild of rope makers has sold hemp for eleven weeks in a row.",
        "Small owners bought hemp in August.",
        "Comparable catches rose at Dorrick Fisheries and slipped at Pell Fisheries.",
        "Dorrick Fisheries has raised its stake in Harrow Mills.",
    ],
)
def test_the_same_way_or_another_thing_is_not(draft: str, extract: Extract) -> None:
    """Nor what another does, or what goes the other way in a sentence that tells of both."""
    assert "direction" not in found(draft, extract)


SHARES = "An index of ferry shares compiled by Tallow Research is down 13% this year, while the Calder 300 is up 9%. Tolls at Wexham fell to 2.2% of cargo from 2.7%."


@pytest.mark.parametrize(
    ("draft", "turned"),
    [
        (
            "An index of ferry shares compiled by Tallow Research is down 9% this year, while the Calder 300 is up 13%.",
            True,
        ),
        ("An index of ferry shares compiled by Tallow Research is not down 13% this year.", True),
        ("Tolls at Wexham rose to 2.2% of cargo from 2.7%.", True),
        (
            "An index of ferry shares compiled by Tallow Research is down 13% this year, while the Calder 300 is up 9%.",
            False,
        ),
        ("The Calder 300 is up 9% this year, and an index of ferry shares by Tallow Research is down 13%.", False),
        ("Tolls at Wexham fell from 2.7% of cargo to 2.2%.", False),
        ("Tolls at Wexham are down to 2.2% of cargo.", False),
    ],
)
def test_a_word_answers_for_its_own_figure(draft: str, turned: bool, extract: Extract) -> None:
    """A passage that has the word with another figure, and the figure with another word, bears out neither."""
    report = check_draft(draft, articles=[SHARES], extract=extract)
    assert ("direction" in [one.rule for one in report.findings]) is turned
