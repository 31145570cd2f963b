"""Claims: each figure with its measure, subject, direction, period and source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from narrator.extract.assertions.bearings import antecedent, direction_of, measure_of, only_compares, period_of
from narrator.extract.assertions.clauses import trimmed
from narrator.extract.assertions.qualified import Placed, qualified
from narrator.extract.assertions.sentences import Sentence, read_sentences
from narrator.extract.assertions.standing import Paragraph, Standing
from narrator.extract.assertions.subject_choice import subjects_of
from narrator.extract.assertions.subjects import company_of
from narrator.extract.assertions.unquantified import Said, find_unquantified
from narrator.model.claims import Attribution, Claim, Entity, Period, Quantity, Quote, Role, Span, Subject

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OCCASION = re.compile(r"\b(?:after|when|once|because|before|until)\s(?:the\s)?$", re.IGNORECASE)
_LISTED = re.compile(r"[\s,]*\(\s?$")


def find_claims(
    doc: Doc,
    quantities: Sequence[Quantity],
    periods: Sequence[tuple[Span, Period]],
    entities: Sequence[Entity],
    *,
    quotes: Sequence[Quote] = (),
    dateline: date | None = None,
    headline: str = "",
) -> tuple[Claim, ...]:
    """What a text asserts: a claim for every figure, and those that state a direction of a named subject only.

    Parameters
    ----------
    doc : the parse; a line break in its text ends a paragraph, beyond which only pronouns reach.
    quantities, periods, entities : what was found in the same text, spans into it.
    quotes : reported speech; who speaks is added to the chain of what is said inside.
    dateline : what lies wholly after it is a forecast.
    headline : the company that it names is the one of "the shares" wherever a paragraph opens with them.

    A figure of no known measure is a claim without a measure. Spans are the clause that holds the claim, or the name
    and figure of a list.
    """
    claims: list[Claim] = []
    topic = _in_headline(headline, entities)
    earlier, paragraph = Paragraph(), Paragraph(about=topic)
    speakers = [quote.speaker for quote in quotes if quote.speaker]
    for sentence in read_sentences(doc, quantities, periods, entities, speakers):
        if sentence.opens:
            about = topic or paragraph.company()
            earlier, paragraph = (paragraph if paragraph.sentences else earlier), Paragraph(about=about)
        placed = list(_with_figures(sentence, paragraph, earlier, quotes))
        placed += _without_figures(sentence, paragraph, placed, quotes)
        made = qualified(sentence, placed, dateline)
        claims += made
        paragraph = replace(paragraph, sentences=(*paragraph.sentences, sentence), claims=(*paragraph.claims, *made))
    return tuple(sorted(claims, key=lambda claim: claim.span))


def _in_headline(headline: str, entities: Sequence[Entity]) -> Subject | None:
    """The company that a headline names, by the first word of its name in the text; the first of several."""
    words = re.findall(r"[A-Z][\w&-]*", headline)
    named = [
        (words.index(first), company)
        for entity in entities
        if (company := company_of(entity)) is not None and (first := entity.name.split()[0]) in words
    ]
    return min(named, key=lambda one: one[0])[1] if named else None


def _with_figures(
    sentence: Sentence, paragraph: Paragraph, earlier: Paragraph, quotes: Sequence[Quote]
) -> Iterator[Placed]:
    """The claims of a sentence's figures, in order; each may continue those before it."""
    made: tuple[Claim, ...] = ()
    for figure in sentence.figures:
        standing = Standing(figure, sentence, sentence.clause_of(figure.span), made, paragraph)
        if not only_compares(standing):
            found = tuple(_claims(standing, earlier, quotes))
            made = (*made, *found)
            yield from (Placed(claim, figure.span.end - 1) for claim in found)


def _claims(standing: Standing, earlier: Paragraph, quotes: Sequence[Quote]) -> Iterator[Claim]:
    """The claim of one figure, or one for each of those that "each rose 3%"."""
    span = _span(standing)
    text = span.of(standing.sentence.text)
    attribution = _chain(standing.sentence, span, quotes, standing.figure.span.start)
    meant = antecedent(standing)
    if meant is not None:
        way = direction_of(standing, meant.measure)
        yield Claim(span, text, meant.subject, meant.measure, standing.figure, way, meant.period, attribution)
        return
    measure = measure_of(standing)
    way, period = direction_of(standing, measure), period_of(standing, measure)
    for subject in subjects_of(standing, measure, earlier):
        yield Claim(span, text, subject, measure, standing.figure, way, period, attribution)


def _span(standing: Standing) -> Span:
    """The name and figure of a list, the clause where a sentence has several figures, else the sentence."""
    sentence, figure = standing.sentence, standing.figure
    if len(sentence.figures) == 1:
        return sentence.span
    before = [m for m in sentence.mentions if m.span.end <= figure.span.start]
    nearest = max(before, key=lambda m: m.span.end, default=None)
    if nearest is not None and _LISTED.fullmatch(sentence.text[nearest.span.end : figure.span.start]):
        closed = sentence.text[figure.span.end : figure.span.end + 1] == ")"
        return Span(nearest.span.start, figure.span.end + closed)
    return trimmed(sentence.text, standing.clause)


def _without_figures(
    sentence: Sentence, paragraph: Paragraph, placed: Sequence[Placed], quotes: Sequence[Quote]
) -> Iterator[Placed]:
    """The claims of names and a direction.

    Of a whole sentence without a figure of a known measure, else of the clauses that go on about the measure of its
    figures without one of their own.
    """
    known = {one.claim.measure for one in placed} - {None}
    told = [(one.claim.measure, one.claim.subject, one.claim.direction) for one in placed]
    for said in find_unquantified(sentence, paragraph.words()):
        if known and (said.phrase.measure not in known or any(said.clause.covers(f.span) for f in sentence.figures)):
            continue
        if (said.phrase.measure, said.mention.subject, said.phrase.direction) in told:
            continue
        span = sentence.span if len(sentence.clauses) == 1 else trimmed(sentence.text, said.clause)
        claim = Claim(
            span,
            span.of(sentence.text),
            said.mention.subject,
            said.phrase.measure,
            direction=said.phrase.direction,
            period=_only_period(sentence, said, paragraph),
            attribution=_chain(sentence, span, quotes, said.at),
        )
        yield Placed(claim, said.at)


def _only_period(sentence: Sentence, said: Said, paragraph: Paragraph) -> Period | None:
    """The period of the clause, else the only one of the sentence, else that of the same measure before."""
    own = [dated.period for dated in sentence.periods if said.clause.covers(dated.span)]
    every = own or [dated.period for dated in sentence.periods]
    if every:
        return every[0] if own or len(every) == 1 else None
    before = [one.period for one in paragraph.claims if one.measure == said.phrase.measure and one.period]
    return before[-1] if before else None


def _chain(sentence: Sentence, span: Span, quotes: Sequence[Quote], place: int) -> tuple[Attribution, ...]:
    """Who measured and who cites: the sentence's own sources, and the speaker of the quote around the claim.

    Whoever spoke only in what is told behind the claim ("fell 19% after the house said …") has not vouched for it.
    """
    speakers = [quote.speaker for quote in quotes if quote.speaker and _tells(quote.content.span, span, place)]
    own = tuple(link for link in sentence.attribution if not _speaks_later(sentence, link, place))
    known = {link.name for link in own}
    places = [link.span for link in sentence.attribution if link.span]
    others = [s for s in speakers if s.name not in known and not any(s.span.overlaps(place) for place in places)]
    said = [Attribution(Role.CITED_BY, s.name, s.span) for s in others]
    return (*own, *said)


def _tells(words: Span, claim: Span, place: int) -> bool:
    """Whether somebody's words hold a claim, or its figure where the claim is the whole sentence they stand in."""
    return words.covers(claim) or (claim.covers(words) and words.start <= place < words.end)


def _speaks_later(sentence: Sentence, link: Attribution, place: int) -> bool:
    """Whether a source stands behind a place as the subject of a clause of time or cause."""
    if link.span is None or link.span.start < place:
        return False
    return _OCCASION.search(sentence.text[sentence.span.start : link.span.start]) is not None
