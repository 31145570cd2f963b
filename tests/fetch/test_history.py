"""Histories through the price library: as traded, changes without splits, earlier rows never altered in silence."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from narrator.errors import InputError, MissingPart
from narrator.fetch import history, library
from narrator.fetch.files import Fetched, fetch_files
from narrator.fetch.history import HISTORIES, fault_in, history_rows, joined
from narrator.fetch.library import Day, days_of
from narrator.fetch.panel import HISTORY, LEVELS
from narrator.fetch.question import Question
from narrator.fetch.transfer import Setback

THURSDAY = datetime(2025, 1, 9, 12)  # noqa: DTZ001  the market is closed on that day; the last evening is the 8th
SINCE = date(2025, 1, 6)

# A two-for-one split on the 7th and a one-for-ten on the 8th. As traded, shares closed at 20, 21, 11 and 99; the
# library adjusts for both: 20 / 2 x 10 = 100, 21 / 2 x 10 = 105, 11 x 10 = 110, and volume the other way.
SPLITS = (
    Day(date(2025, 1, 3), 100.0, 20.0, 0.0),
    Day(date(2025, 1, 6), 105.0, 40.0, 0.0),
    Day(date(2025, 1, 7), 110.0, 80.0, 2.0),
    Day(date(2025, 1, 8), 99.0, 9.0, 0.1),
)


def test_splits_are_undone_in_closes_and_left_out_of_changes() -> None:
    assert history_rows("AXBY", SPLITS, SINCE, date(2025, 1, 8)) == [
        ("2025-01-06", "AXBY", "21", "5", "200"),  # 105 / 100; volume 40 x 10 / 2
        ("2025-01-07", "AXBY", "11", "4.761905", "800"),  # 110 / 105
        ("2025-01-08", "AXBY", "99", "-10", "9"),  # 99 / 110
    ]


def test_a_later_split_changes_no_earlier_row() -> None:
    later = (*SPLITS, Day(date(2025, 1, 10), 30.0, 5.0, 3.0))
    adjusted = tuple(
        Day(one.day, one.close / 3, one.volume * 3, one.split) if one.day < later[-1].day else one for one in later
    )
    last = date(2025, 1, 8)
    assert history_rows("AXBY", adjusted, SINCE, last) == history_rows("AXBY", SPLITS, SINCE, last)


def test_the_first_day_of_an_issue_has_no_change_and_unknown_volume_is_empty() -> None:
    days = [Day(SINCE, 0.12345678, 0.0, 0.0), Day(date(2025, 1, 7), 16825.9297, 3.0, 0.0)]
    rows = history_rows("AXBY", days, SINCE, date(2025, 1, 8))
    assert rows[0] == ("2025-01-06", "AXBY", "0.123457", "", "")
    assert rows[1][2] == "16825.9297"


def days(*rows: tuple[str, str, str]) -> bytes:
    lines = [f"2025-01-{day},AXBY,{close},{change},100" for day, close, change in rows]
    return "\n".join([",".join(HISTORY), *lines, ""]).encode()


def test_new_days_join_and_old_ones_stay() -> None:
    old = days(("06", "21", "5"), ("07", "11.5", "4.76"))
    new = days(("03", "20", ""), ("06", "21.00001", "5.001"), ("07", "11", "4.76"), ("08", "99", "-10"))
    found = joined(old, new, HISTORY)
    assert found.content == days(("03", "20", ""), ("06", "21", "5"), ("07", "11.5", "4.76"), ("08", "99", "-10"))
    assert found.differing == ("2025-01-07 close: 11.5 is kept, now given as 11",)


def test_where_nothing_is_new_the_file_stays_byte_for_byte() -> None:
    old = days(("06", "21", "5"), ("07", "11", "")).replace(b"\n", b"\r\n")
    assert joined(old, days(("07", "11", "4.76")), HISTORY).content == old
    assert joined(old, days(("07", "11", "4.76")), HISTORY).differing == ()


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"day,level\n", "its first line is not date,close"),
        (b"date,close\n", "it has a header and no rows"),
        (b"date,close\n2025-01-06,21\n2025-01-06,22\n", "it has a day twice"),
        (b"date,close\n2025-01-06,0\n", "row 2 has no date and close"),
        (b"date,close\nMonday,21\n", "row 2 has no date and close"),
        (b"date,close\n2025-01-06,21", "its last line is cut off"),
    ],
)
def test_a_damaged_file_is_named(content: bytes, fault: str) -> None:
    assert fault in (fault_in(content, LEVELS) or "none")


class Library:
    """What the library would give, by its own names; and what it was asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.days: dict[str, Sequence[Day] | Setback] = {}
        self.asked: list[tuple[str, date]] = []
        monkeypatch.setattr(history, "days_of", self.days_of)
        monkeypatch.setattr(history, "require_library", lambda: None)

    def days_of(self, symbol: str, since: date) -> Sequence[Day] | Setback:
        self.asked.append((symbol, since))
        return self.days.get(symbol, Setback("the library got nothing (no such symbol)"))


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Library:
    return Library(monkeypatch)


def fetch(folder: Path, *symbols: str, since: date = SINCE, now: datetime = THURSDAY) -> Fetched:
    return fetch_files(HISTORIES, folder, Question(since, None, symbols, now=now))


def test_issues_and_indices_go_to_their_places(given: Library, tmp_path: Path) -> None:
    given.days = {"BRK-B": SPLITS, "^RUT": SPLITS}
    fetched = fetch(tmp_path, "brk/b", "russell_2000", "NONE")
    assert given.asked == [(name, date(2024, 12, 27)) for name in ("BRK-B", "^RUT", "NONE")]
    assert fetched.written == ("prices/history/BRK-B.csv", "index_levels/russell_2000.csv")
    assert [(one.file, one.reason) for one in fetched.missing] == [
        ("prices/history/NONE.csv", "the library got nothing (no such symbol)")
    ]
    issue = (tmp_path / "prices" / "history" / "BRK-B.csv").read_text().splitlines()
    assert issue[:2] == ["date,symbol,close,pct_change,volume", "2025-01-06,BRK/B,21,5,200"]
    levels = (tmp_path / "index_levels" / "russell_2000.csv").read_text()
    assert levels == "date,close\n2025-01-06,21\n2025-01-07,11\n2025-01-08,99\n"


def test_what_is_up_to_date_is_not_asked_for(given: Library, tmp_path: Path) -> None:
    given.days = {"AXBY": SPLITS}
    fetch(tmp_path, "AXBY")
    assert fetch(tmp_path, "AXBY", since=date(2025, 1, 7)).kept == ("prices/history/AXBY.csv",)
    assert len(given.asked) == 1


def test_the_users_own_levels_are_found_continued_and_never_altered(given: Library, tmp_path: Path) -> None:
    own = tmp_path / "levels" / "sp_500.csv"
    own.parent.mkdir()
    own.write_text("date,close\n2025-01-06,21\n2025-01-07,12\n")
    given.days = {"^GSPC": SPLITS}
    fetched = fetch(tmp_path, "sp_500")
    assert fetched.written == ("levels/sp_500.csv",)
    assert own.read_text() == "date,close\n2025-01-06,21\n2025-01-07,12\n2025-01-08,99\n"
    assert fetched.differing == ("levels/sp_500.csv: 2025-01-07 close: 12 is kept, now given as 11",)
    assert not fetched.complete


def test_an_earlier_beginning_is_asked_for_and_an_issue_that_ended_is_said(given: Library, tmp_path: Path) -> None:
    before = [
        Day(one.day, one.close / 10, one.volume * 10, one.split) for one in SPLITS[:3]
    ]  # the second split to come
    given.days = {"AXBY": before}
    fetched = fetch(tmp_path, "AXBY", since=date(2025, 1, 7))
    assert [one.reason for one in fetched.missing] == ["its last close is of 2025-01-07, not of 2025-01-08"]
    given.days = {"AXBY": SPLITS}
    assert fetch(tmp_path, "AXBY", since=date(2025, 1, 7)).complete
    assert fetch(tmp_path, "AXBY", since=date(2025, 1, 3)).written == ("prices/history/AXBY.csv",)
    assert "2025-01-03,AXBY,20,,100\n" in (tmp_path / "prices" / "history" / "AXBY.csv").read_text()


@pytest.mark.parametrize("symbol", ["A B", "../X", "^GSPC", "", "A,B"])
def test_what_is_no_symbol_is_a_complaint(given: Library, tmp_path: Path, symbol: str) -> None:
    with pytest.raises(InputError):
        fetch(tmp_path, *([symbol] if symbol else []))
    assert given.asked == []


def test_a_missing_library_is_a_complaint_with_the_command_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "find_spec", lambda _: None)
    with pytest.raises(MissingPart, match=r"pip install -c constraints.txt '\.\[history\]'"):
        fetch(tmp_path / "new", "AXBY")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    "url", ["http://query1.finance.yahoo.com/", "https://yahoo.com.example/", "https://notyahoo.com/", "https://x/"]
)
def test_the_library_is_held_to_its_publisher(url: str) -> None:
    with pytest.raises(PermissionError, match="is not the publisher"):
        library._require_publisher(url)


def chart(closes: Sequence[float | None], splits: dict[int, tuple[int, int]], currency: str = "USD") -> dict[str, Any]:
    """An answer of the publisher's chart, one day after the other from 2 January 2025, 14:30 UTC."""
    first = datetime(2025, 1, 2, 14, 30, tzinfo=UTC)
    stamps = [int((first + timedelta(days=number)).timestamp()) for number in range(len(closes))]
    events = {
        str(stamps[day]): {"date": stamps[day], "numerator": new, "denominator": old, "splitRatio": f"{new}:{old}"}
        for day, (new, old) in splits.items()
    }
    meta = {
        "currency": currency,
        "symbol": "AXBY",
        "instrumentType": "EQUITY",
        "exchangeTimezoneName": "America/New_York",
        "timezone": "EST",
        "gmtoffset": -18000,
        "validRanges": ["1d", "max"],
        "dataGranularity": "1d",
        "firstTradeDate": stamps[0],
        "priceHint": 2,
    }
    quote = {name: list(closes) for name in ("open", "high", "low", "close")} | {"volume": [100] * len(closes)}
    indicators = {"quote": [quote], "adjclose": [{"adjclose": list(closes)}]}
    result = {"meta": meta, "timestamp": stamps, "events": {"splits": events}, "indicators": indicators}
    return {"chart": {"result": [result], "error": None}}


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Any]:
    """The real library over a session that answers with what is put in here, or raises it."""
    yfinance = pytest.importorskip("yfinance", reason="the optional part history is not installed")
    requests = pytest.importorskip("curl_cffi.requests")
    yfinance.set_tz_cache_location(str(tmp_path / "zones"))
    put: list[Any] = [chart([100.0, None, 105.0, 99.0], {3: (1, 10)})]

    def request(_: Any, method: str, url: str, **__: Any) -> Any:
        answer = put[0]
        if isinstance(answer, Exception):
            raise answer
        place = answer if isinstance(answer, str) else url
        text = json.dumps(answer) if "/finance/" in url else "crumb"
        done = SimpleNamespace(url=place, status_code=200, text=text, cookies={}, ok=True, method=method)
        done.json, done.raise_for_status = lambda: json.loads(text), lambda: None
        return done

    monkeypatch.setattr(requests.Session, "request", request)
    monkeypatch.setattr("time.sleep", lambda _: None)
    return put


@pytest.mark.usefixtures("answers")
def test_the_real_library_gives_split_adjusted_days() -> None:
    found = days_of("AXBY", date(2025, 1, 2))
    assert found == (
        Day(date(2025, 1, 2), 100.0, 100.0, 0.0),
        Day(date(2025, 1, 4), 105.0, 100.0, 0.0),
        Day(date(2025, 1, 5), 99.0, 100.0, 0.1),
    )


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (
            {"chart": {"result": None, "error": {"code": "Not Found", "description": "No data found"}}},
            "no timezone found",
        ),
        (chart([100.0], {}, currency="GBp"), "its prices are in GBp, not in dollars"),
        (ConnectionError("cut off"), "the library got nothing (cut off)"),
        ("https://elsewhere.example/", "https://elsewhere.example is not the publisher"),
    ],
)
def test_the_real_librarys_troubles_are_setbacks(answers: list[Any], answer: Any, says: str) -> None:
    answers[0] = answer
    found = days_of(f"AXBY{len(says)}", date(2025, 1, 2))
    assert isinstance(found, Setback)
    assert says in found.reason


def test_the_library_is_loaded_only_when_it_is_asked() -> None:
    assert library.__name__ in sys.modules
    assert not hasattr(library, "yfinance")
