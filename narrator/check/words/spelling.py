"""The words of a text, each in one spelling: "U.S." and "US", "Organisation" and "Organization"."""

from __future__ import annotations

import re
from functools import lru_cache

IN_FULL = {"united states of america": "usa", "united states": "usa", "united kingdom": "uk", "european union": "eu"}
"""Countries that are named in several words, and their letters."""

_STATES = {
    short: tuple(name.casefold().split())
    for line in (
        "Ala AL Alabama", "Alaska AK Alaska", "Ariz AZ Arizona", "Ark AR Arkansas", "Calif CA California",
        "Colo CO Colorado", "Conn CT Connecticut", "Del DE Delaware", "Fla FL Florida", "Ga GA Georgia",
        "Hawaii HI Hawaii", "Idaho ID Idaho", "Ill IL Illinois", "Ind IN Indiana", "Iowa IA Iowa", "Kan KS Kansas",
        "Ky KY Kentucky", "La LA Louisiana", "Maine ME Maine", "Md MD Maryland", "Mass MA Massachusetts",
        "Mich MI Michigan", "Minn MN Minnesota", "Miss MS Mississippi", "Mo MO Missouri", "Mont MT Montana",
        "Neb NE Nebraska", "Nev NV Nevada", "N.H NH New Hampshire", "N.J NJ New Jersey", "N.M NM New Mexico",
        "N.Y NY New York", "N.C NC North Carolina", "N.D ND North Dakota", "Ohio OH Ohio", "Okla OK Oklahoma",
        "Ore OR Oregon", "Pa PA Pennsylvania", "R.I RI Rhode Island", "S.C SC South Carolina",
        "S.D SD South Dakota", "Tenn TN Tennessee", "Tex TX Texas", "Utah UT Utah", "Vt VT Vermont",
        "Va VA Virginia", "Wash WA Washington", "W.Va WV West Virginia", "Wis WI Wisconsin", "Wyo WY Wyoming",
    )
    for one, other, name in [line.split(" ", 2)]
    for short in (one, other)
}  # fmt: skip
"""What the names of American states are shortened to behind a town or a politician, by newspapers and by the post."""
_STATE = re.compile(r"(?:, |\([RDI]-|\b[RDI]-)((?:[NSRW]\.\s?)?[A-Z][A-Za-z]{1,5})\b(?=[.,);]|$)")


_FIRSTS = frozenset(name.split()[0] for name in IN_FULL)
_WORD, _POSSESSIVE = re.compile(r"[^\W_]+"), re.compile(r"[’']s\b")
_US = re.compile(r"\bUS\b")
"""The country, which in small letters would be a pronoun."""
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")
_HYPHEN = re.compile(r"(?<=\bco)-(?=op)")
_AMERICAN = {"centre": "center", "defence": "defense", "labour": "labor", "programme": "program", "harbour": "harbor"}
_BRITISH = re.compile(r"is(?=ations?$)")


_LONG_NAME = re.compile(r"\b[A-Z][\w’'-]+(?:\s(?:(?:of|for|&)\s(?:the\s)?|and\s)?[A-Z][\w’'-]+){1,6}\b")
"""A name that may go by its letters."""

_GAPS = str.maketrans({sign: " " for sign in map(chr, range(128)) if not sign.isalnum()})
_PLAIN = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"))
"""Signs of print and of a typewriter that both stand between words: without them most texts are plain."""


def words_in(text: str) -> list[str]:
    """The words and numbers of a text in their order, in small letters, without possessives, in American spelling."""
    plain = _POSSESSIVE.sub("", text) if "’s" in text or "'s" in text else text
    plain = (_US.sub("usa", plain) if "US" in plain else plain).casefold()
    if plain.count(".") > 1:  # most sentences have the one that ends them
        plain = _DOTTED.sub(_without_dots, plain)
    if "co-op" in plain:
        plain = _HYPHEN.sub("", plain)
    words = _split(plain)
    british = "isation" in plain or not _AMERICAN.keys().isdisjoint(words)
    return list(map(_spelled, words)) if british else words


def in_letters(words: list[str]) -> list[str]:
    """The words with countries of several words as their letters: the United States Conference is the U.S. Conference.

    >>> in_letters(["united", "states", "conference"])
    ['usa', 'conference']
    """
    if _FIRSTS.isdisjoint(words):
        return words
    line = f" {' '.join(words)} "
    for name, short in IN_FULL.items():
        line = line.replace(f" {name} ", f" {short} ")
    return line.split()


@lru_cache(maxsize=16_384)
def initials_in(text: str) -> frozenset[str]:
    """The letters, small, by which the names of several words in a text may go; whatever stands before them as well.

    >>> {"boe", "fca"} <= initials_in("The Bank of England and the Financial Conduct Authority agreed.")
    True
    """
    runs = (match.group().split() for match in _LONG_NAME.finditer(text))
    names = [run[start:] for run in runs for start in range(len(run) - 1) if run[start][0].isupper()]
    capitals = ("".join(word[0] for word in name if word[0].isupper()) for name in names)
    return frozenset(one.casefold() for one in (*capitals, *("".join(word[0] for word in name) for name in names)))


def states_in(text: str) -> frozenset[str]:
    """The words of the names of the states that a text has shortened.

    >>> sorted(states_in("DAYTON, Mich. (AP) - Rep. Pell (R-IN) left."))
    ['indiana', 'michigan']
    """
    return frozenset(word for match in _STATE.finditer(text) for word in state_called(match[1]).split())


def state_called(short: str) -> str:
    """The name, in small letters, of a state that is printed short, a party before it aside; empty for other words.

    >>> state_called("R-IN"), state_called("N. J."), state_called("Corp")
    ('indiana', 'new jersey', '')
    """
    return " ".join(_STATES.get(re.sub(r"^[RDI]-|\s|\.$", "", short), ()))


def _split(text: str) -> list[str]:
    """Its words and numbers; of letters and signs that are plain without a pattern, in a third of the time."""
    for sign, other in () if text.isascii() else _PLAIN:
        text = text.replace(sign, other)
    return text.translate(_GAPS).split() if text.isascii() else _WORD.findall(text)


def _without_dots(match: re.Match[str]) -> str:
    letters = match[0].replace(".", "")
    return "usa" if letters == "us" else letters


@lru_cache(maxsize=65_536)
def _spelled(word: str) -> str:
    """A word in American spelling; there are far fewer words than places where they stand."""
    return _AMERICAN.get(word) or _BRITISH.sub("iz", word)
