"""The tables of a market: their columns, and what makes a row of one file the repetition of another's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from narrator.model.market import Refusal
from narrator.read.repeats import without_repeats

if TYPE_CHECKING:
    import pandas as pd

DAY, TEXT, NUMBER, FLAG, LINE, FILE = "datetime64[us]", "str", "float64", "bool", "int64", "category"


@dataclass(frozen=True, slots=True)
class Form:
    """One table: the type of each column, the columns that identify a row, and those that must then agree."""

    columns: Mapping[str, str]
    keys: tuple[str, ...]
    compared: tuple[str, ...]


def _form(keys: tuple[str, ...], compared: tuple[str, ...], **columns: str) -> Form:
    return Form(MappingProxyType({**columns, "file": FILE, "line": LINE}), keys, compared)


FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "positions": _form(
            ("settlement", "symbol"),
            ("shares", "previous", "volume", "split"),
            settlement=DAY,
            published=DAY,
            symbol=TEXT,
            name=TEXT,
            venue=TEXT,
            shares=NUMBER,
            previous=NUMBER,
            volume=NUMBER,
            split=FLAG,
            revised=FLAG,
        ),
        "prices": _form(
            ("symbol", "date"),
            ("written", "close", "change"),
            date=DAY,
            symbol=TEXT,
            written=FILE,
            name=FILE,
            close=NUMBER,
            change=NUMBER,
            volume=NUMBER,
            cap=NUMBER,
            sector=FILE,
            industry=FILE,
        ),
        "futures": _form(
            ("date", "report", "code", "kind"),
            ("long", "short", "spreading", "open_interest"),
            date=DAY,
            published=DAY,
            report=TEXT,
            code=TEXT,
            name=TEXT,
            unit=TEXT,
            kind=TEXT,
            long=NUMBER,
            short=NUMBER,
            spreading=NUMBER,
            open_interest=NUMBER,
        ),
        "short_volume": _form(
            ("date", "symbol", "written", "tape"),
            ("short", "exempt", "total", "venues"),
            date=DAY,
            published=DAY,
            tape=TEXT,
            symbol=TEXT,
            written=TEXT,
            short=NUMBER,
            exempt=NUMBER,
            total=NUMBER,
            venues=TEXT,
        ),
        "fails": _form(
            ("date", "cusip"),
            ("shares",),
            date=DAY,
            published=DAY,
            cusip=TEXT,
            symbol=TEXT,
            written=TEXT,
            name=TEXT,
            shares=NUMBER,
            price=NUMBER,
        ),
        "stock_loan": _form(
            ("date", "stamp", "written", "contract"),
            ("rebate", "fee", "available", "capped"),
            date=DAY,
            published=DAY,
            stamp=DAY,
            symbol=TEXT,
            written=TEXT,
            contract=TEXT,
            currency=TEXT,
            name=TEXT,
            isin=TEXT,
            rebate=NUMBER,
            fee=NUMBER,
            available=NUMBER,
            capped=FLAG,
        ),
        "members": _form(
            ("index", "date", "symbol"),
            ("sector", "industry"),
            index=TEXT,
            date=DAY,
            published=DAY,
            symbol=TEXT,
            written=TEXT,
            name=TEXT,
            sector=TEXT,
            industry=TEXT,
        ),
        "holdings": _form(
            ("fund", "date", "written", "name"),
            ("value", "weight"),
            fund=TEXT,
            date=DAY,
            published=DAY,
            symbol=TEXT,
            written=TEXT,
            name=TEXT,
            sector=TEXT,
            value=NUMBER,
            weight=NUMBER,
        ),
        "fund_flows": _form(
            ("date", "segment", "source"),
            ("net",),
            date=DAY,
            published=DAY,
            segment=TEXT,
            net=NUMBER,
            source=TEXT,
        ),
        "multiples": _form(
            ("date", "universe", "measure"),
            ("value",),
            date=DAY,
            published=DAY,
            universe=TEXT,
            measure=TEXT,
            value=NUMBER,
        ),
        "events": _form(
            ("date", "event"),
            ("note",),
            date=DAY,
            published=DAY,
            event=TEXT,
            note=TEXT,
        ),
    }
)
"""The tables of `narrator.model.market.Market`, by the names of its fields."""


def empty(table: str) -> pd.DataFrame:
    """A table without rows."""
    import pandas as pd  # noqa: PLC0415 - loaded with the first file

    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in FORMS[table].columns.items()})


def shaped(table: str, columns: Mapping[str, Any], file: str) -> tuple[pd.DataFrame, list[Refusal]]:
    """The rows of one file in the columns and types of a table, and the rows that the file has given before.

    `columns` are all but `file`; single values stand in every row.
    """
    import pandas as pd  # noqa: PLC0415

    form = FORMS[table]
    frame = pd.DataFrame({name: file if name == "file" else columns[name] for name in form.columns})
    types: dict[str, Any] = {name: "str" if kind == FILE else kind for name, kind in form.columns.items()}
    return without_repeats(frame.astype(types), form.keys, form.compared)


def joined_frames(table: str, frames: Sequence[pd.DataFrame]) -> tuple[pd.DataFrame, list[Refusal]]:
    """The rows of several files as one table, oldest first, and the rows that another file had already.

    Each frame is free of repetitions of its own. Where two rows have the same keys and differ, both are refused:
    nothing says which is right.
    """
    import pandas as pd  # noqa: PLC0415

    if not frames:
        return empty(table), []
    whole = pd.concat(frames, ignore_index=True)
    refused: list[Refusal] = []
    if sum(frame["date"].nunique() for frame in frames) > whole["date"].nunique():  # two files have a day in common
        whole, refused = without_second_copies(whole, table)
    moments = [name for name in ("date", "stamp") if name in whole.columns]
    whole = whole.sort_values(moments, kind="stable", ignore_index=True)
    return whole.astype({"file": "category"}), refused


def without_second_copies(whole: pd.DataFrame, table: str) -> tuple[pd.DataFrame, list[Refusal]]:
    """The rows of a table that no earlier file had, and what was refused; both of two rows that differ."""
    form = FORMS[table]
    twice = whole.duplicated([*form.keys, *form.compared])
    repeated = whole.loc[twice, "file"].value_counts(sort=False)
    refused = [
        Refusal(str(file), None, f"{count:,} rows are in another file already") for file, count in repeated.items()
    ]
    whole, differing = without_repeats(whole[~twice], form.keys, form.compared)
    return whole, refused + differing
