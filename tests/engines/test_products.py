"""spaCy's models multiply with numpy, and what they make of a text stays what it was."""

from __future__ import annotations

from collections.abc import Iterator
from multiprocessing import get_all_start_methods, get_context
from threading import Event, Thread

import pytest
import spacy
from thinc.backends import NumpyOps
from threadpoolctl import ThreadpoolController

from narrator.engines.parser import parse, parser_name
from narrator.engines.products import multiply_with_numpy, on_one_thread

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


def threads() -> set[int]:
    """On how many threads numpy multiplies; other packages that were loaded may bring a library of their own."""
    found = ThreadpoolController().select(user_api="blas").lib_controllers
    ours = [library for library in found if "numpy" in library.filepath]
    return {library.num_threads for library in ours or found}


@pytest.fixture
def two_threads() -> Iterator[None]:
    with ThreadpoolController().limit(limits=2):
        if threads() != {2}:
            pytest.skip("numpy was made for one thread")
        yield


@pytest.mark.usefixtures("two_threads")
def test_parses_that_overlap_leave_numpy_its_threads() -> None:
    first, second = parse(TEXTS), parse(TEXTS)
    next(first), next(second)
    assert threads() == {2}, "nobody parses just now"
    assert len(list(first)) == len(list(second)) == 1
    assert threads() == {2}


def test_threads_that_overlap_multiply_on_one_and_leave_numpy_what_it_had() -> None:
    before, seen = threads(), list[set[int]]()

    def enter() -> None:
        for _ in range(20):
            with on_one_thread(), on_one_thread():
                seen.append(threads())

    several = [Thread(target=enter) for _ in range(4)]
    for thread in several:
        thread.start()
    for thread in several:
        thread.join()
    assert seen == [{1}] * 80
    assert threads() == before


@pytest.mark.skipif("fork" not in get_all_start_methods(), reason="no process is copied here")
def test_a_copy_made_while_another_thread_enters_does_not_wait_for_it() -> None:
    going, over = Event(), Event()

    def enter() -> None:
        while not over.is_set():
            with on_one_thread():
                going.set()

    thread = Thread(target=enter)
    thread.start()
    going.wait(10)
    try:
        copies = [get_context("fork").Process(target=_enter) for _ in range(20)]
        for copy in copies:
            copy.start()
        for copy in copies:
            copy.join(10)
        assert {copy.exitcode for copy in copies} == {0}
    finally:
        over.set()
        thread.join()


def _enter() -> None:
    with on_one_thread():
        pass


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
