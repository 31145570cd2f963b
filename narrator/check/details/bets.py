"""Which way bets go: on a thing, against it, on its rise or its fall."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from narrator.check.sources.search import content_words
from narrator.model.claims import Span

_BET = re.compile(
    r"\b(?:(?P<stance>bearish|pessimistic|negative|short|bullish|optimistic|positive|long)\s(?:[a-z]+\s)?)?"
    r"(?:bets?|betting|wager(?:s|ed|ing)?)\s(?:[\w$€£.%-]+\s){0,3}?(?P<how>on|against|that)\s(?P<of>[^,;:.]*)",
    re.IGNORECASE,
)
BEARS = re.compile(r"\b(?:bears|shorts|short[-\s]sellers?)\b", re.IGNORECASE)
"""Whose bets on a thing are bets against it."""
_DARK = frozenset({"bearish", "pessimistic", "negative", "short"})
_UP = (
    r"ris(?:es?|ing|en)|rose|gain(?:s|ed|ing)?|rall(?:y|ies|ied|ying)|increas(?:e[sd]?|ing)|climb(?:s|ed|ing)?|jump(?:s|ed)?"
    r"|recover\w*|rebound\w*|higher|stronger|dearer"
)
_DOWN = (
    r"fall(?:s|ing|en)?|fell|drop(?:s|ped|ping)?|declin(?:e[sd]?|ing)|slump(?:s|ed)?|slid(?:es?|ing)?|sink(?:s|ing)?|weaken\w*"
    r"|slip\w*|plunge[sd]?|lower|weaker|cheaper"
)
_MOVE = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b", re.IGNORECASE)
_OF_ITS_MOVE = re.compile(
    r"(?:an?|the|its|their|further)\s(?:[a-z]+\s)?"
    r"(?:rise|gain|rally|increase|climb|jump|recovery|rebound|fall|drop|decline|slump|slide|plunge)\b"
    rf"|(?:[a-z]+\s)?(?:{_UP}|{_DOWN})\s(?:in|of|for)\b"
    r"|(?:rising|falling|declining|dropping|sliding|sinking|higher|lower|stronger|weaker|cheaper|dearer)\s"
    rf"|(?:[\w’'-]+\s){{1,4}}?(?:rising|falling|declining|dropping|sliding|sinking|to\s(?:{_UP}|{_DOWN}))\b",
    re.IGNORECASE,
)
"""A bet on a move, and not on what has moved."""


class Bet(NamedTuple):
    """What a bet is on, whether it pays as that goes `up`, and where it stands."""

    of: frozenset[str]
    up: bool
    place: Span


def bets_in(text: str) -> Iterator[Bet]:
    """The bets of a sentence.

    >>> [one.up for one in bets_in("Bets against wool fell, bearish bets on tin rose, as did bets on a fall in zinc.")]
    [False, False, False]
    """
    for found in _BET.finditer(text) if "bet" in text.casefold() or "wager" in text else ():
        told = found["how"].casefold() == "that" or _OF_ITS_MOVE.match(found["of"])
        move = _MOVE.search(found["of"]) if told else None
        turns = [(found["stance"] or "").casefold() in _DARK, found["how"].casefold() == "against"]
        turns.append(move is not None and move["down"] is not None)
        turns.append(not any(turns) and move is None and BEARS.search(text, 0, found.start()) is not None)
        of = content_words(found["of"]) - content_words(move.group() if move else "")
        yield Bet(of, sum(turns) % 2 == 0, Span(found.start(), found.start("of")))


def bet_alike(one: str, other: str) -> bool | None:
    """Whether bets on one thing go one way in two sentences; `None` where both have none on the same."""
    pairs = [mine.up is theirs.up for mine in bets_in(one) for theirs in bets_in(other) if mine.of & theirs.of]
    return any(pairs) if pairs else None
