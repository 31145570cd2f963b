"""Claims: each figure with its measure, subject, direction, period and source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from narrator.extract.bearings import Paragraph, Standing, antecedent, direction_of, measure_of, period_of
from narrator.extract.clauses import trimmed
from narrator.extract.sentences import Sentence, read_sentences
from narrator.extract.subject_choice import subject_of
from narrator.extract.unquantified import Said, find_unquantified
from narrator.model.claims import Attribution, Claim, Entity, Period, Quantity, Quote, Role, Span
from narrator.model.market import Security

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LISTED = re.compile(r"[\s,]*\(\s?$")


def find_claims(
    doc: Doc,
    quantities: Sequence[Quantity],
    periods: Sequence[tuple[Span, Period]],
    entities: Sequence[Entity],
    *,
    quotes: Sequence[Quote] = (),
    dateline: date | None = None,  # noqa: ARG001 - periods come resolved; another finder may need the day itself
    securities: Sequence[Security] = (),  # noqa: ARG001 - entities come linked; another finder may need the list
) -> tuple[Claim, ...]:
    """What a text asserts: a claim for every figure, and those that state a direction of a named subject only.

    Parameters
    ----------
    doc : the parse; a line break in its text ends a paragraph, beyond which only pronouns reach.
    quantities, periods, entities : what was found in the same text, spans into it.
    quotes : reported speech; who speaks is added to the chain of what is said inside.

    A figure of no known measure is a claim without a measure. Spans are the clause that holds the claim, or the name
    and figure of a list.
    """
    claims: list[Claim] = []
    earlier, paragraph = Paragraph(), Paragraph()
    for sentence in read_sentences(doc, quantities, periods, entities):
        if sentence.opens:
            earlier, paragraph = (paragraph if paragraph.sentences else earlier), Paragraph()
        made = _with_figures(sentence, paragraph, earlier, quotes)
        if not any(claim.measure for claim in made):
            made = (*made, *_without_figures(sentence, paragraph, quotes))
        claims += made
        paragraph = Paragraph((*paragraph.sentences, sentence), (*paragraph.claims, *made))
    return tuple(sorted(claims, key=lambda claim: claim.span))


def _with_figures(
    sentence: Sentence, paragraph: Paragraph, earlier: Paragraph, quotes: Sequence[Quote]
) -> tuple[Claim, ...]:
    """The claims of a sentence's figures, in order; each may continue those before it."""
    made: tuple[Claim, ...] = ()
    for figure in sentence.figures:
        standing = Standing(figure, sentence, sentence.clause_of(figure.span), made, paragraph)
        made = (*made, _claim(standing, earlier, quotes))
    return made


def _claim(standing: Standing, earlier: Paragraph, quotes: Sequence[Quote]) -> Claim:
    """The claim of one figure."""
    span = _span(standing)
    text = span.of(standing.sentence.text)
    attribution = _chain(standing.sentence, span, quotes)
    meant = antecedent(standing)
    if meant is not None:
        way = direction_of(standing, meant.measure)
        return Claim(span, text, meant.subject, meant.measure, standing.figure, way, meant.period, attribution)
    measure = measure_of(standing)
    return Claim(
        span,
        text,
        subject_of(standing, measure, earlier),
        measure,
        standing.figure,
        direction_of(standing, measure),
        period_of(standing, measure),
        attribution,
    )


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


def _without_figures(sentence: Sentence, paragraph: Paragraph, quotes: Sequence[Quote]) -> Iterator[Claim]:
    """The claims of a sentence that has names and a direction but no figure of a known measure."""
    for said in find_unquantified(sentence, paragraph.words()):
        span = sentence.span if len(sentence.clauses) == 1 else trimmed(sentence.text, said.clause)
        yield Claim(
            span,
            span.of(sentence.text),
            said.mention.subject,
            said.phrase.measure,
            direction=said.phrase.direction,
            period=_only_period(sentence, said, paragraph),
            attribution=_chain(sentence, span, quotes),
        )


def _only_period(sentence: Sentence, said: Said, paragraph: Paragraph) -> Period | None:
    """The period of the clause, else the only one of the sentence, else that of the same measure before."""
    own = [dated.period for dated in sentence.periods if said.clause.covers(dated.span)]
    every = own or [dated.period for dated in sentence.periods]
    if every:
        return every[0] if own or len(every) == 1 else None
    before = [one.period for one in paragraph.claims if one.measure == said.phrase.measure and one.period]
    return before[-1] if before else None


def _chain(sentence: Sentence, span: Span, quotes: Sequence[Quote]) -> tuple[Attribution, ...]:
    """Who measured and who cites: the sentence's own sources, and the speaker of the quote around the claim."""
    speakers = [quote.speaker for quote in quotes if quote.speaker and quote.content.span.covers(span)]
    known = {link.name for link in sentence.attribution}
    said = [Attribution(Role.CITED_BY, s.name, s.span) for s in speakers if s.name not in known]
    return (*sentence.attribution, *said)
