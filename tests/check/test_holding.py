"""Who holds a superlative: a sentence that gives it to another than its passage does is refuted, no other is."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.extract.assertions.holders import tops_in
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]

BARGES = "The most profitable river trades so far this year are weather-worn coal barges, the ferry line said. Bets on Pell Docks also paid."
GROUP = "The group has little timber, the best-paying corner of the port this year, and more wool and hides, two of the worst laggards."
YARDS = "Small yards are also the most heavily affected by dear steel and by strikes in the harbour. "
HURT = "The smaller yards of Wexham joined the rally in June. But they have been hit hardest in the recent storms, the harbour board said."
MONEY = "The guild has put the most money into claims against Orrin Locks Inc., Tallow Mills Inc. and Harrow Quay Inc. in the last month. Claims against Pell Docks Inc. also paid."


def refuted(draft: str, source: str, extract: Extract) -> list[str]:
    found = check_draft(draft, articles=[source], extract=extract).findings
    return [one.message for one in found if one.rule == "subject"]


@pytest.mark.parametrize(
    ("draft", "source", "has"),
    [
        ("Pell Docks is the most profitable river trade of the year so far.", BARGES, "coal barges"),
        ("Wool and hides have been among the best-paying corners of the port this year.", GROUP, "timber”"),
        ("Timber is one of the year's worst laggards in the port.", GROUP, "wool"),
        ("Large yards are hurt most by dear steel and by strikes in the harbour.", YARDS, "Small yards"),
        (
            "It is the largest yards that have been hit hardest in the recent storms, the harbour board said.",
            HURT,
            "“hardest”",
        ),
        (
            "Pell Docks is the company that the guild has put the most money against in the last month.",
            MONEY,
            "“most money”",
        ),
    ],
)
def test_what_something_else_is_first_in_is_refuted(draft: str, source: str, has: str, extract: Extract) -> None:
    (message,) = refuted(draft, source, extract)
    assert has in message


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Coal barges have been the most profitable trades on the river this year.", BARGES),
        ("This year's best-paying corner of the port is timber, of which the group has little.", GROUP),
        ("Wool and hides are among the worst laggards of the port.", GROUP),
        ("Smaller yards suffer most from dear steel and strikes in the harbour.", YARDS),
        ("The recent storms have hit Wexham's small yards hardest, the harbour board said.", HURT),
        (
            "Tallow Mills and Harrow Quay are among those that the guild has put the most money against in the last month.",
            MONEY,
        ),
        ("They have been hit hardest in the recent storms.", HURT),
    ],
)
def test_what_the_same_is_first_in_is_not(draft: str, source: str, extract: Extract) -> None:
    assert not refuted(draft, source, extract)


@pytest.mark.parametrize(
    ("text", "word", "heads"),
    [
        ("Ferries are the cheapest way across.", "cheap", {"ferries"}),
        ("Of all ways across, the cheapest is the ferry.", "cheap", {"ferry"}),
        ("The line owns the Orrin, the largest ship on the river.", "large", {"orrin"}),
        ("It is small yards that have been hurt most.", "", {"yards"}),
        ("The oldest mills were those of Tallow and Harrow.", "old", {"tallow", "harrow"}),
    ],
)
def test_who_holds_a_superlative(text: str, word: str, heads: set[str]) -> None:
    (top,) = tops_in(text)
    assert (top.word, set(top.heads)) == (word, heads)


@pytest.mark.parametrize(
    "text",
    ["At least three ships left.", "Most sailors stayed.", "Most of them stayed ashore.", "The latest ships are tall."],
)
def test_what_only_counts_does_not_rank(text: str) -> None:
    assert not tops_in(text)


BUILDERS = (
    "Boat builders ranked\n\nLundy Hulls remains the most hired builder in the country, with 21% of hours. Arven Marine"
    " comes second at 14%, and Coldwell, which builds only dinghies, third at 9%.\n\nOur model, which combines age and"
    " price, ranks Pintree as the most exposed builder. The dearest was Arven Marine, at 38%.\n\nThe harbour board fined"
    " Coldwell 12 million crowns for late papers. It is the largest penalty the board has imposed since it was founded."
)


@pytest.mark.parametrize(
    "draft",
    [
        "Coldwell is the most hired of the country's builders.",
        "Arven Marine is the third most hired builder in the country.",
        "By the model, Arven Marine is the most exposed builder.",
        "The dearest builder was Pintree.",
        "Coldwell's fine is the second-largest the board has imposed.",
    ],
)
def test_a_rank_of_another_or_another_rank_is_refuted(draft: str, extract: Extract) -> None:
    report = check_draft(draft, articles=[BUILDERS], extract=extract)
    assert [one.verdict for one in report.sentences] == [Verdict.REFUTED]


@pytest.mark.parametrize(
    "draft",
    [
        "Lundy Hulls is the most hired of the country's builders.",
        "Arven Marine ranks second among the most hired builders.",
        "Coldwell ranks third among the most hired builders.",
        "By the model, Pintree is the most exposed builder.",
        "Coldwell's fine is the largest the board has ever imposed.",
    ],
)
def test_whoever_has_the_rank_keeps_it(draft: str, extract: Extract) -> None:
    report = check_draft(draft, articles=[BUILDERS], extract=extract)
    assert [one.verdict for one in report.sentences] != [Verdict.REFUTED]
