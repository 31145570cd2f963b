"""A model of entailment of the user's own: what its folder must hold, and what it says, without any network."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from narrator.engines import entailment
from narrator.engines.entailment import open_model
from narrator.errors import MissingInput, MissingPart, UnreadableFile
from narrator.model.drafts import Guess, Inference
from tests.engines.small_models import LABELS, save_model

PAIRS = [
    ("The ferry was full.", "The ferry was full."),
    ("The ferry was full.", "The harbour was empty."),
    ("The ferry was full.", "The ferry was full."),
]


def complaint(folder: Path) -> str:
    with pytest.raises((MissingInput, UnreadableFile)) as caught:
        open_model(folder)
    return str(caught.value)


def test_a_model_says_the_same_of_a_pair_wherever_it_stands(tmp_path: Path) -> None:
    model = open_model(save_model(tmp_path / "small"))
    first, other, again = model.judge(PAIRS)
    assert first == again
    assert model.judge(PAIRS[::-1]) == [again, other, first]
    assert model.judge([]) == []
    for guess in (first, other):
        assert Decimal("0.33") <= guess.probability <= 1
        assert guess.probability.as_tuple().exponent == -2


@pytest.mark.parametrize(
    ("labels", "leaning", "label"),
    [
        (("contradiction", "entailment", "neutral"), 0, Inference.CONTRADICTION),
        (("ENTAILMENT", "NEUTRAL", "CONTRADICTION"), 0, Inference.ENTAILMENT),
        (("entailment", "neutral", "contradiction"), 1, Inference.NEUTRAL),
        (("contradiction", "entailment", "other"), 2, Inference.NEUTRAL),
    ],
)
def test_labels_have_the_order_of_the_model(
    labels: tuple[str, ...], leaning: int, label: Inference, tmp_path: Path
) -> None:
    model = open_model(save_model(tmp_path, labels=labels, leaning=leaning))
    assert model.judge(PAIRS[:1]) == [Guess(label, Decimal("1.00"))]


def test_a_name_says_which_weights(tmp_path: Path) -> None:
    one, other = (open_model(save_model(tmp_path / str(seed) / "small", seed=seed)) for seed in (1, 2))
    assert one.name.startswith("small@")
    assert len(one.name) == len("small@") + 12
    assert one.name != other.name
    assert open_model(save_model(tmp_path / "again" / "small", seed=1)).name == one.name


def test_no_such_folder(tmp_path: Path) -> None:
    assert complaint(tmp_path / "gone") == (
        f"--second-opinion {tmp_path / 'gone'}: there is no such folder."
        " Check the path: a model is read from a folder and never fetched."
    )


def _without(name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).unlink()


def _labelled(**labels: str) -> Callable[[Path], object]:
    def write(folder: Path) -> None:
        config: dict[str, Any] = json.loads((folder / "config.json").read_text())
        config["id2label"] = {str(number): label for number, label in enumerate(labels.values())}
        (folder / "config.json").write_text(json.dumps(config))

    return write


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_without("config.json"), "it is no model: it has no config.json"),
        (_without("model.safetensors"), "it is no model: it has no model.safetensors"),
        (_labelled(a="LABEL_0", b="LABEL_1"), "it is no model of entailment: its labels are LABEL_0, LABEL_1"),
        (_labelled(), "it is no model of entailment: its labels are not named"),
        (lambda folder: (folder / "config.json").write_text("{"), "it is no configuration of a model"),
        (lambda folder: (folder / "config.json").write_text("[]"), "it is no configuration of a model"),
    ],
)
def test_a_folder_that_holds_no_model_of_entailment(spoil: Callable[[Path], object], said: str, tmp_path: Path) -> None:
    folder = save_model(tmp_path)
    spoil(folder)
    assert said in complaint(folder)


def test_weights_that_cannot_be_loaded(tmp_path: Path) -> None:
    folder = save_model(tmp_path)
    (folder / "model.safetensors").write_bytes(b"no weights")
    model = open_model(folder)
    with pytest.raises(UnreadableFile, match="it cannot be loaded"):
        model.judge(PAIRS)


def test_without_the_library_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "sentence_transformers", None)
    entailment._loaded.cache_clear()
    with pytest.raises(MissingPart, match="pip install"):
        open_model(save_model(tmp_path)).judge(PAIRS)


def test_labels_are_those_of_the_usual_models() -> None:
    assert set(LABELS) == {label.value for label in Inference}
