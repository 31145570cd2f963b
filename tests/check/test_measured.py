"""Comparisons before two figures, and before what is said to have the most: each side must be told of."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.check.words.measured import held_by_another
from narrator.check.words.ranking import tops
from narrator.model.claims import Statements

Extract = Callable[..., Statements]

TOLLS = "Tolls for ferries at Wexham came to 4.2% of the fare in May, against 1.3% for freighters."
MILLS = "Harrow Mills Inc. has lost 21% of its value this year, Tallow Foods Inc. 15% and Pinmoor Lines Inc. 9%."
ROPE = "A bale of rope cost $310 at Wexham on Monday, down from $420 in the middle of April, according to Tarn Quay."
GRAIN = "Grain barges change hands at 8 times expected profits, Tarn Quay reckons, and tankers at 14."
BET = "No loan has cost the Bank of Wexham more this year than the one to Harrow Mills Inc., whose looms stand still."
SHOPS = "Loans to insurers have lost more than those to any other trade. Retail came second."
SILOS = "Owners of silos have lost $12 million since May, Tarn Quay estimates, more than any other group of lenders but Pinmoor Lines Inc."


def rules(draft: str, source: str, extract: Extract) -> set[str]:
    found = check_draft(draft, articles=[source], extract=extract).findings
    return {one.rule for one in found} & {"comparison", "direction", "superlative"}


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Tolls for freighters at Wexham were higher in May than tolls for ferries.", TOLLS),
        ("Ferries paid lower tolls at Wexham than freighters in May.", TOLLS),
        ("Pinmoor Lines has fallen further this year than Harrow Mills.", MILLS),
        ("Tallow Foods has lost less of its value this year than Pinmoor Lines.", MILLS),
        ("A bale of rope cost more at Wexham on Monday than it did in April, Tarn Quay says.", ROPE),
        ("A bale of rope has become dearer at Wexham since the middle of April, Tarn Quay says.", ROPE),
        ("Grain barges change hands at a higher multiple of expected profits than tankers, Tarn Quay reckons.", GRAIN),
        ("The loan to Tallow Foods has cost the Bank of Wexham more this year than the one to Harrow Mills.", BET),
        ("The owners of silos have lost more since May than Pinmoor Lines, Tarn Quay estimates.", SILOS),
    ],
)
def test_what_the_figures_turn_round_is_found(draft: str, source: str, extract: Extract) -> None:
    assert "comparison" in rules(draft, source, extract)


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Tolls for freighters at Wexham were lower in May than tolls for ferries.", TOLLS),
        ("At Wexham more ferries than freighters came in May.", TOLLS),
        ("Harrow Mills has fallen further this year than Pinmoor Lines.", MILLS),
        ("Pinmoor Lines employs more people than Harrow Mills.", MILLS),
        ("Pinmoor Lines has fared better this year than Harrow Mills.", MILLS),
        ("A bale of rope cost less at Wexham on Monday than it did in April, Tarn Quay says.", ROPE),
        ("A bale of rope has become cheaper at Wexham since the middle of April, Tarn Quay says.", ROPE),
        ("Tankers change hands at a higher multiple of expected profits than grain barges, Tarn Quay reckons.", GRAIN),
        ("The loan to Harrow Mills has cost the Bank of Wexham more this year than the one to Tallow Foods.", BET),
        ("Harrow Mills owns more looms than Tallow Foods.", BET),
        ("Pinmoor Lines has lost more since May than the owners of silos, Tarn Quay estimates.", SILOS),
    ],
)
def test_what_the_figures_bear_out_or_say_nothing_of_passes(draft: str, source: str, extract: Extract) -> None:
    assert not rules(draft, source, extract)


@pytest.mark.parametrize(
    ("draft", "source", "otherwise"),
    [
        ("No loan has cost the Bank of Wexham more this year than the one to Tallow Foods.", BET, True),
        ("Among its loans the one to Harrow Mills was the second-costliest for the Bank of Wexham.", BET, True),
        ("Loans to retailers lost more than those to any other trade.", SHOPS, True),
        ("Retail lost its lenders more than any other trade, ahead of insurers.", SHOPS, True),
        ("Loans to insurers lost more than those to any other trade.", SHOPS, False),
        ("Nothing but Harrow Mills has cost the Bank of Wexham more this year than Tallow Foods.", BET, False),
        ("No mill has spun more yarn this year than the one at Calder.", BET, False),
    ],
)
def test_another_holder_of_the_first_rank(draft: str, source: str, *, otherwise: bool) -> None:
    assert held_by_another(draft, source) is otherwise


@pytest.mark.parametrize(
    ("text", "holder", "but"),
    [
        ("No loan has cost more than the one to Harrow, whose looms stand still.", "Harrow", ""),
        ("Silos earned more than any other shed.", "Silos earned", ""),
        ("Silos lost more than any other shed but Pinmoor.", "Silos lost", "Pinmoor"),
        ("Silos lost more than in any other month.", "", ""),
        ("Silos lost more than ever.", "", ""),
    ],
)
def test_what_has_most_of_all_and_what_alone_has_more(text: str, holder: str, but: str) -> None:
    found = [(one.holder, one.but) for one in tops(text)]
    assert not found if not holder else (holder in found[0][0] and but in found[0][1])
