"""Whether two names or descriptions can be those of one source: a house, its people, a witness without a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from narrator.check.names.matching import name_words, same_name
from narrator.extract.assertions.attributions import MANY
from narrator.extract.names.lexicon import AGENCIES

_DETERMINER = re.compile(
    r"\b(?:the|an?|its|their|his|her|this|that|these|those|one|two|three|four|five|six|several|some|certain|various|many"
    r"|numerous|other|another|both|most|all|few|every|no)\s",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|an?)\s(?=\S)", re.IGNORECASE)
_SHARES = frozenset({"most", "all", "few", "every", "no", "both"})
"""How much of all that are of a kind; as good as any other word is how many "several" are."""
_NUMBERS = _SHARES | {"some", "several", "many", "certain", "various", "numerous", "other", "these", "those"}
_GENERIC = frozenset({"members", "officials", "people", "persons", "sources", "insiders", "representatives"})
_HEAD = re.compile(r"(?P<head>[a-z-]+)(?:\s(?:of|in|at|from|for|with|on)\s.*)?$")
_POSSESSIVE = re.compile(r"[’']s?\s|\s(?:of|for|at|with)\s")
WE = frozenset({"we", "our", "ours", "us", "i", "my", "me"})
"""Whoever speaks or writes, whom nothing in a text may name."""
_NAMELESS = WE | {"management", "leadership", "staff", "they", "he", "she", "it"}
"""Words that have a capital only where they open a sentence."""
_OUTSIDERS = frozenset(
    {"analysts", "economists", "critics", "regulators", "rivals", "customers", "lenders", "investors"}
)
"""Those who speak of a house from outside, and never as "we"."""
_WITH_ITS_FIELD = 2
"""So many words a body has with what it is for: the finance ministry."""
_LETTERS = re.compile(r"[A-Z]{2,6}")
_OF_KNOWN = re.compile(
    r"^(?:the|its|their|his|her|this|that)\s|\s(?:for|of|at|with)\s(?:the|its|their)\s", re.IGNORECASE
)

_POST_AT = re.compile(r"^(?:the\s)?[a-z-]+(?:\s[a-z-]+){0,2}\s(?:at|of|from|with|for)\s(?:the\s)?(?=[A-Z])")
"""What stands before a house's name: "strategists at"."""
_SHORTEST = 2
_JOINING = frozenset({"and", "of", "the", "at", "in", "for"})
_SOME_WORDS = 3
"""So many words are the same people in whatever order: big banks and trade groups."""
_SUCH_AS = re.compile(r"\s(?:such\sas|including|like|among\sthem)\s")

_BODIES = (
    frozenset({"ministry", "department", "treasury", "government", "cabinet"}),
    frozenset({"office", "agency", "bureau", "authority", "regulator", "watchdog", "commission", "board", "service"}),
    frozenset({"bank"}),
    frozenset({"court", "tribunal"}),
    frozenset({"union", "unions"}),
    frozenset({"police"}),
    frozenset({"parliament", "assembly", "congress", "senate", "council"}),
    frozenset({"university", "institute"}),
)
"""Bodies by their kinds: what is of one kind is not of another."""


def one_source(mine: str, theirs: str) -> bool:
    """Whether two names are one house's: whole, by its first word, or within the words for who speaks for it."""
    one, other = sorted((_in_full(mine), _in_full(theirs)), key=len)
    if not one or same_name(mine, theirs) or one[0] == other[0] not in _NUMBERS:
        return True
    if (_LETTERS.fullmatch(mine) and mine == _initials(theirs)) or (
        _LETTERS.fullmatch(theirs) and theirs == _initials(mine)
    ):
        return True
    within = f" {' '.join(one)} " in f" {' '.join(other)} " or _in_other_order(one, other)
    return within or (not is_named(mine) and has_name(theirs, mine))


def _in_other_order(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether all words of one stand in the other, and are enough to name the same people."""
    words = {*one} - _JOINING
    return len(words) >= _SOME_WORDS and words <= {*other}


def _initials(name: str) -> str:
    """The capitals that the words of a name begin with: EU of the European Union."""
    return "".join(word[0] for word in name.split() if word[:1].isupper())


def _in_full(name: str) -> tuple[str, ...]:
    """The telling words of a name, an agency's as it is spelled out: "the Fed board" is the Federal Reserve's."""
    parts = _ARTICLE.sub("", name).split()
    return tuple(word for part in parts for word in name_words(AGENCIES.get(part, part)))


def has_name(name: str, text: str) -> bool:
    """Whether the text has the name's first telling word as a word: houses are shortened to it.

    Of "strategists at Harbor Bank" the name is the bank's; three letters and more may be those of a name.

    >>> has_name("strategists at Harbor Bank", "Strategists said so."), has_name("Velmora Metal Fund", "the VMF said")
    (False, True)
    """
    first = name_words(_POST_AT.sub("", name))[:1]
    letters = _initials(name)
    return bool(first) and (first[0] in name_words(text) or (len(letters) > _SHORTEST and letters in text))


def is_named(source: str) -> bool:
    """Whether a source goes by a name, not by a description: "the regulator's spokeswoman", "two people"."""
    return re.search(r"\b[A-Z]", bare(source)) is not None and source.casefold() not in _NAMELESS


def is_plain(source: str, text: str) -> bool:
    """Whether all words for a source stand in a text in small letters: of a sentence's first the capital tells nothing.

    >>> is_plain("Investors in funds", "Some investors in bond funds sold."), is_plain("Quince", "Quince sold.")
    (True, False)
    """
    words = re.findall(r"[^\W\d_]+", source)
    return bool(words) and all(re.search(rf"\b{re.escape(word.casefold())}\b", text) for word in words)


def is_unheard_of(source: str, text: str) -> bool:
    """Whether a source goes by a name that a text nowhere has: it may be whoever says "we" there."""
    return is_named(source) and MANY.fullmatch(source) is None and not has_name(source, text)


def bare(source: str) -> str:
    """A source without its article or how many they are: "Some members" are "members"."""
    return _DETERMINER.sub("", source)


def can_be(mine: str, theirs: Iterable[str]) -> bool:
    """Whether a source may be one of others, as far as their words go.

    A definite description ("the haulier") may be anybody named before; what is described by post and house is another
    than witnesses who share none of its words.
    """
    return any(one_source(mine, other) or _may_be(mine, other) for other in theirs)


def _may_be(mine: str, theirs: str) -> bool:
    if _are_other_bodies(mine, theirs):
        return False
    if theirs.casefold() in WE and not _OUTSIDERS.isdisjoint(mine.casefold().split()):
        return False
    if is_named(mine) and (_are_of_one_kind(mine, theirs) or _are_members(mine, theirs) or _are_among(mine, theirs)):
        return True
    if is_named(mine):
        return not is_named(theirs) and (_OF_KNOWN.search(theirs) or MANY.fullmatch(mine)) is not None
    if is_named(theirs) or not _POSSESSIVE.search(mine):
        return True
    return bool(set(name_words(mine)) & set(name_words(theirs)))


def _are_other_bodies(mine: str, theirs: str) -> bool:
    """Whether two descriptions are of different bodies: the central bank, the finance ministry, that of defence.

    "The bank" alone may be whatever was named before.
    """
    one, other = (bare(source).split() for source in (mine, theirs))
    if not is_body(mine) or is_named(theirs) or not other:
        return False
    if one[-1] == other[-1]:
        return is_body(theirs) and one[0] != other[0]
    kind = _kind(other[-1])
    return kind is not None and kind != _kind(one[-1])


def is_body(source: str) -> bool:
    """Whether a description is of a body with what it is for: "the finance ministry", and not "the ministry"."""
    words = bare(source).split()
    return len(words) == _WITH_ITS_FIELD and _kind(words[-1]) is not None and not is_named(source)


def _kind(noun: str) -> int | None:
    return next((number for number, kind in enumerate(_BODIES) if noun in kind), None)


def _are_members(mine: str, theirs: str) -> bool:
    """Whether people go by what a group is for: "Conservationists" of "conservation groups"."""
    first = name_words(theirs)[:1]
    return MANY.fullmatch(mine) is not None and bool(first) and mine.casefold().startswith(f"{first[0]}ist")


def _are_among(mine: str, theirs: str) -> bool:
    """Whether both name the same of several: "rivals such as Orrin and Marle", "competitors including Marle"."""
    listed = [_SUCH_AS.split(source, maxsplit=1) for source in (mine, theirs)]
    if any(len(parts) == 1 for parts in listed):
        return False
    here, there = (set(re.findall(r"\b[A-Z][\w&]*", parts[1])) for parts in listed)
    return bool(here) and here <= there


def _are_of_one_kind(mine: str, theirs: str) -> bool:
    """Whether two descriptions are of the same people: "several members of the Senate", "some officials in it"."""
    (my_share, my_head, my_names), (share, head, names) = _described(mine), _described(theirs)
    if not my_head or not head or my_names != names or my_share != share:
        return False
    return my_head == head or (my_head[-1] == head[-1] == "s" and bool({my_head, head} & _GENERIC))


def _described(source: str) -> tuple[frozenset[str], str, frozenset[str]]:
    """How much of all a description is of, the noun that it describes them by, and the names in it."""
    words = bare(source)
    found = _HEAD.search(words)
    shares = _SHARES & set(source.casefold().split())
    return frozenset(shares), found["head"] if found else "", frozenset(re.findall(r"\b[A-Z][\w&]*", words))
