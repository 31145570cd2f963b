"""Commitments of Traders in every form: text with and without header, archive, workbook, legacy report, derived."""

import csv
import io
import runpy
import struct
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from narrator.errors import UnreadableFile
from narrator.read import workbook as workbooks
from narrator.read.cftc import read_financial_futures, read_legacy_futures, read_legacy_history
from narrator.read.frames import FORMS, joined_frames
from narrator.read.market import read_market
from narrator.read.sniff import Kind, kind_of

CORPUS = Path(__file__).parents[2] / "corpus"
HEADER = (CORPUS / "market" / "cftc" / "FinFut2018.txt").read_text().splitlines()[0]
LEGACY_HEADER = (CORPUS / "market" / "cftc" / "deacot2026.txt").read_text().splitlines()[0]
HISTORY_HEADER = "Date,Commodity,NonComm Long,NonComm Short,NonComm Net,Code"
NAMES = next(csv.reader([HEADER]))

POSITIONS = (100, 200, 10, 400, 100, 20, 50, 250, 30, 60, 40, 40)
"""Long, short and spread of four classes: 610 and 590 beside 100 of spreads; 710 and 690 of 800 are reported."""


def row(
    day: str = "2025-01-07",
    code: str = "239742",
    *,
    name: str = "HOLLOW E-MINI - A MERCANTILE EXCHANGE",
    interest: int = 800,
    reach: str = "FutOnly",
) -> list[str]:
    """The 87 cells of one contract and week, padded as they are published."""
    cells = [name, day.replace("-", "")[2:], day, code, "CME ", "00", "239 ", f"{interest:>8}"]
    cells += [f"{number:>8}" for number in (*POSITIONS, 710, 690, 90, 110)]
    return [*cells, *["."] * (81 - len(cells)), "($50 X HOLLOW INDEX)", code, "CME ", "239 ", "F90", reach]


def text(rows: Sequence[Sequence[str]], header: str | None = HEADER) -> bytes:
    """Rows as a file, the text cells quoted."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return ((header + "\n" if header else "") + out.getvalue()).encode()


def packed(*contents: bytes) -> bytes:
    """An archive of some files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, content in enumerate(contents):
            archive.writestr(f"FinFut{number}.txt", content)
    return out.getvalue()


def workbook(rows: Sequence[Sequence[str]]) -> bytes:
    """Rows as a workbook: a day for the date, numbers for contracts, and three columns fewer."""
    kept = [place for place, name in enumerate(NAMES) if not name.endswith("_Quotes")]
    made: list[list[Any]] = [[NAMES[place].replace("YYYY-MM-DD", "MM_DD_YYYY") for place in kept]]
    for cells in rows:
        typed: list[Any] = [float(cell) if cell.startswith(" ") else cell for cell in cells]
        typed[1], typed[2] = float(cells[1]), date.fromisoformat(cells[2])
        made.append([None if typed[place] == "." else typed[place] for place in kept])
    return sheet(made)


def sheet(cells: list[list[Any]]) -> bytes:
    """Cells as a workbook."""
    write: Callable[[str, list[list[Any]]], bytes] = runpy.run_path(str(CORPUS / "making" / "workbook.py"))["workbook"]
    return write("XLS", cells)


def xlsx(rows: Sequence[Sequence[str]]) -> bytes:
    """Rows as a newer workbook of texts."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    texts = [cell for one in rows for cell in one]
    cells = [f'<c t="s"><v>{place}</v></c>' for place in range(len(texts))]
    width = len(rows[0])
    lines = ["".join(cells[start : start + width]) for start in range(0, len(cells), width)]
    body = "".join(f"<row>{line}</row>" for line in lines)
    strings = "".join(f"<si><t>{cell.replace('&', '&amp;')}</t></si>" for cell in texts)
    sheets = '<sheets><sheet name="XLS" sheetId="1" r:id="r1"/></sheets>'
    parts = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{types}.{kind}+xml"/>'
        for part, kind in (
            ("workbook", "sheet.main"),
            ("worksheets/sheet1", "worksheet"),
            ("sharedStrings", "sharedStrings"),
        )
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{package}/content-types">{parts}</Types>')
        for name, kind, links in (
            ("_rels/.rels", "officeDocument", ["xl/workbook.xml"]),
            ("xl/_rels/workbook.xml.rels", "worksheet", ["worksheets/sheet1.xml", "sharedStrings.xml"]),
        ):
            kinds = [kind, "sharedStrings"]
            told = "".join(
                f'<Relationship Id="r{number}" Type="{related}/{one}" Target="{link}"/>'
                for number, (link, one) in enumerate(zip(links, kinds, strict=False), 1)
            )
            archive.writestr(name, f'<Relationships xmlns="{package}/relationships">{told}</Relationships>')
        archive.writestr("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{related}">{sheets}</workbook>')
        archive.writestr(
            "xl/worksheets/sheet1.xml", f'<worksheet xmlns="{main}"><sheetData>{body}</sheetData></worksheet>'
        )
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}">{strings}</sst>')
    return out.getvalue()


def legacy_row(day: str = "2025-01-07", code: str = "239742") -> list[str]:
    """The 129 cells of one contract and week: 300 and 500 non-commercial with 50 of spreads, of 1,000."""
    cells = ["HOLLOW E-MINI - X", day.replace("-", "")[2:], day, code, "CME ", "00", "239 ", "    1000"]
    cells += [f"{number:>8}" for number in (300, 500, 50, 600, 350, 950, 900, 50, 100)]
    return [*cells, *["."] * (125 - len(cells)), "($50 X HOLLOW INDEX)", code, "CME ", "239 "]


def problems(content: bytes, read: Callable[[bytes, str], object] = read_financial_futures) -> list[str]:
    """What a file is refused for."""
    with pytest.raises(UnreadableFile) as caught:
        read(content, "bad")
    return list(caught.value.problems) or [caught.value.what]


def test_a_row_becomes_one_for_every_class_of_traders() -> None:
    cells = row(code="23977A ")
    cells[15] = "       ."
    frame, refused = read_financial_futures(text([cells]), "FinFut.txt")
    assert refused == []
    assert dict(frame.dtypes.astype(str)) == {**FORMS["futures"].columns, "file": "str"}
    assert list(frame["kind"]) == [
        "dealers",
        "asset_managers",
        "leveraged_funds",
        "other_reportables",
        "nonreportables",
    ]
    assert list(frame["long"]) == [100, 400, 50, 60, 90]
    assert list(frame["spreading"].dropna()) == [10, 20, 30, 40]
    assert frame["short"].isna().tolist() == [False, False, True, False, False]
    assert len(frame) == 5
    first = frame.iloc[0]
    assert (first["date"], first["published"]) == (pd.Timestamp("2025-01-07"), pd.Timestamp("2025-01-10"))
    assert (first["report"], first["code"], first["unit"]) == ("tff", "23977A", "($50 X HOLLOW INDEX)")
    assert (first["name"], first["open_interest"]) == ("HOLLOW E-MINI - A MERCANTILE EXCHANGE", 800)
    assert (first["file"], first["line"]) == ("FinFut.txt", 2)


def test_every_form_says_the_same() -> None:
    rows = [row("2025-01-14"), row("2025-01-07"), row("2025-01-14", "20974+")]
    frames = {}
    for name, content in {
        "header": text(rows),
        "none": text(rows, header=None),
        "archive": packed(text(rows)),
        "windows": text(rows).replace(b"\n", b"\r\n"),
        "workbook": workbook(rows),
        "packed workbook": packed(workbook(rows)),
        "newer workbook": xlsx([NAMES, *rows]),
    }.items():
        assert kind_of(content) is Kind.FUTURES, name
        frames[name], refused = read_financial_futures(content, "same")
        assert refused == []
    for name, frame in frames.items():
        shifted = frame.assign(line=frame["line"] + 1) if name == "none" else frame
        pd.testing.assert_frame_equal(shifted, frames["header"], obj=name)
    assert len(frames["header"]) == 15


@pytest.mark.parametrize("written", ["01/07/2025", "1/7/2025", "01/07/2025 12:00:00 AM", "2025-01-07T00:00:00"])
def test_a_date_is_read_in_every_spelling(written: str) -> None:
    cells = row()
    cells[2] = written
    frame, _ = read_financial_futures(text([cells], HEADER.replace("YYYY-MM-DD", "MM_DD_YYYY")), "f")
    assert set(frame["date"]) == {pd.Timestamp("2025-01-07")}


def test_the_legacy_report_has_headers_of_its_own() -> None:
    content = text([legacy_row()], LEGACY_HEADER.replace('"Total Rep', '" Total Rep'))
    assert kind_of(content) is Kind.LEGACY
    frame, refused = read_legacy_futures(content, "deacot.txt")
    assert refused == []
    assert list(frame["kind"]) == ["noncommercial", "commercial", "nonreportables"]
    assert frame["long"].tolist() == [300, 600, 50]
    assert frame["short"].tolist() == [500, 350, 100]
    assert frame["spreading"].isna().tolist() == [False, True, True]
    assert set(frame["report"]) == {"legacy"}
    assert set(frame["open_interest"]) == {1000}


def test_the_derived_history_has_neither_spreads_nor_open_interest() -> None:
    content = (
        f"{HISTORY_HEADER}\n2025-01-07,Hollow 100,10,30,-20,HOLLOW\n2024-12-31,Hollow 100,10,30,-2,HOLLOW\n".encode()
    )
    assert kind_of(content) is Kind.LEGACY_HISTORY
    frame, refused = read_legacy_history(content, "h.csv")
    assert [(one.line, one.reason) for one in refused] == [(3, "its net is not long less short")]
    (only,) = frame.to_dict("records")
    assert (only["report"], only["code"], only["name"], only["kind"]) == (
        "history",
        "HOLLOW",
        "Hollow 100",
        "noncommercial",
    )
    assert (only["long"], only["short"], only["unit"]) == (10, 30, "")
    assert frame[["spreading", "open_interest"]].isna().all(axis=None)


def test_rows_that_count_options_are_left_out(tmp_path: Path) -> None:
    mixed = text([row(), row("2025-01-14", reach="Combined"), row("2025-01-21", reach="Combined")])
    frame, refused = read_financial_futures(mixed, "f")
    assert set(frame["date"]) == {pd.Timestamp("2025-01-07")}
    assert [one.reason for one in refused] == ["2 rows count options too (Combined); positions are futures only"]
    (tmp_path / "one.txt").write_bytes(text([row()]))
    (tmp_path / "two.txt").write_bytes(text([row(reach="Combined")]))
    market = read_market(tmp_path, tolerant=True)
    assert len(market.futures) == 5
    assert [(one.file, one.reason[:6]) for one in market.refused] == [("two.txt", "1 rows")]
    assert "line 2: 'Both' is neither FutOnly nor Combined" in problems(text([row(reach="Both")]))


def test_a_row_whose_classes_do_not_add_up_is_refused() -> None:
    rows = [row(), row(code="13874A", interest=801), row(code="13874+", interest=805), row(code="20974+", interest=806)]
    frame, refused = read_financial_futures(text(rows), "f")
    assert sorted(set(frame["code"])) == ["13874+", "239742"]
    assert [(one.line, one.reason) for one in refused] == [
        (3, "the classes of traders of 13874A do not add up to its open interest"),
        (5, "the classes of traders of 20974+ do not add up to its open interest"),
    ]
    unreported = row(code="13874A")
    unreported[20] = "711"
    assert len(read_financial_futures(text([row(), unreported]), "f")[1]) == 1
    assert "in none of its rows" in problems(text([row(interest=900)]))[0]


def test_every_problem_of_a_file_is_told() -> None:
    bad = row("2025-01-14")
    bad[1], bad[7], bad[8], bad[9] = "250115", "many", "-1", "1e30"
    strange = row(code="  ")
    strange[2] = "2025-02-30"
    assert problems(text([bad, row()[:-1], strange])) == [
        "line 2: 2025-01-14 is not '250115'",
        "line 2: open_interest is 'many', no number of contracts",
        "line 2: dealers long is '-1', no number of contracts",
        "line 2: dealers short is '1e30', no number of contracts",
        "line 3: 86 fields where there should be 87",
        "line 3: '2025-02-30' is not a date like 2023-08-31",
        "line 3: no contract code",
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            text([row()], HEADER.replace("Lev_Money_Positions_Short_All", "X")),
            "no column lev_money_positions_short_all",
        ),
        (
            text([row()], HEADER.replace("Asset_Mgr_Positions_Long_All", "Open_Interest_All")),
            "Open_Interest_All stands twice",
        ),
        (text([]), "it has a header and no rows"),
        (text([row()]).replace(b"HOLLOW", b"H\xd6LLOW"), "it is not UTF-8 text"),
        (packed(text([row()]), text([row()])), "the archive holds 2 files"),
        (packed(text([row("2025-01-07")] * 40))[:-30], "the archive is damaged"),
        (workbook([row()])[:3000], "the workbook is damaged"),
    ],
)
def test_a_damaged_file_is_known_and_refused_as_a_whole(content: bytes, told: str) -> None:
    assert kind_of(content) is Kind.FUTURES
    with pytest.raises(UnreadableFile, match=told):
        read_financial_futures(content, "bad")


def test_a_damaged_archive_is_read_no_further_than_its_checksum() -> None:
    content = bytearray(packed(text([row("2025-01-07")] * 40)))
    content[120] ^= 0xFF
    with pytest.raises(UnreadableFile, match="damaged"):
        read_financial_futures(bytes(content), "bad")


def test_a_cell_far_outside_the_sheet_is_damage_and_asks_for_no_memory() -> None:
    content = workbook([row()])
    record = b"\x03\x02\x0e\x00"
    places = (content.index(record) + 4, content.rindex(record) + 4)
    for at, number in [
        (place + side, number) for place in places for side, number in ((0, b"\xff\xff"), (2, b"\xfe\xff"))
    ]:
        damaged = content[:at] + number + content[at + 2 :]
        with pytest.raises(UnreadableFile, match="far outside the sheet"):
            read_financial_futures(damaged, "bad.xls")


@pytest.mark.parametrize("stated", [(0, 0), (1, 1), (256, 9), (299, 9), (300, 8), (300, 9)])
def test_a_sheet_is_as_large_as_its_cells_whatever_it_states(stated: tuple[int, int]) -> None:
    content = sheet([[1.0] * 9] * 300)
    size = b"\x00\x02\x0e\x00" + struct.pack("<I", 0)
    whole, less = (size + struct.pack("<IHH", rows, 0, columns) for rows, columns in ((300, 9), stated))
    assert content.count(whole) == 1
    assert workbooks._area(content.replace(whole, less)) == 300 * 9


@pytest.mark.parametrize(
    ("number", "told"), [(-3.0, "-3"), (2e10, "20000000000"), (float("nan"), "nan"), (float("inf"), "inf")]
)
def test_a_number_of_a_workbook_that_counts_no_contracts_is_told(number: float, told: str) -> None:
    damaged = workbook([row()]).replace(struct.pack("<d", 800), struct.pack("<d", number))
    assert problems(damaged) == [f"line 2: open_interest is '{told}', no number of contracts"]


def test_weeks_that_several_files_have_are_taken_once(tmp_path: Path) -> None:
    (tmp_path / "FinFut2025.txt").write_bytes(text([row("2025-01-14"), row("2025-01-07")]))
    (tmp_path / "FinFutWk.csv").write_bytes(
        text([row("2025-01-14", name="HOLLOW RENAMED - X"), row("2025-01-21")], None)
    )
    (tmp_path / "FinFut2025.xls").write_bytes(workbook([row("2025-01-21"), row("2025-01-28")]))
    market = read_market(tmp_path, tolerant=True)
    funds = market.futures[market.futures["kind"] == "leveraged_funds"]
    assert funds["date"].dt.strftime("%m-%d").tolist() == ["01-07", "01-14", "01-21", "01-28"]
    assert [(one.file, one.reason) for one in market.refused] == [
        ("FinFutWk.csv", "10 rows are in another file already")
    ]


def test_two_files_that_differ_are_both_refused() -> None:
    other = row()
    other[14], other[8] = f"{51:>8}", f"{99:>8}"
    frames = [read_financial_futures(text([cells]), name)[0] for cells, name in ((row(), "one"), (other, "two"))]
    joined, refused = joined_frames("futures", frames)
    assert sorted(joined["kind"]) == ["asset_managers", "nonreportables", "other_reportables"]
    assert any("leveraged_funds is given differently in one:2, two:2" in one.reason for one in refused)


def test_a_report_is_not_known_before_it_is_published(tmp_path: Path) -> None:
    (tmp_path / "f.txt").write_bytes(text([row("2025-01-14"), row("2025-01-07")]))
    assert read_market(tmp_path, date(2025, 1, 16), tolerant=True).futures["date"].max() == pd.Timestamp("2025-01-07")
    assert read_market(tmp_path, date(2025, 1, 17), tolerant=True).futures["date"].max() == pd.Timestamp("2025-01-14")


def test_the_invented_workbook_is_four_weeks_of_five_contracts() -> None:
    content = (CORPUS / "market" / "cftc" / "FinFut2023_to20230627.xls").read_bytes()
    assert kind_of(content) is Kind.FUTURES
    frame, refused = read_financial_futures(content, "f.xls")
    assert refused == []
    assert (frame["date"].nunique(), frame["code"].nunique(), len(frame)) == (4, 5, 100)
    assert set(frame["code"]) == {"239742", "209742", "20974+", "13874A", "13874+"}


def test_real_files_are_read_whole(shared: Path) -> None:
    readers = {Kind.FUTURES: read_financial_futures, Kind.LEGACY: read_legacy_futures}
    read = {Kind.FUTURES: 5, Kind.LEGACY: 3, Kind.LEGACY_HISTORY: 1}
    for path in sorted((shared / "market" / "cftc").iterdir()):
        content = path.read_bytes()
        kind = kind_of(content)
        assert kind is not None
        frame, refused = readers.get(kind, read_legacy_history)(content, path.name)
        assert refused == [], path.name
        if path.suffix in {".txt", ".csv"}:
            header = 0 if path.name.startswith("FinFutWk") else 1
            assert len(frame) == read[kind] * (content.count(b"\n") - header), path.name
        assert not frame.duplicated(["date", "code", "kind"]).any()


@pytest.mark.parametrize("header", [HEADER, None])
def test_a_quotation_mark_that_swallows_the_next_row_is_seen(header: str | None) -> None:
    name = "HOLLOW, A MERCANTILE EXCHANGE"
    whole = text([row(day, name=name) for day in ("2025-01-21", "2025-01-14", "2025-01-07")], header)
    lines = whole.split(b"\n")
    place = 2 if header else 1
    lines[place] = lines[place][:12]
    assert problems(b"\n".join(lines)) == [f"line {place + 1}: 1 fields where there should be 87"]


def test_a_text_of_one_line_is_refused_in_words() -> None:
    with pytest.raises(UnreadableFile):
        read_financial_futures(text([row()]).replace(b"\n", b"\r"), "mac.txt")


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-02"])
def test_a_year_that_no_market_has_seen_is_no_date(day: str) -> None:
    content = f"{HISTORY_HEADER}\n{day},HOLLOW,30,10,20,239742\n".encode()
    assert problems(content, read_legacy_history) == [f"line 2: '{day}' is not a date like 2023-08-31"]


def test_a_row_refused_is_not_told_before_its_report_is_out(tmp_path: Path) -> None:
    rows = [row("2025-01-14", interest=9000), row("2025-01-07")]
    (tmp_path / "f.txt").write_bytes(text(rows))
    assert read_market(tmp_path, date(2025, 1, 16), tolerant=True).refused == ()
    (told,) = read_market(tmp_path, date(2025, 1, 17), tolerant=True).refused
    assert told.line == 2


def test_an_archive_cut_anywhere_is_refused_in_words() -> None:
    whole = packed(text([row()]))
    for place in range(4, len(whole), 7):
        assert problems(whole[:place])


def test_an_archive_that_unpacks_without_end_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "LARGEST", 1000)
    with pytest.raises(UnreadableFile, match="too large for such a file"):
        read_financial_futures(packed(text([row()] * 9)), "f.zip")
