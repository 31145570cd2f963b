"""How much of a day's trading was sold short: a flow of trades, never a position."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd

from narrator.calendar import trading_days
from narrator.measure.arithmetic import equation, figure
from narrator.measure.entry import Entry, Every
from narrator.measure.known import Known
from narrator.measure.proof import alternatives, percent, table_rows
from narrator.measure.shorts.profits import LISTED
from narrator.model.claims import Period, Subject
from narrator.model.statistics import Coverage, Observation, Statistic
from narrator.read.short_volume import CONSOLIDATED

SHORT_VOLUME_RATIO = (
    "The short volume ratio is the volume sold short over the total volume of the same day and the same tape, sales "
    "that are exempt from the price test included. It is a flow of trades, many of them of market makers who end the "
    "day without a position: it does not say how many shares are short."
)
"""Definition of `short_volume_ratio`."""

FLOOR = 1_000_000
"""Shares of total volume in a day, from which on an issue's ratio is ranked."""

SEVERAL = 5
"""Trading days that are summed for the sensitivity."""

_VOLUMES = ["short", "exempt", "total"]


@dataclass(frozen=True, slots=True)
class Tape:
    """The volumes of one universe of trades.

    `rows` are those of `Market.short_volume` with a total volume, `today` those of the last day; `days` are every
    trading day from the first file to the last, `files` the days that have one.
    """

    name: str
    rows: pd.DataFrame
    today: pd.DataFrame
    days: tuple[date, ...]
    files: frozenset[date]

    @property
    def last(self) -> date:
        """The last day that has a file."""
        return self.days[-1]


def tapes(table: pd.DataFrame) -> tuple[Tape, ...]:
    """The tapes of `Market.short_volume`, the consolidated one first."""
    codes, names = pd.factorize(table["tape"])
    codes = np.where(table["total"].to_numpy() > 0, codes, -1)
    traded = sorted(((str(names[code]), code) for code in np.unique(codes[codes >= 0])), key=_consolidated_first)
    rows = table[["date", "symbol", "written", *_VOLUMES, "file", "line"]]
    return tuple(_tape(name, rows.iloc[np.flatnonzero(codes == code)]) for name, code in traded)


def _consolidated_first(tape: tuple[str, int]) -> tuple[bool, str]:
    return tape[0] != CONSOLIDATED, tape[0]


def _tape(name: str, rows: pd.DataFrame) -> Tape:
    files = frozenset(day.date() for day in rows["date"].unique())
    today = rows[(rows["date"] == pd.Timestamp(max(files))).to_numpy()]
    return Tape(name, rows, today, tuple(sorted({*trading_days(min(files), max(files)), *files})), files)


def short_volume_ratios(known: Known, listed: int = LISTED) -> tuple[Statistic, ...]:
    """`short_volume_ratio` of every tape as a whole, and of issues on the consolidated one.

    ratio = short volume / total volume x 100, per cent; of the issues asked for, and the `listed` with the highest
    ratio among those of at least `FLOOR` shares of total volume.
    """
    found = []
    for tape in tapes(known.market.short_volume):
        found.append(_of_tape(known, tape))
        if tape.name == CONSOLIDATED:
            found += _of_issues(known, tape, listed)
    return tuple(found)


def _shown(known: Known, tape: Tape, listed: int) -> list[str]:
    """The symbols asked for that traded on the last day, then those with the highest ratio; ties by volume, symbol."""
    last = tape.today
    large = last[(last["total"] >= FLOOR).to_numpy()][["symbol", *_VOLUMES]]
    ranked = large.assign(ratio=large["short"] / large["total"], less=-large["total"])
    ranked = ranked.sort_values(["ratio", "less", "symbol"], ascending=[False, True, True])
    there = set(last["symbol"][last["symbol"].isin(known.issues)])
    asked = [symbol for symbol in known.issues if symbol in there]
    return list(dict.fromkeys([*asked, *(str(symbol) for symbol in ranked["symbol"].head(listed))]))


def _of_tape(known: Known, tape: Tape) -> Statistic:
    """The ratio of all issues of a tape together."""
    sums = tape.rows.groupby("date")[_VOLUMES].sum(min_count=1)
    by_day = dict(zip(pd.DatetimeIndex(sums.index).date, sums.to_numpy().tolist(), strict=True))
    last = tape.today
    count = f"sum of {len(last):,} issues"
    before = (
        f"short volume, {count} = {figure(by_day[tape.last][0])} shares",
        f"total volume, {count} = {figure(by_day[tape.last][2])} shares",
    )
    there = last["symbol"][last["symbol"].isin(known.issues).to_numpy()]
    missing = len(set(known.issues) - set(there)) if tape.name == CONSOLIDATED else 0
    left_out = {"asked for, not traded on the tape that day": missing} if missing else {}
    found = _statistic(known, tape, Subject.of(universe=f"{tape.name} tape".replace(" ", "_").lower()), last, by_day)
    return replace(found, arithmetic=(*before, *found.arithmetic), coverage=Coverage(len(last), left_out))


def _of_issues(known: Known, tape: Tape, listed: int) -> list[Statistic]:
    """The ratios of the issues that are shown."""
    shown = _shown(known, tape, listed)
    rows = tape.rows[tape.rows["symbol"].isin(shown).to_numpy()]
    symbols, today = rows["symbol"].to_numpy(dtype=object), (rows["date"] == pd.Timestamp(tape.last)).to_numpy()
    days, volumes = rows["date"].dt.date.to_numpy(), rows[_VOLUMES].to_numpy()
    found = []
    for symbol in shown:
        mine = symbols == symbol
        by_day = dict(zip(days[mine], volumes[mine].tolist(), strict=True))
        found.append(_of_issue(known, tape, rows.iloc[np.flatnonzero(mine & today)], by_day))
    return found


def _of_issue(known: Known, tape: Tape, last: pd.DataFrame, by_day: Mapping[date, Sequence[float]]) -> Statistic:
    """The ratio of one issue."""
    subject = Subject.of(symbol=str(last["written"].iloc[0]))
    found = _statistic(known, tape, subject, last, by_day)
    return replace(found, label=subject.name, coverage=Coverage(1))


def _statistic(
    known: Known, tape: Tape, subject: Subject, last: pd.DataFrame, by_day: Mapping[date, Sequence[float]]
) -> Statistic:
    """A ratio from the volumes by day, with the rows of its last day."""
    short, _, total = by_day[tape.last]
    value = percent(short / total)
    expression = f"{figure(short)} / {figure(total)} x 100"
    return Statistic(
        name="short_volume_ratio",
        subject=subject,
        value=value,
        unit="percent",
        period=Period(tape.last, tape.last),
        as_of=known.as_of,
        definition=f"{SHORT_VOLUME_RATIO} {_universe(tape)} {_ranking(subject)}".strip(),
        inputs=table_rows(last),
        coverage=Coverage(len(last)),
        sensitivity=alternatives(value, _others(by_day, tape)),
        arithmetic=(equation(str(tape.last), expression, value, "percent"),),
        history=_history(by_day, tape.days),
    )


def _others(by_day: Mapping[date, Sequence[float]], tape: Tape) -> dict[str, Decimal]:
    """The ratio without exempt sales, and of several days together where each of them has a file."""
    found = {}
    short, exempt, total = by_day[tape.last]
    if exempt == exempt:  # noqa: PLR0124 - NaN, of files that do not tell exempt sales apart, equals nothing
        found["without sales exempt from the price test"] = percent((short - exempt) / total)
    several = tape.days[-SEVERAL:]
    if len(several) == SEVERAL and tape.files.issuperset(several):
        rows = [by_day[day] for day in several if day in by_day]
        ratio = sum(row[0] for row in rows) / sum(row[2] for row in rows)
        found[f"volumes of the last {SEVERAL} trading days together"] = percent(ratio)
    return found


def _history(by_day: Mapping[date, Sequence[float]], days: Sequence[date]) -> tuple[Observation, ...]:
    """The ratio of each trading day; unknown on a day without a file, or without a trade of the issue."""
    return tuple(Observation(day, percent(by_day[day][0] / by_day[day][2]) if day in by_day else None) for day in days)


def _universe(tape: Tape) -> str:
    """What trades a tape holds."""
    if tape.name == CONSOLIDATED:
        return (
            "The tape is FINRA's consolidated one: trades off the exchanges in listed stocks and funds that were "
            "reported to its facilities and to the media."
        )
    return f"The tape is that of one market alone ({tape.name}), and is never added to another."


def _ranking(subject: Subject) -> str:
    """How issues are chosen."""
    if subject.kind != "symbol":
        return ""
    return f"Issues of at least {FLOOR:,} shares of total volume that day are ranked; others are shown if asked for."


ENTRIES = (
    Entry(
        name="short_volume_ratio",
        says="volume sold short over total volume of a day, off the exchanges: a flow of trades, never a position",
        unit="percent",
        needs=("short_volume",),
        authority="FINRA's daily short sale volume files under Regulation SHO",
        weaknesses=(
            "Trades on exchanges are not in FINRA's files; a sale marked short is often a market maker's fill of a "
            "customer's purchase, bought back within the day."
        ),
        compute=short_volume_ratios,
        every=Every.DAY,
    ),
)
"""Statistics of this module."""
