"""The story of the invented market, told by a plain loop over its files that shares no code with `measure`."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import pyarrow.parquet as pq
import pytest

FOLDER = Path(__file__).parents[2] / "corpus" / "market"
BASE, SPRING, MAY, LAST_CYCLE, END = (
    date(2025, 12, 31), date(2026, 4, 30), date(2026, 5, 29), date(2026, 6, 15), date(2026, 6, 30),
)  # fmt: skip
TOPS = {"nano": 50e6, "micro": 300e6, "small": 2e9, "mid": 10e9, "large": 200e9, "mega": float("inf")}
BELOW = {"nano", "micro", "small"}


@dataclass
class Stock:
    """A common stock: closes and split-adjusted prices by evening, shares short (adjusted) by cycle."""

    sector: str
    industry: str
    closes: dict[date, float]
    adjusted: dict[date, float]
    short: dict[date, float]
    size: str

    def profit(self, start: date, end: date) -> float:
        """Of its shorts, the last known position held after the last known cycle."""
        cycles = [day for day in sorted(self.short) if start <= day <= LAST_CYCLE]
        total = 0.0
        for before, after in pairwise([*cycles, end]):
            held = (self.short[before] + self.short.get(after if after in cycles else before, 0.0)) / 2
            total -= held * (self.adjusted[after] - self.adjusted[before])
        return total

    def new_money(self, start: date, end: date) -> float:
        """Change in shares short times the mean of both prices, cycle by cycle."""
        cycles = [day for day in sorted(self.short) if start <= day <= end]
        return sum(
            (self.short[after] - self.short[before]) * (self.adjusted[after] + self.adjusted[before]) / 2
            for before, after in pairwise(cycles)
        )


@pytest.fixture(scope="module")
def stocks() -> dict[str, Stock]:
    """All common stocks of the last evening by symbol."""
    rows = defaultdict(list)
    for row in pq.read_table(FOLDER / "prices" / "invented_listed_daily.parquet").to_pylist():
        if "Common Stock" in row["name"] or row["name"].endswith("Ltd. Ordinary Shares"):
            rows[row["symbol"], row["name"]].append(row)
    filed = short_interest()
    return {
        key: stock_of(evenings, filed[key])
        for (symbol, _), evenings in rows.items()
        if evenings[-1]["date"].date() == END and (key := "".join(filter(str.isalnum, symbol))) in filed
    }


def short_interest() -> dict[str, dict[date, float]]:
    """Shares short as filed, by symbol and settlement date."""
    filed: dict[str, dict[date, float]] = defaultdict(dict)
    for path in (FOLDER / "finra_short_interest").iterdir():
        for line in path.read_text().splitlines()[1:]:
            cells = line.split("|")
            filed[cells[1]][date.fromisoformat(cells[13])] = float(cells[5])
    return filed


def stock_of(evenings: list[dict[str, object]], filed: dict[date, float]) -> Stock:
    """Undo splits: where price and printed change disagree by a factor, all before is in other shares."""
    closes = {row["date"].date(): float(str(row["close"])) for row in evenings}  # type: ignore[attr-defined]
    factor, factors, after = 1.0, {}, evenings[-1]
    for row in reversed(evenings):
        day = row["date"].date()  # type: ignore[attr-defined]
        if row is not after:
            ratio = float(str(after["close"])) / float(str(row["close"])) / (1 + float(str(after["pct_change"])) / 100)
            factor *= round(ratio, 1) if abs(ratio - 1) > 0.3 else 1.0
        factors[day] = factor
        after = row
    caps = [float(str(row["market_cap"])) for row in evenings if row["market_cap"]]
    return Stock(
        sector=str(after["sector"]),
        industry=str(after["industry"]),
        closes=closes,
        adjusted={day: close * factors[day] for day, close in closes.items()},
        short={day: shares / factors[day] for day, shares in filed.items() if day in closes},
        size=next((size for size, top in TOPS.items() if caps and caps[-1] < top), "unknown"),
    )


def total(stocks: dict[str, Stock], sizes: set[str], start: date) -> float:
    return sum(stock.profit(start, END) for stock in stocks.values() if stock.size in sizes) / 1e9


def test_shorts_of_small_stocks_gain_while_those_of_larger_ones_lose(stocks: dict[str, Stock]) -> None:
    assert total(stocks, BELOW, BASE) == pytest.approx(1.25, abs=0.03)
    assert total(stocks, {"mid", "large", "mega"}, BASE) == pytest.approx(-13.8, abs=0.3)
    assert total(stocks, BELOW, SPRING) == pytest.approx(0.88, abs=0.02)


def test_a_tenth_of_all_dollars_short_is_in_small_stocks(stocks: dict[str, Stock]) -> None:
    dollars = dict.fromkeys((*TOPS, "unknown"), 0.0)
    for stock in stocks.values():
        dollars[stock.size] += stock.short[LAST_CYCLE] * stock.adjusted[LAST_CYCLE]
    assert sum(dollars[size] for size in BELOW) / sum(dollars.values()) == pytest.approx(0.09, abs=0.005)


def test_four_names_draw_most_of_the_new_money(stocks: dict[str, Stock]) -> None:
    small = {symbol: stock for symbol, stock in stocks.items() if stock.size in BELOW}
    lately = {symbol: stock.new_money(MAY, LAST_CYCLE) for symbol, stock in small.items()}
    before = [stock.new_money(SPRING, MAY) for stock in small.values()]
    assert sum(lately.values()) / 1e6 == pytest.approx(60, abs=3)
    assert sum(before) / 1e6 == pytest.approx(40, abs=4)
    assert sorted(lately, key=lambda symbol: -lately[symbol])[:4] == ["ALDW", "CRFH", "LUMT", "SOLV"]


def test_banks_are_the_most_profitable_small_shorts(stocks: dict[str, Stock]) -> None:
    gains = {symbol: stock.profit(BASE, END) for symbol, stock in stocks.items() if stock.size == "small"}
    best = sorted(gains, key=lambda symbol: -gains[symbol])
    assert best[:6] == ["PNMB", "TLDN", "FTBR", "KVBC", "BSWL", "HRGF"]
    industries: dict[str, float] = defaultdict(float)
    for symbol, gain in gains.items():
        industries[stocks[symbol].industry] += gain
    assert max(industries, key=lambda name: industries[name]) == "Major Banks"


def test_three_giants_rise_most(stocks: dict[str, Stock]) -> None:
    mega = {symbol: stock for symbol, stock in stocks.items() if stock.size == "mega"}
    losses = sorted(mega, key=lambda symbol: mega[symbol].profit(BASE, END))
    rises = sorted(mega, key=lambda symbol: -mega[symbol].adjusted[END] / mega[symbol].adjusted[BASE])
    assert set(losses[:3]) == set(rises[:3]) == {"NRVN", "MTRL", "VLTR"}


@pytest.mark.parametrize(("index", "low", "high"), [("calder_300", 3.5, 4.5), ("calder_100", 14.5, 16.0)])
def test_the_large_index_outruns_the_small_one(index: str, low: float, high: float) -> None:
    levels = dict(line.split(",") for line in (FOLDER / "index_levels" / f"{index}.csv").read_text().splitlines())
    assert low < (float(levels["2026-06-30"]) / float(levels["2025-12-31"]) - 1) * 100 < high


def test_more_than_half_of_the_smaller_stocks_have_fallen(stocks: dict[str, Stock]) -> None:
    known = {symbol: stock for symbol, stock in stocks.items() if BASE in stock.closes}
    changes = sorted(
        stock.adjusted[END] / stock.adjusted[BASE] - 1 for stock in known.values() if stock.size in BELOW | {"mid"}
    )
    assert 0.50 < sum(change < 0 for change in changes) / len(changes) < 0.58


@pytest.mark.parametrize(
    ("symbol", "size", "sector", "industry"),
    [
        ("ALDW", "small", "Industrials", "Aerospace"),
        ("CRFH", "small", "Industrials", "Air Freight/Delivery Services"),
        ("LUMT", "small", "Technology", "Computer Software: Prepackaged Software"),
        ("SOLV", "small", "Health Care", "Biotechnology: Pharmaceutical Preparations"),
        ("PNMB", "small", "Finance", "Major Banks"),
        ("TLDN", "small", "Telecommunications", "Telecommunications Equipment"),
        ("FTBR", "small", "Consumer Discretionary", "Clothing/Shoe/Accessory Stores"),
        ("BSWL", "small", "Health Care", "Biotechnology: Pharmaceutical Preparations"),
        ("NRVN", "mega", "Technology", "Semiconductors"),
        ("MTRL", "mega", "Technology", "Computer Software: Prepackaged Software"),
        ("VLTR", "mega", "Consumer Discretionary", "Auto Manufacturing"),
    ],
)
def test_the_named_companies_are_what_the_articles_say(
    stocks: dict[str, Stock], symbol: str, size: str, sector: str, industry: str
) -> None:
    stock = stocks[symbol]
    assert (stock.size, stock.sector, stock.industry) == (size, sector, industry)
