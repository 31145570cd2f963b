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
