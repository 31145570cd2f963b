"""Long runs of an article's own words that the draft prints without quotation marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise, takewhile

from narrator.check.copies.runs import RUN, Runs, words_in
from narrator.check.opinions import Judged, Opinion
from narrator.check.sources.readings import Reading
from narrator.check.speech.words import plain
from narrator.model.claims import Span
from narrator.model.drafts import Evidence, Verdict


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of words: its first and last word in the draft, and its place in an article."""

    first: int
    last: int
    reading: Reading
    place: Span


@dataclass(frozen=True)
class _Draft:
    """The words of the draft outside of direct speech: where they stand and as they are compared."""

    free: Sequence[Span]
    words: Sequence[str]
    marked: Sequence[Span]

    @cached_property
    def starts(self) -> Mapping[tuple[str, ...], list[int]]:
        """Where each run of twelve begins."""
        starts: dict[tuple[str, ...], list[int]] = {}
        for place in range(len(self.words) - RUN + 1):
            starts.setdefault(tuple(self.words[place : place + RUN]), []).append(place)
        return starts


def copied_runs(
    text: str, sentences: Sequence[Span], marked: Sequence[Span], readings: Iterable[tuple[int, Reading]], kept: Runs
) -> dict[Span, Judged]:
    """Of each sentence that shares a long run of words with an article: where, and with which.

    `readings` have the numbers under which `kept` has their runs. `marked` is direct speech, which may be taken over; a
    run ends there. Only the first sentence of a run carries the finding. The longest run counts, of equal ones that of
    the first reading: originals come before their copies.
    """
    free = [word for word in words_in(text) if not any(span.overlaps(word) for span in marked)]
    mine = _Draft(free, [plain(word.of(text)) for word in free], marked)
    shared = kept.sharing(mine.words)
    runs = _apart(run for number, reading in readings for run in _runs(mine, reading, shared.get(number, ())))
    found: dict[Span, Judged] = {}
    for run in runs:
        whole = Span(free[run.first].start, free[run.last].end)
        inside = [sentence for sentence in sentences if sentence.overlaps(whole)]
        for sentence in inside:
            part = Span(max(sentence.start, whole.start), min(sentence.end, whole.end))
            rule = "copied" if sentence == inside[0] else None
            found.setdefault(sentence, Judged(part, part.of(text), _opinion(run, rule), 1))
    return found


def _opinion(run: _Run, rule: str | None) -> Opinion:
    count = run.last - run.first + 1
    says = f"{count} words in a row are those of {run.reading.id}, without quotation marks"
    shown = Evidence(run.place.of(run.reading.text), run.reading.id, run.place)
    return Opinion(Verdict.SUPPORTED, rule, says, evidence=(shown,), origin=run.reading.origin)


def _runs(mine: _Draft, reading: Reading, places: Iterable[int]) -> Iterable[_Run]:
    """Every longest run of the draft's free words that the article has too, from the places of their first words."""
    reached = 0
    for place in places:
        if place < reached:
            continue
        begins = tuple(plain(word.of(reading.text)) for word in islice(words_in(reading.text, place), RUN))
        for first in mine.starts.get(begins, ()):
            theirs = _alike(mine.words[first:], reading.text, place)
            last = first + _unbroken(mine.free[first : first + len(theirs)], mine.marked) - 1
            if _phrased(theirs[: last - first + 1], reading.text) >= RUN:
                reached = theirs[last - first].end
                yield _Run(first, last, reading, Span(place, reached))


def _phrased(words: Sequence[Span], text: str) -> int:
    """How many words are somebody's choice: of a name all but the first say themselves ("Calder 300")."""
    pairs = zip([None, *words[:-1]], words, strict=True)
    return sum(
        not (
            before is not None
            and text[before.start].isupper()
            and (text[word.start].isupper() or text[word.start].isdigit())
            and text[before.end : word.start].isspace()
        )
        for before, word in pairs
    )


def _alike(mine: Sequence[str], text: str, start: int) -> list[Span]:
    """The words of a text from a place on, as long as they are the draft's."""
    pairs = zip(mine, words_in(text, start), strict=False)
    return [word for _, word in takewhile(lambda pair: pair[0] == plain(pair[1].of(text)), pairs)]


def _unbroken(words: Sequence[Span], marked: Sequence[Span]) -> int:
    """How many of the words come before direct speech that stands between two of them."""
    for at, (one, after) in enumerate(pairwise(words), start=1):
        if any(one.end <= span.start and span.end <= after.start for span in marked):
            return at
    return len(words)


def _apart(runs: Iterable[_Run]) -> list[_Run]:
    """The longest runs that share no word of the draft, in its order."""
    kept: list[_Run] = []
    for run in sorted(runs, key=lambda run: (run.first - run.last, run.reading.rank, run.first)):
        if all(run.last < other.first or other.last < run.first for other in kept):
            kept.append(run)
    return sorted(kept, key=lambda run: run.first)
