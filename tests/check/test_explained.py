"""Explanations, views and reckonings that a sentence makes its own; one of several told as the first."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.engines.vectors import vectors_of
from narrator.model.claims import Statements

Extract = Callable[..., Statements]

FLOOD = (
    "Larkfield, a consultancy, puts the cost of the flood at 310 million crowns. The dyke broke, which the engineers "
    "blamed on moles. House prices fell 9%, a drop that Larkfield attributed to the flood. “The valley is finished as "
    "a place to farm,” said Runa Thorsen, an agronomist at Holt College. In her view the state has been too slow. The "
    "army sent 400 soldiers because the roads were cut."
)
PORT = (
    "Cocoa fell 5.1% on Wednesday. Growers in Amra earned less from the harvest than in any year since 2014. The port "
    "of Dell is one of the busiest on the coast. Nearly a quarter of its cranes stood idle, among the highest "
    "proportions in the trade."
)


def rules(draft: str, source: str, extract: Extract) -> list[str]:
    """The rules that a sentence breaks."""
    report = check_draft(draft, articles=[source], extract=extract, encode=vectors_of)
    return [one.rule for one in report.findings]


@pytest.mark.parametrize(
    ("source", "draft", "rule"),
    [
        (FLOOD, "The flood cost 310 million crowns.", "attribution-lost"),
        (FLOOD, "The dyke broke because of moles.", "attribution-lost"),
        (FLOOD, "House prices fell 9% because of the flood.", "attribution-lost"),
        (FLOOD, "The valley is finished as a place to farm.", "attribution-lost"),
        (FLOOD, "The state has been too slow.", "attribution-lost"),
        (PORT, "The port of Dell is the busiest on the coast.", "superlative"),
        (PORT, "No part of the trade had so much of its cranes standing idle.", "superlative"),
        (PORT, "The year was the best for growers in Amra since 2014.", "superlative"),
    ],
)
def test_a_view_or_a_place_that_grew_is_found(source: str, draft: str, rule: str, extract: Extract) -> None:
    assert rule in rules(draft, source, extract)


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (FLOOD, "The flood cost 310 million crowns, according to Larkfield."),
        (FLOOD, "Larkfield puts the cost of the flood at 310 million crowns."),
        (FLOOD, "The engineers blamed the failure of the dyke on moles."),
        (FLOOD, "House prices fell 9%."),
        (FLOOD, "The valley is finished as a place to farm, says Runa Thorsen of Holt College."),
        (FLOOD, "In Runa Thorsen's view, the state has been too slow."),
        (FLOOD, "The army sent 400 soldiers because the roads were cut."),
        (PORT, "The port of Dell is among the busiest on the coast."),
        (PORT, "The year was the worst for growers in Amra since 2014."),
    ],
)
def test_what_is_credited_or_told_as_far_as_it_goes_stands(source: str, draft: str, extract: Extract) -> None:
    assert not rules(draft, source, extract)
