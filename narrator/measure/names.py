"""Names of issues and indices as a newspaper prints them."""

from __future__ import annotations

import re
from datetime import date

_SECURITY_TYPE = re.compile(
    r"\s+(?:\(?(?:the )?\)?)?(?:new )?(?:class [a-z]\b|series [a-z]\b|common (?:stock|shares?|units?)|ordinary shares?|"
    r"american depositary (?:shares?|receipts?)|depositary shares?|capital stock|subordinate voting shares?|"
    r"shares? of (?:common|beneficial)|(?:limited )?partnership|voting|registered shares?|sponsored adr|adss?\b|adr\b|"
    r"each representing|representing|\(de\)|\(md\)|\(nv\)|\(bermuda\)|\(canada\)).*$",
    re.IGNORECASE,
)
_TWICE = re.compile(r"^(.{6,}?)[.,]? \1[.,]?$")
LONGEST_ACRONYM = 5
"""A longer name in capitals is a shouted one."""

_INDEX_NAMES = {"sp_500": "S&P 500", "nasdaq_100": "Nasdaq-100", "nasdaq_composite": "Nasdaq Composite"}


def issue_label(name: str) -> str:
    """The company's name without the security type that price feeds append.

    >>> issue_label("Air Transport Services Group Inc Common Stock")
    'Air Transport Services Group Inc'
    """
    label = _SECURITY_TYPE.sub("", " " + " ".join(name.split())).strip(" ,") or name.strip()
    label = _TWICE.sub(r"\1", label)
    return label.title() if label.isupper() and len(label) > LONGEST_ACRONYM else label


def industry_label(industry: str) -> str:
    """An industry of a price file without what it says in brackets.

    >>> industry_label("Biotechnology: Biological Products (No Diagnostic Substances)")
    'Biotechnology: Biological Products'
    """
    return " ".join(re.sub(r"\([^)]*\)", " ", industry).split())


def index_label(index: str) -> str:
    """The printed name of an index from the key that its file gives it.

    >>> index_label("russell_2000")
    'Russell 2000'
    """
    return _INDEX_NAMES.get(index, index.replace("_", " ").title())


def day_label(day: date) -> str:
    """A day as prose writes it.

    >>> day_label(date(2025, 4, 8))
    '8 April 2025'
    """
    return f"{day.day} {day:%B %Y}"
