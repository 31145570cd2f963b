"""Times in words: another season, day or year than the article's, and the same in other words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from narrator.check.draft import check_draft
from narrator.model.claims import Statements

Extract = Callable[..., Statements]
FERRY = "The council of Calder bought the old ferry and two tugs in the spring. In the winter the pier was mended."
SEAT = "Petra Lindholm has sat on the harbour board since the summer of 2022, longer than its other members."
LIST = "The registrar will print the new list of pilots on 9 September."
BOAT = "Harrow Mills closed its boat yard in April, its owner said."


def found(source: str, draft: str, extract: Extract) -> list[tuple[str, str]]:
    report = check_draft(draft, articles=[source], dateline=date(2031, 9, 10), extract=extract)
    return [(finding.rule, finding.span.of(draft)) for finding in report.findings if finding.rule == "period"]


@pytest.mark.parametrize(
    ("source", "draft", "words"),
    [
        (FERRY, "The council of Calder bought the old ferry in the autumn.", "in the autumn"),
        (FERRY, "Two tugs were bought by the council of Calder in the summer.", "in the summer"),
        (SEAT, "Petra Lindholm has sat on the harbour board since the summer of 2024.", "since the summer of 2024"),
        (LIST, "On 19 September the registrar will print the new list of pilots.", "On 19 September"),
        (BOAT, "Harrow Mills closed its boat yard in June.", "June"),
    ],
)
def test_another_time_is_found(source: str, draft: str, words: str, extract: Extract) -> None:
    assert any(words in place or place in words for _, place in found(source, draft, extract))


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (FERRY, "In the spring the council of Calder bought the old ferry."),
        (FERRY, "The council of Calder bought the old ferry before the pier was mended in the winter."),
        (SEAT, "Since the summer of 2022 Petra Lindholm has sat on the harbour board."),
        (SEAT, "Petra Lindholm has sat on the harbour board since 2022."),
        (LIST, "On September 9 the registrar will print the new list of pilots."),
        (LIST, "The registrar will print the new list of pilots in September."),
    ],
)
def test_the_same_time_passes(source: str, draft: str, extract: Extract) -> None:
    assert found(source, draft, extract) == []
