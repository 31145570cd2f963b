"""A fault is told once, by what shows it best; what is wrong twice is told twice."""

from __future__ import annotations

from narrator.check.once import told_once
from narrator.check.opinions import Judged, Opinion
from narrator.model.claims import Span
from narrator.model.drafts import Evidence, Verdict

SENTENCE = Span(0, 100)
PASSAGE = Evidence("Fees rose 9% in May and 4% in June.", "ledger", Span(10, 45))
OTHER = Evidence("Ferries were full.", "gazette", Span(0, 18))


def item(
    rule: str, start: int, end: int, *, found: str = "", text: str = "words", shown: Evidence | None = PASSAGE
) -> Judged:
    unfound = rule.startswith(("unknown", "unsupported")) or rule == "no-evidence"
    verdict = Verdict.NOT_ENOUGH_EVIDENCE if unfound else Verdict.REFUTED
    return Judged(Span(start, end), text, Opinion(verdict, rule, found, evidence=(shown,) if shown else ()))


def rules(*items: Judged, times: tuple[Span, ...] = ()) -> list[str | None]:
    return [one.opinion.rule for one in told_once(items, SENTENCE, times)]


def test_of_two_in_one_place_the_more_telling_is_told() -> None:
    assert rules(item("word", 10, 20), item("superlative", 10, 40)) == [None, "superlative"]
    assert rules(item("number", 10, 20), item("direction", 5, 20)) == [None, "direction"]


def test_two_faults_are_told_twice() -> None:
    assert rules(item("number", 10, 20), item("superlative", 30, 40)) == ["number", "superlative"]
    assert rules(item("number", 10, 20), item("direction", 5, 20, shown=OTHER)) == ["number", "direction"]


def test_a_sentence_that_no_article_has_is_told_by_the_words_that_none_has() -> None:
    assert rules(item("unsupported", 0, 100, shown=None), item("unknown-name", 4, 9, shown=None)) == [
        None,
        "unknown-name",
    ]
    assert rules(item("unsupported", 0, 100, shown=None), item("number", 4, 9)) == ["unsupported", "number"]


def test_what_no_article_says_is_told_of_its_words_or_beside_what_is_shown() -> None:
    bare, shown = item("unsupported", 0, 100, shown=None), item("unsupported", 0, 100)
    loose = item("unsupported", 10, 20, shown=None)
    assert rules(bare, loose) == [None, "unsupported"]
    assert rules(shown, loose) == ["unsupported", None]


def test_a_figure_that_stands_beside_what_is_turned_is_not_wrong_as_well() -> None:
    turned = item("direction", 5, 9)
    assert rules(turned, item("number", 30, 32, text="9%", shown=OTHER)) == ["direction", None]
    assert rules(turned, item("number", 30, 32, text="7%", shown=OTHER)) == ["direction", "number"]


def test_a_rate_is_in_the_wrong_unit_once() -> None:
    assert rules(item("unit", 10, 14), item("period", 17, 22)) == [None, "period"]
    assert rules(item("unit", 10, 14), item("period", 57, 62)) == ["unit", "period"]


def test_a_figure_within_a_period_is_told_with_the_period() -> None:
    assert rules(item("period", 5, 15), item("number", 30, 32), times=(Span(25, 38),)) == ["period", None]
    assert rules(item("number", 5, 15), item("period", 30, 32), times=(Span(25, 38),)) == ["number", "period"]


def test_a_person_is_in_the_wrong_place_once() -> None:
    assert rules(item("misattributed", 50, 90), item("misattributed", 0, 12), item("affiliation", 20, 30)) == [
        None,
        "misattributed",
        None,
    ]


def test_two_figures_that_have_changed_places_are_told_together() -> None:
    first = item("number", 10, 12, found="ledger has “9%” (Fees rose.)", text="4%")
    second = item("number", 30, 32, found="ledger has “4%” (Fees rose.)", text="9%")
    told = told_once([first, second], SENTENCE, ())
    assert [one.opinion.rule for one in told] == ["number", None]
    assert told[0].text == "4% and 9%"
    assert told[0].opinion.found == "ledger has “9%” here and “4%” there (Fees rose.)"
    assert [one.opinion.verdict for one in told] == [Verdict.REFUTED] * 2
