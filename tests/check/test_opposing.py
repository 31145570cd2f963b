"""The same thing told the other way: clauses of a draft beside those of an article, and which words say so."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.details.clauses import clauses_of
from narrator.check.details.opposing import opposites
from narrator.check.draft import check_draft
from narrator.model.claims import Statements

Extract = Callable[..., Statements]

MILLS = "Harrow Mills Inc. buys more of its wheat abroad than it used to, and two bakers followed it last year. Flour prices have still not risen, its treasurer, Ines Korda, said."
PORT = "Tolls at the port of Wexham barely moved between March and May. Almost all of the new berths were let to ferries, and hardly any to freighters."
NEWS = "Shares of Tallow Foods Inc. rose 9% on Monday. Shares of Pinmoor Lines Inc. rose 7%. Neither company had announced any dividend."
LOANS = "The amount lent to growers has been cut by $450 million in two months. Pinmoor Lines Inc. now expects to carry 40,000 tonnes, down from at least 60,000 tonnes."
FUNDS = "Property funds took in $1.7 billion and timber funds gave up $3.2 billion, which Tallow Research put down to the rents due on Friday."
SALE = "Ferry shares fell after the tender. Bids came from nine lenders, most of them small."
STALLS = (
    "The hall at Wexham holds few of the grocers who led the way last year and a great many cobblers, who came late."
)
NIGHT = "Volume at the night market in Wexham was not heavy in June. Sellers were paid late."


STOCKS = "Cheap stalls do not mean that there is less trade in wares at Wexham."
WOOL = "Harrow Mills has stayed out of the wool trade until its margins stop shrinking."
BALES = "Auditors at Wexham said that a fifth of the bales could not be found."
KORDA = "“It was not a bad year, but nobody is dancing,” said Ines Korda, treasurer of Harrow Mills, who counted the bales at Wexham."


def findings(draft: str, source: str, extract: Extract) -> list[tuple[str, str]]:
    return [
        (found.rule, found.message)
        for found in check_draft(draft, articles=[source], extract=extract).findings
        if found.rule != "copied"
    ]


@pytest.mark.parametrize(
    ("draft", "source", "said", "has"),
    [
        ("Harrow Mills buys less of its wheat abroad than before.", MILLS, "less", "more"),
        ("Flour prices have risen, according to Ines Korda of Harrow Mills.", MILLS, "have risen", "have still not risen"),
        ("At the port of Wexham, tolls fell steeply between March and May.", PORT, "fell", "barely moved"),
        ("Hardly any of the new berths at Wexham were let to ferries.", PORT, "Hardly any", "Almost all"),
        ("Much of the new room at Wexham's port was let to freighters.", PORT, "Much", "hardly any"),
        ("Both Tallow Foods and Pinmoor Lines had announced a dividend before their shares rose.", NEWS, "Both", "Neither"),
        ("Over two months the amount lent to growers has been raised by $450 million.", LOANS, "has been raised by $450 million", "has been cut by $450 million"),
        ("Earlier Pinmoor Lines had expected to carry at most 60,000 tonnes.", LOANS, "at most 60,000", "at least 60,000"),
        ("Property funds lost $1.7 billion, Tallow Research says.", FUNDS, "lost $1.7 billion", "took in $1.7 billion"),
        ("Timber funds took in $3.2 billion.", FUNDS, "took in $3.2 billion", "gave up $3.2 billion"),
        ("Ferry shares rose after the tender.", SALE, "rose", "fell"),
        ("Bids came from nine lenders, few of them small.", SALE, "few", "most"),
        ("The hall at Wexham owns a great many of the grocers who led the way.", STALLS, "many", "few"),
        ("Harrow Mills has stayed out of the wool trade until its margins shrink.", WOOL, "shrink", "stop shrinking"),
    ],
)  # fmt: skip
def test_the_other_way_is_found_and_both_words_are_shown(
    draft: str, source: str, said: str, has: str, extract: Extract
) -> None:
    (found,) = [one for one in findings(draft, source, extract) if one[0] == "direction"]
    assert f"has “{has}”" in found[1]
    assert f": {said}" in found[1]


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("The hall at Wexham has few of the leading grocers and many cobblers.", STALLS),
        ("Harrow Mills used to buy less of its wheat abroad than it buys now.", MILLS),
        ("Flour prices have yet to rise, said Ines Korda of Harrow Mills.", MILLS),
        ("The port of Wexham left its tolls unchanged between March and May.", PORT),
        ("Hardly any of the new berths at Wexham were let to anything but ferries.", PORT),
        ("Very few of the new berths at Wexham went to freighters.", PORT),
        ("Tallow Foods and Pinmoor Lines rose although neither of them had announced a dividend.", NEWS),
        ("No dividend lay behind the 9% rise of Tallow Foods on Monday.", NEWS),
        ("The amount lent to growers is $450 million lower than two months ago.", LOANS),
        ("Pinmoor Lines had once expected to carry no less than 60,000 tonnes.", LOANS),
        ("Timber funds lost $3.2 billion when rents were falling due, says Tallow Research.", FUNDS),
        ("Once the tender was over, ferry shares dropped.", SALE),
        ("Of the nine lenders that bid, few were large.", SALE),
        ("Sellers at Wexham's night market were not paid on time.", NIGHT),
        ("That stalls are cheap does not show that fewer wares are sold at Wexham.", STOCKS),
        ("Harrow Mills stays out of the wool trade for as long as its margins shrink.", WOOL),
        ("Harrow Mills stays out of the wool trade until its margins no longer shrink.", WOOL),
        ("A fifth of the bales at Wexham were nowhere to be found.", BALES),
        ("It was Ines Korda of Harrow Mills who counted the bales at Wexham.", KORDA),
        ("Ines Korda is treasurer of Harrow Mills.", KORDA),
    ],
)
def test_the_same_way_in_other_words_passes(draft: str, source: str, extract: Extract) -> None:
    assert not {rule for rule, _ in findings(draft, source, extract)} & {"direction", "word"}


def test_the_order_of_the_articles_changes_nothing(extract: Extract) -> None:
    draft = "Ferry shares rose after the tender."
    both = [check_draft(draft, articles=order, extract=extract).findings for order in ([SALE, NEWS], [NEWS, SALE])]
    assert [one.rule for one in both[0]] == [one.rule for one in both[1]] == ["direction"]


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Sales rose.", "Sales fell.", True),
        ("Sales rose.", "Sales did not rise.", True),
        ("Sales rose.", "Sales did not fall.", False),
        ("Sales rose.", "Sales hardly changed.", True),
        ("Most sales were kept.", "Few sales were kept.", True),
        ("Most shares were sold.", "Few shares were bought.", False),
        ("Nobody gained.", "Sellers lost.", False),
        ("Sales gave up 3%.", "Sales lost 3%.", False),
        ("Sales rose.", "Sales have yet to rise.", True),
        ("No lender gained.", "One lender gained.", True),
        ("No lender earned more than Harrow.", "Harrow earned most.", False),
        ("It can lose no more than that.", "It can lose that.", False),
        ("It did no better.", "It failed to do better.", False),
        ("At least nine of them sank.", "No less than nine of them sank.", False),
        ("More than half of them sank.", "At most half of them sank.", True),
        ("They had never seen stronger demand.", "They saw demand.", False),
        ("Fees rose.", "Fees no longer rose.", True),
        ("Fees stopped rising.", "Fees no longer rise.", False),
        ("until fees stop rising", "as long as fees rise", False),
    ],
)
def test_two_opposites_make_up_for_each_other(one: str, other: str, apart: bool | None) -> None:
    (mine,), (theirs,) = clauses_of(one), clauses_of(other)
    found = opposites(mine, theirs)
    assert (None if found is None else bool(found)) is apart


def test_a_clause_that_goes_both_ways_is_cut_at_and() -> None:
    first, second = clauses_of("Timber funds took in $2 billion and wheat funds gave up $3 billion.")
    assert first.about(frozenset()) >= {"timber", "fund", "2"}
    assert "wheat" in second.about(frozenset())
    assert "wheat" not in first.about(frozenset())


def test_a_figure_that_goes_the_other_way_is_shown_with_its_verb(extract: Extract) -> None:
    source = "The Russell 2000 slipped 0.4% on Monday, with Tallow Foods Inc. down 1.8%."
    (found,) = findings("The Russell 2000 rose 0.4% on Monday.", source, extract)
    assert "has “slipped 0.4%”" in found[1]
    assert found[1].endswith(": rose 0.4%")


@pytest.mark.parametrize(
    ("draft", "source", "rules"),
    [
        ("Timber funds lost $3.2 billion in a week in which property funds gained $1.7 billion.", FUNDS, []),
        ("Timber funds gained $3.2 billion in a week in which property funds lost $1.7 billion.", FUNDS, ["direction"]),
        (
            "While wool shares have added 6% since May, the Wexham timber index has dropped 11%.",
            "The Wexham timber index is down 11% since May, while wool shares are up 6%.",
            [],
        ),
        (
            "While wool shares have dropped 6% since May, the Wexham timber index has dropped 11%.",
            "The Wexham timber index is down 11% since May, while wool shares are up 6%.",
            ["direction"],
        ),
        (
            "Timber funds drew more than twice the money that property funds lost.",
            "Property funds gave up $1.2 billion last week. By contrast, timber funds took in $3.1 billion.",
            [],
        ),
        (
            "Korda said that she had not seen larger herds in nine years.",
            "Ines Korda, treasurer of Harrow Mills, said that the herds were the largest she had seen in nine years.",
            [],
        ),
        (
            "A tenant of the hall cannot lose more than the deposit.",
            "The tenant of a hall can lose no more than the deposit, while the loss of its owner has no limit.",
            [],
        ),
        (
            "Korda said that, at the fair, early could not be told from wrong.",
            "“We were early, and at the fair early looked just like wrong,” Korda wrote.",
            [],
        ),
    ],
)
def test_another_figure_and_a_bound_turn_nothing_round(
    draft: str, source: str, rules: list[str], extract: Extract
) -> None:
    assert sorted({rule for rule, _ in findings(draft, source, extract)} - {"unsupported", "misattributed"}) == rules
