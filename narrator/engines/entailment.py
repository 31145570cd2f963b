"""A second opinion: a cross-encoder of the user's own that was trained on entailment, from a folder and never a hub."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from narrator.cache import digest, file_digest
from narrator.errors import MissingInput, MissingPart, UnreadableFile
from narrator.model.drafts import Guess, Inference

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

_WHERE = "--second-opinion"
_CONFIG, _WEIGHTS = "config.json", "*.safetensors"
_BATCH = 16
_PLACES = Decimal("0.01")
"""Probabilities are told to a hundredth: what else is in a batch moves them by float noise of about 1e-6."""

_SAVE = "Give the folder that save_pretrained wrote, with config.json, model.safetensors and the tokenizer"
_TRAINED = "Give a model trained on entailment whose config.json has contradiction and entailment in id2label"


@dataclass(frozen=True, slots=True)
class EntailmentModel:
    """A model that was found in a folder; `name` is the folder's and the first digits of a digest of what is in it.

    `labels` are what its outputs mean, in their order.
    """

    folder: Path
    name: str
    labels: tuple[Inference | None, ...]

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Guess]:
        """What the model takes each second text to be by the first, with its probability; on the CPU.

        Raises MissingPart without sentence-transformers, UnreadableFile where the folder cannot be loaded.
        """
        if not pairs:
            return []
        distinct = sorted(set(pairs))
        model = _loaded(self.folder, self.name)
        scores = np.asarray(model.predict(distinct, batch_size=_BATCH, show_progress_bar=False, activation_fn=_plain()))
        guesses = dict(zip(distinct, (self._guess(row) for row in _shares(scores)), strict=True))
        return [guesses[pair] for pair in pairs]

    def _guess(self, row: NDArray[np.float64]) -> Guess:
        """The likeliest of what the outputs mean; what has no meaning here counts as neither."""
        found = dict.fromkeys(Inference, 0.0)
        for label, share in zip(self.labels, row.tolist(), strict=True):
            found[label or Inference.NEUTRAL] += share
        best = max(Inference, key=lambda one: (round(found[one], 6), one is Inference.NEUTRAL))
        return Guess(best, Decimal(repr(found[best])).quantize(_PLACES, rounding=ROUND_HALF_UP))


def open_model(folder: Path) -> EntailmentModel:
    """The model of a folder, its files looked at and nothing loaded. Raises MissingInput, UnreadableFile."""
    if not folder.is_dir():
        todo = "Check the path: a model is read from a folder and never fetched"
        raise MissingInput("there is no such folder", where=f"{_WHERE} {folder}", todo=todo)
    weights = sorted(folder.glob(_WEIGHTS))
    if not (folder / _CONFIG).is_file() or not weights:
        lacks = _CONFIG if weights else "model.safetensors"
        raise UnreadableFile(f"it is no model: it has no {lacks}", where=f"{_WHERE} {folder}", todo=_SAVE)
    labels = _labels(folder)
    files = sorted(one for one in folder.iterdir() if one.is_file())
    found = digest(*(f"{one.name}={file_digest(one)}" for one in files))
    return EntailmentModel(folder, f"{folder.resolve().name}@{found[:12]}", labels)


def _labels(folder: Path) -> tuple[Inference | None, ...]:
    where = f"{_WHERE} {folder / _CONFIG}"
    try:
        config = json.loads((folder / _CONFIG).read_bytes())
        named = {int(number): str(label) for number, label in config.get("id2label", {}).items()}
    except (ValueError, AttributeError) as error:
        raise UnreadableFile(f"it is no configuration of a model ({error})", where=where, todo=_SAVE) from error
    labels = tuple(_meaning(named[number]) for number in sorted(named))
    if sorted(named) != list(range(len(named))) or not {Inference.CONTRADICTION, Inference.ENTAILMENT} <= set(labels):
        said = ", ".join(named[number] for number in sorted(named)) or "not named"
        raise UnreadableFile(f"it is no model of entailment: its labels are {said}", where=where, todo=_TRAINED)
    return labels


def _meaning(label: str) -> Inference | None:
    name = label.strip().lower()
    return Inference(name) if name in set(Inference) else None


@cache
def _loaded(folder: Path, _name: str) -> CrossEncoder:
    """The model, loaded again where its name says that its files are others; importing its library takes seconds."""
    os.environ["HF_HUB_OFFLINE"] = "1"  # read when the libraries are imported: nothing may go out
    try:
        from safetensors import SafetensorError  # noqa: PLC0415 - as below
        from sentence_transformers import CrossEncoder  # noqa: PLC0415 - heavy, on first use only
        from transformers.utils import logging  # noqa: PLC0415 - as above
    except ImportError as error:
        todo = "Install it with pip install -c constraints.txt sentence-transformers"
        raise MissingPart("sentence-transformers is not installed", where=_WHERE, todo=todo) from error
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        safe = {"use_safetensors": True}
        model: CrossEncoder = CrossEncoder(str(folder), device="cpu", local_files_only=True, model_kwargs=safe)
    except (SafetensorError, OSError, ValueError, RuntimeError, KeyError, TypeError) as error:
        first = str(error).strip().split("\n")[0]
        raise UnreadableFile(f"it cannot be loaded ({first})", where=f"{_WHERE} {folder}", todo=_SAVE) from error
    return model


def _plain() -> Any:
    """The outputs as they are, whatever the model's configuration would make of them."""
    from torch.nn import Identity  # noqa: PLC0415 - loaded by now

    return Identity()


def _shares(scores: NDArray[np.float32]) -> NDArray[np.float64]:
    """Outputs, a row a pair, as probabilities."""
    rows = np.atleast_2d(scores).astype(np.float64)
    raised = np.exp(rows - rows.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))
