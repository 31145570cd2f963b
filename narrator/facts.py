"""What a market folder says: its statistics, remembered by the content that they were computed from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from narrator.cache import folder_digest, remember
from narrator.errors import OutsideData
from narrator.model.market import Incident, Market, Refusal, Security
from narrator.model.statistics import Statistic

if TYPE_CHECKING:
    from narrator.measure.entry import Entry  # pandas stays unloaded
    from narrator.measure.statistics import Measured


@dataclass(frozen=True, slots=True)
class MarketFacts:
    """What later stages need of a market folder.

    `refused` and `damaged` say what was not read; `incidents` what was held back from the statistics; `absent` which
    statistics the folder has no tables for.
    """

    statistics: tuple[Statistic, ...]
    securities: tuple[Security, ...]
    as_of: date
    invented: bool
    refused: tuple[str, ...]
    damaged: tuple[str, ...] = ()
    incidents: tuple[Incident, ...] = ()
    absent: Mapping[str, str] = field(default_factory=dict)


NO_FACTS = MarketFacts((), (), date.min, invented=False, refused=())
"""What is known of the market where no market folder was given."""


def market_facts(
    folder: Path,
    as_of: date | None = None,
    *,
    names: Sequence[str] = (),
    issues: Sequence[str] = (),
    tolerant: bool = False,
) -> MarketFacts:
    """Statistics of a market folder as of a day (default: its last evening).

    `names` are statistics; `issues` may be symbols, which are then measured beside those that rankings list; `tolerant`
    as for `read_market`.
    """

    def compute() -> MarketFacts:
        from narrator.measure.statistics import measure_market  # noqa: PLC0415  loads pandas
        from narrator.read.market import read_market  # noqa: PLC0415  loads pandas
        from narrator.read.memory import give_back  # noqa: PLC0415  loads pyarrow

        market = read_market(folder, until=as_of, tolerant=tolerant)
        measured = measure_market(market, as_of, names=names, issues=_symbols(market, issues), tolerant=tolerant)
        facts = _kept(market, measured)
        del market
        give_back()
        return facts

    parts = (folder_digest(folder), str(as_of), str(tolerant), *names, "of", *issues)
    return remember("market", parts, MarketFacts, compute)


def listed_securities(folder: Path) -> tuple[Security, ...]:
    """The issues of a market folder, whatever else it lacks, by their last names."""

    def compute() -> tuple[Security, ...]:
        from narrator.read.market import read_market  # noqa: PLC0415  loads pandas

        return _listed(read_market(folder, tolerant=True))

    return remember("securities", (folder_digest(folder),), tuple[Security, ...], compute)


def _kept(market: Market, measured: Measured) -> MarketFacts:
    """What stays of a market when its tables are let go."""
    return MarketFacts(
        statistics=measured.statistics,
        securities=_listed(market),
        as_of=measured.as_of,
        invented=market.invented,
        refused=_told(market.refused),
        damaged=_told(market.damaged),
        incidents=measured.incidents,
        absent=measured.absent,
    )


def _symbols(market: Market, words: Sequence[str]) -> tuple[str, ...]:
    """Those of some words that are symbols of a market, in any case of letters and with any separators."""
    from narrator.read.symbols import joined  # noqa: PLC0415  light

    there = {*market.prices["symbol"].unique(), *market.positions["symbol"].unique()} if words else set()
    return tuple(sorted({joined(word).upper() for word in words} & there))


def _listed(market: Market) -> tuple[Security, ...]:
    """The issues of a market by their last names."""
    symbols = market.prices["symbol"]
    last = market.prices.loc[symbols.ne(symbols.shift(-1)), ["written", "name"]]  # the prices stand by symbol
    return tuple(Security(str(written), str(name)) for written, name in last.itertuples(index=False))


def _told(refused: Iterable[Refusal]) -> tuple[str, ...]:
    places = ((one, "" if one.line is None else f", line {one.line}") for one in refused)
    return tuple(f"{one.file}{line}: {one.reason}" for one, line in places)


def catalogue(names: Sequence[str] = ()) -> tuple[Entry, ...]:
    """What can be measured, in the order of the catalogue. Raises OutsideData for a name that is not in it."""
    from narrator.measure.statistics import CATALOGUE, require_names  # noqa: PLC0415  loads pandas

    require_names(names)
    return tuple(entry for name, entry in CATALOGUE.items() if name in (names or CATALOGUE))


def measured_of(folder: Path, as_of: date | None, *, names: Sequence[str], subjects: Sequence[str]) -> MarketFacts:
    """The facts of a market folder, damaged files set aside, and only the statistics of some subjects if any are named.

    A subject is a segment, an index, an industry, a class of traders … or the symbol of an issue, in any case of
    letters. Raises OutsideData for a name of which nothing is measured.
    """
    facts = market_facts(folder, as_of, names=names, issues=subjects, tolerant=True)
    if not subjects:
        return facts
    asked = {_spelling(one): one for one in subjects}
    found = [(one, {_spelling(name) for _, name in one.subject.parts}) for one in facts.statistics]
    if strange := [words for key, words in asked.items() if not any(key in parts for _, parts in found)]:
        near = _like(strange, facts)
        what = f"nothing that was asked for is measured of {', '.join(strange)}"
        todo = "Give a symbol of the prices, or a subject that narrator measure prints without --of"
        raise OutsideData(what, where=str(folder), todo=f"{todo}; near it: {', '.join(near)}" if near else todo)
    return replace(facts, statistics=tuple(one for one, parts in found if parts & asked.keys()))


def _like(words: Sequence[str], facts: MarketFacts) -> list[str]:
    """Subjects and symbols that are spelled nearly like some words."""
    subjects = {name for one in facts.statistics for _, name in one.subject.parts}
    known = {_spelling(name): name for name in sorted(subjects | {one.symbol for one in facts.securities})}
    close = (get_close_matches(_spelling(word), known, n=3) for word in words)
    return [known[key] for keys in close for key in keys]


def _spelling(name: str) -> str:
    """A name without case and separators: `Russell 2000` and `russell_2000` are one."""
    return "".join(letter for letter in name.lower() if letter.isalnum())
