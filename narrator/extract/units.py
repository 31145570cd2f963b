"""Currencies and units as prose writes them, and the one name that each has."""

from __future__ import annotations

import re
from decimal import Decimal

SYMBOLS = {
    "US$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "HK$": "HKD",
    "NZ$": "NZD",
    "S$": "SGD",
    "NT$": "TWD",
    "R$": "BRL",
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "₩": "KRW",
    "RS": "INR",
    "RS.": "INR",
}
CODES = tuple(
    """USD EUR GBP JPY CNY CHF CAD AUD NZD HKD SGD SEK NOK DKK
    INR KRW BRL MXN ZAR TWD RMB""".split()  # noqa: SIM905 - a page of words, not a column
)
_NAMES = {
    "dollar": "USD",
    "euro": "EUR",
    "pound": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "franc": "CHF",
    "rupee": "INR",
    "kronor": "SEK",
    "krona": "SEK",
    "kroner": "NOK",
    "real": "BRL",
    "reais": "BRL",
    "won": "KRW",
    "cent": "USD",
    "pence": "GBP",
}
_NATIONS = {
    "australian": "AUD",
    "canadian": "CAD",
    "hong kong": "HKD",
    "singapore": "SGD",
    "new zealand": "NZD",
    "swiss": "CHF",
    "british": "GBP",
}

CURRENCY = (
    r"(?:(?:"
    + "|".join(
        re.escape(symbol) for symbol in sorted(SYMBOLS, key=len, reverse=True) if symbol[0] != "R" or "$" in symbol
    )
    + r")|Rs\.?|(?:"
    + "|".join(CODES)
    + r")(?=[\s0-9$]))\s?"
)
_MONEY_AFTER = (
    rf"[\s-](?i:(?:(?:US|U\.S\.|{'|'.join(_NATIONS)})\s)?(?:dollars?|euros?|pounds?(?:"
    r"\ssterling)?|yen|yuan|renminbi|(?:swiss\s)?francs?|rupees?"
    rf"|kron(?:or|er|a)|reais|cents?|pence))\b|(?<=illion)\swon\b|\s?(?:{'|'.join(CODES)})\b"
)
UNIT = (
    r"(?:[\s-](?i:percentage[\s-]points?)\b|\s?%[\s-](?i:points?)\b|\s?pp[ts]?\b|\s?%|[\s-]?"
    r"(?i:per[\s-]?cent|pct)\b(?![\s-]point)"
    r"|[\s-](?i:basis[\s-]points?)\b|\s?bps?\b|[\s-]times\b|[x×](?!\w)|[\s-]?fold\b|" + _MONEY_AFTER + ")"
)
_KINDS = (
    ("percentage points", re.compile(r"percentage|%.?point|^pp", re.IGNORECASE)),
    ("percent", re.compile(r"%|cent$|pct", re.IGNORECASE)),
    ("basis points", re.compile(r"basis|^bps?$", re.IGNORECASE)),
    ("multiple", re.compile(r"^(?:times|x|×|fold)$")),
)


def currency_of(symbol: str) -> str:
    """The ISO code of a currency written before a figure."""
    mark = symbol.strip().upper()
    return "CNY" if mark == "RMB" else SYMBOLS.get(mark, mark)


def unit_of(written: str) -> tuple[str, Decimal]:
    """The name of a unit written behind a figure, and what one of it is worth in that name (a cent is 0.01 USD)."""
    words = written.strip(" \t\n\u00a0\u202f-")
    if words.upper() in CODES:
        return currency_of(words), Decimal(1)
    if words.lower() in {"cent", "cents", "pence"}:
        return _NAMES[words.lower().rstrip("s")], Decimal("0.01")
    for name, pattern in _KINDS:
        if pattern.search(words):
            return name, Decimal(1)
    return _money_name(words.lower()), Decimal(1)


def _money_name(words: str) -> str:
    """The ISO code of "dollars", "Australian dollars", "Swiss francs" and the like."""
    for nation, code in _NATIONS.items():
        if words.startswith(nation):
            return code
    noun = words.removesuffix(" sterling").split()[-1]
    return _NAMES.get(noun) or _NAMES[noun.removesuffix("s")]
