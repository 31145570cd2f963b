"""What is only put to somebody: it asserts nothing, and with its answer what both say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.engines.small_encoder import encode_few
from narrator.model.claims import Span, Statements
from narrator.model.drafts import Verdict
from narrator.model.sources import Article

Extract = Callable[..., Statements]
TALK = """Ines Korda has run the timber desk of Lantern Mills for six years. We met her in Bergen.

Q: Do you worry about bark beetles?
Less than most.

Q: Some say the sawmill boom is over.
I don't believe that. Orders came in all through the winter.

Q: Could there be a shortage of planks?
In the north, not in the south.

Q: So no merger?
No. I call it a friendship.

You will hear that pulp has lost its charm. I don't accept it. Paper is dull, and dull pays.
"""


def verdict(draft: str, extract: Extract) -> Verdict:
    article = Article("talk", "", "text", TALK, (Span(0, len(TALK)),), byline=("Colin Vane",))
    return check_draft(draft, articles=[article], extract=extract, encode=encode_few).sentences[0].verdict


@pytest.mark.parametrize(
    "draft",
    [
        "Ines Korda worries less than most about bark beetles.",
        "Ines Korda does not believe that the boom of the sawmills is over.",
        "If there is to be a shortage of planks, Ines Korda expects it in the north and not in the south.",
        "Ines Korda does not speak of a merger but calls it a friendship.",
        "Colin Vane does not accept that pulp has lost its charm.",
    ],
)
def test_a_question_and_its_answer_say_something_together(draft: str, extract: Extract) -> None:
    assert verdict(draft, extract) is Verdict.SUPPORTED


@pytest.mark.parametrize(
    "draft",
    [
        "Ines Korda is worried about bark beetles.",
        "The sawmill boom is over.",
        "Ines Korda believes that the boom of the sawmills is over.",
        "If there is to be a shortage of planks, Ines Korda expects it in the south.",
        "Pulp has lost its charm.",
    ],
)
def test_a_question_alone_says_nothing(draft: str, extract: Extract) -> None:
    assert verdict(draft, extract) is Verdict.NOT_ENOUGH_EVIDENCE


@pytest.mark.parametrize("draft", ["There is going to be a merger.", "The boom in sawmills is not over."])
def test_a_question_contradicts_nothing(draft: str, extract: Extract) -> None:
    assert verdict(draft, extract) is not Verdict.REFUTED
