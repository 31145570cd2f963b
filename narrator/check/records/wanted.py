"""What a draft speaks of that can be measured and was not: figures of issues outside every ranking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from narrator.check.records.vocabulary import measure_named
from narrator.model.claims import Span, Statements
from narrator.model.statistics import Statistic

OF_ISSUES: Final = frozenset(
    {
        "short_interest",
        "short_interest_ratio",
        "days_to_cover",
        "short_profit",
        "short_volume_ratio",
        "fails_to_deliver",
    }
    | {"new_short_money"}
)
"""Statistics that can be measured of any issue that is asked for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The names of statistics, and the symbols of which they are wanted."""

    names: tuple[str, ...]
    symbols: tuple[str, ...]


def wanted(text: str, statements: Statements, statistics: Sequence[Statistic]) -> Wanted | None:
    """What the sentences of a draft state of issues and `statistics` do not have; `None` where that is nothing."""
    known = {(one.name, one.subject.name) for one in statistics if one.subject.kind == "symbol"}
    pairs = {
        (measure, symbol)
        for sentence in statements.sentences
        for measure in _measures(sentence, text, statements) & OF_ISSUES
        for symbol in _symbols(sentence, statements)
    }
    missing = sorted(pairs - known)
    if not missing:
        return None
    return Wanted(tuple(sorted({name for name, _ in missing})), tuple(sorted({symbol for _, symbol in missing})))


def _measures(sentence: Span, text: str, statements: Statements) -> set[str]:
    named = measure_named(sentence.of(text))
    claimed = {claim.measure for claim in statements.claims if claim.measure and sentence.covers(claim.span)}
    return claimed | ({named} if named else set())


def _symbols(sentence: Span, statements: Statements) -> set[str]:
    named = {entity.symbol for entity in statements.entities if entity.symbol and sentence.covers(entity.span)}
    subjects = [claim.subject for claim in statements.claims if claim.subject and sentence.covers(claim.span)]
    return named | {subject.name for subject in subjects if subject.kind == "symbol"}
