"""The counts and parts of a sentence that are written in words, and whether a passage could have them."""

from __future__ import annotations

import re
from functools import lru_cache

from narrator.extract.figures.numerals import DIGITS, PARTS, WORDS

_SAID = {word: float(value) for word, value in WORDS.items() if value > 1}
_FEW = "|".join(("an?", "one", *_SAID))
_SHARE = re.compile(rf"\b(?P<top>{_FEW})\s(?:in|out\sof|of)\s(?:every\s)?(?P<whole>{'|'.join(_SAID)})\b")
_PART = re.compile(rf"\b(?:(?P<top>{_FEW})[\s-](?P<part>{'|'.join(PARTS)})s?|half|halved|halves)\b(?!-)")
_COUNT = re.compile(rf"\b(?:{'|'.join(_SAID)})\b")
_FIGURE = re.compile(rf"(?P<figure>{DIGITS})(?P<share>\s?(?:%|per\s?cent))?")
_PLAIN = re.compile(r"\d*\.?\d+")
_ALIKE = 0.15
"""A third is 29% as well as 38%."""

_KEPT = 1 << 12


@lru_cache(maxsize=_KEPT)
def counts(text: str) -> frozenset[float]:
    """The numbers of a text in words, "one" aside; parts of a whole are below 1: a third, one in three.

    >>> sorted(counts("One in four of the twelve mills"))
    [0.25, 12.0]
    """
    text, found = text.casefold(), set[float]()
    for form in (_SHARE, _PART, _COUNT):
        found |= {_value(match) for match in form.finditer(text)}
        text = form.sub(" ", text)
    return frozenset(found)


def _value(match: re.Match[str]) -> float:
    said = match.groupdict()
    if "top" not in said:
        return _SAID[match.group()]
    whole = _SAID[said["whole"]] if "whole" in said else PARTS.get(said["part"] or "", 2)
    return _SAID.get(said["top"] or "", 1.0) / whole


@lru_cache(maxsize=_KEPT)
def _figures(text: str) -> frozenset[float]:
    """The numbers of a text in words or digits, a share as the part that it is as well."""
    found = set(counts(text))
    for match in _FIGURE.finditer(text):
        plain = re.sub(r"[,\s]", "", match["figure"])
        if _PLAIN.fullmatch(plain):
            found |= {float(plain)} | ({float(plain) / 100} if match["share"] else set())
    return frozenset(found)


def miscounted(text: str, source: str) -> bool:
    """Whether a text counts, in words, what nothing in a source comes to; a part is met by a share that is like it."""
    wanted = counts(text)
    given = _figures(source) if wanted else frozenset()
    return any(not any(_is_like(count, other) for other in given) for count in wanted)


def _is_like(count: float, other: float) -> bool:
    return count == other if count > 1 else abs(count - other) <= _ALIKE * count
