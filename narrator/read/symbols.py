"""One spelling for a symbol that publishers write in several ways."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

_SEPARATORS = re.compile(r"[^0-9A-Za-z]")


@cache
def joined(symbol: str) -> str:
    """The symbol as FINRA writes it: no separators, no padding, `PR` before the series of a preferred.

    Without the `PR`, the preferred `MET^A` would become the common stock `META`.

    >>> joined("BRK/B"), joined("BRK.B"), joined("MET^A"), joined("SAND      ")
    ('BRKB', 'BRKB', 'METPRA', 'SAND')
    """
    return _SEPARATORS.sub("", symbol.replace("^", "PR"))


def spelled(written: pd.Series[str], rule: Callable[[str], str] = joined) -> Any:
    """An array of the symbols of a column in one spelling, each different one worked out once.

    Capital letters and figures alone are what every rule leaves as they are.
    """
    import numpy as np  # noqa: PLC0415 - loaded with the first file

    places, symbols = written.factorize()
    different: list[str] = symbols.tolist()  # type: ignore[assignment]
    plain = [one if one.isascii() and one.isalnum() and one.isupper() else rule(one) for one in different]
    return np.array(plain, dtype=object)[places]
