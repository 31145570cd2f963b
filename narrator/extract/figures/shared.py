"""Amounts that leave out the currency that another beside them has: "to 48 million euros from 36 million"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from narrator.extract.figures.currencies import NAMES, NATIONS, SIGNS
from narrator.model.claims import Quantity

_CURRENCIES = frozenset((*SIGNS.values(), *NAMES.values(), *NATIONS.values()))
_SCALED = re.compile(r"(?:thousand|million|billion|trillion)$", re.IGNORECASE)
_AGAINST = re.compile(
    r"(?:^|\s)(?:from|to|than|against|versus|after|compared\swith|compared\sto|instead\sof|rather\sthan)\s(?:the\s)?$"
)
"""What stands before an amount that another is held against."""
_NAME = r"(?:[A-Z][\w&’'-]*\s){1,3}"
_GAP = re.compile(
    rf"(?:^|[^;:?!]*?)(?:,|\s(?:and|while|but|with))\s(?:and\s)?(?:(?:at|for|in|of|on)\s{_NAME}|{_NAME}(?:at|with|of|by|to|on|for|a)?\s?)?$"
)
"""What stands between two amounts where a clause leaves out its verb: "of 80 million euros, Boreas of 35 million"."""
_ENDS_CLAUSE = re.compile(r"[;:?!]|\.\s")
_COUNTS_NOTHING = re.compile(
    r"\s(?:an?|the|in|at|during|for|on|to|last|this|next|by|before|earlier|previously|and|but|as|after|when|forecast|expected|predicted|estimated"
    r"|reported|recorded)\b|[.,;:)]|$"
)
"""What may stand behind an amount that has no noun of its own."""


def in_shared_currency(text: str, found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The same amounts; a bare one that is held against one of a currency beside it is of that currency too."""
    told: list[Quantity] = []
    for number, one in enumerate(found):
        before, behind = told[-1:], found[number + 1 : number + 2]
        money = next((other.unit for other in (*before, *behind) if _are_held_together(text, one, other)), "")
        told.append(replace(one, unit=money) if money else one)
    return tuple(told)


def _are_held_together(text: str, bare: Quantity, money: Quantity) -> bool:
    """Whether a bare amount is held against one of a currency: "from 36 million to 48 million euros"."""
    if bare.unit or money.unit not in _CURRENCIES or not _SCALED.search(bare.text):
        return False
    if money.span.start > bare.span.start:
        between = text[bare.span.end : money.span.start]
        return between == " to " and text.endswith("from ", 0, bare.span.start)
    between = text[money.span.end : bare.span.start]
    apart = _ENDS_CLAUSE.search(between) or not (_AGAINST.search(between) or _GAP.match(between))
    return not apart and _COUNTS_NOTHING.match(text, bare.span.end) is not None
