"""Whether two claims speak of the same thing: subject, period, and the names of people and houses."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from difflib import SequenceMatcher
from functools import lru_cache

from narrator.check.words.spelling import in_letters, words_in
from narrator.model.claims import Entity, Period, Subject

NEAR = timedelta(days=7)
"""How far two ends of a period may lie apart and still be the same: a week of publication and settlement days."""

A_MONTH = timedelta(days=31)

_TRADE_USAGE = {"small_and_below": "small", "large_and_above": "large"}
_SIZES = {
    "small_and_below": "small, micro and nano caps",
    "mid_and_above": "mid, large and mega caps",
    "large_and_above": "large and mega caps",
    "all": "all stocks",
} | {size: f"{size} caps" for size in ("nano", "micro", "small", "mid", "large", "mega")}
_NAMED_KINDS = frozenset({"symbol", "name", "fund", "industry", "sector"})
FORMS = frozenset(
    {"inc", "corp", "co", "llc", "plc", "ltd", "lp", "nv", "sa", "ag", "company", "corporation", "incorporated", "the"}
    | {"class", "common", "stock", "shares", "ordinary", "holdings", "group", "limited"}
)
"""Words that say what kind of house or share it is, and do not tell one from another."""
SHORT_NAMES = {
    full: short
    for short, names in {
        "abe": "abraham",
        "al": "albert alfred",
        "alex": "alexander alexandra",
        "andy": "andrew drew",
        "barney": "bernard",
        "ben": "benjamin",
        "beth": "elizabeth liz betty",
        "bill": "william will billy",
        "bob": "robert rob bobby robbie",
        "cathy": "catherine katherine kathy kate katie",
        "charlie": "charles chuck",
        "chris": "christopher christine",
        "dan": "daniel danny",
        "dave": "david",
        "deb": "deborah debbie",
        "dick": "richard rick rich",
        "don": "donald donny",
        "doug": "douglas",
        "ed": "edward eddie ted",
        "fred": "frederick",
        "gene": "eugene",
        "greg": "gregory",
        "jack": "john",
        "jeff": "jeffrey geoffrey geoff",
        "jerry": "gerald jerome",
        "jim": "james jimmy",
        "joe": "joseph",
        "jon": "jonathan",
        "josh": "joshua",
        "ken": "kenneth",
        "larry": "lawrence laurence",
        "maggie": "margaret peggy",
        "matt": "matthew",
        "mike": "michael mick",
        "nick": "nicholas",
        "pat": "patrick patricia",
        "pete": "peter",
        "phil": "philip",
        "ray": "raymond",
        "ron": "ronald",
        "sam": "samuel samantha",
        "stan": "stanley",
        "steve": "steven stephen",
        "sue": "susan",
        "tim": "timothy",
        "tom": "thomas tommy",
        "tony": "anthony antony",
        "vicky": "victoria",
        "walt": "walter",
    }.items()
    for full in names.split()
}
"""Given names by the short form under which many texts print them."""

_TITLES = frozenset(
    """
    mr mrs ms miss dr sir sen senator rep representative gov governor president mayor judge congressman congresswoman
    former
    """.split()  # noqa: SIM905
)
"""What stands before a person's name and is no part of it."""

_LONGEST_PET_NAME = 5
"""Longer names that stand for others are full ones: not Bobby, Eddie, Kate."""
_SPACING = re.compile(r"[^a-z0-9]")
CUT_NAME = 24
"""Issue names in the files are cut at 30 characters; from here on, a beginning is as good as the whole."""


@lru_cache(maxsize=16_384)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell it from others: lower case, legal form and share class left out."""
    words = in_letters(words_in(name))
    kept = tuple(word for word in words if word not in FORMS)
    return kept or tuple(words)


def compact(words: str) -> str:
    """The letters and digits of some words alone, so that a name is found however it is spaced: "S&P 500", "sp500"."""
    return _SPACING.sub("", words.casefold())


def same_name(one: str, other: str) -> bool:
    """Whether one name is the other, or begins or ends it (`Tidewater` and `Tidewater Analytics LLC`, `Ferrant`).

    Titles and the initials between a given name and a surname are left out of many texts, and many a given name is
    printed short.

    >>> same_name("Charles E. Pell", "President Pell"), same_name("Tim Pell", "Timothy R. Pell")
    (True, True)
    """
    names = name_words(one), name_words(other)
    initials = [[word for word in words[1:-1] if len(word) == 1] for words in names]
    first, second = sorted((_in_short(words) for words in names), key=len)
    if not first or (all(initials) and initials[0] != initials[1]) or _two_in_full(*names):
        return False
    whole = " ".join(second).startswith(" ".join(first)) and len(" ".join(first)) >= CUT_NAME
    return whole or first in (second[: len(first)], second[-len(first) :])


def _two_in_full(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two given names go by one short form and are two: Albert and Alfred, Christine and Christopher."""
    given = [next((word for word in words if word not in _TITLES), "") for words in (one, other)]
    long = all(word in SHORT_NAMES and len(word) > _LONGEST_PET_NAME for word in given)
    return long and given[0] != given[1]


def _in_short(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name without title and inner initials, a given name that goes by another in its short form."""
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    inner = (word for word in words[1:-1] if len(word) > 1)
    return (SHORT_NAMES.get(words[0], words[0]), *inner, *words[1:][-1:]) if words else words


def likeness(one: str, other: str) -> float:
    """How alike two names are spelled, 0 to 1, word order and legal form aside."""
    first, second = " ".join(name_words(one)), " ".join(name_words(other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def same_subject(said: Subject | None, known: Subject | None, *, label: str = "", apart: bool = False) -> bool | None:
    """Whether two subjects are one, `None` where that cannot be told: one is missing, or a group and the other a name.

    `label` is the display name of the known one; of a symbol without one nothing says whose it is. Unless a text names
    both `apart`, `small` is what the trade calls everything that is small or below, and `large` everything that is
    large or above.
    """
    if said is None or known is None:
        return None
    if set(said.parts) == set(known.parts):
        return True
    if {said.kind, known.kind} == {"segment"} and not apart:
        return _TRADE_USAGE.get(said.name, said.name) == _TRADE_USAGE.get(known.name, known.name)
    if (said.kind in _NAMED_KINDS) != (known.kind in _NAMED_KINDS):
        return None
    if said.kind not in _NAMED_KINDS:
        return False
    strange = {said.kind, known.kind} == {"name", "symbol"} and not label
    return _one_name(said, known, label) or (None if strange else False)


def beginning(subject: Subject) -> str:
    """The word that every name of the same subject begins with; none for a group, which goes by other names."""
    words = name_words(subject.name) if subject.kind in _NAMED_KINDS else ()
    return words[0][:CUT_NAME] if words else ""


def _one_name(said: Subject, known: Subject, label: str) -> bool:
    if said.kind == known.kind == "symbol":
        return said.name == known.name
    return any(_same_issue(said.name, name) for name in (known.name, label) if name)


def _same_issue(said: str, known: str) -> bool:
    """Unlike a person or a house, an issue is named by its beginning, never by its last word."""
    first, second = sorted((name_words(said), name_words(known)), key=len)
    whole = " ".join(second).startswith(" ".join(first)) and len(" ".join(first)) >= CUT_NAME
    return bool(first) and (whole or first == second[: len(first)])


def same_period(said: Period | None, known: Period | None, *, to_date: bool = False) -> bool | None:
    """Whether two periods are one to within a week at each end, `None` where either is not stated.

    `to_date` is for articles: what ran from January to the day of writing is still said of the year weeks later.
    """
    if said is None or known is None:
        return None
    starts, ends = (said.start, known.start), (said.end, known.end)
    if not any(None not in pair for pair in (starts, ends)):
        return None
    same_start = _near(*starts, NEAR)
    long = known.start is not None and known.end is not None and known.end - known.start > A_MONTH
    return same_start and _near(*ends, A_MONTH if to_date and long else NEAR)


def _near(one: date | None, other: date | None, within: timedelta) -> bool:
    return one is None or other is None or abs(one - other) <= within


def names_apart(subjects: Sequence[Subject | None]) -> bool:
    """Whether a text tells a segment from the group that the trade calls by the same word."""
    names = {subject.name for subject in subjects if subject is not None and subject.kind == "segment"}
    return any(group in names and word in names for group, word in _TRADE_USAGE.items())


def subject_in_words(subject: Subject | None, label: str = "") -> str:
    """A subject as a statistic has it."""
    if label:
        return label
    return "" if subject is None else subject.name.replace("_", " ")


def called(subject: Subject | None, entities: Iterable[Entity]) -> str:
    """A subject for a message: "the Calder 300", "small caps", a listed security by the name that a text gives it."""
    if subject is None:
        return ""
    if subject.kind == "symbol":
        return next((one.name for one in entities if one.symbol == subject.name), subject.name)
    if subject.kind == "index":
        return f"the {subject.name.replace('sp_500', 'S&P 500').replace('_', ' ').title()}"
    return _SIZES.get(subject.name, subject.name.replace("_", " ")) if subject.kind == "segment" else subject.name


def time_in_words(period: Period) -> str:
    """A period as a message speaks of it: `May 2026`, `11 Jun 2026`, or from when to when."""
    start, end = period.start, period.end
    if start is not None and start == end:
        return f"{start.day} {start:%b %Y}"
    if start is not None and end is not None and start.day == 1 and end == _month_end(start):
        return f"{start:%B %Y}"
    return period_in_words(period)


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def period_in_words(period: Period | None) -> str:
    """A period for a message: `1 Jan 2023–11 Sep 2023`, of one day `15 Aug 2023`."""
    if period is None:
        return ""
    ends = [f"{day.day} {day:%b %Y}" if day else "" for day in (period.start, period.end)]
    return ends[0] if period.start == period.end else "–".join(ends)
