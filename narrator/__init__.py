"""Short-selling news that leads back to its rows and its sentences.

The stages, each from values to values::

    market = read_market(folder)                     statistics = measure_positions(market, as_of)
    articles = read_articles(folder)                 statements = extract_statements(article)
    clusters = dedupe_articles(articles)             briefing = write_briefing(statistics, as_of, articles=articles)
    report = check_draft(text, articles=articles, statistics=statistics)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from narrator.check.draft import check_draft
    from narrator.dedupe.clusters import dedupe_articles
    from narrator.extract.statements import extract_statements
    from narrator.measure.statistics import measure_positions
    from narrator.pipeline import write_briefing
    from narrator.read.articles.files import read_article, read_articles
    from narrator.read.market import read_market

__version__ = "0.1.0"

__all__ = [
    "check_draft",
    "dedupe_articles",
    "extract_statements",
    "measure_positions",
    "read_article",
    "read_articles",
    "read_market",
    "write_briefing",
]

_HOMES = {
    "check_draft": "narrator.check.draft",
    "dedupe_articles": "narrator.dedupe.clusters",
    "extract_statements": "narrator.extract.statements",
    "measure_positions": "narrator.measure.statistics",
    "read_article": "narrator.read.articles.files",
    "read_articles": "narrator.read.articles.files",
    "read_market": "narrator.read.market",
    "write_briefing": "narrator.pipeline",
}


def __getattr__(name: str) -> object:
    """Import a stage when it is first asked for, so that `import narrator` loads no heavy library."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    message = f"module 'narrator' has no attribute {name!r}"
    raise AttributeError(message)
