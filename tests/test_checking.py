"""A check leaves the process as it found it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from errno import EAGAIN
from multiprocessing import get_context
from pathlib import Path
from typing import NoReturn

import pytest

from narrator import checking
from narrator.checking import _checked, _twins, _uncollected
from narrator.hands import Apply, Twin, can_have_a_twin
from narrator.model.drafts import Verdict
from narrator.pipeline import open_desk


def test_garbage_is_left_alone_while_a_draft_is_judged_and_looked_for_after_it() -> None:
    with _uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_check_that_fails_leaves_the_collector_on() -> None:
    with pytest.raises(ValueError, match="broken"), _uncollected():
        raise ValueError("broken")
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with _uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


ARTICLES = 40
TOWNS = ("Velmora", "Orsk", "Lunden", "Pell", "Tarn", "Quill", "Harrow", "Castel", "Brant", "Isel")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """As many articles as are worth a twin, before which nothing was checked, and a cache of their own."""
    _checked.cache_clear()
    _twins.clear()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(ARTICLES):
        town = f"{TOWNS[number % 10]} {number // 10}"
        said = f"The town of {town} took in ${number + 11} million in May 2026, its treasurer said on Monday."
        (folder / f"{number:02}.txt").write_text(f"The books of {town}\n\n{said}\n", encoding="utf-8")
    return folder


def draft(first: int) -> str:
    """True and untrue sentences on ten of the towns, a paragraph each."""
    return "\n\n".join(
        f"{TOWNS[number % 10]} {number // 10} took in ${number + 11 + number % 2} million in May 2026."
        for number in range(first, first + 10)
    )


@pytest.mark.skipif(not can_have_a_twin(), reason="a twin needs Linux and a second core")
def test_two_processes_report_what_one_does(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the second draft on a twin reads and judges with this process, and nobody sees which of them did."""
    begun: list[object] = []
    collecting: list[bool] = []
    real, make = Twin.begin, Twin.__init__

    def begin(twin: Twin[object], job: object) -> Apply:
        begun.append(job)
        return real(twin, job)

    def made(twin: Twin[object], backwards: Callable[[object], Iterator[tuple[int, object]]]) -> None:
        collecting.append(gc.isenabled())
        make(twin, backwards)

    monkeypatch.setattr(Twin, "begin", begin)
    monkeypatch.setattr(Twin, "__init__", made)
    monkeypatch.setattr(checking, "remember", lambda _stage, _parts, _kind, compute, **_: compute())
    desk = open_desk(articles=folder)
    shared = [desk.check(draft(first)) for first in (0, 10, 20)]
    jobs = [type(job).__name__ for job in begun]
    assert jobs == ["_Parsing", "_Judging"] * 2
    assert collecting == [True], "a twin that was made while nobody collects would never collect"
    assert _held_by_a_copy() == 0
    monkeypatch.setattr(checking, "can_have_a_twin", lambda: False)
    assert [desk.check(draft(first)) for first in (0, 10, 20)] == shared
    assert len(begun) == len(jobs)
    assert {sentence.verdict for report in shared for sentence in report.sentences} == {
        Verdict.SUPPORTED,
        Verdict.REFUTED,
    }


def _held_by_a_copy() -> int:
    """How many twins a copy of this process would speak to as if they were its own."""
    copy = get_context("fork").Process(target=lambda: sys.exit(len(_twins)))
    copy.start()
    copy.join()
    assert copy.exitcode is not None
    return copy.exitcode


@pytest.mark.skipif(not can_have_a_twin(), reason="a twin needs Linux and a second core")
def test_where_no_process_is_left_one_judges_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[None] = []

    def refuse(_: object) -> NoReturn:
        tried.append(None)
        raise BlockingIOError(EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(checking, "Twin", refuse)
    desk = open_desk(articles=folder)
    assert all(desk.check(draft(first)).sentences for first in (0, 10, 20))
    assert len(tried) == 1


@pytest.mark.skipif(not can_have_a_twin(), reason="a twin needs Linux and a second core")
def test_threads_that_begin_together_make_no_twin_while_another_checks(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work: list[int] = []
    make = Twin.__init__

    def made(twin: Twin[object], backwards: Callable[[object], Iterator[tuple[int, object]]]) -> None:
        at_work.append(len(checking._inside))
        make(twin, backwards)

    monkeypatch.setattr(Twin, "__init__", made)
    desk = open_desk(articles=folder)
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(desk.check, map(draft, range(8))))
    assert at_work in ([], [1])
    later = [desk.check(draft(first)) for first in (20, 30)]
    assert at_work == [1]
    assert checking._inside == []
    assert all(len(report.sentences) == 10 for report in (*together, *later))
