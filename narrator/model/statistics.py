"""What a statistic is: one figure with the rows, the definition and the arithmetic that it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from narrator.model.claims import Period, Subject


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one file that a statistic rests on.

    `count` rows between `first` and `last` (settlement dates or evenings); `lines` are their numbers in the file
    (1 is the header) where there are few enough to list.
    """

    file: str
    count: int
    first: date | None
    last: date | None
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many issues a statistic counts, and how many it leaves out for which reason."""

    used: int
    left_out: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Alternative:
    """The same statistic under another reasonable definition.

    `flips` is true where the sign or the order of magnitude differs from the default's.
    """

    definition: str
    value: Decimal
    flips: bool


@dataclass(frozen=True, slots=True)
class Observation:
    """A value of a series on the day to which it applies; `None` where it is unknown."""

    day: date
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Superlative:
    """How a value stands in its own record, with what proves it.

    `kind` is `highest on record`, `lowest on record`, `highest since`, `lowest since`, `rise in a row`,
    `fall in a row`, `gain in a row`, `loss in a row`, `percentile`, `rank`, `peak` or `trough`; `words` say it as a
    sentence would. `bound` is the earlier value that ends it: the last one that was as high (or as low), the value
    before a streak began, the turning point itself; `None` where the whole record holds nothing like it. `figure` is
    the length of a streak, a rank or a percentile. `record` runs from the first to the last observation that was
    compared, `observations` counts them. `ties` are the earlier days of the same value, `gaps` stretches of the record
    without an observation.
    """

    kind: str
    words: str
    record: Period
    observations: int
    bound: Observation | None = None
    figure: Decimal | None = None
    ties: tuple[date, ...] = ()
    gaps: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Statistic:
    """One figure with everything that it rests on.

    `value` is in plain units (`unit` as for `Quantity`), signed. `period` is the calendar window asked for;
    `as_of` the day whose knowledge was used. `authority` is whose definition it is or where the formula stands,
    `weaknesses` what it cannot see. `arithmetic` has the numbers in it, one equation a line: "name: 2 x 3 + 1 = 7 USD".
    `history` is the series that ends with this value, oldest first, as it was known on `as_of`; `superlatives` say how
    the value stands in it.
    """

    name: str
    subject: Subject
    value: Decimal
    unit: str
    period: Period
    as_of: date
    definition: str
    inputs: tuple[Rows, ...]
    coverage: Coverage
    sensitivity: tuple[Alternative, ...] = ()
    superlatives: tuple[Superlative, ...] = ()
    label: str = ""
    arithmetic: tuple[str, ...] = ()
    history: tuple[Observation, ...] = ()
    authority: str = ""
    weaknesses: str = ""
