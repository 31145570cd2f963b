"""Whether a sentence speaks of what a statistic measures: beside a name alone, a figure agrees by chance."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from narrator.check.figures.intervals import LEVELS, SIGNED
from narrator.check.figures.kinds import is_of_measure
from narrator.check.figures.known import Known, Said
from narrator.check.figures.ways import is_step, opposed
from narrator.extract.assertions.directions import FALL, RISE
from narrator.extract.assertions.measures import FUNDS, SHORT
from narrator.model.claims import Direction

_WON: Final = (
    r"\b(?:profit\w*|unprofitable|gain(?:s|ed)?|loss(?:es)?|los[et]s?|earn\w*|made|mak(?:e|es|ing)|paid|pay(?:s|ing)?\soff|cost\w*"
    r"|leads?|led|ahead|follow\w*|trail\w*|best|worst|returned|come\sto|mark(?:ed|ing)?[\s-]to[\s-]market)\b"
)
_MOVED: Final = rf"{RISE}|{FALL}|\b(?:re-?turn\w*|perform\w*|best|worst)\b"
_STOCKS: Final = (
    r"\b(?:sectors?|industr(?:y|ies)|stocks?|shares|equities|names|issues|groups?|companies|members|corner)\b"
)
_LARGEST: Final = r"\b(?:largest|biggest|top|heaviest|handful|mega-?caps?|magnificent)\b"
_MADE_UP: Final = (
    r"\b(?:of|weigh\w*|account\w*|contribut\w*|add(?:s|ed|ing)?|drove|driven|drive|behind|responsible|make|made)\b"
)

_TOLD: Final[Mapping[str, tuple[str, ...]]] = {
    "short_interest": (rf"{SHORT}|\b(?:dollars|shares)\sshort\b",),
    "average_short_interest": (SHORT, r"\baverage"),
    "short_share": (SHORT,),
    "short_interest_ratio": (SHORT, r"\b(?:shares?|stock|float|outstanding|capital\w*|ratio|company|equity)\b"),
    "days_to_cover": (r"\bcover|\bbuy\b.*\bback\b",),
    "short_interest_change": (SHORT, rf"{RISE}|{FALL}|\b(?:change|add|cut|trim|net|effect)\w*"),
    "short_profit": (rf"{SHORT}|\bmark(?:ed|ing)?[\s-]to[\s-]market\b", _WON),
    "short_profit_rate": (SHORT, _WON),
    "most_profitable": (SHORT, _WON),
    "least_profitable": (SHORT, _WON),
    "new_short_money": (SHORT, r"\b(?:new|money|put|cover\w*|add\w*|wager\w*|piled|plow\w*|poured|flow\w*|most)\b"),
    "crowding": (SHORT, r"\b(?:percentile|crowd\w*)\b"),
    "squeeze_event": (r"\b(?:squeez|cover|short)\w*",),
    "short_volume_ratio": (r"\bvolume\b", r"\bshort"),
    "fails_to_deliver": (r"\b(?:fail|deliver)\w*",),
    "index_return": (_MOVED,),
    "index_level": (r"\b(?:clos\w+|level|high|low|stands?|stood|points?|finish\w*|ended|peak\w*|trough\w*)\b",),
    "rebound": (r"\b(?:rebound\w*|recover\w*|bounc\w+|rall\w+|gain\w*|r[io]s\w+|climb\w*|up|above|low|trough)\b",),
    "breadth": (_STOCKS, _MOVED),
    "concentration": (_LARGEST, _MADE_UP),
    "concentration_share": (_LARGEST, _MADE_UP, r"\b(?:gain|return|rise|rally|advance|jump|fall|decline|loss)s?\b"),
    "capitalisation_share": (_LARGEST, _MADE_UP),
    "sector_weights": (r"\b(?:\w*weight\w*|heav\w+|light\w*|exposure|more|less|point\w*|tilt\w*|fewer|lean\w*)\b",),
    "sector_return": (_STOCKS, _MOVED),
    "fund_flow": (FUNDS,),
    "relative_valuation": (r"\b(?:times|multiple|earnings|valu\w+|discount|cheap\w*|premium|dear\w*)\b",),
    "event_study": (r"\b(?:beat\w*|out-?perform\w*|under-?perform\w*|trail\w*|lag\w*|ahead|behind|after|following)\b",),
    "positioning_gap": (r"\bfutures\b", r"\b(?:gap|than|difference|between|less)\b"),
}  # fmt: skip
"""What a sentence has, all of it, that gives a figure of each statistic."""

_PATTERNS: Final = {name: tuple(re.compile(one, re.IGNORECASE) for one in patterns) for name, patterns in _TOLD.items()}
_WITH_A_WAY: Final = SIGNED | {"sector_return", "rebound"}
"""Measures whose sign the words beside the figure give: what fell is not what rose."""
_TILT: Final = re.compile(
    r"\b(?:(?P<heavy>over-?weight\w*|heav\w+|more|greater|higher|larger|bigger|above)"
    r"|(?P<light>under-?weight\w*|light\w*|less|lower|smaller|fewer|below|little))\b",
    re.IGNORECASE,
)

_COMPANYS: Final = re.compile(
    r"\b(?:spen[dt]\w*|borrow\w*|lent|hir(?:e|ed|es|ing)|employ\w*|wages?|staff|jobs?|prices?|dividends?|revenues?|sales|earnings"
    r"|income|deposits|loans?|cash|debt|output|production|orders|customers|users|use)\b",
    re.IGNORECASE,
)
"""Words of what companies do or own: what rose beside the name of a sector or an index is then that."""
_OF_PRICES: Final = frozenset({"index_return", "sector_return", "rebound", "breadth"})
_BRACKET: Final = re.compile(r"\(\s?$")


def speaks_of(said: Said, figure: Known, paragraph: str) -> bool:
    """Whether a draft's sentence speaks of what a statistic measures.

    A figure in brackets behind a name goes on with what its paragraph speaks of: "behind it Alder Mills ($3 million)".
    """
    patterns = _PATTERNS.get(figure.measure or "", ())
    in_brackets = said.quantity is not None and _BRACKET.search(said.sentence[: said.there.start]) is not None
    text = f"{paragraph} {said.sentence}" if in_brackets else said.sentence
    if not patterns or not all(pattern.search(text) for pattern in patterns):
        return False
    if said.is_limit and figure.subject is not None and figure.subject.kind in {"segment", "index"}:
        return False
    if figure.measure in _OF_PRICES and _COMPANYS.search(said.sentence):
        return False
    if figure.measure in LEVELS and is_step(said.sentence, said.there):
        return False
    return is_of_measure(said, figure.measure or "")


def goes_its_way(said: Said, figure: Known) -> bool:
    """Whether nothing in a sentence says that its figure goes the other way than the statistic."""
    if figure.measure == "sector_weights":
        return _tilted(said, figure)
    return figure.measure not in _WITH_A_WAY or not opposed(said.way, figure.direction)


def _tilted(said: Said, figure: Known) -> bool:
    """Whether the index that a sentence names first is told to be as heavy or light in a sector as it is."""
    parts = dict(figure.subject.parts) if figure.subject is not None else {}
    tilts = list(_TILT.finditer(said.sentence))
    first, other = (_place(parts.get(kind, ""), said.sentence) for kind in ("universe", "against"))
    if not tilts or first is None or other is None:
        return True
    near = min(tilts, key=lambda tilt: abs(tilt.start() - said.there.start))
    return (near["heavy"] is not None) is ((figure.direction is Direction.UP) is (first < other))


def _place(name: str, sentence: str) -> int | None:
    """Where a sentence has the name of an index, however it is spelled."""
    found = re.search(r"\W*".join(re.findall(r"[a-z]|\d+", name)), sentence, re.IGNORECASE) if name else None
    return None if found is None else found.start()
