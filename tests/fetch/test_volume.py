"""Daily short-sale volume: what makes a file whole, and which days are asked for."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from narrator.fetch.files import fetch_files
from narrator.fetch.question import Question
from narrator.fetch.volume import VOLUME, fault_in

if TYPE_CHECKING:
    from tests.fetch.conftest import Publisher, Waited

DAY = date(2025, 7, 3)
HEADER = b"Date|Symbol|ShortVolume|ShortExemptVolume|TotalVolume|Market\n"


def file_of(day: date) -> bytes:
    stamp = f"{day:%Y%m%d}".encode()
    return HEADER + stamp + b"|AXBY|120.5|0|300|B,Q,N\n" + stamp + b"|NA|5|0|9|Q\n2\n"


WHOLE = file_of(DAY)


@pytest.mark.parametrize("content", [WHOLE, WHOLE.replace(b"\n", b"\r\n"), WHOLE[:-1], WHOLE + b"\r\n"])
def test_a_whole_file_has_no_fault(content: bytes) -> None:
    assert fault_in(content, DAY) is None


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "its first line is not the header"),
        (b"<html>\n</html>\n", "its first line is not the header"),
        (HEADER, "it is cut off"),
        (WHOLE[:-2], "it is cut off"),
        (WHOLE[:-30], "it is cut off"),
        (HEADER + b"0\n", "it has a header and no rows"),
        (WHOLE[:-2] + b"3\n", "it has 2 rows where its last line counts 3"),
        (WHOLE.replace(b"|Q\n", b"\n"), "line 3 has 5 fields where the header has 6"),
        (WHOLE.replace(b"20250703|NA", b"20250702|NA"), "line 3 is of 20250702, not 20250703"),
    ],
)
def test_a_fault_is_named(content: bytes, fault: str) -> None:
    assert fault in (fault_in(content, DAY) or "none")


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_only_trading_days_are_asked_for_and_a_missing_one_is_said(
    publisher: Publisher, tmp_path: Path, waited: Waited
) -> None:
    for day in (date(2025, 7, 2), date(2025, 7, 3), date(2025, 7, 8)):
        publisher.give(f"CNMSshvol{day:%Y%m%d}.txt", file_of(day))
    afternoon = datetime(2025, 7, 9, 17)  # noqa: DTZ001  before the day's own file is out
    fetched = fetch_files(publisher.of(VOLUME), tmp_path, Question(date(2025, 7, 2), now=afternoon), wait=waited)
    assert publisher.asked == [f"CNMSshvol2025070{day}.txt" for day in (2, 3, 7, 8)]  # not the holiday nor the weekend
    assert fetched.written == tuple(f"CNMSshvol2025070{day}.txt" for day in (2, 3, 8))
    assert [(one.file, one.url) for one in fetched.missing] == [
        ("CNMSshvol20250707.txt", publisher.base + "CNMSshvol20250707.txt")
    ]
    assert "does not have it, or does not give it (HTTP 403)" in fetched.missing[0].reason


def test_the_real_files_are_whole_and_no_beginning_of_one_is(shared: Path) -> None:
    content = (shared / "market" / "finra_short_volume" / "CNMSshvol20210105.txt").read_bytes()
    assert fault_in(content, date(2021, 1, 5)) is None
    assert all(fault_in(content[:end], date(2021, 1, 5)) for end in range(len(content) - 60, len(content) - 1))
