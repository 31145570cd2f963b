"""Rows of a price table that differ too far from those before, and the events among them."""

from __future__ import annotations

import numpy as np
import pytest

from narrator.measure.stocks import events
from narrator.measure.stocks.events import Events, jumps, rows_where


def listed(found: Events) -> list[tuple[int, float, bool]]:
    return list(zip(found.rows.tolist(), found.ratio.tolist(), found.split.tolist(), strict=True))


TWO = Events(np.array([2, 5]), np.array([10.0, 0.7]), np.array([True, False]))


def test_a_split_of_unknown_size_takes_the_place_of_an_event() -> None:
    assert listed(TWO.with_unknown_splits(np.array([3, 5]))) == [(2, 10, True), (3, 1, True), (5, 1, True)]
    assert listed(TWO.without(np.array([3, 5]))) == [(2, 10, True)]


def test_events_on_a_stretch_of_rows() -> None:
    ratio, split = TWO.on(2, 5)
    assert ratio.tolist() == [10, 1, 1]
    assert split.tolist() == [True, False, False]
    ratio, split = TWO.on(3, 6)
    assert ratio.tolist() == [1, 1, 0.7]
    assert not split.any()


@pytest.mark.parametrize("block", [1, 2, 100])
def test_no_row_is_lost_between_blocks(monkeypatch: pytest.MonkeyPatch, block: int) -> None:
    monkeypatch.setattr(events, "BLOCK", block)
    close = np.array([1.0, 5.0, 5.0, 1.0, 3.0, 0.0, 7.0])
    # five times, unchanged, a fifth, three times, nothing, infinitely many times
    assert jumps(close, 4).tolist() == [1, 3, 5, 6]
    assert jumps(close[:1], 4).tolist() == []
    assert rows_where(7, lambda rows, before: close[rows] == close[before]).tolist() == [2]
