"""One transfer that breaks off: resumed where the publisher allows it and the file is the same, else begun again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from narrator.fetch import transfer
from narrator.fetch.transfer import Setback, Way, download, open_client

if TYPE_CHECKING:
    from tests.fetch.conftest import Publisher, Waited

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

WHOLE = b"0123456789" * 20
TAG = ("ETag", '"first"')


@pytest.fixture
def way(publisher: Publisher, waited: Waited) -> Iterator[Way]:
    with open_client("market-narrator/test", {}) as client:
        yield Way(client, (publisher.origin,), waited)


def broken(*headers: tuple[str, str], at: int = 80) -> dict[str, Any]:
    """An answer that breaks off."""
    return {"body": WHOLE[:at], "announced": len(WHOLE), "headers": headers}


def rest(*headers: tuple[str, str], at: int = 80, whole: bytes = WHOLE) -> dict[str, Any]:
    """The rest from a place on."""
    said = ("Content-Range", f"bytes {at}-{len(whole) - 1}/{len(whole)}")
    return {"body": whole[at:], "status": 206, "headers": (said, *headers)}


def get(publisher: Publisher, way: Way, folder: Path) -> bytes | Setback:
    return download(way, f"{publisher.base}a.csv", folder / ".a.csv.part")


@pytest.mark.parametrize(
    ("validator", "sent"),
    [(TAG, '"first"'), (("Last-Modified", "Mon, 03 Mar 2025 10:00:00 GMT"), "Mon, 03 Mar 2025 10:00:00 GMT")],
)
def test_the_rest_is_asked_for_where_it_broke_off(
    publisher: Publisher, way: Way, tmp_path: Path, validator: tuple[str, str], sent: str
) -> None:
    publisher.give("a.csv", broken(validator), rest(validator))
    assert get(publisher, way, tmp_path) == WHOLE
    assert publisher.resumed == [(None, None), ("bytes=80-", sent)]
    assert list(tmp_path.iterdir()) == []


def test_it_may_break_off_twice(publisher: Publisher, way: Way, tmp_path: Path) -> None:
    again = {**rest(TAG), "body": WHOLE[80:150], "announced": len(WHOLE) - 80}
    publisher.give("a.csv", broken(TAG), again, rest(TAG, at=150))
    assert get(publisher, way, tmp_path) == WHOLE
    assert [asked for asked, _ in publisher.resumed] == [None, "bytes=80-", "bytes=150-"]


def test_a_later_run_goes_on(publisher: Publisher, way: Way, tmp_path: Path) -> None:
    publisher.give("a.csv", broken(TAG), {"body": b"", "status": 503})
    assert isinstance(get(publisher, way, tmp_path), Setback)
    assert [path.name for path in tmp_path.iterdir()] == [".a.csv.part"]
    publisher.give("a.csv", rest(TAG))
    assert get(publisher, way, tmp_path) == WHOLE
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "second",
    [
        rest(("ETag", '"second"')),
        rest(TAG, whole=WHOLE + b"more"),
        rest(TAG, at=90),
        {"body": b"", "status": 416},
        {"body": WHOLE[80:], "status": 206},
    ],
    ids=["another tag", "another size", "another place", "no such range", "no range said"],
)
def test_a_file_that_changed_is_begun_again(
    publisher: Publisher, way: Way, tmp_path: Path, second: dict[str, Any]
) -> None:
    new = {"body": WHOLE.upper() + b"new", "headers": (("ETag", '"second"'),)}
    publisher.give("a.csv", broken(TAG), second, new)
    assert get(publisher, way, tmp_path) == WHOLE.upper() + b"new"
    assert [asked for asked, _ in publisher.resumed] == [None, "bytes=80-", None]
    assert list(tmp_path.iterdir()) == []


def test_a_publisher_that_sends_all_again_is_taken_at_its_word(publisher: Publisher, way: Way, tmp_path: Path) -> None:
    publisher.give("a.csv", broken(TAG), {"body": b"quite another", "headers": (("ETag", '"second"'),)})
    assert get(publisher, way, tmp_path) == b"quite another"


@pytest.mark.parametrize(
    "headers",
    [(), (("ETag", 'W/"weak"'),), (TAG, ("Content-Encoding", "gzip"))],
    ids=["nothing said", "a weak tag", "packed on the way"],
)
def test_what_cannot_be_told_apart_is_begun_again(
    publisher: Publisher, way: Way, tmp_path: Path, headers: tuple[tuple[str, str], ...]
) -> None:
    publisher.give("a.csv", broken(*headers), WHOLE)
    assert get(publisher, way, tmp_path) == WHOLE
    assert publisher.resumed == [(None, None), (None, None)]


def test_a_part_that_is_damaged_or_of_another_address_is_not_used(
    publisher: Publisher, way: Way, tmp_path: Path
) -> None:
    part = tmp_path / ".a.csv.part"
    for content in (b"", b"no json\nabc", b'{"url": "x", "validator": "y", "size": 3}\nabc', b"[]\nabc", b"{}\nabc"):
        part.write_bytes(content)
        publisher.give("a.csv", WHOLE)
        assert get(publisher, way, tmp_path) == WHOLE
    assert {asked for asked, _ in publisher.resumed} == {None}


def test_a_server_that_stalls_is_left_and_asked_again(
    publisher: Publisher, way: Way, tmp_path: Path, waited: Waited
) -> None:
    way.client.timeout = httpx.Timeout(0.2)
    publisher.give("a.csv", {**broken(TAG), "stalls": True}, rest(TAG))
    assert get(publisher, way, tmp_path) == WHOLE
    assert waited.seconds == [1.0]


def test_a_server_that_always_stalls_is_given_up(publisher: Publisher, way: Way, tmp_path: Path) -> None:
    way.client.timeout = httpx.Timeout(0.1)
    publisher.give("a.csv", {"body": b"", "announced": 10, "stalls": True})
    result = get(publisher, way, tmp_path)
    assert isinstance(result, Setback)
    assert result.may_pass
    assert result.reason == "no answer in time (ReadTimeout)"
    assert len(publisher.asked) == 4


def test_a_longer_file_than_announced_is_cut_and_found_out_by_its_content(
    publisher: Publisher, way: Way, tmp_path: Path
) -> None:
    publisher.give("a.csv", {"body": WHOLE, "announced": 50})
    assert get(publisher, way, tmp_path) == WHOLE[:50]


def test_a_date_to_come_back_at_is_kept(publisher: Publisher, way: Way, tmp_path: Path, waited: Waited) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    publisher.give("a.csv", {"body": b"", "status": 429, "headers": (("Retry-After", later),)}, WHOLE)
    assert get(publisher, way, tmp_path) == WHOLE
    assert 20 < waited.seconds[0] <= 30


@pytest.mark.parametrize("said", ["soon", "-5", "Mon, 03 Mar 2025 10:00:00 GMT", "Mon, 03 Mar 2025 10:00:00 -0000"])
def test_a_time_that_cannot_be_kept_means_the_usual_pause(
    publisher: Publisher, way: Way, tmp_path: Path, waited: Waited, said: str
) -> None:
    publisher.give("a.csv", {"body": b"", "status": 429, "headers": (("Retry-After", said),)}, WHOLE)
    assert get(publisher, way, tmp_path) == WHOLE
    assert waited.seconds == [1.0]


@pytest.mark.parametrize(
    "elsewhere", ["http://localhost:1/a.csv", "https://127.0.0.1/a.csv", "http://127.0.0.1:1/a.csv"]
)
def test_another_host_port_or_scheme_is_never_asked(
    publisher: Publisher, way: Way, tmp_path: Path, elsewhere: str
) -> None:
    publisher.give("a.csv", {"body": b"", "status": 302, "headers": (("Location", elsewhere),)})
    result = get(publisher, way, tmp_path)
    assert isinstance(result, Setback)
    assert "which is not the publisher; not followed" in result.reason
    assert not result.may_pass
    direct = download(way, elsewhere, tmp_path / ".part")
    assert isinstance(direct, Setback)
    assert "not the publisher" in direct.reason


def test_too_much_leaves_no_part(
    publisher: Publisher, way: Way, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfer, "LARGEST", 100)
    publisher.give("a.csv", {"body": WHOLE, "headers": (TAG,)})
    assert get(publisher, way, tmp_path) == Setback("more than 0 MB, too large for such a file")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "place", ["https://xn--a/", "https://xn--ls8h.example/", "mailto:x", "https://[::1", "//evil.example/"]
)
def test_a_redirection_to_no_address_at_all_is_not_followed(tmp_path: Path, place: str) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        assert request.url.host == "cdn.example"
        return httpx.Response(302, headers={"Location": place})

    with httpx.Client(transport=httpx.MockTransport(answer)) as client:
        way = Way(client, ("https://cdn.example",), wait=lambda _: None)
        came = download(way, "https://cdn.example/a.csv", tmp_path / ".a.csv.part")
    assert isinstance(came, Setback)


@pytest.mark.parametrize("packed", ["br", "zstd", "gzip, gzip"])
def test_an_answer_packed_in_a_way_that_can_burst_is_refused_unread(tmp_path: Path, packed: str) -> None:
    def pieces() -> Iterator[bytes]:
        raise AssertionError
        yield b""

    def answer(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers={"Content-Encoding": packed}, content=pieces())

    with httpx.Client(transport=httpx.MockTransport(answer)) as client:
        way = Way(client, ("https://cdn.example",), wait=lambda _: None)
        came = download(way, "https://cdn.example/a.csv", tmp_path / ".a.csv.part")
    assert came == Setback(f"it came packed as {packed}, which was not asked for")
