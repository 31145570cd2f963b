"""A draft in another language says so, and what is not read is not judged."""

from __future__ import annotations

import pytest

from narrator.check.draft import check_draft
from narrator.check.language import language_name
from narrator.model.drafts import Report, Severity, Verdict

FUNDS = "Investors withdrew $2.4 billion from small-cap funds last week."
WRONG = "Investors withdrew $4.2 billion from small-cap funds last week."
GERMAN = (
    "Anleger haben in der vergangenen Woche 4,2 Milliarden Dollar aus Fonds für kleinere Werte abgezogen."
    " Das war so viel wie seit Monaten nicht mehr."
)
FRENCH = "Les investisseurs ont retiré de l’argent des fonds la semaine dernière, et personne ne sait pourquoi."


def told(report: Report) -> list[str]:
    return [one.message.split("): ")[0] + ")" for one in report.findings if one.rule == "language"]


def test_a_draft_in_german_says_so_and_is_not_judged() -> None:
    report = check_draft(GERMAN, articles=[FUNDS])
    assert report.language == "de"
    assert {one.verdict for one in report.sentences} == {Verdict.NOT_CHECKABLE}
    (found,) = report.findings
    assert (found.rule, found.severity, found.line, found.column) == ("language", Severity.WARNING, 1, 1)
    assert told(report) == ["the draft reads as German here, and only English is checked (2 sentences)"]
    assert report.passed


def test_of_a_mixed_draft_the_english_is_checked() -> None:
    report = check_draft(f"{WRONG}\n\n{GERMAN}\n\n{FUNDS}\n\n{FRENCH}", articles=[FUNDS])
    assert [one.rule for one in report.findings] == ["number", "language", "language"]
    assert [one.line for one in report.findings] == [1, 3, 7]
    assert not report.passed
    assert [one.verdict.value for one in report.sentences] == [
        "refuted",
        "not_checkable",
        "not_checkable",
        "supported",
        "not_checkable",
    ]
    assert told(report)[1].endswith("French here, and only English is checked (1 sentence)")


@pytest.mark.parametrize("text", [FUNDS, "5%", "Ashby Tarn\n\nHalden Bank AG", "So.", "Über Nacht"])
def test_english_and_what_is_too_short_to_tell_is_read(text: str) -> None:
    report = check_draft(text, articles=[FUNDS])
    assert report.language in {None, "en"}
    assert told(report) == []


def test_a_line_without_end_is_told_and_the_rest_is_judged() -> None:
    endless = "; ".join(["the mole was dredged and 4% of the silt sold"] * 60) + "."
    report = check_draft(f"{WRONG}\n\n{endless}\n\n{FUNDS}", articles=[FUNDS])
    assert [one.verdict.value for one in report.sentences] == ["refuted", "not_checkable", "supported"]
    found = report.findings[1]
    assert (found.rule, found.severity, found.line) == ("length", Severity.WARNING, 3)
    assert found.message == (
        f"{len(endless):,} characters without a full stop are no sentence and are not checked; break the line"
        " that begins so: the mole was dredged and 4% of the silt sold; the mole was …"
    )


def test_a_long_paragraph_of_sentences_is_read() -> None:
    report = check_draft(" ".join([FUNDS] * 50), articles=[FUNDS])
    assert {one.verdict for one in report.sentences} == {Verdict.SUPPORTED}


def test_a_language_without_a_name_is_another() -> None:
    assert language_name("und") == "another language than English"
    assert language_name("de") == "German"


@pytest.mark.parametrize("year", ["10000", "0", "99999999999999999999"])
def test_a_year_outside_of_the_calendar_is_no_window(year: str) -> None:
    assert check_draft(
        f"The mole had its best month since {year}.", articles=["The mole had its best month since 2019."]
    )
