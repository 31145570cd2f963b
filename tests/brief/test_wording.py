from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrator.brief import wording
from narrator.extract.figures.quantities import find_quantities


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("13530543847.31", "$13.5 billion"),
        ("-3126287524.19", "$3.1 billion"),
        ("129198608990", "$129 billion"),
        ("12960000000", "$13 billion"),
        ("99960000000", "$100 billion"),
        ("999600000", "$1 billion"),
        ("658300000", "$658 million"),
        ("64000000", "$64 million"),
        ("1050000", "$1.1 million"),
        ("999960", "$1 million"),
        ("941200", "about $941,000"),
        ("12.305", "$12.31"),
        ("2500000000000", "$2.5 trillion"),
    ],
)
def test_money(value: str, words: str) -> None:
    assert wording.money(Decimal(value)) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [("5.33", "5.3%"), ("-2.25", "2.3%"), ("16.98", "17%"), ("0.04", "less than 0.1%"), ("0.05", "0.1%"), ("0", "0%")],
)
def test_percent(value: str, words: str) -> None:
    assert wording.percent(Decimal(value)) == words


@pytest.mark.parametrize(
    ("items", "words"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_listing(items: list[str], words: str) -> None:
    assert wording.listing(items) == words


def test_day() -> None:
    assert wording.day(date(2023, 9, 1)) == "1 September 2023"


AMOUNTS = st.decimals(min_value="0.01", max_value="999999999999999", places=2, allow_nan=False)
SHARES = st.decimals(min_value="0", max_value="1000", places=4, allow_nan=False)


@settings(max_examples=4000)
@given(AMOUNTS)
def test_what_is_worded_is_read_back(value: Decimal) -> None:
    (quantity,) = find_quantities(f"They made {wording.money(value)} on it.")
    assert quantity.unit == "USD"
    assert quantity.interval.contains(value), (value, quantity)


@settings(max_examples=2000)
@given(SHARES)
def test_percentages_are_read_back(value: Decimal) -> None:
    (quantity,) = find_quantities(f"It fell {wording.percent(value)} this year.")
    assert quantity.unit == "percent"
    assert quantity.interval.contains(value), (value, quantity)
