"""The language of a paragraph is said where it is certain, and nowhere else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from narrator.read.drafts.language import Stretch, languages_in, main_language

QUALITY = Path(__file__).parents[2] / "quality"
ENGLISH = "Shares of Ashby Tarn fell 5% on Tuesday after the bank had cut its forecast for the year."
SENTENCES = {
    "de": "Die Aktien von Ashby Tarn fielen am Dienstag um 5 Prozent, nachdem die Bank ihre Prognose gesenkt hatte.",
    "fr": "Les actions d’Ashby Tarn ont chuté de 5 % mardi après que la banque a abaissé ses prévisions.",
    "es": "Las acciones de Ashby Tarn cayeron un 5 % el martes después de que el banco rebajara sus previsiones.",
    "it": "Le azioni di Ashby Tarn sono scese del 5% martedì dopo che la banca ha tagliato le previsioni.",
    "nl": "De aandelen van Ashby Tarn daalden dinsdag met 5 procent nadat de bank haar verwachting had verlaagd.",
    "pt": "As ações da Ashby Tarn caíram 5% na terça-feira depois que o banco cortou a sua previsão para o ano.",
    "da": "Aktierne i Ashby Tarn faldt tirsdag med 5 procent, efter at banken havde sænket sin prognose for året.",
    "sv": "Aktierna i Ashby Tarn föll med 5 procent på tisdagen efter att banken sänkt sin prognos för året.",
    "pl": "Akcje spółki Ashby Tarn spadły we wtorek o 5 procent po tym, jak bank obniżył swoją prognozę.",
    "ru": "Акции Ashby Tarn упали во вторник на 5 процентов после того, как банк снизил свой прогноз.",
    "ja": "アシュビー・ターンの株価は火曜日に5%下落した。銀行が業績予想を引き下げたためだ。",
    "zh": "阿什比塔恩的股价周二下跌百分之五，此前该银行下调了全年业绩预期，投资者纷纷抛售。",
    "ar": "تراجعت أسهم شركة أشبي تارن بنسبة خمسة في المئة يوم الثلاثاء بعد أن خفض البنك توقعاته.",
    "tr": "Ashby Tarn hisseleri salı günü bankanın yıllık tahminini düşürmesinin ardından yüzde 5 geriledi.",
}


def languages(text: str) -> list[str]:
    return [one.language for one in languages_in(text)]


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_of_news_is_told(code: str) -> None:
    assert languages(SENTENCES[code]) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "5%",
        "Ashby Tarn: 5%",
        "Börse Frankfurt",
        "Société Générale, Crédit Agricole, Banco Santander, Deutsche Börse AG, Münchener Rückversicherung",
        "| ATRN | 5% | 12,3 |\n|---|---|---|\n| HLDN | 7% | 9,1 |",
        "\ud800\ud800\ud800",
        "xq zzgh wqrtp lkjh mnbv",
    ],
)
def test_names_and_figures_are_no_language(text: str) -> None:
    assert languages(text) == []


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "“Wir warten ab, bis die Zahlen der Bank vorliegen”, is how she put it, and that is what the others said too.",
        "Cheap money helped lenders, builders, shippers, insurers and retailers alike.",
        "Employers added 118,000 jobs in May.",
    ],
)
def test_english_is_never_another_language(text: str) -> None:
    assert set(languages(text)) <= {"en"}


def test_no_sentence_of_the_labelled_drafts_is_foreign() -> None:
    files = sorted(QUALITY.glob("drafts*.jsonl"))
    texts = [json.loads(one)["text"] for file in files for one in file.read_text().splitlines()]
    assert len(texts) > 900
    assert [text for text in texts if not set(languages(text)) <= {"en"}] == []


def test_paragraphs_of_one_language_are_one_stretch_with_their_headings() -> None:
    german = f"Kurse fallen\n\n{SENTENCES['de']}\n\nKauf\n\n{SENTENCES['de']}"
    text = f"{german}\n\n{ENGLISH}"
    german_stretch, english = languages_in(text)
    assert german_stretch == Stretch(german_stretch.span, "de")
    assert german_stretch.span.of(text) == german
    assert english.span.of(text) == ENGLISH


def test_a_heading_between_two_languages_has_none() -> None:
    text = f"{SENTENCES['de']}\n\nTarn\n\n{ENGLISH}"
    assert [one.span.of(text) for one in languages_in(text)] == [SENTENCES["de"], ENGLISH]


def test_lines_that_were_wrapped_are_judged_together() -> None:
    text = (
        "Die Aktien\nvon Ashby Tarn\nfielen am\nDienstag um\n5 Prozent, weil\ndie Bank ihre\nPrognose\ngesenkt hatte."
    )
    (stretch,) = languages_in(text)
    assert (stretch.language, stretch.span.of(text)) == ("de", text)


def test_the_language_of_most_of_a_draft() -> None:
    assert main_language(languages_in(f"{ENGLISH}\n\n{ENGLISH}\n\n{SENTENCES['de']}")) == "en"
    assert main_language(languages_in(f"{ENGLISH}\n\n{SENTENCES['de']}\n\n{SENTENCES['de']}")) == "de"
    assert main_language(languages_in("5%")) is None
