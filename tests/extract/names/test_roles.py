"""Posts and employers, wherever a text states them."""

from __future__ import annotations

import pytest

from narrator.engines.parser import parse
from narrator.extract.names.entities import find_entities


def posts_of(text: str) -> dict[str, tuple[str | None, str | None]]:
    entities = find_entities(next(iter(parse([text]))), text)
    return {one.text: (one.role, one.affiliation) for one in entities if one.label == "PERSON"}


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        (
            "Ines Halloran, chief strategist at Old Pier Capital, sold. Halloran had bought in May.",
            {
                "Ines Halloran": ("chief strategist", "Old Pier Capital"),
                "Halloran": ("chief strategist", "Old Pier Capital"),
            },
        ),
        (
            "Old Pier Capital's head of research, Ines Halloran, sold.",
            {"Ines Halloran": ("head of research", "Old Pier Capital")},
        ),
        (
            "Old Pier Capital analyst Ines Halloran sold.",
            {"Ines Halloran": ("analyst", "Old Pier Capital")},
        ),
        (
            "Old Pier Capital partners Ines Halloran and Tom Reed sold.",
            {"Ines Halloran": ("partner", "Old Pier Capital"), "Tom Reed": ("partner", "Old Pier Capital")},
        ),
        (
            "Ines Halloran and Tom Reed of Old Pier Capital sold.",
            {"Ines Halloran": (None, "Old Pier Capital"), "Tom Reed": (None, "Old Pier Capital")},
        ),
        ("Ines Halloran, who chairs the board, sold.", {"Ines Halloran": ("chair", None)}),
        (
            "Oriel Tamm, head of sales at Harbor Foods, said so.",
            {"Oriel Tamm": ("head of sales", "Harbor Foods")},
        ),
        ("Ines Halloran of Tennant Lowe kept her rating.", {"Ines Halloran": (None, "Tennant Lowe")}),
        ("Old Pier Capital's Clara Halloran sold.", {"Clara Halloran": (None, "Old Pier Capital")}),
        (
            "Old Pier Capital has hired Ines Halloran as co-head of equity sales.",
            {"Ines Halloran": ("co-head of equity sales", "Old Pier Capital")},
        ),
        (
            "Harbor Foods Inc. will close its plant, its chairman, Sir Tom Reed, said.",
            {"Tom Reed": ("chairman", "Harbor Foods Inc.")},
        ),
        (
            "A spokesman for Old Pier Capital, Tom Reed, said so.",
            {"Tom Reed": ("spokesman", "Old Pier Capital")},
        ),
        ("Ines Halloran is treasurer of Harbor Foods Inc.", {"Ines Halloran": ("treasurer", "Harbor Foods Inc.")}),
        ("Senator Ines Halloran wrote to them.", {"Ines Halloran": ("Senator", None)}),
        ("Former Harbor Foods finance chief Tom Reed sold.", {"Tom Reed": ("former finance chief", "Harbor Foods")}),
        (
            "Ines Halloran, who follows bonds at Old Pier Capital, sold.",
            {"Ines Halloran": (None, "Old Pier Capital")},
        ),
        ("Old Pier Capital, run by Ines Halloran, sold.", {"Ines Halloran": (None, "Old Pier Capital")}),
        ("Analyst Ines Halloran (Old Pier Capital) sold.", {"Ines Halloran": ("Analyst", "Old Pier Capital")}),
        (
            "Old Pier Capital sold. “It was time,” its founder, Ines Halloran, said.",
            {"Ines Halloran": ("founder", "Old Pier Capital")},
        ),
        (
            "Old Pier Capital sold its bonds. Rain fell on the city. “Nobody knew,” its founder, Ines Halloran, said.",
            {"Ines Halloran": ("founder", None)},
        ),
        ("Ines Halloran (then forty) sold.", {"Ines Halloran": (None, None)}),
        ("Tom Reed, who was born at Saint Mary's Hospital, sold.", {"Tom Reed": (None, None)}),
        ("Ines Halloran sold her shares in Harbor Foods Inc.", {"Ines Halloran": (None, None)}),
        ("Tom Reed, a trader in London, sold.", {"Tom Reed": ("trader", None)}),
    ],
)
def test_posts(text: str, posts: dict[str, tuple[str | None, str | None]]) -> None:
    assert posts_of(text) == posts


def test_two_bearers_of_a_surname_keep_their_posts_apart() -> None:
    text = "Tom Reed, a trader at Old Pier Capital, and Sue Reed, an economist, disagree. Reed sold."
    assert posts_of(text) == {
        "Tom Reed": ("trader", "Old Pier Capital"),
        "Sue Reed": ("economist", None),
        "Reed": (None, None),
    }
