"""The year of a founding or a birth and the seat of a house, held against every sentence that tells them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.extract.assertions.particulars import particulars_in
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]

QUILLMARK = (
    "Quillmark Systems, a maker of semiconductor equipment based in Eindhoven, was founded in 1987 by Anton Brek and"
    " has about 6,000 employees. Brek, born in 1951 in Ghent, ran it until 2009. It has been listed in Amsterdam since"
    " 1995. Corrow Freight (founded 1962) is a haulier in Ohio."
)
SEATS = "Tarn Brewing has its headquarters in Norway. Olmet Glass was founded in 1931. It was founded by two brothers."


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Quillmark Systems is headquartered in Eindhoven.", QUILLMARK),
        ("Quillmark was founded in the 1980s.", QUILLMARK),
        ("Quillmark was founded before 1990.", QUILLMARK),
        ("Quillmark, which was founded in the 20th century, is based in Eindhoven.", QUILLMARK),
        ("Anton Brek was born in the 1950s.", QUILLMARK),
        ("Corrow Freight was founded in 1962.", QUILLMARK),
        ("Tarn Brewing is based in Norway.", SEATS),
        ("Olmet Glass was founded in the 1930s.", SEATS),
    ],
)
def test_what_an_article_tells_as_exactly_is_borne_out(draft: str, source: str, extract: Extract) -> None:
    report = check_draft(draft, articles=[source], extract=extract)
    assert [one.verdict for one in report.sentences] == [Verdict.SUPPORTED], report.findings


@pytest.mark.parametrize(
    ("draft", "source", "rule"),
    [
        ("Quillmark was founded in the 1990s.", QUILLMARK, "period"),
        ("Quillmark was founded after 1990.", QUILLMARK, "period"),
        ("Quillmark was founded in the 19th century.", QUILLMARK, "period"),
        ("Anton Brek was born before 1950.", QUILLMARK, "period"),
        ("Corrow Freight was founded in 1971.", QUILLMARK, "period"),
        ("Tarn Brewing is based in Denmark.", SEATS, "subject"),
        ("Olmet Glass was established between 1940 and 1950.", SEATS, "period"),
    ],
)
def test_another_year_or_land_is_refuted(draft: str, source: str, rule: str, extract: Extract) -> None:
    report = check_draft(draft, articles=[source], extract=extract)
    assert report.sentences[0].verdict is Verdict.REFUTED
    assert rule in {finding.rule for finding in report.findings}


def test_a_year_of_another_house_says_nothing(extract: Extract) -> None:
    report = check_draft("Corrow Freight was founded in 1987.", articles=[SEATS], extract=extract)
    assert report.sentences[0].verdict is Verdict.NOT_ENOUGH_EVIDENCE


@pytest.mark.parametrize(
    ("text", "kind", "years", "place"),
    [
        ("Pell Corp was founded in the early 1980s.", "founding", (1980, 1989), set()),
        ("Crane founded Pell Corp on 3 May 1971.", "founding", (1971, 1971), set()),
        ("Ada Crane (born 3 May 1971) runs Pell Corp.", "birth", (1971, 1971), set()),
        ("Pell Corp, whose headquarters are in Lyon, makes tin.", "home", None, {"lyon"}),
        ("Pell Corp was listed between 1990 and 1994.", "listing", (1990, 1994), set()),
        ("Pell Corp was founded after 1990.", "founding", (1991, 9999), set()),
    ],
)
def test_particulars_are_read(text: str, kind: str, years: tuple[int, int] | None, place: set[str]) -> None:
    (found,) = particulars_in(text)
    assert (found.kind, found.years, set(found.place)) == (kind, years, place)
    assert {"pell", "crane"} & found.of


@pytest.mark.parametrize("text", ["It rained in 1987.", "The plan is based on three estimates.", "He died."])
def test_what_is_no_particular_is_left_alone(text: str) -> None:
    assert particulars_in(text) == ()
