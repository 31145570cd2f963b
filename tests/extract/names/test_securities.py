"""A symbol only where exactly one listed issue bears the name."""

from __future__ import annotations

import pytest

from narrator.extract.names.securities import link_securities
from narrator.model.claims import Entity, Span
from narrator.model.market import Security

LISTED = (
    Security("ALD", "Alder Locker, Inc."),
    Security("ALDWS", "Alder Locker Inc. Warrants"),
    Security("BRCH", "Birch Aviation Inc. Class A Common Stock"),
    Security("CTSG", "Cedar Transport Services Group"),
    Security("ELM", "Elm Therapeutics, Inc. Common S"[:30]),
    Security("FIRA", "Fir Media Inc. Class A Common Stock"),
    Security("FIRB", "Fir Media Inc. Class B Common Stock"),
    Security("GUM", "Gum Group Inc. (The) Common Stock"),
    Security("HAZ", "Hazel plc American Depositary Shares"),
    Security("IVYP", "Ivy Bancorp 6.5% Series A Preferred Stock"),
    Security("JUN", "Juniper Infrastructure Renewab"),
    Security("KAU", "Kauri Ltd. Ordinary Shares"),
    Security("KAU", "KAURI LTD"),
)


def company(name: str, label: str = "ORG") -> Entity:
    return Entity(Span(0, len(name)), name, label, name)


@pytest.mark.parametrize(
    ("name", "symbol"),
    [
        ("Alder Locker Inc.", "ALD"),
        ("Alder Locker", "ALD"),
        ("Birch Aviation Inc", "BRCH"),
        ("Cedar Transport Services Group Inc", "CTSG"),
        ("Elm Therapeutics Inc.", "ELM"),
        ("Fir Media Inc.", None),
        ("Gum Group Inc.", "GUM"),
        ("Hazel plc", "HAZ"),
        ("Ivy Bancorp", None),
        ("Juniper Infrastructure Renewables Corp.", "JUN"),
        ("Juniper Infrastructure", None),
        ("Kauri", "KAU"),
        ("Alder", None),
        ("Locker", None),
        ("Larch Corp.", None),
        ("Inc.", None),
    ],
)
def test_the_one_issue_of_that_name(name: str, symbol: str | None) -> None:
    assert link_securities([company(name)], LISTED)[0].symbol == symbol


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("Short interest in Kauri fell.", "KAU"),
        ("Kauri's shares fell.", "KAU"),
        ("Rain in Kauri fell.", None),
        ("Kauri has three harbours.", None),
        ("Short interest in Alder fell.", None),
    ],
)
def test_a_place_whose_stock_is_spoken_of_is_the_company(text: str, symbol: str | None) -> None:
    name = "Kauri" if "Kauri" in text else "Alder"
    start = text.index(name)
    place = Entity(Span(start, start + len(name)), name, "GPE", name)
    (linked,) = link_securities([place], LISTED, text)
    assert (linked.symbol, linked.label) == (symbol, "ORG" if symbol else "GPE")


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("Fir Media Inc.", ("FIRA", "FIRB")),
        ("Alder", ("ALD",)),
        ("Cedar Transport", ("CTSG",)),
        ("Alder Locker", ()),
        ("Larch Corp.", ()),
        ("Ivy Bancorp", ()),
    ],
)
def test_what_may_be_meant_is_reported(name: str, candidates: tuple[str, ...]) -> None:
    assert link_securities([company(name)], LISTED)[0].candidates == candidates


def test_holdings_are_left_out_in_newspapers() -> None:
    listed = (Security("NUT", "Nutmeg Holdings, Inc. Common Stock"), Security("NUTS", "Nutmeg Spices Inc"))
    assert link_securities([company("Nutmeg")], listed)[0].symbol == "NUT"


def test_a_name_that_begins_very_many_names_leads_nowhere() -> None:
    listed = tuple(Security(f"A{number}", f"Alder {number} Mining Corp") for number in range(9))
    assert link_securities([company("Alder")], listed)[0].candidates == ()


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("Fir Media Inc. (NASDAQ: FIRB) fell", "FIRB"),
        ("Fir Media Inc. (FIRA) fell", "FIRA"),
        ("Fir Media Inc. (FIRA.O) fell", "FIRA"),
        ("Fir Media Inc. Class B shares fell", "FIRB"),
        ("Fir Media Inc.'s class A shares fell", "FIRA"),
        ("Fir Media Inc. (HAZ) fell", None),
        ("Fir Media Inc. (see below) fell", None),
    ],
)
def test_the_text_may_say_which(text: str, symbol: str | None) -> None:
    name = "Fir Media Inc."
    assert link_securities([company(name)], LISTED, text)[0].symbol == symbol


@pytest.mark.parametrize(("text", "symbol"), [("ALD shares fell", "ALD"), ("ALD met on Friday", None)])
def test_letters_are_a_symbol_beside_the_word_shares(text: str, symbol: str | None) -> None:
    assert link_securities([company("ALD")], LISTED, text)[0].symbol == symbol


@pytest.mark.parametrize("label", ["PERSON", "INDEX", "GPE"])
def test_only_companies_are_listed(label: str) -> None:
    assert link_securities([company("Kauri", label)], LISTED)[0].symbol is None


def test_the_canonical_name_decides() -> None:
    short = Entity(Span(0, 5), "Birch", "ORG", "Birch Aviation Inc.")
    assert link_securities([short], LISTED)[0].symbol == "BRCH"


def test_without_a_market_nothing_changes() -> None:
    entities = (company("Alder Locker"),)
    assert link_securities(entities, ()) == entities
