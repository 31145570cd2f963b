"""The speech of an article: what one speaker says without a break, tags and paragraphs aside."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import overload

from narrator.check.speech.quotations import marked_passages
from narrator.check.speech.words import SENTENCE_END, placed
from narrator.model.claims import Quote, QuoteKind, Span

_TAG_WORDS = 25
"""More words than these between two quotations are no tag."""

_STOPS = (".", "!", "?", "…")
_TAG = re.compile(
    r"\b(?:said|says|saying|told|added|adds|wrote|writes|asked|went on|continued|explained|argued|warned|noted)\b"
)
_TURN = re.compile(r"^[^\W\d_a-z][\w .'’-]{1,40}:\s+(?=\S)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Places(Sequence[Span]):
    """The places of words, each made where it is asked for: most are not."""

    begins: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.begins)

    @overload
    def __getitem__(self, number: int) -> Span: ...
    @overload
    def __getitem__(self, number: slice) -> Places: ...
    def __getitem__(self, number: int | slice) -> Span | Places:
        if isinstance(number, slice):
            return Places(self.begins[number], self.ends[number])
        return Span(self.begins[number], self.ends[number])


@dataclass(frozen=True, slots=True)
class Stream:
    """Words in a row: `text` as one line, of every word its form, its place in `text` and its place in the article.

    `line` are the words with single blanks, one at each end too, and `starts` where each begins in it.
    """

    text: str
    plain: tuple[str, ...]
    here: Places
    there: Places
    line: str
    starts: tuple[int, ...]

    def find(self, piece: Sequence[str], start: int) -> int | None:
        """The number of the first word of a piece that stands at or after a word; `None` where it does not stand."""
        if start >= len(self.plain):
            return None
        at = self.line.find(f" {' '.join(piece)} ", self.starts[start] - 1)
        return None if at < 0 else bisect_right(self.starts, at)

    def sentences(self) -> list[Span]:
        """The sentences of `text`."""
        ends = [match.end() for match in SENTENCE_END.finditer(self.text)]
        return [Span(*pair) for pair in zip([0, *ends], [*ends, len(self.text)], strict=True)]


@dataclass(frozen=True)
class Heard:
    """What an article lets people say; its `text` and where its `sentences` are."""

    spoken: tuple[Stream, ...]
    text: str
    sentences: tuple[Span, ...]

    @cached_property
    def whole(self) -> Stream:
        """All its words, whoever says them."""
        return _stream(self.sentences, self.text)


@lru_cache(maxsize=2048)
def heard(text: str, sentences: tuple[Span, ...], quotes: tuple[Quote, ...]) -> Heard:
    """The speech of an article and its words; page furniture, which is in none of its sentences, is left out."""
    marked = [span for span in marked_passages(text) if any(one.overlaps(span) for one in sentences)]
    for quote in quotes:
        content = quote.content.span
        if quote.kind is QuoteKind.DIRECT and not any(content.overlaps(span) for span in marked):
            marked.append(content)
    marked += [span for span in _turns(text) if not any(span.overlaps(other) for other in marked)]
    runs: list[list[Span]] = []
    for span in sorted(marked):
        if runs and _goes_on(runs[-1][-1], span, text, quotes):
            runs[-1].append(span)
        else:
            runs.append([span])
    return Heard(tuple(_stream(run, text) for run in runs), text, sentences)


def _turns(text: str) -> list[Span]:
    """The lines of a transcript, "FERRANT: …", and of a press release with such lines."""
    found = []
    for match in _TURN.finditer(text):
        end = text.find("\n", match.end())
        found.append(Span(match.end(), end if end >= 0 else len(text)))
    return found


def _goes_on(first: Span, second: Span, text: str, quotes: Sequence[Quote]) -> bool:
    """Whether the second passage continues the first: behind a tag, or in a paragraph that follows an open one."""
    between = text[first.end : second.start]
    if "\n" in between:
        return between[:1] not in {"”", '"'} and not between.strip(' “"\n')
    tag = between.strip(' “”",')
    tagged = _TAG.search(tag) is not None and len(tag.split()) <= _TAG_WORDS and not SENTENCE_END.search(tag)
    ended = first.of(text)[-1:] in {*_STOPS, ",", "—", "–", "-"} or between[1:2] == ","
    return tagged and ended and _one_speaker(first, second, quotes)


def _one_speaker(first: Span, second: Span, quotes: Sequence[Quote]) -> bool:
    """Whether no two speakers of the passages have different full names."""
    names = [
        quote.speaker.name
        for span in (first, second)
        for quote in quotes
        if quote.content.span.overlaps(span) and quote.speaker is not None
    ]
    known = {name.split()[-1].casefold() for name in names if name[:1].isupper() and len(name) > len("They")}
    return len(known) <= 1


def _stream(run: Sequence[Span], text: str) -> Stream:
    parts: list[str] = []
    found: list[tuple[str, int, int, int, int]] = []
    at = 0
    for number, span in enumerate(run):
        part, first = span.of(text), span.start
        found += [(form, at + start, at + end, first + start, first + end) for form, start, end in placed(part)]
        shown = re.sub(r"\s", " ", part)
        if number + 1 < len(run) and _ends_sentence(span, run[number + 1], text) and shown.endswith(","):
            shown = f"{shown[:-1]}."
        parts.append(shown)
        at += len(part) + 1
    forms, *places = zip(*found, strict=True) if found else ((), (), (), (), ())
    starts, total = [], 1
    for form in forms:
        starts.append(total)
        total += len(form) + 1
    return Stream(
        " ".join(parts), forms, Places(*places[:2]), Places(*places[2:]), f" {' '.join(forms)} ", tuple(starts)
    )


def _ends_sentence(first: Span, second: Span, text: str) -> bool:
    return text[first.end : second.start].rstrip(' “"').endswith(_STOPS)
