"""The words by which a sentence names a measure, a level, a rise or a fall."""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 4_000
"""Characters of a sentence; a line beyond that is none."""

_CREDITED: Final = re.compile(
    r"\b(?:according\sto|estimate[sd]?|said|says|reckon(?:s|ed)?|calculate[sd]?|(?:data|figures)\s(?:from|by|of))\b",
    re.IGNORECASE,
)
_CLASSES: Final = {
    "leveraged_funds": r"(?:leveraged|hedge)\s(?:funds?|money|investors)",
    "noncommercial": r"non[\s-]?commercials?|speculators",
    "asset_managers": r"asset\smanagers?",
    "dealers": r"dealers?",
}
"""The classes of traders in futures as prose names them: most leveraged funds are hedge funds."""
_OF_CLASS: Final = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _CLASSES.items()}
_NOT_SO: Final = re.compile(
    r"\b(?:not|never|no\slonger|nor|hardly|could|would|(?-i:may)|might|will|shall|should|expect(?:s|ed)?|likely|if|whether"
    r"|unless|forecasts?|excluding|besides)\b|n[’']t\b",
    re.IGNORECASE,
)
_FUNDS: Final = re.compile(r"\bfunds?\b", re.IGNORECASE)
_MONEY: Final = re.compile(
    r"\b(?:(?:in|out)flows?|redemptions?|withdr[ae]w\w*|money|took\sin|taken\sin|attract(?:s|ed)|pulled|shed"
    r"|(?:put|poured)\s[^,;]{1,40}\sinto|(?:left|lost)\s[^,;]{0,20}[$€£\d])(?!\w)|[$€£][\d.,]+\s\w+\sleft\b",
    re.IGNORECASE,
)
_TRADERS: Final = r"leveraged\sfunds|non-?commercial|asset\smanagers"
_FLOWING: Final = (
    r"\bfunds?\b.{0,200}\b(?:in|out)flows?|\b(?:in|out)flows?\b.{0,200}\bfunds?\b|\bredemptions?\b|\bwithdr[ae]w\w*"
    r"|\bmoney\s(?:left|went|came|flowed|poured|has\sleft|out\sof|into)\b|\bfunds?\s.{0,200}\b(?:took\sin|lost)\s.{0,200}\bmoney"
)
_MEASURES: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), name)
    for pattern, name in (
        (r"\bdays[\s-]to[\s-]cover\b", "days_to_cover"),
        (r"\bfails?\sto\sdeliver\b|\bdelivery\sfail", "fails_to_deliver"),
        (r"\bshort\svolume\b|\bshare\sof\s(?:\w+\s){0,2}volume\ssold\sshort", "short_volume_ratio"),
        (
            rf"\b(?:net[\s-](?:short|long)|futures?\sposition|positions?\sin\s.{{0,200}}futures|{_TRADERS})\b",
            "futures_position",
        ),
        (r"\b(?:share|part|percentage|%)\s(?:of\s[^,;.]{1,40}\sin|of|in)\sall\sshort\b", "short_share"),
        (
            r"\bshort\sinterest\b.{0,200}%|%\sof\s(?:the|its|their)\s(?:free\s)?float|\bshort\sinterest\sratio",
            "short_interest_ratio",
        ),
        (r"\bnew\sshort\smoney\b|\bnet\snew\sshort", "new_short_money"),
        (r"\b(?:shorts|short\ssellers?)\b.{0,200}\b(?:profit|gain|made|earn|loss|lost|losing)", "short_profit"),
        (r"\bshort\s(?:interest|positions?|bets)\b|\bsold\sshort\b|\bbets\sagainst\b", "short_interest"),
        (_FLOWING, "fund_flow"),
    )
)
_LEVEL = re.compile(
    r"\b(?:clos(?:ed?|es|ing)|level|high|low|stands?|stood|finish(?:ed)?|ended|points|peak(?:ed)?|bottomed|troughed)\b",
    re.IGNORECASE,
)
FALLS = re.compile(
    r"\b(?:outflows?|withdr\w+|redemptions?|loss(?:es)?|los(?:e|es|t|ing)|drop\w*|f[ae]ll\w*|declin\w+|slid\w*|decreas\w+|left"
    r"|pulled|sank|slump\w*|tumbl\w+|net\sshort|shed|down|retreat\w*|out\sof)\b",
    re.IGNORECASE,
)
"""Words of what went down or out."""

RISES = re.compile(
    r"\b(?:inflows?|gain\w*|r[io]s\w+|increas\w+|jump\w*|climb\w*|advanc\w+|took\sin|added|attract\w+|profits?|winning|grew|grown"
    r"|rall\w+|net\slong|up|into)\b",
    re.IGNORECASE,
)
"""Words of what went up or in."""

CHANGED = re.compile(
    r"\b(?:drop|fall|decline|slide|decrease|rise|increase|jump|gain|climb|advance|growth|change|loss)s?\b",
    re.IGNORECASE,
)
"""Nouns of a change, rather than of a level."""

MOVED = re.compile(
    r"\b(?:fell|rose|dropped|declined|increased|decreased|jumped|climbed|slid|grew)\b(?!.{0,40}\sto\s(?:¤|[$€£\d]|its|the|a))",
    re.IGNORECASE,
)
"""Verbs of a change that do not say to what."""


def measure_named(sentence: str) -> str | None:
    """The measure that a sentence names, whether a figure of it was read or not."""
    return next((name for words, name in _MEASURES if words.search(sentence[:LONGEST])), None)


def is_plain(sentence: str) -> bool:
    """Whether a sentence says of itself that something is so: it credits, denies, expects and supposes nothing."""
    return _NOT_SO.search(sentence) is None and not credits_somebody(sentence)


def flows(sentence: str) -> bool:
    """Whether a sentence says that money went into funds or came out of them."""
    return _FUNDS.search(sentence) is not None and _MONEY.search(sentence) is not None


def speaks_of_levels(sentence: str) -> bool:
    """Whether a sentence says where something stands or closes."""
    return _LEVEL.search(sentence) is not None


def credits_somebody(sentence: str) -> bool:
    """Whether a sentence in which no claim was read gives its words to somebody."""
    return _CREDITED.search(sentence) is not None


def names_class(name: str, sentence: str) -> bool:
    """Whether a sentence names a class of traders in futures."""
    return name in _OF_CLASS and _OF_CLASS[name].search(sentence) is not None
