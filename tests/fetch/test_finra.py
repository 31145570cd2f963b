"""What makes a file of positions whole, each fault planted by hand."""

from datetime import date
from pathlib import Path

import pytest

from narrator.fetch.finra import fault_in, file_name

SHARED = Path(__file__).parents[3] / "shared" / "market" / "finra_short_interest"

DAY = date(2025, 1, 31)
HEADER = (
    b"accountingYearMonthNumber|symbolCode|issueName|issuerServicesGroupExchangeCode|marketClassCode|"
    b"currentShortPositionQuantity|previousShortPositionQuantity|stockSplitFlag|averageDailyVolumeQuantity|"
    b"daysToCoverQuantity|revisionFlag|changePercent|changePreviousNumber|settlementDate\n"
)
FIRST = b'20250131|AXBY|Axby "Bee Holdings Inc. Common|R|NNM|1000|800||200|5.00||25.00|200|2025-01-31\n'
LAST = b"20250131|NA|Nordale Labs Ltd Ordinary Shar|R|NNM|500|0||0|999.99||100.00|500|2025-01-31\n"
WHOLE = HEADER + FIRST + LAST


@pytest.mark.parametrize(
    "content",
    [
        WHOLE,
        WHOLE.replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + WHOLE,
        WHOLE.replace(b"Nordale", b"Nord\xe9le"),
        WHOLE.replace(b"settlementDate\n", b"settlementDate|anotherColumn\n").replace(b"-31\n", b"-31|\n"),
    ],
    ids=["as published", "line ends of Windows", "byte order mark", "not UTF-8 in a name", "a column more"],
)
def test_a_whole_file_has_no_fault(content: bytes) -> None:
    assert fault_in(content, DAY) is None


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "its first line is not the header"),
        (b"<!DOCTYPE html>\n<html></html>\n", "its first line is not the header"),
        (WHOLE.replace(b"revisionFlag", b"flag"), "no revisionFlag"),
        (HEADER[:-1], "its last line is cut off"),
        (WHOLE[:-1], "its last line is cut off"),
        (WHOLE[:-20], "its last line is cut off"),
        (HEADER, "it has a header and no rows"),
        (
            HEADER + FIRST + b"20250131|NA|Nordale|R|NNM|500|0||0|999.99|\n",
            "line 3 has 11 fields where the header has 14",
        ),
        (HEADER + b"AXBY\n" + LAST, "line 2 has 1 fields where the header has 14"),
        (WHOLE + b"\n", "line 4 has 1 fields"),
        (WHOLE.replace(b"2025-01-31", b"2025-01-15"), "line 2 is of settlement date 2025-01-15, not 2025-01-31"),
        (HEADER + FIRST + LAST.replace(b"2025-01-31", b"2025-02-14"), "line 3 is of settlement date 2025-02-14"),
    ],
)
def test_a_fault_is_named(content: bytes, fault: str) -> None:
    assert fault in (fault_in(content, DAY) or "none")


def test_the_real_files_are_whole_and_no_beginning_of_one_is() -> None:
    if not SHARED.is_dir():
        pytest.skip("../shared is not here")
    content = (SHARED / file_name(date(2023, 8, 15))).read_bytes()
    assert fault_in(content, date(2023, 8, 15)) is None
    assert fault_in(content, date(2023, 8, 31)) is not None
    assert all(fault_in(content[:end], date(2023, 8, 15)) for end in range(len(content) - 100, len(content) - 90))
