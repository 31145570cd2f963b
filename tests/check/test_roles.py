"""Who does what to whom: two that changed places, small for large, and a name that no passage near says it of."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.extract.assertions.deeds import deeds_in
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]

LETTER = "The harbour board has written to seven captains to ask why their ferries left the quay late in March."
TOLLS = "Cheap tolls have disproportionately helped the largest ferry lines of Wexham, Ines Korda of Tallow Mills said."
STORMS = (
    "Small yards joined the rally in June. They also take the brunt of dear steel and of tighter rules, Korda said."
)
LOOMS = (
    "Harrow Mills is the oldest of the weavers. It spins wool. Wages are low. The town has grown. Korda reckons that"
    " merchants would have to sell forty looms for every week of drought. The town council met. Trade was slow. Rain fell."
    " Tallow Mills had nothing to say."
)

STRIKE = (
    "Ferry workers voted for a strike in May, the harbour board said. The Quay Union accused the company of breaking a"
    " pledge that it made when it took a loan from the town council. Merchants took 40 million crowns out of wool funds in"
    " the week to Friday, Tallow Data reported. He had asked the owners to repair the crane in April, she said, and Captain"
    " Jonas Reve left. Harrow Mills has agreed to buy the small loom maker Wexham Dyeworks for 12 million crowns in cash."
    " Pia Sund, the mayor of Wexham, opened the dock with a fisherman whom the council had invited."
)


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Seven captains have written to the harbour board to ask why ferries left the quay late in March.", LETTER),
        ("Cheap tolls have disproportionately helped the smallest ferry lines of Wexham, Korda said.", TOLLS),
        ("Large yards take the brunt of dear steel and of tighter rules, Korda said.", STORMS),
        ("The town council accused the company of breaking a pledge.", STRIKE),
        ("Tallow Data took 40 million crowns out of wool funds in the week to Friday.", STRIKE),
        ("The owners had asked Reve to repair the crane in April.", STRIKE),
        ("Wexham Dyeworks has agreed to buy Harrow Mills for 12 million crowns in cash.", STRIKE),
    ],
)
def test_who_changed_places_is_refuted(draft: str, source: str, extract: Extract) -> None:
    (sentence,) = check_draft(draft, articles=[source], extract=extract).sentences
    assert sentence.verdict is Verdict.REFUTED


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("The harbour board has asked seven captains why their ferries left the quay late in March.", LETTER),
        (
            "Seven captains have been written to by the harbour board, which asks why ferries left late in March.",
            LETTER,
        ),
        ("The largest ferry lines of Wexham have been helped disproportionately by cheap tolls, Korda said.", TOLLS),
        ("Small yards take the brunt of dear steel and of tighter rules, Korda said.", STORMS),
        ("Korda reckons that merchants would have to sell forty looms for every week of drought.", LOOMS),
        ("The union accused the company of breaking a pledge, which it made when it took a loan.", STRIKE),
        ("Merchants took 40 million crowns out of wool funds in the week to Friday, Tallow Data reported.", STRIKE),
        ("The owners had been asked by Reve to repair the crane in April, she said.", STRIKE),
        ("Wexham Dyeworks is to be bought by Harrow Mills for 12 million crowns in cash.", STRIKE),
        ("The mayor of Wexham opened the dock together with a fisherman.", STRIKE),
        ("The union voted for a strike.", "Workers voted for a strike, their union said."),
        (
            "The police arrested a driver.",
            "Dockers blocked the gate, the police said, and two officers arrested a driver.",
        ),
    ],
)
def test_who_stands_in_the_same_place_is_not(draft: str, source: str, extract: Extract) -> None:
    report = check_draft(draft, articles=[source], extract=extract)
    assert not any(one.rule in {"subject", "unsupported"} for one in report.findings)


def test_what_no_passage_near_says_of_a_name_is_not_supported(extract: Extract) -> None:
    draft = "Korda reckons that Tallow Mills would have to sell forty looms for every week of drought."
    report = check_draft(draft, articles=[LOOMS], extract=extract)
    assert [one.verdict for one in report.sentences] == [Verdict.NOT_ENOUGH_EVIDENCE]
    assert any("no such name" in one.message for one in report.findings)


@pytest.mark.parametrize(
    ("text", "verb", "doer", "done_to"),
    [
        ("Ferries are owned by Orrin.", "own", {"orrin"}, {"ferries"}),
        ("Orrin writes to captains.", "write", {"orrin"}, {"captains"}),
        ("Orrin is short of ferries.", "short", {"orrin"}, {"ferries"}),
    ],
)
def test_sides_of_a_verb(text: str, verb: str, doer: set[str], done_to: set[str]) -> None:
    (deed,) = deeds_in(text)
    assert (deed.verb, set(deed.doer), set(deed.done_to)) == (verb, doer, done_to)


FARES = "Passenger fares brought the Orlo ferry company $95 million last year and freight $310 million."


@pytest.mark.parametrize(
    ("draft", "borne_out"),
    [
        ("Freight brought the Orlo ferry company $310 million last year.", True),
        ("Freight brought the Orlo ferry company more than three times as much as passenger fares.", True),
        ("Freight brought the Orlo ferry company $95 million last year.", False),
    ],
)
def test_what_another_did_so_much_of_goes_without_a_verb(draft: str, borne_out: bool, extract: Extract) -> None:
    assert check_draft(draft, articles=[FARES], extract=extract).passed is borne_out


YARDS = (
    "Yards and banks\n\nHarrow Mills sued Tallow Yards in a Wexham court. Orrin Bank lent $25 million to Crane Docks."
    " Crane Docks bought the wharf of Lane Ferries for $310 million. The exchange charged Tessel $3.2 million in fees."
    " Korda cut its rating of Harrow, while Brunt raised its rating of Tallow. The guild backed the mayor, while the"
    " weavers backed the bishop. The krone weakened against the crown."
)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        pytest.param(
            "Tallow Yards was sued by Harrow Mills in a Wexham court.",
            "Harrow Mills was sued by Tallow Yards in a Wexham court.",
            id="a passive in the order of the article",
        ),
        pytest.param(
            "Crane Docks borrowed $25 million from Orrin Bank.",
            "Orrin Bank borrowed $25 million from Crane Docks.",
            id="lent and borrowed",
        ),
        pytest.param(
            "Lane Ferries sold its wharf to Crane Docks for $310 million.",
            "Lane Ferries paid $310 million for the wharf of Crane Docks.",
            id="bought and sold",
        ),
        pytest.param(
            "Tessel paid the exchange $3.2 million in fees.",
            "Tessel charged the exchange $3.2 million in fees.",
            id="two objects",
        ),
        pytest.param("Korda cut its rating of Harrow.", "Korda cut its rating of Tallow.", id="done to another"),
        pytest.param("The mayor was backed by the guild.", "The mayor was backed by the weavers.", id="in pairs"),
        pytest.param(
            "The crown strengthened against the krone.", "The crown weakened against the krone.", id="against another"
        ),
    ],
)
def test_a_deed_is_held_from_both_sides(right: str, wrong: str, extract: Extract) -> None:
    (held,) = check_draft(right, articles=[YARDS], extract=extract).sentences
    (turned,) = check_draft(wrong, articles=[YARDS], extract=extract).sentences
    assert (held.verdict, turned.verdict) == (Verdict.SUPPORTED, Verdict.REFUTED)
