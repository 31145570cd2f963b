"""What articles say, remembered by their words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from narrator.articles import statements_in
from narrator.extract import statements
from narrator.extract.statements import extract_statements
from narrator.model.claims import Span
from narrator.model.sources import Article

WORDS = "Short sellers of Pelham Foods made $70 million this year, Cobalt Research said. “We are glad,” said Sam Oakes."


def test_what_copies_say_is_read_once_and_named_by_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[object] = []

    def counted(source: str | Article, **known: object) -> object:
        read.append(source)
        return extract_statements(source, **known)  # type: ignore[arg-type]

    monkeypatch.setattr(statements, "extract_statements", counted)
    monkeypatch.setattr("narrator.cache.cache_folder", lambda: tmp_path)
    spans = (Span(0, len(WORDS)),)
    first = Article("a", "a.txt", "text", WORDS, spans, published=date(2031, 7, 9))
    second = Article("b", "b.html", "html", WORDS, spans, publisher="Gazette", published=date(2031, 7, 9))
    later = Article("c", "c.txt", "text", WORDS, spans, published=date(2032, 7, 9))
    said = [statements_in(one) for one in (first, second, later)]
    assert said == [extract_statements(one) for one in (first, second, later)]
    assert [{claim.article for claim in one.claims} for one in said] == [{"a"}, {"b"}, {"c"}]
    assert len(read) == 2  # "this year" of another year is another year
