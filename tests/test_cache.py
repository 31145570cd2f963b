"""What is kept from run to run."""

from __future__ import annotations

from pathlib import Path

import pytest

from narrator import cache
from narrator.cache import remember


def test_damaged_columns_are_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "cache_folder", lambda: tmp_path)

    def asked(value: list[bytes]) -> list[bytes]:
        return remember("columns", ("part",), list[bytes], lambda: value, packed=True)

    assert asked([b"kept"]) == [b"kept"]
    assert asked([b"made again"]) == [b"kept"]
    (kept,) = (tmp_path / "columns").iterdir()
    kept.write_bytes(kept.read_bytes().replace(b"kept", b"lost"))
    assert asked([b"made again"]) == [b"made again"]
