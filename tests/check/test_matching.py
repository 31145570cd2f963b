from __future__ import annotations

from datetime import date

import pytest

from narrator.check.names.matching import names_apart, same_name, same_period, same_subject
from narrator.model.claims import Period, Subject

SMALL, SMALL_AND_BELOW = Subject.of(segment="small"), Subject.of(segment="small_and_below")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("S9", "S9 Quorum LLC", True),
        ("Castellane", "Priya Castellane", True),
        ("Halden Bank Corp.", "Halden Bank", True),
        ("Halden Bank", "Halden Trust", False),
        ("Priya Castellane", "Petra Castellane", False),
        ("", "Halden Bank", False),
    ],
)
def test_names_are_one_with_or_without_form_and_first_name(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


@pytest.mark.parametrize(
    ("said", "known", "label", "same"),
    [
        (SMALL, SMALL_AND_BELOW, "", True),
        (Subject.of(segment="mid_and_above"), SMALL_AND_BELOW, "", False),
        (Subject.of(segment="mid_and_above"), Subject.of(segment="large"), "", False),
        (Subject.of(segment="large"), Subject.of(segment="large_and_above"), "", True),
        (Subject.of(index="russell_2000"), Subject.of(index="sp_500"), "", False),
        (Subject.of(name="Corrow Freight"), Subject.of(symbol="CRRW"), "Corrow Freight Holdings Inc.", True),
        (Subject.of(name="Corrow Cargo Inc."), Subject.of(symbol="CRRW"), "Corrow Freight Holdings Inc.", False),
        (Subject.of(industry="major banks"), Subject.of(industry="Major Banks"), "", True),
        (Subject.of(symbol="CRRW"), Subject.of(symbol="CRRX"), "Corrow Freight Holdings Inc.", False),
        (Subject.of(name="Corrow Freight"), SMALL, "", None),
        (None, SMALL, "", None),
    ],
)
def test_subjects(said: Subject | None, known: Subject | None, label: str, same: bool | None) -> None:
    assert same_subject(said, known, label=label) is same


def test_a_text_that_tells_small_from_small_and_below_means_it() -> None:
    assert names_apart([SMALL, None, SMALL_AND_BELOW])
    assert not names_apart([SMALL, SMALL])
    assert same_subject(SMALL, SMALL_AND_BELOW, apart=True) is False


YEAR = Period(date(2031, 1, 1), date(2031, 9, 11))


@pytest.mark.parametrize(
    ("said", "known", "to_date", "same"),
    [
        (YEAR, Period(date(2031, 1, 3), date(2031, 9, 8)), False, True),
        (YEAR, Period(date(2031, 8, 1), date(2031, 9, 11)), False, False),
        (YEAR, Period(date(2031, 1, 1), date(2031, 8, 28)), False, False),
        (YEAR, Period(date(2031, 1, 1), date(2031, 8, 28)), True, True),
        (YEAR, Period(None, date(2031, 9, 10)), False, True),
        (YEAR, Period(None, None), False, None),
        (YEAR, None, False, None),
    ],
)
def test_periods_are_one_to_within_a_week(said: Period, known: Period | None, to_date: bool, same: bool | None) -> None:
    assert same_period(said, known, to_date=to_date) is same
