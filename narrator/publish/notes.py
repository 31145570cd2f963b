"""What each printed figure and quote rests on, in words: the notes of a page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from narrator.brief import wording
from narrator.model.claims import Claim, Period, Quote, Span, Subject
from narrator.model.drafts import Draft, Fact
from narrator.model.sources import Article
from narrator.model.statistics import Rows, Statistic

_SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bInc)(?<!\bCorp)(?<!\bLtd)[.!?][”’\"')]*\s+(?=[“‘\"'(]?[A-Z0-9$])"
)
"""Where a sentence ends. A full stop missed makes a passage longer, never wrong."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of an article around the cited words."""

    before: str
    cited: str
    after: str


@dataclass(frozen=True, slots=True)
class Note:
    """One fact behind one or more printed places.

    `brief` is a line for a reader who only hovers. `details` are (label, text) pairs, `rows` one line a file.
    """

    number: int
    heading: str
    brief: str
    details: tuple[tuple[str, str], ...] = ()
    rows: tuple[str, ...] = ()
    passage: Passage | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A printed place and the number of its note."""

    span: Span
    note: int


def notes_of(draft: Draft, articles: Sequence[Article] = ()) -> tuple[tuple[Mark, ...], tuple[Note, ...]]:
    """The marked places of a draft in reading order, and their notes, numbered as they first appear.

    A citation that overlaps one before it, or whose fact the draft does not carry, gets no mark.
    """
    known = {article.id: article for article in articles}
    numbers: dict[str, int] = {}
    marks: list[Mark] = []
    for citation in sorted(draft.citations, key=lambda one: one.span):
        if citation.fact in draft.facts and not (marks and marks[-1].span.overlaps(citation.span)):
            number = numbers.setdefault(citation.fact, len(numbers) + 1)
            marks.append(Mark(citation.span, number))
    notes = tuple(_note(number, draft.facts[key], known) for key, number in numbers.items())
    return tuple(marks), notes


def _note(number: int, fact: Fact, articles: Mapping[str, Article]) -> Note:
    if isinstance(fact, Statistic):
        return _measured(number, fact)
    span = fact.content.span if isinstance(fact, Quote) else fact.span
    words = fact.content.text if isinstance(fact, Quote) else fact.text
    article = articles.get(fact.article or "")
    source = _source(article) if article else f"article {fact.article or 'unknown'}"
    return Note(
        number,
        heading=_speaker(fact) if isinstance(fact, Quote) else "Reported figure",
        brief=f"As printed in {source}",
        details=(*_chain(fact), ("Source", source)),
        passage=_passage(article, span) if article else Passage("", words, ""),
        address=article.address if article else None,
    )


def _measured(number: int, one: Statistic) -> Note:
    """The note of a statistic: value, window, definition, coverage, files, and what other definitions say."""
    heading = f"{one.name.replace('_', ' ').capitalize()}, {one.label or subject_words(one.subject)}"
    left_out = "; ".join(f"{count:,} {reason.replace('_', ' ')}" for reason, count in one.coverage.left_out.items())
    details = [
        ("Value", _value(one.value, one.unit)),
        ("Period", period_words(one.period)),
        ("Known by", wording.day(one.as_of)),
        ("Definition", one.definition),
        ("Issues", f"{one.coverage.used:,} used{f'; left out: {left_out}' if left_out else ''}"),
    ]
    details += [("Otherwise", f"{_value(other.value, one.unit)} with {other.definition}") for other in one.sensitivity]
    brief = f"{heading}: {_value(one.value, one.unit)}, measured from {_files(one.inputs)}"
    return Note(number, heading, brief, tuple(details), tuple(map(_rows, one.inputs)))


def _chain(fact: Quote | Claim) -> tuple[tuple[str, str], ...]:
    if isinstance(fact, Quote):
        return ()
    return tuple((link.role.value.capitalize(), link.name) for link in fact.attribution)


def _speaker(quote: Quote) -> str:
    if not quote.speaker:
        return "Quote"
    role = " at ".join(filter(None, (quote.speaker.role, quote.speaker.affiliation)))
    return ", ".join(filter(None, (quote.speaker.name, role)))


def _source(article: Article) -> str:
    """Headline, publisher and date, as far as the article says them."""
    name = f"“{article.headline}”" if article.headline else article.id
    dated = wording.day(article.published) if article.published else "undated"
    invented = "an invented article" if article.invented else None
    return ", ".join(filter(None, (name, article.publisher, dated, invented)))


def _passage(article: Article, span: Span) -> Passage:
    """The sentence around a span, within its paragraph."""
    whole = next((one for one in article.paragraphs if one.covers(span)), span)
    ends = [match.end() for match in _SENTENCE_END.finditer(article.text, whole.start, whole.end)]
    start = max((end for end in ends if end <= span.start), default=whole.start)
    end = min((end for end in ends if end >= span.end), default=whole.end)
    before, cited, after = article.text[start : span.start], span.of(article.text), article.text[span.end : end]
    return Passage(before.lstrip(), cited, after.rstrip())


def subject_words(subject: Subject) -> str:
    """What a fact is about, as a reader would name it."""
    return ", ".join(_part_words(kind, name) for kind, name in subject.parts)


def _part_words(kind: str, name: str) -> str:
    if kind == "segment":
        return f"{wording.SEGMENT_WORDS.get(name, name)} stocks"
    return name.replace("_", " ").title() if kind == "index" else name


def period_words(period: Period) -> str:
    """A period by its days; an end that is open is left out."""
    start, end = (wording.day(one) if one else None for one in (period.start, period.end))
    if start == end:
        return start or "not stated"
    return f"{start} to {end}" if start and end else f"from {start}" if start else f"to {end}"


def _value(value: Decimal, unit: str) -> str:
    """A figure as exact as it is of use: whole dollars, else two decimals, half up."""
    places = Decimal(1) if unit == "USD" else Decimal("0.01")
    rounded = value.quantize(places, ROUND_HALF_UP)
    return f"{rounded:,f} {unit}".replace("-", "−")


def _files(inputs: Sequence[Rows]) -> str:
    rows = sum(one.count for one in inputs)
    files = inputs[0].file if len(inputs) == 1 else f"{len(inputs)} files"
    return f"{rows:,} {'row' if rows == 1 else 'rows'} of {files}"


def _rows(one: Rows) -> str:
    """One file: how many rows, of which days, and which lines where few."""
    days = period_words(Period(one.first, one.last)) if one.first or one.last else ""
    line = "line" if len(one.lines) == 1 else "lines"
    lines = f"{line} {', '.join(map(str, one.lines))}" if one.lines else ""
    counted = f"{one.count:,} {'row' if one.count == 1 else 'rows'}"
    return f"{one.file}: {', '.join(filter(None, (counted, days, lines)))}"
