"""The words that give a subject a place among its peers, and by which statistic: "the second most shorted stock"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_COUNTS: Final = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_PLACES: Final = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}
_AMONG: Final = re.compile(
    rf"\b(?:rank(?:s|ed)?|place[sd]?|stands?|stood|comes?|came|is|was)\s(?P<nth>first|{'|'.join(_PLACES)})"
    r"\samong\s(?:the|all|our)\s$",
    re.IGNORECASE,
)
"""A place that is told before the words that rank: "it ranks second among the most shorted stocks"."""
_LEADING: Final = rf"(?:(?P<count>{'|'.join(_COUNTS)})\s)?(?:(?P<nth>{'|'.join(_PLACES)})[\s-])?"
_OF_SHORTS: Final = r"(?=\s(?:[a-z-]+\s){0,3}?(?:shorts?|bets?|trades?|wagers?|positions?)\b)"
_INDUSTRIES: Final = r"\s(?:(?:small|mid|large)-cap\s)?(?:industr(?:y|ies)|groups?)\b(?=.*\bshort)"
_STOCKS: Final = r"(?:stocks?|compan(?:y|ies)|names?|issues?|shares?)\b"
_OF_THE_WHOLE: Final = r"\b(?:percentage|proportion|share|part|fraction|%|relative|float|outstanding|days)\b"


@dataclass(frozen=True, slots=True)
class Form:
    """Words that rank subjects by a statistic of one unit, from its top or its bottom."""

    words: re.Pattern[str]
    statistic: str
    unit: str
    kind: str
    top: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a form stands in a sentence, the place it gives (1 for "the most"), and of how many, where it says so.

    `start` is where the words for it begin.
    """

    form: Form
    match: re.Match[str]
    number: int
    count: int | None
    start: int


def _form(words: str, statistic: str, unit: str, kind: str, *, top: bool = True) -> Form:
    """A form with its words compiled, a count or an ordinal before them."""
    return Form(re.compile(rf"\b{_LEADING}{words}", re.IGNORECASE), statistic, unit, kind, top)


_FORMS: Final = (
    _form(rf"most[\s-]profitable{_INDUSTRIES}", "most_profitable", "USD", "industry"),
    _form(rf"least[\s-]profitable{_INDUSTRIES}", "least_profitable", "USD", "industry", top=False),
    _form(rf"most[\s-]profitable{_OF_SHORTS}", "most_profitable", "USD", "symbol"),
    _form(rf"(?:least[\s-]profitable|costliest|worst){_OF_SHORTS}", "least_profitable", "USD", "symbol", top=False),
    _form(rf"most[\s-](?:heavily[\s-])?shorted\s{_STOCKS}(?!.*{_OF_THE_WHOLE})", "short_interest", "USD", "symbol"),
    _form(
        rf"(?:highest|largest|greatest)\sshort\sinterest\s(?:ratio\b|(?=.*{_OF_THE_WHOLE}))",
        "short_interest_ratio",
        "percent",
        "symbol",
    ),
    _form(r"(?:most|longest|highest(?:\snumber\sof)?)\sdays[\s-]to[\s-]cover\b", "days_to_cover", "days", "symbol"),
    _form(
        r"most\s(?:new\s)?money\s(?:went|flowed|was\sput|has\sgone)\sinto\s(?:bets|shorts|short\spositions)\b",
        "new_short_money",
        "USD",
        "symbol",
    ),
    _form(r"best(?:[\s-]performing)?\ssectors?\b", "sector_return", "percent", "sector"),
    _form(r"worst(?:[\s-]performing)?\ssectors?\b", "sector_return", "percent", "sector", top=False),
)


def place_in(text: str) -> Place | None:
    """The first place that the words of a text give; `None` where they give none."""
    for form in _FORMS:
        found = form.words.search(text)
        if found is not None:
            among = _AMONG.search(text[: found.start()])
            if among is not None:
                return Place(form, found, _PLACES.get(among["nth"].casefold(), 1), None, among.start())
            count = _COUNTS.get((found["count"] or "").casefold())
            return Place(form, found, _PLACES.get((found["nth"] or "").casefold(), 1), count, found.start())
    return None
