"""spaCy's models multiply with numpy, and what they make of a text stays what it was."""

from __future__ import annotations

import spacy
from thinc.backends import NumpyOps

from narrator.engines.parser import parse, parser_name
from narrator.engines.products import multiply_with_numpy

TEXTS = (
    "Short sellers of small caps have made $3 billion this year, Tidewater Analytics said on Monday.",
    '"Nobody asked the dockers of Wexham," said Ines Korda, who runs the port.',
)


def test_trees_and_names_are_those_of_spacy_itself() -> None:
    plain = spacy.load(parser_name().split()[0])
    for ours, theirs in zip(parse(TEXTS), map(plain, TEXTS), strict=True):
        assert [(t.text, t.tag_, t.dep_, t.head.i, t.lemma_) for t in ours] == [
            (t.text, t.tag_, t.dep_, t.head.i, t.lemma_) for t in theirs
        ]
        assert [(e.text, e.label_) for e in ours.ents] == [(e.text, e.label_) for e in theirs.ents]


def test_every_model_of_a_pipeline_multiplies_with_numpy() -> None:
    pipeline = spacy.load(parser_name().split()[0])
    models = [model for _, one in pipeline.pipeline if (model := getattr(one, "model", None)) is not None]
    ops = NumpyOps()
    rows, across = ops.asarray2f([[1, 2], [3, 4], [5, 6]]), ops.asarray2f([[1, 0], [2, 1]])
    assert models
    multiply_with_numpy(pipeline)
    for layer in (layer for model in models for layer in model.walk()):
        assert layer.ops.gemm(rows, across, trans2=True).tolist() == (rows @ across.T).tolist()
        assert layer.ops.gemm(across, rows, trans1=True, trans2=True).tolist() == (across.T @ rows.T).tolist()
        taken = ops.alloc2f(3, 2)
        layer.ops.gemm(rows, across, out=taken)
        assert taken.tolist() == (rows @ across).tolist()
        assert "gemm" in vars(type(layer.ops))
