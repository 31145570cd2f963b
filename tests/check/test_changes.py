"""A change told by a verb, a comparison or two figures, before an article that tells it by another of these."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.comparing.changes import changes_in
from narrator.check.draft import check_draft
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]

TOLLS = "The council counts\n\nTolls on the Weld bridge came to $8 million in March, 9% less than in February and 21% less than a year earlier, the council said."
ROPE = "Rope at Orlo\n\nA coil of rope from Orlo cost $14 on Friday, down from $19 in early April, according to Quill Data."
BRICKS = (
    "Bricks\n\nTarn Bricks now expects an annual profit of $20 million to $23 million, down from at least $26 million."
)
PULP = "Pulp\n\nQuill Data, which watches the mills, estimates that stocks of pulp have been cut by a quarter since January."
WOOL = "Wool\n\nShort interest in wool has climbed to 7% since May and that in felt to 4%. Linen was the one cloth to see a decline, to 3% from 5%."
LENDERS = (
    "Lenders\n\nBirch and Alder each gained 9% on Friday, although both remain far below where they began the year."
)
RATES = "Rates\n\nA fall in rates, Lena Orr said, or a year in which the smaller mills raise their profits faster than the larger, would change her mind."
MILK = (
    "Milk\n\nMilk in bottles was 7% dearer in May than in May last year, the dairy said, and 3% cheaper than in April."
)


@pytest.mark.parametrize(
    ("article", "right", "wrong"),
    [
        pytest.param(ROPE, "Rope from Orlo has dropped in price since early April, from $19 to $14, according to Quill Data.", "The price of rope from Orlo has climbed since early April, according to Quill Data.", id="a verb for two figures"),
        pytest.param(ROPE, "Rope from Orlo has become cheaper since early April, according to Quill Data.", "Rope from Orlo has become dearer since early April, according to Quill Data.", id="become"),
        pytest.param(ROPE, "A coil of rope from Orlo cost less on Friday than it had in early April, Quill Data says.", "A coil of rope from Orlo cost more on Friday than it had in early April, Quill Data says.", id="than then"),
        pytest.param(TOLLS, "Tolls on the Weld bridge shrank 9% from February to $8 million in March, the council said.", "Tolls on the Weld bridge swelled 9% from February to $8 million in March, the council said.", id="a verb for less than"),
        pytest.param(TOLLS, "Tolls on the Weld bridge were 21% lower in March than a year before, the council said.", "Tolls on the Weld bridge were 21% lower in March than two years before, the council said.", id="so long ago"),
        pytest.param(BRICKS, "Tarn Bricks has lowered its forecast of annual profit, which it expects at $20 million to $23 million.", "Tarn Bricks has raised its forecast of annual profit, which it expects at $20 million to $23 million.", id="a forecast"),
        pytest.param(PULP, "Mills have trimmed their stocks of pulp by a quarter since January, Quill Data estimates.", "Mills have added a quarter to their stocks of pulp since January, Quill Data estimates.", id="added to"),
        pytest.param(MILK, "Milk in bottles was 3% cheaper than in April, the dairy said.", "Milk in bottles was 7% cheaper than in May last year, the dairy said.", id="each as far as its own"),
    ],
)  # fmt: skip
def test_a_change_goes_the_way_of_the_article(article: str, right: str, wrong: str, extract: Extract) -> None:
    held = check_draft(right, articles=[article], extract=extract)
    (turned,) = check_draft(wrong, articles=[article], extract=extract).sentences
    assert [one.rule for one in held.findings if one.rule != "attribution-lost"] == []
    assert turned.verdict is Verdict.REFUTED


@pytest.mark.parametrize(
    ("article", "draft"),
    [
        pytest.param(WOOL, "Unlike other cloth, linen saw short interest decline since May.", id="of another thing beside it"),
        pytest.param(LENDERS, "Birch and Alder climbed on Friday, yet both remained below their level at the start of the year.", id="up on the day"),
        pytest.param("Prices\n\nThe mill cut the price of cloth in May to lift sales of cloth.", "Sales of cloth have risen since the mill cut the price in May.", id="what was meant to rise"),
        pytest.param(RATES, "A fall in rates is among the things that would change her mind, Lena Orr said.", id="a noun"),
    ],
)  # fmt: skip
def test_a_change_of_something_else_is_left_alone(article: str, draft: str, extract: Extract) -> None:
    (sentence,) = check_draft(draft, articles=[article], extract=extract).sentences
    assert sentence.verdict is not Verdict.REFUTED


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("Rents have not risen since May.", []),
        ("Rents would fall to $40.", []),
        ("The mills had closed more than a year before.", []),
        ("The baker has become more careful since May.", []),
        ("Fears of a fall in rents have grown.", [1]),
        ("The mill cut its prices to lift sales.", [-1]),
        ("Rents are a fifth lower than in May.", [-1]),
    ],
)
def test_only_what_has_changed_in_amount_is_told_for_sure(text: str, ways: list[int]) -> None:
    assert [one.way for one in changes_in(text) if not one.loose] == ways


def test_a_change_has_how_far_and_since_when() -> None:
    (change,) = changes_in("Rents are a fifth lower than in May last year.")
    assert (change.far, set(change.named), change.back) == ("fifth", {"may"}, "a year")
