from __future__ import annotations

import re

import pytest

from narrator.model.claims import Span
from narrator.publish.marked import marked_html, marked_plain
from narrator.publish.notes import Mark, Note

NOTES = (Note(1, "Profit", "A <line> & more"),)


def link(words: str, place: int = 0) -> str:
    card = '<span class="card" aria-hidden="true">A &lt;line&gt; &amp; more</span>'
    return (
        f'<a class="cited" id="place-{place}" href="#note-1" aria-describedby="note-1"><span>{words}</span>'
        f"<sup>1</sup>{card}</a>"
    )


def mark(text: str, words: str) -> Mark:
    start = text.index(words)
    return Mark(Span(start, start + len(words)), 1)


@pytest.mark.parametrize(
    ("text", "words", "html"),
    [
        ("They made $5 million.", "$5 million", f"<p>They made {link('$5 million')}.</p>"),
        ("# Shorts make $5", "$5", f"<h1>Shorts make {link('$5')}</h1>"),
        ("**They made $5.** Yes.", "$5", f"<p><strong>They made {link('$5')}.</strong> Yes.</p>"),
        ("**$5** it is.", "$5", f"<p><strong>{link('$5')}</strong> it is.</p>"),
        ("Ode & Co <b>x</b> made $5", "<b>x</b>", f"<p>Ode &amp; Co {link('&lt;b&gt;x&lt;/b&gt;')} made $5</p>"),
    ],
)
def test_a_cited_place_is_a_link_to_its_note(text: str, words: str, html: str) -> None:
    assert marked_html(text, [mark(text, words)], NOTES).strip() == html


def test_a_mark_across_emphasis_stays_well_nested() -> None:
    text = "It **made $5** million."
    html = marked_html(text, [mark(text, "$5** million")], NOTES)
    rest = '<a class="cited" href="#note-1" aria-describedby="note-1"><span> million</span></a>'
    assert html.strip() == f"<p>It <strong>made {link('$5')}</strong>{rest}.</p>"


def test_foreign_markup_scripts_and_pictures_stay_words() -> None:
    html = marked_html("<script>x</script> ![a](https://a.example/b.png) [c](javascript:x)", [], ())
    assert "<script" not in html
    assert "<img" not in html
    assert "href" not in html.replace('href="https://a.example/b.png"', "")


def test_the_signs_that_travel_through_markdown_cannot_be_smuggled_in() -> None:
    html = marked_html("a \ue0007\ue001b\ue002 c `\ue0000\ue001d\ue002`", [], ())
    assert not re.search("[\ue000-\ue002]|cited", html)


def test_plain_text_has_numbers_rules_and_short_lines() -> None:
    text = "# Shorts make $5\n\n*Small print.*\n\n## Positions\n\n" + "They made $7 " + "and so on " * 12
    plain = marked_plain(text, [mark(text, "$5"), mark(text, "$7")])
    assert plain.startswith(
        "Shorts make $5 [1]\n==================\n\nSmall print.\n\nPositions\n---------\n\nThey made $7 [1]"
    )
    assert max(map(len, plain.splitlines())) <= 72
