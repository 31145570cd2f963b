"""The readers against little files in the true layouts, each trap written out by hand."""

import os
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from narrator.calendar import publication_date
from narrator.errors import MissingInput, OutsideData, UnreadableFile
from narrator.read.finra import is_published_later
from narrator.read.market import read_market
from narrator.read.symbols import joined

SHARED = Path(__file__).parents[3] / "shared" / "market"

FINRA = (
    "accountingYearMonthNumber|symbolCode|issueName|issuerServicesGroupExchangeCode|marketClassCode|"
    "currentShortPositionQuantity|previousShortPositionQuantity|stockSplitFlag|averageDailyVolumeQuantity|"
    "daysToCoverQuantity|revisionFlag|changePercent|changePreviousNumber|settlementDate\n"
)
CYCLE = FINRA + (
    '20250131|AXBY|Axby "Bee Holdings Inc. Common|R|NNM|1000|800||200|5.00||25.00|200|2025-01-31\n'
    "20250131|NA|Nordale Labs Ltd Ordinary Shar|R|NNM|500|0||0|999.99||100.00|500|2025-01-31\n"
    "20250131|TRUE|Truesby Inc. Common Stock|R|SC|300|3000|S|400|1.00||-90.00|-2700|2025-01-31\n"
    "20250131|NAN|Nanthorpe Income Fund|A|NYSE|0|70||10|1.00|R|-100.00|-70|2025-01-31\n"
    "20250131|BRWB|Brewick Class B|A|NYSE|90|95||100|1.00||-5.26|-5|2025-01-31\n"
)
PRICES = (
    "date,symbol,name,close,pct_change,volume,market_cap\n"
    "2025-01-30,AXBY,Axby Inc. Common Stock,10.0,1.5,100,2000000\n"
    "2025-01-31,AXBY,Axby Inc. Common Stock,11.0,10.0,100,0\n"
    "2025-01-31,NA,Nordale Labs Ltd Ordinary Shares,2.5,,100,5000000\n"
    "2025-02-14,BRW/B,Brewick Inc. Class B Common Stock,95.5,-1.0,7,900000000\n"
)
LEVELS = "date,close\n2025-01-30,100.5\n2025-01-31,101.25\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A market of one cycle, four prices and one index, under names that say nothing."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "one.txt").write_text(CYCLE)
    (tmp_path / "two.dat").write_text(PRICES)
    (tmp_path / "hollow_300.csv").write_text(LEVELS)
    return tmp_path


@pytest.mark.parametrize(
    ("settlement", "published"),
    [
        (date(2023, 8, 31), date(2023, 9, 12)),  # Labor Day
        (date(2023, 8, 15), date(2023, 8, 24)),
        (date(2022, 11, 15), date(2022, 11, 25)),  # Thanksgiving
        (date(2023, 3, 31), date(2023, 4, 12)),  # Good Friday: the exchange is closed, offices are not
        (date(2023, 9, 29), date(2023, 10, 11)),  # Columbus Day: offices are closed, the exchange is not
        (date(2024, 12, 31), date(2025, 1, 13)),  # New Year and the day of mourning of 9 January
        (date(2026, 6, 15), date(2026, 6, 25)),  # Juneteenth
    ],
)
def test_positions_are_published_on_the_seventh_business_day(settlement: date, published: date) -> None:
    assert publication_date(settlement) == published


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("BRW/B", "BRWB"),
        ("BRW.B", "BRWB"),
        ("BRW-B", "BRWB"),
        ("CAL^A", "CALPRA"),
        ("AXB/WS", "AXBWS"),
        ("SAND     ", "SAND"),
    ],
)
def test_symbols_have_one_spelling(written: str, key: str) -> None:
    assert joined(written) == key


def test_positions_keep_every_trap_apart(folder: Path) -> None:
    positions = read_market(folder).positions.set_index("symbol")
    assert list(positions.index) == ["AXBY", "NA", "TRUE", "NAN", "BRWB"]
    assert positions.loc["AXBY", "name"] == 'Axby "Bee Holdings Inc. Common'
    assert positions["previous"].isna()["NA"]
    assert positions["volume"].isna()["NA"]
    assert positions.loc["NAN", "shares"] == 0
    assert positions["split"].tolist() == [False, False, True, False, False]
    assert positions["revised"].tolist() == [False, False, False, True, False]
    assert positions["venue"].tolist() == ["NNM", "NNM", "SC", "NYSE", "NYSE"]
    assert positions["line"].tolist() == [2, 3, 4, 5, 6]
    assert set(positions["file"]) == {"deep/one.txt"}
    assert set(positions["settlement"]) == {pd.Timestamp("2025-01-31")}
    assert set(positions["published"]) == {pd.Timestamp("2025-02-11")}


def test_no_column_carries_the_sentinel_of_days_to_cover(folder: Path) -> None:
    numbers = read_market(folder).positions.select_dtypes("number")
    assert not (numbers == 999.99).any().any()


def test_prices_are_fractions_and_unknown_is_not_zero(folder: Path) -> None:
    prices = read_market(folder).prices
    assert prices["symbol"].tolist() == ["AXBY", "AXBY", "BRWB", "NA"]
    assert prices["written"].tolist() == ["AXBY", "AXBY", "BRW/B", "NA"]
    assert prices["change"].tolist()[:3] == pytest.approx([0.015, 0.10, -0.01])
    assert prices["change"].isna().tolist() == [False, False, False, True]
    assert prices["cap"].iloc[0] == 2_000_000
    assert prices["cap"].isna().tolist() == [False, True, False, False]
    assert prices["line"].tolist() == [2, 3, 5, 4]
    assert prices["sector"].tolist() == [""] * 4


def test_columns_have_the_promised_types(folder: Path) -> None:
    market = read_market(folder)
    for frame, columns in ((market.positions, ("settlement", "published")), (market.prices, ("date",))):
        assert all(str(frame[column].dtype) == "datetime64[us]" for column in columns)
        assert str(frame["symbol"].dtype) == "str"
        assert str(frame["file"].dtype) == "category"
    assert {str(market.prices[column].dtype) for column in ("sector", "industry")} == {"category"}


def test_an_index_is_named_by_its_file(folder: Path) -> None:
    levels = read_market(folder).indices["hollow_300"]
    assert levels["close"].tolist() == [100.5, 101.25]
    assert levels["line"].tolist() == [2, 3]


def test_a_bare_table_of_three_columns_will_do(folder: Path) -> None:
    (folder / "two.dat").write_text("Date,Symbol,Close\n2025-01-31,NA,2.5\n")
    row = read_market(folder).prices.iloc[0]
    assert (row["symbol"], row["close"], row["name"]) == ("NA", 2.5, "")
    assert row[["change", "volume", "cap"]].isna().all()


@pytest.mark.parametrize("days", ["string", "date", "timestamp"])
def test_a_users_own_parquet_will_do(folder: Path, days: str) -> None:
    frame = pd.DataFrame({"date": ["2025-01-30", "2025-01-31"], "symbol": ["NAN", "BRW.B"], "close": [4, 5]})
    if days != "string":
        frame["date"] = pd.to_datetime(frame["date"])
    if days == "date":
        frame["date"] = frame["date"].dt.date
    (folder / "two.dat").unlink()
    frame.to_parquet(folder / "own.bin")
    prices = read_market(folder, until=date(2025, 2, 11)).prices
    assert prices[["symbol", "close", "line"]].to_numpy().tolist() == [["BRWB", 5.0, 2], ["NAN", 4.0, 1]]
    assert prices["date"].tolist() == [pd.Timestamp("2025-01-31"), pd.Timestamp("2025-01-30")]


def test_until_leaves_out_what_was_not_yet_known(folder: Path) -> None:
    (folder / "later.csv").write_text(CYCLE.replace("2025-01-31", "2025-02-14"))
    market = read_market(folder, until=date(2025, 2, 11))
    assert set(market.positions["settlement"]) == {pd.Timestamp("2025-01-31")}
    assert market.prices["date"].max() == pd.Timestamp("2025-01-31")
    assert [file.name for file in market.files] == ["deep/one.txt", "hollow_300.csv", "two.dat"]
    assert {file.name: file.rows for file in market.files}["two.dat"] == 3


@pytest.mark.parametrize("until", [date(2025, 1, 1), date(2025, 1, 31), date(2025, 2, 10)])
def test_a_day_before_the_data_names_the_first_usable_one(folder: Path, until: date) -> None:
    with pytest.raises(OutsideData, match="Ask for 2025-02-11 or later"):
        read_market(folder, until=until)


def test_files_are_listed_with_kind_rows_and_days(folder: Path) -> None:
    found = {file.kind: (file.name, file.rows, file.first, file.last) for file in read_market(folder).files}
    assert found == {
        "finra short interest": ("deep/one.txt", 5, date(2025, 1, 31), date(2025, 1, 31)),
        "index levels": ("hollow_300.csv", 2, date(2025, 1, 30), date(2025, 1, 31)),
        "prices": ("two.dat", 4, date(2025, 1, 30), date(2025, 2, 14)),
    }


def test_notes_are_no_data_and_say_what_is_invented(folder: Path) -> None:
    assert not read_market(folder).invented
    (folder / "deep" / "README.md").write_text("Every company here is invented.\n")
    assert not read_market(folder).invented
    (folder / "README.txt").write_text("Market\n\nEvery company here is INVENTED.\n")
    market = read_market(folder)
    assert market.invented
    assert len(market.files) == 3
    assert market.refused == ()


def test_an_unknown_file_is_refused_with_a_reason(folder: Path) -> None:
    (folder / "letter.txt").write_text("Dear reader,\nnothing here.\n")
    assert [(refusal.file, refusal.reason) for refusal in read_market(folder).refused] == [
        ("letter.txt", "its first line is that of no known format")
    ]


def test_the_same_file_or_cycle_twice_is_refused(folder: Path) -> None:
    (folder / "z1").write_text(CYCLE)
    (folder / "z2").write_text(CYCLE.replace("|1000|", "|1001|"))
    market = read_market(folder)
    assert sorted(market.positions["symbol"]) == ["BRWB", "NA", "NAN", "TRUE"]
    assert [(refusal.file, refusal.line, refusal.reason) for refusal in market.refused] == [
        ("z1", None, "the same file as deep/one.txt"),
        ("z2", None, "4 rows are in another file already"),
        ("deep/one.txt", 2, "2025-01-31 AXBY is given differently in deep/one.txt:2, z2:2"),
        ("z2", 2, "2025-01-31 AXBY is given differently in deep/one.txt:2, z2:2"),
    ]


def test_half_a_cycle_never_stands_in_for_the_whole_of_another_file(folder: Path) -> None:
    whole = read_market(folder).positions
    (folder / "a.csv").write_text("".join(CYCLE.splitlines(keepends=True)[:3]))  # its name sorts first
    market = read_market(folder)
    columns = ["settlement", "symbol", "shares", "previous", "volume", "split", "revised"]
    same = [frame[columns].sort_values("symbol", ignore_index=True) for frame in (market.positions, whole)]
    assert same[0].equals(same[1])
    assert [(one.file, one.reason) for one in market.refused] == [
        ("deep/one.txt", "2 rows are in another file already")
    ]


def test_rows_given_twice_are_refused_and_both_where_they_differ(folder: Path) -> None:
    twice = "2025-01-30,AXBY,Axby Inc. Common Stock,10.0,1.5,100,2000000\n"
    other = "2025-01-31,NA,Nordale Labs Ltd Ordinary Shares,2.6,,100,5000000\n"
    (folder / "two.dat").write_text(PRICES + twice + other)
    market = read_market(folder)
    assert market.prices["symbol"].tolist() == ["AXBY", "AXBY", "BRWB"]
    assert sorted((refusal.line, refusal.reason) for refusal in market.refused if refusal.line) == [
        (4, "2025-01-31 NA is given differently in two.dat:4, two.dat:7"),
        (6, "repeats two.dat:2 (2025-01-30 AXBY)"),
        (7, "2025-01-31 NA is given differently in two.dat:4, two.dat:7"),
    ]


@pytest.mark.parametrize("close", ["0", "-3.5", "9999.99", "99999", "999999.9999", ""])
def test_a_price_that_is_none_is_refused(folder: Path, close: str) -> None:
    (folder / "two.dat").write_text(PRICES + f"2025-02-14,AXBY,Axby Inc. Common Stock,{close},0,1,1\n")
    market = read_market(folder)
    assert len(market.prices) == 4
    assert [(refusal.file, refusal.line) for refusal in market.refused] == [("two.dat", 6)]


@pytest.mark.parametrize("close", ["9999.5", "540000", "19999.99", "99.99", "999.99"])
def test_a_high_price_is_a_price(folder: Path, close: str) -> None:
    (folder / "two.dat").write_text(PRICES + f"2025-02-14,AXBY,Axby Inc. Common Stock,{close},0,1,1\n")
    assert len(read_market(folder).prices) == 5


def test_a_truncated_finra_file_names_its_last_line(folder: Path) -> None:
    (folder / "deep" / "one.txt").write_text(CYCLE[:-40])
    with pytest.raises(UnreadableFile, match=r"deep/one\.txt") as caught:
        read_market(folder)
    assert caught.value.problems == ("line 6: 5 fields where the header has 14",)


def test_a_finra_file_cut_within_its_last_field_is_seen(folder: Path) -> None:
    (folder / "deep" / "one.txt").write_text(CYCLE[:-2])
    with pytest.raises(UnreadableFile) as caught:
        read_market(folder)
    assert caught.value.problems == ("line 6: settlementDate is '2025-01-3', not a date like 2023-08-31",)


def test_all_problems_of_a_file_come_at_once(folder: Path) -> None:
    bad = CYCLE.replace("|1000|", "|1,000|").replace("|3000|S|", "|x|S|").replace("|-5|2025-01-31", "|-5|2025-13-31")
    (folder / "deep" / "one.txt").write_text(bad + "20250131|SHORT\n")
    with pytest.raises(UnreadableFile) as caught:
        read_market(folder)
    assert caught.value.problems == (
        "line 2: currentShortPositionQuantity is '1,000', not a number",
        "line 4: previousShortPositionQuantity is 'x', not a number",
        "line 6: settlementDate is '2025-13-31', not a date like 2023-08-31",
        "line 7: 2 fields where the header has 14",
    )


@pytest.mark.parametrize("quantity", ["-1000", "nan", "inf"])
def test_a_quantity_that_no_position_has_is_impossible(folder: Path, quantity: str) -> None:
    (folder / "deep" / "one.txt").write_text(CYCLE.replace("|1000|", f"|{quantity}|"))
    with pytest.raises(UnreadableFile) as caught:
        read_market(folder)
    assert caught.value.problems == (f"line 2: currentShortPositionQuantity is {quantity}, no number of shares",)


@pytest.mark.parametrize(
    ("file", "old", "new", "missing"),
    [
        ("deep/one.txt", "settlementDate", "settleDate", "no column settlementDate"),
        ("deep/one.txt", "symbolCode|", "ticker|", "no column symbolCode"),
        ("two.dat", "symbol", "ticker", "no column symbol"),
        ("two.dat", "close", "last", "no column close"),
        ("hollow_300.csv", "close", "level", "no column close"),
    ],
)
def test_a_wrong_column_is_named_with_the_header_expected(
    folder: Path, file: str, old: str, new: str, missing: str
) -> None:
    path = folder / file
    path.write_text(path.read_text().replace(old, new, 1))
    with pytest.raises(UnreadableFile) as caught:
        read_market(folder)
    assert caught.value.where == str(path)
    assert caught.value.what == missing
    assert "date" in caught.value.todo.lower()


@pytest.mark.parametrize("file", ["deep/one.txt", "two.dat", "hollow_300.csv"])
def test_other_encodings_are_refused_by_line(folder: Path, file: str) -> None:
    path = folder / file
    lines = path.read_bytes().split(b"\n")
    lines[2] = lines[2][:3] + b"\xe9" + lines[2][3:]
    path.write_bytes(b"\n".join(lines))
    with pytest.raises(UnreadableFile, match="not UTF-8 text: byte 0xe9 in line 3"):
        read_market(folder)


def test_a_header_alone_and_an_empty_file_are_errors(folder: Path) -> None:
    (folder / "deep" / "one.txt").write_text(FINRA)
    with pytest.raises(UnreadableFile, match="a header and no rows"):
        read_market(folder)
    (folder / "deep" / "one.txt").write_text("\n")
    with pytest.raises(MissingInput, match="the file is empty"):
        read_market(folder)


def test_a_file_of_prices_that_are_none_is_an_error(folder: Path) -> None:
    (folder / "two.dat").write_text("date,symbol,close\n2025-01-31,NA,0\n2025-01-31,AXBY,\n")
    with pytest.raises(UnreadableFile, match="none of its prices can be used") as caught:
        read_market(folder)
    assert len(caught.value.problems) == 2


def test_a_file_that_cannot_be_opened_is_an_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", locked)
    with pytest.raises(MissingInput, match="cannot be opened: Permission denied"):
        read_market(folder)


def test_a_damaged_parquet_file_is_an_error(folder: Path) -> None:
    pd.DataFrame({"date": ["2025-01-30"], "symbol": ["A"], "close": [4.0]}).to_parquet(folder / "own")
    content = (folder / "own").read_bytes()
    (folder / "own").write_bytes(content[: len(content) // 2])
    with pytest.raises(UnreadableFile, match="no whole Parquet file"):
        read_market(folder)


@pytest.mark.parametrize(("gone", "missing"), [("deep/one.txt", "FINRA short interest"), ("two.dat", "prices")])
def test_a_market_without_positions_or_prices_says_which(folder: Path, gone: str, missing: str) -> None:
    (folder / gone).unlink()
    with pytest.raises(MissingInput, match=f"it holds no {missing}"):
        read_market(folder)
    with pytest.raises(MissingInput, match=f"it holds no {missing}"):
        read_market(folder, until=date(2025, 3, 1))


def test_a_folder_that_is_missing_empty_or_a_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="no such folder"):
        read_market(tmp_path / "nowhere")
    with pytest.raises(MissingInput, match="holds no data"):
        read_market(tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(MissingInput, match="it is a file"):
        read_market(tmp_path / "file")


def test_windows_line_ends_and_a_byte_order_mark_are_harmless(folder: Path) -> None:
    plain = read_market(folder)
    for name in ("deep/one.txt", "two.dat", "hollow_300.csv"):
        text = (folder / name).read_text()
        (folder / name).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    again = read_market(folder)
    pd.testing.assert_frame_equal(plain.positions, again.positions)
    pd.testing.assert_frame_equal(plain.prices, again.prices)


@pytest.fixture(scope="module")
def real() -> Path:
    """The folder of real files, where there is one."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not here")
    return SHARED


def test_real_files_reconcile_with_their_line_counts(real: Path) -> None:
    market = read_market(real)
    assert [(refusal.line, refusal.reason) for refusal in market.refused if refusal.file.startswith("prices/")] == [
        (None, "2023-11-04 is a Saturday: 7,445 rows repeat the evening before")
    ]
    for file in market.files:
        if file.kind in {"finra short interest", "index levels"}:
            assert file.rows == (real / file.name).read_bytes().count(b"\n") - 1
    assert {"NA", "TRUE", "NAN", "BRKB"} <= set(market.positions["symbol"])
    assert {"NA", "TRUE", "NAN", "BRKB"} & set(market.prices["symbol"]) >= {"NA", "TRUE", "BRKB"}


def test_real_files_show_nothing_published_later(real: Path) -> None:
    market = read_market(real, until=date(2023, 9, 11))
    assert market.positions["settlement"].max() == pd.Timestamp("2023-08-15")
    assert market.prices["date"].max() == pd.Timestamp("2023-09-11")
    assert max(levels["date"].max() for levels in market.indices.values()) == pd.Timestamp("2023-09-11")


@pytest.mark.parametrize("day", ["9999-12-31", "0203-01-31", "2925-01-31"])
def test_a_year_that_no_market_has_seen_is_a_slip(folder: Path, day: str) -> None:
    (folder / "deep" / "one.txt").write_text(CYCLE.replace("2025-01-31", day, 1))
    with pytest.raises(UnreadableFile) as caught:
        read_market(folder)
    assert caught.value.problems == (f"line 2: settlementDate is '{day}', not a date like 2023-08-31",)


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ("1e12,1.5,100,2000000", "close 1e+12"),
        ("10.0,-100.5,100,2000000", "pct_change -100.5"),
        ("10.0,inf,100,2000000", "pct_change inf"),
        ("10.0,1.5,-100,2000000", "volume -100"),
        ("10.0,1.5,1e400,2000000", "volume inf"),
        ("10.0,1.5,100,1e300", "market_cap 1e+300"),
    ],
)
def test_a_row_with_a_figure_beyond_all_bounds_is_refused(folder: Path, figures: str, words: str) -> None:
    (folder / "two.dat").write_text(PRICES.replace("10.0,1.5,100,2000000", figures, 1))
    market = read_market(folder)
    assert [(one.line, one.reason) for one in market.refused] == [(2, f"AXBY: {words} on 2025-01-30")]
    assert len(market.prices) == 3


def test_an_infinite_level_is_refused(folder: Path) -> None:
    (folder / "hollow_300.csv").write_text(LEVELS.replace("100.5", "inf"))
    market = read_market(folder)
    assert market.indices["hollow_300"]["close"].tolist() == [101.25]
    assert [one.line for one in market.refused] == [2]


@pytest.mark.parametrize("days", [[20250131, 20250203], [20250131, 99]])
def test_days_written_as_whole_numbers_are_never_counted_from_1970(folder: Path, days: list[int]) -> None:
    (folder / "two.dat").unlink()
    pd.DataFrame({"date": days, "symbol": ["AXBY", "AXBY"], "close": [10.0, 11.0]}).to_parquet(folder / "p.parquet")
    with pytest.raises(UnreadableFile, match="column date is no date"):
        read_market(folder)


def test_a_parquet_row_of_an_impossible_year_is_named(folder: Path) -> None:
    (folder / "two.dat").unlink()
    days = pd.Series(["2025-01-31", "0205-02-03"]).astype("datetime64[us]")
    pd.DataFrame({"date": days, "symbol": ["AXBY", "AXBY"], "close": [10.0, 11.0]}).to_parquet(folder / "p.parquet")
    with pytest.raises(UnreadableFile) as caught:
        read_market(folder)
    assert caught.value.problems == ("row 2: no date of the years 1800 to 2199",)


def test_a_link_to_a_file_that_is_gone_is_damage(folder: Path) -> None:
    (folder / "gone.csv").symlink_to(folder / "nowhere.csv")
    (damaged,) = read_market(folder, tolerant=True).damaged
    assert (damaged.file, damaged.reason) == ("gone.csv", "the file cannot be opened: No such file or directory")


def test_refusals_of_rows_that_were_not_known_yet_are_not_told(folder: Path) -> None:
    (folder / "hollow_300.csv").write_text(LEVELS + "2025-02-20,-1\n2025-02-21,5\n2025-02-21,6\n")
    assert read_market(folder, until=date(2025, 2, 14)).refused == ()
    assert [one.line for one in read_market(folder, until=date(2025, 2, 20)).refused] == [4]
    assert [one.line for one in read_market(folder).refused] == [4, 5, 6]


def test_a_quotation_mark_that_swallows_a_line_is_seen(folder: Path) -> None:
    rows = '2025-01-30,AXBY,"Axby\n2025-01-31,AXBY,"Axby, Inc.",11.0,10.0,100,0\n'
    (folder / "two.dat").write_text(PRICES.splitlines(keepends=True)[0] + rows)
    with pytest.raises(UnreadableFile) as caught:
        read_market(folder)
    assert caught.value.problems == ("line 2: 3 fields where the header has 7",)


def test_of_many_rows_given_differently_some_are_listed_and_the_others_counted(folder: Path) -> None:
    evenings = [f"{day:%Y-%m-%d}" for day in pd.bdate_range("2025-03-03", periods=30)]
    for name, close in (("x.csv", 7), ("y.csv", 8)):
        rows = [f"{evening},AXBY,Axby Inc. Common Stock,{close},0,100,1000000" for evening in evenings]
        (folder / name).write_text("\n".join([PRICES.splitlines()[0], *rows]) + "\n")
    refused = [one.reason for one in read_market(folder).refused if one.file == "y.csv"]
    assert len(refused) == 21
    assert refused[0] == "2025-03-03 AXBY is given differently in x.csv:2, y.csv:2"
    assert refused[-1] == "10 more rows like these"


def test_a_folder_that_is_shut_is_damage(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "shut").mkdir()
    monkeypatch.setattr(os, "access", lambda path, _: Path(path).name != "shut")
    assert [one.file for one in read_market(folder, tolerant=True).damaged] == ["shut"]
    with pytest.raises(MissingInput):
        read_market(folder)


def test_a_file_of_a_later_cycle_alone_is_not_read_for_an_earlier_day(folder: Path) -> None:
    later = CYCLE.replace("2025-01-31", "2025-02-14").encode()
    assert is_published_later(later, date(2025, 2, 14))
    assert is_published_later(later.replace(b"\n", b"\r\n"), date(2025, 2, 14))
    assert not is_published_later(later, date(2025, 2, 26))
    mixed = later + CYCLE.splitlines()[1].encode() + b"\n" + later.splitlines()[1] + b"\n"
    assert not is_published_later(mixed, date(2025, 2, 14))
    assert not is_published_later(later[:-4], date(2025, 2, 14))
    (folder / "later.csv").write_bytes(later)
    assert [len(read_market(folder, until=date(2025, 2, day)).positions) for day in (14, 26)] == [5, 10]
