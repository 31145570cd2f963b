"""Everything that a draft is held against, laid out once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from narrator.check.figures.known import Known, known_from_articles, known_from_statistics
from narrator.check.names.names import Roster, roster
from narrator.check.sources.readings import Reading
from narrator.check.sources.search import Encode, Library, shelve
from narrator.check.words.definitions import Defined, definitions_of
from narrator.model.claims import Statistic
from narrator.model.market import Security


@dataclass(frozen=True, slots=True)
class Desk:
    """Statistics and articles as figures, sentences and names; `by_article` holds the figures of each article."""

    statistics: tuple[Statistic, ...]
    definitions: tuple[Defined, ...]
    computed: tuple[Known, ...]
    readings: tuple[Reading, ...]
    by_article: dict[str, tuple[Known, ...]]
    library: Library
    roster: Roster

    def origins(self) -> list[list[Reading]]:
        """The readings by origin, each with its original first."""
        numbers = sorted({reading.origin for reading in self.readings})
        return [[reading for reading in self.readings if reading.origin == number] for number in numbers]


def lay_out(
    readings: Sequence[Reading],
    statistics: Sequence[Statistic],
    securities: Sequence[Security],
    encode: Encode | None,
) -> Desk:
    """The evidence for one check."""
    labels = [statistic.label for statistic in statistics]
    return Desk(
        statistics=tuple(statistics),
        definitions=definitions_of(statistics),
        computed=known_from_statistics(statistics),
        readings=tuple(readings),
        by_article={reading.id: known_from_articles([reading]) for reading in readings},
        library=shelve(readings, encode),
        roster=roster(readings, labels, [security.name for security in securities]),
    )
