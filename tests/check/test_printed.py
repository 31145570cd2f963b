"""What is read of a draft: words without marks, cells under their heads, and every place where it is in the draft."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrator.check.printed import printed
from narrator.model.claims import Span

TABLE = "| Lender | Loss this year | Rank |\n|---|--:|---|\n| **Corrow** | 37% | 1 |\n| Calder 300 |  | 2 |\n"
SIGNS = [*"*_`~[]()|- \n.1%#>", "Corrow", "Bo", "37%", "](", "**", "| a | b |\n", "&amp;"]


def lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in printed(text).text.split("\n") if line.strip()]


@pytest.mark.parametrize(
    ("draft", "read"),
    [
        ("**Corrow** fell [a third](https://quay.example/7) in `May`.", ["Corrow fell a third in May."]),
        ("- *One* of them\n- Another", ["- One of them", "- Another"]),
        (
            TABLE,
            [
                "Lender | Loss this year | Rank",
                "Corrow had a loss of 37% this year.",
                "Corrow had a rank of 1.",
                "The Calder 300 had a rank of 2.",
            ],
        ),
        ("Lender | Loss\n\nCorrow | 37%", ["Lender | Loss", "Corrow had a loss of 37%."]),
        ("Lender | 2031\nCorrow | 37%", ["Lender | 2031", "Corrow rose 37% in 2031."]),
        (
            "Losses of lenders\n\nLender | 2031\nCorrow | 37%",
            ["Losses of lenders", "Lender | 2031", "Corrow had 37% in 2031."],
        ),
        (
            "Lender | May 4\nCorrow | −37%\nBo | 3%",
            ["Lender | May 4", "Corrow fell 37% on May 4.", "Bo rose 3% on May 4."],
        ),
        (
            "Fund | Outflow last week ($ million)\nCorrow | 37",
            ["Fund | Outflow last week ($ million)", "Corrow had an outflow of $37 million last week."],
        ),
        (
            "| | Calder 300 | Calder 100 |\n|---|---|---|\n| This year | **4%** | -15% |",
            [
                "| Calder 300 | Calder 100",
                "The Calder 300 rose 4% this year.",
                "The Calder 100 fell 15% this year.",
            ],
        ),
        ("Lender | Fee | Chief\nCorrow | 3% | Bo Lind", ["Lender | Fee | Chief", "Corrow had a fee of 3%.", "Bo Lind"]),
        ("Lender | Fee a year\nCorrow | 3%", ["Lender | Fee a year", "Corrow had a fee a year of 3%."]),
        (
            "Lender | Days to cover\nCorrow | 3.1\n\nLender | 3 months\nCorrow | n/a\nBo | 3%",
            [
                "Lender | Days to cover",
                "Corrow had days to cover of 3.1.",
                "Lender | 3 months",
                "Corrow | n/a",
                "Bo rose 3% in 3 months.",
            ],
        ),
        ("Corrow | 37%\nPellworth | 12%", ["Corrow | 37%", "Pellworth | 12%"]),
        ("Lender | Loss\nCorrow fell 37%.", ["Lender | Loss", "Corrow fell 37%."]),
        ("Corrow | Pellworth\nCalder | Moor", ["Corrow | Pellworth", "Calder | Moor"]),
    ],
)
def test_what_is_read(draft: str, read: list[str]) -> None:
    assert lines(draft) == read


def test_every_word_is_found_in_the_draft() -> None:
    read = printed(TABLE)
    for word in ("Corrow", "37%", "Calder 300", "Lender"):
        at = read.text.index(word)
        assert read.in_draft(Span(at, at + len(word))).of(TABLE) == word
    for said, there in (("Corrow had a rank of 1.", "| 1"), ("The Calder 300 had a rank of 2.", "Calder 300 |  | 2")):
        at = read.text.index(said)
        assert read.with_marks(Span(at, at + len(said)), 0).of(TABLE).strip(" |") == there.strip(" |")


def test_a_sentence_has_the_marks_around_it() -> None:
    draft = "**Corrow** fell. *Bo said so.* It was _late_."
    read = printed(draft)
    found, end = [], 0
    for words in ("Corrow fell.", "Bo said so.", "It was late."):
        place = read.with_marks(Span(read.text.index(words), read.text.index(words) + len(words)), end)
        found.append(place.of(draft))
        end = place.end
    assert found == ["**Corrow** fell.", "*Bo said so.*", "It was _late_."]


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(SIGNS), max_size=40).map("".join))
def test_places_rise_and_words_that_stand_in_the_draft_are_its_own(draft: str) -> None:
    read = printed(draft)
    places = [read.in_draft(Span(at, at + 1)) for at in range(len(read.text))]
    assert places == sorted(places)
    assert all(0 <= place.start < place.end <= len(draft) for place in places)
    assert "".join(read.text.split()) or not "".join(draft.split("*_`~[]()")).isalnum()
