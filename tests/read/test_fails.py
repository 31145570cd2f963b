"""Fails to deliver: both trailer lines, the mark for no price, security numbers that look like powers of ten."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from narrator.calendar import fails_publication_date
from narrator.errors import UnreadableFile
from narrator.read.fails import read_fails
from narrator.read.frames import FORMS
from narrator.read.market import read_market

HEADER = "SETTLEMENT DATE|CUSIP|SYMBOL|QUANTITY (FAILS)|DESCRIPTION|PRICE\n"
ROWS = (
    '20260112|00001E105|AXBY|1000|AXBY "BEE HOLDINGS INC|10.25\n'
    "20260112|012345678|NA|7|NORDALE LABS LTD|.\n"
    "20260114|G12345678|TRUE|33|TRUESBY INC|.75\n"
    "20260114|987654321|NAN|60|NANTHORPE FUND|2\n"
)
TRAILER = "Trailer record count 4\nTrailer total quantity of shares 1100\n"


def refused(content: str | bytes) -> UnreadableFile:
    """The complaint about a file."""
    with pytest.raises(UnreadableFile) as caught:
        read_fails(content.encode() if isinstance(content, str) else content, "fails.txt")
    return caught.value


@pytest.mark.parametrize(
    ("settlement", "published"),
    [
        (date(2026, 6, 1), date(2026, 6, 30)),
        (date(2026, 1, 14), date(2026, 2, 2)),  # the month ends on a Saturday
        (date(2026, 6, 15), date(2026, 7, 16)),
        (date(2026, 5, 29), date(2026, 6, 16)),
        (date(2025, 12, 31), date(2026, 1, 16)),
        (date(2025, 1, 31), date(2025, 2, 18)),  # a weekend and Presidents' Day follow the 15th
    ],
)
def test_half_a_month_is_published_late(settlement: date, published: date) -> None:
    assert fails_publication_date(settlement) == published


def test_every_trap_is_kept_apart() -> None:
    frame, left_out = read_fails((HEADER + ROWS + TRAILER).encode(), "fails.txt")
    assert left_out == []
    assert list(frame.columns) == list(FORMS["fails"].columns)
    assert frame["cusip"].tolist() == ["00001E105", "012345678", "G12345678", "987654321"]
    assert frame["symbol"].tolist() == ["AXBY", "NA", "TRUE", "NAN"]
    assert frame["name"].iloc[0] == 'AXBY "BEE HOLDINGS INC'
    assert frame["shares"].tolist() == [1000, 7, 33, 60]
    assert frame["price"].isna().tolist() == [False, True, False, False]
    assert frame["price"].dropna().tolist() == [10.25, 0.75, 2]
    assert set(frame["published"]) == {pd.Timestamp("2026-02-02")}
    assert frame["line"].tolist() == [2, 3, 4, 5]


def test_a_row_without_a_symbol_counts_for_the_trailer_only() -> None:
    frame, left_out = read_fails((HEADER + ROWS.replace("|NA|", "||") + TRAILER).encode(), "fails.txt")
    assert frame["symbol"].tolist() == ["AXBY", "TRUE", "NAN"]
    assert [(one.line, one.reason) for one in left_out] == [(3, "it has no symbol")]


MISSING = "is missing: the file may have been cut off"


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        (
            HEADER + ROWS,
            [f"line 5: the trailer's record count {MISSING}", f"line 5: the trailer's total quantity {MISSING}"],
        ),
        (HEADER + ROWS + "Trailer record count 4\n", [f"line 6: the trailer's total quantity {MISSING}"]),
        (
            HEADER + ROWS + TRAILER.replace("count 4", "count 5"),
            ["line 6: the trailer's record count says 5, there are 4 rows"],
        ),
        (
            HEADER + ROWS + TRAILER.replace("1100", "2100"),
            ["line 7: the trailer's total quantity says 2,100, the rows 1,100"],
        ),
        (
            HEADER
            + ROWS.replace("|33|", "|x|").replace("20260114|98", "20261314|98").replace("7|NORDALE", "7|A|B")
            + TRAILER,
            [
                "line 3: 7 fields where the header has 6",
                "line 4: QUANTITY (FAILS) is 'x', not a number",
                "line 5: SETTLEMENT DATE is '20261314', not a date like 20230831",
            ],
        ),
        (
            HEADER + ROWS + TRAILER[:-10],
            [
                "line 6: 1 fields where the header has 6",
                "line 7: 1 fields where the header has 6",
                f"line 7: the trailer's record count {MISSING}",
                f"line 7: the trailer's total quantity {MISSING}",
            ],
        ),
        (
            HEADER + ROWS.replace("|7|", "|-7|").replace("G12345678", " ") + TRAILER.replace("1100", "1086"),
            ["line 3: QUANTITY (FAILS) is -7, which cannot be", "line 4: no CUSIP"],
        ),
    ],
)
def test_damage_is_listed_with_its_lines(content: str, problems: list[str]) -> None:
    assert list(refused(content).problems) == problems


def test_a_file_without_rows_is_refused() -> None:
    assert (
        "a header and no rows" in refused(HEADER + "Trailer record count 0\nTrailer total quantity of shares 0\n").what
    )


def test_bytes_that_are_not_utf_8_are_refused() -> None:
    assert list(refused((HEADER + ROWS + TRAILER).encode().replace(b"NORDALE", b"N\xd6RDALE")).problems) == [
        "line 3: byte 0xd6"
    ]


@pytest.mark.parametrize(
    ("half", "first", "last", "published"),
    [
        ("202302b", "2023-02-15", "2023-02-28", "2023-03-16"),
        ("202303a", "2023-03-01", "2023-03-14", "2023-03-31"),
    ],
)
def test_real_files_reconcile(shared: Path, half: str, first: str, last: str, published: str) -> None:
    content = (shared / "market" / "sec_fails" / f"cnsfails{half}.txt").read_bytes()
    frame, left_out = read_fails(content, "fails.txt")
    count, total = (int(line.split()[-1]) for line in content.splitlines()[-2:])
    assert left_out == []
    assert (len(frame), int(frame["shares"].sum())) == (count, total)
    assert (frame["date"].min(), frame["date"].max()) == (pd.Timestamp(first), pd.Timestamp(last))
    assert set(frame["published"]) == {pd.Timestamp(published)}
    assert frame["price"].isna().sum() == content.count(b"|.\n")
    assert set(frame["cusip"].str.len()) == {9}


def test_half_a_month_is_unknown_until_it_is_published_and_a_damaged_one_always(tmp_path: Path) -> None:
    (tmp_path / "first.txt").write_text(HEADER + ROWS + TRAILER)
    (tmp_path / "second.txt").write_text(HEADER + ROWS.replace("202601", "202512"))
    (tmp_path / "third.txt").write_text(HEADER + ROWS.replace("202601", "202511") + TRAILER)
    before, after = (read_market(tmp_path, until=day, tolerant=True) for day in (date(2026, 2, 1), date(2026, 2, 2)))
    assert (len(before.fails), len(after.fails)) == (4, 8)
    assert [file.name for file in before.files] == ["third.txt"]
    assert [(one.file, "record count is missing" in one.reason) for one in after.damaged] == [("second.txt", True)]
