"""`narrator check --second-opinion DIR`, and what the command says of a draft in another language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from narrator.cli import narrator as command
from narrator.errors import MissingInput
from tests.engines.small_models import save_model

FERRY = "The ferry to Corrow was full on every morning of the summer.\n"
FULL = "On every morning of the summer the ferry to Corrow was full.\n"
ROOM = "The ferry to Corrow had room for many more on every morning of the summer.\n"
GERMAN = "Die Aktien von Ashby Tarn fielen am Dienstag um 5 Prozent, nachdem die Bank ihre Prognose gesenkt hatte.\n"


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "ferry.txt").write_text(f"A full boat\n\n{FERRY}")
    monkeypatch.chdir(tmp_path)


def check(text: str, *arguments: str) -> Result:
    Path("draft.md").write_text(text)
    return CliRunner().invoke(command, ["check", "draft.md", "--articles", "articles", *arguments])


def test_the_model_is_asked_where_it_is_named() -> None:
    folder = str(save_model(Path("small"), leaning=0))
    plain, asked = (json.loads(check(ROOM, "--json", *more).stdout) for more in ((), ("--second-opinion", folder)))
    assert plain["sentences"][0]["second_opinion"] is None
    opinion = asked["sentences"][0]["second_opinion"]
    assert (opinion["label"], opinion["probability"], opinion["evidence"]["article"]) == ("contradiction", 1.0, "ferry")
    assert opinion["model"].startswith("small@")
    assert opinion["evidence"]["text"] == FERRY.strip()
    assert asked["sentences"][0]["verdict"] == plain["sentences"][0]["verdict"]
    assert asked["passed"] is plain["passed"]
    assert [one["rule"] for one in asked["findings"]] == [
        *(one["rule"] for one in plain["findings"] if one["rule"] < "second-opinion"),
        "second-opinion",
        *(one["rule"] for one in plain["findings"] if one["rule"] > "second-opinion"),
    ]


@pytest.mark.parametrize(("leaning", "status"), [(0, 1), (1, 0)])
def test_what_it_contradicts_counts_as_a_warning(leaning: int, status: int) -> None:
    folder = str(save_model(Path("small"), leaning=leaning))
    result = check(FULL, "--second-opinion", folder, "--fail-on", "warning")
    assert result.exit_code == status, result.output
    assert ("warning second-opinion: the model small@" in result.stdout) is (status == 1)
    assert check(FULL, "--second-opinion", folder).exit_code == 0


def test_the_same_bytes_twice() -> None:
    folder = str(save_model(Path("small")))
    first, second = (check(ROOM, "--json", "--second-opinion", folder).stdout_bytes for _ in range(2))
    assert first == second


def test_a_folder_that_is_not_there() -> None:
    result = check(ROOM, "--second-opinion", "gone")
    assert isinstance(result.exception, MissingInput)
    assert str(result.exception).startswith("--second-opinion gone: there is no such folder.")


def test_a_draft_in_another_language_says_so_beside_every_form() -> None:
    for form in ((), ("--json",), ("--sarif",), ("--github",), ("--html",)):
        result = check(GERMAN, *form)
        assert result.exit_code == 0, result.output
        assert "The draft reads as German; narrator checks English.\n" in result.stderr
        assert "the draft reads as German here" in result.stdout
    assert json.loads(check(GERMAN, "--json").stdout)["language"] == "de"
    assert check(GERMAN, "--fail-on", "warning").exit_code == 1


def test_an_english_draft_says_nothing_of_its_language() -> None:
    result = check(FERRY, "--json")
    assert result.stderr == ""
    assert json.loads(result.stdout)["language"] == "en"
