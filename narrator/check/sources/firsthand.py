"""Who "I" and "we" are: whoever answers in an interview, else the author and the house of an article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from narrator.model.claims import Attribution, Claim, Content, Entity, Quote, QuoteKind, Role, Span, Speaker, Statements
from narrator.model.sources import Article

_RECKONED = r"(?:counts?|estimates?|calculations?|reckoning|tally|figures|numbers|data|arithmetic|measure)"
_VIEW = r"(?:view|opinion|judge?ment|mind|eyes|reading|belief|guess|sense|experience)"
_WE = re.compile(rf"we|us|our\s(?:[\w-]+\s)*{_RECKONED}", re.IGNORECASE)
_ME = re.compile(rf"I|me|my\s(?:[\w-]+\s)*{_RECKONED}", re.IGNORECASE)
_BY_MINE = re.compile(
    rf"\b(?:in|to|on|from|(?<!ed\s)by)\s(?:(?P<we>our)|my)\s(?:own\s)?(?:[a-z]+\s)?(?:(?P<made>{_RECKONED})|{_VIEW})\b",
    re.IGNORECASE,
)
"""What makes a sentence the writer's own, and no verb of saying: "in our view", "by my count"."""

_ASKED = re.compile(r"^\W*(?:Q|Question)\s?[:.]\s.*$", re.MULTILINE)
_FEWEST = 2
"""One question may be asked in any article."""


@dataclass(frozen=True, slots=True)
class _Writer:
    """Whose first person an article is written in: a person, a house, or one for the other."""

    person: str | None
    house: str | None

    def named(self, speaker: Speaker) -> Speaker:
        """The speaker by name, where the words for the speaker are "I" or "we"."""
        person, house = self.person or self.house, self.house or self.person
        if person and _ME.fullmatch(speaker.text):
            return replace(speaker, name=person, affiliation=self.house)
        return replace(speaker, name=house) if house and _WE.fullmatch(speaker.text) else speaker


def in_their_names(article: Article, said: Statements) -> Statements:
    """What an article states, its first persons by name, and what is its writer's or its guest's view as speech."""
    answers, guest = _interview(article, said.entities)
    author = _Writer(next(iter(article.byline), None), article.publisher)

    def writer(place: int) -> _Writer:
        return guest if guest is not None and any(one.start <= place < one.end for one in answers) else author

    quotes = [_named(quote, writer(quote.content.span.start), answers) for quote in said.quotes]
    quotes += _answers(answers, guest, quotes, article)
    quotes += _views(said.sentences, quotes, article, writer)
    speakers = {quote.speaker.span: quote.speaker.name for quote in quotes if quote.speaker and quote.speaker.text}
    claims = tuple(_of_them(claim, speakers, quotes) for claim in said.claims)
    return replace(said, quotes=tuple(sorted(quotes, key=lambda one: one.content.span)), claims=claims)


def _interview(article: Article, entities: Sequence[Entity]) -> tuple[list[Span], _Writer | None]:
    """The answers of an interview, and who gives them: the first person that it names, who did not write it."""
    asked = [Span(*match.span()) for match in _ASKED.finditer(article.text)]
    people = (one for one in entities if one.label == "PERSON" and " " in one.name and one.name not in article.byline)
    guest = next(people, None)
    if len(asked) < _FEWEST or guest is None or guest.span.start > asked[0].start:
        return [], None
    ends = [*(one.start for one in asked[1:]), len(article.text)]
    answers = [Span(one.end, end) for one, end in zip(asked, ends, strict=True)]
    return answers, _Writer(guest.name, guest.affiliation)


def _named(quote: Quote, writer: _Writer, answers: Sequence[Span]) -> Quote:
    """A quote by the name of whoever says "I", or answers without being named."""
    if quote.speaker is not None:
        return replace(quote, speaker=writer.named(quote.speaker))
    span = quote.content.span
    if writer.person is None or not any(one.covers(span) for one in answers):
        return quote
    return replace(quote, speaker=Speaker(Span(span.start, span.start), "", writer.person, None, writer.house))


def _answers(
    answers: Sequence[Span], guest: _Writer | None, quotes: Sequence[Quote], article: Article
) -> Iterator[Quote]:
    """The lines of answers that are printed without quotation marks."""
    if guest is None or guest.person is None:
        return
    direct = [quote.content.span for quote in quotes if quote.kind is not QuoteKind.INDIRECT]
    for answer, span in product(answers, article.paragraphs):
        start = max(answer.start, span.start)
        told = Span(start, max(start, min(answer.end, span.end)))
        if told.of(article.text).strip() and not any(told.overlaps(one) for one in direct):
            speaker = Speaker(Span(start, start), "", guest.person, None, guest.house)
            yield Quote(QuoteKind.DIRECT, Content(told, told.of(article.text)), None, speaker, article.id)


def _views(
    sentences: Sequence[Span], quotes: Sequence[Quote], article: Article, writer: Callable[[int], _Writer]
) -> Iterator[Quote]:
    """Sentences that are the writer's by "in our view" alone."""
    for span in sentences:
        match = _BY_MINE.search(article.text, span.start, span.end)
        if match is None:
            continue
        place = Span(*match.span())
        named = writer(span.start).named(Speaker(place, "we" if match["we"] else "I", ""))
        mine = [one.content.span for one in quotes if one.cue and one.speaker and one.speaker.name == named.name]
        if named.name and not any(span.overlaps(one) for one in mine):
            words, cue = Content(span, span.of(article.text)), Content(place, place.of(article.text))
            yield Quote(QuoteKind.INDIRECT, words, cue, named, article.id)


def _of_them(claim: Claim, speakers: Mapping[Span, str], quotes: Sequence[Quote]) -> Claim:
    """A claim by the names of those whom its chain has as "we"; what "our count" alone is the source of by theirs."""
    chain = tuple(
        replace(link, name=speakers.get(link.span, link.name)) if link.span is not None else link
        for link in claim.attribution
    )
    return replace(claim, attribution=chain or tuple(_by_mine(claim, quotes)))


def _by_mine(claim: Claim, quotes: Sequence[Quote]) -> Iterator[Attribution]:
    for quote in quotes:
        mine = _BY_MINE.fullmatch(quote.cue.text) if quote.cue is not None else None
        if (
            mine is not None
            and quote.cue is not None
            and quote.speaker is not None
            and quote.content.span.covers(claim.span)
        ):
            role = Role.MEASURED_BY if mine["made"] else Role.CITED_BY
            yield Attribution(role, quote.speaker.affiliation or quote.speaker.name, quote.cue.span)
