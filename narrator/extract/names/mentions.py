"""Every place of a text where one of many names stands, in one pass over it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

Found = tuple[int, int, str]
"""Start, end and label of a name."""

_FIRST = re.compile(r"(?<![\w&-])[^\W_](?:[\w&]|[.'\-](?=\w)){0,60}")
_FIRST_OF = re.compile(r"[^\W_](?:[\w&]|[.'\-](?=\w)){0,60}")
_AFTER = re.compile(r"(?![\w&]|-[A-Z])")


def places_of(names: Mapping[str, str], text: str) -> Iterator[Found]:
    """Where the names stand as whole words, of several that begin at one place the longest.

    >>> list(places_of({"Harbor": "ORG", "Harbor Bank": "ORG"}, "Harbor Bank and Harbor"))
    [(0, 11, 'ORG'), (16, 22, 'ORG')]
    """
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for name in names:
        if first := _FIRST_OF.match(name):
            lengths[_bare(first[0])].add(len(name))
    longest = {first: sorted(known, reverse=True) for first, known in lengths.items()}
    done = 0
    for match in _FIRST.finditer(text) if longest else ():
        start = match.start()
        if start < done:
            continue
        for length in longest.get(_bare(match[0]), ()):
            label = names.get(words := text[start : start + length])
            if label is not None and _AFTER.match(text, start + len(words)):
                done = start + len(words)
                yield start, done, label
                break


def _bare(word: str) -> str:
    """The first word without what may follow it: "Harbor's" is "Harbor"."""
    return word.split("'", 1)[0].split(".", 1)[0].split("-", 1)[0]
