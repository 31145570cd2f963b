"""The CFTC's Commitments of Traders: positions in futures by class of traders, from every form they come in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from narrator.calendar import futures_publication_date
from narrator.model.market import Refusal
from narrator.read.cftc_forms import HISTORY, LEGACY, TFF, UNKNOWN, Report, cells_of, unreadable
from narrator.read.table import YEARS

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

LEEWAY = 5
"""Contracts by which the classes of a consolidated market may miss its open interest: each is rounded by itself."""

CONSOLIDATED = "+"
"""Last character of the code of a market that adds up contracts of several sizes."""

FUTURES_ONLY, COMBINED = "futonly", "combined"

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def read_financial_futures(content: bytes, file: str) -> tuple[pd.DataFrame, list[Refusal]]:
    """The rows of Traders in Financial Futures in the columns of `Market.futures`, and what was refused.

    Contracts. A position of `.` was not published (NaN). Text with or without header, a workbook, or an archive of one
    of them. Rows that count options too ("Combined") are refused: positions are futures only, and the two are never
    mixed. A row whose classes do not add up to its open interest is refused.

    Raises
    ------
    UnreadableFile : with every problem: columns that are missing, rows of the wrong width, cells that are no date or no
        number of contracts, a date given in two ways that differ; or where no row adds up.
    """
    return _read(content, file, TFF)


def read_legacy_futures(content: bytes, file: str) -> tuple[pd.DataFrame, list[Refusal]]:
    """The rows of the legacy report, non-commercial and commercial, as `read_financial_futures` has its own."""
    return _read(content, file, LEGACY)


def read_legacy_history(content: bytes, file: str) -> tuple[pd.DataFrame, list[Refusal]]:
    """A derived table of non-commercial positions in the columns of `Market.futures`, and what was refused.

    Contracts; the file gives neither spreading, nor open interest, nor the unit. A row whose net is not long less short
    is refused. Raises UnreadableFile as `read_financial_futures`.
    """
    cells, problems = cells_of(content, file, HISTORY)
    days = _days(cells["day"], problems)
    numbers = _contracts(cells, HISTORY, problems)
    _complain(cells, problems, file)
    gap = numbers["noncommercial long"] - numbers["noncommercial short"] - numbers["net"]
    wrong = (gap < 0) | (gap > 0)
    reason = "its net is not long less short"
    refused = [Refusal(file, int(line), reason, _known(days[line])) for line in cells.index[wrong]]
    return _long(cells, days, numbers, ~wrong, HISTORY, file), refused


def _read(content: bytes, file: str, report: Report) -> tuple[pd.DataFrame, list[Refusal]]:
    """One file of a report, whatever its form."""
    cells, problems = cells_of(content, file, report)
    days = _days(cells["day"], problems)
    _compare(days, cells["short_day"], problems)
    numbers = _contracts(cells, report, problems)
    _complain(cells, problems, file)
    alone, refused = _futures_only(cells, file)
    wrong = alone & _astray(numbers, cells["code"], report)
    if alone.any() and wrong.sum() == alone.sum():
        raise unreadable("in none of its rows do the classes of traders add up to the open interest", file, [])
    reason = "the classes of traders of {} do not add up to its open interest"
    refused += [
        Refusal(file, int(line), reason.format(cells["code"][line]), _known(days[line])) for line in cells.index[wrong]
    ]
    return _long(cells, days, numbers, alone & ~wrong, report, file), refused


def _known(day: pd.Timestamp) -> date:
    """When the positions of a day were published."""
    return futures_publication_date(day.date())


def _long(
    cells: pd.DataFrame,
    days: pd.Series[pd.Timestamp],
    numbers: Mapping[str, np.ndarray],
    kept: np.ndarray,
    report: Report,
    file: str,
) -> pd.DataFrame:
    """One row for every class of traders and every row that is kept, with the day from which it may be used."""
    import numpy as np  # noqa: PLC0415
    import pandas as pd  # noqa: PLC0415 - loaded with the first file

    rows, kinds = np.flatnonzero(kept), len(report.kinds)
    coded, dates = pd.factorize(days.to_numpy()[rows])
    published = np.array([_known(day) for day in pd.DatetimeIndex(dates)], dtype="datetime64[us]")
    unknown = np.full(len(kept), np.nan)

    def words(column: str) -> pd.api.extensions.ExtensionArray:
        cell = cells[column].array if column in cells else pd.array([""] * len(kept), dtype="str")
        return cell.take(np.tile(rows, kinds))

    def same(word: str) -> pd.api.extensions.ExtensionArray:
        return pd.array([word], dtype="str").take(np.zeros(len(rows) * kinds, dtype=int))

    def side(name: str) -> np.ndarray:
        return np.concatenate([numbers.get(f"{kind} {name}", unknown)[rows] for kind in report.kinds])

    return pd.DataFrame(
        {
            "date": np.tile(dates[coded], kinds),
            "published": np.tile(published[coded], kinds),
            "report": same(report.name),
            "code": words("code"),
            "name": words("name"),
            "unit": words("unit"),
            "kind": pd.array(list(report.kinds), dtype="str").take(np.repeat(np.arange(kinds), len(rows))),
            "long": side("long"),
            "short": side("short"),
            "spreading": side("spread"),
            "open_interest": np.tile(numbers.get("open_interest", unknown)[rows], kinds),
            "file": same(file),
            "line": np.tile(cells.index.to_numpy()[rows], kinds),
        }
    )


def _days(cells: pd.Series[str], problems: list[str]) -> pd.Series[pd.Timestamp]:
    """Dates written 2023-08-31 or 08/31/2023, with or without a time; a problem for any that is neither."""
    import pandas as pd  # noqa: PLC0415

    coded, written = pd.factorize(cells)
    days = pd.Series(_read_days(list(written))[coded], index=cells.index)
    problems += [f"line {line}: {cells[line]!r} is not a date like 2023-08-31" for line in days.index[days.isna()]]
    return days


def _read_days(written: list[str]) -> np.ndarray:
    """Dates of possible years, and none for a cell that is not one."""
    import numpy as np  # noqa: PLC0415
    import pandas as pd  # noqa: PLC0415

    if all(_DAY.fullmatch(cell) for cell in written):
        try:
            plain = [date.fromisoformat(cell) for cell in written]
        except ValueError:
            plain = []
        if plain and all(day.year in YEARS for day in plain):
            return np.array(plain, dtype="datetime64[us]")
    cells = pd.Series(written, dtype="str")
    day, slashed = cells.str.split("[T ]", n=1, regex=True).str[0], cells.str.contains("/")
    read = pd.to_datetime(day.where(slashed), format="%m/%d/%Y", errors="coerce")
    read = read.fillna(pd.to_datetime(day.mask(slashed), format="%Y-%m-%d", errors="coerce"))
    return read.where(read.dt.year.isin(YEARS)).to_numpy("datetime64[us]")


def _compare(days: pd.Series[pd.Timestamp], short: pd.Series[str], problems: list[str]) -> None:
    """A problem for each date that is not the one written 230831 beside it."""
    import numpy as np  # noqa: PLC0415
    import pandas as pd  # noqa: PLC0415

    coded, dates = pd.factorize(days)
    spelt = np.array([f"{day:%y%m%d}" for day in dates] + [""], dtype=object)
    other = days.notna().to_numpy() & (spelt[coded] != short.to_numpy(dtype=object))
    problems += [f"line {line}: {days[line]:%Y-%m-%d} is not {short[line]!r}" for line in days.index[other]]


def _contracts(cells: pd.DataFrame, report: Report, problems: list[str]) -> dict[str, np.ndarray]:
    """Numbers of contracts, NaN where none was published; a problem for any cell that is none."""
    import numpy as np  # noqa: PLC0415

    found = {}
    for name in report.numbers:
        column = cells[name]
        if column.dtype == "float64":
            found[name] = column.to_numpy()
            continue
        unknown = column.isin(UNKNOWN).to_numpy()
        found[name] = values = _numbers(column.mask(unknown))
        wrong = cells.index[np.flatnonzero(~unknown & ~report.fits(name, values))]
        problems += [f"line {line}: {name} is {column[line]!r}, no number of contracts" for line in wrong]
    return found


def _numbers(cells: pd.Series[str]) -> np.ndarray:
    """The numbers that cells hold, NaN where a cell is missing or holds none."""
    import numpy as np  # noqa: PLC0415
    import pandas as pd  # noqa: PLC0415
    import pyarrow as pa  # noqa: PLC0415

    try:
        plain: np.ndarray = pa.array(cells).cast(pa.float64()).to_numpy(zero_copy_only=False)
    except pa.ArrowInvalid:
        return np.asarray(pd.to_numeric(cells, errors="coerce"), dtype=float)
    return plain


def _complain(cells: pd.DataFrame, problems: list[str], file: str) -> None:
    """Raise all that was found."""
    problems += [f"line {line}: no contract code" for line in cells.index[cells["code"] == ""]]
    if problems:
        ordered = sorted(problems, key=lambda one: int(one.split(":")[0].removeprefix("line ")))
        raise unreadable(f"{len(problems):,} of its cells or rows cannot be read", file, ordered)


def _futures_only(cells: pd.DataFrame, file: str) -> tuple[np.ndarray, list[Refusal]]:
    """Which rows count futures and no options, and a refusal that counts the others."""
    import pandas as pd  # noqa: PLC0415

    coded, written = pd.factorize(cells["reach"])
    told = written.str.lower()
    alone, both = told.isin([FUTURES_ONLY, ""])[coded], (told == COMBINED)[coded]
    combined, strange = int(both.sum()), cells.index[~alone & ~both]
    if len(strange):
        problems = [f"line {line}: {cells['reach'][line]!r} is neither FutOnly nor Combined" for line in strange]
        raise unreadable("it does not say whether options are counted", file, problems)
    reason = f"{combined:,} rows count options too (Combined); positions are futures only"
    return alone, [Refusal(file, None, reason)] if combined else []


def _astray(numbers: Mapping[str, np.ndarray], codes: pd.Series[str], report: Report) -> np.ndarray:
    """Which rows do not add up, on either side, to what is reported and to the open interest; unknown sums pass.

    Every spread is both long and short.
    """
    import numpy as np  # noqa: PLC0415

    leeway = codes.str.endswith(CONSOLIDATED).to_numpy() * LEEWAY
    spreads = np.sum([values for name, values in numbers.items() if name.endswith(" spread")], axis=0)
    wrong = np.zeros(len(codes), dtype=bool)
    for side in ("long", "short"):
        own = np.sum([numbers[f"{kind} {side}"] for kind in report.kinds[:-1]], axis=0)
        reported = own + spreads - numbers[f"reported {side}"]
        whole = own + spreads + numbers[f"nonreportables {side}"] - numbers["open_interest"]
        wrong |= (np.abs(reported) > leeway) | (np.abs(whole) > leeway)
    return wrong
