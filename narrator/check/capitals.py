"""A draft that is all in capitals, in small letters but for what the articles print with one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W\d_](?:[\w&.]*[^\W_])?")
_WITHIN = re.compile(r"(?<=[a-z,;] )[^\W\d_](?:[\w&.]*[^\W_])?")
_FIRST = re.compile(r"(?:^|(?<=[.?!] )|(?<=[.?!][”\"’] )|(?<=[“\"]))[^\W\d_]")
_ABBREVIATED = re.compile(r"\b(?:inc|corp|co|ltd|llc|bros|mrs?|ms|dr|no|vs|[a-z])\. $", re.IGNORECASE)
_BEGINS = re.compile(r"(?:the|an?|this|that|these|it|its|they|he|she|we|but|meanwhile|however|there|here)\b")
"""What begins a sentence after a company's name that ends with an abbreviation; any other word goes on with it."""

_SHOUTED = 5
"""Words of a line from which on its capitals are a way to print it; fewer may be symbols and initials."""


def spellings(texts: Iterable[str]) -> dict[str, str]:
    """The words that some texts print with a capital within sentences oftener than without, by their small letters."""
    found = Counter(word for text in texts for word in _WITHIN.findall(text))
    forms: dict[str, str] = {}
    for word, count in sorted(found.items(), key=lambda one: (one[1], one[0])):
        if word != word.lower() and len(word) == len(word.lower()) and count > found[word.lower()]:
            forms[word.lower()] = word
    return forms


def in_small_letters(text: str, known: Callable[[], Mapping[str, str]]) -> str:
    """The text with its lines in capitals as sentences are printed, as long as it was; others stay as they are.

    `known` is asked for the words that keep a capital where there is such a line.
    """
    return _LINE.sub(lambda line: _in_small_letters(line[0], known) if _is_shouted(line[0]) else line[0], text)


def _is_shouted(line: str) -> bool:
    return line.isupper() and len(_WORD.findall(line)) >= _SHOUTED


def _in_small_letters(line: str, known: Callable[[], Mapping[str, str]]) -> str:
    low = "".join(one.lower() if len(one.lower()) == 1 else one for one in line)
    forms = known()
    named = _WORD.sub(lambda word: forms.get(word[0], word[0]), low)
    return _FIRST.sub(lambda first: _first(first, named), named)


def _first(first: re.Match[str], line: str) -> str:
    """The letter with which a sentence begins, if one does."""
    goes_on = _ABBREVIATED.search(line, max(0, first.start() - 8), first.start()) and not _BEGINS.match(
        line, first.start()
    )
    return first[0] if goes_on or len(first[0].upper()) > 1 else first[0].upper()
