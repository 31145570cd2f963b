"""Members of an index: dated by the latest addition, named by the file, odd tickers kept."""

from pathlib import Path

import pandas as pd
import pytest

from narrator.errors import UnreadableFile
from narrator.read.frames import FORMS
from narrator.read.members import index_named, read_members

HEADER = "Symbol,Security,GICS Sector,GICS Sub-Industry,Headquarters Location,Date added,CIK,Founded\n"
ROWS = (
    'AXBY,Axby–Bee Inc.,Industrials,Machinery,"Axford, Northmoor",2019-03-04,1,1901\n'
    'BRW.B,"Brewick, Class B",Financials,Banks,"Brewford, Eastfell",2025-11-20,2,1950 (1901)\n'
    "NA,Nordale,Health Care,Biotechnology,Nordale,,3,1999\n"
    "TRUE,Truesby,Real Estate,Residential,Truesby,2021?,4,1999\n"
    "NAN,Nanthorpe,Energy,Oil,Nanford,2009,5,1999\n"
)


def refused(content: str | bytes) -> UnreadableFile:
    """The complaint about a file."""
    with pytest.raises(UnreadableFile) as caught:
        read_members(content.encode() if isinstance(content, str) else content, "hollow300_list.csv")
    return caught.value


@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_a_list_is_of_the_day_of_its_latest_addition(start: str) -> None:
    frame, left_out = read_members((start + HEADER + ROWS).encode(), "lists/hollow300_list.csv")
    assert left_out == []
    assert list(frame.columns) == list(FORMS["members"].columns)
    assert set(frame["index"]) == {"hollow_300"}
    assert set(frame["date"]) == set(frame["published"]) == {pd.Timestamp("2025-11-20")}
    assert frame["symbol"].tolist() == ["AXBY", "BRWB", "NA", "TRUE", "NAN"]
    assert frame["written"].tolist() == ["AXBY", "BRW.B", "NA", "TRUE", "NAN"]
    assert frame["name"].tolist()[:2] == ["Axby–Bee Inc.", "Brewick, Class B"]
    assert frame["sector"].tolist()[:2] == ["Industrials", "Financials"]
    assert frame["line"].tolist() == [2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("file", "index"),
    [
        ("sp500_gics_2023-09.csv", "sp_500"),
        ("deep/SP-500 members.csv", "sp_500"),
        ("russell_2000.csv", "russell_2000"),
        ("nasdaq100.csv", "nasdaq_100"),
        ("old_mill_constituents_2024-01.csv", "old_mill"),
        ("old_mill_2024-01-31.csv", "old_mill"),
        ("hollow.csv", "hollow"),
    ],
)
def test_an_index_is_named_by_letters_and_digits(file: str, index: str) -> None:
    assert index_named(file) == index


def test_a_member_given_twice_is_refused_once() -> None:
    frame, left_out = read_members((HEADER + ROWS + ROWS.splitlines()[0] + "\n").encode(), "hollow300.csv")
    assert len(frame) == 5
    assert [one.line for one in left_out] == [7]


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        (
            HEADER + ROWS.replace("2019-03-04", "2019-13-04").replace("NA,Nordale", " ,Nordale"),
            ["line 2: Date added is '2019-13-04', not a date like 2023-08-31", "line 4: no Symbol"],
        ),
        (
            HEADER + "AXBY,Axby,Energy,Oil,Axford,2009,1,1\n",
            ["line 2: no row has the date on which a member was added"],
        ),
        (HEADER + ROWS.replace(",Nordale,,", ",Nordale,"), ["line 4: 7 fields where the header has 8"]),
        (HEADER.replace("Date added", "Joined") + ROWS, ["line 1: no column Date added"]),
        (HEADER, []),
    ],
)
def test_damage_is_listed_with_its_lines(content: str, problems: list[str]) -> None:
    assert list(refused(content).problems) == problems


def test_bytes_that_are_not_utf_8_are_refused() -> None:
    assert list(refused((HEADER + ROWS).encode("cp1252")).problems) == ["line 2: byte 0x96"]


def test_the_real_list_is_of_its_latest_addition(shared: Path) -> None:
    content = (shared / "market" / "constituents" / "sp500_gics_2023-09.csv").read_bytes()
    frame, left_out = read_members(content, "sp500_gics_2023-09.csv")
    assert (left_out, len(frame)) == ([], content.count(b"\n") - 1)
    assert set(frame["index"]) == {"sp_500"}
    assert set(frame["date"]) == {pd.Timestamp("2023-08-25")}
    assert {"BRKB", "BFB"} <= set(frame["symbol"])
    assert frame["sector"].nunique() == 11
