"""A user's own tables: fund flows, multiples and events, each with as few columns as will do."""

from collections.abc import Callable

import pandas as pd
import pytest

from narrator.errors import UnreadableFile
from narrator.model.market import Refusal
from narrator.read.events import read_events
from narrator.read.frames import FORMS
from narrator.read.fund_flows import read_fund_flows
from narrator.read.multiples import read_multiples

FLOWS = "week_ending,segment,net_flow_usd,source\n"
MULTIPLES = "date,universe,measure,value\n"
EVENTS = "date,event\n"

Reader = Callable[[bytes, str], tuple[pd.DataFrame, list[Refusal]]]


def test_a_week_is_known_from_the_business_day_after_its_end() -> None:
    text = FLOWS + "2026-01-14,small,-1500000.5,Hollow\n2026-01-16,NA,,Hollow\n"  # a Wednesday; a Friday and a holiday
    frame, left_out = read_fund_flows(text.encode(), "flows.csv")
    assert left_out == []
    assert list(frame.columns) == list(FORMS["fund_flows"].columns)
    assert frame["published"].tolist() == [pd.Timestamp("2026-01-15"), pd.Timestamp("2026-01-20")]
    assert frame["segment"].tolist() == ["small", "NA"]
    assert frame["net"].tolist()[0] == -1_500_000.5
    assert frame["net"].isna().tolist() == [False, True]
    assert frame["line"].tolist() == [2, 3]


def test_a_week_says_itself_when_it_was_published() -> None:
    text = FLOWS.replace("\n", ",published\n") + "2026-01-14,small,5,Hollow,2026-01-23\n"
    assert read_fund_flows(text.encode(), "flows.csv")[0]["published"].tolist() == [pd.Timestamp("2026-01-23")]


def test_multiples_are_known_on_their_day() -> None:
    text = MULTIPLES + '2026-01-30,hollow_300,"forward price-earnings",14.5\n2026-01-30,TRUE,price-book,\n'
    frame, left_out = read_multiples(b"\xef\xbb\xbf" + text.encode(), "own.csv")
    assert left_out == []
    assert list(frame.columns) == list(FORMS["multiples"].columns)
    assert frame["universe"].tolist() == ["hollow_300", "TRUE"]
    assert frame["measure"].tolist() == ["forward price-earnings", "price-book"]
    assert frame["value"].isna().tolist() == [False, True]
    assert set(frame["published"]) == {pd.Timestamp("2026-01-30")}


@pytest.mark.parametrize(("header", "note"), [("date,event\n", ""), ("date,event,note\n", "of a cycle")])
def test_an_event_may_have_a_note(header: str, note: str) -> None:
    row = "2026-01-28,first rate cut" + (f",{note}" if note else "")
    frame, left_out = read_events((header + row + "\n").encode(), "events.csv")
    assert left_out == []
    assert list(frame.columns) == list(FORMS["events"].columns)
    assert list(frame[["event", "note", "line"]].iloc[0]) == ["first rate cut", note, 2]
    assert frame["date"].tolist() == frame["published"].tolist() == [pd.Timestamp("2026-01-28")]


def test_what_is_given_twice_and_differs_is_refused() -> None:
    text = FLOWS + "2026-01-14,small,1,Hollow\n2026-01-14,small,2,Hollow\n2026-01-14,small,3,Other\n"
    frame, left_out = read_fund_flows(text.encode(), "flows.csv")
    assert frame["net"].tolist() == [3]
    assert [one.line for one in left_out] == [2, 3]


@pytest.mark.parametrize(
    ("read", "content", "problems"),
    [
        (
            read_fund_flows,
            FLOWS + "2026-02-30,small,1,Hollow\n2026-01-14,small,1 m,Hollow\n2026-01-14,small,1\n",
            [
                "line 2: week_ending is '2026-02-30', not a date like 2023-08-31",
                "line 3: net_flow_usd is '1 m', not a number",
                "line 4: 3 fields where the header has 4",
            ],
        ),
        (
            read_fund_flows,
            FLOWS.replace("\n", ",published\n") + "2026-01-14, ,1,Hollow,2026-01-13\n",
            ["line 2: no segment", "line 2: published before the week ended"],
        ),
        (read_fund_flows, FLOWS.replace("source", "from") + "2026-01-14,small,1,x\n", ["line 1: no column source"]),
        (read_multiples, MULTIPLES + "2026-01-30,,,inf\n",
         ["line 2: no universe", "line 2: no measure", "line 2: value is inf, which cannot be"]),
        (read_multiples, MULTIPLES + "soon,a,b,1\n", ["line 2: date is 'soon', not a date like 2023-08-31"]),
        (read_events, EVENTS + "2026-01-28, \n,cut\n", ["line 3: date is '', not a date like 2023-08-31"]),
        (read_events, EVENTS + "2026-01-28, \n", ["line 2: no event"]),
        (read_events, EVENTS + "2026-01-28,c\rut\n2026-01-29\n",
         ["line 2: 0 fields where the header has 2", "line 3: 1 fields where the header has 2"]),
        (read_fund_flows, FLOWS, []),
        (read_multiples, MULTIPLES, []),
        (read_events, EVENTS, []),
    ],
)  # fmt: skip
def test_damage_is_listed_with_its_lines(read: Reader, content: str, problems: list[str]) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(content.encode(), "own.csv")
    assert list(caught.value.problems) == problems


@pytest.mark.parametrize(
    ("read", "content"),
    [
        (read_fund_flows, FLOWS + "2026-01-14,small,1,H\xe4rte\n"),
        (read_multiples, MULTIPLES + "2026-01-14,H\xe4rte,a,1\n"),
        (read_events, EVENTS + "2026-01-14,H\xe4rte\n"),
    ],
)
def test_bytes_that_are_not_utf_8_are_refused(read: Reader, content: str) -> None:
    with pytest.raises(UnreadableFile, match="0xe4 in line 2"):
        read(content.encode("latin-1"), "own.csv")
