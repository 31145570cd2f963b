"""The encoder without torch: the same vectors, each sentence alone, nothing heavy loaded."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from narrator.engines.encoder import encode
from narrator.engines.small_encoder import encode_few

SENTENCES = [
    "Short sellers of Harrow Biotech earned $40 million in a week.",
    "The stadium was full long before the match began.",
    "Bearish traders – “all of them” – made €40m on Harrow Biotech…",
    "",
    "日本株は続落した。",
    "word " * 3000,
]


def test_vectors_are_those_of_sentence_transformers() -> None:
    assert np.abs(encode_few(SENTENCES) - encode(SENTENCES)).max() < 2e-6


def test_a_row_depends_on_nothing_else() -> None:
    together = encode_few(SENTENCES)
    alone = np.vstack([encode_few([sentence]) for sentence in reversed(SENTENCES)])
    assert np.array_equal(together, alone[::-1])


def test_shape_and_type() -> None:
    assert encode_few([]).shape == (0, 384)
    assert encode_few(SENTENCES[:1]).dtype == np.float32


@pytest.mark.parametrize("heavy", ["torch", "sentence_transformers", "transformers"])
def test_nothing_heavy_is_loaded(heavy: str) -> None:
    program = (
        "import sys; from narrator.engines.small_encoder import encode_few; encode_few(['A word.']);"
        f"sys.exit({heavy!r} in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0  # noqa: S603 - our own code
