"""What stands in a copy only: words that it put where its original has others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from narrator.check.desk import Desk
from narrator.check.opinions import Judged, Opinion
from narrator.check.sources.library import Hits
from narrator.check.sources.readings import Reading
from narrator.model.claims import Span
from narrator.model.drafts import Evidence, Verdict
from narrator.model.sources import Change

NEAR = 0.3
"""The copy's sentence, or the one that it was made from, must line up this well with the draft's."""

_ADDED = "nothing of the kind"


def judge_altered(
    text: str, sentence: Span, marked: Sequence[Span], found: Hits, readings: Sequence[Reading]
) -> list[Judged]:
    """The words of a sentence that a copy put where its original has others, each with the original's.

    Direct speech (`marked`) is judged as such. Words that any original has are no copy's own.
    """
    judged: dict[Span, Judged] = {}
    for reading in readings:
        if not reading.changes:
            continue
        original = next((one for one in readings if one.origin == reading.origin and one.rank == 0), None)
        if original is None or not _bears(reading, original, found):
            continue
        for change in reading.changes:
            for span in _places(change, text, sentence):
                clear = not any(mark.overlaps(span) for mark in marked)
                if clear and not any(_has(one.body, change.copy) for one in readings if one.rank == 0):
                    judged.setdefault(span, Judged(span, span.of(text), _opinion(change, reading, original), 1))
    return list(judged.values())


def judge_borrowed(text: str, spans: Sequence[Span], desk: Desk) -> list[Judged]:
    """The names and the direct speech that a copy has and no original, whatever the copy made them from."""
    originals = [one for one in desk.readings if one.rank == 0]
    judged = []
    for span in spans:
        words = span.of(text)
        copy = next((one for one in desk.having(words) if one.rank > 0 and _has(one.body, words)), None)
        if copy is not None and not any(_has(" ".join([one.text, *one.paper]), words) for one in originals):
            judged.append(Judged(span, words, _borrowed(copy, words, originals), 1))
    return judged


def _borrowed(copy: Reading, words: str, originals: Sequence[Reading]) -> Opinion:
    original = next((one.id for one in originals if one.origin == copy.origin), "its original")
    place = next(_places_of(words, copy.text))
    says = f"{original} does not have it, only its copy {copy.id} has"
    shown = Evidence(place.of(copy.text), copy.id, place)
    return Opinion(Verdict.REFUTED, "copy-only", says, evidence=(shown,), origin=copy.origin)


def _bears(reading: Reading, original: Reading, found: Hits) -> bool:
    return any(item.score >= NEAR for item in found.of(reading.id, original.id))


def _places(change: Change, text: str, sentence: Span) -> Iterable[Span]:
    """Where a sentence has the copy's words."""
    if not re.search(r"\w", change.copy):
        return
    for place in _places_of(change.copy, text[sentence.start : sentence.end]):
        yield Span(sentence.start + place.start, sentence.start + place.end)


def _places_of(words: str, text: str) -> Iterator[Span]:
    return (Span(*match.span()) for match in re.finditer(_pattern(words), text, re.IGNORECASE))


def _has(text: str, words: str) -> bool:
    return re.search(_pattern(words), text, re.IGNORECASE) is not None


def _pattern(words: str) -> str:
    """The words in their order, whatever stands between them; never a part of a longer word or figure."""
    inner = r"[\s-]+".join(re.escape(word) for word in re.split(r"[\s-]+", words.strip(' .,;:“”"')) if word)
    return rf"(?<![\w$€£¥]){inner}(?!\w|[.,]\d)"


def _opinion(change: Change, reading: Reading, original: Reading) -> Opinion:
    has = f"“{' '.join(change.original.split())}”" if change.original else _ADDED
    says = f"{original.id} has {has}, only its copy {reading.id} has this"
    shown = (
        Evidence(change.original_span.of(original.text), original.id, change.original_span),
        Evidence(change.span.of(reading.text), reading.id, change.span),
    )
    verdict = Verdict.NOT_ENOUGH_EVIDENCE if _is_hedged_otherwise(change) else Verdict.REFUTED
    return Opinion(verdict, "copy-only", says, change.original or None, shown, original.origin)


def _is_hedged_otherwise(change: Change) -> bool:
    """Whether both have the same figure, which may then be what the copy says of it: "more than" for "about"."""
    figures = [re.findall(r"\d[\d.,]*", text) for text in (change.original, change.copy)]
    return change.kind == "hedge" or (bool(figures[0]) and figures[0] == figures[1] and change.kind == "number")


def instead(judged: Sequence[Judged], altered: Sequence[Judged]) -> list[Judged]:
    """What was judged of a sentence, with what a copy altered in the place of what was said of the same words."""
    kept = [one for one in judged if not any(other.span.overlaps(one.span) for other in altered)]
    return [*kept, *altered]
