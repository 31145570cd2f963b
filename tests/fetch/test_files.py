"""Fetching from a publisher on this machine, with every way in which one fails."""

from __future__ import annotations

import socket
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from narrator.errors import InputError, OutsideData
from narrator.fetch import transfer
from narrator.fetch.files import Fetched, fetch_files
from narrator.fetch.finra import FINRA
from narrator.fetch.question import Question
from narrator.fetch.source import Source
from narrator.fetch.sources import SOURCES, source_named

if TYPE_CHECKING:
    from tests.fetch.conftest import Publisher, Waited

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

JAN, END, FEB = "shrt20250115.csv", "shrt20250131.csv", "shrt20250214.csv"
"""The cycles of early 2025: 15 February is a Saturday, and the cycle after it is published on 11 March."""

SINCE, UNTIL = date(2025, 1, 2), date(2025, 3, 10)
EVENING = datetime(2025, 3, 11, 20, 0)  # noqa: DTZ001  a moment in New York
ASKED = Question(SINCE, UNTIL, now=EVENING)
NOWHERE = replace(FINRA, base="http://127.0.0.1:9/", origins=("http://127.0.0.1:9",))


HEADER = (
    b"symbolCode|issueName|marketClassCode|currentShortPositionQuantity|previousShortPositionQuantity|"
    b"stockSplitFlag|averageDailyVolumeQuantity|revisionFlag|settlementDate\n"
)


def cycle(settlement: str) -> bytes:
    """Two invented issues, one with a quotation mark that has no fellow."""
    day = settlement.encode()
    first = b'AXBY|Axby "Bee Holdings Inc. Common|NNM|1000|800||200||' + day
    return HEADER + first + b"\nNA|Nordale Labs Ltd Ordinary Shar|NNM|500|0||0||" + day + b"\n"


GOOD = {JAN: cycle("2025-01-15"), END: cycle("2025-01-31"), FEB: cycle("2025-02-14")}


@pytest.fixture
def full(publisher: Publisher) -> Publisher:
    """A publisher that has all three."""
    for name, content in GOOD.items():
        publisher.give(name, content)
    return publisher


def fetch(publisher: Publisher, folder: Path, waited: Waited, until: date = UNTIL) -> Fetched:
    return fetch_files(publisher.of(FINRA), folder, Question(SINCE, until, now=EVENING), wait=waited)


def contents(folder: Path) -> dict[str, bytes]:
    """Everything in a folder, hidden files too."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def reasons(fetched: Fetched) -> dict[str, str]:
    return {one.file: one.reason for one in fetched.missing}


def test_all_that_was_published_comes_byte_for_byte(full: Publisher, tmp_path: Path, waited: Waited) -> None:
    folder = tmp_path / "not" / "there yet"
    said: list[str] = []
    fetched = fetch_files(full.of(FINRA), folder, ASKED, wait=waited, tell=said.append)
    assert fetched.written == (JAN, END, FEB)
    assert (fetched.kept, fetched.missing, fetched.complete) == ((), (), True)
    assert contents(folder) == GOOD
    assert full.asked == [JAN, END, FEB]
    assert waited.seconds == [0.5, 0.5]
    assert said == [f"{JAN}: fetched", f"{END}: fetched", f"{FEB}: fetched"]
    assert all(agent.startswith("market-narrator/") for agent in full.agents)
    assert "FINRA" in fetched.terms


def test_a_second_run_asks_for_nothing(full: Publisher, tmp_path: Path, waited: Waited) -> None:
    fetch(full, tmp_path, waited)
    again = fetch(full, tmp_path, waited)
    assert (again.written, again.kept, again.complete) == ((), (JAN, END, FEB), True)
    assert full.asked == [JAN, END, FEB]


def test_only_what_is_not_there_is_asked_for(full: Publisher, tmp_path: Path, waited: Waited) -> None:
    (tmp_path / "short interest").mkdir()
    (tmp_path / "short interest" / END).write_bytes(GOOD[END])
    fetched = fetch(full, tmp_path, waited)
    assert fetched.kept == (f"short interest/{END}",)
    assert fetched.written == (JAN, FEB)
    assert full.asked == [JAN, FEB]


def test_a_broken_file_of_the_user_is_reported_and_left_alone(full: Publisher, tmp_path: Path, waited: Waited) -> None:
    (tmp_path / END).write_bytes(GOOD[END][:-7])
    fetched = fetch(full, tmp_path, waited)
    assert "its last line is cut off; move it away" in reasons(fetched)[END]
    assert not fetched.complete
    assert contents(tmp_path)[END] == GOOD[END][:-7]
    assert full.asked == [JAN, FEB]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({"body": b"<Error>NoSuchKey</Error>", "status": 404}, "does not have it, or does not give it (HTTP 404)"),
        ({"body": b"<Error>AccessDenied</Error>", "status": 403}, "does not have it, or does not give it (HTTP 403)"),
        ({"body": b"", "status": 204}, "an answer that is no file (HTTP 204)"),
        (b"<html>Down for maintenance</html>\n", "its first line is not the header"),
        (GOOD[END].replace(b"settlementDate", b"day"), "no settlementDate"),
        (cycle("2025-01-15"), "line 2 is of settlement date 2025-01-15, not 2025-01-31"),
        ({"body": GOOD[END][:-40], "announced": None}, "its last line is cut off"),
        (HEADER, "it has a header and no rows"),
    ],
)
def test_a_file_that_is_not_whole_is_missing_and_the_others_come(
    full: Publisher, tmp_path: Path, waited: Waited, answer: dict[str, Any] | bytes, reason: str
) -> None:
    full.give(END, answer)
    fetched = fetch(full, tmp_path, waited)
    assert reason in reasons(fetched)[END]
    assert [one.url for one in fetched.missing] == [full.base + END]
    assert fetched.written == (JAN, FEB)
    assert sorted(contents(tmp_path)) == [JAN, FEB]
    assert full.asked == [JAN, END, FEB]


@pytest.mark.parametrize(
    "broken", [{"body": b"", "status": 500}, {"body": b"", "status": 503}, {"body": GOOD[END][:90], "announced": 400}]
)
def test_what_may_pass_is_asked_for_again(
    full: Publisher, tmp_path: Path, waited: Waited, broken: dict[str, Any]
) -> None:
    full.give(END, broken, broken, GOOD[END])
    assert fetch(full, tmp_path, waited).complete
    assert contents(tmp_path) == GOOD
    assert full.asked == [JAN, END, END, END, FEB]
    assert waited.seconds == [0.5, 1.0, 4.0, 0.5]


def test_an_answer_that_keeps_breaking_off_is_given_up(full: Publisher, tmp_path: Path, waited: Waited) -> None:
    full.give(END, {"body": GOOD[END][:-1], "announced": len(GOOD[END])})
    fetched = fetch(full, tmp_path, waited)
    assert "the transfer failed" in reasons(fetched)[END]
    assert full.asked.count(END) == 4
    assert waited.seconds == [0.5, 1.0, 4.0, 16.0, 0.5]
    assert sorted(contents(tmp_path)) == [JAN, FEB]


def test_a_size_other_than_announced_is_refused(full: Publisher, tmp_path: Path, waited: Waited) -> None:
    part = GOOD[END][: GOOD[END].index(b"\nNA|") + 1]  # whole as far as it goes
    chunked = b"%x\r\n%b\r\n0\r\n\r\n" % (len(part), part)
    headers = (("Transfer-Encoding", "chunked"),)
    full.give(END, {"body": chunked, "headers": headers, "announced": len(GOOD[END])})
    fetched = fetch(full, tmp_path, waited)
    assert reasons(fetched) == {END: f"{len(part)} bytes came where {len(GOOD[END])} were announced"}


@pytest.mark.parametrize(("asked", "pauses", "complete"), [("20", [0.5, 20.0, 0.5], True), ("3600", [0.5, 0.5], False)])
def test_a_server_that_asks_for_time_gets_it_or_is_left(
    full: Publisher, tmp_path: Path, waited: Waited, asked: str, pauses: list[float], complete: bool
) -> None:
    full.give(END, {"body": b"", "status": 429, "headers": (("Retry-After", asked),)}, GOOD[END])
    assert fetch(full, tmp_path, waited).complete is complete
    assert waited.seconds == pauses


def test_a_failing_publisher_is_left_in_peace_and_what_came_stays(
    full: Publisher, tmp_path: Path, waited: Waited
) -> None:
    full.give(END, {"body": b"", "status": 503})
    full.give(FEB, {"body": b"", "status": 503})
    full.give("shrt20250228.csv", cycle("2025-02-28"))
    fetched = fetch(full, tmp_path, waited, until=date(2025, 3, 11))
    assert fetched.written == (JAN,)
    assert list(reasons(fetched)) == [END, FEB, "shrt20250228.csv"]
    assert "not asked for: the server failed" in reasons(fetched)["shrt20250228.csv"]
    assert full.asked == [JAN, *[END] * 4, *[FEB] * 4]
    assert contents(tmp_path) == {JAN: GOOD[JAN]}


@pytest.mark.usefixtures("no_proxy")
def test_a_publisher_that_cannot_be_reached_is_reported(tmp_path: Path, waited: Waited) -> None:
    with socket.create_server(("127.0.0.1", 0)) as once:
        origin = f"http://127.0.0.1:{once.getsockname()[1]}"
    gone = replace(FINRA, base=f"{origin}/", origins=(origin,))
    fetched = fetch_files(gone, tmp_path, ASKED, wait=waited)
    assert ["the transfer failed" in reason for reason in reasons(fetched).values()] == [True, True, False]
    assert contents(tmp_path) == {}


def test_no_other_host_is_asked(full: Publisher, tmp_path: Path, waited: Waited) -> None:
    elsewhere = full.base.replace("127.0.0.1", "localhost") + JAN
    full.give(END, {"body": b"", "status": 302, "headers": (("Location", elsewhere),)})
    fetched = fetch(full, tmp_path, waited)
    assert "redirected to http://localhost" in reasons(fetched)[END]
    assert "which is not the publisher; not followed" in reasons(fetched)[END]
    assert full.asked == [JAN, END, FEB]


def test_the_same_host_may_redirect_but_not_for_ever(full: Publisher, tmp_path: Path, waited: Waited) -> None:
    full.give("moved.csv", GOOD[END])
    full.give(END, {"body": b"", "status": 301, "headers": (("Location", "moved.csv"),)})
    full.give(FEB, {"body": b"", "status": 302, "headers": (("Location", FEB),)})
    fetched = fetch(full, tmp_path, waited)
    assert contents(tmp_path) == {JAN: GOOD[JAN], END: GOOD[END]}
    assert reasons(fetched) == {FEB: "redirected more than 3 times"}


def test_what_is_far_too_large_is_refused(
    full: Publisher, tmp_path: Path, waited: Waited, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfer, "LARGEST", len(GOOD[JAN]) - 1)
    assert fetch(full, tmp_path, waited).written == ()
    assert contents(tmp_path) == {}


def test_an_answer_that_trickles_is_given_up(
    full: Publisher, tmp_path: Path, waited: Waited, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfer, "WHOLE_FILE_WITHIN", -1.0)
    fetched = fetch(full, tmp_path, waited)
    assert "not whole after" in reasons(fetched)[JAN]
    assert contents(tmp_path) == {}


def test_nothing_is_asked_for_before_its_publication(full: Publisher, tmp_path: Path, waited: Waited) -> None:
    def written(*moment: int) -> tuple[str, ...]:
        question = Question(SINCE, date(2030, 1, 1), now=datetime(*moment))  # type: ignore[arg-type]  # noqa: DTZ001
        return fetch_files(full.of(FINRA), tmp_path, question, wait=waited).written

    assert written(2025, 2, 25, 23) == (JAN, END)  # 14 February is published on the 26th
    assert written(2025, 2, 26, 12) == ()  # in its evening
    assert written(2025, 2, 26, 19) == (FEB,)
    assert full.asked == [JAN, END, FEB]


def test_an_interrupted_run_leaves_whole_files_only(full: Publisher, tmp_path: Path, waited: Waited) -> None:
    def interrupt(seconds: float) -> None:
        raise KeyboardInterrupt(seconds)

    with pytest.raises(KeyboardInterrupt):
        fetch_files(full.of(FINRA), tmp_path, ASKED, wait=interrupt)
    assert contents(tmp_path) == {JAN: GOOD[JAN]}
    assert fetch(full, tmp_path, waited).written == (END, FEB)


def test_a_place_that_cannot_be_written_to_is_a_complaint(full: Publisher, tmp_path: Path, waited: Waited) -> None:
    (tmp_path / END).mkdir()
    with pytest.raises(InputError, match="it cannot be written") as complaint:
        fetch(full, tmp_path, waited)
    assert complaint.value.where == str(tmp_path / END)
    assert contents(tmp_path) == {JAN: GOOD[JAN]}


@pytest.mark.parametrize(
    ("since", "until", "says"),
    [
        (date(2021, 5, 31), UNTIL, "Ask for 2021-06-01 or later"),
        (date(2025, 2, 18), UNTIL, "or end on 2025-03-11, when the next file is published"),
        (date(2025, 3, 11), UNTIL, "that is after 2025-03-10"),
        (date.max, None, "Ask for an earlier day"),
        (SINCE, date.min, "Ask for 2021-06-01 or later"),
    ],
)
def test_what_cannot_be_asked_for_is_said_before_anything_is_done(
    tmp_path: Path, since: date, until: date | None, says: str
) -> None:
    with pytest.raises(OutsideData, match=says):
        fetch_files(NOWHERE, tmp_path / "new", Question(since, until, now=EVENING))
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("source", "question", "says"),
    [
        ("finra", Question(), "Say from which day"),
        ("sec", Question(SINCE), "name and mail address"),
        ("sec", Question(SINCE, contact="Jo Doe"), "that is no mail address"),
        ("sec", Question(SINCE, contact="jo@doe.example\r\nHost: elsewhere"), "that is no mail address"),
        ("history", Question(SINCE), "Name them"),
    ],
)
def test_what_a_source_needs_is_asked_for(tmp_path: Path, source: str, question: Question, says: str) -> None:
    with pytest.raises(InputError, match=says):
        fetch_files(source_named(source), tmp_path / "new", question)
    assert not (tmp_path / "new").exists()


def test_an_unknown_source_is_a_complaint_that_names_the_others() -> None:
    with pytest.raises(InputError, match="finra, finra-volume, cftc, sec, prices, history"):
        source_named("nasdaq")
    with pytest.raises(InputError, match="Put the file into the folder yourself"):
        source_named("ibkr")


@pytest.mark.parametrize("source", SOURCES.values(), ids=list(SOURCES))
def test_every_source_lies_on_hosts_of_its_own_over_https(source: Source) -> None:
    assert all(origin.startswith("https://") for origin in source.origins)
    assert source.base.startswith(tuple(f"{origin}/" for origin in source.origins))
    assert source.terms


def test_a_file_in_the_place_of_the_folder_is_a_complaint(tmp_path: Path) -> None:
    (tmp_path / "market").write_text("a note")
    with pytest.raises(InputError, match="no folder can be made there"):
        fetch_files(NOWHERE, tmp_path / "market", ASKED)
