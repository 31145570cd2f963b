"""What a file says of itself against what it holds: the counts of its last lines, and numbers that cannot be."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from narrator.errors import UnreadableFile
from narrator.read.table import Field, listed

if TYPE_CHECKING:
    import pandas as pd

MOST = 1e15
"""More shares, or dollars, than any one row has."""


DIGITS = 18
"""A count or a total has no more."""


@dataclass(frozen=True, slots=True)
class Trailed:
    """A text without its last lines: the numbers that stood in them (`None` where one is missing), and what is wrong.

    `count` is how many rows the text has below its header.
    """

    body: bytes
    numbers: tuple[int | None, ...]
    count: int
    problems: tuple[str, ...]


def without_trailer(content: bytes, marks: Sequence[tuple[str, str]], first: int = 1) -> Trailed:
    """A text and the trailer that its publisher ends it with, the first number of which counts the rows.

    Parameters
    ----------
    marks : for each line of the trailer, a pattern with one group for its number, and how it reads in words.
    first : the line of the header.
    """
    body, numbers, absent = content.rstrip(b"\r\n"), list[int | None](), list[str]()
    end = body.count(b"\n") + 1
    for pattern, words in reversed(marks):
        start = body.rfind(b"\n") + 1
        found = re.fullmatch(pattern.encode(), body[start:].strip())
        if found and start and len(found[1]) <= DIGITS:
            numbers.insert(0, int(found[1]))
            body = body[:start].rstrip(b"\r\n")
        else:
            numbers.insert(0, None)
            absent.insert(0, f"line {end}: {words} is missing: the file may have been cut off")
    count = body.count(b"\n") + 1 - first
    if numbers[0] is not None and numbers[0] != count:
        absent.insert(0, f"line {first + count + 1}: {marks[0][1]} says {numbers[0]:,}, there are {count:,} rows")
    return Trailed(body, tuple(numbers), count, tuple(absent))


def outside(
    rows: pd.DataFrame, fields: Mapping[str, Field], first: int = 2, *, least: float = 0, most: float = MOST
) -> list[str]:
    """A problem for every number beyond what is possible, by line; a missing one is none but in a `COUNT`.

    `first` is the line of the first row.
    """
    problems = []
    for name, kind in fields.items():
        if kind not in {Field.COUNT, Field.NUMBER, Field.AMOUNT}:
            continue
        wrong = rows.index[(rows[name].notna() | (kind is Field.COUNT)) & ~rows[name].between(least, most)]
        problems += [(line + first, f"{name} is {rows[name][line]:.15g}, which cannot be") for line in wrong]
    return [f"line {line}: {words}" for line, words in sorted(problems)]


def greater(rows: pd.DataFrame, part: str, whole: str, first: int = 2) -> list[str]:
    """A problem for every row in which a part exceeds the whole."""
    return [
        f"line {line + first}: {part} {rows[part][line]:.15g} is more than {whole} {rows[whole][line]:.15g}"
        for line in rows.index[rows[part] > rows[whole]]
    ]


def blank(rows: pd.DataFrame, name: str, first: int = 2) -> list[str]:
    """A problem for every row that lacks a text it needs."""
    return [f"line {line + first}: no {name}" for line in rows.index[rows[name].str.strip() == ""]]


def refuse(file: str, problems: Sequence[str]) -> None:
    """Complain where there are problems; in the order of their lines.

    Raises
    ------
    UnreadableFile : with all of them.
    """
    if problems:
        ordered = sorted(problems, key=lambda problem: int(re.findall(r"\d+", problem)[0]))
        todo = "Fetch the file again, or mend these lines"
        what = f"{len(problems):,} of its lines cannot be right"
        raise UnreadableFile(what, where=file, todo=todo, problems=listed(ordered))


def published(days: pd.Series[pd.Timestamp], rule: Callable[[date], date]) -> pd.Series[pd.Timestamp]:
    """The first day on which each row may be used, by the rule of its publisher."""
    import pandas as pd  # noqa: PLC0415 - loaded with the first file

    known: Mapping[pd.Timestamp, pd.Timestamp] = {day: pd.Timestamp(rule(day.date())) for day in days.unique()}
    return days.map(known)
