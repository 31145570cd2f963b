"""Every trap of the true formats is somewhere in the invented market, which its script writes again byte for byte."""

import csv
import io
import runpy
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from narrator.model.market import Market
from narrator.read.market import read_market

CORPUS = Path(__file__).parents[2] / "corpus"
FOLDER = CORPUS / "market"
AS_OF = date(2026, 6, 30)

Row = dict[str, str]
Rows = dict[str, dict[str, Row]]


@pytest.fixture(scope="module")
def market() -> Market:
    """The invented market as it was known on its last evening."""
    return read_market(FOLDER, until=AS_OF)


@pytest.fixture(scope="module")
def cycles() -> Rows:
    """The cells of every FINRA file as they stand there, by settlement date and symbol."""
    found: Rows = {}
    for path in sorted((FOLDER / "finra_short_interest").iterdir()):
        header, *lines = (line.split("|") for line in path.read_text().splitlines())
        rows = [dict(zip(header, line, strict=True)) for line in lines]
        found[rows[0]["settlementDate"]] = {row["symbolCode"]: row for row in rows}
        assert len(found[rows[0]["settlementDate"]]) == len(rows)
    return found


@pytest.fixture(scope="module")
def prices() -> pd.DataFrame:
    """The price file as it stands there."""
    frame: pd.DataFrame = pq.read_table(FOLDER / "prices" / "invented_listed_daily.parquet").to_pandas()
    texts = frame.select_dtypes("category").columns
    return frame.astype(dict.fromkeys(texts, "str"))


def test_the_script_writes_the_same_bytes_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", list(sys.path))
    make_market: Callable[[Path], None] = runpy.run_path(str(CORPUS / "make_market.py"))["make_market"]
    make_market(tmp_path)
    names = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    for name in names:
        kept, made = FOLDER / name, tmp_path / name
        if name.endswith(".parquet") and pq.read_metadata(kept).created_by != pq.read_metadata(made).created_by:
            assert pq.read_table(kept).equals(pq.read_table(made))
        else:
            assert kept.read_bytes() == made.read_bytes(), name


def test_it_is_small_and_says_that_it_is_invented(market: Market) -> None:
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) < 5_000_000
    note = (FOLDER / "README.md").read_text()
    assert "invented" in note
    assert "corpus/make_market.py" in note
    assert market.invented


def test_every_file_is_known_and_only_what_is_no_equity_or_in_two_files_is_refused(market: Market) -> None:
    assert market.damaged == ()
    left_out = [(one.file, one.line) for one in market.refused if not one.file.startswith("cftc/")]
    assert left_out == [("holdings/calder_300_holdings_20260529.csv", None)]
    assert Counter(file.kind for file in market.files) == {
        "finra short interest": 35,
        "index levels": 2,
        "prices": 1,
        "cftc financial futures": 6,
        "cftc legacy": 1,
        "cftc legacy history": 1,
        "finra short volume": 11,
        "fund flows": 1,
        "fund holdings": 1,
        "ibkr stock loan": 4,
        "index constituents": 1,
        "multiples": 1,
        "events": 1,
        "sec fails": 2,
    }


def test_what_came_out_after_the_last_evening_is_not_known(market: Market) -> None:
    known = {file.name for file in market.files}
    assert "finra_short_volume/NQBXshvol20260630.txt" not in known  # an exchange's file of that day
    assert "holdings/calder_300_holdings.csv" not in known  # the fund's holdings of that day
    assert "finra_short_volume/CNMSshvol20260630.txt" in known
    assert {f"sec_fails/cnsfails{half}.txt" for half in ("202605b", "202606a")} <= known


def test_the_last_cycle_was_not_yet_published(market: Market, cycles: Rows) -> None:
    assert len(cycles) == 36
    assert max(cycles) == "2026-06-30"
    assert market.positions["settlement"].max() == pd.Timestamp("2026-06-15")
    assert market.positions["published"].max() == pd.Timestamp("2026-06-25")


def test_cycles_settle_twice_a_month_on_business_days(cycles: Rows) -> None:
    assert {"2025-02-14", "2025-02-28", "2025-08-15", "2025-08-29", "2026-01-15", "2026-01-30"} < set(cycles)


def test_eighteen_months_of_some_four_hundred_issues(market: Market) -> None:
    evenings = market.prices["date"]
    assert (evenings.min(), evenings.max()) == (pd.Timestamp("2025-01-02"), pd.Timestamp("2026-06-30"))
    assert evenings.nunique() == 373
    assert 400 <= market.prices["symbol"].nunique() <= 450
    assert pd.Timestamp("2025-01-09") not in set(evenings)  # the exchange's day of mourning


# --- FINRA ---


def test_an_unpaired_quote_stands_in_an_issue_name(cycles: Rows) -> None:
    names = [row["issueName"] for row in cycles["2026-06-15"].values()]
    assert len([name for name in names if name.count('"') == 1]) == 2


def test_tickers_that_look_like_missing_values(cycles: Rows, market: Market) -> None:
    assert {"NA", "TRUE", "NAN"} <= set(cycles["2026-06-15"])
    assert {"NA", "TRUE", "NAN"} <= set(market.positions["symbol"])
    assert {"NA", "TRUE", "NAN"} <= set(market.prices["symbol"])


def test_separators_are_stripped_and_a_series_is_pr(cycles: Rows, market: Market) -> None:
    assert {"GRVA", "GRVB", "PNMBPRA", "VLTRWS"} <= set(cycles["2026-06-15"])
    written = dict(zip(market.prices["symbol"], market.prices["written"], strict=True))
    assert (written["GRVB"], written["PNMBPRA"], written["VLTRWS"]) == ("GRV/B", "PNMB^A", "VLTR/WS")


def test_issue_names_are_cut_at_thirty_characters(cycles: Rows) -> None:
    lengths = [len(row["issueName"]) for row in cycles["2026-06-15"].values()]
    assert max(lengths) == 30
    assert lengths.count(30) > 50


def test_no_volume_is_999_99_days_and_little_is_one(cycles: Rows) -> None:
    rows = list(cycles["2026-06-15"].values())
    still = [row for row in rows if row["averageDailyVolumeQuantity"] == "0"]
    assert len(still) > 5
    assert {row["daysToCoverQuantity"] for row in still} == {"999.99"}
    floored = [
        row for row in rows if 0 < int(row["currentShortPositionQuantity"]) < int(row["averageDailyVolumeQuantity"])
    ]
    assert len(floored) > 5
    assert {row["daysToCoverQuantity"] for row in floored} == {"1.00"}


def test_a_new_position_changes_by_one_hundred_percent(cycles: Rows) -> None:
    new = [row for rows in cycles.values() for row in rows.values() if row["previousShortPositionQuantity"] == "0"]
    assert len(new) > 10
    assert {row["changePercent"] for row in new} == {"100.00"}
    assert cycles["2025-11-14"]["HLVN"]["previousShortPositionQuantity"] == "0"


def test_a_closed_position_is_written_zero(cycles: Rows, market: Market) -> None:
    assert any(row["currentShortPositionQuantity"] == "0" for row in cycles["2026-06-15"].values())
    assert (market.positions["shares"] == 0).any()


def test_a_split_leaves_the_previous_position_as_it_was(cycles: Rows, prices: pd.DataFrame) -> None:
    flagged = {
        day: [symbol for symbol, row in rows.items() if row["stockSplitFlag"] == "S"] for day, rows in cycles.items()
    }
    assert {day: len(symbols) for day, symbols in flagged.items() if symbols} == {"2025-08-29": 1, "2026-03-13": 1}
    (symbol,) = flagged["2026-03-13"]
    row, before = cycles["2026-03-13"][symbol], cycles["2026-02-27"][symbol]
    assert row["previousShortPositionQuantity"] == before["currentShortPositionQuantity"]
    assert 0.07 < int(row["currentShortPositionQuantity"]) / int(row["previousShortPositionQuantity"]) < 0.13
    path = prices[prices["symbol"] == symbol].set_index("date")
    raw = path["close"]["2026-03-11"] / path["close"]["2026-03-10"]
    assert 7 < raw < 13
    assert abs(raw / 10 - 1 - path["pct_change"]["2026-03-11"] / 100) < 0.0001


def test_a_capitalisation_is_late_after_a_split(cycles: Rows, prices: pd.DataFrame) -> None:
    (symbol,) = [symbol for symbol, row in cycles["2026-03-13"].items() if row["stockSplitFlag"] == "S"]
    path = prices[prices["symbol"] == symbol].set_index("date")
    counts = path["market_cap"] / path["close"]
    assert counts["2026-03-18"] == pytest.approx(counts["2026-03-10"], rel=1e-3)
    assert counts["2026-03-19"] == pytest.approx(counts["2026-03-10"] / 10, rel=1e-3)


def test_a_revision_restates_the_cycle_before(cycles: Rows) -> None:
    revised = {symbol: row for symbol, row in cycles["2025-08-29"].items() if row["revisionFlag"] == "R"}
    assert len(revised) > 20
    for symbol, row in revised.items():
        assert row["previousShortPositionQuantity"] != cycles["2025-08-15"][symbol]["currentShortPositionQuantity"]


def test_over_the_counter_and_fund_rows_have_no_price(market: Market) -> None:
    last = market.positions[market.positions["settlement"] == pd.Timestamp("2026-06-15")]
    outside = last[~last["symbol"].isin(market.prices["symbol"])]
    counts = outside["venue"].value_counts()
    assert counts["OTC"] > 30
    assert counts["ARCA"] == counts["BZX"] == 9
    assert set(outside["venue"]) == {"OTC", "ARCA", "BZX"}
    assert set(last["venue"]) == {"OTC", "ARCA", "BZX", "NYSE", "NNM", "SC", "AMEX"}


# --- prices ---


def test_price_columns_are_the_vendors() -> None:
    schema = pq.read_schema(FOLDER / "prices" / "invented_listed_daily.parquet")
    assert schema.names == [
        "date", "exchange", "symbol", "name", "close", "pct_change", "volume", "market_cap", "sector", "industry",
        "country",
    ]  # fmt: skip
    assert schema.field("date").type == pa.timestamp("ms")
    assert schema.field("symbol").type == pa.dictionary(pa.int16(), pa.string())
    assert schema.field("volume").type == pa.int64()


@pytest.mark.parametrize(
    ("words", "least"),
    [
        ("Units", 4),
        ("Warrant", 6),
        ("Right", 4),
        ("Preferred Stock", 2),
        ("Notes due", 1),
        ("Fund", 2),
        ("Acquisition", 4),
    ],
)
def test_other_securities_are_among_the_rows(prices: pd.DataFrame, words: str, least: int) -> None:
    names = prices["name"].drop_duplicates()
    assert names.str.contains(words).sum() >= least


def test_an_unknown_capitalisation_is_zero_or_missing(prices: pd.DataFrame) -> None:
    common = prices[prices["name"].str.endswith("Common Stock")]
    unknown = common[common["market_cap"] == 0].groupby("symbol").size()
    assert sorted(unknown) == [4, 373]
    assert prices[prices["name"].str.contains("Preferred")]["market_cap"].isna().all()
    assert (prices[prices["name"].str.contains("Warrant")]["market_cap"] == 0).all()


def test_a_delisted_name_is_kept(prices: pd.DataFrame) -> None:
    last = prices.groupby(["symbol", "name"])["date"].max()
    assert sorted(last[last < pd.Timestamp("2026-06-30")].dt.date) == [date(2025, 5, 30), date(2025, 10, 17)]


def test_a_symbol_is_used_again_by_another_company(prices: pd.DataFrame) -> None:
    spans = prices[prices["symbol"] == "HLVN"].groupby("name")["date"].agg(["min", "max"])
    assert len(spans) == 2
    assert spans["max"].min() == pd.Timestamp("2025-05-30")
    assert spans["min"].max() == pd.Timestamp("2025-11-03")


def test_a_first_evening_has_no_change_and_a_symbol_is_padded(prices: pd.DataFrame) -> None:
    assert prices["pct_change"].isna().sum() == 1
    assert (prices["symbol"].str.len() == 14).any()


# --- the other registers ---


def lines_of(name: str) -> list[str]:
    return (FOLDER / name).read_text(encoding="utf-8").splitlines()


def test_short_volume_has_its_trailer_market_lists_and_fractions() -> None:
    names = sorted(path.name for path in (FOLDER / "finra_short_volume").glob("CNMS*"))
    assert len(names) == 11
    for name in names:
        _, *rows, trailer = lines_of(f"finra_short_volume/{name}")
        assert int(trailer) == len(rows)
        assert {"B,Q,N", "Q"} <= {row.rsplit("|", 1)[1] for row in rows}
        assert all("." in row.split("|")[2] for row in rows) == ("2026" in name)
    header, *rows = lines_of("finra_short_volume/NQBXshvol20260630.txt")
    assert header == "DATE|SYMBOL|SHORT VOLUME|TOTAL VOLUME|MARKET"
    assert all(row.count("|") == 4 for row in rows)


def test_futures_have_87_columns_padded_codes_and_full_stops() -> None:
    header, *rows = csv.reader(lines_of("cftc/FinFut2026.txt"))
    assert len(header) == 87
    assert {len(row) for row in rows} == {87}
    assert header[2] == "Report_Date_as_YYYY-MM-DD"
    assert {row[4] for row in rows} == {"CME "}
    assert all(row[7].startswith(" ") for row in rows)
    assert any("." in row[61:76] for row in rows)
    weeks = [row[2] for row in rows if row[3] == "239742"]
    assert weeks == sorted(weeks, reverse=True)
    assert {date.fromisoformat(week).weekday() for week in weeks} == {1}


def test_the_weekly_futures_file_has_no_header() -> None:
    rows = list(csv.reader(lines_of("cftc/FinFutWk_2026-06-23.csv")))
    assert {(len(row), row[2]) for row in rows} == {(87, "2026-06-23")}


def test_a_contract_is_known_by_its_code_while_names_and_exchanges_change() -> None:
    names = {
        (row[3], row[0])
        for year in (2018, 2026)
        for row in csv.reader(lines_of(f"cftc/FinFut{year}.txt"))
        if row[3] in {"239742", "23977A"}
    }
    assert len({name for code, name in names if code == "239742"}) == 2
    assert any(code == "23977A" and name.endswith("ICE FUTURES U.S.") for code, name in names)


def test_the_consolidated_rows_change_their_unit() -> None:
    rows = [row for row in csv.reader(lines_of("cftc/FinFut2023.txt")) if row[3] == "20974+"]
    interest = {row[2]: (row[81], int(row[7])) for row in rows}
    assert interest["2023-04-25"][0] == "($100 X INDEX)"
    assert interest["2023-05-02"][0] == "($20 X INDEX)"
    assert interest["2023-05-02"][1] > 4 * interest["2023-04-25"][1]


def test_futures_come_in_an_archive_too() -> None:
    with zipfile.ZipFile(FOLDER / "cftc" / "fut_fin_txt_2025.zip") as archive:
        (name,) = archive.namelist()
        header = next(csv.reader(io.StringIO(archive.read(name).decode())))
    assert len(header) == 87


def test_the_legacy_report_has_129_columns_and_its_own_date_column() -> None:
    header, *rows = csv.reader(lines_of("cftc/deacot2026.txt"))
    assert {len(row) for row in (header, *rows)} == {129}
    assert header[2] == "As of Date in Form YYYY-MM-DD"
    assert len(set(header)) == 129
    history = list(csv.DictReader(lines_of("cftc/legacy_noncommercial_equity_index.csv")))
    assert all(int(row["NonComm Long"]) - int(row["NonComm Short"]) == int(row["NonComm Net"]) for row in history)


def test_the_last_ten_evenings_have_a_consolidated_volume(market: Market) -> None:
    evenings = sorted(set(market.prices["date"]))[-10:]
    days = sorted(set(market.short_volume["date"]))
    assert days == [pd.Timestamp("2025-01-02"), *evenings]


@pytest.mark.parametrize("half", ["202605b", "202606a"])
def test_fails_reconcile_with_both_trailers(half: str) -> None:
    _, *rows, count, total = lines_of(f"sec_fails/cnsfails{half}.txt")
    assert count == f"Trailer record count {len(rows)}"
    assert total == f"Trailer total quantity of shares {sum(int(row.split('|')[3]) for row in rows)}"
    cells = [row.split("|") for row in rows]
    assert any(row[5] == "." for row in cells)
    assert any(row[1].replace("E", "").isdigit() and "E" in row[1] for row in cells)
    assert any(row[4].count('"') == 1 for row in cells)


def test_a_few_issues_fail_on_every_day_of_half_a_month(market: Market) -> None:
    late = market.fails[market.fails["file"] == "sec_fails/cnsfails202605b.txt"]
    days = late["date"].nunique()
    assert days == 10  # without Memorial Day
    every = late.groupby("symbol")["shares"].agg(["size", "min"]).query("size == @days")
    assert len(every) == 3
    assert (every["min"] > 10_000).all()


def test_stock_loan_has_its_frame_caps_and_missing_rates() -> None:
    for day, columns in (("20250630", 9), ("20260331", 10), ("20260529", 10), ("20260630", 10)):
        content = (FOLDER / "ibkr_shortstock" / f"usa_{day}.txt").read_bytes()
        first, header, *rows, last = content.decode().removesuffix("\r\n").split("\r\n")
        assert first.startswith(f"#BOF|{day[:4]}.{day[4:6]}.{day[6:]}|")
        assert last == f"#EOF|{len(rows)}"
        assert {len(row.split("|")) for row in (header, *rows)} == {columns}
        assert all(row.endswith("|") for row in rows)
        assert any("|>10000000|" in row for row in rows)
        assert any("|NA|NA|" in row for row in rows)
    assert "|FIGI|" in header


@pytest.mark.parametrize("name", ["calder_300_holdings", "calder_300_holdings_20260529"])
def test_holdings_have_nine_lines_before_their_header(name: str) -> None:
    content = (FOLDER / "holdings" / f"{name}.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    lines = content.decode("utf-8-sig").splitlines()
    assert lines[1].startswith("Fund Holdings as of,")
    assert lines[8] == "\xa0"
    header, *rows = csv.reader(lines[9 : lines.index("\xa0", 9)])
    assert header[:6] == ["Ticker", "Name", "Sector", "Asset Class", "Market Value", "Weight (%)"]
    assert {len(row) for row in rows} == {len(header)}
    assert {row[3] for row in rows} == {"Equity", "Money Market", "Cash Collateral and Margins", "Futures"}
    assert any("," in row[4] for row in rows)
    assert lines[10].startswith('"')
    assert "invented" in lines[-1]


def test_the_last_week_takes_most_out_of_small_caps_in_nearly_three_months() -> None:
    flows = [row for row in csv.DictReader(lines_of("fund_flows/weekly_flows.csv")) if row["segment"] == "small"]
    last = int(flows[-1]["net_flow_usd"])
    bigger = [row["week_ending"] for row in flows[:-1] if int(row["net_flow_usd"]) <= last]
    assert (flows[-1]["week_ending"], bigger[-1]) == ("2026-06-24", "2026-04-08")


# --- what is said of the indices from outside ---


def test_a_list_of_members_has_separators_unknown_additions_and_other_sectors(market: Market) -> None:
    rows = list(csv.DictReader(lines_of("constituents/calder_300_members.csv")))
    assert len(rows) == len({row["Symbol"] for row in rows}) == 300
    assert any("." in row["Symbol"] for row in rows)
    assert {"", "2021?"} <= {row["Date added"] for row in rows}
    assert max(row["Date added"] for row in rows) == "2026-01-02"
    assert any("," in row["Headquarters Location"] for row in rows)
    assert any("–" in row["Security"] for row in rows)
    assert {"Financials", "Information Technology"} <= {row["GICS Sector"] for row in rows}
    assert set(market.members["index"]) == {"calder_300"}
    assert set(market.members["symbol"]) <= set(market.prices["symbol"])


def test_small_companies_get_cheaper_against_large_ones(market: Market) -> None:
    table = market.multiples.pivot_table(index="date", columns="universe", values="value")
    assert len(table) == 126
    assert set(market.multiples["measure"]) == {"forward price-earnings"}
    ratio = table["calder_300"] / table["calder_100"]
    assert ratio.iloc[0] > 1 > ratio.iloc[-1]


def test_events_lie_before_and_within_the_prices(market: Market) -> None:
    events = market.events.groupby("event")["date"].agg(["size", "min", "max"])
    assert events.loc["first rate cut", "size"] == 3
    assert events.loc["cpi release", "size"] == 18
    assert events.loc["first rate cut", "min"] < market.prices["date"].min() < events.loc["first rate cut", "max"]
