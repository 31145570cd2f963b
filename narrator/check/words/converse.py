"""One deed told from its other side: what one buys from another, this one sells to the first."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from narrator.check.sources.search import content_words
from narrator.check.words.anchors import anchors, tokens
from narrator.check.words.beyond import follows_from_any
from narrator.extract.assertions.deeds import Deed, deeds_in

_RANKS: Final = {
    **dict.fromkeys(("beat", "outperform", "outpace", "outstrip", "outdo", "outrank", "outsell", "outnumber"), 1),
    **dict.fromkeys(("surpass", "exceed", "top", "overtake", "eclipse", "trounce", "best"), 1),
    **dict.fromkeys(("trail", "lag", "underperform", "undershoot"), -1),
}
"""Verbs that put one before another, 1, or behind it."""

_FAMILIES: Final = (
    _RANKS,
    {"sell": 1, "buy": -1, "purchase": -1, "acquire": -1, "pay": -1},
    {"lend": 1, "loan": 1, "borrow": -1, "owe": -1},
    {"pay": 1, "give": 1, "grant": 1, "hand": 1, "send": 1, "receive": -1, "get": -1, "charge": -1, "collect": -1},
    {"strengthen": 1, "appreciate": 1, "weaken": -1, "depreciate": -1},
)
"""Verbs by which something passes from one to another: 1 where the doer gives it, or -1 where the doer takes it."""
_PASSES: Final = re.compile(
    r"\b(?:s(?:ell|old)|b(?:uy|ought)|purchas|acquir|len[dt]\b|lend(?:s|ing)\b|loan|borrow|ow(?:e[sd]?|ing)\b|pa(?:y|id)|g[ai]v"
    r"|grant|hand|sen[dt]|receiv|g[eo]t|charg|collect|strengthen|weaken|\w+preciat"
    r"|beat|out(?:perform|pac|str|d[io]|rank|s[eo]l|number)|surpass|exceed|topp?|overt|eclips|trounc|trail|lag|under(?:perf|sh))",
    re.IGNORECASE,
)
_WORDS = r"(?<![\w’'-])[\w’'-]+(?:\s[\w’'-]+){0,3}"
_BETWEEN = r"[^,;]{0,160}?"
_GIVEN = re.compile(r"\b(?:given|granted|handed|awarded|paid|sent)\b", re.IGNORECASE)
_WAS_GIVEN = re.compile(
    rf"(?:(?P<first>{_WORDS})\s)?(?:was|were|is|are|(?:has|have|had)\sbeen)\s(?:given|granted|handed|awarded|paid|sent)\b"
    rf"(?:{_BETWEEN}\bto\s(?P<whom>{_WORDS}))?",
    re.IGNORECASE,
)
_SOLD_BY = re.compile(rf"\bsold\sby\s(?P<who>{_WORDS})", re.IGNORECASE)
_BOUGHT_FROM = re.compile(rf"\b(?:bought|purchased|acquired)\sfrom\s(?P<who>{_WORDS})", re.IGNORECASE)
_TOO_FEW = re.compile(r"\btoo\s(?:few|little)\s(?P<what>[a-z]+)", re.IGNORECASE)
_NEEDS_MORE = re.compile(
    r"\b(?:need|require)\w*\s(?:[a-z]+\s){0,3}?(?:more|as\smany|as\smuch|larger|bigger)\b", re.IGNORECASE
)
_CLAUSE = re.compile(r"[,;:.]")
_NO_BETTER = re.compile(r"\b(?:no|not|n[’']t)\s(?:any\s)?(?P<how>[a-z]{2,12}er|worse)\sthan\b", re.IGNORECASE)
_FAILED_BETTER = re.compile(
    r"\bfail(?:s|ed|ing)?\sto\s(?:[a-z]+\s){1,4}?(?P<how>[a-z]{2,12}er|worse)\sthan\b", re.IGNORECASE
)
_GOT = re.compile(rf"(?P<who>{_WORDS})\s(?:received|g[eo]t|obtained|gets|receives)\b", re.IGNORECASE)


def told_conversely(one: str, other: str) -> bool:
    """Whether one sentence has somebody take from another what the other has this one give to him.

    Nor does it go the other way that a month had more than one which had less than any.

    >>> told_conversely("Mills bought a dock from Crane.", "Crane sold Mills a dock.")
    True
    >>> told_conversely("Mills bought a dock from Crane.", "Mills sold Crane a dock.")
    False
    """
    pairs = ((one, other), (other, one))
    forms = (_is_given_and_got, _is_sold_and_bought, _is_short_of_need, _is_no_better)
    if any(form(*pair) for form in forms for pair in pairs) or follows_from_any(one, other):
        return True
    if not (_may_pass(one) and _may_pass(other)):
        return False
    return any(
        passes(mine, theirs) < 0 and are_crossed(mine, theirs) for mine in deeds_in(one) for theirs in deeds_in(other)
    )


def passes(mine: Deed, theirs: Deed) -> int:
    """1 where two deeds pass something on the same way, -1 where one gives what the other takes, else 0."""
    return next((one[mine.verb] * one[theirs.verb] for one in _FAMILIES if mine.verb in one and theirs.verb in one), 0)


def ranks_alike(mine: Deed, theirs: Deed) -> bool:
    """Whether two deeds put their doers before, or both behind, those whom they are done to: beat, outperform."""
    one, other = _RANKS.get(mine.verb), _RANKS.get(theirs.verb)
    return one is not None and one == other and mine.denied is theirs.denied


def are_crossed(mine: Deed, theirs: Deed) -> bool:
    """Whether each deed is done by whom the other is done to."""
    doer, other = _meaning(mine.doer), _meaning(theirs.doer)
    one, another = doer - other, other - doer  # "bank" of two banks tells neither
    return bool(one & _meaning(theirs.done_to) and another & _meaning(mine.done_to))


@lru_cache(maxsize=1 << 14)
def _may_pass(text: str) -> bool:
    return _PASSES.search(text) is not None


@lru_cache(maxsize=1 << 14)
def _may_be_given(text: str) -> bool:
    return _GIVEN.search(text) is not None


def _meaning(words: frozenset[str]) -> frozenset[str]:
    return content_words(" ".join(sorted(words)))


def _is_sold_and_bought(one: str, other: str) -> bool:
    """Whether one sentence has as sold by somebody what the other has as bought from him."""
    sold = _SOLD_BY.search(one)
    bought = _BOUGHT_FROM.search(other) if sold is not None else None
    return sold is not None and bought is not None and bool(content_words(sold["who"]) & content_words(bought["who"]))


def _is_short_of_need(one: str, other: str) -> bool:
    """Whether one sentence has too few of what by the other more would be needed."""
    short = _TOO_FEW.search(one)
    spoken = short is not None and bool(content_words(short["what"]) & content_words(other))
    return spoken and _NEEDS_MORE.search(other) is not None


def _is_no_better(one: str, other: str) -> bool:
    """Whether one sentence has as no better what by the other failed to be better."""
    none, failed = _NO_BETTER.search(one), _FAILED_BETTER.search(other)
    if none is None or failed is None or none["how"].casefold() != failed["how"].casefold():
        return False
    told = [
        (text[: found.start()], _CLAUSE.split(text[found.end() :])[0]) for text, found in ((one, none), (other, failed))
    ]
    sides = [content_words(after) - content_words(before) for before, after in told]
    named = [anchors(f"the {after}") - tokens(before) for before, after in told]
    return not sides[0].isdisjoint(sides[1]) and (not any(named) or not named[0].isdisjoint(named[1]))


def _is_given_and_got(one: str, other: str) -> bool:
    """Whether somebody was given by one sentence what he received by the other: "was granted leave", "got leave"."""
    given = _WAS_GIVEN.search(one) if _may_be_given(one) else None
    got = _GOT.search(other) if given is not None else None
    if given is None or got is None:
        return False
    who = content_words(given["whom"] or given["first"] or "") & content_words(got["who"])
    return bool(who) and bool(content_words(one) & content_words(other[got.end() :]) - who)
