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

TIDE = "Since May the harbour has been dry. The small boats kept pace with the tide through July and August."
HAUL = (
    "Harrow Mills said on 9 September that it had landed 61,000 crates since the beginning of July. Pilots put $44 "
    "million into tugs in the last 30 days."
)


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
        (TIDE, "Through May and June the small boats kept pace with the tide.", "Through May and June"),
        (HAUL, "Since the start of February Harrow Mills has landed 61,000 crates.", "61,000 crates"),
        (HAUL, "Over the last 90 days pilots put $44 million into tugs.", "$44 million"),
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
        (TIDE, "The small boats kept pace with the tide over July and August."),
        (HAUL, "Since 1 July Harrow Mills has landed 61,000 crates."),
        (HAUL, "In the quarter so far Harrow Mills has landed 61,000 crates."),
        (HAUL, "Over the last month pilots put $44 million into tugs."),
        (LIST, "On September 9 the registrar will print the new list of pilots."),
        (LIST, "The registrar will print the new list of pilots in September."),
    ],
)
def test_the_same_time_passes(source: str, draft: str, extract: Extract) -> None:
    assert found(source, draft, extract) == []
