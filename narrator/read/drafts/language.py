"""The languages of a draft, paragraph by paragraph, where they are certain."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from narrator.model.claims import Span

ENGLISH, UNNAMED = "en", "und"
"""Codes of English and of what is surely not English but nobody knows what (ISO 639-2 has it for "undetermined")."""

_ENOUGH = 30
"""Letters of common words without which a paragraph is not judged: of names and figures no language can be told."""

_SAMPLE = 1500
_COMMON_SHARE = 0.15
"""Share of the commonest words above which words are English; the model of py3langid takes half a second to load."""

_NOT_ENGLISH, _NAMED = 0.02, 0.5
"""Probability of English below which it is none, and that of another above which it has a name."""

_BLOCK = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = frozenset(
    _WORD.findall(
        "the and of to that with for from by on at as is are was were be been has have had it its this which said would"
        " will but not than their they he she his her or if an into over after about more"
    )
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Paragraphs of one language, an ISO 639-1 code or `und`."""

    span: Span
    language: str


@dataclass(frozen=True, slots=True)
class _Unit:
    """Lines that are judged together; `language` is None where they are too few words to tell."""

    span: Span
    language: str | None


def languages_in(text: str) -> tuple[Stretch, ...]:
    """The stretches of a text whose language is certain, in order; headings go with the paragraphs around them.

    A paragraph that is mostly English is English, whatever it quotes.

    Examples
    --------
    >>> [one.language for one in languages_in("Leerverkäufer haben mit Wetten gegen kleinere Aktien gut verdient.")]
    ['de']
    >>> languages_in("Ashby Tarn: 5%")
    ()
    """
    units = _with_headings([unit for block in _BLOCK.finditer(text) for unit in _units(block.start(), block[0])])
    found: list[Stretch] = []
    for unit in units:
        if unit.language is None:
            continue
        if found and found[-1].language == unit.language:
            found[-1] = replace(found[-1], span=Span(found[-1].span.start, unit.span.end))
        else:
            found.append(Stretch(unit.span, unit.language))
    return tuple(found)


def main_language(stretches: Sequence[Stretch]) -> str | None:
    """The language of most of a text; None where none is certain."""
    letters: Counter[str] = Counter()
    for one in stretches:
        letters[one.language] += one.span.end - one.span.start
    return max(letters, key=lambda code: (letters[code], code == ENGLISH, code), default=None)


def _units(start: int, block: str) -> Iterator[_Unit]:
    """The lines of a block; lines that are too short to tell are taken together, the last with those before."""
    opened: int | None = None
    before: _Unit | None = None
    for line in _LINE.finditer(block):
        first, end = line.start() if opened is None else opened, line.end()
        if not _tells(block[first:end]):
            opened = first
            continue
        if before:
            yield before
        before, opened = _Unit(Span(start + first, start + end), _language(block[first:end])), None
    if before and opened is not None:
        before = replace(before, span=Span(before.span.start, start + len(block)))
    yield before or _Unit(Span(start, start + len(block)), None)


def _with_headings(units: Sequence[_Unit]) -> Iterator[_Unit]:
    """The units, each that does not tell with the language of its neighbours where they are of one."""
    after: list[str | None] = [None]
    for unit in reversed(units):
        after.append(unit.language or after[-1])
    before: str | None = None
    for unit, following in zip(units, reversed(after[:-1]), strict=True):
        around = {before, following} - {None}
        yield unit if unit.language or len(around) != 1 else replace(unit, language=around.pop())
        before = unit.language or before


def _tells(words: str) -> bool:
    """Whether words other than names are enough to tell a language by."""
    return sum(map(len, _common_nouns(words[:_SAMPLE]))) >= _ENOUGH


def _common_nouns(words: str) -> list[str]:
    """Words that begin with no capital; scripts without capitals have only such."""
    return [word for word in _WORD.findall(words) if not word[0].isupper()]


def _language(words: str) -> str | None:
    """The language of words, where it is certain."""
    sample = words[:_SAMPLE]
    found = [word.lower() for word in _WORD.findall(sample)]
    if sum(word in _COMMON for word in found) >= _COMMON_SHARE * len(found):
        return ENGLISH
    ranked = _identifier().rank(sample)
    best, likely = ranked[0]
    if best == ENGLISH:
        return ENGLISH
    if dict(ranked)[ENGLISH] >= _NOT_ENGLISH:
        return None
    return str(best) if likely >= _NAMED else UNNAMED


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  a model of some megabytes

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
