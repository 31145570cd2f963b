"""Names of stock indices, and the one form of each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from narrator.extract.names.mentions import places_of

_INDEX = re.compile(
    r"\b(?:(?:S&P|Standard & Poor's) ?(?:SmallCap |MidCap |Composite )?(?:100|400|500|600|1500)\b"
    r"|(?<=[Tt]he )S&P(?! ?[\d/]| [A-Z])\b|S&P ?/ ?(?:ASX|TSX)(?: (?:\d{2,3}|Composite))?"
    r"|Russell \d{4}\b|Russell (?:Microcap|Midcap)\b|N(?:asdaq|ASDAQ)[- ](?:100|[Cc]omposite)\b"
    r"|Dow Jones (?:Industrial|Transportation|Utility) Average|Dow Jones Industrials"
    r"|(?<=[Tt]he )Dow(?! Jones| Inc| Chem)\b"
    r"|(?<=[Tt]he )(?:Nasdaq|NASDAQ)(?! [A-Z]| (?:exchange|market|listing|halted|suspended|delisted|fined|said|told))\b"
    r"|FTSE (?:100|250|350|MIB|All-Share)|(?:Euro )?S(?:toxx|TOXX) (?:Europe )?(?:50|600)"
    r"|Nikkei(?: (?:225|Stock Average))?\b"
    r"|Topix\b|Hang Seng(?: Index)?(?! (?:Bank|[A-Z]))|CAC[- ]40|DAX\b|Ibex 35|S&P BSE Sensex"
    r"|Sensex\b|Kospi\b|KOSPI\b|Bovespa\b"
    r"|(?:Shanghai|Shenzhen|SSE|TSX|KBW|PHLX|NYSE|Philadelphia|Wilshire|Cboe|CBOE|MSCI)(?: [A-Z][A-Za-z&]+){0,3}"
    r" (?:Composite(?: Index)?|Index|World|ACWI|5000)\b|CSI ?300|VIX\b)"
)
_OTHER_INDEX = re.compile(
    r"(?:(?<=[Tt]he )|(?<=[Oo]f ))(?:[A-Z][A-Za-z&]{1,30} ){1,2}(?:[1-9]\d{1,2}|[1-5],?000)\b(?=\W)(?![.,]\d| ?%"
    r"| per ?cent\b)"
    r"|\b(?!The )(?:[A-Z][A-Za-z&]{1,30} ){1,2}(?:[1-9]\d{1,2}|[1-5],?000)(?= (?:[Ii]ndex|gauge|benchmark|futures)\b)"
)
_NO_INDEX = re.compile(
    r"(?:Fortune|Global|Forbes|Top|Best|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Boeing|Airbus"
    r"|Windows|Route|Section)"
)
_FORMS = (
    (re.compile(r"Dow(?: Jones Industrials?)?"), "Dow Jones Industrial Average"),
    (re.compile(r"(?:Nasdaq|NASDAQ)(?: [Cc]omposite)?"), "Nasdaq Composite"),
    (re.compile(r"(?:Nasdaq|NASDAQ)[- ]100"), "Nasdaq 100"),
    (re.compile(r"S&P|(?:S&P|Standard & Poor's) ?(?:Composite )?500"), "S&P 500"),
    (re.compile(r"Nikkei.*"), "Nikkei 225"),
    (re.compile(r"CAC-40"), "CAC 40"),
    (re.compile(r"Hang Seng Index"), "Hang Seng"),
    (re.compile(r"(?:Cboe|CBOE) Volatility Index"), "VIX"),
)
"""What newspapers call an index, and its name: "the Dow" is the industrials', "the S&P" the five hundred's."""


def index_places(text: str) -> Iterator[tuple[int, int]]:
    """Where indices are named: those that everybody knows, and any name with a number that is called an index."""
    for match in _INDEX.finditer(text):
        yield match.span()
    others = {m[0] for m in _OTHER_INDEX.finditer(text) if not _NO_INDEX.match(m[0])}
    yield from ((start, end) for start, end, _ in places_of(dict.fromkeys(others, "INDEX"), text))


def index_name(words: str) -> str:
    """The one name of an index.

    >>> index_name("Dow"), index_name("Nasdaq-100"), index_name("Russell 2000")
    ('Dow Jones Industrial Average', 'Nasdaq 100', 'Russell 2000')
    """
    return next((name for form, name in _FORMS if form.fullmatch(words)), words)
