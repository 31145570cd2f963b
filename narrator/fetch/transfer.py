"""One file from one host: with time-outs, a few patient repetitions, and no way to another host."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass

import httpx

from narrator import __version__

PAUSES = (1.0, 4.0, 16.0)
"""Seconds before the second, third and fourth request for a file; there is no fifth."""

PATIENCE = 60.0
"""Seconds that a server may ask for (Retry-After) before the file is given up for this run."""

TIMEOUT = httpx.Timeout(30.0, connect=10.0)
WHOLE_FILE_WITHIN = 180.0
"""Seconds for one answer, however steadily it trickles."""

LARGEST = 64 * 2**20
"""Bytes that are read of one answer; a short interest file has two million."""

_REDIRECTS = 3
_MAY_PASS = frozenset({408, 425, 429, 500, 502, 503, 504})
_NO_SUCH_FILE = frozenset({403, 404, 410})


@dataclass(frozen=True, slots=True)
class Setback:
    """Why a file was not given; `may_pass` where the server or the way to it failed, not the file."""

    reason: str
    may_pass: bool = False
    after: float = 0.0


def open_client() -> httpx.Client:
    """A client that says who it is, follows nothing on its own and asks for bytes as they are stored."""
    headers = {
        "User-Agent": f"market-narrator/{__version__} (one file at a time, each once)",
        "Accept": "text/csv, text/plain;q=0.9, */*;q=0.5",
        "Accept-Encoding": "identity",
    }
    return httpx.Client(headers=headers, timeout=TIMEOUT, follow_redirects=False)


def download(client: httpx.Client, url: str, *, wait: Callable[[float], None] = time.sleep) -> bytes | Setback:
    """The whole content behind an address, or why there is none.

    What may pass (no connection, a time-out, an answer that breaks off, status 429 or 5xx) is asked for again after
    each of `PAUSES`, or after what Retry-After says where that is longer.
    """
    result = _attempt(client, url)
    for pause in PAUSES:
        if isinstance(result, bytes) or not result.may_pass or result.after > PATIENCE:
            break
        wait(max(pause, result.after))
        result = _attempt(client, url)
    return result


def _attempt(client: httpx.Client, url: str) -> bytes | Setback:
    try:
        return _follow(client, client.build_request("GET", url))
    except httpx.TimeoutException as error:
        return Setback(f"no answer in time ({type(error).__name__})", may_pass=True)
    except httpx.RequestError as error:
        return Setback(f"the transfer failed ({error or type(error).__name__})", may_pass=True)


def _follow(client: httpx.Client, request: httpx.Request) -> bytes | Setback:
    """The answer to a request, through redirections within its own host only."""
    for _ in range(_REDIRECTS + 1):
        response = client.send(request, stream=True)
        with contextlib.closing(response):
            if response.next_request is None:
                return _received(response)
            target = response.next_request
        if _origin(target.url) != _origin(request.url):
            return Setback(f"redirected to {target.url.host}, which is not the publisher; not followed")
        request = target
    return Setback(f"redirected more than {_REDIRECTS} times")


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


def _received(response: httpx.Response) -> bytes | Setback:
    """The content of an answer, as long as it was said to be."""
    if response.status_code != httpx.codes.OK:
        return _refusal(response)
    content, started = bytearray(), time.monotonic()
    for part in response.iter_bytes():
        content += part
        if len(content) > LARGEST:
            return Setback(f"more than {LARGEST // 2**20} MB, too large for such a file")
        if time.monotonic() - started > WHOLE_FILE_WITHIN:
            return Setback(f"not whole after {WHOLE_FILE_WITHIN:.0f} seconds", may_pass=True)
    announced = response.headers.get("Content-Length")
    if announced is not None and announced != str(response.num_bytes_downloaded):
        return Setback(f"{response.num_bytes_downloaded} bytes came where {announced} were announced", may_pass=True)
    return bytes(content)


def _refusal(response: httpx.Response) -> Setback:
    """What a status other than 200 means."""
    status = f"HTTP {response.status_code}"
    if response.status_code in _MAY_PASS:
        asked = response.headers.get("Retry-After", "")
        return Setback(f"the server failed ({status})", may_pass=True, after=float(asked) if asked.isdecimal() else 0.0)
    if response.status_code in _NO_SUCH_FILE:
        return Setback(f"the publisher does not have it, or does not give it ({status})")
    return Setback(f"an answer that is no file ({status})")
