"""One text in, everything that it says out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeAlias, TypeVar, cast

from narrator.engines.parser import READ, parse, parser_name
from narrator.extract.assertions.claims import find_claims
from narrator.extract.dates.periods import find_periods
from narrator.extract.figures.quantities import find_quantities
from narrator.extract.layout import MARKS, paragraphs_of
from narrator.extract.names.entities import find_entities
from narrator.extract.names.securities import link_securities
from narrator.extract.speech.quotes import find_quotes
from narrator.model.claims import DatedWords, Span, Statements
from narrator.model.market import Security
from narrator.model.sources import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

Parse: TypeAlias = "Callable[[Iterable[str]], Iterator[Doc]]"
T = TypeVar("T")

_LONGEST = 20_000
_ENDLESS = re.compile(r"\S{500}")


def extract_statements(
    source: str | Article,
    *,
    dateline: date | None = None,
    securities: Sequence[Security] = (),
    parse: Parse = parse,
) -> Statements:
    """Entities, quotes, quantities and claims of an article or of any text.

    Parameters
    ----------
    source : an article, of which only `paragraphs` are read, or a text, whose lines or blocks are its paragraphs.
        Offsets are into `Article.text`, or into the string itself. Markdown marks are read over.
    dateline : the day from which "this year" is counted; an article's `published` unless given.
    securities : listed issues; a company that bears the name of exactly one has its symbol.
    parse : texts to spaCy `Doc`s that keep every offset, for another model or a cache.

    Raises
    ------
    MissingPart
        No English model of spaCy is installed.

    Examples
    --------
    >>> said = extract_statements("“We sell it all,” said Jane Example, a trader at Tidewater Analytics.")
    >>> said.quotes[0].content.text, said.quotes[0].speaker.affiliation
    ('We sell it all', 'Tidewater Analytics')
    """
    text = source.text if isinstance(source, Article) else source
    if isinstance(source, Article):
        dateline = dateline or source.published
    marked = frozenset(place for mark in MARKS.finditer(text) for place in range(*mark.span()))
    kept = source.paragraphs if isinstance(source, Article) else tuple(paragraphs_of(text))
    prose, paragraphs, places = _prose(text, kept, marked)
    doc = _parsed(prose, paragraphs, parse)
    headline = (source.headline or "") if isinstance(source, Article) else ""
    said = _statements(doc, prose, paragraphs, dateline, headline, tuple(securities))
    if isinstance(source, Article):
        said = said.of_article(source.id)
    return _put_back(said, text, places)


def _statements(
    doc: Doc,
    prose: str,
    paragraphs: Sequence[Span],
    dateline: date | None,
    headline: str,
    securities: tuple[Security, ...],
) -> Statements:
    """All that the prose says, places still being places in it."""
    words = doc.text  # built anew at every call
    entities = link_securities(find_entities(doc, prose), securities, words)
    quotes = find_quotes(doc, prose, paragraphs, entities)
    quantities = find_quantities(words)
    periods = find_periods(words, dateline)
    claims = find_claims(
        doc,
        quantities,
        periods,
        entities,
        quotes=quotes,
        dateline=dateline,
        headline=headline,
    )
    dated = tuple(DatedWords(span, span.of(prose), period) for span, period in periods)
    return Statements(tuple(_sentences(doc, words)), entities, quotes, quantities, claims, parser_name(), dated)


def _prose(text: str, kept: Sequence[Span], marked: AbstractSet[int]) -> tuple[str, tuple[Span, ...], tuple[int, ...]]:
    """The kept paragraphs, one to a line, without markup and with single spaces.

    With the spans of the paragraphs in it, and for each of its characters the place that it has in `text`.
    """
    written: list[str] = []
    places: list[int] = []
    spans: list[Span] = []
    for paragraph in kept:
        found = [at for at in range(paragraph.start, paragraph.end) if at not in marked]
        found = [at for at, before in zip(found, [-1, *found], strict=False) if not _is_second_space(text, at, before)]
        while found and text[found[-1]].isspace():
            found.pop()
        if not found:
            continue
        if spans:
            written.append("\n")
            places.append(found[0])
        spans.append(Span(len(places), len(places) + len(found)))
        written += [" " if text[at].isspace() and text[at] != "\u00a0" else text[at] for at in found]
        places += found
    return "".join(written), tuple(spans), tuple(places)


def _is_second_space(text: str, at: int, before: int) -> bool:
    """Whether the character is a space at the start or after another one."""
    return text[at].isspace() and (before == -1 or text[before].isspace())


def _put_back(value: T, text: str, places: Sequence[int]) -> T:
    """The value with every span in it, at any depth, turned into one of `text`, and words taken from there."""
    if isinstance(value, Span):
        start = places[value.start] if value.start < len(places) else len(text)
        return cast("T", Span(start, places[value.end - 1] + 1 if value.end > value.start else start))
    if isinstance(value, tuple):
        return cast("T", tuple(_put_back(one, text, places) for one in value))
    if not (names := _parts(cast("type", type(value)))):
        return value
    parts = {name: _put_back(getattr(value, name), text, places) for name in names}
    if isinstance(span := parts.get("span"), Span) and "text" in parts:
        parts["text"] = span.of(text)
    return type(value)(**parts)


@cache
def _parts(kind: type) -> tuple[str, ...]:
    """The names of a dataclass's fields; of any other type none."""
    return tuple(part.name for part in fields(kind)) if is_dataclass(kind) else ()


def _parsed(text: str, paragraphs: Sequence[Span], parse: Parse) -> Doc:
    """One `Doc` as long as the text, of paragraphs parsed each on its own."""
    pieces = [piece for paragraph in paragraphs for piece in _pieces(text, paragraph)]
    docs = list(parse([piece.of(text) for piece in pieces]))
    from spacy.tokens import Doc as Whole  # noqa: PLC0415 - after the parser, which imports spaCy without torch

    if not docs:
        return next(iter(parse([""])))
    parts: list[Doc] = []
    at = 0
    for piece, doc in zip(pieces, docs, strict=True):
        if piece.start > at:
            parts.append(_gap(Whole, doc.vocab, text[at : piece.start]))
        parts.append(doc)
        at = piece.end
    whole: Doc = Whole.from_docs(parts, ensure_whitespace=False, attrs=READ, exclude=("tensor", "user_data"))  # type: ignore[call-arg]
    return whole


@lru_cache(maxsize=8)
def _gap(kind: type[Doc], vocab: Vocab, between: str) -> Doc:
    """What stands between two pieces, as a sentence of one space."""
    return kind(
        vocab,
        words=[between],
        spaces=[False],
        tags=["_SP"],
        pos=["SPACE"],
        lemmas=[between],
        deps=["dep"],
        heads=[0],
        sent_starts=[True],
    )


def _pieces(text: str, paragraph: Span) -> Iterator[Span]:
    """The paragraph without the space around it, cut at spaces where it is longer than a parser should be given.

    A word without end is cut too: spaCy takes affixes off it one by one.
    """
    start, end = paragraph.start, paragraph.end
    while start < end:
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        cut = end if end - start <= _LONGEST else text.rfind(" ", start + 1, start + _LONGEST)
        cut = start + _LONGEST if cut == -1 else cut
        endless = _ENDLESS.search(text, start, cut)
        cut = endless.end() if endless else cut
        if text[start:cut].strip():
            yield Span(start, start + len(text[start:cut].rstrip()))
        start = cut


def _sentences(doc: Doc, text: str) -> Iterator[Span]:
    """Spans of sentences, without the space around them."""
    for sent in doc.sents:
        words = text[sent.start_char : sent.end_char]
        start = sent.start_char + len(words) - len(words.lstrip())
        end = sent.start_char + len(words.rstrip())
        if start < end:
            yield Span(start, end)
