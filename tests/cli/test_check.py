"""`narrator check` as a user meets it: forms, exit status, accepted findings, help on rules, watching."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from watchfiles import Change

from narrator.check.rules.rules import RULES
from narrator.cli import narrator as command
from narrator.cli import watch
from narrator.errors import MissingInput, OutsideData, UnreadableFile

ARTICLE = """Money leaves the little funds

Investors withdrew $2.4 billion from small-cap funds last week, the most for almost three months.
"""
GOOD = "Investors withdrew $2.4 billion from small-cap funds last week.\n"
BAD = "Investors withdrew $4.2 billion from small-cap funds last week.\n"
DOUBTFUL = "The harbour reopened to shipping on Friday.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an article, in which the command is run."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "funds.txt").write_text(ARTICLE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(text: str, *arguments: str) -> Result:
    """The command on a draft of some words, in the folder where the test is."""
    Path("draft.md").write_text(text)
    return CliRunner().invoke(command, ["check", "draft.md", "--articles", "articles", *arguments])


def usage(*arguments: str) -> str:
    result = CliRunner().invoke(command, ["check", *arguments])
    assert result.exit_code == 2, result.output
    return result.stderr


@pytest.mark.parametrize(
    ("text", "fail_on", "status"),
    [
        (GOOD, "error", 0),
        (BAD, "error", 1),
        (BAD, "warning", 1),
        (BAD, "never", 0),
        (DOUBTFUL, "error", 0),
        (DOUBTFUL, "warning", 1),
    ],
)
def test_the_exit_status_is_what_was_asked_for(desk: Path, text: str, fail_on: str, status: int) -> None:
    assert desk.is_dir()
    assert check(text, "--fail-on", fail_on).exit_code == status


def test_every_form_says_the_same_twice_and_names_no_folder(desk: Path) -> None:
    for form in ("html", "json", "sarif", "github"):
        once, again = (check(BAD + DOUBTFUL, f"--{form}") for _ in range(2))
        assert once.exit_code == 1
        assert once.stdout == again.stdout
        assert "$4.2 billion" in once.stdout
        assert str(desk) not in once.stdout
    assert check(BAD, "--sarif").stdout == check(BAD, "--sarif").stdout


def test_an_absolute_path_is_not_repeated(desk: Path) -> None:
    Path("draft.md").write_text(BAD)
    beside = desk / "articles"
    for place, name in ((desk, "draft.md"), (beside, "draft.md")):
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(place)
            arguments = ["check", str(desk / "draft.md"), "--articles", str(beside), "--sarif"]
            log = json.loads(CliRunner().invoke(command, arguments).stdout)
        (result,) = log["runs"][0]["results"]
        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == name


def test_a_market_that_will_not_do_is_told_with_the_way_without_it(desk: Path) -> None:
    (desk / "market").mkdir()
    result = check(GOOD, "--market", "market")
    assert isinstance(result.exception, MissingInput)
    assert str(result.exception).endswith(", or leave out --market to check against the articles alone.")
    alone = CliRunner().invoke(command, ["check", "draft.md", "--market", "market"])
    assert "--market" not in str(alone.exception)


def test_an_answer_can_be_written(desk: Path) -> None:
    result = check(BAD, "-o", "report.txt")
    assert result.exit_code == 1
    assert not result.stdout
    written = (desk / "report.txt").read_text()
    assert "\x1b" not in written
    assert written == check(BAD).stdout


def test_colours_are_for_terminals(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(desk / "draft.md").write_text(BAD)
    arguments = ["check", "draft.md", "--articles", "articles"]
    assert "\x1b[31m" in CliRunner().invoke(command, arguments, color=True).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in CliRunner().invoke(command, arguments, color=True).stdout


def test_what_was_accepted_passes_until_it_changes(desk: Path) -> None:
    first = check(BAD + DOUBTFUL, "--baseline", "accepted.json", "--accept")
    assert first.exit_code == 0
    assert "2 findings accepted in accepted.json." in first.stderr
    assert (
        check("Another start.\n\n" + BAD + DOUBTFUL, "--baseline", "accepted.json", "--fail-on", "warning").exit_code
        == 0
    )
    other = check(BAD.replace("4.2", "5.2") + DOUBTFUL, "--baseline", "accepted.json")
    assert other.exit_code == 1
    assert "1 accepted finding is gone from the draft. Write accepted.json anew with --accept." in other.stderr
    assert json.loads(Path(desk / "accepted.json").read_text())["schema"] == "narrator/baseline/1"


def test_accepting_again_drops_what_is_gone(desk: Path) -> None:
    assert desk.is_dir()
    check(BAD + DOUBTFUL, "--baseline", "accepted.json", "--accept")
    result = check(DOUBTFUL, "--baseline", "accepted.json", "--accept")
    assert "1 finding accepted in accepted.json, 1 that is gone left out." in result.stderr


def test_json_says_what_was_accepted_and_what_is_gone(desk: Path) -> None:
    assert desk.is_dir()
    check(BAD + DOUBTFUL, "--baseline", "accepted.json", "--accept")
    shape = json.loads(check(BAD, "--baseline", "accepted.json", "--json").stdout)
    assert shape["passed"]
    assert [one["accepted"] for one in shape["findings"]] == [True]
    assert [one["rule"] for one in shape["gone"]] == ["unsupported"]


@pytest.mark.parametrize("accept", [(), ("--accept",)])
def test_a_file_that_is_no_baseline_is_refused_and_stays(desk: Path, accept: tuple[str, ...]) -> None:
    (desk / "notes.md").write_text("My notes.\n")
    result = check(GOOD, "--baseline", "notes.md", *accept)
    assert isinstance(result.exception, UnreadableFile)
    assert (desk / "notes.md").read_text() == "My notes.\n"


def test_a_missing_baseline_is_told(desk: Path) -> None:
    assert desk.is_dir()
    result = check(GOOD, "--baseline", "nowhere.json")
    assert isinstance(result.exception, MissingInput)
    assert "--accept" in str(result.exception)


def test_a_page_is_annotated_as_a_whole(desk: Path) -> None:
    (desk / "draft.html").write_text(f"<html><body><p>{BAD}</p></body></html>")
    result = CliRunner().invoke(command, ["check", "draft.html", "--articles", "articles", "--github"])
    assert "::error file=draft.html,title=narrator number::" in result.stdout


def test_standard_input_has_no_file(desk: Path) -> None:
    assert desk.is_dir()
    result = CliRunner().invoke(command, ["check", "-", "--articles", "articles", "--github"], input=BAD)
    assert "::error title=narrator number::" in result.stdout


def test_articles_of_a_later_day_are_told(desk: Path) -> None:
    (desk / "articles" / "later.txt").write_text("Money comes back\n\nJuly 9, 2026\n\nInvestors added $1 billion.\n")
    result = check(GOOD, "--date", "2026-07-01")
    assert "1 article is later than 2026-07-01, --date, and left out. Give a later --date" in result.stderr
    assert "left out" not in check(GOOD, "--date", "2026-07-09").stderr
    assert "left out" not in check(GOOD).stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Missing argument 'DRAFT'"),
        (("a.md", "--html", "--sarif"), "--html and --sarif are two forms of one answer"),
        (("a.md", "--accept"), "--baseline FILE"),
        (("-", "--watch"), "standard input is read once"),
        (("a.md", "--watch", "--json"), "Give it a file with -o"),
        (("a.md", "--watch", "--baseline", "b.json", "--accept"), "Accept when the draft is done"),
        (("a.md", "--fail-on", "sometimes"), "'error', 'warning', 'never'"),
        (("--explain", "number", "--sarif"), "--explain prints text or --json"),
        (("--explain", "number", "a.md"), "--explain prints a rule and checks nothing"),
    ],
)
def test_what_makes_no_sense_is_said(arguments: tuple[str, ...], said: str) -> None:
    assert said in " ".join(usage(*arguments).split())


def test_a_rule_is_explained() -> None:
    result = CliRunner().invoke(command, ["check", "--explain", "number"])
    assert result.exit_code == 0
    assert result.stdout.startswith("number (error: keeps a draft from passing)\n  asks: ")


def test_all_rules_are_listed() -> None:
    listed = CliRunner().invoke(command, ["check", "--explain"]).stdout
    assert all(f"\n{one.name} " in f"\n{listed}" for one in RULES)
    shape = json.loads(CliRunner().invoke(command, ["check", "--json", "--explain"]).stdout)
    assert shape["schema"] == "narrator/rules/1"
    assert [one["name"] for one in shape["rules"]] == [one.name for one in RULES]


def test_a_rule_that_is_none_is_told_with_what_is_near() -> None:
    result = CliRunner().invoke(command, ["check", "--explain", "qoute"])
    assert isinstance(result.exception, OutsideData)
    assert "no rule is called qoute. Did you mean quote? Choose from affiliation" in str(result.exception)


def test_a_watched_draft_is_checked_anew_and_a_broken_save_does_not_end_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(BAD)
    outcomes: Iterator[int | None] = iter([1, None, 0])

    def once() -> int:
        outcome = next(outcomes)
        if outcome is None:
            raise MissingInput("the draft has no text", where="draft.md", todo="Write some")
        return outcome

    def changes(*_places: str, **_options: object) -> Iterator[object]:
        yield {(Change.deleted, str(draft)), (Change.added, str(draft))}
        yield {(Change.added, str(draft)), (Change.added, str(tmp_path)), (Change.deleted, str(tmp_path / "old.txt"))}
        raise KeyboardInterrupt

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("watchfiles.watch", changes)
    assert watch.watch_files(draft, [], once) == 0
    told = capsys.readouterr()
    assert "narrator: draft.md: the draft has no text. Write some." in told.err
    first, second = re.findall(r"^==== \d\d:\d\d:\d\d: (.*) ====$", told.out, re.MULTILINE)
    assert first == "draft.md changed"
    assert second == ". is new, draft.md changed, old.txt is gone"


def test_only_what_bears_on_the_check_starts_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    below = tmp_path / "articles" / "june"
    below.mkdir(parents=True)
    draft = tmp_path / "draft.md"
    draft.write_text(BAD)
    seen: list[bool] = []

    def changes(*places: str, watch_filter: Callable[[object, str], bool], **_options: object) -> Iterator[object]:
        assert {str(tmp_path), str(below)} <= set(places)
        seen.extend(watch_filter(1, str(path)) for path in (draft, tmp_path / "report.html", below / "new.txt"))
        return iter(())

    monkeypatch.setattr("watchfiles.watch", changes)
    watch.watch_files(draft, [tmp_path / "articles"], lambda: 0)
    assert seen == [True, False, True]


def test_watching_begins_with_a_draft_that_can_be_read(tmp_path: Path) -> None:
    def once() -> int:
        raise MissingInput("there is no such draft", where="draft.md", todo="Check the path")

    with pytest.raises(MissingInput):
        watch.watch_files(tmp_path / "draft.md", [], once)


def _heed_interrupts() -> None:
    """A suite that a script runs in the background would hand on that interrupts are ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_a_real_watch_sees_saves_and_ends_with_the_last_status(desk: Path) -> None:
    draft = desk / "draft.md"
    draft.write_text(BAD)
    arguments = [sys.executable, "-m", "narrator", "check", "draft.md", "--articles", "articles", "--watch"]
    told = desk / "told.txt"
    with told.open("w") as stderr, (desk / "out.txt").open("w") as stdout:
        process = subprocess.Popen(  # noqa: S603
            arguments,
            stdout=stdout,
            stderr=stderr,
            cwd=desk,
            preexec_fn=_heed_interrupts,  # noqa: PLW1509  no threads here
        )
        try:
            _wait(told, "Watching draft.md")
            time.sleep(0.5)  # the watch begins after it is told
            draft.write_text("")
            _wait(told, "the draft has no text")
            fresh = desk / ".draft.md.new"
            fresh.write_text(GOOD)
            fresh.replace(draft)
            _wait(desk / "out.txt", "Passed: ")
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=20) == 0
        finally:
            process.kill()
            process.wait()
    assert "Traceback" not in told.read_text()


def _wait(file: Path, words: str) -> None:
    until = time.monotonic() + 120
    while words not in file.read_text():
        assert time.monotonic() < until, file.read_text()
        time.sleep(0.05)
