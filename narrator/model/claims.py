"""What somebody asserts: a claim has one shape, whether a table, an article or a draft makes it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character offsets into the text that was given: `text[start:end]`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            message = f"a span runs forward from a place in the text, not {self.start}:{self.end}"
            raise ValueError(message)

    def of(self, text: str) -> str:
        """The characters that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """The same span, `by` characters later."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Interval:
    """All values that a figure in prose allows; `None` is unbounded.

    "nearly $13 billion" is (12.5e9, 13e9), "$13 billion" is [12.5e9, 13.5e9).
    """

    low: Decimal | None
    high: Decimal | None
    low_closed: bool = True
    high_closed: bool = True

    def contains(self, value: Decimal) -> bool:
        """Whether the figure allows `value`."""
        above = self.low is None or value > self.low or (self.low_closed and value == self.low)
        below = self.high is None or value < self.high or (self.high_closed and value == self.high)
        return above and below

    def overlaps(self, other: Interval) -> bool:
        """Whether some value is allowed by both."""
        return _reaches(self, other) and _reaches(other, self)

    def negated(self) -> Interval:
        """The interval of the values with their signs turned."""
        return Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.high_closed,
            self.low_closed,
        )


def _reaches(lower: Interval, upper: Interval) -> bool:
    """Whether the low end of `upper` is within reach of the high end of `lower`."""
    if lower.high is None or upper.low is None:
        return True
    if lower.high == upper.low:
        return lower.high_closed and upper.low_closed
    return upper.low < lower.high


class Hedge(StrEnum):
    """How a figure is softened or bounded in prose."""

    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more than"
    AT_LEAST = "at least"
    LESS_THAN = "less than"
    UP_TO = "up to"
    BETWEEN = "between"


class Direction(StrEnum):
    """Which way: a gain, rise, inflow or profit is up; a loss, fall, outflow is down."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in prose, as the interval of values that its words allow.

    `value` is the figure as written, in plain units (dollars, per cent, shares), without a sign unless one is
    printed; `None` for a range. `unit` is an ISO currency code, or one of `percent`, `percentage points`,
    `basis points`, `multiple`, `shares`, `contracts`, `days`, or the counted noun in the singular.
    """

    span: Span
    text: str
    interval: Interval
    value: Decimal | None
    unit: str
    hedge: Hedge | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """Calendar days, both ends included; `None` where the words leave an end open."""

    start: date | None
    end: date | None

    def covers(self, other: Period) -> bool:
        """Whether the other lies wholly in this one; an open end reaches as far as there are days."""
        starts = self.start is None or (other.start is not None and self.start <= other.start)
        ends = self.end is None or (other.end is not None and other.end <= self.end)
        return starts and ends

    def overlaps(self, other: Period) -> bool:
        """Whether the two have a day in common; an open end reaches as far as there are days."""
        first = max(self.start or date.min, other.start or date.min)
        return first <= min(self.end or date.max, other.end or date.max)


@dataclass(frozen=True, slots=True)
class DatedWords:
    """Words of the text that name a period: "since August", "the second quarter"."""

    span: Span
    text: str
    period: Period


@dataclass(frozen=True, slots=True)
class Subject:
    """What a claim is about, as (kind, name) pairs; most have one.

    Kinds: `segment`, `symbol`, `industry`, `sector`, `index`, `fund`, `market`, `against` (a second market), `class`,
    `universe`, `event`, `day` (which of several events), `part` (which of a statistic's figures), and `name` for words
    that lead to none of them.
    Segments are `nano`, `micro`, `small`, `mid`, `large`, `mega`, `small_and_below`, `mid_and_above`,
    `large_and_above`, `all`; indices `russell_2000`, `sp_500`, `nasdaq_100`.
    """

    parts: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, **parts: str) -> Subject:
        """`Subject.of(segment="small_and_below")`."""
        return cls(tuple(parts.items()))

    @property
    def kind(self) -> str:
        """The kind of the first part."""
        return self.parts[0][0]

    @property
    def name(self) -> str:
        """The name of the first part."""
        return self.parts[0][1]


class Role(StrEnum):
    """The parts of an attribution chain: "strategists at one house, citing another" in a newspaper."""

    MEASURED_BY = "measured by"
    CITED_BY = "cited by"
    PUBLISHED_BY = "published by"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One link of the chain from whoever measured a figure to whoever printed it."""

    role: Role
    name: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """Words of the text: what a quote says, without quotation marks, its cue, a superlative."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a claim is measured against: whether it is `above`, `below` or `equal`, and the words of the other side."""

    relation: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says, of what, which measure, how much, which way, over which period, known when.

    `measure` is a name of the catalogue (`short_profit`, `short_share`, `new_short_money`, `index_return`,
    `breadth`, `fund_flow` …) or `None` where the sentence has a figure but no measure that narrator knows.
    `quantity` may be absent: "its shares fell too" claims a direction only. A `forecast` says what is expected, not
    what has been. A `negated` claim has the direction and the value of what it denies: "did not lose" is down.
    `superlative` are the words that rank it ("most since 2020"), `comparison` the other side ("far below the S&P 500's
    16%").
    """

    span: Span
    text: str
    subject: Subject | None
    measure: str | None
    quantity: Quantity | None = None
    direction: Direction | None = None
    period: Period | None = None
    attribution: tuple[Attribution, ...] = ()
    article: str | None = None
    forecast: bool = False
    negated: bool = False
    superlative: Content | None = None
    comparison: Comparison | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A name in the text; `name` is its one canonical form, `label` a spaCy label (PERSON, ORG, GPE, INDEX …).

    `symbol` is set only where exactly one listed security bears the name; where several do, `candidates` are theirs.
    `role` and `affiliation` are a person's, where the text states them: "chief strategist", "Interactive Brokers".
    """

    span: Span
    text: str
    label: str
    name: str
    symbol: str | None = None
    candidates: tuple[str, ...] = ()
    role: str | None = None
    affiliation: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the words in the text and, where the article says so, full name, role and employer."""

    span: Span
    text: str
    name: str
    role: str | None = None
    affiliation: str | None = None


class QuoteKind(StrEnum):
    """Whether the words are the speaker's own, the writer's, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Quote:
    """Reported speech: content, cue ("said", "according to") and speaker."""

    kind: QuoteKind
    content: Content
    cue: Content | None
    speaker: Speaker | None
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Statements:
    """All that `extract` reads out of one text; every span is an offset into that text.

    `model` names the parser that was used. `sentences` cover the kept paragraphs in order. `periods` are those that the
    text names where a dateline or their own words date them, whether a claim is about them or not.
    """

    sentences: tuple[Span, ...]
    entities: tuple[Entity, ...]
    quotes: tuple[Quote, ...]
    quantities: tuple[Quantity, ...]
    claims: tuple[Claim, ...]
    model: str
    periods: tuple[DatedWords, ...] = ()

    def of_article(self, article: str) -> Statements:
        """The same, quotes and claims naming their article."""
        quotes = tuple(replace(quote, article=article) for quote in self.quotes)
        return replace(self, quotes=quotes, claims=tuple(replace(claim, article=article) for claim in self.claims))
