"""A figure whose sentence leaves what it is of to the sentences around it, to the headline or to who writes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from narrator.check.draft import check_draft
from narrator.check.figures.slips import is_misread, is_moved
from narrator.engines.small_encoder import encode_few
from narrator.extract.statements import extract_statements
from narrator.model.claims import Span
from narrator.model.drafts import Report, Verdict
from narrator.model.sources import Article

DAY = date(2031, 6, 12)


def _article(name: str, house: str, *paragraphs: str) -> Article:
    starts = [sum(len(one) + 2 for one in paragraphs[:place]) for place in range(len(paragraphs))]
    spans = tuple(Span(start, start + len(one)) for start, one in zip(starts, paragraphs, strict=True))
    text = "\n\n".join(paragraphs)
    return Article(name, name, "text", text, spans, headline=paragraphs[0], publisher=house, published=DAY)


LETTER = _article(
    "letter",
    "Ravenscar Partners",
    "Ravenscar Partners: letter to investors for May",
    "The fund gained 2.7% in May. Our longs added 3.8 percentage points. Our hedges took away 1.1.",
    "Hartwell Grain, our largest short, fell 19%. We have since bought back two-fifths of it, and the rest stands at "
    "2.6% of capital. We put the value of the stock at no more than $14.",
    "The other news was in Norsund Shipping. Its board has agreed to a sale of four tankers, which should raise $285 "
    "million by the autumn. Lenders will get $190 million of that.",
)
WIRE = _article(
    "wire",
    "Meridian Dispatch",
    "Bets against grain traders near record as harvest looms",
    "Utilisation in Hartwell Grain has reached 83%, while the fee to borrow its shares is 6.2% a year.",
    "Timber funds gained $26 million. The highest reading since the series began in 2017 was 41.5 points.",
)


def _checked(draft: str) -> Report:
    return check_draft(draft, articles=[LETTER, WIRE], extract=extract_statements, encode=encode_few, dateline=DAY)


@pytest.mark.parametrize(
    "draft",
    [
        "Ravenscar's short of Hartwell Grain now amounts to 2.6% of its capital.",
        "Norsund Shipping's board approved the sale of four tankers that should bring in $285 million.",
        "Of the proceeds of the tanker sale, Norsund Shipping's lenders are to receive $190 million.",
        "Hedges cost Ravenscar 1.1 percentage points in May.",
    ],
)
def test_what_a_figure_is_of_may_stand_around_its_sentence(draft: str) -> None:
    report = _checked(draft)
    assert report.passed
    assert report.sentences[0].verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("draft", "rule"),
    [
        ("Ravenscar's short of Hartwell Grain now amounts to 6.2% of its capital.", "number"),
        ("Norsund Shipping's board approved the sale of four tankers that should bring in $2.85 billion.", "number"),
        ("Of the proceeds of the tanker sale, Norsund Shipping's lenders are to receive 190 million euros.", "unit"),
        ("Hedges cost Ravenscar 1.1 basis points in May.", "unit"),
        ("At Hartwell Grain, utilisation is 38%.", "number"),
        ("Timber funds lost $26 million.", "direction"),
    ],
)
def test_what_differs_is_told(draft: str, rule: str) -> None:
    report = _checked(draft)
    assert report.sentences[0].verdict is Verdict.REFUTED
    assert [finding.rule for finding in report.findings] == [rule]


@pytest.mark.parametrize(
    "draft",
    [
        "Norsund Shipping paid $190 million for a rival in May.",
        "Ravenscar has lent $285 million to Hartwell Grain.",
    ],
)
def test_a_figure_alone_bears_nothing_out(draft: str) -> None:
    assert _checked(draft).sentences[0].verdict is not Verdict.SUPPORTED


def test_a_moved_point_is_a_slip_and_so_is_one_digit_of_several() -> None:
    assert is_moved(Decimal("1.3"), Decimal(13))
    assert not is_moved(Decimal(5), Decimal(50))
    assert is_misread(Decimal(88), Decimal(78))
    assert not is_misread(Decimal(500), Decimal(900))
