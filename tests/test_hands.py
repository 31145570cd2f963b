"""Two processes make what one would have made."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from narrator import hands
from narrator.engines.store import Store
from narrator.hands import Twin, can_have_a_twin, many_hands

COUNT = 12

pytestmark = pytest.mark.skipif(not can_have_a_twin(), reason="a twin needs Linux and a second core")


def who(number: int) -> tuple[int, int]:
    """A number doubled, and the process that did it, which takes its time."""
    time.sleep(0.02)
    return number * 2, os.getpid()


def backwards(count: int) -> Iterator[tuple[int, tuple[int, int]]]:
    return ((number, who(number)) for number in reversed(range(count)))


def living(number: int) -> bool:
    """Whether a process is there and not only its entry."""
    try:
        return Path(f"/proc/{number}/stat").read_text(encoding="utf-8").rsplit(") ", 1)[1][0] != "Z"
    except FileNotFoundError:
        return False


def gone(number: int) -> bool:
    """Whether a process ends within some seconds."""
    until = time.monotonic() + 10
    while living(number) and time.monotonic() < until:
        time.sleep(0.01)
    return not living(number)


def helper(twin: Twin[int] | Twin[object]) -> int:
    """The process of a twin."""
    (number,) = {who for _, who in twin.begin(COUNT)(who, range(COUNT))} - {os.getpid()}
    return number


def test_two_share_the_work_and_the_results_stand_in_order() -> None:
    twin = Twin(backwards)
    for _ in range(3):
        made = list(twin.begin(COUNT)(who, range(COUNT)))
        assert [double for double, _ in made] == [2 * number for number in range(COUNT)]
        at_work = [who for _, who in made]
        assert at_work[0] == os.getpid() != at_work[-1]
        assert len(set(at_work)) == 2
        assert at_work == sorted(at_work, key=lambda who: who != os.getpid()), "each works from its own end"


def test_a_job_of_nothing() -> None:
    twin = Twin(backwards)
    assert list(twin.begin(0)(who, ())) == []
    assert [double for double, _ in twin.begin(2)(who, range(2))] == [0, 2]


def test_what_a_twin_makes_of_one_job_is_not_taken_for_the_next() -> None:
    def numbered(count: int) -> Iterator[tuple[int, tuple[int, int]]]:
        return ((number, (count, number)) for number in reversed(range(count)))

    twin = Twin(numbered)
    for count in range(1, 40):
        made = twin.begin(count)(partial(lambda count, number: (count, number), count), range(count))
        assert list(made) == [(count, number) for number in range(count)]


def test_without_its_twin_a_process_does_everything() -> None:
    twin = Twin(backwards)
    os.kill(helper(twin), signal.SIGKILL)
    for _ in range(2):
        made = list(twin.begin(COUNT)(who, range(COUNT)))
        assert made == [(2 * number, os.getpid()) for number in range(COUNT)]


def test_what_raises_in_the_twin_raises_here_where_it_is_asked() -> None:
    def halting(count: int) -> Iterator[tuple[int, int]]:
        for number in reversed(range(count)):
            if number == COUNT - 3:
                raise ValueError(number)
            yield number, number

    def slow(number: int) -> int:
        time.sleep(0.02)
        if number == COUNT - 3:
            raise ValueError("here")
        return number

    twin = Twin(halting)
    with pytest.raises(ValueError, match="here"):
        list(twin.begin(COUNT)(slow, range(COUNT)))
    assert list(twin.begin(2)(slow, range(2))) == [0, 1]


def test_a_twin_that_stands_still_is_not_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    def stuck(count: int) -> Iterator[tuple[int, int]]:
        yield count - 1, 2 * (count - 1)
        time.sleep(60)

    monkeypatch.setattr(hands, "_PATIENCE", 0.1)
    twin = Twin(stuck)
    began = time.monotonic()
    assert list(twin.begin(COUNT)(lambda number: who(number)[0], range(COUNT))) == list(range(0, 2 * COUNT, 2))
    assert time.monotonic() - began < 5


def test_a_twin_that_does_not_listen_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hands, "_PATIENCE", 0.1)
    twin: Twin[object] = Twin(lambda _: backwards(COUNT))
    os.kill(helper(twin), signal.SIGSTOP)
    began = time.monotonic()
    for _ in range(2):
        made = list(twin.begin("a long job " * 100_000)(who, range(COUNT)))
        assert made == [(2 * number, os.getpid()) for number in range(COUNT)]
    assert time.monotonic() - began < 5


def at_once(number: int) -> int:
    return number


def test_a_twin_is_waited_for_in_vain_once_and_again_when_it_was_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hands, "_PATIENCE", 1.0)
    twin = Twin(backwards)
    number = helper(twin)
    os.kill(number, signal.SIGSTOP)
    waited: list[bool] = []
    for _ in range(3):
        began = time.monotonic()
        assert list(twin.begin(COUNT)(at_once, range(COUNT))) == list(range(COUNT))
        waited.append(time.monotonic() - began > 0.9)
    assert waited == [True, False, False]
    os.kill(number, signal.SIGCONT)
    deadline = time.monotonic() + 10
    while number not in {process for _, process in twin.begin(COUNT)(who, range(COUNT))}:
        assert time.monotonic() < deadline
    assert not twin._line.closed


def test_two_that_both_have_much_to_say_do_not_wait_for_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def long(text: str) -> Iterator[tuple[int, str]]:
        return ((number, text) for number in reversed(range(COUNT)))

    monkeypatch.setattr(hands, "_PATIENCE", 0.1)
    twin = Twin(long)
    for number in range(5):
        apply = twin.begin(str(number) * 1_000_000)
        time.sleep(0.05)
    assert list(apply(lambda _: "4" * 1_000_000, range(COUNT))) == ["4" * 1_000_000] * COUNT


def test_a_word_that_was_broken_off_is_the_last() -> None:
    twin = Twin(backwards)
    number = helper(twin)
    with pytest.raises(KeyboardInterrupt), twin._speaking():
        raise KeyboardInterrupt
    made = list(twin.begin(COUNT)(who, range(COUNT)))
    assert made == [(2 * number, os.getpid()) for number in range(COUNT)]
    assert gone(number)


def test_threads_that_share_a_twin_do_not_take_each_others_results() -> None:
    def named(name: str) -> Iterator[tuple[int, str]]:
        return ((number, slowly(name, number)) for number in reversed(range(COUNT)))

    def slowly(name: str, number: int) -> str:
        time.sleep(0.002)
        return f"{name} {number}"

    def ask(name: str) -> None:
        made[name] = [list(twin.begin(name)(partial(slowly, name), range(COUNT))) for _ in range(10)]

    twin = Twin(named)
    made: dict[str, list[list[str]]] = {}
    threads = [threading.Thread(target=ask, args=(name,), daemon=True) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert made == {name: [[f"{name} {number}" for number in range(COUNT)]] * 10 for name in "abc"}


def test_a_twin_does_not_answer_signals_as_its_process_does() -> None:
    before = signal.signal(signal.SIGTERM, lambda *_: None)
    try:
        twin = Twin(backwards)
        number = helper(twin)
        os.kill(number, signal.SIGTERM)
        assert gone(number)
    finally:
        signal.signal(signal.SIGTERM, before)


def test_what_a_process_held_closes_nothing_in_its_twin(tmp_path: Path) -> None:
    class Ring:
        """Garbage that only the collector finds."""

        def __init__(self) -> None:
            self.itself = self
            self.number = os.open(tmp_path, os.O_RDONLY)

        def __del__(self) -> None:
            os.close(self.number)

    def write(number: int) -> str:
        path = tmp_path / f"{os.getpid()} {number}"
        with path.open("w", encoding="utf-8") as file:
            gc.collect()
            file.write("whole")
        time.sleep(0.02)
        return path.read_text(encoding="utf-8")

    gc.disable()
    try:
        Ring()
        twin: Twin[int] = Twin(lambda count: ((number, write(number)) for number in reversed(range(count))))
        assert list(twin.begin(4)(write, range(4))) == ["whole"] * 4
    finally:
        gc.enable()
    assert not (tmp_path / f"{os.getpid()} 3").exists(), "the twin wrote the last"


def test_a_twin_ends_with_what_holds_it() -> None:
    twin = Twin(backwards)
    number = helper(twin)
    assert living(number)
    del twin
    gc.collect()
    assert gone(number)


def test_a_twin_ends_at_its_work_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def stuck(count: int) -> Iterator[tuple[int, tuple[int, int]]]:
        yield count - 1, (0, os.getpid())
        time.sleep(60)

    monkeypatch.setattr(hands, "_PATIENCE", 0.1)
    twin = Twin(stuck)
    *_, (_, child) = twin.begin(COUNT)(who, range(COUNT))
    assert living(child)
    del twin
    gc.collect()
    assert gone(child)


def test_a_twin_holds_no_connection_of_its_process(tmp_path: Path) -> None:
    with (tmp_path / "open").open("w", encoding="utf-8") as file:
        twin = Twin(backwards)
        opened = {str(link.readlink()) for link in Path(f"/proc/{helper(twin)}/fd").iterdir()}
        assert file.name not in opened
        assert f"/proc/{os.getpid()}" not in opened


def test_a_twin_of_a_thread_that_is_not_the_main_one() -> None:
    made: list[tuple[int, int]] = []
    thread = threading.Thread(target=lambda: made.extend(Twin(backwards).begin(COUNT)(who, range(COUNT))))
    thread.start()
    thread.join(30)
    assert len({number for _, number in made}) == 2


def test_both_ask_and_keep_in_one_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    store = Store("rows", "model")
    store.keep({"before": b"0"})

    def keep(number: int) -> dict[str, bytes]:
        time.sleep(0.02)
        store.keep({f"row {number}": bytes([number])})
        return store.read(["before", f"row {number}"])

    def kept_backwards(count: int) -> Iterator[tuple[int, dict[str, bytes]]]:
        return ((number, keep(number)) for number in reversed(range(count)))

    twin = Twin(kept_backwards)
    made = list(twin.begin(COUNT)(keep, range(COUNT)))
    assert made == [{"before": b"0", f"row {number}": bytes([number])} for number in range(COUNT)]
    kept = store.read(f"row {number}" for number in range(COUNT))
    assert kept == {f"row {number}": bytes([number]) for number in range(COUNT)}


def test_a_worker_of_a_pool_has_no_twin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert not can_have_a_twin()
    monkeypatch.undo()
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})
    assert not can_have_a_twin()


def test_a_few_values_are_done_here() -> None:
    with many_hands(3) as apply:
        assert apply is map
