"""Whether two names or descriptions can be those of one source: a house, its people, a witness without a name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from narrator.check.names.matching import name_words, same_name

_DETERMINER = re.compile(
    r"(?:the|an?|its|their|his|her|this|that|one|two|three|four|five|six|several|some|many|most)\s", re.IGNORECASE
)
_POSSESSIVE = re.compile(r"[’']s?\s|\s(?:of|for|at|with)\s")
_MANY = re.compile(r"[A-Z][a-z]+[^s]s")
"""A sort of people, with a capital where it opens a sentence: "Insiders"."""

_OF_KNOWN = re.compile(
    r"^(?:the|its|their|his|her|this|that)\s|\s(?:for|of|at|with)\s(?:the|its|their)\s", re.IGNORECASE
)


def one_source(mine: str, theirs: str) -> bool:
    """Whether two names are one house's: whole, by its first word, or within the words for who speaks for it."""
    one, other = sorted((name_words(mine), name_words(theirs)), key=len)
    if not one or same_name(mine, theirs) or one[0] == other[0]:
        return True
    within = f" {' '.join(one)} " in f" {' '.join(other)} "
    return within or (not is_named(mine) and has_name(theirs, mine))


def has_name(name: str, text: str) -> bool:
    """Whether the text has the name's first telling word as a word: houses are shortened to it."""
    first = name_words(name)[:1]
    return bool(first) and first[0] in name_words(text)


def is_named(source: str) -> bool:
    """Whether a source goes by a name, not by a description: "the regulator's spokeswoman", "two people"."""
    return re.search(r"\b[A-Z]", _DETERMINER.sub("", source)) is not None


def can_be(mine: str, theirs: Iterable[str]) -> bool:
    """Whether a source may be one of others, as far as their words go.

    A definite description ("the haulier") may be anybody named before; what is described by post and house is another
    than witnesses who share none of its words.
    """
    return any(one_source(mine, other) or _may_be(mine, other) for other in theirs)


def _may_be(mine: str, theirs: str) -> bool:
    if is_named(mine):
        return not is_named(theirs) and (_OF_KNOWN.search(theirs) or _MANY.fullmatch(mine)) is not None
    if is_named(theirs) or not _POSSESSIVE.search(mine):
        return True
    return bool(set(name_words(mine)) & set(name_words(theirs)))
