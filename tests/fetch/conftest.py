"""A publisher on this machine that answers as it is told, and remembers what it was asked."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler
from typing import Any, cast

import pytest

from narrator.fetch.source import Source


@dataclass(frozen=True)
class Answer:
    """One answer; `announced` is a Content-Length that may be a lie, `None` sends none and closes.

    With `stalls`, nothing comes after the headers until the publisher is shut.
    """

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    announced: int | None = -1
    stalls: bool = False


class Publisher(socketserver.ThreadingTCPServer):
    """Each path has its answers, given in turn; the last one for ever."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: dict[str, list[Answer]] = {}
        self.asked: list[str] = []
        self.resumed: list[tuple[str | None, str | None]] = []
        self.agents: set[str] = set()
        self.shut = threading.Event()

    @property
    def base(self) -> str:
        return f"{self.origin}/files/"

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def of(self, source: Source) -> Source:
        """The source with this machine in the place of its hosts."""
        return replace(source, base=self.base, origins=(self.origin,))

    def give(self, name: str, *answers: Mapping[str, Any] | bytes) -> None:
        """What to answer for a file: a body, or the fields of an `Answer`."""
        self.answers[f"/files/{name}"] = [Answer(one) if isinstance(one, bytes) else Answer(**one) for one in answers]


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:  # the name that http.server calls
        publisher = cast("Publisher", self.server)
        publisher.asked.append(self.path.removeprefix("/files/"))
        publisher.resumed.append((self.headers["Range"], self.headers["If-Range"]))
        publisher.agents.add(self.headers["User-Agent"])
        answers = publisher.answers.get(self.path, [Answer(b"<html>AccessDenied</html>", 403)])
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        self.send_response(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        if answer.announced is not None:
            length = len(answer.body) if answer.announced < 0 else answer.announced
            self.send_header("Content-Length", str(length))
        self.end_headers()
        self.wfile.write(answer.body)
        if answer.stalls:
            publisher.shut.wait(10)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name that http.server gives
        """Say nothing."""


@pytest.fixture
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine is asked directly, whatever the environment says."""
    monkeypatch.setenv("no_proxy", "*")


@pytest.fixture
def publisher(no_proxy: None) -> Iterator[Publisher]:  # noqa: ARG001  asked for what it does
    with Publisher() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.shut.set()
        server.shutdown()
        thread.join()


@dataclass
class Waited:
    """Passes no time and keeps count of it."""

    seconds: list[float] = field(default_factory=list)

    def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


@pytest.fixture
def waited() -> Waited:
    return Waited()
