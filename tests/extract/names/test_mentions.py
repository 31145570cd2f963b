"""Names found again, as whole words, the longest first, in one pass."""

from __future__ import annotations

import time

import pytest

from narrator.extract.names.mentions import places_of

NAMES = {"Harbor": "ORG", "Harbor Bank": "ORG", "Tom Reed": "PERSON", "O'Dowd": "PERSON"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Harbor Bank and Harbor's peers", ["Harbor Bank", "Harbor"]),
        ("Harborside, AHarbor, Harbor-Lane", []),
        ("Tom Reed's fund, and Tom", ["Tom Reed"]),
        ("O'Dowd's view", ["O'Dowd"]),
        ("", []),
    ],
)
def test_places(text: str, found: list[str]) -> None:
    places = list(places_of(NAMES, text))
    assert [text[start:end] for start, end, _ in places] == found
    assert all(NAMES[text[start:end]] == label for start, end, label in places)


def test_many_names_in_a_long_text_cost_one_pass() -> None:
    names = {f"Harbor {number}": "INDEX" for number in range(20_000)}
    text = " and ".join(names)
    began = time.perf_counter()
    assert len(list(places_of(names, text))) == len(names)
    assert time.perf_counter() - began < 5
