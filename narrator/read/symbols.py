"""One spelling for a symbol that publishers write in several ways."""

from __future__ import annotations

import re
from functools import cache

_SEPARATORS = re.compile(r"[^0-9A-Za-z]")


@cache
def joined(symbol: str) -> str:
    """The symbol as FINRA writes it: no separators, no padding, `PR` before the series of a preferred.

    Without the `PR`, the preferred `MET^A` would become the common stock `META`.

    >>> joined("BRK/B"), joined("BRK.B"), joined("MET^A"), joined("SAND      ")
    ('BRKB', 'BRKB', 'METPRA', 'SAND')
    """
    return _SEPARATORS.sub("", symbol.replace("^", "PR"))
