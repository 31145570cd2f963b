"""The CFTC's Commitments of Traders: positions in futures by class of traders, from every form they come in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from narrator.calendar import futures_publication_date
from narrator.model.market import Refusal
from narrator.read.cftc_forms import HISTORY, LEGACY, TFF, Report, cells_of, unreadable
from narrator.read.table import YEARS

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

MOST = 1e10
"""More contracts than any market has."""

LEEWAY = 5
"""Contracts by which the classes of a consolidated market may miss its open interest: each is rounded by itself."""

CONSOLIDATED = "+"
"""Last character of the code of a market that adds up contracts of several sizes."""

FUTURES_ONLY, COMBINED = "futonly", "combined"

_COLUMNS = (
    "date", "published", "report", "code", "name", "unit", "kind", "long", "short", "spreading", "open_interest",
    "file", "line",
)  # fmt: skip


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
    numbers = _contracts(cells, HISTORY, problems, signed=frozenset({"net"}))
    _complain(cells, problems, file)
    gap = numbers["noncommercial long"] - numbers["noncommercial short"] - numbers["net"]
    wrong = gap.notna() & gap.ne(0)
    reason = "its net is not long less short"
    refused = [Refusal(file, int(line), reason, _known(days[line])) for line in cells.index[wrong]]
    frame = cells[["code", "name"]].assign(date=days, unit="", open_interest=float("nan"))
    return _long(frame[~wrong], numbers[~wrong], HISTORY, file), refused


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
    frame = cells[["code", "name", "unit"]].assign(date=days, open_interest=numbers["open_interest"])
    return _long(frame[alone & ~wrong], numbers[alone & ~wrong], report, file), refused


def _known(day: pd.Timestamp) -> date:
    """When the positions of a day were published."""
    return futures_publication_date(day.date())


def _long(frame: pd.DataFrame, numbers: pd.DataFrame, report: Report, file: str) -> pd.DataFrame:
    """One row for every class of traders, with the day from which it may be used."""
    import pandas as pd  # noqa: PLC0415 - loaded with the first file

    days = {day: pd.Timestamp(_known(day)) for day in frame["date"].unique()}
    published = frame["date"].map(days).astype("datetime64[us]")
    frame = frame.assign(published=published, report=report.name, file=file, line=frame.index)
    unknown = pd.Series(float("nan"), index=frame.index)
    parts = [
        frame.assign(
            kind=kind,
            long=numbers[f"{kind} long"],
            short=numbers[f"{kind} short"],
            spreading=numbers.get(f"{kind} spread", unknown),
        )
        for kind in report.kinds
    ]
    return pd.concat(parts, ignore_index=True)[list(_COLUMNS)]


def _days(cells: pd.Series[str], problems: list[str]) -> pd.Series[pd.Timestamp]:
    """Dates written 2023-08-31 or 08/31/2023, with or without a time; a problem for any that is neither."""
    import pandas as pd  # noqa: PLC0415

    written = pd.Series(cells.unique(), dtype="str")
    day, slashed = written.str.split("[T ]", n=1, regex=True).str[0], written.str.contains("/")
    read = pd.to_datetime(day.where(slashed), format="%m/%d/%Y", errors="coerce")
    read = read.fillna(pd.to_datetime(day.mask(slashed), format="%Y-%m-%d", errors="coerce"))
    read = read.where(read.dt.year.isin(YEARS))
    days = cells.map(dict(zip(written, read, strict=True))).astype("datetime64[us]")
    problems += [f"line {line}: {cells[line]!r} is not a date like 2023-08-31" for line in days.index[days.isna()]]
    return days


def _compare(days: pd.Series[pd.Timestamp], short: pd.Series[str], problems: list[str]) -> None:
    """A problem for each date that is not the one written 230831 beside it."""
    spelt = {day: f"{day:%y%m%d}" for day in days.dropna().unique()}
    other = days.notna() & days.map(spelt).ne(short)
    problems += [f"line {line}: {days[line]:%Y-%m-%d} is not {short[line]!r}" for line in days.index[other]]


def _contracts(
    cells: pd.DataFrame, report: Report, problems: list[str], *, signed: frozenset[str] = frozenset()
) -> pd.DataFrame:
    """Numbers of contracts, NaN where none was published; a problem for any cell that is none."""
    import numpy as np  # noqa: PLC0415
    import pandas as pd  # noqa: PLC0415

    found = {}
    for name in report.numbers:
        unknown = cells[name].isin(["", "."]).to_numpy()
        found[name] = values = _numbers(cells[name].mask(unknown))
        fits = (values >= (-MOST if name in signed else 0)) & (values <= MOST)
        wrong = cells.index[np.flatnonzero(~unknown & ~fits)]
        problems += [f"line {line}: {name} is {cells[name][line]!r}, no number of contracts" for line in wrong]
    return pd.DataFrame(found, index=cells.index)


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


def _futures_only(cells: pd.DataFrame, file: str) -> tuple[pd.Series[bool], list[Refusal]]:
    """Which rows count futures and no options, and a refusal that counts the others."""
    reach = cells["reach"].str.lower()
    alone = reach.isin([FUTURES_ONLY, ""])
    combined, strange = int(reach.eq(COMBINED).sum()), cells.index[~alone & reach.ne(COMBINED)]
    if len(strange):
        told = [f"line {line}: {cells['reach'][line]!r} is neither FutOnly nor Combined" for line in strange]
        raise unreadable("it does not say whether options are counted", file, told)
    reason = f"{combined:,} rows count options too (Combined); positions are futures only"
    return alone, [Refusal(file, None, reason)] if combined else []


def _astray(numbers: pd.DataFrame, codes: pd.Series[str], report: Report) -> pd.Series[bool]:
    """Which rows do not add up, on either side, to what is reported and to the open interest; unknown sums pass.

    Every spread is both long and short.
    """
    leeway = codes.str.endswith(CONSOLIDATED) * LEEWAY
    spreads = numbers[[name for name in report.numbers if name.endswith(" spread")]].sum(axis=1, skipna=False)
    wrong = codes.ne(codes)
    for side in ("long", "short"):
        own = numbers[[f"{kind} {side}" for kind in report.kinds[:-1]]].sum(axis=1, skipna=False)
        reported = own + spreads - numbers[f"reported {side}"]
        whole = own + spreads + numbers[f"nonreportables {side}"] - numbers["open_interest"]
        wrong |= (reported.abs() > leeway) | (whole.abs() > leeway)
    return wrong
