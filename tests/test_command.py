"""The command as a user meets it: what it prints, how it ends, what it says of input that cannot be used."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from narrator.cache import folder_digest
from narrator.cli import main
from narrator.cli import narrator as command
from narrator.errors import NarratorError
from narrator.shipped import embedded_articles, embedded_market


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments))


def complaint(*arguments: str) -> str:
    """What `main` prints on stderr before it ends with status 2."""
    result = run(*arguments)
    assert isinstance(result.exception, NarratorError), (result.output, result.exception)
    assert not result.stdout, result.stdout
    return str(result.exception)


def test_help_loads_no_heavy_library() -> None:
    heavy = ("pandas", "spacy", "torch", "numpy", "sentence_transformers", "jinja2", "pyarrow")
    probe = f"import sys, narrator, narrator.cli; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "[]"


def test_every_verb_has_help() -> None:
    for verb in command.commands:
        assert run(verb, "--help").exit_code == 0


def test_a_missing_folder(tmp_path: Path) -> None:
    said = complaint("brief", "--market", str(tmp_path / "nowhere"))
    assert "nowhere" in said
    assert "Check the path" in said or "Give the folder" in said


def test_an_empty_file(small_market: Path) -> None:
    (small_market / "shrt20250228.csv").write_text("")
    assert "shrt20250228.csv: the file is empty. Fetch it again" in complaint("brief", "--market", str(small_market))


def test_a_truncated_finra_file(small_market: Path) -> None:
    path = small_market / "shrt20250115.csv"
    path.write_text(path.read_text()[:-30])
    said = complaint("brief", "--market", str(small_market))
    assert "shrt20250115.csv" in said
    assert "line 6" in said


def test_a_wrong_column(small_market: Path) -> None:
    path = small_market / "shrt20250131.csv"
    path.write_text(path.read_text().replace("currentShortPositionQuantity", "shortQuantity"))
    said = complaint("brief", "--market", str(small_market))
    assert "shrt20250131.csv" in said
    assert "currentShortPositionQuantity" in said


def test_a_date_before_the_data(small_market: Path) -> None:
    said = complaint("brief", "--market", str(small_market), "--date", "2024-06-03")
    assert "2024-06-03" in said
    assert "2025-01-13" in said


def test_an_article_that_is_not_text(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes(b"%PDF-1.7 and so on")
    said = complaint("extract", str(path))
    assert "note.txt" in said
    assert "it is not text" in said


@pytest.mark.parametrize(
    "arguments", [["brief", "--date", "yesterday"], ["measure", "--markets", "x"], ["extract"], ["chek"]]
)
def test_usage_errors_end_with_status_2(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_nothing_is_half_written(small_market: Path, tmp_path: Path) -> None:
    target = tmp_path / "briefing.md"
    target.write_text("the old briefing")
    prices = small_market / "prices.csv"
    prices.write_text(prices.read_text().replace(",20,", ",twenty,"))
    complaint("brief", "--market", str(small_market), "-o", str(target))
    assert target.read_text() == "the old briefing"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["briefing.md"]


def test_the_real_process_prints_one_message_and_no_traceback(tmp_path: Path) -> None:
    arguments = [sys.executable, "-m", "narrator", "brief", "--market", str(tmp_path / "nowhere")]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 2
    assert not done.stdout
    assert done.stderr.startswith("narrator: ")
    assert "Traceback" not in done.stderr


def test_measure_prints_its_shape() -> None:
    result = run("measure", "short_share", "--json")
    assert result.exit_code == 0
    shape = json.loads(result.stdout)
    assert shape["schema"] == "narrator/measure/1"
    share = next(one for one in shape["statistics"] if one["subject"] == {"segment": "small_and_below"})
    assert share["name"] == "short_share"
    assert share["unit"] == "percent"
    assert 0 < share["value"] < 100
    assert share["definition"]
    assert {"file", "count", "first", "last", "lines"} <= set(share["inputs"][0])
    assert share["coverage"]["used"] > 0


def test_dedupe_with_an_index_finds_the_same_and_remembers(tmp_path: Path) -> None:
    folder, index = embedded_articles(), str(tmp_path / "articles.index")
    known, plain = (run("dedupe", str(folder), *more, "--json").stdout for more in (("--index", index), ()))
    assert json.loads(known) == json.loads(plain)
    excerpt = next(folder.glob("05-*"))
    story = json.loads(run("dedupe", str(excerpt), "--index", index, "--json").stdout)["clusters"]
    assert [one["representative"] for one in story] == ["01-quayside-ledger"]
    assert "05-penfold-digest" in [member["article"] for member in story[0]["members"]]


def test_dedupe_refuses_what_is_no_index() -> None:
    folder = embedded_articles()
    assert "it is no index" in complaint("dedupe", str(folder), "--index", str(next(folder.glob("01-*"))))


def test_dedupe_shows_copies_beside_their_originals(tmp_path: Path) -> None:
    folder, page = str(embedded_articles()), tmp_path / "page.html"
    printed = run("dedupe", folder, "--html").stdout
    assert printed.startswith("<!doctype html>")
    assert "Odile Ferryman" in printed
    assert not run("dedupe", folder, "--html", "-o", str(page)).stdout
    assert page.read_text(encoding="utf-8") == printed
    assert run("dedupe", folder, "--html", "--json").exit_code == 2
    assert "no such folder" in complaint("dedupe", folder, "--html", "-o", str(tmp_path / "nowhere" / "page.html"))


def test_the_page_of_one_article_shows_what_an_index_has_of_its_cluster(tmp_path: Path) -> None:
    index = str(tmp_path / "articles.index")
    run("dedupe", str(embedded_articles()), "--index", index)
    page = run("dedupe", str(next(embedded_articles().glob("04-*"))), "--index", index, "--html").stdout
    assert "5 articles, 1 text" in page
    assert "Odile Ferryman" in page


def test_dedupe_goes_on_without_what_cannot_be_read_and_with_the_beginning_of_what_is_too_long(tmp_path: Path) -> None:
    line = "Harbour fees at Wexmouth rose to {} crowns on the day, the port authority said in its register.\n\n"
    (tmp_path / "book.txt").write_text("".join(map(line.format, range(1200))))
    (tmp_path / "none.txt").write_text("")
    (tmp_path / "short.txt").write_text("Ellersby shares fell 3 percent on Friday.")
    done = run("dedupe", str(tmp_path))
    assert done.exit_code == 1
    assert "Not read: none.txt: the file is empty" in done.stderr
    assert "book: only the first 100,000 of its 1" in done.stderr
    assert "book: no other article has its text" in done.stdout
    assert "short: no other article has its text" in done.stdout


def test_dedupe_prints_its_shape() -> None:
    shape = json.loads(run("dedupe", str(embedded_articles()), "--json").stdout)
    assert shape["schema"] == "narrator/dedupe/1"
    story = next(one for one in shape["clusters"] if one["representative"] == "01-quayside-ledger")
    relations = {member["article"]: member["relation"] for member in story["members"]}
    assert relations == {
        "01-quayside-ledger": "original",
        "02-harbour-gazette": "syndicated",
        "03-small-caps-note": "paraphrase",
        "04-moneyweb-post": "spun",
        "05-penfold-digest": "excerpt",
    }
    for member in story["members"]:
        for change in member["changes"]:
            assert {"kind", "original", "copy", "start", "end", "original_start", "original_end"} == set(change)


def test_dedupe_tells_how_many_stand_behind_a_fact() -> None:
    shape = json.loads(run("dedupe", str(embedded_articles()), "--json").stdout)
    (fact,) = (
        one for one in shape["facts"] if one["claim"]["measure"] == "short_profit" and one["claim"]["value"] == 13e8
    )
    assert (fact["measurements"], fact["texts"]) == (["Tidewater Analytics"], ["01-quayside-ledger"])
    assert len(fact["articles"]) == 4
    assert (fact["independent"], fact["copy_only"]) == (1, False)
    assert shape["disagreements"] == []


def test_extract_prints_its_shape() -> None:
    path = embedded_articles() / "01-quayside-ledger.txt"
    shape = json.loads(run("extract", str(path), "--json").stdout)
    assert shape["schema"] == "narrator/extract/1"
    (article,) = shape["articles"]
    text = path.read_text(encoding="utf-8")
    assert article["text"] == text
    assert article["not_before"] is None
    assert (article["language"], article["dateline"], article["address"]) == ("en", None, None)
    quote = next(one for one in article["quotes"] if one["speaker"] and one["speaker"]["name"] == "Odile Ferrant")
    assert quote["kind"] == "direct"
    assert quote["speaker"]["role"] == "chief strategist"
    assert quote["speaker"]["affiliation"] == "Brackwater Securities"
    assert [one["text"] for one in quote["content"]] == [text[one["start"] : one["end"]] for one in quote["content"]]
    assert len(quote["content"]) > 1, "its cue stands between two pieces of what she says"
    assert isinstance(article["quotes"][-1]["content"], dict)
    for claim in article["claims"]:
        assert text[claim["start"] : claim["end"]] == claim["text"]
        assert {
            "subject",
            "measure",
            "low",
            "high",
            "value",
            "unit",
            "hedge",
            "direction",
            "period",
            "attribution",
        } <= set(claim)
    profit = next(
        one
        for one in article["claims"]
        if one["text"].find("nearly $1.3 billion") >= 0 and one["value"] == 1_300_000_000
    )
    assert (profit["measure"], profit["hedge"], profit["direction"]) == ("short_profit", "nearly", "up")
    assert (profit["low"], profit["high"]) == (1_250_000_000, 1_300_000_000)


def test_extract_links_companies_to_the_issues_of_a_market_folder(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("Norvane Corp. rose. Larkspur Foods Inc. fell.\n", encoding="utf-8")
    market = str(embedded_market())

    def symbols(*more: str) -> dict[str, str | None]:
        (article,) = json.loads(run("extract", str(path), "--json", *more).stdout)["articles"]
        return {one["name"]: one["symbol"] for one in article["entities"]}

    assert symbols() == {"Norvane Corp.": None, "Larkspur Foods Inc.": None}
    assert symbols("--market", market) == {"Norvane Corp.": "NRVN", "Larkspur Foods Inc.": None}


def test_extract_gives_the_words_that_its_offsets_point_into() -> None:
    shape = json.loads(run("extract", str(embedded_articles() / "11-tidepool-markets.xml"), "--json").stdout)
    assert len(shape["articles"]) == 5
    for article in shape["articles"]:
        for one in (*article["entities"], *article["quantities"], *article["claims"]):
            assert article["text"][one["start"] : one["end"]] == one["text"]


def test_extract_prints_or_writes_a_page_and_the_same_one_twice(tmp_path: Path) -> None:
    files = [str(embedded_articles() / name) for name in ("13-regional-banks.txt", "14-megacap-shorts.html")]
    printed = run("extract", *files, "--html").stdout
    assert printed.startswith("<!doctype html>")
    assert printed.count("<article") == 2
    assert "Why the bears love a small bank" in printed
    page = tmp_path / "page.html"
    assert not run("extract", *files, "--html", "-o", str(page)).stdout
    assert page.read_text(encoding="utf-8") == printed


def test_extract_writes_any_form(tmp_path: Path) -> None:
    path, out = str(embedded_articles() / "13-regional-banks.txt"), tmp_path / "said"
    for form in ([], ["--json"]):
        run("extract", path, *form, "-o", str(out))
        assert out.read_text(encoding="utf-8") == run("extract", path, *form).stdout


def test_extract_prints_one_form_at_a_time(tmp_path: Path) -> None:
    path = str(embedded_articles() / "13-regional-banks.txt")
    assert run("extract", path, "--html", "--json").exit_code == 2
    assert "no such folder" in complaint("extract", path, "--html", "-o", str(tmp_path / "nowhere" / "page.html"))


def test_extract_says_the_same_in_one_process_and_in_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("narrator.hands._EACH", 1000)
    alone = run("extract", str(embedded_articles()), "--json").stdout
    monkeypatch.setattr("narrator.hands._EACH", 5)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert run("extract", str(embedded_articles()), "--json").stdout == alone
    assert alone == f"{json.dumps(json.loads(alone), indent=2, ensure_ascii=False)}\n"


def test_an_unreadable_corner_of_a_folder_is_not_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def shut(path: str, **_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    (tmp_path / "note.txt").write_text("Short sellers of Alderwick Aviation Inc. lost $3 million, its lender said.\n")
    monkeypatch.setattr(os, "scandir", shut)
    with pytest.raises(PermissionError):
        folder_digest(tmp_path)


def test_check_ends_with_the_status_of_its_findings(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(
        "Short positions in small-, micro- and nano-cap stocks have made nearly $2.3 billion on paper this year, "
        "according to Tidewater Analytics.\n"
    )
    result = run("check", str(draft), "--articles", str(embedded_articles()), "--json")
    shape = json.loads(result.stdout)
    assert result.exit_code == 1
    assert shape["schema"] == "narrator/check/1"
    assert not shape["passed"]
    assert shape["findings"][0]["rule"] == "number"
    fields = {"rule", "severity", "start", "end", "line", "column", "message", "suggestion", "accepted"}
    assert fields == set(shape["findings"][0])
    draft.write_text(draft.read_text().replace("2.3", "1.3"))
    assert run("check", str(draft), "--articles", str(embedded_articles())).exit_code == 0


def test_a_draft_that_is_not_there(tmp_path: Path) -> None:
    assert "there is no such draft" in complaint("check", str(tmp_path / "draft.md"))


def test_a_draft_keeps_its_line_ends(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    text = "# Bears\r\n\r\nThe sun rose.\r\nSmall caps fell 3% this year.\r\n"
    draft.write_bytes(text.encode())
    shape = json.loads(run("check", str(draft), "--articles", str(embedded_articles()), "--json").stdout)
    for sentence in shape["sentences"]:
        assert text[sentence["start"] : sentence["end"]] == sentence["text"]
    assert [one["line"] for one in shape["findings"] if one["rule"] == "no-evidence"] in ([], [4])


def test_a_draft_that_is_no_text(tmp_path: Path) -> None:
    assert f"{tmp_path}: it is a folder" in complaint("check", str(tmp_path))
    piped = CliRunner().invoke(command, ["check", "-"], input=b"Die Verk\xe4ufer")
    assert str(piped.exception) == "standard input: byte 8 is not UTF-8. Save the draft as UTF-8 text or as .docx."


def test_no_briefing_is_begun_that_could_not_be_written(tmp_path: Path) -> None:
    assert f"{tmp_path / 'no'}: there is no such folder" in complaint("brief", "-o", str(tmp_path / "no" / "day.md"))
    assert f"{tmp_path}: it is a folder" in complaint("brief", "-o", str(tmp_path))
    assert not list(tmp_path.iterdir())


def test_a_place_that_the_system_refuses_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", str(tmp_path / "draft.md"))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    monkeypatch.setattr(sys, "argv", ["narrator", "check", str(tmp_path / "draft.md"), "--articles", str(tmp_path)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert f"{tmp_path / 'draft.md'}: Permission denied. Check the path" in capsys.readouterr().err


def test_an_empty_draft(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("\n")
    assert "no text" in complaint("check", str(draft), "--market", str(embedded_market()))


def test_articles_without_a_market_make_no_briefing() -> None:
    assert "Give --market too" in complaint("brief", "--articles", str(embedded_articles()))
