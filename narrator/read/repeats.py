"""Rows that say the same thing twice, or two things of one issue and day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from narrator.model.market import Refusal

if TYPE_CHECKING:
    import pandas as pd


def without_repeats(
    frame: pd.DataFrame, keys: Sequence[str], compared: Sequence[str]
) -> tuple[pd.DataFrame, list[Refusal]]:
    """The rows whose `keys` are unique, and a refusal for each that was left out.

    Of rows that agree in `compared`, the first stays. Rows that differ are all refused: nothing says which is right.
    The frame needs the columns `file` and `line`.
    """
    twice = frame.duplicated(list(keys), keep=False)
    if not twice.any():
        return frame, []
    dropped: list[object] = []
    refused: list[Refusal] = []
    for key, group in frame[twice].groupby(list(keys), sort=False, observed=True):
        agree = len(group.drop_duplicates(list(compared))) == 1
        named = " ".join(str(part).removesuffix(" 00:00:00") for part in (key if isinstance(key, tuple) else (key,)))
        places = [f"{file}:{line}" for file, line in zip(group["file"], group["line"], strict=True)]
        reason = f"repeats {places[0]} ({named})" if agree else f"{named} is given differently in {', '.join(places)}"
        out = group.iloc[1:] if agree else group
        dropped += list(out.index)
        refused += [Refusal(str(file), int(line), reason) for file, line in zip(out["file"], out["line"], strict=True)]
    return frame.drop(index=dropped), refused
