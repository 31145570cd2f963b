"""Formats are known by what is in a file: near misses go to the reader that can say what is missing."""

import io
import zipfile
from pathlib import Path

import pytest

from narrator.read.market import read_market
from narrator.read.sniff import Kind, kind_of

ASIC = (
    "Product{0}Product Code{0}Reported Short Positions{0}Total Product in Issue{0}% of Total Product in Issue\n"
    "HOLLOW LTD{0}HLW{0}1{0}2{0}50\n"
)
SFC = (
    "Date,Stock Code,Stock Name,Aggregated Reportable Short Positions (Shares),"
    "Aggregated Reportable Short Positions (HK$)\n31/12/2025,9999,HOLLOW,10,20\n"
)
FCA = "<sst><si><t>Position Holder</t></si><si><t>ISIN</t></si><si><t>Net Short Position (%)</t></si></sst>"
ICI = '<workbook><sheets><sheet name="Weekly MF &amp; ETF Public Report"/></sheets></workbook>'


def workbook(**parts: str) -> bytes:
    """A workbook that has nothing but these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for name, text in parts.items():
            archive.writestr(f"xl/{name}.xml", text)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"Date|Symbol|ShortVolume|ShortExemptVolume|TotalVolume|Market\n", Kind.SHORT_VOLUME),
        (b"DATE|SYMBOL|SHORT VOLUME|TOTAL VOLUME|MARKET\n", Kind.SHORT_VOLUME),
        (b"Day|Symbol|ShortVolume|TotalVolume\n", Kind.SHORT_VOLUME),
        (b"SETTLEMENT DATE|CUSIP|SYMBOL|QUANTITY (FAILS)|DESCRIPTION|PRICE\n", Kind.FAILS),
        (b"SETTLEMENT DATE|CUSIP|SYMBOL\n", Kind.FAILS),
        (b"#BOF|2026.01.05|22:30:03\r\n", Kind.STOCK_LOAN),
        (b"Symbol,Security,GICS Sector,GICS Sub-Industry,Headquarters Location,Date added\n", Kind.CONSTITUENTS),
        (b"Ticker,GICS Sector,Date added\n", Kind.CONSTITUENTS),
        (b'Hollow ETF\nFund Holdings as of,"Feb 27, 2026"\n', Kind.HOLDINGS),
        (b"week_ending,segment,net_flow_usd,source,published\n", Kind.FLOWS),
        (b"week_ending,segment,flow\n", Kind.FLOWS),
        (b'"Market_and_Exchange_Names","Lev_Money_Positions_Long_All"\n', Kind.FUTURES),
        (b'"HOLLOW INDEX - X",250102,2025-01-02,239742,CME ,F10,FutOnly\n', Kind.FUTURES),
        (b'"Market and Exchange Names","Noncommercial Positions-Long (All)"\n', Kind.LEGACY),
        (b"Date,Commodity,NonComm Long,NonComm Short,NonComm Net,Code\n", Kind.LEGACY_HISTORY),
        (b"date,universe,measure,value\n", Kind.MULTIPLES),
        (b"date,universe,value\n", Kind.MULTIPLES),
        (b"date,event\n2026-01-28,cut\n", Kind.EVENTS),
        (b"date,event,note\n", Kind.EVENTS),
        (b"date,value\n", Kind.LEVELS),
        (b"date,close\n", Kind.LEVELS),
        (SFC.encode("utf-8-sig"), Kind.SFC_REGISTER),
        (ASIC.format(",").encode(), Kind.ASIC_REGISTER),
        (ASIC.format("\t").encode("utf-16"), Kind.ASIC_REGISTER),
        (workbook(sharedStrings=FCA), Kind.FCA_REGISTER),
        (workbook(**{"worksheets/sheet1": FCA}), Kind.FCA_REGISTER),
        (workbook(workbook=ICI), Kind.ICI_FLOWS),
        (b"\xd0\xcf\x11\xe0\0\0Weekly MF & ETF Public Report\0", Kind.ICI_FLOWS),
        (workbook(sharedStrings="<sst/>"), None),
        (b"a,b,c\n1,2,3\n", None),
        (b"Date|Symbol\n", None),
    ],
)
def test_a_format_is_known_by_its_content(content: bytes, kind: Kind | None) -> None:
    assert kind_of(content) == kind


def test_a_register_without_a_table_is_listed_and_nothing_taken(small_market: Path) -> None:
    (small_market / "hk.csv").write_text(SFC)
    (small_market / "uk.xlsx").write_bytes(workbook(sharedStrings=FCA))
    files = {file.name: file for file in read_market(small_market).files}
    assert [(files[name].kind, files[name].rows, files[name].used) for name in ("hk.csv", "uk.xlsx")] == [
        ("sfc short positions", 0, False),
        ("fca short positions", 0, False),
    ]


def archive_of(text: bytes, method: int) -> bytes:
    """An archive of one text."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.writestr(zipfile.ZipInfo("a.txt"), text, method)
    return file.getvalue()


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_no_damage_to_an_archive_is_more_than_an_unknown_file(method: int) -> None:
    whole = archive_of(b"settlementDate|symbolCode\n" * 9, method)
    assert kind_of(whole) is Kind.SHORT_INTEREST
    for place in range(4, len(whole)):
        kind_of(whole[:place])
        kind_of(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])


def test_an_encrypted_archive_is_no_known_format() -> None:
    content = bytearray(archive_of(b"date,close\n", zipfile.ZIP_STORED))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert kind_of(bytes(content)) in {None, Kind.LEVELS}
