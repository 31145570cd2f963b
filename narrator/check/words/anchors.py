"""The words of a sentence that a passage must share to speak of the same thing: names, segments, months."""

from __future__ import annotations

import re
from functools import lru_cache

from narrator.check.details.kinds import LANDS
from narrator.check.names.matching import FORMS
from narrator.check.words.spelling import IN_FULL, words_in
from narrator.check.words.vocabulary import STOP_WORDS
from narrator.extract.figures.numerals import SMALL

_SEGMENTS = frozenset({"nano", "micro", "small", "mid", "large", "mega"})
_SIZE = re.compile(
    r"\b(nano|micro|small|large|mega"
    r"|mid(?![-\s](?:jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec|week|month|quarter|year|summer|day)))"
    r"(?:er)?\b(?=[-\s,]|-?caps?)"
)
"""What names a size; what is in the middle of August is not mid-sized."""
MONTHS = frozenset(
    {"january", "february", "march", "april", "may", "june", "july"}
    | {"august", "september", "october", "november", "december"}
)
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
CALENDAR = MONTHS | _DAYS
"""The names of months and days, which have capitals and name nobody."""
_ABBREVIATED = {month[:3]: month for month in MONTHS if month != "may"} | {"sept": "september"}
_NAME = re.compile(r"(?<!\w)(?<!\w[’'])[A-Z][\w&’'-]*(?: \d[\d,]*)?")
_COMPOUND = re.compile(r"-[a-z][\w-]*$")
"""What a name is joined to that is none: "Norway-based", "a Treasury-bill yield"."""
_DATE = re.compile(rf"\b(?:\d{{1,2}} )?(?:{'|'.join(sorted(MONTHS))})\b(?: \d[\d, ]*)?", re.IGNORECASE)
_OPENING = STOP_WORDS | frozenset(SMALL.split("|"))
"""What opens a sentence with a capital and is no part of the name behind it: "What", "One"."""

UNSAID = frozenset({"usa"})
"""What most articles leave unsaid."""
_LANDS = {word: land for line in LANDS.split(",") for land in [frozenset(line.split())] for word in land - {"us"}}
_IN_LETTERS = frozenset(
    {"eps", "ebitda", "ebit", "capex", "gdp", "cpi", "ppi", "pmi", "ceo", "cfo", "coo", "cio", "ipo", "ipos"}
    | {"etf", "etfs", "etp", "etps", "etn", "etns", "reit", "reits", "spac", "spacs"}
)
"""Things of accounts and markets that go by their letters: an article may have them in words, and they name nobody."""
_TRADES = re.compile(
    r"\bBig\s(?:Tech|Oil|Pharma|Tobacco|Bank(?:s|ing)?|Business|Food|Four|Three|Five)\b|\b(?:Main|Wall)\sStreet\b"
)
"""Trades by their nickname are nobody's name."""
_SHORTEST = 3
_KEPT = 16_384
"""Sentences are looked at from many sides: so many keep what was found in them."""


@lru_cache(maxsize=_KEPT)
def tokens(text: str) -> frozenset[str]:
    """Every word and number of a text, in lower case, without possessives."""
    return frozenset(words_in(text))


def with_lands(words: frozenset[str]) -> frozenset[str]:
    """Some words, and what else the lands among them and their people are called: Norway where it says Norwegian."""
    words |= {short for name, short in IN_FULL.items() if words.issuperset(name.split())}
    return words.union(*(_LANDS[word] for word in words & _LANDS.keys()))


def land_of(word: str) -> frozenset[str]:
    """What else the land that a word names, or its people, are called; empty where it names none."""
    return _LANDS.get(word, frozenset())


def is_land(name: str) -> bool:
    """Whether a name is that of a land.

    >>> is_land("United States"), is_land("Norway"), is_land("Bank of Norway")
    (True, True, False)
    """
    words = tokens(name)
    return bool(words) and (" ".join(name.casefold().split()) in IN_FULL or words <= _LANDS.keys() | UNSAID)


def lands(text: str) -> frozenset[str]:
    """What the lands that a text names, or their people, are called, America aside, which often goes unsaid."""
    named = tokens(text) & _LANDS.keys()
    return frozenset().union(*(_LANDS[word] for word in named if not _LANDS[word] & UNSAID))


@lru_cache(maxsize=_KEPT)
def anchors(sentence: str, credited: tuple[str, ...] = ()) -> frozenset[str]:
    """The words of the names in a sentence, `credited` houses aside, which may be named elsewhere.

    The first word of a sentence counts only where a name goes on after it.
    """
    undated = _TRADES.sub(lambda trade: trade.group().casefold(), sentence)
    undated = _DATE.sub(lambda date: " " * len(date.group()), undated)
    named = [match for match in _NAME.finditer(undated) if match.start() or _goes_on(undated, match)]
    found = [_COMPOUND.sub("", match.group()) for match in named]
    found[:1] = [word for word in found[:1] if not (_bare(word) in _OPENING and undated.startswith(word))]
    aside = FORMS | CALENDAR | tokens(" ".join(credited)) | set(_ABBREVIATED) | UNSAID | _IN_LETTERS
    return frozenset(word for word in tokens(" ".join(found)) - aside if len(word) >= _SHORTEST)


def _bare(word: str) -> str:
    """A word in small letters, without what makes it a possessive or a contraction."""
    return re.sub(r"[’']\w*$", "", word).casefold()


def _goes_on(sentence: str, first: re.Match[str]) -> bool:
    owns = re.search(r"[’']s?$", first.group()) is not None
    return owns or re.match(r"\s[A-Z]", sentence[first.end() :]) is not None or " " in first.group()


@lru_cache(maxsize=_KEPT)
def segments(text: str) -> frozenset[str]:
    """The size segments that a text names, `mid` for mid-cap."""
    return frozenset(_SIZE.findall(text.casefold())) & _SEGMENTS


@lru_cache(maxsize=_KEPT)
def terms(text: str) -> frozenset[str]:
    """The terms that a text names, `ten` for a ten-year note."""
    return frozenset(re.findall(r"\b(\w+)-(?:year|month|week|day)\b", text.casefold()))


@lru_cache(maxsize=_KEPT)
def indices(text: str) -> frozenset[str]:
    """The indices that a text names by a word and the number of their members: "Calder 300"."""
    found = re.findall(r"\b[Tt]he ([A-Z][a-z]+ [1-9]\d{1,3})\b(?![,.]?\d)", _DATE.sub(" ", text))
    return frozenset(name.casefold() for name in found)


@lru_cache(maxsize=_KEPT)
def months(text: str) -> frozenset[str]:
    """The months that a text names; `may` only where it is written as one."""
    words = re.findall(r"\b[A-Z][a-z]{2,8}\b", text)
    lowered = (word.casefold() for word in words)
    return frozenset(_ABBREVIATED.get(word, word) for word in lowered) & MONTHS


@lru_cache(maxsize=_KEPT)
def apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both name something and nothing that both name."""
    return bool(one and other) and not one & other
