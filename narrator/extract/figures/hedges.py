"""Hedges, and the interval of values that a hedged figure allows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from narrator.extract.figures.numerals import Numeral
from narrator.model.claims import Hedge, Interval


@dataclass(frozen=True, slots=True)
class Softener:
    """Words beside a figure; `just` bounds it on the far side too ("just over")."""

    hedge: Hedge
    words: str
    just: bool = False


SOFTENERS = (
    Softener(
        Hedge.NEARLY,
        r"(?:very\s)?(?:nearly|almost|close\sto|just\sunder|(?:just\s)?shy\sof|just\sbelow|just\sless\sthan)"
        r"|approaching|not\squite|nearing|getting\son\sfor|the\sbest\spart\sof",
    ),
    Softener(Hedge.NEARLY, r"(?:slightly|a\slittle|a\sbit)\s(?:under|below|less\sthan|fewer\sthan|shy\sof)"),
    Softener(
        Hedge.MORE_THAN,
        r"(?:just|slightly|a\slittle|a\sbit|a\stouch|only\sjust|barely)\s(?:over|above|more\sthan|higher\sthan)"
        r"|little\smore\sthan",
        just=True,
    ),
    Softener(
        Hedge.AT_LEAST,
        r"at\s(?:the\s(?:very\s)?)?least|(?:no|not)\s(?:less|fewer|lower)\sthan|as\s(?:few|little|low)\sas"
        r"|an?\sminimum\sof|(?:greater|more|higher)\sthan\sor\sequal\sto|(?:>\s?=|≥)",
    ),
    Softener(
        Hedge.UP_TO,
        r"up\sto|at\s(?:the\s(?:very\s)?)?most|as\s(?:much|many|high)\sas|(?:no|not)\smore\sthan|an?\smaximum\sof"
        r"|(?:not|never)\s(?:to\s)?exceed(?:s|ed|ing)?"
        r"|(?:less|fewer|lower)\sthan\sor\sequal\sto|(?:<\s?=|≤)",
    ),
    Softener(
        Hedge.MORE_THAN,
        r"(?:(?:well|far|much|way|comfortably)\s)?(?:more\sthan|over|above|in\sexcess\sof|greater\sthan|higher\sthan)"
        r"|exceed(?:s|ed|ing)?|top(?:s|ped|ping)|surpass(?:es|ed|ing)?|north\sof|upwards?\sof|better\sthan|>",
    ),
    Softener(
        Hedge.LESS_THAN,
        r"(?:(?:well|far|much|way|comfortably)\s)?(?:less\sthan|fewer\sthan|lower\sthan|under|below)|south\sof|<",
    ),
    Softener(
        Hedge.ABOUT,
        r"about|roughly|around|approximately|approx\.|some|circa|near|an?\sestimated|estimated|something\slike"
        r"|somewhere\saround|in\sthe\s(?:region|neighbou?rhood)\sof|(?:on|in|of)\sthe\sorder\sof|c\.(?=\s[0-9$£€])",
    ),
)

_MARK = r"[~≈]\s?$"
_LEFT = tuple(
    (
        softener,
        re.compile(
            rf"(?<![\w-])(?:{softener.words})(?:\s(?:an?\s)?|(?<=[<>=≤≥])\s?)$"
            rf"|{_MARK if 'about' in softener.words else '(?!)'}",
            re.IGNORECASE,
        ),
    )
    for softener in SOFTENERS
)
_LONGEST = 40
_MOVED = re.compile(
    r"\b(?:go(?:es|ing|ne)?|went|mov(?:e[sd]?|ing)|c[ao]m(?:e|es|ing)|cre(?:ep|eps|eping|pt)|edg(?:e[sd]?|ing)"
    r"|(?:tick|inch|drift|push|bump|stepp?|nudg|build)(?:e?s|e?d|ing)?|built|brought|back)\s$",
    re.IGNORECASE,
)
"""Words after which "up to" tells where something went, not what it is at most: "exposure went up to 52%"."""
_GIVEN = re.compile(r"\b(?:hand|turn)(?:s|ed|ing)?\s$", re.IGNORECASE)
"""Words after which "over" tells what was done, and is no bound: "handed over 400 cars"."""
_AFTER = (
    (
        Softener(Hedge.AT_LEAST, ""),
        re.compile(
            r"(?:\sor\s(?:more|higher|above|greater)|\sand\s(?:more|above|up)|-plus|\splus|\+|,?\sat\s(?:the\s(?:very\s)?)?least)(?!\w)"
        ),
    ),
    (
        Softener(Hedge.UP_TO, ""),
        re.compile(r"(?:\sor\s(?:less|fewer|lower|below)|,?\sat\s(?:the\s(?:very\s)?)?most)\b"),
    ),
    (
        Softener(Hedge.ABOUT, ""),
        re.compile(
            r"(?:\sor\s(?:so|thereabouts)|-odd|,?\sgive\sor\stake(?!\s(?:an?|[0-9]|some))|,?\sroughly(?=[.,;)]))(?!\w)"
        ),
    ),
)


def softener_before(text: str, end: int) -> tuple[Softener, int] | None:
    """The hedge that ends where a figure starts, and where the hedge starts."""
    start = max(0, end - _LONGEST)
    left = text[start:end]
    for softener, pattern in _LEFT:
        if found := pattern.search(left):
            first = found[0].lower()
            is_way = first.startswith("up to") and _MOVED.search(left, 0, found.start())
            is_part = first.startswith("over") and _GIVEN.search(left, 0, found.start())
            return None if is_way or is_part else (softener, start + found.start())
    return None


def softener_after(text: str, start: int) -> tuple[Softener, int] | None:
    """The hedge that starts where a figure ends ("5% or more"), and where the hedge ends."""
    for softener, pattern in _AFTER:
        if found := pattern.match(text, start):
            return softener, found.end()
    return None


def interval_of(number: Numeral, softener: Softener | None) -> Interval:  # noqa: PLR0911 - one return a case
    """The values that a figure allows; a hedge of a figure with a minus sign is about its size."""
    value, half = number.value, number.coarse / 2
    if softener is None:
        return Interval(value - number.place / 2, value + number.place / 2, high_closed=False)
    if value < 0:
        return interval_of(Numeral(-value, number.place, number.coarse), softener).negated()
    match softener.hedge:
        case Hedge.NEARLY:
            return Interval(value - half, value, low_closed=False, high_closed=False)
        case Hedge.ABOUT:
            return Interval(value - half, value + half)
        case Hedge.MORE_THAN:
            return Interval(value, value + half if softener.just else None, low_closed=False)
        case Hedge.AT_LEAST:
            return Interval(value, None)
        case Hedge.LESS_THAN:
            return Interval(Decimal(0), value, high_closed=False)
        case _:
            return Interval(Decimal(0), value)
