"""The other registers: short-sale volume, fails, stock loan, fund holdings and flows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from corpus.making.companies import Issue
from corpus.making.files import quoted, write


def write_short_volume(folder: Path, issues: Sequence[Issue], rng: np.random.Generator) -> None:
    """Reg SHO volume: whole numbers in the older file, fractions in the newer; Nasdaq BX under its own header."""
    picked = sorted(issues, key=lambda issue: issue.joined)[::4]
    for day, digits in ((date(2025, 1, 2), 0), (date(2026, 6, 30), 6)):
        _consolidated(folder, day, picked, digits, rng)
    lines = ["DATE|SYMBOL|SHORT VOLUME|TOTAL VOLUME|MARKET"]
    for issue in picked:
        total = int(rng.integers(100, 30_000))
        lines.append(f"20260630|{issue.joined}|{int(total * rng.uniform(0.1, 0.9))}|{total}|B")
    write(folder / "finra_short_volume" / "NQBXshvol20260630.txt", lines)


def write_more_short_volume(
    folder: Path, issues: Sequence[Issue], days: Sequence[date], rng: np.random.Generator
) -> None:
    """Consolidated volume of further evenings, as the newer files write it."""
    picked = sorted(issues, key=lambda issue: issue.joined)[::4]
    for day in days:
        _consolidated(folder, day, picked, 6, rng)


def _consolidated(folder: Path, day: date, picked: Sequence[Issue], digits: int, rng: np.random.Generator) -> None:
    """FINRA's file of one evening, with so many digits behind the point, and its count of records at the end."""
    lines = ["Date|Symbol|ShortVolume|ShortExemptVolume|TotalVolume|Market"]
    for issue in picked:
        total = rng.uniform(2e3, 4e5)
        short, exempt = (f"{total * share:.{digits}f}" for share in (rng.uniform(0.2, 0.7), 0.004))
        markets = ("B,Q,N", "Q,N", "Q")[rng.integers(3)]
        lines.append(f"{day:%Y%m%d}|{issue.joined}|{short}|{exempt}|{total:.{digits}f}|{markets}")
    write(folder / "finra_short_volume" / f"CNMSshvol{day:%Y%m%d}.txt", [*lines, str(len(lines) - 1)])


def write_fails(folder: Path, issues: Sequence[Issue], rng: np.random.Generator) -> None:
    """Fails to deliver of half a month, with both trailer lines; a security number may look like a power of ten."""
    lines, total = [], 0
    for place, issue in enumerate([*issues[::9], *(issue for issue in issues if '"' in issue.name)]):
        number = f"{place:05d}E{100 + place}" if place % 2 else f"G{place:04d}{1000 + place}"
        for day in (date(2026, 6, 1), date(2026, 6, 3)):
            fails = int(rng.integers(1, 60_000))
            total += fails
            price = "." if place % 11 == 3 else f"{issue.price:.2f}"  # noqa: PLR2004
            lines.append(
                (day, number, f"{day:%Y%m%d}|{number}|{issue.joined}|{fails}|{issue.name.upper()[:30]}|{price}")
            )
    _half_month(folder, "202606a", lines, total)


def write_more_fails(folder: Path, issues: Sequence[Issue], days: Sequence[date], rng: np.random.Generator) -> None:
    """The half month before: some issues fail by more than a two-hundredth of their shares on every day of it."""
    lines, total = [], 0
    for place, issue in enumerate([*issues[::9], *(issue for issue in issues if '"' in issue.name)]):
        number = f"{place:05d}E{100 + place}" if place % 2 else f"G{place:04d}{1000 + place}"
        stubborn = place in {1, 12, 30}
        for day in days:
            if not stubborn and rng.random() < 0.6:  # noqa: PLR2004
                continue
            least = 0.006 * issue.cap / issue.price if stubborn else 1
            fails = int(least * rng.uniform(1, 1.4)) if stubborn else int(rng.integers(1, 60_000))
            total += fails
            price = "." if place % 11 == 3 else f"{issue.price:.2f}"  # noqa: PLR2004
            lines.append(
                (day, number, f"{day:%Y%m%d}|{number}|{issue.joined}|{fails}|{issue.name.upper()[:30]}|{price}")
            )
    _half_month(folder, "202605b", lines, total)


def _half_month(folder: Path, half: str, lines: Sequence[tuple[date, str, str]], total: int) -> None:
    """The SEC's file of half a month, with both lines of its trailer."""
    rows = [line for _, _, line in sorted(lines)]
    trailer = [f"Trailer record count {len(rows)}", f"Trailer total quantity of shares {total}"]
    header = "SETTLEMENT DATE|CUSIP|SYMBOL|QUANTITY (FAILS)|DESCRIPTION|PRICE"
    write(folder / "sec_fails" / f"cnsfails{half}.txt", [header, *rows, *trailer])


def write_stock_loan(folder: Path, issues: Sequence[Issue], rng: np.random.Generator) -> None:
    """Borrowing fees and availability, capped above; the later file has one column more."""
    for day, later in ((date(2025, 6, 30), ""), (date(2026, 6, 30), "FIGI|")):
        _snapshot(folder, day, issues, later, rng)


def write_more_stock_loan(
    folder: Path, issues: Sequence[Issue], days: Sequence[date], rng: np.random.Generator
) -> None:
    """Snapshots of other evenings, in the later form."""
    for day in days:
        _snapshot(folder, day, issues, "FIGI|", rng)


def _snapshot(folder: Path, day: date, issues: Sequence[Issue], later: str, rng: np.random.Generator) -> None:
    """The list of shares to lend on one evening, between its stamp and its count."""
    lines = [f"#BOF|{day:%Y.%m.%d}|22:30:03", f"#SYM|CUR|NAME|CON|ISIN|REBATERATE|FEERATE|AVAILABLE|{later}"]
    for place, issue in enumerate(sorted(issues, key=lambda issue: issue.symbol)[::5]):
        fee = 0.25 + 40 * issue.ratio**2 + rng.exponential(0.2)
        rates = "NA|NA" if place % 13 == 5 else f"{4.1 - fee:.4f}|{fee:.4f}"  # noqa: PLR2004
        free = ">10000000" if issue.tier in {"mega", "large"} else str(int(rng.integers(1, 90)) * 10_000)
        written = issue.symbol.strip().replace("/", " ").replace("^", " PR ")
        extra = f"BBG00{place:07d}|" if later else ""
        name = issue.name.upper().removesuffix(" COMMON STOCK").rstrip(".")
        lines.append(f"{written}|USD|{name}|{700_000 + place}|XXXXXXX{place:05d}|{rates}|{free}|{extra}")
    write(folder / "ibkr_shortstock" / f"usa_{day:%Y%m%d}.txt", [*lines, f"#EOF|{len(lines) - 2}"], end="\r\n")


def write_holdings(folder: Path, issues: Sequence[Issue]) -> None:
    """A fund's holdings as its manager prints them: nine lines before the header, cash and futures among the rows."""
    held = sorted((issue for issue in issues if issue.tier == "small"), key=lambda issue: -issue.cap)[:60]
    _holdings(folder, "calder_300_holdings", date(2026, 6, 30), held)


def write_earlier_holdings(folder: Path, issues: Sequence[Issue], rng: np.random.Generator) -> None:
    """The same fund's holdings a month before."""
    held = sorted((issue for issue in issues if issue.tier == "small"), key=lambda issue: -issue.cap)[:58]
    moved = [replace(issue, cap=issue.cap * rng.uniform(0.95, 1.1)) for issue in held]
    _holdings(folder, "calder_300_holdings_20260529", date(2026, 5, 29), sorted(moved, key=lambda issue: -issue.cap))


def _holdings(folder: Path, name: str, day: date, held: Sequence[Issue]) -> None:
    """The file of one day, quoted as its manager quotes it."""
    total = sum(issue.cap for issue in held)
    columns = "Ticker,Name,Sector,Asset Class,Market Value,Weight (%),Notional Value,Quantity,Price,Location,Exchange"
    lines = [
        "Tidewater Calder 300 Index ETF",
        f'Fund Holdings as of,"{day:%b %d, %Y}"',
        'Inception Date,"Jan 02, 2025"',
    ]
    lines += ['Shares Outstanding,"12,400,000.00"', 'Stock,"-"', 'Bond,"-"', 'Cash,"-"', 'Other,"-"', "\xa0", columns]
    for issue in held:
        value, weight = f"{5e8 * issue.cap / total:,.2f}", f"{issue.cap / total * 99.4:.2f}"
        called = issue.name.removesuffix(" Common Stock").upper().replace('"', '""')
        count = f"{5e8 * issue.cap / total / issue.price:,.2f}"
        cells = (issue.joined, called, issue.sector, "Equity", value, weight, value, count, f"{issue.price:,.2f}")
        lines.append(quoted((*cells, "United States", "NYSE")))
    lines += [
        quoted((*row, "-", "-", "-", "United States", "-"))
        for row in (
            ("XTDW", "TIDEWATER CASH FUND", "Cash and/or Derivatives", "Money Market", "2,100,000.00", "0.42"),
            (
                "USD",
                "FUTURES USD MARGIN",
                "Cash and/or Derivatives",
                "Cash Collateral and Margins",
                "610,000.00",
                "0.12",
            ),
            ("CLDU6", "CALDER 300 FUTURE SEP 26", "Cash and/or Derivatives", "Futures", "0.00", "0.00"),
        )
    ]
    legal = '"An invented fund of an invented manager. No holding of it is a fact, and nothing here is an offer."'
    write(folder / "holdings" / f"{name}.csv", [*lines, "\xa0", legal], start="\ufeff")


def write_flows(folder: Path, rng: np.random.Generator) -> None:
    """Weekly net flows of funds by size; the last week takes most out of small-cap funds since early April."""
    lines = ["week_ending,segment,net_flow_usd,source"]
    weeks = [date(2025, 1, 8) + timedelta(days=7 * number) for number in range(77)]
    set_by_hand = {date(2026, 4, 8): -2_310_000_000, weeks[-1]: -1_940_000_000}
    for week in weeks:
        for segment, mean, spread in (("small", -3e8, 5e8), ("mid", 1e8, 4e8), ("large", 2.1e9, 1.5e9)):
            drawn = int(mean + spread * np.clip(rng.standard_normal(), -2.4, 2.4)) // 1_000_000 * 1_000_000
            flow = set_by_hand.get(week, drawn) if segment == "small" else drawn
            lines.append(f"{week},{segment},{flow},Tidewater Analytics")
    write(folder / "fund_flows" / "weekly_flows.csv", lines)
