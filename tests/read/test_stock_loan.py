"""Stock loan: the stamp before and the count behind, caps, unknown rates, a column that came later."""

from pathlib import Path

import pandas as pd
import pytest

from narrator.errors import UnreadableFile
from narrator.read.frames import FORMS, joined_frames
from narrator.read.stock_loan import read_stock_loan

STAMP = "#BOF|2026.01.05|22:30:03\n"
HEADER = "#SYM|CUR|NAME|CON|ISIN|REBATERATE|FEERATE|AVAILABLE|\n"
ROWS = (
    'AXBY|USD|AXBY "BEE INC|11|XXXXXXX00001|3.5|0.5|>10000000|\n'
    "AXBY|USD|AXBY INC (OLD)|12|XXXXXXX00002|-96.25|100.25|300|\n"
    "BRW B|USD|BREWICK INC-CL B|13|XXXXXXX00003|NA|NA|20|\n"
    "NA|USD|NORDALE LABS|14|XXXXXXX00004|3.5|0.5|0|\n"
    "TRUE|EUR|TRUESBY|15||3.5|0.5|NA|\n"
)
WHOLE = STAMP + HEADER + ROWS + "#EOF|5\n"


def refused(content: str | bytes) -> UnreadableFile:
    """The complaint about a file."""
    with pytest.raises(UnreadableFile) as caught:
        read_stock_loan(content.encode() if isinstance(content, str) else content, "loan.txt")
    return caught.value


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_rates_are_fractions_and_a_cap_is_no_number(end: str) -> None:
    frame, left_out = read_stock_loan(WHOLE.replace("\n", end).encode(), "loan.txt")
    assert left_out == []
    assert list(frame.columns) == list(FORMS["stock_loan"].columns)
    assert frame["symbol"].tolist() == ["AXBY", "AXBY", "BRWB", "NA", "TRUE"]
    assert frame["written"].tolist()[2] == "BRW B"
    assert frame["contract"].tolist() == ["11", "12", "13", "14", "15"]
    assert frame["fee"].tolist()[:2] == [0.005, 1.0025]
    assert frame["rebate"].tolist()[:2] == [0.035, -0.9625]
    assert frame["fee"].isna().tolist() == frame["rebate"].isna().tolist() == [False, False, True, False, False]
    assert frame["available"].tolist()[:4] == [10_000_000, 300, 20, 0]
    assert frame["available"].isna().tolist() == [False, False, False, False, True]
    assert frame["capped"].tolist() == [True, False, False, False, False]
    assert set(frame["date"]) == set(frame["published"]) == {pd.Timestamp("2026-01-05")}
    assert set(frame["stamp"]) == {pd.Timestamp("2026-01-05 22:30:03")}
    assert frame["line"].tolist() == [3, 4, 5, 6, 7]
    assert frame["name"].iloc[0] == 'AXBY "BEE INC'


def test_a_column_that_came_later_does_no_harm() -> None:
    later = STAMP + HEADER.replace("|\n", "|FIGI|\n") + ROWS.replace("|\n", "|BBG000000001|\n") + "#EOF|5\n"
    assert len(read_stock_loan(later.encode(), "loan.txt")[0]) == 5


def test_two_snapshots_of_a_day_are_kept_apart() -> None:
    texts = {"a.txt": WHOLE, "b.txt": WHOLE.replace("22:30:03", "09:30:03").replace("|20|", "|40|")}
    whole, left_out = joined_frames(
        "stock_loan", [read_stock_loan(text.encode(), name)[0] for name, text in texts.items()]
    )
    assert left_out == []
    assert whole.loc[whole["symbol"] == "BRWB", "available"].tolist() == [40, 20]


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        (STAMP + HEADER + ROWS, ["line 7: the count of #EOF is missing: the file may have been cut off"]),
        (STAMP + HEADER + ROWS + "#EOF|9\n", ["line 8: the count of #EOF says 9, there are 5 rows"]),
        (
            WHOLE.replace("2026.01.05", "2026.13.05"),
            ["line 1: '#BOF|2026.13.05|22:30:03' is no stamp like #BOF|2023.08.31|22:30:03"],
        ),
        (
            WHOLE.replace("|20|\n", "|20\n").replace("|-96.25|", "|x|"),
            ["line 4: REBATERATE is 'x', not a number", "line 5: 8 fields where the header has 9"],
        ),
        (
            WHOLE.replace("|300|", "|>many|").replace("|100.25|", "|1e9|").replace("BRW B|", " |"),
            [
                "line 4: FEERATE is 1000000000, which cannot be",
                "line 4: AVAILABLE is '>many', not a number",
                "line 5: no #SYM",
            ],
        ),
    ],
)
def test_damage_is_listed_with_its_lines(content: str, problems: list[str]) -> None:
    assert list(refused(content).problems) == problems


def test_a_file_without_rows_or_columns_is_refused() -> None:
    assert "a header and no rows" in refused(STAMP + HEADER + "#EOF|0\n").what
    assert list(refused(WHOLE.replace("FEERATE", "FEES")).problems) == ["line 2: no column FEERATE"]


def test_bytes_that_are_not_utf_8_are_refused() -> None:
    assert list(refused(WHOLE.encode().replace(b"NORDALE", b"N\xd6RDALE")).problems) == ["line 6: byte 0xd6"]


def test_a_real_snapshot_reconciles(shared: Path) -> None:
    content = (shared / "market" / "ibkr_shortstock" / "usa_20220806.txt").read_bytes()
    frame, left_out = read_stock_loan(content, "loan.txt")
    assert (left_out, len(frame)) == ([], int(content.rsplit(b"|", 1)[1]))
    assert set(frame["stamp"]) == {pd.Timestamp("2022-08-06 22:30:03")}
    assert int(frame["capped"].sum()) == content.count(b"|>10000000|")
    assert int(frame["fee"].isna().sum()) == content.count(b"|NA|NA|")
    assert frame["fee"].max() < 10
    assert {"BRKB", "ABRPRD"} <= set(frame["symbol"])


@pytest.mark.parametrize("year", ["9999", "0001"])
def test_a_stamp_of_an_impossible_year_is_none(year: str) -> None:
    assert refused(WHOLE.replace("2026", year, 1)).problems[0].startswith(f"line 1: '#BOF|{year}.01.05|22:30:03' is no")
