"""The words by which sentences are lined up and told apart."""

from __future__ import annotations

import pytest

from narrator.check.draft import check_draft
from narrator.check.sources.search import content_words
from narrator.check.speech.quotations import quotations
from narrator.check.words.anchors import anchors, apart, months, segments, terms
from narrator.check.words.sense import opposite, same_sense
from narrator.check.words.wording import asserts_nothing
from narrator.model.drafts import Verdict


@pytest.mark.parametrize(
    ("sentence", "credited", "expected"),
    [
        ("Shares of Corrow Freight fell on 16 June 2031.", (), {"corrow", "freight"}),
        ("The Russell 2000 gained 4% in March.", (), {"russell", "2000"}),
        ("Investors sold, according to Halden Bank.", ("Halden Bank Corp.",), set()),
        ("Short sellers of small caps made money on Tuesday.", (), set()),
        ("Teldane Communications Inc. rose 11%.", (), {"teldane", "communications"}),
    ],
)
def test_anchors_are_the_words_of_names(sentence: str, credited: tuple[str, ...], expected: set[str]) -> None:
    assert anchors(sentence, credited) == expected


def test_segments_months_and_terms() -> None:
    assert segments("small-, micro- and nano-cap stocks") == {"small", "micro", "nano"}
    assert segments("a small price for mid-cap funds") >= {"mid"}
    assert months("in Sept. and March, as prices may rise") == {"september", "march"}
    assert apart(terms("the two-year note"), terms("ten-year notes"))
    assert not apart(terms("the two-year note"), terms("notes"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Investors pulled money out of small-cap funds.", "Investors withdrew money from small-cap funds."),
        ("The stocks have dropped.", "The shares fell."),
        ("Bets against lenders paid.", "Wagers against lenders paid."),
        ("The founders sold the mill.", "The founders will sell their mill."),
        ("The family owns a tannery.", "A tannery that the family held."),
        ("Turnover was heaviest at noon.", "Trading was busiest at noon."),
        ("Wool has grown dear.", "Wool grew costlier."),
    ],
)
def test_the_trade_says_one_thing_in_many_words(one: str, other: str) -> None:
    shared = content_words(one) & content_words(other)
    assert len(shared) >= len(content_words(one)) - 1


@pytest.mark.parametrize(
    ("draft", "source", "opposed"),
    [
        ("Shares fell.", "Shares rose.", True),
        ("Shares declined.", "Shares fell.", False),
        ("They put money into funds.", "They withdrew money.", True),
        ("They took money out of funds.", "They withdrew money.", False),
        ("The trade was a profit.", "The trade was a loss.", True),
        ("Shares rose and fell.", "Shares fell.", False),
    ],
)
def test_opposites(draft: str, source: str, opposed: bool) -> None:
    assert (opposite(draft, source) is not None) is opposed
    assert not (opposed and same_sense(draft, source))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“One two three,” she said. “Four five six.”", ["One two three,", "Four five six."]),
        ('"One two three," she said.', ["One two three,"]),
        ("a “scare quote” here", []),
        ('an "unbalanced mark of three words', []),
        ('"One two three" and "four five six" and " left open', []),
    ],
)
def test_direct_speech_is_found_by_its_marks(text: str, expected: list[str]) -> None:
    assert [quotation.text for quotation in quotations(text, ())] == expected


@pytest.mark.parametrize(
    ("sentence", "nothing"),
    [
        ("## Markets", True),
        ("Good morning, readers.", True),
        ("Here is what moved yesterday, and why.", True),
        ("Here is the catch: lenders lost money on barley.", False),
        ("Here are the 12 lenders that lost money.", False),
        ("What next?", True),
        ("In our view the worst is over.", True),
        ("Small caps fell.", False),
        ("Bets against lenders have paid more than any others this year.", False),
    ],
)
def test_what_asserts_nothing(sentence: str, nothing: bool) -> None:
    assert asserts_nothing(sentence) is nothing


QUAY = "Shares of Tarn Quay Inc. fell on Monday after the company cut its forecast for the summer."


@pytest.mark.parametrize(
    ("heading", "verdict"),
    [
        ("Shares of Tarn Quay rise after it cut its forecast", Verdict.REFUTED),
        ("# Shares of Tarn Quay climb after forecast cut", Verdict.REFUTED),
        ("Shares of Tarn Quay after the forecast", Verdict.NOT_CHECKABLE),
        ("The forecast of Tarn Quay and its shares", Verdict.NOT_CHECKABLE),
        ("Monday at Tarn Quay", Verdict.NOT_CHECKABLE),
    ],
)
def test_a_heading_is_held_against_the_opposite_and_else_asserts_nothing(heading: str, verdict: Verdict) -> None:
    report = check_draft(heading, articles=[QUAY])
    assert [one.verdict for one in report.sentences] == [verdict]
