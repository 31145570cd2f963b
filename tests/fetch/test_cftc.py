"""Commitments of Traders: what makes a file whole, and when what is there has been overtaken."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from narrator.fetch.cftc import CFTC, REPORTS, fault_in_text, newest
from narrator.fetch.files import Fetched, fetch_files
from narrator.fetch.question import Question

if TYPE_CHECKING:
    from tests.fetch.conftest import Publisher, Waited

HISTORY, WEEK = "files/dea/history/", "dea/newcot/"
ZIPS = ("fut_fin_txt_2025.zip", "deacot2025.zip")
WEEKLY = ("FinFutWk.txt", "deafut.txt")
THURSDAY = datetime(2025, 1, 23, 12)  # noqa: DTZ001  the reports of 7 and 14 January are out, that of the 21st is not
FRIDAY_NOON = datetime(2025, 1, 24, 12)  # noqa: DTZ001
FRIDAY = datetime(2025, 1, 24, 16)  # noqa: DTZ001


def text(*days: str, needed: tuple[str, ...] = (), fields: int = 87) -> bytes:
    """A report of one contract, invented; with `needed`, under a header."""
    names = ["Market", "YYMMDD", "YYYY-MM-DD", *needed]
    names += [f"Column {number}" for number in range(len(names), fields)]
    header = ",".join(f'"{name}"' for name in names) + "\r\n"
    filler = ",".join(["    10"] * (fields - 3))
    rows = "".join(f'"CALDER 300, MINI - EXCHANGE",{day[2:].replace("-", "")},{day},{filler}\r\n' for day in days)
    return ((header if needed else "") + rows).encode()


def zipped(content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("annual.txt"), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def year(report: int, *days: str) -> bytes:
    return zipped(text(*days, needed=REPORTS[report].needed, fields=(87, 129)[report]))


def publish(publisher: Publisher, *days: str) -> None:
    """All four files, newest week first."""
    for number, (archive, week) in enumerate(zip(ZIPS, WEEKLY, strict=True)):
        publisher.give(HISTORY + archive, year(number, *days))
        publisher.give(WEEK + week, text(days[0], fields=(87, 129)[number]))


def fetch(publisher: Publisher, folder: Path, waited: Waited, now: datetime, until: date | None = None) -> Fetched:
    return fetch_files(publisher.of(CFTC), folder, Question(date(2025, 1, 6), until, now=now), wait=waited)


@pytest.mark.parametrize("ending", [b"", b"\x1a"])
def test_a_whole_report_has_no_fault(ending: bytes) -> None:
    needed = REPORTS[0].needed
    assert fault_in_text(text("2025-01-14", "2025-01-07", needed=needed) + ending, needed, 2025) is None
    assert fault_in_text(text("2025-01-14") + ending) is None
    assert newest(text("2025-01-07", "2025-01-14", needed=needed) + ending) == date(2025, 1, 14)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (text("2025-01-14")[:-9], "its last line is cut off"),
        (b"<html>Access denied</html>\n", "it has no rows of such a report"),
        (text("2025-01-14", fields=60), "it has no rows of such a report"),
        (text("2025-01-14") + b'"CALDER 100",250114,2025-01-14\n', "line 2 has 3 fields where the first has 87"),
        (text("2025-01-14", "01/07/2025"), "line 2 has no date of a report"),
    ],
)
def test_a_fault_of_a_week_is_named(content: bytes, fault: str) -> None:
    assert fault in (fault_in_text(content) or "none")


def test_a_fault_of_a_year_is_named() -> None:
    needed = REPORTS[1].needed
    whole = text("2025-01-14", needed=needed)
    assert "no Open Interest (All)" in (fault_in_text(whole.replace(b" (All)", b""), needed, 2025) or "none")
    assert "line 2 is of 2025-01-14, not of 2024" in (fault_in_text(whole, needed, 2024) or "none")
    assert "no CFTC Contract Market Code" in (fault_in_text(text("2025-01-14"), needed, 2025) or "none")
    header = whole.split(b"\r\n")[0] + b"\r\n"
    assert fault_in_text(header, needed, 2025) == "it has no rows of such a report"


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_a_file_is_fetched_again_when_a_later_report_is_out_and_only_then(
    publisher: Publisher, tmp_path: Path, waited: Waited
) -> None:
    publish(publisher, "2025-01-14", "2025-01-07")
    first = fetch(publisher, tmp_path, waited, THURSDAY)
    assert first.written == ZIPS
    assert first.complete
    publisher.asked.clear()
    publish(publisher, "2025-01-21", "2025-01-14", "2025-01-07")
    for moment in (THURSDAY, FRIDAY_NOON):
        assert fetch(publisher, tmp_path, waited, moment).kept == ZIPS
    assert publisher.asked == []
    assert fetch(publisher, tmp_path, waited, FRIDAY).written == ZIPS
    assert publisher.asked == [HISTORY + name for name in ZIPS]  # and not the week, which the archives have
    assert (tmp_path / ZIPS[0]).read_bytes() == year(0, "2025-01-21", "2025-01-14", "2025-01-07")


@pytest.mark.allow_hosts(["127.0.0.1"])
@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ({"body": b"", "status": 503}, "the server failed (HTTP 503)"),
        (b"<html>Down for maintenance</html>", "what came is refused: it is no zip archive"),
        (year(0, "2025-01-21")[:-30], "what came is refused: the archive is damaged"),
        (year(1, "2025-01-21"), "no CFTC_Contract_Market_Code"),
        (year(0, "2025-01-07"), "the report of 2025-01-21, due on 2025-01-24, is not in it; its last is of 2025-01-14"),
    ],
)
def test_the_old_file_stays_until_a_new_one_is_whole_and_the_week_comes_alone(
    publisher: Publisher, tmp_path: Path, waited: Waited, answer: bytes, says: str
) -> None:
    publish(publisher, "2025-01-14", "2025-01-07")
    fetch(publisher, tmp_path, waited, THURSDAY)
    old = (tmp_path / ZIPS[0]).read_bytes()
    publish(publisher, "2025-01-21", "2025-01-14", "2025-01-07")
    publisher.give(HISTORY + ZIPS[0], answer)
    fetched = fetch(publisher, tmp_path, waited, FRIDAY)
    assert fetched.written == (ZIPS[1], WEEKLY[0])
    assert [one.file for one in fetched.missing] == [ZIPS[0]]
    assert says in fetched.missing[0].reason
    assert (tmp_path / ZIPS[0]).read_bytes() == old
    assert newest((tmp_path / WEEKLY[0]).read_bytes()) == date(2025, 1, 21)


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_a_late_report_is_said_and_what_there_is_comes(publisher: Publisher, tmp_path: Path, waited: Waited) -> None:
    publish(publisher, "2025-01-14", "2025-01-07")
    fetched = fetch(publisher, tmp_path, waited, FRIDAY)
    assert fetched.written == (*ZIPS, *WEEKLY)
    assert {one.reason for one in fetched.missing} == {
        "the report of 2025-01-21, due on 2025-01-24, is not in it; its last is of 2025-01-14"
    }
    assert not fetched.complete


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_a_question_that_ends_earlier_leaves_the_last_week_out(
    publisher: Publisher, tmp_path: Path, waited: Waited
) -> None:
    publish(publisher, "2025-01-07")
    assert fetch(publisher, tmp_path, waited, FRIDAY, until=date(2025, 1, 20)).written == ZIPS
    assert publisher.asked == [HISTORY + name for name in ZIPS]


def test_the_real_files_are_whole(shared: Path) -> None:
    folder = shared / "market" / "cftc"
    week = (folder / "FinFutWk_2026-06-23.csv").read_bytes()
    assert fault_in_text(week) is None
    assert newest(week) == date(2026, 6, 23)
    history = (folder / "FinFut2022.txt").read_bytes()
    assert fault_in_text(history, REPORTS[0].needed, 2022) is None
    assert newest(history) == date(2022, 12, 27)
    assert fault_in_text((folder / "deacot2024_annual_partial.txt").read_bytes(), REPORTS[1].needed, 2024) is None


def test_a_quotation_mark_that_never_ends_is_a_fault() -> None:
    stray = text("2025-01-14").replace(b'EXCHANGE"', b"EXCHANGE") + text("2025-01-07") * 999
    assert fault_in_text(stray)
    assert "cannot be told apart" in (fault_in_text(b'"' + b"10," * 50_000 + b"\n") or "")
