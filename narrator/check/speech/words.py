"""The words of speech, as two printings of one quotation are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from narrator.model.claims import Span

WORD = re.compile(r"[$€£¥]?[^\W_](?:[\w'’‘&.,]*[^\W_])?%?")
GAP = re.compile(r"\.\s?\.\s?\.|…|\[[^\]]*\]")
"""What an editor puts where words are left out or replaced."""

SENTENCE_END = re.compile(r"[.!?…][\"”’]?\s+(?=[\"“‘']?[^\W_a-z])")


_SHORTENED = re.compile(r"^(?P<verb>[a-z]+?)(?P<rest>n't|'re|'ve|'ll|'m)$")
_IN_FULL = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am"}
_VERBS = {"ca": "can", "wo": "will", "sha": "shall"}
SHORTENED = frozenset({*_IN_FULL.values(), *_VERBS.values()})
"""Words that a text may have without their letters: "won't"."""


def words(text: str) -> list[tuple[str, Span]]:
    """Every word in lower case with its place; hyphens part, apostrophes are straight.

    What is shortened is two words in one place, as houses that spell it out print it: "don't" is "do not".
    """
    return [(form, Span(start, end)) for form, start, end in placed(text)]


def placed(text: str) -> Iterator[tuple[str, int, int]]:
    """The same words, each with where it begins and ends."""
    for match in WORD.finditer(text):
        for form in _in_full(plain(match.group())):
            yield form, match.start(), match.end()


def _in_full(word: str) -> tuple[str, ...]:
    if word == "cannot":
        return ("can", "not")
    short = _SHORTENED.match(word) if "'" in word else None
    if short is None:
        return (word,)
    return (_VERBS.get(short["verb"], short["verb"]), _IN_FULL[short["rest"]])


def plain(word: str) -> str:
    """One word as it is compared."""
    return word.casefold().replace("’", "'").replace("‘", "'")
