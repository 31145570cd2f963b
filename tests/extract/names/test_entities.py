"""Names: what is one, where it ends, what kind it is, and its one form."""

from __future__ import annotations

import itertools

import pytest

from narrator.engines.parser import parse
from narrator.extract.names.entities import find_entities
from narrator.extract.names.firms import name_key
from narrator.model.claims import Entity


def entities_of(text: str) -> tuple[Entity, ...]:
    found = find_entities(next(iter(parse([text]))), text)
    assert all(entity.span.of(text) == entity.text for entity in found)
    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(found))
    return found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The S&P 500 rose 16% this year.", ["S&P 500"]),
        ("More than half of the Russell 2000’s stocks have fallen.", ["Russell 2000"]),
        ("The Nasdaq-100 fell, and so did the Nasdaq Composite.", ["Nasdaq-100", "Nasdaq Composite"]),
        ("The Dow gained 30 points.", ["Dow"]),
        ("The Dow Jones Industrial Average gained 30 points.", ["Dow Jones Industrial Average"]),
        ("Of the stocks in the Calder 300, half have fallen.", ["Calder 300"]),
        ("The Calder 300 index rose; Calder 300 futures fell.", ["Calder 300", "Calder 300"]),
        ("Funds that follow the Standard & Poor’s 500 sold.", ["Standard & Poor’s 500"]),
        ("London’s FTSE 100 and the Stoxx Europe 600 were flat.", ["FTSE 100", "Stoxx Europe 600"]),
        ("It is a Fortune 500 company.", []),
        ("Shares of Alder Mills rose 14% and those of Corrow Communications 11%.", []),
        ("About 300 stocks fell in March 2000.", []),
    ],
)
def test_indices(text: str, names: list[str]) -> None:
    assert [entity.text for entity in entities_of(text) if entity.label == "INDEX"] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "More than before, according to Tidewater. Alder Freight Inc. and Corrow Cargo Corp. drew the most.",
            ["Alder Freight Inc.", "Corrow Cargo Corp."],
        ),
        ("Tidewater Analytics LLC put the gain at $3 billion.", ["Tidewater Analytics LLC"]),
        ("Shares of Alder Air Inc. fell.", ["Alder Air Inc."]),
        (
            "They bet on Alder Aviation Inc., Birch Transport Group Inc, Cedar Software Inc. and Elm Therapeutics Inc.",
            ["Alder Aviation Inc.", "Birch Transport Group Inc", "Cedar Software Inc.", "Elm Therapeutics Inc."],
        ),
        ("But Birch Motors Corp. and Cedar Foods plc rose.", ["Birch Motors Corp.", "Cedar Foods plc"]),
        ("Shares of Harbor, Inc. fell.", ["Harbor, Inc."]),
        ("A spokesman for Brightwater Holdings Ltd. declined.", ["Brightwater Holdings Ltd."]),
        ("He is a trader at Old Pier Capital in Leeds.", ["Old Pier Capital"]),
        ("He is an analyst at Penn Grove.", ["Penn Grove"]),
        ("Harbor Bank’s shares fell.", ["Harbor Bank"]),
        ("The Federal Reserve raised rates.", ["Federal Reserve"]),
    ],
)
def test_companies(text: str, names: list[str]) -> None:
    assert [entity.text for entity in entities_of(text) if entity.label == "ORG"] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“It’s over,” said Jane Example.", ["Jane Example"]),
        ("Mr. Reed sold his shares.", ["Reed"]),
        ("Harbor Bank’s Tom Reed sold his shares.", ["Tom Reed"]),
        ("Tom\u00a0Reed’s fund lost money.", ["Tom\u00a0Reed"]),
    ],
)
def test_people(text: str, names: list[str]) -> None:
    assert [entity.text for entity in entities_of(text) if entity.label == "PERSON"] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Rob Ashdown, a strategist at Harbor Bank, sold. Ashdown then bought.",
            {"Rob Ashdown": "Rob Ashdown", "Harbor Bank": "Harbor Bank", "Ashdown": "Rob Ashdown"},
        ),
        (
            "The estimate is by T7 Partners LLC. T7 data show a loss, T7’s figures say.",
            {"T7 Partners LLC": "T7 Partners LLC", "T7": "T7 Partners LLC"},
        ),
        (
            "Bank of Merrow Corp. cut jobs. Analysts at Bank of Merrow said so.",
            {
                "Bank of Merrow Corp.": "Bank of Merrow Corp.",
                "Bank of Merrow": "Bank of Merrow Corp.",
            },
        ),
        (
            "Tom Reed and Sue Reed disagreed. Reed sold.",
            {"Tom Reed": "Tom Reed", "Sue Reed": "Sue Reed", "Reed": "Reed"},
        ),
    ],
)
def test_each_bearer_has_one_name(text: str, names: dict[str, str]) -> None:
    assert {entity.text: entity.name for entity in entities_of(text)} == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The Harbor and Coast Board (HCB) met. The HCB said no.",
            {"Harbor and Coast Board": "Harbor and Coast Board", "HCB": "Harbor and Coast Board"},
        ),
        ("The Fed waited.", {"Fed": "Federal Reserve"}),
        ("U.S. stocks fell.", {"U.S.": "United States"}),
        ("The S&P is up.", {"S&P": "S&P 500"}),
        (
            "T. Reed signed; Tom Reed is a trader.",
            {"T. Reed": "Tom Reed", "Tom Reed": "Tom Reed"},
        ),
        (
            "Harbor Capital was founded by Tom Harbor. Harbor left.",
            {"Harbor Capital": "Harbor Capital", "Tom Harbor": "Tom Harbor", "Harbor": "Tom Harbor"},
        ),
        (
            "Clara de Wit sold. De Wit has retired.",
            {"Clara de Wit": "Clara de Wit", "De Wit": "Clara de Wit"},
        ),
    ],
)
def test_short_forms_have_the_full_name(text: str, names: dict[str, str]) -> None:
    assert {entity.text: entity.name for entity in entities_of(text)} == names


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("By Nadia Fenwick and Tom Achebe", {"Nadia Fenwick": "PERSON", "Tom Achebe": "PERSON"}),
        (
            "Costs jumped at Harbor Bank, Pinmoor and Larch Foods.",
            {"Harbor Bank": "ORG", "Pinmoor": "ORG", "Larch Foods": "ORG"},
        ),
        ("Harrow rose 2% in a day.", {"Harrow": "ORG"}),
        ("The lender Harrow sold it.", {"Harrow": "ORG"}),
        ("Harrow (NYSE: HRW) sold it.", {"Harrow": "ORG"}),
    ],
)
def test_kinds(text: str, labels: dict[str, str]) -> None:
    assert {entity.text: entity.label for entity in entities_of(text)} == labels


@pytest.mark.parametrize(
    "text",
    [
        "April was cruel and May was worse; Will June be any better? Mark our words.",
        "The pound fell, and the Treasury curve steepened.",
        "It rose 5% in March to $3 billion, the third gain in 30 days.",
        "The AI boom lifted ETFs and the CPI.",
        "see https://example.org/Some/Page @Someone",
        "",
        "   ",
    ],
)
def test_figures_dates_and_abbreviations_are_no_names(text: str) -> None:
    assert entities_of(text) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alder Air, Inc.", "ALDER AIR INC"),
        ("The Birch Company", "Birch"),
        ("Cedar & Co.", "Cedar"),
        ("Elm Foods plc", "Elm Foods"),
        ("Harbor Bank’s".replace("’", "'"), "Harbor Bank"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other) != ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“Banks lost,” said Elise Thornbury of Redpoint Analytics.",
         [("Elise Thornbury", "PERSON"), ("Redpoint Analytics", "ORG")]),
        ("According to Elise Thornbury of Redpoint Analytics, “the pain trade is higher”.",
         [("Elise Thornbury", "PERSON"), ("Redpoint Analytics", "ORG")]),
        ("Three of them — Trellis Health, Mobo Games and Birch Air — rose.",
         [("Trellis Health", "ORG"), ("Mobo Games", "ORG"), ("Birch Air", "ORG")]),
        ("The Russell 2000, Ortolan data show, rose 3%.", [("Russell 2000", "INDEX"), ("Ortolan", "ORG")]),
        ("Apple shares fell 2% on Monday.", [("Apple", "ORG")]),
    ],
)  # fmt: skip
def test_where_one_name_ends_and_another_begins(text: str, names: list[tuple[str, str]]) -> None:
    assert [(entity.text, entity.label) for entity in entities_of(text)] == names


def test_an_owner_is_no_part_of_a_name() -> None:
    found = entities_of("The rally cost bears, Stanhope's Pryce said.")
    assert [entity.text for entity in found] == ["Stanhope", "Pryce"]
