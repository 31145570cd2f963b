"""One invented story in many hands: every company, person and figure in it is made up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from narrator.engines.encoder import encode
from narrator.model.claims import Span
from narrator.model.sources import Article

MakeArticle = Callable[..., Article]
Encode = Callable[[Sequence[str]], NDArray[np.float32]]


def _article(name: str, body: str, **known: object) -> Article:
    """An article that is all body, one paragraph a line."""
    spans, start = [], 0
    for line in body.split("\n"):
        if line.strip():
            spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    article = Article(id=name, file=f"{name}.txt", form="text", text=body, paragraphs=tuple(spans))
    return replace(article, **known)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def article() -> MakeArticle:
    return _article


@pytest.fixture(scope="session")
def vectors() -> Encode:
    """The encoder, each sentence computed once in a run of the tests."""
    known: dict[str, NDArray[np.float32]] = {}

    def remembered(sentences: Sequence[str]) -> NDArray[np.float32]:
        new = [sentence for sentence in sentences if sentence not in known]
        known.update(zip(new, encode(new), strict=True))
        return np.stack([known[sentence] for sentence in sentences])

    return remembered


@pytest.fixture(scope="session")
def bodies() -> Mapping[str, str]:
    """The texts beside this file: an original, two copies, two other reports of the event, one topic, one series."""
    folder = Path(__file__).parent / "story"
    return {file.stem: file.read_text(encoding="utf-8").strip() for file in sorted(folder.glob("*.txt"))}


@pytest.fixture(scope="session")
def story(bodies: Mapping[str, str]) -> Mapping[str, Article]:
    """The original, dated and signed, with a copy of every kind, and two articles that are none."""
    original = bodies["original"]
    straight = original.replace("“", '"').replace("”", '"')
    syndicated = straight.replace("a data house in Boston", "a data firm in Boston")
    known = {"byline": ("Dora Finch",), "publisher": "Fernwood Ledger", "published": date(2031, 7, 9)}
    return {
        "original": _article("original", original, **known),
        "identical": _article("identical", straight.replace(". ", ".  ")),
        "syndicated": _article("syndicated", syndicated),
        "paraphrase": _article("paraphrase", bodies["paraphrase"]),
        "spun": _article("spun", bodies["spun"]),
        "excerpt": _article("excerpt", "\n".join(original.split("\n")[1:5])),
        "rival": _article("rival", bodies["rival"], byline=("Sam Oakes",), published=date(2031, 7, 9)),
        "topic": _article("topic", bodies["topic"], published=date(2031, 7, 10)),
    }
