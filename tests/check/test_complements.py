"""A share of a whole told by the rest of it: true ones pass, those that keep the figure of the other side do not."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.extract.assertions.shares import shares_in
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]

STOCKS = "More than half of the boats on the Wexham register have gained in value since January."
VALUE = "Tallow Ferries lost two thirds of its market value on Friday after the licence was refused."
LOOMS = "Of the 22 mills that the guild has sued since 2019, 15 have closed."
BERTHS = "Roughly a quarter of the berths were closed by the end of the day, said Ines Korda."
LOANS = "About 60 percent of the loans are secured, the bank said."
STAKE = "The fund has sold a third of its stake in Harrow Mills."
DEBT = "The guild has repaid 70 percent of the loan."
BENCH = "Three of the nine judges dissented."
MEMBERS = "Eighty percent of the members voted for the merger."
TESTS = "None of the banks failed the test."
PLANTS = "All of the 14 plants will stay open."
CITIES = "Rents fell in 30 of the 36 towns surveyed."
SHOPS = "Few of the shops made a profit last year."


def verdict(draft: str, source: str, extract: Extract) -> Verdict:
    [sentence] = check_draft(draft, articles=[source], extract=extract).sentences
    return sentence.verdict


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Fewer than half of the boats on the Wexham register have lost value since January.", STOCKS),
        ("Tallow Ferries kept about a third of its market value on Friday after the refusal of the licence.", VALUE),
        ("Seven of the 22 mills that the guild has sued since 2019 have not closed.", LOOMS),
        ("Most of the berths were still open at the end of the day, Ines Korda said.", BERTHS),
        ("About three quarters of the berths were not closed by the end of the day, said Ines Korda.", BERTHS),
        ("About two fifths of the loans are unsecured, according to the bank.", LOANS),
        ("The fund still holds two thirds of its stake in Harrow Mills.", STAKE),
        ("Two thirds of the fund's stake in Harrow Mills has not been sold.", STAKE),
        ("The guild still owes 30 percent of the loan.", DEBT),
        ("Six of the nine judges did not dissent.", BENCH),
        ("One in three judges dissented.", BENCH),
        ("A fifth of the members did not vote for the merger.", MEMBERS),
        ("One in five members did not vote for the merger.", MEMBERS),
        ("All of the banks passed the test.", TESTS),
        ("Not one of the banks failed the test.", TESTS),
        ("None of the 14 plants will be closed.", PLANTS),
        ("In six of the 36 towns surveyed, rents did not fall.", CITIES),
        ("Most of the shops made no profit last year.", SHOPS),
    ],
)
def test_the_rest_of_a_whole_bears_a_share_out(draft: str, source: str, extract: Extract) -> None:
    """The share of those of whom the opposite is said, or of whom it is denied, is all but the other."""
    assert verdict(draft, source, extract) is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("More than half of the boats on the Wexham register have lost value since January.", STOCKS),
        ("Tallow Ferries kept two thirds of its market value on Friday.", VALUE),
        ("Fifteen of the 22 mills that the guild has sued since 2019 have not closed.", LOOMS),
        ("Seven of the 22 mills that the guild has sued since 2019 have closed.", LOOMS),
        ("Most of the berths were closed by the end of the day, Ines Korda said.", BERTHS),
        ("About a quarter of the berths were still open at the end of the day, said Ines Korda.", BERTHS),
        ("About 60 percent of the loans are unsecured, the bank said.", LOANS),
        ("The fund still holds a third of its stake in Harrow Mills.", STAKE),
        ("The guild still owes 70 percent of the loan.", DEBT),
        ("Three of the nine judges did not dissent.", BENCH),
        ("Five of the nine judges did not dissent.", BENCH),
        ("Four in five members voted against the merger.", MEMBERS),
        ("Four in five members did not vote for the merger.", MEMBERS),
        ("All of the banks failed the test.", TESTS),
        ("None of the 14 plants will stay open.", PLANTS),
        ("In 30 of the 36 towns surveyed, rents did not fall.", CITIES),
        ("Most of the shops made a profit last year.", SHOPS),
        ("The guild still owes 31 percent of the loan.", DEBT),
    ],
)
def test_the_same_share_of_the_opposite_is_refuted(draft: str, source: str, extract: Extract) -> None:
    """Who lost two thirds has not kept two thirds."""
    assert verdict(draft, source, extract) is Verdict.REFUTED


@pytest.mark.parametrize(
    "draft",
    [
        "Two fifths of the stocks in the Wexham index have risen.",
        "A third of the stocks in the Wexham index stood still.",
    ],
)
def test_what_did_not_fall_need_not_have_risen(draft: str, extract: Extract) -> None:
    """Prices may stand still: of those that fell nothing follows but how many rose at most."""
    assert verdict(draft, "About 60% of the stocks in the Wexham index have fallen.", extract) is not Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("A berth at Wexham cost 2.9% of the toll on Monday, down from 3.4% in March.", "A berth at Wexham cost 2.1% of the toll on Monday, down from 3.4% in March."),
        ("Before Thursday about 16% of Tallow's barges were let, up from 9% in April.", "Before Thursday about 14% of Tallow's barges were let, up from 9% in April."),
        ("In four mills more than 0.7% of all looms were idle for five days.", "In four mills more than 0.5% of all looms were idle for five days."),
        ("Most of the decline came from a few thousand berths.", "Most of the decline came from a few dozen berths."),
    ],
)  # fmt: skip
def test_a_share_does_not_speak_for_other_figures(draft: str, source: str, extract: Extract) -> None:
    """Two percentages of one thing are as exact as they are written; a share in the same words settles nothing."""
    assert verdict(draft, source, extract) is Verdict.REFUTED


def test_another_house_vouches_for_no_share(extract: Extract) -> None:
    """What one house counts is no evidence for what another is said to count."""
    source = "By the count of Harrow Mills, 15 of the 22 barges that Tallow sold are afloat."
    assert (
        verdict("By Loom Guild's count, 7 of the 22 barges are not afloat.", source, extract) is not Verdict.SUPPORTED
    )


@pytest.mark.parametrize(
    ("text", "low", "high", "denied"),
    [
        ("All but two of the eight mills closed.", 0.75, 0.75, False),
        ("Nearly all of the mills closed.", 0.8, 1.0, False),
        ("Not all of the mills closed.", 0.0, 1.0, False),
        ("Of the eight mills, two did not close.", 0.25, 0.25, True),
        ("Less than 10% of the mills failed to open.", 0.0, 0.1, True),
        ("Hardly any of the mills closed.", 0.0, 0.2, False),
    ],
)
def test_shares_are_read_with_what_is_said_of_them(text: str, low: float, high: float, denied: bool) -> None:
    """Counts, parts, percentages and loose words, as ends between nothing and the whole."""
    [share] = shares_in(text)
    assert (share.low, share.high, share.denied, share.whole) == (low, high, denied, "mill")


@pytest.mark.parametrize(
    "text", ["The mill rose by a third.", "A half of nothing.", "In a third of a second it was gone."]
)
def test_what_is_no_share_of_anything_is_none(text: str) -> None:
    """A part beside a verb of change is a step, and one without a verb says nothing."""
    assert not shares_in(text)


@pytest.mark.parametrize(
    ("draft", "source", "holds"),
    [
        ("A third of the nine judges dissented.", BENCH, True),
        ("Rents fell in most of the 36 towns surveyed.", CITIES, True),
        ("Rents fell in most of the 46 towns surveyed.", CITIES, False),
        ("The strike lasted 14 days.", "The strike lasted two weeks.", True),
        ("The strike lasted 12 days.", "The strike lasted two weeks.", False),
        ("The yield rose by 3.2 percentage points in two years.", "The yield rose by 320 basis points in two years.", True),
        ("The yield rose by 32 percentage points in two years.", "The yield rose by 320 basis points in two years.", False),
        ("The toll is up 1.7 percentage points from a year ago.", "The toll has risen to 6.4 percent from 4.7 percent a year ago. The margin of the ferry widened by 45 basis points.", True),
        ("The margin of the ferry widened by 45 percentage points.", "The toll has risen to 6.4 percent from 4.7 percent a year ago. The margin of the ferry widened by 45 basis points.", False),
    ],
)  # fmt: skip
def test_the_same_amount_in_another_form_or_unit(draft: str, source: str, holds: bool, extract: Extract) -> None:
    """A count as a part, weeks in days, points by the hundred; another amount in that unit is another amount."""
    assert (verdict(draft, source, extract) is Verdict.REFUTED) is not holds
