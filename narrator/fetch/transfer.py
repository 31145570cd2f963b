"""One file from its publisher: with time-outs, patient repetitions from where it broke off, and no other host."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import httpx

from narrator.fetch.partial import Begun, begun_in, forget, keep

PAUSES = (1.0, 4.0, 16.0)
"""Seconds before the second, third and fourth request for a file; there is no fifth."""

PATIENCE = 60.0
"""Seconds that a server may ask for (Retry-After) before the file is given up for this run."""

TIMEOUT = httpx.Timeout(30.0, connect=10.0)
WHOLE_FILE_WITHIN = 180.0
"""Seconds for one answer, however steadily it trickles."""

LARGEST = 64 * 2**20
"""Bytes that are read of one file; the largest, a screener's answer or a year of futures, has less than ten million."""

_UNPACKED = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
"""How an answer may be packed on the way; other ways, and several at once, can grow beyond any bound in one piece."""

_REDIRECTS = 3
_MAY_PASS = frozenset({408, 425, 429, 500, 502, 503, 504})
_NO_SUCH_FILE = frozenset({403, 404, 410})


@dataclass(frozen=True, slots=True)
class Setback:
    """Why a file was not given; `may_pass` where the server or the way to it failed, not the file."""

    reason: str
    may_pass: bool = False
    after: float = 0.0
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """How a file is asked for: the client, the origins that may be spoken to, and where a part of it may wait.

    `origins` are scheme, host and, where it is not the usual one, port: `https://cdn.finra.org`.
    """

    client: httpx.Client
    origins: tuple[str, ...]
    wait: Callable[[float], None] = field(default=time.sleep)


_BROKEN_OFF = Setback("it broke off", may_pass=True)


def open_client(agent: str, headers: Mapping[str, str]) -> httpx.Client:
    """A client that says who it is, follows nothing on its own and asks for bytes as they are stored."""
    said = {"User-Agent": agent, "Accept": "text/csv, text/plain;q=0.9, */*;q=0.5", "Accept-Encoding": "identity"}
    return httpx.Client(headers={**said, **headers}, timeout=TIMEOUT, follow_redirects=False)


def download(way: Way, url: str, part: Path) -> bytes | Setback:
    """The whole content behind an address, or why there is none.

    What may pass (no connection, a time-out, an answer that breaks off, status 429 or 5xx) is asked for again after
    each of `PAUSES`, or after what Retry-After says where that is longer. What came of a file before it broke off
    waits in `part`, and the rest is asked for while the publisher says that the file is still the same.
    """
    result = _attempt(way, url, part)
    for pause in PAUSES:
        if isinstance(result, bytes) or not result.may_pass or result.after > PATIENCE:
            break
        way.wait(max(pause, result.after))
        result = _attempt(way, url, part)
    return result


def _attempt(way: Way, url: str, part: Path) -> bytes | Setback:
    begun = begun_in(part, url)
    resume = {"Range": f"bytes={len(begun.content)}-", "If-Range": begun.validator} if begun else {}
    try:
        return _follow(way, way.client.build_request("GET", url, headers=resume), url, begun, part)
    except httpx.TimeoutException as error:
        return Setback(f"no answer in time ({type(error).__name__})", may_pass=True)
    except (httpx.InvalidURL, UnicodeError) as error:  # a host that no rule of names allows
        return Setback(f"redirected to what is no address ({error})")
    except httpx.RequestError as error:
        return Setback(f"the transfer failed ({error or type(error).__name__})", may_pass=True)


def _follow(way: Way, request: httpx.Request, url: str, begun: Begun | None, part: Path) -> bytes | Setback:
    """The answer to a request, through redirections among the publisher's own hosts only."""
    for _ in range(_REDIRECTS + 1):
        if _origin(request.url) not in way.origins:
            return Setback(f"redirected to {_origin(request.url)}, which is not the publisher; not followed")
        response = way.client.send(request, stream=True)
        with contextlib.closing(response):
            if response.next_request is None:
                return _received(response, url, begun, part)
            request = response.next_request
    return Setback(f"redirected more than {_REDIRECTS} times")


def _origin(url: httpx.URL) -> str:
    port = "" if url.port is None else f":{url.port}"
    return f"{url.scheme}://{url.raw_host.decode('ascii')}{port}"


def _received(response: httpx.Response, url: str, begun: Begun | None, part: Path) -> bytes | Setback:
    """The content of an answer, or of a part that waited and the answer that continues it."""
    packed = response.headers.get("Content-Encoding", "identity")
    if packed.lower() not in _UNPACKED:
        return Setback(f"it came packed as {packed}, which was not asked for")
    if response.status_code == httpx.codes.OK:
        return _read(response, Begun.of(response.headers, url), part)
    if begun and response.status_code == httpx.codes.PARTIAL_CONTENT and begun.goes_on_in(response.headers):
        return _read(response, begun, part)
    if begun and response.status_code in {httpx.codes.PARTIAL_CONTENT, httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE}:
        forget(part)
        return Setback("the file changed between two requests", may_pass=True)
    return _refusal(response)


def _read(response: httpx.Response, begun: Begun, part: Path) -> bytes | Setback:
    """The content, as long as it was said to be; what came before a break is kept, if it can be continued."""
    setback: Setback | None
    content, setback = bytearray(begun.content), _BROKEN_OFF
    try:
        setback = _pour(response, content)
    finally:
        if setback and setback.may_pass:
            keep(part, begun, bytes(content))
        else:
            forget(part)
    return setback or _measured(bytes(content), response, begun)


def _pour(response: httpx.Response, content: bytearray) -> Setback | None:
    """Take in an answer, as far as there is reason to."""
    started = time.monotonic()
    for piece in response.iter_bytes():
        content += piece
        if len(content) > LARGEST:
            return Setback(f"more than {LARGEST // 2**20} MB, too large for such a file")
        if time.monotonic() - started > WHOLE_FILE_WITHIN:
            return Setback(f"not whole after {WHOLE_FILE_WITHIN:.0f} seconds", may_pass=True)
    return None


def _measured(content: bytes, response: httpx.Response, begun: Begun) -> bytes | Setback:
    """The content, if it has the size that was announced."""
    came, announced = response.num_bytes_downloaded, response.headers.get("Content-Length")
    if announced is not None and announced != str(came):
        return Setback(f"{came} bytes came where {announced} were announced", may_pass=True)
    if begun.content and begun.size not in {None, len(content)}:
        return Setback(f"{len(content)} bytes came where {begun.size} were announced", may_pass=True)
    return content


def _refusal(response: httpx.Response) -> Setback:
    """What a status other than 200 means."""
    status = f"HTTP {response.status_code}"
    if response.status_code in _MAY_PASS:
        after = _asked_for(response.headers.get("Retry-After", ""))
        return Setback(f"the server failed ({status})", may_pass=True, after=after)
    if response.status_code in _NO_SUCH_FILE:
        return Setback(f"the publisher does not have it, or does not give it ({status})", absent=True)
    return Setback(f"an answer that is no file ({status})")


def _asked_for(retry_after: str) -> float:
    """The seconds that a Retry-After asks for: a number, or a date (RFC 9110, 10.2.3)."""
    if retry_after.isdecimal():
        return float(retry_after)
    try:
        return max(0.0, (parsedate_to_datetime(retry_after) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):  # no date, or one without a zone
        return 0.0
