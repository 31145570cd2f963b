"""Rows that say the same thing twice, or two things of one issue and day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from narrator.model.market import Refusal

if TYPE_CHECKING:
    import pandas as pd

LISTED = 20
"""Rows of one file that are refused each by its line; the rest are counted."""


def without_repeats(
    frame: pd.DataFrame, keys: Sequence[str], compared: Sequence[str]
) -> tuple[pd.DataFrame, list[Refusal]]:
    """The rows whose `keys` are unique, and refusals of those that were left out: by line, beyond `LISTED` by count.

    Of rows that agree in `compared`, the first stays. Rows that differ are all refused: nothing says which is right.
    The frame needs the columns `file` and `line`.
    """
    if any(frame[key].is_unique for key in keys):  # the usual case, and soon seen
        return frame, []
    twice = frame.duplicated(list(keys), keep=False)
    if not twice.any():
        return frame, []
    again = frame[twice]
    group = again.groupby(list(keys), sort=False, observed=True).ngroup()
    different = group[~again.duplicated([*keys, *compared])]
    agree = ~group.isin(different[different.duplicated()])
    out = again[~agree | again.duplicated(list(keys))]
    return frame.drop(index=out.index), _refusals(again, group, agree, out, keys)


def _refusals(
    again: pd.DataFrame, group: pd.Series[int], agree: pd.Series[bool], out: pd.DataFrame, keys: Sequence[str]
) -> list[Refusal]:
    """Why rows were left out, in the order in which they stand, and since when that is known."""
    count = out.groupby("file", sort=False, observed=True).cumcount()
    days = out["published" if "published" in out.columns else "date"].dt.date
    numbers, agrees, refused = group.to_dict(), agree.to_dict(), list[Refusal]()
    for place, row in out[count < LISTED].iterrows():
        same = again[(group == numbers[place]).to_numpy()]
        named = " ".join(str(row[key]).removesuffix(" 00:00:00") for key in keys)
        places = [f"{file}:{line}" for file, line in zip(same["file"], same["line"], strict=True)]
        differs = f"{named} is given differently in {', '.join(places)}"
        reason = f"repeats {places[0]} ({named})" if agrees[place] else differs
        refused.append(Refusal(str(row["file"]), int(row["line"]), reason, days.loc[place]))
    rest = days[count >= LISTED].groupby(out["file"].astype("str"), sort=False).agg(["size", "max"])
    more = (Refusal(str(file), None, f"{rows:,} more rows like these", last) for file, rows, last in rest.itertuples())
    return [*refused, *more]
