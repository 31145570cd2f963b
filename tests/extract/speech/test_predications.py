"""What a sentence says clause by clause."""

from __future__ import annotations

import pytest

from narrator.extract.speech.predications import predications


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        pytest.param("The mill closed in May.", ("The mill closed in May",), id="one clause"),
        pytest.param(
            "The mill closed in May and sold its looms.",
            ("The mill closed in May", "The mill sold its looms"),
            id="the second verb has the subject of the first",
        ),
        pytest.param(
            "Orla Quist, who left the yard in May, builds boats.",
            ("Orla Quist who left the yard in May", "Orla Quist builds boats"),
            id="a relative clause has its noun",
        ),
        pytest.param(
            "Orla Quist says that the yard has paid its debts.",
            ("the yard has paid its debts",),
            id="who says it says nothing else",
        ),
        pytest.param(
            "While the yard grew, the mill lost money.",
            ("the yard grew", "the mill lost money"),
            id="without the word that joins them",
        ),
        pytest.param("Calder, Northmoor and the coast.", (), id="names alone say nothing"),
    ],
)
def test_clauses_in_words_of_their_own(text: str, clauses: tuple[str, ...]) -> None:
    assert predications(text) == clauses


def test_clauses_without_end() -> None:
    said = predications(" ".join(["He said that she knew that"] * 60) + " it was so.")
    assert said[-1].endswith("so")
