"""Vectors that are kept: computed once, whatever becomes of the store."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from narrator.engines import vectors
from narrator.engines.small_encoder import encode_few
from narrator.engines.vectors import vectors_of

SENTENCES = ["Fees for Harrow Mills rose.", "Lenders recalled their shares.", "Fees for Harrow Mills rose."]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Every sentence that was encoded, with a store of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    seen: list[str] = []

    def encoded(sentences: Sequence[str]) -> NDArray[np.float32]:
        seen.extend(sentences)
        return encode_few(sentences)

    monkeypatch.setattr(vectors, "encode_few", encoded)
    return seen


def test_each_sentence_is_encoded_once(asked: list[str]) -> None:
    first = vectors_of(SENTENCES)
    again = vectors_of(SENTENCES[::-1])
    assert np.array_equal(first, encode_few(SENTENCES))
    assert np.array_equal(again, first[::-1])
    assert asked == SENTENCES[:2]


def test_nothing_in_nothing_out(asked: list[str]) -> None:
    assert vectors_of([]).shape == (0, 384)
    assert not asked


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 100])
def test_a_damaged_store_costs_time_once(damage: bytes, asked: list[str], tmp_path: Path) -> None:
    vectors_of(SENTENCES)
    (store,) = tmp_path.rglob("vectors-*.sqlite")
    for left in tmp_path.rglob("vectors-*.sqlite*"):
        left.unlink()
    store.write_bytes(damage)
    for _ in range(3):
        assert np.array_equal(vectors_of(SENTENCES), encode_few(SENTENCES))
    assert len(asked) == 4


def left_whole(tmp_path: Path) -> tuple[Path, bytes]:
    """Where the store was, and all of it as the last process leaves it: one file without a log."""
    (store,) = tmp_path.rglob("vectors-*.sqlite")
    with sqlite3.connect(store) as opened:
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    opened.close()
    whole = store.read_bytes()
    for left in tmp_path.rglob("vectors-*.sqlite*"):
        left.unlink()
    return store, whole


def test_so_does_one_with_a_broken_page(asked: list[str], tmp_path: Path) -> None:
    vectors_of(SENTENCES)
    store, whole = left_whole(tmp_path)
    store.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    for _ in range(3):
        assert np.array_equal(vectors_of(SENTENCES), encode_few(SENTENCES))
    assert len(asked) == 4


def test_a_store_beside_which_nothing_can_be_written_is_read(asked: list[str], tmp_path: Path) -> None:
    vectors_of(SENTENCES)
    store, whole = left_whole(tmp_path)
    store.write_bytes(whole)
    store.with_name(f"{store.name}-wal").mkdir()  # a folder where the log would be
    assert np.array_equal(vectors_of(SENTENCES), encode_few(SENTENCES))
    assert np.array_equal(vectors_of(["Another sentence."]), encode_few(["Another sentence."]))
    assert asked == [*SENTENCES[:2], "Another sentence."]


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("row", ["x'00000000'", "x'000000'", "'text'", "7"])
def test_a_row_of_another_length_is_none(row: str, tmp_path: Path) -> None:
    vectors_of(SENTENCES)
    (store,) = tmp_path.rglob("vectors-*.sqlite")
    with sqlite3.connect(store) as opened:
        opened.execute(f"UPDATE vectors SET row = {row}")  # noqa: S608
    opened.close()
    assert np.array_equal(vectors_of(SENTENCES), encode_few(SENTENCES))


def test_many_sentences_are_worth_the_larger_encoder(asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "MANY", 2)
    assert np.abs(vectors_of(SENTENCES) - encode_few(SENTENCES)).max() < 2e-6
    assert not asked
