"""CFTC reports on index futures: real contract codes, invented numbers, the layouts of 87 and 129 columns."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from corpus.making.files import write
from corpus.making.workbook import Cell, workbook

CLASSES = ("Dealer", "Asset_Mgr", "Lev_Money", "Other_Rept")
SIDES = ("Long", "Short", "Spread")
CLASS_SIDES = [(who, side) for who in CLASSES for side in SIDES]
TOTAL_SIDES = [(who, side) for who in ("Tot_Rept", "NonRept") for side in SIDES[:2]]
CONCENTRATION = [
    f"Conc_{kind}_LE_{n}_TDR_{side}_All" for kind in ("Gross", "Net") for n in (4, 8) for side in SIDES[:2]
]
FUTURES_HEADER = [
    "Market_and_Exchange_Names", "As_of_Date_In_Form_YYMMDD", "Report_Date_as_YYYY-MM-DD",
    "CFTC_Contract_Market_Code", "CFTC_Market_Code", "CFTC_Region_Code", "CFTC_Commodity_Code", "Open_Interest_All",
    *(f"{who}_Positions_{side}_All" for who, side in CLASS_SIDES + TOTAL_SIDES), "Change_in_Open_Interest_All",
    *(f"Change_in_{who}_{side}_All" for who, side in CLASS_SIDES + TOTAL_SIDES), "Pct_of_Open_Interest_All",
    *(f"Pct_of_OI_{who}_{side}_All" for who, side in CLASS_SIDES + TOTAL_SIDES), "Traders_Tot_All",
    *(f"Traders_{who}_{side}_All" for who, side in CLASS_SIDES + TOTAL_SIDES[:2]), *CONCENTRATION, "Contract_Units",
    "CFTC_Contract_Market_Code_Quotes", "CFTC_Market_Code_Quotes", "CFTC_Commodity_Code_Quotes", "CFTC_SubGroup_Code",
    "FutOnly_or_Combined",
]  # fmt: skip

UNIT_CHANGE = date(2023, 5, 2)
LAST_WEEK = date(2026, 6, 23)
CONTRACTS = (
    ("RUSSELL E-MINI", "239742", "239 ", 50, 440_000),
    ("NASDAQ MINI", "209742", "209 ", 20, 260_000),
    ("NASDAQ-100 Consolidated", "20974+", "209 ", 20, 270_000),
    ("E-MINI S&P 500", "13874A", "138 ", 50, 2_100_000),
    ("S&P 500 Consolidated", "13874+", "138 ", 50, 2_150_000),
)
OLD_CONTRACTS = (
    ("E-MINI RUSSELL 2000 INDEX", "239742", "239 ", 50, 520_000),
    ("RUSSELL 2000 MINI INDEX FUTURE", "23977A", "239 ", 50, 40_000),
)
_Contract = tuple[str, str, str, int, int]
_Shares = dict[tuple[str, date], np.ndarray]


def tuesdays(first: date, last: date) -> list[date]:
    """The as-of days of weekly reports, newest first as they are printed."""
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return [day for day in reversed(days) if day.weekday() == 1]


def futures_rows(contract: _Contract, days: Sequence[date], rng: np.random.Generator, shares: _Shares) -> list[str]:
    """One market's weeks. A consolidated row counts in bigger contracts before the change of unit.

    `shares` are those of the mini contracts, which come first: a consolidated row has the same.
    """
    name, code, commodity, point, size = contract
    lines = []
    for day in days:
        bigger = 5 if code.endswith("+") and day < UNIT_CHANGE else 1
        interest = int(size / bigger * rng.uniform(0.95, 1.05))
        rounded = int(code.endswith("+"))  # the classes of a consolidated row miss its open interest by a contract
        drawn = rng.dirichlet(np.full(16, 2.0))
        if rounded:
            drawn = shares[commodity, day]
        shares[commodity, day] = drawn
        parts = added_up(drawn, interest - rounded, 4, 4)
        exchange = "ICE FUTURES U.S." if code == "23977A" else "CHICAGO MERCANTILE EXCHANGE"
        place = ("ICUS", "01") if code == "23977A" else ("CME ", "00")
        cells: list[str] = [f'"{name} - {exchange}"', f"{day:%y%m%d}", str(day), code, place[0], place[1], commodity]
        cells += [f"{interest:>8d}", *(f"{part:>8d}" for part in parts)]
        cells += [f"{int(rng.normal(0, interest / 50)):>8d}" for _ in range(17)]
        cells += ["100.0".rjust(7), *(f"{part / interest * 100:>7.1f}" for part in parts)]
        cells += [f"{int(rng.integers(90, 600)):>7d}", *trader_counts(rng, 14)]
        cells += [f"{rng.uniform(5, 70):>8.1f}" for _ in CONCENTRATION]
        cells += [f'"(${point * bigger} X INDEX)"', code, place[0], commodity, "F90", "FutOnly"]
        lines.append(",".join(cells))
    return lines


def added_up(drawn: np.ndarray, interest: int, classes: int, spreaders: int) -> list[int]:
    """Positions that come to the open interest on both sides, in the order of their columns.

    `drawn` are shares of it: for each class long, short and, of the first `spreaders`, spread; then what is reported
    and what is not, long and short.
    """
    sides = [3 if number < spreaders else 2 for number in range(classes)]
    starts = [sum(sides[:number]) for number in range(classes)]
    whole = [int(share * interest) for share in drawn]
    spreads = sum(whole[start + 2] for start, width in zip(starts, sides, strict=True) if width > 2)  # noqa: PLR2004
    for side in (0, 1):
        held = drawn[[*(start + side for start in starts), -2 + side]]
        shares = [int(share * (interest - spreads)) for share in held / held.sum()]
        for start, share in zip(starts, shares, strict=False):
            whole[start + side] = share
        whole[-4 + side] = sum(shares[:-1]) + spreads
        whole[-2 + side] = interest - whole[-4 + side]
    return whole


def trader_counts(rng: np.random.Generator, count: int) -> list[str]:
    """Numbers of traders; a full stop where there are too few to be published."""
    drawn = rng.integers(1, 90, count)
    return ["." if number < 5 else f"{int(number):>7d}" for number in drawn]  # noqa: PLR2004


LEGACY_SIDES = (
    "Noncommercial-Long", "Noncommercial-Short", "Noncommercial-Spreading", "Commercial-Long", "Commercial-Short",
    "Total Reportable-Long", "Total Reportable-Short", "Nonreportable-Long", "Nonreportable-Short",
)  # fmt: skip


def legacy_header() -> list[str]:
    """The 129 columns of the legacy report."""
    crops = ("All", "Old", "Other")
    names = ["Market and Exchange Names", "As of Date in Form YYMMDD", "As of Date in Form YYYY-MM-DD"]
    names += ["CFTC Contract Market Code", "CFTC Market Code in Initials", "CFTC Region Code", "CFTC Commodity Code"]
    for crop in crops:
        names += [f"Open Interest ({crop})"]
        names += [f"{side.replace('-', ' Positions-')} ({crop})" for side in LEGACY_SIDES]
    names += ["Change in Open Interest (All)", *(f"Change in {side} (All)" for side in LEGACY_SIDES)]
    for crop in crops:
        names += [f"% of Open Interest (OI) ({crop})", *(f"% of OI-{side} ({crop})" for side in LEGACY_SIDES)]
    for crop in crops:
        names += [f"Traders-Total ({crop})", *(f"Traders-{side} ({crop})" for side in LEGACY_SIDES[:7])]
    pairs = [(kind, n, side) for kind in ("Gross", "Net") for n in (4, 8) for side in ("Long", "Short")]
    names += [f"Concentration-{kind} LT ={n} TDR-{side} ({crop})" for crop in crops for kind, n, side in pairs]
    quotes = ("CFTC Contract Market Code", "CFTC Market Code in Initials", "CFTC Commodity Code")
    return [*names, "Contract Units", *(f"{name} (Quotes)" for name in quotes)]


def legacy_rows(contract: _Contract, days: Sequence[date], rng: np.random.Generator) -> list[str]:
    """One market's weeks in the legacy report; it has no other crop."""
    name, code, commodity, point, size = contract
    lines = []
    for day in days:
        interest = int(size * rng.uniform(0.95, 1.05))
        parts = added_up(rng.dirichlet(np.full(9, 2.0)), interest, 2, 1)
        cells = [f'"{name} - CHICAGO MERCANTILE EXCHANGE"', f"{day:%y%m%d}", str(day), code, "CME ", "00", commodity]
        whole = [f"{number:>8d}" for number in (interest, *parts)]
        cells += [*whole, *whole, *["       0"] * 10, *(f"{int(rng.normal(0, 4000)):>8d}" for _ in range(10))]
        percent = ["  100.0", *(f"{part / interest * 100:>7.1f}" for part in parts)]
        cells += [*percent, *percent, *["    0.0"] * 10]
        traders = [f"{int(rng.integers(90, 600)):>7d}", *trader_counts(rng, 7)]
        cells += [*traders, *traders, "      0", *["."] * 7]
        cells += [f"{rng.uniform(5, 70):>8.1f}" for _ in range(24)]
        lines.append(",".join([*cells, f'"(${point} X INDEX)"', f'"{code}"', '"CME "', f'"{commodity}"']))
    return lines


def write_futures(folder: Path, rng: np.random.Generator) -> None:
    """CFTC reports: years with a header, a week without, an archive, the legacy report and a derived history."""
    header, shares = ",".join(f'"{name}"' for name in FUTURES_HEADER), _Shares()
    years = (
        (2018, OLD_CONTRACTS, tuesdays(date(2018, 4, 3), date(2018, 6, 5))),
        (2023, CONTRACTS, tuesdays(date(2023, 4, 4), date(2023, 5, 30))),
        (2026, CONTRACTS, tuesdays(date(2026, 1, 6), LAST_WEEK)),
    )
    for year, contracts, days in years:
        lines = [line for contract in contracts for line in futures_rows(contract, days, rng, shares)]
        lines = [line for line in lines if f",{LAST_WEEK}," not in line]  # it is in the weekly file alone
        write(folder / "cftc" / f"FinFut{year}.txt", [header, *lines])
    week = [line for contract in CONTRACTS for line in futures_rows(contract, [LAST_WEEK], rng, shares)]
    write(folder / "cftc" / "FinFutWk_2026-06-23.csv", week)
    weeks = tuesdays(date(2025, 11, 4), date(2025, 12, 30))
    lines = [line for contract in CONTRACTS for line in futures_rows(contract, weeks, rng, shares)]
    with zipfile.ZipFile(folder / "cftc" / "fut_fin_txt_2025.zip", "w", zipfile.ZIP_STORED) as archive:
        entry = zipfile.ZipInfo("FinFutYY.txt", (2026, 1, 2, 15, 30, 0))
        archive.writestr(entry, "\n".join([header, *lines]) + "\n")
    weeks = tuesdays(date(2026, 5, 5), LAST_WEEK)
    lines = [line for contract in CONTRACTS[:2] for line in legacy_rows(contract, weeks, rng)]
    legacy = ",".join(f'"{name}"' for name in legacy_header())
    write(folder / "cftc" / "deacot2026.txt", [legacy, *lines])
    write_history(folder, rng, {line.split(",")[2]: line.split(",")[8:10] for line in lines if ",239742," in line})
    write_workbook(folder, np.random.default_rng(UNIT_CHANGE.toordinal()))


def write_workbook(folder: Path, rng: np.random.Generator) -> None:
    """Four weeks as a workbook: 84 columns, days instead of text, and nothing where a number is not published."""
    kept = [place for place, name in enumerate(FUTURES_HEADER) if not name.endswith("_Quotes")]
    weeks = tuesdays(date(2023, 6, 6), date(2023, 6, 27))
    shares = _Shares()
    rows = [line for contract in CONTRACTS for line in futures_rows(contract, weeks, rng, shares)]
    header = [FUTURES_HEADER[place].replace("YYYY-MM-DD", "MM_DD_YYYY") for place in kept]
    cells = [[sheet_cell(place, cell) for place, cell in enumerate(row) if place in kept] for row in csv.reader(rows)]
    content = workbook("XLS", [header, *cells])
    (folder / "cftc" / "FinFut2023_to20230627.xls").write_bytes(content)


def sheet_cell(place: int, cell: str) -> Cell:
    """A cell of a text as the workbook has it; codes stay text, with their padding."""
    if place == FUTURES_HEADER.index("Report_Date_as_YYYY-MM-DD"):
        return date.fromisoformat(cell)
    if place == FUTURES_HEADER.index("As_of_Date_In_Form_YYMMDD") or cell.startswith(" ") or cell == ".":
        return None if cell == "." else float(cell)
    return cell


def write_history(folder: Path, rng: np.random.Generator, russell: Mapping[str, Sequence[str]]) -> None:
    """Non-commercial positions in index futures, newest first; `russell` are those of the legacy report, by day."""
    lines = ["Date,Commodity,NonComm Long,NonComm Short,NonComm Net,Code"]
    for day in tuesdays(date(2024, 1, 2), LAST_WEEK):
        for name, code in (("Nasdaq 100", "NASDAQ-100"), ("Russell 2000", "RUSSELL"), ("S&P 500", "S&P 500")):
            long, short = (int(number) for number in rng.integers(40_000, 110_000, 2))
            if code == "RUSSELL":
                long, short = map(int, russell.get(str(day), (long, short)))
            lines.append(f"{day},{name},{long},{short},{long - short},{code}")
    write(folder / "cftc" / "legacy_noncommercial_equity_index.csv", lines)
