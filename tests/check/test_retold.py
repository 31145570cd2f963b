"""A word put for its opposite in a sentence told anew: words that hang on the same are held against each other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]

FERRY = "Rhena Ferries presented temporary plans for the harbour at Wexham in May."
LOOMS = "The guild trusted the new weavers, Ines Korda said on Friday."
FEES = "Most of the skippers who used the canal underestimated the fees."
OFFER = "The second offer was delivered by letter to Ines Korda on Friday evening."
ART = "Silver pays nothing, Ines Korda says, and she finds it ugly."
TOOLS = "The guild found the new looms useful after the fire."


def verdict(draft: str, source: str, extract: Extract) -> Verdict:
    [sentence] = check_draft(draft, articles=[source], extract=extract).sentences
    return sentence.verdict


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("In May, permanent plans for the harbour at Wexham were presented by Rhena Ferries.", FERRY),
        ("On Friday Ines Korda said the new weavers were distrusted by the guild.", LOOMS),
        ("The fees were overestimated by most of the skippers who used the canal.", FEES),
        ("On Friday morning, the second offer was delivered to Ines Korda.", OFFER),
        ("Silver is found beautiful by Ines Korda, as it pays nothing.", ART),
        ("After the fire the new looms were found useless by the guild.", TOOLS),
    ],
)
def test_the_opposite_in_a_sentence_told_anew_is_refuted(draft: str, source: str, extract: Extract) -> None:
    """All other words are the article's, in another order; the one that is not excludes one of its own."""
    assert verdict(draft, source, extract) is Verdict.REFUTED


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("In May, temporary plans for the harbour at Wexham were presented by Rhena Ferries.", FERRY),
        ("On Friday Ines Korda said the new weavers were trusted by the guild.", LOOMS),
        ("The fees were underestimated by most of the skippers who used the canal.", FEES),
        ("On Friday evening, the second offer was delivered to Ines Korda.", OFFER),
        ("After the fire the new looms were found helpful by the guild.", TOOLS),
        (
            "The old barges were slow and the new barges were quick, according to the skippers.",
            "The skippers said the new barges were fast and the old barges were slow.",
        ),
    ],
)
def test_what_is_told_anew_and_true_is_not_refuted(draft: str, source: str, extract: Extract) -> None:
    """The same word, another for the same, or one that is said of something else."""
    assert verdict(draft, source, extract) is not Verdict.REFUTED
