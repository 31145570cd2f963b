"""A few sentences to vectors without torch: all-MiniLM-L6-v2 in plain matrix products.

Importing sentence-transformers takes five seconds, which is worth it for thousands of sentences and not for ten. The
weights are the same, and the vectors agree to about 1e-6.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from narrator.engines.encoder import DIMENSIONS, INSTALL, model_folder
from narrator.errors import MissingPart

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Matrix = NDArray[np.float32]

LONGEST: Final = 256
"""Word pieces that the model reads; what is longer is cut, as sentence-transformers cuts it."""

_LAYERS, _HEADS = 6, 12
_ROLES = ("query", "key", "value")
_TINY: Final = 1e-12


def encode_few(sentences: Sequence[str]) -> Matrix:
    """Unit vectors, one row a sentence in the order given: float32, shape (n, 384).

    Each sentence is worked out alone, so that its row depends on nothing else, not in the last bit. Raises
    `MissingPart` where the model is not installed or its weights are not the ones that were tested.
    """
    if not sentences:
        return np.empty((0, DIMENSIONS), dtype=np.float32)
    with threadpool_limits(1):  # products this small cost several times as much on several threads
        rows = {sentence: _encoded(sentence) for sentence in dict.fromkeys(sentences)}
    return np.stack([rows[sentence] for sentence in sentences])


@dataclass(frozen=True, slots=True)
class _Model:
    tokenizer: Tokenizer
    weights: Mapping[str, Matrix]


@cache
def _model() -> _Model:
    """Tokenizer and weights; they load in a third of a second."""
    folder = model_folder()
    try:
        from safetensors.numpy import load_file  # noqa: PLC0415 - on first use only
        from tokenizers import Tokenizer  # noqa: PLC0415 - as above
    except ImportError as error:
        raise MissingPart("tokenizers or safetensors is not installed", where="encoder", todo=INSTALL) from error
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    return _Model(tokenizer, load_file(folder / "model.safetensors"))


def _encoded(sentence: str) -> Matrix:
    """The mean of the last layer's rows, of length one."""
    model = _model()
    pieces = model.tokenizer.encode(sentence.strip()).ids
    state = _embedded(pieces, model.weights)
    for layer in range(_LAYERS):
        state = _through(state, _Part(f"encoder.layer.{layer}", model.weights))
    mean = state.mean(axis=0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), _TINY), dtype=np.float32)


def _embedded(pieces: Sequence[int], weights: Mapping[str, Matrix]) -> Matrix:
    words = weights["embeddings.word_embeddings.weight"][list(pieces)]
    places = weights["embeddings.position_embeddings.weight"][: len(pieces)]
    kind = weights["embeddings.token_type_embeddings.weight"][0]
    return _Part("embeddings", weights).norm("LayerNorm", words + places + kind)


@dataclass(frozen=True, slots=True)
class _Part:
    """The weights below one name."""

    name: str
    weights: Mapping[str, Matrix]

    def linear(self, name: str, rows: Matrix) -> Matrix:
        """Rows times a dense layer's matrix, and its bias."""
        product = rows @ self.weights[f"{self.name}.{name}.weight"].T + self.weights[f"{self.name}.{name}.bias"]
        return np.asarray(product, dtype=np.float32)

    def norm(self, name: str, rows: Matrix) -> Matrix:
        """Each row with mean 0 and deviation 1, scaled and shifted."""
        centred = rows - rows.mean(axis=1, keepdims=True)
        deviation = np.sqrt((centred**2).mean(axis=1, keepdims=True) + _TINY)
        scaled = centred / deviation * self.weights[f"{self.name}.{name}.weight"]
        return np.asarray(scaled + self.weights[f"{self.name}.{name}.bias"], dtype=np.float32)


def _through(state: Matrix, layer: _Part) -> Matrix:
    """One layer of BERT (Devlin et al., 2019): attention, then two dense layers, each added to what went in."""
    attended = layer.linear("attention.output.dense", _attention(state, layer))
    state = layer.norm("attention.output.LayerNorm", state + attended)
    inner = _gelu(layer.linear("intermediate.dense", state))
    return layer.norm("output.LayerNorm", state + layer.linear("output.dense", inner))


def _attention(state: Matrix, layer: _Part) -> Matrix:
    """What the heads take from every row, side by side."""
    asked, given, values = (_by_head(layer.linear(f"attention.self.{name}", state)) for name in _ROLES)
    scores = asked @ given.transpose(0, 2, 1) / np.float32(np.sqrt(asked.shape[2]))
    weights = np.exp(scores - scores.max(axis=2, keepdims=True))
    taken = weights / weights.sum(axis=2, keepdims=True) @ values
    return np.asarray(taken.transpose(1, 0, 2).reshape(state.shape), dtype=np.float32)


def _by_head(rows: Matrix) -> Matrix:
    return rows.reshape(len(rows), _HEADS, -1).transpose(1, 0, 2)


def _gelu(rows: Matrix) -> Matrix:
    """Half of x (1 + erf(x / sqrt 2)), the error function after Abramowitz and Stegun 7.1.26 (to 1.5e-7)."""
    size = np.abs(rows) / np.float32(np.sqrt(2))
    t = 1 / (1 + np.float32(0.3275911) * size)
    terms = (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)
    sum_ = np.zeros_like(t)
    for term in reversed(terms):
        sum_ = (sum_ + np.float32(term)) * t
    erf = np.sign(rows) * (1 - sum_ * np.exp(-size * size))
    return np.asarray(rows * (1 + erf) / 2, dtype=np.float32)
