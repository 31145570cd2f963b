"""Which words stand between quotation marks, straight, curly or typewritten twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from narrator.model.claims import Span

_MARK = re.compile("[“”„\"«»]|(?<!['‘’])''(?!')|``")
_SINGLE = re.compile(r"(?<!\w)[‘'](?=\w)((?:[^‘'’\n]|(?<=\w)['’](?=\w))+?)['’](?!\w)")
_BEFORE_OPENING = re.compile(r"[\s(\[{—–\-―/:,‘']")
_AFTER_CLOSING = re.compile(r"[\s)\]}—–\-―,.;:!?’']")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between marks.

    `outer` has the marks, `inner` the words. `run` numbers quotes: the pieces of one that goes over several
    paragraphs, each opening anew, share a number. `single` is true for single marks.
    """

    outer: Span
    inner: Span
    run: int
    single: bool = False


def find_quoted(text: str, paragraphs: Sequence[Span]) -> tuple[Quoted, ...]:
    """Quoted pieces in order, none across a paragraph; a mark without its partner costs only its own quote."""
    found: list[Quoted] = []
    carried: Quoted | None = None
    for place, paragraph in enumerate(paragraphs):
        pieces, left_open = _pairs(text, paragraph)
        following = paragraphs[place + 1] if place + 1 < len(paragraphs) else None
        if left_open is not None and following is not None and _opens_at_start(text, following):
            pieces.append((Span(left_open.start, paragraph.end), Span(left_open.end, paragraph.end)))
        elif left_open is not None and pieces and _begins_sentence(text, left_open, paragraph):
            pieces.append((Span(left_open.start, paragraph.end), Span(left_open.end, paragraph.end)))
            left_open = None
        else:
            left_open = None
        for number, (outer, inner) in enumerate(pieces):
            goes_on = carried is not None and number == 0 and outer.start == _start(text, paragraph)
            run = carried.run if carried is not None and goes_on else len(found)
            found.append(Quoted(outer, _stripped(text, inner), run))
        carried = found[-1] if left_open is not None else None
        if not pieces and not _MARK.search(text, paragraph.start, paragraph.end):
            found += _singles(text, paragraph, len(found))
    return tuple(piece for piece in found if piece.inner.start < piece.inner.end)


def _pairs(text: str, paragraph: Span) -> tuple[list[tuple[Span, Span]], Span | None]:
    """Outer and inner spans of the pairs of a paragraph, and the mark that is open at its end."""
    pairs = []
    opened: Span | None = None
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark = Span(match.start(), match.end())
        if opened is not None and _can_close(text, mark, paragraph):
            pairs.append((Span(opened.start, mark.end), Span(opened.end, mark.start)))
            opened = None
        elif _can_open(text, mark, paragraph):
            opened = mark
    return pairs, opened


def _can_open(text: str, mark: Span, paragraph: Span) -> bool:
    """Whether the mark may open: by its shape, or by what stands around it."""
    if text[mark.start] in "”»":
        return False
    tight = mark.end < paragraph.end and not text[mark.end].isspace()
    return tight and (mark.start == paragraph.start or bool(_BEFORE_OPENING.match(text[mark.start - 1])))


def _can_close(text: str, mark: Span, paragraph: Span) -> bool:
    """Whether the mark may close: by its shape, or by what stands around it."""
    if text[mark.start] in "”»":
        return True
    if text[mark.start] in "„«`" or text[mark.start - 1].isspace():
        return False
    return mark.end == paragraph.end or bool(_AFTER_CLOSING.match(text[mark.end]))


def _begins_sentence(text: str, mark: Span, paragraph: Span) -> bool:
    """Whether a sentence has ended right before the mark: it then runs to the end of the paragraph, unclosed."""
    return text[paragraph.start : mark.start].rstrip().endswith((".", "!", "?"))


def _start(text: str, paragraph: Span) -> int:
    """The first character of the paragraph that is no space."""
    words = paragraph.of(text)
    return paragraph.start + len(words) - len(words.lstrip())


def _opens_at_start(text: str, paragraph: Span) -> bool:
    mark = _MARK.match(text, _start(text, paragraph), paragraph.end)
    return mark is not None and _can_open(text, Span(mark.start(), mark.end()), paragraph)


def _singles(text: str, paragraph: Span, first: int) -> Iterator[Quoted]:
    """British marks, read only where a paragraph has no others, since they are apostrophes too."""
    for number, match in enumerate(_SINGLE.finditer(text, paragraph.start, paragraph.end)):
        outer, inner = Span(*match.span()), Span(*match.span(1))
        yield Quoted(outer, _stripped(text, inner), first + number, single=True)


def _stripped(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))
