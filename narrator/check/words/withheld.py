"""What is told not to be done without any denial: refrained from, forgone, ruled out, declined, denied, yet to come."""

from __future__ import annotations

import re

from narrator.check.sources.search import content_words

_LEVELS = r"(?:an?|the|its|their|his|her|about|around|roughly|nearly|almost|just|less|more|levels?|below|under|zero)"
"""What stands behind "declined to" where something fell so far."""

_WITHHELD = re.compile(
    r"\b(?:refrain\w*|abstain\w*|fore?go(?:es|ing|ne)?|fore?went|exempt\w*(?=\s[^,;:.]*\bfrom\b)|eschew\w*|desist\w*|rul(?:e[sd]?|ing)\sout"
    r"|decid\w+\sagainst|h[eo]ld(?:s|ing)?\soff|yet\sto|den(?:y|ies|ied|ying)|turn(?:s|ed|ing)?\sdown"
    rf"|declin(?:es|ed|ing|e)\sto(?!\s(?:[$€£¥\d]|{_LEVELS}\b))"
    r"|declin(?:es|ed|ing|e)(?=\s(?:[\w’'-]+\s){0,2}?(?:comments?|interviews?|invitations?|offers?|requests?|bids?)\b)"
    r"|(?:reject|dismiss|rebuff|resist)(?:s|es|ed|ing)?\s(?:[\w’'-]+\s){0,2}?"
    r"(?:calls?|demands?|requests?|pleas?|pressure|appeals?|suggestions?|claims?|accusations?|allegations?|charges?))\b",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"[,;:()–—“”\"]|\b(?:and|but|which|who|whom|whose|because|since|while|whereas|although|though|if|unless)\b",
    re.IGNORECASE,
)
"""Where a clause ends and another begins."""

_FAILS = re.compile(r"\b(?:(?:fail|refus|declin|neglect|omit)\w*|unable|impossible)\sto\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never|cannot)\b|n[’']t\b", re.IGNORECASE)
_LIMITED = re.compile(
    r"\b(?:limit\w*|cap(?:s|ped)?|ceiling|maximum|restrict\w*|confin\w+|at\smost|up\sto)\b[^,;:.]{0,30}$", re.IGNORECASE
)
_NO_MORE = re.compile(
    r"(?:\b(?:no|not|never|cannot|nor)\b|n[’']t\b)[^;:.]{0,60}\b(?:exceed\w*|more\sthan|above|over|beyond)\s[^,;:.]{0,20}$",
    re.IGNORECASE,
)
"""What comes before a figure, up to its end, where nothing goes beyond it."""
_DECIDES = re.compile(r"\b(?:whether|(?:decid|rul|vot)\w*\son)\b", re.IGNORECASE)
"""Before what is to be decided, which is neither withheld nor done."""

_FEWEST = 2


def is_withheld(text: str, place: int) -> bool:
    """Whether a word at a place is of what its clause tells as withheld.

    >>> is_withheld("They ruled out a levy.", 17), is_withheld("They, who ruled out a sale, set a levy.", 34)
    (True, False)
    """
    return any(
        found.end() <= place and not any(ends.search(text, found.end(), place) for ends in (_ENDS, _DECIDES))
        for found in _WITHHELD.finditer(text)
    )


def is_withholding(words: str) -> bool:
    """Whether some words tell what stands behind them as withheld, and not only what they name themselves.

    >>> is_withholding("rules out"), is_withholding("ruled out a toll and")
    (True, False)
    """
    return any(not _ENDS.search(words, found.end()) for found in _WITHHELD.finditer(words))


def withholds(text: str, words: frozenset[str]) -> bool:
    """Whether a text tells as withheld what some words are about: half of the fewer of theirs and its own, or more."""
    for found in _WITHHELD.finditer(text):
        end = _ENDS.search(text, found.end())
        own = content_words(text[found.end() : end.start() if end else len(text)])
        common, fewer = len(own & words), min(len(own), len(words))
        if common >= max(1, min(_FEWEST, fewer)) and 2 * common >= fewer:
            return True
    return False


def fails_alike(one: str, other: str) -> bool:
    """Whether one text says that somebody failed to do what he did not do by the other.

    >>> fails_alike("They did not check it.", "They failed to check it.")
    True
    """
    return any(_FAILS.search(text) and _NOT.search(its) for text, its in ((one, other), (other, one)))


def limits_alike(one: str, other: str) -> bool:
    """Whether of two texts that end with a figure one limits something to it and the other denies that it is more.

    >>> limits_alike("She keeps to a limit of 4%", "No loan may exceed 4%"), limits_alike("She lent 4%", "Not above 4%")
    (True, False)
    """
    return any(_LIMITED.search(text) and _NO_MORE.search(its) for text, its in ((one, other), (other, one)))
