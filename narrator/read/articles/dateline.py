"""The dateline that opens a story: place, day, agency and a dash."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DAY = r"(?:[A-Z][a-z]+\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]+\.?)(?:,?\s+\d{4})?"
_AGENCY = r"\((?P<agency>[A-Z][^)]{1,40})\)"
_DASH = r"\s+(?:-{1,2}|–|—)\s+(?=\S)"
_PLACE = r"(?P<place>[A-Z][A-Z .,'’/-]{2,40}?)"
_TOWN = r"(?P<place>[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]+){0,3}(?:, [A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,20}){0,2})?)"
_WIRE = (
    re.compile(rf"^{_TOWN},\s*(?P<date>{_DAY})\s*[/(](?P<agency>[A-Z][^()/]{{1,40}})[/)]\s*(?:-{{1,2}}|–|—)\s*(?=\S)"),
    re.compile(rf"^{_TOWN}(?P<date>)\s?(?:--|–|—)\s?\((?P<agency>[A-Z][^()]{{1,40}})\)\s?(?:--|–|—)\s?(?=\S)"),
    re.compile(rf"^{_PLACE},\s*(?P<date>{_DAY})\s*(?:{_AGENCY})?{_DASH}"),
    re.compile(rf"^{_PLACE}(?P<date>)\s*{_AGENCY}{_DASH}"),
    re.compile(rf"^(?:(?P<place>[A-Z][\w .,'’/-]{{1,40}}?),\s*)?(?P<date>{_DAY})\s*{_AGENCY}{_DASH}"),
    re.compile(rf"^(?P<place>)(?P<date>){_AGENCY}{_DASH}"),
    re.compile(rf"^(?P<place>)(?P<date>{_DAY})(?<=\b(?:19|20)\d\d)(?P<agency>){_DASH}(?=[A-ZÄÖÜ“\"])"),
    re.compile(r"^(?P<place>[A-Z][A-Z.'’]+(?:[ ,/-]+[A-Z][A-Z.'’]+){0,3})(?P<date>)(?P<agency>)\s+[–—]\s+(?=\S)"),
    re.compile(
        r"^(?P<place>[A-Z][a-zà-ÿ]+(?:[ -][A-Z][a-zà-ÿ]+){0,2})(?:,\s*(?P<date>"
        + _DAY
        + r"))?(?P<agency>)\s+[–—]\s+(?=[A-ZÄÖÜ“\"])"
    ),
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says, in its own words, and the offset at which the sentence after it begins."""

    place: str | None
    day: str | None
    agency: str | None
    end: int


def read_dateline(text: str) -> Dateline | None:
    """The dateline of a first paragraph, if it has one.

    >>> read_dateline("FEN STREET, June 15 (Fen Wire) - Banks fell.")
    Dateline(place='FEN STREET', day='June 15', agency='Fen Wire', end=33)
    """
    match = next((match for pattern in _WIRE if (match := pattern.match(text))), None)
    if match is None:
        return None
    return Dateline(match["place"] or None, match["date"] or None, match["agency"] or None, match.end())
