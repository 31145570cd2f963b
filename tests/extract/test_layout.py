"""Where a line breaks for width says nothing; where a list, a heading or a row begins, a paragraph does."""

from __future__ import annotations

import pytest

from narrator.extract.layout import paragraphs_of, unwrapped, without_marks

FIRST = "1. The harbour board of Pellworth put its dues up by a tenth last week"
SECOND = "2. Ferries to Corrow were full on every morning of the long summer"
THIRD = "3. Barley was dearer than it had been"


@pytest.mark.parametrize(
    "lines",
    [
        [FIRST, SECOND, THIRD],
        [FIRST.replace("1.", "1)"), SECOND.replace("2.", "2)"), THIRD],
        [FIRST.replace("1.", "7."), SECOND.replace("2.", "8."), THIRD.replace("3.", "9.")],
        [FIRST, SECOND.replace("2.", "1."), THIRD.replace("3.", "1.")],
        [FIRST, "   - The board of Pellworth gave no reason for it when it was asked", SECOND],
    ],
)
def test_every_item_of_a_numbered_list_is_a_paragraph(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert [span.of(text) for span in paragraphs_of(text)] == lines
    assert unwrapped(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "“A gull that waits for\nthe ferry to leave will\nnever be wet,” said the harbour\nmaster of Pellworth.",
        "Nothing was heard of the\nbarley after the ninth of\nMay, and nobody asked.",
        "Dues of the port of Corrow rose\n12% in the spring.",
        "The man who counts the lorries, J.\nPenhallow, had left by then.",
        'He had said: "The dues\nRose before anybody knew."',
        "- lorries that waited at\n  the gate",
        "> The board met\n> in the evening,\nand said nothing.",
    ],
)
def test_a_paragraph_goes_to_the_blank_line_however_short_its_lines_are(text: str) -> None:
    assert [span.of(f"{text}\n\nAnother.") for span in paragraphs_of(f"{text}\n\nAnother.")] == [text, "Another."]
    assert "\n" not in unwrapped(text)
    assert " >" not in unwrapped(text)


@pytest.mark.parametrize(
    "lines",
    [
        ["The dues are up", "Lorries at Corrow had to\nwait for days, the board said."],
        ["The dues are up", "By Ilse Quarm", "Lorries at Corrow had to\nwait for days, the board said."],
        ["Dear Ilse,", "The dues are up, and the\nboard says why."],
        ["Barley is up", "Lorries are down", "Ferries are full", "And so the summer ends"],
        ["The dues were put up.", "Nobody paid them.", "The board was not heard."],
        ["Corrow | 12%", "Pellworth | of the sum"],
        ["“The dues are up.", "“The lorries wait,” he said."],
        ["Lorries: 14,000  ", "Ferries: 210  ", "Barley, and what\nbecame of it, is told below."],
        ["- Corrow", "- Pellworth, where the\n  ferries lie", "• Moor"],
    ],
)
def test_lines_that_break_no_sentence_stand_alone(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert [span.of(text) for span in paragraphs_of(text)] == lines
    assert unwrapped(unwrapped(text)) == unwrapped(text)


def test_a_line_that_begins_with_a_day_of_the_month_goes_on() -> None:
    text = "The harbour board of Pellworth will meet again on the morning of May\n19. Nothing else is planned."
    assert [span.of(text) for span in paragraphs_of(text)] == [text]
    assert "May 19. Nothing" in unwrapped(text)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_wrapped_paragraph_is_one_line_of_the_same_length(end: str) -> None:
    text = end.join(
        ["# Dues", "", f"{FIRST[3:]}, and the", f"{SECOND[3:]}. The", "price of barley fell.", "", "Bo | Al"]
    )
    plain = unwrapped(text)
    assert len(plain) == len(text)
    assert plain.count("\n") == text.count("\n") - 2
    assert unwrapped(plain) == plain


def test_marks_are_no_words() -> None:
    assert without_marks("**Pinmoor** _Bancorp_ `PINM_A`") == "Pinmoor Bancorp PINM_A"
