"""Two things of one sentence each in the other's place, where the article has them the other way round."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]

RATED = "Analysts at Tallow Securities raised Harrow Mills from “neutral” to “buy” on Tuesday."
MOVED = "The ferry line moved its headquarters from Calder to Wexham in May. Its rating went to stable from negative."
BILL = "Senator Mary Holt voted against the bill, while Senator Paul Crane voted for it. The vote was on Monday."
COUNCIL = "The council voted 14 to 9 against the plan for a new harbour on Thursday."
BUDGET = "Parliament approved the budget on Monday with 112 votes for and 87 against."
PLURAL = "Lane and Crane voted against the merger at the meeting."
TOLLS = "The assembly rejected a ban on lorries but approved a toll on them."
FERRIES = "The council voted on Friday for a fund for the fishermen, but rejected a proposal to buy the pier."

BETS = (
    "Bearish bets on Harrow Mills grew, Tidewater said. Wagers on higher wool prices doubled. "
    "Funds bet that tin would fall."
)


def verdict(draft: str, source: str, extract: Extract) -> Verdict:
    (sentence,) = check_draft(draft, articles=[source], extract=extract).sentences
    return sentence.verdict


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (RATED, "Tallow Securities raised Harrow Mills from “buy” to “neutral” on Tuesday."),
        (RATED, "Harrow Mills was raised to “neutral” from a “buy” rating by analysts at Tallow Securities."),
        (MOVED, "The ferry line moved its headquarters from Wexham to Calder in May."),
        (MOVED, "Its rating went to negative from stable."),
        (BILL, "Senator Mary Holt voted for the bill."),
        (BILL, "Senator Paul Crane voted against the bill."),
        (COUNCIL, "The council voted 14 to 9 in favour of the plan for a new harbour."),
        (BUDGET, "Parliament approved the budget with 112 votes against and 87 for."),
        (PLURAL, "Lane voted for the merger at the meeting."),
        (TOLLS, "The assembly rejected a toll on lorries but approved a ban on them."),
        (FERRIES, "The council voted for a proposal to buy the pier, but rejected a fund for the fishermen."),
        (BETS, "Bets on a rise in Harrow Mills grew, Tidewater said."),
        (BETS, "Wagers on lower wool prices doubled."),
        (BETS, "Funds bet that tin would rise."),
    ],
)
def test_what_changed_places_is_refuted(source: str, draft: str, extract: Extract) -> None:
    assert verdict(draft, source, extract) is Verdict.REFUTED


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (RATED, "Harrow Mills was raised to “buy” from “neutral” by analysts at Tallow Securities on Tuesday."),
        (RATED, "On Tuesday, Tallow Securities raised Harrow Mills from a “neutral” rating to “buy”."),
        (MOVED, "The ferry line moved its headquarters to Wexham from Calder."),
        (MOVED, "Its rating went from negative to stable."),
        (BILL, "Senator Paul Crane voted for the bill, Senator Mary Holt against it."),
        (BILL, "Senator Mary Holt voted against the bill."),
        (COUNCIL, "The council voted 14 to 9 against the plan for a new harbour."),
        (BUDGET, "Parliament approved the budget with 112 votes in favour and 87 against."),
        (PLURAL, "Crane voted against the merger at the meeting."),
        (BETS, "Wagers on a rise in wool prices doubled."),
        (BETS, "Funds bet that tin would decline."),
        (TOLLS, "The assembly approved a toll on lorries."),
        (TOLLS, "The assembly backed a toll on lorries but rejected a ban on them."),
        (FERRIES, "The council threw out a proposal to buy the pier but voted in favour of a fund for fishermen."),
    ],
)
def test_what_stands_in_its_place_is_not(source: str, draft: str, extract: Extract) -> None:
    assert verdict(draft, source, extract) is Verdict.SUPPORTED


@pytest.mark.parametrize("how", ["Bets against", "Bets on a fall in", "Wagers against"])
def test_bets_against_are_bearish_ones(how: str, extract: Extract) -> None:
    assert verdict(f"{how} Harrow Mills grew, Tidewater said.", BETS, extract) is not Verdict.REFUTED
