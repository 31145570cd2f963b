"""The periods that a briefing speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from narrator.model.claims import Period


@dataclass(frozen=True, slots=True)
class Window:
    """Calendar days, both included; changes are counted from the close before `start`."""

    start: date
    end: date

    @property
    def period(self) -> Period:
        """The window as a value of the model."""
        return Period(self.start, self.end)


def windows_of(as_of: date) -> tuple[Window, ...]:
    """The year so far, and the time since the first day of the month before, unless they are the same.

    >>> [str(window.start) for window in windows_of(date(2023, 9, 11))]
    ['2023-01-01', '2023-08-01']
    >>> [str(window.start) for window in windows_of(date(2023, 2, 1))]
    ['2023-01-01']
    """
    month_before = date(as_of.year - (as_of.month == 1), (as_of.month - 2) % 12 + 1, 1)
    starts = dict.fromkeys((date(as_of.year, 1, 1), month_before))
    return tuple(Window(start, as_of) for start in starts)
