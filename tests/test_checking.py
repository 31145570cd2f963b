"""A check leaves the process as it found it."""

from __future__ import annotations

import gc

import pytest

from narrator.checking import _uncollected


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
