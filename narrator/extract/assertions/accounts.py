"""Which line of a company's accounts a figure is told of: net sales, gross margin, free cash flow."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from narrator.extract.assertions.governed import governed, told_of
from narrator.model.claims import Span

_LINES: Final = {
    "earnings per share": r"EPS|(?:earnings|profit|income|loss)(?: \w+)? per(?: \w+){0,2} share",
    "sales": r"revenues?|sales|turnover|top line",
    "orders": r"orders|bookings|order intake",
    "the backlog": r"backlog|order book",
    "gross profit": r"gross profits?",
    "gross margin": r"gross(?: profit)? margins?",
    "operating profit": r"operating (?:profits?|income|earnings)|EBIT",
    "operating margin": r"operating(?: profit| income)? margins?|EBIT margins?",
    "EBITDA": r"EBITDA",
    "the EBITDA margin": r"EBITDA margins?",
    "net profit": r"net (?:profits?|income|earnings)|bottom line",
    "the net margin": r"net(?: profit| income)? margins?",
    "the net interest margin": r"net interest margins?",
    "net interest income": r"net interest income",
    "profit before tax": r"pre-?tax (?:profits?|income|earnings)|(?:profits?|income|earnings) before tax(?:es)?",
    "operating cash flow": r"operating cash flows?|cash (?:flows? )?from operat(?:ions|ing activities)",
    "free cash flow": r"free cash flows?",
    "cash flow": r"cash flows?",
    "capital spending": r"capital (?:spending|expenditures?|investments?)|capex",
    "operating costs": r"operating (?:expenses?|costs?)|opex",
    "selling and administrative costs": r"(?:SG&A|selling, general and administrative)(?: expenses?| costs?)?",
    "research and development": r"(?:R&D|research and development)(?: expenses?| costs?| spending)?",
    "the cost of sales": r"cost of (?:goods sold|sales|revenues?)|COGS",
    "interest costs": r"interest (?:expenses?|costs?)",
    "the tax rate": r"(?:effective )?tax rate",
    "net debt": r"net debt",
    "net cash": r"net cash(?: position)?",
    "debt": r"debts?|borrowings",
    "deposits": r"deposits",
    "loans": r"loans",
    "provisions": r"(?:loan[- ]loss )?provisions?(?: for (?:credit|loan) losses)?",
    "charge-offs": r"(?:net )?charge-?offs",
    "dividends": r"dividends?",
    "buybacks": r"(?:share|stock) (?:repurchases?|buybacks?)|buybacks?",
    "profit": r"profits?|earnings|income",
    "margin": r"margins?",
}
"""The lines, and what they go by at the end of a phrase; the longest that fits is meant."""

_SORTS: Final = {
    "profit": {"operating profit", "EBITDA", "net profit", "profit before tax", "earnings per share", "gross profit"},
    "margin": {"gross margin", "operating margin", "the EBITDA margin", "the net margin", "the net interest margin"},
    "cash flow": {"operating cash flow", "free cash flow"},
    "debt": {"net debt"},
    "net profit": {"earnings per share"},
}
"""What a line that is told in general may be."""

_DEEDS: Final = {
    "repurchase": "buybacks",
    "buy back": "buybacks",
    "issue": "new shares or debt",
    "sell": "new shares or debt",
    "repay": "what was paid back",
    "pay back": "what was paid back",
    "pay down": "what was paid back",
    "redeem": "what was paid back",
}
"""What a company does with its papers, by the verb."""
_SOLD_SHORT = re.compile(r"\bs(?:old|ell|elling)\s(?:[a-z]+\s){0,2}?short\b", re.IGNORECASE)
"""Shares that are borrowed and sold, and not issued."""
_PAPERS = re.compile(r"\b(?:shares?|stock|notes|bonds|debt)$", re.IGNORECASE)
_MOVES = re.compile(
    r"(?:increases?|rises?|growth|declines?|drops?|falls?|gains?|jumps?|decreases?|changes?|reductions?|total|points?)$",
    re.IGNORECASE,
)
"""What a figure is told of by the way, its subject being what moved."""

_NAMED = {line: re.compile(rf"(?:^|[\s-])({forms})$", re.IGNORECASE) for line, forms in _LINES.items()}
_ANY = re.compile(rf"\b(?:{'|'.join(_LINES.values())}|shares?|stock|notes|bonds)\b", re.IGNORECASE)


class Account(NamedTuple):
    """A line of the accounts, and the words that a sentence has for it."""

    line: str
    words: str = ""


@lru_cache(maxsize=1 << 12)
def account_of(text: str, figure: Span) -> Account | None:
    """The line of the accounts that a sentence tells a figure of; `None` where it is of none, or unsure.

    >>> account_of("Free cash flow rose to $4 million.", Span(23, 33))
    Account(line='free cash flow', words='Free cash flow')
    """
    if not _ANY.search(text):
        return None
    verb = governed(text, figure).verb
    if verb == "sell" and _SOLD_SHORT.search(text):
        return Account("shares sold short")
    for phrase in told_of(text, figure):
        found = _line(phrase)
        if _PAPERS.search(phrase) and (verb in _DEEDS or found is None):
            return Account(_DEEDS[verb]) if verb in _DEEDS else None
        if found is not None or not _MOVES.search(phrase):
            return found
    return None


def _line(phrase: str) -> Account | None:
    """The line that a phrase ends with, by the longest of its names."""
    found = [(one[1], line) for line, named in _NAMED.items() if (one := named.search(phrase))]
    words, line = max(found, key=lambda one: len(one[0]), default=("", ""))
    return Account(line, words) if line else None


def are_apart(mine: Account, theirs: Account) -> bool:
    """Whether two lines are different ones, and neither a sort of the other.

    >>> are_apart(Account("gross margin"), Account("operating margin"))
    True
    >>> are_apart(Account("margin"), Account("operating margin"))
    False
    """
    one, other = mine.line, theirs.line
    return one != other and other not in _SORTS.get(one, ()) and one not in _SORTS.get(other, ())
