"""Two reports made from one form: the same words, filled in with other figures.

A daily wire item, a table of results in words or a weekly count says every time the same words, so that vectors take
one for a copy of the other. A copy keeps a figure where it keeps the words around it; a form does not. What a form
says every time with the same figure tells nothing of it: "the Dover 200", "the 10-year yield", "in the past 52 weeks".
"""

from __future__ import annotations

import re
from collections import defaultdict

from narrator.dedupe.texts import Text, find_figures

BLANKS = 4
"""Figures below which a share of them says nothing, as in `narrator.dedupe.similarity`."""

MOST = 0.5
"""A copy that changed most of the figures whose words it kept was never seen; a form changes nearly all."""

_SPACED = re.compile(r"\S+")
_NUMBER = re.compile(r"[^\w]*\d[\d.,]*(?:%|[mb]n\b|m\b)?[\"')\].,;:]*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TIME = re.compile(r"(?:second|minute|hour|day|week|month|quarter|year)s?\b", re.IGNORECASE)
_PLAIN = "\"'()[],;:."


def is_one_form(first: Text, second: Text) -> bool:
    """Whether most of the figures that stand between the same words in both texts are others."""
    mine, theirs = _blanks(first), _blanks(second)
    pairs = [
        pair
        for words in mine.keys() & theirs.keys()
        if len(mine[words]) == len(theirs[words])
        for pair in zip(mine[words], theirs[words], strict=True)
    ]
    return len(pairs) >= BLANKS and sum(one == other for one, other in pairs) < MOST * len(pairs)


def _blanks(text: Text) -> dict[tuple[str, ...], list[str]]:
    """The figures that stand between the same three words, two before and one after, in order."""
    words = _SPACED.findall(text.normal)
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for place, word in enumerate(words):
        after = words[place + 1] if place + 1 < len(words) else ""
        before = words[max(place - 2, 0) : place]
        if _NUMBER.fullmatch(word) and not _is_fixed(word, before, after):
            found[(*map(_plain, before), _plain(after))].append("".join(find_figures(word)))
    return found


def _plain(word: str) -> str:
    return "#" if any(letter.isdigit() for letter in word) else word.strip(_PLAIN).lower()


def _is_fixed(word: str, before: list[str], after: str) -> bool:
    """Whether a figure is part of a name, a date or a length of time; "About" may only open a sentence."""
    opens = len(before) < 2 or before[0].endswith((".", "!", "?", '"'))  # noqa: PLR2004 - two words before
    last = before[-1] if before else ""
    named = not opens and last[:1].isupper() and last[-1:].isalnum() and word.strip(_PLAIN).isdigit()
    return named or _YEAR.fullmatch(word.strip(_PLAIN)) is not None or _TIME.match(after) is not None
