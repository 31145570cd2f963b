"""How much of an article, and how little else, is read from a page, beside bare trafilatura and a rule of line lengths.

The pages are those of `tests/quality/pages`: all invented, and our rules were made with them in sight. The score is
ROUGE-L over words (F1 of the longest common subsequence); the labels hold datelines, which narrator reports apart.
The rule of line lengths is given the limit that suits these pages best.

    python benchmarks/pages.py
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import mean

import trafilatura

from narrator.read.articles.encoding import decode
from narrator.read.articles.files import read_articles

PAGES = Path(__file__).parents[1] / "tests" / "quality" / "pages"
HTML = 0.947
"""What bare trafilatura reaches on other pages of this kind, comments and tables left out."""

SAVED = 0.86
"""What a rule of lines reaches on other pages saved as text."""


def common(one: list[str], two: list[str]) -> int:
    """The length of the longest common subsequence (Hyyrö 2004: a row of the table as the bits of one number)."""
    places: dict[str, int] = {}
    for index, word in enumerate(two):
        places[word] = places.get(word, 0) | 1 << index
    every = (1 << len(two)) - 1
    row = every
    for word in one:
        met = row & places.get(word, 0)
        row = ((row + met) | (row - met)) & every
    return len(two) - row.bit_count()


def rouge(found: str, wanted: str) -> float:
    """ROUGE-L F1 over words."""
    one, two = found.split(), wanted.split()
    return 2 * common(one, two) / (len(one) + len(two)) if one or two else 1.0


def by_trafilatura(page: str) -> str:
    """The body as bare trafilatura gives it."""
    return trafilatura.extract(page, include_comments=False, include_tables=False) or ""


def longer_than(most: int) -> Callable[[str], str]:
    """A rule that keeps the lines of more than so many characters."""
    return lambda page: "\n".join(line for line in page.splitlines() if len(line.strip()) > most)


def ours(file: Path, number: int) -> str:
    """The body as narrator gives it."""
    return read_articles(file)[number].body()


def main() -> int:
    """Print the scores; 1 where ours is not above both peers and both published figures."""
    labels = json.loads((PAGES / "labels.json").read_text(encoding="utf-8"))
    kinds = {"HTML": ".html", "saved as text": ".txt"}
    held = True
    for (kind, suffix), published in zip(kinds.items(), (HTML, SAVED), strict=True):
        pages = [(PAGES / label["file"], label) for label in labels if label["file"].endswith(suffix)]
        wanted = ["\n".join(label["paragraphs"]) for _, label in pages]
        texts = [decode(file.read_bytes(), str(file)) for file, _ in pages]
        rules: dict[str, Callable[[str], str]] = {"trafilatura": by_trafilatura}
        if suffix == ".txt":
            rules = {f"lines of more than {most} characters": longer_than(most) for most in range(30, 151, 10)}
        scores = {name: mean(map(rouge, map(rule, texts), wanted)) for name, rule in rules.items()}
        peer = max(scores, key=lambda name: scores[name])
        mine = mean(
            rouge(ours(file, label["article"]), words) for (file, label), words in zip(pages, wanted, strict=True)
        )
        held = held and mine > max(scores[peer], published)
        print(f"{kind}, {len(pages)} pages: ROUGE-L {mine:.3f}; {peer} {scores[peer]:.3f}; limit {published:.3f}")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
