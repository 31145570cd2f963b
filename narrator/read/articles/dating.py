"""When an article was written: the date that it states, or the earliest day that its own words allow."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_GERMAN = r"(?:Januar|Jänner|Februar|März|Mai|Juni|Juli|Oktober|Okt|Dezember|Dez)\b\.?"
_NUMBERS = dict(
    zip(
        [
            "jan",
            "feb",
            "mar",
            "mär",
            "apr",
            "may",
            "mai",
            "jun",
            "jul",
            "aug",
            "sep",
            "oct",
            "okt",
            "nov",
            "dec",
            "dez",
            "jän",
        ],
        (1, 2, 3, 3, 4, 5, 5, 6, 7, 8, 9, 10, 10, 11, 12, 12, 1),
        strict=True,
    )
)
_YEAR = r"(?:19|20)\d\d"
_STOP = r"(?:\b|(?=\d{1,2}:\d\d))"  # pages saved as text run dates into times, and names into dates
_NAMED = rf"(?i:{_MONTH}|{_GERMAN})"
_DATES = (
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<number>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(
        rf"(?:\b|(?<=[a-z])(?=[A-Z]))(?P<month>{_NAMED})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>{_YEAR}){_STOP}"
    ),
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?(?:\s+(?:of\s+)?|-)(?P<month>{_NAMED}),?(?:\s+|-)(?P<year>{_YEAR}){_STOP}"
    ),
)
_DAY_LINE = re.compile(rf"(?:{_NAMED}\s+\d{{1,2}}|\d{{1,2}}\.?\s+{_NAMED})\b")
_PART = (
    r"(?:the\s+(?:first|second|third|fourth|last|final|opening|whole|rest)\s+(?:half\s+|quarter\s+|months?\s+|weeks?\s+)?of\s+"
    r"|the\s+(?:spring|summer|autumn|fall|winter|course|start|beginning|end)\s+of\s+|early\s+|late\s+|mid-)?"
)
_WHEN = rf"{_PART}(?P<month>{_MONTH}\s+)?(?P<year>{_YEAR})\b(?![\d,.]*\d|\s*(?:%|per\s?cent|[-–]))"
_DURATION = rf"\b(?:for\s+(?:much|most|all|part|the\s+whole|the\s+rest)\s+of|throughout|during|since|over)\s+{_WHEN}"
_VERB = (
    r"(?:been|was|were|did|fell|rose|lost|made|took|grew|began|came|went|led|gave|bought|sold|saw|hit|won|slid|sank|shrank"
    r"|fallen|risen|lagged|[a-z]{3,}ed)"
)
_GAP = (
    r"(?:\s+(?:[^\s\d]{0,9}\d\S{0,20}|[a-z]+ly|by|to|from|about|nearly|percent|per\s+cent|points|million|billion|again"
    r"|back))*"
)
_POINT = rf"(?:^\W*|\b{_VERB}{_GAP}\s+)in\s+{_WHEN}"
_BACKGROUND = (re.compile(_DURATION, re.IGNORECASE), re.compile(_POINT, re.IGNORECASE))
_PAST = re.compile(rf"\b(?:has|have|had)\b|['’]ve\b|\b{_VERB}\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:(?:was|were|is|are)\s+to|will|would|shall|may|might|could|should|can|cannot|won['’]t|expect\w*|forecast\w*|predict\w*|project(?:ed|s|ing|ions?)"
    r"|plan\w*|anticipat\w*|estimat\w*|target\w*|aim\w*|due|until|by\s+(?:the\s+end\s+of\s+)?(?:19|20)\d\d"
    r"|next\s+year|matur\w+|outlook|likely|guid(?:ed|ance)|schedul\w+|see[ns]?|hop(?:e|es|ed|ing)|going\s+to"
    r"|pric(?:ed|ing)\s+in|promis\w+|pledg\w+|if)\b",
    re.IGNORECASE,
)
_LONGEST = 2000
"""Characters of a sentence or line that is searched; nothing longer states a date."""

_YEARS = re.compile(r"(?:19|20)\d\d")
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?![\s”\"’')]|$)[^.!?]*)*[.!?]?")


@dataclass(frozen=True, slots=True)
class Found:
    """A day and the words that show it."""

    day: date
    words: str


def find_date(words: str) -> Found | None:
    """The first full date, in words or in ISO form; a date without its year or in figures such as 6/7/26 is none."""
    matches = (match for pattern in _DATES for match in pattern.finditer(words[:_LONGEST]))
    for match in sorted(matches, key=lambda match: match.start()):
        named = match.groupdict()
        number = int(named["number"]) if named.get("number") else _number(named["month"])
        try:
            return Found(date(int(named["year"]), number, int(named["day"])), match[0])
        except ValueError:
            continue
    return None


def begins_with_day(words: str) -> bool:
    """Whether a line begins with a day and a month, year or none."""
    return bool(_DAY_LINE.match(words))


def _number(month: str) -> int:
    """The number of a month named in English or German."""
    return _NUMBERS[month[:3].lower()]


def find_not_before(paragraphs: Iterable[str]) -> Found | None:
    """The start of the latest year, or month, of which a body sentence speaks as past or present.

    "For much of 2024, small caps have lagged" gives 1 January 2024. A sentence with a word of expectation
    ("will", "forecast", "due", "by 2027") is no evidence.
    """
    latest: Found | None = None
    for paragraph in paragraphs:
        for sentence in _SENTENCE.findall(paragraph):
            if len(sentence) > _LONGEST or not _YEARS.search(sentence):
                continue
            if _AHEAD.search(sentence) or not _PAST.search(sentence):
                continue
            for match in (match for pattern in _BACKGROUND for match in pattern.finditer(sentence.strip())):
                day = _first_day(match)
                if latest is None or day > latest.day:
                    latest = Found(day, match[0])
    return latest


def _first_day(match: re.Match[str]) -> date:
    """The first day of the month and year that were named, or of the year."""
    return date(int(match["year"]), _number(match["month"].strip()) if match["month"] else 1, 1)
