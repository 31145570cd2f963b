"""Statements written by hand, so that judging is tested apart from reading."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

import pytest

from narrator.extract.statements import extract_statements
from narrator.model.claims import (
    Attribution,
    Claim,
    Direction,
    Interval,
    Period,
    Quantity,
    Role,
    Span,
    Statements,
    Subject,
)
from narrator.model.sources import Article
from narrator.model.statistics import Alternative, Coverage, Statistic

Extract = Callable[..., Statements]
YEAR = Period(date(2031, 1, 1), date(2031, 9, 11))


@pytest.fixture(scope="session")
def extract() -> Extract:
    """The real reader; every text is read once."""
    return lru_cache(maxsize=None)(extract_statements)


def figure(text: str, words: str, low: str, high: str, unit: str = "USD", value: str | None = None) -> Quantity:
    """A quantity at its words, its interval closed below and open above."""
    start = text.index(words)
    interval = Interval(Decimal(low), Decimal(high), high_closed=False)
    return Quantity(Span(start, start + len(words)), words, interval, None if value is None else Decimal(value), unit)


@pytest.fixture
def claim() -> Callable[..., Claim]:
    """A claim at its words; a profit of small and below this year unless fields say otherwise."""

    def build(text: str, words: str, low: str, high: str, *, unit: str = "USD", **fields: Any) -> Claim:
        quantity = figure(text, words, low, high, unit)
        chain = tuple(Attribution(Role.MEASURED_BY, house) for house in fields.pop("houses", ()))
        usual = Claim(
            quantity.span,
            text,
            Subject.of(segment="small_and_below"),
            "short_profit",
            quantity,
            Direction.UP,
            YEAR,
            chain,
        )
        return replace(usual, **fields)

    return build


@pytest.fixture
def by_hand() -> Callable[..., Extract]:
    """An `extract` that knows the claims of some texts, and splits any text at its full stops."""

    def build(*known: tuple[str, Sequence[Claim]]) -> Extract:
        table = {text: tuple(claims) for text, claims in known}

        def extract(source: str | Article, *, dateline: date | None = None, securities: object = ()) -> Statements:
            del dateline, securities
            text = source if isinstance(source, str) else source.text
            claims = table.get(text, ())
            sentences = tuple(
                Span(*match.span()) for match in re.finditer(r"\S.*?(?:\.(?=\s|$)|$)", text, re.MULTILINE)
            )
            quantities = tuple(claim.quantity for claim in claims if claim.quantity is not None)
            return Statements(sentences, (), (), quantities, claims, "by hand")

        return extract

    return build


@pytest.fixture
def statistic() -> Callable[..., Statistic]:
    def build(
        value: str,
        *,
        name: str = "short_profit",
        subject: Subject | None = None,
        unit: str = "USD",
        period: Period = YEAR,
        label: str = "",
        alternatives: Sequence[Alternative] = (),
    ) -> Statistic:
        return Statistic(
            name=name,
            subject=subject or Subject.of(segment="small_and_below"),
            value=Decimal(value),
            unit=unit,
            period=period,
            as_of=date(2031, 9, 11),
            definition="mark-to-market; capitalisation last known, small below $2,000 million",
            inputs=(),
            coverage=Coverage(used=3512, left_out={"no price": 41}),
            sensitivity=tuple(alternatives),
            label=label,
        )

    return build
