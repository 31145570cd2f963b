"""Fails to deliver: what makes an archive whole, which halves of a month are asked for, and where."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from narrator.fetch.fails import FAILS, fault_in
from narrator.fetch.files import fetch_files
from narrator.fetch.question import Question

if TYPE_CHECKING:
    from tests.fetch.conftest import Publisher, Waited

FIRST, SECOND = date(2025, 1, 1), date(2025, 1, 15)
CONTACT = "Jo Doe jo@doe.example"

TEXT = (
    b"SETTLEMENT DATE|CUSIP|SYMBOL|QUANTITY (FAILS)|DESCRIPTION|PRICE\n"
    b'20250102|00A00A100|AXBY|1000|AXBY "BEE HOLDINGS|.\n'
    b"20250114|00N00N100|NA|23|NORDALE LABS LTD|1.25\n"
    b"Trailer record count 2\nTrailer total quantity of shares 1023\n"
)


def zipped(*texts: bytes, name: str = "cnsfails.txt") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, text in enumerate(texts):
            archive.writestr(zipfile.ZipInfo(f"{number}{name}"), text, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


LATER = TEXT.replace(b"20250102", b"20250115").replace(b"20250114", b"20250131")


def test_a_whole_archive_has_no_fault() -> None:
    assert fault_in(zipped(TEXT), FIRST) is None
    assert fault_in(zipped(TEXT.replace(b"\n", b"\r\n")), FIRST) is None
    assert fault_in(zipped(LATER), SECOND) is None


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"<html>Request Rate Threshold Exceeded</html>", "it is no zip archive"),
        (TEXT, "it is no zip archive"),
        (zipped(TEXT)[:-5], "the archive is damaged"),
        (zipped(), "it is no zip archive"),
        (zipped(TEXT, TEXT), "the archive holds 2 files, not one"),
        (zipped(b"SETTLEMENT\n"), "its first line is not the header"),
        (zipped(TEXT[:-40]), "it has no trailer at its end: it is cut off"),
        (zipped(TEXT[:-6]), "it has no trailer at its end: it is cut off"),
        (zipped(TEXT[:-3] + b"\n"), "its rows add up to 1023 shares where its trailer has 10"),
        (zipped(TEXT.replace(b"count 2", b"count 3")), "it has 2 rows where its trailer counts 3"),
        (zipped(TEXT.replace(b"|23|", b"|24|")), "its rows add up to 1024 shares where its trailer has 1023"),
        (zipped(TEXT.replace(b"|23|", b"|-|")), "line 3 has no number of shares"),
        (zipped(TEXT.replace(b"|1.25", b"")), "line 3 has 5 fields where the header has 6"),
        (zipped(LATER), "line 3 is of 20250131, which is not in that half month"),
    ],
)
def test_a_fault_is_named(content: bytes, fault: str) -> None:
    assert fault in (fault_in(content, FIRST) or "none")


def test_a_changed_byte_is_found_by_the_checksum() -> None:
    content = bytearray(zipped(TEXT))
    content[60] ^= 1
    assert "the archive is damaged" in (fault_in(bytes(content), FIRST) or "none")


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_each_half_month_is_asked_for_once_it_is_out(publisher: Publisher, tmp_path: Path, waited: Waited) -> None:
    publisher.give("fails-deliver-data/cnsfails202501a.zip", zipped(TEXT))
    publisher.give("frequently-requested-foia-document-fails-deliver-data/cnsfails202501b.zip", zipped(LATER))
    # the first half of January is out on the 31st, the second after 15 February, the first of February on the 28th
    moment = datetime(2025, 2, 19, 12)  # noqa: DTZ001
    question = Question(date(2025, 1, 10), contact=CONTACT, now=moment)
    fetched = fetch_files(publisher.of(FAILS), tmp_path, question, wait=waited)
    assert fetched.written == ("cnsfails202501a.zip", "cnsfails202501b.zip")
    assert fetched.complete
    assert publisher.asked == [
        "fails-deliver-data/cnsfails202501a.zip",
        "fails-deliver-data/cnsfails202501b.zip",
        "frequently-requested-foia-document-fails-deliver-data/cnsfails202501b.zip",
    ]
    assert all(agent.endswith(CONTACT) for agent in publisher.agents)


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_a_half_month_that_lies_nowhere_is_missing(publisher: Publisher, tmp_path: Path, waited: Waited) -> None:
    publisher.give("fails-deliver-data/cnsfails202501a.zip", zipped(TEXT.replace(b"|23|", b"|24|")))
    moment = datetime(2025, 2, 19, 12)  # noqa: DTZ001
    fetched = fetch_files(publisher.of(FAILS), tmp_path, Question(FIRST, contact=CONTACT, now=moment), wait=waited)
    assert [(one.file, one.reason.partition(":")[0]) for one in fetched.missing] == [
        ("cnsfails202501a.zip", "what came is refused"),
        ("cnsfails202501b.zip", "the publisher does not have it, or does not give it (HTTP 403)"),
    ]
    assert list(tmp_path.iterdir()) == []


def test_the_real_files_are_whole(shared: Path) -> None:
    text = (shared / "market" / "sec_fails" / "cnsfails202302b.txt").read_bytes()
    assert fault_in(zipped(text), date(2023, 2, 15)) is None
    assert fault_in(zipped(text), date(2023, 2, 1)) is not None
    assert fault_in(zipped(text[:-1_000_000]), date(2023, 2, 15)) is not None


@pytest.mark.parametrize("number", [b"count 2", b"shares 1023", b"|1000|"])
def test_a_number_of_thousands_of_digits_is_a_fault(number: bytes) -> None:
    long = number.rstrip(b"|0123456789") + (b"|" if number.startswith(b"|") else b"") + b"9" * 5000
    long += b"|" if number.startswith(b"|") else b""
    assert fault_in(zipped(TEXT.replace(number, long)), FIRST)


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_an_archive_damaged_anywhere_is_refused_in_words(method: int) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        archive.writestr(zipfile.ZipInfo("cnsfails.txt"), TEXT, method)
    whole = stream.getvalue()
    for place in range(len(whole)):
        assert fault_in(whole[:place], FIRST)
        fault_in(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :], FIRST)
