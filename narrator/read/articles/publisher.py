"""Who publishes a page: the name at its top that comes back, or the holder of the copyright at its foot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from narrator.read.articles.names import is_name
from narrator.read.articles.notices import is_fixture, is_invented
from narrator.read.articles.units import Unit

_SIGN = r"(?:©|\(c\)|\bcopyright\b)"
_HOLDER = re.compile(
    rf"{_SIGN}\s*(?:{_SIGN}\s*)?(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?\s*,?\s*)?(?:by\s+)?"
    r"(?P<name>[^\W\d_][^|,©\d]{1,60}?)(?:\s+(?:19|20)\d\d)?(?:\.?\s*(?:[|,]|\ball\s+rights\b|$)|\.\s+(?=[A-Z]))",
    re.IGNORECASE,
)
_CORPORATE = re.compile(
    r"(?:[\s,]+(?:limited|ltd|l\.?p|llc|llp|plc|inc|incorporated|corp|corporation|company|co|group|holdings|ip|media|publishing"
    r"|publications|verlag|gmbh|kg|ag|se|sa|the)|\s*&)\.?$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s+(?:-{1,2}|–|—|\||·|»|›|:)\s+")
_MENU = frozenset(
    [
        "home",
        "menu",
        "search",
        "news",
        "markets",
        "business",
        "finance",
        "politics",
        "opinion",
        "sport",
        "sports",
        "world",
        "technology",
        "tech",
        "subscribe",
        "login",
        "start",
        "startseite",
        "suche",
        "sections",
        "share",
        "topics",
        "companies",
        "money",
        "stocks",
        "more",
        "live",
        "video",
        "podcasts",
        "weather",
        "newsletters",
    ]
)
_FIRST = 3
_NAME_WORDS = 5
_LONGEST = 400


def site_of(outside: Sequence[Unit]) -> str | None:
    """The name among the first lines of the page that comes back elsewhere on it, outside the article."""
    worded = (unit for unit in outside if not is_fixture(unit.text) and unit.text[:1].isalpha())
    first = list(islice((unit for unit in worded if not unit.text.startswith("http")), _FIRST))
    names = (_opening(unit.text) for unit in first if not unit.mark)
    return next((name for name in names if _is_site(name) and _comes_back(name, outside)), None)


def _is_site(name: str) -> bool:
    words = name.lower().split()
    return is_name(name) and len(words) <= _NAME_WORDS and not any(word in _MENU for word in words)


def _comes_back(name: str, outside: Sequence[Unit]) -> bool:
    lines = (unit.text for unit in outside if len(unit.text) <= _LONGEST)
    return sum(name in line and line != name for line in lines) > sum(
        _opening(unit.text) == name != unit.text for unit in outside[:_FIRST]
    )


def _opening(text: str) -> str:
    """A line up to its first dash or bar."""
    return _PARTS.split(text[:_LONGEST], maxsplit=1)[0].strip()


def title_parts(title: str) -> tuple[str, ...]:
    """The parts of a page's title: headline, section, publisher."""
    return tuple(part.strip() for part in _PARTS.split(title[:_LONGEST]) if part.strip())


def holder_in(tail: Sequence[Unit]) -> str | None:
    """Who holds the copyright, without the words of its legal form."""
    for unit in tail:
        match = _HOLDER.search(unit.text[:_LONGEST])
        if match and not is_invented(unit.text):
            return _without_form(re.sub(r"\s+(?:or|and)\s+its\b.*", "", match["name"].strip()))
    return None


def _without_form(name: str) -> str:
    """`Quayside Ledger Publishing Ltd.` is the Quayside Ledger."""
    shorter = _CORPORATE.sub("", name)
    while shorter != name and shorter:
        name, shorter = shorter, _CORPORATE.sub("", shorter)
    return name
