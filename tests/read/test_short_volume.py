"""Short-sale volume: FINRA's files with their record count, exchanges' without, and what damage looks like."""

from pathlib import Path

import pandas as pd
import pytest

from narrator.errors import UnreadableFile
from narrator.read.frames import FORMS, joined_frames
from narrator.read.short_volume import read_short_volume

HEADER = "Date|Symbol|ShortVolume|ShortExemptVolume|TotalVolume|Market\n"
ROWS = (
    "20260105|AXBY|120.5|20.25|300.75|B,Q,N\n"
    "20260105|AXBpD|7|0|7|Q\n"
    "20260105|AXB/WS|1|0|9|Q,N\n"
    "20260105|NA|40|0|80|Q\n"
    "20260105|NAN|30|30|30|N\n"
    "20260105|TRUE|5|1|50|B\n"
)
FINRA = HEADER + ROWS + "6\n"
EXCHANGE = (
    "DATE|SYMBOL|SHORT VOLUME|TOTAL VOLUME|MARKET\n"
    "20260105|AXBY|60|100|B\n20260105|AXB-D|1|3|B\n20260105|AXB+|0|2|B\n20260105|BRW.B|4|4|B\n20260105|TRUE|5|6|B\n\n"
)


def refused(content: str | bytes) -> UnreadableFile:
    """The complaint about a file."""
    with pytest.raises(UnreadableFile) as caught:
        read_short_volume(content.encode() if isinstance(content, str) else content, "volume.txt")
    return caught.value


def test_a_consolidated_file_keeps_fractions_venues_and_odd_tickers() -> None:
    frame, left_out = read_short_volume(FINRA.encode(), "deep/volume.txt")
    assert left_out == []
    assert list(frame.columns) == list(FORMS["short_volume"].columns)
    assert frame["symbol"].tolist() == ["AXBY", "AXBPRD", "AXBWS", "NA", "NAN", "TRUE"]
    assert frame["written"].tolist() == ["AXBY", "AXBpD", "AXB/WS", "NA", "NAN", "TRUE"]
    assert list(frame[["short", "exempt", "total", "venues"]].iloc[0]) == [120.5, 20.25, 300.75, "B,Q,N"]
    assert set(frame["tape"]) == {"consolidated"}
    assert set(frame["date"]) == set(frame["published"]) == {pd.Timestamp("2026-01-05")}
    assert frame["line"].tolist() == [2, 3, 4, 5, 6, 7]
    assert set(frame["file"]) == {"deep/volume.txt"}


def test_an_exchange_does_not_tell_exempt_sales() -> None:
    frame, left_out = read_short_volume(EXCHANGE.encode(), "volume.txt")
    assert left_out == []
    assert frame["symbol"].tolist() == ["AXBY", "AXBPRD", "AXBWS", "BRWB", "TRUE"]
    assert frame["exempt"].isna().all()
    assert set(frame["tape"]) == {"nasdaq B"}
    assert set(frame["published"]) == {pd.Timestamp("2026-01-06")}


def test_one_facility_is_no_consolidated_tape() -> None:
    frame, _ = read_short_volume(f"{HEADER}20260105|AXBY|1|0|2|Q\n20260105|BOLD|1|1|2|Q\n2\n".encode(), "volume.txt")
    assert set(frame["tape"]) == {"finra Q"}


def test_a_facility_and_an_exchange_of_one_letter_stay_apart() -> None:
    frames = [read_short_volume(text.encode(), name)[0] for text, name in ((FINRA, "a.txt"), (EXCHANGE, "b.txt"))]
    whole, left_out = joined_frames("short_volume", frames)
    assert left_out == []
    assert whole.loc[whole["symbol"] == "TRUE", "total"].tolist() == [50, 6]


def test_windows_line_ends_and_a_mark_at_the_start_do_no_harm() -> None:
    frame, _ = read_short_volume(b"\xef\xbb\xbf" + FINRA.replace("\n", "\r\n").encode(), "volume.txt")
    assert frame["venues"].tolist() == ["B,Q,N", "Q", "Q,N", "Q", "N", "B"]


def test_a_row_given_twice_is_refused() -> None:
    frame, left_out = read_short_volume((HEADER + ROWS + "20260105|NA|40|0|80|Q\n7\n").encode(), "volume.txt")
    assert len(frame) == 6
    assert [(one.line, "repeats" in one.reason) for one in left_out] == [(8, True)]


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        (HEADER + ROWS, ["line 7: the record count is missing: the file may have been cut off"]),
        (HEADER + ROWS + "9\n", ["line 8: the record count says 9, there are 6 rows"]),
        (
            HEADER + ROWS + "20260105|ZZ|1",
            [
                "line 8: 3 fields where the header has 6",
                "line 8: the record count is missing: the file may have been cut off",
            ],
        ),
        (HEADER + "20260105|AXBY|1|0|Q\n1\n", ["line 2: 5 fields where the header has 6"]),
        (
            HEADER + "20260230|AXBY|x|0|5|Q\n2026-01-05|AXBY|1||5|Q\n2\n",
            [
                "line 2: Date is '20260230', not a date like 20230831",
                "line 2: ShortVolume is 'x', not a number",
                "line 3: Date is '2026-01-05', not a date like 20230831",
                "line 3: ShortExemptVolume is '', not a number",
            ],
        ),
        (HEADER + "20260105|AXBY|nan|0|5|Q\n1\n", ["line 2: ShortVolume is nan, which cannot be"]),
        (
            HEADER + "20260105|AXBY|6|0|5|Q\n20260105|BOLD|1|2|5|Q\n20260105| |1|-1|5|Q\n3\n",
            [
                "line 2: ShortVolume 6 is more than TotalVolume 5",
                "line 3: ShortExemptVolume 2 is more than ShortVolume 1",
                "line 4: no Symbol",
                "line 4: ShortExemptVolume is -1, which cannot be",
            ],
        ),
        (EXCHANGE.rstrip("\n"), ["line 6: it does not end: the file may have been cut off"]),
    ],
)
def test_damage_is_listed_with_its_lines(content: str, problems: list[str]) -> None:
    assert list(refused(content).problems) == problems


def test_a_file_without_rows_or_columns_is_refused() -> None:
    assert "a header and no rows" in refused(HEADER).what
    assert "a header and no rows" in refused(HEADER + "0\n").what
    assert refused("Date|Symbol|ShortVolume|TotalVolume|Market\n1\n").what == "no column ShortExemptVolume"


def test_bytes_that_are_not_utf_8_are_refused() -> None:
    error = refused(FINRA.encode().replace(b"AXB/WS", b"AX\xe9/WS").replace(b"TRUE", b"TRU\xe8"))
    assert list(error.problems) == ["line 4: byte 0xe9", "line 7: byte 0xe8"]


@pytest.mark.parametrize("day", ["04", "05", "06", "07", "08"])
def test_real_consolidated_files_reconcile(shared: Path, day: str) -> None:
    content = (shared / "market" / "finra_short_volume" / f"CNMSshvol202101{day}.txt").read_bytes()
    frame, left_out = read_short_volume(content, "volume.txt")
    assert left_out == []
    assert len(frame) == int(content.split()[-1]) == content.count(b"\n") - 2
    assert set(frame["date"]) == {pd.Timestamp(f"2021-01-{day}")}
    assert frame["symbol"].is_unique
    assert {"NAN", "TRUE"} <= set(frame["symbol"])
    assert int(frame["total"].sum()) == sum(int(row.split(b"|")[4]) for row in content.splitlines()[1:-1])
    assert "B,Q,N" in set(frame["venues"])


def test_a_real_exchange_file_reconciles(shared: Path) -> None:
    content = (shared / "market" / "finra_short_volume" / "NQBXshvol20201201.txt").read_bytes()
    frame, left_out = read_short_volume(content, "volume.txt")
    assert (left_out, len(frame)) == ([], content.count(b"\n20201201|"))
    assert {"BRKB", "BACPRB", "CCIVWS"} <= set(frame["symbol"])
    assert frame["symbol"].is_unique
    assert frame["exempt"].isna().all()
