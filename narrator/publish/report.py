"""A checked draft as a page: its words with everything marked, and beside each paragraph what bears on it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from narrator.brief.render import render_page
from narrator.check.baseline import Reviewed
from narrator.model.claims import Span
from narrator.model.drafts import CheckedClaim, Evidence, Verdict
from narrator.model.sources import Article
from narrator.publish.findings import Marked, Noted, marked_sentences, told_by, words_of
from narrator.publish.layers import Layer, Piece, nested, shared_out, showable


@dataclass(frozen=True, slots=True)
class Source:
    """Evidence with where it stands: the article's name, who printed it and when, or our own statistic's arithmetic."""

    words: str
    name: str
    about: str
    arithmetic: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding with its evidence laid out; `kind` is `error`, `warning` or `accepted`."""

    noted: Noted
    kind: str
    said: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What stands beside a sentence that begins at `start`.

    `claims` are those that no finding is about, each with what bears on it and what our own data have otherwise.
    """

    start: int
    number: int
    verdict: Verdict
    findings: tuple[Shown, ...]
    claims: tuple[tuple[CheckedClaim, tuple[Source, ...], tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of the draft in pieces, and the cards of the sentences that begin in it."""

    pieces: tuple[Piece, ...]
    cards: tuple[Card, ...]


def report_page(text: str, reviewed: Reviewed, *, name: str, articles: Sequence[Article] = ()) -> str:
    """The page of a report: one file, no script, nothing loaded from elsewhere. `name` is the draft's."""
    by_id = {one.id: one for one in articles}
    marked = list(marked_sentences(text, reviewed))
    telling = [one for one in marked if one.sentence is not None and _says_something(one)]
    cards = [_card(number, text, one, by_id) for number, one in enumerate(telling, start=1)]
    others = [_shown(text, noted, by_id) for one in marked if one.sentence is None for noted in one.findings]
    page = render_page(
        "report.html",
        name=name,
        report=reviewed.report,
        to_mend=len(reviewed.open()),
        accepted=len(reviewed.accepted),
        gone=reviewed.gone,
        rows=_rows(text, list(_layers(telling)), cards),
        others=others,
    )
    return showable(page)


def _says_something(one: Marked) -> bool:
    """Whether there is anything to show beside a sentence."""
    return bool(one.findings) or (one.sentence is not None and one.sentence.verdict is not Verdict.NOT_CHECKABLE)


def _rows(text: str, layers: Sequence[Layer], cards: Sequence[Card]) -> list[Row]:
    """The paragraphs of the draft, each with the cards of the sentences that begin in it."""
    paragraphs = list(_paragraphs(text))
    starts = [one.start for one in paragraphs]
    beside: list[list[Card]] = [[] for _ in paragraphs]
    for card in cards:
        beside[max(bisect_right(starts, card.start) - 1, 0)].append(card)
    parts = shared_out(layers, paragraphs)
    return [
        Row(tuple(nested(text, place, part)), tuple(those))
        for place, part, those in zip(paragraphs, parts, beside, strict=True)
    ]


def _paragraphs(text: str) -> Iterator[Span]:
    """Stretches of lines with words, blank lines between them; together with the blank lines they are the text."""
    start: int | None = None
    end = at = 0
    for line in text.split("\n"):
        if line.strip():
            start = at if start is None else start
            end = at + len(line)
        elif start is not None:
            yield Span(start, end)
            start = None
        at += len(line) + 1
    if start is not None:
        yield Span(start, end)


def _layers(marked: Sequence[Marked]) -> Iterator[Layer]:
    """The findings of each sentence, then the sentence around them, which leads to its card."""
    place = 0
    for number, one in enumerate(marked, start=1):
        sentence = one.sentence
        if sentence is None:
            continue
        for noted in one.findings:
            place += 1
            if not noted.finding.span.covers(sentence.span):
                yield Layer(f"place {_kind(noted)}", noted.finding.span, f"place-{place}", noted.message)
        label = sentence.verdict.replace("_", " ")
        note = ((f"card-{number}", str(number)),)
        yield Layer(f"sentence {sentence.verdict}", sentence.span, f"sentence-{number}", label, note)


def _kind(noted: Noted) -> str:
    return "accepted" if noted.accepted else noted.finding.severity.value


def _card(number: int, text: str, one: Marked, articles: Mapping[str, Article]) -> Card:
    sentence = one.sentence
    found = {noted.finding.span for noted in one.findings}
    claims = [
        (claim, _sources(claim.evidence, articles), tuple(map(told_by, claim.against)))
        for claim in (sentence.claims if sentence else ())
        if claim.span not in found and claim.verdict is not Verdict.NOT_CHECKABLE
    ]
    return Card(
        sentence.span.start if sentence else 0,
        number,
        sentence.verdict if sentence else Verdict.NOT_CHECKABLE,
        tuple(_shown(text, noted, articles) for noted in one.findings),
        tuple(claims),
    )


def _shown(text: str, noted: Noted, articles: Mapping[str, Article]) -> Shown:
    said = " ".join(noted.finding.span.of(text).split())
    return Shown(noted, _kind(noted), said, _sources(noted.evidence, articles))


def _sources(evidence: Sequence[Evidence], articles: Mapping[str, Article]) -> tuple[Source, ...]:
    return tuple(_source(one, articles.get(one.article or "")) for one in evidence)


def _source(evidence: Evidence, article: Article | None) -> Source:
    words = words_of(evidence)
    if article is None:
        return Source("", told_by(evidence), "", evidence.arithmetic)
    about = [article.publisher, article.published.isoformat() if article.published else None]
    return Source(words, article.headline or article.id, " · ".join([*filter(None, about), article.file]))
