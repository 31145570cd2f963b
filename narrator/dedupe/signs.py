"""The signs by which an index finds a text again: few numbers, the same whatever else is in the index.

A copy keeps figures, names and long words, though seldom many of them in one place; a reprint keeps whole runs of
words. Single words grow common as a corpus grows, so what stands together is a sign as well: a figure with the next
figure and with one name of its sentence, a name with the next. Runs of words are so many that one in six is enough,
chosen by its own hash, so that two texts choose the same ones (A. Broder, "On the resemblance and containment of
documents", 1997).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise

from narrator.dedupe.texts import NAME_WORD, Text, find_figures, marks, shingles

SAMPLED = 6
BRIEF = 60
"""Runs up to which all are kept: of a text of two sentences one in six may be none."""

MOST = 1024
RUN_WEIGHT, WORD_WEIGHT, ENOUGH = 3, 2, 12
"""Four runs, or six words, make a pair worth a look; machine rewrites were seen to keep twice that and more."""


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of a text, 63 bits each: even ones for single words, odd ones for runs of words and combinations."""

    words: frozenset[int]
    runs: frozenset[int]


def find_signs(text: Text) -> Signs:
    """The signs of a text."""
    words = {_number("word", mark) & ~1 for mark in marks(text)}
    joined = {_number("joined", *pair) | 1 for pair in _combinations(text)}
    runs = {_number("run", *shingle) | 1 for shingle in shingles(text)}
    rate = SAMPLED if len(runs) > BRIEF else 1
    while len(sampled := {run for run in runs if (run >> 1) % rate == 0}) > MOST:
        rate *= 2
    return Signs(frozenset(_bounded(words)), frozenset((*_bounded(joined), *sampled)))


def is_run(sign: int) -> bool:
    """Whether a sign is a run of words or a combination, which only copies have in numbers."""
    return bool(sign & 1)


def weigh_sign(sign: int) -> int:
    """What a shared sign counts towards `ENOUGH`."""
    return RUN_WEIGHT if sign & 1 else WORD_WEIGHT


def number_text(text: Text) -> int:
    """63 bits for a text's words and its sentences; an article without words is like no other."""
    if not text.normal:
        return _number("empty", text.article.id)
    return _number("text", text.normal, *(text.sentence(index) for index in range(len(text.sentences))))


def number_words(text: Text) -> int:
    """63 bits for a text's words, however they are cut into sentences."""
    return _number("words", text.normal) if text.normal else number_text(text)


def _combinations(text: Text) -> Iterator[tuple[str, ...]]:
    """Each figure with the one after it in the text and with a name of its sentence; each name with the next."""
    for pair in pairwise(text.figures):
        yield ("figures", *pair)
    for index in range(len(text.sentences)):
        sentence = text.sentence(index)
        names = [name.lower() for name in NAME_WORD.findall(sentence)]
        for pair in pairwise(names):
            yield ("names", *pair)
        if names:
            name = min(names, key=_number)  # the same one however the sentence is turned
            yield from (("named", figure, name) for figure in find_figures(sentence))


def _bounded(numbers: set[int]) -> list[int]:
    """The smallest of very many: an article of a million words costs no more than one of ten thousand."""
    return sorted(numbers)[:MOST]


def _number(*parts: str) -> int:
    data = "\0".join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest()) >> 1
