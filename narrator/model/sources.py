"""Where words come from: articles, and the clusters that copies of one article form."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from narrator.model.claims import Claim, Span


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was given, and which parts of it are the article.

    `text` is the decoded source (for HTML and feeds, the words of the page); `paragraphs` are the spans of it that
    are the article's own body, in order, furniture left out, the headline too. `published` is the stated date.
    `not_before` is the earliest day on which the words can have been written, by their own evidence ("for much of
    2024"); `dated_by` says in words how either was found. `form` is `text`, `page` (a page saved as text), `html` or
    `feed`, `mail` or `lines` (JSON lines). `language` is an ISO 639-1 code, `dateline` the place that opens the story
    as printed. An article is `invented` where its source says so of itself.
    """

    id: str
    file: str
    form: str
    text: str
    paragraphs: tuple[Span, ...]
    headline: str | None = None
    byline: tuple[str, ...] = ()
    publisher: str | None = None
    published: date | None = None
    not_before: date | None = None
    dated_by: str | None = None
    address: str | None = None
    invented: bool = False
    language: str | None = None
    dateline: str | None = None

    def body(self) -> str:
        """The paragraphs, one to a line."""
        return "\n".join(span.of(self.text) for span in self.paragraphs)

    def beginning(self, most: int) -> Article:
        """The article as far as its first `most` characters go; every span of it is one of the whole article too."""
        if len(self.text) <= most:
            return self
        kept = (Span(span.start, min(span.end, most)) for span in self.paragraphs if span.start < most)
        return replace(self, text=self.text[:most], paragraphs=tuple(kept))


@dataclass(frozen=True, slots=True)
class Change:
    """What a copy changed: both texts, and where each stands: `span` in the copy, `original_span` in the original.

    `kind` is `name`, `number`, `quote`, `attribution`, `direction`, `hedge`, `period` or `term` (a fixed term of the
    trade in words that mean something else: "brief sellers"). Words of the original that a copy leaves out stand beside
    the copy's sentence that lacks them.
    """

    kind: str
    original: str
    copy: str
    span: Span
    original_span: Span


@dataclass(frozen=True, slots=True)
class Copy:
    """One member of a cluster and its relation to the representative.

    `relation` is `original`, `identical`, `syndicated`, `paraphrase`, `spun` or `excerpt`; `similarity` is the mean,
    over the shorter text's sentences, of the best cosine among the other's.
    """

    article: str
    relation: str
    similarity: float
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Cluster:
    """Articles that are one text. `representative` is the original as far as evidence goes; `reason` says which."""

    representative: str
    origins: tuple[str, ...]
    members: tuple[Copy, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class FactOrigins:
    """One fact and how many stand behind it.

    `claim` states it: the original's, else the first copy's. `articles` are all that state it, `texts` the
    representatives of the clusters that they fall into. `measurements` are who is said to have measured it, one name
    each; `independent` counts those, and every text that names nobody. `altered` are the copies that changed
    something in the sentence that states it. A `copy_only` fact is in no original: a copy added or made it another.
    """

    claim: Claim
    articles: tuple[str, ...]
    texts: tuple[str, ...]
    measurements: tuple[str, ...]
    independent: int
    altered: tuple[str, ...] = ()
    copy_only: bool = False


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Figures for one thing that cannot all be true, each with its origins; no two sides share one."""

    sides: tuple[FactOrigins, ...]


@dataclass(frozen=True, slots=True)
class Origins:
    """How many stand behind each fact of some articles, and which facts exclude each other."""

    facts: tuple[FactOrigins, ...]
    disagreements: tuple[Disagreement, ...]
