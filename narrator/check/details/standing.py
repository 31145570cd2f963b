"""Which way something stands from a level, or goes on or back, by the words that a passage and a draft have for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from narrator.check.sources.search import content_words
from narrator.model.claims import Span

Turned: TypeAlias = list[tuple[Span, Span]]
"""Places of a draft, each with the place of a passage that says the opposite."""

_SCALE: Final = r"per\scent|percent|points?|basis\spoints|cents|million|billion|pence"
_FIGURE: Final = rf"(?P<figure>[$€£]?\d(?:[\d.,]*\d)?)(?:\s?%|\s(?:{_SCALE}))?"
_LEVEL: Final = r"(?:\s(?!low\b)[a-z-]+){0,4}?\s(?:high|peak|record|top|maximum)\b(?!\sof\s[$€£\d])"
_FROM_LEVEL: Final = re.compile(
    rf"{_FIGURE}\s(?:(?P<below>off|below|under|beneath|short\sof|shy\sof|lower\sthan|down\sfrom|less\sthan|from)"
    rf"|(?P<above>above|over|past|beyond|higher\sthan|up\sfrom|more\sthan))(?:\s(?:its|the|their|his|her|an?))\b{_LEVEL}"
)
"""So much below or above a high: "11% off its peak"."""
_UP, _DOWN = "premium|surplus|rebate|inflow", "discount|deficit|shortfall|fee|outflow"
_PRICED: Final = re.compile(
    rf"\b(?:(?P<above>{_UP})|(?P<below>{_DOWN}))s?\b"
    rf"(?:\s(?!(?:and|or|but|from|down|up|than|against)\b)[\w’'&-]+){{0,9}}?\s{_FIGURE}"
    rf"|{_FIGURE.replace('figure', 'number')}\s(?:(?P<over>{_UP})|(?P<under>{_DOWN}))\b"
)
"""So much of a premium or a discount, of a surplus or a deficit."""
_PRICES: Final = {
    "premium": 1,
    "discount": 1,
    "surplus": 2,
    "deficit": 2,
    "shortfall": 2,
    "rebate": 3,
    "fee": 3,
    "inflow": 4,
    "outflow": 4,
}

_BEFORE: Final = (
    r"(?:\s(?:of|in|on))?\s(?:(?:a|the)\s(?:day|week|month|quarter|year)\s(?:ago|before|earlier)"
    r"|last\s(?:week|month|quarter|year))\b"
)
_THEN: Final = re.compile(rf"{_FIGURE}(?:\s[a-z]+){{0,2}}?{_BEFORE}")
_NOW: Final = re.compile(
    rf"{_FIGURE}(?:\s[a-z]+){{0,4}},?\s(?:up\s|down\s)?"
    r"(?:(?:wider|narrower|higher|lower|more|less|fewer|larger|smaller)\s)?"
    r"(?:from|against|compared\s(?:with|to)|versus|than|after)\s(?:the\s|an?\s)?"
    rf"(?={_THEN.pattern.replace('figure', 'then')})"
)
"""What was so much a year before, and what it is now."""
_ON: Final = (
    r"extend(?:s|ed|ing)?|add(?:s|ed|ing)?\sto|deepen(?:s|ed|ing)?|buil[dt](?:s|ing)?\son|stretch(?:es|ed|ing)?"
)
_BACK: Final = (
    r"par(?:es?|ed|ing)|trim(?:s|med|ming)?|recoup(?:s|ed|ing)?|recover(?:s|ed|ing)?|eras(?:es?|ed|ing)|retrac(?:es?|ed|ing)"
    r"|g[ai]v(?:es?|en|ing)\s(?:back|up)|surrender(?:s|ed|ing)?|w[io]n(?:s|ning)?\sback|ma[dk](?:es?|ing)\s(?:up|good)"
    r"|claw(?:s|ed|ing)?\sback|wip(?:es?|ed|ing)\sout|los[et](?:s|ing)?|shed(?:s|ding)?|regain(?:s|ed|ing)?|revers(?:es?|ed|ing)"
)
_RETRACED: Final = re.compile(
    rf"\b(?:(?P<on>{_ON})|(?P<back>{_BACK}))\s(?:(?!and\b|but\b|while\b)[^\s,;:.]+(?:\.\d\S*)?\s){{0,6}}?"
    r"(?:(?P<up>gains?|advances?|rally|rallies|rises?|profits?|(?:w[io]n|gained|risen|made)\b)"
    r"|(?P<down>loss(?:es)?|declines?|falls?|slides?|slumps?|drops?|(?:lost|fallen|shed)\b))",
    re.IGNORECASE,
)
"""What goes on with gains or losses, or takes them back: who gives back gains falls."""
_CLAUSE: Final = re.compile(r"[,;:]\s|\s(?:while|whereas|and|but|as|after|before)\s")
_STANDING: Final = re.compile(
    r"\b(?:ago|before|earlier|last|high|peak|record|top|maximum|premium|discount|surplus|deficit|shortfall|fee|rebate|inflow|outflow)"
)
_GOING: Final = re.compile(rf"\b(?:{_ON}|{_BACK})\b", re.IGNORECASE)


class _Way(NamedTuple):
    """A way of a `kind`, 1 or -1, with the words that must be the same in another telling, and where it is told."""

    kind: int
    way: int
    of: frozenset[str]
    place: Span


def stands_otherwise(said: str, passage: str) -> Turned | None:
    """Where a sentence has something stand above a level, or go on, that a passage has below it, or going back.

    `None` where the passage has any of it as the sentence does.

    >>> stands_otherwise("Zinc is 4% above its peak.", "Zinc is 4% off its peak.")
    [(Span(start=8, end=25), Span(start=8, end=23))]
    """
    there = _ways(passage) if _ways(said) else ()
    pairs = [(one, [other for other in there if _are_of_one(one, other)]) for one in _ways(said)]
    turned = [(one.place, others[0].place) for one, others in pairs if others and not _agrees(one, others)]
    return turned or (None if any(others for _, others in pairs) else [])


def _agrees(one: _Way, others: Sequence[_Way]) -> bool:
    return any(one.way == other.way for other in others)


def _are_of_one(one: _Way, other: _Way) -> bool:
    return one.kind == other.kind and bool(one.of & other.of)


@lru_cache(maxsize=1 << 12)
def _ways(text: str) -> tuple[_Way, ...]:
    standing = _STANDING.search(text) is not None
    return (*(_stood(text) if standing else ()), *(_retraced(text) if _GOING.search(text) else ()))


def _stood(text: str) -> Iterator[_Way]:
    """How much above or below a high something is, of what so much is told, and what was so much before."""
    for found in _FROM_LEVEL.finditer(text):
        yield _Way(0, 1 if found["above"] else -1, frozenset({found["figure"]}), Span(*found.span()))
    for form, way in ((_THEN, -1), (_NOW, 1)):
        for found in form.finditer(text):
            yield _Way(-2, way, frozenset({found["figure"]}), Span(*found.span()))
    for found in _PRICED.finditer(text):
        noun = found["above"] or found["below"] or found["over"] or found["under"]
        way = 1 if found["above"] or found["over"] else -1
        yield _Way(_PRICES[noun], way, frozenset({found["figure"] or found["number"]}), Span(*found.span()))


def _retraced(text: str) -> Iterator[_Way]:
    """Who goes on with gains or losses, or back; losses that are won back are gains."""
    for found in _RETRACED.finditer(text):
        begins = max((one.end() for one in _CLAUSE.finditer(text, 0, found.start())), default=0)
        way = (1 if found["on"] else -1) * (1 if found["up"] else -1)
        yield _Way(-1, way, content_words(text[begins : found.start()]), Span(*found.span()))
