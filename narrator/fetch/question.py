"""What a user asks of a source, and which of its files that is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from dateutil.tz import gettz

from narrator.calendar import trading_days
from narrator.errors import InputError, OutsideData
from narrator.fetch.source import Asked, Source, Wanted

_CONTACT = re.compile(r"[ -~]*[!-~]+@[!-~]+\.[!-~]+[ -~]*")
_NEEDED = {
    "since": ("a first day", "Say from which day, as in --since 2025-01-02"),
    "symbols": ("symbols", "Name them, as in --symbols AXBY,russell_2000"),
    "contact": ("to know who asks", "Give your name and mail address with --contact, or in NARRATOR_CONTACT"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for: the days from `since` on, as far as published by `until`.

    Parameters
    ----------
    since : the last trading day, where nothing is said and the source has no history.
    until : today, where nothing earlier is said.
    symbols : for a source that is asked by symbol.
    contact : a name and mail address, for a publisher that wants to know who asks.
    now : the moment in New York; the clock's, where none is given.
    """

    since: date | None = None
    until: date | None = None
    symbols: tuple[str, ...] = ()
    contact: str = ""
    now: datetime | None = None


def wanted_by(question: Question, source: Source) -> list[Wanted]:
    """The files to ask for: none before its publication date.

    Raises
    ------
    InputError : something that the source needs is not given.
    MissingPart : the library that the source needs is not installed.
    OutsideData : nothing was published in that time, or it begins before the source's first file.
    """
    _require(source, question)
    asked = _asked(source, question)
    wanted = [one for one in source.wanted(asked) if one.published <= asked.last]
    if wanted:
        return wanted
    later = replace(asked, last=asked.last + timedelta(days=45), current=False)
    coming = min((one.published for one in source.wanted(later) if one.published > asked.last), default=None)
    what = f"nothing of the days since then was published by {asked.last}"
    todo = "Begin earlier" + (f", or end on {coming}, when the next file is published" if coming else "")
    raise OutsideData(what, where=f"{source.name} since {asked.since}", todo=todo)


def _asked(source: Source, question: Question) -> Asked:
    """The question, ended on the last day whose publications are out."""
    now = question.now or datetime.now(gettz("America/New_York"))
    today = now.date() if now.time() >= source.out_by else now.date() - timedelta(days=1)
    last = min(question.until or today, today)
    earliest = min(question.since or last, last)
    where = f"{source.name} since {question.since or last}"
    if earliest < source.first:
        raise OutsideData(source.before_first, where=where, todo=f"Ask for {source.first} or later")
    first = question.since or trading_days(last - timedelta(days=10), last)[-1]
    if first > last:
        raise OutsideData(f"that is after {last}", where=where, todo="Ask for an earlier day")
    return Asked(first, last, now, current=last == today, symbols=question.symbols)


def _require(source: Source, question: Question) -> None:
    """Complain of what the source needs and was not given."""
    for need in sorted(source.needs):
        if not getattr(question, need):
            raise InputError(f"this source needs {_NEEDED[need][0]}", where=source.name, todo=_NEEDED[need][1])
    if question.symbols and "symbols" not in source.needs:
        where, todo = "--symbols", f"Leave it out: {source.name} has no files of a symbol"
        raise InputError("this source is not asked by symbol", where=where, todo=todo)
    if question.contact and not _CONTACT.fullmatch(question.contact):
        where, todo = f"--contact {question.contact}", "Write it in plain letters, as in Jo Doe jo@doe.example"
        raise InputError("that is no mail address that can be sent", where=where, todo=todo)
