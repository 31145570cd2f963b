"""Comparisons judged by the figures of both sides, wherever in an article these stand."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.comparing.reading import compared
from narrator.check.draft import check_draft
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]

FERRIES = (
    "Orlo counts its ferries\n\nPassenger fares brought the Orlo ferry company $95 million last year and freight $310"
    " million. The Brannock line lost $12 million. By contrast, the Skarne line made $30 million, the company said."
)
SHOES = (
    "Shoes in May\n\nSales at Dunmore, which sells shoes, rose 4% in May. At its rival Pell & Reeve they climbed 11%."
    " Dunmore owed its banks $240 million at the end of May, down from $310 million in December."
)
PARCELS = (
    "Hauliers thrive on parcels\n\nHauliers have earned nearly $2.4 billion from parcels this year, Quill Data"
    " estimates. About $1.8 billion of that came after July. The Weld Index of hauliers is up 3% this year, well below"
    " the 12% rise of the Tarn Index."
)
ARTICLES = (FERRIES, SHOES, PARCELS)


@pytest.mark.parametrize(
    ("draft", "shown"),
    [
        ("Dunmore's sales climbed more than Pell & Reeve's in May.", "4% is less than 11%"),
        ("The Skarne line made less last year than the Brannock line lost.", "$30 million is more than $12 million"),
        (
            "Freight brought the Orlo company less last year than passenger fares.",
            "$310 million is more than $95 million",
        ),
        ("The Orlo company's revenue from freight was about twice what passenger fares brought in.", "= 3.3 times"),
        ("The Brannock line lost half of what the Skarne line made.", "$12 million / $30 million = 40%"),
        (
            "Less than half of what hauliers have earned from parcels this year came after July, Quill Data estimates.",
            "About $1.8 billion / nearly $2.4 billion = 75%",
        ),
        ("The Weld Index has beaten the Tarn Index this year.", "well below"),
        ("The Tarn Index has gained twice as much as the Weld Index this year.", "12% / 3% = 4 times"),
        ("The Weld Index trails the Tarn Index by five percentage points this year.", "12% - 3% = 9 percentage points"),
        ("Dunmore's debt at the end of May was larger than in December.", "$240 million is less than $310 million"),
        ("Freight brought the Orlo company $120 million more than passenger fares did.", "= $215 million"),
    ],
)
def test_the_figures_of_both_sides_refute_it_with_the_sum_shown(draft: str, shown: str, extract: Extract) -> None:
    found = check_draft(draft, articles=ARTICLES, extract=extract).findings
    assert [one.rule for one in found] == ["comparison"]
    assert shown in found[0].message


@pytest.mark.parametrize(
    "draft",
    [
        "Sales at Dunmore rose more slowly in May than those at Pell & Reeve.",
        "Pell & Reeve's sales grew nearly three times as fast in May as Dunmore's.",
        "The Skarne line made more last year than the Brannock line lost.",
        "The Skarne line made two and a half times what the Brannock line lost.",
        "Freight brought the Orlo company more than three times as much as passenger fares.",
        "Roughly three quarters of what hauliers have earned from parcels this year came after July, Quill Data estimates.",
        "The Weld Index has lagged the Tarn Index this year.",
        "The Tarn Index is ahead of the Weld Index by nine percentage points this year.",
        "The Tarn Index's gain this year is four times that of the Weld Index.",
        "Dunmore's debt was smaller at the end of May than in December.",
        "Freight brought the Orlo company $215 million more than passenger fares did.",
    ],
)
def test_the_figures_of_both_sides_bear_it_out(draft: str, extract: Extract) -> None:
    report = check_draft(draft, articles=ARTICLES, extract=extract)
    assert not report.findings
    assert [one.verdict for one in report.sentences] == [Verdict.SUPPORTED]


@pytest.mark.parametrize(
    "draft",
    [
        "Dunmore employs more people than Pell & Reeve.",
        "The Tarn Index trades at a higher multiple of profits than the Weld Index.",
        "Freight costs the Orlo company less than passengers do.",
        "Pell & Reeve has closed twice as many shops as Dunmore.",
        "The Skarne line carries more passengers than the Brannock line.",
        "Dunmore's shares have risen more than Pell & Reeve's this year.",
    ],
)
def test_figures_of_something_else_decide_nothing(draft: str, extract: Extract) -> None:
    report = check_draft(draft, articles=ARTICLES, extract=extract)
    assert [one.verdict for one in report.sentences] == [Verdict.NOT_ENOUGH_EVIDENCE]


def test_a_size_that_belongs_to_its_noun_is_no_comparison() -> None:
    text = "Banks lost less on larger firms than they made on small ones."
    assert [one.words for one in compared(text)] == ["less on larger firms than"]


def test_a_part_is_read_with_what_is_said_of_it_and_its_whole() -> None:
    text = "Two thirds of the tolls have come in since June."
    (one,) = compared(text)
    assert (one.before.of(text), one.after.of(text)) == ("have come in since June", "the tolls ")


CLUBS = (
    "Deposits with the building societies of Wexham stand at $6.4 billion, up from $5.9 billion a year ago. The cost of"
    " insuring them has risen to 48 basis points from 31 a week ago. Societies wrote $70 million of mortgages in the last"
    " 30 days, an increase from the previous month. Tallow Quay has repaid half of its loan from Harrow."
)


@pytest.mark.parametrize(
    ("draft", "rules"),
    [
        ("Deposits with the building societies of Wexham are $500 million larger than a year ago.", []),
        ("Deposits with the building societies of Wexham are $900 million larger than a year ago.", ["comparison"]),
        ("Insuring deposits in Wexham costs 17 basis points more than a week ago.", []),
        ("Societies wrote $70 million of mortgages in the last 30 days, more than in the month before.", []),
        (
            "Societies wrote $70 million of mortgages in the last 30 days, a decrease from the month before.",
            ["comparison"],
        ),
        (
            "Societies wrote $70 million of mortgages in the last 30 days, as much as in the month before.",
            ["comparison"],
        ),
    ],
)
def test_a_time_is_a_side_as_well(draft: str, rules: list[str], extract: Extract) -> None:
    assert [one.rule for one in check_draft(draft, articles=[CLUBS], extract=extract).findings] == rules


def test_a_part_that_something_is_done_to_is_compared_with_nothing(extract: Extract) -> None:
    draft = "Tallow Quay has repaid half of its loan from Harrow."
    assert not check_draft(draft, articles=[CLUBS], extract=extract).findings


BOATS = (
    "Hiring a boat\n\nBy hull: Arven Marine 14.2% of hours (June: 11%); Coldwell 9.8% (June: 10.5%); Pintree 3.1%"
    " (June: 4%).\n\nOnly Arven is dear, at 320 basis points to borrow; Coldwell costs 185 and Pintree 90. Days to cover"
    " are 6.4 for Pintree, 5.1 for Arven and 3.7 for Coldwell.\n\nLundy Hulls remains the most hired boat builder, with"
    " 21% of hours, down from 24% in June. Borrowing it costs 4% a year.\n\nMembers asked for $31 million back in the"
    " summer, while new deposits came to $84 million. The mooring fee is 19, against 24 at the end of May."
)


@pytest.mark.parametrize(
    ("draft", "holds"),
    [
        ("Arven Marine has more hours than Coldwell.", True),
        ("Coldwell has more hours than Arven Marine.", False),
        ("Coldwell costs less to borrow than Arven.", True),
        ("Pintree costs more to borrow than Coldwell.", False),
        ("Pintree would take more days to cover than Arven.", True),
        ("Coldwell would take more days to cover than Arven.", False),
        ("Lundy Hulls had a smaller share of hours than in June.", True),
        ("Lundy Hulls had a larger share of hours than in June.", False),
        ("The mooring fee is lower than at the end of May.", True),
        ("The mooring fee is higher than at the end of May.", False),
        ("New deposits outweighed the redemption requests.", True),
        ("Redemption requests outweighed the new deposits.", False),
    ],
)
def test_each_side_has_the_figure_of_its_own_name_or_time(draft: str, holds: bool, extract: Extract) -> None:
    report = check_draft(draft, articles=[BOATS], extract=extract)
    assert [one.verdict for one in report.sentences] == [Verdict.SUPPORTED if holds else Verdict.REFUTED]
    assert [one.rule for one in report.findings] == ([] if holds else ["comparison"])


@pytest.mark.parametrize(
    "draft",
    [
        "Arven Marine has more moorings than Coldwell.",
        "Coldwell costs more to borrow than it did in March.",
        "Lundy Hulls insures more boats than Pintree.",
    ],
)
def test_words_alone_bear_out_no_comparison_of_names_or_times(draft: str, extract: Extract) -> None:
    report = check_draft(draft, articles=[BOATS], extract=extract)
    assert [one.verdict for one in report.sentences] == [Verdict.NOT_ENOUGH_EVIDENCE]


@pytest.mark.parametrize(
    "draft", ["Calls were 1.2.3.4 times as many as puts.", "Puts are 5.% of calls, or 1.1.1% of all."]
)
def test_what_only_looks_like_a_number_compares_nothing(draft: str, extract: Extract) -> None:
    assert check_draft(draft, articles=["Calls were twice as many as puts."], extract=extract).sentences


RECORDS = (
    "Rope in spring\n\nRope fetches $3.10 a fathom, the most since 2009. Tar costs $95 a barrel, four times as much."
)


@pytest.mark.parametrize(
    "draft",
    ["Rope fetches $3.10 a fathom, more than at any time since 2009.", "Rope costs $3.10 a fathom, more than ever."],
)
def test_a_record_names_no_other_side(draft: str, extract: Extract) -> None:
    assert not compared(draft)
    assert "comparison" not in {one.rule for one in check_draft(draft, articles=[RECORDS], extract=extract).findings}


def test_a_difference_is_no_side(extract: Extract) -> None:
    source = "Dues at Holm\n\nRope is 20% dearer than last year, and tar 30% cheaper."
    found = check_draft("Rope costs more than last year.", articles=[source], extract=extract).findings
    assert "comparison" not in {one.rule for one in found}


CAFES = (
    "Two chains\n\nPell opened 40 cafes in May, twice as many as Reeve. Sales at Pell grew 8%, faster than the 3% at Reeve."
    " Reeve's margin of 6% is higher than Pell's 4%. Pell spends three times as much on rent as Reeve."
)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Reeve opened half as many cafes as Pell in May.", "Pell opened half as many cafes as Reeve in May."),
        ("Sales at Pell grew faster than at Reeve.", "Sales at Pell grew more slowly than at Reeve."),
        ("Reeve spends less on rent than Pell.", "Reeve spends more on rent than Pell."),
        ("Reeve spends a third as much on rent as Pell.", "Pell spends a third as much on rent as Reeve."),
    ],
)
def test_a_comparison_may_be_told_from_either_side(right: str, wrong: str, extract: Extract) -> None:
    (held,) = check_draft(right, articles=[CAFES], extract=extract).sentences
    (turned,) = check_draft(wrong, articles=[CAFES], extract=extract).sentences
    assert (held.verdict, turned.verdict) == (Verdict.SUPPORTED, Verdict.REFUTED)


def test_what_is_said_of_two_things_together_compares_neither_with_the_other(
    extract: Callable[..., Statements],
) -> None:
    """Both may remain below where they were, whoever of the two has gained more."""
    source = "Tallow Ferries gained 9.3% and Crane Docks added 8.7%, although both remain far below where they began."
    [sentence] = check_draft(source, articles=[source], extract=extract).sentences
    assert sentence.verdict is Verdict.SUPPORTED


FINES = "Fines\n\nFines on Delmont Bank have come to $640 million since 2020, Quill Data counts, more than on any lender but Tarn."
CRABS = "Crabs\n\nAmateurs fill the gaps, said Dora Orr, who counts crabs. They have found new kinds more often than the museums."
NOTES = "Notes\n\nHolders of Orlo notes have lost $30 million since May. They had $80 million at stake, which makes the loss 38% of the money at stake."
FUNDS = (
    "Funds\n\nLarge-cap funds took in $820 million in the week. Investors withdrew $450 million from small-cap funds."
)


@pytest.mark.parametrize(
    ("article", "right", "wrong"),
    [
        pytest.param(
            FINES,
            "Tarn has paid more in fines since 2020 than Delmont Bank, Quill Data counts.",
            "Delmont Bank has paid more in fines since 2020 than Tarn, Quill Data counts.",
            id="more than any but one",
        ),
        pytest.param(
            FINES,
            "Fines on Delmont Bank have been lower since 2020 than those on Tarn, Quill Data counts.",
            "Fines on Delmont Bank have been higher since 2020 than those on Tarn, Quill Data counts.",
            id="those on another",
        ),
        pytest.param(
            CRABS,
            "Amateurs have found new kinds more often than the museums, said Dora Orr.",
            "The museums have found new kinds more often than amateurs, said Dora Orr.",
            id="a pronoun on the left",
        ),
        pytest.param(
            NOTES,
            "Holders of Orlo notes have lost less since May than they had at stake.",
            "The loss on Orlo notes is more than the money at stake.",
            id="a part of the whole",
        ),
        pytest.param(
            FUNDS,
            "In the week in which small-cap funds lost $450 million, large-cap funds took in more than that.",
            "In the week in which small-cap funds lost $450 million, large-cap funds took in less than that.",
            id="the amount before",
        ),
    ],
)
def test_who_has_more_is_known_by_what_is_left_out_or_pointed_at(
    article: str, right: str, wrong: str, extract: Extract
) -> None:
    (held,) = check_draft(right, articles=[article], extract=extract).sentences
    (turned,) = check_draft(wrong, articles=[article], extract=extract).sentences
    assert held.verdict is Verdict.SUPPORTED
    assert turned.verdict is Verdict.REFUTED
