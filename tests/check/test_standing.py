"""What stands above a level or below it, goes on or back, was so much before or is so much now."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]

TIN = (
    "Tin rests\n\nTin is 14% off its peak of February. Lead recouped half of its losses of May, while zinc gave back most "
    "of its gains. Wool trades 7% above its low of the year. The premium of Orlo tin over Calder tin shrank to $40 a tonne. "
    "The town had a deficit of $9 million. The gap widened to $3.1 billion, against $2.4 billion a year before."
)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        pytest.param("Tin is 14% below its peak of February.", "Tin is 14% above its peak of February.", id="peak"),
        pytest.param("Tin is 14% short of its peak of February.", "Tin is 14% past its peak of February.", id="past"),
        pytest.param(
            "Zinc surrendered most of its gains.",
            "Lead recouped half of its losses of May, while zinc added to its gains.",
            id="gains",
        ),
        pytest.param(
            "Lead recouped half of its losses of May.",
            "Lead extended its losses of May, while zinc gave back most of its gains.",
            id="losses",
        ),
        pytest.param(
            "Orlo tin trades at a premium of $40 a tonne to Calder tin.",
            "Orlo tin trades at a discount of $40 a tonne to Calder tin.",
            id="premium",
        ),
        pytest.param("The town had a $9 million deficit.", "The town had a $9 million surplus.", id="deficit"),
        pytest.param(
            "The gap was $2.4 billion a year before.", "The gap was $3.1 billion a year before.", id="a year before"
        ),
    ],
)
def test_the_other_way_is_refuted(right: str, wrong: str, extract: Extract) -> None:
    (held,) = check_draft(right, articles=[TIN], extract=extract).sentences
    (turned,) = check_draft(wrong, articles=[TIN], extract=extract).sentences
    assert held.verdict is Verdict.SUPPORTED
    assert turned.verdict is Verdict.REFUTED
