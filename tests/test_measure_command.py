"""`narrator measure` as a quant meets it: the catalogue, one figure explained, a folder with a damaged file."""

from __future__ import annotations

import io
import json
import os
import pty
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from narrator import progress
from narrator.cli import narrator as command
from narrator.errors import OutsideData


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, ["measure", *arguments])


def test_the_catalogue_says_of_every_statistic_what_it_is() -> None:
    result = run("--list", "--json")
    assert result.exit_code == 0
    shape = json.loads(result.stdout)
    assert shape["schema"] == "narrator/catalogue/1"
    for entry in shape["statistics"]:
        assert all(entry[field] for field in ("name", "says", "unit", "needs", "authority", "weaknesses")), entry
    assert "short_profit (USD)" in run("--list").stdout


def test_a_figure_is_explained_from_its_rows(small_market: Path) -> None:
    result = run("short_share", "--of", "small", "--explain", "--market", str(small_market), "--date", "2025-02-26")
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[0].startswith("short_share, small, 2025-02-14: ")
    assert any(line.startswith("  definition: The share of all short selling") for line in lines)
    assert "    shrt20250214.csv: 1 row of 2025-02-14, line 2" in lines
    assert "  arithmetic:" in lines
    # ALFA: 1,000 shares at 14 dollars; all: with BETA 200 at 125, GAMA 1,500 at 5.5, DELT 50 at 7 without a size
    assert any("14,000" in line and "47,250" in line for line in lines), result.stdout


def test_a_subject_is_found_by_any_spelling(small_market: Path) -> None:
    found = [
        json.loads(run("index_return", "--of", words, "--market", str(small_market), "--json").stdout)["statistics"]
        for words in ("Russell 2000", "russell_2000", "RUSSELL-2000")
    ]
    assert found[0]
    assert found[0] == found[1] == found[2]
    assert {one["subject"]["index"] for one in found[0]} == {"russell_2000"}


def test_a_subject_that_is_not_there_is_named(small_market: Path) -> None:
    result = run("short_share", "--of", "smallish", "--market", str(small_market))
    assert isinstance(result.exception, OutsideData)
    assert "smallish" in str(result.exception)


def test_a_slip_in_a_subject_shows_what_is_near(small_market: Path) -> None:
    result = run("short_share", "--of", "smal_and_below", "--market", str(small_market))
    assert isinstance(result.exception, OutsideData)
    assert str(result.exception).endswith("near it: small_and_below.")


def test_a_damaged_file_costs_only_what_it_held(small_market: Path) -> None:
    whole = json.loads(run("--market", str(small_market), "--date", "2025-02-26", "--json").stdout)
    (small_market / "shrt20250228.csv").write_text("")
    (small_market / "sp_500.csv").write_text("date,close\n2025-01-02,five\n")
    (small_market / "prices_2024.parquet").write_bytes(b"PAR1 and nothing else")
    result = run("--market", str(small_market), "--date", "2025-02-26", "--json")
    assert result.exit_code == 1
    shape = json.loads(result.stdout)
    assert [line.split(":")[0] for line in shape["damaged"]] == [
        "prices_2024.parquet",
        "shrt20250228.csv",
        "sp_500.csv",
    ]
    assert shape["statistics"] == whole["statistics"]
    told = run("--market", str(small_market), "--date", "2025-02-26")
    assert told.exit_code == 1
    assert "Damaged, nothing taken: sp_500.csv: " in told.stderr
    assert "line 2: close is 'five', not a number" in told.stderr


def test_a_folder_of_damaged_files_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "sp_500.csv").write_text("date,close\n2025-01-02,five\n")
    result = run("--market", str(tmp_path))
    assert result.exception is not None
    assert "none of its files can be used" in str(result.exception)


def test_a_folder_without_positions_is_measured_as_far_as_it_goes(small_market: Path) -> None:
    for path in small_market.glob("shrt*.csv"):
        path.unlink()
    result = run("--market", str(small_market), "--date", "2025-02-26", "--json")
    assert result.exit_code == 0, result.output
    shape = json.loads(result.stdout)
    assert "index_return" in {one["name"] for one in shape["statistics"]}
    assert shape["absent"]["short_share"] == "short_share needs positions"


def test_before_the_prices_reach_back_the_other_tables_are_measured(small_market: Path) -> None:
    (small_market / "weekly.csv").write_text(
        "week_ending,segment,net_flow_usd,source\n2025-01-08,small,-5000000,Tidewater Analytics\n"
    )
    result = run("--market", str(small_market), "--date", "2025-01-14", "--json")
    assert result.exit_code == 0, result.output
    shape = json.loads(result.stdout)
    names = {one["name"] for one in shape["statistics"]}
    assert "fund_flow" in names
    assert "short_profit" not in names
    assert "too long before 2025-01-14" in shape["absent"]["short_profit"]
    assert isinstance(run("short_profit", "--market", str(small_market), "--date", "2025-01-14").exception, OutsideData)


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_shown_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "SHOWN_AFTER", 0)
    file, terminal = io.StringIO(), _Terminal()
    for stream in (file, terminal):
        monkeypatch.setattr(sys, "stderr", stream)
        with progress.shown():
            assert list(progress.along([1, 2, 3], "reading")) == [1, 2, 3]
    assert file.getvalue() == ""
    assert "reading" in terminal.getvalue()
    monkeypatch.setattr(sys, "stderr", silent := _Terminal())
    assert list(progress.along([1, 2, 3], "reading")) == [1, 2, 3]
    assert silent.getvalue() == ""


def test_progress_is_shown_on_a_terminal_that_does_not_tell_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "SHOWN_AFTER", 0)
    master, slave = pty.openpty()  # its size is 0 x 0
    with os.fdopen(slave, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        with progress.shown():
            assert list(progress.along([1, 2, 3], "reading")) == [1, 2, 3]
        assert b"reading" in os.read(master, 4096)
    os.close(master)
