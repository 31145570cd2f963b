"""The rules of what cannot be read."""

from __future__ import annotations

from typing import Final

from narrator.check.rules.rule import SPJ, Rule, against
from narrator.model.drafts import Severity

_FUNDS = "Investors withdrew $2.4 billion from small-cap funds last week."

LANGUAGE: Final = (
    Rule(
        name="language",
        says="What of a draft is surely not English is not checked, and the report says so.",
        message="{found}: {said}",
        severity=Severity.WARNING,
        authority=SPJ,
        passes=(
            against("Investors withdrew $2.4 billion from small-cap funds last week.", _FUNDS),
            against("“Wir warten ab”, is how Una Fairlie of Pellworth Data put it when the funds lost money.", _FUNDS),
            against("Fundação Tarn e Société Ashby: 5%", _FUNDS),
        ),
        fails=(
            against("Anleger haben in der vergangenen Woche Milliarden aus Fonds für kleine Werte abgezogen.", _FUNDS),
            against(f"{_FUNDS}\n\nLes investisseurs ont retiré de l’argent des fonds la semaine dernière.", _FUNDS),
            against(
                "投資家は先週、小型株ファンドから二十四億ドルを引き出した。市場は静かだったが売りは続くとみられている。",
                _FUNDS,
            ),
        ),
    ),
    Rule(
        name="length",
        says="A line of thousands of characters without a full stop is not checked, and the report says so.",
        message="{found}: {said} …",
        severity=Severity.WARNING,
        authority=SPJ,
        passes=(
            against(_FUNDS, _FUNDS),
            against(" ".join([_FUNDS] * 40), _FUNDS),
        ),
        fails=(
            against(", and ".join(["the harbour board of Pellworth met again"] * 60) + ".", _FUNDS),
            against("4.5% " * 500, _FUNDS),
        ),
    ),
)
