"""A table as it is read: the head of a row, the head of a column and the figure where they meet make a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from narrator.extract.layout import without_marks
from narrator.model.claims import Span
from narrator.read.drafts.lines import LONGEST_CELL

Change: TypeAlias = tuple[Span, str]
"""A place of the draft, and what is read there instead."""

_LINE = re.compile(r"[^\n]+")
_CELL = re.compile(r"[^|\s](?:[^|\n]*[^|\s])?|(?<=\|)(?=[ \t]*\|)")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?!\d)(?:,? \d{{4}})?"
_TIME = re.compile(
    rf"(?:^|(?<=\s)|(?<=\())(?P<lead>on|in|over|during|for|as of|at the end of)?\s*(?P<time>(?P<day>{_DAY})"
    rf"|(?P<span>{_MONTH}(?: \d{{4}})?|(?:19|20)\d\d|Q[1-4](?: \d{{4}})?)|(?P<todate>YTD|year to date)|since .+"
    r"|(?:this|last|the past|the last|past|previous) (?:\w+ )?(?:day|session|week|month|quarter|year)s?"
    r"|today|yesterday)\)?$",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"(?P<count>\d{1,2}|one|two|three|six|twelve)?[ -]?(?P<unit>day|session|week|month|quarter|year)s?", re.IGNORECASE
)
_CHANGE = re.compile(
    r"(?:price |% |pct )?(?:change|chg\.?|move|return|performance|gain(?: or |/)loss)$|$", re.IGNORECASE
)
_UNIT = re.compile(
    r",? *[(\[](?:in )?(?P<sign>US\$|[$€£¥]?) ?(?P<unit>billion|bn|million|mn?|thousand|k|%)?[)\]]$", re.IGNORECASE
)
_AMOUNT = re.compile(r"[$€£¥%]|\d[.,]\d|(?<!\w)(?!(?:19|20)\d\d(?!\w))\d+(?!\w)")
"""What the head of a column does not have; it may have a day or a year."""

_SIGN = re.compile(r"[*_`]*([+\-−–])(?=[*_`]*[$€£¥\d])")
_NUMBERED = re.compile(r"[A-Z][\w&]+ \d{2,4}$")
"""An index that is named by its number; within a sentence it has an article before it."""

_NOTHING = re.compile(r"(?:n/?a\.?|none|nil|unknown|[\W_]*)$", re.IGNORECASE)
"""What stands in a cell that has no figure, other than a head."""

_OF_OTHER_THINGS = re.compile(
    r"\b(?:los[est]|fall|fell|declin|drop|down|worst|slump|slid|sink|sank|short|fees?\b|cost|borrow|interest|yield|rates?\b"
    r"|share of|weight|flow|margin|portion|volatil|premium|inflation|growth|earn|sales|profit|revenue)",
    re.IGNORECASE,
)
"""What a table is of that does not say how much something has risen."""

_NAMES = re.compile(r"(?:[A-Z][\w&.’'-]*(?: |$)){2,}$")


@dataclass(frozen=True, slots=True)
class _Columns:
    """The heads of columns; `plain` are those whose figures have no sign, in a table that may be of anything."""

    titles: tuple[str, ...]
    plain: frozenset[int]


def rows_as_sentences(words: str) -> Iterator[Change]:
    """What is read in the place of the rows of tables: each cell with a figure as a sentence, in a line of its own."""
    lines = (_cells(words, Span(*line.span())) for line in _LINE.finditer(words))
    above = ""
    for count, rows in _tables(filter(None, lines), words):
        head, *body = rows
        titles = tuple(_said(cell, words) for cell in head)
        if count > 1 and body and not any(map(_has_figure, titles[1:])):
            loose = _OF_OTHER_THINGS.search(f"{above} {titles[0]}") is not None
            signed = {at for row in body for at, cell in enumerate(row) if _SIGN.match(cell.of(words))}
            columns = _Columns(titles, frozenset(range(count)) - signed if loose else frozenset())
            for row in body:
                yield from _row(row, columns, words)
        above = _said([head, *body][-1][-1], words) if count == 1 else ""


def _tables(lines: Iterable[list[Span]], words: str) -> Iterator[tuple[int, list[list[Span]]]]:
    """Lines with no more cells than the first, and its number; cut where another head of columns stands among them."""
    table: list[list[Span]] = []
    for row in lines:
        fits = bool(table) and 1 < len(row) <= len(table[0])
        if table and not (fits and not _is_head(row, words)):
            yield len(table[0]), table
            table = []
        table.append(row)
    if table:
        yield len(table[0]), table


def _is_head(row: Sequence[Span], words: str) -> bool:
    """Whether a row has words in each of its columns, and no figure."""
    titles = [_said(cell, words) for cell in row[1:]]
    return not any(_has_figure(one) or _NOTHING.match(one) for one in titles)


def _has_figure(title: str) -> bool:
    """Whether a head of a column is none; it may have a time, a unit or the number that an index is named by."""
    if _NUMBERED.match(title) or _SPAN.fullmatch(title):
        return False
    return _AMOUNT.search(_TIME.sub("", _UNIT.sub("", title))) is not None


def _cells(words: str, line: Span) -> list[Span]:
    """The cells of a line, with those at its ends that are empty; a line between two bars has none."""
    found = [Span(*cell.span()) for cell in _CELL.finditer(words, line.start, line.end)]
    said = line.of(words).strip()
    first, last = said.startswith("|"), said.endswith("|")
    corner = [Span(line.start, line.start)] if first and not last else []
    return [*corner, *found, *([Span(line.end, line.end)] if last and not first else [])]


def _said(cell: Span, words: str) -> str:
    said = " ".join(without_marks(cell.of(words)).replace("`", "").split())
    return said if len(said) <= LONGEST_CELL else ""


def _row(row: Sequence[Span], columns: _Columns, words: str) -> Iterator[Change]:
    """The changes of a row; each figure but one right beside the head of the row begins a line with that once more."""
    head, told, beside = _said(row[0], words), False, True
    for number, (before, cell, title) in enumerate(zip(row, row[1:], columns.titles[1:], strict=False), 1):
        if not title or not head or not _AMOUNT.search(cell.of(words)):
            if told:
                yield Span(before.end, cell.start), "\n"
            told, beside = False, beside and not cell.of(words)
            continue
        turned = _is_turned(head, title)
        subject, measure = (title, head) if turned else (head, title)
        leads, rest = _around(measure, cell.of(words), plain=number in columns.plain)
        if beside:
            yield from [(row[0], _named(subject))] if turned else _opening(row[0], head, words)
            yield Span(row[0].end, cell.start), f" {leads}"
        else:
            bar = words.index("|", before.end, cell.start)
            yield Span(before.end, bar), "\n"
            yield Span(bar, cell.start), f"{_named(subject)} {leads}"
        yield from _figure(cell, words, rest, signed=not leads.startswith("had "))
        told, beside = True, False


def _opening(cell: Span, head: str, words: str) -> Iterator[Change]:
    """The change with which a row begins like a sentence."""
    at = cell.start + len(cell.of(words)) - len(cell.of(words).lstrip("*_`~ "))
    if _NUMBERED.match(head):
        yield Span(cell.start, cell.start), "The "
    elif words[at : at + 1].islower():
        yield Span(at, at + 1), words[at].upper()


def _figure(cell: Span, words: str, rest: str, *, signed: bool) -> Iterator[Change]:
    """The changes of a cell: without its sign where the words before say so, and with those that end the sentence."""
    sign = _SIGN.match(cell.of(words)) if signed else None
    if sign:
        yield Span(cell.start + sign.start(1), cell.start + sign.end(1)), ""
    end = cell.start + len(cell.of(words).rstrip("*_`~ "))
    if end > cell.start:
        yield Span(end - 1, end), f"{words[end - 1]}{rest}."


def _is_turned(head: str, title: str) -> bool:
    """Whether a row is of a time or a measure, and its columns are of what is measured."""
    return _TIME.match(head) is not None or (_NAMES.match(title) is not None and not _NAMES.match(head))


def _named(subject: str) -> str:
    """A subject as a sentence begins with it."""
    return f"The {subject}" if _NUMBERED.match(subject) else subject[0].upper() + subject[1:]


def _around(title: str, cell: str, *, plain: bool) -> tuple[str, str]:
    """What is read before and after a figure under a title: "rose" 4% "this year", "had fee of" 4%."""
    unit = _UNIT.search(title)
    sign, after = "", ""
    if unit and not re.search(r"[$€£¥%]|[a-z]{2}", cell):
        sign, after = unit["sign"], {"": "", "%": "%"}.get(unit["unit"] or "", f" {unit['unit']}")
    title = title[: unit.start()] if unit else title
    time = _TIME.search(title) or _SPAN.fullmatch(title)
    noun = (title[: time.start()] if time else title).strip(" ,(-–—")
    when = f" {_when(time)}" if time else ""
    if "%" in cell + after and _CHANGE.match(noun) and (noun or not plain):
        falls = (found := _SIGN.match(cell)) is not None and found[1] != "+"
        return f"{'fell' if falls else 'rose'} {sign}", after + when
    return (f"had {_with_article(_within_a_sentence(noun))} of {sign}" if noun else f"had {sign}"), after + when


def _with_article(noun: str) -> str:
    """A noun as a sentence has it: "a fee a year", "an outflow", "days to cover"."""
    if re.match(r"\w*[^\Ws]s\b|[^a-z]|(?:the|its?|an?)\b|.*[^s]s$", noun):
        return noun
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _when(time: re.Match[str]) -> str:
    if time.re is _SPAN:
        several = time["count"] not in {None, "1", "one"}
        return f"in {time['count'] or 'a'} {time['unit'].lower()}{'s' if several else ''}"
    if time["todate"]:
        return "this year"
    if time["day"] or time["span"]:
        return f"{time['lead'] or ('on' if time['day'] else 'in')} {time['time']}".rstrip(")")
    return _within_a_sentence(time[0].strip(" ()"))


def _within_a_sentence(title: str) -> str:
    """A title without the capital that it has as the beginning of a cell."""
    return title if title[1:2].isupper() or _NUMBERED.match(title) else title[0].lower() + title[1:]
