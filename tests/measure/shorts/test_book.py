"""The arrays behind statistics of shorts."""

from __future__ import annotations

import numpy as np

from narrator.measure.shorts.book import medians

NAN = np.nan


def test_medians_are_of_what_is_known() -> None:
    values = np.array([[3.0, 1.0, 2.0], [4.0, NAN, 1.0], [NAN, 7.0, NAN], [NAN, NAN, NAN]])
    np.testing.assert_array_equal(medians(values), [2.0, 2.5, 7.0, NAN])
