"""Languages: by the words, and by what is declared where there are too few of them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from narrator.read.articles.language import find_language


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Short sellers of small lenders are having the best June in years, and they know it.", "en"),
        ("Lenders sink. Nobody buys. Bears sleep late, every day, in Fen Street.", "en"),
        ("Leerverkäufer haben mit Wetten gegen kleine Banken am Montag wieder Geld verdient.", "de"),
        ("Les vendeurs à découvert ont gagné plus d'un milliard d'euros depuis janvier.", "fr"),
        ("Los bajistas ganaron más de mil millones de euros con los bancos pequeños.", "es"),
        ("De beleggers verdienden dit jaar veel geld aan de daling van de kleine banken.", "nl"),
        ("空売り投資家は今年、小型株の下落で約一億ドルの利益を得たと同社は推計している。" * 2, "ja"),
    ],
)
def test_the_words_decide(words: str, language: str) -> None:
    assert find_language(words) == language
    assert find_language(words, "pt-BR") == language


@pytest.mark.parametrize(
    ("declared", "language"),
    [("en-GB", "en"), ("DE", "de"), ("fr_FR", "fr"), ("english", None), ("", None), (None, None)],
)
def test_few_words_leave_it_to_the_declaration(declared: str | None, language: str | None) -> None:
    assert find_language("Moor fell 3%.", declared) == language


def test_english_loads_no_model() -> None:
    script = (
        "import sys; from narrator.read.articles.language import find_language;"
        "find_language('The bears of Fen Street are out, and the lenders that fell on Monday fell for a reason.');"
        "sys.exit('py3langid' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0  # noqa: S603  our own script
