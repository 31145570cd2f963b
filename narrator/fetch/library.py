"""The price library yfinance, an optional part, held to the hosts of its publisher."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from typing import Any
from urllib.parse import urlsplit

from narrator.errors import MissingPart
from narrator.fetch.transfer import Setback

HOST = "yahoo.com"
"""The publisher, with all that lies below it."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day as the library gives it: close and volume adjusted for later splits, new shares for one old or 0."""

    day: date
    close: float
    volume: float
    split: float


def require_library() -> None:
    """Complain, with the command that installs it, where the library is not there."""
    if find_spec("yfinance") is None or find_spec("curl_cffi") is None:
        todo = "Install it: pip install -c constraints.txt '.[history]'"
        raise MissingPart("the price library is not installed", where="yfinance", todo=todo)


def days_of(symbol: str, since: date) -> tuple[Day, ...] | Setback:
    """Every day of a symbol from `since` to the present, or why there is none; days without a close are left out."""
    import yfinance  # noqa: PLC0415 - an optional part

    yfinance.config.debug.hide_exceptions = False
    yfinance.config.network.retries = 3
    try:
        with warnings.catch_warnings(action="ignore"):  # the library's, about pandas
            ticker = yfinance.Ticker(symbol, session=_session())
            frame = ticker.history(start=since.isoformat(), auto_adjust=False, actions=True)
            currency = (ticker.get_history_metadata() or {}).get("currency")
    except Exception as error:  # noqa: BLE001 - the library passes on whatever the libraries below it raise
        limited = isinstance(error, (OSError, yfinance.exceptions.YFRateLimitError))
        return Setback(f"the library got nothing ({error or type(error).__name__})", may_pass=limited)
    if currency not in {None, "USD"}:
        return Setback(f"its prices are in {currency}, not in dollars")
    return _days(frame)


def _days(frame: Any) -> tuple[Day, ...]:
    """The library's table as days."""
    columns = (frame["Close"], frame["Volume"], frame["Stock Splits"])
    rows = zip(frame.index, *(column.tolist() for column in columns), strict=True)
    return tuple(Day(stamp.date(), *values) for stamp, *values in rows if values[0] > 0)


def _session() -> Any:
    """A session of the library's own kind that speaks to the publisher only, and over https."""
    from curl_cffi import requests  # noqa: PLC0415 - comes with the optional part

    session: Any = requests.Session(impersonate="chrome")
    ask = session.request

    def request(method: Any, url: str, **more: Any) -> Any:
        _require_publisher(url)
        answer = ask(method=method, url=url, **more)
        _require_publisher(answer.url)
        return answer

    session.request = request
    return session


def _require_publisher(url: str) -> None:
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme != "https" or not (host == HOST or host.endswith(f".{HOST}")):
        raise PermissionError(f"{parts.scheme}://{host} is not the publisher")
