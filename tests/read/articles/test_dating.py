"""Stated dates, and the years of which an undated text speaks as past."""

from __future__ import annotations

from datetime import date

import pytest

from narrator.read.articles.dating import find_date, find_not_before


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("September 10, 2023, 5:58 PM ET", date(2023, 9, 10)),
        ("10 September 2023", date(2023, 9, 10)),
        ("Sept. 9, 2026", date(2026, 9, 9)),
        ("2026-06-11T09:00Z", date(2026, 6, 11)),
        ("Published on Thursday, June 11th, 2026 at 9:00 AM", date(2026, 6, 11)),
        ("4 JUNE 2026", date(2026, 6, 4)),
        ("By Ann LoweDecember 4, 2025", date(2025, 12, 4)),
        ("July 11, 20269:31 AM UTC · 3 min read", date(2026, 7, 11)),
        ("21st of May 2026", date(2026, 5, 21)),
        ("Fri, 12 Jun 2026 10:05:00 GMT", date(2026, 6, 12)),
        ("31 June 2026, or 1 July 2026", date(2026, 7, 1)),
    ],
)
def test_a_full_date_is_found(words: str, day: date) -> None:
    found = find_date(words)
    assert found is not None
    assert found.day == day


@pytest.mark.parametrize(
    "words",
    ["6/7/2026", "June 2026", "11 June", "12 Maybe 2026", "31 June 2026", "20260611", "300 of 2026", "July 11, 20261"],
)
def test_an_incomplete_or_ambiguous_date_is_none(words: str) -> None:
    assert find_date(words) is None


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("For much of 2027, smaller companies have been left behind.", date(2027, 1, 1)),
        ("The central bank raised rates four times during 2028 and has since paused.", date(2028, 1, 1)),
        ("In 2026, the index fell 4%.", date(2026, 1, 1)),
        ("The index fell 1.4 percent in the first half of 2026.", date(2026, 1, 1)),
        ("The fund, founded in March 2026, was closed.", date(2026, 3, 1)),
        ("It was the worst month since March 2026.", date(2026, 3, 1)),
        ("Founded in 2011, the fund has lost money throughout 2025.", date(2025, 1, 1)),
    ],
)
def test_a_year_spoken_of_as_past_bounds_the_date(sentence: str, day: date) -> None:
    found = find_not_before([sentence])
    assert found is not None
    assert found.day == day


@pytest.mark.parametrize(
    "sentence",
    [
        "Analysts expect that in 2027 profits will have recovered.",
        "The index has fallen. In 2027 they expect a rise.",
        "The company sold $40 million of notes due in 2029.",
        "The deal was to close in 2030.",
        "By 2028 the plan has to be finished.",
        "He was named as a candidate for the chair in 2032.",
        "Its lease, which was signed for 2031, lapsed.",
        "The Russell 2000 has risen this year, and 2030 stocks rose with it.",
        "The sum lent rose to $2,027 in all.",
    ],
)
def test_a_year_to_come_is_no_evidence(sentence: str) -> None:
    assert find_not_before([sentence]) is None


def test_the_latest_year_counts() -> None:
    found = find_not_before(["The index fell in 2024.", "For most of 2026 it has stood still.", "It rose in 2019."])
    assert found is not None
    assert found.words == "For most of 2026"
