"""Respectively, the former, the latter: what is told of two in their order."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]

TOWNS = (
    "Ann Marsh won in Calder and Rick Potter lost in Wexham. Marsh wants a tram; Potter had promised a tunnel. "
    "Harrow Mills and Lorne Works make wool and rope, respectively. Harrow Mills borrowed from Tessin Bank, "
    "Lorne Works from Lugano Bank. Orion Capital is short Harrow Mills, and Draco Partners is short Lorne Works."
)


@pytest.mark.parametrize(
    "draft",
    [
        "Harrow Mills and Lorne Works make rope and wool, respectively.",
        "Lorne Works and Harrow Mills make wool and rope, respectively.",
        "Ann Marsh and Rick Potter lost and won, respectively.",
        "Harrow Mills and Lorne Works borrowed from Lugano Bank and Tessin Bank respectively.",
        "Ann Marsh and Rick Potter had plans: the former promised a tunnel, the latter wants a tram.",
        "Orion Capital and Draco Partners are short sellers; the latter is short Harrow Mills.",
    ],
)
def test_told_of_the_other_of_the_two(draft: str, extract: Extract) -> None:
    (sentence,) = check_draft(draft, articles=[TOWNS], extract=extract).sentences
    assert sentence.verdict is Verdict.REFUTED


@pytest.mark.parametrize(
    "draft",
    [
        "Harrow Mills and Lorne Works make wool and rope, respectively.",
        "Lorne Works and Harrow Mills make rope and wool, respectively.",
        "Ann Marsh and Rick Potter won and lost, respectively.",
        "Harrow Mills and Lorne Works borrowed from Tessin Bank and Lugano Bank respectively.",
        "Ann Marsh and Rick Potter had plans: the former wants a tram, the latter promised a tunnel.",
        "Orion Capital and Draco Partners are short sellers; the latter is short Lorne Works.",
        "The former rival of Harrow Mills and Lorne Works borrowed from Lugano Bank.",
    ],
)
def test_told_of_the_one_it_is_of(draft: str, extract: Extract) -> None:
    (sentence,) = check_draft(draft, articles=[TOWNS], extract=extract).sentences
    assert sentence.verdict is not Verdict.REFUTED
