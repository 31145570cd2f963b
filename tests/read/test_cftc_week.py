"""The week's legacy report, which comes without a header."""

from __future__ import annotations

from pathlib import Path

from narrator.read.cftc import read_legacy_futures
from narrator.read.sniff import Kind, kind_of

NUMBERS = [100, 40, 30, 10, 20, 35, 70, 75, 30, 25]
"""Open interest; non-commercial long, short and spreading; commercial; reported; not reported: 40 + 10 + 20 = 70."""


def week(name: str) -> bytes:
    row = [name, "250107", "2025-01-07", "111111", "CME ", "00", "111 ", *map(str, NUMBERS)]
    row += ["."] * (125 - len(row)) + ["($50 X INDEX)", "111111", "CME ", "111 "]
    return (",".join(row) + "\r\n").encode()


def test_a_report_without_a_header_is_known_and_read() -> None:
    for name in ("CALDER 300 - EXCHANGE", '"CALDER 300, MINI - EXCHANGE"'):
        assert kind_of(week(name)) is Kind.LEGACY
        frame, refused = read_legacy_futures(week(name), "deafut.txt")
        assert refused == []
        rows = frame[["kind", "long", "short", "open_interest", "line"]].itertuples(index=False)
        assert [tuple(row) for row in rows] == [
            ("noncommercial", 40, 30, 100, 1),
            ("commercial", 20, 35, 100, 1),
            ("nonreportables", 30, 25, 100, 1),
        ]
        assert set(frame["unit"]) == {"($50 X INDEX)"}
        assert set(frame["name"]) == {name.strip('"')}


def test_a_real_file_reads_the_same_without_its_header(shared: Path) -> None:
    content = (shared / "market" / "cftc" / "deacot2024_annual_partial.txt").read_bytes()
    rows = content.split(b"\n", 1)[1]
    assert kind_of(content) is kind_of(rows) is Kind.LEGACY
    whole, _ = read_legacy_futures(content, "a.txt")
    week, _ = read_legacy_futures(rows, "a.txt")
    assert (week["line"] + 1).equals(whole["line"])
    assert week.drop(columns="line").equals(whole.drop(columns="line"))
