"""`narrator fetch` as a user meets it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from narrator.cli import narrator as command
from narrator.errors import InputError
from narrator.fetch import sources
from narrator.fetch.finra import FINRA, file_name
from narrator.fetch.sources import SOURCES

if TYPE_CHECKING:
    from tests.fetch.conftest import Publisher

DAYS = (date(2025, 1, 15), date(2025, 1, 31))
HEADER = (
    "symbolCode|issueName|marketClassCode|currentShortPositionQuantity|previousShortPositionQuantity|"
    "stockSplitFlag|averageDailyVolumeQuantity|revisionFlag|settlementDate\n"
)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, ["fetch", *arguments])


@pytest.fixture
def here(publisher: Publisher, monkeypatch: pytest.MonkeyPatch) -> Publisher:
    """FINRA's files on this machine, both of January 2025."""
    monkeypatch.setattr(sources, "SOURCES", {**SOURCES, "finra": publisher.of(FINRA)})
    for day in DAYS:
        publisher.give(file_name(day), f"{HEADER}AXBY|Axby|NNM|10|8||2||{day}\n".encode())
    return publisher


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_what_came_is_counted_and_the_terms_are_said(here: Publisher, tmp_path: Path) -> None:
    asked = ("finra", "--to", str(tmp_path), "--since", "2025-01-02", "--until", "2025-02-12")
    done = run(*asked)
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines()[0] == f"{tmp_path}: 2 fetched, 0 there already, 0 missing."
    assert "FINRA's terms apply to you" in done.stdout
    assert done.stderr.splitlines() == [f"{file_name(day)}: fetched" for day in DAYS]
    again = json.loads(run(*asked, "--json").stdout)
    assert again["schema"] == "narrator/fetch/1"
    assert (again["kept"], again["complete"], again["differing"]) == ([file_name(day) for day in DAYS], True, [])
    assert len(here.asked) == 2


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_something_missing_ends_with_status_1(here: Publisher, tmp_path: Path) -> None:
    here.give(file_name(DAYS[1]), {"body": b"", "status": 404})
    done = run("finra", "--to", str(tmp_path), "--since", "2025-01-02", "--until", "2025-02-12")
    assert done.exit_code == 1
    assert done.stdout.startswith(f"missing: {file_name(DAYS[1])}: the publisher does not have it")
    assert "1 fetched, 0 there already, 1 missing." in done.stdout


def test_the_help_names_every_source() -> None:
    text = run("--help").output
    for name in SOURCES:
        assert f"\n  {name} " in text


def test_the_contact_may_be_in_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ("sec", "--to", str(tmp_path), "--since", "2025-01-02")
    done = run(*asked)
    assert isinstance(done.exception, InputError)
    assert "NARRATOR_CONTACT" in str(done.exception)
    monkeypatch.setenv("NARRATOR_CONTACT", "nobody")
    assert "that is no mail address" in str(run(*asked).exception)


def test_symbols_are_for_a_source_that_is_asked_by_symbol(tmp_path: Path) -> None:
    result = run("finra", "--to", str(tmp_path / "m"), "--since", "2025-01-02", "--symbols", "AXBY")
    assert result.exit_code != 0
    assert isinstance(result.exception, InputError)
    assert "not asked by symbol" in str(result.exception)
    assert not (tmp_path / "m").exists()
