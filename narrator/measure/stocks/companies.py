"""Companies behind issues: what a company is worth is counted once, however many of its share classes are listed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from narrator.measure.names import issue_label
from narrator.measure.stocks.panel import Panel

NEARLY_EQUAL = 1.3
"""Capitalisations of share classes that differ by less are both the whole company's."""

SHARE_CLASSES = (
    "Price feeds give each share class the capitalisation of the whole company: classes of one name whose "
    "capitalisations are nearly equal count as one company, each that is counted here with an equal part of its own "
    "figure."
)
"""What is said where companies are weighed."""

_ALIKE = 10
"""Letters that names must share before they are compared as names of companies."""


@dataclass(frozen=True, slots=True)
class Companies:
    """The issues of a panel by company; `namesakes` are places of issues that share a company's name."""

    panel: Panel
    namesakes: tuple[tuple[int, ...], ...]

    def worth(self, day: pd.Timestamp, stocks: pd.Index | None = None) -> pd.DataFrame:
        """Of each issue that still traded on a grid date: `company`, a number, and `cap`, its own part in dollars.

        With `stocks`, keys of the panel, a company's classes are those among them, and the others keep their figures.
        Share classes are issues of one company name whose capitalisations, in order, differ by less than a factor of
        `NEARLY_EQUAL` from one to the next; of n classes, each has 1 / n of its figure. NaN where none is known.
        """
        company, part = self.parts(day, None if stocks is None else self.places(stocks))
        return pd.DataFrame({"company": company, "cap": part}, index=self.panel.cap.index)

    def parts(self, day: pd.Timestamp, places: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
        """The columns of `worth`, `company` and `cap`, for stocks that are given by their places in the panel."""
        trading = self.panel.last_evening.to_numpy() >= day.to_datetime64()
        known = np.where(trading, self.panel.cap[day].to_numpy(dtype=float), np.nan)
        company, part = np.arange(len(known)), known.copy()
        for group in self.namesakes if places is None else self._among(places):
            for classes in _nearly_equal(group, known):
                company[classes] = min(classes)
                part[classes] = known[classes] / len(classes)
        return company, part

    def places(self, stocks: pd.Index) -> np.ndarray:
        """Places of stocks in the panel."""
        return np.asarray(self.panel.cap.index.get_indexer(stocks))

    def _among(self, places: np.ndarray) -> Iterator[tuple[int, ...]]:
        """The namesakes among some stocks."""
        inside = set(places.tolist())
        groups = (tuple(place for place in group if place in inside) for group in self.namesakes)
        return (group for group in groups if len(group) > 1)


@lru_cache(maxsize=1)
def companies_of(panel: Panel) -> Companies:
    """Which issues of a panel may belong to one company."""
    names = panel.issues["name"].astype(str).tolist()
    starts = [name[:_ALIKE].casefold() for name in names]
    times, groups = Counter(starts), defaultdict[str, list[int]](list)
    for place, start in enumerate(starts):
        if times[start] > 1:
            groups[issue_label(names[place]).casefold()].append(place)
    return Companies(panel, tuple(tuple(group) for group in groups.values() if len(group) > 1))


def _nearly_equal(places: tuple[int, ...], values: np.ndarray) -> list[list[int]]:
    """Places in runs of nearly equal capitalisation, two at least; unknown ones are in none."""
    ranked = sorted((place for place in places if values[place] > 0), key=lambda place: (values[place], place))
    runs: list[list[int]] = []
    for place in ranked:
        if runs and values[place] < values[runs[-1][-1]] * NEARLY_EQUAL:
            runs[-1].append(place)
        else:
            runs.append([place])
    return [run for run in runs if len(run) > 1]
