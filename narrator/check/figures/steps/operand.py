"""The numbers of an article that arithmetic may take: its figures, and the bare numbers that lean on one of these."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Final

from narrator.check.figures.intervals import point
from narrator.check.figures.known import Known
from narrator.check.figures.steps.spoken import way_in
from narrator.check.figures.units import CURRENCIES, NO_COUNTS
from narrator.check.figures.ways import HEDGES, own_span
from narrator.check.sources.search import Passage, content_words
from narrator.check.words.anchors import months
from narrator.extract.figures.numerals import DIGITS, SMALL, read_numeral
from narrator.model.claims import Direction, Span
from narrator.model.drafts import Evidence

_BARE: Final = re.compile(
    rf"(?<![\w.,:/#@&=$£€¥%-])(?:{DIGITS}|(?i:{SMALL}))(?![\w%]|[.,:]\d|-\w|\s(?:%|per\scent|percent))"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_MILLION: Final = 1_000_000
_LEANS: Final = re.compile(
    r"(?:\b(?:from|to|against|compared (?:with|to)|versus|instead of|rather than|after|than|and|or|but|while)\b|[,;(])"
    r"[^.]*$"
)
SOFT: Final = (
    r"(?:\s(?:about|around|nearly|almost|some|just|over|under|above|below|at least|at most|an?|gain|loss|net|long|short"
    r"|position|of|the|average|mean|median|norm|[a-z]+-(?:year|month|term|run)|historical|usual))*"
)
"""Words between "from" and its number."""
_THEN: Final = re.compile(
    rf"(?:\b(?:from|against|compared (?:with|to)|versus|instead of|rather than|after|than)\b|\([A-Z][a-z]+:){SOFT}\s*$"
)
_ONCE: Final = re.compile(
    r"\b(?:ago|earlier|before|previous\w*|until|then|(?<!be )bought|last (?:year|month|week|quarter)"
    r"|at the start of)\b",
    re.IGNORECASE,
)
_WAS: Final = re.compile(r"\b(?:was|were|had|stood|started|began|opened)\b", re.IGNORECASE)
_YEARS: Final = re.compile(r"(?<!since )(?<!since \w{3} )(?<!since \w{4} )(?<!since \w{5} )\b(?:19|20)\d\d\b")
_CAME: Final = (
    r"(?:(?:\sfrom [^,;]{1,30})?\s(?:of|was|were|came to|amounted to|totall?ed|reached|stood at"
    r"|(?:rose|fell|grew|shrank) to))"
)
_MOVES: Final = frozenset({"percent", "percentage points", "basis points"})
_SENSE: Final = re.compile(
    r"\b(?:(?P<up>ma[dk]e|earn(?:s|ed)?|gain(?:s|ed)?|won|bought|took in|taken in|attracted|drew"
    rf"|(?:profits?|gains?|surplus|inflows?|subscriptions|deposits|purchases){_CAME})"
    r"|(?P<down>lost|loses?|sold|gave up|given up|withdrew|withdrawn|pulled"
    rf"|(?:loss(?:es)?|deficit|outflows?|withdrawals|redemptions|sales){_CAME}))"
    r"(?:\s(?:about|around|nearly|almost|some|just|over|under|only|roughly|another|an?|net|estimated|at least|more than"
    r"|less than))*\s*$",
    re.IGNORECASE,
)
_NO_COUNT: Final = re.compile(r"one(?:\s|$)", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Operand:
    """A printed number in its passage, with the words of its own, up to the next that counts the same.

    `before` is the sentence before its own, `end` which end of a range it is. It stands in many pairs, so that what its
    words say of it is kept.
    """

    figure: Known
    passage: Passage
    own: str
    before: str
    end: Direction | None = None

    @property
    def number(self) -> Decimal:
        """The number as it is printed."""
        return self.figure.written[0]

    @cached_property
    def words(self) -> frozenset[str]:
        """The stems of its own words."""
        return content_words(self.own) - HEDGES

    @cached_property
    def before_it(self) -> str:
        """Its sentence up to the number."""
        return self.passage.text[: self.figure.there.start]

    @cached_property
    def comes_from(self) -> bool:
        """Whether the words before it say that another number came about from it: "against", "from"."""
        return _THEN.search(self.before_it) is not None

    @cached_property
    def is_over(self) -> bool:
        """Whether its words say that it was so before now, or name a year that is over."""
        published = self.passage.page.reading.published
        years = [int(year) for year in _YEARS.findall(self.own)]
        over = bool(years) and published is not None and max(years) < published.year
        return over or _ONCE.search(self.own) is not None

    @cached_property
    def sense(self) -> Direction | None:
        """Whether the words before it say that so much was gained or lost, bought or sold."""
        found = _SENSE.search(self.before_it)
        return None if found is None else Direction.UP if found["up"] else Direction.DOWN

    @cached_property
    def move(self) -> Direction | None:
        """The same; a percentage is gained or lost where something rose or fell by that."""
        return self.sense or (way_in(self.before_it) if self.figure.unit in _MOVES else None)

    @cached_property
    def is_past(self) -> bool:
        """Whether its words tell of what was."""
        return _WAS.search(self.own) is not None


def operands_of(passages: Iterable[Passage], figures: Sequence[Known]) -> list[Operand]:
    """The numbers of the passages of an article, in their order, by its figures."""
    figures = sorted(figures, key=lambda one: one.place)
    found: list[Operand] = []
    before = ""
    for passage in passages:
        here = [one for one in figures if one.evidence.span == passage.span and one.place >= 0]
        here = sorted([*here, *_bare(passage, here)], key=lambda one: one.place)
        found += _operands(passage, list(_with_units(here)), before)
        before = passage.text
    return found


def unit_of(one: Known, other: Known) -> str | None:
    """What two numbers count, `None` where they do not count the same.

    A number without a unit may count things, and millions may be of money: "11.6 trillion yen, from 9.8 trillion".
    """
    if one.unit == other.unit:
        return one.unit
    bare, whole = (one, other) if not one.unit else (other, one)
    if bare.unit or not (is_count(whole) or (whole.unit in CURRENCIES and bare.written[0] >= _MILLION)):
        return None
    return whole.unit


def is_count(figure: Known) -> bool:
    """Whether a number counts things, or may."""
    return figure.unit not in NO_COUNTS and not figure.unit.isupper()


def _operands(passage: Passage, here: Sequence[Known], before: str) -> Iterator[Operand]:
    for one in here:
        if one.interval is None or not one.written:
            continue
        alike = (
            other.unit == one.unit or (not one.unit and is_count(other)) or (is_count(one) and not other.unit)
            for other in here
        )
        places = [other.there.start for other, counts in zip(here, alike, strict=True) if counts]
        own = _own(passage.text, one.there.start, places)
        if len(one.written) == 1:
            yield Operand(one, passage, own, before)
            continue
        for end, value in zip((Direction.DOWN, Direction.UP), one.written, strict=False):
            yield Operand(replace(one, written=(value,), interval=point(value)), passage, own, before, end)


def _own(text: str, place: int, places: Sequence[int]) -> str:
    """The words of a number up to the next on either side; a semicolon parts them before anything else does."""
    span = own_span(text, place, places)
    before, behind = text.rfind("; ", 0, place), text.find("; ", place)
    last = max((one for one in places if one < place), default=0)
    start = before + 2 if before > last else span.start
    return text[start : behind if place < behind < span.end else span.end]


def _with_units(here: Sequence[Known]) -> Iterator[Known]:
    """The numbers of a sentence; one without a unit may have that of the amount before it: "74 cents, against 61"."""
    unit = ""
    last: Known | None = None
    for one in here:
        between = one.evidence.text[last.there.end : one.there.start] if last is not None else ""
        leans = unit in NO_COUNTS and _LEANS.search(between) is not None
        if not one.unit and leans and len(one.written) == 1 and one.written[0] < _MILLION:
            yield replace(one, unit=unit)
        else:
            unit = one.unit
            yield one
        last = one


def _bare(passage: Passage, here: Sequence[Known]) -> Iterator[Known]:
    """The numbers of a sentence that are no figures by themselves: "against 61 in July", "we took part in nine"."""
    start, text = passage.span.start, passage.text
    stated = passage.page.reading.statements
    taken = [one.span for one in stated.quantities] + [one.span for one in stated.periods]
    chain = here[-1].chain if here else ()
    for found in _BARE.finditer(text):
        place = Span(*found.span()).shifted(start)
        dated = _YEAR.fullmatch(found[0]) or (
            months(text[max(0, found.start() - 12) : found.end() + 12]) and _dates(text, found)
        )
        if dated or _NO_COUNT.match(found[0]) or any(one.overlaps(place) for one in taken):
            continue
        value = read_numeral(found[0]).value
        shown = Evidence(text, passage.article, passage.span)
        yield Known(
            None,
            None,
            point(value),
            "",
            None,
            None,
            shown,
            f"{passage.article} has “{found[0]}” ({text})",
            written=(value,),
            chain=chain,
            origin=passage.origin,
            rank=passage.rank,
            place=place.start,
            end=place.end,
        )


def _dates(text: str, found: re.Match[str]) -> bool:
    """Whether a month stands right beside a number: "August 10", "10 August", not "in August, 10 fewer"."""
    before, after = text[: found.start()].split(), text[found.end() :].split()
    beside = [*(word for word in before[-1:] if not word.endswith(",")), *after[:1]]
    return any(map(months, beside))
