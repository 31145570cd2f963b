"""What follows from a month with more, or less, than any other: more in it than in each of the others."""

from __future__ import annotations

import re

from narrator.extract.figures.lookalikes import MONTHS

_MORE = "more|higher|larger|bigger|greater|better|longer|stronger|busier|dearer"
_LESS = "less|fewer|lower|smaller|worse|shorter|weaker|quieter|cheaper"
_IN = (
    rf"\b(?P<way>{_MORE}|{_LESS})\b[^.;]{{0,80}}?\bin\s(?P<month>{MONTHS})\b[^.;,]{{0,30}}?"
    r"\sthan\s(?:in\s|it\swas\sin\s)?"
)
_THAN_ANY = re.compile(rf"{_IN}any\s(?:other\s)?month\b", re.IGNORECASE)
_THAN_ONE = re.compile(rf"{_IN}(?P<other>{MONTHS})\b", re.IGNORECASE)


def follows_from_any(draft: str, source: str) -> bool:
    """Whether a draft sets a month against another as its source does against any: figures are not asked.

    >>> any_month = "Rents were lower in May than in any month since 2024."
    >>> follows_from_any("Rents were lower in May than in April.", any_month)
    True
    >>> follows_from_any("Rents were higher in April than in May.", any_month)
    True
    >>> follows_from_any("Rents were lower in April than in May.", any_month)
    False
    """
    if " than " not in draft or " any " not in source or re.search(r"\d", draft):
        return False
    mine, theirs = _THAN_ONE.search(draft), _THAN_ANY.search(source)
    if mine is None or theirs is None:
        return False
    alike = _is_more(mine["way"]) is _is_more(theirs["way"])
    first, other, top = (month.casefold() for month in (mine["month"], mine["other"], theirs["month"]))
    return first != other and ((first == top and alike) or (other == top and not alike))


def _is_more(way: str) -> bool:
    return re.fullmatch(_MORE, way, re.IGNORECASE) is not None
