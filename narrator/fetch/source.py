"""What a source of public files is, and what is wanted of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from narrator.fetch.transfer import Setback


@dataclass(frozen=True, slots=True)
class Joined:
    """A file after something new came for it, and each row on which old and new disagree."""

    content: bytes
    differing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: from which day, up to the last day whose publications are out.

    `now` is the moment in New York; `current` whether `last` is the latest day possible.
    """

    since: date
    last: date
    now: datetime
    current: bool
    symbols: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """One file: its name below the folder, when it is published, where it may lie, and when it is whole.

    Parameters
    ----------
    name : its place below the folder; with `anywhere`, a file of this name in any folder below is taken for it.
    places : below the source's base, tried in turn.
    fault_in : what is wrong with the content under the name, a clause; `None` where it is whole.
    lacks : what a whole file does not have yet and should have by now; `None` where nothing.
    shaped : what came as it is to be kept.
    joined : what was there and what came.
    take : where the file comes otherwise than from `places`.
    instead_of : a file wanted before, without which alone this one is asked for: it has the same rows.
    reaches_back : whether a whole file begins early enough, or more of it is asked for once more.
    """

    name: str
    published: date
    places: tuple[str, ...]
    fault_in: Callable[[bytes], str | None]
    lacks: Callable[[bytes], str | None] = lambda _: None
    shaped: Callable[[bytes], bytes | Setback] = lambda content: content
    joined: Callable[[bytes, bytes], Joined] = lambda _, new: Joined(new)
    take: Callable[[], bytes | Setback] | None = None
    reaches_back: Callable[[bytes], bool] = lambda _: True
    anywhere: bool = True
    instead_of: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher's files: where they are, whose terms apply, and which of them a question is about.

    Parameters
    ----------
    base : the address below which the files lie.
    origins : the only scheme and host that may be spoken to, redirections included.
    out_by : the time in New York by which a day's publications are out; before it, the day is not over.
    first : the day before which nothing is asked for, `before_first` says why.
    wanted : every file that a question is about, those published after `Asked.last` too.
    needs : which of `since`, `symbols` and `contact` must be given.
    agent : how the client calls itself, with `{}` for narrator's name and version.
    """

    name: str
    base: str
    origins: tuple[str, ...]
    terms: str
    out_by: time
    first: date
    before_first: str
    wanted: Callable[[Asked], tuple[Wanted, ...]]
    needs: frozenset[str] = frozenset({"since"})
    agent: str = "{} (one file at a time, each once)"
    headers: tuple[tuple[str, str], ...] = ()
