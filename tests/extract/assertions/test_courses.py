"""Which way two figures of a sentence tell that a thing has gone."""

from __future__ import annotations

import pytest

from narrator.extract.assertions.courses import courses_in


@pytest.mark.parametrize(
    ("text", "way", "of"),
    [
        ("The toll costs 7% a year, against 3% at the end of March.", "rise", "toll"),
        ("Dues on wool were 21.0 cents against 21.8 cents a year earlier.", "fall", "dues"),
        ("The ferry fee went from 2% to 11% in eight days.", "rise", "fee"),
        ("Korda has moved her price target to $118 from $104.", "rise", "target"),
        ("Sixteen names make up the ferry book, compared with 22 at the start of the year.", "fall", "book"),
        ("Stocks of grain add up to 5.1%, hardly changed from 5.1% a month earlier.", "stagnate", "grain"),
        ("Harrow Mills has 11.4% of the looms (July: 9.2%).", "rise", "looms"),
    ],
)
def test_of_two_figures_of_two_times_the_later_is_more_or_less(text: str, way: str, of: str) -> None:
    """By whatever words the earlier one is set beside it."""
    (course,) = courses_in(text)
    assert course.forms == (way,)
    assert of in course.said_of | course.doers


@pytest.mark.parametrize(
    "text",
    [
        "Regional mills trade at 0.6 times book value, compared with 1.1 times for the three biggest.",
        "The ferry dropped 5 points from 60.",
        "Dues rose 3% in May, against $4 million in tolls a year earlier.",
        "The toll is from 2% to 5% of what a barge carries.",
        "The mill sold 40 looms in June.",
    ],
)
def test_what_is_set_beside_another_of_the_same_time_or_in_another_unit_goes_no_way(text: str) -> None:
    """Nor do the ends of a range, or how far a thing went."""
    assert courses_in(text) == ()
