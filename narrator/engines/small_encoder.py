"""A few sentences to vectors without torch: all-MiniLM-L6-v2 in plain matrix products.

Importing sentence-transformers takes five seconds, which is worth it for thousands of sentences and not for ten. The
weights are the same, and the vectors agree to about 1e-6.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from narrator.engines.encoder import DIMENSIONS, INSTALL, model_folder
from narrator.engines.products import on_one_thread
from narrator.errors import MissingPart
from narrator.model.claims import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Matrix = NDArray[np.float32]

LONGEST: Final = 256
"""Word pieces that the model reads; what is longer is cut, as sentence-transformers cuts it."""

_LAYERS, _HEADS = 6, 12
_ROLES = ("query", "key", "value")
_TINY: Final = 1e-12
_ERF: Final = (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)


def encode_few(sentences: Sequence[str]) -> Matrix:
    """Unit vectors, one row a sentence in the order given: float32, shape (n, 384).

    Each sentence is worked out alone, so that its row depends on nothing else, not in the last bit. Raises
    `MissingPart` where the model is not installed or its weights are not the ones that were tested.
    """
    if not sentences:
        return np.empty((0, DIMENSIONS), dtype=np.float32)
    with on_one_thread():
        rows = {sentence: _encoded(sentence) for sentence in dict.fromkeys(sentences)}
    return np.stack([rows[sentence] for sentence in sentences])


@lru_cache(maxsize=1 << 10)
def encode_words(sentence: str, words: Span) -> Matrix:
    """The unit vector of some words of a sentence in their place: float32, shape (384,), zeros where they were cut.

    The mean of the last layer's rows of their pieces: a word in the place of another is as near to it as what both
    mean there. Raises `MissingPart` as above.
    """
    offsets = _model().tokenizer.encode(sentence).offsets
    inside = [number for number, (start, end) in enumerate(offsets) if start < words.end and words.start < end]
    if not inside:
        return np.zeros(DIMENSIONS, dtype=np.float32)
    with on_one_thread():
        return _mean(_last_rows(sentence)[inside])


@lru_cache(maxsize=1 << 14)
def encode_alone(word: str) -> Matrix:
    """The unit vector of a word by its pieces alone, without any layer: float32, shape (384,), the mean taken away.

    A thousand times as fast as a sentence. Raises `MissingPart` as above.
    """
    read = _model().tokenizer.encode(word, add_special_tokens=False)
    mean = _model().words[read.ids].mean(axis=0) - _mean_piece()
    return np.asarray(mean / max(float(np.linalg.norm(mean)), _TINY), dtype=np.float32)


@cache
def _mean_piece() -> Matrix:
    mean: Matrix = _model().words.mean(axis=0)
    return mean


@dataclass(frozen=True, slots=True)
class _Dense:
    """A dense layer: rows times `across`, which lies as a product reads it fastest, and `bias`."""

    across: Matrix
    bias: Matrix

    def of(self, rows: Matrix) -> Matrix:
        """What the layer makes of rows."""
        product: Matrix = rows @ self.across
        product += self.bias
        return product


@dataclass(frozen=True, slots=True)
class _Norm:
    """Each row with mean 0 and deviation 1, scaled and shifted."""

    scale: Matrix
    shift: Matrix

    def of(self, rows: Matrix) -> Matrix:
        """What the layer makes of rows."""
        centred: Matrix = rows - rows.mean(axis=1, keepdims=True)
        centred /= np.sqrt(np.square(centred).mean(axis=1, keepdims=True) + _TINY)
        centred *= self.scale
        centred += self.shift
        return centred


@dataclass(frozen=True, slots=True)
class _Layer:
    """One layer of BERT; `asked` makes what the heads ask, give and hold, side by side."""

    asked: _Dense
    attended: _Dense
    between: _Norm
    inner: _Dense
    outer: _Dense
    after: _Norm


@dataclass(frozen=True, slots=True)
class _Model:
    tokenizer: Tokenizer
    words: Matrix
    places: Matrix
    norm: _Norm
    layers: tuple[_Layer, ...]


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
    weights = load_file(folder / "model.safetensors")
    kind = weights["embeddings.token_type_embeddings.weight"][0]
    return _Model(
        tokenizer,
        weights["embeddings.word_embeddings.weight"],
        weights["embeddings.position_embeddings.weight"] + kind,
        _norm(weights, "embeddings.LayerNorm"),
        tuple(_layer(weights, f"encoder.layer.{number}") for number in range(_LAYERS)),
    )


def _layer(weights: Mapping[str, Matrix], name: str) -> _Layer:
    return _Layer(
        _dense(weights, *(f"{name}.attention.self.{role}" for role in _ROLES)),
        _dense(weights, f"{name}.attention.output.dense"),
        _norm(weights, f"{name}.attention.output.LayerNorm"),
        _dense(weights, f"{name}.intermediate.dense"),
        _dense(weights, f"{name}.output.dense"),
        _norm(weights, f"{name}.output.LayerNorm"),
    )


def _dense(weights: Mapping[str, Matrix], *names: str) -> _Dense:
    """Dense layers of the same rows as one."""
    across = np.concatenate([weights[f"{name}.weight"] for name in names]).T
    return _Dense(np.ascontiguousarray(across), np.concatenate([weights[f"{name}.bias"] for name in names]))


def _norm(weights: Mapping[str, Matrix], name: str) -> _Norm:
    return _Norm(weights[f"{name}.weight"], weights[f"{name}.bias"])


def _encoded(sentence: str) -> Matrix:
    """The mean of the last layer's rows, of length one."""
    return _mean(_last_rows(sentence.strip()))


@lru_cache(maxsize=1 << 7)
def _last_rows(sentence: str) -> Matrix:
    """The last layer's row of each word piece; several words of one sentence are asked for in turn."""
    model = _model()
    pieces = model.tokenizer.encode(sentence).ids
    state = model.norm.of(model.words[pieces] + model.places[: len(pieces)])
    for layer in model.layers:
        state = _through(state, layer)
    return state


def _mean(rows: Matrix) -> Matrix:
    mean = rows.mean(axis=0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), _TINY), dtype=np.float32)


def _through(state: Matrix, layer: _Layer) -> Matrix:
    """One layer of BERT (Devlin et al., 2019): attention, then two dense layers, each added to what went in."""
    state = layer.between.of(layer.attended.of(_attention(layer.asked.of(state))) + state)
    return layer.after.of(layer.outer.of(_gelu(layer.inner.of(state))) + state)


def _attention(rows: Matrix) -> Matrix:
    """What the heads take from every row, side by side."""
    asked, given, values = rows.reshape(len(rows), len(_ROLES), _HEADS, -1).transpose(1, 2, 0, 3)
    weights: Matrix = asked @ given.transpose(0, 2, 1)
    weights /= np.float32(np.sqrt(asked.shape[2]))
    weights -= weights.max(axis=2, keepdims=True)
    np.exp(weights, out=weights)
    weights /= weights.sum(axis=2, keepdims=True)
    return (weights @ values).transpose(1, 0, 2).reshape(len(rows), -1)


def _gelu(rows: Matrix) -> Matrix:
    """Half of x (1 + erf(x / sqrt 2)), the error function after Abramowitz and Stegun 7.1.26 (to 1.5e-7).

    As the larger of x and 0 less half of |x| (1 - erf(|x| / sqrt 2)), which takes the fewest passes over the rows.
    """
    size = np.abs(rows)
    t = np.float32(0.3275911 / math.sqrt(2)) * size
    t += 1
    np.divide(1, t, out=t)
    less = np.float32(_ERF[-1] / 2) * t
    less += np.float32(_ERF[-2] / 2)
    for term in reversed(_ERF[:-2]):
        less *= t
        less += np.float32(term / 2)
    less *= t
    less *= size
    np.square(size, out=size)
    size *= np.float32(-0.5)
    less *= np.exp(size, out=size)
    np.subtract(np.maximum(rows, 0, out=rows), less, out=less)
    return less
