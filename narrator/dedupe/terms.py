"""Fixed terms of the trade that a copy put in words that mean something else: "brief sellers" for "short sellers".

Where the original's sentence has a term and the copy's has not, the copy's sentence is searched for the term's build:
its words in their order, some kept and at least one in a word that is a synonym in another sense. In a text that swaps
words throughout, an unknown word in the place of one is enough, where the words around it are the original's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from narrator.dedupe.fixed_terms import Words, alone, companions, other_senses, stem, terms, trade_words
from narrator.dedupe.passages import Passage
from narrator.dedupe.texts import straightened
from narrator.model.claims import Span
from narrator.model.sources import Change

SWAPPED = 0.15
"""Share of words swapped one for one that only a machine reaches, as in `narrator.dedupe.relations`."""

ENOUGH = 60
"""Words below which a share says nothing."""

_WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?|\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence as stems, each with its place in the text."""

    stems: tuple[str, ...]
    spans: tuple[Span, ...]

    def span(self, start: int, end: int) -> Span:
        return Span(self.spans[start].start, self.spans[end - 1].end)


@dataclass(frozen=True, slots=True)
class _Match:
    """A run of the copy's words with the build of a term; `wrong` counts those that mean something else."""

    start: int
    end: int
    wrong: int


def changed_terms(passages: Sequence[Passage]) -> Iterator[Change]:
    """Every fixed term that a sentence of the copy has in wrong words."""
    lines = [
        (one, _line(one.copy.text.article.text, [one.here]), _line(one.original.text.article.text, one.around))
        for one in passages
    ]
    proven = [change for line in lines for change in _in_sentence(*line, by_machine=False)]
    by_machine = bool(proven) or _swapped([(mine, theirs) for _, mine, theirs in lines]) >= SWAPPED
    yield from (change for line in lines for change in _in_sentence(*line, by_machine=True)) if by_machine else ()


def _line(text: str, spans: Sequence[Span]) -> _Line:
    plain = straightened(text)
    found = [match for span in spans for match in _WORD.finditer(plain, span.start, span.end)]
    return _Line(
        tuple(stem(match[0].removesuffix("'s")) for match in found),
        tuple(Span(match.start(), match.start() + len(match[0].removesuffix("'s"))) for match in found),
    )


def _swapped(lines: Sequence[tuple[_Line, _Line]]) -> float:
    """Share of the original's words that stand in the copy as others, one for one."""
    swapped = total = 0
    for mine, theirs in lines:
        total += len(theirs.stems)
        for tag, a, b, c, d in _edits(mine, theirs):
            swapped += (b - a) * (tag == "replace" and b - a == d - c)
    return swapped / total if total >= ENOUGH else 0.0


def _edits(mine: _Line, theirs: _Line) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, theirs.stems, mine.stems, autojunk=False).get_opcodes()


def _in_sentence(passage: Passage, mine: _Line, theirs: _Line, *, by_machine: bool) -> Iterator[Change]:
    taken: set[int] = set()
    used: set[int] = set()
    words = frozenset(theirs.stems)
    for term in (one for one in terms() if words.issuperset(one)):
        for start in _places(term, theirs.stems):
            places = set(range(start, start + len(term)))
            if places & taken:
                continue
            taken |= places
            if _places(term, mine.stems):
                continue
            found = _reworded(term, start, mine, theirs, by_machine=by_machine)
            if found is None or used & set(range(found.start, found.end)):
                continue
            used |= set(range(found.start, found.end))
            yield passage.change("term", theirs.span(start, start + len(term)), mine.span(found.start, found.end))


def _places(words: Words, line: Words) -> list[int]:
    return [place for place in range(len(line) - len(words) + 1) if line[place : place + len(words)] == words]


def _reworded(term: Words, start: int, mine: _Line, theirs: _Line, *, by_machine: bool) -> _Match | None:
    """The likeliest run of the copy's words for the term: the most wrong words, then the nearest in place."""
    if len(term) == 1:
        found = [match for match in _all_matches(term, mine, alone()) if _is_in_place(match, start, mine, theirs)]
    else:
        found = _all_matches(term, mine, other_senses())
        if not found and by_machine:
            found = list(_unknown_in_place(term, start, mine, theirs))
    said = [match for match in found if not _places(mine.stems[match.start : match.end], theirs.stems)]
    return min(said, key=lambda match: (-match.wrong, abs(match.start - start)), default=None)


def _all_matches(term: Words, mine: _Line, senses: Mapping[str, tuple[Words, ...]]) -> list[_Match]:
    found = (_match(term, place, mine.stems, senses) for place in range(len(mine.stems)))
    return [match for match in found if match is not None]


def _match(term: Words, place: int, line: Words, senses: Mapping[str, tuple[Words, ...]]) -> _Match | None:
    """The term's words from `place` on, each kept, in another sense, or right beside a wrong one."""
    end, wrong = place, 0
    for word in term:
        if line[end : end + 1] == (word,):
            end += 1
            continue
        other = next((one for one in senses.get(word, ()) if line[end : end + len(one)] == one), None)
        beside = next((one for one in companions().get(word, ()) if line[end : end + len(one)] == one), None)
        if other is None and beside is None:
            return None
        wrong += other is not None
        end += len(other or beside or ())
    return _Match(place, end, wrong) if wrong else None


def _is_in_place(match: _Match, start: int, mine: _Line, theirs: _Line) -> bool:
    """Whether the alignment of the two sentences puts the run where the term was."""
    return any(
        tag == "replace" and a <= start < b and c <= match.start < d and start - a == match.start - c
        for tag, a, b, c, d in _edits(mine, theirs)
    )


def _unknown_in_place(term: Words, start: int, mine: _Line, theirs: _Line) -> Iterator[_Match]:
    """One word of the term made another that is no word of the trade, and the rest of it kept."""
    for tag, a, b, c, d in _edits(mine, theirs):
        inside = start <= a and b <= start + len(term)
        if tag != "replace" or b - a != 1 or d - c != 1 or not inside:
            continue
        first = c - (a - start)
        kept = mine.stems[max(first, 0) : first + len(term)]
        same = [new == old for new, old in zip(kept, term, strict=False)]
        if first >= 0 and len(kept) == len(term) and sum(same) == len(term) - 1 and mine.stems[c] not in trade_words():
            yield _Match(first, first + len(term), 1)
