"""The words that rank a value in its own record: superlatives, ranks, percentiles, streaks, firsts, turning points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from narrator.check.records.vocabulary import LONGEST
from narrator.model.claims import Span

_WORDS = (
    *("first", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
)
_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
COUNTS = {word: number for number, word in enumerate(_COUNTS, 1)} | {"a": 1, "an": 1, "a couple of": 2}
"""Counts as prose writes them."""

_NTH = rf"(?:\d{{1,3}}(?:,\d{{3}})*(?:st|nd|rd|th)|{'|'.join(_WORDS)})"
_COUNT = rf"(?:\d{{1,4}}|{'|'.join(_COUNTS)}|a\scouple\sof|an?)"
UNIT = r"(?:trading\s)?(?:days?|sessions?|weeks?|cycles?|months?|quarters?|years?|decades?|values?|reports?|readings?"
UNIT += r"|settlement\s(?:dates?|periods?))"
"""What a record is counted in."""

_TURNS = r"(?:straight|consecutive|successive)"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
NAMED = (
    rf"(?:(?:early|mid|late)[-\s])?(?:the\s(?:(?:first|second|third|fourth)\squarter|start|beginning|end)\sof\s)?"
    rf"(?:last\s(?:{_MONTH}|year|month|week|quarter)|(?:\d{{1,2}}\s)?{_MONTH}(?:\s\d{{1,2}}(?!\d))?(?:,?\s\d{{4}})?"
    r"|\d{4}|the\s(?:start|beginning)\sof\sthe\syear)"
)
"""A time that "since" names."""

HEDGE = r"(?:nearly|almost|close\sto|just\sunder|about|around|roughly|some|more\sthan|over|at\sleast|well\sover)"
"""What softens or bounds a stretch of time."""

WINDOW = (
    rf"(?:since(?:\sat\sleast)?\s{NAMED}|since\srecords\sbegan|on\srecord|ever\b(?!\s\w+ing)|in\s(?:its\s)?history"
    rf"|of\sall\stime|of\sthe\s(?:whole\s)?record"
    r"|(?:so\sfar\s)?this\s(?:year|month|quarter)|of\s(?:the|this)\syear|of\s(?:19|20)\d{2}"
    r"|year\sto\sdate"
    rf"|(?:in|for|of|over|among)\s(?:the\s)?(?:(?:past|last|previous)\s)?(?:{HEDGE}\s)?{_COUNT}[\s-]{UNIT}"
    rf"|(?:in|of|over)\sthe\s(?:past|last)\s(?:year|month|quarter|decade)|(?:in|for)\s(?:years|months|weeks))"
)
"""Over what a superlative ranges."""

_SIZE = (
    r"(?:most\s(?:negative|positive|bearish|bullish)|least\s(?:negative|positive)"
    r"|(?:most|least)(?!\s[a-z-]+(?:able|ed|ive|ful|ous|al)\b)|fewest|highest|lowest|largest|biggest|greatest"
    r"|smallest|best|worst|strongest|weakest|steepest|sharpest"
    r"|heaviest|deepest|fastest|slowest|longest|shortest)"
)
_NO_NOUN = r"(?!(?:is|was|are|were|be|been|has|have|had|that|which|who|and|but|or|than|since|on|this|while)\b)"
_NOUNS = rf"(?:\s{_NO_NOUN}[A-Za-z][\w'’&-]*(?:(?<!\bin|\bof)\s\d{{3,4}}\b(?!\s(?:shares|stocks|days)\b))?)"
"""The words behind a superlative, an index with its number among them: "worst month for the Russell 2000"."""


EXTREME = re.compile(
    rf"\b(?:(?P<nth>{_NTH})[\s-])?(?:joint[\s-])?(?P<degree>{_SIZE})(?P<noun>{_NOUNS}{{0,6}}?)"
    rf"\s(?P<window>{WINDOW})(?![\w-])",
    re.IGNORECASE,
)
_RECORD = re.compile(
    r"\b(?<!track\s)(?<!previous\s)(?:(?P<degree>all-time|record)[\s-](?P<noun>highs?|lows?|peaks?|outflows?|inflows?"
    r"|withdrawals?|redemptions?|loss(?:es)?|gains?|profits?|levels?|close|run|share)"
    r"|(?P<bare>(?:an?|the|its|their)\srecord)(?=\s[$€£\d]))\b",
    re.IGNORECASE,
)
_HIGH = re.compile(
    rf"\b(?P<window>(?:{_COUNT}|multi)[\s-](?:day|week|month|quarter|year))[\s-](?P<noun>high|low|peak)\b",
    re.IGNORECASE,
)
_AMONG = re.compile(
    rf"\b(?:one\sof|among)\s(?:the|its|their)\s(?P<degree>{_SIZE})(?P<noun>{_NOUNS}{{0,5}}?)"
    rf"\s(?P<window>{WINDOW})(?![\w-])",
    re.IGNORECASE,
)
_PERCENTILE = re.compile(
    rf"\b(?P<nth>\d{{1,2}}(?:st|nd|rd|th))\spercentile(?:\s(?P<window>{WINDOW}))?(?![\w-])", re.IGNORECASE
)
_FEW = r"(?:[a-z-]+\s){0,2}?"
_TIMES = r"(?:day|session|week|cycle|month|quarter|year)"
_AGAIN = r"(?:in\sa\srow|running|on\sthe\strot)"
_STREAK_FORMS = (
    rf"\b(?:an?|the|its|their|for|in)\s(?P<nth>{_NTH})\s{_TURNS}\s(?P<noun>{_FEW})(?P<unit>{UNIT})(?![\w-])",
    rf"\b(?P<nth>{_NTH})\s(?P<noun>{_FEW})(?P<unit>{UNIT})(?:\sof\s{_FEW}[a-z-]+)?\s{_AGAIN}\b",
    rf"\b(?P<count>{_COUNT})\s{_TURNS}\s(?P<noun>{_FEW})(?P<unit>{UNIT})(?![\w-])",
    rf"\b(?P<count>{_COUNT})\s(?P<unit>{UNIT})\s{_AGAIN}\b",
    rf"\b(?P<count>{_COUNT})[\s-](?P<unit>{_TIMES})\s(?P<noun>(?:losing|winning)\s)?(?:streak|run)\b",
)
_STREAKS = tuple(re.compile(form, re.IGNORECASE) for form in _STREAK_FORMS)
_CHANGE = (
    r"(?:inflows?|outflows?|withdrawals?|redemptions?|loss|gain|rise|fall|increase|decrease|drop|decline|advance"
    r"|profit)"
)
_FIRST = re.compile(
    rf"\bfirst\s(?P<noun>(?:[a-z-]+\s){{0,3}}?(?:{_CHANGE}|time))(?:\s[a-z-]+){{0,4}}?"
    rf"\s(?P<window>since\s{NAMED}|(?:in|for)\s(?:{HEDGE}\s)?{_COUNT}\s{UNIT})(?![\w-])",
    re.IGNORECASE,
)
_TURN = re.compile(
    r"\b(?P<noun>peaked|topped\sout|(?:hit|reached|made)\sa\s(?:peak|trough)|troughed|bottomed(?:\sout)?)"
    rf"\s(?P<window>(?:in|on)\s{NAMED})(?![\w-])",
    re.IGNORECASE,
)
_DENIED = re.compile(r"(?:\bnot|n[’']t|\bnever|\bhardly|\bno\slonger|\bfar\sfrom)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:could|would|(?-i:may)|might|will|shall|should|expect(?:s|ed)?|likely|if|whether|unless|on\s(?:course|track)"
    r"|set\sto|poised|forecasts?|after|before|until|besides|excluding)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:()–—]|\b(?:but|and|while|which)\b", re.IGNORECASE)


class Ranks(StrEnum):
    """What a phrase says of a value: an extreme, one among the first, in a percentile, of a streak, a first, a turn."""

    EXTREME = "extreme"
    AMONG = "among"
    PERCENTILE = "percentile"
    STREAK = "streak"
    FIRST = "first"
    TURN = "turn"


@dataclass(frozen=True, slots=True)
class Ranking:
    """One such phrase, with its place in the draft.

    `degree` is the superlative ("largest"), `noun` what follows it ("weekly outflow"), `number` the rank, percentile
    or length of a streak, `window` the words of the time that it ranges over, `unit` what a streak is counted in.
    `denied` is set behind a "not".
    """

    ranks: Ranks
    span: Span
    text: str
    degree: str = ""
    noun: str = ""
    number: int | None = None
    window: str = ""
    unit: str = ""
    denied: bool = False


def rankings_in(sentence: str, at: int) -> tuple[Ranking, ...]:
    """The ranking phrases of a sentence that begins `at` a place of the draft, in its order.

    What is only expected, supposed or excluded is none; nor is anything in a line too long to be a sentence.
    """
    found: list[Ranking] = []
    for ranks, match in _matches(sentence) if len(sentence) <= LONGEST else ():
        span = Span(*match.span()).shifted(at)
        if any(one.span.overlaps(span) for one in found) or _OPEN.search(_clause_before(sentence, match.start())):
            continue
        denied = _DENIED.search(sentence[: match.start()]) is not None
        found.append(_ranking(ranks, match, span, denied=denied))
    return tuple(sorted(found, key=lambda one: one.span))


def _matches(sentence: str) -> Iterator[tuple[Ranks, re.Match[str]]]:
    """The matches of every form, the longer forms first."""
    forms = [(Ranks.AMONG, _AMONG), (Ranks.PERCENTILE, _PERCENTILE), *((Ranks.STREAK, one) for one in _STREAKS)]
    forms += [(Ranks.FIRST, _FIRST), (Ranks.EXTREME, EXTREME), (Ranks.EXTREME, _RECORD), (Ranks.EXTREME, _HIGH)]
    forms += [(Ranks.TURN, _TURN)]
    return ((ranks, match) for ranks, form in forms for match in form.finditer(sentence))


def _clause_before(sentence: str, place: int) -> str:
    """The words from the start of the clause to a place; a comma before a bare superlative continues it."""
    before = sentence[:place]
    cuts = [cut.end() for cut in _CLAUSE.finditer(before.rstrip(" ,"))]
    return before[max(cuts, default=0) :]


def _ranking(ranks: Ranks, match: re.Match[str], span: Span, *, denied: bool) -> Ranking:
    parts = {name: (words or "").casefold() for name, words in match.groupdict().items()}
    counted = parts.get("nth") or parts.get("count")
    return Ranking(
        ranks,
        span,
        match.group(),
        degree=" ".join(parts.get("degree", "").split()) or ("record" if parts.get("bare") else ""),
        noun=parts.get("noun", "").strip(),
        number=_number(counted) if counted else None,
        window=match.groupdict().get("window") or "",
        unit=parts.get("unit", ""),
        denied=denied,
    )


def _number(words: str) -> int:
    """A count or a place, in words or figures."""
    if words in _WORDS:
        return _WORDS.index(words) + 1
    spelt = " ".join(words.split())
    return COUNTS[spelt] if spelt in COUNTS else int(Decimal(re.sub(r"\D", "", words)))
