"""A sentence with everything in it that a claim can be made of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Protocol, TypeVar

from narrator.extract.assertions.attributions import find_attributions
from narrator.extract.assertions.clauses import find_clauses
from narrator.extract.assertions.comparisons import Compared, find_comparisons
from narrator.extract.assertions.rankings import Ranked, find_rankings, is_window
from narrator.extract.assertions.subjects import Mention, find_mentions
from narrator.model.claims import Attribution, Entity, Period, Quantity, Span, Speaker

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

_COUNTED = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|\d+th|only|last) (?:such )?(?:time|[a-z]+(?: in a row)?) $",
    re.IGNORECASE,
)
"""What is counted since a day ("the second time since March") has not been going on since."""

_REPORTING = re.compile(
    r"\b(?:said|says|reported|wrote|published|printed|told|article|report|interview|note"
    r"|estimated|edition|issue|posted|updated)\b[^,;.¤¢]{0,25}$",
    re.IGNORECASE,
)
_LONGEST = 1500
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Dated:
    """A period where it is named."""

    span: Span
    period: Period


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its clauses cover it; the figures leave out those that belong to a period.

    `words` are those of the sentence with figures as ¢ and periods as ~; `opens` is true at the start of a paragraph.
    `tokens` are the parse that it is part of. A sentence without figure and subject is not looked into.
    """

    span: Span
    text: str
    words: str
    opens: bool
    clauses: tuple[Span, ...]
    figures: tuple[Quantity, ...]
    mentions: tuple[Mention, ...]
    periods: tuple[Dated, ...]
    attribution: tuple[Attribution, ...]
    tokens: Tokens
    rankings: tuple[Ranked, ...]
    comparisons: tuple[Compared, ...]

    def clause_of(self, place: Span) -> int:
        """The number of the clause in which a place begins."""
        return max((n for n, clause in enumerate(self.clauses) if clause.start <= place.start), default=0)

    def masked(self, span: Span, figure: Quantity | None = None) -> str:
        """The words of a clause, `figure` as ¤."""
        words = span.shifted(-self.span.start).of(self.words)
        if figure is None or not span.covers(figure.span):
            return words
        start, end = figure.span.start - span.start, figure.span.end - span.start
        return words[:start] + "¤" * (end - start) + words[end:]

    def mentioned(self, span: Span, kinds: Sequence[str]) -> tuple[Mention, ...]:
        """The mentions of these kinds in a clause, asides last."""
        inside = [m for m in self.mentions if span.covers(m.span) and m.kind in kinds]
        return tuple(sorted(inside, key=lambda mention: mention.aside))


def _without(sentence: Sentence, speakers: Sequence[Speaker]) -> Sentence:
    """The sentence without the subjects that are named only to say whom its speakers work for."""
    if not speakers:
        return sentence
    kept = (one for one in sentence.mentions if not any(one.span.overlaps(who.span) for who in speakers))
    return replace(sentence, mentions=tuple(kept))


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


_T = TypeVar("_T", bound=_Placed)


def read_sentences(
    doc: Doc,
    quantities: Sequence[Quantity],
    periods: Sequence[tuple[Span, Period]],
    entities: Sequence[Entity],
    speakers: Sequence[Speaker] = (),
) -> Iterator[Sentence]:
    """The sentences of `doc` in order; a line break ends a sentence and a paragraph.

    The house by which unnamed `speakers` go ("analysts at Tallis Data") is no subject there.
    """
    employed = sorted((one for one in speakers if one.affiliation and one.affiliation in one.name), key=_place)
    dated = [Dated(span, period) for span, period in sorted(periods, key=lambda one: one[0])]
    figures, names = sorted(quantities, key=_place), sorted(entities, key=_place)
    text, end = doc.text, -1
    for span, tokens in _spans(doc, text):
        sentence = _sentence(
            text,
            span,
            tokens,
            opens=end < 0 or "\n" in text[end : span.start],
            figures=_inside(figures, span),
            dated=_inside(dated, span),
            names=_inside(names, span),
        )
        yield _without(sentence, _inside(employed, span))
        end = span.end


def _place(one: _Placed) -> Span:
    return one.span


def _inside(ordered: Sequence[_T], span: Span) -> list[_T]:
    """Those of the ordered things that lie wholly in a span."""
    first = bisect_left(ordered, span.start, key=lambda one: one.span.start)
    found = []
    for one in islice(ordered, first, None):
        if one.span.start >= span.end:
            break
        if one.span.end <= span.end:
            found.append(one)
    return found


def _spans(doc: Doc, text: str) -> Iterator[tuple[Span, Tokens]]:
    """The parser's sentences, cut at line breaks, each with the parse that it is part of."""
    for sent in doc.sents:
        for line in _LINE.finditer(text, sent.start_char, sent.end_char):
            for piece in _pieces(text, Span(*line.span())):
                span = _bare(text, piece)
                if span.start < span.end:
                    yield span, sent


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """The span itself; one of the length of a table is cut at commas or spaces, since all in it is weighed together."""
    start = span.start
    while span.end - start > _LONGEST:
        comma = text.rfind(", ", start + 1, start + _LONGEST)
        space = comma if comma > 0 else text.rfind(" ", start + 1, start + _LONGEST)
        cut = space + 1 if space > 0 else start + _LONGEST
        yield Span(start, cut)
        start = cut
    yield Span(start, span.end)


def _bare(text: str, span: Span) -> Span:
    """The span without the space around it."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def _sentence(
    text: str,
    span: Span,
    tokens: Tokens,
    *,
    opens: bool,
    figures: list[Quantity],
    dated: list[Dated],
    names: list[Entity],
) -> Sentence:
    figures = [figure for figure in figures if not any(figure.span.overlaps(one.span) for one in dated)]
    words = _mask(_mask(span.of(text), span.start, dated, "~"), span.start, figures, "¢")
    mentions = find_mentions(text, span, names)
    spoken_of = bool(figures or mentions)
    attribution = find_attributions(text, span, names) if spoken_of else ()
    sources = [link.span for link in attribution if link.span]
    rankings = find_rankings(words, span.start) if spoken_of else ()
    return Sentence(
        span,
        text,
        words,
        opens,
        find_clauses(words, span.start, [tokens]) if spoken_of else (span,),
        tuple(figures),
        tuple(mention for mention in mentions if not any(mention.span.overlaps(source) for source in sources)),
        tuple(_telling(text, span, dated, rankings)),
        attribution,
        tokens,
        rankings,
        find_comparisons(words, text, span.start, [mention.span for mention in mentions]) if spoken_of else (),
    )


def _telling(text: str, span: Span, dated: Sequence[Dated], rankings: Sequence[Ranked]) -> Iterator[Dated]:
    """The periods of what is told, without the day of the report and the record that a superlative looks back on."""
    words = span.of(text)
    for one in dated:
        ranked = any(ranked.span.covers(one.span) for ranked in rankings)
        counted = _COUNTED.search(text[span.start : one.span.start]) is not None
        aside = counted and len(dated) > 1
        looks_back = ranked and is_window(words, text, one.span, span.start)
        if not (aside or looks_back or _tells_when_said(text, span, one)):
            yield one


def _tells_when_said(text: str, sentence: Span, dated: Dated) -> bool:
    """Whether a day is that of the report and not of what it reports."""
    single = dated.period.start == dated.period.end
    return single and _REPORTING.search(text[sentence.start : dated.span.start]) is not None


def _mask(words: str, at: int, places: Sequence[_Placed], sign: str) -> str:
    """The words with each place written over with a sign, in as many characters."""
    for one in places:
        start, end = one.span.start - at, one.span.end - at
        words = words[:start] + sign * (end - start) + words[end:]
    return words
