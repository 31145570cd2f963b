"""Currencies and units as patterns, and the one name that each has."""

from __future__ import annotations

import re
from decimal import Decimal

from narrator.extract.figures.currencies import (
    CAPITAL_CODES,
    NAMES,
    NATIONS,
    PLAIN_CODES,
    PLURALS,
    SIGNS,
    SMALL_COINS,
)
from narrator.extract.figures.numerals import MAGNITUDES

_CODE = rf"(?:(?i:{'|'.join(PLAIN_CODES)})|{'|'.join(CAPITAL_CODES)})"
_LETTERED = sorted((sign[:-1] for sign in SIGNS if len(sign) > 1 and sign.endswith("$")), key=len, reverse=True)
_LONE = "".join(re.escape(sign) for sign in SIGNS if len(sign) == 1)
_BEHIND = _LONE.replace(re.escape("$"), "") + "¢"

CURRENCY = (
    rf"(?:(?i:{'|'.join(map(re.escape, _LETTERED))})\$|(?i:u\.?s\.?|c|hk|nz)\s\$(?=\s[0-9])|[{_LONE}]"
    rf"|(?:Rs|SFr)\.?(?=\s?[0-9])|M?{_CODE}(?=[\s0-9]))[^\S\n]?"
)
"""A currency before its figure; with a space inside only where every mark stands alone ("hk $ 10 billion")."""
_NATION = "|".join(sorted({re.escape(name.rsplit(" ", 1)[0]) for name in NATIONS}, key=len, reverse=True))
_NOUN = "|".join(
    sorted({*NAMES, *PLURALS, "mark", "peso", "riyal", "dinar", "dirham", "shilling", "crown"}, key=len, reverse=True)
)
_LONE_NOUN = "|".join(sorted({*NAMES, *PLURALS}, key=len, reverse=True))
_MONEY_AFTER = (
    rf"[\s-](?i:(?:{_NATION})[\s-](?:{_NOUN}|won|real)s?|(?:{_LONE_NOUN})s?(?!\s(?:contract|future|option)s?\b)(?:\ssterling)?|(?:euro\s)?cents?"
    r"|penn(?:y|ies)|pence|satoshis?|cny)\b|(?<=illion)\swon\b"
    rf"|\s?M?{_CODE}\b(?:\s(?:million|billion|trillion)\b)?|\s?[{_BEHIND}](?![0-9])|\s?\$(?!\s?[0-9])"
    r"|\szł\b|(?<=[0-9½¼¾])p\b(?!\.m)"
)
UNIT = (
    r"(?:(?:\sof\s(?:an?|one))?[\s-](?i:percentage[\s-]points?)\b|\s?%[\s-](?i:points?)\b|\s?pp[ts]?\b|\s?%|[\s-]?"
    r"(?i:per[\s-]?cents?|percentage|pct)\b(?![\s-]points?)"
    r"|[\s-](?i:basis[\s-]points?)\b|\s?bps?\b|[\s-]times\b|[x×](?!\w)|[\s-]?fold\b|" + _MONEY_AFTER + ")"
)
_KINDS = (
    ("percentage points", re.compile(r"percentage.point|%.?point|^pp", re.IGNORECASE)),
    ("percent", re.compile(r"%|per.?cents?$|pct|percentage", re.IGNORECASE)),
    ("basis points", re.compile(r"basis|^bps?$", re.IGNORECASE)),
    ("multiple", re.compile(r"^(?:times|x|×|fold)$")),
)
_MILLIONS = re.compile(rf"^M(?={'|'.join(PLAIN_CODES)})")


def currency_of(symbol: str) -> tuple[str, Decimal]:
    """The ISO code of a currency written before a figure, and what it multiplies by (MEUR are millions).

    >>> currency_of("hk $ "), currency_of("MSEK ")
    (('HKD', Decimal('1')), ('SEK', Decimal('1000000')))
    """
    return _code_of(re.sub(r"\s", "", symbol))


def _code_of(mark: str) -> tuple[str, Decimal]:
    worth = Decimal(1_000_000) if _MILLIONS.match(mark) else Decimal(1)
    mark = (mark[1:] if worth > 1 else mark).upper()
    dotless = mark.replace(".", "")
    return "CNY" if mark == "RMB" else SIGNS.get(mark) or SIGNS.get(dotless, dotless), worth


def unit_of(written: str) -> tuple[str, Decimal]:
    """The name of a unit written behind a figure, and what one of it is worth in that name (a cent is 0.01 USD)."""
    words = re.sub(r"[\s\u00a0\u202f-]+", " ", written).strip()
    if words.endswith("illion"):
        code, large = words.split(" ")
        name, worth = _code_of(code)
        return name, worth * MAGNITUDES[large]
    for name, pattern in _KINDS:
        if pattern.search(words):
            return name, Decimal(1)
    bare = words.lower().removesuffix(" sterling")
    noun = PLURALS.get(bare.split()[-1], bare.split()[-1].removesuffix("s"))
    name = " ".join([*bare.split()[:-1], noun])
    if coin := SMALL_COINS.get(name):
        return coin
    known = NATIONS.get(name) or NAMES.get(noun) or ("KRW" if noun == "won" else None)
    return (known, Decimal(1)) if known else _code_of(words) if _is_mark(words) else (noun, Decimal(1))


def _is_mark(words: str) -> bool:
    """Whether the unit is a code or a sign and no name."""
    mark = words.upper()
    return mark in SIGNS or mark.removeprefix("M") in PLAIN_CODES or mark in PLAIN_CODES or mark in CAPITAL_CODES
