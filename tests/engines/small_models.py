"""A cross-encoder of a few thousand random weights, made here: no download."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

LABELS = ("contradiction", "entailment", "neutral")
_WORDS = [
    "the",
    "ferry",
    "was",
    "full",
    "empty",
    "harbour",
    "on",
    "every",
    "morning",
    "of",
    "summer",
    "to",
    "corrow",
    ".",
]


def save_model(folder: Path, *, labels: Sequence[str] = LABELS, leaning: int | None = None, seed: int = 7) -> Path:
    """A folder with such a model; `leaning` is the label that it gives to everything."""
    import torch  # noqa: PLC0415  heavy
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizer  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *_WORDS]
    (folder / "vocab.txt").write_text("\n".join(vocabulary))
    torch.manual_seed(seed)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=64,
        id2label=dict(enumerate(labels)),
        label2id={label: number for number, label in enumerate(labels)},
    )
    model = BertForSequenceClassification(config)
    if leaning is not None:
        with torch.no_grad():
            model.classifier.bias[leaning] = 20.0
    model.save_pretrained(folder)
    BertTokenizer(str(folder / "vocab.txt")).save_pretrained(folder)
    return folder
