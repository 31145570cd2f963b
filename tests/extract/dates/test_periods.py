"""Periods in invented sentences, resolved by hand with a calendar; the dateline is Monday, 11 September 2023."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrator.extract.dates import periods
from narrator.extract.dates.periods import find_periods
from narrator.model.claims import Period

DATELINE = date(2023, 9, 11)

RESOLVED = [
    ("They gained this year.", "this year", "2023-01-01", "2023-09-11"),
    ("They gained so far this year.", "so far this year", "2023-01-01", "2023-09-11"),
    ("The fund is still up 2.3% for the year.", "for the year", "2023-01-01", "2023-09-11"),
    ("The fund is 4 points ahead for the month.", "for the month", "2023-09-01", "2023-09-11"),
    ("The year-to-date gain is large.", "year-to-date", "2023-01-01", "2023-09-11"),
    ("They gained since the start of the year.", "since the start of the year", "2023-01-01", "2023-09-11"),
    ("They gained since the beginning of January.", "since the beginning of January", "2023-01-01", "2023-09-11"),
    ("They gained since January.", "since January", "2023-01-01", "2023-09-11"),
    ("Since August, they gained.", "Since August", "2023-08-01", "2023-09-11"),
    ("They gained since October.", "since October", "2022-10-01", "2023-09-11"),
    ("They gained since mid-April.", "since mid-April", "2023-04-15", "2023-09-11"),
    ("They gained since last October.", "since last October", "2022-10-01", "2023-09-11"),
    ("They gained since its June low.", "since its June low", "2023-06-01", "2023-09-11"),
    ("They rose from mid-June to the end of August.", "from mid-June to the end of August", "2023-06-11", "2023-08-31"),
    (
        "It fell between the end of March and the end of May.",
        "between the end of March and the end of May",
        "2023-03-31",
        "2023-05-31",
    ),
    ("It fell from 15 March to the end of May.", "from 15 March to the end of May", "2023-03-15", "2023-05-31"),
    ("It fell between mid-March and 22 June.", "between mid-March and 22 June", "2023-03-11", "2023-06-22"),
    (
        "It rose from the turn of the year to mid-June.",
        "from the turn of the year to mid-June",
        "2023-01-01",
        "2023-06-20",
    ),
    (
        "It rose between the middle of May and the end of the month.",
        "between the middle of May and the end of the month",
        "2023-05-11",
        "2023-05-31",
    ),
    ("It rose from late 2021 to early 2023.", "from late 2021 to early 2023", "2021-09-01", "2023-04-30"),
    ("It rose between November and February.", "between November and February", "2022-11-01", "2023-02-28"),
    ("It rose from November 2021 to February.", "from November 2021 to February", "2021-11-01", "2022-02-28"),
    ("It rose from 29 February to 2 March.", "from 29 February to 2 March", "2020-02-29", "2023-03-02"),
    ("It had gained 58% for the year by mid-June.", "for the year by mid-June", "2023-01-01", "2023-06-20"),
    ("They rose from early May to mid-July.", "from early May to mid-July", "2023-05-01", "2023-07-20"),
    (
        "In its fiscal second quarter ended July 31, it lost.",
        "In its fiscal second quarter ended July 31",
        "2023-05-01",
        "2023-07-31",
    ),
    (
        "In the fiscal year that ended June 30, it lost.",
        "In the fiscal year that ended June 30",
        "2022-07-01",
        "2023-06-30",
    ),
    ("They rose in the second half of May.", "in the second half of May", "2023-05-16", "2023-05-31"),
    ("The middle of March was dry.", "The middle of March", "2023-03-11", "2023-03-20"),
    ("They rose in the second half of 2022.", "in the second half of 2022", "2022-07-01", "2022-12-31"),
    ("They gained since April's low.", "since April's low", "2023-04-01", "2023-09-11"),
    ("They gained since the end of July.", "since the end of July", "2023-07-31", "2023-09-11"),
    ("They gained since 14 June.", "since 14 June", "2023-06-14", "2023-09-11"),
    ("They gained since June 14, 2022.", "since June 14, 2022", "2022-06-14", "2023-09-11"),
    ("The highest since 2021.", "since 2021", "2021-01-01", "2023-09-11"),
    ("They gained in the last 30 days.", "in the last 30 days", "2023-08-13", "2023-09-11"),
    ("They gained over the past two weeks.", "over the past two weeks", "2023-08-29", "2023-09-11"),
    ("They gained in the last month.", "in the last month", "2023-08-12", "2023-09-11"),
    ("They gained over the past year.", "over the past year", "2022-09-12", "2023-09-11"),
    ("They gained in the 30 days to 15 August.", "in the 30 days to 15 August", "2023-07-17", "2023-08-15"),
    ("They gained in the week ended Aug. 16.", "in the week ended Aug. 16", "2023-08-10", "2023-08-16"),
    ("They gained in the year to 30 June 2022.", "in the year to 30 June 2022", "2021-07-01", "2022-06-30"),
    ("They gained in the previous 30 days.", "in the previous 30 days", "2023-07-14", "2023-08-12"),
    ("They gained in the 30 days before that.", "in the 30 days before that", "2023-07-14", "2023-08-12"),
    ("They withdrew it last week.", "last week", "2023-09-04", "2023-09-10"),
    ("They withdrew it last month.", "last month", "2023-08-01", "2023-08-31"),
    ("More than in the previous month.", "in the previous month", "2023-08-01", "2023-08-31"),
    ("More than the month before.", "the month before", "2023-08-01", "2023-08-31"),
    ("They withdrew it last quarter.", "last quarter", "2023-04-01", "2023-06-30"),
    ("They withdrew it last year.", "last year", "2022-01-01", "2022-12-31"),
    ("They withdrew it this month.", "this month", "2023-09-01", "2023-09-11"),
    ("They withdrew it this week.", "this week", "2023-09-11", "2023-09-11"),
    ("They withdrew it this quarter.", "this quarter", "2023-07-01", "2023-09-11"),
    ("They rose from June through July.", "from June through July", "2023-06-01", "2023-07-31"),
    ("From June to July they rose.", "From June to July", "2023-06-01", "2023-07-31"),
    ("They rose between November and February.", "between November and February", "2022-11-01", "2023-02-28"),
    ("They rose from 3 June to 31 July 2023.", "from 3 June to 31 July 2023", "2023-06-03", "2023-07-31"),
    ("They rose in July.", "in July", "2023-07-01", "2023-07-31"),
    ("They rose in September.", "in September", "2023-09-01", "2023-09-11"),
    ("They rose in December.", "in December", "2022-12-01", "2022-12-31"),
    ("They rose in February 2024.", "in February 2024", "2024-02-01", "2024-02-29"),
    ("They rose in 2022.", "in 2022", "2022-01-01", "2022-12-31"),
    ("They rose in the first half of 2022.", "in the first half of 2022", "2022-01-01", "2022-06-30"),
    ("They rose in the second quarter.", "in the second quarter", "2023-04-01", "2023-06-30"),
    ("They rose in Q3 2022.", "in Q3 2022", "2022-07-01", "2022-09-30"),
    ("They rose on Thursday.", "on Thursday", "2023-09-07", "2023-09-07"),
    ("They rose on Monday.", "on Monday", "2023-09-11", "2023-09-11"),
    ("Friday's rally was short.", "Friday's", "2023-09-08", "2023-09-08"),
    ("They rose yesterday.", "yesterday", "2023-09-10", "2023-09-10"),
    ("As of 15 August they were short.", "As of 15 August", "2023-08-15", "2023-08-15"),
    ("They were short on 31 December.", "on 31 December", "2022-12-31", "2022-12-31"),
    ("This year through 31 August they gained.", "This year through 31 August", "2023-01-01", "2023-08-31"),
    # parts of a year, a quarter, a month
    ("They rose in the final quarter of last year.", "in the final quarter of last year", "2022-10-01", "2022-12-31"),
    ("They rose in the second half of last year.", "in the second half of last year", "2022-07-01", "2022-12-31"),
    ("They rose in the fourth quarter.", "in the fourth quarter", "2022-10-01", "2022-12-31"),
    ("They rose so far in the third quarter.", "so far in the third quarter", "2023-07-01", "2023-09-11"),
    ("H2 2021 was dull.", "H2 2021", "2021-07-01", "2021-12-31"),
    (
        "In the first eight months of the year they rose.",
        "In the first eight months of the year",
        "2023-01-01",
        "2023-08-31",
    ),
    ("The last 10 days of June were dull.", "The last 10 days of June", "2023-06-21", "2023-06-30"),
    ("The first three days of April were dull.", "The first three days of April", "2023-04-01", "2023-04-03"),
    ("They rose in early 2023.", "in early 2023", "2023-01-01", "2023-04-30"),
    ("They rose in late 2022.", "in late 2022", "2022-09-01", "2022-12-31"),
    ("They rose in mid-August.", "in mid-August", "2023-08-11", "2023-08-20"),
    ("They rose in late August.", "in late August", "2023-08-21", "2023-08-31"),
    ("At the end of June they fell.", "At the end of June", "2023-06-30", "2023-06-30"),
    ("They rose later this year.", "later this year", "2023-09-11", "2023-12-31"),
    ("They may rise next quarter.", "next quarter", "2023-10-01", "2023-12-31"),
    # months and years
    ("They fell in August last year.", "in August last year", "2022-08-01", "2022-08-31"),
    ("They fell last June.", "last June", "2023-06-01", "2023-06-30"),
    ("From 2019 to 2021 they fell.", "From 2019 to 2021", "2019-01-01", "2021-12-31"),
    ("They fell in the 1990s.", "in the 1990s", "1990-01-01", "1999-12-31"),
    ("They fell between 5 and 16 February.", "between 5 and 16 February", "2023-02-05", "2023-02-16"),
    ("They fell in the week of July 19.", "in the week of July 19", "2023-07-17", "2023-07-23"),
    ("They fell since 29 February.", "since 29 February", "2020-02-29", "2023-09-11"),
    # windows to a day or a month
    ("They fell in the 12 months to June.", "in the 12 months to June", "2022-07-01", "2023-06-30"),
    (
        "They fell in the three months through February.",
        "in the three months through February",
        "2022-12-01",
        "2023-02-28",
    ),
    ("They fell in the three months to 28 February.", "in the three months to 28 February", "2022-12-01", "2023-02-28"),
    ("They fell in the week to Wednesday.", "in the week to Wednesday", "2023-08-31", "2023-09-06"),
    ("They fell over the past three months.", "over the past three months", "2023-06-12", "2023-09-11"),
    ("They fell over the past decade.", "over the past decade", "2013-09-12", "2023-09-11"),
    ("The most in nearly three months.", "in nearly three months", "2023-06-12", "2023-09-11"),
    ("It fell for the first time in two years.", "in two years", "2021-09-12", "2023-09-11"),
    # since
    ("They rose since the start of the quarter.", "since the start of the quarter", "2023-07-01", "2023-09-11"),
    ("Most of it dates from July or later.", "from July or later", "2023-07-01", "2023-09-11"),
    ("From June onwards they rose.", "From June onwards", "2023-06-01", "2023-09-11"),
    ("They rose since last week.", "since last week", "2023-09-04", "2023-09-11"),
    ("They rose since the second quarter.", "since the second quarter", "2023-04-01", "2023-09-11"),
    ("They rose since two weeks ago.", "since two weeks ago", "2023-08-28", "2023-09-11"),
    ("They rose since late 2021.", "since late 2021", "2021-12-31", "2023-09-11"),
    # weekdays
    ("Shares fell Thursday, it said.", "Thursday", "2023-09-07", "2023-09-07"),
    ("Shares fell from Tuesday to Thursday.", "from Tuesday to Thursday", "2023-09-05", "2023-09-07"),
    ("They fell on the week.", "on the week", "2023-09-11", "2023-09-11"),
]


@pytest.mark.parametrize(("sentence", "words", "start", "end"), RESOLVED)
def test_resolved_against_the_dateline(sentence: str, words: str, start: str, end: str) -> None:
    ((span, period),) = find_periods(sentence, DATELINE)
    assert span.of(sentence) == words
    assert period == Period(date.fromisoformat(start), date.fromisoformat(end))


ABSOLUTE = [
    ("They rose in 2022 and fell this year.", "in 2022", "2022-01-01", "2022-12-31"),
    ("They rose on 10 September 2023, after the last 30 days.", "on 10 September 2023", "2023-09-10", "2023-09-10"),
    ("They rose from June through July 2021 and in August.", "from June through July 2021", "2021-06-01", "2021-07-31"),
    ("They rose since March 2020, on Thursday too.", "since March 2020", "2020-03-01", None),
]


@pytest.mark.parametrize(("sentence", "words", "start", "end"), ABSOLUTE)
def test_without_a_dateline_only_what_names_its_year(sentence: str, words: str, start: str, end: str | None) -> None:
    ((span, period),) = find_periods(sentence, None)
    assert span.of(sentence) == words
    assert period == Period(date.fromisoformat(start), date.fromisoformat(end) if end else None)


WINDOWS = [
    ("In the 30 days to 15 August they added $2m, after $1m in the 30 days before.", ("2023-06-17", "2023-07-16")),
    ("In the last 30 days they added $2m, more than in the previous month.", ("2023-07-14", "2023-08-12")),
    ("In the last two weeks they added $2m, after $1m in the previous two weeks.", ("2023-08-15", "2023-08-28")),
]


@pytest.mark.parametrize(("sentence", "before"), WINDOWS)
def test_a_window_before_goes_back_from_the_one_named(sentence: str, before: tuple[str, str]) -> None:
    _, (_, period) = find_periods(sentence, DATELINE)
    assert period == Period(date.fromisoformat(before[0]), date.fromisoformat(before[1]))


NOTHING = [
    "They may march on.",
    "A 12-month low.",
    "This week's reader, that is all."[10:],
    "On 31 February 2023.",
    "The S&P 500 and the Russell 2000.",
    "It took days, weeks and years.",
    "Sunday Quay Foods and May Thorn, who may march.",
    "The 90-day notes of Friday Lane Capital.",
    "USA TODAY asked about Black Monday and next Friday.",
    "They will settle in three weeks.",
    "It lost money in its fiscal second quarter.",
    "It lost money in 2020-21.",
    "Half of a year-old firm's bets.",
    "",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_is_no_period(sentence: str) -> None:
    assert find_periods(sentence, DATELINE) == ()


PIECES = st.sampled_from(
    ["since ", "August", " 2023", "in the last ", "30", " days", " to ", "31 ", "February", "this year", "the month before", "from ", " through ", "Q4 ", "1900", "\n", "Thursday", "'s"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.lists(PIECES, max_size=10).map("".join)), st.one_of(st.none(), st.dates()))
def test_any_text_is_read_in_order_and_within_bounds(text: str, dateline: date | None) -> None:
    end = 0
    for span, period in find_periods(text, dateline):
        assert end <= span.start < span.end <= len(text)
        assert period.start is None or period.end is None or period.start <= period.end
        end = span.end


def test_the_gate_before_the_grammar_lets_every_period_through(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(__file__).parents[2] / "quality"
    lines = [json.loads(line) for file in sorted(folder.glob("*.jsonl")) for line in file.read_text().splitlines()]
    texts = sorted({line["text"] for line in lines if "text" in line})
    gated = [find_periods(text, date(2024, 2, 29)) for text in texts]
    monkeypatch.setattr(periods, "_starts", lambda text: (word.start() for word in re.finditer(r"\w+", text)))
    assert gated == [find_periods(text, date(2024, 2, 29)) for text in texts]
    assert sum(map(len, gated)) > 300


def test_that_of_another_year() -> None:
    text = "Margins were 4% in the second quarter of 2021 but 3% in that of 2022."
    assert [period for _, period in find_periods(text, DATELINE)] == [
        Period(date(2021, 4, 1), date(2021, 6, 30)),
        Period(date(2022, 4, 1), date(2022, 6, 30)),
    ]
    assert not find_periods("Its profit was higher in that of 2022.", DATELINE)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("in the same quarter of 2021", date(2021, 4, 1), date(2021, 6, 30)),
        ("in the corresponding period a year earlier", date(2021, 4, 1), date(2021, 6, 30)),
    ],
)
def test_the_same_months_of_another_year(words: str, start: date, end: date) -> None:
    [_, (_, period)] = find_periods(f"Fees were 4% in the second quarter of 2022, against 3% {words}.", DATELINE)
    assert period == Period(start, end)


def test_what_is_planned_for_the_year_is_no_year_so_far() -> None:
    assert not find_periods("The mill lowered its forecast for the year.", DATELINE)
