"""A file that says how much it holds cannot lose a line, nor be cut anywhere, without a complaint."""

from collections.abc import Callable

import pandas as pd
import pytest

from narrator.errors import UnreadableFile
from narrator.model.market import Refusal
from narrator.read.fails import read_fails
from narrator.read.reconcile import without_trailer
from narrator.read.short_volume import read_short_volume
from narrator.read.stock_loan import read_stock_loan

VOLUME = "Date|Symbol|ShortVolume|ShortExemptVolume|TotalVolume|Market\n" + "".join(
    f"20260105|AX{letter}|{place}|0|{place + 5}|B,Q\n" for place, letter in enumerate("ABCDEFGHIJK")
)
FAILS = (
    "SETTLEMENT DATE|CUSIP|SYMBOL|QUANTITY (FAILS)|DESCRIPTION|PRICE\n"
    "20260112|012345678|AXBY|100|AXBY|1.5\n20260113|012345678|AXBY|200|AXBY|.\n"
    "Trailer record count 2\nTrailer total quantity of shares 300\n"
)
LOAN = (
    "#BOF|2026.01.05|22:30:03\n#SYM|CUR|NAME|CON|ISIN|REBATERATE|FEERATE|AVAILABLE|\n"
    "AXBY|USD|AXBY|1|X|1.5|0.25|100|\nBOLD|USD|BOLD|2|Y|NA|NA|>10000000|\n#EOF|2\n"
)

Reader = Callable[[bytes, str], tuple[pd.DataFrame, list[Refusal]]]
FORMATS = [(read_short_volume, VOLUME + "11\n"), (read_fails, FAILS), (read_stock_loan, LOAN)]


@pytest.mark.parametrize(("read", "text"), FORMATS)
def test_a_file_cut_anywhere_is_refused(read: Reader, text: str) -> None:
    assert len(read(text.encode(), "whole.txt")[0]) >= 2
    for length in range(1, len(text) - 1):
        with pytest.raises(UnreadableFile):
            read(text[:length].encode(), "cut.txt")


@pytest.mark.parametrize(("read", "text"), FORMATS)
def test_a_file_that_lost_or_doubled_a_line_is_refused(read: Reader, text: str) -> None:
    lines = text.splitlines(keepends=True)
    for place, line in enumerate(lines):
        for instead in ([], [line, line]):
            with pytest.raises(UnreadableFile):
                read("".join([*lines[:place], *instead, *lines[place + 1 :]]).encode(), "lost.txt")


def test_a_trailer_is_taken_from_the_end_only() -> None:
    trailed = without_trailer(b"head\n7\n8\n2\n\n", ((r"(\d+)", "the count"),))
    assert (trailed.body, trailed.numbers, trailed.count, trailed.problems) == (b"head\n7\n8", (2,), 2, ())


@pytest.mark.parametrize(("read", "text"), FORMATS)
def test_a_count_of_thousands_of_digits_is_none(read: Reader, text: str) -> None:
    head, _, count = text.rstrip("\n").rpartition("\n")
    words = count.rstrip("0123456789") + "9" * 5000
    with pytest.raises(UnreadableFile):
        read(f"{head}\n{words}\n".encode(), "long.txt")
