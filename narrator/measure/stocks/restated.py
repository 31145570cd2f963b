"""What later files say of earlier rows: restated cycles, and closes that the next evening shows to be slips."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from narrator.calendar import settlement_dates
from narrator.measure.stocks.events import jumps
from narrator.measure.stocks.universe import common_stock
from narrator.model.market import Incident

IMPOSSIBLE_JUMP = 20.0
"""How many times higher or lower than the evening before a close is that the next evening must confirm."""

UNDONE_WITHIN = 3.0
"""How near to the close of two evenings before the next one must be for the close between to be a slip."""


def settled_before(settlement: date) -> date:
    """The settlement date before another."""
    return settlement_dates(settlement - timedelta(days=40), settlement - timedelta(days=1))[-1]


def restated(positions: pd.DataFrame) -> tuple[pd.DataFrame, tuple[Incident, ...]]:
    """The positions known by a day, with those that a later file restates as that file has them.

    A row with FINRA's revision flag gives as its previous position what the cycle before should have been, in the
    shares of that cycle. The restated row has file, line and publication date of the row that restates it; one that
    the cycle did not have is added. A previous position of 0 is unknown and restates nothing, nor does one of a cycle
    whose file is not there.
    """
    places = np.flatnonzero(positions["revised"].to_numpy(dtype=bool) & positions["previous"].notna().to_numpy())
    later = positions[["settlement", "previous"]].iloc[places].assign(place=places)
    before = {day: pd.Timestamp(settled_before(day.date())) for day in later["settlement"].unique()}
    later["before"] = later["settlement"].map(before).astype("datetime64[us]")
    later = later[later["before"].isin(positions["settlement"].unique())]
    if later.empty:
        return positions, ()
    symbols = pa.array(positions["symbol"])
    asked = symbols.take(later["place"].to_numpy()).unique()
    codes = pc.fill_null(pc.index_in(symbols, value_set=asked), -1).to_numpy()
    those = np.flatnonzero(codes >= 0)
    earlier = positions[["settlement", "shares"]].iloc[those].assign(symbol=codes[those], row=those)
    pairs = (
        later[["before", "previous", "place"]]
        .assign(symbol=codes[later["place"]])
        .merge(earlier, how="left", left_on=["before", "symbol"], right_on=["settlement", "symbol"])
    )
    return _replaced(positions, pairs), _restatements(pairs)


def _replaced(positions: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """The positions with the restated figures; `pairs` has the `row` restated, NaN for none, by that at `place`."""
    there = pairs["row"].notna().to_numpy()
    rows, places = pairs["row"][there].to_numpy(dtype=np.int64), pairs["place"].to_numpy()
    new = positions.iloc[places[~there]].assign(
        settlement=pairs["before"][~there].to_numpy(), shares=pairs["previous"][~there].to_numpy()
    )
    new = new.assign(previous=np.nan, volume=np.nan, split=False, revised=False)
    found = positions.copy(deep=False) if there.all() else pd.concat([positions, new], ignore_index=True)
    columns = list(found.columns)
    found.iloc[rows, columns.index("shares")] = pairs["previous"][there].to_numpy()
    for name in ("line", "published", "file"):
        found.iloc[rows, columns.index(name)] = positions[name].iloc[places[there]].array
    return found


def _restatements(pairs: pd.DataFrame) -> tuple[Incident, ...]:
    """One incident for each cycle that was restated."""
    change = pairs["previous"] - pairs["shares"].fillna(0)
    cycles = sorted(pairs["before"].unique())
    amounts = [change[(pairs["before"] == cycle).to_numpy()] for cycle in cycles]
    return tuple(
        _restatement(cycle.date(), len(rows), float(rows.sum())) for cycle, rows in zip(cycles, amounts, strict=True)
    )


def _restatement(day: date, count: int, total: float) -> Incident:
    """A cycle that was restated."""
    rows = "1 position" if count == 1 else f"{count:,} positions"
    return Incident(
        kind="restated cycle",
        words=f"the file after it restates {rows} of {day}, by {total:+,.0f} shares in all",
        held_back="the figures first published, from the day of the later file on",
        day=day,
    )


def without_slips(prices: pd.DataFrame) -> tuple[pd.DataFrame, tuple[Incident, ...]]:
    """The prices less the closes of common stock that jump and that the next evening undoes.

    The change of the next evening is then that from the evening before the slip.
    """
    close = prices["close"].to_numpy(dtype=float)
    if len(close) < 3:  # noqa: PLR2004 - a slip has an evening before and one after
        return prices, ()
    rows = jumps(close[:-1], IMPOSSIBLE_JUMP)
    back = close[rows + 1] / close[rows - 1]
    rows = rows[(back > 1 / UNDONE_WITHIN) & (back < UNDONE_WITHIN)]
    before, here, after = (prices["symbol"].iloc[rows + step].to_numpy(dtype=object) for step in (-1, 0, 1))
    rows = rows[(before == here) & (here == after)]
    rows = rows[common_stock(prices.iloc[rows])] if len(rows) else rows
    if not len(rows):
        return prices, ()
    change = prices["change"].to_numpy(dtype=float, copy=True)
    change[rows + 1] = close[rows + 1] / close[rows - 1] - 1
    kept = np.delete(np.arange(len(prices)), rows)
    sound = prices.assign(change=change).iloc[kept].reset_index(drop=True)
    return sound, tuple(_slip(prices.iloc[row], close[row] / close[row - 1]) for row in rows)


def _slip(row: pd.Series, factor: float) -> Incident:
    """A close that the next evening undid."""
    return Incident(
        kind="impossible jump",
        words=f"{row['symbol']}: the close of {row['date']:%Y-%m-%d}, {row['close']:,.4g}, is {factor:,.4g} times the "
        "one before, and the next evening undoes it",
        held_back="that close",
        symbol=str(row["symbol"]),
        day=row["date"].date(),
    )
