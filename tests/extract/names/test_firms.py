"""What ends a company's name, what shortens it, and what its letters stand for."""

from __future__ import annotations

import pytest

from narrator.extract.names.firms import defined_acronyms, fullest, one_name, person_of, short_forms, with_ticker


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("The Harbor and Coast Board (HCB) met.", {"HCB": "Harbor and Coast Board"}),
        (
            "the National Harbor Register (the “NHR”)".replace("“", '"').replace("”", '"'),
            {"NHR": "National Harbor Register"},
        ),
        ("Harbor Foods (ABC) fell.", {}),
        ("an exchange-traded fund (ETF)", {}),
    ],
)
def test_acronyms(text: str, short: dict[str, str]) -> None:
    assert {letters: text[start:end] for letters, (start, end) in defined_acronyms(text).items()} == short


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Harbor Asset Management LLC", ("Harbor Asset Management", "Harbor Asset", "Harbor")),
        ("First Harbor Bank", ("First Harbor",)),
        ("Canada's Liberal Party", ("Canada's Liberal",)),
        ("S7 Partners LLC", ("S7 Partners", "S7")),
    ],
)
def test_short_forms(name: str, forms: tuple[str, ...]) -> None:
    assert short_forms(name) == forms


@pytest.mark.parametrize(
    ("name", "one"),
    [
        ("Harbor", "Harbor Foods Inc."),
        ("Harbor Foods", "Harbor Foods Inc."),
        ("NHR", "National Harbor Register"),
        ("Pier", "Pier"),
        ("Larch", "Larch"),
    ],
)
def test_one_name(name: str, one: str) -> None:
    names = ["Harbor Foods Inc.", "Harbor Foods", "National Harbor Register", "Pier Air", "Pier Shipping"]
    assert one_name(name, fullest([*names, name])) == one


def test_a_person_of_a_house_is_not_part_of_its_name() -> None:
    assert person_of("Tom Reed of Harbor Capital") is not None
    assert person_of("Royal Bank of Harbor") is None
    assert person_of("Harbor Capital") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Harbor Foods (NYSE: HRB) fell", "Harbor Foods"),
        ("Harbor Foods (HRB.N) fell", "Harbor Foods"),
        ("Harbor Foods (see below) fell", None),
    ],
)
def test_a_symbol_in_parentheses_follows_a_company(text: str, name: str | None) -> None:
    assert next((text[start:end] for start, end in with_ticker(text)), None) == name
