"""Abbreviations that news uses without saying what they stand for."""

from __future__ import annotations

_COMMON = {
    "gop": "republican republicans",
    "dems": "democrats democratic",
    "potus": "president",
    "scotus": "supreme",
    "ceo": "executive",
    "cfo": "financial finance",
    "coo": "operating operations",
    "url": "address website locator",
    "gdp": "product output economy",
    "ipo": "offering listing flotation",
    "tv": "television",
    "pc": "computer computers",
    "cpi": "prices inflation",
    "vix": "volatility",
    "fed": "federal",
    "dow": "industrial",
    "treasuries": "treasury",
}
"""Abbreviations of what is no name, and words of which an article has one where it means the same."""


def meanings(word: str) -> frozenset[str]:
    """Words for what a common abbreviation means, of one or of several.

    >>> sorted(meanings("GOP"))
    ['republican', 'republicans']
    """
    return frozenset(_COMMON.get(word.removesuffix("s").casefold(), _COMMON.get(word.casefold(), "")).split())
