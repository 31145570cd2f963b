"""What a check leaves out would have said nothing, and what is kept of the articles is what was laid out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import msgspec
import numpy as np
import pytest

from narrator.check.copies.runs import runs_of
from narrator.check.desk import Desk, lay_out
from narrator.check.draft import check_draft, check_on
from narrator.check.page import read_page
from narrator.check.rules.rules import RULES
from narrator.check.shelf import PARTS, Filing, Packed, filed, packed, unfiled
from narrator.check.sources.library import Rarity
from narrator.check.sources.overlap import search
from narrator.check.sources.readings import Reading, read_sources
from narrator.model.claims import Statements
from narrator.model.drafts import Report, Verdict

Extract = Callable[..., Statements]
EXAMPLES = [example for rule in RULES for example in (*rule.passes[:1], *rule.fails[:1])]
SOURCES = tuple(dict.fromkeys(source for example in EXAMPLES for source in example.sources))
DRAFT = "\n\n".join(dict.fromkeys(example.draft for example in EXAMPLES))


@pytest.fixture(scope="module")
def readings(extract: Extract) -> tuple[Reading, ...]:
    return read_sources(SOURCES, (), extract, dateline=None, securities=())


def _everything(desk: Desk) -> list[list[Reading]]:
    origins = sorted({reading.origin for reading in desk.readings})
    return [[reading for reading in desk.readings if reading.origin == origin] for origin in origins]


def test_what_is_left_out_would_have_said_nothing(
    readings: tuple[Reading, ...], extract: Extract, monkeypatch: pytest.MonkeyPatch
) -> None:
    narrowed = check_on(DRAFT, lay_out(readings, (), (), None), extract=extract)
    every = np.ones(sum(len(one.statements.sentences) for one in readings), bool)
    monkeypatch.setattr(Desk, "bearing", lambda desk, *_: (_everything(desk), every))
    monkeypatch.setattr(Desk, "saying", lambda desk, *_: _everything(desk))
    monkeypatch.setattr(Desk, "measuring", lambda desk, *_: desk.readings)
    monkeypatch.setattr(Desk, "hearing", lambda desk, *_: desk.readings)
    monkeypatch.setattr(Desk, "having", lambda desk, *_: desk.readings)
    assert check_on(DRAFT, lay_out(readings, (), (), None), extract=extract) == narrowed


def test_a_shelf_that_was_kept_gives_the_same_report(readings: tuple[Reading, ...], extract: Extract) -> None:
    packed = msgspec.msgpack.encode(filed(readings))
    filing = msgspec.msgpack.decode(packed, type=Filing)
    kept = lay_out(unfiled(filing), (), (), None, filing.shelf)
    assert msgspec.msgpack.encode(filed(readings)) == packed
    assert check_on(DRAFT, kept, extract=extract) == check_draft(DRAFT, articles=SOURCES, extract=extract)


def test_only_articles_that_something_leads_to_are_read(readings: tuple[Reading, ...], extract: Extract) -> None:
    filing = filed(readings)
    read: list[str] = []

    class Watched(Packed):
        def __getattribute__(self, name: str) -> object:
            if name in PARTS:
                read.append(name)
            return super().__getattribute__(name)

    kept = [replace(one, statements=Watched(packed(one.statements).parts)) for one in unfiled(filing)]
    report: Report = check_on(
        "Divers found 2,213 amphorae in the bay.", lay_out(kept, (), (), None, filing.shelf), extract=extract
    )
    assert report.findings
    assert not read


def test_a_page_finds_what_stands_in_a_sentence(extract: Extract) -> None:
    page = read_page(DRAFT, extract(DRAFT), None)
    for sentence in page.statements.sentences:
        here = page.here(sentence)
        assert here.quantities == [one for one in page.statements.quantities if sentence.covers(one.span)]
        assert here.entities == [one for one in page.statements.entities if sentence.covers(one.span)]
        assert here.spoken == [one for one in page.quotations if one.span.overlaps(sentence)]
    assert all(one.span.end <= other.span.start for one, other in pairwise(page.quotations))


def test_runs_are_found_by_article_and_place(extract: Extract) -> None:
    words = "one two three four five six seven eight nine ten eleven twelve"
    sources = [f"Before that: {words}.", words.replace("six", "6"), f"{words} {words}"]
    readings = read_sources(sources, (), extract, dateline=None, securities=())
    found = runs_of(readings).sharing(words.split())
    assert {0: [13], 2: [0, len(words) + 1]} == found
    assert runs_of(readings).sharing(words.split()[1:]) == {}


def test_of_many_articles_with_a_figure_those_that_line_up_best_are_asked(extract: Extract) -> None:
    plain = [f"Talks with two customers of plant {number} went on in the harbour." for number in range(60)]
    best = "Talks with two customers put an end to the lantern trade of Velmora."
    readings = read_sources([*plain, best], (), extract, dateline=None, securities=())
    draft = "Talks with two customers put an end to the lantern trade."
    report = check_on(draft, lay_out(readings, (), (), None), extract=extract)
    shown = {one.article for claim in report.sentences[0].claims for one in claim.evidence}
    assert report.sentences[0].verdict is Verdict.SUPPORTED
    assert "article 61" in shown


def test_passages_come_one_by_one_in_the_order_that_they_have_together(readings: tuple[Reading, ...]) -> None:
    found = search(lay_out(readings, (), (), None).library, "Shares of the fund fell in May, the bank said.")
    together = found[: len(found)]
    assert len(together) > 10
    assert list(found) == together


def test_a_word_of_no_article_weighs_what_words_weigh_on_average() -> None:
    assert Rarity(fee=3.0, share=1.0)["quay"] == 2.0
    assert Rarity()["quay"] == 1.0
