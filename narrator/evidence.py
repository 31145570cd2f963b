"""What a run was given, laid out so that any number of drafts can be held against it."""

from __future__ import annotations

import gc
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from narrator.articles import Listed, parse_along, read_and_cluster, said_by, securities_digest
from narrator.cache import digest, remember
from narrator.facts import MarketFacts
from narrator.model.claims import Statements
from narrator.model.sources import Article
from narrator.progress import along

if TYPE_CHECKING:
    from narrator.check.desk import Desk  # the rules stay unread
    from narrator.check.shelf import Filing

_ENCODED, _AT_ONCE = 5000, 1000
"""So many sentences are encoded when they are first read; of fewer, a check encodes those that it asks for.

What was encoded at once is kept, so that a run that is broken off goes on from there.
"""


@dataclass(frozen=True, slots=True)
class Held:
    """What a run was given, and the name of its content, by which two are one; `day` is the draft's own."""

    name: str
    articles: tuple[Article, ...] = field(compare=False, repr=False)
    facts: MarketFacts = field(compare=False, repr=False)
    day: date | None = field(compare=False, repr=False)


def hold(articles: tuple[Article, ...], facts: MarketFacts, day: date | None) -> Held:
    """Articles and facts under the name of their content, the parser and the encoder."""
    from narrator.engines.encoder import encoder_name  # noqa: PLC0415  light
    from narrator.engines.parser import parser_name  # noqa: PLC0415  light

    content = [msgspec.json.encode(values).decode() for values in (articles, facts.statistics)]
    name = digest(*content, securities_digest(facts.securities), str(day), parser_name(), encoder_name())
    return Held(name, articles, facts, day)


@lru_cache(maxsize=2)
def laid_out(held: Held) -> Desk:
    """The evidence laid out; its articles are kept so, and nothing of them is read but what a text leads to."""
    from narrator.check.desk import lay_out  # noqa: PLC0415  reads the rules
    from narrator.check.shelf import Filing, unfiled  # noqa: PLC0415
    from narrator.engines.vectors import vectors_of  # noqa: PLC0415  loads numpy

    filing = remember("shelves", (held.name,), Filing, lambda: _filed(held), packed=True)
    facts = held.facts
    desk = lay_out(unfiled(filing), facts.statistics, facts.securities, vectors_of, filing.shelf)
    gc.freeze()  # it lives as long as the desk: nobody need look through it for garbage after every check
    return desk


def _filed(held: Held) -> Filing:
    """The articles with all that they state, ready to be kept."""
    from narrator.check.shelf import filed  # noqa: PLC0415  reads the rules
    from narrator.check.sources.readings import read_sources  # noqa: PLC0415

    listed = Listed(held.facts.securities)
    statements, clusters = read_and_cluster(held.articles, held.facts.securities)

    def read(article: Article, *, dateline: date | None, **_: object) -> Statements:
        known = article.published is not None or dateline is None
        return statements[article.id] if known else said_by(article, dateline, listed)

    readings = read_sources(held.articles, clusters, read, dateline=held.day, securities=held.facts.securities)
    by_article = [[span.of(one.text) for span in one.statements.sentences] for one in readings]
    parse_along(by_article)
    sentences = [sentence for some in by_article for sentence in some]
    if len(sentences) >= _ENCODED:
        from narrator.engines.vectors import vectors_of  # noqa: PLC0415  loads numpy

        pieces = [sentences[first : first + _AT_ONCE] for first in range(0, len(sentences), _AT_ONCE)]
        for piece in along(pieces, f"encoding sentences, {_AT_ONCE:,} at a time"):
            vectors_of(piece)
    return filed(readings)
