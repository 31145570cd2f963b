"""The evening's prices: an answer becomes an evening of the panel, or nothing does."""

from __future__ import annotations

import csv
import json
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from narrator.fetch import screener
from narrator.fetch.files import Fetched, fetch_files
from narrator.fetch.question import Question
from narrator.fetch.screener import PRICES, evening_of, fault_in
from narrator.fetch.transfer import Setback

if TYPE_CHECKING:
    from tests.fetch.conftest import Publisher, Waited

DAY = date(2025, 3, 10)
EVENING = datetime(2025, 3, 10, 16, 45)  # noqa: DTZ001  a Monday in New York
PLACE = "stocks?tableonly=true&limit=25&offset=0&download=true"


def issue(symbol: str, **other: str | None) -> dict[str, str | None]:
    row: dict[str, str | None] = {
        "symbol": symbol,
        "name": f"{symbol.title()} Holdings Inc.  Common Stock",
        "lastsale": "$1,234.50",
        "netchange": "-14.94",
        "pctchange": "-1.196%",
        "volume": "120000",
        "marketCap": "987654321.00",
        "country": "United States",
        "ipoyear": "1999",
        "industry": "Major Banks",
        "sector": "Finance",
        "url": "/market-activity/stocks/x",
    }
    return {**row, **other}


def answer(*rows: dict[str, str | None], said: str | None = None) -> bytes:
    data: dict[str, Any] = {"asOf": said, "headers": {}, "rows": list(rows)}
    return json.dumps({"data": data, "message": None, "status": {"rCode": 200}}).encode()


FOUR = (
    issue("NA"),
    issue("BRK/B", lastsale="$0.0312", pctchange="UNCH", volume="0", marketCap="0.00", sector="", industry=""),
    issue("AXBY", pctchange="", marketCap="", name="Axby, Bee & Co."),
    issue("AXBYW", pctchange="0.00%", country=None),
)
MADE = """date,symbol,name,close,pct_change,volume,market_cap,sector,industry,country
2025-03-10,AXBY,"Axby, Bee & Co.",1234.5,,120000,,Finance,Major Banks,United States
2025-03-10,AXBYW,Axbyw Holdings Inc. Common Stock,1234.5,0,120000,987654321,Finance,Major Banks,
2025-03-10,BRK/B,Brk/B Holdings Inc. Common Stock,0.0312,0,,,,,United States
2025-03-10,NA,Na Holdings Inc. Common Stock,1234.5,-1.196,120000,987654321,Finance,Major Banks,United States
"""


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A market of four issues will do."""
    monkeypatch.setattr(screener, "FEWEST", 4)


def reason(made: bytes | Setback) -> str:
    return made.reason if isinstance(made, Setback) else "none"


@pytest.mark.usefixtures("small")
def test_unknown_values_are_empty_and_never_nothing() -> None:
    made = evening_of(answer(*FOUR), DAY)
    assert isinstance(made, bytes)
    assert made.decode() == MADE
    assert fault_in(made, DAY) is None


@pytest.mark.usefixtures("small")
def test_issues_without_a_last_sale_are_left_out() -> None:
    many = [issue(f"AX{number}") for number in range(20)]
    made = evening_of(answer(*many, issue("NONE", lastsale="NA"), issue("ZERO", lastsale="$0.00")), DAY)
    assert isinstance(made, bytes)
    assert [row["symbol"] for row in csv.DictReader(made.decode().splitlines())] == sorted(
        f"AX{number}" for number in range(20)
    )


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"<html>Access denied</html>", "it is not a screener's answer"),
        (b'{"data": null}', "it is not a screener's answer"),
        (b"[]", "it is not a screener's answer"),
        (b'{"data": {"rows": [{"symbol": "AXBY"}]}}', "it is not a screener's answer (no name)"),
        (answer(), "it has no rows"),
        (answer(*FOUR)[:-60], "it is not a screener's answer"),
        (answer(*FOUR, said="Last price as of Mar 07, 2025"), "which is not 2025-03-10"),
        (answer(*FOUR[:3]), "it has 3 issues, fewer than the 4 of a whole market"),
        (answer(*FOUR, FOUR[0]), "it has an issue twice"),
        (answer(*FOUR, issue("A", lastsale=""), issue("B", lastsale="")), "only 4 of 6 issues have a last sale"),
        (answer(*(issue(f"A{number}", marketCap="0.00") for number in range(9))), "most issues have no capitalisation"),
        (answer(*(issue(f"A{number}", pctchange="0.00%") for number in range(9))), "no issue has moved"),
    ],
)
def test_an_evening_that_is_not_plausible_is_refused(content: bytes, fault: str) -> None:
    assert fault in reason(evening_of(content, DAY))


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("said", ["Last price as of Mar 10, 2025", "Last price as of March 10, 2025", "whenever", ""])
def test_an_answer_may_say_of_which_day_it_is(said: str) -> None:
    assert isinstance(evening_of(answer(*FOUR, said=said), DAY), bytes)


def test_a_few_issues_are_no_market() -> None:
    assert "fewer than the 3000 of a whole market" in reason(evening_of(answer(*FOUR), DAY))


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (MADE.replace("country", "land", 1), "its first line is not date,symbol"),
        (MADE.replace("2025-03-10,NA", "2025-03-07,NA"), "it has a row of 2025-03-07"),
        (MADE[:-1], "its last line is cut off"),
        (MADE + "2025-03-10,AX\n", "row 6 has 2 fields where the header has 10"),
        ("", "it is no comma-separated table"),
    ],
)
def test_a_damaged_evening_of_the_panel_is_named(content: str, fault: str) -> None:
    assert fault in (fault_in(content.encode(), DAY) or "none")


def fetch(publisher: Publisher, folder: Path, waited: Waited, now: datetime, **asked: Any) -> Fetched:
    return fetch_files(publisher.of(PRICES), folder, Question(now=now, **asked), wait=waited)


@pytest.mark.usefixtures("small")
@pytest.mark.allow_hosts(["127.0.0.1"])
def test_an_evening_is_taken_once_and_stands_for_its_day(publisher: Publisher, tmp_path: Path, waited: Waited) -> None:
    publisher.give(PLACE, answer(*FOUR), answer(*FOUR, issue("LATE")))
    assert fetch(publisher, tmp_path, waited, EVENING).written == ("prices/2025-03-10.csv",)
    again = fetch(publisher, tmp_path, waited, EVENING.replace(hour=21))
    assert (again.written, again.kept) == ((), ("prices/2025-03-10.csv",))
    assert (tmp_path / "prices" / "2025-03-10.csv").read_text() == MADE
    assert [path.name for path in tmp_path.rglob("*")] == ["prices", "2025-03-10.csv"]
    assert publisher.asked == [PLACE]
    assert all(agent.startswith("Mozilla/5.0 (compatible; market-narrator/") for agent in publisher.agents)


@pytest.mark.usefixtures("small")
@pytest.mark.allow_hosts(["127.0.0.1"])
@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2025-03-10 09:00", "2025-03-07"),  # before the opening
        ("2025-03-10 16:10", "2025-03-07"),  # quotes are late
        ("2025-03-11 00:30", "2025-03-10"),
        ("2025-03-08 18:00", "2025-03-07"),  # a Saturday shows the Friday
        ("2025-07-04 18:00", "2025-07-03"),  # a holiday shows the day before
    ],
)
def test_nothing_is_taken_before_the_close_or_on_another_day(
    publisher: Publisher, tmp_path: Path, waited: Waited, moment: str, day: str
) -> None:
    publisher.give(PLACE, answer(*FOUR))
    fetched = fetch(publisher, tmp_path, waited, datetime.fromisoformat(moment))
    assert publisher.asked == []
    assert [one.file for one in fetched.missing] == [f"prices/{day}.csv"]
    assert "this one is past" in fetched.missing[0].reason


@pytest.mark.usefixtures("small")
@pytest.mark.allow_hosts(["127.0.0.1"])
def test_evenings_that_were_missed_are_listed(publisher: Publisher, tmp_path: Path, waited: Waited) -> None:
    publisher.give(PLACE, answer(*FOUR))
    fetched = fetch(publisher, tmp_path, waited, EVENING, since=date(2025, 3, 6))
    assert fetched.written == ("prices/2025-03-10.csv",)
    assert [one.file for one in fetched.missing] == ["prices/2025-03-06.csv", "prices/2025-03-07.csv"]


@pytest.mark.usefixtures("small")
@pytest.mark.allow_hosts(["127.0.0.1"])
def test_a_refused_answer_leaves_nothing(publisher: Publisher, tmp_path: Path, waited: Waited) -> None:
    publisher.give(PLACE, b"<html>Access denied</html>")
    fetched = fetch(publisher, tmp_path, waited, EVENING)
    assert "it is not a screener's answer" in fetched.missing[0].reason
    assert not list(tmp_path.rglob("*.csv"))


@pytest.mark.parametrize("price", ["1e999999999", "$1E400", "1e-999999"])
def test_a_price_without_bounds_is_none(price: str) -> None:
    made = evening_of(
        answer(*FOUR, *(issue(f"AX{number}") for number in range(40)), issue("HUGE", lastsale=price)), DAY
    )
    assert b"HUGE" not in made if isinstance(made, bytes) else "issues" in made.reason


def test_an_answer_nested_without_end_is_refused() -> None:
    made = evening_of(b"[" * 100_000, DAY)
    assert isinstance(made, Setback)
