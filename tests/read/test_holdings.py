"""Fund holdings: what stands before the header, what is no equity, what the weights must come to."""

import pandas as pd
import pytest

from narrator.errors import UnreadableFile
from narrator.read.frames import FORMS
from narrator.read.holdings import read_holdings

NOTES = (
    "\ufeffHollow Small Company ETF\n"
    'Fund Holdings as of,"Feb 27, 2026"\n'
    'Inception Date,"May 22, 2001"\n'
    'Shares Outstanding,"1,200,000.00"\n'
    'Stock,"-"\n'
    'Bond,"-"\n'
    'Cash,"-"\n'
    'Other,"-"\n'
    "\u00a0\n"
)
HEADER = "Ticker,Name,Sector,Asset Class,Market Value,Weight (%),Notional Value,Quantity,Price,Exchange\n"
STOCKS = (
    '"AXBY","AXBY, INC CLASS A","Industrials","Equity","1,234,567.89","61.50","1,234,567.89","10.00","1.00","NYSE"\n'
    '"NA","NORDALE LABS","Health Care","Equity","700,000.00","35.00","700,000.00","10.00","1.00","NASDAQ"\n'
    '"BRWB","BREWICK ""B""","Financials","Equity","20,000.00","1.00","20,000.00","10.00","1.00","NYSE"\n'
)
CASH = (
    '"USD","USD CASH","Cash and/or Derivatives","Cash","46,000.00","2.30","-","-","-","-"\n'
    '"MRGN","MARGIN","Cash and/or Derivatives","Cash Collateral and Margins","4,000.00","0.20","-","-","-","-"\n'
    '"HLWH6","HOLLOW FUTURE MAR 26","Cash and/or Derivatives","Futures","-","0.00","-","-","-","-"\n'
)
LEGAL = '\u00a0\n"Hollow advises you to read the prospectus, and to read it twice."\n'
WHOLE = NOTES + HEADER + STOCKS + CASH + LEGAL


def refused(content: str | bytes) -> UnreadableFile:
    """The complaint about a file."""
    with pytest.raises(UnreadableFile) as caught:
        read_holdings(content.encode() if isinstance(content, str) else content, "fund.csv")
    return caught.value


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_equities_are_kept_and_the_rest_is_refused_together(end: str) -> None:
    frame, left_out = read_holdings(WHOLE.replace("\n", end).encode(), "fund.csv")
    assert list(frame.columns) == list(FORMS["holdings"].columns)
    assert frame["symbol"].tolist() == ["AXBY", "NA", "BRWB"]
    assert frame["name"].tolist() == ["AXBY, INC CLASS A", "NORDALE LABS", 'BREWICK "B"']
    assert frame["value"].tolist() == [1_234_567.89, 700_000, 20_000]
    assert frame["weight"].tolist() == pytest.approx([0.615, 0.35, 0.01])
    assert set(frame["fund"]) == {"Hollow Small Company ETF"}
    assert set(frame["date"]) == {pd.Timestamp("2026-02-27")}
    assert set(frame["published"]) == {pd.Timestamp("2026-03-02")}  # a Monday
    assert frame["line"].tolist() == [11, 12, 13]
    (one,) = left_out
    assert one.line is None
    assert one.reason == ("3 rows are no equities (Cash, Cash Collateral and Margins, Futures): 2.50 % of the fund")


@pytest.mark.parametrize("end", ["", '\n"A legal text"\n', " \n\n"])
def test_the_rows_end_with_the_file_or_an_empty_line(end: str) -> None:
    assert len(read_holdings((NOTES + HEADER + STOCKS + CASH + end).encode(), "fund.csv")[0]) == 3


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        (
            WHOLE.replace("Feb 27, 2026", "Feb 30, 2026"),
            ['line 2: no date like Fund Holdings as of,"Aug 31, 2023"'],
        ),
        (NOTES, ["line 10: no header Ticker,Name,Sector,Asset Class,Market Value,Weight (%) up to here"]),
        (NOTES + HEADER + STOCKS, ["line 13: the weights up to here come to 97.50 %, not 100: rows are missing"]),
        (
            WHOLE.replace('"700,000.00","35.00"', '"70,00.00","x"').replace(',"NASDAQ"', ""),
            ["line 12: 9 fields where the header has 10"],
        ),
        (
            WHOLE.replace('"700,000.00","35.00"', '"70,00.00","x"'),
            ["line 12: Market Value is '70,00.00', not a number", "line 12: Weight (%) is 'x', not a number"],
        ),
        (WHOLE.replace('"20,000.00","1.00"', '"-","1.00"'), ["line 13: no Market Value"]),
        (WHOLE.replace("Asset Class", "Kind"), ["line 10: no column Asset Class"]),
        (NOTES + HEADER + LEGAL, []),
    ],
)
def test_damage_is_listed_with_its_lines(content: str, problems: list[str]) -> None:
    assert list(refused(content).problems) == problems


def test_bytes_that_are_not_utf_8_are_refused() -> None:
    assert list(refused(WHOLE.encode().replace(b"NORDALE", b"N\xd6RDALE")).problems) == ["line 12: byte 0xd6"]


def test_empty_lines_before_the_name_of_the_fund_are_harmless() -> None:
    frame, _ = read_holdings(("\n\r\n" + WHOLE.removeprefix("\ufeff")).encode(), "fund.csv")
    assert set(frame["fund"]) == {"Hollow Small Company ETF"}
    assert frame["line"].tolist() == [13, 14, 15]


def test_holdings_of_an_impossible_year_have_no_date() -> None:
    assert "no date like" in refused(WHOLE.replace("2026", "9999", 1)).what
